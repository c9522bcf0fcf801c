//! Reads texts one after the other, and remembers how their words were cut.

use mahdar_knowledge::Knowledge;
use rustc_hash::FxHashMap;

use crate::cuts::{Cut, Cutter};
use crate::folded::{Folded, FoldedSpan};
use crate::text::Text;
use crate::tokens::Token;

/// Reads texts. What it remembers of earlier ones makes it fast and changes nothing: how a word is cut depends on its letters alone.
///
/// ```
/// let (knowledge, _) = mahdar_knowledge::Knowledge::load(&[]);
/// let mut reader = mahdar_language::Reader::new(&knowledge);
/// assert_eq!(reader.read("وصل الوزير.").words(0, 2), "وصل الوزير");
/// assert_eq!(reader.read("وصل الوفد.").words(0, 2), "وصل الوفد");
/// ```
pub struct Reader<'k> {
    knowledge: &'k Knowledge,
    cutter: Cutter<'k>,
    /// By spelling, the place of its cuts in `cuts`.
    seen: FxHashMap<Box<str>, (u32, u32)>,
    /// Cuts of the spellings that were seen, as if their word began the folded text.
    cuts: Vec<Cut>,
}

/// So many spellings are remembered before all are forgotten: memory stays bounded, however many texts there are.
const MOST: usize = 1 << 16;

impl<'k> Reader<'k> {
    /// A reader that remembers nothing yet.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self { knowledge, cutter: Cutter::new(knowledge), seen: FxHashMap::default(), cuts: Vec::new() }
    }

    /// Reads a text.
    #[must_use]
    pub fn read<'a>(&mut self, source: &'a str) -> Text<'a>
    where
        'k: 'a,
    {
        Text::read(source, self.knowledge, |folded, tokens| self.cut_all(source, folded, tokens))
    }

    /// Cuts every word.
    fn cut_all(&mut self, source: &str, folded: &Folded, tokens: &mut [Token]) -> Vec<Cut> {
        let mut cuts: Vec<Cut> = Vec::with_capacity(tokens.len() * 3);
        for token in tokens {
            let begin = cuts.len() as u32;
            if token.is_word() {
                self.cut(source, folded, token, &mut cuts);
            }
            token.cuts = (begin, cuts.len() as u32);
            let better = |best: u32, at: u32| if cuts[at as usize].score > cuts[best as usize].score { at } else { best };
            token.best = (begin..cuts.len() as u32).reduce(better).unwrap_or(begin);
        }
        cuts
    }

    fn cut(&mut self, source: &str, folded: &Folded, token: &Token, cuts: &mut Vec<Cut>) {
        let spelling = token.span.of(source);
        let start = token.folded.start;
        if let Some(&(first, end)) = self.seen.get(spelling) {
            let moved = |cut: &Cut| Cut { stem: FoldedSpan { start: cut.stem.start + start, end: cut.stem.end + start }, ..*cut };
            cuts.extend(self.cuts[first as usize..end as usize].iter().map(moved));
            return;
        }
        let begin = cuts.len();
        self.cutter.cut(source, folded, token.folded, cuts);
        if self.seen.len() >= MOST {
            self.seen.clear();
            self.cuts.clear();
        }
        let first = self.cuts.len() as u32;
        let moved = |cut: &Cut| Cut { stem: FoldedSpan { start: cut.stem.start - start, end: cut.stem.end - start }, ..*cut };
        self.cuts.extend(cuts[begin..].iter().map(moved));
        self.seen.insert(spelling.into(), (first, self.cuts.len() as u32));
    }
}

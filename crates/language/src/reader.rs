//! Reads texts one after the other, and remembers how their words were cut and what they can be.

use mahdar_knowledge::{Classes, Knowledge, Node, Reading};
use rustc_hash::FxHashMap;

use crate::cuts::{Cut, Cutter};
use crate::folded::{Folded, FoldedSpan};
use crate::lookup::{self, Match};
use crate::text::{Analysis, Text};
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
    /// Where in `spellings` a spelling stands.
    places: FxHashMap<Box<str>, u32>,
    spellings: Vec<Spelling>,
    cuts: Vec<Known>,
    readings: Vec<Reading>,
}

/// So many spellings are remembered before all are forgotten: memory stays bounded, however many texts there are.
const MOST: usize = 1 << 16;

/// A spelling that was seen.
#[derive(Clone, Copy)]
struct Spelling {
    /// Its cuts, as a range of the reader's.
    cuts: (u32, u32),
    /// The likeliest of them, counted from the first.
    best: u32,
    /// What it can be as one word: with anything cut off, and with nothing.
    classes: (Classes, Classes),
}

/// A cut of a spelling, as if its word began the folded text.
struct Known {
    cut: Cut,
    /// What it can be as one word, as a range of the reader's readings.
    readings: (u32, u32),
    /// Where phrases go on.
    open: Option<Node>,
}

impl<'k> Reader<'k> {
    /// A reader that remembers nothing yet.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge) -> Self {
        let cutter = Cutter::new(knowledge);
        Self { knowledge, cutter, places: FxHashMap::default(), spellings: Vec::new(), cuts: Vec::new(), readings: Vec::new() }
    }

    /// Reads a text.
    #[must_use]
    pub fn read<'a>(&mut self, source: &'a str) -> Text<'a>
    where
        'k: 'a,
    {
        if self.spellings.len() >= MOST {
            self.places.clear();
            self.spellings.clear();
            self.cuts.clear();
            self.readings.clear();
        }
        Text::read(source, self.knowledge, |folded, tokens| self.analyse(source, folded, tokens))
    }

    /// Cuts every word and looks it up.
    fn analyse(&mut self, source: &str, folded: &Folded, tokens: &mut [Token]) -> Analysis {
        let mut found = Analysis {
            cuts: Vec::with_capacity(tokens.len() * 3),
            matches: Vec::with_capacity(tokens.len() * 3),
            classes: Vec::with_capacity(tokens.len()),
        };
        let spellings: Vec<Option<Spelling>> =
            tokens.iter().map(|token| token.is_word().then(|| self.spelling(source, folded, token))).collect();
        for (index, token) in tokens.iter_mut().enumerate() {
            let (cuts, matches) = (found.cuts.len() as u32, found.matches.len() as u32);
            let mut classes = (Classes::default(), Classes::default());
            if let Some(spelling) = &spellings[index] {
                classes = spelling.classes;
                token.best = cuts + spelling.best;
                for known in &self.cuts[spelling.cuts.0 as usize..spelling.cuts.1 as usize] {
                    self.take(known, (index as u32, token.folded.start), &spellings[index + 1..], &mut found, &mut classes);
                }
            }
            token.cuts = (cuts, found.cuts.len() as u32);
            token.matches = (matches, found.matches.len() as u32);
            found.classes.push(classes);
        }
        found
    }

    /// Adds a cut of the word at a token that begins at a folded byte, with what it can be.
    fn take(
        &self,
        known: &Known,
        (token, start): (u32, u32),
        behind: &[Option<Spelling>],
        found: &mut Analysis,
        classes: &mut (Classes, Classes),
    ) {
        let stem = FoldedSpan { start: known.cut.stem.start + start, end: known.cut.stem.end + start };
        let cut = Cut { stem, ..known.cut };
        found.cuts.push(cut);
        let one = |&reading: &Reading| Match { first: token, last: token, reading, cut };
        found.matches.extend(self.readings[known.readings.0 as usize..known.readings.1 as usize].iter().map(one));
        let Some(node) = known.open else { return };
        let words = behind.iter().map(|spelling| spelling.and_then(|spelling| self.cuts[spelling.cuts.0 as usize].cut.word));
        lookup::phrases(self.knowledge.lexicon(), node, words, |further, reading| {
            note(classes, &cut, reading);
            found.matches.push(Match { first: token, last: token + further, reading, cut });
        });
    }

    /// What is known of the spelling of a token.
    fn spelling(&mut self, source: &str, folded: &Folded, token: &Token) -> Spelling {
        let letters = token.span.of(source);
        if let Some(&place) = self.places.get(letters) {
            return self.spellings[place as usize];
        }
        let (mut cuts, lexicon) = (Vec::new(), self.knowledge.lexicon());
        self.cutter.cut(source, folded, token.folded, &mut cuts);
        let first = self.cuts.len() as u32;
        let mut classes = (Classes::default(), Classes::default());
        for cut in &cuts {
            let begin = self.readings.len() as u32;
            self.readings.extend(lookup::readings(lexicon, cut).inspect(|&reading| note(&mut classes, cut, reading)));
            let stem = FoldedSpan { start: cut.stem.start - token.folded.start, end: cut.stem.end - token.folded.start };
            let readings = (begin, self.readings.len() as u32);
            self.cuts.push(Known { cut: Cut { stem, ..*cut }, readings, open: lookup::open(lexicon, cut) });
        }
        let best = (0..cuts.len()).reduce(|best, at| if cuts[at].score > cuts[best].score { at } else { best }).unwrap_or(0);
        let spelling = Spelling { cuts: (first, self.cuts.len() as u32), best: best as u32, classes };
        self.places.insert(letters.into(), self.spellings.len() as u32);
        self.spellings.push(spelling);
        spelling
    }
}

/// Notes the class of a reading among those of its token: of all, and of those with nothing cut off.
fn note((any, whole): &mut (Classes, Classes), cut: &Cut, reading: Reading) {
    any.insert(reading.class);
    if cut.is_whole() {
        whole.insert(reading.class);
    }
}

//! The analyses of a word: which letters are written onto it.

use mahdar_knowledge::{CliticClass, Clitics, Knowledge, Lexicon, WordId};

use crate::folded::{Folded, FoldedSpan};

/// One way to read a token: proclitics, word, enclitic.
///
/// Law: proclitics, stem and enclitic cover the folded token in this order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// Index of the coordinator in the table of proclitics.
    pub coordinator: Option<u8>,
    /// Index of the preposition (or of the contraction of preposition and article).
    pub preposition: Option<u8>,
    /// True if the mark of the future stands before the word.
    pub future: bool,
    /// True if the article stands before the word, whole or swallowed.
    pub article: bool,
    /// Index of the pronoun at the end.
    pub enclitic: Option<u8>,
    /// The word with its article, without the rest.
    pub stem: FoldedSpan,
    /// The word as the knowledge has it: with a restored article, and a restored feminine ending before a pronoun.
    pub word: Option<WordId>,
    /// How likely the cut is, from counts; comparable among the cuts of one token.
    pub score: f32,
}

impl Cut {
    /// True if nothing is cut off.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.coordinator.is_none() && self.preposition.is_none() && !self.future && self.enclitic.is_none()
    }
}

/// Finds the cuts of tokens; one for a text.
pub(crate) struct Cutter<'k> {
    clitics: &'k Clitics,
    lexicon: &'k Lexicon,
    /// The feminine ending before a pronoun, and at the end of a word.
    feminine: Option<(&'k str, &'k str)>,
    scratch: String,
}

/// What stands before the stem.
#[derive(Clone, Copy, Default)]
struct Front {
    coordinator: Option<u8>,
    preposition: Option<u8>,
    future: bool,
    contraction: bool,
    len: usize,
}

impl<'k> Cutter<'k> {
    pub(crate) fn new(knowledge: &'k Knowledge) -> Self {
        Self { clitics: knowledge.clitics(), lexicon: knowledge.lexicon(), feminine: knowledge.feminine(), scratch: String::new() }
    }

    /// Appends the cuts of a token, the whole word first.
    pub(crate) fn cut(&mut self, folded: &Folded, token: FoldedSpan, out: &mut Vec<Cut>) {
        let word = folded.get(token);
        let (fronts, count) = self.fronts(word);
        for front in &fronts[..count] {
            self.cut_behind(word, token, *front, out);
        }
    }

    /// Every stack of proclitics that leaves at least two letters.
    fn fronts(&self, word: &str) -> ([Front; 12], usize) {
        let mut fronts = [Front::default(); 12];
        let mut count = 1;
        let mut done = 0;
        while done < count {
            let front = fronts[done];
            done += 1;
            for (index, clitic) in self.clitics.proclitics().iter().enumerate() {
                let Some(next) = stack(front, index as u8, clitic.class, clitic.text.len()) else { continue };
                let rest = &word[front.len..];
                if count < fronts.len() && rest.starts_with(&*clitic.text) && rest.len() >= clitic.text.len() + 4 {
                    fronts[count] = next;
                    count += 1;
                }
            }
        }
        (fronts, count)
    }

    fn cut_behind(&mut self, word: &str, token: FoldedSpan, front: Front, out: &mut Vec<Cut>) {
        let rest = &word[front.len..];
        let article = self.clitics.article();
        let cut = |end: usize, enclitic: Option<u8>, id: Option<WordId>| Cut {
            coordinator: front.coordinator,
            preposition: front.preposition,
            future: front.future,
            article: front.contraction || (!article.is_empty() && rest.starts_with(article)),
            enclitic,
            stem: FoldedSpan { start: token.start + front.len as u32, end: token.start + end as u32 },
            word: id,
            score: 0.0,
        };
        let id = self.find(rest, front.contraction, false);
        if id.is_some() || front.len == 0 || front.coordinator.is_some() || front.preposition.is_some() {
            out.push(cut(word.len(), None, id));
        }
        if front.contraction || rest.starts_with(article) {
            return; // a word with the article takes no pronoun
        }
        for (index, clitic) in self.clitics.enclitics().iter().enumerate() {
            let Some(stem) = rest.strip_suffix(&*clitic.text) else { continue };
            if stem.len() < 4 {
                continue;
            }
            let id = self.find(stem, false, false).or_else(|| self.find(stem, false, true));
            if id.is_some() {
                out.push(cut(front.len + stem.len(), Some(index as u8), id));
            }
        }
    }

    /// Looks a stem up, with the article restored, or with the feminine ending that a pronoun has changed.
    fn find(&mut self, stem: &str, restore_article: bool, restore_feminine: bool) -> Option<WordId> {
        if !restore_article && !restore_feminine {
            return self.lexicon.word(stem);
        }
        self.scratch.clear();
        if restore_article {
            self.scratch.push_str(self.clitics.article());
            self.scratch.push_str(stem);
        } else {
            let (open, closed) = self.feminine?;
            self.scratch.push_str(stem.strip_suffix(open)?);
            self.scratch.push_str(closed);
        }
        self.lexicon.word(&self.scratch)
    }
}

fn stack(front: Front, index: u8, class: CliticClass, len: usize) -> Option<Front> {
    let stacked = Front { len: front.len + len, ..front };
    let free = front.preposition.is_none() && !front.future;
    match class {
        CliticClass::Coordinator if front.len == 0 => Some(Front { coordinator: Some(index), ..stacked }),
        CliticClass::Preposition if free => Some(Front { preposition: Some(index), ..stacked }),
        CliticClass::Contraction if free => Some(Front { preposition: Some(index), contraction: true, ..stacked }),
        CliticClass::Future if free => Some(Front { future: true, ..stacked }),
        _ => None,
    }
}

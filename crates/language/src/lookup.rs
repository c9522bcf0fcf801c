//! Words and phrases of the lexicon in a text.

use mahdar_knowledge::{Class, Lexicon, Node, Reading, WordId};

use crate::cuts::Cut;

/// A word or phrase of the lexicon at its place in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The first token.
    pub first: u32,
    /// The last token.
    pub last: u32,
    /// What it can be.
    pub reading: Reading,
    /// The cut of the first token: what stands before the phrase, and after it where it is one word.
    pub cut: Cut,
}

impl Match {
    /// The class of its entry.
    #[must_use]
    #[inline]
    pub fn class(&self) -> Class {
        self.reading.class
    }
}

/// Where phrases of several words can go on from a cut.
pub(crate) fn open(lexicon: &Lexicon, cut: &Cut) -> Option<Node> {
    cut.word.filter(|_| cut.enclitic.is_none()).and_then(|word| lexicon.start(word)).filter(|&node| lexicon.goes_on(node))
}

/// What the word of a cut can be by itself.
pub(crate) fn readings<'l>(lexicon: &'l Lexicon, cut: &Cut) -> impl Iterator<Item = Reading> + use<'l> {
    let joined = cut.enclitic.is_some();
    let node = cut.word.and_then(|word| lexicon.start(word));
    let readings = node.map_or(&[][..], |node| lexicon.readings(node));
    readings.iter().filter(move |reading| !reading.inflection.joined || joined).copied()
}

/// Walks the automaton of phrases on from the word of a cut, over the words that stand whole behind it.
pub(crate) fn phrases(lexicon: &Lexicon, start: Node, words: impl Iterator<Item = Option<WordId>>, mut found: impl FnMut(u32, Reading)) {
    let mut node = start;
    for (behind, word) in (1..).zip(words) {
        let Some(next) = word.and_then(|word| lexicon.step(node, word)) else { return };
        node = next;
        lexicon.readings(node).iter().filter(|reading| !reading.inflection.joined).for_each(|&reading| found(behind, reading));
    }
}

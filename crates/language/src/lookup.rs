//! Words and phrases of the lexicon in a text.

use mahdar_knowledge::{Class, Lexicon, Reading, WordId};

use crate::cuts::Cut;
use crate::tokens::Token;

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

/// Walks the automaton of phrases from every cut of every token.
pub(crate) fn look_up(lexicon: &Lexicon, tokens: &mut [Token], cuts: &[Cut]) -> Vec<Match> {
    let mut matches = Vec::with_capacity(tokens.len() * 2);
    let whole: Vec<Option<WordId>> = tokens
        .iter()
        .map(|token| cuts.get(token.cuts.0 as usize).filter(|_| token.cuts.1 > token.cuts.0).and_then(|cut| cut.word))
        .collect();
    for index in 0..tokens.len() {
        let begin = matches.len() as u32;
        for cut in &cuts[tokens[index].cuts.0 as usize..tokens[index].cuts.1 as usize] {
            walk(lexicon, &whole, index, cut, &mut matches);
        }
        tokens[index].matches = (begin, matches.len() as u32);
    }
    matches
}

fn walk(lexicon: &Lexicon, whole: &[Option<WordId>], first: usize, cut: &Cut, matches: &mut Vec<Match>) {
    let mut node = cut.word.and_then(|word| lexicon.start(word));
    let mut last = first;
    while let Some(here) = node {
        matches.extend(
            lexicon.readings(here).iter().filter(|reading| !reading.inflection.joined || cut.enclitic.is_some()).map(|&reading| Match {
                first: first as u32,
                last: last as u32,
                reading,
                cut: *cut,
            }),
        );
        if cut.enclitic.is_some() {
            return;
        }
        last += 1;
        node = whole.get(last).copied().flatten().and_then(|word| lexicon.step(here, word));
    }
}

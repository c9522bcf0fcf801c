//! A lexicon while it grows, one form after the other.

use crate::lexicon::{Entry, EntryId, Inflection, Lexicon, Reading, WordCounts};
use crate::steps::Steps;
use crate::words::Words;

/// Takes entries, forms and counts, and becomes a [`Lexicon`].
#[derive(Debug, Default)]
pub(crate) struct LexiconBuilder {
    words: Words,
    counts: Vec<WordCounts>,
    starts: Vec<u32>,
    steps: Steps,
    /// For each state the first and the last of its readings, plus 1; 0 for none.
    chains: Vec<(u32, u32)>,
    /// Readings, each with the next one of its state, plus 1.
    readings: Vec<(Reading, u32)>,
    entries: Vec<Entry>,
}

impl LexiconBuilder {
    pub(crate) fn push_entry(&mut self, entry: Entry) -> EntryId {
        self.entries.push(entry);
        EntryId((self.entries.len() - 1) as u32)
    }

    /// What is counted of a folded word. Words that are counted must come before all forms.
    pub(crate) fn counts_mut(&mut self, folded: &str) -> &mut WordCounts {
        let id = self.words.intern(folded) as usize;
        if id >= self.counts.len() {
            self.counts.resize(id + 1, WordCounts::default());
        }
        &mut self.counts[id]
    }

    /// Adds a form of an entry that has been pushed: a folded phrase.
    pub(crate) fn add_form(&mut self, phrase: &str, entry: EntryId, inflection: Inflection) {
        let reading = Reading { entry, class: self.entries[entry.0 as usize].class, inflection };
        let mut node = None;
        for word in phrase.split(' ').filter(|word| !word.is_empty()) {
            let id = self.words.intern(word);
            node = Some(self.advance(node, id));
        }
        if let Some(node) = node {
            self.add_reading(node, reading);
        }
    }

    fn advance(&mut self, node: Option<u32>, word: u32) -> u32 {
        let fresh = self.chains.len() as u32;
        let next = match node {
            None => {
                if word as usize >= self.starts.len() {
                    self.starts.resize(word as usize + 1, 0);
                }
                let start = &mut self.starts[word as usize];
                if *start == 0 {
                    *start = fresh + 1;
                }
                *start - 1
            }
            Some(node) => self.steps.find_or_push(node, word, fresh),
        };
        if next == fresh {
            self.chains.push((0, 0));
        }
        next
    }

    fn add_reading(&mut self, node: u32, reading: Reading) {
        let (first, last) = self.chains[node as usize];
        let mut at = first;
        while at != 0 {
            let (known, next) = &self.readings[at as usize - 1];
            if *known == reading {
                return;
            }
            at = *next;
        }
        self.readings.push((reading, 0));
        let id = self.readings.len() as u32;
        if last != 0 {
            self.readings[last as usize - 1].1 = id;
        }
        self.chains[node as usize] = (if first == 0 { id } else { first }, id);
    }

    /// The lexicon, with the readings of each state side by side.
    pub(crate) fn finish(self) -> Lexicon {
        let mut readings = Vec::with_capacity(self.readings.len());
        let mut reading_ends = Vec::with_capacity(self.chains.len());
        for (first, _) in self.chains {
            let mut at = first;
            while at != 0 {
                let (reading, next) = self.readings[at as usize - 1];
                readings.push(reading);
                at = next;
            }
            reading_ends.push(readings.len() as u32);
        }
        let Self { words, counts, starts, steps, entries, .. } = self;
        Lexicon { words, counts, starts, steps, reading_ends, readings, entries }
    }
}

//! The steps of the phrase automaton: state and word to state.

use crate::slots::{Slots, hash_pair};

/// Every step, in the order in which they were made, and a table to find them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Steps {
    /// From which state, by which word, to which state.
    rows: Vec<[u32; 3]>,
    slots: Slots,
    /// A bit for each state from which a step leads on, so that the ends of phrases are known at once.
    open: Vec<u64>,
}

impl Steps {
    /// Steps as they were written.
    pub(crate) fn from_written(rows: Vec<[u32; 3]>, slots: Slots, nodes: usize) -> Option<Self> {
        let mut steps = Self { rows, slots, open: vec![0; nodes.div_ceil(64)] };
        for index in 0..steps.rows.len() {
            let [from, _, to] = steps.rows[index];
            if from as usize >= nodes || to as usize >= nodes {
                return None;
            }
            steps.mark(from);
        }
        Some(steps)
    }

    pub(crate) fn as_written(&self) -> (&[[u32; 3]], &Slots) {
        (&self.rows, &self.slots)
    }

    #[inline]
    pub(crate) fn find(&self, from: u32, word: u32) -> Option<u32> {
        if !self.is_open(from) {
            return None;
        }
        let row = self.slots.find(hash_pair(from, word), |id| self.rows.get(id as usize).is_some_and(|row| row[..2] == [from, word]))?;
        Some(self.rows[row as usize][2])
    }

    /// True if a step leads on from the state.
    #[inline]
    pub(crate) fn is_open(&self, from: u32) -> bool {
        self.open.get(from as usize / 64).is_some_and(|bits| bits >> (from % 64) & 1 == 1)
    }

    /// The state behind a step, which becomes `fresh` if there is none yet.
    pub(crate) fn find_or_push(&mut self, from: u32, word: u32, fresh: u32) -> u32 {
        if let Some(known) = self.find(from, word) {
            return known;
        }
        let Self { rows, slots, .. } = self;
        let hash_of = |id: u32| hash_pair(rows[id as usize][0], rows[id as usize][1]);
        slots.push(rows.len() as u32, hash_pair(from, word), hash_of);
        self.rows.push([from, word, fresh]);
        self.mark(from);
        fresh
    }

    fn mark(&mut self, from: u32) {
        let at = from as usize / 64;
        if at >= self.open.len() {
            self.open.resize(at + 1, 0);
        }
        self.open[at] |= 1 << (from % 64);
    }
}

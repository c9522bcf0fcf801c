//! Beginnings of words that name topics.

use rustc_hash::FxHashMap;

use crate::lexicon::EntryId;

/// Folded stems with the entries they are from.
#[derive(Debug, Default)]
pub(crate) struct Stems {
    entries: FxHashMap<Box<str>, Vec<EntryId>>,
    /// How long the stems are that begin with some two letters, as bits by bytes: most words have no such beginning.
    lengths: FxHashMap<[u8; 4], u64>,
}

impl Stems {
    /// Adds an entry with its stem; one of other than 4 to 63 bytes is never found.
    pub(crate) fn insert(&mut self, stem: &str, entry: EntryId) {
        if let Some(first) = stem.as_bytes().first_chunk().filter(|_| stem.len() < 64) {
            *self.lengths.entry(*first).or_default() |= 1 << stem.len();
            self.entries.entry(stem.into()).or_default().push(entry);
        }
    }

    /// The entries of the longest stem that a word begins with.
    pub(crate) fn longest(&self, word: &str) -> &[EntryId] {
        let mut lengths = word.as_bytes().first_chunk().and_then(|first| self.lengths.get(first)).copied().unwrap_or(0);
        while lengths != 0 {
            let longest = lengths.ilog2();
            lengths ^= 1 << longest;
            if let Some(entries) = word.get(..longest as usize).and_then(|stem| self.entries.get(stem)) {
                return entries;
            }
        }
        &[]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_stem_wins() {
        let mut stems = Stems::default();
        for (id, stem) in ["نفط", "نفطي", "ن"].into_iter().enumerate() {
            stems.insert(stem, EntryId(id as u32));
        }
        let check = |word: &str, found: &[u32]| assert_eq!(stems.longest(word).iter().map(|id| id.0).collect::<Vec<_>>(), found);
        check("نفط", &[0]);
        check("نفطية", &[1]);
        check("نفا", &[]);
        check("ن", &[]);
        check("", &[]);
    }
}

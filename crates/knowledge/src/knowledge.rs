//! All knowledge, ready for use.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::class::Class;
use crate::clitics::Clitics;
use crate::fold::FoldTable;
use crate::frames::{Frame, FrameId};
use crate::lexicon::{EntryId, Lexicon};
use crate::loader::Loader;
use crate::stems::Stems;
use crate::{KnowledgeFile, Problem};

/// All that mahdar knows. Made from files by [`Knowledge::load`], or from what a build made of them by [`Knowledge::from_image`].
#[derive(Debug, Default)]
pub struct Knowledge {
    pub(crate) parts: Parts,
    /// Lemmas of verbs, as they are written and folded.
    verbs: FxHashMap<Box<str>, EntryId>,
    stems: Stems,
}

/// What knowledge consists of; the rest is derived from it.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub(crate) fold: FoldTable,
    pub(crate) clitics: Clitics,
    /// The feminine ending before a pronoun, and at the end of a word.
    pub(crate) feminine: Option<(Box<str>, Box<str>)>,
    pub(crate) lexicon: Lexicon,
    pub(crate) frames: Vec<Frame>,
    /// The frames that entries (verbs, nouns of frames) evoke, by entry.
    pub(crate) evoked: Vec<FrameId>,
    /// Where the frames of each entry end.
    pub(crate) evoked_ends: Vec<u32>,
}

impl Knowledge {
    /// Reads and checks all files as a whole. What is sound is usable even where there are problems.
    #[must_use]
    pub fn load(files: &[KnowledgeFile]) -> (Self, Vec<Problem>) {
        Loader::load(files)
    }

    pub(crate) fn of(parts: Parts) -> Self {
        let mut verbs = FxHashMap::default();
        let mut stems = Stems::default();
        let mut written = Vec::new();
        for (id, entry) in parts.lexicon.entries() {
            if entry.class == Class::Verb {
                verbs.insert(parts.fold.fold(&entry.text).into(), id);
                written.push((&*entry.text, id));
            } else if entry.is_stem() {
                stems.insert(&parts.fold.fold(&entry.text), id);
            }
        }
        for (lemma, id) in written {
            verbs.entry(lemma.into()).or_insert(id);
        }
        Self { parts, verbs, stems }
    }

    /// How letters are folded.
    #[must_use]
    pub fn fold_table(&self) -> &FoldTable {
        &self.parts.fold
    }

    /// What is written onto words.
    #[must_use]
    pub fn clitics(&self) -> &Clitics {
        &self.parts.clitics
    }

    /// The feminine ending before a pronoun, and at the end of a word.
    #[must_use]
    pub fn feminine(&self) -> Option<(&str, &str)> {
        self.parts.feminine.as_ref().map(|(open, closed)| (&**open, &**closed))
    }

    /// The words and phrases.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.parts.lexicon
    }

    /// Every frame, in the order of the files.
    #[must_use]
    pub fn frames(&self) -> &[Frame] {
        &self.parts.frames
    }

    /// The frame of an id.
    #[must_use]
    pub fn frame(&self, id: FrameId) -> &Frame {
        &self.parts.frames[id.0 as usize]
    }

    /// The frames that an entry evokes.
    #[must_use]
    pub fn evoked_by(&self, entry: EntryId) -> &[FrameId] {
        let end = |index: usize| self.parts.evoked_ends.get(index).map_or(0, |end| *end as usize);
        let index = entry.0 as usize;
        self.parts.evoked.get(index.checked_sub(1).map_or(0, end)..end(index)).unwrap_or(&[])
    }

    /// The verb of a lemma, in any spelling.
    #[must_use]
    pub fn verb(&self, lemma: &str) -> Option<EntryId> {
        self.verbs.get(lemma).or_else(|| self.verbs.get(&*self.parts.fold.fold(lemma))).copied()
    }

    /// The topics with the longest stem that a folded word begins with.
    #[must_use]
    pub fn longest_stem(&self, word: &str) -> &[EntryId] {
        self.stems.longest(word)
    }

    /// How many entries each class has, sorted by class, and how many frames each kind: for `mahdar check`.
    #[must_use]
    pub fn counts(&self) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (_, entry) in self.lexicon().entries() {
            *counts.entry(entry.class.as_str().to_owned()).or_default() += 1;
        }
        for frame in self.frames() {
            let kind = frame.id.split('.').next().unwrap_or("");
            *counts.entry(format!("frame {kind}")).or_default() += 1;
        }
        counts.into_iter().collect()
    }

    /// Every word of the lexicon, folded: what a bare dictionary scan of the same knowledge would look for.
    #[must_use]
    pub fn lexicon_texts(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.lexicon().words().collect();
        words.sort_unstable();
        words
    }
}

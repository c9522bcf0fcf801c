//! Bytes of knowledge files to checked [`Knowledge`] and [`Problem`]s. Reads no files itself.

/// One knowledge file: its path inside the knowledge folder, with `/`, and its bytes.
#[derive(Clone, Debug)]
pub struct KnowledgeFile {
    /// For instance `ar/words/titles.tsv`.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// Something wrong in a knowledge file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path inside the knowledge folder.
    pub file: String,
    /// From 1; 0 where the whole file is meant.
    pub line: usize,
    /// From 1, in characters; 0 where the whole line is meant.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: String,
}

/// All that mahdar knows, ready for use.
#[derive(Debug)]
pub struct Knowledge {}

impl Knowledge {
    /// Reads and checks all files as a whole. What is sound is usable even where there are problems.
    #[must_use]
    pub fn load(_files: &[KnowledgeFile]) -> (Self, Vec<Problem>) {
        (Self {}, Vec::new())
    }

    /// How many entries each class has, sorted by class: for `mahdar check`.
    #[must_use]
    pub fn counts(&self) -> Vec<(String, usize)> {
        Vec::new()
    }
}

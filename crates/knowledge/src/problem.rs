//! What is wrong in a knowledge file, and where.

use std::fmt;

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

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {} ({})", self.file, self.line, self.column, self.message, self.hint)
    }
}

//! What could not be read.

use serde::Serialize;

/// Something that could not be read: where it stands and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}: {reason}", place(.source_name, .line.as_ref()))]
pub struct Failure {
    /// The file, folder or stream, as it was named.
    #[serde(rename = "source")]
    pub source_name: String,
    /// The line, from 1, where the format has one document a line.
    pub line: Option<u64>,
    /// Why, and the way out.
    pub reason: String,
}

impl Failure {
    /// A whole input that could not be read.
    pub(crate) fn whole(source_name: &str, reason: impl Into<String>) -> Self {
        Self { source_name: source_name.to_owned(), line: None, reason: reason.into() }
    }

    /// One line that could not be read.
    pub(crate) fn line(source_name: &str, line: u64, reason: impl Into<String>) -> Self {
        Self { source_name: source_name.to_owned(), line: Some(line), reason: reason.into() }
    }
}

fn place(source_name: &str, line: Option<&u64>) -> String {
    match line {
        Some(line) => format!("{source_name}:{line}"),
        None => source_name.to_owned(),
    }
}

//! Why a record cannot be opened, read or written.

use std::path::{Path, PathBuf};

/// Why a record cannot be opened, read or written; the message names the file and the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no file.
    #[error("there is no record at {}: make one with `mahdar add`, or name another with --db", .path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The file is a database of something else.
    #[error("{} is no record of mahdar: name another file with --db", .path.display())]
    Foreign {
        /// Which file.
        path: PathBuf,
    },
    /// The file was written by a version that knows more.
    #[error("{} was written by a newer mahdar (its schema has number {found}, this program knows up to {known}): use the newer program, or another file", .path.display())]
    Newer {
        /// Which file.
        path: PathBuf,
        /// The number of its schema.
        found: i64,
        /// The highest number known here.
        known: i64,
    },
    /// SQLite cannot do it.
    #[error("{}: {source}{}", .path.display(), way_out(.source))]
    Sqlite {
        /// Which file.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// A record is kept in a form that cannot be read.
    #[error("{}: the record of document {document} cannot be read: {source}", .path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// The key of the document.
        document: i64,
        /// What is wrong.
        source: serde_json::Error,
    },
}

impl StoreError {
    pub(crate) fn sqlite(path: &Path, source: rusqlite::Error) -> Self {
        match source.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Self::Foreign { path: path.to_owned() },
            _ => Self::Sqlite { path: path.to_owned(), source },
        }
    }

    /// True where there is no file to read.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing { .. })
    }
}

fn way_out(source: &rusqlite::Error) -> &'static str {
    use rusqlite::ErrorCode as Code;
    match source.sqlite_error_code() {
        Some(Code::DatabaseBusy | Code::DatabaseLocked) => ": another program is writing to it; try again when it is done",
        Some(Code::DiskFull) => ": the disk is full; what was added before is kept, add the rest when there is room",
        Some(Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen) => ": check that the folder is there and may be written to",
        Some(Code::DatabaseCorrupt) => ": the file is damaged; put back a copy, or make a new record from the reports",
        _ => "",
    }
}

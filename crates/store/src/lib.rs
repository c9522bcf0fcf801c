//! The record of many reports in one SQLite file.
//!
//! In go a [`Document`](mahdar_record::Document) and its [`Record`](mahdar_record::Record); out come facts by date, by name and by id, each
//! with the record it stands in. A text is kept once: the same text again changes nothing. Nothing here decides who is who or what is one,
//! and nothing reads Arabic: names are compared in the folded form that the caller's function gives.
//!
//! The tables and views are an interface for other tools; `docs/store.md` describes them.

// The database is a file: keeping it is what this crate is for.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod chronology;
mod error;
mod fact;
mod lookup;
mod people;
mod schema;
mod write;

pub use chronology::{FactKind, Filter};
pub use error::StoreError;
pub use fact::{Fact, Told};
pub use people::{Named, Profile};
pub use schema::{APPLICATION_ID, VERSION};
pub use write::{Added, Entry};

use std::path::{Path, PathBuf};

use rusqlite::Connection;

/// An opened record.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the record at `path` for adding to it; makes it where there is none.
    ///
    /// # Errors
    /// Where the file is no record, was written by a newer version, or cannot be opened.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        schema::open(path, true)
    }

    /// Opens the record at `path` for reading.
    ///
    /// # Errors
    /// Where there is none, and as [`Store::create`].
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        schema::open(path, false)
    }

    /// Ends the adding: all is put into the one file, which can then be read where nothing can be written. Where another program has it
    /// open, that is left to the last one.
    pub fn close(self) {
        // No reason to wait or to fail: what was added is safe either way.
        let _ = self.connection.busy_timeout(std::time::Duration::ZERO);
        let _ = self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn failed(&self) -> impl Fn(rusqlite::Error) -> StoreError + '_ {
        |source| StoreError::sqlite(&self.path, source)
    }
}

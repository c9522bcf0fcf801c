//! Bytes of any format to [`Document`]s, one at a time and in a fixed order.
//!
//! In go paths of files and folders, or standard input; out come documents, and for each thing that could not be read a [`Failure`] that
//! names it and says what to do, while the rest goes on. Nothing here looks inside the language of a text, keeps more than one document in
//! memory, or changes a text: spans point into it as it was read.
//!
//! To add a format, write one file beside `text.rs` and add one line to [`FORMATS`].

// Reading files is what this crate is for; only the pure crates are kept from it.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod failure;
mod jsonl;
mod limits;
mod lines;
mod source;
mod text;
mod walk;

pub use failure::Failure;
pub use limits::{MAX_LINE, MAX_TEXT};
pub use source::Input;
pub use walk::{Reader, read, read_from, total_bytes};

use mahdar_record::Document;

/// One after another, the documents of an input and what could not be read of it.
pub type Documents = Box<dyn Iterator<Item = Result<Document, Failure>> + Send>;

/// An input format.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What it is called.
    pub name: &'static str,
    /// The endings of its files, in small letters; a folder is searched for these.
    pub extensions: &'static [&'static str],
    /// Whether an input that no ending tells begins like this format.
    pub begins_like: fn(&[u8]) -> bool,
    /// Reads it.
    pub documents: fn(Input) -> Documents,
}

/// Every format, in the order in which they are tried on an input that no ending tells. The last one takes all.
pub const FORMATS: &[Format] = &[jsonl::FORMAT, text::FORMAT];

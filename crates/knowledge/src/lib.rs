//! Bytes of knowledge files to checked [`Knowledge`] and [`Problem`]s.
//!
//! In: the files of a knowledge folder, as bytes. Out: everything the other layers look up, and a problem with an address for everything that is
//! wrong. Reads no files itself, and holds no word of any language: those stand in the files.

mod builder;
mod class;
mod clitics;
mod fold;
mod forms;
mod frames;
mod image;
mod knowledge;
mod lexicon;
mod loader;
mod morphology;
mod nouns;
mod problem;
mod slots;
mod stems;
mod steps;
mod table;
mod values;
mod words;

pub use class::{Class, Classes};
pub use clitics::{Clitic, CliticClass, Clitics};
pub use fold::FoldTable;
pub use frames::{Argument, Frame, FrameId, FrameKind, Join, Need, Target};
pub use image::ImageError;
pub use knowledge::Knowledge;
pub use lexicon::{Entry, EntryId, Inflection, Lexicon, Node, Number, Reading, WordCounts, WordId};
pub use morphology::{Person, Slot};
pub use problem::{KnowledgeFile, Problem};

//! The nouns of mahdar and their laws. Types only: nothing here reads text, files or clocks.
//!
//! A [`Document`] is a report as it comes in; a [`Record`] is what it yields: people and their posts, encounters, statements, agreements
//! and acts, each with the [`Span`] of the words it rests on. The JSON of a `Record` is the published format (`schema/record.schema.json`).

mod country;
mod document;
mod edtf;
mod identity;
mod record;
mod span;
mod vocabulary;

pub use country::Country;
pub use document::Document;
pub use edtf::Edtf;
pub use identity::{FactId, Kind, TextDigest};
pub use record::{Act, Agreement, Encounter, Evoked, Heading, Participant, Person, Post, Record, Source, Statement};
pub use span::Span;
pub use vocabulary::{ActStatus, ActType, Change, EncounterStatus, Form, Instrument, Role, SpeechAct, Step, Topic};

/// The JSON Schema of [`Record`], as published in `schema/record.schema.json`.
#[must_use]
pub fn record_schema() -> schemars::Schema {
    schemars::schema_for!(Record)
}

//! One file a command.

mod add;
mod check;
mod chronology;
mod explain;
mod extract;
mod person;
mod schema;
mod show;
mod tour;

use anyhow::Result;
use mahdar_store::{Store, StoreError};

use crate::arguments::{Arguments, Command, Common};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is done.
    Done,
    /// The check found problems.
    Problems,
    /// Some input could not be read; the rest is done.
    Partial,
    /// What was asked for is not there.
    NotFound,
}

/// Wrong use, or no way on.
const REFUSED: u8 = 2;

impl Outcome {
    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Problems => 1,
            Self::Partial => 3,
            Self::NotFound => 4,
        }
    }
}

/// The exit code of an error: a record that is not there is not found, all else is no way on.
pub(crate) fn code_of(error: &anyhow::Error) -> u8 {
    let missing = error.downcast_ref::<StoreError>().is_some_and(StoreError::is_missing);
    if missing { Outcome::NotFound.code() } else { REFUSED }
}

/// Does what is asked.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let common = &arguments.common;
    match &arguments.command {
        Command::Extract(inputs) => extract::run(common, inputs),
        Command::Add(inputs) => add::run(common, inputs),
        Command::Chronology(asked) => chronology::run(common, asked),
        Command::Person(asked) => person::run(common, asked),
        Command::Show(asked) => show::run(common, asked),
        Command::Explain(asked) => explain::run(common, asked),
        Command::Check(json) => check::run(common, *json),
        Command::Tour => tour::run(common),
        Command::Schema => schema::run(common),
    }
}

/// The record to read.
fn record(common: &Common) -> Result<Store> {
    Ok(Store::open(&common.db)?)
}

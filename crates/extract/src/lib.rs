//! Clauses and frames to a [`Record`]. Pure and total: no files, clock, network, threads or globals, and no failure.

use mahdar_knowledge::Knowledge;
use mahdar_record::{Document, Evoked, FactId, Record, Span};

/// What one document yields, with the reasons.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The record, equal to what [`extract`] gives.
    pub record: Record,
    /// Every sentence of the text in order, with what fired in it and what was lacking.
    pub sentences: Vec<SentenceAccount>,
}

/// What happened in one sentence.
#[derive(Clone, Debug)]
pub struct SentenceAccount {
    /// The sentence.
    pub span: Span,
    /// The facts found in it: the frame and word that fired, and the id of the fact.
    pub fired: Vec<(Evoked, FactId)>,
    /// What kept a word from becoming a fact.
    pub lacked: Vec<Lack>,
}

/// A reason why a word did not become a fact, or why a sentence holds none.
#[derive(Clone, Debug)]
pub struct Lack {
    /// The frame that the word could have evoked, if any.
    pub frame: Option<String>,
    /// The word, or the whole sentence where no word evokes a frame.
    pub span: Span,
    /// What was lacking, in words.
    pub reason: String,
}

/// Reads one document.
#[must_use]
pub fn extract(document: &Document, knowledge: &Knowledge) -> Record {
    explain(document, knowledge).record
}

/// Reads one document and keeps the reasons.
#[must_use]
pub fn explain(document: &Document, _knowledge: &Knowledge) -> Explanation {
    let _ = document;
    todo!()
}

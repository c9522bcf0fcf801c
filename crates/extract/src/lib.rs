//! Clauses and frames to a [`Record`]. Pure and total: no files, clock, network, threads or globals, and no failure.
//!
//! In: a document and the knowledge. Out: its record, and on request the reason for every fact and for every sentence without one. The steps, in
//! order: who is named and holds which post ([`people`]), who met whom ([`encounters`]), who said what ([`statements`]), which instruments
//! and deeds are told ([`agreements`], [`acts`]), and on whose word ([`attribution`]). Nothing here knows Arabic: words come classified from the
//! language layer and frames from the knowledge.

mod acts;
mod agreements;
mod arguments;
mod attribution;
mod encounters;
mod explanation;
mod firing;
#[cfg(test)]
mod frame_examples;
mod moments;
mod parties;
mod people;
mod posts;
#[cfg(test)]
#[path = "../../knowledge/tests/project/mod.rs"]
mod project;
mod scene;
mod statements;
mod topics;

use mahdar_knowledge::Knowledge;
use mahdar_language::Reader;
use mahdar_record::{Document, Record};

pub use explanation::{Explanation, Lack, SentenceAccount};

/// Reads documents one after the other, faster than one by one; what it remembers of words changes no record.
pub struct Extractor<'k> {
    reader: Reader<'k>,
    knowledge: &'k Knowledge,
}

impl<'k> Extractor<'k> {
    /// An extractor that has read nothing yet.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self { reader: Reader::new(knowledge), knowledge }
    }

    /// Reads one document.
    #[must_use]
    pub fn extract(&mut self, document: &Document) -> Record {
        self.explain(document).record
    }

    /// Reads one document and keeps the reasons.
    #[must_use]
    pub fn explain(&mut self, document: &Document) -> Explanation {
        explanation::explain(document, self.knowledge, &mut self.reader)
    }
}

/// Reads one document.
///
/// ```
/// use mahdar_record::Document;
/// let (knowledge, _) = mahdar_knowledge::Knowledge::load(&[]);
/// let record = mahdar_extract::extract(&Document::from_text("وصل الوزير"), &knowledge);
/// assert!(record.people.is_empty());
/// ```
#[must_use]
pub fn extract(document: &Document, knowledge: &Knowledge) -> Record {
    Extractor::new(knowledge).extract(document)
}

/// Reads one document and keeps the reasons.
#[must_use]
pub fn explain(document: &Document, knowledge: &Knowledge) -> Explanation {
    Extractor::new(knowledge).explain(document)
}

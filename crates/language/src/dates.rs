//! Dates in a text: from words to calendar dates against the day of publication.

use mahdar_record::{Edtf, Span};

use crate::text::Text;

/// A date expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The first token.
    pub first: u32,
    /// The token after the last one.
    pub end: u32,
    /// Its bytes.
    pub span: Span,
    /// What it means; `None` where text and publication date do not settle it.
    pub value: Option<Edtf>,
}

/// Finds the dates of a text, in order, resolved against `published`, or against the date that the text itself prints.
#[must_use]
pub fn find(_text: &Text<'_>, _published: Option<&Edtf>) -> Vec<DateMention> {
    Vec::new()
}

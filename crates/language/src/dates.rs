//! Dates in a text: from words to calendar dates against the day of publication.
//!
//! In: a text that has been read, and the day of publication if it is known. Out: every expression of a date, with its meaning where text and
//! publication settle it. Never guesses: ages, counts, scores and anniversaries are no dates, and a weekday without a day to count from has no value.
//!
//! First all expressions are read ([`expression`]), then the day is found from which the text counts ([`reference`]), then each is resolved against it
//! ([`resolve`]).

use mahdar_record::{Edtf, Span};

use crate::text::Text;

mod absolute;
mod atoms;
mod calendar;
mod expression;
mod join;
mod reference;
mod resolve;

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
pub fn find(text: &Text<'_>, published: Option<&Edtf>) -> Vec<DateMention> {
    let expressions = expression::read_all(text);
    let reference = reference::find(text, &expressions, published);
    let mut mentions: Vec<DateMention> =
        expressions.iter().map(|expression| mention(text, expression, resolve::value(text, &reference, expression))).collect();
    join::join(text, &expressions, &mut mentions);
    mentions
}

fn mention(text: &Text<'_>, expression: &expression::Expression, value: Option<Edtf>) -> DateMention {
    let mut span = text.span(expression.first, expression.end);
    if let Some(cut) = &expression.cut {
        span.start = text.stem_span(expression.first, cut).start;
    }
    DateMention { first: expression.first as u32, end: expression.end as u32, span, value }
}

//! What all kinds of facts share when a frame fires.

use mahdar_knowledge::Frame;
use mahdar_language::arabic::Clause;
use mahdar_record::{Evoked, Span};

use crate::explanation::Lack;
use crate::scene::Scene;

/// The frame and the word that evoked it.
pub(crate) fn evoked(frame: &Frame, clause: &Clause) -> Evoked {
    Evoked { id: frame.id.clone(), span: clause.predicate.span }
}

/// A note that a frame did not fire.
pub(crate) fn lack(frame: &Frame, clause: &Clause, reason: &str) -> Lack {
    Lack { frame: Some(frame.id.clone()), span: clause.predicate.span, reason: reason.to_owned() }
}

/// The bytes of a clause from its first word to its last argument, without proclitics.
pub(crate) fn clause_span(scene: &Scene<'_>, clause: &Clause) -> Span {
    let start = clause
        .subject
        .first()
        .map(|&index| scene.mention(index).span)
        .filter(|span| span.start < clause.predicate.span.start)
        .unwrap_or(clause.predicate.span);
    let last = scene.text.span(clause.end.saturating_sub(1), clause.end);
    start.cover(clause.predicate.span).cover(last)
}

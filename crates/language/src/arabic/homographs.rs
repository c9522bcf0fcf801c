//! Which readings of a word as a predicate can be believed.

use mahdar_knowledge::{Class, Person};

use super::words::{is_finite, is_function};
use super::{MentionKind, Syntax};
use crate::lookup::Match;
use crate::text::Text;

/// By how much a cut may be less likely than the best one of its word.
const MARGIN: f32 = 2.0;

/// False for readings that grammar or counts speak against: a verb after a preposition, a cut that is far less likely than another, a
/// word of grammar, a part of a name.
pub(super) fn is_sound(text: &Text<'_>, syntax: &Syntax, m: &Match) -> bool {
    let token = m.first as usize;
    if is_finite(m) && (m.cut.preposition.is_some() || speaks_of_itself(m) || follows_preposition(text, token)) {
        return false;
    }
    if !m.cut.is_whole() && text.best_cut(token).is_some_and(|best| m.cut.score < best.score - MARGIN) {
        return false;
    }
    if m.cut.coordinator.is_none() && is_function(text, token) && !text.matches(token).iter().any(|m| m.class() == Class::Auxiliary) {
        return false;
    }
    let Some(index) = syntax.mention_at(token) else { return true };
    let mention = &syntax.mentions[index];
    match mention.kind {
        MentionKind::Person | MentionKind::State | MentionKind::Place => false,
        // The first word of a phrase may be a verb that looks like a title; what is inside one is not.
        _ => mention.first == token && is_finite(m) && m.cut.is_whole() || mention.kind == MentionKind::Pair,
    }
}

/// First persons: no report is told in them outside quotations, and they look like many nouns.
fn speaks_of_itself(m: &Match) -> bool {
    matches!(m.reading.inflection.person, Some(Person::FirstPlural | Person::FirstSingular))
}

/// A preposition before it makes it a noun.
fn follows_preposition(text: &Text<'_>, token: usize) -> bool {
    token > 0
        && !text.tokens[token].opens_line
        && text.is(token - 1, Class::Preposition)
        && !text.is(token - 1, Class::Temporal)
        && !text.is(token - 1, Class::Complementizer)
}

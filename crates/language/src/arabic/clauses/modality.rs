//! What the text says of the truth of a clause.

use mahdar_knowledge::Class;

use super::{Builder, Modality, PredicateKind};
use crate::arabic::words::mark;
use crate::lookup::Match;

impl Builder<'_, '_> {
    /// What stands before the predicate tells whether it is a fact.
    pub(super) fn modality(&self, token: usize, found: &Match, kind: PredicateKind) -> Modality {
        let text = self.text;
        if found.cut.future {
            return Modality::Planned;
        }
        let from = token.saturating_sub(5).max(self.begin);
        let own = text.of_class(token, Class::StatusMarker).find(|m| kind == PredicateKind::Verb && m.last as usize == token);
        if let Some(modality) = own.map(|m| marked(&text.entry(m).value)) {
            return modality;
        }
        for at in (from..token).rev() {
            if matches!(mark(text, at), Some('.' | ':' | '؛' | '،' | ',')) {
                break;
            }
            if text.is(at, Class::FutureParticle) && at + 1 == token {
                return Modality::Planned;
            }
            // What is spelled like a relative pronoun too negates only at the head of a sentence (`ما أدى إلى مقتل`).
            let negates = text.is(at, Class::Negation) && (at == self.begin || !text.is(at, Class::Relative));
            if kind == PredicateKind::Verb && negates && token - at <= 2 {
                return Modality::Denied;
            }
            if text.of_class(at, Class::Condition).any(|m| m.cut.preposition.is_none() && m.cut.enclitic.is_none()) {
                return Modality::Conditional;
            }
            // Before a verb, what is spelled like a complementizer with a pronoun is one.
            if kind == PredicateKind::Verb && text.is(at, Class::Complementizer) {
                continue;
            }
            if let Some(found) =
                text.of_class(at, Class::StatusMarker).find(|m| (m.last as usize) < token && token - (m.last as usize) <= 3)
            {
                return marked(&text.entry(found).value);
            }
        }
        Modality::Fact
    }
}

/// The modality that a status marker names.
fn marked(value: &str) -> Modality {
    match value {
        "planned" => Modality::Planned,
        "postponed" => Modality::Postponed,
        "cancelled" => Modality::Cancelled,
        "unreal" => Modality::Conditional,
        _ => Modality::Denied,
    }
}

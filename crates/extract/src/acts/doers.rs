//! Who does what a verb tells that names no subject of its own behind it.

use mahdar_knowledge::{Class, Slot};
use mahdar_language::arabic::{Clause, PredicateKind};

use crate::scene::Scene;

/// Which voices a finite form can be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    Passive,
    Either,
}

pub(super) fn voice(scene: &Scene<'_>, clause: &Clause) -> Voice {
    let (mut active, mut passive) = (false, false);
    for m in scene.text.matches(clause.predicate.token).iter().filter(|m| clause.predicate.entries.contains(&m.reading.entry)) {
        match m.reading.inflection.slot {
            Some(Slot::Perfect | Slot::Imperfect) => active = true,
            Some(Slot::PassivePerfect | Slot::PassiveImperfect) => passive = true,
            _ => {}
        }
    }
    match (active, passive) {
        (false, true) => Voice::Passive,
        // Without vowel marks most forms can be either; where the passive is spelled differently, both readings are known.
        _ => Voice::Either,
    }
}

/// Who a verb without a subject of its own is about: what its relative pronoun refers to, else the subject of the verb before it.
pub(super) fn implied(scene: &Scene<'_>, token: usize) -> Vec<usize> {
    if let Some(relative) = relative(scene, token) {
        return antecedent(scene, relative).into_iter().collect();
    }
    if !continues(scene, token) {
        return Vec::new();
    }
    let clauses = &scene.syntax.clauses;
    let sentence = scene.text.sentence_of(token);
    let before = clauses.partition_point(|other| other.predicate.token < token);
    let earlier = clauses[..before].iter().rev().take_while(|other| other.sentence == sentence);
    earlier
        .filter(|other| other.predicate.kind == PredicateKind::Verb)
        .map(|other| &other.subject)
        .find(|subject| !subject.is_empty())
        .cloned()
        .unwrap_or_default()
}

/// A verb joined to the one before, or behind a complementizer, whose pronoun may be its subject: no noun stands before it that could be.
fn continues(scene: &Scene<'_>, token: usize) -> bool {
    let text = &scene.text;
    let joined = text.best_cut(token).is_some_and(|cut| cut.coordinator.is_some());
    let before = token.checked_sub(1).map(|at| if text.is(at, Class::PerfectParticle) { at.saturating_sub(1) } else { at });
    joined
        || before.is_none_or(|at| {
            text.tokens[at].mark().is_some()
                || [Class::Complementizer, Class::Coordinator, Class::Turn, Class::Temporal].iter().any(|&class| text.is(at, class))
        })
}

/// The relative pronoun directly before a verb.
pub(super) fn relative(scene: &Scene<'_>, token: usize) -> Option<usize> {
    let text = &scene.text;
    let at = token.checked_sub(1)?;
    let at = if text.is(at, Class::PerfectParticle) { at.checked_sub(1)? } else { at };
    text.matches(at).iter().any(|m| m.class() == Class::Relative && !text.entry(m).is_weak()).then_some(at)
}

/// The mention that ends directly before a relative pronoun, or before the mark before it.
pub(super) fn antecedent(scene: &Scene<'_>, relative: usize) -> Option<usize> {
    let last = relative.checked_sub(1)?;
    let last = if scene.text.tokens[last].mark().is_some() { last.checked_sub(1)? } else { last };
    scene.syntax.mention_at(last).filter(|&index| scene.mention(index).end == last + 1)
}

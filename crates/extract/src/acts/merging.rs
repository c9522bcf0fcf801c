//! Which tellings are of one deed.

use mahdar_record::{ActStatus, ActType};

use super::telling::{Side, Telling};
use crate::scene::Scene;

/// Joins the tellings of one deed; the fullest stands for all.
pub(super) fn merge<'s>(scene: &Scene<'_>, tellings: Vec<Telling<'s>>) -> Vec<Telling<'s>> {
    let mut deeds: Vec<Telling<'s>> = Vec::new();
    for told in tellings {
        match deeds.iter_mut().rev().find(|deed| is_same(scene, deed, &told)) {
            Some(deed) => join(deed, told),
            None => deeds.push(told),
        }
    }
    deeds
}

fn is_same(scene: &Scene<'_>, deed: &Telling<'_>, told: &Telling<'_>) -> bool {
    if deed.kind != told.kind || conflict(&deed.actor, &told.actor) || deed.date.is_some() && told.date.is_some() && deed.date != told.date && deed.clause.sentence != told.clause.sentence {
        return false;
    }
    let shared = shares(&deed.recipient, &told.recipient) || shares(&deed.actor, &told.actor) && (deed.recipient.is_empty() || told.recipient.is_empty());
    let near = deed.clause.sentence == told.clause.sentence;
    let nested = near && (told.clause.predicate.token < deed.end || told.first <= deed.end + 3);
    let same_word = deed.clause.predicate.entries.iter().any(|entry| told.clause.predicate.entries.contains(entry));
    let _ = scene;
    let attack = deed.kind == ActType::Assault;
    shared && (near || same_word || attack) || nested && (attack || same_word || !conflict(&deed.recipient, &told.recipient)) || same_word && (deed.recipient.is_empty() || told.recipient.is_empty())
}

fn shares(a: &[Side], b: &[Side]) -> bool {
    a.iter().any(|side| b.iter().any(|other| other.name == side.name))
}

/// Both are named and share nobody.
fn conflict(a: &[Side], b: &[Side]) -> bool {
    !a.is_empty() && !b.is_empty() && !shares(a, b)
}

fn join<'s>(deed: &mut Telling<'s>, told: Telling<'s>) {
    let near = deed.clause.sentence == told.clause.sentence;
    let cover = deed.span.cover(told.span);
    let (mut best, other) = if told.weight() > deed.weight() && !(near && told.clause.predicate.token < deed.end) { (told, deed.clone()) } else { (deed.clone(), told) };
    for side in other.actor {
        if best.actor.is_empty() && !best.recipient.contains(&side) {
            best.actor.push(side);
        }
    }
    if best.recipient.is_empty() {
        best.recipient = other.recipient.into_iter().filter(|side| !best.actor.iter().any(|actor| actor.name == side.name)).collect();
    }
    best.date = best.date.or(other.date);
    best.place = best.place.or(other.place);
    if other.status == ActStatus::Happened {
        best.status = ActStatus::Happened;
    }
    if near {
        best.span = cover;
        best.end = best.end.max(other.end);
    }
    *deed = best;
}

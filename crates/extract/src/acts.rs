//! Deeds, as PLOVER types.
//!
//! A deed begins as a [`Telling`]: one word that evokes an act frame, with who does it to whom ([`telling`]), if the text tells it as a fact ([`truth`])
//! and the frame's conditions hold ([`conditions`]). Tellings of one deed are then joined ([`merging`]).

mod conditions;
mod doers;
mod merging;
mod sides;
mod telling;
mod truth;

use mahdar_knowledge::{Frame, FrameKind};
use mahdar_language::arabic::{Clause, PredicateKind};
use mahdar_record::{Act, FactId, Kind, Statement};

use crate::explanation::Lack;
use crate::firing;
use crate::scene::Scene;
use telling::{Reading, Telling};

/// Finds the deeds that the document tells.
pub(crate) fn find(scene: &Scene<'_>, statements: &[Statement], lacked: &mut Vec<Lack>) -> Vec<Act> {
    let mut tellings: Vec<Telling<'_>> = Vec::new();
    for clause in &scene.syntax.clauses {
        if tellings.iter().rev().take(3).any(|told| told.consumed == Some(clause.predicate.token)) {
            continue;
        }
        let Some(told) = tell(scene, clause, lacked) else { continue };
        match tellings.last_mut().filter(|last| last.clause.predicate.token == clause.predicate.token) {
            Some(last) if told.weight() > last.weight() => *last = told,
            Some(_) => {}
            None => tellings.push(told),
        }
    }
    for told in &mut tellings {
        told.locate(scene);
    }
    tellings.retain(|told| match truth::doubt(scene, told, statements) {
        Some(reason) => {
            lacked.push(firing::lack(told.frame, told.clause, reason));
            false
        }
        None => true,
    });
    for told in &mut tellings {
        told.attribute(statements);
    }
    merging::merge(scene, tellings).into_iter().map(|told| act(scene, &told)).collect()
}

/// The frame of the clause whose conditions hold and that tells most; of equal ones, one that asks for certain nouns.
fn tell<'s>(scene: &'s Scene<'_>, clause: &'s Clause, lacked: &mut Vec<Lack>) -> Option<Telling<'s>> {
    if matches!(clause.predicate.kind, PredicateKind::Participle | PredicateKind::Passive) {
        return None;
    }
    let mut frames: Vec<&Frame> = scene.frames(clause).filter(|frame| matches!(frame.kind, FrameKind::Act { .. })).collect();
    if frames.is_empty() {
        return None;
    }
    frames.sort_by_key(|frame| frame.with.is_empty() && frame.with_subject.is_empty());
    let status = match truth::status(scene, clause, &frames) {
        Ok(status) => status,
        Err(reason) => {
            lacked.push(firing::lack(frames[0], clause, reason));
            return None;
        }
    };
    let mut best: Option<Telling<'_>> = None;
    let mut reading = Reading::default();
    for frame in frames {
        let told = Telling::read(scene, clause, frame, status, &mut reading);
        match conditions::missing(scene, &told) {
            None if best.as_ref().is_none_or(|best| told.weight() > best.weight()) => best = Some(told),
            None => {}
            Some(reason) => lacked.push(firing::lack(frame, clause, reason)),
        }
    }
    best
}

fn act(scene: &Scene<'_>, told: &Telling<'_>) -> Act {
    let names = |list: &[sides::Side]| list.iter().map(|side| side.name.clone()).collect();
    Act {
        id: FactId::derive(&scene.digest, Kind::Act, told.span, told.kind.as_str()),
        kind: told.kind,
        mode: told.mode.map(str::to_owned),
        status: told.status,
        actor: names(&told.actor),
        recipient: names(&told.recipient),
        date: told.date.clone(),
        place: told.place.as_ref().map(|place| place.name.clone()),
        country: told.place.as_ref().and_then(|place| place.country),
        via: told.via.clone(),
        span: told.span,
        frame: Some(firing::evoked(told.frame, told.clause)),
    }
}

#[cfg(test)]
mod tests;

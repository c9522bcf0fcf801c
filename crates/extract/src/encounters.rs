//! Who met whom.
//!
//! In: the clauses of a scene. Out: one [`Encounter`] for each distinct meeting, visit, call …, however often it is told. First every clause that evokes
//! a frame of an encounter is read by itself ([`telling`]), with its pronouns given to whoever is in focus ([`focus`]); then tellings of the
//! same encounter are joined ([`merging`]). A telling without someone on each side is dropped: who met whom is never guessed.

mod delegations;
mod focus;
mod journeys;
mod merging;
mod roles;
mod setting;
mod telling;
mod unnamed;

use mahdar_knowledge::{Frame, FrameKind, Need};
use mahdar_record::{Encounter, FactId, Kind, Participant, Span, Topic};

use crate::explanation::Lack;
use crate::firing;
use crate::scene::Scene;
use crate::topics;

use focus::Focus;
use telling::{Telling, tell};

/// Finds the encounters that the document tells, one object each.
pub(crate) fn find(scene: &Scene<'_>, lacked: &mut Vec<Lack>) -> Vec<Encounter> {
    let focus = Focus::read(scene);
    let mut told: Vec<Telling> = Vec::new();
    for clause in &scene.syntax.clauses {
        let mut best: Vec<Telling> = Vec::new();
        let mut lack = None;
        for frame in scene.frames(clause) {
            let FrameKind::Encounter { form } = frame.kind else { continue };
            match tell(scene, &focus, clause, frame, form, &told) {
                Ok(tellings) if size(&best) < size(&tellings) || needs_light(frame) && size(&best) == size(&tellings) => best = tellings,
                Ok(_) => {}
                Err(reason) => lack = Some(firing::lack(frame, clause, reason)),
            }
        }
        if best.is_empty() {
            lacked.extend(lack);
        }
        for telling in best {
            merging::add(&mut told, telling);
        }
    }
    setting::settle(scene, &mut told);
    setting::date(scene, &mut told);
    record(scene, told)
}

/// A frame that asks for the verb which carries its noun knows better than one that does not.
fn needs_light(frame: &Frame) -> bool {
    frame.needs.contains(&Need::Light)
}

/// How many participants tellings have: the reading of a word that explains most is the best.
fn size(tellings: &[Telling]) -> usize {
    tellings.iter().map(|telling| telling.participants.len()).sum()
}

fn record(scene: &Scene<'_>, told: Vec<Telling>) -> Vec<Encounter> {
    let mut encounters: Vec<Encounter> = Vec::with_capacity(told.len());
    for telling in told {
        let mut encounter = one(scene, telling);
        if encounters.iter().any(|known| known.id == encounter.id) {
            let names: Vec<&str> = encounter.participants.iter().map(|p| p.name.as_str()).collect();
            encounter.id =
                FactId::derive(&scene.digest, Kind::Encounter, encounter.span, &format!("{} {}", encounter.form, names.join(" + ")));
        }
        encounters.push(encounter);
    }
    encounters.sort_by_key(|encounter| encounter.span);
    encounters
}

fn one(scene: &Scene<'_>, telling: Telling) -> Encounter {
    let topics = match topics::of(scene, telling.about) {
        topics if topics.is_empty() => vec![Topic::Diplomatic],
        topics => topics,
    };
    let participants = telling.participants.iter().map(|(party, role)| Participant {
        name: party.name.clone(),
        role: *role,
        span: party.span,
        person: party.person_id(scene),
    });
    let (place, venue) = (telling.place.as_ref(), telling.country);
    Encounter {
        id: FactId::derive(&scene.digest, Kind::Encounter, telling.span, ""),
        form: telling.form,
        status: telling.status,
        date: telling.date.as_ref().map(|when| when.value.clone()),
        date_span: telling.date.as_ref().map(|when| when.span),
        place: place.map(|place| place.name.clone()),
        place_span: place.map(|place| place.span),
        country: place.and_then(|place| place.country).or(venue),
        participants: participants.collect(),
        topics,
        via: Vec::new(),
        span: telling.span,
        mentions: spans(telling.span, telling.also),
        frame: Some(telling.evoked),
    }
}

/// All places where an encounter is told, in order; empty where it is told once.
fn spans(first: Span, mut also: Vec<Span>) -> Vec<Span> {
    if also.is_empty() {
        return also;
    }
    also.push(first);
    also.sort();
    also.dedup();
    also
}

#[cfg(test)]
mod tests;

//! Instruments and what becomes of them.
//!
//! A step begins with a word that evokes an agreement frame and an instrument among its arguments ([`instrument`]); who stands around the two are its
//! parties ([`telling`]). One object remains for each instrument and step ([`merging`]).

mod instrument;
mod merging;
mod telling;

use mahdar_knowledge::{Frame, FrameKind};
use mahdar_record::{Agreement, FactId, Kind};

use crate::arguments;
use crate::explanation::Lack;
use crate::firing;
use crate::scene::Scene;
use crate::topics;
use telling::Telling;

/// Finds the steps of instruments that the document tells.
pub(crate) fn find(scene: &Scene<'_>, lacked: &mut Vec<Lack>) -> Vec<Agreement> {
    let mut tellings: Vec<Telling<'_>> = Vec::new();
    for clause in &scene.syntax.clauses {
        let mut frames: Vec<&Frame> = scene.frames(clause).filter(|frame| matches!(frame.kind, FrameKind::Agreement { .. })).collect();
        // A reading that asks for certain words goes before one that takes any instrument.
        frames.sort_by_key(|frame| frame.through.is_empty() && frame.with.is_empty() && !frame.planned_only);
        let Some(&first) = frames.first() else { continue };
        let stop = scene.text.sentences[clause.sentence].end as usize;
        let read = arguments::read(scene, clause.predicate.end, stop);
        let found = frames.iter().find_map(|frame| Telling::read(scene, clause, frame, &read));
        match found {
            Some(told) if tellings.last().is_some_and(|last| last.clause.predicate.token == told.clause.predicate.token) => {}
            Some(told) => tellings.push(told),
            None => lacked.push(firing::lack(first, clause, "no instrument stands with it, or nothing became of one")),
        }
    }
    merging::merge(tellings).into_iter().map(|told| agreement(scene, told)).collect()
}

fn agreement(scene: &Scene<'_>, told: Telling<'_>) -> Agreement {
    Agreement {
        id: FactId::derive(&scene.digest, Kind::Agreement, told.span, told.step.as_str()),
        name: told.instrument.name,
        kind: told.instrument.kind,
        step: told.step,
        parties: told.parties,
        signatories: told.signatories,
        patrons: told.patrons,
        date: told.date,
        topics: topics::of(scene, told.span),
        span: told.span,
        frame: Some(firing::evoked(told.frame, told.clause)),
    }
}

#[cfg(test)]
mod tests;

//! Whether a clause tells a deed as done, to come, or not at all.

use mahdar_knowledge::{Class, Frame, FrameKind, Slot};
use mahdar_language::arabic::{Clause, Modality, PredicateKind};
use mahdar_record::{ActStatus, SpeechAct, Statement};

use super::telling::Telling;

use crate::arguments;
use crate::moments;
use crate::scene::Scene;

/// The status of the deed, or why it is none.
pub(super) fn status(scene: &Scene<'_>, clause: &Clause, frames: &[&Frame]) -> Result<ActStatus, &'static str> {
    match clause.modality {
        Modality::Fact => {}
        Modality::Planned => return Err("it is still to come"),
        Modality::Denied => return Err("it is negated or denied"),
        Modality::Conditional => return Err("it is a condition, a wish or a possibility"),
        Modality::Postponed | Modality::Cancelled => return Err("it is put off or called off"),
    }
    if is_subjunctive(scene, clause) {
        return Err("a purpose or a wish is no deed");
    }
    if is_part(scene, clause) {
        return Err("it is part of the name of an instrument");
    }
    if carries_out(scene, clause, frames) {
        return Ok(ActStatus::Happened);
    }
    if is_aim(scene, clause) {
        return Err("a noun of purpose names an aim");
    }
    if asks(scene, clause) {
        return Err("it is only asked for, promised or threatened");
    }
    Ok(ActStatus::Happened)
}

/// An imperfect after a complementizer or a preposition names what should be.
fn is_subjunctive(scene: &Scene<'_>, clause: &Clause) -> bool {
    let predicate = &clause.predicate;
    let imperfect = matches!(predicate.found.reading.inflection.slot, Some(Slot::Imperfect | Slot::PassiveImperfect));
    let perfect = scene.text.matches(predicate.token).iter().any(|m| {
        predicate.entries.contains(&m.reading.entry) && matches!(m.reading.inflection.slot, Some(Slot::Perfect | Slot::PassivePerfect))
    });
    if predicate.kind != PredicateKind::Verb || !imperfect || perfect {
        return false;
    }
    let before = predicate.token.checked_sub(1);
    if before.is_some_and(|at| scene.text.is(at, Class::PerfectParticle)) {
        return true; // with an imperfect the particle says that it may be so
    }
    predicate.found.cut.preposition.is_some()
        || before.is_some_and(|at| scene.text.matches(at).iter().any(|m| m.last as usize == at && m.class() == Class::Complementizer))
}

/// The verb before the noun is one that carries it out or undergoes it in one of the frames.
fn carries_out(scene: &Scene<'_>, clause: &Clause, frames: &[&Frame]) -> bool {
    let Some(carrier) = &clause.carrier else { return false };
    let mut lemmas = frames.iter().flat_map(|frame| frame.light.iter().chain(&frame.undergo));
    lemmas.any(|lemma| scene.knowledge.verb(lemma).is_some_and(|verb| carrier.entries.contains(&verb)))
}

/// An indefinite verbal noun behind the preposition of purpose; what frames list as nouns (`هجوم`) stands there as an object.
fn is_aim(scene: &Scene<'_>, clause: &Clause) -> bool {
    let found = &clause.predicate.found;
    let listed = clause.predicate.entries.iter().any(|&entry| scene.knowledge.lexicon().entry(entry).class == Class::FrameNoun);
    !listed
        && clause.predicate.kind == PredicateKind::Noun
        && !found.cut.article
        && !found.reading.inflection.definite
        && moments::is_aimed(scene, &found.cut)
}

/// The verb or noun that governs a noun demands, promises, refuses or threatens what it names.
fn asks(scene: &Scene<'_>, clause: &Clause) -> bool {
    let governed = clause.predicate.kind == PredicateKind::Noun;
    let wishes = |kind: &FrameKind| matches!(kind, FrameKind::Statement { act: Some(act), .. } if is_wish(*act));
    let carried = clause.carrier.as_ref().is_some_and(|carrier| {
        clause.predicate.token.abs_diff(carrier.token) <= 8
            && carrier
                .entries
                .iter()
                .any(|&entry| scene.knowledge.evoked_by(entry).iter().any(|&id| wishes(&scene.knowledge.frame(id).kind)))
    });
    governed && (carried || after_head(scene, clause.predicate.token))
}

/// True for acts that name a deed which is not done yet.
fn is_wish(act: SpeechAct) -> bool {
    matches!(act, SpeechAct::Request | SpeechAct::Agree | SpeechAct::Reject | SpeechAct::Threaten)
}

/// A noun such as a demand or a readiness directly before, with at most a preposition between.
fn after_head(scene: &Scene<'_>, token: usize) -> bool {
    let text = &scene.text;
    let sentence = &text.sentences[text.sentence_of(token)];
    (token.saturating_sub(3).max(sentence.first as usize)..token).any(|at| {
        text.matches(at).iter().any(|m| {
            m.class() == Class::ContentHead && (m.last as usize) < token && SpeechAct::parse(&text.entry(m).value).is_some_and(is_wish)
        })
    })
}

/// Words of an instrument that begins before (`ceasefire`) tell no deed.
fn is_part(scene: &Scene<'_>, clause: &Clause) -> bool {
    let token = clause.predicate.token;
    (token.saturating_sub(2)..token)
        .any(|at| scene.text.matches(at).iter().any(|m| m.class() == Class::Instrument && m.last as usize >= token))
}

/// Why a telling is not taken for a deed, where it stands in what someone said or names nobody.
pub(super) fn doubt(scene: &Scene<'_>, told: &Telling<'_>, statements: &[Statement]) -> Option<&'static str> {
    let predicate = &told.clause.predicate;
    let inside = statements.iter().filter(|s| s.span.contains(predicate.span)).min_by_key(|s| s.span.len());
    let roles = usize::from(!told.actor.is_empty()) + usize::from(!told.recipient.is_empty());
    let anchored = told.date.is_some() || told.place.is_some() || told.light || told.consumed.is_some();
    let imperfect = predicate.kind == PredicateKind::Verb && is_imperfect(scene, told.clause);
    if imperfect && (roles < 2 || inside.is_some() && told.date.is_none()) {
        return Some("an imperfect tells a habit as well");
    }
    let Some(statement) = inside else { return (roles == 0 && !anchored).then_some("it names nobody, no time and no place") };
    if matches!(statement.act, Some(SpeechAct::Request | SpeechAct::Agree | SpeechAct::Threaten | SpeechAct::Concede))
        && told.date.is_none()
    {
        return Some("it stands in a demand, a promise or a threat");
    }
    let definite = predicate.kind == PredicateKind::Noun && (predicate.found.cut.article || predicate.found.reading.inflection.definite);
    let condemned = statement.act == Some(SpeechAct::Accuse);
    if definite && !condemned && !anchored || roles == 0 && !anchored {
        return Some("someone speaks of it and does not tell it");
    }
    None
}

fn is_imperfect(scene: &Scene<'_>, clause: &Clause) -> bool {
    let mut finite = scene
        .text
        .matches(clause.predicate.token)
        .iter()
        .filter(|m| clause.predicate.entries.contains(&m.reading.entry) && arguments::is_finite(m.reading.inflection.slot))
        .peekable();
    finite.peek().is_some() && finite.all(|m| matches!(m.reading.inflection.slot, Some(Slot::Imperfect | Slot::PassiveImperfect)))
}

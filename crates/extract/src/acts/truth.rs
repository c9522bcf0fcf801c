//! Whether a clause tells a deed as done, to come, or not at all.

use mahdar_knowledge::{Class, FrameKind, Slot};
use mahdar_language::arabic::{Clause, Modality, PredicateKind};
use mahdar_record::{ActStatus, SpeechAct};

use crate::scene::Scene;

/// The status of the deed, or why it is none.
pub(super) fn status(scene: &Scene<'_>, clause: &Clause) -> Result<ActStatus, &'static str> {
    match clause.modality {
        Modality::Fact => {}
        Modality::Planned => return Ok(ActStatus::Planned),
        Modality::Denied => return Err("it is negated or denied"),
        Modality::Conditional => return Err("it is a condition, a wish or a possibility"),
        Modality::Postponed | Modality::Cancelled => return Err("it is put off or called off"),
    }
    if is_subjunctive(scene, clause) {
        return Err("a purpose or a wish is no deed");
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
    let perfect = scene.text.matches(predicate.token).iter().any(|m| predicate.entries.contains(&m.reading.entry) && matches!(m.reading.inflection.slot, Some(Slot::Perfect | Slot::PassivePerfect)));
    if predicate.kind != PredicateKind::Verb || !imperfect || perfect {
        return false;
    }
    let before = predicate.token.checked_sub(1);
    predicate.found.cut.preposition.is_some() || before.is_some_and(|at| scene.text.matches(at).iter().any(|m| m.last as usize == at && scene.text.entry(m).class == Class::Complementizer))
}

/// The verb or noun that governs a noun demands, promises, refuses or threatens what it names.
fn asks(scene: &Scene<'_>, clause: &Clause) -> bool {
    let governed = clause.predicate.kind == PredicateKind::Noun;
    let carried = clause.carrier.as_ref().is_some_and(|carrier| clause.predicate.token - carrier.token <= 8 && carrier.entries.iter().any(|&entry| scene.knowledge.evoked_by(entry).iter().any(|&id| is_wish(&scene.knowledge.frame(id).kind))));
    governed && (carried || after_head(scene, clause.predicate.token))
}

fn is_wish(kind: &FrameKind) -> bool {
    matches!(kind, FrameKind::Statement { act: Some(SpeechAct::Request | SpeechAct::Agree | SpeechAct::Reject | SpeechAct::Threaten), .. })
}

/// A noun such as a demand or a readiness directly before, with at most a preposition between.
fn after_head(scene: &Scene<'_>, token: usize) -> bool {
    let text = &scene.text;
    let sentence = &text.sentences[text.sentence_of(token)];
    (token.saturating_sub(3).max(sentence.first as usize)..token).any(|at| text.matches(at).iter().any(|m| text.entry(m).class == Class::ContentHead && (m.last as usize) < token && matches!(&*text.entry(m).value, "REQUEST" | "AGREE" | "REJECT" | "THREATEN")))
}

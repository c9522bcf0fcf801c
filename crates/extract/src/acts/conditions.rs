//! What a frame asks for before a word is taken for its deed.

use mahdar_knowledge::{Class, Need};
use mahdar_language::arabic::{MentionKind, PredicateKind};

use super::telling::Telling;
use crate::arguments::{Argument, names};
use crate::scene::Scene;

/// The first condition of the frame that does not hold.
pub(super) fn missing(scene: &Scene<'_>, told: &Telling<'_>) -> Option<&'static str> {
    let frame = told.frame;
    let verbal = told.clause.predicate.kind == PredicateKind::Verb || told.clause.predicate.entries.iter().any(|&entry| scene.knowledge.lexicon().entry(entry).class == Class::Verb);
    if verbal && !frame.with.is_empty() && !told.arguments.iter().any(|argument| names(scene, argument, &frame.with)) {
        return Some("none of the nouns stands with it that make it this deed");
    }
    if verbal && !frame.with_subject.is_empty() && !told.arguments.iter().any(|argument| argument.marker.is_none() && names(scene, argument, &frame.with_subject)) {
        return Some("its subject is none that does this deed");
    }
    frame.needs.iter().find_map(|&need| (!holds(scene, told, need)).then(|| reason(need)))
}

fn holds(scene: &Scene<'_>, told: &Telling<'_>, need: Need) -> bool {
    let class = |class: Class| told.arguments.iter().any(|argument| has_class(scene, argument, class));
    let victim = || !told.actor.is_empty() || !told.recipient.is_empty() || class(Class::Victim);
    match need {
        Need::Party => !told.actor.is_empty() || !told.recipient.is_empty(),
        Need::TwoParties => !told.actor.is_empty() && !told.recipient.is_empty() || told.actor.len() > 1,
        Need::Victim => victim(),
        Need::Weapon => class(Class::Weapon),
        Need::Attack => victim() || class(Class::Weapon),
        Need::Arguments => !told.arguments.is_empty() || !told.actor.is_empty() || told.light,
        Need::Light => told.light,
        Need::OwnDiplomat => own(scene, told),
        Need::ForeignDiplomat => !own(scene, told),
        Need::Protester => told.arguments.iter().filter_map(|argument| argument.mention).any(|index| scene.mention(index).kind == MentionKind::Described),
        _ => true,
    }
}

fn reason(need: Need) -> &'static str {
    match need {
        Need::TwoParties => "a side is missing",
        Need::Victim | Need::Attack | Need::Party => "it names nobody to whom or by whom it is done",
        Need::Weapon => "no weapon is named",
        Need::Light => "no verb carries it out",
        _ => "what it needs is not there",
    }
}

/// An ambassador with a pronoun is the subject's own.
fn own(scene: &Scene<'_>, told: &Telling<'_>) -> bool {
    told.arguments.iter().filter(|argument| argument.marker.is_none()).any(|argument| (argument.first..argument.end).any(|at| scene.text.matches(at).iter().any(|m| m.cut.enclitic.is_some() && matches!(scene.text.entry(m).class, Class::Office | Class::BodyHead | Class::FrameNoun | Class::PersonNoun | Class::Country))))
}

fn has_class(scene: &Scene<'_>, argument: &Argument, class: Class) -> bool {
    (argument.first..argument.end).any(|at| scene.text.matches(at).iter().any(|m| scene.text.entry(m).class == class))
}

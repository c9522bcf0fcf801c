//! What a frame asks for before a word is taken for its deed.

use std::ops::Range;

use mahdar_knowledge::{Class, Classes, EntryId, Need};
use mahdar_language::arabic::{MentionKind, PredicateKind};

use super::sides::Side;
use super::telling::Telling;
use crate::arguments::{Argument, names, names_within};
use crate::scene::Scene;

/// How many arguments, and how many words of each, may hold the noun that makes a verb this deed.
const NEAR: usize = 3;

/// The first words of an argument.
fn head(argument: &Argument) -> Range<usize> {
    argument.first..argument.end.min(argument.first + NEAR)
}

/// The first condition of the frame that does not hold.
pub(super) fn missing(scene: &Scene<'_>, told: &Telling<'_>) -> Option<&'static str> {
    let frame = told.frame;
    let verbal = told.clause.predicate.kind == PredicateKind::Verb || is_verbal(scene, told);
    if verbal
        && !frame.with.is_empty()
        && !told.arguments.iter().take(NEAR).any(|argument| names_within(scene, head(argument), &frame.with))
    {
        return Some("none of the nouns stands with it that make it this deed");
    }
    if verbal
        && !frame.with_subject.is_empty()
        && !told.arguments.iter().any(|argument| argument.marker.is_none() && names(scene, argument, &frame.with_subject))
    {
        return Some("its subject is none that does this deed");
    }
    frame.needs.iter().find_map(|&need| (!holds(scene, told, need)).then(|| reason(need)))
}

/// A verbal noun of one of the frame's own verbs; what the frame lists as a noun is this deed by itself.
fn is_verbal(scene: &Scene<'_>, told: &Telling<'_>) -> bool {
    let evokes = |&entry: &EntryId| scene.knowledge.evoked_by(entry).iter().any(|&id| scene.knowledge.frame(id).id == told.frame.id);
    let mut own = told.clause.predicate.entries.iter().copied().filter(evokes);
    own.any(|entry| scene.knowledge.lexicon().entry(entry).class == Class::Verb)
}

fn holds(scene: &Scene<'_>, told: &Telling<'_>, need: Need) -> bool {
    let class = |class: Class| told.arguments.iter().any(|argument| has_class(scene, argument, class));
    let victim = || told.recipient.iter().any(|side| side.person || !side.named) || !told.actor.is_empty() || class(Class::Victim);
    match need {
        Need::Party => !told.actor.is_empty() || !told.recipient.is_empty(),
        Need::TwoParties => !told.actor.is_empty() && !told.recipient.is_empty() || told.actor.len() > 1,
        Need::Victim => victim(),
        Need::Weapon => class(Class::Weapon),
        Need::Attack => strikes(told) || class(Class::Victim) || class(Class::Weapon),
        Need::Arguments => !told.arguments.is_empty() || !told.actor.is_empty() || told.light,
        Need::Light => told.light || told.clause.predicate.kind == PredicateKind::Verb,
        Need::OwnDiplomat => own(scene, told),
        Need::ForeignDiplomat => !own(scene, told),
        Need::Protester => {
            told.arguments.iter().filter_map(|argument| argument.mention).any(|index| scene.mention(index).kind == MentionKind::Described)
        }
        // Of agreements.
        Need::Resolution => true,
    }
}

/// Someone strikes or is struck; between two people it is more often with words.
fn strikes(told: &Telling<'_>) -> bool {
    let people = |sides: &[Side]| sides.iter().all(|side| side.person);
    let between = people(&told.recipient) && !told.actor.is_empty();
    !people(&told.actor) || !told.recipient.is_empty() && !between
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
    let suffixed = |at: usize| {
        scene.text.cuts(at).first().is_some_and(|cut| !cut.article)
            && scene.text.cuts(at).iter().any(|cut| cut.enclitic.is_some() && cut.word.is_some())
    };
    told.arguments.iter().filter(|argument| argument.marker.is_none()).any(|argument| suffixed(argument.first))
}

fn has_class(scene: &Scene<'_>, argument: &Argument, class: Class) -> bool {
    (argument.first..argument.end).any(|at| scene.text.may_be(at, Classes::of(&[class])))
}

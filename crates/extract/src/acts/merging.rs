//! Which tellings are of one deed.

use mahdar_language::arabic::PredicateKind;
use mahdar_record::{ActStatus, ActType};

use super::sides::Side;
use super::telling::Telling;
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
    if repeats_headline(scene, deed, told) || refers_back(deed, told) {
        return true;
    }
    if deed.kind != told.kind
        || conflict(scene, &deed.actor, &told.actor)
        || deed.date.is_some() && told.date.is_some() && deed.date != told.date && deed.clause.sentence != told.clause.sentence
    {
        return false;
    }
    let struck = shares(scene, &deed.recipient, &told.recipient);
    let shared = struck || shares(scene, &deed.actor, &told.actor) && (deed.recipient.is_empty() || told.recipient.is_empty());
    let near = deed.clause.sentence == told.clause.sentence;
    let nested = near && (told.clause.predicate.token < deed.end || told.first <= deed.end + 3);
    let same_word = deed.clause.predicate.entries.iter().any(|entry| told.clause.predicate.entries.contains(entry));
    let attack = deed.kind == ActType::Assault;
    // A verb tells anew what a noun only takes up.
    let again = told.clause.predicate.kind != PredicateKind::Verb || deed.headline;
    shared && (near || same_word)
        || struck && attack
        || nested && (attack || same_word || !conflict(scene, &deed.recipient, &told.recipient))
        || same_word && again && (deed.recipient.is_empty() || told.recipient.is_empty())
}

/// What the headline says, the text says again in full.
fn repeats_headline(scene: &Scene<'_>, deed: &Telling<'_>, told: &Telling<'_>) -> bool {
    let same_word =
        deed.clause.predicate.entries.iter().any(|entry| told.clause.predicate.entries.contains(entry)) || deed.frame.id == told.frame.id;
    deed.headline
        && !told.headline
        && deed.kind == told.kind
        && (same_word || shares(scene, &deed.actor, &told.actor) || shares(scene, &deed.recipient, &told.recipient))
}

/// A definite noun that names nobody refers to a deed told before.
fn refers_back(deed: &Telling<'_>, told: &Telling<'_>) -> bool {
    let predicate = &told.clause.predicate;
    let definite = predicate.kind == PredicateKind::Noun && (predicate.found.cut.article || predicate.found.reading.inflection.definite);
    definite && deed.kind == told.kind && told.actor.is_empty() && told.recipient.is_empty()
}

fn shares(scene: &Scene<'_>, a: &[Side], b: &[Side]) -> bool {
    a.iter().any(|side| b.iter().any(|other| is_alike(scene, side, other)))
}

/// The words of one name are all in the other, articles aside.
fn is_alike(scene: &Scene<'_>, a: &Side, b: &Side) -> bool {
    let article = scene.knowledge.clitics().article();
    let words = |side: &Side| {
        scene.fold(&side.name).split(' ').map(|word| word.strip_prefix(article).unwrap_or(word).to_owned()).collect::<Vec<_>>()
    };
    if a.name == b.name {
        return true;
    }
    if a.named && b.named {
        return false;
    }
    let (long, short) = (words(a), words(b));
    let (long, short) = if long.len() < short.len() { (short, long) } else { (long, short) };
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}

/// Both are named and share nobody.
fn conflict(scene: &Scene<'_>, a: &[Side], b: &[Side]) -> bool {
    !a.is_empty() && !b.is_empty() && !shares(scene, a, b)
}

fn join<'s>(deed: &mut Telling<'s>, told: Telling<'s>) {
    let near = deed.clause.sentence == told.clause.sentence;
    let cover = deed.span.cover(told.span);
    // A verb and a date tell more than a noun without one.
    let tells = |t: &Telling<'_>| t.weight() + usize::from(t.clause.predicate.kind == PredicateKind::Verb) + usize::from(t.date.is_some());
    let fuller = tells(&told) > tells(deed) && !(near && told.clause.predicate.token < deed.end);
    let (mut best, other) = if deed.headline && !told.headline || fuller { (told, deed.clone()) } else { (deed.clone(), told) };
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
    best.headline = best.headline && other.headline;
    if near {
        best.span = cover;
        best.end = best.end.max(other.end);
    }
    *deed = best;
}

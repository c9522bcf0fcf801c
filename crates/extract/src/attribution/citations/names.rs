//! The names of sources: which words name media, which names are one, and which is the fullest.

use mahdar_knowledge::{Class, Entry, Knowledge};
use mahdar_language::without_marks;
use mahdar_record::Span;

use super::{Citation, Kind};
use crate::scene::Scene;

/// What is cited again stands near where it was cited: so many citations are looked at, which keeps the work linear.
const NEAR: usize = 24;

/// Names of sites are compared by so many letters at least.
const SITE: usize = 3;

/// True for media and agencies; a short name is what its full name is.
pub(super) fn is_medium(knowledge: &Knowledge, entry: &Entry) -> bool {
    let media = |kind: &str| matches!(kind, "media" | "agency");
    match entry.class {
        Class::BodyHead => media(&entry.value),
        Class::Body => entry.features("kind").any(media),
        Class::Alias => {
            let full = entry.value.split_whitespace().next();
            full.is_some_and(|word| head_kind(knowledge, &knowledge.fold_table().fold(word)).is_some_and(media))
        }
        _ => false,
    }
}

/// The sites under which a body publishes; those of its full name for a short one.
pub(super) fn sites<'k>(knowledge: &'k Knowledge, entry: &'k Entry) -> impl Iterator<Item = &'k str> {
    let full = if entry.class == Class::Alias { full_body(knowledge, &entry.value) } else { Some(entry) };
    full.into_iter().flat_map(|body| body.features("site"))
}

/// True if an outlet, given as a site or as the name in it, is that of the site: one of the two names begins the other.
pub(super) fn is_of_site(outlet: &str, site: &str) -> bool {
    let name = |text: &str| text.split('.').next().unwrap_or("").replace('-', "");
    let (a, b) = (name(outlet), name(site));
    let short = a.len().min(b.len());
    short >= SITE && a.get(..short) == b.get(..short)
}

/// The row of a body by its text.
fn full_body<'k>(knowledge: &'k Knowledge, text: &str) -> Option<&'k Entry> {
    let lexicon = knowledge.lexicon();
    let mut words = text.split_whitespace().map(|word| lexicon.word(&knowledge.fold_table().fold(word)));
    let first = lexicon.start(words.next()??)?;
    let last = words.try_fold(first, |node, word| lexicon.step(node, word?))?;
    lexicon.readings(last).iter().map(|reading| lexicon.entry(reading.entry)).find(|entry| entry.class == Class::Body)
}

/// The kind of body that a folded word opens.
pub(super) fn head_kind<'k>(knowledge: &'k Knowledge, folded: &str) -> Option<&'k str> {
    let lexicon = knowledge.lexicon();
    let node = lexicon.start(lexicon.word(folded)?)?;
    lexicon
        .readings(node)
        .iter()
        .map(|reading| lexicon.entry(reading.entry))
        .find(|entry| entry.class == Class::BodyHead)
        .map(|entry| &*entry.value)
}

/// The folded words of a span, without articles and marks.
pub(super) fn folded_words(scene: &Scene<'_>, span: Span) -> Vec<String> {
    let article = scene.knowledge.clitics().article();
    let plain = |word: &str| {
        let folded = scene.fold(without_marks(word));
        folded.strip_prefix(article).filter(|rest| rest.chars().count() > 2).unwrap_or(&folded).to_owned()
    };
    scene.text.source_words(span).map(plain).filter(|word| !word.is_empty()).collect()
}

/// Gives each citation the fullest name of its source, and a bare head the name of the source last cited with it.
pub(super) fn resolve(found: &mut [Citation]) {
    for index in 0..found.len() {
        let (before, rest) = found.split_at_mut(index);
        let here = &mut rest[0];
        let same = |other: &&Citation| if here.bare { !other.bare && refers(here, other) } else { !other.bare && is_same(here, other) };
        let Some(known) = before.iter().rev().take(NEAR).find(same) else { continue };
        if here.bare || known.name.len() >= here.name.len() {
            here.bare = false;
            here.name.clone_from(&known.name);
            here.core.clone_from(&known.core);
        }
    }
    // Names grow from front to back; going back brings the fullest form to the first.
    for index in (0..found.len()).rev() {
        let (before, rest) = found.split_at_mut(index);
        let here = &rest[0];
        for other in
            before.iter_mut().rev().take(NEAR).filter(|other| !here.bare && is_same(here, other) && other.name.len() < here.name.len())
        {
            other.name.clone_from(&here.name);
        }
    }
}

/// A bare head refers to what has the same head; a bare communiqué to any.
fn refers(bare: &Citation, other: &Citation) -> bool {
    bare.kind == other.kind && (bare.kind == Kind::Written || bare.head == other.head)
}

fn is_same(a: &Citation, b: &Citation) -> bool {
    let (long, short) = if a.core.len() >= b.core.len() { (&a.core, &b.core) } else { (&b.core, &a.core) };
    a.kind == b.kind && short.first() == long.first() && short.iter().all(|word| long.contains(word))
}

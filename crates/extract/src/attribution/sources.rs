//! The sources of the record: what is cited, each once.

use std::collections::HashSet;

use mahdar_language::arabic::MentionKind;
use mahdar_record::{Record, Source, Span};

use super::citations::{self, Citation, Kind};
use crate::scene::Scene;

/// Media that speak or relay, issuers of written statements, people without name or post who speak.
pub(super) fn cited(scene: &Scene<'_>, citations: &[Citation], record: &Record) -> Vec<Source> {
    let vias =
        record.statements.iter().map(|s| &s.via).chain(record.encounters.iter().map(|e| &e.via)).chain(record.acts.iter().map(|x| &x.via));
    let relays: HashSet<&str> = vias.flatten().map(String::as_str).collect();
    let speakers: HashSet<Span> = record.statements.iter().filter_map(|s| s.speaker_span).collect();
    let counts = |c: &&Citation| relays.contains(&*c.name) || c.marked || c.kind == Kind::Written || speakers.contains(&c.span);
    let mut found: Vec<Source> = citations.iter().filter(counts).map(|c| Source { name: c.name.clone(), span: c.span }).collect();
    found.extend(record.statements.iter().filter_map(|s| {
        let (name, span) = (s.speaker.as_ref()?, s.speaker_span?);
        let word = s.frame.as_ref().map_or(s.span.start, |frame| frame.span.start);
        (is_unnamed(scene, span) || citations::writes(scene, word, s.span.start)).then(|| Source { name: name.clone(), span })
    }));
    found.sort_by_key(|source| source.span);
    let mut names = HashSet::new();
    found.retain(|source| !is_code(&source.name) && names.insert(source.name.clone()));
    found
}

/// True for a description of people who are not named: officials, witnesses.
fn is_unnamed(scene: &Scene<'_>, span: Span) -> bool {
    let token = scene.text.tokens.partition_point(|t| t.span.end <= span.start);
    let mention = scene.syntax.mention_at(token).map(|index| scene.mention(index));
    mention.is_some_and(|mention| {
        mention.kind == MentionKind::Described
            && mention.span == span
            && scene.entry(mention).is_some_and(|entry| matches!(&*entry.value, "source" | "official"))
            && !scene.text.cuts(mention.first).iter().any(|cut| cut.article)
    })
}

/// True for the code of a state, which is no source.
fn is_code(name: &str) -> bool {
    mahdar_record::Country::parse(name).is_some()
}

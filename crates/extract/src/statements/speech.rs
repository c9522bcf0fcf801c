//! What an utterance does toward others: the verbal act, and whom it is aimed at.

use mahdar_knowledge::{Class, Entry, Frame, FrameKind, Target};
use mahdar_language::arabic::{Clause, MentionKind};
use mahdar_record::SpeechAct;

use super::contents::Content;
use super::joins::Joined;
use super::speakers::Speaker;
use crate::parties;
use crate::scene::Scene;

/// The verbal act and its targets.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Speech {
    pub(super) act: Option<SpeechAct>,
    pub(super) toward: Vec<String>,
}

/// Words of a content that can decide its act wherever they stand are sought among this many.
const WINDOW: usize = 12;

/// The act of an utterance: of its cue, else of its content; nobody is its target where it does nothing.
pub(super) fn of(
    scene: &Scene<'_>,
    clause: &Clause,
    frame: &Frame,
    _joined: &Joined,
    content: &Content,
    speaker: Option<&Speaker>,
) -> Speech {
    let FrameKind::Statement { act, toward, .. } = &frame.kind else { return Speech::default() };
    let act = act.or_else(|| of_content(scene, content));
    if act.is_none() {
        return Speech::default();
    }
    let aimed = match toward {
        Some(Target::Object) => targets(scene, &clause.object, speaker),
        Some(Target::Marker(marker)) => {
            clause.oblique.iter().filter(|o| o.marker == *marker).flat_map(|o| targets(scene, &o.mentions, speaker)).collect()
        }
        _ => Vec::new(),
    };
    let toward = if aimed.is_empty() { in_content(scene, content, speaker) } else { aimed };
    Speech { act, toward }
}

/// The act that the words of a content decide: its first noun, else the earliest phrase near its beginning.
pub(super) fn of_content(scene: &Scene<'_>, content: &Content) -> Option<SpeechAct> {
    let first = opening(scene, content);
    if let Some(entry) = first {
        return SpeechAct::parse(&entry.value);
    }
    let until = content.end.min(content.first + WINDOW);
    (content.first..until).find_map(|token| {
        let found = scene.text.matches(token).iter().filter(|m| {
            let entry = scene.text.entry(m);
            entry.class == Class::ContentHead
                && entry.feature("position") == Some("any")
                && m.cut.enclitic.is_none()
                && !m.reading.inflection.definite
        });
        let entry = scene.text.entry(found.max_by_key(|m| m.last)?);
        Some(SpeechAct::parse(&entry.value))
    })?
}

/// The head of the content among its first words, behind complementizers and prepositions.
fn opening<'a>(scene: &Scene<'a>, content: &Content) -> Option<&'a Entry> {
    for at in content.first..content.first + 3 {
        let found = scene.text.matches(at).iter().filter(|m| {
            let entry = scene.text.entry(m);
            entry.class == Class::ContentHead && entry.feature("position") != Some("any")
        });
        if let Some(found) = found.max_by_key(|m| (m.last, m.cut.is_whole())) {
            return Some(scene.text.entry(found));
        }
        let skippable = scene.text.matches(at).iter().any(|m| matches!(m.class(), Class::Complementizer | Class::Preposition));
        if !skippable || at + 1 >= content.end {
            return None;
        }
    }
    None
}

fn targets(scene: &Scene<'_>, mentions: &[usize], speaker: Option<&Speaker>) -> Vec<String> {
    parties::parties(scene, mentions, true)
        .into_iter()
        .map(|party| party.name)
        .filter(|name| speaker.is_none_or(|s| s.name != *name))
        .collect()
}

/// The first state, nationality, organisation or person that a content names, other than the speaker and the speaker's own country.
fn in_content(scene: &Scene<'_>, content: &Content, speaker: Option<&Speaker>) -> Vec<String> {
    let own = |name: &str| {
        speaker.is_some_and(|s| s.name.split(" + ").any(|part| part == name) || s.country.is_some_and(|country| country.as_str() == name))
    };
    let mut token = content.first;
    while token < content.end {
        let index = scene.syntax.mention_at(token).filter(|&index| scene.mention(index).first == token);
        let named = index.and_then(|index| target(scene, index)).or_else(|| nation(scene, token));
        if let Some(name) = named.filter(|name| !own(name)) {
            return vec![name];
        }
        token = index.map_or(token + 1, |index| scene.mention(index).end);
    }
    Vec::new()
}

/// A mention that an act can be aimed at. A capital after a preposition of place is a place.
fn target(scene: &Scene<'_>, index: usize) -> Option<String> {
    let mention = scene.mention(index);
    if matches!(mention.kind, MentionKind::Pair | MentionKind::Address) {
        return None;
    }
    let placed = mention.cut.preposition.is_some() || mention.first > 0 && scene.text.is(mention.first - 1, Class::Preposition);
    // The government of a state is the state.
    if mention.kind == MentionKind::Body
        && scene.entry(mention).is_some_and(|entry| entry.class == Class::BodyHead && &*entry.value == "government")
    {
        return mention.country.map(|country| country.to_string());
    }
    parties::party(scene, index, !placed).map(|party| party.name)
}

fn nation(scene: &Scene<'_>, token: usize) -> Option<String> {
    let found = scene.text.find(token, Class::Nationality)?;
    scene.text.entry(found).country.map(|country| country.to_string())
}

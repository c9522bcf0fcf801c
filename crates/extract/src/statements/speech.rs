//! What an utterance does toward others: the verbal act, and whom it is aimed at.

use mahdar_knowledge::{Class, Entry, Frame, FrameKind, Target};
use mahdar_language::Match;
use mahdar_language::arabic::{Clause, MentionKind};
use mahdar_record::SpeechAct;

use super::contents::Content;
use super::joins::Joined;
use super::speakers::Speaker;
use crate::arguments;
use crate::moments;
use crate::parties;
use crate::scene::Scene;

/// The verbal act and its targets.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Speech {
    pub(super) act: Option<SpeechAct>,
    pub(super) toward: Vec<String>,
}

/// Words of a content that can decide its act wherever they stand are sought among this many.
const WINDOW: usize = 30;

/// The act of an utterance: of its cue, else of its content; nobody is its target where it does nothing.
pub(super) fn of(
    scene: &Scene<'_>,
    clause: &Clause,
    frame: &Frame,
    joined: &Joined,
    content: &Content,
    speaker: Option<&Speaker>,
) -> Speech {
    let FrameKind::Statement { act: own, toward, .. } = &frame.kind else { return Speech::default() };
    let act = own.or_else(|| of_content(scene, content));
    let Some(found) = act else { return Speech::default() };
    let mut aimed = match toward {
        // Where the content decides the act, its words decide the target too.
        Some(Target::Object) if own.is_some() => targets(scene, &clause.object, speaker),
        Some(Target::Marker(marker)) => {
            clause.oblique.iter().filter(|o| o.marker == *marker).flat_map(|o| targets(scene, &o.mentions, speaker)).collect()
        }
        _ => Vec::new(),
    };
    if aimed.is_empty() && own.is_some() && *toward == Some(Target::Object) {
        aimed.extend(addressed(scene, clause, joined));
    }
    let toward = if aimed.is_empty() { in_content(scene, content, found, speaker) } else { aimed };
    Speech { act, toward }
}

/// A noun phrase between the cue and its content that is no mention (`urged world leaders to`).
fn addressed(scene: &Scene<'_>, clause: &Clause, joined: &Joined) -> Option<String> {
    let begin = clause.subject.iter().map(|&index| scene.mention(index).end).max().unwrap_or(0).max(clause.predicate.end);
    if begin >= joined.token || !scene.text.tokens.get(begin)?.is_word() || arguments::is_particle(scene, begin) {
        return None;
    }
    let definite = scene.text.cuts(begin).first().is_some_and(|cut| cut.article);
    let (end, _) = arguments::extent(scene, begin, joined.token);
    let adverb = [Class::DayWord, Class::SpeechForm, Class::Turn, Class::Channel].iter().any(|&class| scene.text.is(begin, class));
    let plain = scene.text.best_cut(begin).is_some_and(mahdar_language::Cut::is_whole);
    (plain && !adverb && (definite || end > begin + 1)).then(|| scene.words(scene.text.span(begin, end)))
}

/// The act that the words of a content decide: its first noun, else the earliest phrase near its beginning.
pub(super) fn of_content(scene: &Scene<'_>, content: &Content) -> Option<SpeechAct> {
    let first = opening(scene, content);
    if let Some(entry) = first {
        return SpeechAct::parse(&entry.value);
    }
    if (content.first..content.end.min(content.first + 2)).any(|at| obliges(scene, at)) {
        return Some(SpeechAct::Request);
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

/// The head of the content among its first words, behind complementizers, prepositions and adjectives of degree.
fn opening<'a>(scene: &Scene<'a>, content: &Content) -> Option<&'a Entry> {
    for at in content.first..content.first + 3 {
        let found = scene.text.matches(at).iter().filter(|m| {
            let entry = scene.text.entry(m);
            entry.class == Class::ContentHead && entry.feature("position") != Some("any")
        });
        if let Some(found) = found.max_by_key(|m| (m.last, m.cut.is_whole())) {
            let entry = scene.text.entry(found);
            // An adjective of degree stands before the noun that decides.
            if entry.feature("position") != Some("degree") {
                return Some(entry);
            }
            continue;
        }
        let skippable = scene.text.matches(at).iter().any(|m| matches!(m.class(), Class::Complementizer | Class::Preposition));
        if !skippable || at + 1 >= content.end {
            return None;
        }
    }
    None
}

/// A preposition that lays a duty on the state, body or person behind it.
fn obliges(scene: &Scene<'_>, at: usize) -> bool {
    let duty = |m: &Match| m.class() == Class::Preposition && m.cut.is_whole() && scene.text.entry(m).feature("duty").is_some();
    let bearer = |index: usize| {
        let mention = scene.mention(index);
        mention.first == at + 1
            && mention.cut.is_whole()
            && matches!(mention.kind, MentionKind::State | MentionKind::Body | MentionKind::Office | MentionKind::Person)
    };
    scene.text.matches(at).iter().any(duty) && scene.syntax.mention_at(at + 1).is_some_and(bearer)
}

fn targets(scene: &Scene<'_>, mentions: &[usize], speaker: Option<&Speaker>) -> Vec<String> {
    let mut names: Vec<String> = mentions
        .iter()
        .filter_map(|&index| governed(scene, index).or_else(|| parties::party(scene, index, true).map(|party| party.name)))
        .filter(|name| speaker.is_none_or(|s| s.name != *name))
        .collect();
    names.dedup();
    names
}

/// The first state, nationality, organisation or person that a content names, other than the speaker and the speaker's own country, with those
/// joined to it.
fn in_content(scene: &Scene<'_>, content: &Content, act: SpeechAct, speaker: Option<&Speaker>) -> Vec<String> {
    let own = |name: &str| {
        speaker.is_some_and(|s| s.name.split(" + ").any(|part| part == name) || s.country.is_some_and(|country| country.as_str() == name))
    };
    let mut token = content.first;
    let mut found: Vec<String> = Vec::new();
    while token < content.end {
        let index = scene.syntax.mention_at(token).filter(|&index| scene.mention(index).first == token);
        if !found.is_empty() && index.is_none_or(|index| scene.mention(index).cut.coordinator.is_none()) {
            break;
        }
        let agent = index.is_some_and(|index| found.is_empty() && is_agent(scene, content, act, index));
        let named = index.filter(|_| !agent).and_then(|index| target(scene, index)).or_else(|| nation(scene, token).filter(|_| !agent));
        found.extend(named.filter(|name| !own(name)));
        token = index.map_or(token + 1, |index| scene.mention(index).end);
    }
    found
}

/// True for who does what the first noun of a content tells: behind a noun of readiness, or before the one it is for.
fn is_agent(scene: &Scene<'_>, content: &Content, act: SpeechAct, index: usize) -> bool {
    let mention = scene.mention(index);
    let genitive = mention.first == content.first + 1 && mention.cut.is_whole() && mention.kind != MentionKind::Person;
    let next = scene.syntax.mention_at(mention.end).map(|next| scene.mention(next).cut);
    let aimed = next.is_some_and(|cut| moments::is_aimed(scene, &cut));
    genitive && (act == SpeechAct::Agree || aimed)
}

/// A mention that an act can be aimed at. A capital after a preposition of place is a place.
fn target(scene: &Scene<'_>, index: usize) -> Option<String> {
    let mention = scene.mention(index);
    let one = mention.number == mahdar_knowledge::Number::Singular;
    if matches!(mention.kind, MentionKind::Pair | MentionKind::Address)
        || mention.kind == MentionKind::Described && mention.country.is_none() && one
    {
        return None;
    }
    let placed = mention.cut.preposition.is_some() || mention.first > 0 && scene.text.is(mention.first - 1, Class::Preposition);
    governed(scene, index).or_else(|| parties::party(scene, index, !placed).map(|party| party.name))
}

/// The state whose government or people a mention is, or whom a mere description belongs to.
fn governed(scene: &Scene<'_>, index: usize) -> Option<String> {
    let mention = scene.mention(index);
    let stands = match mention.kind {
        MentionKind::Described => true,
        MentionKind::Body => {
            scene.entry(mention).is_some_and(|entry| entry.class == Class::BodyHead && (&*entry.value == "government" || entry.is_weak()))
        }
        _ => false,
    };
    mention.country.filter(|_| stands).map(|country| country.to_string())
}

fn nation(scene: &Scene<'_>, token: usize) -> Option<String> {
    let found = scene.text.find(token, Class::Nationality)?;
    scene.text.entry(found).country.map(|country| country.to_string())
}

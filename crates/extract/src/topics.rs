//! What a passage is about: PLOVER contexts from the words in it.
//!
//! The words of the lexicon's class `topic` are found once for the whole document ([`Named`]); a passage then only counts those inside it.

use mahdar_knowledge::{Class, EntryId};
use mahdar_language::Text;
use mahdar_record::{Span, Topic};

use crate::scene::Scene;

/// At most this many topics an object.
const MOST: usize = 5;

/// So often a document must name a topic before it stands for objects that name none.
const PREVAILING: usize = 4;

/// The words of a document that name topics.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    /// The first byte of each such word and what it names, in the order of the text.
    hits: Vec<(u32, Topic)>,
    /// The topic that the document names most, if it does so often.
    prevailing: Option<Topic>,
}

impl Named {
    pub(crate) fn read(text: &Text<'_>) -> Self {
        let mut hits = Vec::new();
        let mut token = 0;
        while token < text.tokens.len() {
            token = name(text, token, &mut hits);
        }
        let prevailing = most_named(&hits).first().filter(|(count, _, _)| *count >= PREVAILING).map(|(_, _, topic)| *topic);
        Self { hits, prevailing }
    }
}

/// The topics that the words of a span name, at most five, the most named first.
pub(crate) fn of(scene: &Scene<'_>, span: Span) -> Vec<Topic> {
    let hits = &scene.topics.hits;
    let first = hits.partition_point(|(at, _)| *at < span.start);
    let end = hits.partition_point(|(at, _)| *at < span.end);
    most_named(hits.get(first..end).unwrap_or(&[])).into_iter().take(MOST).map(|(_, _, topic)| topic).collect()
}

/// The topics of a span, or the one that prevails in the document where its words name none.
pub(crate) fn or_document(scene: &Scene<'_>, span: Span) -> Vec<Topic> {
    let named = of(scene, span);
    if named.is_empty() { scene.topics.prevailing.into_iter().collect() } else { named }
}

/// Topics with how often and where first they are named, the most named first.
fn most_named(hits: &[(u32, Topic)]) -> Vec<(usize, u32, Topic)> {
    let mut counts: Vec<(usize, u32, Topic)> = Vec::new();
    for &(at, topic) in hits {
        match counts.iter_mut().find(|(_, _, known)| *known == topic) {
            Some((count, _, _)) => *count += 1,
            None => counts.push((1, at, topic)),
        }
    }
    counts.sort_by_key(|&(count, at, _)| (std::cmp::Reverse(count), at));
    counts
}

/// Notes what the word or phrase at a token names; gives the token to go on from.
fn name(text: &Text<'_>, token: usize, hits: &mut Vec<(u32, Topic)>) -> usize {
    let Some(here) = text.tokens.get(token).filter(|token| token.is_word()) else { return token + 1 };
    let begin = hits.len();
    let mut note = |entry: EntryId| {
        if let Some(topic) = Topic::parse(&text.knowledge.lexicon().entry(entry).value)
            && !hits[begin..].iter().any(|(_, known)| *known == topic)
        {
            hits.push((here.span.start, topic));
        }
    };
    let longest = text.matches(token).iter().filter(|m| m.class() == Class::Topic).map(|m| m.last).max();
    if let Some(last) = longest {
        text.matches(token).iter().filter(|m| m.last == last && m.class() == Class::Topic).for_each(|m| note(m.reading.entry));
        return last as usize + 1;
    }
    stems(text, token, &mut note);
    token + 1
}

/// Notes the longest topic stem that the word begins with, behind each set of proclitics that a likely cut takes off.
fn stems(text: &Text<'_>, token: usize, note: &mut impl FnMut(EntryId)) {
    let mut seen = None;
    for cut in text.cuts(token) {
        if seen == Some(cut.stem.start) {
            continue; // what is cut off at the end changes no prefix
        }
        seen = Some(cut.stem.start);
        let stem = text.folded.get(cut.stem);
        let bare = if cut.article { stem.strip_prefix(text.knowledge.clitics().article()).unwrap_or(stem) } else { stem };
        let ends = bare.char_indices().map(|(at, _)| at).skip(1).chain([bare.len()]);
        let found = ends.map(|end| text.knowledge.stem(&bare[..end])).filter(|entries| !entries.is_empty()).last();
        found.unwrap_or_default().iter().for_each(|&entry| note(entry));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_named_comes_first_then_the_first_named() {
        let hits = [(0, Topic::Legal), (9, Topic::Military), (20, Topic::Economic), (31, Topic::Military)];
        let order: Vec<Topic> = most_named(&hits).into_iter().map(|(_, _, topic)| topic).collect();
        assert_eq!(order, [Topic::Military, Topic::Legal, Topic::Economic]);
    }
}

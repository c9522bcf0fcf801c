//! Where a content ends.

use mahdar_knowledge::{Class, Join, Person, Slot};
use mahdar_language::Match;
use mahdar_language::arabic::Clause;
use mahdar_record::Span;

use super::joins::Joined;
use crate::scene::Scene;

/// What was said, as tokens and bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Content {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) span: Span,
    /// At least half of it stands in quotation marks.
    pub(super) direct: bool,
}

/// No content that only its sentence or line ends is longer, in tokens: where sentences have no end, contents nest, and each would be read to the
/// last word of the text.
const LONGEST: usize = 500;

/// Reads the content that begins where `joined` says.
pub(super) fn read(scene: &Scene<'_>, clause: &Clause, joined: &Joined) -> Option<Content> {
    let sentence = &scene.text.sentences[clause.sentence];
    let limit = match joined.join {
        Join::Colon => scene.text.paragraphs[sentence.paragraph as usize].end as usize,
        _ => sentence.end as usize,
    };
    let end = match (&joined.join, scene.text.quotation(joined.token)) {
        (Join::Quote, Some(quotation)) if quotation.closed => quotation.end as usize,
        (join, _) => end(scene, joined.token, limit.min(joined.token + LONGEST), matches!(join, Join::Bare | Join::Marker(_))),
    };
    content(scene, joined.token, end, joined.byte)
}

/// The content from token `first` up to `end`, without marks at its end; `None` where no two words are left.
pub(super) fn content(scene: &Scene<'_>, first: usize, end: usize, byte: u32) -> Option<Content> {
    let tokens = &scene.text.tokens;
    let mut end = end.min(tokens.len());
    while end > first
        && tokens[end - 1].mark().is_some_and(|c| !matches!(c, ')' | '%' | '»' | '"' | '”') || is_outer_close(scene, first, end - 1))
    {
        end -= 1;
    }
    let words = tokens.get(first..end)?.iter().filter(|t| t.is_word()).count();
    if words < 2 {
        return None;
    }
    let quoted = (first..end).filter(|&i| tokens[i].is_word() && scene.text.quotation(i).is_some()).count();
    let span = Span::new(byte.max(tokens[first].span.start).min(tokens[end - 1].span.end), tokens[end - 1].span.end);
    Some(Content { first, end, span, direct: quoted * 2 >= words })
}

/// A closing mark whose opening one stands before the content.
fn is_outer_close(scene: &Scene<'_>, first: usize, at: usize) -> bool {
    let Some(quotation) = at.checked_sub(1).and_then(|inside| scene.text.quotation(inside)) else {
        return scene.text.tokens[at].mark() != Some(')');
    };
    quotation.end as usize == at && (quotation.first as usize) <= first
}

/// The token at which another cue, a citation, words of the report itself or the limit ends the content, a noun phrase or a clause.
pub(super) fn end(scene: &Scene<'_>, first: usize, limit: usize, nominal: bool) -> usize {
    let text = &scene.text;
    let mut at = first;
    while at < limit {
        if let Some(quotation) = text.quotation(at).filter(|q| q.first as usize == at && q.closed && (q.end as usize) < limit) {
            at = quotation.end as usize + 1;
            continue;
        }
        if at > first && (ends(scene, at) || is_aside(scene, at, nominal)) {
            return at;
        }
        at += 1;
    }
    limit
}

fn ends(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    let comma = text.tokens[at - 1].mark().is_some_and(|c| matches!(c, '،' | ',' | '-' | '–' | '"' | '»' | '”' | ')'));
    let cited = comma && text.matches(at).iter().any(|m| m.class() == Class::SourceMarker && m.cut.preposition.is_none());
    cited || text.matches(at).iter().any(|m| is_next_cue(scene, m, comma))
}

/// Behind a comma, a conjunction with which the report goes on by itself; behind a noun phrase, any verb that a coordinator joins.
fn is_aside(scene: &Scene<'_>, at: usize, nominal: bool) -> bool {
    let text = &scene.text;
    let pause = text.tokens[at - 1].mark().is_some_and(|c| matches!(c, '،' | ',' | '؛' | '-' | '"' | '»' | '”'));
    let asides = |m: &Match| pause && text.entry(m).feature("aside").is_some();
    let verb = |m: &Match| {
        m.reading.inflection.slot == Some(Slot::Perfect)
            && m.cut.coordinator.is_some()
            && text.best_cut(at).is_some_and(|best| best.coordinator.is_some())
    };
    text.matches(at).iter().any(|m| m.cut.preposition.is_none() && m.cut.enclitic.is_none() && asides(m) || nominal && pause && verb(m))
}

/// A reporting participle after a comma or a coordinator; a reporting verb with a coordinator.
fn is_next_cue(scene: &Scene<'_>, m: &Match, comma: bool) -> bool {
    let inflection = m.reading.inflection;
    let Some(slot) = inflection.slot else { return false };
    let joined = m.cut.coordinator.is_some();
    let shape = match slot {
        Slot::ActiveParticiple => {
            (comma || joined || inflection.person == Some(Person::MasculineSingularAccusative))
                && !inflection.definite
                && m.cut.preposition.is_none()
                && m.cut.enclitic.is_none()
                && matches!(
                    inflection.person,
                    Some(Person::MasculineSingularAccusative | Person::FeminineSingular | Person::MasculinePlural | Person::MasculineDual)
                )
        }
        Slot::Perfect => joined && m.cut.enclitic.is_none() || comma && m.cut.is_whole(),
        Slot::Imperfect => joined && comma && m.cut.enclitic.is_none(),
        _ => false,
    };
    let best = scene.text.best_cut(m.first as usize).is_none_or(|best| m.cut.score >= best.score - 1.0);
    shape && best && scene.reports(m)
}

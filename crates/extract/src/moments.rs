//! When and where a clause takes place.

use mahdar_knowledge::{Class, CliticClass};
use mahdar_language::Cut;
use mahdar_language::arabic::{Clause, Mention, MentionKind};
use mahdar_language::dates::DateMention;
use mahdar_record::{Country, Edtf, Span};

use crate::scene::Scene;

/// A date and the words that give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct When {
    pub(crate) value: Edtf,
    pub(crate) span: Span,
}

/// A place and the words that give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Where {
    pub(crate) name: String,
    pub(crate) country: Option<Country>,
    pub(crate) span: Span,
    /// 0 a city, 1 a venue, 2 a region: the most specific first.
    pub(crate) rank: u8,
}

/// The tokens of a clause with the verb that carries it.
pub(crate) fn extent(clause: &Clause) -> std::ops::Range<usize> {
    let first = clause.carrier.as_ref().filter(|carrier| carrier.light).map_or(clause.first, |carrier| clause.first.min(carrier.token));
    first..clause.limit.max(clause.end)
}

/// The date of a clause: the nearest to its predicate inside it, else before it in its sentence.
pub(crate) fn date(scene: &Scene<'_>, clause: &Clause) -> Option<When> {
    let extent = extent(clause);
    let sentence = &scene.text.sentences[clause.sentence];
    let first = scene.dates.partition_point(|date| date.first < sentence.first);
    let inside = scene.dates[first..].iter().take_while(|date| date.end <= sentence.end).filter(|date| date.value.is_some());
    let distance = |date: &&DateMention| {
        let outside = !extent.contains(&(date.first as usize));
        (outside, date.first.abs_diff(clause.predicate.token as u32))
    };
    let found = inside.min_by_key(distance).filter(|date| (date.first as usize) < extent.end)?;
    Some(When { value: found.value.clone()?, span: found.span })
}

/// The place of a clause: a city before a venue before a region, after a preposition of place.
pub(crate) fn place(scene: &Scene<'_>, clause: &Clause) -> Option<Where> {
    let extent = extent(clause);
    let candidates = scene.syntax.mentions_in(extent.start, extent.end).map(|index| scene.mention(index)).filter(|mention| is_located(scene, mention));
    candidates.filter_map(|mention| named(scene, mention)).min_by_key(|place| (place.rank, place.span.start))
}

/// The country of a clause, where a state stands after a preposition of place.
pub(crate) fn country(scene: &Scene<'_>, clause: &Clause) -> Option<Country> {
    let extent = extent(clause);
    let states = scene.syntax.mentions_in(extent.start, extent.end).map(|index| scene.mention(index)).filter(|mention| mention.kind == MentionKind::State);
    states.filter(|mention| is_located(scene, mention)).find_map(|mention| mention.country)
}

/// A mention as a place, if it names one below a state.
pub(crate) fn named(scene: &Scene<'_>, mention: &Mention) -> Option<Where> {
    let kind = scene.entry(mention).and_then(|entry| entry.feature("kind"));
    let rank = match (mention.kind, kind) {
        (MentionKind::Place, Some("capital" | "city")) => 0,
        (MentionKind::Place, Some("venue")) | (MentionKind::Body, Some("government")) => 1,
        (MentionKind::Place, _) => 2,
        _ => return None,
    };
    Some(Where { name: scene.words(mention.span), country: mention.country, span: mention.span, rank })
}

/// A preposition of place stands before it, attached or by itself.
fn is_located(scene: &Scene<'_>, mention: &Mention) -> bool {
    let text = &scene.text;
    if let Some(index) = mention.cut.preposition {
        return scene.knowledge.clitics().proclitics().get(index as usize).is_some_and(|clitic| is_locative(scene, &clitic.text));
    }
    mention.first > 0 && text.matches(mention.first - 1).iter().any(|m| m.last as usize + 1 == mention.first && text.entry(m).class == Class::Preposition && text.entry(m).feature("locative").is_some())
}

/// True for prepositions that the lexicon marks as of place.
pub(crate) fn is_locative(scene: &Scene<'_>, marker: &str) -> bool {
    has_feature(scene, marker, "locative")
}

/// True if a preposition that the lexicon marks as of purpose is written onto a word; a contraction counts as what begins it.
pub(crate) fn is_aimed(scene: &Scene<'_>, cut: &Cut) -> bool {
    let clitics = scene.knowledge.clitics().proclitics();
    let Some(clitic) = cut.preposition.and_then(|index| clitics.get(index as usize)) else { return false };
    clitics.iter().any(|plain| plain.class == CliticClass::Preposition && clitic.text.starts_with(&*plain.text) && has_feature(scene, &plain.text, "aim"))
}

fn has_feature(scene: &Scene<'_>, marker: &str, feature: &str) -> bool {
    let lexicon = scene.knowledge.lexicon();
    let node = lexicon.word(marker).and_then(|word| lexicon.start(word));
    node.is_some_and(|node| lexicon.readings(node).iter().any(|reading| lexicon.entry(reading.entry).feature(feature).is_some()))
}

//! When and where a clause takes place.

use mahdar_knowledge::{Class, FrameKind};
use mahdar_language::arabic::{self, Clause, Mention, MentionKind, PredicateKind};
use mahdar_language::dates::DateMention;
use mahdar_language::{Cut, Match, Token};
use mahdar_record::{Country, Edtf, Span};

use crate::arguments;
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

/// The date of a clause: the nearest to its predicate inside it, else shortly before it in its sentence.
pub(crate) fn date(scene: &Scene<'_>, clause: &Clause) -> Option<When> {
    let extent = extent(clause);
    let sentence = &scene.text.sentences[clause.sentence];
    let first = scene.dates.partition_point(|date| date.first < sentence.first);
    let own = |date: &&DateMention| date.value.is_some() && (date.first as usize >= extent.start || !is_of_report(scene, clause, date));
    let inside = scene.dates[first..].iter().take_while(|date| date.end <= sentence.end).filter(own);
    let distance = |date: &&DateMention| {
        let outside = !extent.contains(&(date.first as usize));
        (outside, date.first.abs_diff(clause.predicate.token as u32))
    };
    let found =
        inside.min_by_key(distance).filter(|date| (date.first as usize) < extent.end && date.first as usize + BEFORE > extent.start)?;
    Some(When { value: found.value.clone()?, span: found.span })
}

/// A date before a clause that says when someone spoke of it (`قال أمس إن اللقاء …`).
fn is_of_report(scene: &Scene<'_>, clause: &Clause, date: &DateMention) -> bool {
    let says = |other: &&Clause| {
        other.sentence == clause.sentence
            && other.predicate.kind == PredicateKind::Verb
            && other.predicate.token < clause.predicate.token
            && (other.first..other.limit).contains(&(date.first as usize))
            && scene.frames(other).any(|frame| matches!(frame.kind, FrameKind::Statement { .. }))
    };
    scene.syntax.clauses.iter().filter(says).any(|other| !extent(clause).contains(&other.predicate.token))
}

/// How many words before a clause its date may begin.
const BEFORE: usize = 8;

/// The place of a clause: a city before a venue before a region, after a preposition of place.
pub(crate) fn place(scene: &Scene<'_>, clause: &Clause) -> Option<Where> {
    let extent = extent(clause);
    let begin = extent.start.saturating_sub(LEAD).max(scene.text.sentences[clause.sentence].first as usize);
    let candidates =
        scene.syntax.mentions_in(begin, extent.end).map(|index| scene.mention(index)).filter(|mention| is_located(scene, mention));
    let genitive = clause.genitive.iter().map(|&index| scene.mention(index)).filter(|mention| mention.kind == MentionKind::Place);
    let found = candidates.chain(genitive).filter_map(|mention| named(scene, mention)).min_by_key(|place| (place.rank, place.span.start));
    found.or_else(|| within(scene, extent)).or_else(|| dateline(scene, clause))
}

/// A place at the end of a longer phrase (`أعضاء الوفد في الرباط`), or too ambiguous to be a mention by itself.
fn within(scene: &Scene<'_>, extent: std::ops::Range<usize>) -> Option<Where> {
    let text = &scene.text;
    extent.filter(|&token| is_word_end(scene, token)).find_map(|token| {
        let led = |m: &&Match| match m.cut.preposition {
            Some(_) => is_placed(scene, &m.cut),
            None => token > 0 && is_locative(scene, text.folded_word(token - 1)),
        };
        let found = text
            .matches(token)
            .iter()
            .filter(|m| m.class() == Class::Place && m.cut.enclitic.is_none() && m.cut.coordinator.is_none())
            .find(led)?;
        let entry = text.entry(found);
        let rank = rank(entry.feature("kind"));
        let mut span = text.span(token, found.last as usize + 1);
        span.start = text.stem_span(token, &found.cut).start;
        Some(Where { name: scene.words(span), country: entry.country, span, rank })
    })
}

/// True for tokens outside of mentions, and inside of those that are no names.
fn is_word_end(scene: &Scene<'_>, token: usize) -> bool {
    scene
        .syntax
        .mention_at(token)
        .is_none_or(|index| scene.mention(index).first < token && scene.mention(index).kind != MentionKind::Person)
}

/// The city that opens the line of a clause, before a colon or dash (`الرياض: استقبل …`).
fn dateline(scene: &Scene<'_>, clause: &Clause) -> Option<Where> {
    let text = &scene.text;
    let sentence = &text.sentences[clause.sentence];
    let paragraph = &text.paragraphs[sentence.paragraph as usize];
    if paragraph.first != sentence.first && clause.sentence > 0 {
        return None;
    }
    let first = sentence.first as usize;
    let index = scene.syntax.mentions_in(first, first + DATELINE).find(|&index| scene.mention(index).kind == MentionKind::Place)?;
    let mention = scene.mention(index);
    let closed = text.tokens.get(mention.end).and_then(Token::mark).is_some_and(|mark| matches!(mark, ':' | '-' | '–' | '—'));
    named(scene, mention).filter(|place| closed && place.rank == 0)
}

/// How many tokens into a line its city may stand.
const DATELINE: usize = 4;

/// How many words before a clause a place may stand that opens it (`وفي طوكيو، التقى`).
const LEAD: usize = 4;

/// The country of a clause, where a state stands after a preposition of place.
pub(crate) fn country(scene: &Scene<'_>, clause: &Clause) -> Option<Country> {
    let extent = extent(clause);
    let begin = extent.start.saturating_sub(LEAD).max(scene.text.sentences[clause.sentence].first as usize);
    let states =
        scene.syntax.mentions_in(begin, extent.end).map(|index| scene.mention(index)).filter(|mention| mention.kind == MentionKind::State);
    states.filter(|mention| is_located(scene, mention)).find_map(|mention| mention.country)
}

/// A mention as a place, if it names one below a state.
pub(crate) fn named(scene: &Scene<'_>, mention: &Mention) -> Option<Where> {
    let kind = scene.entry(mention).and_then(|entry| entry.feature("kind"));
    let rank = match (mention.kind, kind) {
        (MentionKind::Place, kind) => rank(kind),
        (MentionKind::Body, Some("government")) => 1,
        _ => return None,
    };
    if is_description(scene, mention)
        && let Some(place) = apposed(scene, mention)
    {
        return Some(place);
    }
    let mention = if is_description(scene, mention) { capital(scene, mention).unwrap_or(mention) } else { mention };
    // A contraction has swallowed the first letter of the article.
    let swallowed = arguments::is_contracted(scene, &mention.cut);
    let name = scene.entry(mention).filter(|_| swallowed).map_or_else(|| scene.words(mention.span), |entry| entry.text.to_string());
    Some(Where { name, country: mention.country, span: mention.span, rank })
}

/// How specific a kind of place is.
fn rank(kind: Option<&str>) -> u8 {
    match kind {
        Some("capital" | "city") => 0,
        Some("venue") => 1,
        _ => 2,
    }
}

/// The name of a capital directly behind its description (`العاصمة العمانية مسقط`), even one that is ambiguous by itself.
fn apposed(scene: &Scene<'_>, described: &Mention) -> Option<Where> {
    let text = &scene.text;
    let found = text
        .matches(described.end)
        .iter()
        .find(|m| m.cut.is_whole() && m.class() == Class::Place && text.entry(m).country == described.country)?;
    let span = text.span(described.end, found.last as usize + 1);
    Some(Where { name: scene.words(span), country: described.country, span, rank: 0 })
}

/// A capital by its country (`العاصمة الأردنية`), not by its name.
fn is_description(scene: &Scene<'_>, mention: &Mention) -> bool {
    scene.entry(mention).is_some_and(|entry| entry.feature("metonymy") == Some("no"))
}

/// The name of the capital that a description is of, where the text has it.
fn capital<'s>(scene: &'s Scene<'_>, described: &Mention) -> Option<&'s Mention> {
    let is_capital = |mention: &&Mention| {
        mention.kind == MentionKind::Place
            && mention.country == described.country
            && !is_description(scene, mention)
            && scene.entry(mention).is_some_and(|entry| entry.feature("kind") == Some("capital"))
    };
    scene.syntax.mentions.iter().find(is_capital)
}

/// A preposition of place stands before it, attached or by itself.
fn is_located(scene: &Scene<'_>, mention: &Mention) -> bool {
    let text = &scene.text;
    if mention.cut.preposition.is_some() {
        return is_placed(scene, &mention.cut);
    }
    mention.first > 0
        && text
            .matches(mention.first - 1)
            .iter()
            .any(|m| m.last as usize + 1 == mention.first && m.class() == Class::Preposition && text.entry(m).feature("locative").is_some())
}

/// True for prepositions that the lexicon marks as of place.
pub(crate) fn is_locative(scene: &Scene<'_>, marker: &str) -> bool {
    scene.knowledge.lexicon().has_feature(marker, "locative")
}

/// True if a preposition that the lexicon marks as of purpose is written onto a word; a contraction counts as what begins it.
pub(crate) fn is_aimed(scene: &Scene<'_>, cut: &Cut) -> bool {
    arabic::attached_preposition(&scene.text, cut).is_some_and(|marker| is_purpose(scene, marker))
}

/// True if a preposition of place is written onto a word.
pub(crate) fn is_placed(scene: &Scene<'_>, cut: &Cut) -> bool {
    arabic::attached_preposition(&scene.text, cut).is_some_and(|marker| is_locative(scene, marker))
}

/// True for prepositions that bring in whose words are passed on.
pub(crate) fn is_relaying(scene: &Scene<'_>, marker: &str) -> bool {
    scene.knowledge.lexicon().has_feature(marker, "relay")
}

/// True for prepositions that the lexicon marks as of purpose.
pub(crate) fn is_purpose(scene: &Scene<'_>, marker: &str) -> bool {
    scene.knowledge.lexicon().has_feature(marker, "aim")
}

/// True for markers that name all sides at once.
pub(crate) fn is_mutual(scene: &Scene<'_>, marker: &str) -> bool {
    scene.knowledge.lexicon().has_feature(marker, "mutual")
}

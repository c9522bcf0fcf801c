//! Noun phrases that name instruments.

use mahdar_knowledge::{Class, EntryId, FrameKind, Slot};
use mahdar_language::TokenKind;
use mahdar_language::arabic::MentionKind;
use mahdar_record::{Country, Instrument, Span};

use crate::arguments;
use crate::scene::Scene;

/// An instrument as the text names it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) name: String,
    /// The words of the name, folded, without articles.
    pub(super) words: Vec<String>,
    pub(super) kind: Instrument,
    /// The noun often means something else.
    pub(super) weak: bool,
    pub(super) head: EntryId,
    /// The first token of the phrase.
    pub(super) first: usize,
    /// The token after its last one.
    pub(super) end: usize,
    pub(super) span: Span,
    /// Nationalities that qualify it.
    pub(super) countries: Vec<Country>,
}

/// How many words may stand before the noun in its phrase (a number, a noun of quantity, `terms of`).
const BEFORE: usize = 3;

/// The instrument among the first words of a phrase.
pub(super) fn at(scene: &Scene<'_>, first: usize, end: usize) -> Option<Named> {
    (first..end.min(first + BEFORE)).find_map(|token| from_noun(scene, token))
}

/// The instrument whose noun stands at a token, with the number before it.
pub(super) fn from_noun(scene: &Scene<'_>, token: usize) -> Option<Named> {
    let text = &scene.text;
    let found = text.matches(token).iter().filter(|m| m.class() == Class::Instrument).max_by_key(|m| (m.last, m.cut.is_whole()))?;
    let counted = token > 0 && text.tokens[token - 1].kind == TokenKind::Number && found.cut.is_whole();
    let first = token - usize::from(counted);
    let kind = Instrument::parse(&text.entry(found).value)?;
    let stop = text.sentences[text.sentence_of(token)].end as usize;
    let end = phrase_end(scene, token, found.last as usize + 1, stop, found.reading.inflection.definite || found.cut.article);
    let mut span = text.span(first, end);
    let cut = if first == token { Some(found.cut) } else { text.best_cut(first).copied() };
    if let Some(cut) = cut {
        span.start = text.stem_span(first, &cut).start;
    }
    let article = scene.knowledge.clitics().article();
    let bare = |at: usize| {
        if at == token { Some(text.folded.get(found.cut.stem)) } else { text.cuts(at).first().map(|cut| text.folded.get(cut.stem)) }
    };
    let words = (token..end).filter_map(bare).map(|word| word.strip_prefix(article).unwrap_or(word).to_owned()).collect();
    // A common noun is surely an instrument only where a place names it.
    let placed = scene
        .syntax
        .mention_at(found.last as usize + 1)
        .is_some_and(|index| scene.mention(index).kind == MentionKind::Place && scene.mention(index).first < end);
    let weak = text.entry(found).feature("weak").is_some() && !placed;
    let countries = (token..end)
        .filter_map(|at| text.matches(at).iter().find(|m| m.class() == Class::Nationality).and_then(|m| text.entry(m).country))
        .collect();
    let article_lost = cut.is_some_and(|cut| arguments::is_contracted(scene, &cut));
    let name = if article_lost { format!("{article}{}", scene.words(span)) } else { scene.words(span) };
    Some(Named { name, words, kind, weak, head: found.reading.entry, first, end, span, countries })
}

/// Adjectives and genitives behind the noun.
fn phrase_end(scene: &Scene<'_>, token: usize, after: usize, stop: usize, definite: bool) -> usize {
    let text = &scene.text;
    let suffixed = text.cuts(after - 1).first().is_some_and(|cut| cut.word.is_none() && cut.enclitic.is_some());
    let mut end = after;
    let mut closed = definite || suffixed;
    while end < stop && end < token + 8 {
        let word = &text.tokens[end];
        if !word.is_word() && word.mark().is_some()
            || word.opens_line
            || arguments::is_particle(scene, end)
            || is_step(scene, end)
            || scene.dates.iter().any(|date| date.first as usize == end)
        {
            break;
        }
        let national = text.is(end, Class::Nationality);
        let article = text.cuts(end).first().is_some_and(|cut| cut.article);
        let prefixed = text.matches(end).iter().any(|m| m.cut.preposition.is_some() || m.cut.coordinator.is_some())
            && text.cuts(end).first().is_some_and(|cut| cut.word.is_none())
            || text.best_cut(end).is_some_and(|cut| cut.preposition.is_some());
        let mention = scene.syntax.mention_at(end).filter(|&index| scene.mention(index).first == end && !national);
        if prefixed || closed && (!article && !national || mention.is_some()) {
            break;
        }
        if let Some(index) = mention {
            end = scene.mention(index).end;
            closed = true;
            continue;
        }
        closed |= article;
        end += 1;
    }
    end
}

/// A participle that says what became of the instrument.
fn is_step(scene: &Scene<'_>, at: usize) -> bool {
    let knowledge = scene.knowledge;
    scene.text.matches(at).iter().any(|m| {
        matches!(m.reading.inflection.slot, Some(Slot::PassiveParticiple | Slot::ActiveParticiple))
            && knowledge.evoked_by(m.reading.entry).iter().any(|&id| matches!(knowledge.frame(id).kind, FrameKind::Agreement { .. }))
    })
}

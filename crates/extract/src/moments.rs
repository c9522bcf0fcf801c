//! When and where a clause takes place.

use mahdar_language::arabic::{Clause, MentionKind};
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
}

/// The date of a clause: inside it first, then the nearest in its sentence.
pub(crate) fn date(scene: &Scene<'_>, clause: &Clause) -> Option<When> {
    let sentence = &scene.text.sentences[clause.sentence];
    let (first, limit) = (clause.first as u32, clause.limit as u32);
    let inside = scene.dates.iter().filter(|d| d.first >= sentence.first && d.end <= sentence.end && d.value.is_some());
    let distance = |d: &&mahdar_language::dates::DateMention| {
        let outside = d.first < first || d.first >= limit;
        (outside, d.first.abs_diff(clause.predicate.token as u32))
    };
    let found = inside.min_by_key(distance)?;
    Some(When { value: found.value.clone()?, span: found.span })
}

/// The place of a clause: a city before a venue before a region, after a preposition of place.
pub(crate) fn place(scene: &Scene<'_>, clause: &Clause) -> Option<Where> {
    let candidates = clause.oblique.iter().filter(|o| is_locative(scene, &o.marker)).flat_map(|o| &o.mentions).filter_map(|&index| {
        let mention = scene.mention(index);
        let entry = scene.entry(mention)?;
        let rank = match (mention.kind, entry.feature("kind")) {
            (MentionKind::Place, Some("capital" | "city")) => 0,
            (MentionKind::Place, Some("venue")) => 1,
            (MentionKind::Place, _) => 2,
            (MentionKind::State, _) => 3,
            _ => return None,
        };
        Some((rank, mention))
    });
    let (rank, mention) = candidates.min_by_key(|(rank, mention)| (*rank, mention.first))?;
    let _ = rank;
    Some(Where { name: scene.words(mention.span), country: mention.country, span: mention.span })
}

/// Prepositions of place carry `title=yes` in the lexicon (they link places), or are attached.
fn is_locative(scene: &Scene<'_>, marker: &str) -> bool {
    let lexicon = scene.knowledge.lexicon();
    let attached = scene.knowledge.clitics().proclitics().iter().any(|c| &*c.text == marker);
    attached || lexicon.word(marker).and_then(|word| lexicon.start(word)).is_some_and(|node| lexicon.readings(node).iter().any(|r| lexicon.entry(r.entry).feature("title").is_some()))
}

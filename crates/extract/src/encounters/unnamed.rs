//! Sides that no name, title or head of a body mentions (`مع المركزيات`, `بين الحكومة ودائنيها`).

use mahdar_knowledge::{Class, Frame, Number, Slot};
use mahdar_language::arabic::{Clause, MentionKind};
use mahdar_record::Role;

use crate::arguments::{self, Argument};
use crate::moments;
use crate::parties::Party;
use crate::scene::Scene;

use super::roles::role;

/// Groups of people, as they are written.
pub(super) struct Groups {
    pub(super) parts: Vec<(Party, Role)>,
    /// A marker before them names all sides at once.
    pub(super) mutual: bool,
}

/// The groups behind the markers of a frame.
pub(super) fn read(scene: &Scene<'_>, clause: &Clause, frame: &Frame) -> Groups {
    let behind = clause.carrier.as_ref().filter(|carrier| carrier.follows).map_or(0, |carrier| carrier.token + 1);
    let found = arguments::read(scene, clause.predicate.end.max(behind), clause.limit);
    let sides = || found.list.iter().filter_map(|argument| Some((argument, side(scene, frame, argument)?)));
    let mutual = sides().any(|(argument, _)| argument.marker.as_deref().is_some_and(|marker| moments::is_mutual(scene, marker)));
    Groups { parts: sides().map(|(_, side)| side).collect(), mutual }
}

/// The states whose adjectives follow the noun of an encounter, among other adjectives and dashes.
pub(super) fn nationalities(scene: &Scene<'_>, clause: &Clause) -> Vec<Party> {
    let text = &scene.text;
    let mut found: Vec<Party> = Vec::new();
    for token in clause.predicate.end..(clause.predicate.end + ADJECTIVES).min(text.tokens.len()) {
        if text.tokens[token].mark().is_some_and(|mark| matches!(mark, '-' | '–')) {
            continue;
        }
        // A surname that is spelled like a nationality is no state.
        if scene.syntax.mention_at(token).is_some_and(|index| scene.mention(index).kind == MentionKind::Person) {
            break;
        }
        let national = text.of_class(token, Class::Nationality).find(|m| {
            m.reading.inflection.number != Number::Plural
                && m.cut.preposition.is_none()
                && m.cut.enclitic.is_none()
                && m.last as usize == token
        });
        let country = national.and_then(|m| Some((text.entry(m).country?, m.cut)));
        if let Some((country, cut)) = country {
            let party = Party { name: country.to_string(), span: text.stem_span(token, &cut), person: None, state: true };
            found.retain(|known| known.name != party.name);
            found.push(party);
        } else if text.matches(token).iter().any(|m| arguments::is_noun(m.class(), None))
            || scene.syntax.mention_at(token).is_some()
            || !is_adjective(scene, clause, token)
        {
            break;
        }
    }
    found
}

/// A word that agrees with the noun of the clause in its article.
fn is_adjective(scene: &Scene<'_>, clause: &Clause, token: usize) -> bool {
    let cut = scene.text.cuts(token).first();
    cut.is_some_and(|cut| cut.article == clause.predicate.found.cut.article && cut.preposition.is_none() && cut.coordinator.is_none())
        && !arguments::is_particle(scene, token)
}

/// How many words behind a noun its adjectives may stand.
const ADJECTIVES: usize = 5;

fn side(scene: &Scene<'_>, frame: &Frame, argument: &Argument) -> Option<(Party, Role)> {
    let marker = argument.marker.as_deref()?;
    let part = frame.markers.iter().find(|(known, _)| known == marker).and_then(|(_, argument)| role(Some(*argument)))?;
    if argument.mention.is_some() || moments::is_locative(scene, marker) || moments::is_purpose(scene, marker) || !is_group(scene, argument)
    {
        return None;
    }
    let party = Party { name: argument.name(scene, argument.span), span: argument.span, person: None, state: false };
    Some((party, part))
}

/// A definite noun that is no deed, event, time or place.
fn is_group(scene: &Scene<'_>, argument: &Argument) -> bool {
    let text = &scene.text;
    let definite = (argument.first..argument.end).any(|token| {
        text.cuts(token).first().is_some_and(|cut| cut.article || cut.word.is_none() && cut.enclitic.is_some())
            || text.matches(token).iter().any(|m| m.cut.article)
    });
    let other = text.matches(argument.first).iter().any(|m| {
        matches!(
            m.class(),
            Class::Event
                | Class::FrameNoun
                | Class::Instrument
                | Class::ContentHead
                | Class::DateUnit
                | Class::DayPart
                | Class::Temporal
                | Class::Place
                | Class::Country
                | Class::Weapon
        ) || matches!(m.reading.inflection.slot, Some(Slot::Masdar))
    });
    definite && !other && !is_media(scene, argument)
}

/// Press, radio and the like, whom one speaks to and does not meet.
fn is_media(scene: &Scene<'_>, argument: &Argument) -> bool {
    let text = &scene.text;
    text.matches(argument.first).iter().any(|m| matches!(text.entry(m).feature("kind"), Some("media" | "agency")))
}

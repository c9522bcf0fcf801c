//! Who stands on either side of a deed, under which name.

use mahdar_knowledge::{Argument as Part, Class, Number};
use mahdar_language::arabic::MentionKind;
use mahdar_record::Span;

use crate::arguments::Argument;
use crate::parties;
use crate::scene::Scene;

/// Someone on either side of a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) name: String,
    pub(super) span: Span,
    /// A person, office, body or state, and no group or thing.
    pub(super) named: bool,
    /// A person or office.
    pub(super) person: bool,
}

/// A person, office, body or state by name.
pub(super) fn is_party(scene: &Scene<'_>, group: &[Argument]) -> bool {
    group[0].mention.is_some_and(|index| {
        scene.mention(index).first == group[0].first
            && matches!(scene.mention(index).kind, MentionKind::Person | MentionKind::Office | MentionKind::Body | MentionKind::State)
    })
}

pub(super) fn of_mention(scene: &Scene<'_>, index: usize) -> Argument {
    let mention = scene.mention(index);
    Argument {
        marker: None,
        first: mention.first,
        end: mention.end,
        mention: Some(index),
        joined: false,
        apart: false,
        agent: false,
        contracted: false,
        span: mention.span,
    }
}

/// An argument as a side: who is named, or the group or thing as written.
pub(super) fn side(scene: &Scene<'_>, argument: &Argument, part: Part) -> Option<Side> {
    let text = &scene.text;
    let span = undated(scene, argument);
    let as_written = || Side { name: argument.name(scene, span), span, named: false, person: false };
    let end = argument.end.min(argument.first + 3);
    let thing = (argument.first..end).any(|at| {
        text.matches(at).iter().any(|m| {
            matches!(m.class(), Class::Victim | Class::PersonNoun)
                || at > argument.first && m.class() == Class::Nationality && m.reading.inflection.number != Number::Singular
        })
    });
    match argument.mention {
        Some(index) if scene.mention(index).kind == MentionKind::Described => is_group(scene, argument, index).then(as_written),
        Some(index) if scene.mention(index).first == argument.first => {
            let party = parties::party(scene, index, true)?;
            Some(Side {
                name: party.name,
                span: party.span,
                named: true,
                person: matches!(scene.mention(index).kind, MentionKind::Person | MentionKind::Office),
            })
        }
        _ if part == Part::Recipient => thing.then(as_written),
        _ => flown(scene, argument),
    }
}

/// A noun for people, and no adjective of another noun.
fn is_group(scene: &Scene<'_>, argument: &Argument, index: usize) -> bool {
    let mention = scene.mention(index);
    let adjective = mention.first == argument.first
        && argument.first > 0
        && mention.cut.article
        && scene.text.cuts(argument.first - 1).first().is_some_and(|cut| cut.article)
        && scene.text.tokens[argument.first - 1].is_word();
    !adjective
}

/// The words of an argument up to a date that stands in it.
fn undated(scene: &Scene<'_>, argument: &Argument) -> Span {
    let date = scene.dates.iter().find(|date| (date.first as usize) > argument.first && (date.first as usize) < argument.end);
    date.map_or(argument.span, |date| Span::new(argument.span.start, scene.text.span(argument.first, date.first as usize).end))
}

/// Arms with a nationality stand for the state that uses them (`طائرات حربية روسية`).
fn flown(scene: &Scene<'_>, argument: &Argument) -> Option<Side> {
    let text = &scene.text;
    let class = |at: usize, class: Class| text.matches(at).iter().find(|m| m.class() == class).map(|m| text.entry(m));
    let arms = class(argument.first, Class::Weapon).is_some();
    let country = (argument.first + 1..argument.end).find_map(|at| class(at, Class::Nationality)?.country).filter(|_| arms)?;
    Some(Side { name: country.to_string(), span: argument.span, named: true, person: false })
}

//! One clause that tells an encounter.

use mahdar_knowledge::{Frame, Need};
use mahdar_language::arabic::{Clause, MentionKind, Modality, PredicateKind};
use mahdar_record::{Country, EncounterStatus, Evoked, Form, Role, Span};

use crate::firing;
use crate::moments::{self, When, Where};
use crate::parties::{self, Party};
use crate::scene::Scene;

use super::focus::Focus;
use super::roles::{Cast, is_place};

/// An encounter as one clause, or several clauses joined, tell it.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    pub(super) form: Form,
    pub(super) status: EncounterStatus,
    pub(super) date: Option<When>,
    pub(super) place: Option<Where>,
    pub(super) country: Option<Country>,
    pub(super) participants: Vec<(Party, Role)>,
    pub(super) span: Span,
    pub(super) also: Vec<Span>,
    /// The words that say what it is about.
    pub(super) about: Span,
    pub(super) evoked: Evoked,
}

/// Reads a clause as an encounter; the reason where it is none.
pub(super) fn tell(scene: &Scene<'_>, focus: &Focus, clause: &Clause, frame: &Frame, form: Form, told: &[Telling]) -> Result<Telling, &'static str> {
    if frame.needs.contains(&Need::Event) {
        return Err("the noun of the encounter tells it");
    }
    if !frame.with.is_empty() && !has_word(scene, clause, &frame.with) {
        return Err("none of the words that this reading needs stands in the clause");
    }
    if is_purpose(scene, clause, frame) {
        return Err("it is told as a purpose");
    }
    let status = status(clause)?;
    let date = moments::date(scene, clause);
    let mut participants = Cast::read(scene, focus, clause, frame, told).parts;
    let mut place = moments::place(scene, clause);
    let mut country = moments::country(scene, clause);
    if !frame.destination.is_empty() {
        let goal = destination(scene, clause, frame).ok_or("the place that is visited is not named")?;
        let mention = scene.mention(goal);
        country = mention.country;
        place = moments::named(scene, mention).or(place.filter(|place| place.country == country));
        visited(scene, &mut participants, goal);
    }
    participants.retain(|(party, _)| country.is_none() || !party.state || Some(party.name.as_str()) == country.map(|c| c.to_string()).as_deref() || form != Form::Visit);
    check(&participants, form)?;
    let mut span = firing::clause_span(scene, clause);
    for part in [date.as_ref().map(|when| when.span), place.as_ref().map(|place| place.span)].into_iter().flatten() {
        if span.start <= part.start && near(scene, span, part) {
            span = span.cover(part);
        }
    }
    let sentence = scene.text.sentences[clause.sentence].span;
    let about = Span::new(span.start, sentence.end.max(span.end));
    Ok(Telling { form, status, date, place, country, participants, span, also: Vec::new(), about, evoked: firing::evoked(frame, clause) })
}

/// Someone on each side; a traveller and the place for a visit.
fn check(participants: &[(Party, Role)], form: Form) -> Result<(), &'static str> {
    let sides = participants.iter().filter(|(_, role)| !matches!(role, Role::Attendee | Role::Patron | Role::Mediator)).count();
    let named = participants.iter().any(|(party, _)| !party.state);
    match form {
        Form::Visit if !participants.iter().any(|(_, role)| *role == Role::Guest) => Err("nobody is named who travels"),
        Form::Conference | Form::Ceremony if sides >= 2 => Ok(()),
        _ if sides < 2 => Err("only one side is named"),
        Form::Talks => Ok(()),
        _ if !named => Err("nobody is named"),
        _ => Ok(()),
    }
}

/// A date or place that ends at most a few words after the clause is told in it.
fn near(scene: &Scene<'_>, span: Span, part: Span) -> bool {
    part.start <= span.end || scene.text.source_words(Span::new(span.end, part.start)).count() <= 6
}

/// A verbal noun after a preposition of purpose is no event, unless it tells where someone means to go.
fn is_purpose(scene: &Scene<'_>, clause: &Clause, frame: &Frame) -> bool {
    clause.predicate.kind == PredicateKind::Noun && frame.destination.is_empty() && moments::is_aimed(scene, &clause.predicate.found.cut)
}

fn status(clause: &Clause) -> Result<EncounterStatus, &'static str> {
    Ok(match clause.modality {
        Modality::Fact => EncounterStatus::Happened,
        Modality::Planned => EncounterStatus::Planned,
        Modality::Postponed => EncounterStatus::Postponed,
        Modality::Cancelled => EncounterStatus::Cancelled,
        Modality::Denied => EncounterStatus::Denied,
        Modality::Conditional => return Err("it is told under a condition"),
    })
}

/// One of the words stands between the predicate and the end of its clause.
fn has_word(scene: &Scene<'_>, clause: &Clause, words: &[String]) -> bool {
    (clause.first..clause.limit).any(|token| words.iter().any(|word| word.split(' ').next() == Some(scene.text.folded_word(token))))
}

/// The mention of the place that a visit goes to.
fn destination(scene: &Scene<'_>, clause: &Clause, frame: &Frame) -> Option<usize> {
    let marked = clause.oblique.iter().filter(|o| frame.destination.contains(&o.marker)).flat_map(|o| &o.mentions);
    let bare = frame.destination.iter().any(|marker| marker == "object");
    let direct = clause.object.iter().chain(if clause.predicate.kind == PredicateKind::Verb { &clause.subject[..] } else { &clause.genitive[..] }).filter(|_| bare);
    marked.chain(direct).copied().find(|&index| is_place(scene, index) && scene.mention(index).country.is_some())
}

/// The visited state is the host where no person hosts.
fn visited(scene: &Scene<'_>, participants: &mut Vec<(Party, Role)>, goal: usize) {
    participants.retain(|(party, _)| !party.state);
    if participants.iter().any(|(party, role)| *role == Role::Host && party.person.is_some()) {
        return;
    }
    let state = parties::party(scene, goal, true).filter(|party| party.state).or_else(|| {
        let mention = scene.mention(goal);
        mention.country.map(|country| Party { name: country.to_string(), span: mention.span, person: None, state: true })
    });
    participants.extend(state.map(|party| (party, Role::Host)));
}

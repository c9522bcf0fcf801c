//! One clause that tells an encounter.

use mahdar_knowledge::{Class, Frame, Need, Number};
use mahdar_language::arabic::{Carrier, Clause, Modality, PredicateKind};
use mahdar_record::{Country, EncounterStatus, Evoked, Form, Role, Span};

use crate::firing;
use crate::moments::{self, When, Where};
use crate::parties::Party;
use crate::scene::Scene;

use super::focus::Focus;
use super::journeys;
use super::roles::Cast;

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
    /// Both sides are only referred to (`الجانبان`): it is the encounter told last.
    pub(super) resumes: bool,
    /// A speech to the press (`مؤتمر صحافي`): no telling of the meeting before it.
    pub(super) press: bool,
}

impl Telling {
    /// Those who meet, without bystanders.
    pub(super) fn principals(&self) -> impl Iterator<Item = &Party> {
        self.participants.iter().filter(|(_, role)| is_side(*role)).map(|(party, _)| party)
    }

    /// True if its date or place is told.
    fn is_settled(&self) -> bool {
        self.date.is_some() || self.place.is_some() || self.country.is_some()
    }
}

/// True for roles of those who meet.
pub(super) fn is_side(role: Role) -> bool {
    !matches!(role, Role::Attendee | Role::Patron | Role::Mediator)
}

/// Reads a clause as an encounter, or as several of one kind; the reason where it is none.
pub(super) fn tell(
    scene: &Scene<'_>,
    focus: &Focus,
    clause: &Clause,
    frame: &Frame,
    form: Form,
    told: &[Telling],
) -> Result<Vec<Telling>, &'static str> {
    is_evoked(scene, clause, frame)?;
    let status = status(scene, clause)?;
    let cast = Cast::read(scene, focus, clause, frame, told);
    if !cast.named && !cast.resumes {
        return Err("nobody is named");
    }
    let mut telling = Telling {
        form,
        status,
        date: moments::date(scene, clause),
        place: moments::place(scene, clause),
        country: moments::country(scene, clause),
        span: Span::default(),
        also: Vec::new(),
        about: Span::default(),
        evoked: firing::evoked(frame, clause),
        resumes: cast.resumes,
        press: scene.text.find(clause.predicate.token, Class::SpeechForm).is_some_and(|found| found.last as usize >= clause.predicate.end),
        participants: cast.parts,
    };
    telling.country = telling.place.as_ref().map_or(telling.country, |place| place.country);
    telling.span = span(scene, clause, &telling);
    let sentence = scene.text.sentences[clause.sentence].span;
    telling.about = Span::new(telling.span.start, sentence.end.max(telling.span.end));
    let tellings =
        if journeys::is_journey(frame) { journeys::split(scene, clause, frame, &telling)? } else { split_calls(clause, telling) };
    let stands_alone = clause.predicate.kind == PredicateKind::Noun || !frame.needs.contains(&Need::TwoParties) && form == Form::Meeting;
    for telling in &tellings {
        check(telling, stands_alone)?;
    }
    Ok(tellings)
}

/// The conditions that a frame sets besides its participants.
fn is_evoked(scene: &Scene<'_>, clause: &Clause, frame: &Frame) -> Result<(), &'static str> {
    if frame.needs.contains(&Need::Light) && !clause.carrier.as_ref().is_some_and(|carrier| carrier.light) {
        return Err("no verb carries the noun");
    }
    if matches!(clause.predicate.kind, PredicateKind::Participle | PredicateKind::Passive) {
        return Err("a participle describes and does not tell");
    }
    if journeys::is_journey(frame) && journeys::is_suffered(clause, frame) {
        return Err("nobody travels whom something is done to");
    }
    if is_verbal_noun(scene, clause)
        && frame.needs.contains(&Need::TwoParties)
        && !clause.carrier.as_ref().is_some_and(|carrier| carrier.light)
    {
        return Err("no verb carries the verbal noun");
    }
    if of_event(scene, clause) {
        return Err("its pronoun points back to a noun that is no person");
    }
    let words = |list: &[String]| list.is_empty() || has_word(scene, clause, list);
    if !words(&frame.with) || !words(&frame.through) {
        return Err("none of the words that this reading needs stands in the clause");
    }
    if is_aimed(scene, clause) && !journeys::is_journey(frame) {
        return Err("it is told as a purpose");
    }
    Ok(())
}

/// A noun that evokes its frame only as the verbal noun of a verb.
fn is_verbal_noun(scene: &Scene<'_>, clause: &Clause) -> bool {
    clause.predicate.kind == PredicateKind::Noun
        && clause.predicate.entries.iter().all(|&entry| scene.knowledge.lexicon().entry(entry).class == Class::Verb)
}

/// A verb with a pronoun directly behind the noun of an event or a relative (`مؤتمر استضافته المدينة`).
fn of_event(scene: &Scene<'_>, clause: &Clause) -> bool {
    let before = clause
        .predicate
        .token
        .checked_sub(1)
        .filter(|_| clause.predicate.kind == PredicateKind::Verb && clause.predicate.found.cut.enclitic.is_some());
    before.is_some_and(|token| scene.text.matches(token).iter().any(|m| matches!(m.class(), Class::Event | Class::Relative)))
}

/// A verbal noun after a preposition of purpose.
fn is_aimed(scene: &Scene<'_>, clause: &Clause) -> bool {
    clause.predicate.kind == PredicateKind::Noun && moments::is_aimed(scene, &clause.predicate.found.cut)
}

fn status(scene: &Scene<'_>, clause: &Clause) -> Result<EncounterStatus, &'static str> {
    Ok(match clause.modality {
        Modality::Fact if is_aimed(scene, clause) => EncounterStatus::Planned,
        Modality::Fact => EncounterStatus::Happened,
        Modality::Planned => EncounterStatus::Planned,
        Modality::Postponed => EncounterStatus::Postponed,
        Modality::Cancelled => EncounterStatus::Cancelled,
        Modality::Denied => EncounterStatus::Denied,
        Modality::Conditional => return Err("it is told under a condition"),
    })
}

/// One of the words begins in the clause.
fn has_word(scene: &Scene<'_>, clause: &Clause, words: &[String]) -> bool {
    moments::extent(clause).any(|token| words.iter().any(|word| word.split(' ').next() == Some(scene.text.folded_word(token))))
}

/// The words of the clause, with its date and place where they stand in it or a few words behind.
fn span(scene: &Scene<'_>, clause: &Clause, telling: &Telling) -> Span {
    let mut span = firing::clause_span(scene, clause);
    if let Some(carrier) = clause.carrier.as_ref().filter(|carrier| carrier.light) {
        let subject = carrier.subject.iter().map(|&index| scene.mention(index).span);
        span = subject.fold(span.cover(verb(scene, carrier)), Span::cover);
    }
    let parts = [telling.date.as_ref().map(|when| when.span), telling.place.as_ref().map(|place| place.span)];
    for part in parts.into_iter().flatten() {
        let near = part.start <= span.end || scene.text.source_words(Span::new(span.end, part.start)).count() <= NEAR;
        if span.start <= part.start && near {
            span = span.cover(part);
        }
    }
    span
}

/// The bytes of the verb that carries a noun, without proclitics.
fn verb(scene: &Scene<'_>, carrier: &Carrier) -> Span {
    scene.text.stem_span(carrier.token, &carrier.found.cut)
}

/// How many words may stand between a clause and the date or place that is told with it.
const NEAR: usize = 6;

/// Calls in the plural are one with each of those who call.
fn split_calls(clause: &Clause, telling: Telling) -> Vec<Telling> {
    let several = clause.predicate.found.reading.inflection.number != Number::Singular;
    let others: Vec<&(Party, Role)> =
        telling.participants.iter().filter(|(party, _)| clause.predicate.span.end <= party.span.start).collect();
    let own: Vec<&(Party, Role)> = telling.participants.iter().filter(|(party, _)| clause.predicate.span.end > party.span.start).collect();
    if telling.form != Form::Call || !several || others.len() < 2 || own.len() != 1 {
        return vec![telling];
    }
    let with = |other: &(Party, Role)| Telling { participants: vec![own[0].clone(), other.clone()], ..telling.clone() };
    others.into_iter().map(with).collect()
}

/// Someone on each side; a traveller and the place for a visit. A noun that names only one side needs a date or a place besides.
fn check(telling: &Telling, stands_alone: bool) -> Result<(), &'static str> {
    let sides = telling.principals().count();
    let named = telling.participants.iter().any(|(party, _)| !party.state);
    match telling.form {
        Form::Visit if !telling.participants.iter().any(|(_, role)| *role == Role::Guest) => Err("nobody is named who travels"),
        Form::Visit if sides == 1 && telling.place.is_some() => Ok(()),
        Form::Meeting | Form::Talks | Form::Conference | Form::Ceremony if sides == 1 && named && stands_alone && telling.is_settled() => {
            Ok(())
        }
        _ if sides < 2 => Err("only one side is named"),
        Form::Talks | Form::Conference => Ok(()),
        _ if !named => Err("nobody is named"),
        _ => Ok(()),
    }
}

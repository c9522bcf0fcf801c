//! One telling of a step: the word that names it, the instrument, the parties.

use mahdar_knowledge::{Argument as Part, Class, Frame, FrameKind, Need, Slot};
use mahdar_language::Match;
use mahdar_language::arabic::{Clause, MentionKind, Modality, PredicateKind};
use mahdar_record::{Country, Edtf, Instrument, Span, SpeechAct, Step};

use super::instrument::{self, Named};
use crate::arguments::{self, Argument, Arguments};
use crate::moments;
use crate::parties;
use crate::scene::Scene;

/// One telling of a step.
#[derive(Clone, Debug)]
pub(super) struct Telling<'s> {
    pub(super) frame: &'s Frame,
    pub(super) clause: &'s Clause,
    pub(super) step: Step,
    pub(super) instrument: Named,
    pub(super) parties: Vec<String>,
    pub(super) signatories: Vec<String>,
    pub(super) patrons: Vec<String>,
    pub(super) date: Option<Edtf>,
    pub(super) span: Span,
}

/// How far before a participle or a verb its instrument may begin.
const BACK: usize = 9;

impl<'s> Telling<'s> {
    /// The step that the clause tells in the reading of a frame, if an instrument stands with it.
    pub(super) fn read(scene: &'s Scene<'_>, clause: &'s Clause, frame: &'s Frame, read: &Arguments) -> Option<Self> {
        let FrameKind::Agreement { step } = frame.kind else { return None };
        // A particle with a pronoun looks like many a verb.
        if scene.text.matches(clause.predicate.token).iter().any(|m| m.class() == Class::Complementizer) {
            return None;
        }
        let sentence = &scene.text.sentences[clause.sentence];
        let instrument = instrument_of(scene, clause, frame, read)?;
        let step = step_told(scene, clause, frame, step)?;
        if !conditions_hold(scene, clause, frame, &instrument, read) || unfulfilled(scene, clause, frame, step) {
            return None;
        }
        let span = clause.predicate.span.cover(instrument.span);
        let mut told =
            Self { frame, clause, step, instrument, parties: Vec::new(), signatories: Vec::new(), patrons: Vec::new(), date: None, span };
        told.cast(scene, read, sentence.end as usize);
        if frame.needs.contains(&Need::TwoParties) && told.parties.len() < 2 {
            return None;
        }
        told.date = moments::date(scene, clause).map(|when| when.value);
        Some(told)
    }

    /// Who stands around the word and the instrument.
    fn cast(&mut self, scene: &Scene<'_>, read: &Arguments, stop: usize) {
        let clause = self.clause;
        let before = clause.subject.iter().copied().filter(|&index| scene.mention(index).first < clause.predicate.token);
        let carried = clause.carrier.iter().flat_map(|carrier| carrier.subject.iter().copied());
        for index in before.chain(carried) {
            self.party(scene, index, self.frame.subject);
        }
        for argument in read.list.iter().filter(|argument| !argument.apart) {
            let part = match argument.marker.as_deref() {
                Some(marker) => self.frame.markers.iter().find(|(known, _)| known == marker).map(|(_, part)| *part),
                None => self.frame.subject,
            };
            if let (Some(index), true) = (argument.mention, argument.first >= self.instrument.end || argument.end <= self.instrument.first)
            {
                self.party(scene, index, part);
            }
        }
        self.around(scene, stop);
        for country in &self.instrument.countries {
            add(&mut self.parties, country.to_string());
        }
        self.pair(scene);
    }

    /// "Both countries" are the two that the document names most.
    fn pair(&mut self, scene: &Scene<'_>) {
        let sentence = &scene.text.sentences[self.clause.sentence];
        let mut near = scene.syntax.mentions_in(sentence.first as usize, sentence.end as usize);
        let paired = near
            .any(|index| scene.mention(index).kind == MentionKind::Pair && scene.mention(index).first.abs_diff(self.instrument.first) < 12);
        if self.parties.len() > 1 || !paired {
            return;
        }
        for country in prominent(scene) {
            add(&mut self.parties, country.to_string());
        }
        self.parties.truncate(2);
    }

    /// The instrument's own parties: behind it, after a preposition of company.
    fn around(&mut self, scene: &Scene<'_>, stop: usize) {
        let behind = arguments::read(scene, self.instrument.end, stop);
        let companies: Vec<&Argument> = behind
            .list
            .iter()
            .filter(|argument| {
                !argument.apart
                    && argument.marker.as_deref().is_some_and(|marker| {
                        self.frame.markers.iter().any(|(known, part)| known == marker && matches!(part, Part::Party | Part::Signatory))
                    })
            })
            .collect();
        for index in companies.iter().filter_map(|argument| argument.mention) {
            self.party(scene, index, Some(Part::Party));
        }
        if let Some(last) = companies.last() {
            self.span = self.span.cover(last.span);
        }
    }

    /// Enters a mention: people sign, and their states are the parties.
    fn party(&mut self, scene: &Scene<'_>, index: usize, part: Option<Part>) {
        let Some(part @ (Part::Party | Part::Signatory | Part::Patron)) = part else { return };
        let mention = scene.mention(index);
        let Some(party) = parties::party(scene, index, true) else { return };
        match (part, mention.kind) {
            (Part::Patron, _) => add(&mut self.patrons, party.name),
            (_, MentionKind::Person | MentionKind::Office) => {
                if let Some(country) = mention.country {
                    add(&mut self.parties, country.to_string());
                }
                if party.person.is_some() && part == Part::Signatory {
                    add(&mut self.signatories, party.name);
                }
            }
            (_, MentionKind::Described) => {}
            // A head with the article that refers to nothing told before.
            (_, MentionKind::Body) if mention.bare && scene.people.body(index) == index => {}
            // A government or ministry signs for its state.
            (_, MentionKind::Body) if is_of_state(scene, index) => {
                add(&mut self.parties, mention.country.map_or(party.name, |country| country.to_string()));
            }
            _ => add(&mut self.parties, party.name),
        }
    }
}

/// A government or ministry of a state that the words name.
fn is_of_state(scene: &Scene<'_>, index: usize) -> bool {
    let mention = scene.mention(index);
    let organ = |kind: &str| matches!(kind, "government" | "ministry");
    mention.country.is_some() && scene.entry(mention).is_some_and(|entry| organ(&entry.value) || entry.features("kind").any(organ))
}

/// The two states that the document names most, themselves or by their people and bodies.
fn prominent(scene: &Scene<'_>) -> Vec<Country> {
    let mut counts: Vec<(usize, Country)> = Vec::new();
    let named = scene.syntax.mentions.iter().filter(|mention| mention.kind != MentionKind::Place);
    for country in named.filter_map(|mention| mention.country) {
        match counts.iter_mut().find(|(_, known)| *known == country) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, country)),
        }
    }
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counts.into_iter().take(2).map(|(_, country)| country).collect()
}

pub(super) fn add(list: &mut Vec<String>, name: String) {
    if !list.contains(&name) {
        list.push(name);
    }
}

/// The instrument: an argument of the word, the word itself, or what a participle or relative clause qualifies.
fn instrument_of(scene: &Scene<'_>, clause: &Clause, frame: &Frame, read: &Arguments) -> Option<Named> {
    let predicate = &clause.predicate;
    if predicate.kind == PredicateKind::Noun
        && let Some(own) = instrument::from_noun(scene, predicate.token)
    {
        return frame
            .nouns
            .iter()
            .any(|noun| {
                scene.fold(noun) == own.words.join(" ") || own.words.first().is_some_and(|word| scene.fold(noun).starts_with(word.as_str()))
            })
            .then_some(own);
    }
    let sure = |named: &Named| is_sure(frame, named);
    if matches!(predicate.kind, PredicateKind::Passive | PredicateKind::Participle) {
        return before(scene, clause).filter(sure);
    }
    let takes = |argument: &&Argument| {
        !argument.apart
            && match argument.marker.as_deref() {
                None => {
                    frame.object == Some(Part::Instrument)
                        || frame.subject == Some(Part::Instrument)
                        || frame.genitive == Some(Part::Instrument)
                }
                Some(marker) => frame.markers.iter().any(|(known, part)| known == marker && *part == Part::Instrument),
            }
    };
    let after = read.list.iter().filter(takes).find_map(|argument| instrument::at(scene, argument.first, argument.end));
    after.filter(sure).or_else(|| before(scene, clause).filter(sure))
}

/// A common noun is an instrument only where it is signed, or adopted as a resolution.
fn is_sure(frame: &Frame, named: &Named) -> bool {
    let resolution = frame.needs.contains(&Need::Resolution);
    !named.weak || resolution || frame.subject == Some(Part::Signatory) && named.kind != Instrument::Other
}

/// The instrument before a participle, a relative clause or a verb whose subject it is.
fn before(scene: &Scene<'_>, clause: &Clause) -> Option<Named> {
    let begin = scene.text.sentences[clause.sentence].first as usize;
    let token = clause.predicate.token;
    let resumed = clause.predicate.found.cut.enclitic.is_some()
        || scene.text.cuts(clause.predicate.end).iter().any(|cut| cut.enclitic.is_some())
            && arguments::is_particle(scene, clause.predicate.end);
    if clause.predicate.kind == PredicateKind::Noun && !resumed {
        return None;
    }
    let found = (token.saturating_sub(BACK).max(begin)..token).rev().find_map(|at| instrument::from_noun(scene, at))?;
    let reaches = (found.end..token).all(|at| {
        at + 3 >= token
            && (scene.text.is(at, Class::Relative)
                || scene
                    .text
                    .matches(at)
                    .iter()
                    .any(|m| matches!(m.class(), Class::Auxiliary | Class::PerfectParticle | Class::LightVerb | Class::Relative)))
    });
    reaches.then_some(found)
}

/// The step as modality and the governing verb change it; `None` where nothing became of the instrument.
fn step_told(scene: &Scene<'_>, clause: &Clause, frame: &Frame, step: Step) -> Option<Step> {
    let planned = clause.modality == Modality::Planned || is_open(scene, clause);
    if frame.planned_only && !planned {
        return None;
    }
    if urged(scene, clause) && matches!(step, Step::Signed | Step::Implementing | Step::Ratified) {
        return Some(Step::Urged);
    }
    match clause.modality {
        Modality::Denied | Modality::Conditional | Modality::Cancelled => None,
        Modality::Postponed => Some(Step::Suspended),
        _ if planned && matches!(step, Step::Signed | Step::Ratified) => Some(Step::Planned),
        _ => Some(step),
    }
}

/// An imperfect, or the noun of a purpose: not yet done. Headlines tell in the imperfect what has happened.
fn is_open(scene: &Scene<'_>, clause: &Clause) -> bool {
    let imperfect = |m: &Match| matches!(m.reading.inflection.slot, Some(Slot::Imperfect | Slot::PassiveImperfect));
    match clause.predicate.kind {
        PredicateKind::Verb if scene.is_headline(clause) => false,
        PredicateKind::Verb => scene
            .text
            .matches(clause.predicate.token)
            .iter()
            .filter(|m| clause.predicate.entries.contains(&m.reading.entry) && arguments::is_finite(m.reading.inflection.slot))
            .all(imperfect),
        PredicateKind::Noun => moments::is_aimed(scene, &clause.predicate.found.cut),
        _ => false,
    }
}

/// A verbal noun that names an aim, or a step that needs a verb to carry it out.
fn unfulfilled(scene: &Scene<'_>, clause: &Clause, frame: &Frame, step: Step) -> bool {
    if clause.predicate.kind != PredicateKind::Noun || matches!(step, Step::Urged | Step::Planned | Step::Negotiating) {
        return false;
    }
    let purpose = moments::is_aimed(scene, &clause.predicate.found.cut);
    if purpose && (step != Step::Signed || frame.subject != Some(Part::Signatory)) {
        return true;
    }
    let light = clause.carrier.as_ref().is_some_and(|carrier| {
        frame.light.iter().any(|lemma| scene.knowledge.verb(lemma).is_some_and(|verb| carrier.entries.contains(&verb)))
    });
    let led = clause.predicate.found.cut.preposition.is_some() && frame.needs.contains(&Need::Party);
    led || frame.needs.contains(&Need::Light) && !light && clause.predicate.found.cut.enclitic.is_none()
}

/// Governed by a verb that demands.
fn urged(scene: &Scene<'_>, clause: &Clause) -> bool {
    let token = clause.predicate.token;
    let begin = scene.text.sentences[clause.sentence].first as usize;
    let headed = (token.saturating_sub(4).max(begin)..token).any(|at| {
        scene
            .text
            .matches(at)
            .iter()
            .any(|m| m.class() == Class::ContentHead && &*scene.text.entry(m).value == "REQUEST" && (m.last as usize) < token)
    });
    headed
        || clause.carrier.as_ref().is_some_and(|carrier| {
            carrier.entries.iter().any(|&entry| {
                scene
                    .knowledge
                    .evoked_by(entry)
                    .iter()
                    .any(|&id| matches!(scene.knowledge.frame(id).kind, FrameKind::Statement { act: Some(SpeechAct::Request), .. }))
            })
        })
}

fn conditions_hold(scene: &Scene<'_>, clause: &Clause, frame: &Frame, instrument: &Named, read: &Arguments) -> bool {
    let window = Argument {
        marker: None,
        first: clause.predicate.token,
        end: read.end.max(instrument.end),
        mention: None,
        joined: false,
        apart: false,
        agent: false,
        contracted: false,
        span: instrument.span,
    };
    let whole = Argument { first: clause.predicate.token.min(instrument.first), ..window.clone() };
    let through = frame.through.is_empty() || arguments::names(scene, &whole, &frame.through);
    let with = frame.with.is_empty() || arguments::names(scene, &whole, &frame.with);
    let subject = frame.with_subject.is_empty()
        || arguments::names(scene, &Argument { first: clause.first.min(clause.predicate.token), ..window }, &frame.with_subject);
    let resolution = !frame.needs.contains(&Need::Resolution) || instrument.kind == Instrument::Other;
    through && with && subject && resolution
}

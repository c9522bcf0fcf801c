//! Who says it: the subject of the cue, else whoever speaks at this point of the text.

use mahdar_knowledge::{Class, FrameKind, Person};
use mahdar_language::arabic::{Clause, MentionKind, PredicateKind};
use mahdar_record::{Encounter, FactId, Span};

use super::joins::Joined;
use super::subjects::{self, Subject};
use crate::parties;
use crate::scene::Scene;

/// A speaker as the record writes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Speaker {
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) person: Option<FactId>,
    /// The country that the speaker belongs to or is.
    pub(super) country: Option<mahdar_record::Country>,
    /// Several who speak together.
    pub(super) joint: bool,
    /// Of which kind the organisation is.
    pub(super) body: Option<String>,
}

/// Several speakers as one.
fn together(mut speakers: Vec<Speaker>) -> Option<Speaker> {
    speakers.dedup_by(|b, a| a.name == b.name);
    let first = speakers.first()?.clone();
    if speakers.len() == 1 {
        return Some(first);
    }
    let name = speakers.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join(" + ");
    Some(Speaker { name, span: first.span.cover(speakers[speakers.len() - 1].span), person: None, country: None, joint: true, body: None })
}

/// The state of the conversation while the text is read.
pub(super) struct Speakers<'s, 'a> {
    scene: &'s Scene<'a>,
    encounters: &'s [Encounter],
    /// Who spoke last outside any content.
    current: Option<Speaker>,
    /// Who spoke together last.
    joint: Option<Speaker>,
    /// The subject of the last finite verb of the sentence, with the number of the sentence.
    subject: Option<(usize, Speaker)>,
    /// The form of that verb.
    form: Option<Person>,
}

impl<'s, 'a> Speakers<'s, 'a> {
    pub(super) fn new(scene: &'s Scene<'a>, encounters: &'s [Encounter]) -> Self {
        Self { scene, encounters, current: None, joint: None, subject: None, form: None }
    }

    /// Takes note of the subject of a finite verb that is no cue: participles after it report for it.
    pub(super) fn pass(&mut self, clause: &Clause) {
        let found = &clause.predicate.found;
        let says = self.scene.frames(clause).any(|frame| matches!(frame.kind, FrameKind::Statement { .. }));
        // A verb with a pronoun that nothing joins stands in a relative clause.
        let token = clause.predicate.token;
        let relative = found.cut.enclitic.is_some()
            && found.cut.coordinator.is_none()
            && !(says && token > 0 && self.scene.text.is(token - 1, Class::Relative));
        if clause.predicate.kind != PredicateKind::Verb || relative || self.scene.is_quoted(clause.predicate.token) {
            return;
        }
        let encounter = self.scene.frames(clause).any(|frame| matches!(frame.kind, FrameKind::Encounter { .. }));
        if let Some(speaker) = self.named(&clause.subject) {
            if encounter {
                self.set(speaker.clone());
            }
            self.subject = Some((clause.sentence, speaker));
            self.form = clause.predicate.found.reading.inflection.person;
        }
    }

    /// The speaker of a cue. Inside a content nobody becomes the current speaker.
    pub(super) fn of(&mut self, clause: &Clause, joined: &Joined, inside: bool) -> Option<Speaker> {
        let explicit = match clause.predicate.kind {
            PredicateKind::Verb => self.subject_of(clause, joined),
            PredicateKind::Noun => self.named(&clause.genitive).or_else(|| self.told_by(clause)),
            _ => None,
        };
        if let Some(speaker) = explicit {
            if !inside {
                self.set(speaker.clone());
                self.subject = Some((clause.sentence, speaker.clone()));
                self.form = clause.predicate.found.reading.inflection.person;
            }
            return Some(speaker);
        }
        let here = self.subject.as_ref().filter(|(sentence, _)| *sentence == clause.sentence).map(|(_, speaker)| speaker.clone());
        let speaker = here.or_else(|| self.current.clone());
        if subjects::is_several(clause) && speaker.as_ref().is_none_or(|speaker| speaker.person.is_some()) {
            return self.several(clause).or(speaker);
        }
        if !inside && self.current.is_none() {
            self.current.clone_from(&speaker);
        }
        speaker
    }

    /// True if the mention behind a verb is its object: one that a second verb of the same subject has (`denounced … and urged X`), or one that does
    /// not agree with it.
    pub(super) fn takes_object(&self, clause: &Clause) -> bool {
        let [index] = *clause.subject else { return false };
        let mention = self.scene.mention(index);
        let found = &clause.predicate.found;
        if !clause.object.is_empty() || mention.first != clause.predicate.end || clause.predicate.kind != PredicateKind::Verb {
            return false;
        }
        let form = found.reading.inflection.person;
        let here = self.subject.as_ref().is_some_and(|(sentence, _)| *sentence == clause.sentence);
        let follows = found.cut.coordinator.is_some() && here && self.form == form;
        let feminine = self.scene.text.matches(mention.first).iter().any(|m| {
            Some(m.reading.entry) == mention.head
                && m.reading.inflection.feminine
                && m.reading.inflection.number == mahdar_knowledge::Number::Singular
        });
        follows || feminine && form == Some(Person::ThirdMasculineSingular)
    }

    fn set(&mut self, speaker: Speaker) {
        if speaker.joint {
            self.joint = Some(speaker.clone());
        }
        self.current = Some(speaker);
    }

    /// Those who speak together where a cue in the dual or plural names nobody.
    fn several(&mut self, clause: &Clause) -> Option<Speaker> {
        self.joint.clone().or_else(|| self.pair(clause.predicate.token, clause.predicate.span))
    }

    /// Who a finite verb says speaks.
    fn subject_of(&mut self, clause: &Clause, joined: &Joined) -> Option<Speaker> {
        let found = match subjects::read(self.scene, clause, joined) {
            Subject::Mentions(group) => return self.named(&group),
            Subject::With(group) => {
                let first = self.subject.clone().filter(|(sentence, _)| *sentence == clause.sentence).map(|(_, speaker)| speaker);
                return together(first.into_iter().chain(self.named(&group)).collect());
            }
            Subject::Same => return self.current.clone(),
            Subject::Words(span) => span,
            Subject::None => return None,
        };
        if let Some(who) = self.scene.people.called(&self.scene.text, found, self.current.as_ref().map_or("", |current| &current.name)) {
            let person = Some(crate::people::id(self.scene, who));
            return Some(Speaker {
                name: self.scene.people.list[who].name.clone(),
                span: found,
                person,
                country: None,
                joint: false,
                body: None,
            });
        }
        Some(Speaker { name: self.scene.words(found), span: found, person: None, country: None, joint: false, body: None })
    }

    /// For a verbal noun with a pronoun (`عن الوزير قوله`): the last mention before it in its sentence that can speak.
    fn told_by(&mut self, clause: &Clause) -> Option<Speaker> {
        clause.predicate.found.cut.enclitic?;
        let sentence = &self.scene.text.sentences[clause.sentence];
        let mut before = self.scene.syntax.mentions_in(sentence.first as usize, clause.predicate.token).rev();
        before.find_map(|index| self.named(&[index]))
    }

    /// The parties of a subject, joined.
    fn named(&mut self, subject: &[usize]) -> Option<Speaker> {
        together(subject.iter().filter_map(|&index| self.one(index)).collect())
    }

    fn one(&mut self, index: usize) -> Option<Speaker> {
        let mention = self.scene.mention(index);
        match mention.kind {
            MentionKind::Pair if self.current.as_ref().is_some_and(|current| current.joint) => {
                return self.current.clone().map(|speaker| Speaker { span: mention.span, ..speaker });
            }
            MentionKind::Pair => return self.pair(mention.first, mention.span),
            MentionKind::Address => return self.current.clone().map(|speaker| Speaker { span: mention.span, ..speaker }),
            _ => {}
        }
        let unnamed = matches!(mention.kind, MentionKind::Office | MentionKind::Described) && self.scene.people.of(index).is_none();
        if unnamed
            && (mention.bare || self.is_bare_description(index))
            && let Some(current) =
                self.current.as_ref().filter(|current| current.person.is_some() || mention.kind == MentionKind::Described)
            && mention.number == mahdar_knowledge::Number::Singular
        {
            return Some(Speaker { span: mention.span, ..current.clone() });
        }
        let unknown = mention.bare && self.scene.people.body(index) == index;
        let kind = self.body(index).filter(|_| unknown);
        if let Some(current) = self.current.as_ref().filter(|current| kind.is_some() && current.body == kind) {
            return Some(Speaker { span: mention.span, ..current.clone() });
        }
        let party = parties::party(self.scene, index, true)?;
        let country = mention.country.or_else(|| party.person.and_then(|who| self.scene.people.country(who)));
        Some(Speaker {
            person: party.person_id(self.scene),
            name: party.name,
            span: party.span,
            country,
            joint: false,
            body: self.body(index),
        })
    }

    fn body(&self, index: usize) -> Option<String> {
        let mention = self.scene.mention(index);
        self.scene.entry(mention).filter(|_| mention.kind == MentionKind::Body).map(|entry| {
            if entry.class == Class::Body { entry.feature("kind").unwrap_or_default().to_owned() } else { entry.value.to_string() }
        })
    }

    /// A description with the article and at most a nationality, which refers to someone named before (`المسؤول الإيراني`).
    fn is_bare_description(&self, index: usize) -> bool {
        let mention = self.scene.mention(index);
        let person = self.current.as_ref().is_some_and(|current| current.person.is_some());
        let current = self.current.as_ref().and_then(|current| current.country);
        let definite = self.scene.text.cuts(mention.first).iter().any(|cut| cut.stem == mention.cut.stem && cut.article);
        mention.kind == MentionKind::Described
            && definite
            && mention.end <= mention.first + 2
            && (mention.country.is_none() || mention.country == current || current.is_none() && person)
    }

    /// Both sides: the parties of the last encounter told before.
    fn pair(&self, token: usize, span: Span) -> Option<Speaker> {
        let at = self.scene.text.tokens[token].span.start;
        let encounter = self
            .encounters
            .iter()
            .filter(|e| e.span.start <= at && e.participants.len() >= 2)
            .max_by_key(|e| e.span.start)
            .or_else(|| self.encounters.iter().find(|e| e.participants.len() >= 2))?;
        let names: Vec<&str> = encounter
            .participants
            .iter()
            .filter(|p| !matches!(p.role, mahdar_record::Role::Attendee | mahdar_record::Role::Patron | mahdar_record::Role::Mediator))
            .map(|p| p.name.as_str())
            .take(2)
            .collect();
        (names.len() == 2).then(|| Speaker { name: names.join(" + "), span, person: None, country: None, joint: true, body: None })
    }
}

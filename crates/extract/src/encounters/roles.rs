//! Which part each argument of a clause takes in its encounter.

use mahdar_knowledge::{Argument, Class, Frame, Need};
use mahdar_language::arabic::{Clause, MentionKind, Oblique, PredicateKind};
use mahdar_record::Role;

use crate::moments;
use crate::parties::{self, Party};
use crate::scene::Scene;

use super::focus::Focus;
use super::telling::Telling;

/// Everyone whom a clause names as a participant.
pub(super) struct Cast<'s, 'a> {
    scene: &'s Scene<'a>,
    focus: &'s Focus,
    frame: &'s Frame,
    clause: &'s Clause,
    told: &'s [Telling],
    /// Someone of the clause's own side is named, not only who follows a marker.
    own: bool,
    /// Markers that have been read.
    seen: Vec<&'s str>,
    pub(super) parts: Vec<(Party, Role)>,
}

impl<'s, 'a> Cast<'s, 'a> {
    /// Reads the arguments of a clause.
    pub(super) fn read(scene: &'s Scene<'a>, focus: &'s Focus, clause: &'s Clause, frame: &'s Frame, told: &'s [Telling]) -> Self {
        let mut cast = Self { scene, focus, frame, clause, told, own: false, seen: Vec::new(), parts: Vec::new() };
        match clause.predicate.kind {
            PredicateKind::Noun => cast.noun(),
            _ => cast.verb(),
        }
        cast.own = !cast.parts.is_empty();
        for oblique in &clause.oblique {
            cast.oblique(oblique);
        }
        cast.absent();
        cast
    }

    fn verb(&mut self) {
        let own = role(self.frame.subject);
        self.add(&self.clause.subject, own);
        self.add(&self.clause.object, role(self.frame.object));
        if self.clause.predicate.found.cut.enclitic.is_some() && role(self.frame.object).is_some() {
            self.pronoun(role(self.frame.object));
        }
    }

    fn noun(&mut self) {
        let own = role(self.frame.genitive).or(role(self.frame.subject));
        self.add(&self.clause.genitive, own);
        if self.clause.predicate.found.cut.enclitic.is_some() {
            self.pronoun(own);
        }
        self.add(&self.clause.object, role(self.frame.object));
        if let Some(carrier) = self.clause.carrier.as_ref().filter(|carrier| carrier.light) {
            self.add(&carrier.subject, role(self.frame.subject).or(own));
        }
    }

    fn oblique(&mut self, oblique: &'s Oblique) {
        let marked = self.frame.markers.iter().find(|(marker, _)| *marker == oblique.marker).map(|(_, argument)| *argument);
        let value = oblique.role.map(|entry| &*self.scene.knowledge.lexicon().entry(entry).value);
        let part = match (marked, value) {
            (Some(argument), _) => role(Some(argument)),
            (None, Some("attendee")) => Some(Role::Attendee),
            (None, Some("patron")) => Some(Role::Patron),
            (None, Some("mediator")) => Some(Role::Mediator),
            (None, Some("party")) => role(self.frame.subject).map(|_| Role::Party),
            (None, Some("companion" | "delegation")) => role(self.frame.subject).or(role(self.frame.genitive)),
            _ => None,
        };
        // The same marker a second time opens another phrase, unless it names everyone and is repeated before each side.
        let mutual = oblique.role.is_some_and(|entry| self.scene.knowledge.lexicon().entry(entry).feature("mutual").is_some());
        if self.seen.contains(&oblique.marker.as_str()) && !mutual {
            return;
        }
        self.own |= mutual;
        self.seen.push(&oblique.marker);
        if moments::is_locative(self.scene, &oblique.marker) {
            let people: Vec<usize> = oblique.mentions.iter().copied().filter(|&index| !is_place(self.scene, index)).collect();
            self.add(&people, part);
        } else {
            self.add(&oblique.mentions, part);
        }
    }

    /// Who is meant and not named: the dropped subject, and the agent of the sentence where a noun after a preposition names only the other side.
    fn absent(&mut self) {
        let sides = self.parts.iter().filter(|(_, role)| matches!(role, Role::Host | Role::Guest | Role::Party)).count();
        if sides == 0 {
            return;
        }
        let token = self.clause.predicate.token;
        let own = role(self.frame.subject).or(role(self.frame.genitive));
        if self.clause.predicate.kind == PredicateKind::Noun {
            if !self.own && self.is_open() {
                let agent = self.focus.before(self.scene, token).or_else(|| self.focus.after(self.scene, token));
                self.add(agent.as_slice(), own);
            }
            return;
        }
        if sides != 1 || self.frame.needs.contains(&Need::TwoParties) && self.own {
            return;
        }
        let agent = self.focus.before(self.scene, self.clause.first);
        self.add(agent.as_slice(), own);
        if self.parts.len() == 2
            && self.clause.object.is_empty()
            && let Some(other) = role(self.frame.object)
            && !self.clause.subject.is_empty()
        {
            self.parts[0].1 = other;
        }
    }

    /// A noun without its own side: after a preposition (`في اتصال مع`) or carried by a verb, and no speech to the press.
    fn is_open(&self) -> bool {
        let (clause, text) = (self.clause, &self.scene.text);
        let token = clause.predicate.token;
        let own_side = clause.genitive.is_empty() && clause.predicate.found.cut.enclitic.is_none();
        let led = clause.predicate.found.cut.preposition.is_some() || token > 0 && [Class::Preposition, Class::Temporal].iter().any(|&class| text.matches(token - 1).iter().any(|m| text.entry(m).class == class));
        let spoken = text.find(token, Class::SpeechForm).is_some();
        let carried = clause.carrier.as_ref().is_some_and(|carrier| carrier.light);
        own_side && !spoken && (led || carried)
    }

    fn pronoun(&mut self, part: Option<Role>) {
        let agent = self.focus.before(self.scene, self.clause.predicate.token);
        self.add(agent.as_slice(), part);
    }

    fn add(&mut self, mentions: &[usize], part: Option<Role>) {
        let Some(part) = part else { return };
        for &index in mentions {
            if self.scene.mention(index).kind == MentionKind::Pair {
                self.pair(part);
                continue;
            }
            let Some(party) = parties::party(self.scene, index, self.metonymy()) else { continue };
            if !self.parts.iter().any(|(known, _)| known.name == party.name) {
                self.parts.push((party, part));
            }
        }
    }

    /// A capital stands for its government between parties, not where someone goes.
    fn metonymy(&self) -> bool {
        self.frame.destination.is_empty() && self.frame.origin.is_empty()
    }

    /// Both sides are those of the last encounter.
    fn pair(&mut self, part: Role) {
        let Some(last) = self.told.last() else { return };
        for (party, _) in last.participants.iter().filter(|(_, role)| *role != Role::Attendee) {
            if !self.parts.iter().any(|(known, _)| known.name == party.name) {
                self.parts.push((party.clone(), part));
            }
        }
    }
}

/// The role that an argument is, if it is one.
pub(super) fn role(argument: Option<Argument>) -> Option<Role> {
    match argument {
        Some(Argument::Participant(role)) => Some(role),
        _ => None,
    }
}

/// True for mentions of where something is.
pub(super) fn is_place(scene: &Scene<'_>, index: usize) -> bool {
    matches!(scene.mention(index).kind, MentionKind::Place | MentionKind::State) || scene.entry(scene.mention(index)).is_some_and(|entry| entry.class == Class::Place)
}

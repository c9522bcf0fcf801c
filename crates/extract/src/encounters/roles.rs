//! Which part each argument of a clause takes in its encounter.

use mahdar_knowledge::{Argument, Class, Entry, Frame, Need, Number, Person};
use mahdar_language::arabic::{Clause, MentionKind, Oblique, PredicateKind};
use mahdar_record::Role;

use crate::moments;
use crate::parties::{self, Party};
use crate::scene::Scene;

use super::delegations;
use super::focus::{Focus, addressed};
use super::journeys;
use super::telling::{Telling, is_side};
use super::unnamed;

/// Everyone whom a clause names as a participant.
pub(super) struct Cast<'s, 'a> {
    scene: &'s Scene<'a>,
    focus: &'s Focus,
    frame: &'s Frame,
    clause: &'s Clause,
    told: &'s [Telling],
    /// Someone of the clause's own side is named, not only who follows a marker.
    own: bool,
    /// States by delegations of theirs.
    nations: Vec<String>,
    /// Markers that have been read.
    seen: Vec<&'s str>,
    pub(super) parts: Vec<(Party, Role)>,
    /// Both sides are only referred to.
    pub(super) resumes: bool,
    /// Someone is named or holds an office, not only described.
    pub(super) named: bool,
}

impl<'s, 'a> Cast<'s, 'a> {
    /// Reads the arguments of a clause.
    pub(super) fn read(scene: &'s Scene<'a>, focus: &'s Focus, clause: &'s Clause, frame: &'s Frame, told: &'s [Telling]) -> Self {
        let mut cast = Self {
            scene,
            focus,
            frame,
            clause,
            told,
            own: false,
            nations: Vec::new(),
            seen: Vec::new(),
            parts: Vec::new(),
            resumes: false,
            named: false,
        };
        match clause.predicate.kind {
            PredicateKind::Noun => cast.noun(),
            _ => cast.verb(),
        }
        cast.own |= !cast.parts.is_empty();
        for oblique in cast.carried() {
            cast.oblique(oblique);
        }
        for oblique in &clause.oblique {
            cast.oblique(oblique);
        }
        if !journeys::is_journey(frame) && cast.sides() < 2 {
            let groups = unnamed::read(scene, clause, frame);
            cast.own |= groups.mutual;
            // Of those who are all named together, one alone is an abstraction (`الحوار بين الحضارات`).
            let alone = groups.mutual && cast.sides() == 0 && groups.parts.len() < 2;
            cast.parts.extend(groups.parts.into_iter().filter(|_| !alone));
        }
        cast.absent();
        cast
    }

    fn verb(&mut self) {
        let (own, other) = (role(self.frame.subject), role(self.frame.object));
        let goal = journeys::is_journey(self.frame) && self.follows_traveller();
        let token = self.clause.predicate.token;
        let goes = |index: usize| goal && is_place(self.scene, index) && self.scene.mention(index).first > token;
        let subject: Vec<usize> = self.clause.subject.iter().copied().filter(|&index| !goes(index)).collect();
        self.add(&subject, own);
        self.add(&self.clause.object, other);
        if self.clause.predicate.found.cut.enclitic.is_some() && other.is_some() {
            self.pronoun(other);
        }
    }

    /// The traveller stands before the verb: what follows it is where someone goes (`الذي يزور بغداد`, `أول مسؤول يزور بغداد`).
    fn follows_traveller(&self) -> bool {
        let token = self.clause.predicate.token;
        let described = |last: usize| {
            self.scene.syntax.mention_at(last).is_some_and(|index| !is_place(self.scene, index))
                || self.scene.text.is(last, Class::Relative)
        };
        self.clause.predicate.found.cut.coordinator.is_none() && token.checked_sub(1).is_some_and(described)
    }

    fn noun(&mut self) {
        let own = role(self.frame.genitive).or(role(self.frame.subject));
        let people: Vec<usize> =
            self.clause.genitive.iter().copied().filter(|&index| self.scene.mention(index).kind != MentionKind::Place).collect();
        self.add(&people, own);
        self.nationalities(own);
        if self.clause.predicate.found.cut.enclitic.is_some() {
            self.pronoun(own);
        }
        self.add(&self.clause.subject, role(self.frame.subject).or(own));
        let beside = role(self.frame.object);
        self.add(&self.clause.object, beside);
        if let Some(carrier) = self.clause.carrier.as_ref().filter(|carrier| carrier.light) {
            self.add(&carrier.subject, role(self.frame.subject).or(own));
            if carrier.follows && carrier.found.cut.enclitic.is_some() && !self.refers_to_noun() {
                self.pronoun(role(self.frame.subject).or(own));
            }
        }
    }

    /// Who stands after a preposition of the frame between the verb and the noun that it carries (`عقد مع نظيره اجتماعا`).
    fn carried(&self) -> impl Iterator<Item = &'s Oblique> + use<'s> {
        let frame = self.frame;
        let carriers = self.clause.carrier.iter().filter(|carrier| carrier.light && !carrier.follows);
        carriers
            .flat_map(|carrier| &carrier.oblique)
            .filter(move |oblique| frame.markers.iter().any(|(marker, _)| *marker == oblique.marker))
    }

    /// States by the adjectives of the noun (`القمة المصرية الأردنية`), each a side.
    fn nationalities(&mut self, own: Option<Role>) {
        let Some(own) = own.filter(|_| !journeys::is_journey(self.frame)) else { return };
        let states = unnamed::nationalities(self.scene, self.clause);
        if states.len() > 1 && !self.is_told() && !self.takes_place() {
            return;
        }
        self.own |= states.len() > 1;
        self.named |= states.len() > 1;
        for party in states {
            if !self.parts.iter().any(|(known, _)| known.name == party.name) {
                self.parts.push((party, own));
            }
        }
    }

    /// The pronoun of a verb that follows its noun points back to the noun, unless the noun is the one that acts (`لقاء جمعه بنظيره`).
    fn refers_to_noun(&self) -> bool {
        let named = self.clause.carrier.as_ref().is_some_and(|carrier| !carrier.subject.is_empty());
        named || self.clause.oblique.is_empty()
    }

    fn oblique(&mut self, oblique: &'s Oblique) {
        let marked = self.frame.markers.iter().find(|(marker, _)| *marker == oblique.marker).map(|(_, argument)| *argument);
        let entry = oblique.role.map(|entry| self.scene.knowledge.lexicon().entry(entry));
        let own = role(self.frame.subject).or(role(self.frame.genitive));
        let part = match (marked, entry.map(|entry| &*entry.value)) {
            (Some(argument), _) => role(Some(argument)),
            (None, Some("attendee")) => Some(Role::Attendee),
            (None, Some("patron")) => Some(Role::Patron),
            (None, Some("mediator")) => Some(Role::Mediator),
            (None, Some("party")) => own.filter(|_| !journeys::is_journey(self.frame)).map(|_| Role::Party),
            (None, Some("companion" | "delegation")) => own,
            _ => None,
        };
        // The same marker a second time opens another phrase, unless it names everyone and is repeated before each side.
        let mutual = entry.is_some_and(|entry| entry.feature("mutual").is_some());
        let again = self
            .clause
            .oblique
            .iter()
            .find(|other| other.marker == oblique.marker)
            .is_some_and(|first| mutual && first.mentions.len() == 1);
        if self.seen.contains(&oblique.marker.as_str()) && !again {
            return;
        }
        if self.aims(oblique) && !self.seen.is_empty() {
            return;
        }
        if entry.is_some_and(|entry| &*entry.value == "delegation") && !oblique.mentions.is_empty() {
            // Who leads a delegation stands for the state that sent it.
            self.parts.retain(|(party, _)| !self.nations.contains(&party.name) || party.state);
        }
        self.own |= mutual;
        self.seen.push(&oblique.marker);
        if moments::is_locative(self.scene, &oblique.marker) {
            let people: Vec<usize> = oblique
                .mentions
                .iter()
                .copied()
                .filter(|&index| !is_place(self.scene, index) && moments::named(self.scene, self.scene.mention(index)).is_none())
                .collect();
            self.add(&people, part);
        } else {
            self.add(&oblique.mentions, part);
        }
    }

    /// A preposition of purpose names who meets only directly behind the noun (`اجتماع للجنة`).
    fn aims(&self, oblique: &Oblique) -> bool {
        let first = oblique.mentions.first().map(|&index| self.scene.mention(index));
        self.clause.predicate.kind == PredicateKind::Noun && first.is_some_and(|mention| moments::is_aimed(self.scene, &mention.cut))
    }

    fn sides(&self) -> usize {
        self.parts.iter().filter(|(_, role)| is_side(*role)).count()
    }

    /// Who is meant and not named: the dropped subject, and the agent of the sentence where a noun after a preposition names only the other side.
    fn absent(&mut self) {
        let sides = self.sides();
        let token = self.clause.predicate.token;
        let own = role(self.frame.subject).or(role(self.frame.genitive));
        let journey = journeys::is_journey(self.frame);
        if sides == 0 && !journey && self.is_of_both() {
            self.pair(own.unwrap_or(Role::Party));
            return;
        }
        if sides == 0 && !journey || self.resumes {
            return;
        }
        if self.clause.predicate.kind == PredicateKind::Noun {
            if self.is_open() {
                let agent = self.focus.before(self.scene, token).or_else(|| self.focus.after(self.scene, token));
                self.add(agent.as_slice(), own);
            }
            return;
        }
        if journey && self.own || !journey && sides != 1 || self.frame.needs.contains(&Need::TwoParties) && self.own {
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

    /// A verb in the dual without a subject (`ناقشا`, `لقاء عقداه`): both of those told before.
    fn is_of_both(&self) -> bool {
        let carrier = self.clause.carrier.as_ref().filter(|carrier| carrier.light && carrier.subject.is_empty());
        let verb = match self.clause.predicate.kind {
            PredicateKind::Verb => Some(&self.clause.predicate.found),
            _ => carrier.map(|carrier| &carrier.found),
        };
        let dual = verb
            .and_then(|found| found.reading.inflection.person)
            .is_some_and(|person| matches!(person, Person::ThirdMasculineDual | Person::ThirdFeminineDual));
        dual && !self.own
    }

    /// A noun without its own side: after a preposition (`في اتصال مع`) or carried by a verb, and no speech to the press.
    fn is_open(&self) -> bool {
        let own_side = !self.own && self.clause.predicate.found.cut.enclitic.is_none();
        own_side && self.is_told()
    }

    /// Carried by a verb, or in a phrase of time or place: told, and not only spoken about.
    fn is_told(&self) -> bool {
        let (clause, text) = (self.clause, &self.scene.text);
        let token = clause.predicate.token;
        let led = match clause.predicate.found.cut.preposition {
            Some(_) => moments::is_placed(self.scene, &clause.predicate.found.cut),
            None => token > 0 && text.matches(token - 1).iter().any(|m| Self::sets(text.entry(m))),
        };
        led || clause.carrier.as_ref().is_some_and(|carrier| carrier.light)
    }

    /// The clause says when or where.
    fn takes_place(&self) -> bool {
        let (scene, clause) = (self.scene, self.clause);
        moments::date(scene, clause).is_some() || moments::place(scene, clause).is_some() || moments::country(scene, clause).is_some()
    }

    /// Words that set a scene, in which someone told before acts: of time or of place.
    fn sets(entry: &Entry) -> bool {
        entry.class == Class::Temporal || entry.class == Class::Preposition && entry.feature("locative").is_some()
    }

    fn pronoun(&mut self, part: Option<Role>) {
        let agent = self.focus.before(self.scene, self.clause.predicate.token);
        self.add(agent.as_slice(), part);
    }

    fn add(&mut self, mentions: &[usize], part: Option<Role>) {
        let Some(part) = part else { return };
        for &told in mentions {
            let called = (self.scene.mention(told).kind == MentionKind::Address).then(|| addressed(self.scene, told)).flatten();
            let index = called.unwrap_or(told);
            let mention = self.scene.mention(index);
            if mention.kind == MentionKind::Pair {
                if self.parts.is_empty() {
                    self.pair(part);
                }
                continue;
            }
            if self.is_no_party(index) {
                continue;
            }
            self.named |= mention.kind != MentionKind::Described;
            if self.is_absorbed(index) {
                continue;
            }
            let delegation = delegations::is_delegation(self.scene, mention);
            let sender = delegation.then(|| delegations::sender(self.scene, index)).flatten();
            // A team is a body by itself too; a delegation of which nothing is said is nobody.
            let own = !delegation || mention.kind == MentionKind::Body;
            let party = sender.or_else(|| own.then(|| parties::party(self.scene, index, self.metonymy())).flatten());
            let Some(party) = party else { continue };
            self.named |= delegation;
            if delegation && mention.country.is_some_and(|country| party.name == country.as_str()) {
                self.nations.push(party.name.clone());
            }
            if !self.parts.iter().any(|(known, _)| known.name == party.name) {
                self.parts.push((party, part));
            }
        }
    }

    /// Mentions that only look like someone who takes part: an adjective of the noun (`مؤتمر صحفي`), a medium, people without a name who travel.
    fn is_no_party(&self, index: usize) -> bool {
        let mention = self.scene.mention(index);
        let kind = self.scene.entry(mention).and_then(|entry| entry.feature("kind"));
        let value = self.scene.entry(mention).map(|entry| &*entry.value);
        if self.is_spoken(mention.first) {
            return true;
        }
        match mention.kind {
            MentionKind::Described if delegations::is_delegation(self.scene, mention) => false,
            MentionKind::Described => {
                mention.number == Number::Singular && (mention.bare || mention.first == self.clause.predicate.end && !mention.cut.article)
                    || journeys::is_journey(self.frame)
            }
            MentionKind::Body => matches!(kind, Some("media" | "agency")) || value == Some("media"),
            _ => false,
        }
    }

    /// A state behind the holders of one office in several states (`قادة اليابان والهند`) belongs to their phrase.
    fn is_absorbed(&mut self, index: usize) -> bool {
        let mention = self.scene.mention(index);
        let joined = mention.kind == MentionKind::State && mention.cut.coordinator.is_some() && mention.cut.preposition.is_none();
        let Some(before) = index.checked_sub(1).map(|last| self.scene.mention(last)).filter(|before| joined && before.end == mention.first)
        else {
            return false;
        };
        let Some((party, _)) =
            self.parts.last_mut().filter(|(party, _)| !party.state && party.person.is_none() && party.span.end == before.span.end)
        else {
            return false;
        };
        if before.kind != MentionKind::State && before.number != Number::Plural {
            return false;
        }
        party.span = party.span.cover(mention.span);
        party.name = self.scene.words(party.span);
        true
    }

    /// True for words inside the name of a speech to the press.
    fn is_spoken(&self, token: usize) -> bool {
        let predicate = &self.clause.predicate;
        self.scene
            .text
            .find(predicate.token, Class::SpeechForm)
            .is_some_and(|found| (predicate.token..=found.last as usize).contains(&token))
    }

    /// A capital stands for its government between parties, not where someone goes.
    fn metonymy(&self) -> bool {
        !journeys::is_journey(self.frame)
    }

    /// Both sides are those of the last encounter.
    fn pair(&mut self, part: Role) {
        let Some(last) = self.told.last() else { return };
        self.resumes |= self.parts.is_empty();
        for (party, _) in last.participants.iter().filter(|(_, role)| is_side(*role)) {
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
    matches!(scene.mention(index).kind, MentionKind::Place | MentionKind::State)
        || scene.entry(scene.mention(index)).is_some_and(|entry| entry.class == Class::Place)
}

//! One telling of a deed: a word that evokes it, with who does what to whom.

use mahdar_knowledge::{Argument as Part, Class, EntryId, Frame, FrameKind, Need};
use mahdar_language::arabic::{Clause, MentionKind, PredicateKind};
use mahdar_record::{ActStatus, ActType, Edtf, Span, Statement};

use super::doers::{self, Voice};
use super::sides::{self, Side, is_party, of_mention};
use crate::arguments::{self, Argument, Arguments};
use crate::moments::{self, Where};
use crate::scene::Scene;

/// One telling of a deed.
#[derive(Clone, Debug)]
pub(super) struct Telling<'s> {
    pub(super) frame: &'s Frame,
    pub(super) clause: &'s Clause,
    pub(super) kind: ActType,
    pub(super) mode: Option<&'s str>,
    pub(super) status: ActStatus,
    pub(super) actor: Vec<Side>,
    pub(super) recipient: Vec<Side>,
    /// What stands as subject, object, genitive or behind prepositions.
    pub(super) arguments: Vec<Argument>,
    pub(super) date: Option<Edtf>,
    pub(super) place: Option<Where>,
    pub(super) via: Vec<String>,
    pub(super) span: Span,
    /// Its first token.
    pub(super) first: usize,
    /// The token after its last argument.
    pub(super) end: usize,
    /// One of the frame's light verbs carries it.
    pub(super) light: bool,
    /// Told in the headline.
    pub(super) headline: bool,
    /// The verb of its relative clause, which tells no deed of its own.
    pub(super) consumed: Option<usize>,
}

/// How far before a noun the verb that carries it may stand.
const FAR: usize = 12;

/// What stands behind the word of a clause, read once for all frames that begin at the same token.
#[derive(Debug, Default)]
pub(super) struct Reading {
    from: Option<usize>,
    found: Arguments,
}

impl Reading {
    fn at(&mut self, scene: &Scene<'_>, from: usize, stop: usize) -> &Arguments {
        if self.from != Some(from) {
            *self = Self { from: Some(from), found: arguments::read(scene, from, stop) };
        }
        &self.found
    }
}

impl<'s> Telling<'s> {
    /// The deed as a frame casts it; when and where it was done is left to [`Telling::locate`].
    pub(super) fn read(scene: &'s Scene<'_>, clause: &'s Clause, frame: &'s Frame, status: ActStatus, reading: &mut Reading) -> Self {
        let (kind, mode) = match &frame.kind {
            FrameKind::Act { kind, mode } => (*kind, mode.as_deref()),
            _ => (ActType::Assault, None),
        };
        let token = clause.predicate.token;
        let headline = scene.is_headline(clause);
        let mut told = Self {
            frame,
            clause,
            kind,
            mode,
            status,
            actor: Vec::new(),
            recipient: Vec::new(),
            arguments: Vec::new(),
            date: None,
            place: None,
            via: Vec::new(),
            span: clause.predicate.span,
            first: token,
            end: clause.predicate.end,
            light: false,
            headline,
            consumed: None,
        };
        match clause.predicate.kind {
            PredicateKind::Verb => told.verb(scene, reading),
            _ => told.noun(scene, reading),
        }
        let mut start = clause.predicate.span.start;
        if told.first < token {
            start = scene.text.best_cut(told.first).map_or(start, |cut| scene.text.stem_span(told.first, cut).start);
        }
        told.span = Span::new(start, scene.text.span(told.end - 1, told.end).end);
        told
    }

    /// When and where it was done: of many readings one is kept, so this is not asked of all.
    pub(super) fn locate(&mut self, scene: &Scene<'_>) {
        self.date = moments::date(scene, self.clause).map(|when| when.value);
        self.place = moments::place(scene, self.clause);
    }

    /// How much it tells.
    pub(super) fn weight(&self) -> usize {
        3 * self.actor.len().min(1) + 3 * self.recipient.len().min(1) + self.arguments.len().min(2) + usize::from(self.light)
    }

    /// Names the speaker on whose word alone it rests.
    pub(super) fn attribute(&mut self, statements: &[Statement]) {
        let inside = statements.iter().filter(|s| s.span.contains(self.clause.predicate.span)).min_by_key(|s| s.span.len());
        let Some(statement) = inside.filter(|_| self.clause.predicate.kind == PredicateKind::Verb) else { return };
        self.via.extend(statement.speaker.clone());
    }

    /// Finite verbs: subject and object by order, or the object alone as in a passive.
    fn verb(&mut self, scene: &'s Scene<'_>, reading: &mut Reading) {
        let clause = self.clause;
        let stop = scene.text.sentences[clause.sentence].end as usize;
        let read = reading.at(scene, clause.predicate.end, stop);
        let mut before: Vec<Argument> = clause
            .subject
            .iter()
            .filter(|&&index| scene.mention(index).first < clause.predicate.token)
            .map(|&index| of_mention(scene, index))
            .collect();
        let groups = direct(read);
        let transitive = self.frame.object == Some(Part::Recipient);
        let joined = clause.predicate.found.cut.enclitic.is_some();
        let related = doers::relative(scene, clause.predicate.token);
        let voice = doers::voice(scene, clause);
        let marked = read.list.iter().any(|arg| arg.marker.as_deref().is_some_and(|m| self.part_of(m) == Some(Part::Recipient)));
        let (subject, object) = match (before.is_empty(), groups.as_slice()) {
            (_, [first, ..]) if voice == Voice::Passive => (Vec::new(), first.clone()),
            (false, [first, ..]) => (std::mem::take(&mut before), first.clone()),
            (false, []) if voice == Voice::Passive || voice == Voice::Either && transitive && !joined && !marked => {
                (Vec::new(), std::mem::take(&mut before))
            }
            (false, []) => (std::mem::take(&mut before), Vec::new()),
            (true, [first, second, ..]) => (first.clone(), second.clone()),
            (true, [only]) if voice == Voice::Either && transitive && !joined && !marked && !self.is_doer(scene, only) => {
                (Vec::new(), only.clone())
            }
            (true, [only]) => (only.clone(), Vec::new()),
            (true, []) => (Vec::new(), Vec::new()),
        };
        self.cast(scene, self.frame.subject, &subject);
        self.cast(scene, self.frame.object, &object);
        self.markers(scene, read);
        if let Some(index) = related.filter(|_| joined).and_then(|at| doers::antecedent(scene, at)) {
            self.cast(scene, self.frame.object, &[of_mention(scene, index)]);
        } else if self.actor.is_empty()
            && subject.is_empty()
            && (related.is_some() || self.frame.object != Some(Part::Recipient) || joined || self.kind != ActType::Assault)
            && voice != Voice::Passive
        {
            let implied: Vec<Argument> =
                doers::implied(scene, clause.predicate.token).into_iter().map(|index| of_mention(scene, index)).collect();
            self.cast(scene, self.frame.subject, &implied);
        }
        self.host(scene, &object);
        self.arguments.extend(subject);
        self.arguments.extend(object);
        self.reach(read);
    }

    /// A state that recalls its ambassador does so to the one where he serves.
    fn host(&mut self, scene: &Scene<'_>, object: &[Argument]) {
        if !self.frame.needs.contains(&Need::OwnDiplomat) {
            return;
        }
        for argument in object {
            let state = (argument.first + 1..argument.end).find_map(|at| {
                scene.text.matches(at).iter().find(|m| m.class() == Class::Country).and_then(|m| scene.text.entry(m).country)
            });
            if let Some(country) = state {
                self.side(Part::Recipient, Side { name: country.to_string(), span: argument.span, named: true, person: false });
            }
        }
    }

    /// True if a lone argument rather acts than undergoes: a state or body that is not what the frame asks for.
    fn is_doer(&self, scene: &Scene<'_>, group: &[Argument]) -> bool {
        let body = group[0].mention.is_some_and(|index| {
            scene.mention(index).first == group[0].first && matches!(scene.mention(index).kind, MentionKind::Body | MentionKind::State)
        });
        body && !arguments::names(scene, &group[0], &self.frame.with)
    }

    /// Nouns: adjectives, genitive, object, the light verb before and the relative clause behind.
    fn noun(&mut self, scene: &'s Scene<'_>, reading: &mut Reading) {
        let clause = self.clause;
        let stop = scene.text.sentences[clause.sentence].end as usize;
        let from = self.adjectives(scene, stop);
        let read = reading.at(scene, from, stop);
        let groups = direct(read);
        let free = !clause.predicate.found.cut.article
            && clause.predicate.found.cut.enclitic.is_none()
            && !clause.predicate.found.reading.inflection.definite;
        let genitive = groups.first().filter(|group| free && group[0].first == clause.predicate.end);
        let object = if genitive.is_some() { groups.get(1) } else { groups.first() };
        // With an object behind it, bare or after a preposition, the genitive of a verbal noun is its subject.
        let follows = |end: usize| {
            read.list.iter().any(|argument| {
                argument.first == end && argument.marker.as_deref().is_some_and(|marker| self.part_of(marker) == Some(Part::Recipient))
            })
        };
        let led = genitive
            .filter(|group| self.frame.genitive == Some(Part::Recipient) && is_party(scene, group))
            .and_then(|group| group.last())
            .map(|last| last.end);
        let bare = led.zip(object).is_some_and(|(end, object)| self.frame.object == Some(Part::Recipient) && object[0].first == end);
        let both = bare || led.is_some_and(follows);
        if let Some(genitive) = genitive {
            self.cast(scene, if both { Some(Part::Actor) } else { self.frame.genitive }, genitive);
            self.arguments.extend(genitive.iter().cloned());
        }
        if let Some(object) = object {
            if bare {
                self.cast(scene, self.frame.object, object);
            }
            self.arguments.extend(object.iter().cloned());
        }
        if let Some(genitive) = genitive {
            self.host(scene, genitive);
        }
        self.markers(scene, read);
        self.reach(read);
        self.carrier(scene);
        self.relative(scene, read, stop);
    }

    /// Takes in the adjectives behind a noun; a nationality among them may be a side.
    fn adjectives(&mut self, scene: &'s Scene<'_>, stop: usize) -> usize {
        let text = &scene.text;
        let definite = self.clause.predicate.found.cut.article || self.clause.predicate.found.reading.inflection.definite;
        let mut at = self.clause.predicate.end;
        while at < stop && text.tokens[at].is_word() {
            let national = text.matches(at).iter().find(|m| m.cut.is_whole() && m.class() == Class::Nationality);
            let agrees = definite && text.cuts(at).first().is_some_and(|cut| cut.article);
            if national.is_some() && !definite && self.frame.genitive == Some(Part::Recipient) {
                break; // an arrest of one of that nation
            }
            if let (Some(found), Some(part)) = (national, self.frame.adjective)
                && let Some(country) = text.entry(found).country
            {
                self.side(part, Side { name: country.to_string(), span: text.span(at, at + 1), named: true, person: false });
            } else if national.is_none() && !(agrees && scene.syntax.mention_at(at).is_none()) {
                break;
            }
            at += 1;
            self.end = at;
        }
        at
    }

    /// The verb that carries the noun: its subject acts, or undergoes.
    fn carrier(&mut self, scene: &'s Scene<'_>) {
        let Some(carrier) = self.clause.carrier.as_ref().filter(|carrier| self.clause.predicate.token.abs_diff(carrier.token) <= FAR)
        else {
            return;
        };
        let is =
            |lemmas: &[String]| lemmas.iter().any(|lemma| scene.knowledge.verb(lemma).is_some_and(|verb| carrier.entries.contains(&verb)));
        let subject = if !carrier.subject.is_empty() { carrier.subject.clone() } else { doers::implied(scene, carrier.token) };
        let subject: Vec<Argument> = subject.into_iter().map(|index| of_mention(scene, index)).collect();
        if is(&self.frame.undergo) {
            // Who undergoes it may be a thing or group that is no mention.
            if subject.is_empty() {
                let between = arguments::read(scene, carrier.token + 1, self.clause.predicate.token).list;
                self.cast(
                    scene,
                    between.first().filter(|first| first.marker.is_none()).map(|_| Part::Recipient),
                    between.get(..1).unwrap_or(&[]),
                );
            }
            self.cast(scene, Some(Part::Recipient), &subject);
        } else if is(&self.frame.light) {
            // What leads to a deed is none who does it (`أسفر الهجوم عن مقتل`).
            if !self.results(scene) {
                self.cast(scene, self.frame.subject, &subject);
            }
        } else if does(scene, carrier.token) && self.clause.predicate.found.cut.preposition.is_some() {
            self.cast(scene, self.frame.subject, &subject);
            self.first = carrier.token;
            return;
        } else {
            return;
        }
        self.light = true;
        self.first = carrier.token;
    }

    /// A preposition that is none of place stands before the noun.
    fn results(&self, scene: &Scene<'_>) -> bool {
        let text = &scene.text;
        self.clause.predicate.token.checked_sub(1).is_some_and(|at| {
            text.matches(at)
                .iter()
                .any(|m| m.cut.is_whole() && m.class() == Class::Preposition && text.entry(m).feature("locative").is_none())
        })
    }

    /// The relative clause of the noun: who did it, or whom it struck.
    fn relative(&mut self, scene: &'s Scene<'_>, read: &Arguments, stop: usize) {
        let text = &scene.text;
        let Some(at) = read.relative.or_else(|| {
            (read.list.len() < 2 && text.tokens.get(read.end).is_some_and(mahdar_language::Token::is_word)).then_some(read.end)
        }) else {
            return;
        };
        let Some(verb) = (at..stop.min(at + 2)).find_map(|at| {
            text.matches(at)
                .iter()
                .find(|m| arguments::is_finite(m.reading.inflection.slot) && m.cut.coordinator.is_none() && m.cut.preposition.is_none())
        }) else {
            return;
        };
        let token = verb.first as usize;
        let entries: Vec<EntryId> =
            text.matches(token).iter().filter(|m| arguments::is_finite(m.reading.inflection.slot)).map(|m| m.reading.entry).collect();
        let is = |lemmas: &[String]| lemmas.iter().any(|lemma| scene.knowledge.verb(lemma).is_some_and(|known| entries.contains(&known)));
        let inner = arguments::read(scene, token + 1, stop);
        let groups = direct(&inner);
        let suffixed = verb.cut.enclitic.is_some();
        let strikes = entries.iter().any(|&entry| {
            scene.knowledge.evoked_by(entry).iter().any(|&id| {
                let frame = scene.knowledge.frame(id);
                matches!(frame.kind, FrameKind::Act { .. }) && frame.object == Some(Part::Recipient)
            })
        });
        let light = is(&self.frame.light);
        let undergo = is(&self.frame.undergo);
        if !light && !undergo && !strikes {
            return;
        }
        if let Some(group) = groups.first() {
            if undergo {
                self.cast(scene, Some(Part::Recipient), group);
            } else if suffixed {
                self.cast(scene, Some(Part::Actor), group);
            } else if strikes {
                self.cast(scene, Some(Part::Recipient), group);
            }
            self.arguments.extend(group.iter().cloned());
        }
        self.light |= light || undergo;
        self.consumed = Some(token);
        self.markers(scene, &inner);
        self.end = self.end.max(token + 1);
        self.reach(&inner);
    }

    fn part_of(&self, marker: &str) -> Option<Part> {
        self.frame.markers.iter().find(|(known, _)| known == marker).map(|(_, part)| *part)
    }

    fn markers(&mut self, scene: &'s Scene<'_>, read: &Arguments) {
        for argument in read.list.iter().filter(|argument| argument.marker.is_some()) {
            let part = argument.marker.as_deref().and_then(|marker| self.part_of(marker)).or(argument.agent.then_some(Part::Actor));
            self.cast(scene, part, std::slice::from_ref(argument));
            self.arguments.push(argument.clone());
        }
    }

    /// Moves the end behind the last argument.
    fn reach(&mut self, read: &Arguments) {
        if let Some(last) = read.list.last() {
            self.end = self.end.max(last.end);
        }
    }

    fn cast(&mut self, scene: &Scene<'_>, part: Option<Part>, arguments: &[Argument]) {
        let Some(part @ (Part::Actor | Part::Recipient)) = part else { return };
        for side in arguments.iter().filter_map(|argument| sides::side(scene, argument, part)) {
            self.side(part, side);
        }
    }

    fn side(&mut self, part: Part, side: Side) {
        if self.actor.iter().chain(&self.recipient).any(|known| known.name == side.name) {
            return;
        }
        match part {
            Part::Actor => self.actor.push(side),
            Part::Recipient => self.recipient.push(side),
            _ => {}
        }
    }
}

/// A verb that only says that its subject does what the noun names.
fn does(scene: &Scene<'_>, token: usize) -> bool {
    scene
        .text
        .matches(token)
        .iter()
        .any(|m| m.class() == Class::LightVerb && &*scene.text.entry(m).value == "do" && m.cut.enclitic.is_none())
}

/// The arguments without a preposition, with those joined to each.
fn direct(read: &Arguments) -> Vec<Vec<Argument>> {
    let mut groups: Vec<Vec<Argument>> = Vec::new();
    let mut open = false;
    for argument in &read.list {
        if argument.marker.is_some() {
            open = false;
        } else if argument.joined {
            if open && let Some(group) = groups.last_mut() {
                group.push(argument.clone());
            }
        } else {
            groups.push(vec![argument.clone()]);
            open = true;
        }
    }
    groups
}

//! What stands around a predicate: mentions and other noun phrases in order, each with the preposition before it.
//!
//! The clauses of the language layer hold mentions only. Deeds are also done by and to those whom no title or name mentions (`خمسة مدنيين`, `سفارة`),
//! and instruments are no mentions at all, so this reads every noun phrase behind a word.

mod naming;

use mahdar_knowledge::{Class, CliticClass, Person, Slot};
use mahdar_language::arabic::{self, MentionKind};
use mahdar_language::dates::DateMention;
use mahdar_language::{Cut, Match};
use mahdar_record::Span;

use crate::scene::Scene;
pub(crate) use naming::{names, names_within};

/// A noun phrase with the preposition before it.
#[derive(Clone, Debug)]
pub(crate) struct Argument {
    /// The preposition, folded; `None` for subjects, objects and genitives.
    pub(crate) marker: Option<String>,
    /// The first token.
    pub(crate) first: usize,
    /// The token after the last one.
    pub(crate) end: usize,
    /// The mention that it is, or whose group it counts.
    pub(crate) mention: Option<usize>,
    /// Joined to the argument before it.
    pub(crate) joined: bool,
    /// A comma stands between it and the predicate.
    pub(crate) apart: bool,
    /// Behind a preposition that names who did it.
    pub(crate) agent: bool,
    /// A preposition has swallowed its article.
    pub(crate) contracted: bool,
    /// Its bytes, without proclitics.
    pub(crate) span: Span,
}

impl Argument {
    /// The words of a span that begins with it, with the article that a contraction has swallowed.
    pub(crate) fn name(&self, scene: &Scene<'_>, span: Span) -> String {
        let words = scene.words(span);
        if self.contracted { format!("{}{words}", scene.knowledge.clitics().article()) } else { words }
    }
}

/// The arguments behind a predicate, and where they end.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) list: Vec<Argument>,
    /// The token at which reading stopped.
    pub(crate) end: usize,
    /// The token after a relative pronoun that follows the predicate or its first argument.
    pub(crate) relative: Option<usize>,
}

/// So near behind a relative pronoun stands the complementizer of what is only quoted.
const CALLED: usize = 5;

/// How many words are read behind a predicate.
const REACH: usize = 40;

/// Reads from a token to the next clause, or to `stop`.
pub(crate) fn read(scene: &Scene<'_>, from: usize, stop: usize) -> Arguments {
    let mut walk = Walk {
        scene,
        stop: stop.min(from + REACH),
        marker: None,
        agent: false,
        relative: false,
        paused: false,
        found: Arguments::default(),
    };
    let mut at = from;
    while at < walk.stop {
        match walk.advance(at) {
            Some(next) => at = next.max(at + 1),
            None => break,
        }
    }
    walk.found.end = at.min(walk.stop);
    walk.found
}

struct Walk<'s, 'a> {
    scene: &'s Scene<'a>,
    stop: usize,
    marker: Option<String>,
    /// The marker names who did it.
    agent: bool,
    /// Inside a relative clause, whose words belong to another predicate.
    relative: bool,
    /// After a comma: no bare subject or object follows any more.
    paused: bool,
    found: Arguments,
}

impl Walk<'_, '_> {
    /// Takes in what stands at a token and gives the next one; `None` where the clause ends.
    fn advance(&mut self, at: usize) -> Option<usize> {
        let text = &self.scene.text;
        if let Some(date) = date_at(self.scene, at) {
            self.marker = None;
            return Some(date.end as usize);
        }
        let token = text.tokens.get(at)?;
        if let Some(mark) = token.mark() {
            return self.mark(mark, at);
        }
        if !token.is_word() {
            return Some(self.phrase(at));
        }
        if let Some(next) = self.function(at) {
            return next;
        }
        if self.scene.syntax.mention_at(at).is_none() && self.is_verb(at) {
            return if self.relative { Some(at + 1) } else { None };
        }
        Some(self.phrase(at))
    }

    fn mark(&mut self, mark: char, at: usize) -> Option<usize> {
        match mark {
            ':' | '؛' | ';' | '.' => None,
            '،' | ',' => {
                // Commas around a date part nothing from its predicate.
                let dated =
                    at.checked_sub(1).is_some_and(|before| date_at(self.scene, before).is_some()) || date_at(self.scene, at + 1).is_some();
                (self.paused, self.relative, self.marker) = (self.paused || !dated, false, None);
                Some(at + 1)
            }
            '(' => {
                let close = (at + 1..self.stop.min(at + 10)).find(|&i| self.scene.text.tokens[i].mark() == Some(')'));
                Some(close.map_or(at + 1, |close| close + 1))
            }
            _ => Some(at + 1),
        }
    }

    /// Words of closed classes; the outer `None` for other words.
    fn function(&mut self, at: usize) -> Option<Option<usize>> {
        let text = &self.scene.text;
        let whole = |class: Class| {
            text.of_class(at, class)
                .filter(|m| m.cut.preposition.is_none() && m.cut.enclitic.is_none() && m.cut.coordinator.is_none())
                .max_by_key(|m| m.last)
                .copied()
        };
        if let Some(found) = whole(Class::ListOpener) {
            return Some(Some(found.last as usize + 1));
        }
        if let Some(found) = whole(Class::RoleMarker).or_else(|| whole(Class::Preposition)) {
            self.marker = Some(text.folded_entry(&found).into_owned());
            self.agent = text.entry(&found).feature("agent").is_some();
            return Some(Some(found.last as usize + 1));
        }
        let suffixed =
            text.matches(at).iter().any(|m| m.class() == Class::Preposition && m.cut.enclitic.is_some() && m.cut.coordinator.is_none());
        if suffixed && self.scene.syntax.mention_at(at).is_none() {
            return Some(Some(at + 1));
        }
        if text.is(at, Class::Relative) {
            if let Some(named) = self.called(at) {
                return Some(Some(named));
            }
            if self.found.relative.is_none() && self.found.list.len() < 2 {
                self.found.relative = Some(at + 1);
            }
            self.relative = true;
            return Some(Some(at + 1));
        }
        if let Some(found) = whole(Class::Temporal) {
            self.marker = Some(text.folded_entry(&found).into_owned());
            return Some(Some(found.last as usize + 1));
        }
        if text.matches(at).iter().any(|m| m.class() == Class::Complementizer && m.cut.enclitic.is_none()) {
            return Some(None);
        }
        let particle = [Class::Auxiliary, Class::PerfectParticle, Class::FutureParticle, Class::Negation, Class::Condition]
            .iter()
            .any(|&class| text.is(at, class));
        particle.then_some(if self.relative { Some(at + 1) } else { None })
    }

    /// The token at which stands what the report only quotes (`على ما قالت إنها شبكة`): behind a relative pronoun that follows a preposition,
    /// a verb of saying and a complementizer.
    fn called(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        self.marker.as_ref()?;
        let says = |m: &Match| is_finite(m.reading.inflection.slot) && scene.reports(m);
        let verb = scene.text.matches(at + 1).iter().any(says);
        let that = (at + 2..self.stop.min(at + CALLED))
            .find(|&token| scene.text.matches(token).iter().any(|m| m.class() == Class::Complementizer));
        that.filter(|_| verb).map(|token| token + 1)
    }

    /// A finite verb that is no noun as well, or stands where only a verb can.
    fn is_verb(&self, at: usize) -> bool {
        let text = &self.scene.text;
        // A dual without its subject before it is rather a noun in the accusative (`عددا`).
        let dual = |m: &Match| {
            matches!(m.reading.inflection.person, Some(Person::ThirdMasculineDual)) && m.reading.inflection.slot == Some(Slot::Perfect)
        };
        let finite = text.matches(at).iter().any(|m| {
            is_finite(m.reading.inflection.slot)
                && !dual(m)
                && m.cut.preposition.is_none()
                && (m.cut.is_whole() || m.cut.coordinator.is_some() || m.cut.enclitic.is_some())
        });
        let noun = self.marker.is_some()
            || text
                .matches(at)
                .iter()
                .any(|m| m.cut.coordinator.is_none() && m.cut.enclitic.is_none() && is_noun(m.class(), m.reading.inflection.slot));
        finite && !noun
    }

    /// Reads a noun phrase; gives the token after it.
    fn phrase(&mut self, at: usize) -> usize {
        let scene = self.scene;
        let (end, mention) = extent(scene, at, self.stop);
        let Front { marker: attached, coordinated, contracted, span } = front(scene, at, end, mention);
        let directly = self.found.list.last().is_some_and(|last| last.end == at);
        let joined = coordinated && directly && attached.is_none();
        let marker =
            if joined { self.found.list.last().and_then(|last| last.marker.clone()) } else { attached.or_else(|| self.marker.take()) };
        self.marker = None;
        let bare = marker.is_none() && !joined;
        let agent = std::mem::take(&mut self.agent) && marker.is_some();
        let begun = self.found.list.iter().any(|argument| argument.marker.is_none());
        if !self.relative && !(bare && (self.paused && begun || coordinated)) {
            self.found.list.push(Argument {
                marker,
                first: at,
                end,
                mention,
                joined,
                apart: self.paused && !joined && begun,
                agent,
                contracted,
                span,
            });
        }
        self.named_behind(end).unwrap_or(end)
    }
}

impl Walk<'_, '_> {
    /// A name in apposition behind a description: the description is of that person.
    fn named_behind(&mut self, end: usize) -> Option<usize> {
        let scene = self.scene;
        let last = self.found.list.last_mut().filter(|last| last.end == end)?;
        let described = last.mention.is_some_and(|index| matches!(scene.mention(index).kind, MentionKind::Described | MentionKind::Office));
        let quoted =
            scene.text.tokens.get(end).is_some_and(|token| token.mark().is_some_and(|mark| !matches!(mark, ',' | '،' | ':' | '.' | ')')));
        let begin = end + usize::from(quoted);
        let index = scene.syntax.mention_at(begin).filter(|&index| scene.mention(index).first == begin && begin < self.stop)?;
        let mention = scene.mention(index);
        if !described || mention.kind != MentionKind::Person || !mention.cut.is_whole() {
            return None;
        }
        (last.first, last.end, last.mention, last.span) = (mention.first, mention.end, Some(index), mention.span);
        Some(mention.end)
    }
}

/// The date that covers a token; dates stand in the order of the text.
fn date_at<'s>(scene: &'s Scene<'_>, at: usize) -> Option<&'s DateMention> {
    let after = scene.dates.partition_point(|date| date.first as usize <= at);
    after.checked_sub(1).map(|index| &scene.dates[index]).filter(|date| at < date.end as usize)
}

/// What is written onto the first word of a phrase.
struct Front {
    marker: Option<String>,
    coordinated: bool,
    contracted: bool,
    /// The bytes of the phrase without them.
    span: Span,
}

fn front(scene: &Scene<'_>, first: usize, end: usize, mention: Option<usize>) -> Front {
    let text = &scene.text;
    let own = mention.map(|index| scene.mention(index)).filter(|m| m.first == first).map(|m| m.cut);
    let matched = || {
        text.matches(first)
            .iter()
            .filter(|m| m.cut.enclitic.is_none() && is_noun(m.class(), m.reading.inflection.slot))
            .max_by_key(|m| (m.last, m.cut.is_whole()))
            .map(|m| m.cut)
    };
    let mut front = Front { marker: None, coordinated: false, contracted: false, span: text.span(first, end) };
    if let Some(cut) = own.or_else(matched).or_else(|| text.best_cut(first).copied()) {
        front.span.start = text.stem_span(first, &cut).start;
        front.marker = arabic::attached_preposition(text, &cut).map(str::to_owned);
        front.coordinated = cut.coordinator.is_some();
        front.contracted = is_contracted(scene, &cut);
    }
    front
}

/// A preposition that has swallowed the first letter of the article.
pub(crate) fn is_contracted(scene: &Scene<'_>, cut: &Cut) -> bool {
    let clitics = scene.knowledge.clitics().proclitics();
    cut.preposition.and_then(|index| clitics.get(index as usize)).is_some_and(|clitic| clitic.class == CliticClass::Contraction)
}

/// How far the noun phrase at a token reaches, and the mention that it is or that it counts.
pub(crate) fn extent(scene: &Scene<'_>, at: usize, stop: usize) -> (usize, Option<usize>) {
    let text = &scene.text;
    let syntax = &scene.syntax;
    let whole = |index: usize| !matches!(scene.mention(index).kind, MentionKind::Described);
    if let Some(index) = syntax.mention_at(at).filter(|&index| scene.mention(index).first == at && whole(index)) {
        return (scene.mention(index).end, Some(index));
    }
    let described = |token: usize| syntax.mention_at(token).filter(|&index| scene.mention(index).kind == MentionKind::Described);
    let mut mention = described(at);
    let mut end = at + 1;
    let mut closed = is_closed(scene, at);
    let mut counted = is_number(scene, at);
    while end < stop && end < at + 7 && !opens_another(scene, end, counted) {
        let national = text.is(end, Class::Nationality);
        if let Some(index) = syntax.mention_at(end).filter(|&index| scene.mention(index).first == end) {
            if closed || !scene.mention(index).cut.is_whole() {
                break;
            }
            if scene.mention(index).kind == MentionKind::Place && mention.is_some() {
                break;
            }
            mention = mention.or(Some(index));
            if whole(index) {
                end = scene.mention(index).end;
                break;
            }
            (counted, closed) = (false, is_closed(scene, end));
            end += 1;
            continue;
        }
        let definite = text.cuts(end).first().is_some_and(|cut| cut.article);
        if text.cuts(end).iter().any(|cut| cut.coordinator.is_some() && cut.enclitic.is_none() && cut.word.is_some())
            && text.cuts(end).first().is_some_and(|cut| cut.word.is_none())
            || text.best_cut(end).is_some_and(|cut| cut.coordinator.is_some() && cut.word.is_some())
            || closed && !definite && !national
            || definite && !closed && mention.is_some_and(|m| described(at) == Some(m)) && end > at + 1
            || definite && mention.is_some_and(|m| described(at) == Some(m) && scene.mention(m).end == end)
        {
            break;
        }
        counted &= is_number(scene, end);
        closed |= definite;
        end += 1;
    }
    (end, mention)
}

/// True where no noun phrase goes on: at a mark, a new line, a particle, a preposition, or a number that nothing `counted` leads to.
fn opens_another(scene: &Scene<'_>, at: usize, counted: bool) -> bool {
    let text = &scene.text;
    let Some(token) = text.tokens.get(at) else { return true };
    if token.mark().is_some() || token.opens_line || is_particle(scene, at) {
        return true;
    }
    let prefixed = text.matches(at).iter().any(|m| m.cut.preposition.is_some() && is_noun(m.class(), m.reading.inflection.slot))
        || text.best_cut(at).is_some_and(|cut| cut.preposition.is_some());
    prefixed || !text.is(at, Class::Nationality) && !counted && is_number(scene, at)
}

/// A definite word or one with a pronoun: nothing but adjectives follows.
fn is_closed(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    text.cuts(at).first().is_some_and(|cut| cut.article)
        || text.best_cut(at).is_some_and(|cut| cut.enclitic.is_some() && cut.word.is_some())
        || text.matches(at).iter().any(|m| m.cut.article)
        || text.cuts(at).first().is_some_and(|cut| cut.word.is_none()) && text.matches(at).iter().any(|m| m.cut.enclitic.is_some())
}

fn is_number(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.tokens.get(at).is_some_and(|token| token.kind == mahdar_language::TokenKind::Number) || scene.text.is(at, Class::Number)
}

pub(crate) fn is_particle(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    text.matches(at).iter().any(|m| {
        let class = m.class();
        m.cut.enclitic.is_none()
            && matches!(
                class,
                Class::Preposition
                    | Class::Relative
                    | Class::Complementizer
                    | Class::RoleMarker
                    | Class::Negation
                    | Class::Auxiliary
                    | Class::Condition
                    | Class::PerfectParticle
                    | Class::FutureParticle
                    | Class::Temporal
                    | Class::DayWord
                    | Class::Weekday
                    | Class::DayPart
                    | Class::Demonstrative
                    | Class::Coordinator
                    | Class::StatusMarker
            )
            || m.cut.is_whole()
                && is_finite(m.reading.inflection.slot)
                && !text.matches(at).iter().any(|other| is_noun(text.entry(other).class, other.reading.inflection.slot))
    })
}

pub(crate) fn is_finite(slot: Option<Slot>) -> bool {
    matches!(slot, Some(Slot::Perfect | Slot::Imperfect | Slot::PassivePerfect | Slot::PassiveImperfect))
}

/// True for entries that are nouns.
pub(crate) fn is_noun(class: Class, slot: Option<Slot>) -> bool {
    use Class::{
        Body, BodyHead, ContentHead, Counterpart, Country, Event, FrameNoun, Instrument, Nationality, Office, Pair, PersonNoun, Place,
        Portfolio, Rank, Victim, Weapon,
    };
    matches!(slot, Some(Slot::Masdar | Slot::ActiveParticiple | Slot::PassiveParticiple))
        || matches!(
            class,
            Body | BodyHead
                | ContentHead
                | Counterpart
                | Country
                | Event
                | FrameNoun
                | Instrument
                | Nationality
                | Office
                | Pair
                | PersonNoun
                | Place
                | Portfolio
                | Rank
                | Victim
                | Weapon
        )
}

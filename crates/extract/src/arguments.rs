//! What stands around a predicate: mentions and other noun phrases in order, each with the preposition before it.
//!
//! The clauses of the language layer hold mentions only. Deeds are also done by and to those whom no title or name mentions (`خمسة مدنيين`, `سفارة`),
//! and instruments are no mentions at all, so this reads every noun phrase behind a word.

use mahdar_knowledge::{CliticClass, Class, Slot};
use mahdar_language::arabic::MentionKind;
use mahdar_record::Span;

use crate::scene::Scene;

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
    /// Its bytes, without proclitics.
    pub(crate) span: Span,
}

/// The arguments behind a predicate, and where they end.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    pub(crate) list: Vec<Argument>,
    /// The token at which reading stopped.
    pub(crate) end: usize,
    /// The token after a relative pronoun that directly follows the predicate or its last argument.
    pub(crate) relative: Option<usize>,
}

/// How many words are read behind a predicate.
const REACH: usize = 40;

/// Reads from a token to the next clause, or to `stop`.
pub(crate) fn read(scene: &Scene<'_>, from: usize, stop: usize) -> Arguments {
    let mut walk = Walk { scene, stop: stop.min(from + REACH), marker: None, relative: false, paused: false, found: Arguments::default() };
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
        if let Some(date) = self.scene.dates.iter().find(|d| d.first as usize <= at && at < d.end as usize) {
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
                (self.paused, self.relative, self.marker) = (true, false, None);
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
        let whole = |class: Class| text.matches(at).iter().filter(|m| text.entry(m).class == class && m.cut.preposition.is_none() && m.cut.enclitic.is_none() && m.cut.coordinator.is_none()).max_by_key(|m| m.last).copied();
        if let Some(found) = whole(Class::ListOpener) {
            return Some(Some(found.last as usize + 1));
        }
        if let Some(found) = whole(Class::RoleMarker).or_else(|| whole(Class::Preposition)) {
            self.marker = Some(text.knowledge.fold_table().fold(&text.entry(&found).text));
            return Some(Some(found.last as usize + 1));
        }
        if text.is(at, Class::Relative) {
            if self.found.relative.is_none() && !self.relative {
                self.found.relative = Some(at + 1);
            }
            self.relative = true;
            return Some(Some(at + 1));
        }
        if let Some(found) = whole(Class::Temporal) {
            self.marker = Some(text.knowledge.fold_table().fold(&text.entry(&found).text));
            return Some(Some(found.last as usize + 1));
        }
        if text.matches(at).iter().any(|m| text.entry(m).class == Class::Complementizer && m.cut.enclitic.is_none()) {
            return Some(None);
        }
        let particle = [Class::Auxiliary, Class::PerfectParticle, Class::FutureParticle, Class::Negation, Class::Condition].iter().any(|&class| text.is(at, class));
        particle.then_some(if self.relative { Some(at + 1) } else { None })
    }

    /// A finite verb that is no noun as well, or stands where only a verb can.
    fn is_verb(&self, at: usize) -> bool {
        let text = &self.scene.text;
        let finite = text.matches(at).iter().any(|m| is_finite(m.reading.inflection.slot) && m.cut.preposition.is_none() && (m.cut.is_whole() || m.cut.coordinator.is_some() || m.cut.enclitic.is_some()));
        let noun = self.marker.is_some() || text.matches(at).iter().any(|m| m.cut.coordinator.is_none() && m.cut.enclitic.is_none() && is_noun(text.entry(m).class, m.reading.inflection.slot));
        finite && !noun
    }

    /// Reads a noun phrase; gives the token after it.
    fn phrase(&mut self, at: usize) -> usize {
        let scene = self.scene;
        let (end, mention) = extent(scene, at, self.stop);
        let (attached, coordinated, span) = front(scene, at, end, mention);
        let directly = self.found.list.last().is_some_and(|last| last.end == at);
        let joined = coordinated && directly && attached.is_none();
        let marker = if joined { self.found.list.last().and_then(|last| last.marker.clone()) } else { attached.or_else(|| self.marker.take()) };
        self.marker = None;
        let bare = marker.is_none() && !joined;
        if !self.relative && !(bare && (self.paused || coordinated)) {
            self.found.list.push(Argument { marker, first: at, end, mention, joined, span });
        }
        end
    }
}

/// The preposition written onto a phrase, whether a coordinator is, and its bytes without them.
fn front(scene: &Scene<'_>, first: usize, end: usize, mention: Option<usize>) -> (Option<String>, bool, Span) {
    let text = &scene.text;
    let own = mention.map(|index| scene.mention(index)).filter(|m| m.first == first).map(|m| m.cut);
    let matched = || text.matches(first).iter().filter(|m| m.cut.enclitic.is_none() && is_noun(text.entry(m).class, m.reading.inflection.slot)).max_by_key(|m| (m.last, m.cut.is_whole())).map(|m| m.cut);
    let Some(cut) = own.or_else(matched).or_else(|| text.best_cut(first).copied()) else { return (None, false, text.span(first, end)) };
    let mut span = text.span(first, end);
    span.start = text.stem_span(first, &cut).start;
    let clitics = scene.knowledge.clitics().proclitics();
    let marker = cut.preposition.and_then(|index| clitics.get(index as usize)).map(|clitic| {
        let plain = clitics.iter().find(|other| other.class == CliticClass::Preposition && clitic.text.starts_with(&*other.text));
        plain.map_or_else(|| clitic.text.to_string(), |plain| plain.text.to_string())
    });
    (marker, cut.coordinator.is_some(), span)
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
    while end < stop && end < at + 7 {
        let Some(token) = text.tokens.get(end) else { break };
        if token.mark().is_some() || token.opens_line || is_particle(scene, end) {
            break;
        }
        let prefixed = text.matches(end).iter().any(|m| m.cut.preposition.is_some() && is_noun(text.entry(m).class, m.reading.inflection.slot)) || text.best_cut(end).is_some_and(|cut| cut.preposition.is_some());
        let national = text.is(end, Class::Nationality);
        if prefixed || !national && !counted && is_number(scene, end) {
            break;
        }
        if let Some(index) = syntax.mention_at(end).filter(|&index| scene.mention(index).first == end) {
            if closed || !scene.mention(index).cut.is_whole() {
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
        if text.cuts(end).iter().any(|cut| cut.coordinator.is_some() && cut.enclitic.is_none() && cut.word.is_some()) && text.cuts(end).first().is_some_and(|cut| cut.word.is_none()) || closed && !definite && !national || definite && !closed && mention.is_some_and(|m| described(at) == Some(m)) && end > at + 1 {
            break;
        }
        counted &= is_number(scene, end);
        closed |= definite;
        end += 1;
    }
    (end, mention)
}

/// A definite word or one with a pronoun: nothing but adjectives follows.
fn is_closed(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    text.cuts(at).first().is_some_and(|cut| cut.article) || text.matches(at).iter().any(|m| m.cut.article) || text.cuts(at).first().is_some_and(|cut| cut.word.is_none()) && text.matches(at).iter().any(|m| m.cut.enclitic.is_some())
}

fn is_number(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.tokens.get(at).is_some_and(|token| token.kind == mahdar_language::TokenKind::Number) || scene.text.is(at, Class::Number)
}

pub(crate) fn is_particle(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    text.matches(at).iter().any(|m| {
        let class = text.entry(m).class;
        m.cut.enclitic.is_none() && matches!(class, Class::Preposition | Class::Relative | Class::Complementizer | Class::RoleMarker | Class::Negation | Class::Auxiliary | Class::Condition | Class::PerfectParticle | Class::FutureParticle | Class::Temporal | Class::DayWord | Class::Weekday | Class::DayPart | Class::Demonstrative | Class::Coordinator | Class::StatusMarker)
            || m.cut.is_whole() && is_finite(m.reading.inflection.slot) && !text.matches(at).iter().any(|other| is_noun(text.entry(other).class, other.reading.inflection.slot))
    })
}

pub(crate) fn is_finite(slot: Option<Slot>) -> bool {
    matches!(slot, Some(Slot::Perfect | Slot::Imperfect | Slot::PassivePerfect | Slot::PassiveImperfect))
}

/// True for entries that are nouns.
pub(crate) fn is_noun(class: Class, slot: Option<Slot>) -> bool {
    use Class::{Body, BodyHead, ContentHead, Counterpart, Country, Event, FrameNoun, Instrument, Nationality, Office, Pair, PersonNoun, Place, Portfolio, Rank, Victim, Weapon};
    matches!(slot, Some(Slot::Masdar | Slot::ActiveParticiple | Slot::PassiveParticiple)) || matches!(class, Body | BodyHead | ContentHead | Counterpart | Country | Event | FrameNoun | Instrument | Nationality | Office | Pair | PersonNoun | Place | Portfolio | Rank | Victim | Weapon)
}

/// True if one of the words or phrases (folded) stands in the argument, with or without article and pronoun.
pub(crate) fn names(scene: &Scene<'_>, argument: &Argument, words: &[String]) -> bool {
    (argument.first..argument.end).any(|at| words.iter().any(|phrase| stands(scene, at, argument.end, phrase)))
}

fn stands(scene: &Scene<'_>, at: usize, end: usize, phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(offset, word)| at + offset < end && is_word(scene, at + offset, word))
}

fn is_word(scene: &Scene<'_>, at: usize, word: &str) -> bool {
    let text = &scene.text;
    let article = scene.knowledge.clitics().article();
    text.cuts(at).iter().any(|cut| {
        let stem = text.folded.get(cut.stem);
        stem == word || stem.strip_prefix(article) == Some(word)
    })
}

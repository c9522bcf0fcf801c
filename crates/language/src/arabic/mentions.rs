//! Mentions of people, offices, bodies, states and places.

mod known;
mod titles;

use mahdar_knowledge::{Class, Classes, FrameKind, Number, Slot};
use mahdar_record::{Country, Span};

use self::titles::{TitleRun, appositions};
use super::names::{self, Footing, Name};
use super::phrases::{self, Phrase};
use super::words::{finite_verb, is_comma, is_definite, is_word};
use crate::cuts::Cut;
use crate::lookup::Match;
use crate::text::Text;

/// What a mention is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// An individual by name.
    Person,
    /// A post without its holder's name.
    Office,
    /// An organisation.
    Body,
    /// A state by its name.
    State,
    /// A place.
    Place,
    /// People without post or name: an official, a source, witnesses.
    Described,
    /// Both sides, both countries, both ministers.
    Pair,
    /// An honorific that stands for the person last so called.
    Address,
}

/// A post as the text words it.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    /// The first token.
    pub first: usize,
    /// The token after the last one.
    pub end: usize,
    /// Its bytes, without proclitics.
    pub span: Span,
    /// The state whose office it is.
    pub country: Option<Country>,
    /// `former`, `acting` ….
    pub qualifier: Option<String>,
    /// It says only "his counterpart", with or without a nationality.
    pub counterpart: bool,
    /// It is a head with the article and nothing else (`الوزير`).
    pub bare: bool,
    /// How many holders.
    pub number: Number,
    /// The lexicon entry of its head.
    pub head: mahdar_knowledge::EntryId,
}

/// A phrase that names or describes someone, something or some place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What it is of.
    pub kind: MentionKind,
    /// The first token, titles included.
    pub first: usize,
    /// The token after the last one.
    pub end: usize,
    /// What is written before and after its first word.
    pub cut: Cut,
    /// Its bytes, without proclitics.
    pub span: Span,
    /// For people: the bytes of the name.
    pub name: Option<Span>,
    /// Posts, in the order of the text.
    pub titles: Vec<Title>,
    /// The country it belongs to, or is.
    pub country: Option<Country>,
    /// How many.
    pub number: Number,
    /// The lexicon entry of its head, where it has one.
    pub head: Option<mahdar_knowledge::EntryId>,
    /// A bare head with the article: it refers to something named before.
    pub bare: bool,
}

/// Finds all mentions, in order and without overlap.
pub(super) fn find(text: &Text<'_>) -> Vec<Mention> {
    let mut finder = Finder { text, found: Vec::new() };
    let mut at = 0;
    while at < text.tokens.len() {
        at = finder.take(at);
    }
    let mut found = finder.found;
    known::settle(text, &mut found);
    found
}

struct Finder<'t, 'a> {
    text: &'t Text<'a>,
    found: Vec<Mention>,
}

impl Finder<'_, '_> {
    /// Reads what begins at a token; gives the token to go on from.
    fn take(&mut self, at: usize) -> usize {
        if !is_word(self.text, at) || is_verbal(self.text, at) || is_reporting(self.text, at) || is_status(self.text, at) {
            return at + 1;
        }
        if let Some(last) = turn(self.text, at) {
            return last + 1;
        }
        let before = self.found.len();
        let end = self.titled(at).or_else(|| self.phrasal(at)).or_else(|| self.untitled(at)).or_else(|| self.other(at));
        debug_assert!(end.is_none() || self.found.len() > before);
        end.unwrap_or(at + 1).max(at + 1)
    }

    /// Titles, ranks and honorifics with what they belong to.
    fn titled(&mut self, at: usize) -> Option<usize> {
        let run = TitleRun::read(self.text, at)?;
        let name = run.name(self.text);
        if let Some(found) = name.filter(|_| run.is_given_name(self.text, at)) {
            // The word is the first of the name, and no title.
            let mut mention = person(self.text, at, Name { first: at, end: found.end, cut: run.cut }, run.cut, Vec::new());
            mention.end = appositions(self.text, found.end, &mut mention.titles);
            let end = mention.end;
            self.found.push(mention);
            return Some(end);
        }
        match name {
            Some(name) => Some(self.person(at, run, name)),
            None => self.office(at, run),
        }
    }

    fn person(&mut self, at: usize, run: TitleRun, name: Name) -> usize {
        let dual = run.titles.last().is_some_and(|title| title.number != Number::Singular);
        let mut end = name.end;
        let mut titles = run.titles;
        if dual {
            // A dual or plural title with aligned names is each one's.
            titles.retain(|title| self.text.knowledge.lexicon().entry(title.head).class == Class::Office);
            self.found.push(person(self.text, name.first, name, run.cut, titles.clone()));
            while let Some(next) = names::read(self.text, end, Footing::Titled).filter(|next| next.cut.coordinator.is_some()) {
                self.found.push(person(self.text, next.first, next, next.cut, titles.clone()));
                end = next.end;
            }
            return end;
        }
        end = appositions(self.text, end, &mut titles);
        let mut mention = person(self.text, at, name, run.cut, titles);
        mention.end = end;
        self.found.push(mention);
        end
    }

    fn office(&mut self, at: usize, mut run: TitleRun) -> Option<usize> {
        if run.titles.is_empty() {
            let found = run.alone?;
            self.found.push(simple(self.text, &found, MentionKind::Address, found.last as usize + 1));
            return Some(found.last as usize + 1);
        }
        // Without a name that holds both, a second title is another holder.
        run.titles.truncate(1);
        let title = &run.titles[0];
        if run.open && !title.counterpart
            || run.head.is_some_and(|head| self.text.knowledge.lexicon().entry(head).class == Class::PersonNoun)
        {
            return None;
        }
        let end = title.end;
        let mut span = self.text.span(at, end);
        span.start = self.text.stem_span(at, &run.cut).start;
        let (country, number, bare, first) = (title.country, title.number, title.bare, title.first);
        self.found.push(Mention {
            kind: MentionKind::Office,
            first,
            end,
            cut: run.cut,
            span: if first == at { span } else { title.span },
            name: None,
            country,
            number,
            head: run.head,
            bare,
            titles: run.titles,
        });
        Some(end)
    }

    fn untitled(&mut self, at: usize) -> Option<usize> {
        let acts = at
            .checked_sub(1)
            .and_then(|verb| finite_verb(self.text, verb))
            .is_some_and(|m| !self.text.knowledge.evoked_by(m.reading.entry).is_empty());
        let subject = acts.then(|| names::read(self.text, at, Footing::Subject)).flatten();
        let listed = || names::read(self.text, at, Footing::Listed).filter(|_| self.is_listed(at));
        let name = subject.or_else(|| names::read(self.text, at, Footing::Bare)).or_else(listed)?;
        let mut mention = person(self.text, at, name, name.cut, Vec::new());
        mention.end = appositions(self.text, name.end, &mut mention.titles);
        let end = mention.end;
        self.found.push(mention);
        Some(end)
    }

    /// A comma before, and before that a person with the title behind the name.
    fn is_listed(&self, at: usize) -> bool {
        self.found.last().is_some_and(|last| {
            let behind = last.titles.last().zip(last.name).is_some_and(|(title, name)| name.end <= title.span.start);
            last.kind == MentionKind::Person && behind && last.end + 1 == at && is_comma(self.text, last.end)
        })
    }

    /// A place of several words is no name and no building, though its words may be (`رام الله`, `الدار البيضاء`).
    fn phrasal(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        let last = |class: Class| text.matches(at).iter().filter(|m| m.class() == class).map(|m| m.last as usize).max();
        let place = last(Class::Place).filter(|&place| place > at && last(Class::Body).is_none_or(|body| body < place))?;
        let named = names::read(text, at, Footing::Bare).is_some_and(|name| name.end > place + 1);
        if named || text.is(at, Class::RoleMarker) { None } else { self.place(at) }
    }

    /// Bodies, states, places, descriptions, pairs.
    fn other(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        if text.is(at, Class::RoleMarker) {
            return self.place(at);
        }
        let pick = |class: Class| {
            text.of_class(at, class)
                .filter(|m| {
                    !m.cut.future
                        && !is_event(text, m)
                        && (m.cut.enclitic.is_none() || matches!(class, Class::BodyHead | Class::PersonNoun))
                })
                .max_by_key(|m| (m.last, m.cut.is_whole()))
                .copied()
        };
        // A short name that is a common word too is one only in a phrase.
        let short = pick(Class::Alias).filter(|m| !(text.entry(m).is_weak() && m.first == m.last));
        let body = [pick(Class::Body), short].into_iter().flatten().max_by_key(|m| m.last);
        let head = pick(Class::BodyHead).map(|found| (found, phrases::read(text, &found)));
        // The name of a state can be the plural of a common noun as well.
        let state = |found: &Match| {
            text.matches(at).iter().any(|m| m.class() == Class::Country && m.last >= found.last && !text.entry(m).is_weak())
        };
        if let Some((found, phrase)) = head
            && !(found.reading.inflection.number != Number::Singular && state(&found))
            && body.is_none_or(|body| phrase.end > body.last as usize + 1)
            && (!phrase.open || phrase.country.is_some())
        {
            return Some(self.phrase(MentionKind::Body, &found, &phrase));
        }
        if let Some(body) = body {
            let end = body.last as usize + 1;
            self.found.push(simple(text, &body, MentionKind::Body, end));
            return Some(end);
        }
        if let Some(found) = pick(Class::Pair) {
            self.found.push(simple(text, &found, MentionKind::Pair, found.last as usize + 1));
            return Some(found.last as usize + 1);
        }
        if let Some(found) = pick(Class::PersonNoun) {
            let phrase = phrases::read(text, &found);
            return Some(self.phrase(MentionKind::Described, &found, &phrase));
        }
        self.place(at)
    }

    fn place(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        let usable = |m: &&Match| {
            m.cut.enclitic.is_none() && !m.cut.future && !(m.last as usize == at && text.entry(m).feature("ambiguous").is_some())
        };
        let of = |class: Class| text.of_class(at, class).filter(usable).max_by_key(|m| (m.last, m.cut.is_whole())).copied();
        let (state, place) = (of(Class::Country), of(Class::Place));
        let (found, kind) = match (state, place) {
            (Some(state), Some(place)) if place.last > state.last => (place, MentionKind::Place),
            (Some(state), _) => (state, MentionKind::State),
            (None, Some(place)) => (place, MentionKind::Place),
            (None, None) => return None,
        };
        let end = found.last as usize + 1;
        self.found.push(simple(text, &found, kind, end));
        Some(end)
    }

    fn phrase(&mut self, kind: MentionKind, found: &Match, phrase: &Phrase) -> usize {
        let mut mention = simple(self.text, found, kind, phrase.end);
        mention.country = phrase.country;
        mention.number = phrase.number;
        mention.bare = phrase.bare && found.cut.enclitic.is_none();
        self.found.push(mention);
        phrase.end
    }
}

/// A mention that is a match, up to token `end`.
fn simple(text: &Text<'_>, found: &Match, kind: MentionKind, end: usize) -> Mention {
    let first = found.first as usize;
    let mut span = text.span(first, end);
    span.start = text.stem_span(first, &found.cut).start;
    if end == first + 1 {
        span = text.stem_span(first, &found.cut);
    }
    let entry = text.entry(found);
    Mention {
        kind,
        first,
        end,
        cut: found.cut,
        span,
        name: None,
        titles: Vec::new(),
        country: entry.country,
        number: found.reading.inflection.number,
        head: Some(found.reading.entry),
        bare: false,
    }
}

fn person(text: &Text<'_>, first: usize, name: Name, cut: Cut, titles: Vec<Title>) -> Mention {
    let mut span = text.span(first, name.end);
    span.start = text.stem_span(first, &cut).start;
    let country = titles.iter().find_map(|title| title.country);
    Mention {
        kind: MentionKind::Person,
        first,
        end: name.end,
        cut,
        span,
        name: Some(name.span(text)),
        titles,
        country,
        number: Number::Singular,
        head: None,
        bare: false,
    }
}

/// A reporting participle behind a mark and before its preposition is no noun for people, though it be a homograph of one.
fn is_reporting(text: &Text<'_>, at: usize) -> bool {
    let says = |m: &Match| {
        let frames = text.knowledge.evoked_by(m.reading.entry);
        frames.iter().any(|&id| matches!(text.knowledge.frame(id).kind, FrameKind::Statement { .. }))
    };
    let behind = at > 0 && !is_word(text, at - 1);
    behind
        && (text.is(at + 1, Class::Preposition) || text.is(at + 1, Class::Complementizer))
        && text.matches(at).iter().any(|m| {
            m.cut.is_whole() && m.reading.inflection.slot == Some(Slot::ActiveParticiple) && !m.reading.inflection.definite && says(m)
        })
}

/// The last token of a phrase of several words that says whose turn it is: its words name nobody.
fn turn(text: &Text<'_>, at: usize) -> Option<usize> {
    text.of_class(at, Class::Turn).filter(|m| m.last > m.first).map(|m| m.last as usize).max()
}

/// A word inside a phrase that tells the status of what follows (`من المقرر أن`).
fn is_status(text: &Text<'_>, at: usize) -> bool {
    let covers =
        |first: usize| text.matches(first).iter().any(|m| m.last > m.first && m.last as usize >= at && m.class() == Class::StatusMarker);
    (1..=STATUS).filter_map(|back| at.checked_sub(back)).any(covers)
}

/// How many words into such a phrase a noun may stand.
const STATUS: usize = 2;

/// The feminine plural of a noun for people that names an event as well (`مفاوضات`).
fn is_event(text: &Text<'_>, m: &Match) -> bool {
    matches!(m.class(), Class::PersonNoun | Class::Office)
        && m.reading.inflection.number == Number::Plural
        && text.matches(m.first as usize).iter().any(|event| {
            matches!(text.entry(event).class, Class::FrameNoun | Class::Event) && event.cut.stem == m.cut.stem && event.last >= m.last
        })
}

/// A verb before a title is no noun for people, though it be a homograph of one.
fn is_verbal(text: &Text<'_>, at: usize) -> bool {
    let titled = || text.is_any(at + 1, Classes::of(&[Class::Office, Class::Honorific])) && is_definite(text, at + 1);
    at + 1 < text.tokens.len() && finite_verb(text, at).is_some_and(|m| m.cut.is_whole()) && titled()
}

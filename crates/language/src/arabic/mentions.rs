//! Mentions of people, offices, bodies, states and places.

mod known;

use mahdar_knowledge::{Class, Number};
use mahdar_record::{Country, Span};

use super::names::{self, Footing, Name};
use super::phrases::{self, Phrase};
use super::words::{finite_verb, is_comma, is_dash, is_definite, is_word, mark, name_odds};
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
        if !is_word(self.text, at) || is_verbal(self.text, at) {
            return at + 1;
        }
        let before = self.found.len();
        let end = self.titled(at).or_else(|| self.untitled(at)).or_else(|| self.other(at));
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
        let name = subject.or_else(|| names::read(self.text, at, Footing::Bare))?;
        let mut mention = person(self.text, at, name, name.cut, Vec::new());
        mention.end = appositions(self.text, name.end, &mut mention.titles);
        let end = mention.end;
        self.found.push(mention);
        Some(end)
    }

    /// Bodies, states, places, descriptions, pairs.
    fn other(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        if text.is(at, Class::RoleMarker) {
            return self.place(at);
        }
        let pick = |class: Class| {
            text.matches(at)
                .iter()
                .filter(|m| {
                    text.entry(m).class == class
                        && !m.cut.future
                        && (m.cut.enclitic.is_none() || matches!(class, Class::BodyHead | Class::PersonNoun))
                })
                .max_by_key(|m| (m.last, m.cut.is_whole()))
                .copied()
        };
        // A short name that is a common word too is one only in a phrase.
        let short = pick(Class::Alias).filter(|m| !(text.entry(m).is_weak() && m.first == m.last));
        let body = [pick(Class::Body), short].into_iter().flatten().max_by_key(|m| m.last);
        let head = pick(Class::BodyHead).map(|found| (found, phrases::read(text, &found)));
        if let Some((found, phrase)) = head
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
        let of = |class: Class| {
            text.matches(at)
                .iter()
                .filter(|m| text.entry(m).class == class)
                .filter(usable)
                .max_by_key(|m| (m.last, m.cut.is_whole()))
                .copied()
        };
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

/// Honorifics, ranks and titles in a row.
struct TitleRun {
    titles: Vec<Title>,
    cut: Cut,
    end: usize,
    /// The last title waits for a genitive.
    open: bool,
    /// Only weak honorifics stand before the name.
    weak: bool,
    /// An honorific that can stand for a person by itself.
    alone: Option<Match>,
    head: Option<mahdar_knowledge::EntryId>,
}

impl TitleRun {
    fn read(text: &Text<'_>, at: usize) -> Option<Self> {
        let first = opener(text, at, true)?;
        let mut run = Self { titles: Vec::new(), cut: first.cut, end: at, open: false, weak: true, alone: None, head: None };
        let mut next = Some(first);
        while let Some(found) = next {
            run.add(text, &found);
            if run.titles.len() > 3 || run.end >= text.tokens.len() || text.tokens[run.end].opens_line {
                break;
            }
            next = opener(text, run.end, false).or_else(|| run.joined(text));
        }
        Some(run)
    }

    fn add(&mut self, text: &Text<'_>, found: &Match) {
        let entry = text.entry(found);
        let first = found.first as usize;
        self.weak &= entry.feature("weak").is_some();
        match entry.class {
            Class::Office | Class::Counterpart | Class::PersonNoun => {
                let phrase = phrases::read(text, found);
                self.open = phrase.open;
                self.end = phrase.end;
                self.head = self.head.or(Some(found.reading.entry));
                let mut span = text.span(first, phrase.end);
                span.start = text.stem_span(first, &found.cut).start;
                let counterpart = entry.class == Class::Counterpart;
                self.titles.push(Title {
                    first,
                    end: phrase.end,
                    span,
                    country: phrase.country,
                    qualifier: phrase.qualifier,
                    counterpart,
                    bare: phrase.bare || counterpart && !phrase.national,
                    number: phrase.number,
                    head: found.reading.entry,
                });
            }
            _ => {
                if entry.feature("alone").is_some() && self.titles.is_empty() {
                    self.alone = Some(*found);
                }
                self.end = found.last as usize + 1;
            }
        }
    }

    /// A second title of the same holder, joined by a coordinator.
    fn joined(&self, text: &Text<'_>) -> Option<Match> {
        if self.titles.is_empty() || self.open {
            return None;
        }
        text.matches(self.end)
            .iter()
            .filter(|m| {
                m.cut.coordinator.is_some()
                    && m.cut.preposition.is_none()
                    && m.cut.enclitic.is_none()
                    && text.entry(m).class == Class::Office
                    && m.reading.inflection.number == Number::Singular
            })
            .max_by_key(|m| m.last)
            .copied()
    }

    /// A title of one word without article or genitive that names use as well.
    fn is_given_name(&self, text: &Text<'_>, at: usize) -> bool {
        let alone = self.open && self.titles.len() == 1 && self.titles[0].first == at && self.titles[0].end == at + 1 && self.end == at + 1;
        alone
            && text.cuts(at).iter().find(|cut| cut.stem == self.cut.stem).and_then(|cut| cut.word).is_some_and(|word| {
                let counts = text.knowledge.lexicon().counts(word);
                counts.titled >= 20 && counts.titled * 3 > counts.elsewhere
            })
    }

    /// After a mere noun for people, indefinite or in the plural, an unknown word is rather its adjective or verb.
    fn describes(&self, text: &Text<'_>, name: &Name) -> bool {
        let vague = match self.titles.last() {
            Some(title) => {
                title.number == Number::Plural
                    || self.head.is_some_and(|head| text.knowledge.lexicon().entry(head).class == Class::PersonNoun)
            }
            None => self.weak,
        };
        vague
            && !(name.first..name.end).any(|at| {
                text.cuts(at).first().and_then(|cut| cut.word).is_some_and(|word| text.knowledge.lexicon().counts(word).titled >= 3)
                    && name_odds(text, at, &text.cuts(at)[0]) > 0.0
            })
    }

    /// The name that the run belongs to.
    fn name(&self, text: &Text<'_>) -> Option<Name> {
        let whole = |name: &Name| name.cut.is_whole();
        if let Some(name) = names::read(text, self.end, Footing::Titled).filter(whole) {
            let strong = !self.weak || name_odds(text, name.first, &name.cut) > 0.0;
            // A title that still waits for its genitive takes a surname only where it is surely one.
            let settled = !self.open || self.titles.is_empty() || name_odds(text, name.first, &name.cut) > 0.0;
            return (strong && settled && !self.describes(text, &name)).then_some(name);
        }
        let pause = is_comma(text, self.end)
            || mark(text, self.end) == Some(':')
            || is_dash(text, self.end)
            || matches!(mark(text, self.end), Some('"' | '«' | '“' | '”' | '('));
        if !pause || self.titles.is_empty() || self.open {
            return None;
        }
        let ranked = text
            .matches(self.end + 1)
            .iter()
            .filter(|m| m.cut.is_whole() && matches!(text.entry(m).class, Class::Rank | Class::Honorific))
            .map(|m| m.last as usize + 1)
            .max();
        names::read(text, ranked.unwrap_or(self.end + 1), Footing::Titled).filter(|name| {
            whole(name)
                && name_odds(text, name.first, &name.cut) > -1.0
                && (name.end > name.first + 1 || name_odds(text, name.first, &name.cut) > 0.5)
        })
    }
}

/// A title, rank or honorific that begins at a token; only the first of a run may have proclitics.
fn opener(text: &Text<'_>, at: usize, first: bool) -> Option<Match> {
    text.matches(at)
        .iter()
        .filter(|m| {
            let class = text.entry(m).class;
            // An honorific that ends with an office leaves it to the title; a marker of roles is no noun for people.
            if class == Class::Honorific && m.last > m.first && text.is(m.last as usize, Class::Office)
                || class == Class::PersonNoun && text.is(at, Class::RoleMarker)
            {
                return false;
            }
            let suffixed = matches!(class, Class::Counterpart) || class == Class::Office && m.cut.enclitic.is_some() && m.first == m.last;
            matches!(class, Class::Office | Class::Rank | Class::Honorific | Class::Counterpart | Class::PersonNoun)
                && !m.cut.future
                && (m.cut.enclitic.is_none() || suffixed)
                && (first || m.cut.is_whole() || class == Class::Counterpart && m.cut.coordinator.is_none())
        })
        .max_by_key(|m| (m.last, m.cut.enclitic.is_none(), m.cut.is_whole(), weight(text.entry(m).class)))
        .copied()
}

/// A verb before a title is no noun for people, though it be a homograph of one.
fn is_verbal(text: &Text<'_>, at: usize) -> bool {
    let titled = || {
        text.matches(at + 1).iter().any(|m| m.cut.is_whole() && matches!(text.entry(m).class, Class::Office | Class::Honorific))
            && is_definite(text, at + 1)
    };
    at + 1 < text.tokens.len() && finite_verb(text, at).is_some_and(|m| m.cut.is_whole()) && titled()
}

/// An office says more than a rank, a rank more than a noun for people.
fn weight(class: Class) -> u8 {
    match class {
        Class::Office => 2,
        Class::Rank | Class::Honorific => 1,
        _ => 0,
    }
}

/// Titles after a name, one after another: after a comma, in brackets or dashes, or directly. Gives the token after them.
fn appositions(text: &Text<'_>, mut at: usize, titles: &mut Vec<Title>) -> usize {
    let before = titles.len();
    while titles.len() < before + 4 {
        let follows = titles.len() > before;
        let Some((title, end)) = apposition(text, at, titles, follows) else { break };
        titles.push(title);
        at = end;
    }
    at
}

/// One title after a name; after another one such (`follows`), a coordinator may join it.
fn apposition(text: &Text<'_>, at: usize, titles: &[Title], follows: bool) -> Option<(Title, usize)> {
    let pause = !follows && (is_comma(text, at) || is_dash(text, at) || mark(text, at) == Some('('));
    // A bare title before the name (`the king`) lets the full one follow directly.
    let direct = follows || titles.iter().all(|title| title.bare);
    if !pause && !direct || at >= text.tokens.len() || text.tokens[at].opens_line {
        return None;
    }
    let begin = if pause { at + 1 } else { at };
    let joined =
        |m: &Match| follows && m.cut.coordinator.is_some() && m.cut.preposition.is_none() && m.cut.enclitic.is_none() && !m.cut.future;
    let found = text
        .matches(begin)
        .iter()
        .filter(|m| {
            (m.cut.is_whole() || joined(m)) && text.entry(m).class == Class::Office && m.reading.inflection.number == Number::Singular
        })
        .max_by_key(|m| m.last)?;
    let phrase = phrases::read(text, found);
    if phrase.open || phrase.bare || belongs_further(text, phrase.end, titles.len() > usize::from(follows)) {
        return None;
    }
    let close = mark(text, at) == Some('(') && mark(text, phrase.end) == Some(')');
    let mut span = text.span(begin, phrase.end);
    span.start = text.stem_span(begin, &found.cut).start;
    let title = Title {
        first: begin,
        end: phrase.end,
        span,
        country: phrase.country,
        qualifier: phrase.qualifier,
        counterpart: false,
        bare: false,
        number: Number::Singular,
        head: found.reading.entry,
    };
    Some((title, phrase.end + usize::from(close)))
}

/// True if a name follows the title, so that it is the title of that one; after a comma only where the name before has a title already.
fn belongs_further(text: &Text<'_>, end: usize, titled: bool) -> bool {
    let named = |at: usize| {
        TitleRun::read(text, at)
            .filter(|run| run.cut.is_whole())
            .map_or_else(|| names::read(text, at, Footing::Titled), |run| run.name(text))
            .is_some_and(|name| name.cut.is_whole() && (name.end > name.first + 1 || name_odds(text, name.first, &name.cut) > 0.5))
    };
    if names::read(text, end, Footing::Titled).is_some_and(|name| name.cut.is_whole()) {
        return true;
    }
    if text.matches(end).iter().any(|m| m.cut.is_whole() && matches!(text.entry(m).class, Class::Rank | Class::Honorific)) && named(end) {
        return true;
    }
    titled && is_comma(text, end) && named(end + 1)
}

//! Titles around a name: honorifics, ranks and posts in a row before it, and posts in apposition after it.

use mahdar_knowledge::{Class, Classes, Number};

use super::{Title, is_event};
use crate::arabic::names::{self, Footing, Name};
use crate::arabic::phrases;
use crate::arabic::words::{finite_verb, is_comma, is_dash, mark, name_odds};
use crate::cuts::Cut;
use crate::lookup::Match;
use crate::text::Text;

/// What may stand between a title and the name.
const RANKED: Classes = Classes::of(&[Class::Rank, Class::Honorific]);

/// What a title can begin with.
const OPENERS: Classes = RANKED.or(Classes::of(&[Class::Office, Class::Counterpart, Class::PersonNoun]));

/// Honorifics, ranks and titles in a row.
pub(super) struct TitleRun {
    pub(super) titles: Vec<Title>,
    pub(super) cut: Cut,
    end: usize,
    /// The last title waits for a genitive.
    pub(super) open: bool,
    /// Only weak honorifics stand before the name.
    weak: bool,
    /// An honorific that can stand for a person by itself.
    pub(super) alone: Option<Match>,
    pub(super) head: Option<mahdar_knowledge::EntryId>,
}

impl TitleRun {
    pub(super) fn read(text: &Text<'_>, at: usize) -> Option<Self> {
        let first = opener(text, at, true)?;
        let mut run = Self { titles: Vec::new(), cut: first.cut, end: at, open: false, weak: true, alone: None, head: None };
        let mut next = Some(first);
        while let Some(found) = next {
            run.add(text, &found);
            if run.titles.len() > 3 || run.end >= text.tokens.len() || text.tokens[run.end].opens_line {
                break;
            }
            next = opener(text, run.end, false).filter(|next| !run.is_another(text, next)).or_else(|| run.joined(text));
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

    /// A head of state by the bare title does what is done to the holder of the full title that follows.
    fn is_another(&self, text: &Text<'_>, next: &Match) -> bool {
        let [only] = &*self.titles else { return false };
        let reigns = || matches!(&*text.knowledge.lexicon().entry(only.head).value, "state" | "royal");
        only.bare && text.entry(next).class == Class::Office && reigns() && !phrases::read(text, next).bare
    }

    /// A second title of the same holder, joined by a coordinator.
    fn joined(&self, text: &Text<'_>) -> Option<Match> {
        if self.titles.is_empty() || self.open {
            return None;
        }
        // The coordinator may stand apart.
        let apart = text.of_class(self.end, Class::Coordinator).any(|m| m.cut.is_whole() && m.last == m.first);
        text.of_class(self.end + usize::from(apart), Class::Office)
            .filter(|m| {
                (m.cut.coordinator.is_some() || apart)
                    && m.cut.preposition.is_none()
                    && m.cut.enclitic.is_none()
                    && m.reading.inflection.number == Number::Singular
            })
            .max_by_key(|m| m.last)
            .copied()
    }

    /// A title of one word without article or genitive that names use as well.
    pub(super) fn is_given_name(&self, text: &Text<'_>, at: usize) -> bool {
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
    pub(super) fn name(&self, text: &Text<'_>) -> Option<Name> {
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
        let ranked = text.of_classes(self.end + 1, RANKED).filter(|m| m.cut.is_whole()).map(|m| m.last as usize + 1).max();
        names::read(text, ranked.unwrap_or(self.end + 1), Footing::Titled).filter(|name| {
            whole(name)
                && name_odds(text, name.first, &name.cut) > -1.0
                && (name.end > name.first + 1 || name_odds(text, name.first, &name.cut) > 0.5)
        })
    }
}

/// A title, rank or honorific that begins at a token; only the first of a run may have proclitics.
fn opener(text: &Text<'_>, at: usize, first: bool) -> Option<Match> {
    text.of_classes(at, OPENERS)
        .filter(|m| {
            let class = m.class();
            // An honorific that ends with an office leaves it to the title; a marker of roles is no noun for people.
            if class == Class::Honorific && m.last > m.first && text.is(m.last as usize, Class::Office)
                || class == Class::PersonNoun && text.is(at, Class::RoleMarker)
                || is_event(text, m)
            {
                return false;
            }
            // Before a particle of descent a word is a given name, though offices are called the same.
            if !first && m.first == m.last && !m.reading.inflection.definite && names::is_descent(text, at + 1) {
                return false;
            }
            let suffixed = matches!(class, Class::Counterpart) || class == Class::Office && m.cut.enclitic.is_some() && m.first == m.last;
            !m.cut.future
                && (m.cut.enclitic.is_none() || suffixed)
                && (first || m.cut.is_whole() || class == Class::Counterpart && m.cut.coordinator.is_none())
        })
        .max_by_key(|m| {
            // A counterpart is somebody's; spelled with ta marbuta it would be the same word.
            let bound = m.cut.enclitic.is_some() == (m.class() == Class::Counterpart);
            (m.last, bound, m.cut.is_whole(), weight(m.class()))
        })
        .copied()
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
pub(super) fn appositions(text: &Text<'_>, mut at: usize, titles: &mut Vec<Title>) -> usize {
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
        .of_class(begin, Class::Office)
        .filter(|m| (m.cut.is_whole() || joined(m)) && m.reading.inflection.number == Number::Singular)
        .max_by_key(|m| m.last)?;
    let phrase = phrases::read(text, found);
    if phrase.open || phrase.bare || belongs_further(text, phrase.end, titles.len() > usize::from(follows)) {
        return None;
    }
    let last = if pause { enclosed(text, phrase.end) } else { phrase.end };
    let close = mark(text, at) == Some('(') && mark(text, last) == Some(')');
    let mut span = text.span(begin, last);
    span.start = text.stem_span(begin, &found.cut).start;
    let title = Title {
        first: begin,
        end: last,
        span,
        country: phrase.country,
        qualifier: phrase.qualifier,
        counterpart: false,
        bare: false,
        number: Number::Singular,
        head: found.reading.entry,
    };
    Some((title, last + usize::from(close)))
}

/// Up to where a title between marks reaches: a phrase with a preposition or coordinator belongs to it if only nouns stand before the second mark.
fn enclosed(text: &Text<'_>, end: usize) -> usize {
    let opens = text.of_class(end, Class::Preposition).any(|m| m.cut.is_whole() && m.last as usize == end)
        || text.cuts(end).first().is_some_and(|cut| (cut.preposition.is_some() || cut.coordinator.is_some()) && cut.enclitic.is_none());
    if !opens || text.is_any(end, BREAKS) {
        return end;
    }
    let closes = |at: usize| is_comma(text, at) || is_dash(text, at) || mark(text, at) == Some(')');
    let broken = |at: usize| {
        text.tokens[at].opens_line
            || text.tokens[at].mark().is_some()
            || text.is_any(at, BREAKS)
            || finite_verb(text, at).is_some_and(|m| m.cut.is_whole())
            || text.of_classes(at, OPENERS).any(|m| m.reading.inflection.number == Number::Singular && m.cut.enclitic.is_none())
            || names::is_sure(text, at)
    };
    let limit = (end + ENCLOSED).min(text.tokens.len());
    let stop = (end..limit).find(|&at| closes(at) || broken(at));
    stop.filter(|&at| closes(at)).unwrap_or(end)
}

/// So many words of a phrase with a preposition can belong to a title.
const ENCLOSED: usize = 8;

/// What stands in sentences and not in titles.
const BREAKS: Classes = Classes::of(&[
    Class::Complementizer,
    Class::Relative,
    Class::Temporal,
    Class::RoleMarker,
    Class::SourceMarker,
    Class::SpeechForm,
    Class::Turn,
    Class::Event,
    Class::DayWord,
    Class::Weekday,
    Class::DayPart,
    Class::Month,
    Class::DateUnit,
    Class::Channel,
]);

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
    if text.is_any(end, RANKED) && named(end) {
        return true;
    }
    titled && is_comma(text, end) && named(end + 1)
}

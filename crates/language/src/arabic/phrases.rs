//! How far a title, the name of a body or a description of a person reaches: an idafa chain with its adjectives.

use mahdar_knowledge::{Class, Number};
use mahdar_record::Country;

use super::names::{self, Footing};
use super::words::{attached, finite_verb, is_definite, is_function, is_word, mark, name_odds, preposition};
use crate::cuts::Cut;
use crate::lookup::Match;
use crate::text::Text;

/// A phrase around its head.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) end: usize,
    pub(super) country: Option<Country>,
    /// Its last noun still waits for a genitive.
    pub(super) open: bool,
    pub(super) number: Number,
    /// `former`, `acting` ….
    pub(super) qualifier: Option<String>,
    /// The head has the article and nothing follows it.
    pub(super) bare: bool,
    /// A nationality qualifies it.
    pub(super) national: bool,
}

/// No title is longer.
const LONGEST: usize = 16;

/// Reads the phrase of a head that the lexicon has found.
pub(super) fn read(text: &Text<'_>, head: &Match) -> Phrase {
    let entry = text.entry(head);
    let end = head.last as usize + 1;
    let last = head.last as usize;
    // A head that ends with a preposition still waits for what it governs.
    let governs = head.first != head.last && preposition(text, last).is_some();
    let definite = !governs && (head.reading.inflection.definite || head.cut.enclitic.is_some() || is_definite(text, last));
    let mut reader = Reader {
        text,
        at: end,
        limit: (head.first as usize + LONGEST).min(text.tokens.len()),
        closed: definite,
        spatial: entry.class != Class::Office || !matches!(&*entry.value, "government" | "state" | "royal"),
        last_place: false,
        national: false,
        phrase: Phrase { end, country: entry.country, open: !definite, number: head.reading.inflection.number, qualifier: None, bare: false, national: false },
    };
    while reader.at < reader.limit && !text.tokens[reader.at].opens_line && reader.step() {}
    let mut phrase = reader.phrase;
    phrase.end = reader.at;
    phrase.open = !reader.closed;
    phrase.national = reader.national;
    phrase.bare = definite && phrase.end == end && head.first == head.last;
    phrase
}

struct Reader<'t, 'a> {
    text: &'t Text<'a>,
    at: usize,
    limit: usize,
    /// The chain has reached a definite noun: only adjectives and prepositional phrases follow.
    closed: bool,
    /// A place after a preposition belongs to the title.
    spatial: bool,
    last_place: bool,
    national: bool,
    phrase: Phrase,
}

impl Reader<'_, '_> {
    /// Takes the next words if they belong to the phrase.
    fn step(&mut self) -> bool {
        let at = self.at;
        if mark(self.text, at).is_some() {
            return self.quoted();
        }
        if !is_word(self.text, at) {
            return false;
        }
        self.qualifier() || self.nationality() || self.proper() || self.nested() || self.prepositional() || self.coordinated() || self.noun()
    }

    fn whole(&self, class: Class) -> Option<Match> {
        self.text.matches(self.at).iter().filter(|m| m.cut.is_whole() && self.text.entry(m).class == class).max_by_key(|m| m.last).copied()
    }

    fn take(&mut self, last: usize, closed: bool) -> bool {
        self.at = last + 1;
        self.closed = closed;
        self.last_place = false;
        true
    }

    /// A name in quotation marks directly after the head of a body.
    fn quoted(&mut self) -> bool {
        if self.closed && self.at > 0 && !is_definite(self.text, self.at - 1) {
            return false;
        }
        let opens = matches!(mark(self.text, self.at), Some('«' | '"' | '“'));
        if !opens || self.spatial && self.closed && self.phrase.country.is_some() {
            return false;
        }
        let close = (self.at + 1..(self.at + 5).min(self.limit)).find(|&i| matches!(mark(self.text, i), Some('»' | '"' | '”')));
        match close {
            Some(close) if close > self.at + 1 && !self.text.matches(self.at + 1).iter().any(|m| self.text.entry(m).class == Class::Complementizer) => self.take(close, true),
            _ => false,
        }
    }

    fn qualifier(&mut self) -> bool {
        let Some(found) = self.whole(Class::PostQualifier).filter(|m| self.text.entry(m).feature("weak").is_none()) else { return false };
        self.phrase.qualifier = Some(self.text.entry(&found).value.to_string());
        self.take(found.last as usize, self.closed)
    }

    fn nationality(&mut self) -> bool {
        let Some(found) = self.whole(Class::Nationality) else { return false };
        // The second nationality of a chain, or one that is rather a name and has no name after it, is a surname.
        let odds = self.text.cuts(self.at).first().map_or(-9.0, |cut| name_odds(self.text, self.at, cut));
        if self.national && odds > -2.5 || odds > 1.0 && names::read(self.text, self.at + 1, Footing::Titled).is_none() {
            return false;
        }
        let country = self.text.entry(&found).country;
        self.phrase.country = country.or(self.phrase.country);
        self.national = true;
        self.take(found.last as usize, found.reading.inflection.definite || self.closed)
    }

    /// Countries, places, bodies and portfolios by their names.
    fn proper(&mut self) -> bool {
        let text = self.text;
        let found = [Class::Portfolio, Class::Body, Class::Country, Class::Place].into_iter().filter_map(|class| self.whole(class)).max_by_key(|m| m.last);
        let Some(found) = found else { return false };
        let entry = text.entry(&found);
        let place = matches!(entry.class, Class::Country | Class::Place);
        if self.closed && !(place && self.last_place) && !(entry.class == Class::Portfolio && self.phrase.end == self.at) {
            return false;
        }
        if entry.feature("ambiguous").is_some() && names::read(text, self.at, Footing::Bare).is_some() {
            return false;
        }
        self.phrase.country = entry.country.or(self.phrase.country);
        self.take(found.last as usize, is_definite(text, found.last as usize) || entry.class != Class::Portfolio);
        self.last_place = place;
        true
    }

    /// An office or the head of a body in the genitive.
    fn nested(&mut self) -> bool {
        if self.closed {
            return false;
        }
        let text = self.text;
        let found = [Class::Office, Class::BodyHead, Class::PersonNoun, Class::Event, Class::Instrument].into_iter().filter_map(|class| self.whole(class)).max_by_key(|m| m.last);
        let Some(found) = found else { return false };
        let last = found.last as usize;
        let odds = text.cuts(self.at).first().map_or(-9.0, |cut| name_odds(text, self.at, cut));
        if odds > 1.0 && last == self.at {
            return false;
        }
        self.phrase.country = text.entry(&found).country.or(self.phrase.country);
        self.take(last, found.reading.inflection.definite || is_definite(text, last))
    }

    /// `في العراق`, `لدى المملكة`, `للشؤون السياسية`, `بوزارة الخارجية`.
    fn prepositional(&mut self) -> bool {
        let text = self.text;
        if let Some(word) = preposition(text, self.at) {
            if !links_titles(text, word) || !self.spatial {
                return false;
            }
            return self.landing(self.at + 1);
        }
        let usable = |cut: &Cut| cut.preposition.is_some() && cut.coordinator.is_none() && cut.enclitic.is_none();
        let found = text.matches(self.at).iter().filter(|m| usable(&m.cut) && is_anchor(text.entry(m).class)).max_by_key(|m| m.last);
        if let Some(found) = found {
            let linking = attached(text, &found.cut).is_some_and(|letters| links_titles(text, letters));
            let class = text.entry(found).class;
            if matches!(class, Class::Country | Class::Place | Class::Body | Class::BodyHead) && !self.spatial && !linking {
                return false;
            }
            self.phrase.country = self.phrase.country.or(text.entry(found).country);
            let last = found.last as usize;
            let place = matches!(class, Class::Country | Class::Place);
            let closed = found.cut.article || is_definite(text, last) || place || class == Class::Body;
            self.take(last, closed);
            self.last_place = place;
            return true;
        }
        // A purpose with the article, as in "for political affairs".
        let Some(cut) = text.cuts(self.at).iter().find(|cut| usable(cut) && cut.word.is_some()) else { return false };
        let linking = attached(text, cut).is_some_and(|letters| links_titles(text, letters));
        let own = text.cuts(self.at).first().is_some_and(|whole| name_odds(text, self.at, whole) > -1.0);
        if !linking || own || finite_verb(text, self.at).is_some() {
            return false;
        }
        if cut.article {
            return self.take(self.at, true);
        }
        // A noun without the article that the next one defines, as in "for the affairs of the region".
        let defined = is_definite(text, self.at + 1) && !text.tokens.get(self.at + 1).is_none_or(|token| token.opens_line) && name_odds(text, self.at + 1, &text.cuts(self.at + 1)[0]) < -1.6;
        defined && self.at == self.phrase.end && self.take(self.at, false)
    }

    /// What follows a separate preposition: a place, country or body.
    fn landing(&mut self, at: usize) -> bool {
        let text = self.text;
        let found = text.matches(at).iter().filter(|m| m.cut.is_whole() && is_anchor(text.entry(m).class)).max_by_key(|m| m.last);
        let Some(found) = found else { return false };
        self.phrase.country = self.phrase.country.or(text.entry(found).country);
        let class = text.entry(found).class;
        let last = found.last as usize;
        self.take(last, is_definite(text, last) || matches!(class, Class::Country | Class::Place | Class::Body));
        self.last_place = matches!(class, Class::Country | Class::Place);
        true
    }

    /// `والمغتربين`: a second noun of the same portfolio.
    fn coordinated(&mut self) -> bool {
        let text = self.text;
        let Some(cut) = text.cuts(self.at).iter().find(|cut| cut.coordinator.is_some() && cut.preposition.is_none() && cut.enclitic.is_none() && !cut.future) else { return false };
        let matching = |class: Class| text.matches(self.at).iter().any(|m| m.cut.stem == cut.stem && text.entry(m).class == class);
        if [Class::Office, Class::Rank, Class::Honorific, Class::PersonNoun, Class::Country, Class::Verb, Class::Counterpart, Class::Body, Class::Place, Class::BodyHead].into_iter().any(matching) {
            return false;
        }
        let portfolio = text.matches(self.at).iter().filter(|m| m.cut.stem == cut.stem && text.entry(m).class == Class::Portfolio).map(|m| m.last).max();
        if let Some(last) = portfolio {
            return self.take(last as usize, true);
        }
        let parallel = self.closed && cut.article && is_definite(text, self.at.saturating_sub(1)) && cut.word.is_some() && name_odds(text, self.at, cut) < -1.0;
        parallel && self.take(self.at, true)
    }

    /// A definite noun or adjective, or an indefinite noun of an open chain.
    fn noun(&mut self) -> bool {
        let text = self.text;
        if is_function(text, self.at) {
            return false;
        }
        let Some(cut) = text.cuts(self.at).first() else { return false };
        let odds = name_odds(text, self.at, cut);
        let opens = |class: Class| text.matches(self.at).iter().any(|m| m.cut.is_whole() && text.entry(m).class == class && text.entry(m).feature("weak").is_none());
        if opens(Class::Rank) || opens(Class::Honorific) {
            return false;
        }
        if cut.article {
            let verb = finite_verb(text, self.at).is_some_and(|m| m.cut.is_whole());
            return odds < -1.6 && !verb && !opens(Class::Office) && self.take(self.at, true);
        }
        let known = cut.word.is_some_and(|word| text.knowledge.lexicon().counts(word).total > 0);
        let blocked = finite_verb(text, self.at).is_some() || text.matches(self.at).iter().any(|m| m.cut.is_whole() && matches!(text.entry(m).class, Class::Rank | Class::Honorific | Class::RoleMarker | Class::DayWord | Class::Weekday | Class::Turn));
        !self.closed && known && !blocked && odds < -1.6 && self.take(self.at, false)
    }
}

/// True for prepositions that join a title to what it is for.
fn links_titles(text: &Text<'_>, letters: &str) -> bool {
    let lexicon = text.knowledge.lexicon();
    let node = lexicon.word(letters).and_then(|word| lexicon.start(word));
    node.is_some_and(|node| lexicon.readings(node).iter().any(|r| lexicon.entry(r.entry).class == Class::Preposition && lexicon.entry(r.entry).feature("title").is_some()))
}

/// Classes to which a prepositional phrase in a title leads.
fn is_anchor(class: Class) -> bool {
    matches!(class, Class::Country | Class::Place | Class::Body | Class::BodyHead | Class::Portfolio | Class::Office)
}

//! How far a title, the name of a body or a description of a person reaches: an idafa chain with its adjectives.

mod agreement;
mod foreign;
mod nouns;

use mahdar_knowledge::{Class, Classes, Number, Slot};
use mahdar_record::Country;

use super::names::{self, Footing};
use super::words::{attached, finite_verb, is_definite, is_locative, is_relaying, is_word, links_titles, mark, name_odds, preposition};
use crate::cuts::Cut;
use crate::lookup::Match;
use crate::text::Text;
use foreign::{is_reported, own_country};

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

/// A word that was seen in names at least this often can begin one.
const GIVEN: u32 = 8;

/// No title is longer.
const LONGEST: usize = 16;

/// Reads the phrase of a head that the lexicon has found.
pub(super) fn read(text: &Text<'_>, head: &Match) -> Phrase {
    let entry = text.entry(head);
    let end = head.last as usize + 1;
    let last = head.last as usize;
    // A head that ends with a preposition still waits for what it governs.
    let governs = head.first != head.last && preposition(text, last).is_some();
    let named = head.first != head.last
        && text
            .matches(last)
            .iter()
            .any(|m| m.cut.is_whole() && m.last as usize == last && m.class() == Class::Country && !text.entry(m).is_weak());
    // The name of a country that reaches further is not yet at its end.
    let named = named && !text.matches(last).iter().any(|m| m.last as usize > last && m.class() == Class::Country);
    let definite = !governs && (named || head.reading.inflection.definite || head.cut.enclitic.is_some() || is_definite(text, last));
    let mut reader = Reader {
        text,
        at: end,
        limit: (head.first as usize + LONGEST).min(text.tokens.len()),
        closed: definite,
        spatial: entry.class != Class::Office || !matches!(&*entry.value, "government" | "state" | "royal"),
        office: entry.class != Class::BodyHead,
        single: head.first == head.last,
        sent: entry.class == Class::Office || &*entry.value == "official",
        last_place: false,
        named,
        national: false,
        phrase: Phrase {
            end,
            country: entry.country.or_else(|| own_country(text, head)),
            open: !definite,
            number: head.reading.inflection.number,
            qualifier: None,
            bare: false,
            national: false,
        },
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
    /// The head is an office; an office inside the name of a body has a holder of its own.
    office: bool,
    /// The head is one word.
    single: bool,
    /// Where the holder is sent is part of the title (`مبعوث إلى ليبيا`); where others go is not.
    sent: bool,
    last_place: bool,
    /// The head ends with the name of a state.
    named: bool,
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
        self.eponym()
            || self.foreign()
            || self.qualifier()
            || self.nationality()
            || self.proper()
            || self.nested()
            || self.prepositional()
            || self.coordinated()
            || self.noun()
    }

    fn whole(&self, class: Class) -> Option<Match> {
        self.text.of_class(self.at, class).filter(|m| m.cut.is_whole()).max_by_key(|m| m.last).copied()
    }

    fn take(&mut self, last: usize, closed: bool) -> bool {
        self.at = last + 1;
        self.closed = closed;
        self.last_place = false;
        true
    }

    /// A name in quotation marks directly after the head of a body.
    fn quoted(&mut self) -> bool {
        // What a finished title is followed by in quotation marks is its holder.
        if self.closed && (self.office || self.at > 0 && !is_definite(self.text, self.at - 1)) {
            return false;
        }
        let opens = matches!(mark(self.text, self.at), Some('«' | '"' | '“'));
        if !opens || self.spatial && self.closed && self.phrase.country.is_some() {
            return false;
        }
        let close = (self.at + 1..(self.at + 5).min(self.limit)).find(|&i| matches!(mark(self.text, i), Some('»' | '"' | '”')));
        match close {
            Some(close) if close > self.at + 1 && !self.text.matches(self.at + 1).iter().any(|m| m.class() == Class::Complementizer) => {
                self.take(close, true)
            }
            _ => false,
        }
    }

    /// `جامعة الملك فلان`: whose name a place or unit bears.
    fn eponym(&mut self) -> bool {
        let text = self.text;
        let before = self.at - 1;
        let bears = text
            .of_class(before, Class::BodyHead)
            .any(|m| text.entry(m).feature("named").is_some() && m.last as usize == before && m.cut.enclitic.is_none());
        if self.closed || !bears {
            return false;
        }
        let title = text
            .matches(self.at)
            .iter()
            .filter(|m| m.cut.is_whole() && matches!(m.class(), Class::Honorific | Class::Office))
            .map(|m| m.last as usize + 1)
            .max();
        let name = names::read(text, title.unwrap_or(self.at), if title.is_some() { Footing::Titled } else { Footing::Bare });
        name.filter(|name| name.cut.is_whole()).is_some_and(|name| self.take(name.end - 1, true))
    }

    fn qualifier(&mut self) -> bool {
        let Some(found) = self.whole(Class::PostQualifier).filter(|m| self.text.entry(m).feature("weak").is_none()) else { return false };
        self.phrase.qualifier = Some(self.text.entry(&found).value.to_string());
        self.take(found.last as usize, self.closed)
    }

    fn nationality(&mut self) -> bool {
        let Some(found) = self.whole(Class::Nationality) else { return false };
        // Directly behind the head a portfolio is one, though it be spelled like a nationality.
        if !self.closed && self.whole(Class::Portfolio).is_some() {
            return false;
        }
        // The accusative of a nationality is also the name of the state (`سوريا`).
        if !found.reading.inflection.definite && self.whole(Class::Country).is_some_and(|state| state.last >= found.last) {
            return false;
        }
        // The second nationality of a chain is a surname or the object of a verb, and so is one that is rather a name and has no name after it.
        let odds = self.text.cuts(self.at).first().map_or(-9.0, |cut| name_odds(self.text, self.at, cut));
        if self.national || odds > 1.0 && names::read(self.text, self.at + 1, Footing::Titled).is_none() {
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
        let found = [Class::Portfolio, Class::Body, Class::Country, Class::Place]
            .into_iter()
            .filter_map(|class| self.whole(class))
            .max_by_key(|m| (m.last, m.class() == Class::Portfolio));
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
        self.take(
            found.last as usize,
            is_definite(text, found.last as usize) || is_definite(text, found.first as usize) || entry.class != Class::Portfolio,
        );
        self.last_place = place;
        true
    }

    /// An office or the head of a body in the genitive.
    fn nested(&mut self) -> bool {
        if self.closed {
            return false;
        }
        let text = self.text;
        let found = [Class::Office, Class::BodyHead, Class::PersonNoun, Class::Event, Class::Instrument]
            .into_iter()
            .filter_map(|class| self.whole(class))
            .max_by_key(|m| m.last);
        let found = found
            .or_else(|| self.suffixed())
            .or_else(|| self.whole(Class::Honorific).filter(|m| m.last > m.first && text.is(m.last as usize, Class::Office)));
        let Some(found) = found else { return false };
        let last = found.last as usize;
        let odds = text.cuts(self.at).first().map_or(-9.0, |cut| name_odds(text, self.at, cut));
        if odds > 1.0 && last == self.at || found.class() == Class::Office && !self.office && self.is_held(&found) {
            return false;
        }
        self.phrase.country = text.entry(&found).country.or(self.phrase.country);
        self.take(last, found.reading.inflection.definite || found.cut.enclitic.is_some() || is_definite(text, last))
    }

    /// `رئيس ديوانها`: a body by its pronoun.
    fn suffixed(&self) -> Option<Match> {
        let text = self.text;
        text.matches(self.at)
            .iter()
            .find(|m| {
                m.cut.enclitic.is_some() && m.cut.coordinator.is_none() && m.cut.preposition.is_none() && m.class() == Class::BodyHead
            })
            .copied()
    }

    /// True if the office has a name after it.
    fn is_held(&self, found: &Match) -> bool {
        let text = self.text;
        let end = read(text, found).end;
        let further = |at: usize| {
            text.matches(at)
                .iter()
                .filter(|m| m.cut.is_whole() && matches!(m.class(), Class::Rank | Class::Honorific | Class::Office))
                .map(|m| m.last as usize + 1)
                .max()
        };
        let end = further(end).unwrap_or(end);
        names::read(self.text, end, Footing::Titled).is_some_and(|name| name.cut.is_whole())
    }

    /// `في العراق`, `لدى المملكة`, `للشؤون السياسية`, `بوزارة الخارجية`.
    fn prepositional(&mut self) -> bool {
        let text = self.text;
        let after_nationality = self.national && text.matches(self.at - 1).iter().any(|m| m.class() == Class::Nationality);
        if let Some(word) = preposition(text, self.at) {
            // Only an office is held for others (`نائب عن`); behind others it brings in whose words they pass on.
            let relays = !self.office && is_relaying(text, word);
            return !relays
                && links_titles(text, word)
                && (self.sent || is_locative(text, word) || !self.leads_off(self.at + 1))
                && self.landing(self.at + 1);
        }
        if text.is(self.at, Class::RoleMarker) {
            return false;
        }
        let found = text.of_classes(self.at, ANCHORS).filter(|m| links_noun(&m.cut)).max_by_key(|m| m.last);
        if let Some(found) = found {
            return self.anchored(found, after_nationality);
        }
        !after_nationality && self.purpose()
    }

    /// A place or state begins here.
    fn leads_off(&self, at: usize) -> bool {
        self.text.matches(at).iter().any(|m| m.cut.is_whole() && matches!(m.class(), Class::Country | Class::Place))
    }

    /// A place, country, body or other anchor with an attached preposition.
    fn anchored(&mut self, found: &Match, after_nationality: bool) -> bool {
        let text = self.text;
        let linking = attached(text, &found.cut).is_some_and(|letters| links_titles(text, letters));
        let class = found.class();
        // A state by its long name is whose minister it is, and not where he is.
        let long = class == Class::Country && found.last > found.first;
        // A minister or king of one state is not of another: where he goes comes next.
        let settled =
            (self.last_place || self.named && self.at == self.phrase.end) && !long && matches!(class, Class::Country | Class::Place);
        let leads_off = matches!(class, Class::Country | Class::Place)
            && !self.sent
            && !attached(text, &found.cut).is_some_and(|letters| is_locative(text, letters));
        let another = class == Class::Office && !self.office && (self.single && self.at == self.phrase.end || self.is_held(found));
        if !self.spatial && (after_nationality || settled) || leads_off || another {
            return false;
        }
        if matches!(class, Class::Country | Class::Place | Class::Body | Class::BodyHead) && !self.spatial && !linking && !long {
            return false;
        }
        self.phrase.country = self.phrase.country.or(text.entry(found).country);
        let last = found.last as usize;
        let place = matches!(class, Class::Country | Class::Place);
        let closed = found.cut.article || is_definite(text, last) || place || class == Class::Body;
        self.take(last, closed);
        self.last_place = place;
        true
    }

    /// What a post is for: a noun with an attached preposition that links titles.
    fn purpose(&mut self) -> bool {
        let text = self.text;
        // A body that is named already is for nothing more.
        if !self.office && (self.last_place || self.closed && self.at == self.phrase.end) {
            return false;
        }
        // With the article, as in "for political affairs".
        let Some(cut) = text.cuts(self.at).iter().filter(|cut| links_noun(cut) && cut.word.is_some()).max_by_key(|cut| cut.article) else {
            return false;
        };
        let linking = attached(text, cut).is_some_and(|letters| links_titles(text, letters));
        let own = text.cuts(self.at).first().is_some_and(|whole| name_odds(text, self.at, whole) > -1.0);
        let linking = linking
            || cut.article
                && text.matches(self.at - 1).iter().any(|m| {
                    matches!(m.reading.inflection.slot, Some(Slot::ActiveParticiple | Slot::PassiveParticiple)) && m.cut.is_whole()
                })
                && self.office
                && self.at > self.phrase.end;
        if !linking || own || finite_verb(text, self.at).is_some() {
            return false;
        }
        if cut.article {
            return self.take(self.at, true);
        }
        // A noun without the article that the next one defines, as in "for the affairs of the region".
        let defined = is_definite(text, self.at + 1)
            && !text.tokens.get(self.at + 1).is_none_or(|token| token.opens_line)
            && name_odds(text, self.at + 1, &text.cuts(self.at + 1)[0]) < -1.6;
        defined && self.at == self.phrase.end && self.take(self.at, false)
    }

    /// What follows a separate preposition: a place, country or body.
    fn landing(&mut self, at: usize) -> bool {
        let text = self.text;
        let found = text.of_classes(at, ANCHORS).filter(|m| m.cut.is_whole()).max_by_key(|m| m.last);
        let Some(found) = found else { return false };
        let class = found.class();
        let last = found.last as usize;
        // Where a minister is, is no part of the title, unless the name follows at once.
        let named = || names::read(text, last + 1, Footing::Titled).is_some_and(|name| name.cut.is_whole());
        let qualified = class == Class::Office && text.is(self.at - 1, Class::PostQualifier);
        let placed = self.spatial || qualified || matches!(class, Class::Country | Class::Place) && named();
        if class == Class::Office && !self.office || !placed {
            return false;
        }
        self.phrase.country = self.phrase.country.or(text.entry(found).country);
        self.take(last, is_definite(text, last) || matches!(class, Class::Country | Class::Place | Class::Body));
        self.last_place = matches!(class, Class::Country | Class::Place);
        true
    }

    /// `والمغتربين`: a second noun of the same portfolio.
    fn coordinated(&mut self) -> bool {
        let text = self.text;
        let Some(cut) = text
            .cuts(self.at)
            .iter()
            .find(|cut| cut.coordinator.is_some() && cut.preposition.is_none() && cut.enclitic.is_none() && !cut.future)
        else {
            return false;
        };
        let matching = |class: Class| text.matches(self.at).iter().any(|m| m.cut.stem == cut.stem && m.class() == class);
        let portfolio =
            text.matches(self.at).iter().filter(|m| m.cut.stem == cut.stem && m.class() == Class::Portfolio).map(|m| m.last).max();
        if let Some(last) = portfolio {
            return self.take(last as usize, true);
        }
        if [
            Class::Office,
            Class::Rank,
            Class::Honorific,
            Class::PersonNoun,
            Class::Country,
            Class::Counterpart,
            Class::Body,
            Class::Place,
            Class::BodyHead,
        ]
        .into_iter()
        .any(matching)
            || finite_verb(text, self.at).is_some_and(|m| m.cut.stem == cut.stem)
        {
            return false;
        }
        // A body by its head alone has no second part (`الحكومة والمعارضة`).
        let alone = !self.office && self.at == self.phrase.end;
        let parallel = self.closed
            && !alone
            && cut.article
            && is_definite(text, self.at.saturating_sub(1))
            && name_odds(text, self.at, cut) < -0.7
            && !names::read(text, self.at + 1, Footing::Titled).is_some_and(|name| name.cut.is_whole() && cut.word.is_none());
        parallel && self.take(self.at, true)
    }
}

/// A word that names use as well, before one that is surely a name, begins the name of the holder.
fn begins_name(text: &Text<'_>, at: usize) -> bool {
    let titled = text.cuts(at).first().and_then(|cut| cut.word).map_or(0, |word| text.knowledge.lexicon().counts(word).titled);
    titled >= GIVEN && names::is_sure(text, at + 1)
}

/// A preposition and nothing else is attached, save an article.
fn links_noun(cut: &Cut) -> bool {
    cut.preposition.is_some() && cut.coordinator.is_none() && cut.enclitic.is_none()
}

/// Classes to which a prepositional phrase in a title leads.
const ANCHORS: Classes = Classes::of(&[Class::Country, Class::Place, Class::Body, Class::BodyHead, Class::Portfolio, Class::Office]);

//! Where a personal name begins and ends.

use mahdar_knowledge::{Class, Classes, Number};
use mahdar_record::Span;

use super::words::{finite_verb, is_comma, is_function, is_joined, is_word, name_odds, plain_cuts};
use crate::cuts::Cut;
use crate::lookup::Match;
use crate::text::Text;

/// A personal name, as tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Name {
    pub(super) first: usize,
    pub(super) end: usize,
    /// What stands before its first word.
    pub(super) cut: Cut,
}

impl Name {
    /// The bytes of the name, without proclitics.
    pub(super) fn span(&self, text: &Text<'_>) -> Span {
        let mut span = text.span(self.first, self.end);
        span.start = text.stem_span(self.first, &self.cut).start;
        span
    }
}

/// How much must speak for a name before it is taken for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Footing {
    /// A title stands before it.
    Titled,
    /// Nothing but its own words.
    Bare,
    /// A verb that people do stands before it.
    Subject,
    /// It is joined to another name, and each has its title behind it.
    Listed,
}

/// A name has at most this many words.
const LONGEST: usize = 8;

/// What letters before a name cost, as a logarithm of odds.
const PRICE: f32 = 0.9;

/// A word that was seen more often than this is no surname that only its place tells.
const FOREIGN: u32 = 350;

/// How far a word can be trusted to belong to a name.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Trust {
    /// Something else is the better reading.
    None,
    /// A word that names also use; only its neighbours can make it one.
    Weak,
    /// Rather a name where one is expected.
    Fair,
    /// A name almost everywhere.
    Strong,
}

/// Reads a name that begins at a token.
pub(super) fn read(text: &Text<'_>, at: usize, footing: Footing) -> Option<Name> {
    let (cut, odds) = first_word(text, at, footing)?;
    let mut evidence = odds;
    let mut end = at + 1;
    let mut words = 1;
    if let Some(last) = opening_last(text, at, &cut) {
        end = particle_end(text, last)?;
        words += last - at;
    }
    while end < text.tokens.len() && end - at < LONGEST {
        let Some((next, odds)) = next_word(text, end, words, footing) else { break };
        evidence = evidence.max(odds);
        words += 1;
        end = next;
        if words > 2 && is_origin(text, next - 1) && !is_particle(text, next, "link") {
            break;
        }
    }
    let enough = match footing {
        // A single word with the article that was never seen in a name is an adjective of the title.
        Footing::Titled => end > at + 1 || !text.cuts(at).first().is_some_and(|cut| cut.article) || evidence > 0.0,
        Footing::Bare => words >= 2 && evidence > 0.5,
        Footing::Subject => words >= 2 && evidence > -0.5 && cut.is_whole(),
        Footing::Listed => words >= 2 && evidence > -0.5 && is_comma(text, end) && text.is(end + 1, Class::Office),
    };
    enough.then_some(Name { first: at, end, cut })
}

fn first_word(text: &Text<'_>, at: usize, footing: Footing) -> Option<(Cut, f32)> {
    // Without a title a word that is spelled as one of grammar is one of grammar.
    let grammar = footing != Footing::Titled && is_function(text, at) && !spelled_apart(text, at);
    if !is_arabic(text, at) || particle_last(text, at, "final").is_some() || grammar {
        return None;
    }
    let lowest = match footing {
        Footing::Titled => -3.2,
        Footing::Subject | Footing::Listed => -2.8,
        Footing::Bare => -2.3,
    };
    let likely = |cut: &Cut| is_opening(text, at, cut, footing) || name_odds(text, at, cut) > lowest;
    if !plain_cuts(text, at).any(likely) {
        return None;
    }
    // Before a word that is surely a name, a title lends trust to one that is not.
    let led = trust(text, at + 1) == Trust::Strong && !text.tokens[at + 1].opens_line;
    let led =
        led && (footing != Footing::Bare || is_sure(text, at + 1) && text.cuts(at).first().is_some_and(|cut| titled(text, cut) >= 15));
    let floor = match footing {
        Footing::Bare if led => -2.3,
        Footing::Titled if led => -3.2,
        Footing::Subject | Footing::Listed if led => -2.8,
        Footing::Titled => -1.9,
        Footing::Subject | Footing::Listed => -1.0,
        Footing::Bare => -0.3,
    };
    let mut best: Option<(Cut, f32)> = None;
    for cut in plain_cuts(text, at) {
        if footing == Footing::Listed && cut.coordinator.is_none() {
            continue;
        }
        let particle = is_opening(text, at, cut, footing);
        let odds = if particle { 1.5 } else { name_odds(text, at, cut) };
        // A whole word that is known from names is no word with letters before it.
        if best.is_some_and(|(best, odds)| best.is_whole() && best.word.is_some() && odds > -1.6) {
            break;
        }
        let price = if cut.is_whole() { 0.0 } else { PRICE };
        let counted = footing != Footing::Bare || particle || titled(text, cut) >= 3;
        if counted && odds - price > best.map_or(floor, |(_, best)| best) && !is_other(text, at, cut, odds, led) {
            best = Some((*cut, odds - price));
        }
    }
    // What the letters before it cost weighs on the choice of the cut, and not on the name.
    best.map(|(cut, odds)| (cut, if cut.is_whole() { odds } else { odds + PRICE }))
}

/// The end of the next word of a name, with what speaks for it; particles take the word after them along.
fn next_word(text: &Text<'_>, at: usize, words: usize, footing: Footing) -> Option<(usize, f32)> {
    if !is_arabic(text, at) || text.tokens[at].opens_line {
        return None;
    }
    if let Some(last) = particle_last(text, at, "final") {
        return Some((last + 1, 0.3));
    }
    if is_particle(text, at, "link") || is_particle(text, at, "compound") {
        return particle_end(text, at).map(|end| (end, 1.0));
    }
    let cut = text.cuts(at).first()?;
    let odds = name_odds(text, at, cut);
    let regnal = words == 1 && cut.article && text.is(at, Class::Ordinal);
    let after = trust(text, at + 1);
    let followed = after == Trust::Strong && !is_pause(text, at + 1);
    if is_suffixed_title(text, at) && titled(text, cut) == 0 {
        return None;
    }
    let taken = match trust(text, at) {
        Trust::Strong => true,
        Trust::Fair => footing != Footing::Bare || odds > -1.0 || followed,
        // The second word of a name is trusted where the name must end with it.
        Trust::Weak => followed || words == 1 && is_pause(text, at + 1),
        Trust::None => {
            regnal
                || is_between(text, at, cut)
                || is_hidden(text, at, cut, words, followed)
                || is_nisba(text, at, footing)
                || is_family(text, at, cut)
                || footing == Footing::Titled && is_foreign_end(text, at, words)
        }
    };
    taken.then_some((at + 1, odds))
}

/// The token after a particle and what it needs: `عبد الله`, `بن عبد الله`, `بن سلمان`.
fn particle_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let next = at + 1;
    if !is_word(text, next) || text.tokens[next].opens_line {
        return None;
    }
    if is_particle(text, next, "compound") || is_particle(text, next, "link") {
        return (is_word(text, next + 1) && !is_function(text, next + 1)).then_some(next + 2);
    }
    let named = text.cuts(next).first().is_some_and(|cut| titled(text, cut) >= 12);
    (!is_function(text, next) || spelled_apart(text, next) || named).then_some(next + 1)
}

/// How often a word was seen in names after titles.
fn titled(text: &Text<'_>, cut: &Cut) -> u32 {
    cut.word.map_or(0, |word| text.knowledge.lexicon().counts(word).titled)
}

/// A word that hardly occurs but in names.
pub(super) fn is_sure(text: &Text<'_>, at: usize) -> bool {
    text.cuts(at).first().is_some_and(|cut| titled(text, cut) >= 8 && name_odds(text, at, cut) > 1.4)
}

/// `نائبته`: a title of someone else, by its pronoun.
fn is_suffixed_title(text: &Text<'_>, at: usize) -> bool {
    text.of_classes(at, Classes::of(&[Class::Office, Class::PersonNoun, Class::Counterpart])).any(|m| m.cut.enclitic.is_some())
}

/// A rare word that nothing explains, before a sure name, or with the article at the end of a name.
fn is_between(text: &Text<'_>, at: usize, cut: &Cut) -> bool {
    let explained = text.matches(at).iter().any(|m| !matches!(m.class(), Class::Topic | Class::Place));
    let total = cut.word.map_or(0, |word| text.knowledge.lexicon().counts(word).total);
    !explained
        && total < 150
        && !is_joined(text, at)
        && (is_sure(text, at + 1) && !text.tokens[at + 1].opens_line || cut.article && is_pause(text, at + 1) && !text.is(at, Class::Place))
}

/// A nationality with the article, which ends a name: what follows it is another.
fn is_origin(text: &Text<'_>, at: usize) -> bool {
    text.of_class(at, Class::Nationality).any(|m| m.cut.is_whole() && m.reading.inflection.definite)
}

/// A nationality with the article behind a name is its last word: the adjective of a title stands before the name.
fn is_nisba(text: &Text<'_>, at: usize, footing: Footing) -> bool {
    let named = footing != Footing::Bare || text.cuts(at).first().is_some_and(|cut| titled(text, cut) >= 20);
    named
        && text.of_class(at, Class::Nationality).any(|m| {
            let inflection = &m.reading.inflection;
            m.cut.is_whole() && inflection.definite && inflection.number == Number::Singular && !inflection.feminine
        })
        && is_pause(text, at + 1)
}

/// Behind a father's name a word with the article before a pause is the name of the family, whatever else it may be.
fn is_family(text: &Text<'_>, at: usize, cut: &Cut) -> bool {
    let descends = |back: usize| at.checked_sub(back).is_some_and(|link| is_particle(text, link, "link"));
    let other = [Class::PostQualifier, Class::Weekday, Class::DayWord, Class::DateUnit, Class::Ordinal];
    cut.article
        && cut.preposition.is_none()
        && cut.coordinator.is_none()
        && cut.enclitic.is_none()
        && (descends(2) || descends(3))
        && is_pause(text, at + 1)
        && !text.is_any(at, Classes::of(&other))
}

/// A rare word that nothing explains behind the first word of a name, before a pause: the surname of a foreigner, though it begins
/// with the letters of a preposition.
fn is_foreign_end(text: &Text<'_>, at: usize, words: usize) -> bool {
    let seen = text.cuts(at).iter().find(|cut| cut.is_whole()).and_then(|cut| cut.word);
    let seen = seen.map_or(0, |word| text.knowledge.lexicon().counts(word).total);
    let rare = [FOREIGN, FOREIGN / 4].get(words.saturating_sub(1)).copied().unwrap_or_default();
    let plain =
        |m: &Match| matches!(m.class(), Class::Topic | Class::Place | Class::NotName) && (m.cut.is_whole() || m.class() == Class::NotName);
    let explained = text.matches(at).iter().any(|m| !plain(m));
    let governed = text.cuts(at).iter().any(|cut| cut.coordinator.is_some() || cut.article || cut.enclitic.is_some());
    !explained && !governed && seen < rare && (is_pause(text, at + 1) || text.is_any(at + 1, DATED))
}

/// When something was, which no name begins with.
const DATED: Classes = Classes::of(&[Class::Weekday, Class::DayWord]);

/// A homograph that other classes claim, but that stands between names or ends one where nothing else fits.
fn is_hidden(text: &Text<'_>, at: usize, cut: &Cut, words: usize, followed: bool) -> bool {
    let odds = name_odds(text, at, cut);
    if is_function(text, at) && !spelled_apart(text, at)
        || finite_verb(text, at).is_some_and(|m| !m.cut.is_whole())
        || text.is(at, Class::Weekday)
    {
        return false;
    }
    // With the article a title before a name is a title, and no part of the name before it.
    if followed && cut.article && text.is_any(at, Classes::of(&[Class::Office, Class::Rank, Class::Honorific, Class::PersonNoun])) {
        return false;
    }
    let honorific =
        || text.matches(at).iter().all(|m| matches!(m.class(), Class::Honorific | Class::PersonNoun | Class::Victim | Class::Topic));
    let floor = if cut.article && honorific() || titled(text, cut) >= 20 { -2.2 } else { -1.0 };
    titled(text, cut) >= 3 && (followed && odds > -2.5 || (words == 1 || cut.article) && odds > floor && is_pause(text, at + 1))
}

fn trust(text: &Text<'_>, at: usize) -> Trust {
    if ["link", "compound", "final"].into_iter().any(|value| is_particle(text, at, value)) {
        return Trust::Strong;
    }
    let Some(cut) = text.cuts(at).first() else { return Trust::None };
    let odds = name_odds(text, at, cut);
    if is_other(text, at, cut, odds, false) {
        return Trust::None;
    }
    match odds {
        _ if odds > 0.0 => Trust::Strong,
        _ if odds > -1.6 && !cut.article || odds > -0.9 => Trust::Fair,
        _ if odds > -3.2 && !cut.article => Trust::Weak,
        _ => Trust::None,
    }
}

/// A mark, the end of a line, a verb or a word of grammar: what stands before it ends.
fn is_pause(text: &Text<'_>, at: usize) -> bool {
    !is_word(text, at)
        || text.tokens[at].opens_line
        || text.is(at, Class::Office)
        || is_function(text, at)
        || is_joined(text, at)
        || finite_verb(text, at).is_some_and(|m| m.cut.is_whole())
}

/// True where something else than a name is the better reading.
fn is_other(text: &Text<'_>, at: usize, cut: &Cut, odds: f32, led: bool) -> bool {
    let odds = if led { odds + 0.8 } else { odds };
    let apart = is_function(text, at) && spelled_apart(text, at);
    let sure = odds > 0.9 && titled(text, cut) >= 50;
    if is_function(text, at) && cut.is_whole() && !sure && !(apart && (odds > 0.3 || led && titled(text, cut) >= 12)) {
        return true;
    }
    // Before a sure name a word that names use is one, though verbs share its letters.
    let used = led && titled(text, cut) >= 8 && odds > -2.2;
    if reporting_verb(text, at).is_some_and(|verb| verb.cut.stem == cut.stem || !cut.is_whole()) && odds < 0.6 && !used {
        return true;
    }
    text.matches(at).iter().any(|m| {
        if m.cut.stem != cut.stem {
            return false;
        }
        let class = m.class();
        match class {
            Class::NotName => odds < 2.5,
            Class::Office | Class::Rank | Class::BodyHead | Class::PersonNoun | Class::Pair | Class::Counterpart | Class::PostQualifier => {
                odds < 0.8
            }
            _ if text.entry(m).is_weak() => odds < -1.6,
            Class::Country | Class::Body | Class::Month | Class::Weekday | Class::DayWord => odds < 2.5,
            Class::Place => odds < 0.5,
            Class::Portfolio | Class::Event | Class::Instrument | Class::FrameNoun => odds < 0.8,
            Class::Nationality => odds < -0.7,
            _ => false,
        }
    })
}

/// A finite verb of the third person: the others stand in no report outside quotations, and look like names.
fn reporting_verb<'t>(text: &'t Text<'_>, at: usize) -> Option<&'t Match> {
    finite_verb(text, at)
        .filter(|m| {
            !matches!(m.reading.inflection.slot, Some(mahdar_knowledge::Slot::PassivePerfect | mahdar_knowledge::Slot::PassiveImperfect))
        })
        .filter(|m| {
            !matches!(m.reading.inflection.person, Some(mahdar_knowledge::Person::FirstPlural | mahdar_knowledge::Person::FirstSingular))
        })
}

/// True where the text spells the word otherwise than the function word that it folds to.
fn spelled_apart(text: &Text<'_>, at: usize) -> bool {
    let source = text.words(at, at + 1);
    text.matches(at).iter().all(|m| &*text.entry(m).text != source || m.class() == Class::NotName)
}

/// Names in other scripts are those of organisations more often than not.
fn is_arabic(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| token.kind == crate::tokens::TokenKind::Word)
}

/// A particle that a name can begin with: `عبد`, and after a title `بن` too.
fn is_opening(text: &Text<'_>, at: usize, cut: &Cut, footing: Footing) -> bool {
    let opens = |m: &Match| {
        m.cut == *cut
            && (&*text.entry(m).value == "compound"
                || footing == Footing::Titled && cut.is_whole() && text.entry(m).feature("descent").is_some())
    };
    text.of_class(at, Class::NameParticle).any(opens)
}

/// The last token of the particle that opens a name, behind the proclitics of a cut.
fn opening_last(text: &Text<'_>, at: usize, cut: &Cut) -> Option<usize> {
    text.of_class(at, Class::NameParticle).filter(|m| m.cut == *cut && &*text.entry(m).value != "final").map(|m| m.last as usize).max()
}

/// The cut behind which a token is a particle that takes the next word along.
pub(super) fn particle_cut<'t>(text: &'t Text<'_>, at: usize) -> Option<&'t Cut> {
    text.of_class(at, Class::NameParticle)
        .find(|m| &*text.entry(m).value != "final" && m.last as usize == at && m.cut.enclitic.is_none())
        .map(|m| &m.cut)
}

/// True for particles between a name and the father's.
pub(super) fn is_descent(text: &Text<'_>, at: usize) -> bool {
    text.of_class(at, Class::NameParticle).any(|m| m.cut.is_whole() && text.entry(m).feature("descent").is_some())
}

fn is_particle(text: &Text<'_>, at: usize, value: &str) -> bool {
    particle_last(text, at, value) == Some(at)
}

/// True for words that only end names, and name nobody by themselves.
pub(super) fn is_final(text: &Text<'_>, at: usize) -> bool {
    particle_last(text, at, "final") == Some(at)
}

/// The last token of a particle that begins here.
fn particle_last(text: &Text<'_>, at: usize, value: &str) -> Option<usize> {
    if !text.is(at, Class::NameParticle) {
        return None;
    }
    let particle = |m: &&Match| m.cut.is_whole() && &*text.entry(m).value == value;
    text.of_class(at, Class::NameParticle).filter(particle).map(|m| m.last as usize).max()
}

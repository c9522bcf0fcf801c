//! Where a personal name begins and ends.

use mahdar_knowledge::Class;
use mahdar_record::Span;

use super::words::{finite_verb, is_function, is_joined, is_word, name_odds, plain_cuts};
use crate::cuts::Cut;
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
}

/// A name has at most this many words.
const LONGEST: usize = 8;

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
    if is_particle(text, at, "compound") {
        end = particle_end(text, at)?;
    }
    while end < text.tokens.len() && end - at < LONGEST {
        let Some((next, odds)) = next_word(text, end, words, footing) else { break };
        evidence = evidence.max(odds);
        words += 1;
        end = next;
    }
    let enough = match footing {
        Footing::Titled => true,
        Footing::Bare => words >= 2 && evidence > 0.9,
        Footing::Subject => words >= 2 && evidence > -0.5 && cut.is_whole(),
    };
    enough.then_some(Name { first: at, end, cut })
}

fn first_word(text: &Text<'_>, at: usize, footing: Footing) -> Option<(Cut, f32)> {
    if !is_word(text, at) {
        return None;
    }
    // Before a word that is surely a name, a title lends trust to one that is not.
    let led = footing != Footing::Bare && (trust(text, at + 1) == Trust::Strong || is_particle(text, at + 1, "link"));
    let floor = match footing {
        Footing::Titled if led => -3.2,
        Footing::Titled => -1.9,
        Footing::Subject => -1.0,
        Footing::Bare => -0.3,
    };
    let mut best: Option<(Cut, f32)> = None;
    for cut in plain_cuts(text, at) {
        let particle = is_particle(text, at, "compound") && cut.is_whole();
        let odds = if particle { 1.5 } else { name_odds(text, at, cut) };
        // A whole word that is known from names is no word with letters before it.
        if best.is_some_and(|(best, odds)| best.is_whole() && best.word.is_some() && odds > -1.6) {
            break;
        }
        let price = if cut.is_whole() { 0.0 } else { 0.9 };
        let counted = footing != Footing::Bare || particle || cut.word.is_some_and(|word| text.knowledge.lexicon().counts(word).titled >= 3);
        if counted && odds - price > best.map_or(floor, |(_, best)| best) && !is_other(text, at, cut, odds, led) {
            best = Some((*cut, odds - price));
        }
    }
    best
}

/// The end of the next word of a name, with what speaks for it; particles take the word after them along.
fn next_word(text: &Text<'_>, at: usize, words: usize, footing: Footing) -> Option<(usize, f32)> {
    if !is_word(text, at) || text.tokens[at].opens_line {
        return None;
    }
    if is_particle(text, at, "final") {
        return Some((at + 1, 1.0));
    }
    if is_particle(text, at, "link") || is_particle(text, at, "compound") {
        return particle_end(text, at).map(|end| (end, 1.0));
    }
    let cut = text.cuts(at).first()?;
    let odds = name_odds(text, at, cut);
    let regnal = words == 1 && cut.article && text.is(at, Class::Ordinal);
    let after = trust(text, at + 1);
    let followed = after == Trust::Strong && !is_pause(text, at + 1);
    let taken = match trust(text, at) {
        Trust::Strong => true,
        Trust::Fair => footing != Footing::Bare || odds > -1.0 || followed,
        // The second word of a name is trusted where the name must end with it.
        Trust::Weak => followed || words == 1 && is_pause(text, at + 1),
        Trust::None => regnal || is_hidden(text, at, cut, words, followed),
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
    (!is_function(text, next) || spelled_apart(text, next)).then_some(next + 1)
}

/// A homograph that other classes claim, but that stands between names or ends one where nothing else fits.
fn is_hidden(text: &Text<'_>, at: usize, cut: &Cut, words: usize, followed: bool) -> bool {
    let Some(word) = cut.word else { return false };
    let counts = text.knowledge.lexicon().counts(word);
    let odds = name_odds(text, at, cut);
    if is_function(text, at) && !spelled_apart(text, at) || finite_verb(text, at).is_some_and(|m| !m.cut.is_whole()) || text.is(at, Class::Weekday) {
        return false;
    }
    counts.titled >= 3 && (followed && odds > -2.5 || words == 1 && odds > -1.0 && is_pause(text, at + 1))
}

fn trust(text: &Text<'_>, at: usize) -> Trust {
    if is_particle(text, at, "link") || is_particle(text, at, "compound") || is_particle(text, at, "final") {
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
    !is_word(text, at) || text.tokens[at].opens_line || is_function(text, at) || is_joined(text, at) || finite_verb(text, at).is_some_and(|m| m.cut.is_whole())
}

/// True where something else than a name is the better reading.
fn is_other(text: &Text<'_>, at: usize, cut: &Cut, odds: f32, led: bool) -> bool {
    let odds = if led { odds + 0.8 } else { odds };
    if is_function(text, at) && cut.is_whole() && !(odds > 1.0 && (spelled_apart(text, at) || led)) {
        return true;
    }
    if reporting_verb(text, at).is_some_and(|verb| verb.cut.stem == cut.stem || !cut.is_whole()) && odds < 0.6 {
        return true;
    }
    text.matches(at).iter().any(|m| {
        if m.cut.stem != cut.stem {
            return false;
        }
        let class = text.entry(m).class;
        match class {
            Class::NotName => odds < 2.5,
            Class::Office | Class::Rank | Class::BodyHead | Class::PersonNoun | Class::Pair | Class::Counterpart | Class::PostQualifier => odds < 0.8,
            _ if text.entry(m).feature("weak").or(text.entry(m).feature("ambiguous")).is_some() => odds < -1.6,
            Class::Country | Class::Body | Class::Month | Class::Weekday | Class::DayWord => odds < 2.5,
            Class::Place => odds < 0.5,
            Class::Portfolio | Class::Event | Class::Instrument | Class::FrameNoun => odds < 0.8,
            Class::Nationality => odds < -0.7,
            _ => false,
        }
    })
}

/// A finite verb of the third person: the others stand in no report outside quotations, and look like names.
fn reporting_verb<'t>(text: &'t Text<'_>, at: usize) -> Option<&'t crate::lookup::Match> {
    finite_verb(text, at).filter(|m| !matches!(m.reading.inflection.slot, Some(mahdar_knowledge::Slot::PassivePerfect | mahdar_knowledge::Slot::PassiveImperfect))).filter(|m| !matches!(m.reading.inflection.person, Some(mahdar_knowledge::Person::FirstPlural | mahdar_knowledge::Person::FirstSingular)))
}

/// True where the text spells the word otherwise than the function word that it folds to.
fn spelled_apart(text: &Text<'_>, at: usize) -> bool {
    let source = text.words(at, at + 1);
    text.matches(at).iter().all(|m| &*text.entry(m).text != source || text.entry(m).class == Class::NotName)
}

fn is_particle(text: &Text<'_>, at: usize, value: &str) -> bool {
    text.matches(at).iter().any(|m| {
        let entry = text.entry(m);
        entry.class == Class::NameParticle && &*entry.value == value && m.cut.is_whole() && m.last as usize == at
    })
}

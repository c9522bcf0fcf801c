//! Questions about single words that the phrase rules ask.

use mahdar_knowledge::{Class, Classes, Slot};

use crate::cuts::Cut;
use crate::lookup::Match;
use crate::text::Text;

/// How likely a token is part of a name, as a logarithm of odds: above 0 rather a name, below rather a word.
pub(super) fn name_odds(text: &Text<'_>, token: usize, cut: &Cut) -> f32 {
    let counts = cut.word.map(|word| text.knowledge.lexicon().counts(word)).unwrap_or_default();
    if counts.titled == 0 && cut.is_whole() && is_joined(text, token) {
        return -4.0;
    }
    if counts.titled + counts.elsewhere > 0 {
        return ((counts.titled as f32 + 0.5) / (counts.elsewhere as f32 + 0.5)).ln();
    }
    // A word that is counted and never seen in a name is the less likely one the more often it was seen.
    match counts.total {
        0 => unknown_odds(text, token, cut),
        total => -((total as f32).ln() / 2.0) - 1.4,
    }
}

/// A word that nobody counted: a foreign name more often than not, if nothing explains it.
fn unknown_odds(text: &Text<'_>, token: usize, cut: &Cut) -> f32 {
    let explained = text
        .matches(token)
        .iter()
        .any(|m| m.cut.enclitic.is_none() && !matches!(m.class(), Class::Topic | Class::Verb | Class::NameParticle));
    let verb = text.may_be(token, Classes::of(&[Class::Verb]));
    // Letters cut off it leave a word that is known; those at the end are also those of foreign names.
    let leaves = |other: &Cut| other.word.is_some_and(|word| seen(text, word) > 0);
    let compound = cut.is_whole() && text.cuts(token).iter().any(|other| strips(text, other) && leaves(other));
    let before = || {
        text.cuts(token).iter().any(|other| leaves(other) && (other.coordinator.is_some() || other.preposition.is_some() || other.future))
    };
    match (explained, verb) {
        (true, _) => -3.0,
        _ if compound => {
            if before() {
                -3.3
            } else {
                -2.4
            }
        }
        (false, true) => -2.0,
        (false, false) if cut.article => -0.8,
        (false, false) => 0.4,
    }
}

/// How often a word was seen, anywhere.
fn seen(text: &Text<'_>, word: mahdar_knowledge::WordId) -> u32 {
    let counts = text.knowledge.lexicon().counts(word);
    counts.total.max(counts.titled + counts.elsewhere)
}

/// True if letters that are written onto words stand before a word that is better known than the whole.
pub(super) fn is_joined(text: &Text<'_>, token: usize) -> bool {
    let known = |cut: &Cut| cut.word.map_or(0, |word| seen(text, word));
    let whole = text.cuts(token).first().map_or(0, known);
    text.cuts(token).iter().any(|cut| {
        let before = cut.coordinator.is_some() || cut.preposition.is_some() || cut.future;
        let matched = || whole == 0 && text.matches(token).iter().any(|m| m.cut == *cut && m.class() != Class::Topic);
        before && (whole == 0 && cut.article || known(cut) > whole.saturating_mul(2) + 10 || whole == 0 && known(cut) > 0 || matched())
    })
}

/// True if a cut takes off more than one letter at the end, or anything before.
fn strips(text: &Text<'_>, cut: &Cut) -> bool {
    let long = cut
        .enclitic
        .and_then(|index| text.knowledge.clitics().enclitics().get(index as usize))
        .is_some_and(|clitic| clitic.text.chars().count() > 1);
    long || cut.coordinator.is_some() || cut.preposition.is_some() || cut.future
}

/// True if the token is an Arabic or foreign word.
pub(super) fn is_word(text: &Text<'_>, token: usize) -> bool {
    text.tokens.get(token).is_some_and(crate::Token::is_word)
}

/// True if the token is a comma of any script.
pub(super) fn is_comma(text: &Text<'_>, token: usize) -> bool {
    mark(text, token).is_some_and(|c| matches!(c, '،' | ',' | '٬' | '﹐'))
}

/// True if the token is a dash of any length.
pub(super) fn is_dash(text: &Text<'_>, token: usize) -> bool {
    mark(text, token).is_some_and(|c| matches!(c, '-' | '–' | '—' | '−'))
}

/// The mark that a token is.
pub(super) fn mark(text: &Text<'_>, token: usize) -> Option<char> {
    text.tokens.get(token).and_then(crate::Token::mark)
}

/// True if a word of a closed class stands here with nothing cut off.
pub(super) fn is_function(text: &Text<'_>, token: usize) -> bool {
    text.is_any(token, CLOSED)
}

/// The words of grammar.
const CLOSED: Classes = Classes::of(&[
    Class::Auxiliary,
    Class::Complementizer,
    Class::Condition,
    Class::Coordinator,
    Class::Demonstrative,
    Class::FutureParticle,
    Class::ListOpener,
    Class::Negation,
    Class::PerfectParticle,
    Class::Preposition,
    Class::Pronoun,
    Class::Relative,
    Class::Temporal,
]);

/// The reading of a token as a finite verb.
pub(super) fn finite_verb<'t>(text: &'t Text<'_>, token: usize) -> Option<&'t Match> {
    text.of_class(token, Class::Verb).find(|m| is_finite(m))
}

/// True for readings as finite verbs.
pub(super) fn is_finite(found: &Match) -> bool {
    matches!(found.reading.inflection.slot, Some(Slot::Perfect | Slot::Imperfect | Slot::PassivePerfect | Slot::PassiveImperfect))
}

/// True if the whole token begins with the article (after its coordinator or preposition, where `cut` takes one off).
pub(super) fn is_definite(text: &Text<'_>, token: usize) -> bool {
    text.cuts(token).first().is_some_and(|cut| cut.article)
}

/// The cuts of a token that take off no pronoun and no mark of the future: the whole first.
pub(super) fn plain_cuts<'t>(text: &'t Text<'_>, token: usize) -> impl Iterator<Item = &'t Cut> {
    text.cuts(token).iter().filter(|cut| cut.enclitic.is_none() && !cut.future)
}

/// The preposition that a token is by itself, as its folded word.
pub(super) fn preposition<'t>(text: &'t Text<'_>, token: usize) -> Option<&'t str> {
    let cut = text
        .of_class(token, Class::Preposition)
        .find(|m| m.cut.enclitic.is_none() && m.cut.preposition.is_none() && m.last as usize == token)?
        .cut;
    Some(text.folded.get(cut.stem))
}

/// The folded letters of the preposition that a cut takes off, with the article taken out of a contraction.
pub(super) fn attached<'t>(text: &'t Text<'_>, cut: &Cut) -> Option<&'t str> {
    let index = cut.preposition?;
    let clitics = text.knowledge.clitics().proclitics();
    let clitic = clitics.get(index as usize)?;
    // A contraction counts as the preposition that begins it.
    let plain =
        clitics.iter().find(|other| other.class == mahdar_knowledge::CliticClass::Preposition && clitic.text.starts_with(&*other.text))?;
    Some(&plain.text)
}

/// True for prepositions that join a title to what it is for.
pub(super) fn links_titles(text: &Text<'_>, letters: &str) -> bool {
    text.knowledge.lexicon().has_feature(letters, "title")
}

/// True for prepositions of place.
pub(super) fn is_locative(text: &Text<'_>, letters: &str) -> bool {
    text.knowledge.lexicon().has_feature(letters, "locative")
}

/// True for prepositions that bring in whose words are passed on.
pub(super) fn is_relaying(text: &Text<'_>, letters: &str) -> bool {
    text.knowledge.lexicon().has_feature(letters, "relay")
}

//! The smallest parts of a date: numbers, months, words of the calendar, at a token.

use mahdar_knowledge::{Class, Entry};

use crate::cuts::Cut;
use crate::text::Text;
use crate::tokens::TokenKind;

/// What was read at a token, and the token after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Atom<T> {
    pub(super) value: T,
    pub(super) end: usize,
    /// The cut of its first word, where something stands before it.
    pub(super) cut: Option<Cut>,
}

/// Which calendar a month, an era or a year belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    Gregorian,
    /// Another calendar.
    Foreign,
    /// "Corresponding to": the same day in another calendar follows.
    Equals,
}

/// What may stand before the first word of an atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing: the atom continues an expression.
    Nothing,
    /// Any proclitic: the atom may open an expression.
    Proclitics,
}

/// The longest entry of a class at a token, without a pronoun after it; a whole word is better than a cut one.
pub(super) fn entry<'a>(text: &Text<'a>, at: usize, class: Class, before: Before) -> Option<Atom<&'a Entry>> {
    let fits = |cut: &Cut| cut.is_whole() || before == Before::Proclitics && cut.enclitic.is_none();
    let found = text.of_class(at, class).filter(|m| fits(&m.cut)).max_by_key(|m| (m.last, m.cut.is_whole()))?;
    let cut = (!found.cut.is_whole()).then_some(found.cut);
    Some(Atom { value: text.entry(found), end: found.last as usize + 1, cut })
}

/// The same with its value as a number.
pub(super) fn value(text: &Text<'_>, at: usize, class: Class, before: Before) -> Option<Atom<i32>> {
    let found = entry(text, at, class, before)?;
    Some(Atom { value: found.value.value.parse().ok()?, end: found.end, cut: found.cut })
}

/// The first token of a word or phrase of the class that ends directly before the token, without a pronoun after it.
pub(super) fn ends_before(text: &Text<'_>, at: usize, class: Class) -> Option<usize> {
    (1..=3.min(at))
        .map(|back| at - back)
        .find(|&first| text.of_class(first, class).any(|m| m.last as usize + 1 == at && m.cut.enclitic.is_none()))
}

/// The digits of a number token.
pub(super) fn digits(text: &Text<'_>, at: usize) -> Option<i32> {
    let token = text.tokens.get(at)?;
    if token.kind != TokenKind::Number || token.span.len() > 8 {
        return None;
    }
    token.span.of(text.source).chars().try_fold(0_i32, |sum, c| Some(sum * 10 + digit(c)?))
}

/// How many digits a number token has.
pub(super) fn width(text: &Text<'_>, at: usize) -> usize {
    text.tokens.get(at).map_or(0, |token| token.span.of(text.source).chars().count())
}

fn digit(c: char) -> Option<i32> {
    let base = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        _ => return None,
    };
    Some((c as u32 - base as u32) as i32)
}

/// A number of a day in its month, in digits or words.
pub(super) fn day_number(text: &Text<'_>, at: usize, before: Before) -> Option<Atom<i8>> {
    let found = match digits(text, at) {
        Some(value) => Atom { value, end: at + 1, cut: None },
        None => {
            [Class::Ordinal, Class::Number].into_iter().filter_map(|class| value(text, at, class, before)).max_by_key(|atom| atom.end)?
        }
    };
    let value = i8::try_from(found.value).ok().filter(|day| (1..=31).contains(day))?;
    Some(Atom { value, end: found.end, cut: found.cut })
}

/// A year in digits.
pub(super) fn year_number(text: &Text<'_>, at: usize) -> Option<i16> {
    let value = digits(text, at).filter(|_| width(text, at) == 4)?;
    let decimal = text.tokens.get(at + 1).is_some_and(|next| !next.spaced && matches!(next.mark(), Some('.' | ',' | '٫' | '٬' | '%')))
        && text.tokens.get(at + 2).is_some_and(|next| !next.spaced && next.kind == TokenKind::Number);
    i16::try_from(value).ok().filter(|year| (1000..=2999).contains(year) && !decimal)
}

/// The month at a token, with its other name behind it, in brackets or not.
pub(super) fn month(text: &Text<'_>, at: usize, before: Before) -> Option<Atom<(i8, Era)>> {
    let mut found = one_month(text, at, before)?;
    let marked = text.tokens.get(found.end).and_then(|token| token.mark());
    let (next, bracket) = match marked {
        Some('(') => (found.end + 1, true),
        Some('/' | '-' | '–' | '\\') => (found.end + 1, false),
        _ => (found.end, false),
    };
    if let Some(other) = one_month(text, next, Before::Nothing)
        && other.value == found.value
    {
        let closes = text.tokens.get(other.end).and_then(|token| token.mark()) == Some(')');
        if !bracket || closes {
            found.end = other.end + usize::from(bracket);
        }
    }
    Some(found)
}

fn one_month(text: &Text<'_>, at: usize, before: Before) -> Option<Atom<(i8, Era)>> {
    let fits = |cut: &Cut| cut.is_whole() || before == Before::Proclitics && cut.enclitic.is_none();
    let months = text.of_class(at, Class::Month).filter(|m| fits(&m.cut));
    let found = months.max_by_key(|m| (m.last, m.cut.is_whole(), calendar(text.entry(m)) == Era::Gregorian))?;
    let entry = text.entry(found);
    let cut = (!found.cut.is_whole()).then_some(found.cut);
    Some(Atom { value: (entry.value.parse().ok()?, calendar(entry)), end: found.last as usize + 1, cut })
}

/// The era at a token.
pub(super) fn era(text: &Text<'_>, at: usize) -> Option<Atom<Era>> {
    let found = entry(text, at, Class::Era, Before::Nothing)?;
    let era = if found.value.feature("calendar").is_none() { Era::Equals } else { calendar(found.value) };
    Some(Atom { value: era, end: found.end, cut: None })
}

fn calendar(entry: &Entry) -> Era {
    // Years that are counted back are those of another calendar.
    let own = entry.feature("calendar") == Some("gregorian") && entry.feature("before").is_none();
    if own { Era::Gregorian } else { Era::Foreign }
}

/// A unit of the calendar: `day`, `week`, `month`, `year`.
pub(super) fn unit<'a>(text: &Text<'a>, at: usize, before: Before) -> Option<Atom<&'a str>> {
    let found = entry(text, at, Class::DateUnit, before)?;
    Some(Atom { value: &found.value.value, end: found.end, cut: found.cut })
}

/// A whole word or phrase of a class; the token after it.
pub(super) fn skip(text: &Text<'_>, at: usize, class: Class) -> Option<usize> {
    entry(text, at, class, Before::Nothing).map(|found| found.end)
}

/// The mark at a token.
pub(super) fn mark(text: &Text<'_>, at: usize) -> Option<char> {
    text.tokens.get(at).and_then(|token| token.mark())
}

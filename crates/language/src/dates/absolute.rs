//! Dates that name a month or a year, in any calendar.

use mahdar_knowledge::Class;

use crate::cuts::Cut;
use crate::dates::atoms::{self, Before, Era};
use crate::dates::calendar::Partial;
use crate::text::Text;

/// A date as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Absolute {
    pub(super) date: Partial,
    /// The last day or year of a range.
    pub(super) last: Option<Partial>,
    /// Months from the current one, where the month is not named.
    pub(super) month_shift: Option<i8>,
    /// Years from the current one, where the year is not named.
    pub(super) year_shift: Option<i8>,
    /// True for a date of another calendar.
    pub(super) foreign: bool,
    /// True for a year that opens a line and holds for it.
    pub(super) opens_line: bool,
    pub(super) end: usize,
    pub(super) cut: Option<Cut>,
}

/// Years before this one are of another calendar unless the text says otherwise.
const FIRST_YEAR: i16 = 1700;

/// Reads a date that opens an expression.
pub(super) fn opening(text: &Text<'_>, at: usize) -> Option<Absolute> {
    numeric(text, at)
        .or_else(|| with_day(text, at, Before::Proclitics))
        .or_else(|| month_alone(text, at, false))
        .or_else(|| year_alone(text, at))
}

/// Reads a date that continues an expression: it names a day.
pub(super) fn continuing(text: &Text<'_>, at: usize) -> Option<Absolute> {
    numeric(text, at).or_else(|| with_day(text, at, Before::Nothing))
}

/// Reads a month or a year after a word that says which part of it is meant.
pub(super) fn part_of(text: &Text<'_>, at: usize) -> Option<Absolute> {
    month_alone(text, at, true).or_else(|| year_alone(text, at)).or_else(|| bare_year(text, at))
}

/// Three numbers with the same mark between them.
fn numeric(text: &Text<'_>, at: usize) -> Option<Absolute> {
    let glued = |index: usize| text.tokens.get(index).is_some_and(|token| !token.spaced);
    let mark = atoms::mark(text, at + 1).filter(|c| matches!(c, '/' | '-' | '.' | '\\' | '–'))?;
    if atoms::mark(text, at + 3) != Some(mark) || !(1..=4).all(|step| glued(at + step)) {
        return None;
    }
    let [a, b, c] = [atoms::digits(text, at)?, atoms::digits(text, at + 2)?, atoms::digits(text, at + 4)?];
    let (year, month, day) = match (atoms::width(text, at), atoms::width(text, at + 4)) {
        (4, 1 | 2) => (a, b, c),
        (1 | 2, 4) if b > 12 && a <= 12 => (c, a, b),
        (1 | 2, 4) => (c, b, a),
        _ => return None,
    };
    let date = Partial { year: i16::try_from(year).ok(), month: i8::try_from(month).ok(), day: i8::try_from(day).ok() };
    let mut found = Absolute { date, end: at + 5, ..Absolute::default() };
    close_era(text, &mut found);
    (found.foreign || date.full().is_some()).then_some(found)
}

/// A day or several, a month, and what follows of the year.
fn with_day(text: &Text<'_>, at: usize, before: Before) -> Option<Absolute> {
    let unit = atoms::unit(text, at, before).filter(|unit| unit.value == "day");
    let (from, inner) = unit.as_ref().map_or((at, before), |unit| (unit.end, Before::Nothing));
    let first = atoms::day_number(text, from, inner)?;
    let (last, end) = more_days(text, first.end);
    let led =
        unit.is_some() || before == Before::Nothing || first.cut.is_some_and(|cut| cut.preposition.is_some()) || follows_time(text, at);
    let mut found = month_after(text, end, last.unwrap_or(first.value), led, atoms::digits(text, from).is_some())?;
    found.cut = unit.map_or(first.cut, |unit| unit.cut);
    if let Some(last) = last {
        let [low, high] = [first.value.min(last), first.value.max(last)];
        found.last = Some(Partial { day: Some(high), ..found.date });
        found.date.day = Some(low);
    }
    Some(found)
}

/// Days after the first: joined by a mark, a coordinator or a preposition.
fn more_days(text: &Text<'_>, mut at: usize) -> (Option<i8>, usize) {
    let mut last = None;
    for _ in 0..8 {
        let next = match atoms::mark(text, at) {
            Some('-' | '–' | '/' | '،' | ',') => Some(at + 1),
            Some(_) => None,
            None => [Class::Coordinator, Class::Preposition, Class::Approximate].into_iter().find_map(|class| atoms::skip(text, at, class)),
        };
        let joined = || atoms::day_number(text, at, Before::Proclitics).filter(|atom| atom.cut.is_some());
        let Some(day) = next.and_then(|next| atoms::day_number(text, next, Before::Nothing)).or_else(joined) else { break };
        (last, at) = (Some(day.value), day.end);
    }
    (last, at)
}

/// The month after a day: by its name, or as a month counted from now. Where nothing before the day says that it is one, a preposition behind it
/// is more likely that of the month ("the second in April").
fn month_after(text: &Text<'_>, at: usize, day: i8, led: bool, digits: bool) -> Option<Absolute> {
    let link = atoms::skip(text, at, Class::Preposition);
    let full = |named: usize| {
        atoms::month(text, named, Before::Nothing)
            .is_some_and(|month| is_doubled(text, named, month.end) || atoms::year_number(text, month.end).is_some())
    };
    if link.is_some_and(|named| !(led || digits && full(named))) {
        return None;
    }
    let at = link.unwrap_or(at);
    let unit = atoms::unit(text, at, Before::Nothing).filter(|unit| unit.value == "month");
    let named = unit.as_ref().map_or(at, |unit| unit.end);
    if let Some(month) = atoms::month(text, named, Before::Nothing) {
        let date = Partial { month: Some(month.value.0), day: Some(day), year: None };
        let mut found = Absolute { date, foreign: month.value.1 == Era::Foreign, end: month.end, ..Absolute::default() };
        close_year(text, &mut found);
        return Some(found);
    }
    let shift = atoms::value(text, unit?.end, Class::DateShift, Before::Nothing)?;
    let date = Partial { day: Some(day), ..Partial::default() };
    Some(Absolute { date, month_shift: i8::try_from(shift.value).ok(), end: shift.end, ..Absolute::default() })
}

/// A month without a day: only where its neighbours say that it is one.
fn month_alone(text: &Text<'_>, at: usize, settled: bool) -> Option<Absolute> {
    let unit = atoms::unit(text, at, Before::Proclitics).filter(|unit| unit.value == "month");
    let (named, before) = unit.as_ref().map_or((at, Before::Proclitics), |unit| (unit.end, Before::Nothing));
    let month = atoms::month(text, named, before)?;
    let date = Partial { month: Some(month.value.0), ..Partial::default() };
    let mut found = Absolute {
        date,
        foreign: month.value.1 == Era::Foreign,
        end: month.end,
        cut: unit.as_ref().map_or(month.cut, |unit| unit.cut),
        ..Absolute::default()
    };
    close_year(text, &mut found);
    let dated = found.date.year.is_some() || found.year_shift.is_some() || atoms::skip(text, found.end, Class::DateShift).is_some();
    let led = found.cut.is_some_and(|cut| cut.preposition.is_some()) || follows_time(text, at);
    (settled || unit.is_some() || dated || (led || is_doubled(text, named, month.end)) && !found.foreign).then_some(found)
}

/// True for a month with both its names.
fn is_doubled(text: &Text<'_>, first: usize, end: usize) -> bool {
    (first..end).any(|index| matches!(atoms::mark(text, index), Some('/' | ')')))
}

/// True after a preposition or a word that opens a time.
fn follows_time(text: &Text<'_>, at: usize) -> bool {
    [Class::Preposition, Class::Temporal].into_iter().any(|class| atoms::ends_before(text, at, class).is_some())
        || since_ends_before(text, at)
}

fn since_ends_before(text: &Text<'_>, at: usize) -> bool {
    atoms::ends_before(text, at, Class::Approximate).is_some_and(|first| {
        atoms::entry(text, first, Class::Approximate, Before::Proclitics)
            .is_some_and(|found| !matches!(found.value.feature("part"), Some("about" | "several")))
    })
}

/// A year after the word for it, after a preposition, in brackets, or at the head of a line.
fn year_alone(text: &Text<'_>, at: usize) -> Option<Absolute> {
    if let Some(unit) = atoms::unit(text, at, Before::Proclitics).filter(|unit| unit.value == "year") {
        let mut found = years(text, unit.end, &[Class::Coordinator, Class::Preposition, Class::Approximate])?;
        found.cut = unit.cut;
        return Some(found);
    }
    let year = atoms::year_number(text, at).filter(|year| (1900..=2100).contains(year))?;
    let token = &text.tokens[at];
    let dashed = matches!(atoms::mark(text, at + 1), Some('-' | '–' | ':'));
    if token.opens_line && dashed && text.tokens.get(at + 2).is_some_and(|next| next.is_word()) {
        let date = Partial { year: Some(year), ..Partial::default() };
        return Some(Absolute { date, opens_line: true, end: at + 1, ..Absolute::default() });
    }
    let bracketed = at > 0 && atoms::mark(text, at - 1) == Some('(');
    if bracketed {
        return years(text, at, &[]).filter(|found| found.last.is_some() && atoms::mark(text, found.end) == Some(')'));
    }
    let named = [Class::Event, Class::Instrument, Class::FrameNoun, Class::ContentHead]
        .into_iter()
        .any(|class| atoms::ends_before(text, at, class).is_some());
    ((named || follows_time(text, at)) && !counts(text, at + 1))
        .then(|| years(text, at, &[Class::Preposition, Class::Approximate]))
        .flatten()
}

fn bare_year(text: &Text<'_>, at: usize) -> Option<Absolute> {
    atoms::year_number(text, at).filter(|year| (1900..=2100).contains(year)).and_then(|_| years(text, at, &[]))
}

/// One year, or two with a mark or a word of the classes between them.
fn years(text: &Text<'_>, at: usize, between: &[Class]) -> Option<Absolute> {
    let year = atoms::year_number(text, at)?;
    let mut found = Absolute { date: Partial { year: Some(year), ..Partial::default() }, end: at + 1, ..Absolute::default() };
    close_era(text, &mut found);
    let next = match atoms::mark(text, found.end) {
        Some('-' | '–' | '/') => Some(found.end + 1),
        _ => between.iter().find_map(|class| atoms::skip(text, found.end, *class)),
    };
    if let Some((next, last)) = next.and_then(|next| Some((next, atoms::year_number(text, next)?)))
        && last > year
        && last < year + 100
    {
        found.last = Some(Partial { year: Some(last), ..Partial::default() });
        found.end = next + 1;
        close_era(text, &mut found);
    }
    Some(found)
}

/// True if the word after a number looks like what is counted: a noun without article that is none of the closed words.
fn counts(text: &Text<'_>, next: usize) -> bool {
    let Some(token) = text.tokens.get(next) else { return false };
    if !token.is_word() || text.folded_word(next).starts_with(text.knowledge.clitics().article()) {
        return false;
    }
    let open = |class: Class| {
        !matches!(
            class,
            Class::Verb
                | Class::Preposition
                | Class::Temporal
                | Class::Relative
                | Class::Coordinator
                | Class::Complementizer
                | Class::Negation
                | Class::PerfectParticle
                | Class::FutureParticle
                | Class::Era
                | Class::Auxiliary
                | Class::Pronoun
                | Class::Demonstrative
        )
    };
    let joined = text.best_cut(next).is_some_and(|cut| cut.coordinator.is_some() || cut.preposition.is_some());
    !joined && text.matches(next).iter().all(|m| open(m.class()))
}

/// The year behind a month: a number, the word for year with a number, or a year counted from now.
fn close_year(text: &Text<'_>, found: &mut Absolute) {
    let comma = matches!(atoms::mark(text, found.end), Some('،' | ',')).then_some(found.end + 1);
    let preposition = atoms::skip(text, found.end, Class::Preposition);
    for at in [Some(found.end), preposition, comma].into_iter().flatten() {
        let unit = atoms::unit(text, at, Before::Nothing).filter(|unit| unit.value == "year");
        let number = unit.as_ref().map_or(at, |unit| unit.end);
        if unit.is_none() && preposition == Some(at) {
            continue;
        }
        if let Some(year) = atoms::year_number(text, number) {
            found.date.year = Some(year);
            found.end = number + 1;
            break;
        }
        if let Some(shift) = unit.and_then(|_| atoms::value(text, number, Class::DateShift, Before::Nothing)) {
            found.year_shift = i8::try_from(shift.value).ok();
            found.end = shift.end;
            break;
        }
    }
    close_era(text, found);
}

/// The letters of the era, and which calendar a year without them must be of.
fn close_era(text: &Text<'_>, found: &mut Absolute) {
    let era = atoms::era(text, found.end).filter(|era| era.value != Era::Equals && found.date.year.is_some());
    if let Some(era) = &era {
        found.end = era.end;
        if atoms::mark(text, found.end) == Some('.')
            && text.tokens.get(found.end + 1).is_some_and(|next| !next.opens_line && next.is_word() && !text.tokens[found.end].spaced)
        {
            found.end += 1;
        }
    }
    let old = found.date.year.is_some_and(|year| year < FIRST_YEAR);
    found.foreign |= match era.map(|era| era.value) {
        Some(Era::Gregorian) => false,
        Some(_) => true,
        None => old,
    };
}

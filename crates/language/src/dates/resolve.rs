//! What an expression means, counted from the day of the report.

use jiff::civil::Date;
use mahdar_knowledge::Class;
use mahdar_record::Edtf;

use crate::dates::absolute::Absolute;
use crate::dates::calendar::{self, Partial};
use crate::dates::expression::{Expression, Period};
use crate::dates::reference::Reference;
use crate::text::Text;

/// So many tokens before a date may a word for the future stand.
const REACH: usize = 12;

/// The value of an expression.
pub(super) fn value(text: &Text<'_>, reference: &Reference, e: &Expression) -> Option<Edtf> {
    if e.vague {
        return None;
    }
    if let Some(date) = &e.date {
        return dated(text, reference, e, date);
    }
    if let Some(period) = e.period {
        return self::period(reference, period);
    }
    if e.foreign {
        return None;
    }
    if let Some(weekday) = e.weekday {
        return on_weekday(text, reference, e, weekday).map(calendar::edtf);
    }
    Some(calendar::edtf(calendar::plus(reference.day?, e.relative?)))
}

fn period(reference: &Reference, period: Period) -> Option<Edtf> {
    let now = now(reference)?;
    match period {
        Period::Month(shift) => {
            let (year, month) = month_from(now.year?, now.month?, shift);
            Some(Edtf::month(year, month))
        }
        Period::Year(shift) => Some(Edtf::year(now.year? + i16::from(shift))),
        Period::Other => None,
    }
}

/// The day of the report as far as it is known.
fn now(reference: &Reference) -> Option<Partial> {
    reference.day.map(|day| Partial { year: Some(day.year()), month: Some(day.month()), day: Some(day.day()) }).or(reference.near)
}

fn month_from(year: i16, month: i8, shift: i8) -> (i16, i8) {
    let months = i32::from(year) * 12 + i32::from(month) - 1 + i32::from(shift);
    (months.div_euclid(12) as i16, months.rem_euclid(12) as i8 + 1)
}

fn on_weekday(text: &Text<'_>, reference: &Reference, e: &Expression, weekday: i8) -> Option<Date> {
    let Some(today) = reference.day else {
        let printed =
            reference.weekdays.iter().find(|(printed, _)| *printed == weekday && e.relative.is_none() && e.shift.unwrap_or(-1) == -1);
        return printed.map(|(_, date)| *date);
    };
    if let Some(days) = e.relative {
        // Where the two contradict each other, nothing is settled.
        let said = calendar::plus(today, days);
        return (calendar::weekday(said) == weekday).then_some(said);
    }
    Some(match e.shift {
        Some(-1) => calendar::weekday_before(calendar::plus(today, -1), weekday),
        Some(1) => calendar::weekday_after(calendar::plus(today, 1), weekday),
        Some(_) => calendar::weekday_after(today, weekday),
        None if is_ahead(text, e) => calendar::weekday_after(today, weekday),
        None => calendar::weekday_before(today, weekday),
    })
}

/// A date of the calendar, completed where its year or month is not written.
fn dated(text: &Text<'_>, reference: &Reference, e: &Expression, date: &Absolute) -> Option<Edtf> {
    let first = complete(text, reference, e, date)?;
    let Some(last) = date.last else { return first.edtf() };
    let last = if last.day.is_some() { Partial { day: last.day, ..first } } else { last };
    Some(Edtf::interval(&first.edtf()?, &last.edtf()?))
}

fn complete(text: &Text<'_>, reference: &Reference, e: &Expression, date: &Absolute) -> Option<Partial> {
    let written = date.date;
    if written.year.is_some() {
        return Some(written);
    }
    if let Some(shift) = date.month_shift {
        let now = now(reference)?;
        let (year, month) = month_from(now.year?, now.month?, shift);
        return Some(Partial { year: Some(year), month: Some(month), day: written.day });
    }
    let year = match date.year_shift {
        Some(shift) => now(reference)?.year? + i16::from(shift),
        None => year_of_line(text, reference, e.first).or_else(|| year_near(text, reference, e, written))?,
    };
    Some(Partial { year: Some(year), ..written })
}

/// The year that opens the line of a token.
fn year_of_line(text: &Text<'_>, reference: &Reference, at: usize) -> Option<i16> {
    let paragraph = |token: usize| text.sentences.get(text.sentence_of(token)).map(|sentence| sentence.paragraph);
    reference.lines.iter().rev().find(|(token, _)| *token <= at && paragraph(*token) == paragraph(at)).map(|(_, year)| *year)
}

/// The year in which a month or day of the year lies nearest to the report.
fn year_near(text: &Text<'_>, reference: &Reference, e: &Expression, written: Partial) -> Option<i16> {
    let Some(now) = now(reference) else { return reference.printed_year.filter(|_| e.shift.is_none()) };
    let (year, month) = (now.year?, written.month?);
    let Some(this_month) = now.month else { return Some(year) };
    let position = |month: i8, day: Option<i8>| i32::from(month) * 31 + day.map_or(0, i32::from);
    let today = now.day.filter(|_| written.day.is_some());
    let ahead = position(month, written.day) - position(this_month, today);
    Some(match e.shift {
        Some(-1) => year - i16::from(ahead >= 0),
        Some(1) => year + i16::from(ahead <= 0),
        Some(_) => year,
        None => year + nearest(ahead, is_ahead(text, e)),
    })
}

/// Which year is nearest to a day that lies `ahead` days (of years of 12 times 31) after this one: the past is likelier unless the text looks ahead.
fn nearest(ahead: i32, looks_ahead: bool) -> i16 {
    const YEAR: i32 = 12 * 31;
    let cost = |days: i32| if (days > 0) == looks_ahead { days.abs() } else { 2 * days.abs() };
    [0, -1, 1].into_iter().min_by_key(|&step| cost(ahead + i32::from(step) * YEAR)).unwrap_or(0)
}

/// True if the clause of a date looks ahead: a plan, a mark of the future before it.
fn is_ahead(text: &Text<'_>, e: &Expression) -> bool {
    let Some(sentence) = text.sentences.get(text.sentence_of(e.first)) else { return false };
    let from = (sentence.first as usize).max(e.first.saturating_sub(REACH));
    let to = (sentence.end as usize).min(e.end + 3);
    (from..e.first).chain(e.end..to).any(|at| {
        text.matches(at).iter().any(|m| {
            let entry = text.entry(m);
            match entry.class {
                Class::FutureParticle => true,
                Class::StatusMarker => &*entry.value == "planned",
                Class::Verb => m.cut.future,
                _ => false,
            }
        })
    })
}

//! The day from which a text counts.

use jiff::civil::Date;
use mahdar_record::Edtf;

use crate::dates::atoms;
use crate::dates::calendar::{self, Partial};
use crate::dates::expression::Expression;
use crate::text::Text;
use mahdar_knowledge::Class;

/// What a text tells about its own day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reference {
    /// The day of the report.
    pub(super) day: Option<Date>,
    /// Its month or year, where the day is unknown.
    pub(super) near: Option<Partial>,
    /// The latest year that the text prints.
    pub(super) printed_year: Option<i16>,
    /// Days that the text prints with their weekday.
    pub(super) weekdays: Vec<(i8, Date)>,
    /// Years that hold for their line, with their token.
    pub(super) lines: Vec<(usize, i16)>,
}

/// A weekday that the text gives to "today" moves the day of publication by so many days: reports appear later than they were written.
const DRIFT: std::ops::RangeInclusive<i32> = -3..=1;

/// Finds the day from which the text counts.
pub(super) fn find(text: &Text<'_>, expressions: &[Expression], published: Option<&Edtf>) -> Reference {
    let near = published.and_then(calendar::partial_of);
    let day = match published.and_then(calendar::day_of) {
        Some(day) => Some(corrected(day, expressions)),
        None => printed_today(expressions).or_else(|| date_line(text, expressions)),
    };
    let weekdays = expressions.iter().filter_map(|e| Some((e.weekday?, e.printed_day()?))).collect();
    let lines = expressions
        .iter()
        .filter(|e| e.date.as_ref().is_some_and(|date| date.opens_line))
        .filter_map(|e| Some((e.first, e.partial()?.year?)))
        .collect();
    Reference { day, near, printed_year: printed_year(expressions), weekdays, lines }
}

/// The day of publication, moved to the day that the text calls today.
fn corrected(published: Date, expressions: &[Expression]) -> Date {
    let moved = expressions.iter().find_map(|e| {
        let days = e.relative?;
        let said = match (e.printed_day(), e.weekday) {
            (Some(date), _) => calendar::plus(date, -days),
            (None, Some(weekday)) => calendar::plus(calendar::nearest_weekday(calendar::plus(published, days), weekday), -days),
            _ => return None,
        };
        DRIFT.contains(&published.until(said).ok()?.get_days()).then_some(said)
    });
    moved.unwrap_or(published)
}

/// The day of a full date that the text calls today, yesterday ….
fn printed_today(expressions: &[Expression]) -> Option<Date> {
    expressions.iter().find_map(|e| Some(calendar::plus(e.printed_day()?, -e.relative?)))
}

/// The full date of a dateline, or of a line that holds little else.
fn date_line(text: &Text<'_>, expressions: &[Expression]) -> Option<Date> {
    expressions.iter().enumerate().find_map(|(index, e)| {
        let day = e.printed_day()?;
        let paragraph = text.sentences.get(text.sentence_of(e.first))?.paragraph as usize;
        let line = &text.paragraphs[paragraph];
        let words = text.tokens[line.first as usize..line.end as usize].iter().filter(|token| token.is_word()).count();
        let own = text.tokens[e.first..e.end].iter().filter(|token| token.is_word()).count();
        let lone = words - own.min(words) <= 5;
        let opens = index.checked_sub(1).is_none_or(|before| expressions[before].first < line.first as usize) && e.cut.is_none();
        let head = paragraph < 4 && e.first - line.first as usize <= 4;
        (!led(text, e.first) && opens && (lone || head)).then_some(day)
    })
}

/// True after a word that ties the date to an event.
fn led(text: &Text<'_>, at: usize) -> bool {
    [Class::Preposition, Class::Temporal, Class::Approximate, Class::DateUnit, Class::Event, Class::Verb]
        .into_iter()
        .any(|class| atoms::ends_before(text, at, class).is_some())
}

/// The latest year of a printed month; without one, of a printed year.
fn printed_year(expressions: &[Expression]) -> Option<i16> {
    let years = |with_month: bool| {
        expressions
            .iter()
            .filter_map(move |e| e.partial().filter(|date| date.month.is_some() == with_month).and_then(|date| date.year))
            .max()
    };
    years(true).max(years(false))
}

//! Dates as far as they are known, written in EDTF.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A date with its precision: `2023-03-19`, `2023-03`, `2023`, an interval `A/B` of these, or a partial EDTF form such as `XXXX-05-11` or `2015-09~`.
///
/// ```
/// use mahdar_record::Edtf;
/// assert_eq!(Edtf::day(2023, 3, 19).as_str(), "2023-03-19");
/// assert_eq!(Edtf::month(2023, 3).bounds(), Some(("2023-03-01".to_owned(), "2023-03-31".to_owned())));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Edtf(String);

impl Edtf {
    /// One day of the Gregorian calendar.
    #[must_use]
    pub fn day(year: i16, month: i8, day: i8) -> Self {
        Self(format!("{year:04}-{month:02}-{day:02}"))
    }

    /// One month.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Self {
        Self(format!("{year:04}-{month:02}"))
    }

    /// One year.
    #[must_use]
    pub fn year(year: i16) -> Self {
        Self(format!("{year:04}"))
    }

    /// From `first` to `last`, both included.
    #[must_use]
    pub fn interval(first: &Self, last: &Self) -> Self {
        Self(format!("{first}/{last}"))
    }

    /// A date already written in EDTF, as a file or a database gives it; `None` where it holds a character that EDTF does not know.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let known = |c: char| c.is_ascii_digit() || "-/~?%XTZ:.+[]{},".contains(c);
        (!text.is_empty() && text.chars().all(known)).then(|| Self(text.to_owned()))
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first and the last day it can mean, as `YYYY-MM-DD`; `None` where the year is unknown. For sorting and ranges.
    #[must_use]
    pub fn bounds(&self) -> Option<(String, String)> {
        let (first, last) = self.0.split_once('/').unwrap_or((&self.0, &self.0));
        Some((day_bounds(first)?.0, day_bounds(last)?.1))
    }

    /// `day`, `month`, `year` or `interval`.
    #[must_use]
    pub fn precision(&self) -> &'static str {
        if self.0.contains('/') {
            return "interval";
        }
        match self.0.matches('-').count() {
            0 => "year",
            1 => "month",
            _ => "day",
        }
    }
}

fn day_bounds(part: &str) -> Option<(String, String)> {
    let mut numbers = part.trim_end_matches(['~', '?', '%']).split('-');
    let year: i16 = numbers.next()?.parse().ok()?;
    let Some(month) = numbers.next() else {
        return Some((format!("{year:04}-01-01"), format!("{year:04}-12-31")));
    };
    let month: i8 = month.parse().ok()?;
    let Some(day) = numbers.next() else {
        return Some((format!("{year:04}-{month:02}-01"), format!("{year:04}-{month:02}-{:02}", days_in_month(year, month))));
    };
    let day: i8 = day.parse().ok()?;
    let text = format!("{year:04}-{month:02}-{day:02}");
    Some((text.clone(), text))
}

fn days_in_month(year: i16, month: i8) -> i8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl JsonSchema for Edtf {
    fn schema_name() -> Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "description": "YYYY-MM-DD, YYYY-MM, YYYY, an interval A/B of these, or a partial or approximate EDTF date" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_of_every_precision() {
        assert_eq!(Edtf::year(2020).bounds(), Some(("2020-01-01".into(), "2020-12-31".into())));
        assert_eq!(Edtf::month(2024, 2).bounds(), Some(("2024-02-01".into(), "2024-02-29".into())));
        let range = Edtf::interval(&Edtf::day(2022, 6, 1), &Edtf::day(2022, 6, 2));
        assert_eq!(range.bounds(), Some(("2022-06-01".into(), "2022-06-02".into())));
        assert_eq!(Edtf::parse("XXXX-05-11").and_then(|d| d.bounds()), None);
    }
}

//! Days that can be counted.

use jiff::ToSpan;
use jiff::civil::Date;
use mahdar_record::Edtf;

/// A day of the Gregorian calendar as far as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Partial {
    pub(super) year: Option<i16>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
}

impl Partial {
    /// The day, if all of it is written.
    pub(super) fn full(self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// As EDTF, if its year is written.
    pub(super) fn edtf(self) -> Option<Edtf> {
        match (self.year?, self.month, self.day) {
            (year, Some(month), Some(day)) => Date::new(year, month, day).ok().map(edtf),
            (year, Some(month), None) => Some(Edtf::month(year, month)),
            (year, None, _) => Some(Edtf::year(year)),
        }
    }
}

pub(super) fn edtf(date: Date) -> Edtf {
    Edtf::day(date.year(), date.month(), date.day())
}

/// The day of an EDTF date of that precision.
pub(super) fn day_of(date: &Edtf) -> Option<Date> {
    let part = partial_of(date)?;
    part.full()
}

/// The parts of an EDTF date that is no interval.
pub(super) fn partial_of(date: &Edtf) -> Option<Partial> {
    let mut numbers = date.as_str().split('-');
    let year = Some(numbers.next()?.parse().ok()?);
    let month = numbers.next().map(str::parse).transpose().ok()?;
    let day = numbers.next().map(str::parse).transpose().ok()?;
    Some(Partial { year, month, day })
}

/// So many days later; the same day where the calendar ends.
pub(super) fn plus(date: Date, days: i32) -> Date {
    date.checked_add(i64::from(days).days()).unwrap_or(date)
}

/// 1 for Monday to 7 for Sunday.
pub(super) fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

/// The day of that weekday nearest to `date`, the earlier one where two are equally near.
pub(super) fn nearest_weekday(date: Date, wanted: i8) -> Date {
    let ahead = i32::from((wanted - weekday(date)).rem_euclid(7));
    plus(date, if ahead > 3 { ahead - 7 } else { ahead })
}

/// The last day of that weekday on or before `date`.
pub(super) fn weekday_before(date: Date, wanted: i8) -> Date {
    plus(date, -i32::from((weekday(date) - wanted).rem_euclid(7)))
}

/// The first day of that weekday on or after `date`.
pub(super) fn weekday_after(date: Date, wanted: i8) -> Date {
    plus(date, i32::from((wanted - weekday(date)).rem_euclid(7)))
}

//! Dates as people write and read them.

use jiff::civil::{Date, Weekday};
use mahdar_record::Edtf;

/// The first day of a date given on the command line.
pub(crate) fn first_day(text: &str) -> Result<String, String> {
    Ok(bounds(text)?.0)
}

/// The last day of a date given on the command line.
pub(crate) fn last_day(text: &str) -> Result<String, String> {
    Ok(bounds(text)?.1)
}

fn bounds(text: &str) -> Result<(String, String), String> {
    let wrong = || "give a date as 2023-03-19, 2023-03 or 2023".to_owned();
    let plain = text.chars().all(|c| c.is_ascii_digit() || c == '-') && matches!(text.len(), 4 | 7 | 10);
    let (first, last) = Edtf::parse(text).filter(|_| plain).and_then(|date| date.bounds()).ok_or_else(wrong)?;
    let sound = |day: &str| day.parse::<Date>().is_ok();
    if sound(&first) && sound(&last) { Ok((first, last)) } else { Err(format!("there is no such day: {text}")) }
}

/// A date in words: `Sunday 19 March 2023`, `March 2023`, `2023`; what is no plain date stays as it is written.
pub(crate) fn in_words(date: &Edtf) -> String {
    let text = date.as_str();
    if let Some((first, last)) = text.split_once('/') {
        return format!("{} to {}", part_in_words(first), part_in_words(last));
    }
    part_in_words(text)
}

fn part_in_words(text: &str) -> String {
    let (plain, about) = match text.strip_suffix('~') {
        Some(plain) => (plain, "about "),
        None => (text, ""),
    };
    let words = match plain.len() {
        10 => plain.parse::<Date>().ok().map(|d| format!("{} {} {} {}", weekday(d.weekday()), d.day(), month(d.month()), d.year())),
        7 => format!("{plain}-01").parse::<Date>().ok().map(|d| format!("{} {}", month(d.month()), d.year())),
        _ => None,
    };
    format!("{about}{}", words.unwrap_or_else(|| plain.to_owned()))
}

fn month(number: i8) -> &'static str {
    const NAMES: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    usize::try_from(number - 1).ok().and_then(|index| NAMES.get(index)).copied().unwrap_or_default()
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_command_line() {
        assert_eq!(first_day("2024-02"), Ok("2024-02-01".to_owned()));
        assert_eq!(last_day("2024-02"), Ok("2024-02-29".to_owned()));
        assert_eq!(last_day("2023"), Ok("2023-12-31".to_owned()));
        for wrong in ["", "yesterday", "2023-13", "2023-02-30", "23-1-1", "2023-3", "2023/03", "-2023-01"] {
            assert!(first_day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn dates_in_words() {
        let words = |text: &str| Edtf::parse(text).map(|date| in_words(&date)).unwrap_or_default();
        assert_eq!(words("2023-03-19"), "Sunday 19 March 2023");
        assert_eq!(words("2023-03"), "March 2023");
        assert_eq!(words("2015-09~"), "about September 2015");
        assert_eq!(words("2023-03-06/2023-03-10"), "Monday 6 March 2023 to Friday 10 March 2023");
        assert_eq!(words("XXXX-05-11"), "XXXX-05-11");
    }
}

//! What the column `value` and the column `features` of the lexicon may hold.

use crate::class::Class;
use crate::table::Row;
use crate::{KnowledgeFile, Problem};

/// The problems of a row whose class is known.
pub(crate) fn check(file: &KnowledgeFile, row: &Row<'_>, class: Class, problems: &mut Vec<Problem>) {
    let (sound, hint) = is_value(row, class);
    if !sound {
        problems.push(row.problem(&file.path, 2, format!("`{}` is no value of class `{}`", row.text(2), class.as_str()), hint));
    }
    if row.get(3).is_some_and(|features| features.split(';').any(|pair| !pair.contains('='))) {
        problems.push(row.problem(&file.path, 3, "a feature without a value", "write `key=value` pairs, separated by `;`"));
    }
}

fn is_value(row: &Row<'_>, class: Class) -> (bool, &'static str) {
    let value = row.text(2);
    let is_code = mahdar_record::Country::parse(value).is_some();
    match class {
        Class::Country | Class::Nationality => (is_code, "an ISO 3166-1 alpha-3 code"),
        Class::Place | Class::Body => (is_code || row.get(2).is_none(), "an ISO 3166-1 alpha-3 code or `-`"),
        Class::Topic => (mahdar_record::Topic::parse(value).is_some(), "a PLOVER context"),
        Class::Instrument => (mahdar_record::Instrument::parse(value).is_some(), "a kind of instrument"),
        Class::Event => (mahdar_record::Form::parse(value).is_some(), "a form of encounter"),
        Class::ContentHead => (value == "none" || mahdar_record::SpeechAct::parse(value).is_some(), "a verbal act of PLOVER or `none`"),
        Class::Month | Class::Weekday | Class::DayWord | Class::Number | Class::Ordinal => (value.parse::<i64>().is_ok(), "a whole number"),
        _ => (true, ""),
    }
}

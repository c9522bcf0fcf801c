//! Date expressions as they are written, before anything is counted.

use mahdar_knowledge::{Class, Classes};

use crate::cuts::Cut;
use crate::dates::absolute::{self, Absolute};
use crate::dates::atoms::{self, Before, Era};
use crate::dates::calendar::Partial;
use crate::text::Text;
use crate::tokens::TokenKind;

/// A week, month or year counted from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Month(i8),
    Year(i8),
    /// Days and weeks: no record of a date has their precision.
    Other,
}

/// One expression and all that it says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Expression {
    pub(super) first: usize,
    pub(super) end: usize,
    /// The cut of the first token, where something stands before the expression.
    pub(super) cut: Option<Cut>,
    /// Days from the day of the report.
    pub(super) relative: Option<i32>,
    /// 1 for Monday to 7 for Sunday.
    pub(super) weekday: Option<i8>,
    /// A date of the Gregorian calendar.
    pub(super) date: Option<Absolute>,
    /// True if a date of another calendar stands in it.
    pub(super) foreign: bool,
    pub(super) period: Option<Period>,
    /// Last (-1), this (0) or next (1).
    pub(super) shift: Option<i8>,
    /// True if it opens a time that no calendar settles.
    pub(super) vague: bool,
    day_part: bool,
}

impl Expression {
    fn says_something(&self) -> bool {
        self.relative.is_some() || self.weekday.is_some() || self.date.is_some() || self.foreign || self.period.is_some() || self.vague
    }

    fn has_day(&self) -> bool {
        self.date.as_ref().is_some_and(|date| date.date.day.is_some())
    }

    /// The day, where year, month and day are written.
    pub(super) fn printed_day(&self) -> Option<jiff::civil::Date> {
        self.date.as_ref().filter(|date| date.last.is_none()).and_then(|date| date.date.full())
    }

    /// The date as written.
    pub(super) fn partial(&self) -> Option<Partial> {
        self.date.as_ref().map(|date| date.date)
    }
}

/// Names that may hold words of the calendar.
const NAMED: Classes =
    Classes::of(&[Class::Body, Class::Alias, Class::Place, Class::Office, Class::Rank, Class::BodyHead, Class::Honorific]);

/// What an expression, or a name that holds one, can begin with.
const OPENERS: Classes = NAMED.or(Classes::of(&[
    Class::Month,
    Class::Weekday,
    Class::DayWord,
    Class::DayPart,
    Class::DateShift,
    Class::DateUnit,
    Class::Ordinal,
    Class::Number,
    Class::Approximate,
    Class::Temporal,
    Class::Anniversary,
]));

/// Reads every expression of a text.
pub(super) fn read_all(text: &Text<'_>) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        if !text.may_be(at, OPENERS) && text.tokens[at].kind != TokenKind::Number {
            at += 1;
            continue;
        }
        if let Some((end, anniversary)) = name_end(text, at) {
            // A date directly after the word for an anniversary is its name.
            at = if anniversary { read(text, end).map_or(end, |expression| expression.end) } else { end };
            continue;
        }
        match read(text, at).filter(|expression| !is_name(text, expression)) {
            Some(expression) => {
                at = expression.end;
                found.push(expression);
            }
            None => at += 1,
        }
    }
    found
}

/// The end of a name that holds words of the calendar, and whether it is an anniversary.
fn name_end(text: &Text<'_>, at: usize) -> Option<(usize, bool)> {
    let longest = text.of_classes(at, NAMED).filter(|m| m.last > m.first).map(|m| (m.last as usize + 1, false));
    let feast = text.of_class(at, Class::Anniversary).map(|m| (m.last as usize + 1, true));
    longest.chain(feast).max()
}

/// True for a party or a newspaper that is called after a day, and for a word that stands alone in quotation marks.
fn is_name(text: &Text<'_>, expression: &Expression) -> bool {
    let quoted = text
        .quotation(expression.first)
        .is_some_and(|quotation| quotation.first as usize == expression.first && quotation.end as usize == expression.end);
    let bare = expression.date.as_ref().is_some_and(|date| date.date.year.is_none() && date.date.day.is_some())
        && expression.weekday.is_none()
        && expression.shift.is_none();
    let body = |first: usize| {
        text.of_class(first, Class::BodyHead).any(|m| {
            m.last as usize + 1 == expression.first && (bare || expression.relative.is_some() && text.entry(m).value.as_ref() == "media")
        })
    };
    quoted || expression.cut.is_none() && (1..=2.min(expression.first)).any(|back| body(expression.first - back))
}

/// Reads the expression that begins at a token.
fn read(text: &Text<'_>, at: usize) -> Option<Expression> {
    let mut reader = Reader { text, at, found: Expression { first: at, ..Expression::default() } };
    for _ in 0..12 {
        if !reader.part() && !reader.part_behind_glue() {
            break;
        }
    }
    let mut found = reader.found;
    if !found.says_something() {
        return None;
    }
    found.end = found.end.max(at + 1);
    Some(found)
}

struct Reader<'t, 'a> {
    text: &'t Text<'a>,
    at: usize,
    found: Expression,
}

impl Reader<'_, '_> {
    fn opens(&self) -> bool {
        self.at == self.found.first
    }

    fn before(&self) -> Before {
        if self.opens() { Before::Proclitics } else { Before::Nothing }
    }

    /// Takes what ends at a token; the first part brings the cut of the expression.
    fn take(&mut self, end: usize, cut: Option<Cut>) -> bool {
        if self.opens() {
            self.found.cut = cut;
        }
        self.at = end;
        self.found.end = end;
        true
    }

    fn part(&mut self) -> bool {
        self.relative() || self.weekday() || self.absolute() || self.approximate() || self.period() || self.shift() || self.day_part()
    }

    /// A mark, a bracket or a linking word, and a part that adds to what was read.
    fn part_behind_glue(&mut self) -> bool {
        if self.opens() {
            return false;
        }
        let (at, end) = (self.at, self.found.end);
        let mark = atoms::mark(self.text, at);
        let next = match mark {
            Some('،' | ',') if atoms::mark(self.text, at + 1) == Some('(') => Some(at + 2),
            Some('،' | ',' | '-' | '–' | '(' | '/') => Some(at + 1),
            Some(_) => None,
            None => atoms::era(self.text, at)
                .filter(|era| era.value == Era::Equals)
                .map(|era| era.end)
                .or_else(|| atoms::skip(self.text, at, Class::Preposition).filter(|_| !self.found.says_something() || self.links())),
        };
        let Some(next) = next else { return false };
        self.at = next;
        let only_day_part = !self.found.says_something();
        let read = if only_day_part {
            mark.is_none() && (self.relative() || self.weekday() || self.absolute())
        } else {
            self.weekday() || self.absolute()
        };
        if !read {
            (self.at, self.found.end) = (at, end);
            return false;
        }
        if atoms::mark(self.text, next - 1) == Some('(') && atoms::mark(self.text, self.at) == Some(')') {
            self.at += 1;
            self.found.end = self.at;
        }
        true
    }

    /// True if a preposition may link what was read to a date: a weekday to its day.
    fn links(&self) -> bool {
        self.found.weekday.is_some() && self.found.date.is_none()
    }

    fn relative(&mut self) -> bool {
        if self.found.says_something() {
            return false;
        }
        let Some(word) = atoms::value(self.text, self.at, Class::DayWord, self.before()) else { return false };
        // "The third day", "the next day": a day counted from another one, or a time of day.
        let counted = atoms::skip(self.text, word.end, Class::Ordinal).is_some() && absolute::continuing(self.text, word.end).is_none();
        let shifted = atoms::value(self.text, word.end, Class::DateShift, Before::Nothing).is_some_and(|shift| shift.value != 0);
        // "Two days after …": counted from another event.
        let from_event = atoms::skip(self.text, self.at, Class::Temporal).is_some_and(|end| end > word.end);
        if counted || shifted {
            return false;
        }
        // A week ago is no day.
        if word.value.abs() >= 7 || from_event {
            self.found.vague = true;
        } else {
            self.found.relative = Some(word.value);
        }
        self.take(word.end, word.cut)
    }

    fn weekday(&mut self) -> bool {
        if self.found.weekday.is_some()
            || self.found.period.is_some()
            || self.found.date.is_some() && !self.found.has_day()
            || self.found.vague
        {
            return false;
        }
        let Some(word) = atoms::entry(self.text, self.at, Class::Weekday, self.before()) else { return false };
        let Ok(day) = word.value.value.parse::<i8>() else { return false };
        if word.value.feature("bare").is_some() && !self.found.day_part {
            return false;
        }
        if self.found.printed_day().is_some_and(|date| crate::dates::calendar::weekday(date) != day) {
            return false;
        }
        self.found.weekday = Some(day);
        self.take(word.end, word.cut);
        // The night from one day to the next.
        let next = if matches!(atoms::mark(self.text, self.at), Some('-' | '–' | '/')) { self.at + 1 } else { self.at };
        if let Some(second) = atoms::value(self.text, next, Class::Weekday, Before::Nothing)
            && second.value == i32::from(day % 7 + 1)
        {
            self.take(second.end, None);
        }
        true
    }

    fn absolute(&mut self) -> bool {
        let first = !self.found.says_something();
        let read = if first && (self.opens() || self.found.day_part) {
            absolute::opening(self.text, self.at)
        } else {
            absolute::continuing(self.text, self.at)
        };
        let Some(read) = read else { return false };
        let other_calendar = self.found.foreign || read.foreign;
        if self.found.date.is_some() && !other_calendar
            || self.found.period.is_some()
            || self.found.vague
            || self.found.foreign && read.foreign
        {
            return false;
        }
        if self.found.date.is_some() && !read.foreign {
            return false;
        }
        let (end, cut) = (read.end, read.cut);
        if read.foreign {
            self.found.foreign = true;
        } else {
            self.found.date = Some(read);
        }
        self.take(end, cut)
    }

    /// The beginning, middle or end of a month or year.
    fn approximate(&mut self) -> bool {
        if self.found.says_something() {
            return false;
        }
        if let Some(word) = atoms::entry(self.text, self.at, Class::Temporal, self.before())
            && self.ago(word.end, word.cut)
        {
            return true;
        }
        let Some(word) = atoms::entry(self.text, self.at, Class::Approximate, self.before()) else { return false };
        match word.value.feature("part") {
            Some("begin" | "middle" | "end") => {}
            Some("several") => return self.ago(word.end, word.cut),
            _ => return false,
        }
        let (at, opened) = (self.at, self.found.first);
        self.at = word.end;
        if let Some(read) = absolute::part_of(self.text, word.end) {
            let end = read.end;
            self.found.foreign = read.foreign;
            self.found.date = (!read.foreign).then_some(read);
            self.take(end, None);
        } else if !self.relative() && !self.period() {
            self.at = at;
            return false;
        }
        if at == opened {
            self.found.cut = word.cut;
        }
        true
    }

    /// "Days ago", "for weeks": a time that nothing settles.
    fn ago(&mut self, mut at: usize, cut: Option<Cut>) -> bool {
        let from = at;
        for class in [Class::Approximate, Class::Number] {
            at = atoms::skip(self.text, at, class).filter(|&end| atoms::unit(self.text, end, Before::Nothing).is_some()).unwrap_or(at);
        }
        if at == from && atoms::digits(self.text, at).is_some() {
            at += 1;
        }
        let Some(unit) = atoms::unit(self.text, at, Before::Nothing) else { return false };
        let settled = atoms::skip(self.text, unit.end, Class::DateShift).is_some()
            || atoms::year_number(self.text, unit.end).is_some()
            || absolute::opening(self.text, at).is_some()
            || atoms::skip(self.text, at, Class::Weekday).is_some()
            || atoms::skip(self.text, at, Class::DayWord).is_some();
        if settled {
            return false;
        }
        self.found.vague = true;
        self.take(unit.end, cut)
    }

    fn period(&mut self) -> bool {
        if self.found.says_something() {
            return false;
        }
        let text = self.text;
        let this = atoms::value(text, self.at, Class::DateShift, self.before())
            .filter(|_| atoms::entry(text, self.at, Class::Demonstrative, Before::Proclitics).is_some());
        let (at, before) = this.as_ref().map_or((self.at, self.before()), |this| (this.end, Before::Nothing));
        let Some(unit) = atoms::unit(text, at, before) else { return false };
        let counted = [Class::Number, Class::Ordinal, Class::Approximate]
            .into_iter()
            .find_map(|class| atoms::skip(text, unit.end, class))
            .or_else(|| atoms::digits(text, unit.end).map(|_| unit.end + 1))
            .filter(|&end| atoms::skip(text, end, Class::DateShift).is_some());
        let at_shift = counted.unwrap_or(unit.end);
        let shift = atoms::value(text, at_shift, Class::DateShift, Before::Nothing).filter(|_| !self.is_adjective(at, at_shift));
        let plain = counted.is_none();
        let (value, end) = match (&shift, &this) {
            (Some(shift), _) => (shift.value, shift.end),
            (None, Some(this)) if unit.value != "day" => (this.value, unit.end),
            _ => return false,
        };
        let Ok(value) = i8::try_from(value) else { return false };
        self.found.period = Some(match unit.value {
            "month" if plain => Period::Month(value),
            "year" if plain => Period::Year(value),
            _ => Period::Other,
        });
        let cut = this.as_ref().map_or(unit.cut, |this| this.cut);
        self.take(end, cut)
    }

    /// True where the word for year is the adjective "general", and a word for former or acting follows it.
    fn is_adjective(&self, unit: usize, shift: usize) -> bool {
        let article = self.text.knowledge.clitics().article();
        atoms::skip(self.text, shift, Class::PostQualifier).is_some()
            && unit > 0
            && !article.is_empty()
            && self.text.folded_word(unit - 1).starts_with(article)
            && self.text.matches(unit - 1).iter().all(|m| !matches!(m.class(), Class::Preposition | Class::Temporal))
    }

    fn shift(&mut self) -> bool {
        let dated = self.found.date.as_ref().is_some_and(|date| date.date.year.is_none() && date.year_shift.is_none());
        if self.found.shift.is_some() || !dated && (self.found.weekday.is_none() || self.found.relative.is_some()) {
            return false;
        }
        let Some(word) = atoms::value(self.text, self.at, Class::DateShift, Before::Nothing) else { return false };
        if atoms::skip(self.text, self.at, Class::Demonstrative).is_some() {
            return false;
        }
        self.found.shift = i8::try_from(word.value).ok();
        self.take(word.end, None)
    }

    fn day_part(&mut self) -> bool {
        if self.found.period.is_some() {
            return false;
        }
        let Some(word) = atoms::entry(self.text, self.at, Class::DayPart, self.before()) else { return false };
        // Behind a date, a word that is also a verb is the verb.
        if self.found.says_something() && atoms::skip(self.text, self.at, Class::Verb).is_some() {
            return false;
        }
        self.found.day_part = true;
        self.take(word.end, word.cut)
    }
}

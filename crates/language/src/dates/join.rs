//! Two expressions that are the ends of one time: "from Sunday to Tuesday".

use mahdar_knowledge::Class;
use mahdar_record::Edtf;

use crate::dates::DateMention;
use crate::dates::atoms::{self, Before};
use crate::dates::expression::Expression;
use crate::text::Text;

/// Joins neighbours that are the ends of one time into one mention.
pub(super) fn join(text: &Text<'_>, expressions: &[Expression], mentions: &mut Vec<DateMention>) {
    let mut joined: Vec<DateMention> = Vec::with_capacity(mentions.len());
    let mut first_of_last = 0;
    for (index, mention) in mentions.drain(..).enumerate() {
        let interval = joined.last().and_then(|before| {
            let ends = is_range(text, &expressions[first_of_last], before.end as usize, &expressions[index]);
            ends.then(|| interval(before, &mention)).flatten()
        });
        match (interval, joined.last_mut()) {
            (Some(value), Some(before)) => {
                before.end = mention.end;
                before.span = before.span.cover(mention.span);
                before.value = Some(value);
            }
            _ => {
                joined.push(mention);
                first_of_last = index;
            }
        }
    }
    *mentions = joined;
}

fn is_range(text: &Text<'_>, first: &Expression, first_end: usize, last: &Expression) -> bool {
    if first_end != first.end {
        return false;
    }
    let led = first.cut.is_some_and(|cut| cut.preposition.is_some())
        || [Class::Preposition, Class::Approximate].into_iter().any(|class| atoms::ends_before(text, first.first, class).is_some());
    let linked = [Class::Preposition, Class::Approximate].into_iter().any(|class| atoms::skip(text, first.end, class) == Some(last.first));
    let days = first.weekday.is_some() && last.weekday.is_some() && last.first == first.end;
    let pair = days && last.cut.is_some_and(|cut| cut.coordinator.is_some()) && unit_before(text, first.first);
    led && linked || pair
}

/// True after the word for day.
fn unit_before(text: &Text<'_>, at: usize) -> bool {
    at > 0 && atoms::unit(text, at - 1, Before::Proclitics).is_some_and(|unit| unit.value == "day")
}

fn interval(first: &DateMention, last: &DateMention) -> Option<Edtf> {
    let (first, last) = (first.value.as_ref()?, last.value.as_ref()?);
    let plain = |date: &Edtf| date.precision() != "interval";
    (plain(first) && plain(last) && first.bounds()?.0 < last.bounds()?.0).then(|| Edtf::interval(first, last))
}

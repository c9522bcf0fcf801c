//! One object for each encounter, however often it is told.

use mahdar_record::{Form, Role};

use super::telling::Telling;

/// Joins a telling to the encounter that it tells again, or adds it as a new one.
pub(super) fn add(told: &mut Vec<Telling>, telling: Telling) {
    if telling.resumes
        && let Some(last) = told.last_mut()
    {
        last.also.push(telling.span);
        return;
    }
    match told.iter_mut().find(|known| is_same(known, &telling)) {
        Some(known) => join(known, telling),
        None => told.push(telling),
    }
}

/// The same pair, no conflicting date, kindred forms, and not one planned and the other past.
fn is_same(a: &Telling, b: &Telling) -> bool {
    kindred(a.form, b.form)
        && a.press == b.press
        && a.status == b.status
        && same_day(a, b)
        && if a.form == Form::Visit { same_journey(a, b) } else { same_pair(a, b) }
}

fn kindred(a: Form, b: Form) -> bool {
    let face = |form: Form| matches!(form, Form::Meeting | Form::Talks | Form::Conference | Form::Ceremony);
    a == b || face(a) && face(b)
}

fn same_day(a: &Telling, b: &Telling) -> bool {
    match (&a.date, &b.date) {
        (Some(x), Some(y)) => x.value == y.value,
        _ => true,
    }
}

/// The same traveller in the same country.
fn same_journey(a: &Telling, b: &Telling) -> bool {
    let guest = |name: &str| b.participants.iter().any(|(party, role)| *role == Role::Guest && party.name == name);
    a.country == b.country && a.participants.iter().any(|(party, role)| *role == Role::Guest && guest(&party.name))
}

/// The principals of one are among those of the other, and most of them; where one telling names a single side, nothing speaks against it.
fn same_pair(a: &Telling, b: &Telling) -> bool {
    let (x, y) = (a.principals().count(), b.principals().count());
    let shared = a.principals().filter(|party| b.principals().any(|other| other.name == party.name)).count();
    let elsewhere = a.country.is_some() && b.country.is_some() && a.country != b.country;
    shared > 0 && shared == x.min(y) && (shared * 2 > x.max(y) || shared == 1 && !elsewhere)
}

fn join(known: &mut Telling, telling: Telling) {
    known.also.push(telling.span);
    if known.date.is_none() {
        known.date = telling.date;
    }
    if known.place.is_none() {
        known.place = telling.place;
    }
    known.country = known.country.or(telling.country);
    for (party, role) in telling.participants {
        if !known.participants.iter().any(|(other, _)| other.name == party.name) {
            known.participants.push((party, role));
        }
    }
    if matches!((known.form, telling.form), (Form::Conference | Form::Ceremony | Form::Talks, Form::Meeting)) {
        known.form = telling.form;
    }
}

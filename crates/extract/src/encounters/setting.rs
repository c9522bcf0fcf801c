//! Where an encounter took place if its own words do not say: on the visit that it is part of.

use mahdar_record::{Country, Form, Role};

use crate::parties::Party;
use crate::scene::Scene;

use super::telling::Telling;

/// Gives encounters without a place that of the visit on which they took place.
pub(super) fn settle(scene: &Scene<'_>, told: &mut [Telling]) {
    let visits: Vec<Visit> = told.iter().filter(|telling| telling.form == Form::Visit).flat_map(visits_of).collect();
    for telling in told.iter_mut().filter(|telling| telling.form != Form::Visit && !is_remote(telling.form)) {
        if telling.place.is_some() {
            continue;
        }
        let fits = |visit: &&Visit| takes_place_on(scene, telling, visit);
        let Some(visit) = visits.iter().filter(fits).min_by_key(|visit| visit.telling.span.start.abs_diff(telling.span.start)) else {
            continue;
        };
        telling.place.clone_from(&visit.telling.place);
        telling.country = visit.telling.country;
    }
}

/// Gives encounters without a date that of another with one of their sides, told in the same sentence or the one before.
pub(super) fn date(scene: &Scene<'_>, told: &mut [Telling]) {
    for index in 0..told.len() {
        let telling = &told[index];
        if telling.date.is_some() {
            continue;
        }
        let beside = told.iter().filter(|other| other.date.is_some() && is_beside(scene, telling, other));
        let nearest = beside.min_by_key(|other| other.span.start.abs_diff(telling.span.start));
        let date = nearest.and_then(|other| other.date.clone());
        told[index].date = date;
    }
}

/// Told together: of one status, in one country, with someone who takes part in both.
fn is_beside(scene: &Scene<'_>, telling: &Telling, other: &Telling) -> bool {
    let elsewhere = telling.country.is_some() && other.country.is_some() && telling.country != other.country;
    let near = match distance(scene, telling, other) {
        0 => true,
        1 => other.span.start < telling.span.start,
        _ => false,
    };
    let shared = telling.principals().any(|party| other.principals().any(|known| known.name == party.name));
    near && shared && !elsewhere && telling.status == other.status
}

/// Calls and links by screen take place nowhere.
fn is_remote(form: Form) -> bool {
    matches!(form, Form::Call | Form::Video)
}

/// One traveller on one visit.
struct Visit {
    guest: String,
    telling: Telling,
}

fn visits_of(telling: &Telling) -> Vec<Visit> {
    let guests = telling.participants.iter().filter(|(_, role)| *role == Role::Guest);
    guests.map(|(party, _)| Visit { guest: party.name.clone(), telling: telling.clone() }).collect()
}

/// The traveller takes part, and someone of the country that is visited, or the two are told side by side.
fn takes_place_on(scene: &Scene<'_>, telling: &Telling, visit: &Visit) -> bool {
    let there = telling.principals().any(|party| party.name == visit.guest);
    let elsewhere = telling.country.is_some() && telling.country != visit.telling.country;
    let another_day = matches!((&telling.date, &visit.telling.date), (Some(a), Some(b)) if !a.value.as_str().starts_with(b.value.as_str()) && !b.value.as_str().starts_with(a.value.as_str()));
    if !there || elsewhere || another_day || telling.status != visit.telling.status {
        return false;
    }
    let local = telling.principals().any(|party| party.name != visit.guest && is_of(scene, party, visit.telling.country));
    local || distance(scene, telling, &visit.telling) <= 1
}

/// True if a party is a state, or holds a post of it.
fn is_of(scene: &Scene<'_>, party: &Party, country: Option<Country>) -> bool {
    let Some(country) = country else { return false };
    party.name == country.to_string()
        || party.person.is_some_and(|who| scene.people.list[who].posts.iter().any(|post| post.country == Some(country)))
}

/// How many sentences lie between two tellings.
fn distance(scene: &Scene<'_>, a: &Telling, b: &Telling) -> usize {
    let sentence = |telling: &Telling| scene.text.sentences.partition_point(|sentence| sentence.span.end <= telling.span.start);
    sentence(a).abs_diff(sentence(b))
}

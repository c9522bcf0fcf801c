//! One object for each instrument and step.

use super::instrument::Named;
use super::telling::{Telling, add};

/// Joins the tellings of one step of one instrument; the first stands for all.
pub(super) fn merge(tellings: Vec<Telling<'_>>) -> Vec<Telling<'_>> {
    let mut steps: Vec<Telling<'_>> = Vec::new();
    for told in tellings {
        match steps.iter_mut().find(|known| known.step == told.step && is_same(known, &told)) {
            Some(known) => join(known, told),
            None => steps.push(told),
        }
    }
    share(&mut steps);
    steps
}

fn is_same(known: &Telling<'_>, told: &Telling<'_>) -> bool {
    let adjoining = known.clause.sentence == told.clause.sentence && told.instrument.first.abs_diff(known.instrument.end) < 3;
    known.instrument.span.overlaps(told.instrument.span)
        || adjoining
        || same_name(&known.instrument, &told.instrument)
            && !(known.date.is_some() && told.date.is_some() && known.date != told.date && known.parties != told.parties)
}

/// The words of one name are all in the other.
fn same_name(a: &Named, b: &Named) -> bool {
    let (long, short) = if a.words.len() >= b.words.len() { (a, b) } else { (b, a) };
    (a.head == b.head || a.words.first() == b.words.first()) && short.words.iter().all(|word| long.words.contains(word))
}

fn join<'s>(known: &mut Telling<'s>, told: Telling<'s>) {
    if known.parties.is_empty() && !told.parties.is_empty()
        || told.instrument.words.len() > known.instrument.words.len() + 1 && known.instrument.words.len() < 2
    {
        let earlier = std::mem::replace(known, told);
        return fill(known, earlier);
    }
    fill(known, told);
}

fn fill<'s>(known: &mut Telling<'s>, other: Telling<'s>) {
    for name in other.parties {
        add(&mut known.parties, name);
    }
    for name in other.signatories {
        add(&mut known.signatories, name);
    }
    for name in other.patrons {
        add(&mut known.patrons, name);
    }
    known.date = known.date.take().or(other.date);
}

/// A step whose parties are not named has those of another step of the same instrument.
fn share(steps: &mut [Telling<'_>]) {
    for index in 0..steps.len() {
        if steps[index].parties.is_empty()
            && let Some(other) = (0..steps.len()).find(|&other| {
                other != index && !steps[other].parties.is_empty() && same_name(&steps[other].instrument, &steps[index].instrument)
            })
        {
            let parties = steps[other].parties.clone();
            steps[index].parties = parties;
        }
    }
}

//! `mahdar chronology`: what happened, by date.

use anyhow::Result;
use mahdar_record::{Edtf, Heading};
use mahdar_store::{Fact, FactKind, Filter, Store, Told};
use serde::Serialize;

use super::Outcome;
use crate::arguments::{Chronology, Common, KindName};
use crate::screen::{Line, Screen};
use crate::{dates, failures, reading, story};

/// One fact as JSON: what all reading commands give.
#[derive(Serialize)]
pub(super) struct FactLine<'a> {
    kind: FactKind,
    date: Option<&'a Edtf>,
    precision: Option<&'static str>,
    document: &'a Heading,
    fact: &'a Fact,
    words: &'a str,
}

impl<'a> FactLine<'a> {
    pub(super) fn of(told: &'a Told, text: &'a str) -> Self {
        Self {
            kind: told.fact.kind(),
            date: told.date(),
            precision: told.date().map(Edtf::precision),
            document: &told.record.document,
            fact: &told.fact,
            words: told.fact.span().of(text),
        }
    }
}

pub(super) fn run(common: &Common, asked: &Chronology) -> Result<Outcome> {
    let store = super::record(common)?;
    let filter = filter(common, asked)?;
    let mut screen = Screen::new(common.color);
    let shown = print(&store, &filter, asked.json.json, &mut screen)?;
    screen.flush()?;
    if shown == 0 {
        failures::note("nothing in the record is so; `mahdar chronology` without conditions shows what there is");
        return Ok(Outcome::NotFound);
    }
    if asked.limit.is_some() {
        let all = store.count(&filter)?;
        if all > shown {
            failures::note(&format!("{shown} of {all}; a higher --limit shows more"));
        }
    }
    Ok(Outcome::Done)
}

fn filter(common: &Common, asked: &Chronology) -> Result<Filter> {
    let person = match &asked.person {
        Some(name) => Some(reading::fold(&reading::knowledge(common.knowledge.as_deref())?, name)),
        None => None,
    };
    let kinds = match asked.kind.as_slice() {
        [] => vec![FactKind::Encounter, FactKind::Agreement, FactKind::Act],
        chosen => chosen.iter().map(|kind| kind_of(*kind)).collect(),
    };
    Ok(Filter { from: asked.from.clone(), to: asked.to.clone(), person, country: asked.country, kinds, limit: asked.limit })
}

fn kind_of(name: KindName) -> FactKind {
    match name {
        KindName::Encounter => FactKind::Encounter,
        KindName::Statement => FactKind::Statement,
        KindName::Agreement => FactKind::Agreement,
        KindName::Act => FactKind::Act,
    }
}

/// Prints what the filter chooses under a heading for each date; gives how many there were.
pub(super) fn print(store: &Store, filter: &Filter, json: bool, screen: &mut Screen) -> Result<usize> {
    let mut shown = 0;
    let mut heading: Option<Option<Edtf>> = None;
    let mut last: Option<(i64, String)> = None;
    store.chronology(filter, |told| {
        let text = match last.take() {
            Some((key, text)) if key == told.document => text,
            _ => store.document(told.document)?.text,
        };
        if json {
            screen.json(&FactLine::of(&told, &text))?;
        } else {
            if heading.as_ref() != Some(&told.date().cloned()) {
                head(told.date(), heading.is_some(), screen)?;
                heading = Some(told.date().cloned());
            }
            screen.line(2, &story::sentence(&told, &text).dim(" — ").then(story::origin(&told)))?;
        }
        last = Some((told.document, text));
        shown += 1;
        anyhow::Ok(())
    })?;
    Ok(shown)
}

fn head(date: Option<&Edtf>, gap: bool, screen: &mut Screen) -> Result<()> {
    if gap {
        screen.gap()?;
    }
    let words = date.map_or_else(|| "Date not known".to_owned(), dates::in_words);
    screen.line(0, &Line::default().bold(words))?;
    Ok(())
}

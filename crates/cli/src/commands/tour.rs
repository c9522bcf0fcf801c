//! `mahdar tour`: the reports that come with the program, from the text to the record.

use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};
use mahdar_knowledge::Knowledge;
use mahdar_store::{Fact, FactKind, Filter, Store, Told};

use super::{Outcome, add, chronology, person, show};
use crate::arguments::Common;
use crate::reading;
use crate::screen::{Line, Screen};

static REPORTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/reports");

/// How many encounters and statements of the person are shown.
const SHOWN: usize = 5;

pub(super) fn run(common: &Common) -> Result<Outcome> {
    let knowledge = reading::knowledge(common.knowledge.as_deref())?;
    let folder = tempfile::tempdir().context("there is no temporary folder to write to; set TMPDIR")?;
    let reports = folder.path().join("reports");
    std::fs::create_dir(&reports)
        .and_then(|()| REPORTS.extract(&reports))
        .with_context(|| format!("{} cannot be written", reports.display()))?;
    let db = folder.path().join("tour.db");
    let (added, _) = add::add(&db, &[reports], &knowledge, common.jobs)?;
    let store = Store::open(&db)?;
    let mut screen = Screen::new(common.color);

    let all = Filter { kinds: vec![FactKind::Encounter, FactKind::Agreement, FactKind::Act], ..Filter::default() };
    title(&mut screen, &format!("What {} reports tell, by date", added.documents), "mahdar chronology")?;
    chronology::print(&store, &all, false, &mut screen)?;
    if let Some(named) = store.most_met()? {
        screen.gap()?;
        title(&mut screen, "What they tell of one person", &format!("mahdar person {}", named.name))?;
        person::print(&store, &named, SHOWN, &mut screen)?;
    }
    if let Some(told) = encounter(&store, &all)? {
        screen.gap()?;
        title(&mut screen, "One encounter, with the words it rests on", &format!("mahdar show {}", told.fact.id().as_str()))?;
        show::print(&store, &told, &knowledge, &mut screen)?;
    }
    next(&mut screen, &knowledge)?;
    screen.flush()?;
    Ok(Outcome::Done)
}

fn title(screen: &mut Screen, words: &str, command: &str) -> Result<()> {
    screen.line(0, &Line::default().bold(format!("== {words} ")).dim("$ ").quoted(command, crate::screen::Tone::Dim))?;
    screen.gap()?;
    Ok(())
}

/// The encounter of most people that has a date and a place.
fn encounter(store: &Store, filter: &Filter) -> Result<Option<Told>> {
    let mut best: Option<(usize, Told)> = None;
    store.chronology(filter, |told| {
        if let Fact::Encounter(encounter) = &told.fact {
            let people = encounter.participants.iter().filter(|one| one.person.is_some()).count();
            let weight = 4 * people + 2 * usize::from(encounter.date.is_some()) + usize::from(encounter.place.is_some());
            if best.as_ref().is_none_or(|(most, _)| weight > *most) {
                best = Some((weight, told));
            }
        }
        anyhow::Ok(())
    })?;
    Ok(best.map(|(_, told)| told))
}

fn next(screen: &mut Screen, knowledge: &Knowledge) -> Result<()> {
    let entries: usize = knowledge.counts().iter().map(|(_, count)| count).sum();
    screen.gap()?;
    screen.line(0, &Line::default().bold("== Where to go next"))?;
    screen.gap()?;
    let steps = [
        ("mahdar add REPORTS…", "reads your own reports (.txt, .jsonl, folders) into mahdar.db"),
        ("mahdar chronology --country IRN --from 2023", "asks it by date, country, person"),
        ("mahdar explain REPORT.txt", "says for each sentence what was found in it and what was lacking"),
        ("mahdar extract REPORT.txt", "prints what one report yields as JSON; `mahdar schema` describes it"),
    ];
    for (command, what) in steps {
        screen.line(2, &Line::default().bold(command).plain(format!(": {what}")))?;
    }
    screen.line(
        2,
        &Line::of(format!(
            "The file is SQLite: its tables are described in docs/store.md. What is known ({entries} entries) lies in knowledge/."
        )),
    )?;
    Ok(())
}

//! `mahdar show`: a fact and the words it rests on, or a document and its facts.

use anyhow::Result;
use mahdar_knowledge::Knowledge;
use mahdar_record::{Document, FactId, Record, Span};
use mahdar_store::{Fact, Store, Told};
use serde::Serialize;

use super::Outcome;
use super::chronology::FactLine;
use crate::arguments::{Common, Id};
use crate::marks::{Marks, marked};
use crate::screen::{Line, Screen, Tone};
use crate::{dates, failures, reading, story};

pub(super) fn run(common: &Common, asked: &Id) -> Result<Outcome> {
    let store = super::record(common)?;
    let facts = store.find(&FactId::parse(&asked.id))?;
    let documents = store.documents_called(&asked.id)?;
    if facts.is_empty() && documents.is_empty() {
        failures::note(&format!("there is no fact and no document with the id {} in {}", asked.id, store.path().display()));
        return Ok(Outcome::NotFound);
    }
    let knowledge = reading::knowledge(common.knowledge.as_deref())?;
    let mut screen = Screen::new(common.color);
    for told in &facts {
        if asked.json.json {
            json(&store, told, &knowledge, &mut screen)?;
        } else {
            print(&store, told, &knowledge, &mut screen)?;
        }
    }
    for key in documents {
        document(&store, key, asked.json.json, &mut screen)?;
    }
    screen.flush()?;
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct FactJson<'a> {
    #[serde(flatten)]
    line: FactLine<'a>,
    sentence: &'a str,
    sentence_span: Span,
}

fn json(store: &Store, told: &Told, knowledge: &Knowledge, screen: &mut Screen) -> Result<()> {
    let document = store.document(told.document)?;
    let around = reading::around(&reading::sentences(&document, knowledge), told.fact.span());
    let line = FactLine::of(told, &document.text);
    screen.json(&FactJson { line, sentence: around.of(&document.text), sentence_span: around })?;
    Ok(())
}

/// Prints a fact with its evidence.
pub(super) fn print(store: &Store, told: &Told, knowledge: &Knowledge, screen: &mut Screen) -> Result<()> {
    let document = store.document(told.document)?;
    let fact = &told.fact;
    screen.line(0, &Line::default().bold(fact.kind().as_str()).dim(format!("  {}", fact.id().as_str())))?;
    screen.line(2, &story::sentence(told, &document.text))?;
    if let Some(date) = told.date() {
        let precision = format!("  ({}{})", date.precision(), if fact.date().is_none() { ", of its encounter or report" } else { "" });
        label(screen, "when", &Line::of(dates::in_words(date)).dim(precision))?;
    }
    evidence(told, &document, knowledge, screen)?;
    parts(fact, &document.text, screen)?;
    if let Some(frame) = fact.frame() {
        let line = Line::of(format!("{}, evoked by ", frame.id));
        label(screen, "frame", &line.quoted(frame.span.of(&document.text), Tone::Trigger))?;
    }
    told_in(&document, screen)
}

/// The sentences of the words, with the words marked.
fn evidence(told: &Told, document: &Document, knowledge: &Knowledge, screen: &mut Screen) -> Result<()> {
    let spans = match &told.fact {
        Fact::Person(person) => person.spans.clone(),
        fact => vec![fact.span()],
    };
    let sentences = reading::sentences(document, knowledge);
    let trigger = told.fact.frame().map(|frame| frame.span);
    for (index, span) in spans.into_iter().enumerate() {
        let mut around = reading::around(&sentences, span);
        if let Some(trigger) = trigger.filter(|trigger| !around.contains(*trigger)) {
            around = around.cover(reading::around(&sentences, trigger));
        }
        let words = marked(&document.text, around, Marks { evidence: span, trigger }, screen.has_color());
        label(screen, if index == 0 { "words" } else { "" }, &words)?;
    }
    Ok(())
}

/// Who and what has a part, with the words for it.
fn parts(fact: &Fact, text: &str, screen: &mut Screen) -> Result<()> {
    let mut part = |what: &str, name: &str, span: Span| {
        let line = Line::default().quoted(name, Tone::Bold).plain(" from ");
        label(screen, what, &line.quoted(format!("«{}»", span.of(text)), Tone::Plain))
    };
    match fact {
        Fact::Encounter(encounter) => {
            for one in &encounter.participants {
                part(one.role.as_str(), &one.name, one.span)?;
            }
            if let (Some(place), Some(span)) = (&encounter.place, encounter.place_span) {
                part("place", place, span)?;
            }
            if let (Some(date), Some(span)) = (&encounter.date, encounter.date_span) {
                part("date", date.as_str(), span)?;
            }
        }
        Fact::Statement(statement) => {
            if let (Some(speaker), Some(span)) = (&statement.speaker, statement.speaker_span) {
                part("speaker", speaker, span)?;
            }
        }
        Fact::Person(person) => {
            for post in &person.posts {
                part("post", &post.title, post.span)?;
            }
        }
        Fact::Agreement(_) | Fact::Act(_) => {}
    }
    Ok(())
}

fn told_in(document: &Document, screen: &mut Screen) -> Result<()> {
    let mut line = Line::default();
    if let Some(outlet) = &document.outlet {
        line = line.quoted(outlet.clone(), Tone::Plain).plain(", ");
    }
    if let Some(published) = &document.published {
        line = line.plain(format!("{published}, "));
    }
    label(screen, "in", &line.plain("document ").quoted(document.id.clone(), Tone::Plain))?;
    if let Some(title) = &document.title {
        label(screen, "title", &Line::default().quoted(title.clone(), Tone::Plain))?;
    }
    if let Some(url) = &document.url {
        label(screen, "at", &Line::default().quoted(url.clone(), Tone::Plain))?;
    }
    Ok(())
}

fn label(screen: &mut Screen, label: &str, line: &Line) -> std::io::Result<()> {
    screen.labelled(&format!("  {label}"), 12, line)
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    record: &'a Record,
    title: &'a Option<String>,
    text: &'a str,
}

/// A whole document: its text, then its facts.
fn document(store: &Store, key: i64, json: bool, screen: &mut Screen) -> Result<()> {
    let (document, record) = (store.document(key)?, store.record(key)?);
    if json {
        screen.json(&DocumentJson { record: &record, title: &document.title, text: &document.text })?;
        return Ok(());
    }
    screen.line(0, &Line::default().bold("document"))?;
    told_in(&document, screen)?;
    screen.gap()?;
    for paragraph in document.text.lines().filter(|line| !line.trim().is_empty()) {
        screen.line(2, &Line::default().quoted(paragraph, Tone::Plain))?;
    }
    screen.gap()?;
    for fact in facts(&record) {
        let told = Told { document: key, record: record.clone(), fact };
        let date = told.fact.date().map_or_else(String::new, |date| format!(" {date}"));
        let head = Line::default().dim(format!("{} {}{date}  ", told.fact.id().as_str(), told.fact.kind().as_str()));
        screen.line(2, &head.then(story::sentence(&told, &document.text)))?;
    }
    Ok(())
}

fn facts(record: &Record) -> Vec<Fact> {
    let people = record.people.iter().cloned().map(Fact::Person);
    let encounters = record.encounters.iter().cloned().map(Fact::Encounter);
    let statements = record.statements.iter().cloned().map(Fact::Statement);
    let agreements = record.agreements.iter().cloned().map(Fact::Agreement);
    let acts = record.acts.iter().cloned().map(Fact::Act);
    people.chain(encounters).chain(statements).chain(agreements).chain(acts).collect()
}

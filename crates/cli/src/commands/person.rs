//! `mahdar person`: what is known under a name.

use anyhow::Result;
use mahdar_record::{Heading, Post};
use mahdar_store::{Fact, Named, Profile, Store, Told};
use serde::Serialize;

use super::Outcome;
use super::chronology::FactLine;
use crate::arguments::{Common, PersonName};
use crate::screen::{Line, Screen, Tone};
use crate::{failures, reading, story};

/// More names than this are listed and not told.
const TOLD: usize = 3;

pub(super) fn run(common: &Common, asked: &PersonName) -> Result<Outcome> {
    let store = super::record(common)?;
    let knowledge = reading::knowledge(common.knowledge.as_deref())?;
    let folded = reading::fold(&knowledge, &asked.name.join(" "));
    let names = store.named(&folded)?;
    if names.is_empty() {
        failures::note(&format!("nobody in the record bears the name {}", asked.name.join(" ")));
        return Ok(Outcome::NotFound);
    }
    let (exact, others): (Vec<Named>, Vec<Named>) = names.into_iter().partition(|named| named.folded == folded);
    let (told, listed) = match (exact.is_empty(), others.len()) {
        (false, _) => (exact, others),
        (true, 0..=TOLD) => (others, Vec::new()),
        (true, _) => (Vec::new(), others),
    };
    let mut screen = Screen::new(common.color);
    if asked.json.json {
        for named in told.iter().chain(&listed) {
            json(&store, named, asked.limit, &mut screen)?;
        }
    } else {
        for (index, named) in told.iter().enumerate() {
            if index > 0 {
                screen.gap()?;
            }
            print(&store, named, asked.limit, &mut screen)?;
        }
        list(&listed, told.is_empty(), &mut screen)?;
    }
    screen.flush()?;
    Ok(Outcome::Done)
}

/// Names that hold the words asked for and were not told.
fn list(names: &[Named], alone: bool, screen: &mut Screen) -> Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    if !alone {
        screen.gap()?;
    }
    screen
        .line(0, &Line::default().bold(if alone { "Several names hold these words; ask for one of them" } else { "Names that hold it" }))?;
    for named in names {
        screen.line(2, &Line::default().quoted(named.name.clone(), Tone::Plain).dim(format!("  {}", reports(named.documents))))?;
    }
    Ok(())
}

fn reports(count: usize) -> String {
    if count == 1 { "1 report".to_owned() } else { format!("{count} reports") }
}

/// Prints what the record holds under a name, at most `limit` encounters and statements.
pub(super) fn print(store: &Store, named: &Named, limit: usize, screen: &mut Screen) -> Result<()> {
    let profile = store.profile(&named.folded)?;
    screen.line(0, &Line::default().quoted(named.name.clone(), Tone::Bold).dim(format!("  in {}", reports(named.documents))))?;
    let held = posts(&profile);
    if !held.is_empty() {
        screen.line(0, &Line::of(format!("Posts ({})", held.len())))?;
    }
    for post in &held {
        post.print(screen)?;
    }
    facts(store, "Encounters", &profile.encounters, limit, screen)?;
    facts(store, "Statements", &profile.statements, limit, screen)
}

fn facts(store: &Store, title: &str, facts: &[Told], limit: usize, screen: &mut Screen) -> Result<()> {
    if facts.is_empty() {
        return Ok(());
    }
    let more = if facts.len() > limit { format!("latest {limit} of {}", facts.len()) } else { facts.len().to_string() };
    screen.line(0, &Line::of(format!("{title} ({more})")))?;
    for told in facts.iter().take(limit) {
        let date = told.date().map_or_else(|| "no date".to_owned(), ToString::to_string);
        let text = store.document(told.document)?.text;
        let line = Line::default().dim(format!("{date}  ")).then(story::sentence(told, &text)).dim(" — ").then(story::origin(told));
        screen.line(2, &line)?;
    }
    Ok(())
}

/// One title with the reports that give it.
struct Held {
    post: Post,
    reports: usize,
    /// The days of the first and the last report that has one.
    first: Option<String>,
    last: Option<String>,
    /// Where the latest report has it.
    evidence: String,
}

impl Held {
    fn print(&self, screen: &mut Screen) -> Result<()> {
        let mut line = Line::default().quoted(self.post.title.clone(), Tone::Plain);
        if let Some(country) = self.post.country {
            line = line.plain(format!(" ({country})"));
        }
        for mark in [self.post.change.map(|change| change.as_str()), self.post.status.as_deref()].into_iter().flatten() {
            line = line.plain(format!(" [{mark}]"));
        }
        let seen = match (&self.first, &self.last) {
            (Some(first), Some(last)) if first == last => format!(", reported {first}"),
            (Some(first), Some(last)) => format!(", reported {first} to {last}"),
            _ => String::new(),
        };
        screen.line(2, &line.dim(format!("  {}{seen} · {}", reports(self.reports), self.evidence)))?;
        Ok(())
    }
}

/// The posts by title, country and change, the latest reported first.
fn posts(profile: &Profile) -> Vec<Held> {
    let mut held: Vec<Held> = Vec::new();
    for told in &profile.people {
        let Fact::Person(person) = &told.fact else {
            continue;
        };
        let published = told.record.document.published.as_ref().map(ToString::to_string);
        for post in &person.posts {
            let same = |one: &&mut Held| (&one.post.title, one.post.country, one.post.change) == (&post.title, post.country, post.change);
            match held.iter_mut().find(same) {
                // Latest reports come first.
                Some(one) => {
                    one.reports += 1;
                    one.first = published.clone().or(one.first.take());
                }
                None => held.push(Held {
                    post: post.clone(),
                    reports: 1,
                    first: published.clone(),
                    last: published.clone(),
                    evidence: person.id.as_str().to_owned(),
                }),
            }
        }
    }
    held
}

#[derive(Serialize)]
struct PersonJson<'a> {
    name: &'a str,
    reports: usize,
    posts: Vec<PostJson<'a>>,
    encounters: Vec<serde_json::Value>,
    statements: Vec<serde_json::Value>,
}

#[derive(Serialize)]
struct PostJson<'a> {
    person: &'a str,
    #[serde(flatten)]
    post: &'a Post,
    document: &'a Heading,
}

fn json(store: &Store, named: &Named, limit: usize, screen: &mut Screen) -> Result<()> {
    let profile = store.profile(&named.folded)?;
    let mut posts = Vec::new();
    for told in &profile.people {
        if let Fact::Person(person) = &told.fact {
            let document = &told.record.document;
            posts.extend(person.posts.iter().map(|post| PostJson { person: person.id.as_str(), post, document }));
        }
    }
    let facts = |facts: &[Told]| -> Result<Vec<serde_json::Value>> {
        let line = |told: &Told| Ok(serde_json::to_value(FactLine::of(told, &store.document(told.document)?.text))?);
        facts.iter().take(limit).map(line).collect()
    };
    let (encounters, statements) = (facts(&profile.encounters)?, facts(&profile.statements)?);
    screen.json(&PersonJson { name: &named.name, reports: named.documents, posts, encounters, statements })?;
    Ok(())
}

//! Facts as sentences.

use mahdar_record::{Act, Agreement, Country, Encounter, EncounterStatus, FactId, Form, Person, Record, Role, Statement, Topic};
use mahdar_store::{Fact, Told};

use crate::screen::{Line, Tone};

/// What a fact tells, as a sentence; `text` is that of its document, for the words of statements.
pub(crate) fn sentence(told: &Told, text: &str) -> Line {
    let record = &told.record;
    match &told.fact {
        Fact::Person(person) => someone(person),
        Fact::Encounter(encounter) => encountered(encounter, record),
        Fact::Statement(statement) => said(statement, text),
        Fact::Agreement(agreement) => agreed(agreement),
        Fact::Act(act) => done(act),
    }
}

/// Where it is told and under which id: what stands behind a sentence.
pub(crate) fn origin(told: &Told) -> Line {
    let head = &told.record.document;
    let mut line = Line::default();
    line = match &head.outlet {
        Some(outlet) => line.quoted(outlet.clone(), Tone::Dim),
        None => line.quoted(head.id.clone(), Tone::Dim),
    };
    if let Some(published) = head.published.as_ref().filter(|published| Some(*published) != told.date()) {
        line = line.dim(format!(", {published}"));
    }
    line.dim(format!(" · {}", told.fact.id().as_str()))
}

/// A person and the posts that the document gives.
fn someone(person: &Person) -> Line {
    let mut line = Line::default().quoted(person.name.clone(), Tone::Bold);
    for (index, post) in person.posts.iter().enumerate() {
        line = line.plain(if index == 0 { ": " } else { "; " }).quoted(post.title.clone(), Tone::Plain);
        line = line.plain(in_country(post.country));
        let marks = [post.change.map(|change| change.as_str()), post.status.as_deref()];
        for mark in marks.into_iter().flatten() {
            line = line.plain(format!(" [{mark}]"));
        }
    }
    line
}

fn in_country(country: Option<Country>) -> String {
    country.map_or(String::new(), |country| format!(" ({country})"))
}

fn encountered(encounter: &Encounter, record: &Record) -> Line {
    let with = |role| names_of(encounter, record, role);
    let (hosts, guests, parties) = (with(Role::Host), with(Role::Guest), with(Role::Party));
    let mut line = Line::default();
    if encounter.status != EncounterStatus::Happened {
        line = line.bold(format!("{}: ", encounter.status));
    }
    line = match (encounter.form, hosts.is_empty(), guests.is_empty(), parties.is_empty()) {
        (Form::Visit, _, false, _) => line
            .then(guests)
            .plain(" visited")
            .then(place(encounter, " "))
            .then(after(", received by ", hosts))
            .then(after(", with ", parties)),
        (_, false, false, _) => {
            line.then(hosts).plain(" received ").then(guests).then(after(", with ", parties)).then(kind_of(encounter.form))
        }
        (_, true, true, true) => line.plain(format!("a {}", encounter.form)),
        (form, ..) => line.then(among([hosts, guests, parties])).plain(format!(" {}", verb(form, encounter.participants.len()))),
    };
    if encounter.form != Form::Visit || with(Role::Guest).is_empty() {
        line = line.then(place(encounter, ", in "));
    }
    for (words, role) in
        [(", in the presence of ", Role::Attendee), (", mediated by ", Role::Mediator), (", under the patronage of ", Role::Patron)]
    {
        line = line.then(after(words, with(role)));
    }
    line.then(about(&encounter.topics)).then(on_the_word_of(&encounter.via))
}

/// What people do in an encounter of this form.
fn verb(form: Form, count: usize) -> &'static str {
    match (form, count) {
        (Form::Meeting, 0 | 1) => "at a meeting",
        (Form::Meeting, _) => "met",
        (Form::Visit, _) => "on a visit",
        (Form::Call, 0 | 1) => "on the telephone",
        (Form::Call, _) => "spoke by telephone",
        (Form::Video, 0 | 1) => "by video",
        (Form::Video, _) => "spoke by video",
        (Form::Conference, _) => "at a conference",
        (Form::Talks, _) => "held talks",
        (Form::Ceremony, _) => "at a ceremony",
    }
}

/// Says which form it was where `received` leaves it open.
fn kind_of(form: Form) -> Line {
    match form {
        Form::Meeting | Form::Visit => Line::default(),
        Form::Call => Line::of(" (by telephone)"),
        Form::Video => Line::of(" (by video)"),
        other => Line::of(format!(" ({other})")),
    }
}

fn place(encounter: &Encounter, before: &str) -> Line {
    match (&encounter.place, encounter.country) {
        (Some(place), country) => Line::of(before).quoted(place.clone(), Tone::Plain).plain(in_country(country)),
        (None, Some(country)) => Line::of(format!("{before}{country}")),
        (None, None) => Line::default(),
    }
}

fn names_of(encounter: &Encounter, record: &Record, role: Role) -> Line {
    let those = encounter.participants.iter().filter(|one| one.role == role);
    list(those.map(|one| named(&one.name, one.person.as_ref(), record)))
}

/// A name with the first post that the document gives it.
fn named(name: &str, person: Option<&FactId>, record: &Record) -> Line {
    let line = Line::default().quoted(name, Tone::Bold);
    let post = record.people.iter().find(|one| Some(&one.id) == person).and_then(|one| one.posts.first());
    match post {
        Some(post) => line.plain(" (").quoted(post.title.clone(), Tone::Plain).plain(")"),
        None => line,
    }
}

fn said(statement: &Statement, text: &str) -> Line {
    let mut line = match &statement.speaker {
        Some(speaker) => Line::default().quoted(speaker.clone(), Tone::Bold),
        None => Line::of("someone"),
    };
    if let Some(cue) = &statement.cue {
        line = line.plain(" (").quoted(cue.clone(), Tone::Plain).plain(")");
    }
    line = line.plain(": ").quoted(statement.span.of(text), Tone::Plain);
    let toward = list(statement.toward.iter().map(|name| Line::default().quoted(name.clone(), Tone::Plain)));
    line = match statement.act {
        Some(act) => line.dim(format!(" [{act}")).then(after(" toward ", toward)).dim("]"),
        None => line.then(after(" [toward ", toward.clone())).plain(if toward.is_empty() { "" } else { "]" }),
    };
    line.then(about(&statement.topics)).then(on_the_word_of(&statement.via))
}

fn agreed(agreement: &Agreement) -> Line {
    let names = |names: &[String], tone| list(names.iter().map(|name| Line::default().quoted(name.clone(), tone)));
    let line = Line::default().quoted(agreement.name.clone(), Tone::Bold).plain(format!(" ({}): {}", agreement.kind, agreement.step));
    let sides = if agreement.parties.len() == 1 { " by " } else { " between " };
    line.then(after(sides, names(&agreement.parties, Tone::Bold)))
        .then(after(", signatories ", names(&agreement.signatories, Tone::Bold)))
        .then(after(", under the patronage of ", names(&agreement.patrons, Tone::Plain)))
        .then(about(&agreement.topics))
}

fn done(act: &Act) -> Line {
    let names = |names: &[String]| list(names.iter().map(|name| Line::default().quoted(name.clone(), Tone::Bold)));
    let mode = act.mode.as_ref().map_or(String::new(), |mode| format!(" ({mode})"));
    let status = if act.status.as_str() == "happened" { String::new() } else { format!("{}: ", act.status) };
    let mut line = Line::default().bold(status).plain(format!("{}{mode}", act.kind));
    line = line.then(after(" by ", names(&act.actor))).then(after(", against or for ", names(&act.recipient)));
    line = match (&act.place, act.country) {
        (Some(place), country) => line.plain(", in ").quoted(place.clone(), Tone::Plain).plain(in_country(country)),
        (None, Some(country)) => line.plain(format!(", in {country}")),
        (None, None) => line,
    };
    line.then(on_the_word_of(&act.via))
}

fn about(topics: &[Topic]) -> Line {
    let names: Vec<String> = topics.iter().map(|topic| topic.as_str().replace('_', " ")).collect();
    if names.is_empty() { Line::default() } else { Line::default().dim(format!(" · on {}", names.join(", "))) }
}

fn on_the_word_of(via: &[String]) -> Line {
    after(" · according to ", list(via.iter().map(|name| Line::default().quoted(name.clone(), Tone::Plain))))
}

/// `line` behind `words`, or nothing where it is empty.
fn after(words: &str, line: Line) -> Line {
    if line.is_empty() { line } else { Line::of(words).then(line) }
}

fn among(groups: impl IntoIterator<Item = Line>) -> Line {
    list(groups.into_iter().filter(|group| !group.is_empty()))
}

/// `a, b and c`.
fn list(items: impl IntoIterator<Item = Line>) -> Line {
    let items: Vec<Line> = items.into_iter().collect();
    let last = items.len().saturating_sub(1);
    items.into_iter().enumerate().fold(Line::default(), |line, (index, item)| {
        let between = match index {
            0 => "",
            _ if index == last => " and ",
            _ => ", ",
        };
        line.plain(between).then(item)
    })
}

//! The record as a file: adding, asking, and refusing.

// Tests make files, and a helper of theirs that fails is a failing test.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::panic)]

use std::path::Path;

use mahdar_record::{
    Act, ActStatus, ActType, Agreement, Country, Document, Edtf, Encounter, EncounterStatus, Evoked, FactId, Form, Heading, Instrument,
    Kind, Participant, Person, Post, Record, Role, Source, Span, SpeechAct, Statement, Step, Topic,
};
use mahdar_store::{Added, Entry, Fact, FactKind, Filter, Store, StoreError};
use rusqlite::Connection;
use rusqlite::types::Value;

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words stand in the text");
    Span::new(u32::try_from(start).expect("short"), u32::try_from(start + words.len()).expect("short"))
}

/// A report of our own and what it yields: one of everything.
fn report(day: i8) -> (Document, Record) {
    let text =
        format!("استقبل وزير الخارجية العراقي فؤاد حسين في بغداد نظيره الإيراني يوم {day} آذار وأكد دعم بلاده للحوار، ووقعا مذكرة تفاهم");
    let mut document = Document::from_text(text.clone());
    document.outlet = Some("نشرة".to_owned());
    document.published = Some(Edtf::day(2023, 3, day));
    let digest = document.digest();
    let id = |kind, words: &str| FactId::derive(&digest, kind, span(&text, words), "");
    let evoked = |frame: &str, words: &str| Some(Evoked { id: frame.to_owned(), span: span(&text, words) });
    let name = "فؤاد حسين";
    let person = id(Kind::Person, name);
    let encounter = id(Kind::Encounter, "استقبل وزير");
    let iraq = Country::parse("IRQ");
    let record = Record {
        document: Heading {
            id: document.id.clone(),
            url: None,
            outlet: document.outlet.clone(),
            published: document.published.clone(),
            published_from: Some("metadata".to_owned()),
            language: Some("ar".to_owned()),
            made_by: Some("mahdar 0".to_owned()),
        },
        sources: vec![Source { name: "نشرة".to_owned(), span: span(&text, "بغداد") }],
        people: vec![Person {
            id: person.clone(),
            name: name.to_owned(),
            also: vec!["حسين".to_owned()],
            spans: vec![span(&text, name)],
            posts: vec![Post {
                title: "وزير الخارجية العراقي".to_owned(),
                country: iraq,
                change: None,
                status: None,
                span: span(&text, "وزير الخارجية العراقي"),
            }],
        }],
        encounters: vec![Encounter {
            id: encounter.clone(),
            form: Form::Meeting,
            status: EncounterStatus::Happened,
            date: Some(Edtf::day(2023, 3, day)),
            date_span: None,
            place: Some("بغداد".to_owned()),
            place_span: None,
            country: iraq,
            participants: vec![
                Participant { name: name.to_owned(), role: Role::Host, span: span(&text, name), person: Some(person.clone()) },
                Participant { name: "IRN".to_owned(), role: Role::Guest, span: span(&text, "الإيراني"), person: None },
            ],
            topics: vec![Topic::Diplomatic],
            via: vec!["نشرة".to_owned()],
            span: span(&text, "استقبل وزير"),
            mentions: vec![],
            frame: evoked("encounter.receive", "استقبل"),
        }],
        statements: vec![Statement {
            id: id(Kind::Statement, "دعم بلاده للحوار"),
            speaker: Some(name.to_owned()),
            speaker_span: Some(span(&text, name)),
            person: Some(person),
            cue: Some("أكد".to_owned()),
            direct: false,
            act: Some(SpeechAct::Support),
            toward: vec!["IRN".to_owned()],
            topics: vec![Topic::Diplomatic],
            via: vec![],
            span: span(&text, "دعم بلاده للحوار"),
            encounter: Some(encounter),
            frame: None,
        }],
        agreements: vec![Agreement {
            id: id(Kind::Agreement, "مذكرة تفاهم"),
            name: "مذكرة تفاهم".to_owned(),
            kind: Instrument::Memorandum,
            step: Step::Signed,
            parties: vec!["IRQ".to_owned(), "IRN".to_owned()],
            signatories: vec![name.to_owned()],
            patrons: vec![],
            date: Some(Edtf::month(2023, 3)),
            topics: vec![],
            span: span(&text, "مذكرة تفاهم"),
            frame: None,
        }],
        acts: vec![Act {
            id: id(Kind::Act, "للحوار"),
            kind: ActType::Cooperate,
            mode: None,
            status: ActStatus::Planned,
            actor: vec!["IRQ".to_owned()],
            recipient: vec!["IRN".to_owned()],
            date: None,
            place: None,
            country: None,
            via: vec![],
            span: span(&text, "للحوار"),
            frame: None,
        }],
        boilerplate: vec![],
    };
    (document, record)
}

fn fold(name: &str) -> String {
    name.replace('ؤ', "و").to_lowercase()
}

fn add(path: &Path, days: &[i8]) -> Added {
    let entries: Vec<Entry> = days.iter().map(|day| report(*day)).map(|(d, r)| Entry::new(d, r).expect("it is JSON")).collect();
    Store::create(path).expect("it opens").add(&entries, &fold).expect("it is added")
}

fn written(value: Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text,
        other => format!("{other:?}"),
    }
}

/// Every row of every table and view, as text.
fn dump(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).expect("it opens");
    let mut names = connection.prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name").expect("a schema");
    let names: Vec<String> = names.query_map([], |row| row.get(0)).expect("names").map(|name| name.expect("a name")).collect();
    let mut rows = Vec::new();
    for name in names {
        let mut statement = connection.prepare(&format!("SELECT * FROM {name}")).expect("a table");
        let columns = statement.column_count();
        let found = statement.query_map([], |row| {
            Ok((0..columns).map(|n| row.get::<_, Value>(n).map_or_else(|error| error.to_string(), written)).collect::<Vec<_>>().join("|"))
        });
        rows.extend(found.expect("rows").map(|row| format!("{name}: {}", row.expect("a row"))));
    }
    rows
}

fn count(path: &Path, sql: &str) -> i64 {
    Connection::open(path).expect("it opens").query_row(sql, [], |row| row.get(0)).expect("a count")
}

fn chronology(path: &Path, filter: &Filter) -> Vec<String> {
    let mut found = Vec::new();
    let store = Store::open(path).expect("it opens");
    store
        .chronology(filter, |told| {
            found.push(format!("{} {}", told.date().map_or("-", Edtf::as_str), told.fact.kind().as_str()));
            Ok::<(), StoreError>(())
        })
        .expect("it can be read");
    assert!(filter.limit.is_some() || store.count(filter).expect("it can be counted") == found.len());
    found
}

fn happened() -> Filter {
    Filter { kinds: vec![FactKind::Encounter, FactKind::Agreement, FactKind::Act], ..Filter::default() }
}

#[test]
fn the_same_content_twice_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    assert_eq!(
        add(&path, &[19, 20]),
        Added { documents: 2, people: 2, encounters: 2, statements: 2, agreements: 2, acts: 2, ..Added::default() }
    );
    let before = dump(&path);
    assert_eq!(add(&path, &[19, 20, 19]), Added { known: 3, ..Added::default() });
    assert_eq!(dump(&path), before);
    assert!(before.iter().any(|row| row.starts_with("who_met_whom") && row.contains("IRN")));
    let pieces = folder.path().join("b.db");
    add(&pieces, &[19]);
    add(&pieces, &[20]);
    assert_eq!(dump(&pieces), before);
}

#[test]
fn a_copy_under_another_name_is_noted_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    add(&path, &[19]);
    let (mut copy, _) = report(19);
    copy.outlet = Some("أخرى".to_owned());
    let mut store = Store::create(&path).expect("it opens");
    assert!(store.knows(&copy.digest()).expect("it can be read"));
    let entries = [Entry::known(copy)];
    assert_eq!(store.add(&entries, &fold).expect("added"), Added { known: 1, copies: 1, ..Added::default() });
    assert_eq!(store.add(&entries, &fold).expect("added"), Added { known: 1, copies: 0, ..Added::default() });
    assert_eq!(count(&path, "SELECT count(*) FROM documents"), 1);
    assert_eq!(count(&path, "SELECT count(*) FROM copies WHERE outlet = 'أخرى'"), 1);
}

#[test]
fn the_keys_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    add(&path, &[19, 20]);
    assert_eq!(count(&path, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(count(&path, "SELECT count(*) FROM who_said_what WHERE words = 'دعم بلاده للحوار'"), 2);
    assert_eq!(count(&path, "SELECT count(*) FROM who_held_what WHERE country = 'IRQ'"), 2);
    assert_eq!(count(&path, "SELECT count(*) FROM chronology"), 6);
}

#[test]
fn a_chronology_goes_by_date_and_by_filter() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    add(&path, &[20, 19]);
    let all = ["2023-03 agreement", "2023-03 agreement", "2023-03-19 encounter", "2023-03-20 encounter", "- act", "- act"];
    assert_eq!(chronology(&path, &happened()), all);
    let from = Filter { from: Some("2023-03-20".to_owned()), ..happened() };
    assert_eq!(chronology(&path, &from), ["2023-03 agreement", "2023-03 agreement", "2023-03-20 encounter"]);
    let to = Filter { to: Some("2023-02-28".to_owned()), ..happened() };
    assert_eq!(chronology(&path, &to), [""; 0]);
    let person = Filter { person: Some(fold("حسين فؤاد")), ..happened() };
    assert_eq!(chronology(&path, &person), all[..4]);
    let nobody = Filter { person: Some("فؤا".to_owned()), ..happened() };
    assert_eq!(chronology(&path, &nobody), [""; 0]);
    let country = Filter { country: Country::parse("IRN"), limit: Some(3), ..happened() };
    assert_eq!(chronology(&path, &country), all[..3]);
    let said = Filter { kinds: vec![FactKind::Statement], country: Country::parse("IRQ"), ..Filter::default() };
    assert_eq!(chronology(&path, &said), ["2023-03-19 statement", "2023-03-20 statement"]);
}

#[test]
fn facts_and_people_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    add(&path, &[19, 20]);
    let store = Store::open(&path).expect("it opens");
    let (document, record) = report(19);
    let told = store.find(&record.encounters[0].id).expect("it can be read");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].fact, Fact::Encounter(record.encounters[0].clone()));
    assert_eq!(store.document(told[0].document).expect("a document").text, document.text);
    assert_eq!(store.documents_called(&document.id).expect("read"), [told[0].document]);
    assert!(store.find(&FactId::parse("e000")).expect("read").is_empty());
    assert!(store.find(&FactId::parse("é")).expect("read").is_empty());

    let named = store.named("حسين").expect("read");
    assert_eq!((named.len(), named[0].documents, named[0].name.as_str()), (1, 2, "فؤاد حسين"));
    let profile = store.profile(&named[0].folded).expect("read");
    assert_eq!((profile.people.len(), profile.encounters.len(), profile.statements.len()), (2, 2, 2));
    assert_eq!(profile.encounters[0].date(), Some(&Edtf::day(2023, 3, 20)));
}

#[test]
fn other_files_are_refused_with_a_way_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let message = |path: &Path| Store::create(path).expect_err("it is refused").to_string();
    assert!(Store::open(&at("none.db")).expect_err("there is none").is_missing());

    std::fs::write(at("text.db"), "no database at all, but long enough to be looked at ".repeat(20)).expect("a file");
    assert!(message(&at("text.db")).contains("no record of mahdar"));

    Connection::open(at("other.db")).and_then(|c| c.execute_batch("CREATE TABLE t (a)")).expect("a database");
    assert!(message(&at("other.db")).contains("no record of mahdar"));

    add(&at("new.db"), &[19]);
    Connection::open(at("new.db")).and_then(|c| c.execute_batch("PRAGMA user_version = 99")).expect("a database");
    let refused = message(&at("new.db"));
    assert!(refused.contains("newer mahdar") && refused.contains("99"), "{refused}");
    assert!(Store::open(&at("new.db")).is_err());
}

/// A table, view or column that the page does not name is a failing test, and so is one that the page names and the file lacks.
#[test]
fn the_page_describes_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    add(&path, &[19]);
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/store.md")).expect("docs/store.md");
    assert!(page.contains(&format!("describes number **{}**", mahdar_store::VERSION)));
    let sections: Vec<(&str, &str)> = page.split("\n### ").skip(1).filter_map(|section| section.split_once('\n')).collect();
    let connection = Connection::open(&path).expect("it opens");
    let sql = "SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type IN ('table', 'view')";
    let mut statement = connection.prepare(sql).expect("a schema");
    let columns = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).expect("columns");
    let mut tables = std::collections::BTreeSet::new();
    for (table, column) in columns.map(|row| row.expect("a row")) {
        let section = sections.iter().find(|(name, _)| *name == table).map(|(_, text)| *text);
        let text = section.unwrap_or_else(|| panic!("docs/store.md has no section on {table}"));
        assert!(text.contains(&format!("`{column}`")), "docs/store.md does not name {table}.{column}");
        tables.insert(table);
    }
    for (name, _) in sections {
        assert!(tables.contains(name), "docs/store.md describes {name}, which is not there");
    }
}

#[test]
fn a_closed_record_is_one_file_that_can_be_read_where_nothing_can_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    let (document, record) = report(19);
    let mut store = Store::create(&path).expect("it opens");
    store.add(&[Entry::new(document, record).expect("it is JSON")], &fold).expect("it is added");
    store.close();
    let names: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(names, ["a.db"]);
    let connection = Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).expect("it opens");
    let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).expect("a mode");
    assert_eq!(mode, "delete");
    assert_eq!(chronology(&path, &happened()).len(), 3);
}

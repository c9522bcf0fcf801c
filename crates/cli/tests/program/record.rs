//! The record: nothing lost, nothing twice, the same for any number of threads.

use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::folder::{Folder, REPORTS, lines};

/// Many reports that differ.
fn many(count: usize) -> String {
    lines((0..count).map(|n| format!("{} وكان ذلك في الجلسة رقم {n}.", REPORTS[n % REPORTS.len()])))
}

#[test]
fn the_same_content_twice_changes_nothing() {
    let folder = Folder::new();
    folder.write_reports("reports.jsonl");
    folder.write("a.txt", REPORTS[0]);
    assert_eq!(folder.run(&["add", "reports.jsonl"]).code, Some(0));
    let before = folder.dump("mahdar.db");
    let run = folder.run(&["add", "reports.jsonl", "reports.jsonl"]);
    assert_eq!(run.code, Some(0));
    assert!(run.err.contains("added 0 reports") && run.err.contains("6 texts were known before"), "{run:?}");
    assert_eq!(folder.dump("mahdar.db"), before);
}

#[test]
fn output_is_the_same_for_any_number_of_threads_and_from_run_to_run() {
    let folder = Folder::new();
    folder.write("many.jsonl", many(700));
    let run = |jobs: &str, db: &str| {
        let out = folder.run(&["extract", "--jobs", jobs, "many.jsonl"]);
        assert_eq!(out.code, Some(0), "{}", out.err);
        assert_eq!(folder.run(&["add", "--jobs", jobs, "many.jsonl", "--db", db]).code, Some(0));
        (out.out, folder.dump(db))
    };
    let (out, dump) = run("1", "one.db");
    assert_eq!(out.lines().count(), 700);
    for (jobs, db) in [("2", "two.db"), ("2", "again.db"), ("5", "five.db")] {
        let (other, other_dump) = run(jobs, db);
        assert!(other == out, "--jobs {jobs} prints something else");
        assert!(other_dump == dump, "--jobs {jobs} keeps something else");
    }
}

#[test]
fn a_killed_run_loses_and_repeats_nothing() {
    let folder = Folder::new();
    let all = many(1500);
    folder.write("many.jsonl", &all);
    assert_eq!(folder.run(&["add", "many.jsonl", "--db", "whole.db"]).code, Some(0));

    // The second run is fed two thirds, waits for more, and is killed when some of it has been committed.
    let mut command = folder.command(&["add", "-", "--db", "killed.db"]);
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let cut = all.match_indices('\n').nth(1000).expect("so many lines").0;
    stdin.write_all(&all.as_bytes()[..cut]).expect("it reads");
    stdin.flush().expect("it reads");
    let begun = Instant::now();
    let committed = || {
        let connection = rusqlite::Connection::open(folder.path("killed.db")).ok()?;
        connection.query_row("SELECT count(*) FROM documents", [], |row| row.get::<_, i64>(0)).ok()
    };
    while committed().unwrap_or(0) == 0 {
        assert!(begun.elapsed() < Duration::from_secs(60), "nothing was committed");
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().expect("it is killed");
    child.wait().expect("it ends");

    let kept = committed().expect("the record can be read after the kill");
    assert!((1..1500).contains(&kept), "{kept}");
    let run = folder.run(&["add", "many.jsonl", "--db", "killed.db"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.err.contains(&format!("added {} reports", 1500 - kept)), "{run:?}");
    assert!(folder.dump("killed.db") == folder.dump("whole.db"), "the record of a killed run differs");
}

#[test]
fn a_copy_printed_elsewhere_is_noted() {
    let folder = Folder::new();
    folder.write("a.jsonl", format!("{{\"id\":\"a\",\"text\":\"{}\",\"outlet\":\"أ\"}}\n", REPORTS[0]));
    folder.write("b.jsonl", format!("{{\"id\":\"b\",\"text\":\"{}\",\"outlet\":\"ب\"}}\n", REPORTS[0]));
    let run = folder.run(&["add", "a.jsonl", "b.jsonl"]);
    assert!(run.err.contains("added 1 report:") && run.err.contains("1 noted as printed elsewhere"), "{run:?}");
    let dump = folder.dump("mahdar.db");
    assert_eq!(dump.iter().filter(|row| row.starts_with("copies: ")).count(), 1);
    folder.run(&["add", "b.jsonl", "a.jsonl"]);
    assert_eq!(folder.dump("mahdar.db"), dump);
}

#[test]
fn what_was_added_can_be_asked() {
    let folder = Folder::new();
    folder.write_reports("reports.jsonl");
    folder.run(&["add", "reports.jsonl"]);
    let run = folder.run(&["chronology", "--json", "--kind", "encounter,statement"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let facts: Vec<serde_json::Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(!facts.is_empty());
    for fact in &facts {
        let words = fact["words"].as_str().expect("words");
        assert!(REPORTS.iter().any(|text| text.contains(words)) && !words.is_empty(), "{fact}");
        let id = fact["fact"]["id"].as_str().expect("an id");
        let shown = folder.run(&["show", id, "--json"]);
        let shown: serde_json::Value = serde_json::from_str(&shown.out).expect("JSON");
        assert_eq!(shown["fact"], fact["fact"]);
        assert!(shown["sentence"].as_str().is_some_and(|sentence| sentence.contains(words)), "{shown}");
        let people = folder.run(&["show", id]);
        assert!(people.out.contains('⟦') && people.out.contains(id), "{people:?}");
    }
    let run = folder.run(&["explain", "reports.jsonl", "--json"]);
    assert_eq!((run.code, run.out.lines().count()), (Some(0), 3));
    let run = folder.run(&["show", "r0"]);
    assert!(run.code == Some(0) && run.out.contains("فؤاد حسين"), "{run:?}");
}

#[test]
fn the_tour_shows_the_way() {
    let folder = Folder::new();
    let run = folder.run(&["tour"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    for words in ["by date", "one person", "One encounter", "Where to go next", "2023"] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
    assert!(!folder.path("mahdar.db").exists(), "the tour leaves nothing behind");
}

#[test]
fn the_schema_is_that_of_a_record() {
    let run = Folder::new().run(&["schema"]);
    let schema: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(schema["title"], "Record");
}

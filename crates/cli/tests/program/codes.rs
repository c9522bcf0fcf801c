//! Exit codes, streams, and what is said where something is not there.

use std::io::Read;
use std::process::Stdio;

use crate::folder::{Folder, lines};

#[test]
fn wrong_use_is_two_and_says_what_was_meant() {
    let folder = Folder::new();
    let run = folder.run(&["chronlogy"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("chronology") && run.out.is_empty(), "{run:?}");
    assert_eq!(folder.run(&[]).code, Some(2));
    assert_eq!(folder.run(&["chronology", "--from", "yesterday"]).code, Some(2));
    assert_eq!(folder.run(&["chronology", "--country", "Iraq"]).code, Some(2));
    let run = folder.run(&["check", "--knowledge", "none"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("none"), "{run:?}");
    assert_eq!(folder.run(&["--help"]).code, Some(0));
}

#[test]
fn what_is_not_there_is_four() {
    let folder = Folder::new();
    let run = folder.run(&["chronology"]);
    assert_eq!(run.code, Some(4));
    assert!(run.err.contains("mahdar.db") && run.err.contains("mahdar add"), "{run:?}");
    assert!(!folder.path("mahdar.db").exists(), "asking makes no record");
    folder.write_reports("reports.jsonl");
    assert_eq!(folder.run(&["add", "reports.jsonl"]).code, Some(0));
    assert_eq!(folder.run(&["show", "e000000000000"]).code, Some(4));
    assert_eq!(folder.run(&["person", "لا أحد"]).code, Some(4));
    assert_eq!(folder.run(&["chronology", "--from", "1990", "--to", "1991"]).code, Some(4));
}

#[test]
fn the_record_is_where_it_is_said_to_be() {
    let folder = Folder::new();
    folder.write_reports("reports.jsonl");
    assert_eq!(folder.run(&["add", "reports.jsonl", "--db", "one.db"]).code, Some(0));
    assert!(folder.path("one.db").exists());
    let run = folder.command(&["add", "reports.jsonl"]).env("MAHDAR_DB", "two.db").output().expect("the program starts");
    assert!(run.status.success() && run.stdout.is_empty(), "add writes no data");
    assert_eq!(folder.dump("one.db"), folder.dump("two.db"));
    let run = folder.run(&["add", "reports.jsonl", "--db", "no/such/folder/a.db"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("no/such/folder/a.db") && run.err.contains("folder is there"), "{run:?}");
}

#[test]
fn a_newer_record_and_a_foreign_file_are_refused() {
    let folder = Folder::new();
    folder.write_reports("reports.jsonl");
    assert_eq!(folder.run(&["add", "reports.jsonl"]).code, Some(0));
    let connection = rusqlite::Connection::open(folder.path("mahdar.db")).expect("the record opens");
    connection.execute_batch("PRAGMA user_version = 7000").expect("a higher number");
    for command in [["add", "reports.jsonl"], ["show", "r0"], ["person", "فؤاد"]] {
        let run = folder.run(&command);
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(run.err.contains("newer mahdar") && run.err.contains("7000"), "{run:?}");
    }
    let run = folder.run(&["--db", "reports.jsonl", "chronology"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("reports.jsonl is no record"), "{run:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::new();
    let text = "قال الوزير إن الاجتماع كان مفيدا. ".repeat(50);
    folder.write("reports.jsonl", lines((0..2000).map(|n| format!("{n} {text}"))));
    let mut command = folder.command(&["extract", "reports.jsonl"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut first = [0; 10];
    let mut out = child.stdout.take().expect("a pipe");
    out.read_exact(&mut first).expect("some output");
    drop(out);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr).lines().filter(|line| !line.starts_with("warning")).count(), 0);
}

#[test]
fn colour_only_where_it_is_wanted() {
    let folder = Folder::new();
    folder.write_reports("reports.jsonl");
    folder.run(&["add", "reports.jsonl"]);
    let escape = '\x1b';
    assert!(!folder.run(&["show", "r0"]).out.contains(escape));
    assert!(folder.run(&["show", "r0", "--color", "always"]).out.contains(escape));
    let forced = |no_color: Option<&str>| {
        let mut command = folder.command(&["show", "r0"]);
        command.env("CLICOLOR_FORCE", "1");
        command.envs(no_color.map(|value| ("NO_COLOR", value)));
        String::from_utf8(command.output().expect("the program starts").stdout).expect("UTF-8").contains(escape)
    };
    assert!(forced(None));
    assert!(!forced(Some("1")));
}

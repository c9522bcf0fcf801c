//! Input that is not what it should be: a clear word about it, and the rest goes in.

use std::time::{Duration, Instant};

use crate::folder::{Folder, REPORTS};

/// `what` is said of `name`; the good report beside it goes in.
fn refused(name: &str, bytes: &[u8], what: &str) {
    let folder = Folder::new();
    folder.write(name, bytes);
    folder.write("good.txt", REPORTS[0]);
    let run = folder.run(&["add", name, "good.txt"]);
    assert_eq!(run.code, Some(3), "{run:?}");
    let told = run.err.lines().find(|line| line.starts_with("not read:")).unwrap_or_default();
    assert!(told.contains(name) && told.contains(what), "{run:?}");
    assert!(folder.dump("mahdar.db").iter().any(|row| row.starts_with("documents: ") && row.contains("فؤاد")));
    let list = std::fs::read_to_string(folder.path("failed.jsonl")).expect("a list of failures");
    assert!(list.contains(name) && list.contains("\"reason\":"), "{list}");

    let run = folder.run(&["extract", name, "good.txt"]);
    assert_eq!((run.code, run.out.lines().count() >= 1), (Some(3), true), "{run:?}");
    let run = folder.run(&["explain", name, "good.txt"]);
    assert_eq!(run.code, Some(3), "{run:?}");
}

#[test]
fn bytes_that_are_no_utf8() {
    refused("bad.txt", b"\xd9\x88\xd8\xb5\xd9\xff", "not UTF-8 at byte 4");
    refused("bad.jsonl", b"{\"text\":\"\xff\xfe\"}\n", "bad.jsonl:1: not UTF-8");
}

#[test]
fn empty_files() {
    refused("bad.txt", b"", "empty");
    refused("bad.jsonl", b"", "empty");
    refused("bad.txt", b" \r\n\t", "empty");
}

#[test]
fn nul_bytes() {
    refused("bad.txt", b"abc\0def", "NUL character at byte 3");
    refused("bad.jsonl", b"{\"text\":\"a\\u0000b\"}", "NUL character");
}

#[test]
fn a_truncated_line_does_not_stop_the_lines_around_it() {
    let folder = Folder::new();
    folder.write("a.jsonl", "{\"id\":\"1\",\"text\":\"أ\"}\n{\"id\":\"2\",\"text\":\"ب\n{\"id\":\"3\",\"text\":\"ج\"}\n{\"id\":\"4\",\"te");
    let run = folder.run(&["extract", "a.jsonl"]);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.err.contains("a.jsonl:2:") && run.err.contains("a.jsonl:4:"), "{run:?}");
    let ids: Vec<&str> = run.out.lines().map(|line| &line[..24]).collect();
    assert_eq!(ids, ["{\"document\":{\"id\":\"1\",\"u", "{\"document\":{\"id\":\"3\",\"u"]);
}

#[test]
fn a_document_over_four_mebibytes_is_refused_by_name() {
    refused("bad.txt", "كلمة ".repeat(500_000).as_bytes(), "4 MiB");
    refused("bad.jsonl", format!("{{\"text\":\"{}\"}}", "a".repeat(5 << 20)).as_bytes(), "4 MiB");
    refused("bad.jsonl", format!("{{\"text\":\"{}\"}}", "a".repeat(17 << 20)).as_bytes(), "16 MiB");
}

#[test]
fn what_is_not_there() {
    let folder = Folder::new();
    folder.write("good.txt", REPORTS[0]);
    let run = folder.run(&["add", "none.txt", "good.txt"]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("none.txt: there is no such file"), "{run:?}");
    assert_eq!(folder.run(&["add", "good.txt"]).code, Some(0));
    assert!(!folder.path("failed.jsonl").exists(), "a run that reads all takes the old list away");
}

#[test]
fn a_folder_holds_the_record_the_list_and_other_files() {
    let folder = Folder::new();
    folder.write_reports("reports.jsonl");
    folder.write("bad.txt", "");
    folder.write("notes.pdf", "no report");
    assert_eq!(folder.run(&["add", "."]).code, Some(3));
    let before = folder.dump("mahdar.db");
    let run = folder.run(&["add", "."]);
    assert_eq!(run.code, Some(3));
    assert_eq!(run.err.matches("not read:").count(), 1, "{run:?}");
    assert_eq!(folder.dump("mahdar.db"), before);
}

#[test]
fn other_languages_are_kept_and_yield_nothing() {
    let folder = Folder::new();
    folder.write(
        "fa.txt",
        "رئیس جمهور ایران روز یکشنبه با وزیر امور خارجه عراق در تهران دیدار و گفت‌وگو کرد و گفت که روابط دو کشور گسترش می‌یابد.",
    );
    folder
        .write("en.txt", "The foreign minister of Iraq met his Iranian counterpart in Baghdad on Sunday and said that talks were useful.");
    let run = folder.run(&["extract", "fa.txt", "en.txt"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    for line in run.out.lines() {
        let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        for list in ["people", "encounters", "statements", "agreements", "acts"] {
            assert_eq!(record[list].as_array().map(Vec::len), Some(0), "{list}: {line}");
        }
    }
    assert_eq!(folder.run(&["add", "fa.txt", "en.txt"]).code, Some(0));
    assert_eq!(folder.dump("mahdar.db").iter().filter(|row| row.starts_with("documents: ")).count(), 2);
}

#[test]
fn ten_thousand_nested_quotation_marks_take_no_longer_than_their_length() {
    let folder = Folder::new();
    let nested = |depth: usize| format!("قال الوزير: {} كلام {}", "«".repeat(depth), "»".repeat(depth));
    folder.write("nested.txt", nested(10_000));
    folder.write("unclosed.txt", format!("قال {}", "\"«“".repeat(10_000)));
    let begun = Instant::now();
    let run = folder.run(&["extract", "nested.txt", "unclosed.txt"]);
    assert_eq!((run.code, run.out.lines().count()), (Some(0), 2), "{}", run.err);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

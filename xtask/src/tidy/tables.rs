//! Knowledge files are well-formed: what a table or a frame file must be whatever it says. What it says is for `mahdar check`.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::{File, Problem};

/// The header that every file of the lexicon has.
const LEXICON: &str = "text\tclass\tvalue\tfeatures\tsource";
/// The header of the lists of verbs.
const VERBS: &str = "lemma\troot\tform\tmasdar\tfeatures\tsource";

pub(super) fn check(files: &[File]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut frames = BTreeMap::new();
    for file in files.iter().filter(|file| file.path.starts_with("knowledge/")) {
        let Some(text) = file.text() else {
            problems.push(Problem::new(&file.path, 1, "is not UTF-8"));
            continue;
        };
        if file.has_extension("tsv") {
            problems.extend(check_table(&file.path, text));
        } else if file.has_extension("toml") {
            problems.extend(check_toml(&file.path, text, &mut frames));
        }
    }
    problems
}

/// The header a table must have, where its place decides it.
fn header_of(path: &str) -> Option<&'static str> {
    let name = path.strip_prefix("knowledge/")?;
    if name.starts_with("world/") || name.contains("/words/") {
        return Some(LEXICON);
    }
    (name.contains("/verbs/") || name.ends_with("/verbs.tsv")).then_some(VERBS)
}

fn check_table(path: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !text.ends_with('\n') {
        problems.push(Problem::new(path, text.lines().count().max(1), "the last line does not end"));
    }
    let mut lines = text.split('\n').enumerate();
    let header = lines.next().map_or("", |(_, header)| header);
    if let Some(wanted) = header_of(path).filter(|wanted| *wanted != header) {
        problems.push(Problem::new(path, 1, format!("the header must be `{}`", wanted.replace('\t', " "))));
    }
    let columns = header.split('\t').count();
    let mut before = "";
    for (number, row) in lines.filter(|(_, row)| !row.is_empty()) {
        problems.extend(row_problems(row, columns, before).map(|message| Problem::new(path, number + 1, message)));
        before = row;
    }
    if text.contains("\n\n") {
        problems.push(Problem::new(path, 1, "an empty line"));
    }
    problems
}

fn row_problems(row: &str, columns: usize, before: &str) -> impl Iterator<Item = String> {
    let cells: Vec<&str> = row.split('\t').collect();
    let mut messages = Vec::new();
    if cells.len() != columns {
        messages.push(format!("{} columns instead of {columns}", cells.len()));
    }
    if cells.iter().any(|cell| cell.is_empty()) {
        messages.push("an empty cell: `-` stands for nothing".to_owned());
    }
    if cells.iter().any(|cell| cell.trim() != *cell || cell.contains("  ") || cell.contains('\r')) {
        messages.push("spaces at the edge of a cell, two in a row, or a carriage return".to_owned());
    }
    match row.as_bytes().cmp(before.as_bytes()) {
        std::cmp::Ordering::Less => messages.push("out of order: rows are sorted by bytes (`LC_ALL=C sort`)".to_owned()),
        std::cmp::Ordering::Equal => messages.push("the same row twice".to_owned()),
        std::cmp::Ordering::Greater => {}
    }
    messages.into_iter()
}

/// A frame file parses, its frames have an id of their own, a kind and examples of what they find.
fn check_toml(path: &str, text: &str, frames: &mut BTreeMap<String, String>) -> Vec<Problem> {
    let table = match toml::from_str::<Table>(text) {
        Ok(table) => table,
        Err(problem) => {
            let line = problem.span().map_or(1, |span| super::masked::line_of(text, span.start) + 1);
            return vec![Problem::new(path, line, problem.message())];
        }
    };
    let mut problems = Vec::new();
    for frame in table.get("frame").and_then(Value::as_array).into_iter().flatten() {
        let id = frame.get("id").and_then(Value::as_str).unwrap_or("");
        let line = text.lines().position(|line| line.contains(&format!("\"{id}\""))).map_or(1, |line| line + 1);
        let kind = frame.get("kind").and_then(Value::as_str).unwrap_or("");
        if id.is_empty() || !id.starts_with(kind) || kind.is_empty() {
            problems.push(Problem::new(path, line, format!("`{id}`: an id begins with the kind of the frame")));
        }
        if frame.get("finds").and_then(Value::as_array).is_none_or(Vec::is_empty) {
            problems.push(Problem::new(path, line, format!("`{id}` has no example in `finds`")));
        }
        if let Some(other) = frames.insert(id.to_owned(), path.to_owned()) {
            problems.push(Problem::new(path, line, format!("`{id}` stands in {other} too")));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_one(path: &str, text: &str) -> Vec<(usize, String)> {
        let file = File { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
        check(&[file]).into_iter().map(|problem| (problem.line, problem.message)).collect()
    }

    #[test]
    fn a_well_formed_table() {
        assert_eq!(check_one("knowledge/ar/fold.tsv", "from\tto\nآ\tا\nأ\tا\n"), []);
    }

    #[test]
    fn problems_have_lines() {
        let lines: Vec<usize> =
            check_one("knowledge/ar/fold.tsv", "from\tto\nb\ta\na\ta\na\ta\nc\nd\t\n").into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [3, 4, 5, 6]);
    }

    #[test]
    fn the_place_decides_the_header() {
        assert_eq!(check_one("knowledge/world/places.tsv", "text\tclass\n").len(), 1);
    }

    #[test]
    fn a_frame_has_examples() {
        let frame = "[[frame]]\nid = \"act.a\"\nkind = \"act\"\nfinds = []\n";
        assert_eq!(check_one("knowledge/ar/frames/a.toml", frame), [(2, "`act.a` has no example in `finds`".to_owned())]);
        assert_eq!(check_one("knowledge/ar/frames/a.toml", "[[frame]\n")[0].0, 1);
    }
}

//! The docs tell no lies that a program can find: links lead somewhere, and paths in backticks exist.

use std::path::{Component, Path, PathBuf};

use super::{File, Problem};

/// Endings that make a word in backticks the name of a file of this project.
const ENDINGS: &[&str] = &[".rs", ".md", ".toml", ".tsv", ".sql", ".schema.json"];

pub(super) fn check(root: &Path, files: &[File]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files.iter().filter(|file| file.has_extension("md")) {
        let folder = Path::new(&file.path).parent().unwrap_or(Path::new("")).to_path_buf();
        for (number, line) in prose(file.text().unwrap_or("")) {
            for link in links(line) {
                if let Some(message) = broken(root, &folder, &file.path, link) {
                    problems.push(Problem::new(&file.path, number, message));
                }
            }
            for path in code_spans(line).filter(|code| looks_like_a_path(root, code)) {
                let found = [root.to_path_buf(), root.join(&folder)].iter().any(|base| exists(base, path));
                if !found && !is_name_of_one(files, &folder, path) {
                    problems.push(Problem::new(&file.path, number, format!("`{path}` does not exist")));
                }
            }
        }
    }
    problems
}

/// The lines outside fenced blocks, with their numbers.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(number, line)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        (!fenced && !fence).then_some((number + 1, line))
    })
}

fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

fn code_spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// What is wrong with a link, if anything. Links to other sites are not followed.
fn broken(root: &Path, folder: &Path, own: &str, link: &str) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let target = if path.is_empty() { root.join(own) } else { root.join(normal(&folder.join(path))) };
    if !target.exists() {
        return Some(format!("the link `{link}` leads nowhere"));
    }
    let anchor = anchor?;
    let text = std::fs::read_to_string(&target).unwrap_or_default();
    let found = prose(&text).filter(|(_, line)| line.starts_with('#')).any(|(_, line)| slug(line) == anchor);
    (!found).then(|| format!("the link `{link}` names a heading that is not there"))
}

/// How a heading is named in a link.
fn slug(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn looks_like_a_path(root: &Path, code: &str) -> bool {
    let plain = code.chars().all(|c| c.is_ascii_alphanumeric() || "._-/*".contains(c));
    if !plain || code.starts_with("../shared") || code.starts_with('/') {
        return false;
    }
    let first = code.split('/').next().unwrap_or("");
    let in_a_folder = code.contains('/') && !first.is_empty() && (root.join(first).is_dir() && first != "..");
    in_a_folder || ENDINGS.iter().any(|ending| code.len() > ending.len() && code.ends_with(ending) && !code.starts_with('*'))
}

/// Whether a bare name is that of a file somewhere below `folder`.
fn is_name_of_one(files: &[File], folder: &Path, name: &str) -> bool {
    files
        .iter()
        .map(|file| Path::new(&file.path))
        .any(|path| path.starts_with(folder) && path.file_name().is_some_and(|found| found == name))
}

/// Whether a path exists; of a pattern, the folder it looks in.
fn exists(base: &Path, path: &str) -> bool {
    let literal = path.split('*').next().unwrap_or("");
    let known = if path.contains('*') { literal.rsplit_once('/').map_or("", |(folder, _)| folder) } else { path };
    base.join(normal(Path::new(known))).exists()
}

/// The path without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if plain.pop() => {}
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_code() {
        let line = "see [the map](ARCHITECTURE.md#map) and `crates/record`, `a.rs`";
        assert_eq!(links(line).collect::<Vec<_>>(), ["ARCHITECTURE.md#map"]);
        assert_eq!(code_spans(line).collect::<Vec<_>>(), ["crates/record", "a.rs"]);
    }

    #[test]
    fn a_missing_file_and_a_missing_heading() {
        let root = crate::root();
        let check_link = |link| broken(&root, Path::new("docs"), "docs/x.md", link);
        assert_eq!(check_link("../Cargo.toml"), None);
        assert_eq!(check_link("https://example.org/x"), None);
        assert!(check_link("../no-such-file.md").is_some());
        assert!(check_link("../README.md#no-such-heading").is_some());
    }

    #[test]
    fn headings_become_names() {
        assert_eq!(slug("## Why SQLite, with the text in it?"), "why-sqlite-with-the-text-in-it");
    }

    #[test]
    fn what_looks_like_a_path() {
        let root = crate::root();
        assert!(looks_like_a_path(&root, "crates/no-such-crate"));
        assert!(looks_like_a_path(&root, "words/titles.tsv"));
        assert!(!looks_like_a_path(&root, "meeting/visit"));
        assert!(!looks_like_a_path(&root, "mahdar.db"));
    }
}

//! Checks on the tree that no compiler makes: layers, sources, knowledge tables, docs.
//!
//! Goes in: the files of the project. Comes out: every problem with file, line and what to do. Changes nothing.

mod docs;
mod layers;
mod masked;
mod sources;
mod tables;

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Something to repair.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    path: String,
    line: usize,
    message: String,
}

impl Problem {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// A file of the project: its path from the root, with `/`, and its bytes.
struct File {
    path: String,
    bytes: Vec<u8>,
}

impl File {
    /// The text, where it is UTF-8.
    fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    fn has_extension(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }
}

/// Prints every problem; an error if there is one.
pub(crate) fn report(root: &Path) -> Result<()> {
    let files = files(root)?;
    let mut problems = layers::check(&files);
    problems.extend(sources::check(&files));
    problems.extend(tables::check(&files));
    problems.extend(docs::check(root, &files));
    problems.sort();
    for problem in &problems {
        println!("{problem}");
    }
    match problems.len() {
        0 => {
            println!("{} files are tidy", files.len());
            Ok(())
        }
        count => bail!("{count} to tidy"),
    }
}

/// Every file that belongs to the project, sorted by path.
fn files(root: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    walk(root, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<File>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            if !["target", ".git"].contains(&name.as_str()) {
                walk(&entry.path(), &format!("{path}/"), files)?;
            }
        } else if !name.contains(".db") && name != "failed.jsonl" {
            files.push(File { path, bytes: fs::read(entry.path())? });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tree_is_tidy() -> anyhow::Result<()> {
        super::report(&crate::root())
    }
}

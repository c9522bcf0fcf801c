//! Knowledge, and reading with it: the one place where the program meets the crates that know the language.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};
use mahdar_knowledge::{Knowledge, KnowledgeFile, Problem};
use mahdar_record::{Document, Span};

use crate::failures::note;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../knowledge");

/// The same as one image, made when the program was built.
static IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.image"));

/// The knowledge, for commands that read; the problems of a folder are only counted on standard error.
pub(crate) fn knowledge(folder: Option<&Path>) -> Result<Knowledge> {
    if folder.is_none() {
        return Ok(Knowledge::from_image(IMAGE)?);
    }
    let (knowledge, problems) = Knowledge::load(&files(folder)?);
    if !problems.is_empty() {
        note(&format!("warning: {} problems in the knowledge files; `mahdar check` tells them", problems.len()));
    }
    Ok(knowledge)
}

/// The knowledge with its problems.
pub(crate) fn checked(folder: Option<&Path>) -> Result<(Knowledge, Vec<Problem>)> {
    Ok(Knowledge::load(&files(folder)?))
}

/// The form in which names are compared.
pub(crate) fn fold(knowledge: &Knowledge, name: &str) -> String {
    let folded = knowledge.fold_table().fold(name);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentences of a document.
pub(crate) fn sentences(document: &Document, knowledge: &Knowledge) -> Vec<Span> {
    mahdar_extract::explain(document, knowledge).sentences.iter().map(|account| account.span).collect()
}

/// The sentence, or the sentences, in which `span` stands.
pub(crate) fn around(sentences: &[Span], span: Span) -> Span {
    sentences.iter().copied().filter(|sentence| sentence.overlaps(span)).fold(span, Span::cover)
}

fn files(folder: Option<&Path>) -> Result<Vec<KnowledgeFile>> {
    let mut files = Vec::new();
    match folder {
        Some(folder) => collect(folder, folder, &mut files).with_context(|| format!("the knowledge folder {}", folder.display()))?,
        None => collect_built_in(&BUILT_IN, &mut files),
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    if files.is_empty() {
        anyhow::bail!("the knowledge folder holds no .tsv or .toml file: name a folder of the shape that its README.md tells");
    }
    Ok(files)
}

fn is_knowledge(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "tsv" || ending == "toml")
}

fn collect_built_in(folder: &Dir<'_>, files: &mut Vec<KnowledgeFile>) {
    for file in folder.files().filter(|file| is_knowledge(file.path())) {
        files.push(KnowledgeFile { path: name(file.path()), bytes: file.contents().to_vec() });
    }
    for folder in folder.dirs() {
        collect_built_in(folder, files);
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<KnowledgeFile>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if is_knowledge(&path) {
            let bytes = std::fs::read(&path)?;
            files.push(KnowledgeFile { path: name(path.strip_prefix(root).unwrap_or(&path)), bytes });
        }
    }
    Ok(())
}

/// The path inside the knowledge folder, with `/` on every system.
fn name(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

//! The corpus: unpacked once to JSON Lines, and its documents in memory.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use mahdar_record::Document;

/// Reports to measure with.
pub(crate) struct Corpus {
    /// The reports as JSON Lines.
    pub(crate) path: PathBuf,
    /// The reports.
    pub(crate) documents: Vec<Document>,
}

impl Corpus {
    /// Bytes of all texts.
    pub(crate) fn bytes(&self) -> usize {
        self.documents.iter().map(|document| document.text.len()).sum()
    }
}

/// The packed corpus, where it is present beside the project.
pub(crate) fn find(root: &Path) -> Option<PathBuf> {
    Some(root.join("../shared/corpus/saudinewsnet.jsonl.xz")).filter(|path| path.is_file())
}

/// Unpacks the first `articles` reports, or all, into `folder` with the program `xz`.
pub(crate) fn unpack(packed: &Path, folder: &Path, articles: Option<usize>) -> Result<Corpus> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let path = folder.join("corpus.jsonl");
    let mut xz = Command::new("xz")
        .args(["--decompress", "--stdout"])
        .arg(packed)
        .stdout(Stdio::piped())
        .spawn()
        .context("`xz` cannot be started")?;
    let lines = BufReader::new(xz.stdout.take().context("`xz` has no output")?);
    let mut out = BufWriter::new(File::create(&path)?);
    for line in lines.lines().take(articles.unwrap_or(usize::MAX)) {
        writeln!(out, "{}", line?)?;
    }
    out.flush()?;
    drop(out);
    let _ = xz.wait(); // it ends early, with an error, where only the first reports were taken
    let documents: Vec<Document> = mahdar_ingest::read([&path]).filter_map(Result::ok).collect();
    ensure!(!documents.is_empty(), "{} holds no report", packed.display());
    Ok(Corpus { path, documents })
}

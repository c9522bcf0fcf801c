//! Measured inside this process, on one thread: the knowledge, the bare scan, reading, extraction.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use mahdar_knowledge::{Knowledge, KnowledgeFile};

use crate::Bound;
use crate::corpus::Corpus;
use crate::figures::Figures;

/// Loads the knowledge, as often as it takes to have a steady figure.
pub(crate) fn knowledge(folder: &Path, figures: &mut Figures) -> Result<Knowledge> {
    let mut files = Vec::new();
    gather(folder, "", &mut files)?;
    let mut fastest = f64::INFINITY;
    for _ in 0..5 {
        let start = Instant::now();
        black_box(Knowledge::load(&files));
        fastest = fastest.min(start.elapsed().as_secs_f64());
    }
    figures.add("knowledge, loading", fastest * 1e3, "ms", Bound::None);
    let (knowledge, problems) = Knowledge::load(&files);
    if !problems.is_empty() {
        eprintln!("{} problems in the knowledge: run `mahdar check`", problems.len());
    }
    Ok(knowledge)
}

fn gather(folder: &Path, prefix: &str, files: &mut Vec<KnowledgeFile>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(KnowledgeFile { path, bytes: fs::read(entry.path())? });
        }
    }
    Ok(())
}

/// The fastest way to find the words of the lexicon in the same texts, folded beforehand: what no reader can beat.
pub(crate) fn scan(knowledge: &Knowledge, corpus: &Corpus, figures: &mut Figures) -> Result<()> {
    let words: Vec<&str> = knowledge.lexicon_texts().into_iter().filter(|word| !word.is_empty()).collect();
    let automaton: CharwiseDoubleArrayAhoCorasick<u32> = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&words)
        .map_err(|problem| anyhow!("the lexicon makes no automaton: {problem}"))?;
    figures.add("words of the lexicon", words.len() as f64, "", Bound::None);
    let folded: Vec<String> = corpus.documents.iter().map(|document| knowledge.fold_table().fold(&document.text)).collect();
    let bytes: usize = folded.iter().map(String::len).sum();
    let start = Instant::now();
    let found: usize = folded.iter().map(|text| automaton.leftmost_find_iter(text).count()).sum();
    figures.add("bare scan of the lexicon", speed(bytes, start), "MB/s", Bound::None);
    black_box(found);
    Ok(())
}

/// Text to tokens, matches, quotations: without grammar.
pub(crate) fn reading(knowledge: &Knowledge, corpus: &Corpus, figures: &mut Figures) {
    let start = Instant::now();
    let mut reader = mahdar_language::Reader::new(knowledge);
    for document in &corpus.documents {
        black_box(reader.read(&document.text));
    }
    figures.add("words, one core", speed(corpus.bytes(), start), "MB/s", Bound::None);
}

/// Text to record.
pub(crate) fn extraction(knowledge: &Knowledge, corpus: &Corpus, figures: &mut Figures) {
    let start = Instant::now();
    let mut extractor = mahdar_extract::Extractor::new(knowledge);
    for document in &corpus.documents {
        black_box(extractor.extract(document));
    }
    figures.add("extraction, one core", speed(corpus.bytes(), start), "MB/s", Bound::AtLeast(8.0));
}

/// Megabytes a second since `start`.
fn speed(bytes: usize, start: Instant) -> f64 {
    bytes as f64 / 1e6 / start.elapsed().as_secs_f64()
}

//! `mahdar add`: reports into the record.
//!
//! One thread reads files, several read reports, one writes. A batch is one transaction: a run that is killed leaves whole batches, and the
//! next run passes over what they hold.

use std::fs::File;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use indicatif::{ProgressBar, ProgressStyle};
use mahdar_ingest::Failure;
use mahdar_knowledge::Knowledge;
use mahdar_record::Document;
use mahdar_store::{Added, Entry, Store};
use rayon::ThreadPool;
use rayon::prelude::*;

use super::Outcome;
use crate::arguments::{Common, Inputs};
use crate::batches::{self, Batch, Extractors};
use crate::{failures, reading};

/// Batches that wait to be written.
const WAITING: usize = 1;

pub(super) fn run(common: &Common, inputs: &Inputs) -> Result<Outcome> {
    let knowledge = reading::knowledge(common.knowledge.as_deref())?;
    let begun = Instant::now();
    let (added, failed) = add(&common.db, &inputs.paths, &knowledge, common.jobs)?;
    failures::note(&totals(&added, &common.db, begun.elapsed().as_secs_f64()));
    if failed == 0 {
        return Ok(Outcome::Done);
    }
    let list = failed_list(&common.db);
    failures::note(&format!("{} could not be read; {} tells which and why", counted(failed, "report", "reports"), list.display()));
    Ok(Outcome::Partial)
}

/// Adds what stands at `paths`; gives what was added, and how many reports could not be read.
pub(super) fn add(db: &Path, paths: &[PathBuf], knowledge: &Knowledge, jobs: usize) -> Result<(Added, usize)> {
    let writer = Store::create(db)?;
    let known = Store::open(db)?;
    let pool = batches::pool(jobs)?;
    let list = failed_list(db);
    let reader = mahdar_ingest::read(paths).without([list.clone()]);
    let extractors = Extractors::new(knowledge);
    let progress = Progress::new(paths, reader.bytes_read());
    let mut failed = Failed::new(list);
    let (added, store) = thread::scope(|scope| {
        let (sender, receiver) = sync_channel(WAITING);
        let writing = scope.spawn(|| write(writer, receiver, knowledge));
        let worked = batches::each(reader, |batch| {
            let entries = prepare(batch, &known, &extractors, &pool, &mut failed)?;
            progress.show();
            send(&sender, entries)
        });
        drop(sender);
        let written = writing.join().map_err(|_| anyhow!("the writing thread broke off"))?;
        // What stopped the writer is the cause where both failed.
        let written = written?;
        worked.map(|()| written)
    })?;
    drop(known);
    store.close();
    progress.end();
    Ok((added, failed.finish()?))
}

/// Reads what is new of a batch; failures are told and listed.
fn prepare(batch: Batch, known: &Store, extractors: &Extractors<'_>, pool: &ThreadPool, failed: &mut Failed) -> Result<Vec<Entry>> {
    let mut documents: Vec<(Document, bool)> = Vec::with_capacity(batch.len());
    for next in batch {
        match next {
            Ok(document) => {
                let is_known = known.knows(&document.digest())?;
                documents.push((document, is_known));
            }
            Err(failure) => failed.push(&failure)?,
        }
    }
    let entry = |(document, is_known): (Document, bool)| {
        if is_known {
            return Ok(Entry::known(document));
        }
        let record = extractors.lend(|extractor| extractor.extract(&document));
        Entry::new(document, record)
    };
    let entries: Result<Vec<Entry>, _> = pool.install(|| documents.into_par_iter().map(entry).collect());
    Ok(entries?)
}

fn send(sender: &SyncSender<Vec<Entry>>, entries: Vec<Entry>) -> Result<()> {
    sender.send(entries).map_err(|_| anyhow!("nothing more can be written"))
}

fn write(mut store: Store, batches: Receiver<Vec<Entry>>, knowledge: &Knowledge) -> Result<(Added, Store)> {
    let fold = |name: &str| reading::fold(knowledge, name);
    let mut added = Added::default();
    for entries in batches {
        added += store.add(&entries, &fold)?;
    }
    Ok((added, store))
}

/// Where the list of what could not be read is: beside the record.
fn failed_list(db: &Path) -> PathBuf {
    db.with_file_name("failed.jsonl")
}

/// The list of what could not be read. It is that of the last run: one that reads all takes an older list away.
struct Failed {
    path: PathBuf,
    file: Option<BufWriter<File>>,
    count: usize,
}

impl Failed {
    fn new(path: PathBuf) -> Self {
        Self { path, file: None, count: 0 }
    }

    fn push(&mut self, failure: &Failure) -> Result<()> {
        failures::tell(failure);
        self.count += 1;
        let unwritable = || format!("{} cannot be written", self.path.display());
        let file = match &mut self.file {
            Some(file) => file,
            empty => empty.insert(BufWriter::new(File::create(&self.path).with_context(unwritable)?)),
        };
        serde_json::to_writer(&mut *file, failure)?;
        file.write_all(b"\n").and_then(|()| file.flush()).with_context(unwritable)
    }

    fn finish(self) -> Result<usize> {
        if self.count == 0 && self.path.exists() {
            std::fs::remove_file(&self.path).with_context(|| format!("{} is out of date and cannot be removed", self.path.display()))?;
        }
        Ok(self.count)
    }
}

fn totals(added: &Added, db: &Path, seconds: f64) -> String {
    let mut line = format!(
        "added {}: {}, {}, {}, {}, {}",
        counted(added.documents, "report", "reports"),
        counted(added.people, "mention of a person", "mentions of people"),
        counted(added.encounters, "encounter", "encounters"),
        counted(added.statements, "statement", "statements"),
        counted(added.agreements, "step of an agreement", "steps of agreements"),
        counted(added.acts, "act", "acts")
    );
    if added.known > 0 {
        line.push_str(&format!("; {} known before", counted(added.known, "text was", "texts were")));
    }
    if added.copies > 0 {
        line.push_str(&format!(" ({} noted as printed elsewhere)", added.copies));
    }
    let total = (added.documents + added.known) as f64;
    line.push_str(&format!("; {seconds:.1} s, {:.0} reports/s; {}", total / seconds.max(0.001), db.display()));
    line
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A bar on a terminal, nothing elsewhere.
struct Progress {
    bar: Option<ProgressBar>,
    read: Arc<AtomicU64>,
}

impl Progress {
    fn new(paths: &[PathBuf], read: Arc<AtomicU64>) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let total = mahdar_ingest::total_bytes(paths);
            let bar = ProgressBar::new(total);
            if let Ok(style) = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left") {
                bar.set_style(style);
            }
            bar
        });
        Self { bar, read }
    }

    fn show(&self) {
        if let Some(bar) = &self.bar {
            bar.set_position(self.read.load(Ordering::Relaxed));
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

//! Documents to results on many threads, in the order of the documents and with bounded memory.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};
use mahdar_extract::Extractor;
use mahdar_ingest::{Failure, Reader};
use mahdar_knowledge::Knowledge;
use mahdar_record::Document;
use rayon::ThreadPool;

/// A batch is closed by whichever comes first.
const DOCUMENTS: usize = 256;
const BYTES: usize = 4 << 20;
/// Batches that wait to be worked on: one while one is worked on.
const WAITING: usize = 1;

/// Some documents in order, each read or not.
pub(crate) type Batch = Vec<Result<Document, Failure>>;

/// The threads that read reports.
pub(crate) fn pool(jobs: usize) -> Result<ThreadPool> {
    rayon::ThreadPoolBuilder::new().num_threads(jobs).build().context("no threads can be started; try --jobs 1")
}

/// Extractors that go from thread to thread, each with what it has learned of words.
pub(crate) struct Extractors<'k> {
    knowledge: &'k Knowledge,
    idle: Mutex<Vec<Extractor<'k>>>,
}

impl<'k> Extractors<'k> {
    pub(crate) fn new(knowledge: &'k Knowledge) -> Self {
        Self { knowledge, idle: Mutex::default() }
    }

    /// Lends one that nobody else uses.
    pub(crate) fn lend<T>(&self, work: impl FnOnce(&mut Extractor<'k>) -> T) -> T {
        // What a broken-off thread has left is whole: it is put back only after its work.
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut extractor = idle().pop().unwrap_or_else(|| Extractor::new(self.knowledge));
        let done = work(&mut extractor);
        idle().push(extractor);
        done
    }
}

/// Gives the documents batch by batch to `work`, while the next batch is being read.
pub(crate) fn each(reader: Reader, mut work: impl FnMut(Batch) -> Result<()>) -> Result<()> {
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel(WAITING);
        scope.spawn(move || read(reader, &sender));
        work_off(receiver, &mut work)
    })
}

/// Takes the receiver along, so that the reading thread ends where the work does.
fn work_off(batches: Receiver<Batch>, work: &mut impl FnMut(Batch) -> Result<()>) -> Result<()> {
    for batch in batches {
        work(batch)?;
    }
    Ok(())
}

fn read(reader: Reader, batches: &SyncSender<Batch>) {
    let mut batch = Batch::new();
    let mut bytes = 0;
    for next in reader {
        bytes += next.as_ref().map_or(0, |document| document.text.len());
        batch.push(next);
        if batch.len() >= DOCUMENTS || bytes >= BYTES {
            bytes = 0;
            if batches.send(std::mem::take(&mut batch)).is_err() {
                return;
            }
        }
    }
    if !batch.is_empty() {
        // Where nobody takes it, the run has ended with an error of its own.
        let _ = batches.send(batch);
    }
}

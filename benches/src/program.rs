//! Measured from outside: the release build of `mahdar` as people run it.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::Bound;
use crate::corpus::Corpus;
use crate::figures::Figures;

/// How long the program took, and the most memory it held, where the system tells it.
struct Run {
    seconds: f64,
    megabytes: Option<f64>,
}

/// From nothing to the record of one short report.
pub(crate) fn start(mahdar: &Path, root: &Path, folder: &Path, figures: &mut Figures) -> Result<()> {
    let reports = fs::read_to_string(root.join("examples/reports/reports.jsonl"))?;
    let report = folder.join("one.jsonl");
    fs::write(&report, reports.lines().next().unwrap_or(""))?;
    let mut fastest = [f64::INFINITY; 2];
    for _ in 0..10 {
        fastest[0] = fastest[0].min(run(Command::new(mahdar).arg("--version"))?.seconds);
        fastest[1] = fastest[1].min(run(Command::new(mahdar).arg("extract").arg(&report))?.seconds);
    }
    figures.add("start-up, `mahdar --version`", fastest[0] * 1e3, "ms", Bound::None);
    figures.add("start-up, one report", fastest[1] * 1e3, "ms", Bound::AtMost(50.0));
    Ok(())
}

/// All reports to records on stdout, from one thread and from two; the records must be the same.
pub(crate) fn extract(mahdar: &Path, corpus: &Corpus, figures: &mut Figures) -> Result<()> {
    let folder = corpus.path.with_file_name("");
    let mut outputs = Vec::new();
    for (threads, name) in [("1", "`mahdar extract`, one thread"), ("2", "`mahdar extract`, two threads")] {
        let output = folder.join(format!("records-{threads}.jsonl"));
        let mut command = Command::new(mahdar);
        command.args(["extract", "--jobs", threads]).arg(&corpus.path).stdout(File::create(&output)?);
        let run = run_to(&mut command)?;
        figures.add(name, corpus.bytes() as f64 / 1e6 / run.seconds, "MB/s", Bound::None);
        if let Some(megabytes) = run.megabytes.filter(|_| threads == "2") {
            figures.add("memory of `mahdar extract`", megabytes, "MB", Bound::AtMost(250.0));
        }
        outputs.push(output);
    }
    ensure!(fs::read(&outputs[0])? == fs::read(&outputs[1])?, "one thread and two give different records");
    Ok(())
}

/// All reports into a new database with two threads.
pub(crate) fn add(mahdar: &Path, folder: &Path, corpus: &Corpus, figures: &mut Figures) -> Result<()> {
    let database = folder.join("record.db");
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("record.db{ending}")));
    }
    let mut command = Command::new(mahdar);
    command.arg("--db").arg(&database).args(["add", "--jobs", "2"]).arg(&corpus.path).current_dir(folder);
    let run = run(&mut command)?;
    figures.add("`mahdar add`, two threads", corpus.documents.len() as f64 / run.seconds, "reports/s", Bound::AtLeast(1000.0));
    if let Some(megabytes) = run.megabytes {
        figures.add("memory of `mahdar add`", megabytes, "MB", Bound::AtMost(250.0));
    }
    figures.add("database", fs::metadata(&database)?.len() as f64 / 1e6, "MB", Bound::None);
    Ok(())
}

/// Runs to the end without its output.
fn run(command: &mut Command) -> Result<Run> {
    run_to(command.stdout(Stdio::null()))
}

fn run_to(command: &mut Command) -> Result<Run> {
    let name = command.get_program().display().to_string();
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn().with_context(|| format!("`{name}` cannot be started"))?;
    let mut megabytes = None;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        megabytes = peak(&child).or(megabytes);
        thread::sleep(Duration::from_millis(if start.elapsed().as_millis() < 200 { 0 } else { 10 }));
    };
    let seconds = start.elapsed().as_secs_f64();
    ensure!(status.success(), "`{name}` ended with {status}");
    Ok(Run { seconds, megabytes })
}

/// The most resident memory so far, as Linux counts it.
fn peak(child: &Child) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<f64>().ok().map(|kilobytes| kilobytes / 1e3)
}

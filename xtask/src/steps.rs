//! Everything that CI runs, cheap steps first. Every step is announced and timed; the last line counts them.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail, ensure};

use crate::{run, schema, scores, tidy};

/// What became of a step.
enum Outcome {
    Passed,
    Skipped(&'static str),
}

type Step = (&'static str, fn(&Path) -> Result<Outcome>);

const NO_TEXTS: &str = "no measuring texts in ../shared";

/// The steps in their order; a step may use what an earlier one built.
const STEPS: &[Step] = &[
    ("rustfmt", |root| passed(run::show(root, run::cargo(), &["fmt", "--all", "--", "--check"]))),
    ("tidy", |root| passed(tidy::report(root))),
    ("schema", |root| passed(schema::check(root))),
    ("leak check", leak_check),
    ("clippy", |root| {
        passed(run::show(
            root,
            run::cargo(),
            &["clippy", "--quiet", "--locked", "--workspace", "--all-targets", "--", "--deny", "warnings"],
        ))
    }),
    ("tests", |root| passed(run::show(root, run::cargo(), &["test", "--quiet", "--workspace"]))),
    ("release build", |root| passed(run::build_release(root))),
    ("knowledge", |root| passed(run::show(root, run::mahdar(root), &["check"]))),
    ("tour", tour),
    ("records", records),
    ("clitics", clitics),
    ("scores", accuracy),
    ("benchmark, short", benchmark),
];

/// Runs every step, whatever became of the ones before it.
pub(crate) fn run_all(root: &Path) -> Result<()> {
    install(root)?;
    let (mut count, mut failed, mut skipped) = (0, Vec::new(), 0);
    for (name, step) in STEPS {
        println!("\n=== {name}");
        let start = Instant::now();
        let outcome = step(root);
        let seconds = start.elapsed().as_secs_f64();
        match outcome {
            Ok(Outcome::Passed) => {
                count += 1;
                println!("passed: {name} ({seconds:.1} s)");
            }
            Ok(Outcome::Skipped(why)) => {
                skipped += 1;
                println!("skipped: {name} ({why})");
            }
            Err(problem) => {
                println!("failed: {name} ({seconds:.1} s): {problem:#}");
                failed.push(*name);
            }
        }
    }
    println!();
    if !failed.is_empty() {
        println!("failed: {}", failed.join(", "));
    }
    let rest = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
    println!("{count} passed, {} failed{rest}", failed.len());
    if failed.is_empty() { Ok(()) } else { std::process::exit(1) }
}

/// Installs the components of the toolchain that a fresh machine may lack.
fn install(root: &Path) -> Result<()> {
    for component in ["fmt", "clippy"] {
        if run::read(root, run::cargo(), &[component, "--version"]).is_err() {
            let name = if component == "fmt" { "rustfmt" } else { component };
            println!("installing {name}");
            run::show(root, "rustup", &["component", "add", name])?;
        }
    }
    Ok(())
}

fn passed(done: Result<()>) -> Result<Outcome> {
    done.map(|()| Outcome::Passed)
}

/// No sentence of the measuring texts stands in the project.
fn leak_check(root: &Path) -> Result<Outcome> {
    let Some(shared) = run::shared(root) else { return Ok(Outcome::Skipped(NO_TEXTS)) };
    passed(run::show(root, "python3", &[shared.join("leakcheck.py").as_os_str(), root.as_os_str()]))
}

/// The first command of the README runs and says something.
fn tour(root: &Path) -> Result<Outcome> {
    let said = run::read(root, run::mahdar(root), &["tour"])?;
    ensure!(!said.is_empty(), "`mahdar tour` printed nothing");
    println!("{} lines", said.iter().filter(|byte| **byte == b'\n').count());
    Ok(Outcome::Passed)
}

/// The records of the examples follow the published schema, and are the same bytes from one thread and from several.
fn records(root: &Path) -> Result<Outcome> {
    let extract = |jobs| run::read(root, run::mahdar(root), &["extract", "--jobs", jobs, "examples/reports/reports.jsonl"]);
    let (one, several) = (extract("1")?, extract("4")?);
    ensure!(one == several, "one thread and four give different records");
    let count = schema::validate(root, std::str::from_utf8(&one)?)?;
    println!("{count} records");
    if count == 0 {
        bail!("no record");
    }
    Ok(Outcome::Passed)
}

/// Clitic cuts against two treebanks.
fn clitics(root: &Path) -> Result<Outcome> {
    let Some(shared) = run::shared(root) else { return Ok(Outcome::Skipped(NO_TEXTS)) };
    let data = shared.join("data").display().to_string();
    let arguments = ["run", "--quiet", "--release", "--package", "mahdar-language", "--example", "clitics", "--", &data];
    passed(run::show(root, run::cargo(), &arguments))
}

fn accuracy(root: &Path) -> Result<Outcome> {
    if run::shared(root).is_none() {
        return Ok(Outcome::Skipped(NO_TEXTS));
    }
    passed(scores::report(root))
}

/// The benchmark over few articles: it shows that it runs; its figures count only over all of them.
fn benchmark(root: &Path) -> Result<Outcome> {
    if run::shared(root).is_none() {
        return Ok(Outcome::Skipped(NO_TEXTS));
    }
    passed(run::bench(root, &["--articles".to_owned(), "2000".to_owned()]))
}

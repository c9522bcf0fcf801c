//! What mahdar costs in time and memory, over the corpus beside the project (`../shared/corpus`).
//!
//! Goes in: the corpus, the knowledge files, the release build of `mahdar`. Comes out: a table on stdout and, with `--record`, a dated file in
//! `benches/record/`. A bare daachorse scan of the same lexicon runs over the same texts in the same run, so that a slow machine shows in both.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]
#![allow(clippy::disallowed_methods, reason = "it measures time and memory, reads files and runs the program")]

mod corpus;
mod figures;
mod inside;
mod program;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use figures::{Bound, Figures};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "usage: mahdar-benches [--articles N] [--record]";

struct Options {
    articles: Option<usize>,
    record: bool,
}

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match options(std::env::args().skip(1)).and_then(|options| measure(&root, &options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options> {
    let mut options = Options { articles: None, record: false };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--record" => options.record = true,
            "--articles" => options.articles = Some(arguments.next().and_then(|n| n.parse().ok()).context(USAGE)?),
            _ => bail!(USAGE),
        }
    }
    Ok(options)
}

/// Measures everything; fails over the whole corpus where a bound is broken, over a part of it only shows.
fn measure(root: &Path, options: &Options) -> Result<()> {
    let Some(packed) = corpus::find(root) else {
        println!("skipped: benchmark (no corpus in ../shared/corpus)");
        return Ok(());
    };
    let folder = target(root).join("bench");
    let corpus = corpus::unpack(&packed, &folder, options.articles)?;
    let mut figures = Figures::new(&corpus);
    let knowledge = inside::knowledge(&root.join("knowledge"), &mut figures)?;
    inside::scan(&knowledge, &corpus, &mut figures)?;
    inside::reading(&knowledge, &corpus, &mut figures);
    inside::extraction(&knowledge, &corpus, &mut figures);
    figures.ratio("extraction against the bare scan", "extraction, one core", "bare scan of the lexicon");
    let mahdar = target(root).join("release").join(format!("mahdar{}", std::env::consts::EXE_SUFFIX));
    if mahdar.is_file() {
        program::start(&mahdar, root, &folder, &mut figures)?;
        program::extract(&mahdar, &corpus, &mut figures)?;
        program::add(&mahdar, &folder, &corpus, &mut figures)?;
    } else {
        println!("skipped: the program (no release build; `cargo xtask bench` makes one)");
    }
    println!("{figures}");
    if options.record {
        println!("recorded in {}", figures.record(&root.join("benches/record"))?.display());
    }
    match figures.broken() {
        broken if broken.is_empty() || options.articles.is_some() => Ok(()),
        broken => bail!("out of bounds: {}", broken.join("; ")),
    }
}

fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

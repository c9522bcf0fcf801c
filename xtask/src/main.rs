//! The chores of the project: `cargo xtask tidy | schema | test | scores | bench`.
//!
//! Goes in: the working tree. Comes out: a list of problems, or a report of steps. It changes no file except in `schema`, which writes the
//! published schema, and `bench --record`, which writes a dated report.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]
#![allow(clippy::disallowed_methods, reason = "chores read files, run programs and take time; none of this is part of the product")]

mod run;
mod schema;
mod scores;
mod steps;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask CHORE

  tidy          layers, sources, knowledge tables, links and paths of the docs
  schema        write schema/record.schema.json from the types
  test          everything that CI runs; needs a network only for what is not yet downloaded
  scores        extract the measuring texts and print their scores (needs ../shared)
  bench [ARG…]  the benchmark of benches/; --record keeps the figures, --articles N takes the first N";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = root();
    let done = match arguments.first().map(String::as_str) {
        Some("tidy") => tidy::report(&root),
        Some("schema") => schema::write(&root),
        Some("test") => steps::run_all(&root),
        Some("scores") => run::build_release(&root).and_then(|()| scores::report(&root)),
        Some("bench") => run::build_release(&root).and_then(|()| run::bench(&root, &arguments[1..])),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace: the parent of this package.
fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

//! The `mahdar` program: files and folders in, lines on a terminal out.
//!
//! It joins the crates and holds no knowledge of language or politics. Data goes to standard output, all else to standard error.

// The rim: files, threads and the terminal are what the program adds to the pure crates.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod arguments;
mod batches;
mod commands;
mod dates;
mod failures;
mod marks;
mod reading;
mod screen;
mod story;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    match commands::run(&arguments) {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to be told where standard error is closed as well.
            let _ = writeln!(anstream::stderr(), "error: {error:#}");
            ExitCode::from(commands::code_of(&error))
        }
    }
}

/// True where the reader of the output has gone, as `head` does: that is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<std::io::Error>().is_some_and(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe))
}

//! What the language layer reads, with the knowledge of this repository.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "at the rim: it reads files and may stop at the first fault"
)]

mod cuts;
mod dates;
mod laws;
mod mentions;
mod passages;
#[path = "../../../knowledge/tests/project/mod.rs"]
mod project;

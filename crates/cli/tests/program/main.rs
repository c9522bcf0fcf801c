//! The program as people run it, in folders of its own.

// Tests read and write files and start programs, and a helper of theirs that fails is a failing test.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used, clippy::panic)]

mod bad_input;
mod codes;
mod folder;
mod record;

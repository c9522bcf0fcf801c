//! The `mahdar` program.
fn main() {}

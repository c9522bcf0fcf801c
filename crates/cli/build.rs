//! Has the program built anew where a knowledge file or an example appears or goes: what is embedded is found when it is built.

// Cargo is told through standard output.
#![allow(clippy::print_stdout)]

fn main() {
    for folder in ["../../knowledge", "../../examples/reports"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}

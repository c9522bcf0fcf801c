//! Makes the image of the knowledge that the program starts with, and has the program built anew where a knowledge file or an example changes,
//! appears or goes.

// Cargo is told through standard output; a build script reads and writes files.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

use std::io::{Error, Result};
use std::path::Path;

use mahdar_knowledge::{Knowledge, KnowledgeFile};

fn main() -> Result<()> {
    for folder in ["../../knowledge", "../../examples/reports"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let mut files = Vec::new();
    collect(Path::new("../../knowledge"), "", &mut files)?;
    let (knowledge, problems) = Knowledge::load(&files);
    if !problems.is_empty() {
        println!("cargo::warning={} problems in the knowledge files; `mahdar check` tells them", problems.len());
    }
    let folder = std::env::var_os("OUT_DIR").ok_or_else(|| Error::other("cargo names no OUT_DIR"))?;
    std::fs::write(Path::new(&folder).join("knowledge.image"), knowledge.to_image())
}

fn collect(folder: &Path, under: &str, files: &mut Vec<KnowledgeFile>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{under}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else if path.ends_with(".tsv") || path.ends_with(".toml") {
            files.push(KnowledgeFile { bytes: std::fs::read(entry.path())?, path });
        }
    }
    Ok(())
}

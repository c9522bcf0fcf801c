//! Prints the problems of a knowledge folder and the counts of its classes.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used, reason = "a program at the rim")]
fn main() {
    let mut files = Vec::new();
    walk(std::path::Path::new("knowledge"), "", &mut files);
    let begin = std::time::Instant::now();
    let (k, problems) = mahdar_knowledge::Knowledge::load(&files);
    println!("{:?}", begin.elapsed());
    for p in &problems { println!("{p}"); }
    for (c, n) in k.counts() { println!("{n:6} {c}"); }
}
fn walk(dir: &std::path::Path, prefix: &str, files: &mut Vec<mahdar_knowledge::KnowledgeFile>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() { walk(&entry.path(), &format!("{name}/"), files); }
        else if name.ends_with(".tsv") || name.ends_with(".toml") { files.push(mahdar_knowledge::KnowledgeFile { path: name, bytes: std::fs::read(entry.path()).unwrap() }); }
    }
}

//! Prints the problems of a knowledge folder and the counts of its classes.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used, reason = "a program at the rim")]
use mahdar_knowledge::*;
use std::time::Instant;
fn main() {
    let mut files = Vec::new();
    walk(std::path::Path::new("knowledge"), "", &mut files);
    let quiet = std::env::args().any(|a| a == "-q");
    let (k, problems) = Knowledge::load(&files);
    for _ in 0..5 {
        let begin = Instant::now();
        std::hint::black_box(Knowledge::load(&files));
        println!("load {:?}", begin.elapsed());
    }
    let begin = Instant::now();
    let image = k.to_image();
    println!("to_image {:?}, {} bytes", begin.elapsed(), image.len());
    println!("same {}", Knowledge::load(&files).0.to_image() == image);
    let image: &'static [u8] = image.leak();
    for _ in 0..5 {
        let begin = Instant::now();
        let k2 = Knowledge::from_image(image).unwrap();
        println!("from_image {:?}", begin.elapsed());
        drop(k2);
    }
    let k2 = Knowledge::from_image(image).unwrap();
    if std::env::args().any(|a| a == "-i") { for _ in 0..300 { std::hint::black_box(Knowledge::from_image(image).unwrap()); } }
    println!("again same {}", k2.to_image() == image);
    let l = k2.lexicon();
    println!("words {} ", l.words().count());
    // Text
    let text: String = files.iter().filter(|f| f.path.contains("words")).map(|f| String::from_utf8(f.bytes.clone()).unwrap()).collect();
    for _ in 0..3 {
        let begin = Instant::now();
        let folded = k2.fold_table().fold(&text);
        let t = begin.elapsed();
        println!("fold {:?} {} MB/s {} chars ns/char {:.2}", t, text.len() as f64 / t.as_secs_f64() / 1e6, text.chars().count(), t.as_nanos() as f64 / text.chars().count() as f64);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let begin = Instant::now();
        let mut n = 0u64; let mut c = 0u64;
        for w in &words { for cut in [0usize, 2, 4] { if let Some(s) = w.get(cut..) { c += 1; if let Some(id) = l.word(s) { n += 1; if let Some(node) = l.start(id) { n += l.readings(node).len() as u64; } } } } }
        let t = begin.elapsed();
        println!("lookups {c} hits {n} {:.1} ns each", t.as_nanos() as f64 / c as f64);
    }
    if quiet { return; }
    for p in &problems { println!("{p}"); }
    for (c, n) in k.counts() { println!("{n:6} {c}"); }
}
fn walk(dir: &std::path::Path, prefix: &str, files: &mut Vec<KnowledgeFile>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() { walk(&entry.path(), &format!("{name}/"), files); }
        else if name.ends_with(".tsv") || name.ends_with(".toml") { files.push(KnowledgeFile { path: name, bytes: std::fs::read(entry.path()).unwrap() }); }
    }
}

//! Prints the problems of a knowledge folder and the counts of its classes.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used, reason = "a program at the rim")]
use mahdar_knowledge::*;
use std::time::Instant;
fn main() {
    let mut files = Vec::new();
    walk(std::path::Path::new("knowledge"), "", &mut files);
    let arg = std::env::args().nth(1).unwrap_or_default();
    let n: usize = std::env::args().nth(2).and_then(|n| n.parse().ok()).unwrap_or(1);
    if arg == "load" { for _ in 0..n { std::hint::black_box(Knowledge::load(&files)); } return; }
    if arg == "write" { std::fs::write("/work/scratch/image/k.image", Knowledge::load(&files).0.to_image()).unwrap(); return; }
    let image: &'static [u8] = std::fs::read("/work/scratch/image/k.image").unwrap_or_default().leak();
    if arg == "image" { for _ in 0..n { std::hint::black_box(Knowledge::from_image(image).unwrap()); } return; }
    let best = |f: &mut dyn FnMut()| { let mut best = f64::MAX; for _ in 0..n { let b = Instant::now(); f(); best = best.min(b.elapsed().as_secs_f64()); } best * 1e3 };
    let (k, problems) = Knowledge::load(&files);
    if arg == "time" {
        println!("load {:.1} ms", best(&mut || { std::hint::black_box(Knowledge::load(&files)); }));
        println!("from_image {:.2} ms", best(&mut || { std::hint::black_box(Knowledge::from_image(image).unwrap()); }));
        let l = k.lexicon();
        let text: String = files.iter().filter(|f| f.path.contains("words")).map(|f| String::from_utf8(f.bytes.clone()).unwrap()).collect();
        let chars = text.chars().count() as f64;
        println!("fold {:.2} ns/char", best(&mut || { std::hint::black_box(k.fold_table().fold(&text)); }) * 1e6 / chars);
        let folded = k.fold_table().fold(&text);
        let words: Vec<&str> = folded.split_whitespace().flat_map(|w| [Some(w), w.get(2..), w.get(4..)]).flatten().collect();
        let mut hits = 0;
        let t = best(&mut || { hits = 0; for w in &words { if let Some(id) = l.word(w) { hits += 1; std::hint::black_box(l.start(id).map(|n| l.readings(n).len())); } } });
        println!("lookups {} hits {hits} {:.1} ns each", words.len(), t * 1e6 / words.len() as f64);
        return;
    }
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

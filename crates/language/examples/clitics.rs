//! Measures where words are cut, against two annotated corpora: `cargo run --release --example clitics -- [DATA]`.
//!
//! A word has a set of boundaries between its clitics and its stem; precision, recall and F1 are over all boundaries of all words. The
//! argument is the folder with the corpora (default `../shared/data`).

#![allow(clippy::disallowed_methods, reason = "a program that measures reads files")]

#[path = "../../knowledge/tests/project/mod.rs"]
mod project;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mahdar_knowledge::{CliticClass, Clitics, Knowledge};
use mahdar_language::{Cut, FoldedSpan, Text, read};

/// The F1 below which the program fails.
const NEEDED: [f64; 2] = [0.95, 0.92];

/// A word as it is written, and the bytes in it before which a boundary stands.
struct Word {
    text: String,
    boundaries: Vec<usize>,
}

fn main() -> ExitCode {
    let data = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "../shared/data".into()));
    let corpora =
        read_file(&data.join("wikinews_farasa/WikiNews.pos.ref")).zip(read_file(&data.join("ud_arabic_pud/ar_pud-ud-test.conllu")));
    let Some((news, pud)) = corpora else {
        say(&format!("nothing to measure: the corpora in {} cannot be read", data.display()));
        return ExitCode::FAILURE;
    };
    let knowledge = project::knowledge();
    say(
        "WikiNews: a boundary stands behind every segment CONJ, PREP, FUT_PART or DET whose letters are a proclitic, so the article counts;",
    );
    say(
        "          and before every segment PRON that is not the first and whose letters are an enclitic, so endings of verbs and nouns do not.",
    );
    let first = measure("WikiNews", knowledge, &wikinews(&news, knowledge), true);
    say("PUD:      a boundary stands between two rows of letters that are written together; the article is no row, so it does not count.");
    let second = measure("PUD", knowledge, &conllu(&pud), false);
    if first >= NEEDED[0] && second >= NEEDED[1] { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[expect(clippy::print_stdout, reason = "the program of a measurement prints it")]
fn say(line: &str) {
    println!("{line}");
}

fn read_file(path: &Path) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

/// The words of `a+b+c<TAB>TAG+TAG+TAG`.
fn wikinews(text: &str, knowledge: &Knowledge) -> Vec<Word> {
    text.lines().skip(1).filter_map(|line| line.split_once('\t')).map(|(segments, tags)| wikinews_word(segments, tags, knowledge)).collect()
}

fn wikinews_word(segments: &str, tags: &str, knowledge: &Knowledge) -> Word {
    let clitics = knowledge.clitics();
    let fold = |text: &str| knowledge.fold_table().fold(text);
    let is_proclitic = |text: &str| clitics.proclitics().iter().any(|clitic| *clitic.text == *fold(text));
    let is_enclitic = |text: &str| clitics.enclitics().iter().any(|clitic| *clitic.text == *fold(text));
    let mut word = Word { text: String::new(), boundaries: Vec::new() };
    let mut before: Option<(&str, &str)> = None;
    for (segment, tag) in segments.split('+').zip(tags.split('+')) {
        let mut letters = segment;
        if let Some((last, last_tag)) = before {
            let behind = matches!(last_tag, "CONJ" | "PREP" | "FUT_PART" | "DET") && is_proclitic(last);
            if behind || tag == "PRON" && is_enclitic(segment) {
                word.boundaries.push(word.text.len());
            }
            // A preposition may have swallowed the first letter of the article.
            let rest = segment.char_indices().nth(1).map_or("", |(at, _)| &segment[at..]);
            if tag == "DET" && !rest.is_empty() && is_proclitic(&format!("{last}{rest}")) {
                letters = rest;
            }
        }
        word.text.push_str(letters);
        before = Some((segment, tag));
    }
    word
}

/// The words of a CoNLL-U file without rows for words of several tokens.
fn conllu(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut joined = false;
    for line in text.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, form, _, kind, .., misc] = columns[..] else {
            joined = false;
            continue;
        };
        let letters = kind != "PUNCT" && form.chars().all(char::is_alphabetic);
        match words.last_mut() {
            Some(word) if joined && letters => {
                word.boundaries.push(word.text.len());
                word.text.push_str(form);
            }
            _ => words.push(Word { text: form.to_owned(), boundaries: Vec::new() }),
        }
        joined = letters && misc.split('|').any(|part| part == "SpaceAfter=No");
    }
    words
}

/// Cuts all words as one text and prints the result; its F1.
fn measure(name: &str, knowledge: &Knowledge, words: &[Word], article: bool) -> f64 {
    let joined: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let source = joined.join(" ");
    let text = read(&source, knowledge);
    let (mut right, mut found, mut gold) = (0_usize, 0_usize, 0_usize);
    let (mut token, mut start) = (0, 0);
    for word in words {
        let end = start + word.text.len();
        let mut boundaries = Vec::new();
        while text.tokens.get(token).is_some_and(|token| (token.span.start as usize) < end) {
            if let Some(cut) = text.best_cut(token) {
                boundaries_of(&text, cut, article, &mut boundaries);
            }
            token += 1;
        }
        found += boundaries.len();
        gold += word.boundaries.len();
        right += word.boundaries.iter().filter(|boundary| boundaries.contains(&(start + **boundary))).count();
        start = end + 1;
    }
    let (precision, recall) = (right as f64 / found.max(1) as f64, right as f64 / gold.max(1) as f64);
    let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
    say(&format!("{name} F1 {f1:.4} (precision {precision:.4}, recall {recall:.4}, {} words, {gold} boundaries)", words.len()));
    f1
}

/// Where in the source a cut cuts.
fn boundaries_of(text: &Text<'_>, cut: &Cut, article: bool, found: &mut Vec<usize>) {
    let clitics = text.knowledge.clitics();
    let mut at = cut.stem.start;
    let mut folded = Vec::new();
    if cut.article {
        let inside = cut.preposition.is_some_and(|index| is_contraction(clitics, index));
        if inside {
            folded.extend(article.then_some(at));
            at -= tail(clitics).len() as u32;
        } else {
            folded.extend(article.then(|| at + clitics.article().len() as u32));
        }
    }
    let future = cut
        .future
        .then(|| clitics.proclitics().iter().position(|clitic| clitic.class == CliticClass::Future))
        .flatten()
        .map(|index| index as u8);
    for index in [future, cut.preposition, cut.coordinator].into_iter().flatten() {
        folded.push(at);
        at -= clitics.proclitics()[index as usize].text.len() as u32
            - if is_contraction(clitics, index) { tail(clitics).len() as u32 } else { 0 };
    }
    folded.extend(cut.enclitic.map(|_| cut.stem.end));
    found.extend(folded.into_iter().map(|at| text.folded.source(FoldedSpan { start: at, end: at }).start as usize));
}

fn is_contraction(clitics: &Clitics, index: u8) -> bool {
    clitics.proclitics()[index as usize].class == CliticClass::Contraction
}

/// The article without its first letter.
fn tail(clitics: &Clitics) -> &str {
    let article = clitics.article();
    article.char_indices().nth(1).map_or("", |(at, _)| &article[at..])
}

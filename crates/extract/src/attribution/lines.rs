//! Lines that are no part of the report: menus, counters, bylines, calls to subscribe.

use mahdar_knowledge::{Class, Entry};
use mahdar_record::{Record, Span};

use crate::scene::Scene;

/// A line that has a word of the class alone in it is no longer than this, in words.
const SHORT: usize = 3;

/// A line that begins with a phrase which only such lines begin with is no longer than this, in words.
const LONG: usize = 40;

/// Notes the lines that are no part of the report and takes out what was found in them.
pub(super) fn clear(scene: &Scene<'_>, record: &mut Record) {
    let spans = find(scene);
    let outside = |span: Span| {
        let before = spans.partition_point(|line| line.start <= span.start);
        before.checked_sub(1).is_none_or(|line| !spans[line].contains(span))
    };
    record.encounters.retain(|e| outside(e.span));
    record.statements.retain(|s| outside(s.span));
    record.agreements.retain(|a| outside(a.span));
    record.acts.retain(|x| outside(x.span));
    record.people.retain(|p| p.spans.iter().any(|&span| outside(span)));
    record.boilerplate = spans;
}

/// The passages that are no part of the report: whole lines, and what stands behind the report in its last line.
fn find(scene: &Scene<'_>) -> Vec<Span> {
    let text = &scene.text;
    let mut found: Vec<Span> = Vec::new();
    let mut ended = false;
    for sentence in &text.sentences {
        let paragraph = &text.paragraphs[sentence.paragraph as usize];
        let (first, end) = (sentence.first as usize, paragraph.end as usize);
        if found.last().is_some_and(|line| line.end > text.tokens[first].span.start) {
            continue;
        }
        let opens = sentence.first == paragraph.first;
        let words = text.tokens[first..end].iter().filter(|t| t.is_word()).take(LONG + 1).count();
        let start = (first..end).find(|&token| text.tokens[token].is_word()).unwrap_or(first);
        ended = ended || opens && words <= SHORT && matches(scene, start, |entry, _| &*entry.value == "end");
        if ended || words <= LONG && is_line(scene, start, end, words, opens) {
            found.push(text.span(first, end));
        }
    }
    found
}

/// Begins with a phrase that only such lines begin with; or the whole line is a word of the class, with a mark or two more words.
fn is_line(scene: &Scene<'_>, start: usize, end: usize, words: usize, opens: bool) -> bool {
    let colon = |last: usize| scene.text.tokens.get(last + 1).is_some_and(|t| t.mark() == Some(':'));
    let alone = |last: usize| opens && (last + 1 >= end || words <= SHORT || colon(last) && words <= SHORT * 3);
    matches(scene, start, |entry, last| &*entry.value == "line" && (entry.feature("match") == Some("start") || alone(last)))
}

/// True if a boilerplate entry that begins at a token fits.
fn matches(scene: &Scene<'_>, token: usize, fits: impl Fn(&Entry, usize) -> bool) -> bool {
    scene
        .text
        .matches(token)
        .iter()
        .any(|m| m.cut.is_whole() && m.class() == Class::Boilerplate && fits(scene.text.entry(m), m.last as usize))
}

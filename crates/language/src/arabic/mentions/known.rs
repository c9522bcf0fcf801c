//! What the names of a document say about each other: where one ends, and which single words are names too.

use std::ops::Range;

use super::{Mention, MentionKind, person};
use crate::arabic::names::{self, Name};
use crate::arabic::words::{is_dash, is_definite, is_function, is_word, mark, name_odds, plain_cuts};
use crate::cuts::Cut;
use crate::text::Text;
use mahdar_knowledge::Class;
use rustc_hash::{FxHashMap, FxHashSet};

/// At most this many names with one last word are compared.
const COMPARED: usize = 8;
/// A byline stands among the first words of a document.
const BYLINE: usize = 40;

/// Corrects the mentions of people by each other, and adds those that only the others make visible.
pub(super) fn settle(text: &Text<'_>, found: &mut Vec<Mention>) {
    let names: Vec<Range<usize>> = found.iter().filter(|m| m.kind == MentionKind::Person).filter_map(|m| tokens(text, m)).collect();
    if names.is_empty() {
        add(text, found, &FxHashSet::default(), &FxHashSet::default());
        return;
    }
    let mut by_last: FxHashMap<&str, Vec<&Range<usize>>> = FxHashMap::default();
    for name in &names {
        by_last.entry(folded(text, name.end - 1)).or_default().push(name);
    }
    trim(text, found, &by_last);
    let ends: FxHashSet<&str> = by_last.keys().copied().filter(|word| word.len() > 4).collect();
    split(text, found, &ends);
    let words: FxHashSet<&str> = names.iter().flat_map(|name| name.clone().map(|at| folded(text, at))).collect();
    add(text, found, &ends, &words);
    found.retain(|mention| !is_byline(text, mention));
}

/// The tokens of a mention's name.
fn tokens(text: &Text<'_>, mention: &Mention) -> Option<Range<usize>> {
    let span = mention.name?;
    let first = text.tokens.partition_point(|token| token.span.end <= span.start);
    let end = text.tokens.partition_point(|token| token.span.start < span.end);
    (first < end).then_some(first..end)
}

fn folded<'t>(text: &'t Text<'_>, at: usize) -> &'t str {
    text.folded.get(text.tokens[at].folded)
}

/// Takes an unknown last word off a name that stands elsewhere without it: a verb or noun of the sentence.
fn trim(text: &Text<'_>, found: &mut [Mention], by_last: &FxHashMap<&str, Vec<&Range<usize>>>) {
    for mention in found.iter_mut().filter(|m| m.kind == MentionKind::Person && m.titles.iter().all(|title| title.end <= m.end)) {
        let Some(name) = tokens(text, mention).filter(|name| name.len() > 1) else { continue };
        let last = name.end - 1;
        if is_seen(text, last) || mention.end != name.end {
            continue;
        }
        let word = |at: usize| if at == mention.first { text.folded.get(mention.cut.stem) } else { folded(text, at) };
        let words = || (name.start..last).map(word);
        let stands = by_last.get(word(last - 1)).is_some_and(|others| {
            others.iter().take(COMPARED).any(|other| {
                other.len() >= name.len() - 1 && words().eq((other.end - (name.len() - 1)..other.end).map(|at| folded(text, at)))
            })
        });
        if stands && by_last.get(folded(text, last)).is_none_or(|others| others.len() < 2) {
            shorten(text, mention, last);
        }
    }
}

/// True for words that stand in names after titles.
fn is_seen(text: &Text<'_>, at: usize) -> bool {
    text.cuts(at).first().and_then(|cut| cut.word).is_some_and(|word| text.knowledge.lexicon().counts(word).titled >= 3)
}

fn shorten(text: &Text<'_>, mention: &mut Mention, end: usize) {
    let close = text.tokens[end - 1].span.end;
    mention.end = end;
    mention.span.end = close;
    if let Some(name) = &mut mention.name {
        name.end = close;
    }
}

/// Divides `X وY` where the letters after the coordinator name somebody elsewhere.
fn split(text: &Text<'_>, found: &mut Vec<Mention>, ends: &FxHashSet<&str>) {
    let mut added = Vec::new();
    for mention in found.iter_mut().filter(|m| m.kind == MentionKind::Person) {
        let Some(name) = tokens(text, mention).filter(|name| name.len() > 1 && mention.end == name.end) else { continue };
        let joined = (name.start + 1..name.end).find_map(|at| {
            text.cuts(at)
                .iter()
                .find(|cut| {
                    cut.coordinator.is_some()
                        && cut.preposition.is_none()
                        && cut.enclitic.is_none()
                        && ends.contains(text.folded.get(cut.stem))
                })
                .map(|cut| (at, *cut))
        });
        if let Some((at, cut)) = joined {
            shorten(text, mention, at);
            added.push(person(text, at, Name { first: at, end: name.end, cut }, cut, Vec::new()));
        }
    }
    merge(found, added);
}

/// Single words that elsewhere in the text end the name of a person, or that are famous by themselves, with the words of names before them.
fn add(text: &Text<'_>, found: &mut Vec<Mention>, ends: &FxHashSet<&str>, words: &FxHashSet<&str>) {
    let mut added: Vec<Mention> = Vec::new();
    let mut next = 0;
    for at in 0..text.tokens.len() {
        while next < found.len() && found[next].end <= at {
            next += 1;
        }
        let covered = found.get(next).is_some_and(|m| m.first <= at);
        if !is_word(text, at)
            || names::is_final(text, at)
            || covered && (found[next].kind != MentionKind::Place || found[next].end != at + 1)
        {
            continue;
        }
        let hit = plain_cuts(text, at).find(|cut| {
            let stem = text.folded.get(cut.stem);
            ends.contains(stem) && (name_odds(text, at, cut) > -1.5 || is_nisba(text, at, cut)) && (!covered || cut.is_whole())
                || !covered && is_famous(text, at, cut)
        });
        let Some(cut) = hit else { continue };
        let from = next.checked_sub(1).map_or(0, |before| found[before].end).max(added.last().map_or(0, |m| m.end));
        let (first, cut) = if cut.is_whole() { extend(text, at, from, words).unwrap_or((at, *cut)) } else { (at, *cut) };
        added.push(person(text, first, Name { first, end: at + 1, cut }, cut, Vec::new()));
    }
    found.retain(|m| m.kind != MentionKind::Place || !added.iter().any(|a| a.first <= m.first && m.first < a.end));
    merge(found, added);
}

/// A surname that is spelled like a nationality, where no noun stands before it that it could qualify.
fn is_nisba(text: &Text<'_>, at: usize, cut: &Cut) -> bool {
    let qualifies = at > 0 && !text.tokens[at].opens_line && is_definite(text, at - 1) && mark(text, at - 1).is_none();
    cut.article && !qualifies && text.of_class(at, Class::Nationality).any(|m| m.cut.stem == cut.stem)
}

/// Takes particles and words of the document's names along that stand directly before a known last word.
fn extend(text: &Text<'_>, at: usize, from: usize, words: &FxHashSet<&str>) -> Option<(usize, Cut)> {
    let mut first = at;
    let mut taken = None;
    while first > from && !text.tokens[first].opens_line && is_word(text, first - 1) {
        let before = first - 1;
        let known =
            |cut: &&Cut| words.contains(text.folded.get(cut.stem)) && name_odds(text, before, cut) > -2.5 && !is_function(text, before);
        let Some(cut) = names::particle_cut(text, before).or_else(|| plain_cuts(text, before).find(known)) else { break };
        taken = Some((before, *cut));
        first = before;
        if !cut.is_whole() {
            break;
        }
    }
    taken
}

fn merge(found: &mut Vec<Mention>, added: Vec<Mention>) {
    if !added.is_empty() {
        found.extend(added);
        found.sort_by_key(|m| m.first);
    }
}

/// A name so often seen after titles, and so rarely elsewhere, that it names a person without one.
fn is_famous(text: &Text<'_>, at: usize, cut: &Cut) -> bool {
    let Some(word) = cut.word else { return false };
    let counts = text.knowledge.lexicon().counts(word);
    counts.titled >= 60
        && counts.titled > 12 * counts.elsewhere
        && !text.matches(at).iter().any(|m| m.cut.stem == cut.stem && !matches!(m.class(), Class::Topic))
}

/// A name without a title that opens a line near the start, before a dash: who wrote the report.
fn is_byline(text: &Text<'_>, mention: &Mention) -> bool {
    let plain = mention.kind == MentionKind::Person && mention.titles.is_empty() && mention.first < BYLINE;
    let Some(name) = plain.then(|| tokens(text, mention)).flatten() else { return false };
    let opens = name.start == mention.first
        && (text.tokens[name.start].opens_line || name.start == 0 || mark(text, name.start - 1).is_some_and(|c| c == '|'))
        || mention.first < 4;
    opens && name.len() > 1 && is_dash(text, name.end)
}

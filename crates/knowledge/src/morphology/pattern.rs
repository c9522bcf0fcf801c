//! The patterns of the table: their notation, and the words that they make.

use std::collections::BTreeMap;

use super::{PERFECT, ROWS};

/// The first person of each slot, from which the others are made.
pub(super) type Bases = BTreeMap<usize, Vec<String>>;

#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) form: String,
    pub(super) class: String,
    pub(super) patterns: Vec<Vec<Piece>>,
}

#[derive(Debug, Clone)]
pub(super) enum Piece {
    Text(String),
    Radical(usize),
    Word(usize, Vec<Cut>),
}

#[derive(Debug, Clone)]
pub(super) enum Cut {
    Front(usize),
    Back(usize),
    Ending(Vec<Piece>),
    Unless(Vec<Piece>),
}

impl Cell {
    pub(super) fn make(&self, radicals: &[String], bases: &Bases) -> Vec<String> {
        self.patterns.iter().flat_map(|pattern| make(pattern, radicals, bases)).collect()
    }
}

fn make(pattern: &[Piece], radicals: &[String], bases: &Bases) -> Vec<String> {
    let mut made = vec![String::with_capacity(24)];
    for piece in pattern {
        match piece {
            Piece::Text(text) => append(&mut made, text),
            Piece::Radical(at) => match radicals.get(at - 1) {
                Some(radical) => append(&mut made, radical),
                None => return Vec::new(),
            },
            Piece::Word(row, cuts) => {
                let mut longer = Vec::with_capacity(made.len());
                for word in bases.get(row).into_iter().flatten().filter_map(|word| cut(word, cuts, radicals)) {
                    longer.extend(made.iter().map(|begun| [begun, word].concat()));
                }
                made = longer;
            }
        }
    }
    made
}

fn append(made: &mut [String], text: &str) {
    for word in made {
        word.push_str(text);
    }
}

fn cut<'w>(word: &'w str, cuts: &[Cut], radicals: &[String]) -> Option<&'w str> {
    let mut left = word;
    for cut in cuts {
        left = match cut {
            Cut::Front(count) => left.char_indices().nth(*count).map_or("", |(at, _)| &left[at..]),
            Cut::Back(0) => left,
            Cut::Back(count) => left.char_indices().rev().nth(count - 1).map_or("", |(at, _)| &left[..at]),
            Cut::Ending(ending) => without(left, ending, radicals)?,
            Cut::Unless(ending) if without(left, ending, radicals).is_some() => return None,
            Cut::Unless(_) => left,
        };
    }
    Some(left)
}

/// What is left before an ending; `None` if the word ends otherwise.
fn without<'w>(word: &'w str, ending: &[Piece], radicals: &[String]) -> Option<&'w str> {
    ending.iter().rev().try_fold(word, |left, piece| match piece {
        Piece::Text(text) => left.strip_suffix(text.as_str()),
        Piece::Radical(at) => left.strip_suffix(radicals.get(at - 1)?.as_str()),
        Piece::Word(..) => None,
    })
}

/// The alternatives of a pattern; an error has the character at which the reading stopped.
pub(super) fn patterns(text: &str) -> Result<Vec<Vec<Piece>>, (usize, String, String)> {
    let mut all = Vec::new();
    let mut at = 0;
    for alternative in text.split('|') {
        all.push(pieces(alternative, at)?);
        at += alternative.chars().count() + 1;
    }
    Ok(all)
}

fn pieces(text: &str, start: usize) -> Result<Vec<Piece>, (usize, String, String)> {
    let mut made = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = start + text.chars().count() - rest.chars().count();
        let tail = &rest[first.len_utf8()..];
        rest = match first {
            '1'..='4' => {
                made.push(Piece::Radical(first as usize - '0' as usize));
                tail
            }
            '{' => {
                let Some((inside, after)) = tail.split_once('}') else {
                    return Err((at, "`{` without `}`".to_owned(), "close the word with `}`".to_owned()));
                };
                made.push(word(inside, at + 1)?);
                after
            }
            _ => {
                let end = tail.find(['1', '2', '3', '4', '{']).unwrap_or(tail.len()) + first.len_utf8();
                made.push(Piece::Text(rest[..end].to_owned()));
                &rest[end..]
            }
        };
    }
    Ok(made)
}

fn word(inside: &str, at: usize) -> Result<Piece, (usize, String, String)> {
    let names = || [("lemma", PERFECT)].into_iter().chain(ROWS.iter().enumerate().map(|(row, (name, _))| (*name, row)));
    let found = names().filter(|(name, _)| inside.starts_with(name)).max_by_key(|(name, _)| name.len());
    let Some((name, row)) = found else {
        let known: Vec<&str> = names().map(|(name, _)| name).collect();
        return Err((at, format!("unknown word `{inside}`"), format!("one of {}", known.join(" "))));
    };
    let mut cuts = Vec::new();
    let mut rest = &inside[name.len()..];
    while let Some(sign) = rest.chars().next() {
        let tail = rest.get(1..).unwrap_or("");
        let end = tail.find(['<', '>', '-', '^']).unwrap_or(tail.len());
        let (value, after) = tail.split_at(end);
        let count = value.parse::<usize>();
        cuts.push(match (sign, count) {
            ('<', Ok(count)) => Cut::Front(count),
            ('>', Ok(count)) => Cut::Back(count),
            ('-', _) => Cut::Ending(pieces(value, at)?),
            ('^', _) => Cut::Unless(pieces(value, at)?),
            _ => return Err((at, format!("cannot read `{rest}`"), "after a word: <n >n -ending ^ending".to_owned())),
        });
        rest = after;
    }
    Ok(Piece::Word(row, cuts))
}

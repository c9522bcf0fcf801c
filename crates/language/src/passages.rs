//! Paragraphs and sentences, as ranges of tokens.

use mahdar_record::Span;

use crate::tokens::{Token, TokenKind};

/// A line of the text with words on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The first token.
    pub first: u32,
    /// The token after the last one.
    pub end: u32,
    /// True for a short first line without a full stop, with text after it.
    pub headline: bool,
}

/// A sentence; it never runs over a line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The first token.
    pub first: u32,
    /// The token after the last one.
    pub end: u32,
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// Its bytes in the source.
    pub span: Span,
}

/// A headline has at most this many words.
const HEADLINE_WORDS: usize = 26;

pub(crate) fn paragraphs(tokens: &[Token]) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if token.opens_line || found.is_empty() {
            found.push(Paragraph { first: index as u32, end: index as u32 + 1, headline: false });
        } else if let Some(paragraph) = found.last_mut() {
            paragraph.end = index as u32 + 1;
        }
    }
    if found.len() > 1
        && let Some(first) = found.first_mut()
    {
        let words = &tokens[first.first as usize..first.end as usize];
        let ends = words.last().and_then(Token::mark).is_some_and(|c| matches!(c, '.' | '،' | ',' | ';'));
        first.headline = !ends && words.iter().filter(|token| token.is_word()).count() <= HEADLINE_WORDS;
    }
    found
}

pub(crate) fn sentences(tokens: &[Token], paragraphs: &[Paragraph]) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let mut first = paragraph.first;
        for index in paragraph.first..paragraph.end {
            let last = index + 1 == paragraph.end;
            if last || ends_sentence(tokens, index as usize) && !closes_next(tokens, index as usize + 1, paragraph.end as usize) {
                let span = tokens[first as usize].span.cover(tokens[index as usize].span);
                found.push(Sentence { first, end: index + 1, paragraph: number as u32, span });
                first = index + 1;
            }
        }
    }
    found
}

/// True where a closing mark directly follows: it belongs to the sentence that ends.
fn closes_next(tokens: &[Token], next: usize, end: usize) -> bool {
    next < end && !tokens[next].spaced && tokens[next].mark().is_some_and(|c| matches!(c, '»' | '”' | '"' | ')' | '.' | '!' | '؟' | '?'))
}

fn ends_sentence(tokens: &[Token], index: usize) -> bool {
    let Some(mark) = tokens[index].mark() else { return false };
    match mark {
        '!' | '؟' | '?' | '۔' | '…' => true,
        '.' => !is_inner_dot(tokens, index),
        '»' | '”' | '"' | ')' => {
            index > 0 && !tokens[index].spaced && tokens[index - 1].mark().is_some_and(|c| matches!(c, '.' | '!' | '؟' | '?'))
        }
        _ => false,
    }
}

/// A dot inside a number, between initials, or after one letter.
fn is_inner_dot(tokens: &[Token], index: usize) -> bool {
    let (Some(before), Some(after)) = (index.checked_sub(1).map(|i| &tokens[i]), tokens.get(index + 1)) else { return false };
    if after.opens_line || tokens[index].spaced {
        return false;
    }
    let glued = !after.spaced;
    if before.kind == TokenKind::Number && after.kind == TokenKind::Number && glued {
        return true;
    }
    let initial = |token: &Token| token.is_word() && token.span.len() <= 4 && token.folded.end - token.folded.start <= 2;
    initial(before) && (before.spaced || index >= 2 && tokens[index - 2].mark() == Some('.')) && after.is_word()
}

//! What stands in quotation marks of any kind: nested, wrong way round, unclosed.

use crate::tokens::Token;

/// A passage in quotation marks, as tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The first token inside.
    pub first: u32,
    /// The token after the last one inside.
    pub end: u32,
    /// 1 for a quotation that stands in no other.
    pub depth: u16,
    /// False where the text or its paragraph ends before the mark that closes it.
    pub closed: bool,
}

/// Kinds of marks: what opens, what closes; the same mark may do both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Guillemet,
    Curly,
    Straight,
    Brace,
    /// Two round brackets in a row.
    Double,
}

/// Deeper marks than these are read as part of the quotation they stand in, so that hostile input costs no more than plain text.
const DEEPEST: usize = 16;

struct Open {
    mark: Mark,
    index: usize,
}

/// Finds the quotations, in the order in which they open.
pub(crate) fn find(tokens: &[Token]) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].opens_line && !stack.is_empty() && at > 0 && !continues(tokens, at) {
            end_all(&mut stack, &mut found, at);
        }
        let Some((mark, width, opens)) = mark_at(tokens, at, &stack) else {
            at += 1;
            continue;
        };
        if opens {
            if stack.len() < DEEPEST {
                stack.push(Open { mark, index: found.len() });
                found.push(Quotation { first: (at + width) as u32, end: tokens.len() as u32, depth: stack.len() as u16, closed: false });
            }
        } else if let Some(level) = stack.iter().rposition(|open| open.mark == mark) {
            for open in stack.drain(level..) {
                found[open.index].end = at as u32;
                found[open.index].closed = open.mark == mark;
            }
        }
        at += width;
    }
    let last = tokens.len();
    end_all(&mut stack, &mut found, last);
    found.retain(|quotation| quotation.first < quotation.end);
    found
}

/// A quotation runs on over a line break only where a mark that closes it comes before the next one that opens.
fn continues(tokens: &[Token], at: usize) -> bool {
    for token in tokens[at..].iter().take(200) {
        match token.mark() {
            Some('»' | '”') => return true,
            Some('«' | '“' | '"') => return false,
            _ => {}
        }
    }
    false
}

fn end_all(stack: &mut Vec<Open>, found: &mut [Quotation], at: usize) {
    for open in stack.drain(..) {
        found[open.index].end = at as u32;
    }
}

/// The mark at a token, how many tokens it takes, and whether it opens.
fn mark_at(tokens: &[Token], at: usize, stack: &[Open]) -> Option<(Mark, usize, bool)> {
    let token = &tokens[at];
    let c = token.mark()?;
    let is_open = |mark: Mark| stack.iter().any(|open| open.mark == mark);
    let double = |c: char| tokens.get(at + 1).is_some_and(|next| next.mark() == Some(c) && !next.spaced);
    let touches_next = tokens.get(at + 1).is_some_and(|next| !next.spaced && !next.opens_line);
    match c {
        '«' | '‹' if !is_open(Mark::Guillemet) || touches_next => Some((Mark::Guillemet, 1, true)),
        '»' | '›' if is_open(Mark::Guillemet) => Some((Mark::Guillemet, 1, false)),
        // The wrong way round: a closing mark where nothing is open, that touches the word after it.
        '»' | '›' => (token.spaced && touches_next).then_some((Mark::Guillemet, 1, true)),
        '«' | '‹' => Some((Mark::Guillemet, 1, false)),
        '“' | '„' | '‟' if !is_open(Mark::Curly) => Some((Mark::Curly, 1, true)),
        '”' if is_open(Mark::Curly) => Some((Mark::Curly, 1, false)),
        '”' => (token.spaced && touches_next).then_some((Mark::Curly, 1, true)),
        '“' | '„' | '‟' => Some((Mark::Curly, 1, touches_next && token.spaced)),
        '"' | '＂' => Some((Mark::Straight, 1, !is_open(Mark::Straight))),
        '{' => Some((Mark::Brace, 1, true)),
        '}' if is_open(Mark::Brace) => Some((Mark::Brace, 1, false)),
        '(' if double('(') => Some((Mark::Double, 2, true)),
        ')' if double(')') && is_open(Mark::Double) => Some((Mark::Double, 2, false)),
        _ => None,
    }
}

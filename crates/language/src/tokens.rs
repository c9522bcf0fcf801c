//! Words, numbers and marks, in order.

use mahdar_record::Span;

use crate::folded::{Folded, FoldedSpan};
use mahdar_knowledge::FoldTable;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters of the Arabic script.
    Word,
    /// Letters of another script.
    Foreign,
    /// Digits of any script.
    Number,
    /// One punctuation mark or symbol.
    Mark(char),
}

/// A word, number or mark.
///
/// Laws: tokens stand in the order of the text and do not overlap; what lies between them is white space and invisible characters.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its bytes in the source, vowel marks included.
    pub span: Span,
    /// Its bytes in the folded text.
    pub folded: FoldedSpan,
    /// What it is made of.
    pub kind: TokenKind,
    /// True if a line begins with it.
    pub opens_line: bool,
    /// True if white space (or the start of the text) stands before it.
    pub spaced: bool,
    pub(crate) cuts: (u32, u32),
    pub(crate) matches: (u32, u32),
}

impl Token {
    /// True for words and foreign words.
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Foreign)
    }

    /// The mark, if it is one.
    #[must_use]
    pub fn mark(&self) -> Option<char> {
        match self.kind {
            TokenKind::Mark(c) => Some(c),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Arabic,
    Foreign,
    Digit,
    /// Vowel marks, joiners: part of the word they stand in.
    Inside,
    Space,
    Line,
    Mark,
}

fn kind_of(c: char) -> Kind {
    match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' => Kind::Line,
        'a'..='z' | 'A'..='Z' => Kind::Foreign,
        '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => Kind::Digit,
        '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{610}'..='\u{61A}'
        | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E8}'
        | '\u{6EA}'..='\u{6ED}'
        | '\u{640}' => Kind::Inside,
        '\u{61C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{AD}'
        | '\u{FE00}'..='\u{FE0F}' => Kind::Inside,
        '\u{620}'..='\u{64A}' | '\u{66E}' | '\u{66F}' | '\u{671}'..='\u{6D3}' => Kind::Arabic,
        ' ' => Kind::Space,
        '!'..='~' | '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{AB}' | '\u{BB}' => Kind::Mark,
        '\u{6D5}'
        | '\u{6EE}'..='\u{6FF}'
        | '\u{750}'..='\u{77F}'
        | '\u{8A0}'..='\u{8FF}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
            if c.is_alphabetic() =>
        {
            Kind::Arabic
        }
        '\0' => Kind::Space,
        _ if c.is_whitespace() || c.is_control() => Kind::Space,
        _ if c.is_alphabetic() => Kind::Foreign,
        _ if c.is_numeric() => Kind::Digit,
        '\u{300}'..='\u{36F}' => Kind::Inside,
        _ => Kind::Mark,
    }
}

/// Folds and tokenises in one pass.
pub(crate) fn tokenise(source: &str, table: &FoldTable) -> (Folded, Vec<Token>) {
    let mut folded = Folded::with_capacity(source.len());
    let mut run = Run { tokens: Vec::with_capacity(source.len() / 10), open: None, line: true, spaced: true };
    for (at, c) in source.char_indices() {
        let kind = kind_of(c);
        let before = folded.len();
        folded.push(table, c, at as u32);
        run.take(kind, c, Span::new(at as u32, (at + c.len_utf8()) as u32), FoldedSpan { start: before, end: folded.len() });
    }
    run.close();
    folded.finish(source.len() as u32);
    (folded, run.tokens)
}

struct Run {
    tokens: Vec<Token>,
    open: Option<Kind>,
    line: bool,
    spaced: bool,
}

impl Run {
    fn take(&mut self, kind: Kind, c: char, span: Span, folded: FoldedSpan) {
        match kind {
            Kind::Inside => {
                // Invisible characters and vowel marks continue the word they stand in, and are nothing elsewhere.
                if matches!(self.open, Some(Kind::Arabic | Kind::Foreign))
                    && let Some(token) = self.tokens.last_mut()
                {
                    token.span.end = span.end;
                    token.folded.end = folded.end;
                }
            }
            Kind::Space | Kind::Line => {
                self.close();
                self.spaced = true;
                self.line |= kind == Kind::Line;
            }
            Kind::Mark => {
                self.close();
                self.push(TokenKind::Mark(c), span, folded);
                self.open = None;
            }
            Kind::Arabic | Kind::Foreign | Kind::Digit => {
                if self.open == Some(kind)
                    && let Some(token) = self.tokens.last_mut()
                {
                    token.span.end = span.end;
                    token.folded.end = folded.end;
                    return;
                }
                self.close();
                let token = match kind {
                    Kind::Arabic => TokenKind::Word,
                    Kind::Foreign => TokenKind::Foreign,
                    _ => TokenKind::Number,
                };
                self.push(token, span, folded);
                self.open = Some(kind);
            }
        }
    }

    fn push(&mut self, kind: TokenKind, span: Span, folded: FoldedSpan) {
        self.tokens.push(Token { span, folded, kind, opens_line: self.line, spaced: self.spaced, cuts: (0, 0), matches: (0, 0) });
        self.line = false;
        self.spaced = false;
    }

    fn close(&mut self) {
        self.open = None;
    }
}

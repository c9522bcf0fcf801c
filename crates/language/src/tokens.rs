//! Words, numbers and marks, in order.

use mahdar_record::Span;

use crate::folded::{Folded, FoldedSpan, Folding};
use crate::script::Letters;
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
    /// The likeliest of its cuts.
    pub(crate) best: u32,
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
    /// Only Unicode knows.
    Open,
}

impl Kind {
    fn is_word(self) -> bool {
        matches!(self, Self::Arabic | Self::Foreign)
    }
}

/// The kinds of the characters up to the Arabic block.
const KINDS: [Kind; 0x700] = {
    let mut kinds = [Kind::Open; 0x700];
    let mut code = 0;
    while code < kinds.len() {
        kinds[code] = kind_of_code(code as u32);
        code += 1;
    }
    kinds
};

/// What code says of a character without asking Unicode.
const fn kind_of_code(code: u32) -> Kind {
    match code {
        0x0A..=0x0D | 0x2028 | 0x2029 => Kind::Line,
        0x61..=0x7A | 0x41..=0x5A => Kind::Foreign,
        0x30..=0x39 | 0x660..=0x669 | 0x6F0..=0x6F9 => Kind::Digit,
        // Vowel marks and the stretched line.
        0x64B..=0x65F | 0x670 | 0x610..=0x61A | 0x6D6..=0x6DC | 0x6DF..=0x6E8 | 0x6EA..=0x6ED | 0x640 => Kind::Inside,
        // Marks of direction, joiners and other invisible characters.
        0x61C | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF | 0xAD | 0xFE00..=0xFE0F => Kind::Inside,
        0x620..=0x64A | 0x66E | 0x66F | 0x671..=0x6D3 => Kind::Arabic,
        0x20 | 0 => Kind::Space,
        0x21..=0x7E | 0x60C | 0x61B | 0x61F | 0xAB | 0xBB => Kind::Mark,
        _ => Kind::Open,
    }
}

fn kind_of(c: char) -> Kind {
    let kind = KINDS.get(c as usize).copied().unwrap_or_else(|| kind_of_code(c as u32));
    if kind == Kind::Open { kind_by_unicode(c) } else { kind }
}

#[cold]
fn kind_by_unicode(c: char) -> Kind {
    match c {
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
        _ if c.is_whitespace() || c.is_control() => Kind::Space,
        _ if c.is_alphabetic() => Kind::Foreign,
        _ if c.is_numeric() => Kind::Digit,
        '\u{300}'..='\u{36F}' => Kind::Inside,
        _ => Kind::Mark,
    }
}

/// A word without the marks around it.
///
/// ```
/// assert_eq!(mahdar_language::without_marks("(وصل،"), "وصل");
/// ```
#[must_use]
pub fn without_marks(word: &str) -> &str {
    word.trim_matches(|c| !matches!(kind_of(c), Kind::Arabic | Kind::Foreign | Kind::Digit))
}

/// Folds, counts letters and tokenises in one pass.
pub(crate) fn tokenise(source: &str, table: &FoldTable) -> (Folded, Letters, Vec<Token>) {
    let mut folded = Folding::new(table, source.len());
    let mut letters = Letters::default();
    let mut run = Run { tokens: Vec::with_capacity(source.len() / 10), open: Kind::Inside, end: (0, 0), line: true, spaced: true };
    for (at, c) in source.char_indices() {
        let kind = kind_of(c);
        letters.note(c);
        let before = folded.len();
        folded.push(c, at as u32);
        let end = ((at + c.len_utf8()) as u32, folded.len());
        // The way of nearly all characters: the word or number goes on.
        if kind == run.open || kind == Kind::Inside && run.open.is_word() {
            run.end = end;
        } else if kind != Kind::Inside {
            run.turn(kind, c, (at as u32, before), end);
        }
    }
    run.close();
    (folded.finish(source.len() as u32), letters, run.tokens)
}

/// An offset in the source, and the same in the folded text.
type Offsets = (u32, u32);

struct Run {
    tokens: Vec<Token>,
    /// The kind of the open word or number; [`Kind::Inside`] for none.
    open: Kind,
    /// Where the open token ends so far.
    end: Offsets,
    line: bool,
    spaced: bool,
}

impl Run {
    /// Takes a character that does not go on with what is open.
    fn turn(&mut self, kind: Kind, c: char, start: Offsets, end: Offsets) {
        self.close();
        self.end = end;
        match kind {
            Kind::Space | Kind::Line | Kind::Inside => {
                self.spaced = true;
                self.line |= kind == Kind::Line;
            }
            Kind::Mark | Kind::Open => {
                self.push(TokenKind::Mark(c), start);
                self.settle();
            }
            Kind::Arabic => self.push(TokenKind::Word, start),
            Kind::Foreign => self.push(TokenKind::Foreign, start),
            Kind::Digit => self.push(TokenKind::Number, start),
        }
        if matches!(kind, Kind::Arabic | Kind::Foreign | Kind::Digit) {
            self.open = kind;
        }
    }

    fn push(&mut self, kind: TokenKind, (start, folded): Offsets) {
        self.tokens.push(Token {
            span: Span::new(start, start),
            folded: FoldedSpan { start: folded, end: folded },
            kind,
            opens_line: self.line,
            spaced: self.spaced,
            cuts: (0, 0),
            best: 0,
            matches: (0, 0),
        });
        self.line = false;
        self.spaced = false;
    }

    fn close(&mut self) {
        if self.open != Kind::Inside {
            self.settle();
            self.open = Kind::Inside;
        }
    }

    /// Gives the last token its end.
    fn settle(&mut self) {
        if let Some(token) = self.tokens.last_mut() {
            (token.span.end, token.folded.end) = self.end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_know_what_stands_before_them() {
        let check = |text: &str, expected: &[(&str, bool)]| {
            let (_, _, tokens) = tokenise(text, &FoldTable::default());
            let told: Vec<(&str, bool)> = tokens.iter().map(|token| (token.span.of(text), token.spaced)).collect();
            assert_eq!(told, expected);
        };
        check("قال: نعم،لا", &[("قال", true), (":", false), ("نعم", true), ("،", false), ("لا", false)]);
        check("12٣ x1", &[("12٣", true), ("x", true), ("1", false)]);
        check("كتـَب\u{200F} \u{200F}م", &[("كتـَب\u{200F}", true), ("م", true)]);
        check("سطر\nسطر", &[("سطر", true), ("سطر", true)]);
    }
}

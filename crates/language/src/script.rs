//! Which language a text is in, by its letters.

use crate::tokens::{Token, TokenKind};

/// How often each letter of the Arabic block occurs in a text.
#[derive(Clone, Debug)]
pub(crate) struct Letters {
    counts: [u32; 0x100],
}

impl Default for Letters {
    fn default() -> Self {
        Self { counts: [0; 0x100] }
    }
}

/// Where the Arabic block begins.
const BLOCK: usize = 0x600;

impl Letters {
    #[inline]
    pub(crate) fn note(&mut self, letter: char) {
        if let Some(count) = self.counts.get_mut((letter as usize).wrapping_sub(BLOCK)) {
            *count += 1;
        }
    }

    fn sum(&self, letters: &[char]) -> u32 {
        letters.iter().filter_map(|letter| self.counts.get((*letter as usize).wrapping_sub(BLOCK))).sum()
    }
}

/// Peh, tcheh, jeh, gaf and the Persian yeh.
const PERSIAN: &[char] = &['\u{67E}', '\u{686}', '\u{698}', '\u{6AF}', '\u{6CC}'];

/// Ta marbuta, alef maksura, yeh and kaf: letters that Persian spells otherwise.
const ARABIC: &[char] = &['\u{629}', '\u{649}', '\u{64A}', '\u{643}'];

/// The ISO 639-1 code of the main language: `ar` or `fa` for the Arabic script, `en` for the Latin one; `None` where there are no words.
pub(crate) fn main_language(letters: &Letters, tokens: &[Token]) -> Option<&'static str> {
    let of = |kind: TokenKind| tokens.iter().filter(|token| token.kind == kind).count();
    let (words, foreign) = (of(TokenKind::Word), of(TokenKind::Foreign));
    if words + foreign == 0 {
        return None;
    }
    if foreign > words {
        return Some("en");
    }
    // More Persian letters than a third of the Arabic ones are beyond what Arabic holds in names and loan words.
    Some(if letters.sum(PERSIAN) * 3 > letters.sum(ARABIC) { "fa" } else { "ar" })
}

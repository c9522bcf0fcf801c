//! Which language a text is in, by its letters.

use crate::tokens::{Token, TokenKind};

/// Peh, tcheh, jeh, gaf and the Persian yeh, in UTF-8: more than Arabic loan words hold of them is Persian.
const PERSIAN: [[u8; 2]; 5] = [[0xD9, 0xBE], [0xDA, 0x86], [0xDA, 0x98], [0xDA, 0xAF], [0xDB, 0x8C]];

/// Ta marbuta, alef maksura, yeh and kaf, in UTF-8: letters that Persian spells otherwise.
const ARABIC: [[u8; 2]; 4] = [[0xD8, 0xA9], [0xD9, 0x89], [0xD9, 0x8A], [0xD9, 0x83]];

/// The ISO 639-1 code of the main language: `ar` or `fa` for the Arabic script, `en` for the Latin one; `None` where there are too few words.
#[must_use]
pub fn main_language(source: &str, tokens: &[Token]) -> Option<&'static str> {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let foreign = tokens.iter().filter(|token| token.kind == TokenKind::Foreign).count();
    if words + foreign == 0 {
        return None;
    }
    if foreign > words {
        return Some("en");
    }
    let (mut persian, mut arabic) = (0_usize, 0_usize);
    // No byte that begins a character continues one, so pairs of bytes are the letters themselves.
    for pair in source.as_bytes().windows(2) {
        persian += usize::from(PERSIAN.contains(&[pair[0], pair[1]]));
        arabic += usize::from(ARABIC.contains(&[pair[0], pair[1]]));
    }
    Some(if persian * 3 > arabic { "fa" } else { "ar" })
}

//! Which language a text is in, by its letters.

use crate::tokens::{Token, TokenKind};

/// The ISO 639-1 code of the main language: `ar` or `fa` for the Arabic script, `en` for the Latin one; `None` where there are too few words.
///
/// `persian` tells letters that Persian has and Arabic lacks.
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
    // Peh, tcheh, jeh, gaf and the Persian yeh: four in a hundred letters are beyond what Arabic loan words hold.
    let persian = source.chars().filter(|c| matches!(c, '\u{67E}' | '\u{686}' | '\u{698}' | '\u{6AF}' | '\u{6CC}')).count();
    let arabic = source.chars().filter(|c| matches!(c, '\u{629}' | '\u{649}' | '\u{64A}' | '\u{643}')).count();
    Some(if persian * 3 > arabic { "fa" } else { "ar" })
}

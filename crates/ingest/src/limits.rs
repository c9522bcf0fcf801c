//! How much is read at once, so that no input can fill the memory.

use mahdar_record::Document;

/// The longest text of a document, in bytes. A longer one is refused by name.
pub const MAX_TEXT: usize = 4 << 20;

/// The longest line of a file with one document a line, in bytes. A longer one is skipped and named.
pub const MAX_LINE: usize = 16 << 20;

/// The document, or the reason why its text cannot be taken.
pub(crate) fn admit(document: Document) -> Result<Document, String> {
    match objection(&document.text) {
        None => Ok(document),
        Some(reason) => Err(reason),
    }
}

fn objection(text: &str) -> Option<String> {
    if text.len() > MAX_TEXT {
        return Some(too_long(text.len()));
    }
    if text.trim().is_empty() {
        return Some("empty: there is no text in it".to_owned());
    }
    let at = text.find('\0')?;
    Some(format!("a NUL character at byte {at} of the text: this is no plain text; remove it or convert the file to UTF-8"))
}

/// Why a text of `bytes` is refused.
pub(crate) fn too_long(bytes: usize) -> String {
    let mebibytes = bytes as f64 / f64::from(1 << 20);
    format!("the text has {mebibytes:.1} MiB; a document may have {} MiB: split it into its reports", MAX_TEXT >> 20)
}

/// Why bytes that are no UTF-8 are refused, with the first wrong byte and, where it shows, the encoding they seem to have.
pub(crate) fn not_utf8(bytes: &[u8], valid_up_to: usize) -> String {
    let guess = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "it looks like UTF-16; convert it with `iconv -f UTF-16 -t UTF-8`",
        _ => "convert it, for instance with `iconv -f WINDOWS-1256 -t UTF-8`",
    };
    format!("not UTF-8 at byte {valid_up_to}: {guess}")
}

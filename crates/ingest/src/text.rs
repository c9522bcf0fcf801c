//! Plain text: a whole file is one document.

use std::io::Read;

use mahdar_record::Document;

use crate::limits::{MAX_TEXT, admit, not_utf8, too_long};
use crate::{Failure, Format, Input};

/// `.txt`: one report a file, UTF-8. Nothing is known of it but its text.
pub(crate) const FORMAT: Format = Format {
    name: "plain text",
    extensions: &["txt", "text"],
    begins_like: |_| true,
    documents: |input| Box::new(std::iter::once(document(input))),
};

fn document(input: Input) -> Result<Document, Failure> {
    let (name, reader) = input.into_parts();
    // One byte more than allowed, and the byte order mark, tell a text that is too long from one that just fits.
    let mut bytes = Vec::new();
    let most = MAX_TEXT as u64 + 4;
    if let Err(error) = reader.take(most).read_to_end(&mut bytes) {
        return Err(Failure::whole(&name, format!("cannot be read: {error}")));
    }
    if bytes.len() as u64 == most {
        let size = std::fs::metadata(&name).map_or(bytes.len(), |file| usize::try_from(file.len()).unwrap_or(usize::MAX));
        return Err(Failure::whole(&name, too_long(size.max(bytes.len()))));
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid_up_to = error.utf8_error().valid_up_to();
            return Err(Failure::whole(&name, not_utf8(error.as_bytes(), valid_up_to)));
        }
    };
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    admit(Document::from_text(text)).map_err(|reason| Failure::whole(&name, reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: impl AsRef<[u8]> + Send + 'static) -> Result<Document, String> {
        document(Input::new("report.txt", std::io::Cursor::new(bytes))).map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_file_is_one_document() {
        let report = read("وصل الوزير إلى بغداد\n").expect("it is good text");
        assert_eq!(report, Document::from_text("وصل الوزير إلى بغداد\n"));
        assert_eq!(read("\u{feff}وصل").map(|d| d.text), Ok("وصل".to_owned()));
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        for (bytes, reason) in [
            (b"".to_vec(), "report.txt: empty"),
            (b" \n".to_vec(), "report.txt: empty"),
            (b"abc\xff".to_vec(), "report.txt: not UTF-8 at byte 3"),
            (b"\xff\xfe\x48\x06".to_vec(), "UTF-16"),
            (b"ab\0c".to_vec(), "a NUL character at byte 2"),
        ] {
            let error = read(bytes).expect_err(reason);
            assert!(error.contains(reason), "{error}");
        }
    }

    #[test]
    fn four_mebibytes_fit_and_one_byte_more_does_not() {
        assert!(read(vec![b'a'; MAX_TEXT]).is_ok());
        assert!(read(vec![b'a'; MAX_TEXT + 1]).expect_err("too long").contains("4 MiB"));
        assert!(read(vec![b'a'; MAX_TEXT * 2]).expect_err("too long").contains("4 MiB"));
    }
}

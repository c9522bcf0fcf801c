//! JSON Lines: one document a line.

use std::io::BufRead;

use mahdar_record::{Document, Edtf};
use serde::Deserialize;
use serde_json::Value;

use crate::limits::{MAX_LINE, admit, not_utf8};
use crate::lines::{Line, next_line};
use crate::{Failure, Format, Input};

/// `.jsonl`: objects with `text`, and with `id`, `url`, `outlet`, `title`, `published`, `language` as far as they are known.
pub(crate) const FORMAT: Format = Format {
    name: "JSON Lines",
    extensions: &["jsonl", "ndjson"],
    begins_like: |bytes| strip_mark(bytes).trim_ascii_start().first() == Some(&b'{'),
    documents: |input| Box::new(Lines::new(input)),
};

struct Lines {
    name: String,
    reader: Box<dyn BufRead + Send>,
    buffer: Vec<u8>,
    line: u64,
    any: bool,
    over: bool,
}

impl Lines {
    fn new(input: Input) -> Self {
        let (name, reader) = input.into_parts();
        Self { name, reader, buffer: Vec::new(), line: 0, any: false, over: false }
    }
}

impl Iterator for Lines {
    type Item = Result<Document, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            self.line += 1;
            let outcome = match next_line(&mut *self.reader, &mut self.buffer, MAX_LINE) {
                Ok(Line::Whole) if self.buffer.trim_ascii().is_empty() => continue,
                Ok(Line::Whole) => document(&self.buffer, self.line == 1),
                Ok(Line::TooLong) => Err(format!("the line has more than {} MiB: split it into its reports", MAX_LINE >> 20)),
                Ok(Line::End) => {
                    self.over = true;
                    return (!self.any).then(|| Err(Failure::whole(&self.name, "empty: there is no line in it")));
                }
                Err(error) => {
                    self.over = true;
                    Err(format!("cannot be read: {error}"))
                }
            };
            self.any = true;
            return Some(outcome.map_err(|reason| Failure::line(&self.name, self.line, reason)));
        }
        None
    }
}

/// The fields of a line; whatever else it has is left alone.
#[derive(Deserialize)]
struct Fields {
    text: Option<Value>,
    id: Option<Value>,
    url: Option<Value>,
    outlet: Option<Value>,
    title: Option<Value>,
    published: Option<Value>,
    language: Option<Value>,
}

fn document(line: &[u8], first: bool) -> Result<Document, String> {
    let line = if first { strip_mark(line) } else { line };
    let line = std::str::from_utf8(line).map_err(|error| not_utf8(line, error.valid_up_to()))?;
    let fields: Fields = serde_json::from_str(line).map_err(|error| not_json(line, &error))?;
    let text = match fields.text {
        Some(Value::String(text)) => text,
        Some(Value::Null) | None => return Err("no `text` field: give the body of the report under that name".to_owned()),
        Some(_) => return Err("`text` is no string".to_owned()),
    };
    let mut document = Document::from_text(text);
    if let Some(id) = word(fields.id) {
        document.id = id;
    }
    document.url = word(fields.url);
    document.outlet = word(fields.outlet);
    document.title = word(fields.title);
    document.language = word(fields.language);
    document.published = word(fields.published).and_then(|written| day(&written));
    admit(document)
}

fn not_json(line: &str, error: &serde_json::Error) -> String {
    if error.is_eof() {
        return format!(
            "the JSON breaks off at column {}: the line was cut short; fetch the file again or remove the line",
            error.column()
        );
    }
    if line.trim_start().starts_with('{') {
        return format!("no JSON at column {}: {}", error.column(), without_place(error));
    }
    "no JSON object: each line must be one, with the report under `text`".to_owned()
}

/// The message without `at line 1 column n`: the line is that of the file.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

/// A string that says something, or a number as it is written.
fn word(value: Option<Value>) -> Option<String> {
    match value? {
        Value::String(text) if !text.trim().is_empty() => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The day of `2015-07-03`, alone or before a time; `None` where it is no such day.
fn day(written: &str) -> Option<Edtf> {
    let written = written.trim();
    let (date, rest) = written.split_at_checked(10)?;
    if !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return None;
    }
    let date: jiff::civil::Date = date.parse().ok()?;
    Some(Edtf::day(date.year(), date.month(), date.day()))
}

fn strip_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: impl AsRef<[u8]> + Send + 'static) -> Vec<Result<Document, String>> {
        Lines::new(Input::new("a.jsonl", std::io::Cursor::new(bytes))).map(|found| found.map_err(|failure| failure.to_string())).collect()
    }

    fn reason(bytes: impl AsRef<[u8]> + Send + 'static) -> String {
        let mut found = read(bytes);
        assert_eq!(found.len(), 1);
        found.remove(0).expect_err("it cannot be read")
    }

    #[test]
    fn a_line_is_a_document() {
        let line =
            r#"{"id":7,"text":"وصل","url":"","outlet":"واع","title":"ت","published":"2015-07-03T10:00:00Z","language":"ar","author":[1]}"#;
        let document = read(line).remove(0).expect("a good line");
        assert_eq!(document.id, "7");
        assert_eq!(document.url, None);
        assert_eq!(document.outlet.as_deref(), Some("واع"));
        assert_eq!(document.published, Some(Edtf::day(2015, 7, 3)));
    }

    #[test]
    fn a_date_that_is_none_is_left_out() {
        for written in ["2015-02-30", "3 July 2015", "2015-07", "2015-07-031", "أمس", "0-0-0"] {
            assert_eq!(day(written), None, "{written}");
        }
        assert_eq!(day(" 2015-07-03 22:10 "), Some(Edtf::day(2015, 7, 3)));
    }

    #[test]
    fn a_bad_line_does_not_stop_the_rest() {
        let found = read(b"{\"text\":\"a\"}\n\n{\"text\":\"b\n{\"text\":\"\xff\"}\n[1]\n{\"text\":\"c\"}\r\n".to_vec());
        let kinds: Vec<bool> = found.iter().map(Result::is_ok).collect();
        assert_eq!(kinds, [true, false, false, false, true]);
        assert!(found[1].as_ref().is_err_and(|reason| reason.starts_with("a.jsonl:3: the JSON breaks off")), "{found:?}");
        assert!(found[2].as_ref().is_err_and(|reason| reason.contains("not UTF-8")), "{found:?}");
        assert!(found[3].as_ref().is_err_and(|reason| reason.contains("no JSON object")), "{found:?}");
    }

    #[test]
    fn the_reason_names_the_way_out() {
        assert!(reason("{}").contains("no `text` field"));
        assert!(reason(r#"{"text":5}"#).contains("no string"));
        assert!(reason(r#"{"text":""}"#).contains("empty"));
        assert!(reason(r#"{"text":"a\u0000b"}"#).contains("NUL"));
        assert!(reason(r#"{"text":"a\ud800b"}"#).contains("no JSON at column"));
        assert!(reason("").contains("a.jsonl: empty"));
        assert!(reason(format!(r#"{{"text":"{}"}}"#, "a".repeat(crate::MAX_TEXT + 1))).contains("4 MiB"));
        assert!(reason(format!(r#"{{"text":"{}"}}"#, "a".repeat(MAX_LINE))).contains("16 MiB"));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_to_their_end(bytes: Vec<u8>, cut in 0_usize..60) {
            read(bytes);
            let line = r#"{"id":"1","text":"وصل الوزير","published":"2015-07-03"}"#.as_bytes();
            let found = read([&line[..cut.min(line.len())], b"\n", line].concat());
            proptest::prop_assert!(found.last().is_some_and(Result::is_ok), "what follows a broken line is read");
        }

        #[test]
        fn any_words_for_a_date_do_no_harm(written: String) {
            let found = day(&written);
            proptest::prop_assert!(found.is_none_or(|date| date.bounds().is_some()));
        }
    }
}

//! Lines of bounded length out of a stream of any length.

use std::io::{self, BufRead};

/// What the next line is.
pub(crate) enum Line {
    /// Its bytes are in the buffer, without the line break.
    Whole,
    /// It is longer than allowed; it has been skipped.
    TooLong,
    /// There is none.
    End,
}

/// Reads one line into `buffer`, never more than `limit` bytes.
pub(crate) fn next_line(reader: &mut dyn BufRead, buffer: &mut Vec<u8>, limit: usize) -> io::Result<Line> {
    buffer.clear();
    let mut too_long = false;
    let mut any = false;
    loop {
        let available = match reader.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if available.is_empty() {
            break;
        }
        any = true;
        let newline = available.iter().position(|byte| *byte == b'\n');
        let part = &available[..newline.unwrap_or(available.len())];
        too_long |= buffer.len() + part.len() > limit;
        if too_long {
            buffer.clear();
        } else {
            buffer.extend_from_slice(part);
        }
        let used = part.len() + usize::from(newline.is_some());
        reader.consume(used);
        if newline.is_some() {
            break;
        }
    }
    Ok(match (any, too_long) {
        (false, _) => Line::End,
        (true, true) => Line::TooLong,
        (true, false) => Line::Whole,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8], limit: usize) -> Vec<Option<String>> {
        let mut reader = io::BufReader::with_capacity(3, bytes);
        let mut buffer = Vec::new();
        let mut found = Vec::new();
        loop {
            match next_line(&mut reader, &mut buffer, limit).expect("memory can be read") {
                Line::Whole => found.push(Some(String::from_utf8_lossy(&buffer).into_owned())),
                Line::TooLong => found.push(None),
                Line::End => return found,
            }
        }
    }

    #[test]
    fn a_long_line_is_skipped_and_the_next_one_is_read() {
        assert_eq!(lines(b"ab\n12345678\n\ncd", 4), [Some("ab".into()), None, Some(String::new()), Some("cd".into())]);
        assert_eq!(lines(b"", 4), []);
        assert_eq!(lines(b"abcd\n", 4), [Some("abcd".into())]);
        assert_eq!(lines(b"abcde", 4), [None]);
    }
}

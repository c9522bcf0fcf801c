//! Rust source with its comments and strings blanked, so that braces and names can be counted without a parser.

/// What a byte of source belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Code,
    Comment,
    Text,
}

/// A source file, taken apart. All texts have the lines and columns of the source.
pub(super) struct Masked {
    /// Code alone: comments, strings and characters are blank.
    pub(super) code: String,
    /// Code and strings: comments are blank.
    pub(super) uncommented: String,
}

impl Masked {
    pub(super) fn new(source: &str) -> Self {
        let parts = parts(source.as_bytes());
        Self { code: keep(source, &parts, &[Part::Code]), uncommented: keep(source, &parts, &[Part::Code, Part::Text]) }
    }

    /// For every line, whether it stands inside an item marked `#[cfg(test)]`.
    pub(super) fn test_lines(&self) -> Vec<bool> {
        let mut marks = vec![false; self.code.lines().count() + 1];
        for (at, _) in self.code.match_indices("#[cfg(test)]") {
            let end = end_of_item(&self.code, at + "#[cfg(test)]".len());
            for mark in &mut marks[line_of(&self.code, at)..=line_of(&self.code, end)] {
                *mark = true;
            }
        }
        marks
    }
}

/// The number of the line of a byte, from 0.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count()
}

/// The last byte of an item that begins at `start`: its closing brace, or the semicolon of an item without a body.
pub(super) fn end_of_item(code: &str, start: usize) -> usize {
    let (mut braces, mut others) = (0_usize, 0_usize);
    for (at, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b'(' | b'[' => others += 1,
            b')' | b']' => others = others.saturating_sub(1),
            b'{' => braces += 1,
            b'}' if braces <= 1 => return at,
            b'}' => braces -= 1,
            b';' if braces == 0 && others == 0 => return at,
            _ => {}
        }
    }
    code.len().saturating_sub(1)
}

fn keep(source: &str, parts: &[Part], kept: &[Part]) -> String {
    source.char_indices().map(|(at, c)| if c == '\n' || kept.contains(&parts[at]) { c } else { ' ' }).collect()
}

fn parts(source: &[u8]) -> Vec<Part> {
    let mut parts = vec![Part::Code; source.len()];
    let mut at = 0;
    while at < source.len() {
        let (part, end) = piece(source, at);
        let end = end.min(source.len());
        parts[at..end].fill(part);
        at = end;
    }
    parts
}

/// The part that begins at `at`, and the byte after it.
fn piece(source: &[u8], at: usize) -> (Part, usize) {
    let rest = &source[at..];
    match rest[0] {
        b'/' if rest.starts_with(b"//") => (Part::Comment, at + find(rest, b"\n").unwrap_or(rest.len())),
        b'/' if rest.starts_with(b"/*") => (Part::Comment, at + block_comment(rest)),
        b'"' => (Part::Text, at + quoted(rest)),
        b'r' if !follows_name(source, at) => raw_string(rest).map_or((Part::Code, at + 1), |length| (Part::Text, at + length)),
        b'\'' => character(rest).map_or((Part::Code, at + 1), |length| (Part::Text, at + length)),
        _ => (Part::Code, at + 1),
    }
}

fn follows_name(source: &[u8], at: usize) -> bool {
    at > 0 && source[at - 1] != b'b' && (source[at - 1].is_ascii_alphanumeric() || source[at - 1] == b'_')
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at + 1 < rest.len() {
        match &rest[at..at + 2] {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn quoted(rest: &[u8]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

fn raw_string(rest: &[u8]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|byte| **byte == b'#').count();
    if rest.get(1 + hashes) != Some(&b'"') {
        return None;
    }
    let close = [b"\"".as_slice(), &b"#".repeat(hashes)].concat();
    let start = 2 + hashes;
    Some(find(&rest[start..], &close).map_or(rest.len(), |end| start + end + close.len()))
}

/// The length of a character literal; `None` for a lifetime.
fn character(rest: &[u8]) -> Option<usize> {
    if rest.get(1) == Some(&b'\\') {
        return rest.iter().skip(3).position(|byte| *byte == b'\'').map(|end| end + 4);
    }
    let width = match rest.get(1)? {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    };
    (rest.get(1 + width) == Some(&b'\'')).then_some(width + 2)
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_comments_and_characters_are_blank() {
        let masked = Masked::new("let a = \"{\\\"\"; // {\nlet b = '{'; let c: &'a str = r#\"}\"}\"#; /* { /* } */ */ end");
        assert_eq!(masked.code.split_whitespace().collect::<Vec<_>>().join(" "), "let a = ; let b = ; let c: &'a str = ; end");
        assert!(masked.uncommented.contains("\"{\\\"\""));
        assert!(!masked.uncommented.contains("//"));
    }

    #[test]
    fn tests_are_found() {
        let masked = Masked::new("fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { c([1; 2]) }\n}\nfn d() {}");
        assert_eq!(masked.test_lines(), [false, true, true, true, true, false, false]);
    }
}

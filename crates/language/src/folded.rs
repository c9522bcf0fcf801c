//! The folded text and the exact way back.

use mahdar_knowledge::FoldTable;
use mahdar_record::Span;

/// A half-open range of bytes of the *folded* text. Not a [`Span`]: a folded offset must pass through [`Folded::source`] before it is evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FoldedSpan {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl FoldedSpan {
    /// As a range for slicing.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A text in which every spelling of a letter is one letter, with the source of every byte.
///
/// Laws: `origins` has one offset for every byte of `text` and one for its end; offsets never decrease; each is the start of a character of the source.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    origins: Vec<u32>,
}

impl Folded {
    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Length in folded bytes.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.text.len() as u32
    }

    /// True if nothing is left of the source.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The words of a folded span.
    #[must_use]
    pub fn get(&self, span: FoldedSpan) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The characters of the source from which the span was made, up to where the next one begins.
    #[must_use]
    pub fn source(&self, span: FoldedSpan) -> Span {
        let at = |offset: u32| self.origins.get(offset as usize).or(self.origins.last()).copied().unwrap_or(0);
        Span::new(at(span.start), at(span.end))
    }
}

/// A folded text while it is made.
pub(crate) struct Folding<'k> {
    table: &'k FoldTable,
    text: Vec<u8>,
    origins: Vec<u32>,
    scratch: String,
}

impl<'k> Folding<'k> {
    /// For a source of so many bytes.
    pub(crate) fn new(table: &'k FoldTable, bytes: usize) -> Self {
        Self { table, text: Vec::with_capacity(bytes), origins: Vec::with_capacity(bytes + 1), scratch: String::new() }
    }

    /// Length in folded bytes.
    #[inline]
    pub(crate) fn len(&self) -> u32 {
        self.text.len() as u32
    }

    /// Appends the folding of the character at byte `at` of the source.
    #[inline]
    pub(crate) fn push(&mut self, c: char, at: u32) {
        match self.table.letter(c).map(u32::from) {
            // Two bytes: the way of nearly all characters.
            Some(code @ 0x80..=0x7FF) => {
                self.text.extend_from_slice(&[0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8]);
                self.origins.extend_from_slice(&[at, at]);
            }
            Some(code @ 0..=0x7F) => {
                self.text.push(code as u8);
                self.origins.push(at);
            }
            _ => self.push_slowly(c, at),
        }
    }

    #[cold]
    fn push_slowly(&mut self, c: char, at: u32) {
        self.scratch.clear();
        self.table.push(c, &mut self.scratch);
        self.text.extend_from_slice(self.scratch.as_bytes());
        self.origins.resize(self.text.len(), at);
    }

    pub(crate) fn finish(mut self, source_len: u32) -> Folded {
        self.origins.push(source_len);
        // Only whole characters were pushed.
        Folded { text: String::from_utf8(self.text).unwrap_or_default(), origins: self.origins }
    }
}

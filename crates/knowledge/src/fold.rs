//! Which letters are one letter when words are compared.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use crate::table;
use crate::{KnowledgeFile, Problem};

/// The folding of one character: what it becomes, up to 15 bytes.
type Folded = Box<str>;

/// The table of `fold.tsv`, by which two spellings of a word are one.
///
/// Laws: folding works character by character, so that every folded byte comes from one character of the source; it is idempotent.
#[derive(Debug, Default)]
pub struct FoldTable {
    /// Characters below U+0700, by code point, for the hot path; the index into `texts`, 0 for "unchanged".
    low: Vec<u16>,
    high: FxHashMap<char, u16>,
    texts: Vec<Folded>,
}

const LOW: usize = 0x700;

impl FoldTable {
    pub(crate) fn load(file: &KnowledgeFile, problems: &mut Vec<Problem>) -> Self {
        let mut table = Self { low: vec![0; LOW], high: FxHashMap::default(), texts: vec!["".into()] };
        for row in table::read(file, &["from", "to", "source"], problems) {
            let Some(from) = parse_char(row.cells()[0]) else {
                problems.push(row.problem(&file.path, 0, "`from` is no single character", "write the character or `U+XXXX`"));
                continue;
            };
            let to = row.text(1);
            match to.strip_prefix("U+").and_then(|_| parse_char(to)) {
                Some(c) => table.set(from, c.encode_utf8(&mut [0; 4])),
                None => table.set(from, to),
            }
        }
        table
    }

    fn set(&mut self, from: char, to: &str) {
        let index = u16::try_from(self.texts.len()).unwrap_or(0);
        self.texts.push(to.into());
        match self.low.get_mut(from as usize) {
            Some(slot) => *slot = index,
            None => {
                self.high.insert(from, index);
            }
        }
    }

    /// What a character becomes: `None` if it stays as it is.
    #[must_use]
    pub fn of(&self, c: char) -> Option<&str> {
        let index = match self.low.get(c as usize) {
            Some(index) => *index,
            None => self.high.get(&c).copied().unwrap_or(0),
        };
        (index != 0).then(|| &*self.texts[index as usize])
    }

    /// Folds a whole string; what the table does not name is composed by NFKC and put into lower case.
    ///
    /// ```
    /// use mahdar_knowledge::FoldTable;
    /// let unchanged = FoldTable::default();
    /// assert_eq!(unchanged.fold("NATO"), "nato");
    /// ```
    #[must_use]
    pub fn fold(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            self.push(c, &mut out);
        }
        out
    }

    /// Appends the folding of one character.
    pub fn push(&self, c: char, out: &mut String) {
        match self.of(c) {
            Some(folded) => out.push_str(folded),
            None if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            None if (c as usize) < LOW => out.extend(c.to_lowercase()),
            None => {
                for n in std::iter::once(c).nfkc() {
                    match self.of(n) {
                        Some(folded) => out.push_str(folded),
                        None => out.extend(n.to_lowercase()),
                    }
                }
            }
        }
    }
}

fn parse_char(cell: &str) -> Option<char> {
    if let Some(hex) = cell.strip_prefix("U+") {
        return u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    }
    let mut chars = cell.chars();
    let first = chars.next()?;
    chars.next().is_none().then_some(first)
}

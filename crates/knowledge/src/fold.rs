//! Which letters are one letter when words are compared.

use std::ops::RangeInclusive;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::table;
use crate::{KnowledgeFile, Problem};

/// The table of `fold.tsv`, by which two spellings of a word are one.
///
/// Laws: folding works character by character, so that every folded byte comes from one character of the source; it is idempotent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct FoldTable {
    /// For each character of [`PAGES`] the one it becomes, or one of the codes below.
    cells: Vec<u32>,
    /// What characters of [`PAGES`] become that become several.
    texts: Vec<Box<str>>,
    /// The rows of the file.
    rows: FxHashMap<char, Box<str>>,
}

/// The form in which a table is kept in an image.
#[derive(Serialize, Deserialize)]
struct Written {
    cells: Vec<u32>,
    texts: Vec<Box<str>>,
    rows: Vec<(char, Box<str>)>,
}

impl TryFrom<Written> for FoldTable {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        if written.cells.len() != CELLS {
            return Err("a table of folding has one cell for every character of its pages");
        }
        Ok(Self { cells: written.cells, texts: written.texts, rows: written.rows.into_iter().collect() })
    }
}

impl From<FoldTable> for Written {
    fn from(table: FoldTable) -> Self {
        let mut rows: Vec<_> = table.rows.into_iter().collect();
        rows.sort();
        Self { cells: table.cells, texts: table.texts, rows }
    }
}

/// The pages that have cells: Latin to Arabic with their neighbours, and the presentation forms of Arabic.
const PAGES: [RangeInclusive<u32>; 2] = [0..=0x7ff, 0xfb00..=0xfeff];
const LOW: usize = 0x800;
const HIGH: usize = 0xfb00;
const CELLS: usize = LOW + 0x400;
/// The character goes.
const GONE: u32 = 0x11_0000;
/// The text of the number above this one.
const TEXT: u32 = 0x11_0001;
/// Up to here characters that the file does not name are put into lower case only.
const COMPOSED_FROM: char = '\u{700}';

impl Default for FoldTable {
    fn default() -> Self {
        Self::of_rows(FxHashMap::default())
    }
}

impl FoldTable {
    pub(crate) fn load(file: &KnowledgeFile, problems: &mut Vec<Problem>) -> Self {
        let mut rows = FxHashMap::default();
        for row in table::read(file, &["from", "to", "source"], problems) {
            let Some(from) = parse_char(row.cells()[0]) else {
                problems.push(row.problem(&file.path, 0, "`from` is no single character", "write the character or `U+XXXX`"));
                continue;
            };
            let to = row.text(1);
            let to = match to.strip_prefix("U+").and_then(|_| parse_char(to)) {
                Some(c) => c.to_string().into(),
                None => to.into(),
            };
            rows.insert(from, to);
        }
        Self::of_rows(rows)
    }

    fn of_rows(rows: FxHashMap<char, Box<str>>) -> Self {
        let mut table = Self { cells: Vec::with_capacity(CELLS), texts: Vec::new(), rows };
        for code in PAGES.into_iter().flatten() {
            let mut text = String::new();
            // No page has a surrogate.
            if let Some(c) = char::from_u32(code) {
                table.push_slowly(c, &mut text);
            }
            let mut chars = text.chars();
            let cell = match (chars.next(), chars.next()) {
                (None, _) => GONE,
                (Some(c), None) => c as u32,
                (Some(_), Some(_)) => {
                    table.texts.push(text.into());
                    TEXT + table.texts.len() as u32 - 1
                }
            };
            table.cells.push(cell);
        }
        table
    }

    /// What the file says a character becomes: `None` if it does not name it.
    #[must_use]
    pub fn of(&self, c: char) -> Option<&str> {
        self.rows.get(&c).map(|to| &**to)
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

    /// The one character that a character becomes: `None` for those that go or become several, and for rare ones.
    #[must_use]
    #[inline]
    pub fn letter(&self, c: char) -> Option<char> {
        let code = c as usize;
        let cell = if code < LOW { self.cells.get(code) } else { code.checked_sub(HIGH).and_then(|above| self.cells.get(LOW + above)) };
        cell.and_then(|&cell| char::from_u32(cell))
    }

    /// Appends the folding of one character.
    #[inline]
    pub fn push(&self, c: char, out: &mut String) {
        let code = c as usize;
        let cell = if code < LOW { self.cells.get(code) } else { code.checked_sub(HIGH).and_then(|above| self.cells.get(LOW + above)) };
        let Some(&cell) = cell else {
            return self.push_slowly(c, out);
        };
        match char::from_u32(cell) {
            Some(folded) => out.push(folded),
            None => out.push_str(cell.checked_sub(TEXT).and_then(|text| self.texts.get(text as usize)).map_or("", |text| text)),
        }
    }

    /// The same for any character, from the rows of the file and the rules of Unicode.
    fn push_slowly(&self, c: char, out: &mut String) {
        match self.of(c) {
            Some(folded) => out.push_str(folded),
            None if c < COMPOSED_FROM => out.extend(c.to_lowercase()),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> FoldTable {
        let file = KnowledgeFile {
            path: "ar/fold.tsv".into(),
            bytes: "from\tto\tsource\nU+0640\t-\town\nأ\tا\town\nى\tي\town\nﷺ\tصل\town\n".into(),
        };
        let mut problems = Vec::new();
        let table = FoldTable::load(&file, &mut problems);
        assert_eq!(problems, []);
        table
    }

    #[test]
    fn letters_become_what_the_file_and_unicode_say() {
        let check = |text: &str, folded: &str| assert_eq!(table().fold(text), folded);
        check("أعلـى", "اعلي");
        check("NATO Ünion", "nato ünion");
        check("ﻻ ﷺ ﬁ", "لا صل fi");
        check("ⅷ 𝔸", "viii a");
    }

    #[test]
    fn cells_say_what_the_rules_say() {
        let table = table();
        for c in '\0'..='\u{ffff}' {
            let (mut fast, mut slow) = (String::new(), String::new());
            table.push(c, &mut fast);
            table.push_slowly(c, &mut slow);
            assert_eq!(fast, slow, "{c:?}");
        }
    }
}

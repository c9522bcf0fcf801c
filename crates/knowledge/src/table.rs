//! Tab-separated tables: header, cells with their addresses, order.

use crate::{KnowledgeFile, Problem};

/// A row of a table. Cells are never empty; `-` stands for nothing and is given as `None` by [`Row::get`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) line: usize,
    cells: [&'a str; MOST],
    count: usize,
}

/// How many columns a table has at most.
const MOST: usize = 6;

impl<'a> Row<'a> {
    /// The cell of a column, `None` for `-`.
    pub(crate) fn get(&self, column: usize) -> Option<&'a str> {
        self.cells().get(column).copied().filter(|cell| *cell != "-")
    }

    /// The cell of a column, `""` for `-`.
    pub(crate) fn text(&self, column: usize) -> &'a str {
        self.get(column).unwrap_or("")
    }

    /// All cells as they stand.
    pub(crate) fn cells(&self) -> &[&'a str] {
        &self.cells[..self.count.min(MOST)]
    }

    fn of(line: usize, text: &'a str) -> Self {
        let mut row = Self { line, cells: [""; MOST], count: 0 };
        let mut start = 0;
        for at in text.bytes().enumerate().filter(|(_, byte)| *byte == b'\t').map(|(at, _)| at).chain([text.len()]) {
            if let Some(place) = row.cells.get_mut(row.count) {
                *place = &text[start..at];
            }
            row.count += 1;
            start = at + 1;
        }
        row
    }

    /// The character column, from 1, at which a cell begins.
    pub(crate) fn column(&self, cell: usize) -> usize {
        self.cells().iter().take(cell).map(|c| c.chars().count() + 1).sum::<usize>() + 1
    }

    /// A problem at one of its cells.
    pub(crate) fn problem(&self, file: &str, cell: usize, message: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem { file: file.to_owned(), line: self.line, column: self.column(cell), message: message.into(), hint: hint.into() }
    }
}

/// Reads the rows of a table whose header must be `columns`; what is malformed is reported and left out.
pub(crate) fn read<'a>(file: &'a KnowledgeFile, columns: &[&str], problems: &mut Vec<Problem>) -> Vec<Row<'a>> {
    let at = |line: usize, message: String, hint: String| Problem { file: file.path.clone(), line, column: 0, message, hint };
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        problems.push(at(0, "not UTF-8".into(), "save the file as UTF-8".into()));
        return Vec::new();
    };
    let mut lines = text.split('\n').enumerate();
    let header: Vec<&str> = lines.next().map(|(_, line)| line.split('\t').collect()).unwrap_or_default();
    if header != columns {
        problems.push(at(
            1,
            format!("the header is `{}`", header.join(" ")),
            format!("it must be `{}`, separated by tabs", columns.join(" ")),
        ));
        return Vec::new();
    }
    let mut rows = Vec::new();
    let mut last = "";
    for (index, line) in lines {
        let number = index + 1;
        if line.is_empty() {
            if index + 1 < text.split('\n').count() {
                problems.push(at(number, "an empty line".into(), "remove it".into()));
            }
            continue;
        }
        if line == last {
            problems.push(at(number, "the row above again".into(), "remove one".into()));
            continue;
        }
        if line < last {
            problems.push(at(number, "out of order".into(), "sort the rows by bytes (LC_ALL=C sort)".into()));
        }
        last = line;
        let row = Row::of(number, line);
        match check_cells(&row, columns) {
            None => rows.push(row),
            Some((cell, message, hint)) => problems.push(row.problem(&file.path, cell, message, hint)),
        }
    }
    rows
}

fn check_cells(row: &Row<'_>, columns: &[&str]) -> Option<(usize, String, String)> {
    if row.count != columns.len() {
        return Some((0, format!("{} cells", row.count), format!("there are {} columns: {}", columns.len(), columns.join(" "))));
    }
    let bad = row
        .cells()
        .iter()
        .position(|cell| cell.is_empty() || cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace))?;
    Some((
        bad,
        format!("the cell `{}` is empty or has space around it", columns[bad]),
        "write `-` for nothing, and no space around a value".into(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> (usize, Vec<(usize, usize)>) {
        let file = KnowledgeFile { path: "x.tsv".into(), bytes: text.as_bytes().to_vec() };
        let mut problems = Vec::new();
        let rows = read(&file, &["a", "b"], &mut problems);
        (rows.len(), problems.iter().map(|p| (p.line, p.column)).collect())
    }

    #[test]
    fn every_fault_has_its_address() {
        assert_eq!(check("a\tb\nx\ty\n"), (1, vec![]));
        assert_eq!(check("a\nx\ty\n"), (0, vec![(1, 0)]));
        assert_eq!(check("a\tb\nx\n"), (0, vec![(2, 1)]));
        assert_eq!(check("a\tb\nxyz\t\n"), (0, vec![(2, 5)]));
        assert_eq!(check("a\tb\ny\t1\nx\t1\n"), (2, vec![(3, 0)]));
        assert_eq!(check("a\tb\nx\t1\n\nz\t1\n"), (2, vec![(3, 0)]));
    }
}

//! Figures with their bounds: a table for people, and a dated file to compare with later.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::corpus::Corpus;

/// What a figure must keep to.
#[derive(Clone, Copy)]
pub(crate) enum Bound {
    None,
    AtLeast(f64),
    AtMost(f64),
}

struct Figure {
    name: &'static str,
    value: f64,
    unit: &'static str,
    bound: Bound,
}

impl Figure {
    fn holds(&self) -> bool {
        match self.bound {
            Bound::None => true,
            Bound::AtLeast(least) => self.value >= least,
            Bound::AtMost(most) => self.value <= most,
        }
    }
}

/// Everything that was measured in one run.
pub(crate) struct Figures {
    heading: String,
    rows: Vec<Figure>,
}

impl Figures {
    pub(crate) fn new(corpus: &Corpus) -> Self {
        let megabytes = corpus.bytes() as f64 / 1e6;
        let heading =
            format!("{}\n{}\n{} reports, {megabytes:.1} MB of text", jiff::Zoned::now().date(), machine(), corpus.documents.len());
        Self { heading, rows: Vec::new() }
    }

    pub(crate) fn add(&mut self, name: &'static str, value: f64, unit: &'static str, bound: Bound) {
        eprintln!("{name}: {value:.1} {unit}");
        self.rows.push(Figure { name, value, unit, bound });
    }

    /// Adds how much of the figure `whole` the figure `part` is.
    pub(crate) fn ratio(&mut self, name: &'static str, part: &str, whole: &str) {
        let value = |wanted: &str| self.rows.iter().find(|row| row.name == wanted).map(|row| row.value);
        if let (Some(part), Some(whole)) = (value(part), value(whole)) {
            self.add(name, 100.0 * part / whole, "%", Bound::None);
        }
    }

    /// The figures that break their bound.
    pub(crate) fn broken(&self) -> Vec<String> {
        self.rows.iter().filter(|row| !row.holds()).map(|row| format!("{} {:.1} {}", row.name, row.value, row.unit)).collect()
    }

    /// Writes the table to a file named by date and machine.
    pub(crate) fn record(&self, folder: &Path) -> Result<PathBuf> {
        fs::create_dir_all(folder)?;
        let machine: String = machine().chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
        let machine = machine.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        let path = folder.join(format!("{}-{machine}.txt", jiff::Zoned::now().date()));
        fs::write(&path, self.to_string()).with_context(|| path.display().to_string())?;
        Ok(path)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n", self.heading)?;
        for row in &self.rows {
            let bound = match row.bound {
                Bound::None => String::new(),
                Bound::AtLeast(least) => format!("at least {least}"),
                Bound::AtMost(most) => format!("at most {most}"),
            };
            let verdict = if row.holds() { "" } else { "  BROKEN" };
            writeln!(f, "{:<42} {:>10.1} {:<11} {bound}{verdict}", row.name, row.value, row.unit)?;
        }
        Ok(())
    }
}

/// The processor and how many of them there are.
fn machine() -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split(':').nth(1)).map_or(std::env::consts::ARCH, str::trim);
    format!("{processors} x {model}")
}

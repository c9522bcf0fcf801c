//! Lines for people: colour where it is wanted, wrapped to the terminal, Arabic kept apart from Latin.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use unicode_width::UnicodeWidthStr;

use crate::arguments::Colour;

/// Opens a run whose direction its own first letter tells, and which leaves the text around it alone.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Closes it.
const POP_ISOLATE: char = '\u{2069}';
const RESET: &str = "\x1b[0m";
const NARROWEST: usize = 40;
const WIDEST: usize = 120;

/// How a piece of a line looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    #[default]
    Plain,
    /// Recedes.
    Dim,
    /// Stands out.
    Bold,
    /// The words that a fact rests on.
    Evidence,
    /// The word that evoked its frame.
    Trigger,
}

impl Tone {
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Dim => "\x1b[2m",
            Self::Bold => "\x1b[1m",
            Self::Evidence => "\x1b[4m",
            Self::Trigger => "\x1b[1;4m",
        }
    }
}

/// A piece of a line. Pieces follow each other without a space of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    text: String,
    tone: Tone,
    /// Pieces of one foreign run bear one number.
    run: Option<u32>,
}

/// A line or paragraph in the making.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pieces: Vec<Piece>,
    runs: u32,
}

impl Line {
    /// A line of plain words.
    pub(crate) fn of(text: impl Into<String>) -> Self {
        Self::default().plain(text)
    }

    /// Adds words of our own.
    pub(crate) fn plain(self, text: impl Into<String>) -> Self {
        self.own(text, Tone::Plain)
    }

    /// Adds words of our own that recede.
    pub(crate) fn dim(self, text: impl Into<String>) -> Self {
        self.own(text, Tone::Dim)
    }

    /// Adds words of our own that stand out.
    pub(crate) fn bold(self, text: impl Into<String>) -> Self {
        self.own(text, Tone::Bold)
    }

    fn own(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.pieces.push(Piece { text: text.into(), tone, run: None });
        self
    }

    /// Adds words from a report: a run of its own where it holds letters that go from right to left.
    pub(crate) fn quoted(self, text: impl Into<String>, tone: Tone) -> Self {
        self.run([(text.into(), tone)])
    }

    /// Adds one run of words from a report in several tones.
    pub(crate) fn run(mut self, parts: impl IntoIterator<Item = (String, Tone)>) -> Self {
        let parts: Vec<_> = parts.into_iter().collect();
        let foreign = parts.iter().any(|(text, _)| text.chars().any(is_right_to_left));
        self.runs += 1;
        let run = foreign.then_some(self.runs);
        self.pieces.extend(parts.into_iter().map(|(text, tone)| Piece { text, tone, run }));
        self
    }

    /// Adds another line behind it.
    pub(crate) fn then(mut self, other: Self) -> Self {
        let shift = self.runs;
        self.pieces.extend(other.pieces.into_iter().map(|piece| Piece { run: piece.run.map(|run| run + shift), ..piece }));
        self.runs += other.runs;
        self
    }

    /// The words without their looks.
    #[cfg(test)]
    pub(crate) fn words_only(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// True if nothing has been added.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.text.is_empty())
    }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Where lines go.
pub(crate) struct Screen {
    out: BufWriter<StdoutLock<'static>>,
    look: Look,
}

/// What the other end can show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    color: bool,
    isolate: bool,
    width: Option<usize>,
}

impl Screen {
    /// Standard output.
    pub(crate) fn new(colour: Colour) -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        let color = match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never,
        };
        let columns = || terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
        let width = terminal.then(|| columns().clamp(NARROWEST, WIDEST));
        Self { out: BufWriter::new(stdout.lock()), look: Look { color, isolate: terminal, width } }
    }

    /// Writes a line behind `indent` spaces, wrapped where need be, with what follows a break further in.
    pub(crate) fn line(&mut self, indent: usize, line: &Line) -> io::Result<()> {
        self.out.write_all(self.look.set(&" ".repeat(indent), indent + 2, line).as_bytes())
    }

    /// Writes a line that stands beside a label, in a column of its own.
    pub(crate) fn labelled(&mut self, label: &str, width: usize, line: &Line) -> io::Result<()> {
        let (on, off) = if self.look.color { (Tone::Dim.code(), RESET) } else { ("", "") };
        let set = self.look.set(&format!("{on}{label:<width$}{off}"), width, line);
        self.out.write_all(set.as_bytes())
    }

    /// Leaves a line empty.
    pub(crate) fn gap(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Writes one line of JSON.
    pub(crate) fn json(&mut self, value: &impl serde::Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value)?;
        self.gap()
    }

    /// Writes bytes as they are.
    pub(crate) fn raw(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Marks can be told by their look.
    pub(crate) fn has_color(&self) -> bool {
        self.look.color
    }

    /// Sends what is written on its way.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A word and the marks that cling to it: what is not broken over lines.
#[derive(Default)]
struct Word {
    parts: Vec<Piece>,
    width: usize,
}

fn words(line: &Line) -> Vec<Word> {
    let mut words = vec![Word::default()];
    for piece in &line.pieces {
        for (index, text) in piece.text.split(char::is_whitespace).enumerate() {
            if index > 0 {
                words.push(Word::default());
            }
            let (false, Some(word)) = (text.is_empty(), words.last_mut()) else {
                continue;
            };
            // What a report holds must not steer the terminal.
            let text: String = text.chars().filter(|c| !c.is_control()).collect();
            word.width += text.width();
            word.parts.push(Piece { text, ..piece.clone() });
        }
    }
    words.retain(|word| !word.parts.is_empty());
    words
}

impl Look {
    /// The line behind `first`, and behind `indent` spaces after each break.
    fn set(self, first: &str, indent: usize, line: &Line) -> String {
        let room = self.width.map_or(usize::MAX, |width| width.saturating_sub(indent));
        let margin = " ".repeat(indent);
        let mut out = first.to_owned();
        let mut state = State { look: self, tone: Tone::Plain, run: None };
        let mut used = 0;
        for word in words(line) {
            let first = word.parts.first().map(|part| (part.tone, part.run));
            if used > 0 && used + 1 + word.width > room {
                state.to(&mut out, Tone::Plain, None);
                out.push('\n');
                out.push_str(&margin);
                used = 0;
            } else if used > 0 {
                // A space between words of one run belongs to the run, one between tones to neither.
                if first != Some((state.tone, state.run)) {
                    let run = state.run.filter(|_| first.is_some_and(|(_, run)| run == state.run));
                    state.to(&mut out, Tone::Plain, run);
                }
                out.push(' ');
                used += 1;
            }
            for part in &word.parts {
                state.to(&mut out, part.tone, part.run);
                out.push_str(&part.text);
            }
            used += word.width;
        }
        state.to(&mut out, Tone::Plain, None);
        out.push('\n');
        out
    }
}

/// What is switched on where the next letter goes.
struct State {
    look: Look,
    tone: Tone,
    run: Option<u32>,
}

impl State {
    fn to(&mut self, out: &mut String, tone: Tone, run: Option<u32>) {
        if tone != self.tone && self.tone != Tone::Plain && self.look.color {
            out.push_str(RESET);
        }
        if run != self.run && self.look.isolate {
            out.extend(self.run.map(|_| POP_ISOLATE));
            out.extend(run.map(|_| FIRST_STRONG_ISOLATE));
        }
        if tone != self.tone && self.look.color {
            out.push_str(tone.code());
        }
        self.tone = tone;
        self.run = run;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMINAL: Look = Look { color: false, isolate: true, width: Some(20) };
    const FILE: Look = Look { color: false, isolate: false, width: None };

    #[test]
    fn arabic_is_isolated_on_a_terminal_only() {
        let line = Line::of("met ").quoted("فؤاد حسين", Tone::Bold).plain(", host");
        assert_eq!(TERMINAL.set("", 0, &line), "met \u{2068}فؤاد حسين\u{2069}, host\n");
        assert_eq!(FILE.set("  ", 2, &line), "  met فؤاد حسين, host\n");
        assert_eq!(FILE.set("", 0, &Line::of("a ").quoted("Latin", Tone::Plain)), "a Latin\n");
    }

    #[test]
    fn a_run_is_closed_and_opened_again_at_a_break() {
        let line = Line::of("seen ").quoted("وزير الخارجية العراقي", Tone::Plain);
        assert_eq!(TERMINAL.set(" ", 1, &line), " seen \u{2068}وزير الخارجية\u{2069}\n \u{2068}العراقي\u{2069}\n");
    }

    #[test]
    fn tones_do_not_leak_into_spaces_or_margins() {
        let look = Look { color: true, isolate: false, width: None };
        let line = Line::of("a ").bold("b c").dim(" d");
        assert_eq!(look.set("", 0, &line), "a \x1b[1mb c\x1b[0m \x1b[2md\x1b[0m\n");
    }

    #[test]
    fn control_characters_of_a_report_do_not_reach_the_terminal() {
        assert_eq!(FILE.set("", 0, &Line::default().quoted("a\x1b[31mb\nc", Tone::Plain)), "a[31mb c\n");
    }
}

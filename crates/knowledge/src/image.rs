//! Knowledge as one flat image: made once by a build, read at every start.
//!
//! In: [`Knowledge`]. Out: bytes, the same for the same knowledge on every machine; and back. Words and their hash table, states, steps and readings
//! are arrays of little-endian numbers that are read as they stand; what is small and of many shapes is JSON. An image is read by the version of this
//! crate that wrote it and by no other. Bytes that are no image, of another version or cut off are refused; whatever else they hold, no question to
//! the knowledge fails.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::class::Class;
use crate::clitics::Clitics;
use crate::fold::FoldTable;
use crate::frames::{Frame, FrameId};
use crate::knowledge::{Knowledge, Parts};
use crate::lexicon::{Entry, EntryId, Inflection, Lexicon, Number, Reading, WordCounts};
use crate::morphology::{PERSONS, Slot};
use crate::slots::Slots;
use crate::steps::Steps;
use crate::words::Words;

const MAGIC: [u8; 8] = *b"MAHDARKN";
/// One more whenever anything about the image changes.
const VERSION: u32 = 1;
/// Magic, version, length.
const HEADER: usize = 16;
/// In the byte of an entry's class: the entry is weak.
const WEAK: u8 = 0x80;

/// Why bytes are no image of knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageError(Fault);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Foreign,
    Version(u32),
    Length,
    Damaged(&'static str),
}

impl ImageError {
    /// True if another version of this crate made the image, so that making it anew mends it.
    #[must_use]
    pub fn is_other_version(&self) -> bool {
        matches!(self.0, Fault::Version(_))
    }
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Fault::Foreign => write!(f, "not an image of knowledge"),
            Fault::Version(version) => {
                write!(f, "an image of version {version}, where version {VERSION} is read: make it anew from the files")
            }
            Fault::Length => write!(f, "the image is cut off: make it anew from the files"),
            Fault::Damaged(part) => write!(f, "the image is damaged ({part}): make it anew from the files"),
        }
    }
}

impl std::error::Error for ImageError {}

/// The small parts of many shapes.
#[derive(Serialize)]
struct HeadRef<'k> {
    fold: &'k FoldTable,
    clitics: &'k Clitics,
    feminine: &'k Option<(Box<str>, Box<str>)>,
    frames: &'k [Frame],
}

#[derive(Deserialize)]
struct Head {
    fold: FoldTable,
    clitics: Clitics,
    feminine: Option<(Box<str>, Box<str>)>,
    frames: Vec<Frame>,
}

impl Knowledge {
    /// The knowledge as bytes for [`Knowledge::from_image`]: the same for the same files.
    #[must_use]
    pub fn to_image(&self) -> Vec<u8> {
        let Parts { fold, clitics, feminine, lexicon, frames, evoked, evoked_ends } = &self.parts;
        let mut image = Writer { bytes: [&MAGIC[..], &VERSION.to_le_bytes(), &[0; 4]].concat() };
        // Maps with keys that are no text, the one thing that cannot be JSON, do not occur.
        image.section(&serde_json::to_vec(&HeadRef { fold, clitics, feminine, frames }).unwrap_or_default());
        image.numbers(evoked_ends.iter().copied());
        image.numbers(evoked.iter().map(|frame| frame.0));
        image.lexicon(lexicon);
        let length = image.bytes.len() as u32;
        image.bytes[HEADER - 4..HEADER].copy_from_slice(&length.to_le_bytes());
        image.bytes
    }

    /// The knowledge of an image: of bytes that live as long as the program, which are read in place, or of owned ones.
    ///
    /// # Errors
    ///
    /// If the bytes are no image, one of another version, or incomplete.
    ///
    /// ```
    /// use mahdar_knowledge::Knowledge;
    /// let (knowledge, _) = Knowledge::load(&[]);
    /// assert!(Knowledge::from_image(knowledge.to_image()).is_ok());
    /// assert!(Knowledge::from_image(&b"something else"[..]).is_err());
    /// ```
    pub fn from_image(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ImageError> {
        let bytes = bytes.into();
        let mut reader = match &bytes {
            Cow::Borrowed(lasting) => Reader::open(lasting, Some(lasting))?,
            Cow::Owned(bytes) => Reader::open(bytes, None)?,
        };
        let head: Head = serde_json::from_slice(&bytes[reader.section()?]).map_err(|_| damaged("head"))?;
        let evoked_ends = reader.numbers()?;
        let evoked: Vec<FrameId> = reader.numbers()?.into_iter().map(FrameId).collect();
        if evoked.iter().any(|frame| frame.0 as usize >= head.frames.len()) {
            return Err(damaged("frames"));
        }
        let lexicon = reader.lexicon()?;
        let Head { fold, clitics, feminine, frames } = head;
        Ok(Self::of(Parts { fold, clitics, feminine, lexicon, frames, evoked, evoked_ends }))
    }
}

fn damaged(part: &'static str) -> ImageError {
    ImageError(Fault::Damaged(part))
}

/// Appends sections: a length in bytes, and the bytes.
struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    fn section(&mut self, content: &[u8]) {
        self.bytes.extend((content.len() as u32).to_le_bytes());
        self.bytes.extend(content);
    }

    fn numbers(&mut self, numbers: impl IntoIterator<Item = u32>) {
        self.section(&numbers.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>());
    }

    fn lexicon(&mut self, lexicon: &Lexicon) {
        let (pool, ends, slots) = lexicon.words.as_written();
        self.section(pool);
        self.numbers(ends.iter().copied());
        self.numbers(slots.as_written().iter().copied());
        self.numbers(lexicon.counts.iter().flat_map(|counts| [counts.total, counts.titled, counts.elsewhere]));
        self.numbers(lexicon.starts.iter().copied());
        let (rows, slots) = lexicon.steps.as_written();
        self.numbers(rows.iter().flatten().copied());
        self.numbers(slots.as_written().iter().copied());
        self.entries(&lexicon.entries);
        self.numbers(lexicon.reading_ends.iter().copied());
        self.numbers(lexicon.readings.iter().map(|reading| reading.entry.0));
        self.section(&lexicon.readings.iter().flat_map(|reading| pack(reading.inflection).to_le_bytes()).collect::<Vec<u8>>());
    }

    fn entries(&mut self, entries: &[Entry]) {
        let cells = |entry| -> [&str; 3] {
            let entry: &Entry = entry;
            [&entry.text, &entry.value, entry.written_features()]
        };
        let mut end = 0;
        self.section(&entries.iter().map(|entry| entry.class as u8 | if entry.is_weak() { WEAK } else { 0 }).collect::<Vec<u8>>());
        self.numbers(entries.iter().flat_map(cells).map(|cell| {
            end += cell.len() as u32;
            end
        }));
        self.section(entries.iter().flat_map(cells).collect::<String>().as_bytes());
    }
}

/// Takes sections off in the order in which they were written.
struct Reader<'a> {
    bytes: &'a [u8],
    /// The same bytes, if they live as long as the program.
    lasting: Option<&'static [u8]>,
    at: usize,
}

impl<'a> Reader<'a> {
    fn open(bytes: &'a [u8], lasting: Option<&'static [u8]>) -> Result<Self, ImageError> {
        let number = |at: usize| bytes.get(at..).and_then(|rest| rest.first_chunk()).map(|chunk| u32::from_le_bytes(*chunk));
        if !bytes.starts_with(&MAGIC) {
            return Err(ImageError(Fault::Foreign));
        }
        match (number(8), number(12)) {
            (Some(VERSION), Some(length)) if length as usize == bytes.len() => Ok(Self { bytes, lasting, at: HEADER }),
            (Some(version), _) if version != VERSION => Err(ImageError(Fault::Version(version))),
            _ => Err(ImageError(Fault::Length)),
        }
    }

    fn section(&mut self) -> Result<Range<usize>, ImageError> {
        let length: &[u8; 4] = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk()).ok_or(ImageError(Fault::Length))?;
        let start = self.at + 4;
        let end = start + u32::from_le_bytes(*length) as usize;
        if end > self.bytes.len() {
            return Err(ImageError(Fault::Length));
        }
        self.at = end;
        Ok(start..end)
    }

    fn numbers(&mut self) -> Result<Vec<u32>, ImageError> {
        Ok(numbers(&self.bytes[self.section()?]))
    }

    fn triples(&mut self) -> Result<Vec<[u32; 3]>, ImageError> {
        let range = self.section()?;
        let number = |chunk: &[u8; 12], at: usize| u32::from_le_bytes([chunk[at], chunk[at + 1], chunk[at + 2], chunk[at + 3]]);
        Ok(self.bytes[range].as_chunks().0.iter().map(|chunk| [number(chunk, 0), number(chunk, 4), number(chunk, 8)]).collect())
    }

    fn slots(&mut self) -> Result<Slots, ImageError> {
        Slots::from_written(self.numbers()?).ok_or(damaged("slots"))
    }

    /// Bytes that are borrowed where the image lives long enough.
    fn bytes(&mut self) -> Result<Cow<'static, [u8]>, ImageError> {
        let range = self.section()?;
        Ok(match self.lasting {
            Some(all) => Cow::Borrowed(&all[range]),
            None => Cow::Owned(self.bytes[range].to_owned()),
        })
    }

    fn lexicon(&mut self) -> Result<Lexicon, ImageError> {
        let words = Words::from_written(self.bytes()?, self.numbers()?, self.slots()?).ok_or(damaged("words"))?;
        let counts = self.triples()?.into_iter().map(|[total, titled, elsewhere]| WordCounts { total, titled, elsewhere }).collect();
        let starts = self.numbers()?;
        let (rows, slots) = (self.triples()?, self.slots()?);
        let entries = self.entries()?;
        let reading_ends = self.numbers()?;
        let steps = Steps::from_written(rows, slots, reading_ends.len()).ok_or(damaged("steps"))?;
        let readings = self.readings(&entries)?;
        Ok(Lexicon { words, counts, starts, steps, reading_ends, readings, entries })
    }

    fn entries(&mut self) -> Result<Vec<Entry>, ImageError> {
        let classes = self.section()?;
        let ends = self.numbers()?;
        let text = self.section()?;
        let text = match self.lasting {
            Some(all) => str::from_utf8(&all[text]).map(Text::Lasting),
            None => str::from_utf8(&self.bytes[text]).map(Text::Passing),
        };
        let text = text.map_err(|_| damaged("text"))?;
        let mut entries = Vec::with_capacity(ends.len() / 3);
        let mut start = 0;
        for (class, ends) in self.bytes[classes].iter().zip(ends.as_chunks::<3>().0) {
            let mut cells = [Cow::Borrowed(""), Cow::Borrowed(""), Cow::Borrowed("")];
            for (cell, end) in cells.iter_mut().zip(ends) {
                *cell = text.cut(start..*end as usize).ok_or(damaged("entries"))?;
                start = *end as usize;
            }
            let known = *Class::ALL.get(usize::from(class & !WEAK)).ok_or(damaged("classes"))?;
            entries.push(Entry::of(known, class & WEAK != 0, cells));
        }
        Ok(entries)
    }

    fn readings(&mut self, entries: &[Entry]) -> Result<Vec<Reading>, ImageError> {
        let inflections: Vec<Inflection> = (0..1 << PACKED).map(unpack).collect();
        let ids = self.section()?;
        let packed = self.section()?;
        let (ids, packed) = (self.bytes[ids].as_chunks().0, self.bytes[packed].as_chunks().0);
        let mut readings = Vec::with_capacity(ids.len());
        for (id, packed) in ids.iter().zip(packed) {
            let id = u32::from_le_bytes(*id);
            match inflections.get(usize::from(u16::from_le_bytes(*packed))) {
                Some(inflection) if (id as usize) < entries.len() => {
                    readings.push(Reading { entry: EntryId(id), class: entries[id as usize].class, inflection: *inflection });
                }
                _ => return Err(damaged("readings")),
            }
        }
        Ok(readings)
    }
}

/// The text of an image, which lives as long as the program or not.
enum Text<'a> {
    Lasting(&'static str),
    Passing(&'a str),
}

impl Text<'_> {
    fn cut(&self, range: Range<usize>) -> Option<Cow<'static, str>> {
        match self {
            Self::Lasting(text) => text.get(range).map(Cow::Borrowed),
            Self::Passing(text) => text.get(range).map(|cell| Cow::Owned(cell.to_owned())),
        }
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks().0.iter().map(|chunk| u32::from_le_bytes(*chunk)).collect()
}

/// How many bits an inflection takes.
const PACKED: u32 = 13;

/// Four marks, two bits of number, three of slot, four of person.
fn pack(inflection: Inflection) -> u16 {
    let Inflection { definite, feminine, construct, number, slot, person, joined } = inflection;
    let marks = [definite, feminine, construct, joined].into_iter().rev().fold(0, |marks, mark| marks << 1 | u16::from(mark));
    let slot = slot.map_or(0, |slot| slot as u16 + 1);
    let person = person.map_or(0, |person| person as u16 + 1);
    marks | (number as u16) << 4 | slot << 6 | person << 9
}

fn unpack(packed: u16) -> Inflection {
    let mark = |bit: u16| packed >> bit & 1 == 1;
    let number = [Number::Singular, Number::Dual, Number::Plural, Number::Plural][usize::from(packed >> 4 & 3)];
    let slot = (packed >> 6 & 7).checked_sub(1).map(|index| Slot::ALL[usize::from(index)]);
    let person = (packed >> 9 & 15).checked_sub(1).map(|index| PERSONS[usize::from(index)].1);
    Inflection { definite: mark(0), feminine: mark(1), construct: mark(2), joined: mark(3), number, slot, person }
}

#[cfg(test)]
mod tests;

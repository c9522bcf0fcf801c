//! The words: one table of interned words, one automaton of phrases over them.

use std::borrow::Cow;

use mahdar_record::Country;

use crate::class::Class;
use crate::morphology::{Person, Slot};
use crate::steps::Steps;
use crate::words::Words;

/// An interned folded word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub(crate) u32);

/// A row of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(crate) u32);

/// A state of the phrase automaton: the words read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(pub(crate) u32);

/// Grammatical number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// One.
    #[default]
    Singular,
    /// Two.
    Dual,
    /// More.
    Plural,
}

/// Which form of an entry it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Inflection {
    /// With the article.
    pub definite: bool,
    /// Feminine.
    pub feminine: bool,
    /// In the construct state of dual or plural, so that a noun must follow.
    pub construct: bool,
    /// How many.
    pub number: Number,
    /// For forms of verbs: which form.
    pub slot: Option<Slot>,
    /// For finite forms of verbs: which person.
    pub person: Option<Person>,
    /// Spelled so only before a pronoun.
    pub joined: bool,
}

/// A row of the lexicon, or a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its class.
    pub class: Class,
    /// As the table writes it.
    pub text: Cow<'static, str>,
    /// The column `value`, `""` for none.
    pub value: Cow<'static, str>,
    /// `value` as a country, where it is a code.
    pub country: Option<Country>,
    /// The column `features`, `""` for none.
    features: Cow<'static, str>,
    weak: bool,
}

impl Entry {
    pub(crate) fn new(class: Class, text: &str, value: &str, features: &str) -> Self {
        let weak = !features.is_empty() && ["weak", "ambiguous"].iter().any(|key| value_of(features, key) == Some("yes"));
        Self::of(class, weak, [text, value, features].map(|cell| Cow::Owned(cell.to_owned())))
    }

    pub(crate) fn of(class: Class, weak: bool, [text, value, features]: [Cow<'static, str>; 3]) -> Self {
        // A title can be of one state without naming it.
        let country = Country::parse(&value).or_else(|| value_of(&features, "country").and_then(Country::parse));
        Self { class, text, value, country, features, weak }
    }

    /// The value of a feature.
    #[must_use]
    pub fn feature(&self, key: &str) -> Option<&str> {
        value_of(&self.features, key)
    }

    /// The values of a feature, separated by `|`.
    pub fn features(&self, key: &str) -> impl Iterator<Item = &str> {
        self.feature(key).unwrap_or("").split('|').filter(|value| !value.is_empty())
    }

    /// True with `weak=yes` or `ambiguous=yes`: the word is often something else, so that the reading needs support.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.weak
    }

    /// A topic that is found by the beginning of words.
    pub(crate) fn is_stem(&self) -> bool {
        self.class == Class::Topic && self.feature("match") == Some("stem")
    }

    pub(crate) fn written_features(&self) -> &str {
        &self.features
    }
}

fn value_of<'f>(features: &'f str, key: &str) -> Option<&'f str> {
    let mut rest = features;
    while !rest.is_empty() {
        let end = rest.bytes().position(|byte| byte == b';').unwrap_or(rest.len());
        let pair = rest[..end].trim_start();
        if let Some(value) = pair.strip_prefix(key).and_then(|value| value.trim_start().strip_prefix('=')) {
            return Some(value.trim());
        }
        rest = rest.get(end + 1..).unwrap_or("");
    }
    None
}

/// What a word or phrase can be: an entry in one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The entry.
    pub entry: EntryId,
    /// The class of the entry, asked for far more often than the entry itself.
    pub class: Class,
    /// In which form.
    pub inflection: Inflection,
}

/// What is counted of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordCounts {
    /// How often it occurs.
    pub total: u32,
    /// How often it stands in a name after a title.
    pub titled: u32,
    /// How often it stands elsewhere.
    pub elsewhere: u32,
}

/// All words and phrases, folded, with what they can be.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(crate) words: Words,
    /// What is counted of the first words; of those behind them nothing is.
    pub(crate) counts: Vec<WordCounts>,
    /// The state after each word, plus 1; 0 for none.
    pub(crate) starts: Vec<u32>,
    pub(crate) steps: Steps,
    /// Where the readings of each state end.
    pub(crate) reading_ends: Vec<u32>,
    pub(crate) readings: Vec<Reading>,
    pub(crate) entries: Vec<Entry>,
}

impl Lexicon {
    /// The id of a folded word that occurs anywhere in the knowledge.
    #[must_use]
    #[inline]
    pub fn word(&self, folded: &str) -> Option<WordId> {
        self.words.find(folded).map(WordId)
    }

    /// What is counted of it.
    #[must_use]
    #[inline]
    pub fn counts(&self, word: WordId) -> WordCounts {
        self.counts.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// The state after reading `word` first.
    #[must_use]
    #[inline]
    pub fn start(&self, word: WordId) -> Option<Node> {
        self.starts.get(word.0 as usize).and_then(|start| start.checked_sub(1)).map(Node)
    }

    /// The state after reading `word` in a state.
    #[must_use]
    #[inline]
    pub fn step(&self, node: Node, word: WordId) -> Option<Node> {
        self.steps.find(node.0, word.0).map(Node)
    }

    /// True if a phrase goes on after what was read.
    #[must_use]
    #[inline]
    pub fn goes_on(&self, node: Node) -> bool {
        self.steps.is_open(node.0)
    }

    /// What the words read so far can be.
    #[must_use]
    #[inline]
    pub fn readings(&self, node: Node) -> &[Reading] {
        let index = node.0 as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.reading_ends.get(before).map_or(0, |end| *end as usize));
        let end = self.reading_ends.get(index).map_or(0, |end| *end as usize);
        self.readings.get(start..end).unwrap_or(&[])
    }

    /// True if a reading of a folded word by itself has a feature.
    #[must_use]
    pub fn has_feature(&self, folded: &str, key: &str) -> bool {
        let node = self.word(folded).and_then(|word| self.start(word));
        node.is_some_and(|node| self.readings(node).iter().any(|reading| self.entry(reading.entry).feature(key).is_some()))
    }

    /// The entry of an id.
    #[must_use]
    #[inline]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// Every entry, in the order of the files.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.entries.iter().enumerate().map(|(index, entry)| (EntryId(index as u32), entry))
    }

    /// Every folded word that is counted, or begins or continues an entry.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter()
    }
}

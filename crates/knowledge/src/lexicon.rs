//! The words: one table of interned words, one automaton of phrases over them.

use mahdar_record::Country;
use rustc_hash::FxHashMap;

use crate::class::Class;
use crate::morphology::{Person, Slot};

/// An interned folded word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

/// A row of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

/// A state of the phrase automaton: the words read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(u32);

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
#[derive(Debug)]
pub struct Entry {
    /// Its class.
    pub class: Class,
    /// As the table writes it.
    pub text: Box<str>,
    /// The column `value`, `""` for none.
    pub value: Box<str>,
    /// `value` as a country, where it is a code.
    pub country: Option<Country>,
    features: Box<[(Box<str>, Box<str>)]>,
}

impl Entry {
    pub(crate) fn new(class: Class, text: &str, value: &str, features: &str) -> Self {
        let features = features
            .split(';')
            .filter_map(|pair| pair.split_once('='))
            .map(|(key, value)| (key.trim().into(), value.trim().into()))
            .collect();
        Self { class, text: text.into(), value: value.into(), country: Country::parse(value), features }
    }

    /// The value of a feature.
    #[must_use]
    pub fn feature(&self, key: &str) -> Option<&str> {
        self.features.iter().find(|(name, _)| &**name == key).map(|(_, value)| &**value)
    }

    /// The values of a feature, separated by `|`.
    pub fn features(&self, key: &str) -> impl Iterator<Item = &str> {
        self.feature(key).unwrap_or("").split('|').filter(|value| !value.is_empty())
    }
}

/// What a word or phrase can be: an entry in one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The entry.
    pub entry: EntryId,
    /// In which form.
    pub inflection: Inflection,
}

/// What is counted of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordCounts {
    /// How often it occurs.
    pub total: u32,
    /// How often it stands in a name after a title.
    pub titled: u32,
    /// How often it stands elsewhere.
    pub elsewhere: u32,
}

#[derive(Debug, Default)]
struct Word {
    counts: WordCounts,
    node: Option<Node>,
}

/// All words and phrases, folded.
#[derive(Debug, Default)]
pub struct Lexicon {
    ids: FxHashMap<Box<str>, WordId>,
    words: Vec<Word>,
    steps: FxHashMap<(Node, WordId), Node>,
    readings: Vec<Vec<Reading>>,
    entries: Vec<Entry>,
}

impl Lexicon {
    /// The id of a folded word that occurs anywhere in the knowledge.
    #[must_use]
    pub fn word(&self, folded: &str) -> Option<WordId> {
        self.ids.get(folded).copied()
    }

    /// What is counted of it.
    #[must_use]
    pub fn counts(&self, word: WordId) -> WordCounts {
        self.words.get(word.0 as usize).map(|w| w.counts).unwrap_or_default()
    }

    /// The state after reading `word` first.
    #[must_use]
    pub fn start(&self, word: WordId) -> Option<Node> {
        self.words.get(word.0 as usize).and_then(|w| w.node)
    }

    /// The state after reading `word` in a state.
    #[must_use]
    pub fn step(&self, node: Node, word: WordId) -> Option<Node> {
        self.steps.get(&(node, word)).copied()
    }

    /// What the words read so far can be.
    #[must_use]
    pub fn readings(&self, node: Node) -> &[Reading] {
        self.readings.get(node.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The entry of an id.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// Every entry, in the order of the files.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.entries.iter().enumerate().map(|(index, entry)| (EntryId(index as u32), entry))
    }

    /// Every folded word that begins or continues an entry.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(|word| &**word)
    }

    pub(crate) fn intern(&mut self, folded: &str) -> WordId {
        if let Some(id) = self.ids.get(folded) {
            return *id;
        }
        let id = WordId(self.words.len() as u32);
        self.words.push(Word::default());
        self.ids.insert(folded.into(), id);
        id
    }

    pub(crate) fn counts_mut(&mut self, folded: &str) -> &mut WordCounts {
        let id = self.intern(folded);
        &mut self.words[id.0 as usize].counts
    }

    pub(crate) fn push_entry(&mut self, entry: Entry) -> EntryId {
        self.entries.push(entry);
        EntryId((self.entries.len() - 1) as u32)
    }

    /// Adds a form of an entry: a folded phrase.
    pub(crate) fn add_form(&mut self, phrase: &str, reading: Reading) {
        let mut node = None;
        for word in phrase.split(' ').filter(|word| !word.is_empty()) {
            let id = self.intern(word);
            node = Some(self.advance(node, id));
        }
        if let Some(node) = node {
            let readings = &mut self.readings[node.0 as usize];
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
    }

    fn advance(&mut self, node: Option<Node>, word: WordId) -> Node {
        let fresh = Node(self.readings.len() as u32);
        let next = match node {
            None => *self.words[word.0 as usize].node.get_or_insert(fresh),
            Some(node) => *self.steps.entry((node, word)).or_insert(fresh),
        };
        if next == fresh {
            self.readings.push(Vec::new());
        }
        next
    }
}

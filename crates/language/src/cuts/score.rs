//! How likely a cut is: a weighted sum over what the lexicon says of the word and of its stem.
//!
//! The weights are those of a log-linear model, fitted to WikiNews and checked on PUD (`examples/clitics.rs`). A positive weight speaks for the cut.
//! Counts are logarithms.

use mahdar_knowledge::{Class, CliticClass, Clitics, Lexicon, Reading, Slot, WordId};

use crate::cuts::Cut;

/// What a word can be, as far as it matters for cutting it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    /// A word of grammar.
    pub(super) const CLOSED: u8 = 1;
    /// A finite form of a verb.
    pub(super) const FINITE: u8 = 2;
    /// A participle or verbal noun.
    pub(super) const VERBAL: u8 = 4;
    /// Any other entry.
    pub(super) const NOUN: u8 = 8;
    /// A verbal form without the article.
    const INDEFINITE: u8 = 16;
    /// Imperfect.
    const IMPERFECT: u8 = 32;

    pub(super) fn has(self, kinds: u8) -> bool {
        self.0 & kinds != 0
    }

    /// True for a word that begins like the article and is known without it.
    pub(super) fn begins_like_article(self) -> bool {
        self.has(Self::CLOSED | Self::FINITE | Self::INDEFINITE)
    }
}

/// What is known of a word or stem.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    pub(super) count: f32,
    /// How often it occurs with the article.
    pub(super) definite: f32,
    /// How often the whole word occurs with its first letter doubled.
    pub(super) repeated: f32,
    /// How often the stem occurs with what stands before it as one word.
    pub(super) fronted: f32,
    /// How often the word stands in a name after a title.
    pub(super) titled: f32,
    pub(super) kinds: Kinds,
    /// True if a feminine ending was restored.
    pub(super) restored: bool,
}

impl Evidence {
    pub(super) fn of(lexicon: &Lexicon, word: Option<WordId>) -> Self {
        Self::of_readings(lexicon, word, |_| true)
    }

    /// The same for a word that is not spelled like a feminine.
    pub(super) fn of_masculine(lexicon: &Lexicon, word: Option<WordId>) -> Self {
        Self::of_readings(lexicon, word, |reading| !reading.inflection.feminine)
    }

    fn of_readings(lexicon: &Lexicon, word: Option<WordId>, fits: impl Fn(&Reading) -> bool) -> Self {
        let Some(word) = word else { return Self::default() };
        let mut kinds = 0;
        for reading in lexicon.start(word).map_or(&[][..], |node| lexicon.readings(node)).iter().filter(|reading| fits(reading)) {
            kinds |= match reading.inflection.slot {
                Some(slot) if slot.is_nominal() => Kinds::VERBAL | if reading.inflection.definite { 0 } else { Kinds::INDEFINITE },
                Some(Slot::Imperfect | Slot::PassiveImperfect) => Kinds::FINITE | Kinds::IMPERFECT,
                Some(_) => Kinds::FINITE,
                None => of_class(lexicon.entry(reading.entry).class),
            };
        }
        let counts = lexicon.counts(word);
        Self { count: log(counts.total), titled: log(counts.titled), kinds: Kinds(kinds), ..Self::default() }
    }
}

fn of_class(class: Class) -> u8 {
    use Class::{
        Boilerplate, Channel, Complementizer, Condition, Coordinator, DateShift, DayWord, Demonstrative, FutureParticle, ListOpener,
        Negation, NotName, Number, PerfectParticle, Preposition, Pronoun, Relative, RoleMarker, SourceMarker, SpeechForm, StatusMarker,
        Temporal, Turn,
    };
    match class {
        Complementizer | Condition | Coordinator | Demonstrative | FutureParticle | ListOpener | Negation | PerfectParticle
        | Preposition | Pronoun | Relative | Temporal => Kinds::CLOSED,
        Number => Kinds::NOUN | Kinds::INDEFINITE,
        // Words that are written down as they stand, clitics included.
        Boilerplate | Channel | DateShift | DayWord | NotName | RoleMarker | SourceMarker | SpeechForm | StatusMarker | Turn => 0,
        _ => Kinds::NOUN,
    }
}

/// Weighs cuts; one for a text.
#[derive(Debug, Default)]
pub(super) struct Weigher {
    /// How common each clitic is.
    proclitics: [f32; 32],
    enclitics: [f32; 32],
}

/// The logarithm of a count, 0 for none.
pub(super) fn log(count: u32) -> f32 {
    if count == 0 { 0.0 } else { (count as f32 + 1.0).ln() }
}

fn is(condition: bool) -> f32 {
    f32::from(u8::from(condition))
}

impl Weigher {
    /// A proclitic is as common as it stands alone by mistake, an enclitic as it stands on a preposition.
    pub(super) fn new(clitics: &Clitics, lexicon: &Lexicon) -> Self {
        let count = |text: &str| lexicon.word(text).map_or(0, |id| lexicon.counts(id).total);
        let mut weigher = Self::default();
        for (clitic, slot) in clitics.proclitics().iter().zip(&mut weigher.proclitics) {
            *slot = log(count(&clitic.text));
        }
        let mut joined = String::new();
        for (clitic, slot) in clitics.enclitics().iter().zip(&mut weigher.enclitics) {
            let common = clitics.proclitics().iter().filter(|p| p.class == CliticClass::Preposition).map(|preposition| {
                joined.clear();
                joined.push_str(&preposition.text);
                joined.push_str(&clitic.text);
                count(&joined)
            });
            *slot = log(common.max().unwrap_or(0));
        }
        weigher
    }

    pub(super) fn score(&self, cut: &Cut, contraction: bool, whole: &Evidence, stem: &Evidence) -> f32 {
        let common = |table: &[f32; 32], index: Option<u8>| index.and_then(|index| table.get(index as usize)).copied().unwrap_or(0.0);
        let (coord, governed, enc) = (cut.coordinator.is_some(), cut.preposition.is_some(), cut.enclitic.is_some());
        let front = coord || governed || cut.future;
        let shape = Shape {
            coord,
            prep: governed && !contraction,
            contraction,
            future: cut.future,
            enc,
            front,
            uncut: !front && !enc,
            only_coord: coord && !governed && !cut.future,
            article: cut.article,
            letters: (cut.stem.end - cut.stem.start) / 2,
            coordinator_common: common(&self.proclitics, cut.coordinator),
            preposition_common: common(&self.proclitics, cut.preposition),
            enclitic_common: common(&self.enclitics, cut.enclitic),
        };
        shape.own(stem) + shape.counts(whole, stem) + shape.kinds(whole, stem)
    }
}

/// What is cut off, and how much is left.
struct Shape {
    coord: bool,
    /// A preposition that has not swallowed the article.
    prep: bool,
    contraction: bool,
    future: bool,
    enc: bool,
    /// Anything before the stem.
    front: bool,
    uncut: bool,
    only_coord: bool,
    article: bool,
    letters: u32,
    coordinator_common: f32,
    preposition_common: f32,
    enclitic_common: f32,
}

impl Shape {
    /// What speaks for the clitics by themselves.
    fn own(&self, stem: &Evidence) -> f32 {
        -1.76 * is(self.coord) - 1.58 * is(self.prep) + 0.98 * is(self.contraction) - 1.96 * is(self.future) - 1.56 * is(self.enc)
            + 0.19 * is(self.coord) * self.coordinator_common
            + 0.28 * is(self.prep) * self.preposition_common
            + 0.21 * self.enclitic_common
            + 0.94 * is(self.article && self.front)
            + 1.83 * is(self.article)
            - 0.3 * is(self.letters == 1)
            - 1.43 * is(self.letters == 2)
            - 0.13 * is(self.letters == 3)
            + 0.29 * is(self.letters == 4)
            - 0.93 * is(self.letters >= 6)
            + 0.5 * is(stem.restored)
            - 0.44 * is(self.prep && self.enc)
            - 0.79 * is(self.coord && self.enc)
            + 0.03 * is(self.coord && self.prep)
    }

    /// What the counts of word and stem say.
    fn counts(&self, whole: &Evidence, stem: &Evidence) -> f32 {
        0.84 * stem.count + 0.75 * is(stem.count <= 0.0) - 0.15 * is(self.uncut) * whole.count
            + 0.13 * is(self.front) * whole.count
            + 0.09 * is(self.enc) * whole.count
            - 0.59 * is(self.front) * whole.definite
            + 0.99 * is(self.enc) * whole.definite
            - 0.1 * is(self.letters == 1) * whole.count
            + 0.46 * is(self.enc && whole.definite > 0.0)
            - 0.25 * is(self.front && whole.definite > 0.0)
            - 0.11 * is(self.coord) * whole.repeated
            - 0.69 * is(self.front) * whole.titled
            - 1.19 * is(self.enc) * whole.titled
            + 0.1 * is(self.front && self.enc) * stem.fronted
            - 0.71 * is(self.enc) * (10.0 - self.enclitic_common) * whole.definite
    }

    /// What the readings of word and stem say.
    fn kinds(&self, whole: &Evidence, stem: &Evidence) -> f32 {
        -0.05 * is(self.uncut && stem.kinds.has(Kinds::CLOSED)) + 0.85 * is(self.uncut && stem.kinds.has(Kinds::FINITE))
            - 0.66 * is(self.uncut && stem.kinds.has(Kinds::VERBAL))
            + 1.03 * is(self.uncut && stem.kinds.has(Kinds::NOUN))
            + 2.12 * is(self.only_coord && stem.kinds.has(Kinds::CLOSED))
            + 1.87 * is(self.only_coord && stem.kinds.has(Kinds::FINITE))
            + 1.75 * is(self.only_coord && stem.kinds.has(Kinds::VERBAL | Kinds::NOUN))
            - 2.75 * is(self.prep && stem.kinds.has(Kinds::CLOSED))
            + 0.23 * is(self.prep && stem.kinds.has(Kinds::FINITE))
            - 0.08 * is(self.prep && stem.kinds.has(Kinds::VERBAL | Kinds::NOUN))
            + 3.11 * is(self.future && stem.kinds.has(Kinds::IMPERFECT))
            + 0.32 * is(self.enc && stem.kinds.has(Kinds::CLOSED))
            - 0.9 * is(self.enc && stem.kinds.has(Kinds::FINITE))
            - 0.25 * is(self.enc && stem.kinds.has(Kinds::VERBAL | Kinds::NOUN))
            + 0.86 * is(self.front && whole.kinds.has(Kinds::CLOSED))
            - 1.37 * is(self.front && whole.kinds.has(Kinds::FINITE))
            - 1.26 * is(self.front && whole.kinds.has(Kinds::VERBAL | Kinds::NOUN))
            - 0.48 * is(self.enc && whole.kinds.has(Kinds::CLOSED))
            + 0.31 * is(self.enc && whole.kinds.has(Kinds::FINITE))
            - 0.38 * is(self.enc && whole.kinds.has(Kinds::VERBAL | Kinds::NOUN))
            - 1.52 * is(self.prep && stem.kinds.0 == 0 && stem.count <= 0.0)
            - 1.93 * is(self.letters == 1 && whole.kinds.has(Kinds::CLOSED))
            + 0.81 * is(self.front && whole.kinds.has(Kinds::CLOSED) && !stem.kinds.has(Kinds::CLOSED))
            + 0.25 * is(self.enc && whole.kinds.has(Kinds::CLOSED) && !stem.kinds.has(Kinds::CLOSED))
            - 1.3 * is(self.enc && self.letters <= 2 && !stem.kinds.has(Kinds::CLOSED))
            - 1.65 * is(self.front && self.letters == 2 && !stem.kinds.has(Kinds::CLOSED))
    }
}

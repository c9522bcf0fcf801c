//! When two names are of one individual.

use mahdar_knowledge::{Class, Lexicon};
use mahdar_language::{Text, without_marks};
use mahdar_record::Span;

/// A name for comparison: folded words without articles, compounds as one word, particles taken out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NameKey {
    words: Vec<String>,
    /// For each word, whether a particle of descent (`بن`) stands before it: it is the father's name and no surname.
    fathers: Vec<bool>,
}

impl NameKey {
    pub(crate) fn read(text: &Text<'_>, span: Span) -> Self {
        let fold = text.knowledge.fold_table();
        let lexicon = text.knowledge.lexicon();
        let mut key = Self::default();
        let (mut compound, mut father) = (String::new(), false);
        for source in text.source_words(span) {
            let folded = fold.fold(source);
            let word = without_marks(&folded);
            match particle(lexicon, word) {
                Some(Particle::Compound) => compound = word.to_owned(),
                Some(Particle::Link { descent }) => father |= descent,
                None if word.is_empty() => {}
                None => {
                    let plain =
                        if compound.is_empty() { without_article(text, word).to_owned() } else { std::mem::take(&mut compound) + word };
                    key.words.push(plain);
                    key.fathers.push(std::mem::take(&mut father));
                }
            }
        }
        if !compound.is_empty() {
            key.words.push(compound);
            key.fathers.push(father);
        }
        key
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Equal, or one is the surname or the first part of the other, or they begin alike and one holds the other, or they differ in one letter.
    pub(crate) fn is_same(&self, other: &Self, lexicon: &Lexicon) -> bool {
        let (long, short) = if self.len() >= other.len() { (self, other) } else { (other, self) };
        match &*short.words {
            [] => false,
            [only] => {
                long.words.last() == Some(only) && (!long.ends_in_father() || short.fathers[0])
                    || !short.fathers[0] && long.words.first() == Some(only)
            }
            words => {
                words.first() == long.words.first() && words.iter().all(|word| long.words.contains(word))
                    || long.is_surnamed(short)
                    || long.differs_in_letter(short, lexicon)
            }
        }
    }

    /// The other is one word, and the last of this one but for a letter.
    pub(crate) fn is_near_surname(&self, other: &Self) -> bool {
        match (&*other.words, self.words.last()) {
            ([only], Some(last)) => is_near(last, only),
            _ => false,
        }
    }

    /// True if the last word of this name is that of the other.
    pub(crate) fn ends_with(&self, other: &Self) -> bool {
        self.words.last() == other.words.last()
    }

    fn ends_in_father(&self) -> bool {
        self.len() > 1 && self.fathers.last() == Some(&true)
    }

    /// The other is the end of this one, and begins with no father's name.
    fn is_surnamed(&self, other: &Self) -> bool {
        let start = self.len() - other.len();
        self.words.ends_with(&other.words) && self.fathers[start..].iter().all(|father| !father)
    }

    /// One foreign word is spelled with a letter more, less or another.
    fn differs_in_letter(&self, other: &Self, lexicon: &Lexicon) -> bool {
        if self.len() != other.len() {
            return false;
        }
        let mut apart = self.words.iter().zip(&other.words).filter(|(a, b)| a != b);
        let Some((a, b)) = apart.next() else { return true };
        // Two names that are both well known are two names.
        let known = |word: &String| lexicon.word(word).is_some_and(|id| lexicon.counts(id).titled >= 12);
        apart.next().is_none() && !(known(a) && known(b)) && is_near(a, b)
    }
}

enum Particle {
    Compound,
    Link { descent: bool },
}

fn particle(lexicon: &Lexicon, word: &str) -> Option<Particle> {
    let node = lexicon.word(word).and_then(|id| lexicon.start(id))?;
    let entry =
        lexicon.readings(node).iter().map(|reading| lexicon.entry(reading.entry)).find(|entry| entry.class == Class::NameParticle)?;
    match &*entry.value {
        "compound" => Some(Particle::Compound),
        "link" => Some(Particle::Link { descent: entry.feature("descent").is_some() }),
        _ => None,
    }
}

/// A folded word without the article, where enough remains.
pub(crate) fn without_article<'w>(text: &Text<'_>, word: &'w str) -> &'w str {
    word.strip_prefix(text.knowledge.clitics().article()).filter(|rest| rest.chars().count() > 2).unwrap_or(word)
}

/// At most one letter added, lost or changed, in words of five letters or more.
fn is_near(a: &str, b: &str) -> bool {
    let (long, short): (Vec<char>, Vec<char>) = if a.chars().count() >= b.chars().count() {
        (a.chars().collect(), b.chars().collect())
    } else {
        (b.chars().collect(), a.chars().collect())
    };
    if short.len() < 5 || long.len() - short.len() > 1 {
        return false;
    }
    let front = long.iter().zip(&short).take_while(|(a, b)| a == b).count();
    let back = long.iter().rev().zip(short.iter().rev()).take_while(|(a, b)| a == b).count();
    front + back + 1 >= long.len()
}

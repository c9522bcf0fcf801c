//! The inflection of nouns and adjectives, from the endings of `nouns.tsv`.

use crate::fold::FoldTable;
use crate::lexicon::{Inflection, Number};
use crate::table;
use crate::{KnowledgeFile, Problem};

/// The endings that make the forms of a noun.
#[derive(Debug, Default)]
pub(crate) struct Nouns {
    rows: Vec<Ending>,
    /// The ending of feminine nouns, folded.
    feminine: Box<str>,
    /// What that ending becomes before a pronoun, folded.
    before_pronoun: Box<str>,
}

#[derive(Debug)]
struct Ending {
    /// The ending that is taken away; `None` for any word.
    strip: Option<Box<str>>,
    slot: NounSlot,
    add: Box<str>,
}

/// Whether a noun has another gender too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// As names of persons and adjectives have: with a feminine and the plural of persons.
    Both,
    /// As names of things have.
    Fixed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NounSlot {
    Accusative,
    Dual,
    DualConstruct,
    Feminine,
    FemininePlural,
    Plural,
    PluralConstruct,
}

impl NounSlot {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "accusative" => Self::Accusative,
            "dual" => Self::Dual,
            "dual-construct" => Self::DualConstruct,
            "feminine" => Self::Feminine,
            "feminine-plural" => Self::FemininePlural,
            "plural" => Self::Plural,
            "plural-construct" => Self::PluralConstruct,
            _ => return None,
        })
    }

    fn inflection(self) -> Inflection {
        let (number, construct) = match self {
            Self::Accusative | Self::Feminine => (Number::Singular, false),
            Self::Dual => (Number::Dual, false),
            Self::DualConstruct => (Number::Dual, true),
            Self::Plural | Self::FemininePlural => (Number::Plural, false),
            Self::PluralConstruct => (Number::Plural, true),
        };
        Inflection { number, construct, feminine: matches!(self, Self::Feminine | Self::FemininePlural), ..Inflection::default() }
    }
}

impl Nouns {
    pub(crate) fn load(file: &KnowledgeFile, fold: &FoldTable, problems: &mut Vec<Problem>) -> Self {
        let mut nouns = Self::default();
        for row in table::read(file, &["ending", "slot", "add", "source"], problems) {
            if row.text(1) == "before-pronoun" {
                nouns.before_pronoun = fold.fold(row.text(2)).into();
                continue;
            }
            let Some(slot) = NounSlot::parse(row.text(1)) else {
                problems.push(row.problem(
                    &file.path,
                    1,
                    format!("unknown slot `{}`", row.text(1)),
                    "see the README of the knowledge folder",
                ));
                continue;
            };
            let strip = (row.text(0) != "*").then(|| fold.fold(row.text(0)).into());
            let add: Box<str> = fold.fold(row.text(2)).into();
            if slot == NounSlot::Feminine {
                nouns.feminine = add.clone();
            }
            nouns.rows.push(Ending { strip, slot, add });
        }
        nouns
    }

    /// The forms of the first word of a folded phrase, the phrase itself first, without the article.
    /// A word with the feminine ending takes only the endings made for it; what is no person has no gender to change and no plural of persons.
    pub(crate) fn inflect(&self, phrase: &str, gender: Gender) -> Vec<(String, Inflection)> {
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        let join = |word: String| if rest.is_empty() { word } else { [&word, " ", rest].concat() };
        let feminine = self.is_feminine(first);
        let mut forms = vec![(phrase.to_owned(), Inflection { feminine, ..Inflection::default() })];
        for ending in &self.rows {
            let of_persons =
                ending.strip.is_none() && matches!(ending.slot, NounSlot::Feminine | NounSlot::Plural | NounSlot::PluralConstruct);
            if of_persons && gender == Gender::Fixed {
                continue;
            }
            if let Some(word) = ending.put(first, feminine) {
                let inflection = ending.slot.inflection();
                forms.push((join(word), Inflection { feminine: feminine || inflection.feminine, ..inflection }));
            }
        }
        forms
    }

    /// The forms of a noun with its adjective in which both words change: accusative, dual, sound plural. Without the article.
    pub(crate) fn inflect_pair(&self, noun: &str, adjective: &str) -> Vec<(String, Inflection)> {
        let feminine = self.is_feminine(noun);
        let mut forms = Vec::new();
        for slot in [NounSlot::Accusative, NounSlot::Dual] {
            let inflection = Inflection { feminine, ..slot.inflection() };
            let adjectives = self.words(adjective, slot);
            for (index, word) in self.words(noun, slot).into_iter().enumerate() {
                let beside = adjectives.get(index).map_or(adjective, String::as_str);
                forms.push(([&word, " ", beside].concat(), inflection));
            }
        }
        let slot = if feminine { NounSlot::Plural } else { NounSlot::FemininePlural };
        let beside = if self.is_feminine(adjective) { adjective.to_owned() } else { self.feminine(adjective) };
        for word in self.words(noun, slot) {
            forms.push(([&word, " ", &beside].concat(), Inflection { feminine: true, ..slot.inflection() }));
        }
        forms
    }

    fn words(&self, word: &str, slot: NounSlot) -> Vec<String> {
        let feminine = self.is_feminine(word);
        self.rows.iter().filter(|ending| ending.slot == slot).filter_map(|ending| ending.put(word, feminine)).collect()
    }

    fn is_feminine(&self, word: &str) -> bool {
        !self.feminine.is_empty() && word.ends_with(&*self.feminine)
    }

    /// The feminine ending before a pronoun, and at the end of a word.
    pub(crate) fn feminine_endings(&self) -> Option<(&str, &str)> {
        (!self.before_pronoun.is_empty()).then_some((&*self.before_pronoun, &*self.feminine))
    }

    /// The feminine of a folded phrase.
    pub(crate) fn feminine(&self, phrase: &str) -> String {
        match phrase.split_once(' ') {
            Some((first, rest)) => [first, &self.feminine, " ", rest].concat(),
            None => [phrase, &self.feminine].concat(),
        }
    }
}

impl Ending {
    /// A word with this ending, if it can take it.
    fn put(&self, word: &str, feminine: bool) -> Option<String> {
        let stem = match &self.strip {
            Some(strip) => word.strip_suffix(&**strip)?,
            None if feminine => return None,
            None => word,
        };
        Some([stem, &self.add].concat())
    }
}

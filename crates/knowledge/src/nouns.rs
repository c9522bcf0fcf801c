//! The inflection of nouns and adjectives, from the endings of `nouns.tsv`.

use crate::fold::FoldTable;
use crate::lexicon::{Inflection, Number};
use crate::table;
use crate::{KnowledgeFile, Problem};

/// The endings that make the forms of a noun.
#[derive(Debug, Default)]
pub struct Nouns {
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
                problems.push(row.problem(&file.path, 1, format!("unknown slot `{}`", row.text(1)), "see the README of the knowledge folder"));
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
    /// A word with the feminine ending takes only the endings made for it.
    #[must_use]
    pub fn inflect(&self, phrase: &str) -> Vec<(String, Inflection)> {
        let (first, rest) = phrase.split_once(' ').map_or((phrase, ""), |(first, rest)| (first, rest));
        let join = |word: String| if rest.is_empty() { word } else { format!("{word} {rest}") };
        let feminine = !self.feminine.is_empty() && first.ends_with(&*self.feminine);
        let mut forms = vec![(phrase.to_owned(), Inflection { feminine, ..Inflection::default() })];
        for ending in &self.rows {
            let stem = match &ending.strip {
                Some(strip) => first.strip_suffix(&**strip),
                None => (!feminine).then_some(first),
            };
            if let Some(stem) = stem {
                let inflection = ending.slot.inflection();
                forms.push((join(format!("{stem}{}", ending.add)), Inflection { feminine: feminine || inflection.feminine, ..inflection }));
            }
        }
        forms
    }

    /// The feminine ending before a pronoun, and at the end of a word.
    #[must_use]
    pub fn feminine_endings(&self) -> Option<(&str, &str)> {
        (!self.before_pronoun.is_empty()).then_some((&*self.before_pronoun, &*self.feminine))
    }

    /// The feminine of a folded phrase.
    #[must_use]
    pub fn feminine(&self, phrase: &str) -> String {
        match phrase.split_once(' ') {
            Some((first, rest)) => format!("{first}{} {rest}", self.feminine),
            None => format!("{phrase}{}", self.feminine),
        }
    }
}

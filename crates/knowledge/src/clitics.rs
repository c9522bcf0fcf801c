//! What is written onto a word.

use serde::{Deserialize, Serialize};

use crate::fold::FoldTable;
use crate::table;
use crate::{KnowledgeFile, Problem};

/// The kinds of clitics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CliticClass {
    /// Joins sentences and words.
    Coordinator,
    /// Prepositions.
    Preposition,
    /// Marks the future on an imperfect verb.
    Future,
    /// The definite article.
    Article,
    /// A preposition that has swallowed the first letter of the article.
    Contraction,
    /// A pronoun at the end.
    Pronoun,
}

impl CliticClass {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "coordinator" => Self::Coordinator,
            "preposition" => Self::Preposition,
            "future" => Self::Future,
            "article" => Self::Article,
            "contraction" => Self::Contraction,
            "pronoun" => Self::Pronoun,
            _ => return None,
        })
    }
}

/// One clitic, folded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clitic {
    /// The folded letters.
    pub text: Box<str>,
    /// What it is.
    pub class: CliticClass,
}

/// The clitics of a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clitics {
    proclitics: Vec<Clitic>,
    enclitics: Vec<Clitic>,
    article: Box<str>,
}

impl Clitics {
    pub(crate) fn load(file: &KnowledgeFile, fold: &FoldTable, problems: &mut Vec<Problem>) -> Self {
        let mut clitics = Self::default();
        for row in table::read(file, &["text", "kind", "class", "source"], problems) {
            let Some(class) = CliticClass::parse(row.text(2)) else {
                problems.push(row.problem(
                    &file.path,
                    2,
                    format!("unknown class `{}`", row.text(2)),
                    "coordinator, preposition, future, article, contraction or pronoun",
                ));
                continue;
            };
            let text: Box<str> = fold.fold(row.text(0)).into();
            if class == CliticClass::Article {
                clitics.article = text.clone();
            }
            let list = if row.text(1) == "proclitic" { &mut clitics.proclitics } else { &mut clitics.enclitics };
            if !list.iter().any(|known| known.text == text && known.class == class) {
                list.push(Clitic { text, class });
            }
        }
        clitics.enclitics.sort_by_key(|clitic| std::cmp::Reverse(clitic.text.len()));
        clitics
    }

    /// What is written before a word.
    #[must_use]
    pub fn proclitics(&self) -> &[Clitic] {
        &self.proclitics
    }

    /// What is written after it, the longest first.
    #[must_use]
    pub fn enclitics(&self) -> &[Clitic] {
        &self.enclitics
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &str {
        &self.article
    }
}

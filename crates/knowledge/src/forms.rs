//! The forms of an entry of the lexicon, by its class.
//!
//! In: an entry with its folded text. Out: folded phrases with what they are. Which endings there are stands in `nouns.tsv`, the article in
//! `clitics.tsv`; what is irregular stands in the features `feminine`, `plural` and `definite` of the entry.

use crate::class::Class;
use crate::fold::FoldTable;
use crate::lexicon::{Entry, Inflection, Number};
use crate::nouns::{Gender, Nouns};

/// What forms are made with.
pub(crate) struct Former<'k> {
    pub(crate) fold: &'k FoldTable,
    pub(crate) nouns: &'k Nouns,
    /// The article, folded.
    pub(crate) article: &'k str,
}

impl Former<'_> {
    /// Every form, the text itself first.
    pub(crate) fn forms(&self, entry: &Entry, folded: &str) -> Vec<(String, Inflection)> {
        let Some(gender) = gender(entry.class) else {
            return vec![(folded.to_owned(), Inflection::default())];
        };
        let mut forms = self.nouns.inflect(folded, gender);
        let feminine = forms.first().is_some_and(|(_, inflection)| inflection.feminine);
        if !feminine && (gender == Gender::Both || entry.feature("feminine").is_some()) {
            let feminine = entry.feature("feminine").map_or_else(|| self.nouns.feminine(folded), |text| self.fold.fold(text));
            forms.extend(self.nouns.inflect(&feminine, gender).into_iter().map(|(text, i)| (text, Inflection { feminine: true, ..i })));
        }
        let second = entry.text.split_once(' ').map(|(_, second)| second);
        let is_pair = agrees(entry.class) && second.is_some_and(|second| !second.contains(' ') && !self.has_article(second));
        let pair = folded.split_once(' ').filter(|_| is_pair);
        if let Some((noun, adjective)) = pair {
            forms.extend(self.nouns.inflect_pair(noun, adjective));
        }
        self.add_plurals(entry, &mut forms);
        self.add_definite(pair.is_some(), &mut forms);
        forms.extend(entry.features("definite").enumerate().map(|(index, text)| {
            let second = index == 1 && gender == Gender::Both;
            (self.fold.fold(text), Inflection { definite: true, feminine: feminine || second, ..Inflection::default() })
        }));
        forms
    }

    /// Whether a word opens with the article, in its usual spelling: once folded, a word with a hamza below its alef can look so too.
    fn has_article(&self, text: &str) -> bool {
        !self.article.is_empty() && text.starts_with(self.article)
    }

    /// Plurals as the entry names them, which may have the article where the singular has none.
    fn add_plurals(&self, entry: &Entry, forms: &mut Vec<(String, Inflection)>) {
        for plural in entry.features("plural") {
            let text = self.fold.fold(plural);
            let feminine = self.nouns.inflect(&text, Gender::Fixed).first().is_some_and(|(_, inflection)| inflection.feminine);
            forms.push((
                text,
                Inflection {
                    number: Number::Plural,
                    feminine,
                    definite: self.has_article(plural) && !self.has_article(&entry.text),
                    ..Inflection::default()
                },
            ));
        }
    }

    /// The article on single words; on both words of a noun with its adjective.
    fn add_definite(&self, is_pair: bool, forms: &mut Vec<(String, Inflection)>) {
        let article = self.article;
        let bare = forms.len();
        for index in 0..bare {
            let (text, inflection) = &forms[index];
            if inflection.construct || inflection.definite {
                continue;
            }
            let definite = Inflection { definite: true, ..*inflection };
            match text.split_once(' ') {
                None => forms.push(([article, text].concat(), definite)),
                Some((noun, adjective)) if is_pair && !adjective.contains(' ') => {
                    forms.push(([article, noun, " ", article, adjective].concat(), definite));
                }
                Some(_) => {}
            }
        }
    }
}

/// Whether an entry of the class is inflected as a noun, and how.
fn gender(class: Class) -> Option<Gender> {
    use Class::{BodyHead, ContentHead, Counterpart, Event, FrameNoun, Instrument, Nationality, Office, PersonNoun, Rank, Victim, Weapon};
    match class {
        Counterpart | Nationality | Office | PersonNoun | Rank | Victim => Some(Gender::Both),
        BodyHead | ContentHead | Event | FrameNoun | Instrument | Weapon => Some(Gender::Fixed),
        _ => None,
    }
}

/// Whether phrases of two words are nouns with an adjective, which follows the noun in case, number and article.
fn agrees(class: Class) -> bool {
    matches!(class, Class::Event | Class::FrameNoun | Class::Instrument)
}

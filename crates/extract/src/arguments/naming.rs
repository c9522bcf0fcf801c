//! Whether a noun phrase holds one of the words that a frame asks for.

use std::borrow::Cow;
use std::ops::Range;

use mahdar_knowledge::{Class, Inflection};

use super::Argument;
use crate::scene::Scene;

/// True if one of the words or phrases (folded) stands in the argument, with or without article and pronoun.
pub(crate) fn names(scene: &Scene<'_>, argument: &Argument, words: &[String]) -> bool {
    names_within(scene, argument.first..argument.end, words)
}

/// True if one of the words or phrases (folded) stands among these tokens.
pub(crate) fn names_within(scene: &Scene<'_>, tokens: Range<usize>, words: &[String]) -> bool {
    if words.is_empty() {
        return false;
    }
    let mut here = Vec::new();
    tokens.clone().any(|at| {
        forms(scene, at, &mut here);
        let follow = |rest: &str| {
            let mut there = Vec::new();
            rest.split(' ').zip(at + 1..).all(|(word, next)| {
                forms(scene, next, &mut there);
                next < tokens.end && there.iter().any(|form| form == word)
            })
        };
        words.iter().any(|phrase| {
            let (head, rest) = phrase.split_once(' ').map_or((phrase.as_str(), None), |(head, rest)| (head, Some(rest)));
            here.iter().any(|form| form == head) && rest.is_none_or(follow)
        })
    })
}

/// What a word can be called: its stems, without the article too, and the nouns whose forms it is.
fn forms<'s>(scene: &'s Scene<'_>, at: usize, forms: &mut Vec<Cow<'s, str>>) {
    let text = &scene.text;
    let article = scene.knowledge.clitics().article();
    forms.clear();
    for cut in text.cuts(at) {
        let stem = text.folded.get(cut.stem);
        forms.push(Cow::Borrowed(stem));
        forms.extend(stem.strip_prefix(article).map(Cow::Borrowed));
    }
    for m in text.matches(at).iter().filter(|m| m.first == m.last && m.cut.preposition.is_none()) {
        let noun = matches!(m.class(), Class::Victim | Class::Weapon | Class::FrameNoun | Class::PersonNoun | Class::BodyHead);
        if noun && m.reading.inflection != Inflection::default() {
            forms.push(Cow::Owned(scene.fold(&text.entry(m).text)));
        }
    }
}

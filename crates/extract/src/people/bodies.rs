//! Which organisation a mention is of: its fullest form in the document.

use std::collections::HashMap;

use mahdar_knowledge::EntryId;
use mahdar_language::arabic::{Mention, MentionKind, Syntax};
use mahdar_language::{FoldedSpan, Text};

/// At most this many forms under one word are compared.
const COMPARED: usize = 8;

/// The fullest forms of organisations, found under their heads and last words.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    by_head: HashMap<EntryId, Vec<usize>>,
    by_last: HashMap<String, usize>,
}

impl Bodies {
    /// For every mention of an organisation, the mention that names it most fully.
    pub(super) fn identify(text: &Text<'_>, syntax: &Syntax) -> Vec<Option<usize>> {
        let mut bodies = Self::default();
        let of: Vec<Option<usize>> = syntax
            .mentions
            .iter()
            .enumerate()
            .map(|(index, mention)| (mention.kind == MentionKind::Body).then(|| bodies.add(text, syntax, index, mention)))
            .collect();
        // A short form may stand before the full one.
        of.iter().map(|full| full.map(|index| bodies.fullest(text, syntax, index))).collect()
    }

    fn add(&mut self, text: &Text<'_>, syntax: &Syntax, index: usize, mention: &Mention) -> usize {
        let earlier = mention.head.and_then(|head| self.by_head.get(&head));
        if mention.bare {
            return earlier.and_then(|forms| forms.last()).copied().unwrap_or(index);
        }
        if let Some(same) =
            earlier.and_then(|forms| forms.iter().rev().take(COMPARED).find(|&&form| holds(text, &syntax.mentions[form], mention)))
        {
            return *same;
        }
        if let Some(head) = mention.head {
            self.by_head.entry(head).or_default().push(index);
        }
        let length = |index: usize| syntax.mentions[index].end - syntax.mentions[index].first;
        let known = self.by_last.entry(last_word(text, mention)).or_insert(index);
        if length(*known) < length(index) {
            *known = index;
        }
        index
    }

    /// The fullest form that ends with a name of one word.
    fn fullest(&self, text: &Text<'_>, syntax: &Syntax, index: usize) -> usize {
        let mention = &syntax.mentions[index];
        if mention.bare || mention.end > mention.first + 1 {
            return index;
        }
        self.by_last.get(&last_word(text, mention)).copied().unwrap_or(index)
    }
}

/// The last word of a mention.
fn last_word(text: &Text<'_>, mention: &Mention) -> String {
    words(text, mention).last().unwrap_or_default().to_owned()
}

/// The folded words of a mention, without what is written onto the first one, and without marks.
fn words<'t>(text: &'t Text<'_>, mention: &'t Mention) -> impl Iterator<Item = &'t str> {
    let of = |at: usize| {
        let whole = text.tokens[at].folded;
        let start = if at == mention.first { mention.cut.stem.start.clamp(whole.start, whole.end) } else { whole.start };
        let end = if at == mention.first && mention.cut.enclitic.is_some() { mention.cut.stem.end } else { whole.end };
        text.folded.get(FoldedSpan { start, end })
    };
    (mention.first..mention.end).filter(|&at| text.tokens[at].mark().is_none()).map(of)
}

/// True if every word of the second stands in the first, which has more.
fn holds(text: &Text<'_>, long: &Mention, short: &Mention) -> bool {
    short.end - short.first <= long.end - long.first && words(text, short).all(|word| words(text, long).any(|other| other == word))
}

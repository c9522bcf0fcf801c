//! The syntax of Arabic: titled-name phrases to mentions, words to clauses.
//!
//! In: a [`Text`]. Out: the [`Mention`]s of people, offices, bodies, states and places in it, and the [`Clause`]s around its predicates, with their
//! arguments by relation and marker. Which words are titles, bodies or verbs stands in the lexicon; the order in which they combine stands here.

mod clauses;
mod homographs;
mod mentions;
mod names;
mod phrases;
mod words;

pub use clauses::{Carrier, Clause, Modality, Oblique, Predicate, PredicateKind};
pub use mentions::{Mention, MentionKind, Title};

use crate::text::Text;

/// Mentions and clauses of a text.
#[derive(Debug, Default)]
pub struct Syntax {
    /// In the order of the text; they do not overlap.
    pub mentions: Vec<Mention>,
    /// One for each word that evokes a frame, in the order of the text.
    pub clauses: Vec<Clause>,
    /// For every token, 1 + the index of the mention that covers it, or 0.
    owners: Vec<u32>,
}

impl Syntax {
    /// The mention that covers a token, or begins there.
    #[must_use]
    pub fn mention_at(&self, token: usize) -> Option<usize> {
        self.owners.get(token).and_then(|owner| owner.checked_sub(1)).map(|index| index as usize)
    }

    /// The mentions that begin in a range of tokens.
    #[must_use]
    pub fn mentions_in(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        self.mentions.partition_point(|m| m.first < first)..self.mentions.partition_point(|m| m.first < end)
    }
}

/// Finds the mentions and clauses of a text.
#[must_use]
pub fn parse(text: &Text<'_>) -> Syntax {
    let mentions = mentions::find(text);
    let mut owners = vec![0; text.tokens.len()];
    for (index, mention) in mentions.iter().enumerate() {
        owners[mention.first..mention.end].fill(index as u32 + 1);
    }
    let mut syntax = Syntax { mentions, clauses: Vec::new(), owners };
    syntax.clauses = clauses::find(text, &syntax);
    syntax
}

/// The folded letters of the preposition that a cut takes off, with the article taken out of a contraction.
#[must_use]
pub fn attached_preposition<'t>(text: &'t Text<'_>, cut: &crate::Cut) -> Option<&'t str> {
    words::attached(text, cut)
}

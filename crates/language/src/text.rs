//! A text that has been read: everything about its words that does not depend on grammar.

use std::borrow::Cow;

use mahdar_knowledge::{Class, Classes, Entry, Inflection, Knowledge};
use mahdar_record::Span;

use crate::cuts::Cut;
use crate::folded::Folded;
use crate::lookup::Match;
use crate::passages::{self, Paragraph, Sentence};
use crate::quotations::{self, Quotation};
use crate::reader::Reader;
use crate::script::Letters;
use crate::tokens::{self, Token};

/// A text and everything about its words that does not depend on grammar.
#[derive(Debug)]
pub struct Text<'a> {
    /// The text as stored.
    pub source: &'a str,
    /// What is known.
    pub knowledge: &'a Knowledge,
    letters: Letters,
    /// The folded text and the way back.
    pub folded: Folded,
    /// Words, numbers, marks.
    pub tokens: Vec<Token>,
    cuts: Vec<Cut>,
    matches: Vec<Match>,
    /// Lines.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences.
    pub sentences: Vec<Sentence>,
    /// What stands in quotation marks, in the order in which it opens.
    pub quotations: Vec<Quotation>,
    /// For every token, 1 + the index of the innermost quotation it stands in, or 0.
    inside: Vec<u32>,
    /// For every token, the classes of its matches: of all, and of those with nothing cut off. Most questions end here.
    classes: Vec<(Classes, Classes)>,
}

/// Reads one text; a [`Reader`] reads many faster.
///
/// ```
/// let (knowledge, _) = mahdar_knowledge::Knowledge::load(&[]);
/// let text = mahdar_language::read("وصل الوزير.", &knowledge);
/// assert_eq!(text.tokens.len(), 3);
/// assert_eq!(text.words(0, 2), "وصل الوزير");
/// ```
#[must_use]
pub fn read<'a>(source: &'a str, knowledge: &'a Knowledge) -> Text<'a> {
    Reader::new(knowledge).read(source)
}

/// What the words of a text can be.
pub(crate) struct Analysis {
    pub(crate) cuts: Vec<Cut>,
    pub(crate) matches: Vec<Match>,
    /// For every token, the classes of its matches: of all, and of those with nothing cut off.
    pub(crate) classes: Vec<(Classes, Classes)>,
}

impl<'a> Text<'a> {
    /// Reads a text; `analyse` says what its words can be.
    pub(crate) fn read(source: &'a str, knowledge: &'a Knowledge, analyse: impl FnOnce(&Folded, &mut [Token]) -> Analysis) -> Self {
        let (folded, letters, mut tokens) = tokens::tokenise(source, knowledge.fold_table());
        let Analysis { cuts, matches, classes } = analyse(&folded, &mut tokens);
        let paragraphs = passages::paragraphs(&tokens);
        let sentences = passages::sentences(&tokens, &paragraphs);
        let quotations = quotations::find(&tokens);
        let mut inside = vec![0; tokens.len()];
        for (index, quotation) in quotations.iter().enumerate() {
            // Inner quotations open later and so overwrite the outer ones; depth is bounded, and with it the work.
            inside[quotation.first as usize..quotation.end as usize].fill(index as u32 + 1);
        }
        Self { source, knowledge, letters, folded, tokens, cuts, matches, paragraphs, sentences, quotations, inside, classes }
    }

    /// Every analysis of a token; the whole word first, none for numbers and marks.
    #[must_use]
    pub fn cuts(&self, token: usize) -> &[Cut] {
        self.tokens.get(token).map_or(&[], |t| &self.cuts[t.cuts.0 as usize..t.cuts.1 as usize])
    }

    /// The likeliest analysis of a token.
    #[must_use]
    pub fn best_cut(&self, token: usize) -> Option<&Cut> {
        self.tokens.get(token).filter(|t| t.cuts.0 < t.cuts.1).and_then(|t| self.cuts.get(t.best as usize))
    }

    /// Every word and phrase of the lexicon that begins at a token.
    #[must_use]
    pub fn matches(&self, token: usize) -> &[Match] {
        self.tokens.get(token).map_or(&[], |t| &self.matches[t.matches.0 as usize..t.matches.1 as usize])
    }

    /// The longest match of a class that begins at a token.
    #[must_use]
    pub fn find(&self, token: usize, class: Class) -> Option<&Match> {
        self.of_class(token, class).max_by_key(|m| (m.last, m.cut.is_whole()))
    }

    /// Every match of a class that begins at a token.
    pub fn of_class(&self, token: usize, class: Class) -> impl Iterator<Item = &Match> {
        self.of_classes(token, Classes::of(&[class]))
    }

    /// Every match of one of the classes that begins at a token.
    pub fn of_classes(&self, token: usize, classes: Classes) -> impl Iterator<Item = &Match> {
        let matches = if self.may_be(token, classes) { self.matches(token) } else { &[] };
        matches.iter().filter(move |m| classes.has(m.class()))
    }

    /// True if a match of one of the classes begins at the token, whatever is cut off.
    #[must_use]
    #[inline]
    pub fn may_be(&self, token: usize, classes: Classes) -> bool {
        self.classes.get(token).is_some_and(|(any, _)| any.meets(classes))
    }

    /// True if a match of the class begins at the token with nothing cut off.
    #[must_use]
    #[inline]
    pub fn is(&self, token: usize, class: Class) -> bool {
        self.classes.get(token).is_some_and(|(_, whole)| whole.has(class))
    }

    /// True if a match of one of the classes begins at the token with nothing cut off.
    #[must_use]
    #[inline]
    pub fn is_any(&self, token: usize, classes: Classes) -> bool {
        self.classes.get(token).is_some_and(|(_, whole)| whole.meets(classes))
    }

    /// The entry of a match.
    #[must_use]
    pub fn entry(&self, found: &Match) -> &'a Entry {
        self.knowledge.lexicon().entry(found.reading.entry)
    }

    /// The words of a match's entry, folded: as the text has them where it is one word.
    #[must_use]
    pub fn folded_entry(&self, found: &Match) -> Cow<'_, str> {
        if found.first == found.last && found.reading.inflection == Inflection::default() {
            let word = self.folded.get(found.cut.stem);
            return Cow::Borrowed(word);
        }
        Cow::Owned(self.knowledge.fold_table().fold(&self.entry(found).text))
    }

    /// The folded word of a token.
    #[must_use]
    pub fn folded_word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| self.folded.get(t.folded))
    }

    /// The source words from token `first` up to, and without, `end`.
    #[must_use]
    pub fn words(&self, first: usize, end: usize) -> &'a str {
        self.span(first, end).of(self.source)
    }

    /// The bytes from token `first` up to, and without, `end`; empty where there is none.
    #[must_use]
    pub fn span(&self, first: usize, end: usize) -> Span {
        match (self.tokens.get(first), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(a), Some(b)) if first < end => a.span.cover(b.span),
            _ => Span::default(),
        }
    }

    /// The bytes of a token without the proclitics of a cut.
    #[must_use]
    pub fn stem_span(&self, token: usize, cut: &Cut) -> Span {
        let Some(whole) = self.tokens.get(token) else { return Span::default() };
        let stem = self.folded.source(cut.stem);
        // A first letter that folds to nothing belongs to the word.
        let start =
            if cut.stem.start == whole.folded.start { whole.span.start } else { stem.start.clamp(whole.span.start, whole.span.end) };
        Span::new(start, if cut.enclitic.is_none() { whole.span.end } else { stem.end })
    }

    /// The words of the source in a span, split at white space.
    pub fn source_words(&self, span: Span) -> impl Iterator<Item = &'a str> {
        span.of(self.source).split_whitespace()
    }

    /// The innermost quotation that a token stands in.
    #[must_use]
    pub fn quotation(&self, token: usize) -> Option<&Quotation> {
        let index = *self.inside.get(token)?;
        (index > 0).then(|| &self.quotations[index as usize - 1])
    }

    /// The sentence of a token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.end as usize <= token)
    }

    /// The ISO 639-1 code of its main language.
    #[must_use]
    pub fn language(&self) -> Option<&'static str> {
        crate::script::main_language(&self.letters, &self.tokens)
    }
}

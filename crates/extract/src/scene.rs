//! Everything that is read of a document before facts are sought: words, mentions, clauses, dates, people.

use mahdar_knowledge::{Entry, Frame, FrameKind, Knowledge};
use mahdar_language::arabic::{self, Clause, Mention, Syntax};
use mahdar_language::dates::{self, DateMention};
use mahdar_language::{Match, Reader, Text};
use mahdar_record::{Document, Span, TextDigest};

use crate::people::People;
use crate::topics::Named;

/// A document that has been read, without facts yet.
pub(crate) struct Scene<'a> {
    pub(crate) text: Text<'a>,
    pub(crate) syntax: Syntax,
    pub(crate) dates: Vec<DateMention>,
    pub(crate) people: People,
    pub(crate) topics: Named,
    pub(crate) digest: TextDigest,
    pub(crate) document: &'a Document,
    pub(crate) knowledge: &'a Knowledge,
}

impl<'a> Scene<'a> {
    pub(crate) fn read<'k: 'a>(document: &'a Document, knowledge: &'k Knowledge, reader: &mut Reader<'k>) -> Self {
        let text = reader.read(&document.text);
        let syntax = arabic::parse(&text);
        let dates = dates::find(&text, document.published.as_ref());
        let people = People::identify(&text, &syntax);
        let topics = Named::read(&text);
        Self { text, syntax, dates, people, topics, digest: document.digest(), document, knowledge }
    }

    pub(crate) fn mention(&self, index: usize) -> &Mention {
        &self.syntax.mentions[index]
    }

    /// The words of a span, with every run of white space as one space.
    pub(crate) fn words(&self, span: Span) -> String {
        self.text.source_words(span).collect::<Vec<_>>().join(" ")
    }

    pub(crate) fn fold(&self, text: &str) -> String {
        self.knowledge.fold_table().fold(text)
    }

    pub(crate) fn entry(&self, mention: &Mention) -> Option<&'a Entry> {
        mention.head.map(|head| self.knowledge.lexicon().entry(head))
    }

    /// The frames that a clause's predicate evokes.
    pub(crate) fn frames<'c>(&self, clause: &'c Clause) -> impl Iterator<Item = &'a Frame> + use<'a, 'c> {
        let knowledge = self.knowledge;
        let mut last = None;
        let ids = clause.predicate.entries.iter().flat_map(|&entry| knowledge.evoked_by(entry));
        ids.filter(move |&&id| last.replace(id) != Some(id)).map(|&id| knowledge.frame(id))
    }

    /// True for a form of a verb or noun that reports.
    pub(crate) fn reports(&self, found: &Match) -> bool {
        let frames = self.knowledge.evoked_by(found.reading.entry);
        frames.iter().any(|&id| matches!(self.knowledge.frame(id).kind, FrameKind::Statement { .. }))
    }

    /// True if a clause stands in the headline.
    pub(crate) fn is_headline(&self, clause: &Clause) -> bool {
        let paragraph = self.text.sentences[clause.sentence].paragraph as usize;
        self.text.paragraphs.get(paragraph).is_some_and(|paragraph| paragraph.headline)
    }

    /// True if a token stands in a quotation.
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        self.text.quotation(token).is_some_and(|q| q.end - q.first > 5)
    }
}

//! Statements without a reporting verb: a name and a colon, and what stands beside "according to".

use mahdar_knowledge::Class;
use mahdar_language::arabic::MentionKind;
use mahdar_record::{Evoked, Statement};

use super::contents::{self, Content};
use super::{Told, id};
use crate::parties::{self, Party};
use crate::scene::Scene;
use crate::topics;

/// With no more tokens than this before the citation, what is cited stands after it.
const BRIEF: usize = 6;

/// A line that begins with a party and a colon.
pub(super) fn colons(scene: &Scene<'_>, told: &[Told]) -> Vec<Told> {
    let mut found = Vec::new();
    for paragraph in &scene.text.paragraphs {
        let first = paragraph.first as usize;
        let Some(index) = scene.syntax.mention_at(first).filter(|&index| scene.mention(index).first == first) else { continue };
        let mention = scene.mention(index);
        let colon = scene.text.tokens.get(mention.end).and_then(|t| t.mark()) == Some(':') && mention.end + 3 < paragraph.end as usize;
        if !colon || matches!(mention.kind, MentionKind::Place | MentionKind::Described | MentionKind::Pair) {
            continue;
        }
        let begin = mention.end + 1;
        let begin = if scene.text.quotation(begin + 1).is_some_and(|q| q.first as usize == begin + 1) { begin + 1 } else { begin };
        let end = contents::end(scene, begin, paragraph.end as usize);
        let Some(content) = contents::content(scene, begin, end, 0) else { continue };
        if let Some(party) = parties::party(scene, index, true)
            && !told.iter().any(|t| t.content.first == content.first)
        {
            found.push(bare(scene, party, content, None));
        }
    }
    found
}

/// What a source is cited for: the rest of the sentence, where no cue has told it.
pub(super) fn cited(scene: &Scene<'_>, told: &[Told]) -> Vec<Told> {
    let mut found = Vec::new();
    for sentence in &scene.text.sentences {
        let (first, end) = (sentence.first as usize, sentence.end as usize);
        for token in first..end {
            let marker = scene
                .text
                .matches(token)
                .iter()
                .filter(|m| m.class() == Class::SourceMarker && m.cut.preposition.is_none() && m.cut.enclitic.is_none())
                .max_by_key(|m| m.last);
            let Some(marker) = marker.filter(|_| !scene.is_quoted(token)) else { continue };
            let begin = marker.last as usize + 1;
            let Some(index) = scene.syntax.mention_at(begin).filter(|&index| scene.mention(index).first == begin) else { continue };
            let Some(party) = parties::party(scene, index, false) else { continue };
            let after = skip_marks(scene, scene.mention(index).end, end);
            let rest = if token <= first + BRIEF && after + BRIEF < end {
                (after, contents::end(scene, after, end))
            } else {
                (skip_marks(scene, first, end), token)
            };
            let Some(content) = contents::content(scene, rest.0, rest.1, 0) else { continue };
            let overlaps = told.iter().any(|t| t.content.first < content.end && content.first < t.content.end);
            if !overlaps {
                let span = scene.text.span(token, begin);
                found.push(bare(scene, party, content, Some((scene.words(scene.text.stem_span(token, &marker.cut)), span))));
            }
            break;
        }
    }
    found
}

fn skip_marks(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    (at..end).find(|&i| scene.text.tokens[i].is_word()).unwrap_or(end)
}

fn bare(scene: &Scene<'_>, party: Party, content: Content, cue: Option<(String, mahdar_record::Span)>) -> Told {
    let topics = topics::or_document(scene, content.span);
    let act = super::speech::of_content(scene, &content);
    let frame = cue.as_ref().map(|(_, span)| Evoked { id: "statement.cited".to_owned(), span: *span });
    let statement = Statement {
        id: id(scene, content.span),
        speaker_span: Some(party.span),
        person: party.person_id(scene),
        speaker: Some(party.name),
        cue: cue.map(|(word, _)| word),
        direct: content.direct,
        act,
        toward: Vec::new(),
        topics,
        via: Vec::new(),
        span: content.span,
        encounter: None,
        frame,
    };
    Told { statement, content }
}

//! Who said what: one object per reporting cue with its content.
//!
//! Cues are taken in the order of the text. For each, [`joins`] finds where its content begins, [`contents`] where it ends, [`speakers`] who says
//! it and [`speech`] what the utterance does toward whom.

mod contents;
mod joins;
mod speakers;
mod speech;
mod subjects;
mod untold;

use mahdar_knowledge::{Class, Frame, FrameKind, Join, Slot, Target};
use mahdar_language::arabic::{Clause, PredicateKind};
use mahdar_record::{Encounter, Evoked, FactId, Kind, Span, Statement};

use crate::explanation::Lack;
use crate::firing::lack;
use crate::scene::Scene;
use crate::topics;
use contents::Content;
use joins::Joined;
use speakers::{Speaker, Speakers};

/// A statement with what later steps still need of it.
struct Told {
    statement: Statement,
    content: Content,
}

/// Finds the reported utterances of the document.
pub(crate) fn find(scene: &Scene<'_>, encounters: &[Encounter], lacked: &mut Vec<Lack>) -> Vec<Statement> {
    let mut teller = Teller { scene, told: Vec::new(), speakers: Speakers::new(scene, encounters) };
    for clause in &scene.syntax.clauses {
        let open = teller.outer(clause).is_none();
        if teller.cue(clause, lacked).is_none() && open {
            teller.speakers.pass(clause);
        }
    }
    let mut told = teller.told;
    told.extend(untold::colons(scene, &told));
    told.extend(untold::cited(scene, &told));
    told.sort_by_key(|t| (t.statement.span.start, t.statement.span.end));
    told.dedup_by(|b, a| a.statement.span == b.statement.span);
    told.into_iter().map(|t| t.statement).collect()
}

/// A formula of the report has its verb or noun among so many first tokens.
const ASIDE: usize = 2;

struct Teller<'s, 'a> {
    scene: &'s Scene<'a>,
    told: Vec<Told>,
    speakers: Speakers<'s, 'a>,
}

impl Teller<'_, '_> {
    /// The statement in whose content a clause stands.
    fn outer(&self, clause: &Clause) -> Option<usize> {
        let token = clause.predicate.token;
        // Contents begin in the order of the text; the last few are all that can still be open.
        let from = self.told.len().saturating_sub(8);
        (from..self.told.len()).rev().find(|&i| self.told[i].content.first <= token && token < self.told[i].content.end)
    }

    /// Tells the statement of a cue, if it has a content.
    fn cue(&mut self, clause: &Clause, lacked: &mut Vec<Lack>) -> Option<()> {
        let scene = self.scene;
        let frames: Vec<&Frame> = scene.frames(clause).filter(|frame| matches!(frame.kind, FrameKind::Statement { .. })).collect();
        let &first = frames.first()?;
        let token = clause.predicate.token;
        if !is_cue(scene, clause) || is_quoted(scene, token) || is_aside(scene, token) {
            return None;
        }
        let Some((frame, joined)) = joins::find(scene, clause, &frames) else {
            lacked.push(lack(first, clause, "a content: no complementizer, quotation or noun phrase is joined to it as the frame says"));
            return None;
        };
        let Some(content) = contents::read(scene, clause, &joined) else {
            lacked.push(lack(frame, clause, "a content of more than a word"));
            return None;
        };
        let outer = self.outer(clause);
        if outer.is_some() && !reports_within(clause, &joined) {
            lacked.push(lack(frame, clause, "a speaker of its own inside the words of another"));
            return None;
        }
        let aimed = matches!(frame.kind, FrameKind::Statement { toward: Some(Target::Object), .. });
        let swapped = (aimed && self.speakers.takes_object(clause)).then(|| {
            let mut clause = clause.clone();
            clause.object = std::mem::take(&mut clause.subject);
            clause
        });
        let clause = swapped.as_ref().unwrap_or(clause);
        let speaker = self.speakers.of(clause, &joined, outer.is_some());
        let via = outer
            .and_then(|i| self.told[i].statement.speaker.clone())
            .filter(|outer| speaker.as_ref().is_some_and(|s| s.name != *outer))
            .into_iter()
            .collect();
        let told = tell(scene, clause, frame, &joined, content, speaker, via);
        self.told.push(told);
        Some(())
    }
}

/// A relative pronoun that is nothing else.
fn is_relative(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.matches(at).iter().any(|m| {
        let entry = scene.text.entry(m);
        entry.class == Class::Relative && m.cut.is_whole() && !entry.is_weak()
    })
}

/// Verbs that say what is said, and not who says it (`it is worth mentioning that`), and modal verbs of the same spelling.
fn is_impersonal(scene: &Scene<'_>, clause: &Clause) -> bool {
    let text = &scene.text;
    let token = clause.predicate.token;
    let noted = text.find(token, Class::SourceMarker).is_some_and(|m| m.last > m.first && text.entry(m).is_weak());
    let inflection = clause.predicate.found.reading.inflection;
    let opens = clause.predicate.found.cut.is_whole() && text.sentences[clause.sentence].first as usize == token;
    let bare =
        inflection.slot == Some(Slot::Imperfect) && clause.subject.is_empty() && text.is(clause.predicate.end, Class::Complementizer);
    noted || text.is(token, Class::Auxiliary) || opens && bare
}

/// Inside the words of another a cue tells what someone else said only where it names the speaker and gives the words.
fn reports_within(clause: &Clause, joined: &Joined) -> bool {
    let spoken = matches!(joined.join, Join::That | Join::Quote | Join::Colon);
    spoken && !clause.subject.is_empty()
}

/// True inside a quotation; a verb that opens one reports it.
fn is_quoted(scene: &Scene<'_>, token: usize) -> bool {
    scene.is_quoted(token) && scene.text.quotation(token).is_some_and(|q| q.first as usize != token)
}

/// True in a formula of the report itself (`يذكر أن`), which nobody says.
fn is_aside(scene: &Scene<'_>, token: usize) -> bool {
    let text = &scene.text;
    let opens = |at: usize| {
        text.matches(at)
            .iter()
            .any(|m| m.last as usize >= token && m.class() == Class::SourceMarker && text.entry(m).feature("kind") == Some("aside"))
    };
    (token.saturating_sub(ASIDE)..=token).any(opens)
}

/// Finite verbs; participles and verbal nouns only where they stand as cues do.
fn is_cue(scene: &Scene<'_>, clause: &Clause) -> bool {
    let found = &clause.predicate.found;
    let text = &scene.text;
    let token = clause.predicate.token;
    match clause.predicate.kind {
        PredicateKind::Verb => !(is_impersonal(scene, clause) || token > 0 && is_relative(scene, token - 1)),
        PredicateKind::Participle => !found.reading.inflection.definite && found.cut.preposition.is_none() && found.cut.enclitic.is_none(),
        PredicateKind::Passive => false,
        PredicateKind::Noun => {
            found.cut.preposition.is_none() && !(token > 0 && text.is(token - 1, Class::Preposition) && found.cut.enclitic.is_none())
        }
    }
}

fn tell(
    scene: &Scene<'_>,
    clause: &Clause,
    frame: &Frame,
    joined: &Joined,
    content: Content,
    speaker: Option<Speaker>,
    via: Vec<String>,
) -> Told {
    let speech = speech::of(scene, clause, frame, joined, &content, speaker.as_ref());
    let topics = topics::or_document(scene, content.span);
    let statement = Statement {
        id: id(scene, content.span),
        speaker_span: speaker.as_ref().map(|s| s.span),
        person: speaker.as_ref().and_then(|s| s.person.clone()),
        speaker: speaker.map(|s| s.name),
        cue: Some(scene.words(clause.predicate.span)),
        direct: content.direct,
        act: speech.act,
        toward: speech.toward,
        topics,
        via,
        span: content.span,
        encounter: None,
        frame: Some(Evoked { id: frame.id.clone(), span: clause.predicate.span }),
    };
    Told { statement, content }
}

fn id(scene: &Scene<'_>, span: Span) -> FactId {
    FactId::derive(&scene.digest, Kind::Statement, span, "")
}

#[cfg(test)]
mod tests;

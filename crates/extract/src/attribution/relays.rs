//! Which source relays which fact.
//!
//! A statement has the sources cited between the beginning of its sentence and its content, and those that a source marker names behind it. The
//! speaker's other statements come by the same way. A fact told inside a statement rests on its speaker's word.

use std::collections::{HashMap, HashSet};

use mahdar_knowledge::{Class, FrameKind, Join, Slot};
use mahdar_language::arabic::{Clause, MentionKind, PredicateKind};
use mahdar_record::{Evoked, Record, Span, Statement};

use super::citations::{self, Citation, Kind, Manner};
use crate::moments;
use crate::parties::{self, Party};
use crate::scene::Scene;

/// A communiqué told among so many first tokens is what the report gives.
const OPENING: usize = 40;

/// A statement "published by" a medium says so among so many first tokens of what is taken for its content.
const NEAR: usize = 8;

/// The verb of a verbal noun that quotes stands at most so many clauses before it.
const RELAY: usize = 4;

/// Where a statement stands, in tokens.
struct Place {
    /// The first token of its sentence.
    sentence: usize,
    /// The token after its sentence.
    stop: usize,
    /// Its cue.
    cue: usize,
    /// The first token of its content.
    content: usize,
    /// The token after its content.
    end: usize,
}

impl Place {
    fn of(scene: &Scene<'_>, statement: &Statement) -> Self {
        let content = token_at(scene, statement.span.start);
        let cue = statement.frame.as_ref().map_or(content, |frame| token_at(scene, frame.span.start));
        let sentence = scene.text.sentences.get(scene.text.sentence_of(cue.min(content)));
        let end = scene.text.tokens.partition_point(|t| t.span.start < statement.span.end);
        Self { sentence: sentence.map_or(0, |s| s.first as usize), stop: sentence.map_or(end, |s| s.end as usize), cue, content, end }
    }
}

fn token_at(scene: &Scene<'_>, byte: u32) -> usize {
    scene.text.tokens.partition_point(|t| t.span.end <= byte)
}

/// Gives statements the sources that relay them. They stand in the order of the text.
pub(super) fn statements(scene: &Scene<'_>, citations: &[Citation], statements: &mut [Statement]) {
    let whole = text_of(scene, citations);
    let mut ways = Ways::default();
    let mut after = 0;
    // Who told last, on whose word the next may come.
    let mut last: Option<String> = None;
    // The medium whose report goes on.
    let mut held: Option<Held> = None;
    // The top statement whose content is still open, and its sources.
    let mut open: Option<(Span, Vec<String>)> = None;
    for index in 0..statements.len() {
        if let Some((span, via)) = open.as_ref()
            && span.contains(statements[index].span)
        {
            inherit(scene, via, &mut statements[index]);
            continue;
        }
        let place = Place::of(scene, &statements[index]);
        speaker(scene, citations, &place, &mut statements[index]);
        let passed = passed_on(scene, citations, &place, &mut statements[index], last.as_deref());
        let next = statements.get(index + 1).map_or(usize::MAX, |next| Place::of(scene, next).cue);
        let here = &statements[index];
        let chain = cited(scene, citations, &place, after, next, here);
        let joint = chain.iter().any(|c| c.is_joint);
        let mut via: Vec<String> = chain.into_iter().map(|c| c.name.clone()).collect();
        if let Some(teller) = passed.filter(|teller| !via.contains(teller)) {
            via.insert(0, teller);
        }
        if via.is_empty() {
            via.extend(relayed(scene, &place, here));
        }
        if via.is_empty() {
            via = ways.known(here.speaker.as_deref());
        }
        if via.is_empty() {
            via = held.as_ref().map_or_else(Vec::new, |held| held.over(scene, &place, here));
        }
        if via.is_empty() && here.speaker.as_deref() != whole {
            via.extend(whole.map(str::to_owned));
        }
        ways.keep(here.speaker.as_deref(), &via, joint);
        held = Held::by(citations, &place, here, &via).or(held);
        last = via.first().cloned().or_else(|| here.speaker.clone());
        open = Some((here.span, via.clone()));
        statements[index].via = via;
        after = place.end;
    }
}

/// Gives a statement inside the words of another the sources of that one, before its own.
fn inherit(scene: &Scene<'_>, via: &[String], inner: &mut Statement) {
    let own = std::mem::take(&mut inner.via);
    if asserts(scene, inner) {
        inner.via = via.iter().cloned().chain(own.into_iter().filter(|name| !via.contains(name))).collect();
    }
}

/// A medium that reports, which holds over what the people of its report say after.
struct Held {
    /// The way to it and its name.
    chain: Vec<String>,
    /// The tokens of what it reports.
    content: std::ops::Range<usize>,
}

impl Held {
    /// The medium that is the speaker of a statement.
    fn by(citations: &[Citation], place: &Place, statement: &Statement, via: &[String]) -> Option<Self> {
        let speaker = statement.speaker.as_ref()?;
        let from = citations.partition_point(|c| c.end <= place.sentence);
        citations[from..].iter().take_while(|c| c.first < place.content).find(|c| c.kind == Kind::Medium && c.name == *speaker)?;
        let chain = via.iter().chain([speaker]).cloned().collect();
        Some(Self { chain, content: place.content..place.end })
    }

    /// The way of a statement in the same paragraph whose speaker the source has named.
    fn over(&self, scene: &Scene<'_>, place: &Place, statement: &Statement) -> Vec<String> {
        let paragraph = |token: usize| scene.text.sentences.get(scene.text.sentence_of(token)).map(|s| s.paragraph);
        let Some(speaker) = statement.speaker.as_deref() else { return Vec::new() };
        let named = || {
            let mut mentions = scene.syntax.mentions_in(self.content.start, self.content.end);
            mentions.any(|index| parties::party(scene, index, true).is_some_and(|party| party.name == speaker))
        };
        if paragraph(self.content.start) == paragraph(place.cue) && named() { self.chain.clone() } else { Vec::new() }
    }
}

/// The ways by which the words of each speaker came: who is relayed once is relayed again, others are not.
#[derive(Default)]
struct Ways {
    of: HashMap<String, Vec<String>>,
    /// The parties of a joint communiqué come by it one by one, too.
    joint: Option<(Vec<String>, Vec<String>)>,
}

impl Ways {
    fn known(&self, speaker: Option<&str>) -> Vec<String> {
        let Some(speaker) = speaker else { return Vec::new() };
        if let Some(via) = self.of.get(speaker) {
            return via.clone();
        }
        let shared =
            self.joint.as_ref().filter(|(parties, _)| speaker.split(" + ").any(|party| parties.iter().any(|known| known == party)));
        shared.map(|(_, via)| via.clone()).unwrap_or_default()
    }

    fn keep(&mut self, speaker: Option<&str>, via: &[String], joint: bool) {
        let Some(speaker) = speaker else { return };
        if joint {
            self.joint = Some((speaker.split(" + ").map(str::to_owned).collect(), via.to_vec()));
        }
        self.of.insert(speaker.to_owned(), via.to_vec());
    }
}

/// The joint communiqué whose text the report is: it is told among the first words, at the head of a line or as what was issued.
fn text_of<'c>(scene: &Scene<'_>, citations: &'c [Citation]) -> Option<&'c str> {
    // A verb of saying before it makes it one speaker among others.
    let says = |token: usize| scene.text.matches(token).iter().any(|m| scene.reports(m));
    let issued = |c: &Citation| c.manner == Manner::Speaks && !(c.first.saturating_sub(3)..c.first).any(says);
    let joint = |c: &&Citation| c.is_joint && (issued(c) || scene.text.tokens[c.first].opens_line);
    citations.iter().take_while(|c| c.first < OPENING).find(joint).map(|c| c.name.as_str())
}

/// The speaker of a communiqué is who issued it; a medium speaks under its fullest name.
fn speaker(scene: &Scene<'_>, citations: &[Citation], place: &Place, statement: &mut Statement) {
    let from = citations.partition_point(|c| c.end <= place.sentence);
    let mut here = citations[from..].iter().take_while(|c| c.first < place.content);
    let own = here
        .find(|c| statement.speaker_span.is_some_and(|span| span.overlaps(c.span)) || c.kind != Kind::Unnamed && c.first == place.cue + 1);
    let Some(citation) = own else { return };
    let quoted = (citation.end..place.content).find_map(|token| told_by_another(scene, citations, citation, token));
    statement.speaker = Some(quoted.as_ref().map_or_else(|| citation.name.clone(), |party| party.name.clone()));
    statement.speaker_span = Some(quoted.as_ref().map_or(citation.span, |party| party.span));
    statement.person = quoted.as_ref().and_then(|party| party.person_id(scene));
}

/// The body that relays its speaker's words: a verb of saying stands before it, and a preposition before the speaker (`نقلت الوزارة عن الوزير قوله`).
fn relayed(scene: &Scene<'_>, place: &Place, statement: &Statement) -> Option<String> {
    let text = &scene.text;
    let speaker = token_at(scene, statement.speaker_span?.start);
    let index = scene.syntax.mention_at(speaker).filter(|_| (place.sentence..place.content).contains(&speaker))?;
    let first = scene.mention(index).first;
    let from = first > 0
        && text.matches(first - 1).iter().any(|m| {
            m.cut.is_whole()
                && m.last as usize + 1 == first
                && m.class() == Class::Preposition
                && text.entry(m).feature("locative").is_none()
        });
    let before = index.checked_sub(1).filter(|_| from)?;
    let body = scene.mention(before);
    let told = body.kind == MentionKind::Body
        && body.first > place.sentence
        && body.end + 1 == first
        && text.matches(body.first - 1).iter().any(|m| scene.reports(m));
    told.then(|| parties::party(scene, before, false)).flatten().map(|party| party.name)
}

/// Who passes on the words of another (`نقل المراسل عن شهود أن`): then the other one is the speaker. A verb without a subject goes on with who told last.
fn passed_on(scene: &Scene<'_>, citations: &[Citation], place: &Place, statement: &mut Statement, last: Option<&str>) -> Option<String> {
    let clause = relay_verb(scene, place)?;
    let from = clause.predicate.end;
    let index = (from..place.content).find_map(|token| relayed_mention(scene, token))?;
    let subject = clause.subject.iter().copied().find(|&subject| subject != index);
    let teller = match subject {
        Some(subject) => match within(citations, scene.mention(subject).first, scene.mention(subject).end) {
            [cited, ..] => cited.name.clone(),
            [] => parties::party(scene, subject, false)?.name,
        },
        None => last?.to_owned(),
    };
    let mention = scene.mention(index);
    let party = match within(citations, mention.first, mention.end) {
        [cited, ..] => Party { name: cited.name.clone(), span: cited.span, person: None, state: false },
        [] => parties::party(scene, index, false)?,
    };
    if teller == party.name {
        return None;
    }
    statement.speaker_span = Some(party.span);
    statement.person = party.person_id(scene);
    statement.speaker = Some(party.name);
    Some(teller)
}

/// The finite verb of saying that is the cue, or that stands before a verbal noun with a pronoun (`نقل عن الوزير قوله`), where its content is
/// not what the preposition itself brings in (`أعلن عن`).
fn relay_verb<'s>(scene: &'s Scene<'_>, place: &Place) -> Option<&'s Clause> {
    let clauses = &scene.syntax.clauses;
    let upto = clauses.partition_point(|clause| clause.predicate.token <= place.cue);
    let clause = clauses[..upto].iter().rev().take(RELAY).find(|clause| clause.predicate.kind == PredicateKind::Verb)?;
    let own = clause.predicate.token == place.cue;
    let noun = scene.text.matches(place.cue).iter().any(|m| m.reading.inflection.slot == Some(Slot::Masdar) && m.cut.enclitic.is_some());
    let brings = |join: &Join| matches!(join, Join::Marker(marker) if moments::is_relaying(scene, marker));
    let mut frames = scene.frames(clause).peekable();
    frames.peek()?;
    let says = frames.all(|frame| match &frame.kind {
        FrameKind::Statement { content, .. } => !content.iter().any(brings),
        _ => true,
    });
    (says && (own || noun) && clause.predicate.token >= place.sentence).then_some(clause)
}

/// The mention at a token behind a preposition of relaying.
fn relayed_mention(scene: &Scene<'_>, token: usize) -> Option<usize> {
    let index = scene.syntax.mention_at(token).filter(|&index| scene.mention(index).first == token)?;
    let mention = scene.mention(index);
    let speaks = matches!(mention.kind, MentionKind::Person | MentionKind::Office | MentionKind::Described | MentionKind::Body);
    let before = token.checked_sub(1)?;
    let led = scene.text.matches(before).iter().any(|m| {
        m.cut.enclitic.is_none() && m.last as usize == before && m.first == m.last && scene.text.entry(m).feature("relay").is_some()
    });
    (speaks && led && mention.cut.preposition.is_none()).then_some(index)
}

/// Who said what a source relays: the mention at `token` behind a preposition that is not one of place (`نقلت الوكالة عن الوزير أن`).
fn told_by_another(scene: &Scene<'_>, citations: &[Citation], citation: &Citation, token: usize) -> Option<Party> {
    let text = &scene.text;
    let index = scene.syntax.mention_at(token).filter(|&index| scene.mention(index).first == token)?;
    let mention = scene.mention(index);
    let person = matches!(mention.kind, MentionKind::Person | MentionKind::Office | MentionKind::Described | MentionKind::Body);
    let from = token > citation.end.saturating_sub(1)
        && text.matches(token - 1).iter().any(|m| {
            m.cut.is_whole()
                && m.last as usize + 1 == token
                && m.class() == Class::Preposition
                && text.entry(m).feature("locative").is_none()
        });
    let party = (person && from && mention.cut.preposition.is_none()).then(|| parties::party(scene, index, false)).flatten()?;
    // Of what is itself a source, the name is known better.
    Some(match within(citations, token, token + 1) {
        [cited] => Party { name: cited.name.clone(), span: cited.span, ..party },
        _ => party,
    })
}

/// The sources of one statement, outermost first.
fn cited<'c>(
    scene: &Scene<'_>,
    citations: &'c [Citation],
    place: &Place,
    after: usize,
    next: usize,
    statement: &Statement,
) -> Vec<&'c Citation> {
    let begin = place.sentence.max(after.min(place.content));
    let relays = |c: &&Citation| {
        (c.marked || c.manner != Manner::Named || c.first > place.cue)
            && (c.kind != Kind::Unnamed || c.marked)
            && !is_part_of_title(scene, c)
    };
    let mut chain: Vec<&'c Citation> = within(citations, begin, place.content).iter().filter(relays).collect();
    if chain.is_empty() {
        let stop = place.stop.min(next.max(place.content + NEAR));
        chain = within(citations, place.content, stop)
            .iter()
            .filter(|c| !scene.is_quoted(c.first) && (c.marked && c.first < next || is_of_cue(scene, place, c)))
            .collect();
    }
    // What several published in a medium is known by the medium.
    if chain.iter().any(|c| c.kind == Kind::Medium) {
        chain.retain(|c| !c.is_joint);
    }
    chain.sort_by_key(|c| c.manner != Manner::Told);
    let mut found: Vec<&Citation> = Vec::new();
    for citation in chain {
        if !found.iter().any(|known| known.name == citation.name) && !speaks(citation, statement) {
            found.push(citation);
        }
    }
    found
}

/// True for a medium among the first words of what is taken for a content, where it belongs to the cue: it published what is said, or was told
/// what a complementizer, a quotation or a colon opens behind it.
fn is_of_cue(scene: &Scene<'_>, place: &Place, citation: &Citation) -> bool {
    let text = &scene.text;
    let opens = text.tokens.get(citation.end).is_some_and(|t| t.mark().is_some_and(|c| !matches!(c, '،' | ',' | '.')))
        || text.is(citation.end, Class::Complementizer);
    citation.kind == Kind::Medium
        && citation.first < place.content + NEAR
        && (citation.manner == Manner::Published || citation.manner == Manner::Told && opens)
}

/// The citations that begin in a range of tokens.
fn within(citations: &[Citation], first: usize, end: usize) -> &[Citation] {
    let from = citations.partition_point(|c| c.first < first);
    let to = citations.partition_point(|c| c.first < end);
    citations.get(from..to).unwrap_or(&[])
}

/// True where the citation names the statement's own speaker.
fn speaks(citation: &Citation, statement: &Statement) -> bool {
    // A second name may stand beside the first.
    let beside = |span: Span| citation.manner == Manner::Named && citation.span.start >= span.end && citation.span.start <= span.end + 3;
    statement.speaker_span.is_some_and(|span| span.overlaps(citation.span) || beside(span))
        || statement.speaker.as_deref().is_some_and(|speaker| speaker.contains(&*citation.name) || citation.name.contains(speaker))
}

/// True for a medium that only names somebody's post (`رئيس تحرير صحيفة …`).
fn is_part_of_title(scene: &Scene<'_>, citation: &Citation) -> bool {
    let text = &scene.text;
    citation.kind == Kind::Medium
        && citation.first > 0
        && text.matches(citation.first - 1).iter().any(|m| matches!(m.class(), Class::Office | Class::PersonNoun))
}

/// A statement that asserts something, with the way to it.
struct Assertion {
    content: Span,
    chain: Vec<String>,
    /// Its speaker is a source, or it is relayed by one.
    sourced: bool,
}

/// Gives encounters and acts the sources on whose word they are told.
pub(super) fn deeds(scene: &Scene<'_>, citations: &[Citation], record: &mut Record) {
    let sources: HashSet<&str> = citations.iter().map(|c| c.name.as_str()).collect();
    let assertion = |s: &Statement| Assertion {
        content: s.span,
        chain: s.via.iter().cloned().chain(s.speaker.clone()).collect(),
        sourced: !s.via.is_empty() || s.speaker.as_deref().is_some_and(|speaker| sources.contains(speaker)),
    };
    let assertions: Vec<Assertion> = record.statements.iter().filter(|s| asserts(scene, s)).map(assertion).collect();
    for encounter in &mut record.encounters {
        encounter.via =
            told_by(scene, citations, &assertions, encounter.span, encounter.frame.as_ref()).map_or_else(Vec::new, |(chain, _)| chain);
    }
    // A deed that people or bodies mention is mostly known besides; what a source tells rests on its word.
    for act in &mut record.acts {
        act.via = told_by(scene, citations, &assertions, act.span, act.frame.as_ref()).map_or_else(Vec::new, |(chain, _)| chain);
    }
}

/// True where a clause is reported, and not something that is only judged or asked for.
fn asserts(scene: &Scene<'_>, statement: &Statement) -> bool {
    let first = token_at(scene, statement.span.start);
    let that = |token: usize| scene.text.matches(token).iter().any(|m| m.class() == Class::Complementizer);
    statement.direct
        || (first.saturating_sub(2)..=first).any(that)
        || first > 0 && scene.text.tokens[first - 1].mark().is_some_and(|c| !matches!(c, '،' | ','))
}

/// The word on which a fact rests: the innermost statement around it, else the source that its sentence cites.
fn told_by(
    scene: &Scene<'_>,
    citations: &[Citation],
    assertions: &[Assertion],
    span: Span,
    frame: Option<&Evoked>,
) -> Option<(Vec<String>, bool)> {
    let word = token_at(scene, frame.map_or(span.start, |frame| frame.span.start));
    let from = assertions.partition_point(|a| a.content.start <= span.start);
    if let Some(assertion) = assertions[..from].iter().rev().take(8).find(|a| a.content.contains(span)) {
        return (!is_presupposed(scene, word)).then(|| (assertion.chain.clone(), assertion.sourced));
    }
    let sentence = scene.text.sentences.get(scene.text.sentence_of(word))?;
    let marked = within(citations, sentence.first as usize, sentence.end as usize).iter().filter(|c| c.marked && !scene.is_quoted(c.first));
    let marked: Vec<String> = marked.map(|c| c.name.clone()).collect();
    let chain = if marked.is_empty() { text_of(scene, citations).map(str::to_owned).into_iter().collect() } else { marked };
    Some((chain, true))
}

/// True behind a word of time: what is told is when something else happened.
fn is_presupposed(scene: &Scene<'_>, word: usize) -> bool {
    let temporal = |token: usize| {
        scene
            .text
            .matches(token)
            .iter()
            .any(|m| m.class() == Class::Temporal && scene.text.entry(m).feature("kind") != Some("adverb") && m.last as usize == token)
    };
    word > 0 && temporal(word - 1) && !citations::is_marker(scene, word - 1)
}

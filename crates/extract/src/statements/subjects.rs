//! The subject of a reporting verb: what the clause grammar found, or a noun phrase that is no mention.

use mahdar_knowledge::{Class, Join, Person, Slot};
use mahdar_language::TokenKind;
use mahdar_language::arabic::{Clause, Mention, MentionKind};
use mahdar_record::Span;

use super::joins::Joined;
use crate::arguments;
use crate::scene::Scene;

/// Who a verb says speaks.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Subject {
    /// These mentions.
    Mentions(Vec<usize>),
    /// Whoever acts in the sentence, together with these.
    With(Vec<usize>),
    /// The one who spoke before, under another description.
    Same,
    /// A noun phrase, as written.
    Words(Span),
    /// It does not say.
    None,
}

/// A word that was seen less often than this is rare.
const RARE: u32 = 20;

/// The one who issued a text stands at most this many tokens behind its noun.
const ISSUER: usize = 5;

/// Reads the subject of a verb whose content begins at token `content`.
pub(super) fn read(scene: &Scene<'_>, clause: &Clause, joined: &Joined) -> Subject {
    let content = joined.token;
    // Only of words that are told in full is it sure that a noun phrase before them is their speaker.
    let spoken = matches!(joined.join, Join::That | Join::Quote | Join::Colon);
    if let Some(told) = relayed(scene, clause, content).filter(|_| spoken) {
        return Subject::Mentions(told);
    }
    if let Some(&index) = clause.subject.first().filter(|&&index| scene.mention(index).first < content) {
        if let Some(topic) = topic(scene, clause).filter(|&topic| is_apposed(scene, clause, topic, index)) {
            return Subject::Mentions(vec![topic]);
        }
        return mentioned(scene, clause, index, content, spoken);
    }
    if let Some(subject) = behind(scene, clause, content).filter(|subject| spoken || *subject == Subject::Same) {
        return subject;
    }
    if clause.predicate.found.cut.coordinator.is_none() {
        if let Some(subject) = antecedent(scene, clause) {
            return subject;
        }
        if let Some(index) = topic(scene, clause) {
            return Subject::Mentions(vec![index]);
        }
        if let Some(span) = headed(scene, clause) {
            return Subject::Words(span);
        }
    }
    Subject::None
}

/// True for cues in the dual or plural.
pub(super) fn is_several(clause: &Clause) -> bool {
    matches!(
        clause.predicate.found.reading.inflection.person,
        Some(
            Person::ThirdMasculinePlural
                | Person::ThirdMasculineDual
                | Person::ThirdFeminineDual
                | Person::MasculineDual
                | Person::MasculinePlural
                | Person::FeminineDual
        )
    )
}

/// A mention as the subject: another description of the speaker, one of several words before it, or the name behind its description.
fn mentioned(scene: &Scene<'_>, clause: &Clause, index: usize, content: usize, spoken: bool) -> Subject {
    let mention = scene.mention(index);
    let before = mention.first > 0 && scene.text.is(mention.first - 1, Class::Demonstrative);
    if (before || is_emphasised(scene, mention.end)) && matches!(mention.kind, MentionKind::Office | MentionKind::Described) {
        return Subject::Same;
    }
    if spoken && clause.subject.len() == 1 && mention.first > clause.predicate.token {
        if mention.kind == MentionKind::Described
            && mention.first > clause.predicate.end
            && scene.text.tokens[mention.first - 1].kind == TokenKind::Number
        {
            return Subject::Words(scene.text.span(mention.first - 1, mention.end));
        }
        if let Some(span) = named_before(scene, clause, mention) {
            return Subject::Words(span);
        }
        if let Some(named) = named_behind(scene, index, content) {
            return Subject::Mentions(vec![named]);
        }
    }
    Subject::Mentions(clause.subject.clone())
}

/// The name that stands behind a description, with brackets or what the description is for between them.
fn named_behind(scene: &Scene<'_>, index: usize, content: usize) -> Option<usize> {
    let mention = scene.mention(index);
    if !matches!(mention.kind, MentionKind::Office | MentionKind::Described) {
        return None;
    }
    let free = |&other: &usize| {
        let named = scene.mention(other);
        named.kind == MentionKind::Person
            && named.cut.is_whole()
            && named.end <= content
            && !scene.text.is(named.first - 1, Class::Preposition)
    };
    scene.syntax.mentions_in(mention.end, content).find(free)
}

/// True if the subject directly before the verb is a title that the name at the begin of the sentence carries.
fn is_apposed(scene: &Scene<'_>, clause: &Clause, topic: usize, subject: usize) -> bool {
    let (named, title) = (scene.mention(topic), scene.mention(subject));
    let apart = scene.text.tokens[clause.predicate.token.saturating_sub(1)].mark().is_some();
    named.kind == MentionKind::Person
        && matches!(title.kind, MentionKind::Office | MentionKind::Body)
        && named.end < title.first
        && title.first < clause.predicate.token
        && apart
}

/// A word like "the same" behind a noun: it has been named before.
fn is_emphasised(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.find(at, Class::Pronoun).is_some_and(|m| scene.text.entry(m).feature("same").is_some())
}

/// Words between the verb and a comma before the mention: a name that the mention is in apposition to.
fn named_before(scene: &Scene<'_>, clause: &Clause, mention: &Mention) -> Option<Span> {
    let first = clause.predicate.end;
    let comma = (first..mention.first).find(|&at| scene.text.tokens[at].mark().is_some())?;
    let pause = matches!(scene.text.tokens[comma].mark(), Some('،' | ',' | '-' | '–' | '('));
    let plain = (first..comma).all(|at| is_plain(scene, at));
    (pause && plain && (1..=4).contains(&(comma - first))).then(|| scene.text.span(first, comma))
}

fn is_plain(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    text.tokens[at].is_word() && !arguments::is_particle(scene, at) && !text.is(at, Class::Turn) && !text.is(at, Class::SpeechForm)
}

/// The one whose words a source relays: a mention behind a preposition of origin (`نقلت الوكالة عن الوزير أن`).
fn relayed(scene: &Scene<'_>, clause: &Clause, content: usize) -> Option<Vec<usize>> {
    let origin = |index: usize| {
        let mention = scene.mention(index);
        let text = &scene.text;
        mention.first > clause.predicate.end
            && mention.end <= content
            && (clause.predicate.end..mention.first).all(|at| text_mark(scene, at).is_none())
            && matches!(
                mention.kind,
                MentionKind::Person | MentionKind::Office | MentionKind::Described | MentionKind::Body | MentionKind::State
            )
            && text
                .find(mention.first - 1, Class::Preposition)
                .is_some_and(|m| m.cut.is_whole() && text.entry(m).feature("relay").is_some())
    };
    let found = clause.oblique.iter().find(|o| o.mentions.first().is_some_and(|&index| origin(index)))?;
    let source = clause.subject.first().is_some_and(|&index| scene.mention(index).kind != MentionKind::Person);
    source.then(|| found.mentions.clone())
}

fn text_mark(scene: &Scene<'_>, at: usize) -> Option<char> {
    scene.text.tokens.get(at).and_then(|token| token.mark()).filter(|mark| matches!(mark, '،' | ',' | '-' | '–'))
}

/// The noun phrase behind the verb.
fn behind(scene: &Scene<'_>, clause: &Clause, content: usize) -> Option<Subject> {
    let text = &scene.text;
    let at = clause.predicate.end;
    if at >= content || !text.tokens.get(at)?.is_word() {
        return None;
    }
    if let Some(form) = text
        .find(at, Class::SpeechForm)
        .filter(|m| m.cut.is_whole() && &*text.entry(m).value == "communique" && !text.is(at, Class::Preposition))
    {
        return Some(issued(scene, form.last as usize + 1, content));
    }
    if !opens_clause(scene, clause) || scene.syntax.mention_at(at).is_some() || !is_noun(scene, at) {
        return None;
    }
    let (end, _) = arguments::extent(scene, at, content);
    if is_emphasised(scene, end) || end == at + 1 && is_unknown(scene, at) {
        return Some(Subject::Same);
    }
    let definite = |token: usize| text.cuts(token).first().is_some_and(|cut| cut.article);
    // Several words without the article are no one in particular, unless the second has it (`some of the diplomats`).
    if end > at + 1 && !definite(at) && !definite(at + 1) {
        return None;
    }
    // An honorific leaves the name to be looked for.
    let address = [Class::Honorific, Class::Rank].iter().filter_map(|&class| text.find(at, class)).map(|m| m.last as usize + 1).max();
    Some(Subject::Words(text.span(address.filter(|&name| name < end).unwrap_or(at), end)))
}

/// True for verbs that begin a clause of their own, and do not qualify the noun before them; what is a conjunction of time as well is one.
fn opens_clause(scene: &Scene<'_>, clause: &Clause) -> bool {
    let text = &scene.text;
    let token = clause.predicate.token;
    if text.matches(token).iter().any(|m| m.class() == Class::Temporal && m.cut.enclitic.is_none()) {
        return false;
    }
    let begins = token <= text.sentences[clause.sentence].first as usize || clause.predicate.found.cut.coordinator.is_some();
    begins || !text.tokens[token - 1].is_word() || arguments::is_particle(scene, token - 1) || text.is(token - 1, Class::Turn)
}

/// A text speaks for who issued it; without an issuer, for who spoke before.
fn issued(scene: &Scene<'_>, at: usize, content: usize) -> Subject {
    let issuer = scene.syntax.mentions_in(at, content.min(at + ISSUER)).find(|&index| {
        let mention = scene.mention(index);
        matches!(mention.kind, MentionKind::Body | MentionKind::Office | MentionKind::Person | MentionKind::State)
    });
    issuer.map_or(Subject::Same, |index| Subject::Mentions(vec![index]))
}

/// A word that neither the lexicon nor the vocabulary knows: a surname spelled otherwise than before.
fn is_unknown(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    let lexicon = scene.knowledge.lexicon();
    let seen = text.cuts(at).first().and_then(|cut| cut.word).map_or(0, |word| lexicon.counts(word).total);
    seen < RARE && text.matches(at).iter().all(|m| m.class() == Class::Topic)
}

/// True for words that can be the subject: nouns with the article, numbers, or indefinite nouns that are no adverbs.
fn is_noun(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    let function = arguments::is_particle(scene, at)
        || [Class::Turn, Class::Pronoun, Class::Channel, Class::DateShift, Class::Month, Class::PostQualifier]
            .iter()
            .any(|&class| text.is(at, class));
    let Some(cut) = text.best_cut(at) else { return false };
    let verb = text.matches(at).iter().any(|m| m.cut.is_whole() && arguments::is_finite(m.reading.inflection.slot));
    let accusative = text.matches(at).iter().any(|m| m.reading.inflection.person == Some(Person::MasculineSingularAccusative))
        || text.matches(at).iter().any(|m| m.reading.inflection.slot == Some(Slot::Masdar));
    cut.is_whole() && !function && (cut.article || !verb && !accusative)
}

/// Of a relative clause without a pronoun (`اتصال من الملك أعرب فيه`): the mentions directly before the verb, where a preposition with a pronoun follows.
fn antecedent(scene: &Scene<'_>, clause: &Clause) -> Option<Subject> {
    let text = &scene.text;
    let (token, end) = (clause.predicate.token, clause.predicate.end);
    let back = text.matches(end).iter().any(|m| m.cut.enclitic.is_some() && matches!(m.class(), Class::Preposition | Class::Temporal));
    let last =
        token.checked_sub(1).and_then(|at| scene.syntax.mention_at(at)).filter(|&index| back && scene.mention(index).end == token)?;
    let mut group = vec![last];
    while let Some(&index) = group.first()
        && let Some(before) = index.checked_sub(1)
        && let mention = scene.mention(index)
        && mention.cut.coordinator.is_some()
        && scene.mention(before).end + 1 >= mention.first
    {
        group.insert(0, before);
    }
    let people = group.iter().all(|&index| !matches!(scene.mention(index).kind, MentionKind::Place | MentionKind::Address));
    let dual = matches!(clause.predicate.found.reading.inflection.person, Some(Person::ThirdMasculineDual | Person::ThirdFeminineDual));
    people.then_some(if dual && group.len() == 1 { Subject::With(group) } else { Subject::Mentions(group) })
}

/// A noun phrase without the article between the begin of a line and the verb, as headlines have it.
fn headed(scene: &Scene<'_>, clause: &Clause) -> Option<Span> {
    let text = &scene.text;
    let (first, token) = (text.sentences[clause.sentence].first as usize, clause.predicate.token);
    let short = text.tokens.get(first).is_some_and(|t| t.opens_line || first == 0) && (first + 1..=first + 5).contains(&token);
    let plain = |at: usize| {
        text.tokens[at].is_word()
            && !arguments::is_particle(scene, at)
            && ![Class::Turn, Class::Pronoun, Class::SourceMarker].iter().any(|&class| text.find(at, class).is_some())
    };
    (short && is_noun(scene, first) && (first..token).all(plain)).then(|| text.span(first, token))
}

/// What the sentence begins with, where a parenthesis separates it from its verb (`الوزير، الذي …، أكد`).
fn topic(scene: &Scene<'_>, clause: &Clause) -> Option<usize> {
    let text = &scene.text;
    let sentence = &text.sentences[clause.sentence];
    let mut at = sentence.first as usize;
    while at < clause.predicate.token {
        let skip = text.tokens[at].mark().map(|_| at + 1).or_else(|| {
            text.matches(at)
                .iter()
                .filter(|m| matches!(m.class(), Class::Turn | Class::Coordinator) && m.cut.enclitic.is_none())
                .map(|m| m.last as usize + 1)
                .max()
        });
        match skip {
            Some(next) => at = next,
            None => break,
        }
    }
    let index = scene.syntax.mention_at(at).filter(|&index| scene.mention(index).first == at)?;
    let mention = scene.mention(index);
    let pause = text.tokens.get(mention.end).is_some_and(|t| matches!(t.mark(), Some('،' | ',' | '-' | '–' | '(')));
    let speaks = !matches!(mention.kind, MentionKind::Place | MentionKind::Address | MentionKind::Pair);
    let apart = || text.tokens[clause.predicate.token.saturating_sub(1)].mark().is_some();
    ((pause || apart()) && speaks && mention.cut.preposition.is_none() && mention.end < clause.predicate.token).then_some(index)
}

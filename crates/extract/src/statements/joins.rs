//! Where the content of a cue begins, and how it is joined to the cue.

use mahdar_knowledge::{Class, Frame, FrameKind, Join};
use mahdar_language::arabic::{Clause, MentionKind, PredicateKind};

use crate::scene::Scene;

/// The begin of a content.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Joined {
    /// How it is joined.
    pub(super) join: Join,
    /// The first token of the content.
    pub(super) token: usize,
    /// The first byte of the content: behind an attached preposition.
    pub(super) byte: u32,
}

/// A content begins at most this many tokens after its cue.
const REACH: usize = 60;

/// Finds the begin of the content and the frame that joins it so.
pub(super) fn find<'f>(scene: &Scene<'_>, clause: &Clause, frames: &[&'f Frame]) -> Option<(&'f Frame, Joined)> {
    let mut frames: Vec<&Frame> = frames.to_vec();
    // Frames that ask for a noun beside the verb say more, and go first.
    frames.sort_by_key(|frame| frame.nouns.is_empty());
    let noun = clause.predicate.kind == PredicateKind::Noun;
    let walk = Walk { scene, clause, frames: &frames, bare: !noun, end: scene.text.sentences[clause.sentence].end as usize };
    let joined = walk.run()?;
    if noun && !is_near(clause, &joined) {
        return None;
    }
    if !stands_as_cue(scene, clause, &joined) {
        return None;
    }
    let fits = |frame: &&&Frame| {
        // A light verb takes its noun in quotation marks too.
        let quoted = joined.join == Join::Quote && !frame.nouns.is_empty() && allows(frame, &Join::Bare);
        (joined.join == Join::That || allows(frame, &joined.join) || quoted)
            && (frame.nouns.is_empty() || has_noun(scene, clause, frame, joined.token))
    };
    let frame = frames
        .iter()
        .find(fits)
        .or_else(|| frames.iter().find(|frame| frame.nouns.is_empty() && matches!(joined.join, Join::Quote | Join::Colon)))?;
    Some((frame, joined))
}

/// A participle in the middle of a phrase, or a verb that is spelled like its verbal noun and has no subject, needs more than a bare phrase.
fn stands_as_cue(scene: &Scene<'_>, clause: &Clause, joined: &Joined) -> bool {
    let spoken = matches!(joined.join, Join::That | Join::Quote | Join::Colon);
    let text = &scene.text;
    let token = clause.predicate.token;
    match clause.predicate.kind {
        PredicateKind::Participle => {
            let found = &clause.predicate.found;
            let paused =
                token == 0 || text.tokens[token].opens_line || text.tokens[token - 1].mark().is_some() || found.cut.coordinator.is_some();
            spoken || paused || found.reading.inflection.person == Some(mahdar_knowledge::Person::MasculineSingularAccusative)
        }
        PredicateKind::Verb => {
            spoken
                || !clause.subject.is_empty()
                || !text.matches(token).iter().any(|m| {
                    m.reading.inflection.slot == Some(mahdar_knowledge::Slot::Masdar) && m.cut.stem == clause.predicate.found.cut.stem
                })
        }
        _ => true,
    }
}

/// A verbal noun reports only what stands right behind it or behind its genitive, and never a bare phrase.
fn is_near(clause: &Clause, joined: &Joined) -> bool {
    let behind = clause.end.max(clause.predicate.end);
    joined.token <= behind + 3
        && match joined.join {
            Join::That | Join::Quote | Join::Colon => true,
            Join::Marker(_) => clause.predicate.found.reading.inflection.definite && joined.token <= clause.predicate.end + 1,
            Join::Bare => false,
        }
}

fn joins(frame: &Frame) -> &[Join] {
    match &frame.kind {
        FrameKind::Statement { content, .. } => content,
        _ => &[],
    }
}

fn allows(frame: &Frame, join: &Join) -> bool {
    joins(frame).contains(join)
}

/// True if one of the nouns that the frame asks for stands between the cue and the first words of the content.
fn has_noun(scene: &Scene<'_>, clause: &Clause, frame: &Frame, begin: usize) -> bool {
    if frame.nouns.is_empty() {
        return false;
    }
    let nouns: Vec<String> = frame.nouns.iter().map(|noun| scene.fold(noun)).collect();
    let until = (begin + 3).min(clause.predicate.end + 10).min(scene.text.tokens.len());
    (clause.predicate.end..until).any(|token| {
        scene.text.cuts(token).iter().any(|cut| {
            let stem = scene.text.folded.get(cut.stem);
            let article = scene.knowledge.clitics().article();
            let bare = stem.strip_prefix(article).unwrap_or(stem);
            nouns.iter().any(|noun| {
                noun == stem || noun == bare || stem.len() > noun.len() && stem.starts_with(noun.as_str()) && stem.len() - noun.len() <= 2
            })
        })
    })
}

struct Walk<'w, 'a> {
    scene: &'w Scene<'a>,
    clause: &'w Clause,
    frames: &'w [&'w Frame],
    /// A bare noun phrase may be the content.
    bare: bool,
    end: usize,
}

/// What a step of the walk found.
enum Step {
    Found(Joined),
    On(usize),
    Stop,
}

impl Walk<'_, '_> {
    fn run(&self) -> Option<Joined> {
        let mut at = self.clause.predicate.end;
        let mut relative = false;
        let limit = self.end.min(at + REACH);
        while at < limit {
            match self.step(at, &mut relative) {
                Step::Found(joined) => return (joined.token < self.end).then_some(joined),
                Step::On(next) => at = next.max(at + 1),
                Step::Stop => return None,
            }
        }
        None
    }

    fn step(&self, at: usize, relative: &mut bool) -> Step {
        let text = &self.scene.text;
        if let Some(mark) = text.tokens[at].mark() {
            return self.mark(at, mark, relative);
        }
        if let Some(next) = self.aside(at).filter(|_| !*relative) {
            *relative = true;
            return Step::On(next);
        }
        if let Some(next) = self.complementizer(at) {
            return Step::Found(self.quoted_or(next, Join::That));
        }
        if *relative {
            return Step::On(at + 1);
        }
        if text.is(at, Class::Relative) {
            *relative = true;
            return Step::On(at + 1);
        }
        if self.is_reporting(at) {
            return Step::Stop;
        }
        if let Some(step) = self.marker(at) {
            return step;
        }
        if let Some(index) = self.scene.syntax.mention_at(at).filter(|&index| self.scene.mention(index).first == at) {
            return self.mention(index, at);
        }
        self.word(at)
    }

    fn mark(&self, at: usize, mark: char, relative: &mut bool) -> Step {
        let text = &self.scene.text;
        match mark {
            ':' => Step::Found(match self.complementizer(at + 1) {
                Some(next) => self.quoted_or(next, Join::That),
                None => self.quoted_or(at + 1, Join::Colon),
            }),
            '-' | '–' | '—' => {
                Step::On((at + 1..self.end.min(at + 16)).find(|&i| text.tokens[i].mark() == Some(mark)).map_or(at + 1, |close| close + 1))
            }
            '.' | '؛' | ';' | '!' | '؟' => Step::Stop,
            '(' => {
                Step::On((at + 1..self.end.min(at + 12)).find(|&i| text.tokens[i].mark() == Some(')')).map_or(at + 1, |close| close + 1))
            }
            '،' | ',' => {
                *relative = false;
                Step::On(at + 1)
            }
            _ => match text.quotation(at + 1).filter(|q| q.first as usize == at + 1) {
                Some(q) if q.end - q.first >= 3 => Step::Found(match self.complementizer(at + 1) {
                    Some(next) => self.joined(Join::Quote, next),
                    None => self.joined(Join::Quote, at + 1),
                }),
                _ => Step::On(at + 1),
            },
        }
    }

    fn joined(&self, join: Join, token: usize) -> Joined {
        let byte = self.scene.text.tokens.get(token).map_or(0, |t| t.span.start);
        Joined { join, token, byte }
    }

    /// A quotation that opens where the content begins is the content; its marks stay outside.
    fn quoted_or(&self, at: usize, join: Join) -> Joined {
        let opens = self.scene.text.tokens.get(at).is_some_and(|t| t.mark().is_some());
        let quotation = self.scene.text.quotation(at + 1).filter(|q| opens && q.first as usize == at + 1);
        match quotation {
            Some(q) if q.end - q.first >= 5 => self.joined(Join::Quote, at + 1),
            _ => self.joined(join, at),
        }
    }

    /// The token after a complementizer that begins at `at`, with or without a preposition on it.
    fn complementizer(&self, at: usize) -> Option<usize> {
        let text = &self.scene.text;
        if text.is(at, Class::Auxiliary) {
            return None;
        }
        let spelled = |m: &&mahdar_language::Match| m.class() == Class::Complementizer && m.cut.coordinator.is_none();
        text.matches(at).iter().filter(spelled).map(|m| m.last as usize + 1).max()
    }

    /// True for the prepositions of the frames.
    fn wants(&self, letters: &str) -> bool {
        self.frames.iter().any(|frame| joins(frame).iter().any(|join| matches!(join, Join::Marker(marker) if marker == letters)))
    }

    /// A preposition of the frame, attached or not, or one that leads elsewhere.
    fn marker(&self, at: usize) -> Option<Step> {
        let text = &self.scene.text;
        let wanted = |letters: &str| self.wants(letters);
        let skip = self.skipped(at);
        if let Some(m) = text.matches(at).iter().filter(|m| m.class() == Class::Preposition && m.cut.is_whole()).max_by_key(|m| m.last) {
            let (letters, next) = (self.scene.fold(&text.entry(m).text), m.last as usize + 1);
            if wanted(&letters) {
                return Some(match self.complementizer(next) {
                    Some(after) => Step::Found(self.quoted_or(after, Join::That)),
                    None => Step::Found(self.quoted_or(next, Join::Marker(letters))),
                });
            }
            return Some(Step::On(skip.unwrap_or_else(|| self.phrase_end(next))));
        }
        if let Some(next) = skip {
            return Some(Step::On(next));
        }
        let time = text.matches(at).iter().filter(|m| m.class() == Class::Temporal && m.cut.coordinator.is_none());
        if let Some(found) = time.max_by_key(|m| m.last) {
            let next = found.last as usize + 1;
            return Some(Step::On(if text.entry(found).feature("kind").is_some() { next } else { self.phrase_end(next) }));
        }
        let cut = text.cuts(at).iter().find(|cut| {
            cut.preposition.is_some() && cut.coordinator.is_none() && cut.enclitic.is_none() && (cut.word.is_some() || cut.article)
        })?;
        let whole = text.cuts(at).first().and_then(|cut| cut.word).map_or(0, |word| self.scene.knowledge.lexicon().counts(word).total);
        let stem = cut.word.map_or(0, |word| self.scene.knowledge.lexicon().counts(word).total);
        let letters = mahdar_language::arabic::attached_preposition(text, cut)?;
        if whole > stem && !cut.article && text.best_cut(at).is_some_and(|best| best.preposition.is_none()) {
            return None;
        }
        // Directly behind another verb it belongs to that one.
        let other = at > self.clause.predicate.end
            && text.matches(at - 1).iter().any(|m| m.cut.enclitic.is_some() && crate::arguments::is_finite(m.reading.inflection.slot));
        if wanted(letters) && !other {
            let byte = text.stem_span(at, cut).start;
            return Some(Step::Found(Joined { join: Join::Marker(letters.to_owned()), token: at, byte }));
        }
        Some(Step::On(self.phrase_end(at)))
    }

    /// The token after words between the verb and its content that lead nowhere: a form of speech, a channel, a day.
    fn skipped(&self, at: usize) -> Option<usize> {
        let text = &self.scene.text;
        text.matches(at)
            .iter()
            .filter(|m| {
                m.cut.coordinator.is_none()
                    && matches!(
                        m.class(),
                        Class::SpeechForm
                            | Class::Channel
                            | Class::Turn
                            | Class::DayWord
                            | Class::DayPart
                            | Class::Weekday
                            | Class::DateShift
                    )
            })
            .map(|m| m.last as usize + 1)
            .max()
    }

    /// The end of the noun phrase that a preposition leads to: a mention, or a noun with its adjectives.
    fn phrase_end(&self, at: usize) -> usize {
        if let Some(index) = self.scene.syntax.mention_at(at) {
            return self.scene.mention(index).end;
        }
        let text = &self.scene.text;
        let mut end = at + 1;
        while end < self.end
            && end < at + 4
            && text.tokens[end].is_word()
            && self.complementizer(end).is_none()
            && text.cuts(end).first().is_some_and(|cut| cut.article)
            && self.scene.syntax.mention_at(end).is_none()
        {
            end += 1;
        }
        end
    }

    fn mention(&self, index: usize, at: usize) -> Step {
        let mention = self.scene.mention(index);
        let subject = self.clause.subject.contains(&index);
        let takes_bare = self.bare && self.frames.iter().any(|frame| allows(frame, &Join::Bare));
        if !subject
            && takes_bare
            && at > self.clause.predicate.end
            && mention.cut.coordinator.is_none()
            && !matches!(mention.kind, MentionKind::Person | MentionKind::Pair)
            && !self.clause.subject.is_empty()
        {
            return Step::Found(self.joined(Join::Bare, at));
        }
        Step::On(mention.end)
    }

    fn word(&self, at: usize) -> Step {
        let text = &self.scene.text;
        if let Some(date) = self.scene.dates.iter().find(|date| date.first as usize <= at && at < date.end as usize) {
            return Step::On(date.end as usize);
        }
        let adverb = text.matches(at).iter().any(|m| {
            matches!(m.class(), Class::PerfectParticle | Class::Auxiliary | Class::Demonstrative | Class::Pronoun | Class::Coordinator)
        });
        if adverb || !text.tokens[at].is_word() {
            return Step::On(at + 1);
        }
        if text.matches(at).iter().any(|m| {
            m.reading.inflection.person.is_some()
                && m.reading.inflection.slot.is_some_and(|slot| !slot.is_nominal())
                && (m.cut.coordinator.is_some() || m.cut.is_whole() && !self.is_noun(at))
        }) {
            return Step::Stop;
        }
        let accusative =
            text.matches(at).iter().any(|m| m.reading.inflection.person == Some(mahdar_knowledge::Person::MasculineSingularAccusative));
        let takes_bare = self.bare && self.frames.iter().any(|frame| allows(frame, &Join::Bare));
        let joined = text.best_cut(at).is_some_and(|cut| cut.coordinator.is_some());
        if let Some(next) = self.subject_end(at).filter(|_| takes_bare) {
            return Step::On(next);
        }
        if takes_bare && !joined && !accusative {
            return Step::Found(self.joined(Join::Bare, at));
        }
        Step::On(at + 1)
    }

    /// The second token of a clause between the cue and its content: behind a conjunction of time, or a verb that says of a text where it appeared.
    fn aside(&self, at: usize) -> Option<usize> {
        let text = &self.scene.text;
        let verb = |token: usize| {
            text.matches(token).iter().any(|m| m.cut.coordinator.is_none() && crate::arguments::is_finite(m.reading.inflection.slot))
        };
        let ended = |from: usize| text.matches(from).iter().any(|m| m.class() == Class::SpeechForm && m.last as usize + 1 == at);
        if verb(at) && (1..=3).filter_map(|back| at.checked_sub(back)).any(ended) {
            return Some(at + 1);
        }
        let time =
            text.matches(at).iter().filter(|m| m.class() == Class::Temporal && m.cut.is_whole() && text.entry(m).feature("kind").is_none());
        let last = time.map(|m| m.last as usize).max()?;
        // A preposition that the cue takes has its own complementizer behind it.
        let folded = text.tokens.get(at).map(|token| text.folded.get(token.folded))?;
        if self.wants(folded) {
            return None;
        }
        let clause = last > at && text.is(last, Class::Complementizer) || verb(last + 1) && !self.is_noun(last + 1);
        clause.then_some(last + 1)
    }

    /// A reporting participle behind a comma: what follows is its content.
    fn is_reporting(&self, at: usize) -> bool {
        let text = &self.scene.text;
        text.tokens[at - 1].mark().is_some_and(|mark| matches!(mark, '،' | ','))
            && text.matches(at).iter().any(|m| {
                m.cut.is_whole()
                    && m.reading.inflection.person == Some(mahdar_knowledge::Person::MasculineSingularAccusative)
                    && self.scene.reports(m)
            })
    }

    /// The end of a definite noun phrase behind a verb without a subject, where a complementizer follows it: the phrase is the subject.
    fn subject_end(&self, at: usize) -> Option<usize> {
        let text = &self.scene.text;
        if self.clause.predicate.kind != PredicateKind::Verb
            || !self.clause.subject.is_empty()
            || text.find(at, Class::ContentHead).is_some()
        {
            return None;
        }
        let definite = |token: usize| text.cuts(token).first().is_some_and(|cut| cut.article);
        let (end, _) = crate::arguments::extent(self.scene, at, self.end);
        ((definite(at) || definite(at + 1) && end > at + 1) && self.complementizer(end).is_some()).then_some(end)
    }

    /// True for words that can be nouns: with the article, or verbal nouns.
    fn is_noun(&self, at: usize) -> bool {
        let text = &self.scene.text;
        text.cuts(at).first().is_some_and(|cut| cut.article)
            || text.matches(at).iter().any(|m| {
                m.cut.is_whole()
                    && (m.reading.inflection.slot.is_some_and(mahdar_knowledge::Slot::is_nominal)
                        || matches!(
                            m.class(),
                            Class::ContentHead | Class::FrameNoun | Class::Event | Class::Instrument | Class::BodyHead | Class::Portfolio
                        ))
            })
    }
}

//! Changes of posts: who was appointed to which post, and who left it.

use mahdar_knowledge::{Argument as Part, Frame, FrameKind};
use mahdar_language::arabic::{Clause, MentionKind, Modality, PredicateKind};
use mahdar_record::{Change, Span};

use crate::arguments::{self, Argument, Arguments};
use crate::scene::Scene;

/// What the document says became of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// The individual, as an index into the people of the scene.
    pub(crate) who: usize,
    pub(crate) change: Change,
    /// The words of the post.
    pub(crate) post: Span,
}

/// The changes that the document tells as facts, in the order of the text.
pub(crate) fn changes(scene: &Scene<'_>) -> Vec<Turn> {
    let mut turns = Vec::new();
    for clause in &scene.syntax.clauses {
        if clause.modality != Modality::Fact || matches!(clause.predicate.kind, PredicateKind::Participle | PredicateKind::Passive) {
            continue;
        }
        for frame in scene.frames(clause) {
            if let FrameKind::Post { change } = frame.kind {
                read(scene, clause, frame, change, &mut turns);
            }
        }
    }
    turns.dedup();
    turns
}

fn read(scene: &Scene<'_>, clause: &Clause, frame: &Frame, change: Change, turns: &mut Vec<Turn>) {
    let stop = scene.text.sentences[clause.sentence].end as usize;
    let read = arguments::read(scene, clause.predicate.end, stop);
    if !frame.with.is_empty() && !read.list.iter().take(3).any(|argument| arguments::names(scene, argument, &frame.with)) {
        return;
    }
    let Some(holder) = holder(scene, clause, frame, &read) else { return };
    let Some(who) = scene.people.of(holder) else { return };
    let mention = scene.mention(holder);
    let behind = mention.titles.iter().find(|title| mention.name.is_some_and(|name| title.span.start > name.end));
    let own = behind.or(mention.titles.first()).map(|title| title.span);
    let Some(post) = post(scene, frame, &read, holder).or(own) else { return };
    turns.push(Turn { who, change, post });
    if let Some(before) = predecessor(scene, frame, &read).filter(|&before| before != who) {
        turns.push(Turn { who: before, change: Change::Left, post });
    }
}

/// The mention of the one who takes or leaves the post.
fn holder(scene: &Scene<'_>, clause: &Clause, frame: &Frame, read: &Arguments) -> Option<usize> {
    let is_person = |index: &usize| scene.mention(*index).kind == MentionKind::Person;
    let people: Vec<usize> = read
        .list
        .iter()
        .filter(|argument| argument.marker.is_none() && !argument.apart)
        .filter_map(|argument| argument.mention)
        .filter(is_person)
        .collect();
    let before = clause.subject.iter().copied().find(|index| is_person(index) && scene.mention(*index).first < clause.predicate.token);
    if frame.subject == Some(Part::Holder) {
        return before.or_else(|| people.first().copied());
    }
    match people.as_slice() {
        [] => before,
        // With two people the first one appoints.
        [_, second, ..] if clause.predicate.kind == PredicateKind::Verb => Some(*second),
        [first, ..] => Some(*first),
    }
}

/// The post: what follows its preposition, or an office behind the holder.
fn post(scene: &Scene<'_>, frame: &Frame, read: &Arguments, holder: usize) -> Option<Span> {
    let marked = |argument: &&Argument| {
        argument.marker.as_deref().is_some_and(|marker| frame.markers.iter().any(|(known, part)| known == marker && *part == Part::Post))
    };
    let behind = |argument: &&Argument| argument.first >= scene.mention(holder).end;
    let office = |argument: &&Argument| argument.mention.is_some_and(|index| scene.mention(index).kind == MentionKind::Office);
    let found = read.list.iter().filter(behind).find(|argument| office(argument) && (argument.marker.is_none() || marked(argument)));
    found
        .or_else(|| read.list.iter().filter(behind).find(|argument| marked(argument) && argument.mention.is_some()))
        .map(|argument| argument.span)
}

/// The one whose place is taken: behind a phrase of two words, the second written onto the name.
fn predecessor(scene: &Scene<'_>, frame: &Frame, read: &Arguments) -> Option<usize> {
    let phrases = frame.markers.iter().filter_map(|(marker, part)| marker.rsplit_once(' ').filter(|_| *part == Part::Other));
    let mut phrases = phrases.collect::<Vec<_>>().into_iter();
    phrases.find_map(|(word, preposition)| {
        let follows = |argument: &&Argument| {
            argument.marker.as_deref() == Some(preposition) && argument.first > 0 && scene.text.folded_word(argument.first - 1) == word
        };
        read.list.iter().find(follows).and_then(|argument| argument.mention).and_then(|index| scene.people.of(index))
    })
}

#[cfg(test)]
mod tests;

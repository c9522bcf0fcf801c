//! Which argument of a predicate a mention is.

use mahdar_knowledge::Number;

use super::{Builder, Clause, Group, Oblique, PredicateKind, Walk};
use crate::arabic::words::{attached, is_comma};
use crate::arabic::{Mention, MentionKind};

/// How far a place may stand behind the first noun after its preposition, in tokens.
const LANDING: usize = 3;

impl Builder<'_, '_> {
    /// Gives a mention its place among the arguments.
    pub(super) fn take(&self, walk: &mut Walk, index: usize) {
        let mention = &self.syntax.mentions[index];
        let at = mention.first;
        if walk.relative {
            return;
        }
        let own = attached(self.text, &mention.cut).map(|letters| (letters.to_owned(), None));
        if own.is_none() && walk.marker.is_none() && matches!(mention.kind, MentionKind::Place | MentionKind::State) {
            walk.marker = walk.landing.take().filter(|(_, word)| at - word <= LANDING).map(|(marker, _)| (marker, None));
        }
        let directly = walk.clause.end == at || walk.clause.end + 1 == at && is_comma(self.text, at - 1);
        if mention.cut.coordinator.is_some() && own.is_none() && walk.marker.is_none() && directly && walk.group != Group::None {
            self.join(walk, index);
            return;
        }
        if let Some((marker, role)) = own.or_else(|| walk.marker.take()) {
            walk.clause.oblique.push(Oblique { marker, role, mentions: vec![index] });
            walk.group = Group::Oblique;
        } else if walk.waiting || mention.cut.coordinator.is_some() && walk.group == Group::None {
            walk.group = Group::None; // the genitive of another noun
            walk.waiting = false;
            return;
        } else if self.is_apposition(walk, index) {
            walk.clause.end = mention.end;
            return;
        } else if let Some(group) = bare(&mut walk.clause, index, at) {
            walk.group = group;
        } else {
            return;
        }
        walk.clause.end = mention.end;
        walk.waiting = false;
    }

    /// A title without a name directly behind a name that has no title yet.
    fn is_apposition(&self, walk: &Walk, index: usize) -> bool {
        let mention = &self.syntax.mentions[index];
        let single = mention.kind == MentionKind::Office && mention.number == Number::Singular && !mention.bare && mention.cut.is_whole();
        let before = index
            .checked_sub(1)
            .map(|last| &self.syntax.mentions[last])
            .filter(|last| last.kind == MentionKind::Person && last.titles.is_empty());
        let gap = |last: &Mention| last.end == mention.first || last.end + 1 == mention.first && is_comma(self.text, last.end);
        single && walk.group != Group::None && before.is_some_and(|last| gap(last) && walk.clause.end == last.end)
    }

    /// Adds a coordinated mention to the group of the one before it.
    fn join(&self, walk: &mut Walk, index: usize) {
        let clause = &mut walk.clause;
        match walk.group {
            Group::Subject => clause.subject.push(index),
            Group::Object => clause.object.push(index),
            Group::Genitive => clause.genitive.push(index),
            Group::Oblique => {
                if let Some(last) = clause.oblique.last_mut() {
                    last.mentions.push(index);
                }
            }
            Group::Carrier => {
                if let Some(carrier) = &mut clause.carrier {
                    carrier.subject.push(index);
                }
            }
            Group::None => return,
        }
        clause.end = self.syntax.mentions[index].end;
    }
}

/// Adds a mention without a marker, at token `at`, to the first group that it can be in.
fn bare(clause: &mut Clause, index: usize, at: usize) -> Option<Group> {
    if let Some(carrier) = clause.carrier.as_mut().filter(|carrier| carrier.follows) {
        if !carrier.subject.is_empty() {
            return None;
        }
        carrier.subject.push(index);
        return Some(Group::Carrier);
    }
    let kind = clause.predicate.kind;
    // A noun with the article has no genitive.
    let whole = clause.predicate.found.cut.enclitic.is_none() && !clause.predicate.found.cut.article;
    if kind == PredicateKind::Noun && at == clause.predicate.end && whole {
        clause.genitive.push(index);
        return Some(Group::Genitive);
    }
    if kind == PredicateKind::Verb && clause.subject.is_empty() {
        clause.subject.push(index);
        return Some(Group::Subject);
    }
    if clause.object.is_empty() && (kind != PredicateKind::Noun || clause.end == at) {
        clause.object.push(index);
        return Some(Group::Object);
    }
    None
}

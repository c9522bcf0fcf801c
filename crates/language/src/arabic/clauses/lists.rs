//! Lists of people whose titles stand behind their names (`كل من فلان، وزير المالية، وفلان، سفير البلاد لدى الأمم المتحدة، وفلان`).

use mahdar_knowledge::{Class, Classes};

use super::{Builder, Group, Walk};
use crate::arabic::MentionKind;
use crate::arabic::words::{attached, finite_verb, is_comma, mark};

/// How many words the title behind a name may have.
const TITLE: usize = 16;

impl Builder<'_, '_> {
    /// Takes a mention, and with it the title behind its name where the list goes on after that; gives the token after it.
    pub(super) fn item(&self, walk: &mut Walk, index: usize) -> usize {
        let ends = walk.clause.end;
        self.take(walk, index);
        let end = self.syntax.mentions[index].end;
        let taken = walk.clause.end == end && walk.clause.end != ends && walk.group != Group::None && !walk.relative;
        let comma = if taken { self.described_to(index, walk.listed) } else { None };
        let Some(comma) = comma else { return end };
        walk.listed = true;
        walk.clause.end = comma;
        comma + 1
    }

    /// A list of named people with a preposition written onto what opens it (`بكل من`): the preposition, and the token of the first.
    pub(super) fn marked_list(&self, at: usize) -> Option<(&str, usize)> {
        let found = self.text.of_class(at, Class::ListOpener).find(|m| m.last > m.first && m.cut.preposition.is_some())?;
        let next = found.last as usize + 1;
        let index = self.syntax.mention_at(next).filter(|&index| self.syntax.mentions[index].kind != MentionKind::Described)?;
        attached(self.text, &self.syntax.mentions[index].cut).is_none().then_some(())?;
        Some((attached(self.text, &found.cut)?, next))
    }

    /// The comma after the title behind a name: one that joins the next of a list to it, or ends a list that is open (`listed`).
    pub(super) fn described_to(&self, index: usize, listed: bool) -> Option<usize> {
        let person = &self.syntax.mentions[index];
        let opens = is_comma(self.text, person.end) && self.text.is_any(person.end + 1, Classes::of(&[Class::Office]));
        if person.kind != MentionKind::Person || !opens {
            return None;
        }
        let stop = (person.end + 1 + TITLE).min(self.stop);
        let comma = (person.end + 1..stop).find(|&at| mark(self.text, at).is_some()).filter(|&at| is_comma(self.text, at))?;
        let told = |at: usize| {
            self.text.is(at, Class::Complementizer) || self.syntax.mention_at(at).is_none() && finite_verb(self.text, at).is_some()
        };
        let joins = self.syntax.mention_at(comma + 1).map(|next| &self.syntax.mentions[next]).is_some_and(|next| {
            next.first == comma + 1 && next.cut.coordinator.is_some() && matches!(next.kind, MentionKind::Person | MentionKind::Office)
        });
        ((joins || listed) && !(person.end + 1..comma).any(told)).then_some(comma)
    }
}

//! The plain nouns and adjectives of a phrase: words that the lexicon does not know for a title, body or place.

use mahdar_knowledge::Class;

use super::{Reader, begins_name, is_reported};
use crate::arabic::words::{finite_verb, is_function, name_odds};
use crate::lookup::Match;

impl Reader<'_, '_> {
    /// True if a word of the class stands here whole, and is nothing else as often.
    fn opens(&self, class: Class) -> bool {
        self.text.of_class(self.at, class).any(|m| m.cut.is_whole() && self.text.entry(m).feature("weak").is_none())
    }

    /// A definite noun or adjective, or an indefinite noun of an open chain.
    pub(super) fn noun(&mut self) -> bool {
        let text = self.text;
        if is_function(text, self.at) || is_reported(text, self.at) {
            return false;
        }
        let Some(cut) = text.cuts(self.at).first() else { return false };
        let odds = name_odds(text, self.at, cut);
        if self.opens(Class::Rank) || self.opens(Class::Honorific) {
            return false;
        }
        if cut.article {
            return self.definite_noun(odds);
        }
        let known = cut.word.is_some_and(|word| text.knowledge.lexicon().counts(word).total > 0);
        let blocked = finite_verb(text, self.at).is_some()
            || is_reported(text, self.at)
            || text.matches(self.at).iter().any(|m| {
                m.cut.is_whole()
                    && matches!(
                        m.class(),
                        Class::Rank | Class::Honorific | Class::RoleMarker | Class::DayWord | Class::Weekday | Class::Turn
                    )
            });
        !self.closed && known && !blocked && odds < -1.6 && !(self.office && begins_name(text, self.at)) && self.take(self.at, false)
    }

    /// A noun or adjective with the article, whose odds to be a name are given.
    fn definite_noun(&mut self, odds: f32) -> bool {
        let text = self.text;
        // Behind a nationality nothing but qualifiers follows.
        let last =
            |m: &Match| m.cut.is_whole() && m.last as usize == self.at - 1 && matches!(m.class(), Class::Nationality | Class::Country);
        let dated = || {
            // The word for a year is also the adjective of general unions.
            let shifted = || text.is(self.at + 1, Class::DateShift);
            text.matches(self.at).iter().any(|m| {
                m.cut.is_whole()
                    && (matches!(m.class(), Class::DayWord | Class::Weekday | Class::DayPart) || m.class() == Class::DateUnit && shifted())
            })
        };
        if text.matches(self.at - 1).iter().any(last) || self.closed && dated() {
            return false;
        }
        let verb = finite_verb(text, self.at).is_some_and(|m| m.cut.is_whole());
        // Directly behind an indefinite head an unknown word is its genitive rather than a name.
        let floor = if !self.closed && self.at == self.phrase.end { -0.5 } else { -1.6 };
        // Behind a definite noun a state and the noun of a deed or thing are no adjectives: they are the object of a verb before.
        let state = || self.whole(Class::Country).is_some_and(|m| m.last as usize == self.at);
        let object = self.closed
            && (state() || [Class::FrameNoun, Class::Weapon, Class::Event, Class::Instrument].into_iter().any(|class| self.opens(class)));
        let body = self.closed && self.at == self.phrase.end && self.office && self.opens(Class::BodyHead);
        odds < floor && !verb && !object && !body && !self.differs() && !self.opens(Class::Office) && self.take(self.at, true)
    }
}

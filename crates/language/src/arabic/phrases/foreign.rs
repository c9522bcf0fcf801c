//! Foreign names of media, the states of heads that name them, and words behind a phrase that look like its genitive and are not.

use mahdar_knowledge::{Class, Classes, FrameKind, Slot};
use mahdar_record::Country;

use super::Reader;
use crate::arabic::words::{is_joined, is_word};
use crate::lookup::Match;
use crate::text::Text;

/// A foreign name of a body has at most this many words.
const FOREIGN: usize = 3;

/// A word that was seen more often than this is a common noun or adjective.
const RARE: u32 = 1000;

impl Reader<'_, '_> {
    /// A newspaper or agency with a name that no vocabulary has: foreign media and companies.
    pub(super) fn foreign(&mut self) -> bool {
        let text = self.text;
        let behind = self.at - 1;
        let head = text.matches(behind).iter().any(|m| {
            m.class() == Class::BodyHead
                && matches!(&*text.entry(m).value, "media" | "agency")
                && m.last as usize == behind
                && m.cut.enclitic.is_none()
        });
        if self.closed || self.at != self.phrase.end || !head {
            return false;
        }
        let last = (self.at..(self.at + FOREIGN).min(self.limit)).take_while(|&at| is_foreign(text, at)).last();
        last.is_some_and(|last| self.take(last, true))
    }
}

/// A verbal noun of saying with its pronoun: it reports what the phrase before it says.
pub(super) fn is_reported(text: &Text<'_>, at: usize) -> bool {
    text.matches(at).iter().any(|m| {
        let says = |id: &mahdar_knowledge::FrameId| matches!(text.knowledge.frame(*id).kind, FrameKind::Statement { .. });
        m.cut.enclitic.is_some()
            && m.reading.inflection.slot == Some(Slot::Masdar)
            && text.knowledge.evoked_by(m.reading.entry).iter().any(says)
    })
}

/// A word that the vocabulary hardly knows, and that neither grammar nor frames explain.
fn is_foreign(text: &Text<'_>, at: usize) -> bool {
    let Some(cut) = text.cuts(at).first().filter(|_| is_word(text, at) && !text.tokens[at].opens_line) else { return false };
    let seen = cut.word.map_or(0, |word| text.knowledge.lexicon().counts(word).total);
    !cut.article
        && seen < RARE
        && text.matches(at).iter().all(|m| matches!(m.class(), Class::Topic | Class::Place) || !m.cut.is_whole())
        && !is_joined(text, at)
}

/// The country of a head of several words that ends with its name or adjective (`العاهل الأردني`).
pub(super) fn own_country(text: &Text<'_>, head: &Match) -> Option<Country> {
    let last = head.last as usize;
    let ends = |m: &&Match| m.cut.is_whole() && m.last as usize == last && text.entry(m).country.is_some();
    let found = || text.of_classes(last, STATES).find(ends).and_then(|m| text.entry(m).country);
    (head.first != head.last).then(found).flatten()
}

/// What tells whose office it is.
const STATES: Classes = Classes::of(&[Class::Nationality, Class::Country]);

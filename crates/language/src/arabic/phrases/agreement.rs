//! Whether a word can be an adjective of the noun before it.

use mahdar_knowledge::{Person, Slot};

use super::Reader;

impl Reader<'_, '_> {
    /// Directly behind a sound plural, which governs no genitive, a definite word that has not its ending: the object of a verb before.
    pub(super) fn differs(&self) -> bool {
        let text = self.text;
        let Some(head) = self.at.checked_sub(1).filter(|_| self.at == self.phrase.end) else { return false };
        let sound = text.matches(head).iter().any(|m| {
            matches!(m.reading.inflection.slot, Some(Slot::ActiveParticiple | Slot::PassiveParticiple))
                && m.reading.inflection.person == Some(Person::MasculinePlural)
                && m.cut.enclitic.is_none()
        });
        let ending = |at: usize| text.folded_word(at).chars().rev().take(2);
        sound && !ending(head).eq(ending(self.at))
    }
}

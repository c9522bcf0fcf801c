//! The verb that carries a noun: before it (`عقد اجتماعا`), or behind it (`لقاء جمع`, `الزيارة التي قام بها`).

use mahdar_knowledge::{Class, Classes, EntryId};

use super::{Builder, Carrier, Group, Modality, Oblique, Predicate, PredicateKind, Walk};
use crate::arabic::words::{attached, is_finite, mark, preposition};
use crate::lookup::Match;

/// How far a verb may stand before the noun that it carries, in tokens.
const CARRY: usize = 24;

/// The same where a list of those who act stands between.
const LISTED: usize = 60;

/// How far a verb may stand behind the noun that it carries, in tokens.
const FOLLOW: usize = 12;

impl Builder<'_, '_> {
    /// Takes a verb that follows the noun which it carries: directly, behind adjectives, or in a relative clause. What comes then belongs to the noun.
    pub(super) fn follow(&self, walk: &mut Walk, at: usize) -> bool {
        let clause = &walk.clause;
        if clause.predicate.kind != PredicateKind::Noun
            || clause.carrier.as_ref().is_some_and(|carrier| carrier.follows)
            || at > clause.predicate.end + FOLLOW
        {
            return false;
        }
        if !self.text.may_be(at, Classes::of(&[Class::Verb])) {
            return false;
        }
        let near = walk.relative || (clause.predicate.end..at).all(|between| self.syntax.mention_at(between).is_none());
        let free = |m: &&Match| is_finite(m) && m.cut.coordinator.is_none() && m.cut.preposition.is_none();
        let Some(found) =
            self.text.of_class(at, Class::Verb).filter(free).find(|m| self.carries(&clause.predicate, m.reading.entry)).filter(|_| near)
        else {
            return false;
        };
        let modality = self.modality(at, found, PredicateKind::Verb);
        let entries = self.text.of_class(at, Class::Verb).filter(free).map(|m| m.reading.entry).collect();
        if walk.clause.modality == Modality::Fact {
            walk.clause.modality = modality;
        }
        // A verb before the noun has already named who acts (`قام بجولة شملت …`).
        if let Some(before) = walk.clause.carrier.take().filter(|before| before.light) {
            walk.clause.subject = before.subject;
        }
        walk.clause.carrier =
            Some(Carrier { token: at, entries, found: *found, subject: Vec::new(), oblique: Vec::new(), light: true, follows: true });
        (walk.group, walk.marker, walk.waiting, walk.relative) = (Group::None, None, false, false);
        walk.clause.end = at + 1;
        true
    }

    /// True if a frame of the predicate names the verb among those that carry it.
    fn carries(&self, predicate: &Predicate, verb: EntryId) -> bool {
        let knowledge = self.text.knowledge;
        let lemma = &*knowledge.lexicon().entry(verb).text;
        let mut frames = predicate.entries.iter().flat_map(|&entry| knowledge.evoked_by(entry)).map(|&id| knowledge.frame(id));
        frames.any(|frame| frame.light.iter().chain(&frame.undergo).any(|light| light == lemma))
    }

    /// The finite verb before a noun, with nothing between them that starts a clause of its own; one that a frame of the noun names before any other.
    pub(super) fn carrier(&self, predicate: &Predicate) -> Option<Carrier> {
        let (text, token) = (self.text, predicate.token);
        let from = token.saturating_sub(LISTED).max(self.begin);
        let mut nearest = None;
        for at in (from..token).rev() {
            // Further back only a verb that opens a list carries the noun.
            if at + CARRY < token && !self.opens_list(at + 3) && !self.opens_list(at + 2) {
                continue;
            }
            if matches!(mark(text, at), Some(':' | '؛' | ';' | '"' | '«' | '»')) || text.is(at, Class::Complementizer) {
                break;
            }
            if self.syntax.mention_at(at).is_some() {
                continue;
            }
            let verbs = || text.of_class(at, Class::Verb).filter(|m| is_finite(m) && m.cut.enclitic.is_none());
            let light = verbs().find(|m| self.carries(predicate, m.reading.entry));
            if nearest.is_none()
                && let Some(found) = light.or_else(|| verbs().next())
            {
                nearest = Some((at, *found, light.is_some()));
            } else if let Some(found) = light {
                nearest = Some((at, *found, true));
            }
            if nearest.is_some_and(|(_, _, light)| light) {
                break;
            }
        }
        let (at, found, light) = nearest?;
        let entries = text.matches(at).iter().filter(|m| is_finite(m) && m.cut.enclitic.is_none()).map(|m| m.reading.entry).collect();
        let oblique = self.led(at, token);
        Some(Carrier { token: at, entries, found, subject: self.between(at, token, &found), oblique, light, follows: false })
    }

    /// Who stands after a preposition between a verb and the noun that it carries.
    fn led(&self, verb: usize, noun: usize) -> Vec<Oblique> {
        let mut led: Vec<Oblique> = Vec::new();
        let mut end = verb;
        for index in self.syntax.mentions_in(verb + 1, noun) {
            let mention = &self.syntax.mentions[index];
            let marker = mention.first.checked_sub(1).and_then(|before| preposition(self.text, before));
            let alone = attached(self.text, &mention.cut).is_none();
            if let Some(marker) = marker.filter(|_| alone) {
                led.push(Oblique { marker: marker.to_owned(), role: None, mentions: vec![index] });
                end = mention.end;
            } else if let Some(last) = led.last_mut()
                && alone
                && mention.cut.coordinator.is_some()
                && end == mention.first
            {
                last.mentions.push(index);
                end = mention.end;
            }
        }
        led
    }

    /// Who stands bare between a verb and the noun that it carries, else before the verb.
    fn between(&self, verb: usize, noun: usize, found: &Match) -> Vec<usize> {
        let mut between: Vec<usize> = Vec::new();
        let mut next = verb + 1;
        for index in self.syntax.mentions_in(verb + 1, noun) {
            let mention = &self.syntax.mentions[index];
            if mention.first < next {
                continue;
            }
            let bare = attached(self.text, &mention.cut).is_none() && !self.after_preposition(mention.first);
            let behind = between.last() == Some(&(index.wrapping_sub(1))) || next == mention.first;
            let joined = mention.cut.coordinator.is_some() && behind;
            if bare && (between.is_empty() || joined) {
                between.push(index);
                next = self.described_to(index, next > verb + 1).map_or(next, |comma| comma + 1);
            }
        }
        if between.is_empty() { self.before(verb, found) } else { between }
    }
}

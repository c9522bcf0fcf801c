//! Predicates and their arguments: who stands where around a word that evokes a frame.

use mahdar_knowledge::{Class, Classes, EntryId, Person, Slot};
use mahdar_record::Span;

use super::Syntax;
use super::homographs::is_sound;
use super::words::{attached, finite_verb, is_comma, is_word, mark};
use crate::lookup::Match;
use crate::text::Text;

mod arguments;
mod carriers;
mod lists;
mod modality;

/// How a predicate is formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PredicateKind {
    /// A finite verb.
    Verb,
    /// An active participle (`مشيرا إلى`).
    Participle,
    /// A passive participle or another nominal form that takes arguments as a passive verb does.
    Passive,
    /// A verbal noun or a noun that a frame names.
    Noun,
}

/// The word that a clause is built around.
#[derive(Clone, Debug)]
pub struct Predicate {
    /// Its first token.
    pub token: usize,
    /// The token after its last one.
    pub end: usize,
    /// How it is formed.
    pub kind: PredicateKind,
    /// The entries (verbs, nouns) that it can be; each evokes frames.
    pub entries: Vec<EntryId>,
    /// The reading that stands for them all: form, proclitics, enclitic.
    pub found: Match,
    /// Its bytes, without proclitics.
    pub span: Span,
}

/// What the text says of the truth of a clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Told as a fact.
    #[default]
    Fact,
    /// To come, intended, expected.
    Planned,
    /// Put off.
    Postponed,
    /// Called off.
    Cancelled,
    /// Negated or denied.
    Denied,
    /// Under a condition or a wish.
    Conditional,
}

/// Mentions after a preposition or marker.
#[derive(Clone, Debug)]
pub struct Oblique {
    /// The preposition or marker, folded.
    pub marker: String,
    /// The lexicon entry of a role marker (`بحضور`).
    pub role: Option<EntryId>,
    /// Indices of mentions.
    pub mentions: Vec<usize>,
}

/// A predicate with its arguments, as indices of mentions.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The word it is built around.
    pub predicate: Predicate,
    /// The sentence it stands in.
    pub sentence: usize,
    /// The first token that belongs to it: its subject where that stands first, else the predicate.
    pub first: usize,
    /// The token after its last argument.
    pub end: usize,
    /// The token at which the next clause begins.
    pub limit: usize,
    /// Who does it: before or after the verb; for a noun between two verbs that carry it, the subject of the first.
    pub subject: Vec<usize>,
    /// To whom it is done.
    pub object: Vec<usize>,
    /// What follows a noun in an idafa.
    pub genitive: Vec<usize>,
    /// What follows prepositions and markers, in order.
    pub oblique: Vec<Oblique>,
    /// For nouns: the token and entries of the finite verb that carries them (`عقد اجتماعا`).
    pub carrier: Option<Carrier>,
    /// What the text says of its truth.
    pub modality: Modality,
}

/// The verb that carries a noun.
#[derive(Clone, Debug)]
pub struct Carrier {
    /// Its token.
    pub token: usize,
    /// The verbs it can be.
    pub entries: Vec<EntryId>,
    /// The reading that stands for them all.
    pub found: Match,
    /// Who stands between the verb and the noun, or before the verb; after a verb that follows its noun, every bare mention.
    pub subject: Vec<usize>,
    /// What stands after prepositions between the verb and the noun (`عقد مع نظيره اجتماعا`).
    pub oblique: Vec<Oblique>,
    /// True where a frame of the noun names the verb among those that carry it.
    pub light: bool,
    /// True where the verb follows the noun (`لقاء جمع`, `الزيارة التي قام بها`).
    pub follows: bool,
}

/// Builds the clauses of all words that evoke a frame.
pub(super) fn find(text: &Text<'_>, syntax: &Syntax) -> Vec<Clause> {
    let mut clauses = Vec::new();
    for (number, sentence) in text.sentences.iter().enumerate() {
        for token in sentence.first as usize..sentence.end as usize {
            for predicate in predicates(text, syntax, token) {
                let builder = Builder { text, syntax, sentence: number, begin: sentence.first as usize, stop: sentence.end as usize };
                clauses.push(builder.build(predicate));
            }
        }
    }
    clauses
}

/// The predicates that a token can be: at most one of each kind.
fn predicates(text: &Text<'_>, syntax: &Syntax, token: usize) -> Vec<Predicate> {
    let mut found: Vec<Predicate> = Vec::new();
    for m in text.of_classes(token, Classes::of(&[Class::FrameNoun, Class::Verb])) {
        let Some(kind) = kind_of(m) else { continue };
        if text.knowledge.evoked_by(m.reading.entry).is_empty() || !is_sound(text, syntax, m) {
            continue;
        }
        let end = m.last as usize + 1;
        let known = found.iter_mut().find(|p| p.kind == kind);
        match known {
            Some(p) if p.end == end && p.found.cut.stem == m.cut.stem => {
                if !p.entries.contains(&m.reading.entry) {
                    p.entries.push(m.reading.entry);
                }
                // A noun knows its number, which the verbal noun that it also is does not.
                if m.class() == Class::FrameNoun && p.found.class() != Class::FrameNoun {
                    p.found = *m;
                }
            }
            Some(p) if p.end < end || p.end == end && rank(m) > rank(&p.found) => *p = predicate(text, m, kind),
            Some(_) => {}
            None => found.push(predicate(text, m, kind)),
        }
    }
    found
}

/// Readings with fewer letters cut off are better.
fn rank(m: &Match) -> (bool, f32) {
    (m.cut.enclitic.is_none(), m.cut.score)
}

fn predicate(text: &Text<'_>, m: &Match, kind: PredicateKind) -> Predicate {
    let (token, end) = (m.first as usize, m.last as usize + 1);
    let mut span = text.span(token, end);
    span.start = text.stem_span(token, &m.cut).start;
    Predicate { token, end, kind, entries: vec![m.reading.entry], found: *m, span }
}

fn kind_of(m: &Match) -> Option<PredicateKind> {
    if m.class() == Class::FrameNoun {
        return Some(PredicateKind::Noun);
    }
    Some(match m.reading.inflection.slot? {
        Slot::Perfect | Slot::Imperfect | Slot::PassivePerfect | Slot::PassiveImperfect => PredicateKind::Verb,
        Slot::ActiveParticiple => PredicateKind::Participle,
        Slot::PassiveParticiple => PredicateKind::Passive,
        Slot::Masdar => PredicateKind::Noun,
    })
}

struct Builder<'t, 'a> {
    text: &'t Text<'a>,
    syntax: &'t Syntax,
    sentence: usize,
    begin: usize,
    stop: usize,
}

/// Words that say how the next ones are joined to the predicate.
const LINKS: Classes = Classes::of(&[Class::ListOpener, Class::RoleMarker, Class::Relative, Class::Preposition]);

/// Times that may be phrases.
const TIMES: Classes = Classes::of(&[Class::DayWord, Class::DayPart]);

/// What may stand between a subject and its verb.
const BRIDGES: Classes = Classes::of(&[Class::Relative, Class::Auxiliary, Class::PerfectParticle, Class::FutureParticle, Class::Negation]);

/// Words after which no genitive is waited for.
const TIMED: Classes = Classes::of(&[
    Class::DayWord,
    Class::DayPart,
    Class::Weekday,
    Class::DateShift,
    Class::Channel,
    Class::Turn,
    Class::Temporal,
    Class::Auxiliary,
    Class::PerfectParticle,
    Class::ListOpener,
]);

/// Which group of arguments the last mention joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    None,
    Subject,
    Object,
    Genitive,
    Oblique,
    Carrier,
}

/// The walk over the words behind a predicate.
struct Walk {
    clause: Clause,
    group: Group,
    marker: Option<(String, Option<EntryId>)>,
    /// The token before the next one is an indefinite noun: what follows is its genitive.
    waiting: bool,
    /// A relative clause is being skipped.
    relative: bool,
    /// The last marker and its token, for a place that stands a word or two behind it (`في مدينة …`).
    landing: Option<(String, usize)>,
    /// A list of names with their titles behind them is open.
    listed: bool,
}

impl Builder<'_, '_> {
    fn build(&self, predicate: Predicate) -> Clause {
        let (token, end) = (predicate.token, predicate.end);
        let modality = self.modality(token, &predicate.found, predicate.kind);
        let mut clause = Clause {
            sentence: self.sentence,
            first: token,
            end,
            limit: self.stop,
            subject: Vec::new(),
            object: Vec::new(),
            genitive: Vec::new(),
            oblique: Vec::new(),
            carrier: None,
            modality,
            predicate,
        };
        if clause.predicate.kind == PredicateKind::Verb {
            clause.subject = self.before(token, &clause.predicate.found);
        } else if clause.predicate.kind == PredicateKind::Noun {
            clause.carrier = self.carrier(&clause.predicate);
            if clause.modality == Modality::Fact
                && let Some(carrier) = clause.carrier.as_ref().filter(|carrier| carrier.light)
            {
                clause.modality = self.modality(carrier.token, &carrier.found, PredicateKind::Verb);
            }
        }
        if let Some(&first) = clause.subject.first() {
            clause.first = self.syntax.mentions[first].first;
        }
        let mut walk = Walk { clause, group: Group::None, marker: None, waiting: false, relative: false, landing: None, listed: false };
        let mut at = end;
        while at < self.stop {
            match self.advance(&mut walk, at) {
                Some(next) => at = next,
                None => break,
            }
        }
        walk.clause.limit = at;
        walk.clause
    }

    /// Takes in what stands at a token; `None` where the clause ends.
    fn advance(&self, walk: &mut Walk, at: usize) -> Option<usize> {
        if let Some(index) = self.syntax.mention_at(at).filter(|&index| self.syntax.mentions[index].first == at) {
            return Some(self.item(walk, index));
        }
        if let Some(c) = mark(self.text, at) {
            if matches!(c, ':' | '؛' | ';') || self.opens_speech(at) {
                return None;
            }
            if is_comma(self.text, at) {
                (walk.relative, walk.waiting, walk.marker) = (false, false, None);
            }
            return Some(at + 1);
        }
        if !is_word(self.text, at) {
            return Some(at + 1);
        }
        self.word(walk, at)
    }

    fn word(&self, walk: &mut Walk, at: usize) -> Option<usize> {
        let text = self.text;
        let longest = |class: Class| {
            text.of_class(at, class)
                .filter(|m| m.cut.preposition.is_none() && !m.cut.future && m.cut.enclitic.is_none())
                .max_by_key(|m| (m.last, m.cut.is_whole()))
        };
        if !text.may_be(at, LINKS) {
            return self.content(walk, at);
        }
        // A time of several words that begins with a preposition (`في وقت لاحق من اليوم`) is one thing.
        if let Some(time) = text.of_classes(at, TIMES).filter(|m| m.last > m.first).map(|m| m.last).max() {
            return Some(time as usize + 1);
        }
        if let Some(opener) = longest(Class::ListOpener).filter(|m| m.last > m.first || walk.marker.is_some()) {
            return Some(opener.last as usize + 1);
        }
        if let Some((letters, next)) = self.marked_list(at) {
            walk.marker = Some((letters.to_owned(), None));
            walk.waiting = false;
            return Some(next);
        }
        if let Some(found) = longest(Class::RoleMarker) {
            walk.marker = Some((text.folded_entry(found).into_owned(), Some(found.reading.entry)));
            walk.waiting = false;
            return Some(found.last as usize + 1);
        }
        if text.is(at, Class::Relative) {
            walk.relative = true;
            return Some(at + 1);
        }
        if let Some(found) = longest(Class::Preposition) {
            walk.marker = Some((text.folded_entry(found).into_owned(), None));
            walk.waiting = false;
            return Some(found.last as usize + 1);
        }
        self.content(walk, at)
    }

    /// Takes a word that is no link between others.
    fn content(&self, walk: &mut Walk, at: usize) -> Option<usize> {
        if self.follow(walk, at) {
            return Some(at + 1);
        }
        if self.ends_clause(at, walk) {
            return None;
        }
        if let Some((marker, _)) = walk.marker.take() {
            walk.landing = Some((marker, at));
        }
        walk.waiting = self.is_waiting(at);
        Some(at + 1)
    }

    /// A new finite verb, a complementizer or a reporting participle ends the clause.
    fn ends_clause(&self, at: usize, walk: &Walk) -> bool {
        let text = self.text;
        if text.is(at, Class::Complementizer) {
            return true;
        }
        if walk.relative || !text.may_be(at, Classes::of(&[Class::LightVerb, Class::Verb])) {
            return false;
        }
        if text.is(at, Class::LightVerb) {
            return true;
        }
        let verb = finite_verb(text, at)
            .is_some_and(|m| m.cut.score + 0.001 >= text.best_cut(at).map_or(0.0, |best| best.score) || m.cut.is_whole());
        let noun = text
            .matches(at)
            .iter()
            .any(|m| m.cut.is_whole() && (m.class() == Class::FrameNoun || m.reading.inflection.slot == Some(Slot::Masdar)));
        if verb && !noun {
            return true;
        }
        let after_comma = at > 0 && is_comma(text, at - 1);
        after_comma
            && text.matches(at).iter().any(|m| {
                m.reading.inflection.slot == Some(Slot::ActiveParticiple)
                    && m.reading.inflection.person == Some(Person::MasculineSingularAccusative)
            })
    }

    /// An indefinite noun after which a bare mention is its genitive.
    fn is_waiting(&self, at: usize) -> bool {
        let Some(cut) = self.text.best_cut(at) else { return false };
        let timed = self.text.may_be(at, TIMED);
        !cut.article && cut.enclitic.is_none() && !timed
    }

    /// A quotation of more than a few words.
    fn opens_speech(&self, at: usize) -> bool {
        self.text.quotation(at + 1).is_some_and(|q| q.first as usize == at + 1 && q.end - q.first > 6)
    }

    /// The subject that stands before a finite verb: directly, or before a comma, a relative or an auxiliary.
    fn before(&self, token: usize, found: &Match) -> Vec<usize> {
        if found.cut.coordinator.is_some() {
            return Vec::new();
        }
        let text = self.text;
        let mut at = token;
        while at > self.begin {
            let skip = is_comma(text, at - 1) || text.is_any(at - 1, BRIDGES);
            if !skip || token - at > 4 {
                break;
            }
            at -= 1;
        }
        let mut group = Vec::new();
        while let Some(index) = at.checked_sub(1).and_then(|last| self.syntax.mention_at(last)).filter(|_| at > self.begin) {
            let mention = &self.syntax.mentions[index];
            if mention.end != at || attached(text, &mention.cut).is_some() || self.after_preposition(mention.first) {
                break;
            }
            group.insert(0, index);
            at = mention.first;
            if mention.cut.coordinator.is_none() {
                break;
            }
        }
        group
    }

    /// True if a preposition, or a noun that waits for a genitive, stands directly before.
    fn after_preposition(&self, at: usize) -> bool {
        if self.opens_list(at) {
            return false;
        }
        at > self.begin
            && (self.text.is(at - 1, Class::Preposition)
                || is_word(self.text, at - 1)
                    && self.is_waiting(at - 1)
                    && !self.text.is(at - 1, Class::Complementizer)
                    && self.syntax.mention_at(at - 1).is_none()
                    && finite_verb(self.text, at - 1).is_none())
    }

    /// True if a list opener (`كل من`) ends directly before.
    fn opens_list(&self, at: usize) -> bool {
        let ends = |first: usize| self.text.of_class(first, Class::ListOpener).any(|m| m.last as usize + 1 == at);
        (1..=3).filter_map(|back| at.checked_sub(back)).filter(|&first| first >= self.begin).any(ends)
    }
}

//! Visits: who goes where, one for each state that is visited.

use mahdar_knowledge::{Class, Frame, Slot};
use mahdar_language::arabic::{Clause, MentionKind, Oblique, PredicateKind};
use mahdar_record::{Country, EncounterStatus, Role, Span};

use crate::moments::{self, Where};
use crate::parties::{self, Party};
use crate::scene::Scene;

use super::roles::{is_place, role};
use super::telling::Telling;

/// True for frames of travel.
pub(super) fn is_journey(frame: &Frame) -> bool {
    !frame.destination.is_empty() || !frame.origin.is_empty()
}

/// A passive, or a verb with a pronoun for an object which its frame does not know (`وصلنا` as "it reached us").
pub(super) fn is_suffered(clause: &Clause, frame: &Frame) -> bool {
    let found = &clause.predicate.found;
    let passive = matches!(found.reading.inflection.slot, Some(Slot::PassivePerfect | Slot::PassiveImperfect));
    let object = clause.predicate.kind == PredicateKind::Verb && found.cut.enclitic.is_some() && frame.object.is_none();
    passive || object
}

/// Where a journey goes.
#[derive(Clone, Debug)]
struct Goal {
    country: Option<Country>,
    span: Span,
    place: Option<Where>,
    /// The body that is visited, where no place is named.
    host: Option<Party>,
}

/// One telling for each state that is visited.
pub(super) fn split(scene: &Scene<'_>, clause: &Clause, frame: &Frame, telling: &Telling) -> Result<Vec<Telling>, &'static str> {
    let mut goals: Vec<Goal> = Vec::new();
    for goal in goals_of(scene, clause, frame) {
        if !goals.iter().any(|known| known.country == goal.country) {
            goals.push(goal);
        }
    }
    if goals.is_empty() {
        return Err("the place that is visited is not named");
    }
    let left = places(scene, clause, &frame.origin).first().map(|goal| goal.span);
    let sees = role(frame.object) == Some(Role::Host);
    let mut telling = telling.clone();
    if !frame.origin.is_empty() {
        telling.participants.retain(|(party, role)| *role != Role::Guest || is_official(scene, party));
    }
    let tellings: Vec<Telling> =
        goals.into_iter().filter_map(|goal| visit(scene, &goal, left == Some(goal.span), sees, &telling)).collect();
    if tellings.is_empty() { Err("someone who goes home visits nobody") } else { Ok(tellings) }
}

/// The places that a journey goes to; where none is named, the one that is left, else the body that is visited.
fn goals_of(scene: &Scene<'_>, clause: &Clause, frame: &Frame) -> Vec<Goal> {
    let found = places(scene, clause, &frame.destination);
    if !found.is_empty() {
        return found;
    }
    let inside = within(scene, clause, &frame.destination);
    if !inside.is_empty() {
        return inside;
    }
    let left = places(scene, clause, &frame.origin);
    if !left.is_empty() {
        return left;
    }
    body(scene, clause, frame).or_else(|| inviter(scene, clause)).into_iter().collect()
}

/// Who invites is visited, where nothing else is named (`زيارة الوزير تلبية لدعوة من الملك`).
fn inviter(scene: &Scene<'_>, clause: &Clause) -> Option<Goal> {
    let invites = |oblique: &&Oblique| oblique.role.is_some_and(|role| &*scene.knowledge.lexicon().entry(role).value == "inviter");
    let index = clause.oblique.iter().filter(invites).flat_map(|oblique| &oblique.mentions).copied().find(|&index| {
        matches!(scene.mention(index).kind, MentionKind::Person | MentionKind::Office | MentionKind::State | MentionKind::Body)
            && scene.mention(index).country.is_some()
    })?;
    let mention = scene.mention(index);
    Some(Goal { country: mention.country, span: mention.span, place: None, host: None })
}

/// The places after one of the markers; `object` stands for the bare object.
fn places(scene: &Scene<'_>, clause: &Clause, markers: &[String]) -> Vec<Goal> {
    let named = |index: &usize| is_place(scene, *index) && scene.mention(*index).country.is_some();
    let goal = |index: usize| {
        let mention = scene.mention(index);
        Goal { country: mention.country, span: mention.span, place: moments::named(scene, mention), host: None }
    };
    let marked = clause
        .oblique
        .iter()
        .filter(|oblique| markers.contains(&oblique.marker))
        .map(|oblique| oblique.mentions.iter().copied().filter(named).map(goal).collect::<Vec<_>>());
    if let Some(found) = marked.into_iter().find(|found| !found.is_empty()) {
        return found;
    }
    let carried = clause.carrier.iter().filter(|carrier| carrier.follows).flat_map(|carrier| &carrier.subject);
    if !markers.iter().any(|marker| marker == "object") {
        let noun = clause.predicate.kind == PredicateKind::Noun && !markers.is_empty();
        return carried.copied().filter(|_| noun).filter(named).map(goal).collect();
    }
    let bare = if clause.predicate.kind == PredicateKind::Noun { &clause.genitive } else { &clause.subject };
    let behind = |index: &&usize| scene.mention(**index).first > clause.predicate.token;
    clause.object.iter().chain(bare.iter().filter(behind)).chain(carried).copied().filter(named).map(goal).collect()
}

/// Places after one of the markers that are no mentions: at the end of the traveller's phrase (`زيارة أمير البلاد لطهران`), or ambiguous by themselves.
fn within(scene: &Scene<'_>, clause: &Clause, markers: &[String]) -> Vec<Goal> {
    let text = &scene.text;
    let goal = |token: usize| {
        let free = scene.syntax.mention_at(token).is_none_or(|index| {
            let mention = scene.mention(index);
            mention.kind == MentionKind::Office && mention.end == token + 1 && mention.first < token
        });
        let found = text
            .matches(token)
            .iter()
            .filter(|m| free && matches!(m.class(), Class::Country | Class::Place) && m.last as usize == token && m.cut.enclitic.is_none())
            .max_by_key(|m| m.cut.preposition.is_some())?;
        let entry = text.entry(found);
        let led = match found.cut.preposition {
            Some(_) => moments::is_aimed(scene, &found.cut),
            None => markers.iter().any(|marker| marker == text.folded_word(token - 1)),
        };
        let span = text.stem_span(token, &found.cut);
        let place = (entry.class == Class::Place).then(|| Where { name: scene.words(span), country: entry.country, span, rank: 0 });
        (led && entry.country.is_some()).then_some(Goal { country: entry.country, span, place, host: None })
    };
    (clause.predicate.end.max(1)..clause.limit).find_map(goal).into_iter().collect()
}

/// A body that is visited, where the frame says that its object hosts: the object of a verb, or what follows a marker.
fn body(scene: &Scene<'_>, clause: &Clause, frame: &Frame) -> Option<Goal> {
    if role(frame.object) != Some(Role::Host) {
        return None;
    }
    let marked = clause.oblique.iter().filter(|oblique| frame.destination.contains(&oblique.marker)).flat_map(|oblique| &oblique.mentions);
    let index = clause.object.iter().chain(marked).copied().find(|&index| scene.mention(index).kind == MentionKind::Body)?;
    let mention = scene.mention(index);
    Some(Goal { country: mention.country, span: mention.span, place: None, host: parties::party(scene, index, false) })
}

/// The visit to one place; none where the traveller is at home there, unless the frame is one of seeing places (`sees`).
fn visit(scene: &Scene<'_>, goal: &Goal, left: bool, sees: bool, told: &Telling) -> Option<Telling> {
    let country = goal.country;
    let mut telling = told.clone();
    telling.country = country;
    telling.place = goal.place.clone().or_else(|| telling.place.take().filter(|place| place.country == country || goal.host.is_some()));
    telling.participants.retain(|(party, role)| !party.state && (*role != Role::Host || party.person.is_some()));
    let at_home = telling.participants.iter().any(|(party, role)| *role == Role::Guest && is_home(scene, party, country));
    if at_home && goal.host.is_none() {
        // Inside one's own state a place is visited, and the state hosts nobody; coming home is no visit.
        let town = goal.place.as_ref().is_some_and(|place| !is_capital(scene, place));
        return (sees && town).then_some(telling);
    }
    if left && telling.status == EncounterStatus::Planned {
        telling.status = EncounterStatus::Happened;
    }
    if !telling.participants.iter().any(|(_, role)| *role == Role::Host) {
        let state = country.map(|country| Party { name: country.to_string(), span: goal.span, person: None, state: true });
        telling.participants.extend(goal.host.clone().or(state).map(|party| (party, Role::Host)));
    }
    Some(telling)
}

/// Everybody sets out and comes home: that is told as a visit only of those who hold a post.
fn is_official(scene: &Scene<'_>, party: &Party) -> bool {
    party.person.is_none_or(|who| !scene.people.list[who].posts.is_empty())
}

fn is_capital(scene: &Scene<'_>, place: &Where) -> bool {
    scene
        .syntax
        .mentions
        .iter()
        .filter(|mention| mention.span == place.span)
        .any(|mention| scene.entry(mention).is_some_and(|entry| entry.feature("kind") == Some("capital")))
}

/// True if all posts of a person are of this country.
fn is_home(scene: &Scene<'_>, party: &Party, country: Option<Country>) -> bool {
    let Some(who) = party.person else { return false };
    let mut own = scene.people.list[who].posts.iter().filter_map(|post| post.country).peekable();
    country.is_some() && own.peek().is_some() && own.all(|post| Some(post) == country)
}

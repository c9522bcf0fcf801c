//! Delegations: who sent them is who takes part.
//!
//! `وفد من الحركة` is the movement, `وفد تركي` is the state; a delegation of which nothing is said is nobody.

use mahdar_knowledge::Class;
use mahdar_language::arabic::{Mention, MentionKind};

use crate::parties::{self, Party};
use crate::scene::Scene;

/// True for mentions whose head is a noun of a group that others send.
pub(super) fn is_delegation(scene: &Scene<'_>, mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Described | MentionKind::Body)
        && scene.entry(mention).is_some_and(|entry| entry.feature("kind") == Some("delegation"))
}

/// Who sent the delegation at a mention: a body inside its phrase, what follows a preposition of origin, the state of its adjective.
pub(super) fn sender(scene: &Scene<'_>, index: usize) -> Option<Party> {
    let mention = scene.mention(index);
    inside(scene, mention).or_else(|| behind(scene, mention)).or_else(|| nation(mention))
}

/// The genitive of the delegation (`وفد حركة التغيير`).
fn inside(scene: &Scene<'_>, mention: &Mention) -> Option<Party> {
    let text = &scene.text;
    let named = |token: usize| {
        let found =
            text.matches(token).iter().any(|m| m.cut.is_whole() && matches!(m.class(), Class::Body | Class::BodyHead | Class::Alias));
        found.then(|| text.span(token, mention.end))
    };
    let span = (mention.first + 1..mention.end).find_map(named)?;
    Some(Party { name: scene.words(span), span, person: None, state: false })
}

/// What follows a preposition of origin directly behind the delegation or a word or two later (`وفد رفيع المستوى من الحزب`).
fn behind(scene: &Scene<'_>, mention: &Mention) -> Option<Party> {
    let text = &scene.text;
    let origin = |token: &usize| {
        text.matches(*token)
            .iter()
            .any(|m| m.cut.is_whole() && m.class() == Class::Preposition && text.entry(m).feature("origin").is_some())
    };
    let stop = (mention.end + REACH).min(text.tokens.len());
    let other = |token: &usize| text.is(*token, Class::Preposition) || !text.tokens[*token].is_word();
    let from = (mention.end..stop).take_while(|token| origin(token) || !other(token)).find(origin)?;
    let index = scene.syntax.mention_at(from + 1).filter(|&index| scene.mention(index).first == from + 1)?;
    let kind = scene.mention(index).kind;
    // A team from a state rather comes from there.
    let state = kind == MentionKind::State && mention.kind == MentionKind::Described;
    let found = (kind == MentionKind::Body || state).then(|| parties::party(scene, index, false)).flatten()?;
    Some(Party { state: false, ..found })
}

/// The state of the adjective. A delegation is people: it travels, which a state does not.
fn nation(mention: &Mention) -> Option<Party> {
    let country = mention.country?;
    Some(Party { name: country.to_string(), span: mention.span, person: None, state: false })
}

/// How many words behind a delegation its sender may be named.
const REACH: usize = 4;

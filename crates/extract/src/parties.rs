//! Mentions as parties: the name under which someone enters the record.

use mahdar_language::arabic::MentionKind;
use mahdar_record::{FactId, Span};

use crate::people;
use crate::scene::Scene;

/// Someone who can take part, speak or act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Party {
    /// A person's fullest name, an office or organisation as written, or the code of a state.
    pub(crate) name: String,
    /// The words that name it here.
    pub(crate) span: Span,
    /// The individual, if it is one that the document names.
    pub(crate) person: Option<usize>,
    /// True for a state by its code.
    pub(crate) state: bool,
}

impl Party {
    pub(crate) fn person_id(&self, scene: &Scene<'_>) -> Option<FactId> {
        self.person.map(|who| people::id(scene, who))
    }
}

/// What stands for a state: its name; its capital where `metonymy` allows it.
pub(crate) fn party(scene: &Scene<'_>, index: usize, metonymy: bool) -> Option<Party> {
    let mention = scene.mention(index);
    let as_written = |span: Span| Party { name: scene.words(span), span, person: None, state: false };
    match mention.kind {
        MentionKind::Person | MentionKind::Office => Some(match scene.people.of(index) {
            Some(who) => Party {
                name: scene.people.list[who].name.clone(),
                span: mention.name.unwrap_or(mention.span),
                person: Some(who),
                state: false,
            },
            None => as_written(mention.span),
        }),
        MentionKind::Body => Some(Party { name: scene.words(scene.mention(scene.people.body(index)).span), ..as_written(mention.span) }),
        MentionKind::Described => Some(as_written(mention.span)),
        MentionKind::State => {
            mention.country.map(|country| Party { name: country.to_string(), span: mention.span, person: None, state: true })
        }
        MentionKind::Place => {
            let capital = scene.entry(mention).is_some_and(|entry| entry.feature("kind") == Some("capital"));
            (metonymy && capital).then_some(mention.country).flatten().map(|country| Party {
                name: country.to_string(),
                span: mention.span,
                person: None,
                state: true,
            })
        }
        MentionKind::Pair | MentionKind::Address => None,
    }
}

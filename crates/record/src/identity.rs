//! Stable ids: the name of a fact is made of the words it stands on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Span;

/// The id of a person, encounter, statement, agreement or act.
///
/// Laws: it depends on the text of the document, the kind of the fact and its evidence, and on nothing else. The same text read again, in another
/// file, under another name or by a newer version that finds the same fact, gives the same id. It begins with the letter of its kind.
///
/// ```
/// use mahdar_record::{FactId, Kind, Span, TextDigest};
/// let text = TextDigest::of("وصل الوزير");
/// let id = FactId::derive(&text, Kind::Encounter, Span::new(0, 19), "");
/// assert!(id.as_str().starts_with('e'));
/// assert_eq!(id, FactId::derive(&text, Kind::Encounter, Span::new(0, 19), ""));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct FactId(String);

impl FactId {
    /// The id of the fact of this kind whose evidence is `span`; `told` sets apart facts that share their evidence.
    #[must_use]
    pub fn derive(text: &TextDigest, kind: Kind, span: Span, told: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(text.0.as_bytes());
        hasher.update(kind.letter().as_bytes());
        hasher.update(&span.start.to_le_bytes());
        hasher.update(&span.end.to_le_bytes());
        hasher.update(told.as_bytes());
        let hex = hasher.finalize().to_hex();
        Self(format!("{}{}", kind.letter(), &hex[..12]))
    }

    /// An id as a file or a database gives it.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The kinds of facts that bear ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An individual that the document names.
    Person,
    /// A meeting, visit, call ….
    Encounter,
    /// A reported utterance.
    Statement,
    /// One step of an instrument.
    Agreement,
    /// Another deed.
    Act,
}

impl Kind {
    /// The letter its ids begin with.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::Person => "p",
            Self::Encounter => "e",
            Self::Statement => "s",
            Self::Agreement => "a",
            Self::Act => "x",
        }
    }
}

/// The digest (BLAKE3, 32 hexadecimal digits) of a document's text: what makes two documents the same content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct TextDigest(String);

impl TextDigest {
    /// The digest of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(blake3::hash(text.as_bytes()).to_hex()[..32].to_owned())
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

//! A report as it comes in.

use serde::{Deserialize, Serialize};

use crate::{Edtf, TextDigest};

/// One report. `text` is immutable once ingested: all spans point into it.
///
/// ```
/// use mahdar_record::Document;
/// let report = Document::from_text("وصل الوزير إلى بغداد");
/// assert_eq!(report.id, Document::from_text("وصل الوزير إلى بغداد").id);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The id that the input gives, else `d` and the first 12 digits of the text's digest.
    pub id: String,
    /// The body, with its headline where the input has it there.
    pub text: String,
    /// A headline given apart; it informs and yields no facts.
    #[serde(default)]
    pub title: Option<String>,
    /// Where it was published.
    #[serde(default)]
    pub url: Option<String>,
    /// Who published it.
    #[serde(default)]
    pub outlet: Option<String>,
    /// When it was published, `YYYY-MM-DD`.
    #[serde(default)]
    pub published: Option<Edtf>,
    /// ISO 639-1 code, where the input gives it.
    #[serde(default)]
    pub language: Option<String>,
}

impl Document {
    /// A report of which nothing but the text is known.
    #[must_use]
    pub fn from_text(text: impl Into<String>) -> Self {
        let text = text.into();
        let id = Self::id_of(&TextDigest::of(&text));
        Self { id, text, title: None, url: None, outlet: None, published: None, language: None }
    }

    /// The id of a document that the input gives none.
    #[must_use]
    pub fn id_of(digest: &TextDigest) -> String {
        format!("d{}", &digest.as_str()[..12])
    }

    /// The digest of its text.
    #[must_use]
    pub fn digest(&self) -> TextDigest {
        TextDigest::of(&self.text)
    }
}

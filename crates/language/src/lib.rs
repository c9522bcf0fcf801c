//! Text to tokens with all their clitic analyses, sentences, quotations, lexicon matches and dates; then, for Arabic, to mentions and clauses.
//!
//! In: the text of a document and the knowledge. Out: a [`Text`] whose every part knows its bytes in the source. Nothing here knows what a
//! meeting or a statement is, decides who is who, or can fail.

pub mod arabic;
mod cuts;
pub mod dates;
mod folded;
mod lookup;
mod passages;
mod quotations;
mod reader;
mod script;
mod text;
mod tokens;

pub use cuts::Cut;
pub use folded::{Folded, FoldedSpan};
pub use lookup::Match;
pub use passages::{Paragraph, Sentence};
pub use quotations::Quotation;
pub use reader::Reader;
pub use text::{Text, read};
pub use tokens::{Token, TokenKind, without_marks};

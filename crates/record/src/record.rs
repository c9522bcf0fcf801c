//! What one document yields, in the form that is written as one JSON object a line.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{ActStatus, ActType, Change, Country, Edtf, EncounterStatus, FactId, Form, Instrument, Role, Span, SpeechAct, Step, Topic};

/// Everything that mahdar found in one document.
///
/// Laws: every span lies in the document's text on character boundaries; every fact and every participant has one; an unknown value is
/// `null` or an empty list, never a guess; the lists stand in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// Which document it is.
    pub document: Heading,
    /// Whom the report itself cites: agencies, statements, press offices, media.
    pub sources: Vec<Source>,
    /// Every individual named in the body.
    pub people: Vec<Person>,
    /// One object per distinct meeting, visit, call, conference.
    pub encounters: Vec<Encounter>,
    /// One object per reported utterance.
    pub statements: Vec<Statement>,
    /// One object per instrument and step.
    pub agreements: Vec<Agreement>,
    /// One object per deed.
    pub acts: Vec<Act>,
    /// What stands in the text but is no part of the report.
    pub boilerplate: Vec<Span>,
}

/// The head of a record: the document it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Heading {
    /// The id that the input gives, else one made of the text.
    pub id: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published, `YYYY-MM-DD`.
    pub published: Option<Edtf>,
    /// From where `published` is known: `metadata`, `url` or `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_from: Option<String>,
    /// ISO 639-1 code of the main language of the text.
    pub language: Option<String>,
    /// Program and version that made the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_by: Option<String>,
}

/// A source that the report cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// As the text writes it.
    pub name: String,
    /// Where it is cited.
    pub span: Span,
}

/// An individual that the document names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// Stable id.
    pub id: FactId,
    /// The fullest form in the document, without titles and honorifics.
    pub name: String,
    /// Other forms in the document.
    pub also: Vec<String>,
    /// Every mention by name.
    pub spans: Vec<Span>,
    /// The posts that this document gives the person.
    pub posts: Vec<Post>,
}

/// An office that a document gives a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Post {
    /// The whole title phrase as written, without the name.
    pub title: String,
    /// The state whose office it is.
    pub country: Option<Country>,
    /// Whether the document reports that it was taken up or left.
    pub change: Option<Change>,
    /// `former`, `acting`, `designate` … where the text says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The words of the title.
    pub span: Span,
}

/// One distinct meeting, visit, call, conference ….
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Encounter {
    /// Stable id.
    pub id: FactId,
    /// What kind it is.
    pub form: Form,
    /// Whether it took place.
    pub status: EncounterStatus,
    /// When it took place.
    pub date: Option<Edtf>,
    /// The words that date it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_span: Option<Span>,
    /// The most specific place, as written, without preposition.
    pub place: Option<String>,
    /// The words of the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_span: Option<Span>,
    /// The country of the place.
    pub country: Option<Country>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// What it was about.
    pub topics: Vec<Topic>,
    /// On whose word, outermost first; empty where the outlet tells it itself.
    pub via: Vec<String>,
    /// The clause that tells it.
    pub span: Span,
    /// All places where it is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Span>,
    /// The frame that found it and the word that evoked the frame.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<Evoked>,
}

/// Someone who took part in an encounter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Participant {
    /// A person by name, else an office, an organisation, or a state by its code.
    pub name: String,
    /// The part taken.
    pub role: Role,
    /// The words that name the participant here.
    pub span: Span,
    /// The person, where it is one that the document names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<FactId>,
}

/// One reported utterance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Stable id.
    pub id: FactId,
    /// Who said it; parties of a joint statement are joined by ` + `.
    pub speaker: Option<String>,
    /// The words that name the speaker here or where last named.
    pub speaker_span: Option<Span>,
    /// The speaker, where it is a person that the document names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<FactId>,
    /// The reporting word as written, without proclitics; `null` for a colon.
    pub cue: Option<String>,
    /// True where the content stands in quotation marks.
    pub direct: bool,
    /// The verbal act performed toward others.
    pub act: Option<SpeechAct>,
    /// Whom the act is aimed at: countries, people, organisations.
    pub toward: Vec<String>,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// On whose word, outermost first.
    pub via: Vec<String>,
    /// The content, from its first to its last word.
    pub span: Span,
    /// The encounter it was made in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encounter: Option<FactId>,
    /// The frame that found it and the word that evoked the frame.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<Evoked>,
}

/// One step of an instrument between parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agreement {
    /// Stable id.
    pub id: FactId,
    /// The name of the instrument as written.
    pub name: String,
    /// What kind of instrument.
    pub kind: Instrument,
    /// What became of it.
    pub step: Step,
    /// States by code, or organisations.
    pub parties: Vec<String>,
    /// People who signed.
    pub signatories: Vec<String>,
    /// People under whose patronage it was signed.
    pub patrons: Vec<String>,
    /// When the step was taken.
    pub date: Option<Edtf>,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// The clause that tells it.
    pub span: Span,
    /// The frame that found it and the word that evoked the frame.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<Evoked>,
}

/// Something that someone did to someone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Act {
    /// Stable id.
    pub id: FactId,
    /// The type of PLOVER.
    #[serde(rename = "type")]
    pub kind: ActType,
    /// The mode of PLOVER.
    pub mode: Option<String>,
    /// Whether it was done.
    pub status: ActStatus,
    /// Who did it.
    pub actor: Vec<String>,
    /// To whom.
    pub recipient: Vec<String>,
    /// When.
    pub date: Option<Edtf>,
    /// Where, as written, without preposition.
    pub place: Option<String>,
    /// The country of the place.
    pub country: Option<Country>,
    /// On whose word alone it rests.
    pub via: Vec<String>,
    /// The clause of the deed.
    pub span: Span,
    /// The frame that found it and the word that evoked the frame.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<Evoked>,
}

/// Why a fact was found: the frame and the word that evoked it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evoked {
    /// The id of the frame in the knowledge files.
    pub id: String,
    /// The word that evoked it.
    pub span: Span,
}

//! What words do: frames and the vocabulary of their fields.

use mahdar_record::{ActType, Change, Form, Role, SpeechAct, Step};
use serde::{Deserialize, Serialize};

mod reader;

pub(crate) use reader::load;

/// A frame of the knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FrameId(pub(crate) u32);

/// What a word does, and what its arguments are in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Its name, kind first.
    pub id: String,
    /// What it makes, with the values that only this kind has.
    pub kind: FrameKind,
    /// Lemmas that evoke it.
    pub verbs: Vec<String>,
    /// Nouns that evoke it besides the verbal nouns, as written.
    pub nouns: Vec<String>,
    /// What the subject is.
    pub subject: Option<Argument>,
    /// What the object is.
    pub object: Option<Argument>,
    /// What follows the noun in an idafa.
    pub genitive: Option<Argument>,
    /// What follows a preposition or marker (folded).
    pub markers: Vec<(String, Argument)>,
    /// What a nationality that qualifies the noun is.
    pub adjective: Option<Argument>,
    /// Lemmas of verbs that carry the noun.
    pub light: Vec<String>,
    /// Lemmas of verbs that carry the noun and whose subject undergoes it.
    pub undergo: Vec<String>,
    /// What must be there for this reading.
    pub needs: Vec<Need>,
    /// Nouns (folded) without which the verb does not have this reading.
    pub with: Vec<String>,
    /// Nouns (folded) one of which must be the subject.
    pub with_subject: Vec<String>,
    /// Words (folded) that must stand in the clause for this reading.
    pub through: Vec<String>,
    /// True if it holds only for what is yet to come.
    pub planned_only: bool,
    /// Prepositions (folded) before the place that a visit goes to; `object` for the bare object.
    pub destination: Vec<String>,
    /// The same for the place that is left.
    pub origin: Vec<String>,
    /// Sentences in which it must fire.
    pub finds: Vec<String>,
    /// Sentences in which it must not.
    pub skips: Vec<String>,
    /// Where it stands, for messages.
    pub file: String,
    /// Its line.
    pub line: usize,
}

/// What a frame makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FrameKind {
    /// A meeting, visit ….
    Encounter {
        /// Its form.
        form: Form,
    },
    /// An utterance.
    Statement {
        /// The verbal act of the cue itself.
        act: Option<SpeechAct>,
        /// How the content is joined.
        content: Vec<Join>,
        /// Whom the act is aimed at.
        toward: Option<Target>,
    },
    /// A step of an instrument.
    Agreement {
        /// The step.
        step: Step,
    },
    /// A deed.
    Act {
        /// PLOVER type.
        kind: ActType,
        /// PLOVER mode.
        mode: Option<String>,
    },
    /// A change of post.
    Post {
        /// Which.
        change: Change,
    },
}

/// What an argument is in its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Argument {
    /// A participant of an encounter.
    Participant(Role),
    /// Who does an act.
    Actor,
    /// To whom an act is done.
    Recipient,
    /// Who signs.
    Signatory,
    /// Between whom an instrument is; also what is neither actor nor recipient.
    Party,
    /// Under whose patronage.
    Patron,
    /// The instrument itself.
    Instrument,
    /// Who holds the post.
    Holder,
    /// Whom an utterance addresses.
    Addressee,
    /// Where.
    Place,
    /// Who gives or takes the post.
    Appointer,
    /// The post itself.
    Post,
    /// What keeps a phrase from being taken for a party: a topic, charge, weapon, means, purpose.
    Other,
}

/// How a content is joined to its cue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Join {
    /// By a complementizer.
    That,
    /// In quotation marks.
    Quote,
    /// After a colon.
    Colon,
    /// As a bare noun phrase.
    Bare,
    /// After a preposition (folded).
    Marker(String),
}

/// Whom an utterance is aimed at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// The object of the cue.
    Object,
    /// Whoever the content names.
    Content,
    /// What follows a preposition (folded).
    Marker(String),
}

/// What must be there for a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Need {
    /// Someone in the role of the object, or for acts an actor or recipient.
    Party,
    /// Someone on each side.
    TwoParties,
    /// A resolution as the instrument.
    Resolution,
    /// A party, or a noun of class `victim`.
    Victim,
    /// A noun of class `weapon`.
    Weapon,
    /// A victim or a weapon.
    Attack,
    /// At least one argument, or a date or place.
    Arguments,
    /// One of its light verbs.
    Light,
    /// An object of the subject's own side.
    OwnDiplomat,
    /// An object of another side.
    ForeignDiplomat,
    /// People as the subject.
    Protester,
}

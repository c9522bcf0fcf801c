//! Facts as they come out of the record.

use std::rc::Rc;

use mahdar_record::{Act, Agreement, Edtf, Encounter, Evoked, FactId, Person, Record, Span, Statement, Topic};
use serde::Serialize;

use crate::FactKind;

/// Any of the facts that bear an id. Its JSON is that of the fact itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Fact {
    /// Someone whom a document names.
    Person(Person),
    /// A meeting, visit, call ….
    Encounter(Encounter),
    /// A reported utterance.
    Statement(Statement),
    /// A step of an instrument.
    Agreement(Agreement),
    /// A deed.
    Act(Act),
}

impl Fact {
    /// The fact of a record that bears this id.
    #[must_use]
    pub fn find(record: &Record, id: &FactId) -> Option<Self> {
        match id.as_str().chars().next()? {
            'p' => record.people.iter().find(|fact| &fact.id == id).cloned().map(Self::Person),
            'e' => record.encounters.iter().find(|fact| &fact.id == id).cloned().map(Self::Encounter),
            's' => record.statements.iter().find(|fact| &fact.id == id).cloned().map(Self::Statement),
            'a' => record.agreements.iter().find(|fact| &fact.id == id).cloned().map(Self::Agreement),
            'x' => record.acts.iter().find(|fact| &fact.id == id).cloned().map(Self::Act),
            _ => None,
        }
    }

    /// Which kind it is.
    #[must_use]
    pub fn kind(&self) -> FactKind {
        match self {
            Self::Person(_) => FactKind::Person,
            Self::Encounter(_) => FactKind::Encounter,
            Self::Statement(_) => FactKind::Statement,
            Self::Agreement(_) => FactKind::Agreement,
            Self::Act(_) => FactKind::Act,
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &FactId {
        match self {
            Self::Person(fact) => &fact.id,
            Self::Encounter(fact) => &fact.id,
            Self::Statement(fact) => &fact.id,
            Self::Agreement(fact) => &fact.id,
            Self::Act(fact) => &fact.id,
        }
    }

    /// The words it rests on; of a person, the first mention.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Person(fact) => fact.spans.first().copied().unwrap_or_default(),
            Self::Encounter(fact) => fact.span,
            Self::Statement(fact) => fact.span,
            Self::Agreement(fact) => fact.span,
            Self::Act(fact) => fact.span,
        }
    }

    /// Its own date; statements and people have none.
    #[must_use]
    pub fn date(&self) -> Option<&Edtf> {
        match self {
            Self::Encounter(fact) => fact.date.as_ref(),
            Self::Agreement(fact) => fact.date.as_ref(),
            Self::Act(fact) => fact.date.as_ref(),
            Self::Person(_) | Self::Statement(_) => None,
        }
    }

    /// What it is about.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        match self {
            Self::Encounter(fact) => &fact.topics,
            Self::Statement(fact) => &fact.topics,
            Self::Agreement(fact) => &fact.topics,
            Self::Person(_) | Self::Act(_) => &[],
        }
    }

    /// On whose word, outermost first.
    #[must_use]
    pub fn via(&self) -> &[String] {
        match self {
            Self::Encounter(fact) => &fact.via,
            Self::Statement(fact) => &fact.via,
            Self::Act(fact) => &fact.via,
            Self::Person(_) | Self::Agreement(_) => &[],
        }
    }

    /// The frame that found it.
    #[must_use]
    pub fn frame(&self) -> Option<&Evoked> {
        match self {
            Self::Encounter(fact) => fact.frame.as_ref(),
            Self::Statement(fact) => fact.frame.as_ref(),
            Self::Agreement(fact) => fact.frame.as_ref(),
            Self::Act(fact) => fact.frame.as_ref(),
            Self::Person(_) => None,
        }
    }
}

/// A fact and the record that tells it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The key of the document, for [`crate::Store::document`].
    pub document: i64,
    /// Everything that was found in the document.
    pub record: Rc<Record>,
    /// The fact.
    pub fact: Fact,
}

impl Told {
    /// When it happened as far as its words tell: its own date, of a statement the date of its encounter, else of its report.
    #[must_use]
    pub fn date(&self) -> Option<&Edtf> {
        let Fact::Statement(statement) = &self.fact else {
            return self.fact.date();
        };
        let encounter = self.record.encounters.iter().find(|fact| Some(&fact.id) == statement.encounter.as_ref());
        encounter.and_then(|fact| fact.date.as_ref()).or(self.record.document.published.as_ref())
    }
}

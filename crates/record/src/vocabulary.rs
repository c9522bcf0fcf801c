//! The closed vocabularies of the record: every value has one written form, the same in JSON, in the database and in knowledge files.

/// Defines an enum whose variants are written as given.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $(#[doc = concat!("Written `", $text, "`.")] $(#[$vmeta])* #[serde(rename = $text)] $variant),+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The written form.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The value written `text`, if there is one.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

vocabulary! {
    /// What kind of encounter it is.
    Form {
        Meeting = "meeting",
        /// Travel to a country or city.
        Visit = "visit",
        /// By phone.
        Call = "call",
        /// By screen.
        Video = "video",
        /// A gathering of many.
        Conference = "conference",
        /// A round of negotiations.
        Talks = "talks",
        Ceremony = "ceremony",
    }
}

vocabulary! {
    /// Whether an encounter took place.
    EncounterStatus {
        Happened = "happened",
        Planned = "planned",
        Postponed = "postponed",
        Cancelled = "cancelled",
        Denied = "denied",
    }
}

vocabulary! {
    /// What part someone has in an encounter.
    Role {
        /// Receives or is visited.
        Host = "host",
        /// Is received or travels.
        Guest = "guest",
        /// Takes part where neither is said.
        Party = "party",
        /// Stands by.
        Attendee = "attendee",
        /// Sponsors.
        Patron = "patron",
        Mediator = "mediator",
    }
}

vocabulary! {
    /// What an utterance does toward others: the verbal acts of PLOVER.
    SpeechAct {
        Agree = "AGREE",
        Support = "SUPPORT",
        Concede = "CONCEDE",
        Request = "REQUEST",
        Accuse = "ACCUSE",
        Reject = "REJECT",
        Threaten = "THREATEN",
    }
}

vocabulary! {
    /// What kind of instrument an agreement is.
    Instrument {
        Agreement = "agreement",
        Memorandum = "memorandum",
        Minutes = "minutes",
        Treaty = "treaty",
        Protocol = "protocol",
        Plan = "plan",
        Statement = "statement",
        Other = "other",
    }
}

vocabulary! {
    /// What became of an agreement.
    Step {
        Proposed = "proposed",
        Planned = "planned",
        Negotiating = "negotiating",
        Signed = "signed",
        Ratified = "ratified",
        Implementing = "implementing",
        Urged = "urged",
        Violated = "violated",
        Suspended = "suspended",
        Ended = "ended",
    }
}

vocabulary! {
    /// The types of PLOVER that a deed can have.
    ActType {
        Agree = "AGREE",
        Concede = "CONCEDE",
        Cooperate = "COOPERATE",
        Aid = "AID",
        Retreat = "RETREAT",
        Protest = "PROTEST",
        Sanction = "SANCTION",
        Mobilize = "MOBILIZE",
        Coerce = "COERCE",
        Assault = "ASSAULT",
        Support = "SUPPORT",
        Accuse = "ACCUSE",
        Reject = "REJECT",
        Threaten = "THREATEN",
        Request = "REQUEST",
    }
}

vocabulary! {
    /// Whether a deed was done.
    ActStatus {
        Happened = "happened",
        Planned = "planned",
        Threatened = "threatened",
        Denied = "denied",
        Hypothetical = "hypothetical",
    }
}

vocabulary! {
    /// What a document says became of a post.
    Change {
        Appointed = "appointed",
        Left = "left",
    }
}

vocabulary! {
    /// What a passage is about: the contexts of PLOVER.
    Topic {
        Military = "military",
        Intelligence = "intelligence",
        Executive = "executive",
        Legislative = "legislative",
        Election = "election",
        PoliticalInstitutions = "political_institutions",
        ProDemocracy = "pro_democracy",
        ProAutocracy = "pro_autocracy",
        Economic = "economic",
        Legal = "legal",
        Reparations = "reparations",
        HumanRights = "human_rights",
        RightsFreedoms = "rights_freedoms",
        Repression = "repression",
        HumanSecurity = "human_security",
        Gender = "gender",
        Lgbt = "lgbt",
        ReligionEthnicity = "religion_ethnicity",
        Inequality = "inequality",
        Diplomatic = "diplomatic",
        Territory = "territory",
        Peacekeeping = "peacekeeping",
        Health = "health",
        Asylum = "asylum",
        Migration = "migration",
        Disasters = "disasters",
        NaturalResource = "natural_resource",
        Environment = "environment",
        Technology = "technology",
        Terrorism = "terrorism",
        Cbrn = "cbrn",
        Cyber = "cyber",
        Misinformation = "misinformation",
        Crime = "crime",
        Corruption = "corruption",
        IllegalDrugs = "illegal_drugs",
        Trafficking = "trafficking",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_reads_back() {
        for form in Form::ALL {
            assert_eq!(Form::parse(form.as_str()), Some(*form));
        }
        for topic in Topic::ALL {
            assert_eq!(Topic::parse(topic.as_str()), Some(*topic));
        }
        assert_eq!(Step::parse("Signed"), None);
    }
}

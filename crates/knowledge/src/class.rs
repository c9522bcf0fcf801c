//! The classes of the lexicon. Code names classes; which words belong to them stands in the knowledge files.

/// Defines the classes with the names that the tables use.
macro_rules! classes {
    ($($(#[$meta:meta])* $variant:ident = $text:literal),+ $(,)?) => {
        /// A class of words or phrases. The meaning of each stands in `knowledge/README.md`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Class {
            $(#[doc = concat!("`", $text, "`.")] $(#[$meta])* $variant),+
        }

        impl Class {
            /// Every class.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in the tables.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The class of a name.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

classes! {
    Country = "country",
    Nationality = "nationality",
    Place = "place",
    Body = "body",
    Alias = "alias",
    Office = "office",
    Rank = "rank",
    Honorific = "honorific",
    PersonNoun = "person-noun",
    Counterpart = "counterpart",
    Pair = "pair",
    PostQualifier = "post-qualifier",
    Portfolio = "portfolio",
    BodyHead = "body-head",
    NameParticle = "name-particle",
    NotName = "not-name",
    Complementizer = "complementizer",
    Relative = "relative",
    Negation = "negation",
    Coordinator = "coordinator",
    Preposition = "preposition",
    Demonstrative = "demonstrative",
    Pronoun = "pronoun",
    PerfectParticle = "perfect-particle",
    FutureParticle = "future-particle",
    Condition = "condition",
    Temporal = "temporal",
    Auxiliary = "auxiliary",
    LightVerb = "light-verb",
    ListOpener = "list-opener",
    Turn = "turn",
    RoleMarker = "role-marker",
    Channel = "channel",
    StatusMarker = "status-marker",
    SourceMarker = "source-marker",
    SpeechForm = "speech-form",
    Boilerplate = "boilerplate",
    Month = "month",
    Weekday = "weekday",
    DayWord = "day-word",
    DayPart = "day-part",
    DateShift = "date-shift",
    DateUnit = "date-unit",
    Era = "era",
    Ordinal = "ordinal",
    Number = "number",
    Approximate = "approximate",
    Anniversary = "anniversary",
    Topic = "topic",
    ContentHead = "content-head",
    Instrument = "instrument",
    Event = "event",
    Victim = "victim",
    Weapon = "weapon",
    /// A form of a verb in `verbs/*.tsv`; no class of the tables.
    Verb = "verb",
    /// A noun that a frame names; no class of the tables.
    FrameNoun = "frame-noun",
}

impl Class {
    /// True for the classes that only code makes, out of verbs and frames.
    #[must_use]
    pub fn is_derived(self) -> bool {
        matches!(self, Self::Verb | Self::FrameNoun)
    }
}

/// A set of classes.
///
/// ```
/// use mahdar_knowledge::{Class, Classes};
/// const OF_TIME: Classes = Classes::of(&[Class::Month, Class::Weekday]);
/// assert!(OF_TIME.has(Class::Month) && !OF_TIME.has(Class::Body));
/// assert!(OF_TIME.meets(Classes::of(&[Class::Weekday, Class::Body])));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

const _: () = assert!(Class::ALL.len() <= u64::BITS as usize, "every class has a bit");

impl Classes {
    /// The set of some classes.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let (mut bits, mut index) = (0, 0);
        while index < classes.len() {
            bits |= 1 << classes[index] as u32;
            index += 1;
        }
        Self(bits)
    }

    /// The classes of either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Adds a class.
    pub fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u32;
    }

    /// True if the class is in the set.
    #[must_use]
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u32 != 0
    }

    /// True if the sets have a class in common.
    #[must_use]
    #[inline]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

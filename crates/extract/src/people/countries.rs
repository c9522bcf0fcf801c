//! The state whose office a post is: none for those of parties, media and international bodies, and where the title
//! does not name it the one that the sentence or the whole document is about.

use mahdar_knowledge::{Class, Classes};
use mahdar_language::Text;
use mahdar_language::arabic::{Syntax, Title};
use mahdar_record::Country;

/// What names a state, or lies in one.
const LANDS: Classes = Classes::of(&[Class::Country, Class::Nationality, Class::Place]);

/// What names an organisation.
const BODIES: Classes = Classes::of(&[Class::Body, Class::BodyHead, Class::Alias]);

/// A document is about a state that has at least this many mentions …
const FEW: usize = 3;

/// … and this many of ten of all.
const MOST: usize = 6;

/// Whose office a title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// An organisation that is no organ of a state.
    Body,
    /// A state, named or not.
    State,
    /// The words do not tell.
    Unknown,
}

impl Owner {
    /// Reads the words of a title up to the first that tells.
    pub(super) fn of(text: &Text<'_>, title: &Title) -> Self {
        for at in title.first..title.end {
            let behind = at > title.first;
            if let Some(kind) = body_kind(text, at).filter(|_| behind) {
                return if is_foreign_to_states(kind) { Self::Body } else { Self::State };
            }
            if behind && text.is_any(at, LANDS) {
                return Self::State;
            }
        }
        match &*text.knowledge.lexicon().entry(title.head).value {
            "state" | "government" | "parliament" | "royal" | "military" | "justice" | "diplomat" => Self::State,
            _ => Self::Unknown,
        }
    }
}

/// The kind of the organisation whose name, or whose first word, stands at a token.
fn body_kind<'t>(text: &'t Text<'_>, at: usize) -> Option<&'t str> {
    let kinds = text.of_classes(at, BODIES).filter(|m| m.cut.coordinator.is_none()).filter_map(|m| {
        let entry = text.entry(m);
        let kind = if entry.class == Class::BodyHead { Some(&*entry.value) } else { entry.feature("kind") };
        Some((m.last, kind?))
    });
    kinds.max_by_key(|&(last, _)| last).map(|(_, kind)| kind)
}

fn is_foreign_to_states(kind: &str) -> bool {
    matches!(kind, "international" | "party" | "movement" | "militia" | "media" | "agency" | "company" | "group")
}

/// Every word of a document that names a state or lies in one, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Lands {
    named: Vec<Country>,
    /// The state that the document is about.
    main: Option<Country>,
}

impl Lands {
    pub(super) fn read(text: &Text<'_>, syntax: &Syntax) -> Self {
        let mut lands = Self::default();
        let mut at = 0;
        // The words of names can be those of nationalities.
        let mut people = syntax.mentions.iter().filter_map(|mention| mention.name).peekable();
        while at < text.tokens.len() {
            let start = text.span(at, at + 1).start;
            while people.next_if(|name| name.end <= start).is_some() {}
            if people.peek().is_some_and(|name| name.start <= start) {
                at += 1;
                continue;
            }
            let (next, country) = land(text, at);
            lands.named.extend(country);
            at = next;
        }
        lands.main = lands.most();
        lands
    }

    /// The state of the posts that name none: the one that the document is about, unless posts name theirs. A report of home
    /// leaves the state of its own officials out, and one about abroad names whose the others are.
    pub(super) fn home(&self, named: &[Country]) -> Option<Country> {
        self.main.filter(|_| named.is_empty())
    }

    fn most(&self) -> Option<Country> {
        let mut all = self.named.clone();
        all.sort_unstable();
        let best = all.chunk_by(|a, b| a == b).max_by_key(|same| same.len())?;
        (best.len() >= FEW && best.len() * 10 >= all.len() * MOST).then(|| best[0])
    }
}

/// The token after what stands at a token, and the country that it names or lies in.
fn land(text: &Text<'_>, at: usize) -> (usize, Option<Country>) {
    let found = text.of_classes(at, LANDS).filter(|m| {
        let entry = text.entry(m);
        m.cut.enclitic.is_none() && !(m.last as usize == at && (entry.is_weak() || entry.feature("ambiguous").is_some()))
    });
    match found.max_by_key(|m| m.last) {
        Some(m) => (m.last as usize + 1, text.entry(m).country),
        None => (at + 1, None),
    }
}

/// The state of a mention's titles, or the one of the titled mention that a coordinator joins it to.
pub(super) fn joined(text: &Text<'_>, syntax: &Syntax, index: usize) -> Option<Country> {
    let mut at = index;
    for _ in 0..JOINED {
        let mention = &syntax.mentions[at];
        let before = at.checked_sub(1).map(|before| (before, &syntax.mentions[before]))?;
        let adjacent = before.1.end == mention.first || before.1.end + 1 == mention.first && text.tokens[before.1.end].mark().is_some();
        if mention.cut.coordinator.is_none() || !adjacent || before.1.titles.is_empty() {
            return None;
        }
        if let Some(country) = before.1.titles.iter().find_map(|title| title.country) {
            return Some(country);
        }
        at = before.0;
    }
    None
}

/// So many mentions of a list take the state of its first one.
const JOINED: usize = 8;

//! What happened when.

use mahdar_record::{Country, FactId};
use rusqlite::params_from_iter;
use serde::Serialize;

use crate::{Store, StoreError, Told};

/// The kinds of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FactKind {
    /// Someone whom a document names.
    Person,
    /// A meeting, visit, call ….
    Encounter,
    /// A reported utterance.
    Statement,
    /// A step of an instrument.
    Agreement,
    /// A deed.
    Act,
}

impl FactKind {
    /// The written form.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Encounter => "encounter",
            Self::Statement => "statement",
            Self::Agreement => "agreement",
            Self::Act => "act",
        }
    }
}

/// Which facts are wanted. What is left empty does not choose.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The first day, `YYYY-MM-DD`. A fact that may have happened on it or later is taken.
    pub from: Option<String>,
    /// The last day, `YYYY-MM-DD`.
    pub to: Option<String>,
    /// A name in folded form: facts in which someone has part whose name holds all its words.
    pub person: Option<String>,
    /// Facts that happened in this country, or in which it, or someone who holds a post of it, has part.
    pub country: Option<Country>,
    /// The kinds wanted; people have no place in a chronology.
    pub kinds: Vec<FactKind>,
    /// At most so many.
    pub limit: Option<usize>,
}

impl Store {
    /// Gives the facts that `filter` chooses, by date: earlier first, at the same first day the more exact date first, undated ones last in
    /// the order of their reports.
    ///
    /// # Errors
    /// Where the file cannot be read, and what `visit` gives.
    pub fn chronology<E: From<StoreError>>(&self, filter: &Filter, mut visit: impl FnMut(Told) -> Result<(), E>) -> Result<(), E> {
        let (sql, parameters) = query(filter);
        if sql.is_empty() {
            return Ok(());
        }
        let mut statement = self.connection.prepare(&sql).map_err(self.failed())?;
        let mut rows = statement.query(params_from_iter(parameters)).map_err(self.failed())?;
        let mut last = None;
        while let Some(row) = rows.next().map_err(self.failed())? {
            let document: i64 = row.get(0).map_err(self.failed())?;
            let id: String = row.get(1).map_err(self.failed())?;
            if let Some(told) = self.told(document, &FactId::parse(&id), &mut last)? {
                visit(told)?;
            }
        }
        Ok(())
    }

    /// How many facts `filter` chooses, whatever its limit.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn count(&self, filter: &Filter) -> Result<usize, StoreError> {
        let (sql, parameters) = query(&Filter { limit: None, ..filter.clone() });
        if sql.is_empty() {
            return Ok(0);
        }
        let sql = format!("SELECT count(*) FROM ({sql})");
        let count: i64 = self.connection.query_row(&sql, params_from_iter(parameters), |row| row.get(0)).map_err(self.failed())?;
        Ok(usize::try_from(count).unwrap_or(0))
    }
}

/// One kind of dated fact: how it is joined, where it has its dates, its country, and who has part in it.
struct Source {
    kind: FactKind,
    tables: &'static str,
    from: &'static str,
    to: &'static str,
    /// `{}` is the place of the country's code.
    country: &'static str,
    /// `{}` is the condition on a name in folded form, whose column is called `folded`.
    person: &'static str,
}

const SOURCES: &[Source] = &[
    Source {
        kind: FactKind::Encounter,
        tables: "encounters f",
        from: "f.date_from",
        to: "f.date_to",
        country: "(f.country = {} OR EXISTS (SELECT 1 FROM participants p WHERE p.encounter = f.key AND (p.name = {} OR \
                  EXISTS (SELECT 1 FROM posts o WHERE o.person = p.person AND o.country = {}))))",
        person: "f.key IN (SELECT encounter FROM participants WHERE {} OR person IN (SELECT key FROM people WHERE {}))",
    },
    Source {
        kind: FactKind::Statement,
        tables: "statements f LEFT JOIN encounters e ON e.key = f.encounter",
        from: "ifnull(e.date_from, d.published)",
        to: "ifnull(e.date_to, d.published)",
        country: "(f.speaker = {} OR EXISTS (SELECT 1 FROM posts o WHERE o.person = f.person AND o.country = {}) OR \
                  EXISTS (SELECT 1 FROM statement_targets t WHERE t.statement = f.key AND t.name = {}))",
        person: "f.key IN (SELECT key FROM statements WHERE {} OR person IN (SELECT key FROM people WHERE {}))",
    },
    Source {
        kind: FactKind::Agreement,
        tables: "agreements f",
        from: "f.date_from",
        to: "f.date_to",
        country: "EXISTS (SELECT 1 FROM agreement_parties p WHERE p.agreement = f.key AND p.name = {})",
        person: "f.key IN (SELECT agreement FROM agreement_parties WHERE {})",
    },
    Source {
        kind: FactKind::Act,
        tables: "acts f",
        from: "f.date_from",
        to: "f.date_to",
        country: "(f.country = {} OR EXISTS (SELECT 1 FROM act_parties p WHERE p.act = f.key AND p.name = {}))",
        person: "f.key IN (SELECT act FROM act_parties WHERE {})",
    },
];

fn query(filter: &Filter) -> (String, Vec<String>) {
    let mut parameters: Vec<String> = Vec::new();
    let mut place = |value: &str| {
        parameters.push(value.to_owned());
        format!("?{}", parameters.len())
    };
    let from = filter.from.as_deref().map(&mut place);
    let to = filter.to.as_deref().map(&mut place);
    let country = filter.country.as_ref().map(|country| place(country.as_str()));
    let person = filter.person.as_deref().map(|name| names(name, &mut place));
    let parts: Vec<String> = SOURCES
        .iter()
        .filter(|source| filter.kinds.contains(&source.kind))
        .map(|source| {
            let mut conditions = Vec::new();
            conditions.extend(from.as_ref().map(|place| format!("{} >= {place}", source.to)));
            conditions.extend(to.as_ref().map(|place| format!("{} <= {place}", source.from)));
            conditions.extend(country.as_ref().map(|place| source.country.replace("{}", place)));
            conditions.extend(person.as_ref().map(|condition| source.person.replace("{}", condition)));
            let chosen = if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
            let (from, to, tables) = (source.from, source.to, source.tables);
            format!(
                "SELECT f.document AS document, f.id AS id, {from} AS date_from, {to} AS date_to, d.published AS published, f.start AS start \
                 FROM {tables} JOIN documents d ON d.key = f.document{chosen}"
            )
        })
        .collect();
    if parts.is_empty() {
        return (String::new(), Vec::new());
    }
    let limit = filter.limit.map_or(String::new(), |limit| format!(" LIMIT {limit}"));
    let order = "ORDER BY date_from NULLS LAST, date_to, published NULLS LAST, document, start, id";
    (format!("{} {order}{limit}", parts.join(" UNION ALL ")), parameters)
}

/// The condition that a column `folded` holds every word of `name`.
pub(crate) fn names(name: &str, place: &mut impl FnMut(&str) -> String) -> String {
    let words: Vec<String> =
        name.split_whitespace().map(|word| format!("instr(' ' || folded || ' ', {}) > 0", place(&format!(" {word} ")))).collect();
    if words.is_empty() { "0".to_owned() } else { format!("({})", words.join(" AND ")) }
}

//! Adding documents.

use mahdar_record::{Act, Agreement, Document, Edtf, Encounter, FactId, Participant, Person, Record, Statement, TextDigest, Topic};
use rusqlite::{CachedStatement, OptionalExtension, Transaction, TransactionBehavior, params};
use rustc_hash::FxHashMap;

use crate::{Store, StoreError};

/// A document made ready to be added. Making it is the larger part of the work and needs no database, so many can be made at once.
#[derive(Debug)]
pub struct Entry {
    document: Document,
    digest: TextDigest,
    /// The record with its JSON; none where the text is known already.
    record: Option<(Record, String)>,
}

impl Entry {
    /// A document that is not yet in the record, and what it yields.
    ///
    /// # Errors
    /// Where the record cannot be written as JSON, which the types rule out.
    pub fn new(document: Document, record: Record) -> Result<Self, serde_json::Error> {
        let json = serde_json::to_string(&record)?;
        Ok(Self { digest: document.digest(), document, record: Some((record, json)) })
    }

    /// A document whose text [`Store::knows`] already.
    #[must_use]
    pub fn known(document: Document) -> Self {
        Self { digest: document.digest(), document, record: None }
    }
}

/// What adding some documents did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Texts that are new in the record.
    pub documents: usize,
    /// Texts that it had already.
    pub known: usize,
    /// Of these, ones that came under another id, outlet, address, title or date, which is now noted.
    pub copies: usize,
    /// New people, encounters, statements, agreements and acts.
    pub people: usize,
    /// New encounters.
    pub encounters: usize,
    /// New statements.
    pub statements: usize,
    /// New steps of agreements.
    pub agreements: usize,
    /// New acts.
    pub acts: usize,
}

impl std::ops::AddAssign for Added {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.known += other.known;
        self.copies += other.copies;
        self.people += other.people;
        self.encounters += other.encounters;
        self.statements += other.statements;
        self.agreements += other.agreements;
        self.acts += other.acts;
    }
}

impl Store {
    /// True if the record holds this text.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn knows(&self, digest: &TextDigest) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT 1 FROM documents WHERE digest = ?1").map_err(self.failed())?;
        statement.exists([digest.as_str()]).map_err(self.failed())
    }

    /// Adds documents in order, all of them or none: a run that is killed leaves none of them half in. `fold` gives the form in which names
    /// are compared.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn add(&mut self, entries: &[Entry], fold: &dyn Fn(&str) -> String) -> Result<Added, StoreError> {
        let path = self.path.clone();
        self.add_all(entries, fold).map_err(|source| StoreError::sqlite(&path, source))
    }

    fn add_all(&mut self, entries: &[Entry], fold: &dyn Fn(&str) -> String) -> rusqlite::Result<Added> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut added = Added::default();
        {
            let mut writer = Writer::new(&transaction, fold)?;
            for entry in entries {
                added += writer.entry(entry)?;
            }
        }
        transaction.commit()?;
        Ok(added)
    }
}

/// The prepared statements of one transaction.
struct Writer<'a> {
    fold: &'a dyn Fn(&str) -> String,
    find: CachedStatement<'a>,
    document: CachedStatement<'a>,
    record: CachedStatement<'a>,
    copy: CachedStatement<'a>,
    source: CachedStatement<'a>,
    person: CachedStatement<'a>,
    person_name: CachedStatement<'a>,
    person_span: CachedStatement<'a>,
    post: CachedStatement<'a>,
    encounter: CachedStatement<'a>,
    participant: CachedStatement<'a>,
    statement: CachedStatement<'a>,
    target: CachedStatement<'a>,
    agreement: CachedStatement<'a>,
    agreement_party: CachedStatement<'a>,
    act: CachedStatement<'a>,
    act_party: CachedStatement<'a>,
    topic: CachedStatement<'a>,
    attribution: CachedStatement<'a>,
}

/// The keys of the people and encounters of one document.
type Keys<'a> = FxHashMap<&'a FactId, i64>;

impl<'a> Writer<'a> {
    fn new(transaction: &'a Transaction<'a>, fold: &'a dyn Fn(&str) -> String) -> rusqlite::Result<Self> {
        let insert = |table: &str, columns: usize| {
            let places: Vec<String> = (1..=columns).map(|n| format!("?{n}")).collect();
            transaction.prepare_cached(&format!("INSERT INTO {table} VALUES ({})", places.join(", ")))
        };
        Ok(Self {
            fold,
            find: transaction.prepare_cached("SELECT key FROM documents WHERE digest = ?1")?,
            document: insert("documents (digest, id, outlet, url, title, published, published_from, language, made_by, text)", 10)?,
            record: insert("records", 2)?,
            copy: transaction.prepare_cached(COPY)?,
            source: insert("sources", 5)?,
            person: insert("people (id, document, name, folded)", 4)?,
            person_name: insert("person_names", 4)?,
            person_span: insert("person_spans", 4)?,
            post: insert("posts", 8)?,
            encounter: insert(
                "encounters (id, document, form, status, date, precision, date_from, date_to, place, country, frame, start, stop)",
                13,
            )?,
            participant: insert("participants", 8)?,
            statement: insert(
                "statements (id, document, speaker, folded, person, cue, direct, act, encounter, frame, start, stop, speaker_start, speaker_stop)",
                14,
            )?,
            target: insert("statement_targets", 4)?,
            agreement: insert("agreements (id, document, name, kind, step, date, precision, date_from, date_to, frame, start, stop)", 12)?,
            agreement_party: insert("agreement_parties", 5)?,
            act: insert(
                "acts (id, document, type, mode, status, date, precision, date_from, date_to, place, country, frame, start, stop)",
                14,
            )?,
            act_party: insert("act_parties", 5)?,
            topic: insert("topics", 4)?,
            attribution: insert("attributions", 4)?,
        })
    }

    fn entry(&mut self, entry: &Entry) -> rusqlite::Result<Added> {
        let found: Option<i64> = self.find.query_row([entry.digest.as_str()], |row| row.get(0)).optional()?;
        match (found, &entry.record) {
            (Some(key), _) => {
                let d = &entry.document;
                let copies = self.copy.execute(params![key, d.id, d.outlet, d.url, d.title, d.published.as_ref().map(Edtf::as_str)])?;
                Ok(Added { known: 1, copies, ..Added::default() })
            }
            (None, Some((record, json))) => self.record(entry, record, json),
            (None, None) => Ok(Added::default()),
        }
    }

    fn record(&mut self, entry: &Entry, record: &Record, json: &str) -> rusqlite::Result<Added> {
        let (document, head) = (&entry.document, &record.document);
        let published = document.published.as_ref().or(head.published.as_ref()).map(Edtf::as_str);
        let language = head.language.as_ref().or(document.language.as_ref());
        let key = self.document.insert(params![
            entry.digest.as_str(),
            document.id,
            document.outlet,
            document.url,
            document.title,
            published,
            head.published_from,
            language,
            head.made_by,
            document.text
        ])?;
        self.record.insert(params![key, json])?;
        for (n, source) in numbered(&record.sources) {
            self.source.insert(params![key, n, source.name, source.span.start, source.span.end])?;
        }
        let mut keys = Keys::default();
        for person in &record.people {
            keys.insert(&person.id, self.person(key, person)?);
        }
        for encounter in &record.encounters {
            let number = self.encounter(key, encounter, &keys)?;
            keys.insert(&encounter.id, number);
        }
        for statement in &record.statements {
            self.statement(key, statement, &keys)?;
        }
        for agreement in &record.agreements {
            self.agreement(key, agreement)?;
        }
        for act in &record.acts {
            self.act(key, act)?;
        }
        Ok(Added {
            documents: 1,
            people: record.people.len(),
            encounters: record.encounters.len(),
            statements: record.statements.len(),
            agreements: record.agreements.len(),
            acts: record.acts.len(),
            ..Added::default()
        })
    }

    fn person(&mut self, document: i64, person: &Person) -> rusqlite::Result<i64> {
        let key = self.person.insert(params![person.id.as_str(), document, person.name, (self.fold)(&person.name)])?;
        for (n, name) in numbered(&person.also) {
            self.person_name.insert(params![key, n, name, (self.fold)(name)])?;
        }
        for (n, span) in numbered(&person.spans) {
            self.person_span.insert(params![key, n, span.start, span.end])?;
        }
        for (n, post) in numbered(&person.posts) {
            let (country, change) = (post.country.as_ref().map(|c| c.as_str()), post.change.map(|c| c.as_str()));
            self.post.insert(params![key, n, post.title, country, change, post.status, post.span.start, post.span.end])?;
        }
        Ok(key)
    }

    fn encounter(&mut self, document: i64, encounter: &Encounter, keys: &Keys<'_>) -> rusqlite::Result<i64> {
        let date = Dated::of(encounter.date.as_ref());
        let key = self.encounter.insert(params![
            encounter.id.as_str(),
            document,
            encounter.form.as_str(),
            encounter.status.as_str(),
            date.written,
            date.precision,
            date.from,
            date.to,
            encounter.place,
            encounter.country.as_ref().map(|c| c.as_str()),
            encounter.frame.as_ref().map(|f| &f.id),
            encounter.span.start,
            encounter.span.end
        ])?;
        for (n, participant) in numbered(&encounter.participants) {
            self.participant(key, n, participant, keys)?;
        }
        self.about("encounter", key, &encounter.topics, &encounter.via)?;
        Ok(key)
    }

    fn participant(&mut self, encounter: i64, n: i64, one: &Participant, keys: &Keys<'_>) -> rusqlite::Result<()> {
        let person = one.person.as_ref().and_then(|id| keys.get(id));
        let folded = (self.fold)(&one.name);
        self.participant.insert(params![encounter, n, one.name, folded, one.role.as_str(), person, one.span.start, one.span.end])?;
        Ok(())
    }

    fn statement(&mut self, document: i64, said: &Statement, keys: &Keys<'_>) -> rusqlite::Result<()> {
        let person = said.person.as_ref().and_then(|id| keys.get(id));
        let encounter = said.encounter.as_ref().and_then(|id| keys.get(id));
        let folded = said.speaker.as_deref().map(self.fold);
        let key = self.statement.insert(params![
            said.id.as_str(),
            document,
            said.speaker,
            folded,
            person,
            said.cue,
            said.direct,
            said.act.map(|a| a.as_str()),
            encounter,
            said.frame.as_ref().map(|f| &f.id),
            said.span.start,
            said.span.end,
            said.speaker_span.map(|s| s.start),
            said.speaker_span.map(|s| s.end)
        ])?;
        for (n, name) in numbered(&said.toward) {
            self.target.insert(params![key, n, name, (self.fold)(name)])?;
        }
        self.about("statement", key, &said.topics, &said.via)
    }

    fn agreement(&mut self, document: i64, agreed: &Agreement) -> rusqlite::Result<()> {
        let date = Dated::of(agreed.date.as_ref());
        let key = self.agreement.insert(params![
            agreed.id.as_str(),
            document,
            agreed.name,
            agreed.kind.as_str(),
            agreed.step.as_str(),
            date.written,
            date.precision,
            date.from,
            date.to,
            agreed.frame.as_ref().map(|f| &f.id),
            agreed.span.start,
            agreed.span.end
        ])?;
        let parts = [("party", &agreed.parties), ("signatory", &agreed.signatories), ("patron", &agreed.patrons)];
        for (n, (part, name)) in numbered(parts.into_iter().flat_map(|(part, names)| names.iter().map(move |name| (part, name)))) {
            self.agreement_party.insert(params![key, n, part, name, (self.fold)(name)])?;
        }
        self.about("agreement", key, &agreed.topics, &[])
    }

    fn act(&mut self, document: i64, act: &Act) -> rusqlite::Result<()> {
        let date = Dated::of(act.date.as_ref());
        let key = self.act.insert(params![
            act.id.as_str(),
            document,
            act.kind.as_str(),
            act.mode,
            act.status.as_str(),
            date.written,
            date.precision,
            date.from,
            date.to,
            act.place,
            act.country.as_ref().map(|c| c.as_str()),
            act.frame.as_ref().map(|f| &f.id),
            act.span.start,
            act.span.end
        ])?;
        let parts = [("actor", &act.actor), ("recipient", &act.recipient)];
        for (n, (part, name)) in numbered(parts.into_iter().flat_map(|(part, names)| names.iter().map(move |name| (part, name)))) {
            self.act_party.insert(params![key, n, part, name, (self.fold)(name)])?;
        }
        self.about("act", key, &[], &act.via)
    }

    fn about(&mut self, kind: &str, key: i64, topics: &[Topic], via: &[String]) -> rusqlite::Result<()> {
        for (n, topic) in numbered(topics) {
            self.topic.insert(params![kind, key, n, topic.as_str()])?;
        }
        for (n, name) in numbered(via) {
            self.attribution.insert(params![kind, key, n, name])?;
        }
        Ok(())
    }
}

/// Notes under what else a known text came, unless that is what the record has already.
const COPY: &str = "INSERT OR IGNORE INTO copies (document, id, outlet, url, title, published) \
    SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM documents WHERE key = ?1 AND id = ?2 AND outlet IS ?3 AND url IS ?4 \
    AND title IS ?5 AND (published IS ?6 OR ?6 IS NULL))";

/// Each with its place in the list.
fn numbered<T>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = (i64, T)> {
    (0..).zip(items)
}

/// A date in the columns that sort.
struct Dated {
    written: Option<String>,
    precision: Option<&'static str>,
    from: Option<String>,
    to: Option<String>,
}

impl Dated {
    fn of(date: Option<&Edtf>) -> Self {
        let (from, to) = date.and_then(Edtf::bounds).unzip();
        Self { written: date.map(|d| d.as_str().to_owned()), precision: date.map(Edtf::precision), from, to }
    }
}

//! Facts and documents by their ids.

use std::rc::Rc;

use mahdar_record::{Document, Edtf, FactId, Record};
use rusqlite::OptionalExtension;

use crate::{Fact, Store, StoreError, Told};

/// The record that was read last: facts often come from one document in a row.
pub(crate) type Last = Option<(i64, Rc<Record>)>;

impl Store {
    /// The facts that bear this id: one, but for a rare clash of ids.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn find(&self, id: &FactId) -> Result<Vec<Told>, StoreError> {
        let table = match id.as_str().chars().next() {
            Some('p') => "people",
            Some('e') => "encounters",
            Some('s') => "statements",
            Some('a') => "agreements",
            Some('x') => "acts",
            _ => return Ok(Vec::new()),
        };
        self.told_by(&format!("SELECT document, id FROM {table} WHERE id = ?1 ORDER BY key"), &[id.as_str()])
    }

    /// A document with its text.
    ///
    /// # Errors
    /// Where there is no such document or the file cannot be read.
    pub fn document(&self, key: i64) -> Result<Document, StoreError> {
        let sql = "SELECT id, text, title, url, outlet, published, language FROM documents WHERE key = ?1";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let document = statement.query_row([key], |row| {
            let published: Option<String> = row.get(5)?;
            Ok(Document {
                id: row.get(0)?,
                text: row.get(1)?,
                title: row.get(2)?,
                url: row.get(3)?,
                outlet: row.get(4)?,
                published: published.as_deref().and_then(Edtf::parse),
                language: row.get(6)?,
            })
        });
        document.map_err(self.failed())
    }

    /// What was found in a document.
    ///
    /// # Errors
    /// Where there is no such document or the file cannot be read.
    pub fn record(&self, key: i64) -> Result<Rc<Record>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT record FROM records WHERE document = ?1").map_err(self.failed())?;
        let json: String = statement.query_row([key], |row| row.get(0)).map_err(self.failed())?;
        let unreadable = |source| StoreError::Unreadable { path: self.path.clone(), document: key, source };
        serde_json::from_str(&json).map(Rc::new).map_err(unreadable)
    }

    /// The keys of the documents that bear this id, which an input gave them, or whose text has this digest.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn documents_called(&self, id: &str) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT key FROM documents WHERE id = ?1 OR digest = ?1 ORDER BY key";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let keys = statement.query_map([id], |row| row.get(0)).map_err(self.failed())?;
        keys.collect::<Result<_, _>>().map_err(self.failed())
    }

    /// How many documents there are.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn documents(&self) -> Result<usize, StoreError> {
        let count: Option<i64> =
            self.connection.query_row("SELECT count(*) FROM documents", [], |row| row.get(0)).optional().map_err(self.failed())?;
        Ok(usize::try_from(count.unwrap_or(0)).unwrap_or(0))
    }

    /// The facts of a query that gives documents and ids.
    pub(crate) fn told_by(&self, sql: &str, parameters: &[&str]) -> Result<Vec<Told>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let mut rows = statement.query(rusqlite::params_from_iter(parameters)).map_err(self.failed())?;
        let (mut found, mut last) = (Vec::new(), None);
        while let Some(row) = rows.next().map_err(self.failed())? {
            let document: i64 = row.get(0).map_err(self.failed())?;
            let id: String = row.get(1).map_err(self.failed())?;
            found.extend(self.told(document, &FactId::parse(&id), &mut last)?);
        }
        Ok(found)
    }

    pub(crate) fn told(&self, document: i64, id: &FactId, last: &mut Last) -> Result<Option<Told>, StoreError> {
        let record = match last {
            Some((key, record)) if *key == document => Rc::clone(record),
            _ => self.record(document)?,
        };
        *last = Some((document, Rc::clone(&record)));
        let fact = Fact::find(&record, id);
        Ok(fact.map(|fact| Told { document, record, fact }))
    }
}

//! What is known under a name.

use rusqlite::{OptionalExtension, params_from_iter};

use crate::chronology::names;
use crate::{Store, StoreError, Told};

/// A name that stands in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As it is most often written.
    pub name: String,
    /// The form in which it is compared.
    pub folded: String,
    /// In how many documents it stands.
    pub documents: usize,
}

/// What the record holds under one name. Whether it is one person is not decided here.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Each document's person of that name, with posts, latest report first.
    pub people: Vec<Told>,
    /// What they took part in, latest first, undated last.
    pub encounters: Vec<Told>,
    /// What they said, latest first, undated last.
    pub statements: Vec<Told>,
}

impl Store {
    /// The names that hold every word of `name`, both in folded form; those of most documents first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn named(&self, name: &str) -> Result<Vec<Named>, StoreError> {
        let mut parameters: Vec<String> = Vec::new();
        let condition = names(name, &mut |value| {
            parameters.push(value.to_owned());
            format!("?{}", parameters.len())
        });
        let sql = format!(
            "SELECT name, folded, total FROM (\
               SELECT name, folded, count(*) AS spelled, sum(count(*)) OVER (PARTITION BY folded) AS total, \
                      row_number() OVER (PARTITION BY folded ORDER BY count(*) DESC, name) AS rank \
               FROM people WHERE {condition} OR key IN (SELECT person FROM person_names WHERE {condition}) GROUP BY folded, name) \
             WHERE rank = 1 ORDER BY total DESC, folded"
        );
        let mut statement = self.connection.prepare(&sql).map_err(self.failed())?;
        let rows = statement.query_map(params_from_iter(parameters), |row| {
            let documents: i64 = row.get(2)?;
            Ok(Named { name: row.get(0)?, folded: row.get(1)?, documents: usize::try_from(documents).unwrap_or(0) })
        });
        rows.map_err(self.failed())?.collect::<Result<_, _>>().map_err(self.failed())
    }

    /// The name of the one who takes part in most encounters; none where nobody does.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn most_met(&self) -> Result<Option<Named>, StoreError> {
        let sql = "SELECT p.folded FROM participants x JOIN people p ON p.key = x.person GROUP BY p.folded ORDER BY count(*) DESC, p.folded LIMIT 1";
        let folded: Option<String> = self.connection.query_row(sql, [], |row| row.get(0)).optional().map_err(self.failed())?;
        match folded {
            Some(folded) => Ok(self.named(&folded)?.into_iter().find(|named| named.folded == folded)),
            None => Ok(None),
        }
    }

    /// What the record holds under a name, given in folded form, as it stands.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn profile(&self, folded: &str) -> Result<Profile, StoreError> {
        let people = "SELECT p.document, p.id FROM people p JOIN documents d ON d.key = p.document WHERE p.folded = ?1 \
                      ORDER BY d.published IS NULL, d.published DESC, d.key";
        let encounters = "SELECT e.document, e.id FROM encounters e JOIN documents d ON d.key = e.document WHERE e.key IN (\
                          SELECT encounter FROM participants WHERE folded = ?1 OR person IN (SELECT key FROM people WHERE folded = ?1)) \
                          ORDER BY e.date_from IS NULL, e.date_from DESC, d.published DESC, d.key, e.start";
        let statements = "SELECT s.document, s.id FROM statements s JOIN documents d ON d.key = s.document \
                          LEFT JOIN encounters e ON e.key = s.encounter \
                          WHERE s.folded = ?1 OR s.person IN (SELECT key FROM people WHERE folded = ?1) \
                          ORDER BY ifnull(e.date_from, d.published) IS NULL, ifnull(e.date_from, d.published) DESC, d.key, s.start";
        Ok(Profile {
            people: self.told_by(people, &[folded])?,
            encounters: self.told_by(encounters, &[folded])?,
            statements: self.told_by(statements, &[folded])?,
        })
    }
}

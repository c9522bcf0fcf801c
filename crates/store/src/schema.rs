//! Opening a file: whose it is, which version it has, and bringing it up to date.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::{Store, StoreError};

/// Stands in the header of every record: `MHDR`.
pub const APPLICATION_ID: i64 = 0x4d48_4452;

/// The steps from an empty file to the present schema. A step that has been released is never changed; a change is a new one.
const MIGRATIONS: &[&str] = &[include_str!("../migrations/0001_record.sql")];

/// The number of the present schema, kept in `user_version`.
pub const VERSION: i64 = MIGRATIONS.len() as i64;

const STATEMENTS_KEPT: usize = 64;

pub(crate) fn open(path: &Path, create: bool) -> Result<Store, StoreError> {
    if !create && !path.exists() {
        return Err(StoreError::Missing { path: path.to_owned() });
    }
    let failed = |source| StoreError::sqlite(path, source);
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let mut connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection.busy_timeout(Duration::from_secs(20)).map_err(failed)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    let found = version(&connection, path, create)?;
    if create {
        // FULL: what is committed outlives a loss of power. The keys are set here, so SQLite need not look them up again.
        let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; \
                        PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY;";
        connection.execute_batch(settings).map_err(failed)?;
    }
    if found < VERSION {
        migrate(&mut connection).map_err(failed)?;
    }
    Ok(Store { connection, path: path.to_owned() })
}

/// The number of the file's schema; 0 for one that is still empty.
fn version(connection: &Connection, path: &Path, create: bool) -> Result<i64, StoreError> {
    let failed = |source| StoreError::sqlite(path, source);
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map_err(failed);
    let application = number("PRAGMA application_id")?;
    let found = number("PRAGMA user_version")?;
    let empty = number("SELECT count(*) FROM sqlite_schema")? == 0 && found == 0 && application == 0;
    if empty {
        return if create { Ok(0) } else { Err(StoreError::Missing { path: path.to_owned() }) };
    }
    if application != APPLICATION_ID {
        return Err(StoreError::Foreign { path: path.to_owned() });
    }
    if found > VERSION {
        return Err(StoreError::Newer { path: path.to_owned(), found, known: VERSION });
    }
    Ok(found)
}

/// All missing steps in one transaction. Another program may have taken them meanwhile, so the number is read again inside.
fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let done = usize::try_from(found).unwrap_or(0);
    for step in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(step)?;
    }
    transaction.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"))?;
    transaction.commit()
}

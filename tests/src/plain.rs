//! The yardstick of the benchmark: the same row in SQLite without encryption, with the same durability.

use std::path::Path;

use rusqlite::Connection;

pub struct PlainSqlite(Connection);

impl PlainSqlite {
    pub fn create(path: &Path) -> rusqlite::Result<PlainSqlite> {
        let db = Connection::open(path)?;
        let _: String = db.query_row("PRAGMA journal_mode = WAL", (), |row| row.get(0))?;
        db.pragma_update(None, "synchronous", "FULL")?;
        db.execute_batch("CREATE TABLE tap (n INTEGER PRIMARY KEY, at INTEGER NOT NULL, key TEXT NOT NULL) STRICT")?;
        Ok(PlainSqlite(db))
    }

    pub fn insert(&self, at: i64, key: &str) -> rusqlite::Result<()> {
        self.0.prepare_cached("INSERT INTO tap (at, key) VALUES (?1, ?2)")?.execute((at, key)).map(|_| ())
    }
}

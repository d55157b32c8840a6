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

/// A year's contacts and follow-ups as plain tables, and the questions that the antenna asks most as plain SQL.
pub struct Year(Connection);

impl Year {
    pub fn create(path: &Path) -> rusqlite::Result<Year> {
        let db = Connection::open(path)?;
        db.execute_batch(
            "PRAGMA synchronous = OFF;
             CREATE TABLE contact (night INTEGER NOT NULL, zone TEXT NOT NULL, band TEXT NOT NULL, people INTEGER NOT NULL) STRICT;
             CREATE TABLE follow_up (code TEXT PRIMARY KEY NOT NULL, due TEXT NOT NULL) STRICT;
             BEGIN",
        )?;
        Ok(Year(db))
    }

    pub fn contact(&mut self, night: i64, people: u32) -> rusqlite::Result<()> {
        let sql = "INSERT INTO contact (night, zone, band, people) VALUES (?1, 'Z1', '15-17', ?2)";
        self.0.prepare_cached(sql)?.execute((night, people)).map(drop)
    }

    pub fn follow_up(&mut self, code: &str) -> rusqlite::Result<()> {
        let sql = "INSERT INTO follow_up (code, due) VALUES (?1, '2030-01-15')";
        self.0.prepare_cached(sql)?.execute([code]).map(drop)
    }

    /// The board, a year's sums by age and zone, one code.
    pub fn asked(&self, code: &str) -> rusqlite::Result<[std::time::Duration; 3]> {
        let timed = |sql: &str, of: &[&str]| -> rusqlite::Result<std::time::Duration> {
            let begin = std::time::Instant::now();
            let mut all = self.0.prepare(sql)?;
            let mut rows = all.query(rusqlite::params_from_iter(of))?;
            while rows.next()?.is_some() {}
            Ok(begin.elapsed())
        };
        Ok([
            timed("SELECT code, due FROM follow_up ORDER BY due, code", &[])?,
            timed("SELECT night / 30, zone, band, count(*), sum(people) FROM contact GROUP BY 1, 2, 3", &[])?,
            timed("SELECT code, due FROM follow_up WHERE code = ?1", &[code])?,
        ])
    }
}

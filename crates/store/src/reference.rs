//! Services as other directories list them.

use rusqlite::{OptionalExtension, Row};

use crate::{Error, Store};

/// One row of another directory. `body`: the whole of it, as the caller writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub source: String,
    pub id: String,
    pub name: String,
    pub town: String,
    pub body: String,
    /// As it was before its source changed it.
    pub before: Option<String>,
    /// Its source does not list it any more.
    pub gone: bool,
}

/// What a part of an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merged {
    pub new: u32,
    pub changed: u32,
    pub same: u32,
}

const SHOWN: &str = "WITH last AS MATERIALIZED (SELECT source AS of, max(seen) AS import FROM reference GROUP BY source)
                     SELECT source, id, name, town, body, before, seen < import FROM reference JOIN last ON of = source";

fn row(row: &Row) -> rusqlite::Result<Reference> {
    Ok(Reference {
        source: row.get(0)?,
        id: row.get(1)?,
        name: row.get(2)?,
        town: row.get(3)?,
        body: row.get(4)?,
        before: row.get(5)?,
        gone: row.get(6)?,
    })
}

impl Store {
    /// A number for the next import, larger than that of any before.
    pub fn next_import(&self) -> Result<i64, Error> {
        Ok(self.db.query_row("SELECT coalesce(max(seen), 0) + 1 FROM reference", (), |row| row.get(0))?)
    }

    /// Merges some rows of an import, in one transaction. What changed keeps its older body until somebody looks.
    pub fn merge_references(&self, rows: &[Reference], import: i64) -> Result<Merged, Error> {
        let tx = self.db.unchecked_transaction()?;
        let mut merged = Merged::default();
        for new in rows {
            let held = tx.prepare_cached("SELECT body FROM reference WHERE source = ?1 AND id = ?2")?;
            let held: Option<String> = { held }.query_row((&new.source, &new.id), |row| row.get(0)).optional()?;
            match held {
                None => merged.new += 1,
                Some(body) if body == new.body => merged.same += 1,
                Some(_) => merged.changed += 1,
            }
            let sql = "INSERT INTO reference (source, id, name, town, body, before, seen) VALUES (?1, ?2, ?3, ?4, ?5, NULL, ?6)
                       ON CONFLICT (source, id) DO UPDATE SET name = excluded.name, town = excluded.town, body = excluded.body,
                       before = CASE WHEN body = excluded.body THEN before ELSE coalesce(before, body) END, seen = excluded.seen";
            tx.prepare_cached(sql)?.execute((&new.source, &new.id, &new.name, &new.town, &new.body, import))?;
        }
        tx.commit()?;
        Ok(merged)
    }

    /// Rows of a source that an import did not bring.
    pub fn gone_since(&self, source: &str, import: i64) -> Result<u32, Error> {
        let sql = "SELECT count(*) FROM reference WHERE source = ?1 AND seen < ?2";
        Ok(self.db.prepare_cached(sql)?.query_row((source, import), |row| row.get(0))?)
    }

    /// Rows whose name or town holds a text, those that changed alone if asked so: at most `most`, and how many there are.
    pub fn find_references(&self, text: &str, changed: bool, most: u32) -> Result<(Vec<Reference>, u32), Error> {
        let like = format!("%{}%", text.replace(['%', '_'], " "));
        let wanted = "WHERE (name LIKE ?1 OR town LIKE ?1) AND (NOT ?2 OR before IS NOT NULL)";
        let sql = format!("{SHOWN} {wanted} ORDER BY name, id LIMIT ?3");
        let mut find = self.db.prepare_cached(&sql)?;
        let rows = find.query_map((&like, changed, most), row)?.collect::<Result<_, _>>()?;
        let sql = format!("SELECT count(*) FROM reference {wanted}");
        Ok((rows, self.db.prepare_cached(&sql)?.query_row((&like, changed), |row| row.get(0))?))
    }

    pub fn reference(&self, source: &str, id: &str) -> Result<Option<Reference>, Error> {
        let mut find = self.db.prepare_cached(&format!("{SHOWN} WHERE source = ?1 AND id = ?2"))?;
        Ok(find.query_row((source, id), row).optional()?)
    }

    /// Somebody has looked at what changed.
    pub fn looked_at(&self, source: &str, id: &str) -> Result<(), Error> {
        self.db
            .prepare_cached("UPDATE reference SET before = NULL WHERE source = ?1 AND id = ?2")?
            .execute((source, id))?;
        Ok(())
    }
}

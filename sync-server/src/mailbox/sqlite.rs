//! The embedded database: one file, one writer, `synchronous = FULL`.

use std::{
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use rusqlite::{Connection, ErrorCode, Transaction};
use sync_proto::{
    Envelope, Hash, Id, Roster,
    relay::{self, Top},
    wire::{Have, Verdict},
};

use super::{Mailbox, MailboxError, Page, Result};

pub struct SqliteMailbox(Mutex<Connection>);

impl From<rusqlite::Error> for MailboxError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => MailboxError::Full,
            _ => MailboxError::Database(error.to_string()),
        }
    }
}

const MIGRATIONS: [&str; 2] =
    [include_str!("../../migrations/sqlite/1.sql"), include_str!("../../migrations/sqlite/2.sql")];

impl SqliteMailbox {
    /// Opens or makes `relay.db` in the folder.
    pub fn open(folder: &Path) -> Result<SqliteMailbox> {
        std::fs::create_dir_all(folder).map_err(|error| MailboxError::Database(error.to_string()))?;
        let db = Connection::open(folder.join("relay.db"))?;
        let _: String = db.query_row("PRAGMA journal_mode = WAL", (), |row| row.get(0))?;
        db.pragma_update(None, "synchronous", "FULL")?;
        db.pragma_update(None, "cache_size", -4096)?;
        db.busy_timeout(std::time::Duration::from_secs(5))?;
        let found: u32 = db.query_row("PRAGMA user_version", (), |row| row.get(0))?;
        let found = found as usize;
        if found > MIGRATIONS.len() {
            return Err(MailboxError::Database("this data was written by a newer relay".into()));
        }
        let tx = db.unchecked_transaction()?;
        MIGRATIONS.iter().skip(found).try_for_each(|sql| tx.execute_batch(sql))?;
        tx.pragma_update(None, "user_version", MIGRATIONS.len() as i64)?;
        tx.commit()?;
        Ok(SqliteMailbox(Mutex::new(db)))
    }

    fn db(&self) -> MutexGuard<'_, Connection> {
        // A panic elsewhere left no transaction open: each is rolled back when it is dropped.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn seq(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

fn unsigned(value: i64) -> u64 {
    u64::try_from(value).unwrap_or_default()
}

fn one<T: rusqlite::types::FromSql>(tx: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Option<T>> {
    let mut find = tx.prepare_cached(sql)?;
    let mut rows = find.query_map(params, |row| row.get(0))?;
    Ok(rows.next().transpose()?)
}

/// After something was forgotten, a team's usage is counted again.
fn recount(tx: &Transaction, team: Id) -> Result<()> {
    let sql = "UPDATE usage SET bytes = (SELECT coalesce(sum(length(bytes)), 0) FROM envelope WHERE team = ?1) WHERE team = ?1";
    tx.execute(sql, [team.0])?;
    Ok(())
}

fn append_one(tx: &Transaction, roster: &Roster, envelope: &Envelope, now: i64) -> Result<Verdict> {
    let header = &envelope.header;
    let place = (roster.team.0, header.space.0, header.device.0);
    let top = {
        let mut find =
            tx.prepare_cached("SELECT seq, hash FROM head WHERE team = ?1 AND space = ?2 AND device = ?3")?;
        let mut rows = find.query_map(place, |row| Ok(Top { seq: unsigned(row.get(0)?), hash: Hash(row.get(1)?) }))?;
        rows.next().transpose()?
    };
    let sql = "SELECT hash FROM envelope WHERE team = ?1 AND space = ?2 AND device = ?3 AND seq = ?4";
    let stored: Option<[u8; 32]> = one(tx, sql, (place.0, place.1, place.2, seq(header.seq)))?;
    let verdict = relay::judge_push(envelope, roster, top, stored.map(Hash));
    let hash = envelope.hash();
    match verdict {
        Verdict::Stored => {
            let sql = "INSERT INTO envelope (team, space, device, seq, hash, received, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            let values = (place.0, place.1, place.2, seq(header.seq), hash.0, now, envelope.bytes());
            tx.prepare_cached(sql)?.execute(values)?;
            let sql = "INSERT INTO head (team, space, device, seq, hash) VALUES (?1, ?2, ?3, ?4, ?5)
                       ON CONFLICT (team, space, device) DO UPDATE SET seq = excluded.seq, hash = excluded.hash";
            tx.prepare_cached(sql)?.execute((place.0, place.1, place.2, seq(header.seq), hash.0))?;
            let sql = "INSERT INTO usage (team, bytes) VALUES (?1, ?2)
                       ON CONFLICT (team) DO UPDATE SET bytes = usage.bytes + excluded.bytes";
            tx.prepare_cached(sql)?.execute((place.0, seq(envelope.bytes().len() as u64)))?;
        }
        Verdict::Fork => {
            let sql = "INSERT INTO fork (team, hash, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
            tx.prepare_cached(sql)?.execute((place.0, hash.0, envelope.bytes()))?;
        }
        _ => {}
    }
    Ok(verdict)
}

impl Mailbox for SqliteMailbox {
    fn seed(&self, fresh: [u8; 32]) -> Result<[u8; 32]> {
        let db = self.db();
        let sql = "INSERT INTO relay (name, value) VALUES ('seed', ?1) ON CONFLICT DO NOTHING";
        db.execute(sql, [fresh])?;
        Ok(one(&db, "SELECT value FROM relay WHERE name = 'seed'", ())?.unwrap_or(fresh))
    }

    fn add_invite(&self, hash: Hash, now: i64) -> Result<()> {
        self.db().execute("INSERT INTO invite (hash, made) VALUES (?1, ?2) ON CONFLICT DO NOTHING", (hash.0, now))?;
        Ok(())
    }

    fn use_invite(&self, hash: Hash) -> Result<bool> {
        Ok(self.db().execute("DELETE FROM invite WHERE hash = ?1", [hash.0])? > 0)
    }

    fn teams(&self) -> Result<Vec<Id>> {
        let db = self.db();
        let mut all = db.prepare_cached("SELECT DISTINCT team FROM roster")?;
        let rows = all.query_map((), |row| row.get(0).map(Id))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    fn roster(&self, team: Id, after: u32) -> Result<Vec<Vec<u8>>> {
        let db = self.db();
        let mut all = db.prepare_cached("SELECT bytes FROM roster WHERE team = ?1 AND idx > ?2 ORDER BY idx")?;
        let rows = all.query_map((team.0, after), |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    fn append_roster(&self, team: Id, after: u32, entries: &[Vec<u8>]) -> Result<bool> {
        let db = self.db();
        let tx = db.unchecked_transaction()?;
        let len: Option<u32> = one(&tx, "SELECT coalesce(max(idx), 0) FROM roster WHERE team = ?1", [team.0])?;
        if len.unwrap_or_default() != after {
            return Ok(false);
        }
        for (idx, bytes) in (after + 1..).zip(entries) {
            let sql = "INSERT INTO roster (team, idx, hash, bytes) VALUES (?1, ?2, ?3, ?4)";
            tx.prepare_cached(sql)?.execute((team.0, idx, sync_proto::sha256(&[bytes]).0, bytes))?;
        }
        tx.commit()?;
        Ok(true)
    }

    fn put_packages(&self, team: Id, packages: &[(Hash, Vec<u8>)]) -> Result<()> {
        let db = self.db();
        let tx = db.unchecked_transaction()?;
        for (hash, bytes) in packages {
            let sql = "INSERT INTO package (team, hash, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
            tx.prepare_cached(sql)?.execute((team.0, hash.0, bytes))?;
        }
        Ok(tx.commit()?)
    }

    fn packages(&self, team: Id, hashes: &[Hash]) -> Result<Vec<Vec<u8>>> {
        let db = self.db();
        let sql = "SELECT bytes FROM package WHERE team = ?1 AND hash = ?2";
        hashes.iter().filter_map(|hash| one(&db, sql, (team.0, hash.0)).transpose()).collect()
    }

    fn missing_packages(&self, team: Id, hashes: &[Hash]) -> Result<Vec<Hash>> {
        let db = self.db();
        let mut missing = Vec::new();
        for hash in hashes {
            let found: Option<i64> = one(&db, "SELECT 1 FROM package WHERE team = ?1 AND hash = ?2", (team.0, hash.0))?;
            if found.is_none() {
                missing.push(*hash);
            }
        }
        Ok(missing)
    }

    fn append(&self, roster: &Roster, envelopes: &[Envelope], now: i64) -> Result<Vec<Verdict>> {
        let db = self.db();
        let tx = db.unchecked_transaction()?;
        let verdicts =
            envelopes.iter().map(|envelope| append_one(&tx, roster, envelope, now)).collect::<Result<_>>()?;
        tx.commit()?;
        Ok(verdicts)
    }

    fn after(&self, team: Id, spaces: &[Id], reader: Id, have: &[Have], max_bytes: usize) -> Result<Page> {
        let db = self.db();
        let held = |space, device| {
            have.iter().find(|have| have.space == space && have.device == device).map_or(0, |have| have.seq)
        };
        let mut page = Page { envelopes: vec![], more: false };
        let mut bytes = 0;
        for space in spaces {
            let sql = "SELECT device, seq FROM head WHERE team = ?1 AND space = ?2 ORDER BY device";
            let heads: Vec<(Id, u64)> = db
                .prepare_cached(sql)?
                .query_map((team.0, space.0), |row| Ok((Id(row.get(0)?), unsigned(row.get(1)?))))?
                .collect::<std::result::Result<_, _>>()?;
            for (device, _) in
                heads.into_iter().filter(|(device, top)| *device != reader && *top > held(*space, *device))
            {
                let sql = "SELECT bytes FROM envelope WHERE team = ?1 AND space = ?2 AND device = ?3 AND seq > ?4 ORDER BY seq";
                let mut all = db.prepare_cached(sql)?;
                let mut rows = all.query((team.0, space.0, device.0, seq(held(*space, device))))?;
                while let Some(row) = rows.next()? {
                    let envelope: Vec<u8> = row.get(0)?;
                    if !page.envelopes.is_empty() && bytes + envelope.len() > max_bytes {
                        page.more = true;
                        return Ok(page);
                    }
                    bytes += envelope.len();
                    page.envelopes.push(envelope);
                }
            }
        }
        Ok(page)
    }

    fn tops(&self, team: Id, spaces: &[Id]) -> Result<Vec<Have>> {
        let db = self.db();
        let mut found = Vec::new();
        for space in spaces {
            let mut all = db.prepare_cached("SELECT device, seq FROM head WHERE team = ?1 AND space = ?2")?;
            let rows = all.query_map((team.0, space.0), |row| {
                Ok(Have { space: *space, device: Id(row.get(0)?), seq: unsigned(row.get(1)?) })
            })?;
            for row in rows {
                found.push(row?);
            }
        }
        Ok(found)
    }

    fn drop_covered(&self, team: Id, space: Id, covers: &[Have], received: i64) -> Result<usize> {
        let db = self.db();
        let tx = db.unchecked_transaction()?;
        let mut dropped = 0;
        for cover in covers {
            let sql =
                "DELETE FROM envelope WHERE team = ?1 AND space = ?2 AND device = ?3 AND seq <= ?4 AND received < ?5";
            dropped += tx.prepare_cached(sql)?.execute((team.0, space.0, cover.device.0, seq(cover.seq), received))?;
        }
        recount(&tx, team)?;
        tx.commit()?;
        Ok(dropped)
    }

    fn drop_space(&self, team: Id, space: Id) -> Result<()> {
        let db = self.db();
        let tx = db.unchecked_transaction()?;
        tx.execute("DELETE FROM envelope WHERE team = ?1 AND space = ?2", (team.0, space.0))?;
        recount(&tx, team)?;
        Ok(tx.commit()?)
    }

    fn drop_packages(&self, team: Id, hashes: &[Hash]) -> Result<()> {
        let db = self.db();
        let tx = db.unchecked_transaction()?;
        for hash in hashes {
            tx.execute("DELETE FROM package WHERE team = ?1 AND hash = ?2", (team.0, hash.0))?;
        }
        Ok(tx.commit()?)
    }

    fn stored_bytes(&self, team: Id) -> Result<u64> {
        let db = self.db();
        Ok(one::<i64>(&db, "SELECT bytes FROM usage WHERE team = ?1", [team.0])?.map(unsigned).unwrap_or_default())
    }

    fn bytes_of(&self, team: Id, device: Id, since: i64) -> Result<u64> {
        let db = self.db();
        let sql =
            "SELECT coalesce(sum(length(bytes)), 0) FROM envelope WHERE team = ?1 AND device = ?2 AND received >= ?3";
        Ok(one::<i64>(&db, sql, (team.0, device.0, since))?.map(unsigned).unwrap_or_default())
    }

    fn put_limit(&self, team: Id, hash: Hash, until: i64, bytes: &[u8], now: i64) -> Result<()> {
        let db = self.db();
        db.execute("DELETE FROM limit_notice WHERE until <= ?1", [now])?;
        let sql = "INSERT INTO limit_notice (team, hash, until, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
        db.execute(sql, (team.0, hash.0, until, bytes))?;
        Ok(())
    }

    fn limits(&self, team: Id, now: i64) -> Result<Vec<Vec<u8>>> {
        let db = self.db();
        let sql = "SELECT bytes FROM limit_notice WHERE team = ?1 AND until > ?2 ORDER BY hash";
        let mut all = db.prepare_cached(sql)?;
        let rows = all.query_map((team.0, now), |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    fn open_letter(&self, team: Id, token: Hash, expires: i64) -> Result<()> {
        let sql = "INSERT INTO letter (team, token, expires, bytes) VALUES (?1, ?2, ?3, NULL) ON CONFLICT DO NOTHING";
        self.db().execute(sql, (team.0, token.0, expires))?;
        Ok(())
    }

    fn put_letter(&self, team: Id, token: Hash, bytes: &[u8], now: i64) -> Result<bool> {
        let sql = "UPDATE letter SET bytes = ?3 WHERE team = ?1 AND token = ?2 AND bytes IS NULL AND expires > ?4";
        Ok(self.db().execute(sql, (team.0, token.0, bytes, now))? > 0)
    }

    fn take_letter(&self, team: Id, token: Hash, now: i64) -> Result<Option<Vec<u8>>> {
        let db = self.db();
        let tx = db.unchecked_transaction()?;
        let sql = "SELECT bytes FROM letter WHERE team = ?1 AND token = ?2 AND bytes IS NOT NULL AND expires > ?3";
        let letter = one(&tx, sql, (team.0, token.0, now))?;
        tx.execute(
            "DELETE FROM letter WHERE (team = ?1 AND token = ?2 AND bytes IS NOT NULL) OR expires <= ?3",
            (team.0, token.0, now),
        )?;
        tx.commit()?;
        Ok(letter)
    }

    fn counts(&self) -> Result<(u64, u64, u64)> {
        let db = self.db();
        let count = |sql| Ok::<_, MailboxError>(one::<i64>(&db, sql, ())?.map(unsigned).unwrap_or_default());
        Ok((
            count("SELECT count(DISTINCT team) FROM roster")?,
            count("SELECT count(*) FROM envelope")?,
            count("SELECT coalesce(sum(length(bytes)), 0) FROM envelope")?,
        ))
    }
}

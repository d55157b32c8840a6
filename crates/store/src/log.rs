//! The sealed log: envelopes, tops, the quarantine; the roster; secrets and packages.

use rusqlite::{Row, Transaction};
use sync_proto::{Hash, Id, relay::Top, wire::Have};

use crate::{Error, Store};

/// Secrets of one epoch of a space, as `vault` writes them; `n` is their order.
#[derive(Clone)]
pub struct Secret {
    pub space: Id,
    pub epoch: Id,
    pub bytes: Vec<u8>,
}

/// An envelope that was not applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Quarantined {
    pub hash: Hash,
    pub space: Id,
    pub device: Id,
    pub seq: u64,
    pub reason: String,
    pub bytes: Vec<u8>,
}

pub(crate) fn id(row: &Row, at: usize) -> rusqlite::Result<Id> {
    row.get(at).map(Id)
}

pub(crate) fn seq(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

fn number(row: &Row, at: usize) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(at)?).unwrap_or_default())
}

impl Store {
    pub fn roster(&self) -> Result<Vec<Vec<u8>>, Error> {
        let mut all = self.db.prepare_cached("SELECT bytes FROM roster ORDER BY idx")?;
        let rows = all.query_map((), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Appends verified entries behind the `after` that are held.
    pub fn add_roster(&self, after: u32, entries: &[Vec<u8>]) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        for (idx, bytes) in (after + 1..).zip(entries) {
            tx.prepare_cached("INSERT INTO roster (idx, bytes) VALUES (?1, ?2)")?.execute((idx, bytes))?;
        }
        Ok(tx.commit()?)
    }

    /// Puts other entries behind the first `keep`: mine were signed too late.
    pub fn replace_roster(&self, keep: usize, entries: &[Vec<u8>]) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        let keep = u32::try_from(keep).unwrap_or(u32::MAX);
        tx.execute("DELETE FROM roster WHERE idx > ?1", [keep])?;
        for (idx, bytes) in (keep + 1..).zip(entries) {
            tx.prepare_cached("INSERT INTO roster (idx, bytes) VALUES (?1, ?2)")?.execute((idx, bytes))?;
        }
        Ok(tx.commit()?)
    }

    pub fn put_space(&self, space: Id, purpose: &str) -> Result<(), Error> {
        let sql = "INSERT INTO space (space, purpose) VALUES (?1, ?2) ON CONFLICT (space) DO NOTHING";
        self.db.prepare_cached(sql)?.execute((space.0, purpose))?;
        Ok(())
    }

    pub fn spaces(&self) -> Result<Vec<(Id, String)>, Error> {
        let mut all = self.db.prepare_cached("SELECT space, purpose FROM space ORDER BY space")?;
        let rows = all.query_map((), |row| Ok((id(row, 0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn put_secret(&self, secret: &Secret) -> Result<(), Error> {
        let sql = "INSERT INTO secret (space, epoch, n, bytes)
                   VALUES (?1, ?2, (SELECT coalesce(max(n), 0) + 1 FROM secret WHERE space = ?1), lid_shut(?1, ?3))
                   ON CONFLICT (space, epoch) DO NOTHING";
        self.db.prepare_cached(sql)?.execute((secret.space.0, secret.epoch.0, &secret.bytes))?;
        Ok(())
    }

    /// All that can be read.
    pub fn secrets(&self) -> Result<Vec<Secret>, Error> {
        let sql = "SELECT space, epoch, lid_open(space, bytes) FROM secret
                   WHERE lid_open(space, bytes) IS NOT NULL ORDER BY space, n";
        let mut all = self.db.prepare_cached(sql)?;
        let read = |row: &Row| Ok(Secret { space: id(row, 0)?, epoch: id(row, 1)?, bytes: row.get(2)? });
        let rows = all.query_map((), read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn put_package(&self, hash: Hash, bytes: &[u8]) -> Result<(), Error> {
        let sql = "INSERT INTO package (hash, bytes) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING";
        self.db.prepare_cached(sql)?.execute((hash.0, bytes))?;
        Ok(())
    }

    pub fn package(&self, hash: Hash) -> Result<Option<Vec<u8>>, Error> {
        let mut find = self.db.prepare_cached("SELECT bytes FROM package WHERE hash = ?1")?;
        let mut rows = find.query_map([hash.0], |row| row.get(0))?;
        Ok(rows.next().transpose()?)
    }

    pub fn top(&self, space: Id, device: Id) -> Result<Option<Top>, Error> {
        let mut find = self.db.prepare_cached("SELECT seq, hash FROM top WHERE space = ?1 AND device = ?2")?;
        let mut rows =
            find.query_map((space.0, device.0), |row| Ok(Top { seq: number(row, 0)?, hash: Hash(row.get(1)?) }))?;
        Ok(rows.next().transpose()?)
    }

    /// The top of every chain that is known here.
    pub fn tops(&self) -> Result<Vec<(Have, Hash)>, Error> {
        let mut all = self.db.prepare_cached("SELECT space, device, seq, hash FROM top ORDER BY space, device")?;
        let read = |row: &Row| {
            let have = Have { space: id(row, 0)?, device: id(row, 1)?, seq: number(row, 2)? };
            Ok((have, Hash(row.get(3)?)))
        };
        let rows = all.query_map((), read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn envelope_hash(&self, space: Id, device: Id, at: u64) -> Result<Option<Hash>, Error> {
        let sql = "SELECT hash FROM envelope WHERE space = ?1 AND device = ?2 AND seq = ?3";
        let mut find = self.db.prepare_cached(sql)?;
        let mut rows = find.query_map((space.0, device.0, seq(at)), |row| row.get(0).map(Hash))?;
        Ok(rows.next().transpose()?)
    }

    /// Envelopes of one chain from a number on, for a relay that lost them.
    pub fn envelopes_from(&self, space: Id, device: Id, from: u64) -> Result<Vec<Vec<u8>>, Error> {
        let sql = "SELECT bytes FROM envelope WHERE space = ?1 AND device = ?2 AND seq >= ?3 ORDER BY seq";
        let mut all = self.db.prepare_cached(sql)?;
        let rows = all.query_map((space.0, device.0, seq(from)), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every envelope that is held, chain by chain.
    pub fn envelopes(&self) -> Result<Vec<Vec<u8>>, Error> {
        let mut all = self.db.prepare_cached("SELECT bytes FROM envelope ORDER BY space, device, seq")?;
        let rows = all.query_map((), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// My sealed envelopes that the relay has not acknowledged, in the order of their chains.
    pub fn unacked(&self) -> Result<Vec<Vec<u8>>, Error> {
        let sql = "SELECT bytes FROM envelope WHERE mine = 1 AND acked = 0 ORDER BY space, seq";
        let mut all = self.db.prepare_cached(sql)?;
        let rows = all.query_map((), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The last of my envelopes of a space that the relay has confirmed, and how many it has not.
    pub fn confirmed(&self, space: Id) -> Result<(u64, u32), Error> {
        let sql = "SELECT coalesce(max(seq) FILTER (WHERE acked = 1), 0), count(*) FILTER (WHERE acked = 0)
                   FROM envelope WHERE space = ?1 AND mine = 1";
        Ok(self.db.prepare_cached(sql)?.query_row([space.0], |row| Ok((number(row, 0)?, row.get(1)?)))?)
    }

    /// The relay holds it: its records are no longer unsent.
    pub fn ack(&self, space: Id, device: Id, at: u64) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        let sql = "UPDATE envelope SET acked = 1 WHERE space = ?1 AND device = ?2 AND seq = ?3 AND mine = 1";
        if tx.prepare_cached(sql)?.execute((space.0, device.0, seq(at)))? > 0 {
            tx.prepare_cached("DELETE FROM unsent WHERE space = ?1 AND seq <= ?2")?.execute((space.0, seq(at)))?;
        }
        Ok(tx.commit()?)
    }

    pub fn quarantine(&self, held: &Quarantined, now: i64) -> Result<(), Error> {
        let sql =
            "INSERT INTO quarantine (hash, space, device, seq, reason, at, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (hash) DO UPDATE SET reason = excluded.reason";
        let values = (held.hash.0, held.space.0, held.device.0, seq(held.seq), &held.reason, now, &held.bytes);
        self.db.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    pub fn quarantined(&self) -> Result<Vec<Quarantined>, Error> {
        let sql = "SELECT hash, space, device, seq, reason, bytes FROM quarantine ORDER BY space, device, seq";
        let mut all = self.db.prepare_cached(sql)?;
        let read = |row: &Row| {
            Ok(Quarantined {
                hash: Hash(row.get(0)?),
                space: id(row, 1)?,
                device: id(row, 2)?,
                seq: number(row, 3)?,
                reason: row.get(4)?,
                bytes: row.get(5)?,
            })
        };
        let rows = all.query_map((), read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn release(&self, hash: Hash) -> Result<(), Error> {
        self.db.prepare_cached("DELETE FROM quarantine WHERE hash = ?1")?.execute([hash.0])?;
        Ok(())
    }

    /// A snapshot's anchor: the chain goes on from here. Never backwards.
    pub(crate) fn anchor(tx: &Transaction, space: Id, device: Id, top: Top) -> Result<(), Error> {
        let sql = "INSERT INTO top (space, device, seq, hash) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (space, device) DO UPDATE SET seq = excluded.seq, hash = excluded.hash
                   WHERE excluded.seq > top.seq";
        tx.prepare_cached(sql)?.execute((space.0, device.0, seq(top.seq), top.hash.0))?;
        Ok(())
    }

    pub(crate) fn put_envelope(tx: &Transaction, envelope: &sync_proto::Envelope, mine: bool) -> Result<(), Error> {
        let header = &envelope.header;
        let hash = envelope.hash();
        let sql =
            "INSERT INTO envelope (space, device, seq, hash, mine, acked, bytes) VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6)";
        let values = (header.space.0, header.device.0, seq(header.seq), hash.0, mine, envelope.bytes());
        tx.prepare_cached(sql)?.execute(values)?;
        Store::anchor(tx, header.space, header.device, Top { seq: header.seq, hash })
    }
}

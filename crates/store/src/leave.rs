//! Forgetting: what a phone destroys when the antenna has it, or when its time is over. SQLite overwrites what it deletes
//! (`secure_delete` is compiled in).

use rusqlite::Transaction;
use sync_proto::{Envelope, Hash, Id, relay::Top};

use crate::{Error, Store, log::seq};

impl Store {
    /// Whether something of a space is in no sealed envelope yet.
    pub fn waits(&self, space: Id) -> Result<bool, Error> {
        let sql =
            "SELECT EXISTS (SELECT 1 FROM pending WHERE space = ?1) OR EXISTS (SELECT 1 FROM outbox WHERE space = ?1)";
        Ok(self.db.prepare_cached(sql)?.query_row([space.0], |row| row.get(0))?)
    }

    /// Whether a space holds records, and all of them were begun before this instant (milliseconds since 1970).
    pub fn is_older(&self, space: Id, than: i64) -> Result<bool, Error> {
        let sql = "SELECT coalesce(max(begun) < ?2, 0) FROM entry WHERE space = ?1";
        Ok(self.db.prepare_cached(sql)?.query_row((space.0, than), |row| row.get(0))?)
    }

    /// Destroys the documents of a space and every envelope of it but this device's own behind `received`. The chains' tops
    /// stay. Tells whether a document was there.
    pub fn empty(&self, space: Id, received: u64) -> Result<bool, Error> {
        let tx = self.db.unchecked_transaction()?;
        let gone = empty(&tx, space, received, false)?;
        tx.commit()?;
        Ok(gone)
    }

    /// As [`Store::empty`], and the space's secrets with it, all in one transaction. `removed`: no receipt will ever come, so
    /// what the relay has confirmed goes too.
    pub fn leave(&self, space: Id, received: u64, removed: bool) -> Result<bool, Error> {
        let tx = self.db.unchecked_transaction()?;
        let gone = empty(&tx, space, received, removed)?;
        tx.prepare_cached("DELETE FROM secret WHERE space = ?1")?.execute([space.0])?;
        tx.prepare_cached("DELETE FROM space WHERE space = ?1")?.execute([space.0])?;
        tx.prepare_cached("DELETE FROM meta WHERE name = 'seen/' || ?1")?.execute([space.to_string()])?;
        tx.commit()?;
        Ok(gone)
    }

    /// Destroys a document wherever it stands here, taps and unsealed changes included. Sealed envelopes that carry a change of
    /// it stay as they are.
    pub fn erase_doc(&self, space: Id, doc: Id) -> Result<bool, Error> {
        let tx = self.db.unchecked_transaction()?;
        let mut gone = 0;
        for table in ["doc", "entry", "pending", "outbox", "unsent"] {
            gone += tx.execute(&format!("DELETE FROM {table} WHERE space = ?1 AND doc = ?2"), (space.0, doc.0))?;
        }
        tx.commit()?;
        Ok(gone > 0)
    }

    /// Destroys everything of a space, sealed or not, this device's own included; its secrets and the packages with these hashes too.
    pub fn erase_space(&self, space: Id, packages: &[Hash]) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        forget_space(&tx, space)?;
        for hash in packages {
            tx.prepare_cached("DELETE FROM package WHERE hash = ?1")?.execute([hash.0])?;
        }
        tx.prepare_cached("DELETE FROM meta WHERE name = 'seen/' || ?1")?.execute([space.to_string()])?;
        Ok(tx.commit()?)
    }

    /// Gives freed pages back to the disk, after they were overwritten.
    pub fn shrink(&self) -> Result<(), Error> {
        self.db.execute_batch("VACUUM")?;
        Ok(self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()))?)
    }

    /// A verified envelope of somebody else whose content is of no use here: the chain goes on.
    pub fn pass_over(&self, envelope: &Envelope) -> Result<(), Error> {
        let header = &envelope.header;
        let tx = self.db.unchecked_transaction()?;
        Store::anchor(&tx, header.space, header.device, Top { seq: header.seq, hash: envelope.hash() })?;
        tx.prepare_cached("DELETE FROM quarantine WHERE hash = ?1")?.execute([envelope.hash().0])?;
        Ok(tx.commit()?)
    }

    /// Forgets the bytes of an envelope that has said what it had to say; its chain's top stays.
    pub fn forget_envelope(&self, envelope: &Envelope) -> Result<(), Error> {
        self.db.prepare_cached("DELETE FROM envelope WHERE hash = ?1")?.execute([envelope.hash().0])?;
        Ok(())
    }
}

/// Everything of a space but where its chains stand.
pub(crate) fn forget_space(tx: &Transaction, space: Id) -> Result<(), Error> {
    for table in ["doc", "entry", "pending", "outbox", "unsent", "envelope", "quarantine", "secret", "space"] {
        tx.execute(&format!("DELETE FROM {table} WHERE space = ?1"), [space.0])?;
    }
    Ok(())
}

fn empty(tx: &Transaction, space: Id, received: u64, removed: bool) -> Result<bool, Error> {
    let mut gone = 0;
    for table in ["doc", "entry"] {
        gone += tx.execute(&format!("DELETE FROM {table} WHERE space = ?1"), [space.0])?;
    }
    tx.prepare_cached("DELETE FROM quarantine WHERE space = ?1")?.execute([space.0])?;
    let sql = "DELETE FROM envelope WHERE space = ?1 AND (mine = 0 OR seq <= ?2 OR (?3 AND acked = 1))";
    tx.prepare_cached(sql)?.execute((space.0, seq(received), removed))?;
    tx.prepare_cached("DELETE FROM unsent WHERE space = ?1 AND seq <= ?2")?.execute((space.0, seq(received)))?;
    Ok(gone > 0)
}

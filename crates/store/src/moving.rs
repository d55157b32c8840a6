//! What was written in a space that is none of the team's goes into the one that serves the same end.

use sync_proto::Id;

use crate::{
    Error, Late, Store,
    cut::queue,
    leave::forget_space,
    records::{load, project, save},
};

impl Store {
    /// Moves documents, taps and unsealed changes; `sealed`: this device's changes in envelopes that nobody will take, to be sealed again.
    /// Documents of a kind in `left` stay behind, and nothing of the old space is kept. Everything or nothing.
    pub fn move_space(&self, from: Id, to: Id, sealed: &Late, left: &str) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        for (doc, kind, document) in self.documents(from)? {
            if kind == left {
                continue;
            }
            let mut home = load(&tx, doc, to, &kind)?;
            home.adopt(&document.save())?;
            save(&tx, doc, to, &kind, &home)?;
        }
        for (doc, kind, changes) in sealed.iter().filter(|(_, kind, _)| kind != left) {
            queue(&tx, *doc, to, kind, changes)?;
        }
        tx.execute("UPDATE pending SET space = ?2 WHERE space = ?1 AND kind <> ?3", (from.0, to.0, left))?;
        tx.execute("UPDATE outbox SET space = ?2 WHERE space = ?1 AND kind <> ?3", (from.0, to.0, left))?;
        let sql = "INSERT INTO unsent (kind, id, space, doc, seq) SELECT kind, id, ?2, doc, NULL FROM unsent
                   WHERE space = ?1 AND kind <> ?3 ON CONFLICT (kind, id, space) DO UPDATE SET seq = NULL";
        tx.execute(sql, (from.0, to.0, left))?;
        for (doc, kind, _) in self.documents(to)? {
            let document = load(&tx, doc, to, &kind)?;
            project(&tx, doc, to, &kind, &document, "")?;
        }
        forget_space(&tx, from)?;
        tx.execute("DELETE FROM top WHERE space = ?1", [from.0])?;
        Ok(tx.commit()?)
    }
}

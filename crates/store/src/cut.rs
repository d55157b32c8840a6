//! Behind a cut: what a space holds comes from the cut's snapshot, what this device said too late for it is said again, and everything
//! older is destroyed.

use std::collections::BTreeMap;

use domain::Value;
use journal::{Document, said_in};
use rusqlite::Transaction;
use sync_proto::{Hash, Id, relay::Top};

use crate::{
    Author, Error, Store,
    log::{id, seq},
    records::{fold_doc, load, project, put_change, said_already, save},
};

/// One document of a cut's snapshot.
pub struct CutItem {
    pub doc: Id,
    pub kind: String,
    pub state: Vec<u8>,
    /// Without its history: it takes the place of what is here, instead of being added to it.
    pub rebuilt: bool,
}

/// Changes of this device that the snapshot does not cover, by document and kind, in their order.
pub type Late = Vec<(Id, String, Vec<Vec<u8>>)>;

/// What goes from the log behind a cut.
pub struct CutLog {
    pub space: Id,
    pub floor: BTreeMap<Id, Top>,
    pub packages: Vec<Hash>,
}

impl Store {
    /// Takes the documents of a cut's snapshot. What this device said too late for it goes to the outbox again: as it was, or, in a
    /// document that was rebuilt, as fresh edits, beside what others said there meanwhile. The same again changes nothing.
    pub fn adopt_cut(&self, space: Id, items: &[CutItem], late: &Late, author: Author, now: i64) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        for item in items {
            fold_doc(&tx, item.doc, space, &item.kind, author, now)?;
            let sealed = late.iter().filter(|(doc, ..)| *doc == item.doc).flat_map(|(.., changes)| changes);
            match item.rebuilt {
                true => take_rebuilt(&tx, space, item, sealed.cloned().collect(), author)?,
                false => {
                    let mut document = load(&tx, item.doc, space, &item.kind)?;
                    document.adopt(&item.state)?;
                    save(&tx, item.doc, space, &item.kind, &document)?;
                    project(&tx, item.doc, space, &item.kind, &document, "")?;
                }
            }
        }
        let whole = |doc: &Id| !items.iter().any(|item| item.doc == *doc && item.rebuilt);
        for (doc, kind, changes) in late.iter().filter(|(doc, ..)| whole(doc)) {
            queue(&tx, *doc, space, kind, changes)?;
            unsent_again(&tx, *doc, space)?;
        }
        Ok(tx.commit()?)
    }

    /// Destroys what a cut ended: covered envelopes, what waited among them, packages. The chains go on from the floor.
    pub fn cut_log(&self, cut: &CutLog) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        for (device, top) in &cut.floor {
            for table in ["envelope", "quarantine"] {
                let sql = format!("DELETE FROM {table} WHERE space = ?1 AND device = ?2 AND seq <= ?3");
                tx.prepare_cached(&sql)?.execute((cut.space.0, device.0, seq(top.seq)))?;
            }
            Store::anchor(&tx, cut.space, *device, *top)?;
        }
        for hash in &cut.packages {
            tx.prepare_cached("DELETE FROM package WHERE hash = ?1")?.execute([hash.0])?;
        }
        Ok(tx.commit()?)
    }

    pub fn forget_secrets(&self, space: Id, epochs: &[Id]) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        for epoch in epochs {
            tx.prepare_cached("DELETE FROM secret WHERE space = ?1 AND epoch = ?2")?.execute((space.0, epoch.0))?;
        }
        Ok(tx.commit()?)
    }
}

/// Changes that are to be sealed once more; those that wait already wait once.
pub(crate) fn queue(tx: &Transaction, doc: Id, space: Id, kind: &str, changes: &[Vec<u8>]) -> Result<(), Error> {
    for change in changes {
        let sql = "INSERT INTO outbox (doc, space, kind, change) SELECT ?1, ?2, ?3, ?4
                   WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE doc = ?1 AND space = ?2 AND change = ?4)";
        tx.prepare_cached(sql)?.execute((doc.0, space.0, kind, change))?;
    }
    Ok(())
}

/// The relay's word for an older envelope does not count for what goes out again.
fn unsent_again(tx: &Transaction, doc: Id, space: Id) -> Result<(), Error> {
    tx.prepare_cached("UPDATE unsent SET seq = NULL WHERE space = ?1 AND doc = ?2")?.execute((space.0, doc.0))?;
    Ok(())
}

fn take_rebuilt(
    tx: &Transaction,
    space: Id,
    item: &CutItem,
    mut late: Vec<Vec<u8>>,
    author: Author,
) -> Result<(), Error> {
    let old = load(tx, item.doc, space, &item.kind)?;
    let mut document = Document::load(&item.state)?;
    late.extend(take_outbox(tx, item.doc, space)?);
    let mut edits: BTreeMap<String, (Vec<Value>, Value, i64)> = BTreeMap::new();
    for change in &late {
        let (at, said) = said_in(change)?;
        for (key, value) in said {
            let seen = old.seen_by(change, &key)?;
            let edit = edits.entry(key).or_insert((seen, value.clone(), at));
            (edit.1, edit.2) = (value, at);
        }
    }
    let as_seen = |key: &str, seen: &[Value]| {
        let values = document.values(key);
        values.len() == seen.len() && values.iter().all(|value| seen.contains(value))
    };
    let at = edits.values().map(|(.., at)| *at).min().unwrap_or_default() / 1000;
    edits.retain(|key, (_, value, _)| document.values(key) != [value.clone()]);
    let (above, beside): (Vec<_>, Vec<_>) = edits.into_iter().partition(|(key, (seen, ..))| as_seen(key, seen));
    save(tx, item.doc, space, &item.kind, &document)?;
    project(tx, item.doc, space, &item.kind, &document, "")?;
    let first = Document::new(&item.kind)?.heads();
    for (edits, basis) in [(beside, Some(first.as_slice())), (above, None)] {
        let edits: Vec<(String, Value)> = edits.into_iter().map(|(key, (_, value, _))| (key, value)).collect();
        if edits.is_empty() {
            continue;
        }
        if let Some(change) = document.write(author.actor, &edits, at, basis, None)? {
            put_change(tx, item.doc, space, &item.kind, &document, &change)?;
        }
    }
    unsent_again(tx, item.doc, space)?;
    said_already(tx, item.doc, space)
}

/// The changes of a document that wait to be sealed; they wait no more.
fn take_outbox(tx: &Transaction, doc: Id, space: Id) -> Result<Vec<Vec<u8>>, Error> {
    let sql = "DELETE FROM outbox WHERE doc = ?1 AND space = ?2 RETURNING n, doc, change";
    let mut all = tx.prepare_cached(sql)?;
    let rows = all.query_map((doc.0, space.0), |row| Ok((row.get::<_, i64>(0)?, id(row, 1)?, row.get(2)?)))?;
    let mut found: Vec<(i64, Id, Vec<u8>)> = rows.collect::<Result<_, _>>()?;
    found.sort_by_key(|(n, ..)| *n);
    Ok(found.into_iter().map(|(.., change)| change).collect())
}

//! Taps, changes and what the screens read.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Edit, Held, Record, Said, Value};
use journal::{Actor, Document};
use rusqlite::{Row, Transaction};
use sync_proto::{Envelope, Id, relay::Top};

use crate::{
    Error, Store,
    log::{id, seq},
};

/// Who taps: the device's prefix (as `domain` shows it) and its actor for this run of the app.
#[derive(Debug, Clone, Copy)]
pub struct Author {
    pub actor: Actor,
}

impl Author {
    fn shown(&self) -> String {
        self.actor.device.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// An opened envelope, ready to be applied whole or not at all.
pub struct Incoming<'a> {
    pub envelope: Envelope<'a>,
    pub items: Vec<IncomingItem>,
    /// Snapshots: where each device's chain goes on.
    pub anchors: Vec<(Id, Top)>,
}

pub enum IncomingItem {
    Changes { doc: Id, kind: String, changes: Vec<Vec<u8>> },
    Snapshot { doc: Id, kind: String, state: Vec<u8> },
}

/// One gesture, for [`Store::untap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tapped {
    first: i64,
    edits: usize,
    at: i64,
}

/// A record with a tap that the relay does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    pub kind: String,
    pub id: domain::Id,
    /// In an envelope already, waiting for the relay's word.
    pub sealed: bool,
}

/// The changes of one space that wait to be sealed: (row, document, kind, change).
pub type Outgoing = Vec<(i64, Id, String, Vec<u8>)>;

fn split<'a>(edit_kind: &'a str, doc: Id, key: &'a str) -> (&'a str, domain::Id, &'a str) {
    let inside = || {
        let (kind, rest) = key.split_once('/')?;
        let (id, field) = rest.split_once('/')?;
        Some((kind, id.parse().ok()?, field))
    };
    inside().unwrap_or((edit_kind, domain::Id(doc.0), key))
}

impl Store {
    /// One gesture: every edit durable and shown, in one transaction. Tells how to take it back.
    pub fn tap(&self, edits: &[(Id, Edit)], author: Author, now: i64) -> Result<Tapped, Error> {
        let tx = self.db.unchecked_transaction()?;
        let first: i64 = tx.query_row("SELECT coalesce(max(n), 0) + 1 FROM pending", (), |row| row.get(0))?;
        let mut touched: BTreeMap<(String, domain::Id, Id), Record> = BTreeMap::new();
        for (space, edit) in edits {
            let doc = Id(edit.doc.id.0);
            let doc_kind = edit.doc.kind.code();
            let value = serde_json::to_string(&edit.value).unwrap_or_default();
            let sql = "INSERT INTO pending (doc, space, kind, key, value, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            tx.prepare_cached(sql)?.execute((doc.0, space.0, doc_kind, &edit.key, value, now))?;
            let (kind, id, field) = split(doc_kind, doc, &edit.key);
            let place = (kind.to_owned(), id, *space);
            let record = match touched.entry(place) {
                std::collections::btree_map::Entry::Occupied(held) => held.into_mut(),
                std::collections::btree_map::Entry::Vacant(free) => {
                    let fresh = || Record { kind: kind.to_owned(), id, doc: edit.doc.id, fields: BTreeMap::new() };
                    free.insert(read_entry(&tx, kind, id, Some(*space))?.unwrap_or_else(fresh))
                }
            };
            let said = Said { value: edit.value.clone(), by: author.shown(), at: now };
            record.fields.insert(field.to_owned(), Held { first: said, others: vec![] });
        }
        for ((kind, id, space), record) in &touched {
            write_entry(&tx, *space, record)?;
            let sql = "INSERT INTO unsent (kind, id, space, doc, seq) VALUES (?1, ?2, ?3, ?4, NULL)
                       ON CONFLICT (kind, id, space) DO UPDATE SET seq = NULL";
            tx.prepare_cached(sql)?.execute((kind, id.0, space.0, record.doc.0))?;
        }
        tx.commit()?;
        Ok(Tapped { first, edits: edits.len(), at: now })
    }

    /// Takes a gesture back as if it had not been made. `false` when it is in a change already: then it can only be corrected.
    pub fn untap(&self, tapped: Tapped, author: Author) -> Result<bool, Error> {
        let tx = self.db.unchecked_transaction()?;
        let last = tapped.first + i64::try_from(tapped.edits).unwrap_or(i64::MAX) - 1;
        let docs: Vec<(Id, Id, String)> = {
            let sql = "SELECT doc, space, kind FROM pending WHERE n BETWEEN ?1 AND ?2 AND at = ?3";
            let mut all = tx.prepare_cached(sql)?;
            let read = |row: &Row| Ok((id(row, 0)?, id(row, 1)?, row.get(2)?));
            all.query_map((tapped.first, last, tapped.at), read)?.collect::<Result<_, _>>()?
        };
        if docs.len() != tapped.edits {
            return Ok(false);
        }
        tx.prepare_cached("DELETE FROM pending WHERE n BETWEEN ?1 AND ?2")?.execute((tapped.first, last))?;
        for (doc, space, kind) in docs.into_iter().collect::<BTreeSet<_>>() {
            let document = load(&tx, doc, space, &kind)?;
            project(&tx, doc, space, &kind, &document, &author.shown())?;
            // Nothing of the document waits any more: nothing of it is unsent.
            let sql = "DELETE FROM unsent WHERE doc = ?1 AND space = ?2 AND seq IS NULL
                       AND NOT EXISTS (SELECT 1 FROM pending WHERE doc = ?1 AND space = ?2)
                       AND NOT EXISTS (SELECT 1 FROM outbox WHERE doc = ?1 AND space = ?2)";
            tx.prepare_cached(sql)?.execute((doc.0, space.0))?;
            // A record that is not there any more is not unsent either.
            let sql = "DELETE FROM unsent WHERE doc = ?1 AND space = ?2 AND NOT EXISTS (SELECT 1 FROM entry
                       WHERE entry.kind = unsent.kind AND entry.id = unsent.id AND entry.space = unsent.space)";
            tx.prepare_cached(sql)?.execute((doc.0, space.0))?;
        }
        tx.commit()?;
        Ok(true)
    }

    /// Folds what was tapped into one change a document: at contact close, lock, alert or sync.
    pub fn fold(&self, author: Author, now: i64) -> Result<usize, Error> {
        let docs: Vec<(Id, Id, String)> = {
            let mut all = self.db.prepare_cached("SELECT DISTINCT doc, space, kind FROM pending")?;
            all.query_map((), |row| Ok((id(row, 0)?, id(row, 1)?, row.get(2)?)))?.collect::<Result<_, _>>()?
        };
        if docs.is_empty() {
            return Ok(0);
        }
        let tx = self.db.unchecked_transaction()?;
        for (doc, space, kind) in &docs {
            fold_doc(&tx, *doc, *space, kind, author, now)?;
        }
        tx.commit()?;
        Ok(docs.len())
    }

    /// Writes into a document as if only `basis` were known: an outcome that came from an extract. `source` is the change
    /// that said it; it is imported once.
    pub fn import(
        &self,
        (space, doc, kind): (Id, Id, &str),
        said: (&str, &Said),
        basis: &[journal::ChangeHash],
        author: Author,
        source: &[u8],
    ) -> Result<bool, Error> {
        let tx = self.db.unchecked_transaction()?;
        let sql = "INSERT INTO imported (change) VALUES (?1) ON CONFLICT (change) DO NOTHING";
        if tx.prepare_cached(sql)?.execute([source])? == 0 {
            return Ok(false);
        }
        let (key, said) = said;
        fold_doc(&tx, doc, space, kind, author, said.at)?;
        let mut document = load(&tx, doc, space, kind)?;
        let known: Vec<_> = basis.iter().copied().filter(|hash| document.has(hash)).collect();
        let basis = (!known.is_empty()).then_some(known.as_slice());
        let edits = [(key.to_owned(), said.value.clone())];
        if let Some(change) = document.write(author.actor, &edits, said.at / 1000, basis, Some(&said.by))? {
            put_change(&tx, doc, space, kind, &document, &change)?;
        }
        tx.commit()?;
        Ok(true)
    }

    pub fn outgoing(&self, space: Id) -> Result<Outgoing, Error> {
        let sql = "SELECT n, doc, kind, change FROM outbox WHERE space = ?1 ORDER BY n";
        let mut all = self.db.prepare_cached(sql)?;
        let rows = all.query_map([space.0], |row| Ok((row.get(0)?, id(row, 1)?, row.get(2)?, row.get(3)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Spaces with changes that wait to be sealed.
    pub fn outgoing_spaces(&self) -> Result<Vec<Id>, Error> {
        let mut all = self.db.prepare_cached("SELECT DISTINCT space FROM outbox ORDER BY space")?;
        let rows = all.query_map((), |row| id(row, 0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// My sealed envelope takes the place of the outbox rows that are in it.
    pub fn sealed(&self, envelope: &Envelope, rows: &[i64]) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        Store::put_envelope(&tx, envelope, true)?;
        carried(&tx, envelope.header.space, envelope.header.seq, rows)?;
        Ok(tx.commit()?)
    }

    /// As [`Store::sealed`], where the envelope itself is kept in another database.
    pub fn sealed_elsewhere(&self, space: Id, at: u64, rows: &[i64]) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        carried(&tx, space, at, rows)?;
        Ok(tx.commit()?)
    }

    /// Records whose changes the relay has confirmed up to here are not unsent any more.
    pub fn sent_up_to(&self, space: Id, at: u64) -> Result<(), Error> {
        self.db.prepare_cached("DELETE FROM unsent WHERE space = ?1 AND seq <= ?2")?.execute((space.0, seq(at)))?;
        Ok(())
    }

    /// Applies an opened envelope of somebody else: changes, projection and the chain's new top in one transaction.
    pub fn receive(&self, incoming: &Incoming, author: Author, now: i64) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        let header = &incoming.envelope.header;
        let space = header.space;
        apply(&tx, space, header.device, &incoming.items, author, now)?;
        for (device, top) in &incoming.anchors {
            Store::anchor(&tx, space, *device, *top)?;
        }
        Store::put_envelope(&tx, &incoming.envelope, false)?;
        tx.prepare_cached("DELETE FROM quarantine WHERE hash = ?1")?.execute([incoming.envelope.hash().0])?;
        Ok(tx.commit()?)
    }

    /// Applies what an envelope brought where the envelope itself is kept in another database. The same again changes nothing.
    pub fn apply(&self, space: Id, device: Id, items: &[IncomingItem], author: Author, now: i64) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        apply(&tx, space, device, items, author, now)?;
        Ok(tx.commit()?)
    }

    /// The space in which a document lives here.
    pub fn space_of(&self, doc: Id) -> Result<Option<Id>, Error> {
        let sql = "SELECT space FROM entry WHERE doc = ?1 LIMIT 1";
        let mut find = self.db.prepare_cached(sql)?;
        let mut rows = find.query_map([doc.0], |row| id(row, 0))?;
        Ok(rows.next().transpose()?)
    }

    pub fn document(&self, doc: Id, space: Id, kind: &str) -> Result<Document, Error> {
        let tx = self.db.unchecked_transaction()?;
        load(&tx, doc, space, kind)
    }

    /// Every document of a space, for a snapshot.
    pub fn documents(&self, space: Id) -> Result<Vec<(Id, String, Document)>, Error> {
        let mut all = self
            .db
            .prepare_cached("SELECT doc, kind, lid_open(space, state) FROM doc WHERE space = ?1 ORDER BY doc")?;
        let rows = all.query_map([space.0], |row| Ok((id(row, 0)?, row.get(1)?, row.get::<_, Vec<u8>>(2)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (doc, kind, state) = row?;
            found.push((doc, kind, Document::load(&state)?));
        }
        Ok(found)
    }

    pub fn record(&self, kind: &str, id: domain::Id) -> Result<Option<Record>, Error> {
        read_entry(&self.db, kind, id, None)
    }

    pub fn by_code(&self, kind: &str, code: &str) -> Result<Option<Record>, Error> {
        let sql = "SELECT kind, id, doc, lid_open(space, body) FROM entry
                   WHERE code IN (SELECT value FROM json_each(?1)) AND kind = ?2 ORDER BY begun DESC LIMIT 1";
        let mut find = self.db.prepare_cached(sql)?;
        let mut rows = find.query_map((self.marks_of(code), kind), record)?;
        Ok(rows.next().transpose()?)
    }

    /// The records of a kind that name a code, with the spaces they are in.
    pub fn records_by_code(&self, kind: &str, code: &str) -> Result<Vec<(Id, Record)>, Error> {
        let sql = "SELECT kind, id, doc, lid_open(space, body), space FROM entry
                   WHERE code IN (SELECT value FROM json_each(?1)) AND kind = ?2";
        let mut all = self.db.prepare_cached(sql)?;
        let rows = all.query_map((self.marks_of(code), kind), |row| Ok((id(row, 4)?, record(row)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The records of one document.
    pub fn records_of_doc(&self, space: Id, doc: Id) -> Result<Vec<Record>, Error> {
        let sql = "SELECT kind, id, doc, lid_open(space, body) FROM entry WHERE space = ?1 AND doc = ?2";
        let mut all = self.db.prepare_cached(sql)?;
        let rows = all.query_map((space.0, doc.0), record)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every record of a kind, oldest first, with the space it is in.
    pub fn records(&self, kind: &str) -> Result<Vec<(Id, Record)>, Error> {
        let sql = "SELECT kind, id, doc, lid_open(space, body), space FROM entry WHERE kind = ?1 ORDER BY begun, id";
        let mut all = self.db.prepare_cached(sql)?;
        let rows = all.query_map([kind], |row| Ok((id(row, 4)?, record(row)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every record of a space in a fixed order: what a device's view is made of.
    pub fn records_of_space(&self, space: Id) -> Result<Vec<Record>, Error> {
        let sql = "SELECT kind, id, doc, lid_open(space, body) FROM entry WHERE space = ?1 ORDER BY kind, id";
        let mut all = self.db.prepare_cached(sql)?;
        let rows = all.query_map([space.0], record)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn unsent(&self) -> Result<Vec<Unsent>, Error> {
        let mut all = self.db.prepare_cached("SELECT kind, id, seq IS NOT NULL FROM unsent ORDER BY rowid")?;
        let read = |row: &Row| Ok(Unsent { kind: row.get(0)?, id: domain::Id(row.get(1)?), sealed: row.get(2)? });
        let rows = all.query_map((), read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Makes every projection again from documents and pending edits.
    pub fn rebuild(&self, author: Author) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        tx.execute("DELETE FROM entry", ())?;
        let sql = "SELECT doc, space, kind FROM doc UNION SELECT doc, space, kind FROM pending";
        let docs: BTreeSet<(Id, Id, String)> = {
            let mut all = tx.prepare(sql)?;
            all.query_map((), |row| Ok((id(row, 0)?, id(row, 1)?, row.get(2)?)))?.collect::<Result<_, _>>()?
        };
        for (doc, space, kind) in docs {
            let document = load(&tx, doc, space, &kind)?;
            project(&tx, doc, space, &kind, &document, &author.shown())?;
        }
        Ok(tx.commit()?)
    }
}

/// Outbox rows went into the envelope with this number.
fn carried(tx: &Transaction, space: Id, at: u64, rows: &[i64]) -> Result<(), Error> {
    for row in rows {
        let sql = "UPDATE unsent SET seq = ?2 WHERE seq IS NULL AND space = ?3
                   AND doc = (SELECT doc FROM outbox WHERE n = ?1)
                   AND NOT EXISTS (SELECT 1 FROM pending WHERE pending.doc = unsent.doc AND pending.space = unsent.space)";
        tx.prepare_cached(sql)?.execute((row, seq(at), space.0))?;
        tx.prepare_cached("DELETE FROM outbox WHERE n = ?1")?.execute([row])?;
    }
    Ok(())
}

fn apply(
    tx: &Transaction,
    space: Id,
    device: Id,
    items: &[IncomingItem],
    author: Author,
    now: i64,
) -> Result<(), Error> {
    for item in items {
        let (doc, kind) = match item {
            IncomingItem::Changes { doc, kind, .. } | IncomingItem::Snapshot { doc, kind, .. } => (*doc, kind),
        };
        // What I tapped came before what I learn here: it must not look as if I had known.
        fold_doc(tx, doc, space, kind, author, now)?;
        let mut document = load(tx, doc, space, kind)?;
        match item {
            IncomingItem::Changes { changes, .. } => document.apply(changes, device.prefix())?,
            IncomingItem::Snapshot { state, .. } => document.adopt(state)?,
        }
        save(tx, doc, space, kind, &document)?;
        project(tx, doc, space, kind, &document, "")?;
    }
    Ok(())
}

pub(crate) fn load(tx: &Transaction, doc: Id, space: Id, kind: &str) -> Result<Document, Error> {
    let mut find = tx.prepare_cached("SELECT lid_open(space, state) FROM doc WHERE doc = ?1 AND space = ?2")?;
    let mut rows = find.query_map((doc.0, space.0), |row| row.get::<_, Vec<u8>>(0))?;
    match rows.next().transpose()? {
        Some(state) => Ok(Document::load(&state)?),
        None => Ok(Document::new(kind)?),
    }
}

pub(crate) fn save(tx: &Transaction, doc: Id, space: Id, kind: &str, document: &Document) -> Result<(), Error> {
    let sql = "INSERT INTO doc (doc, space, kind, state) VALUES (?1, ?2, ?3, lid_shut(?2, ?4))
               ON CONFLICT (doc, space) DO UPDATE SET state = excluded.state";
    tx.prepare_cached(sql)?.execute((doc.0, space.0, kind, document.save()))?;
    Ok(())
}

pub(crate) fn put_change(
    tx: &Transaction,
    doc: Id,
    space: Id,
    kind: &str,
    document: &Document,
    change: &[u8],
) -> Result<(), Error> {
    save(tx, doc, space, kind, document)?;
    let sql = "INSERT INTO outbox (doc, space, kind, change) VALUES (?1, ?2, ?3, ?4)";
    tx.prepare_cached(sql)?.execute((doc.0, space.0, kind, change))?;
    project(tx, doc, space, kind, document, "")
}

/// The pending edits of one document, in the order of the taps.
fn pending(tx: &Transaction, doc: Id, space: Id) -> Result<Vec<(String, Value, i64)>, Error> {
    let sql = "SELECT key, value, at FROM pending WHERE doc = ?1 AND space = ?2 ORDER BY n";
    let mut all = tx.prepare_cached(sql)?;
    let rows = all.query_map((doc.0, space.0), |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (key, value, at) = row?;
        found.push((key, serde_json::from_str(&value).map_err(|_| Error::Damaged)?, at));
    }
    Ok(found)
}

pub(crate) fn fold_doc(
    tx: &Transaction,
    doc: Id,
    space: Id,
    kind: &str,
    author: Author,
    now: i64,
) -> Result<(), Error> {
    let taps = pending(tx, doc, space)?;
    if taps.is_empty() {
        return Ok(());
    }
    // The last tap on a key is its value; undone taps never enter history.
    let at = taps.iter().map(|(_, _, at)| *at).min().unwrap_or(now);
    let last: BTreeMap<String, Value> = taps.into_iter().map(|(key, value, _)| (key, value)).collect();
    let edits: Vec<_> = last.into_iter().collect();
    let mut document = load(tx, doc, space, kind)?;
    let change = document.write(author.actor, &edits, at / 1000, None, None)?;
    tx.prepare_cached("DELETE FROM pending WHERE doc = ?1 AND space = ?2")?.execute((doc.0, space.0))?;
    match change {
        Some(change) => put_change(tx, doc, space, kind, &document, &change),
        None => {
            said_already(tx, doc, space)?;
            project(tx, doc, space, kind, &document, "")
        }
    }
}

/// What was tapped said nothing new, and nothing of the document waits to be sealed: then it is as unsent as the last envelope of its
/// space is.
pub(crate) fn said_already(tx: &Transaction, doc: Id, space: Id) -> Result<(), Error> {
    let waits = "EXISTS (SELECT 1 FROM outbox WHERE doc = ?1 AND space = ?2) OR EXISTS (SELECT 1 FROM pending WHERE doc = ?1 AND space = ?2)";
    let sql = format!(
        "UPDATE unsent SET seq = (SELECT max(seq) FROM envelope WHERE space = ?2 AND mine = 1 AND acked = 0)
         WHERE doc = ?1 AND space = ?2 AND seq IS NULL AND NOT ({waits})"
    );
    tx.prepare_cached(&sql)?.execute((doc.0, space.0))?;
    let sql = format!("DELETE FROM unsent WHERE doc = ?1 AND space = ?2 AND seq IS NULL AND NOT ({waits})");
    tx.prepare_cached(&sql)?.execute((doc.0, space.0))?;
    Ok(())
}

/// Replaces the rows of one document with what it holds, taps of this device (`me`) that are in no change yet included.
pub(crate) fn project(
    tx: &Transaction,
    doc: Id,
    space: Id,
    kind: &str,
    document: &Document,
    me: &str,
) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM entry WHERE doc = ?1 AND space = ?2")?.execute((doc.0, space.0))?;
    let mut fields = document.fields();
    for (key, value, at) in pending(tx, doc, space)? {
        fields.insert(key, Held { first: Said { value, by: me.to_owned(), at }, others: vec![] });
    }
    domain::records(kind, domain::Id(doc.0), &fields).iter().try_for_each(|record| write_entry(tx, space, record))
}

fn write_entry(tx: &Transaction, space: Id, record: &Record) -> Result<(), Error> {
    let sql = "INSERT INTO entry (kind, id, space, doc, code, author, begun, body)
               VALUES (?1, ?2, ?3, ?4, lid_mark(?3, ?5), ?6, ?7, lid_shut(?3, ?8))
               ON CONFLICT (kind, id, space) DO UPDATE SET doc = excluded.doc, code = excluded.code, body = excluded.body";
    let body = serde_json::to_string(&record.fields).unwrap_or_default();
    tx.prepare_cached(sql)?.execute((
        &record.kind,
        record.id.0,
        space.0,
        record.doc.0,
        record.text("code"),
        record.author().unwrap_or_default(),
        record.begun(),
        body,
    ))?;
    Ok(())
}

fn read_entry(
    db: &rusqlite::Connection,
    kind: &str,
    id: domain::Id,
    space: Option<Id>,
) -> Result<Option<Record>, Error> {
    let sql = "SELECT kind, id, doc, lid_open(space, body) FROM entry WHERE kind = ?1 AND id = ?2 AND (?3 IS NULL OR space = ?3) LIMIT 1";
    let mut find = db.prepare_cached(sql)?;
    let mut rows = find.query_map((kind, id.0, space.map(|space| space.0)), record)?;
    Ok(rows.next().transpose()?)
}

fn record(row: &Row) -> rusqlite::Result<Record> {
    let body: String = row.get(3)?;
    Ok(Record {
        kind: row.get(0)?,
        id: domain::Id(row.get(1)?),
        doc: domain::Id(row.get(2)?),
        fields: serde_json::from_str(&body).unwrap_or_default(),
    })
}

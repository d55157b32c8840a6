//! A key over one space, beside the database's own: documents, records and epoch secrets of that space are sealed under it before they
//! are written, and opened as they are read. What was tapped and is in no sealed envelope yet stays outside: nothing is ever lost with a
//! lid, and nobody takes a lid away while something waits.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use data_encoding::BASE64;
use rusqlite::{
    Connection,
    functions::{Context, FunctionFlags},
    types::{ToSqlOutput, Value, ValueRef},
};
use sync_proto::Id;

use crate::{Error, Store};

/// What seals and opens; a text that is found by its mark is not there.
pub trait Lid: Send + Sync {
    fn seal(&self, plain: &[u8]) -> Vec<u8>;
    fn open(&self, sealed: &[u8]) -> Option<Vec<u8>>;
    fn mark(&self, text: &str) -> String;
}

/// By space. The connection's own functions hold it too.
pub(crate) type Lids = Arc<Mutex<BTreeMap<Id, Arc<dyn Lid>>>>;

/// Neither JSON nor a code begins so.
const SEALED_TEXT: char = '~';
/// No document of Automerge begins so; a secret, which is random, does once in 2^64.
const SEALED_BYTES: &[u8] = b"\0sealed\0";

const COVERED: [(&str, &str); 3] = [("doc", "state"), ("entry", "body"), ("secret", "bytes")];

impl Store {
    /// From now on this space is read and written under a lid. Tells nothing of what lies there.
    pub fn put_lid(&self, space: Id, lid: Arc<dyn Lid>) {
        held(&self.lids).insert(space, lid);
    }

    /// Seals what lies there already, in one transaction; writes nothing where everything is sealed.
    pub fn cover(&self, space: Id) -> Result<(), Error> {
        let tx = self.db.unchecked_transaction()?;
        for (table, column) in COVERED {
            let sql = format!(
                "UPDATE {table} SET {column} = lid_shut(space, {column})
                 WHERE space = ?1 AND lid_shut(space, {column}) <> {column}"
            );
            tx.execute(&sql, [space.0])?;
        }
        let sql = "UPDATE entry SET code = lid_mark(space, code) WHERE space = ?1 AND lid_mark(space, code) <> code";
        tx.execute(sql, [space.0])?;
        Ok(tx.commit()?)
    }

    /// Whether documents lie in a space.
    pub fn holds_documents(&self, space: Id) -> Result<bool, Error> {
        let sql = "SELECT EXISTS (SELECT 1 FROM doc WHERE space = ?1)";
        Ok(self.db.prepare_cached(sql)?.query_row([space.0], |row| row.get(0))?)
    }

    /// The lid's key is gone: what it covered is destroyed, unread. What was tapped and waits stays, and so do sealed envelopes.
    /// Answers the documents that were there.
    pub fn forget_covered(&self, space: Id) -> Result<Vec<Id>, Error> {
        let tx = self.db.unchecked_transaction()?;
        let docs = {
            let mut all = tx.prepare_cached("SELECT doc FROM doc WHERE space = ?1 ORDER BY doc")?;
            all.query_map([space.0], |row| row.get(0).map(Id))?.collect::<Result<_, _>>()?
        };
        for (table, _) in COVERED {
            tx.execute(&format!("DELETE FROM {table} WHERE space = ?1"), [space.0])?;
        }
        tx.commit()?;
        Ok(docs)
    }

    /// A code as the projection may hold it: plain, or as the mark of a lid.
    pub(crate) fn marks_of(&self, code: &str) -> String {
        let marks = held(&self.lids).values().map(|lid| lid.mark(code)).collect::<Vec<_>>();
        serde_json::to_string(&[vec![code.to_owned()], marks].concat()).unwrap_or_default()
    }
}

fn held(lids: &Lids) -> std::sync::MutexGuard<'_, BTreeMap<Id, Arc<dyn Lid>>> {
    lids.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `lid_shut(space, value)`, `lid_open(space, value)` and `lid_mark(space, text)`: a space without a lid is left as it is; what was
/// sealed under a lid that is not here opens as null.
pub(crate) fn register(db: &Connection) -> Result<Lids, Error> {
    let lids = Lids::default();
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DIRECTONLY;
    for (name, way) in [("lid_shut", shut as Way), ("lid_open", open), ("lid_mark", mark)] {
        let lids = lids.clone();
        db.create_scalar_function(name, 2, flags, move |context| {
            let lid = held(&lids).get(&Id(context.get(0)?)).cloned();
            way(context, lid.as_deref())
        })?;
    }
    Ok(lids)
}

type Way = fn(&Context, Option<&dyn Lid>) -> rusqlite::Result<ToSqlOutput<'static>>;

fn owned(value: Value) -> rusqlite::Result<ToSqlOutput<'static>> {
    Ok(ToSqlOutput::Owned(value))
}

/// The value itself, uncopied.
const AS_IT_IS: ToSqlOutput<'static> = ToSqlOutput::Arg(1);

fn is_sealed(value: ValueRef) -> bool {
    match value {
        ValueRef::Text(text) => text.first().is_some_and(|first| char::from(*first) == SEALED_TEXT),
        ValueRef::Blob(bytes) => bytes.starts_with(SEALED_BYTES),
        _ => false,
    }
}

fn shut(context: &Context, lid: Option<&dyn Lid>) -> rusqlite::Result<ToSqlOutput<'static>> {
    let value = context.get_raw(1);
    match (lid, value) {
        (Some(lid), ValueRef::Text(text)) if !is_sealed(value) => {
            owned(Value::Text(format!("{SEALED_TEXT}{}", BASE64.encode(&lid.seal(text)))))
        }
        (Some(lid), ValueRef::Blob(bytes)) if !is_sealed(value) => {
            owned(Value::Blob([SEALED_BYTES, &lid.seal(bytes)].concat()))
        }
        _ => Ok(AS_IT_IS),
    }
}

fn open(context: &Context, lid: Option<&dyn Lid>) -> rusqlite::Result<ToSqlOutput<'static>> {
    let value = context.get_raw(1);
    if !is_sealed(value) {
        return Ok(AS_IT_IS);
    }
    let opened = match value {
        ValueRef::Text(text) => BASE64.decode(&text[1..]).ok().and_then(|sealed| lid?.open(&sealed)),
        ValueRef::Blob(bytes) => lid.and_then(|lid| lid.open(&bytes[SEALED_BYTES.len()..])),
        _ => None,
    };
    owned(match (opened, value) {
        (None, _) => Value::Null,
        (Some(plain), ValueRef::Blob(_)) => Value::Blob(plain),
        (Some(plain), _) => String::from_utf8(plain).map_or(Value::Null, Value::Text),
    })
}

fn mark(context: &Context, lid: Option<&dyn Lid>) -> rusqlite::Result<ToSqlOutput<'static>> {
    let value = context.get_raw(1);
    match (lid, value) {
        (Some(lid), ValueRef::Text(text)) if !is_sealed(value) => {
            owned(Value::Text(lid.mark(&String::from_utf8_lossy(text))))
        }
        _ => Ok(AS_IT_IS),
    }
}

#[cfg(test)]
mod tests {
    use domain::{DocKind, DocRef, Edit, Value};
    use journal::Actor;

    use super::*;
    use crate::{Author, Secret};

    const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    /// Turns every bit round: enough to see what lies there.
    struct Flip;

    impl Lid for Flip {
        fn seal(&self, plain: &[u8]) -> Vec<u8> {
            plain.iter().map(|byte| !byte).collect()
        }

        fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
            Some(self.seal(sealed))
        }

        fn mark(&self, text: &str) -> String {
            format!("~{}", text.chars().rev().collect::<String>())
        }
    }

    const NIGHT: Id = Id([1; 16]);
    const OTHER: Id = Id([2; 16]);

    fn written(store: &Store) {
        let author = Author { actor: Actor { device: [7; 8], fresh: [1; 8] } };
        for space in [NIGHT, OTHER] {
            let doc = DocRef { kind: DocKind::FollowUp, id: domain::Id(space.0) };
            let edit = |key: &str, value: &str| {
                (space, Edit { doc, key: key.to_owned(), value: Value::Text(value.to_owned()) })
            };
            store.tap(&[edit("code", "4180738"), edit("wish", "dormir au chaud")], author, 5).unwrap();
            store.put_secret(&Secret { space, epoch: Id([3; 16]), bytes: b"a secret".to_vec() }).unwrap();
        }
        store.fold(author, 6).unwrap();
        for space in [NIGHT, OTHER] {
            let rows: Vec<i64> = store.outgoing(space).unwrap().iter().map(|row| row.0).collect();
            store.sealed_elsewhere(space, 1, &rows).unwrap();
        }
    }

    /// What lies in the database of a space, as somebody with its key reads it.
    fn raw(store: &Store, space: Id) -> String {
        let sql = "SELECT group_concat(x, ' ') FROM (SELECT hex(state) || state AS x FROM doc WHERE space = ?1
                   UNION ALL SELECT coalesce(code, '') || body FROM entry WHERE space = ?1
                   UNION ALL SELECT CAST(bytes AS TEXT) FROM secret WHERE space = ?1)";
        let text: Vec<u8> = store
            .db
            .query_row(sql, [space.0], |row| Ok(row.get_ref(0)?.as_bytes().unwrap_or_default().to_vec()))
            .unwrap();
        String::from_utf8_lossy(&text).into_owned()
    }

    fn wish(store: &Store) -> Option<String> {
        let records = store.records_by_code("follow_up", "4180738").unwrap();
        let found = records.iter().find(|(space, _)| *space == NIGHT);
        found.and_then(|(_, record)| record.text("wish").map(str::to_owned))
    }

    #[test]
    fn what_is_under_a_lid_is_read_with_it_and_is_nowhere_without_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("db");
        let store = Store::create(&path, KEY).unwrap();
        store.put_lid(NIGHT, Arc::new(Flip));
        written(&store);
        assert_eq!(wish(&store).as_deref(), Some("dormir au chaud"));
        assert!(store.by_code("follow_up", "4180738").unwrap().is_some());
        assert_eq!(store.documents(NIGHT).unwrap().len(), 1);
        assert_eq!(store.secrets().unwrap()[0].bytes, b"a secret");
        for word in ["dormir", "4180738", "a secret"] {
            assert!(!raw(&store, NIGHT).contains(word), "{word} lies in the clear");
            assert!(raw(&store, OTHER).contains(word), "and would be seen: {word}");
        }
        drop(store);
        let store = Store::open(&path, KEY).unwrap();
        assert_eq!(store.secrets().unwrap().len(), 1, "a secret without its lid is not there");
        store.forget_covered(NIGHT).unwrap();
        assert_eq!(wish(&store), None);
        assert!(store.by_code("follow_up", "4180738").unwrap().is_some(), "the other space stays");
    }

    #[test]
    fn a_lid_is_put_on_what_lies_there_already() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("db"), KEY).unwrap();
        written(&store);
        assert!(raw(&store, NIGHT).contains("dormir"));
        store.put_lid(NIGHT, Arc::new(Flip));
        for _ in 0..2 {
            store.cover(NIGHT).unwrap();
            assert!(!raw(&store, NIGHT).contains("dormir") && !raw(&store, NIGHT).contains("4180738"));
            assert_eq!(wish(&store).as_deref(), Some("dormir au chaud"));
        }
    }
}

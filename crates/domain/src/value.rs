//! What a document holds, as the middle of the app sees it: flat keys, plain values, and who said what when.
//!
//! The journal reads an Automerge document into `Fields`; `records` splits them into the records that live in the
//! document. A key is either a field of the document's own record (`level`) or of a record inside it
//! (`contact/<id>/language`). Kinds and keys that this version does not know pass through untouched.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;

/// A scalar. Codes are texts: no closed enum is ever read from a document, so an older app keeps a newer code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Value {
    Bool(bool),
    Int(#[ts(type = "number")] i64),
    Text(String),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

/// One value with its author and hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub value: Value,
    /// First 8 bytes of the author's device id, in hexadecimal.
    pub by: String,
    /// Milliseconds since 1970 on the author's clock; shown, never used to order.
    pub at: i64,
}

/// What one key holds: the value that the merge put first, and every other value said without knowledge of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub first: Said,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Said>,
}

impl Held {
    pub fn is_conflict(&self) -> bool {
        !self.others.is_empty()
    }

    pub fn all(&self) -> impl Iterator<Item = &Said> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

pub type Fields = BTreeMap<String, Held>;

/// A record: the fields of one kind and id, wherever its document is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub kind: String,
    pub id: Id,
    /// The document that holds it (for an outing's contact: the outing's document).
    pub doc: Id,
    pub fields: Fields,
}

impl Record {
    pub fn text(&self, key: &str) -> Option<&str> {
        match &self.fields.get(key)?.first.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn int(&self, key: &str) -> Option<i64> {
        match self.fields.get(key)?.first.value {
            Value::Int(int) => Some(int),
            _ => None,
        }
    }

    pub fn flag(&self, key: &str) -> bool {
        self.fields.get(key).is_some_and(|held| held.first.value == Value::Bool(true))
    }

    pub fn id_at(&self, key: &str) -> Option<Id> {
        self.text(key)?.parse().ok()
    }

    /// The fields under `prefix/`, without the prefix.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Held)> {
        self.fields.iter().filter_map(move |(key, held)| Some((key.strip_prefix(prefix)?.strip_prefix('/')?, held)))
    }

    /// Who wrote the record first: the author of its earliest field.
    pub fn author(&self) -> Option<&str> {
        self.fields.values().flat_map(Held::all).min_by_key(|said| said.at).map(|said| said.by.as_str())
    }

    /// When its first field was written, on its author's clock.
    pub fn begun(&self) -> i64 {
        self.fields.values().flat_map(Held::all).map(|said| said.at).min().unwrap_or_default()
    }

    pub fn conflicts(&self) -> impl Iterator<Item = (&str, &Held)> {
        self.fields.iter().filter(|(_, held)| held.is_conflict()).map(|(key, held)| (key.as_str(), held))
    }
}

/// Splits a document into its records. `kind` and `doc` name the document's own record.
pub fn records(kind: &str, doc: Id, fields: &Fields) -> Vec<Record> {
    let mut found: BTreeMap<(String, Id), Fields> = BTreeMap::new();
    for (key, held) in fields {
        let inside = || {
            let (kind, rest) = key.split_once('/')?;
            let (id, field) = rest.split_once('/')?;
            Some((kind.to_owned(), id.parse::<Id>().ok()?, field.to_owned()))
        };
        let (kind, id, field) = inside().unwrap_or_else(|| (kind.to_owned(), doc, key.clone()));
        found.entry((kind, id)).or_default().insert(field, held.clone());
    }
    found.into_iter().map(|((kind, id), fields)| Record { kind, id, doc, fields }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(value: impl Into<Value>) -> Held {
        Held { first: Said { value: value.into(), by: "aa".into(), at: 1 }, others: vec![] }
    }

    #[test]
    fn a_document_splits_into_its_own_record_and_those_inside_even_of_unknown_kinds() {
        let inner = Id([7; 16]);
        let fields = Fields::from([
            ("zone/Z1".to_owned(), held("Z1")),
            (format!("contact/{inner}/language"), held("ti")),
            (format!("drone/{inner}/colour"), held("red")),
        ]);
        let found = records("outing", Id([1; 16]), &fields);
        let kinds: Vec<_> = found.iter().map(|r| (r.kind.as_str(), r.id)).collect();
        assert_eq!(kinds, [("contact", inner), ("drone", inner), ("outing", Id([1; 16]))]);
        assert_eq!(found[2].under("zone").count(), 1);
        assert_eq!(found[1].text("colour"), Some("red"));
    }
}

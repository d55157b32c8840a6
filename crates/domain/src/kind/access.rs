//! The access and deletion log: what kind of record was opened, exported or erased, by which device and when. Never which one, never what
//! was in it. One document a month.

use serde::Serialize;
use ts_rs::TS;

use crate::{DocKind, Edit, Id, Record, ServiceDay, kind::month_of};

/// Keys: `access/<id>/what`, `access/<id>/kind`, `access/<id>/count`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Access {
    /// `opened`, `exported`, `erased`, `backed_up`.
    pub what: String,
    /// The kind of record, or `report`, `log`.
    pub kind: String,
    #[ts(type = "number")]
    pub count: i64,
    /// Milliseconds since 1970, on the device's clock.
    #[ts(type = "number")]
    pub at: i64,
    /// The first 8 bytes of the device's id, in hexadecimal.
    pub by: String,
}

impl Access {
    pub fn read(record: &Record) -> Access {
        Access {
            what: record.text("what").unwrap_or_default().to_owned(),
            kind: record.text("kind").unwrap_or_default().to_owned(),
            count: record.int("count").unwrap_or_default(),
            at: record.begun(),
            by: record.author().unwrap_or_default().to_owned(),
        }
    }

    pub fn edits(id: Id, day: ServiceDay, what: &str, kind: &str, count: i64) -> Vec<Edit> {
        let doc = month_of(DocKind::Access, day);
        let put = |key: &str, value: crate::Value| Edit::new(doc, format!("access/{id}/{key}"), value);
        vec![put("what", what.into()), put("kind", kind.into()), put("count", count.into())]
    }
}

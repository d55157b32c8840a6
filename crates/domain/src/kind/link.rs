//! A link between two contacts: the same group, logged twice. A human says so, and can take it back; both are kept.

use serde::Serialize;
use ts_rs::TS;

use crate::{DocKind, DocRef, Edit, Id, Record, Refusal, World};

/// Keys: `a`, `b` (contact ids, `a` < `b`), `answer`: `yes`, `no`, `separate`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Link {
    pub id: Id,
    pub a: Option<Id>,
    pub b: Option<Id>,
    pub answer: String,
}

impl Link {
    pub fn read(record: &Record) -> Link {
        Link {
            id: record.id,
            a: record.id_at("a"),
            b: record.id_at("b"),
            answer: record.text("answer").unwrap_or_default().to_owned(),
        }
    }

    pub fn joins(&self) -> Option<(Id, Id)> {
        (self.answer == "yes").then_some((self.a?, self.b?))
    }
}

pub(crate) fn link_edits(contacts: &[Id], answer: &str, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    if !["yes", "no", "separate"].contains(&answer) {
        return Err(Refusal::NotInList { list: "same_group".into(), code: answer.chars().take(40).collect() });
    }
    let mut sorted = contacts.to_vec();
    sorted.sort();
    sorted.dedup();
    if sorted.len() < 2 {
        return Err(Refusal::Missing { field: "contacts".into() });
    }
    let mut edits = Vec::new();
    for pair in sorted.windows(2) {
        let [a, b] = pair else { continue };
        for id in [a, b] {
            world.record("contact", *id).ok_or(Refusal::Unknown { kind: "contact".into() })?;
        }
        // The same pair is the same document on every device, so two answers to it meet in one key.
        let mut id = [0; 16];
        for (byte, (x, y)) in id.iter_mut().zip(a.0.iter().zip(b.0)) {
            *byte = x.rotate_left(3) ^ y;
        }
        let doc = DocRef { id: Id(id), kind: DocKind::Link };
        edits.push(Edit::new(doc, "a", a.to_string()));
        edits.push(Edit::new(doc, "b", b.to_string()));
        edits.push(Edit::new(doc, "answer", answer));
    }
    Ok(edits)
}

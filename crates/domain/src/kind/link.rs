//! A link between two contacts: the same group, logged twice. A human says so, and can take it back; both are kept.

use serde::Serialize;
use ts_rs::TS;

use crate::{DocKind, DocRef, Edit, FollowCode, Id, Record, Refusal, World};

/// Keys: `a`, `b` (ids, `a` < `b`), `answer`: `yes`, `no`, `separate`; `kind` is `follow_up` where the two are follow-ups of
/// what may be one child.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Link {
    pub id: Id,
    pub a: Option<Id>,
    pub b: Option<Id>,
    pub answer: String,
    /// Two follow-ups, one child; else two contacts, one group.
    pub of_follow_ups: bool,
}

impl Link {
    pub fn read(record: &Record) -> Link {
        Link {
            id: record.id,
            a: record.id_at("a"),
            b: record.id_at("b"),
            answer: record.text("answer").unwrap_or_default().to_owned(),
            of_follow_ups: record.text("kind") == Some("follow_up"),
        }
    }

    pub fn joins(&self) -> Option<(Id, Id)> {
        (self.answer == "yes").then_some((self.a?, self.b?))
    }
}

pub(crate) fn link_edits(contacts: &[Id], answer: &str, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
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
        edits.extend(pair_edits(*a, *b, answer)?);
    }
    Ok(edits)
}

/// Two codes that may be one child: a link that can be undone. Nothing crosses from one follow-up to the other.
pub(crate) fn same_child(codes: &[String; 2], answer: &str, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    let id = |code: &String| {
        let code = FollowCode::parse(code)?;
        let record = world.by_code(DocKind::FollowUp.code(), code.digits());
        record.map(|record| record.id).ok_or(Refusal::Unknown { kind: "follow_up".into() })
    };
    let (a, b) = (id(&codes[0])?, id(&codes[1])?);
    if a == b {
        return Err(Refusal::Missing { field: "codes".into() });
    }
    let mut edits = pair_edits(a.min(b), a.max(b), answer)?;
    let doc = edits[0].doc;
    edits.push(Edit::new(doc, "kind", DocKind::FollowUp.code()));
    Ok(edits)
}

/// The same pair is the same document on every device, so two answers to it meet in one key.
fn pair_edits(a: Id, b: Id, answer: &str) -> Result<Vec<Edit>, Refusal> {
    if !["yes", "no", "separate"].contains(&answer) {
        return Err(Refusal::NotInList { list: "same_group".into(), code: answer.chars().take(40).collect() });
    }
    let mut id = [0; 16];
    for (byte, (x, y)) in id.iter_mut().zip(a.0.iter().zip(b.0)) {
        *byte = x.rotate_left(3) ^ y;
    }
    let doc = DocRef { id: Id(id), kind: DocKind::Link };
    let put = |key: &str, value: String| Edit::new(doc, key, value);
    Ok(vec![put("a", a.to_string()), put("b", b.to_string()), put("answer", answer.to_owned())])
}

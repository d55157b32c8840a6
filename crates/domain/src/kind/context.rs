//! A context event: eviction, cold, closure, raid… One document a month. No picture, no place finer than a zone, nothing
//! about an officer.

use serde::Serialize;
use ts_rs::TS;

use crate::{Context, DocKind, Edit, Id, Record, Refusal, World, kind::month_of};

/// Keys: `what`, `day`, `slot`, `zone`, `taken/<what>`, `minors_seen`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ContextEvent {
    pub id: Id,
    pub what: String,
    pub day: String,
    pub slot: String,
    pub zone: String,
    pub taken: Vec<String>,
    #[ts(type = "number | null")]
    pub minors_seen: Option<i64>,
}

impl ContextEvent {
    pub fn read(record: &Record) -> ContextEvent {
        let text = |key| record.text(key).unwrap_or_default().to_owned();
        ContextEvent {
            id: record.id,
            what: text("what"),
            day: text("day"),
            slot: text("slot"),
            zone: text("zone"),
            taken: record.under("taken").map(|(what, _)| what.to_owned()).collect(),
            minors_seen: record.int("minors_seen"),
        }
    }
}

pub(crate) fn context_edits(
    what: &str,
    zone: &str,
    taken: &[String],
    minors_seen: Option<u32>,
    world: &dyn World,
    ctx: &Context,
) -> Result<Vec<Edit>, Refusal> {
    let list = world.catalogue();
    list.check("context", what)?;
    list.check("zone", zone)?;
    let (day, slot) = ctx.clock.day_and_slot(ctx.now);
    let doc = month_of(DocKind::Context, day);
    let put = |key: &str, value: crate::Value| Edit::new(doc, format!("context/{}/{key}", ctx.fresh), value);
    let mut edits = vec![
        put("what", what.into()),
        put("day", day.to_string().into()),
        put("slot", slot.code().into()),
        put("zone", zone.into()),
    ];
    for thing in taken {
        list.check("taken", thing)?;
        edits.push(put(&format!("taken/{thing}"), true.into()));
    }
    if let Some(minors) = minors_seen {
        edits.push(put("minors_seen", i64::from(minors.min(500)).into()));
    }
    Ok(edits)
}

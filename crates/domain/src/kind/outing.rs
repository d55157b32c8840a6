//! An outing (maraude): the evening's document, in which its contacts and referrals live.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::{Context, DocKind, DocRef, Edit, Id, Record, Refusal, Value, World};

/// Keys: `day`, `channel`, `zone/<name>`, `role/<role>`, `platform` (web), `count/<what>` (coastal), `closed` (milliseconds). A phone that joins writes the same
/// values into the document of the same id.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Outing {
    pub id: Id,
    /// Service day, `2027-01-15`.
    pub day: String,
    pub channel: String,
    pub zones: Vec<String>,
    pub roles: Vec<String>,
    /// The kind of platform of a web maraude.
    pub platform: Option<String>,
    /// A coastal outing's counts of heads.
    #[ts(type = "Record<string, number>")]
    pub counts: BTreeMap<String, i64>,
    pub open: bool,
}

impl Outing {
    pub fn read(record: &Record) -> Outing {
        let names = |under| record.under(under).map(|(name, _)| name.to_owned()).collect();
        Outing {
            id: record.id,
            day: record.text("day").unwrap_or_default().to_owned(),
            channel: record.text("channel").unwrap_or_default().to_owned(),
            zones: names("zone"),
            roles: names("role"),
            platform: record.text("platform").map(str::to_owned),
            counts: record
                .under("count")
                .filter_map(|(what, held)| match held.first.value {
                    Value::Int(count) => Some((what.to_owned(), count)),
                    _ => None,
                })
                .collect(),
            open: record.int("closed").is_none(),
        }
    }
}

pub(crate) fn open_outing(
    id: Id,
    channel: &str,
    zones: &[String],
    roles: &[String],
    platform: Option<&str>,
    world: &dyn World,
    ctx: &Context,
) -> Result<Vec<Edit>, Refusal> {
    let list = world.catalogue();
    list.check("channel", channel)?;
    if zones.is_empty() {
        return Err(Refusal::Missing { field: "zone".into() });
    }
    let doc = DocRef { id, kind: DocKind::Outing };
    let (day, _) = ctx.clock.day_and_slot(ctx.now);
    let mut edits = vec![Edit::new(doc, "day", day.to_string()), Edit::new(doc, "channel", channel)];
    for zone in zones {
        list.check("zone", zone)?;
        edits.push(Edit::new(doc, format!("zone/{zone}"), true));
    }
    if let Some(platform) = platform {
        list.check("platform", platform)?;
        edits.push(Edit::new(doc, "platform", platform));
    }
    for role in roles {
        let role = crate::Role::of(role)
            .ok_or_else(|| Refusal::NotInList { list: "role".into(), code: role.chars().take(40).collect() })?;
        edits.push(Edit::new(doc, format!("role/{}", role.code()), true));
    }
    Ok(edits)
}

/// A head count on the shore.
pub(crate) fn count_at_sea(id: Id, what: &str, count: u32, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    let doc = outing_doc(id, world)?;
    world.catalogue().check("coastal", what)?;
    match count <= 500 {
        true => Ok(vec![Edit::new(doc, format!("count/{what}"), i64::from(count))]),
        false => Err(Refusal::HeadCount),
    }
}

pub(crate) fn close_outing(id: Id, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    let doc = outing_doc(id, world)?;
    Ok(vec![Edit::new(doc, "closed", ctx.now)])
}

/// The document of an outing that exists here.
pub(crate) fn outing_doc(id: Id, world: &dyn World) -> Result<DocRef, Refusal> {
    let known = world.record("outing", id).is_some();
    known.then_some(DocRef { id, kind: DocKind::Outing }).ok_or(Refusal::Unknown { kind: "outing".into() })
}

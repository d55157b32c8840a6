//! A service of the directory: where help is, kept by the antenna, read by everybody.

use serde::Serialize;
use ts_rs::TS;

use crate::{Context, DocKind, DocRef, Edit, Id, Record, Refusal, Value, World, kind::short};

/// Keys: `name`, `need/<code>`, `phone`, `hours` (OSM syntax), `last_checked` (date).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Service {
    pub id: Id,
    pub name: String,
    pub needs: Vec<String>,
    pub last_checked: Option<String>,
}

impl Service {
    pub fn read(record: &Record) -> Service {
        let needs = record.under("need").filter(|(_, held)| held.first.value == Value::Bool(true));
        Service {
            id: record.id,
            name: record.text("name").unwrap_or_default().to_owned(),
            needs: needs.map(|(code, _)| code.to_owned()).collect(),
            last_checked: record.text("last_checked").map(str::to_owned),
        }
    }
}

pub(crate) fn service_edits(
    id: Id,
    name: &str,
    needs: &[String],
    world: &dyn World,
    ctx: &Context,
) -> Result<Vec<Edit>, Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::Missing { field: "name".into() });
    }
    let doc = DocRef { id, kind: DocKind::Service };
    let checked = ctx.clock.day_and_slot(ctx.now).0.to_string();
    let mut edits = vec![Edit::new(doc, "name", short(name)?), Edit::new(doc, "last_checked", checked)];
    for need in needs {
        world.catalogue().check("need", need)?;
        edits.push(Edit::new(doc, format!("need/{need}"), true));
    }
    Ok(edits)
}

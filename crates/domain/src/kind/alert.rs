//! An alert: a document of its own, so that it can travel before everything else. The highest level said stands until
//! a named role decides.

use serde::Serialize;
use ts_rs::TS;

use crate::{Command, Context, DocKind, DocRef, Edit, Id, Record, Refusal, Value, World, catalogue};

/// Keys: `level`, `outing`, `contact`, `zone`, `slot`, `raised`, `seen/<role>` and `taking/<role>` (milliseconds), `voice`,
/// `decision`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Alert {
    pub id: Id,
    /// The highest level that anybody said.
    pub level: String,
    pub contact: Option<Id>,
    pub zone: String,
    pub slot: String,
    /// Roles that acknowledged it, with the hour on their clock (milliseconds).
    #[ts(type = "[string, number][]")]
    pub seen_by: Vec<(String, i64)>,
    /// The role that is taking care of it, with the hour.
    #[ts(type = "[string, number] | null")]
    pub taken_by: Option<(String, i64)>,
    pub called_by_voice: bool,
    pub decision: Option<String>,
    #[ts(type = "number")]
    pub raised: i64,
    pub author: String,
}

impl Alert {
    pub fn read(record: &Record) -> Alert {
        let seen = |(role, held): (&str, &crate::Held)| match held.first.value {
            Value::Int(at) => Some((role.to_owned(), at)),
            _ => None,
        };
        Alert {
            id: record.id,
            level: highest(record),
            contact: record.id_at("contact"),
            zone: record.text("zone").unwrap_or_default().to_owned(),
            slot: record.text("slot").unwrap_or_default().to_owned(),
            seen_by: record.under("seen").filter_map(seen).collect(),
            taken_by: record.under("taking").filter_map(seen).min_by_key(|(_, at)| *at),
            called_by_voice: record.flag("voice"),
            decision: record.text("decision").map(str::to_owned),
            raised: record.begun(),
            author: record.author().unwrap_or_default().to_owned(),
        }
    }
}

fn highest(record: &Record) -> String {
    let rank = |level: &str| catalogue::LEVELS.iter().position(|known| *known == level);
    let said = record.fields.get("level").into_iter().flat_map(crate::Held::all);
    let levels = said.filter_map(|said| match &said.value {
        Value::Text(level) => Some(level.as_str()),
        _ => None,
    });
    levels.max_by_key(|level| rank(level)).unwrap_or_default().to_owned()
}

pub(crate) fn alert_edits(command: &Command, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    let known = |id| {
        let doc = DocRef { id, kind: DocKind::Alert };
        world.record("alert", id).map(|_| doc).ok_or(Refusal::Unknown { kind: "alert".into() })
    };
    match command {
        Command::RaiseAlert { id, outing, contact, level } => {
            world.catalogue().check("level", level)?;
            let doc = DocRef { id: id.unwrap_or(ctx.fresh), kind: DocKind::Alert };
            let mut edits = vec![
                Edit::new(doc, "level", level.as_str()),
                Edit::new(doc, "outing", outing.to_string()),
                Edit::new(doc, "slot", ctx.clock.day_and_slot(ctx.now).1.code()),
            ];
            let met = contact.and_then(|contact| world.record("contact", contact));
            let going = world.record("outing", *outing);
            let first = going.as_ref().and_then(|going| going.under("zone").next()).map(|(zone, _)| zone);
            let zone = met.as_ref().and_then(|met| met.text("zone")).or(first);
            edits.extend(contact.map(|contact| Edit::new(doc, "contact", contact.to_string())));
            edits.extend(zone.map(|zone| Edit::new(doc, "zone", zone)));
            Ok(edits)
        }
        Command::SeeAlert { alert } => {
            Ok(vec![Edit::new(known(*alert)?, format!("seen/{}", ctx.role.code()), ctx.now)])
        }
        // Who takes it has seen it.
        Command::TakeAlert { alert } => {
            let (doc, role) = (known(*alert)?, ctx.role.code());
            Ok(vec![Edit::new(doc, format!("seen/{role}"), ctx.now), Edit::new(doc, format!("taking/{role}"), ctx.now)])
        }
        Command::CallByVoice { alert } => Ok(vec![Edit::new(known(*alert)?, "voice", true)]),
        Command::DecideAlert { alert, decision } => {
            world.catalogue().check("decision", decision)?;
            Ok(vec![Edit::new(known(*alert)?, "decision", decision.as_str())])
        }
        _ => Ok(vec![]),
    }
}

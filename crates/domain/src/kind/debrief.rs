//! What the team decides at the end of the day: who does what by when. One document a month; a decision without an owner or
//! a date is none. No name is spoken in it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Context, DocKind, DocRef, Edit, Id, Record, Refusal, Role, ServiceDay, World,
    kind::{date, month_of, note},
};

/// Keys: `day`, `topic`, `of` (a code or an id), `what`, `owner` (a role), `due`, `done`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Decision {
    pub id: Id,
    /// The service day of the debriefing.
    pub day: String,
    pub topic: String,
    /// What it is about: a follow-up's code, an alert's or a contact's id.
    pub of: Option<String>,
    pub what: String,
    pub owner: String,
    pub due: String,
    pub done: bool,
}

/// What is said of a decision when it is made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct NewDecision {
    /// `alert`, `refusal`, `follow_up`, `context`, `language`, `care`, `other`.
    pub topic: String,
    #[serde(default)]
    pub of: Option<String>,
    pub what: String,
    pub owner: String,
    pub due: String,
}

impl Decision {
    pub fn read(record: &Record) -> Decision {
        let text = |key| record.text(key).unwrap_or_default().to_owned();
        Decision {
            id: record.id,
            day: text("day"),
            topic: text("topic"),
            of: record.text("of").filter(|of| *of != crate::TAKEN_BACK).map(str::to_owned),
            what: text("what"),
            owner: text("owner"),
            due: text("due"),
            done: record.flag("done"),
        }
    }

    pub fn is_overdue(&self, today: ServiceDay) -> bool {
        !self.done && self.due.parse::<ServiceDay>().is_ok_and(|due| due < today)
    }
}

pub(crate) fn decision_edits(new: &NewDecision, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    world.catalogue().check("topic", &new.topic)?;
    if new.what.trim().is_empty() || new.owner.is_empty() || new.due.is_empty() {
        return Err(Refusal::Missing { field: "what, owner, due".into() });
    }
    let owner = owner(&new.owner)?;
    let (day, _) = ctx.clock.day_and_slot(ctx.now);
    let doc = month_of(DocKind::Debrief, day);
    let put = |key: &str, value: crate::Value| Edit::new(doc, format!("decision/{}/{key}", ctx.fresh), value);
    let mut edits = vec![
        put("day", day.to_string().into()),
        put("topic", new.topic.as_str().into()),
        put("what", note(&new.what, world)?.into()),
        put("owner", owner.into()),
        put("due", date(&new.due)?.into()),
    ];
    if let Some(of) = &new.of {
        // A code's digits or an id's: nothing that a name could be put into.
        if of.len() > 32 || !of.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Refusal::Unknown { kind: new.topic.clone() });
        }
        edits.push(put("of", of.as_str().into()));
    }
    Ok(edits)
}

pub(crate) fn decision_done(id: Id, done: bool, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    let known = world.record("decision", id).ok_or(Refusal::Unknown { kind: "decision".into() })?;
    let doc = DocRef { id: known.doc, kind: DocKind::Debrief };
    Ok(vec![Edit::new(doc, format!("decision/{id}/done"), done)])
}

/// An owner is a role, never a person.
pub(crate) fn owner(code: &str) -> Result<&'static str, Refusal> {
    let unknown = || Refusal::NotInList { list: "role".into(), code: code.chars().take(40).collect() };
    Role::of(code).map(Role::code).ok_or_else(unknown)
}

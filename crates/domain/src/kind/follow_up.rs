//! A follow-up under a random code (layer B), opened only by an explicit gesture, and its extract: the history-free copy
//! that the phones of one night hold. What a phone decides on an extract comes back as an *outcome*.

use serde::Serialize;
use ts_rs::TS;

use crate::{
    DocKind, DocRef, Edit, FollowCode, Id, Record, Refusal, Value, World, catalogue,
    kind::{note, short},
};

/// Keys: `code`, `next_step`, `owner`, `wish`, `step` (see [`Step`]), `risk`. An extract has the same and `of`, `basis`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FollowUp {
    pub id: Id,
    pub code: String,
    pub next_step: String,
    pub owner: String,
    pub wish: Option<String>,
    pub step: Step,
    /// The highest that anybody said, until a human decides.
    pub risk: Option<String>,
    /// For an extract, the follow-up that it is a copy of.
    pub of: Option<Id>,
}

/// Status and due date of one next step are one decision, in one key: two people who change them without knowing of
/// each other are in conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Step {
    /// `open`, `done`, `not_done`.
    pub status: String,
    /// `2027-01-18`, while open.
    pub due: Option<String>,
}

impl Step {
    /// `open:2027-01-18`, `done`, `not_done`.
    pub fn parse(text: &str) -> Step {
        let (status, due) = text.split_once(':').unwrap_or((text, ""));
        Step { status: status.to_owned(), due: Some(due.to_owned()).filter(|due| !due.is_empty()) }
    }
}

impl FollowUp {
    pub fn read(record: &Record) -> FollowUp {
        let text = |key| record.text(key).map(str::to_owned);
        let said = record.fields.get("risk").into_iter().flat_map(crate::Held::all);
        let risk = said.filter_map(|said| match &said.value {
            Value::Text(risk) => Some(risk.clone()),
            _ => None,
        });
        FollowUp {
            id: record.id,
            code: text("code").unwrap_or_default(),
            next_step: text("next_step").unwrap_or_default(),
            owner: text("owner").unwrap_or_default(),
            wish: text("wish"),
            step: Step::parse(record.text("step").unwrap_or("open")),
            risk: risk.max_by_key(|risk| catalogue::RISKS.iter().position(|known| known == risk)),
            of: record.id_at("of"),
        }
    }
}

pub(crate) struct NewFollowUp<'a> {
    pub code: &'a str,
    pub next_step: &'a str,
    pub owner: &'a str,
    pub due: &'a str,
    pub wish: Option<&'a str>,
}

pub(crate) fn open_follow_up(id: Id, new: NewFollowUp, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    let code = FollowCode::parse(new.code)?;
    if world.by_code("follow_up", code.digits()).is_some() {
        return Err(Refusal::CodeInUse);
    }
    if new.next_step.trim().is_empty() || new.owner.trim().is_empty() {
        return Err(Refusal::Missing { field: "next_step, owner".into() });
    }
    let doc = DocRef { id, kind: DocKind::FollowUp };
    let mut edits = vec![
        Edit::new(doc, "code", code.digits()),
        Edit::new(doc, "next_step", note(new.next_step, world)?),
        Edit::new(doc, "owner", short(new.owner)?),
        Edit::new(doc, "step", format!("open:{}", date(new.due)?)),
    ];
    if let Some(wish) = new.wish {
        edits.push(Edit::new(doc, "wish", note(wish, world)?));
    }
    Ok(edits)
}

/// What one decision sets. On a phone it goes into the extract, as an outcome for the antenna to import.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct FollowUpSet {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<String>,
    /// A role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<String>,
}

pub(crate) fn set_follow_up(code: &str, set: &FollowUpSet, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    let code = FollowCode::parse(code)?;
    let found = |kind: DocKind| {
        let record = world.by_code(kind.code(), code.digits())?;
        Some((DocRef { id: record.doc, kind }, record))
    };
    let (doc, record) = found(DocKind::FollowUp)
        .or_else(|| found(DocKind::Extract))
        .ok_or(Refusal::Unknown { kind: "follow_up".into() })?;
    let mut edits = Vec::new();
    match (&set.outcome, &set.due) {
        (Some(outcome), None) => {
            world.catalogue().check("outcome", outcome)?;
            edits.push(Edit::new(doc, "step", outcome.as_str()));
        }
        (outcome, Some(due)) => {
            let status = match outcome {
                Some(outcome) => {
                    world.catalogue().check("outcome", outcome)?;
                    outcome.as_str()
                }
                None => "open",
            };
            edits.push(Edit::new(doc, "step", format!("{status}:{}", date(due)?)));
        }
        (None, None) => {}
    }
    if let Some(next_step) = &set.next_step {
        edits.push(Edit::new(doc, "next_step", note(next_step, world)?));
        if edits.len() == 1 && Step::parse(record.text("step").unwrap_or("open")).status != "open" {
            edits.push(Edit::new(doc, "step", "open"));
        }
    }
    if let Some(risk) = &set.risk {
        world.catalogue().check("risk", risk)?;
        edits.push(Edit::new(doc, "risk", risk.as_str()));
    }
    if let Some(owner) = &set.owner {
        edits.push(Edit::new(doc, "owner", super::owner(owner)?));
    }
    if let Some(wish) = &set.wish {
        edits.push(Edit::new(doc, "wish", note(wish, world)?));
    }
    Ok(edits)
}

/// The extract of a follow-up for one night: what a phone needs and no history.
pub(crate) fn extract(id: Id, follow_up: Id, basis: &str, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    let record = world.record("follow_up", follow_up).ok_or(Refusal::Unknown { kind: "follow_up".into() })?;
    let doc = DocRef { id, kind: DocKind::Extract };
    let mut edits = vec![Edit::new(doc, "of", follow_up.to_string()), Edit::new(doc, "basis", basis)];
    for key in ["code", "next_step", "owner", "wish", "step"] {
        edits.extend(record.text(key).map(|text| Edit::new(doc, key, text)));
    }
    Ok(edits)
}

pub(crate) fn date(text: &str) -> Result<String, Refusal> {
    let date: chrono::NaiveDate = text.parse().map_err(|_| Refusal::BadDate)?;
    Ok(date.to_string())
}

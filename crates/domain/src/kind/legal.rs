//! A step of protection or law for a child under a code (information préoccupante, signalement, administrateur ad hoc, appeal…):
//! what, to whom, since when, until when, what came of it. Read by the legal officer, the supervisor and the lead alone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Context, DocKind, DocRef, Edit, FollowCode, Id, Record, Refusal, World,
    kind::{follow_up::date, note},
};

/// Keys: `code`, `what`, `receiver`, `status`, `day` (when it was sent), `due`, `words`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LegalStep {
    pub id: Id,
    /// Seven digits: nobody is named.
    pub code: String,
    pub what: String,
    pub receiver: String,
    /// `to_do`, `sent`, `answered`, `refused`, `closed`.
    pub status: String,
    /// When it was sent.
    pub day: Option<String>,
    /// Until when it has to be done, or answered.
    pub due: String,
    pub words: Option<String>,
}

/// What is said of a step; everything is said when it begins.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LegalSet {
    #[serde(default)]
    pub code: Option<String>,
    #[serde(default)]
    pub what: Option<String>,
    #[serde(default)]
    pub receiver: Option<String>,
    #[serde(default)]
    pub status: Option<String>,
    #[serde(default)]
    pub due: Option<String>,
    #[serde(default)]
    pub words: Option<String>,
}

impl LegalStep {
    pub fn read(record: &Record) -> LegalStep {
        let text = |key| record.text(key).filter(|text| !text.is_empty()).map(str::to_owned);
        LegalStep {
            id: record.id,
            code: text("code").unwrap_or_default(),
            what: text("what").unwrap_or_default(),
            receiver: text("receiver").unwrap_or_default(),
            status: text("status").unwrap_or_default(),
            day: text("day"),
            due: text("due").unwrap_or_default(),
            words: text("words"),
        }
    }

    /// Nothing is waited for any more.
    pub fn is_over(&self) -> bool {
        matches!(self.status.as_str(), "answered" | "refused" | "closed")
    }
}

pub(crate) fn legal_edits(id: Id, set: &LegalSet, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    let doc = DocRef { id, kind: DocKind::LegalStep };
    let list = world.catalogue();
    let known = world.record(DocKind::LegalStep.code(), id);
    let mut set = set.clone();
    if known.is_none() {
        // A step without a code, a receiver or a date is a step that nobody takes.
        for (field, held) in [("code", &set.code), ("what", &set.what), ("receiver", &set.receiver), ("due", &set.due)]
        {
            if held.as_deref().is_none_or(|text| text.trim().is_empty()) {
                return Err(Refusal::Missing { field: field.into() });
            }
        }
        set.status.get_or_insert_with(|| "to_do".into());
    }
    let mut edits = Vec::new();
    let mut put = |key: &str, value: &str| edits.push(Edit::new(doc, key, value));
    if let Some(code) = &set.code {
        put("code", FollowCode::parse(code)?.checked().map_err(|_| Refusal::NotACode)?.digits());
    }
    for (of, key, code) in [
        ("legal_step", "what", &set.what),
        ("legal_receiver", "receiver", &set.receiver),
        ("legal_status", "status", &set.status),
    ] {
        if let Some(code) = code {
            list.check(of, code)?;
            put(key, code);
        }
    }
    let sent = set.status.as_deref() == Some("sent");
    if sent && known.is_none_or(|record| LegalStep::read(&record).day.is_none()) {
        put("day", &ctx.clock.day_and_slot(ctx.now).0.to_string());
    }
    if let Some(due) = &set.due {
        put("due", &date(due)?);
    }
    if let Some(words) = &set.words {
        put("words", note(words, world)?);
    }
    Ok(edits)
}

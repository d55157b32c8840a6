//! A referral: need → service → status. It lives in the document of the outing in which it was made. A refusal with its
//! reason is the evidence that a child was told "no place".

use serde::Serialize;
use ts_rs::TS;

use crate::{Command, Context, DocKind, DocRef, Edit, Id, Record, Refusal, World};

/// Keys: `contact`, `need`, `service`, `consent`, `status`, `reason`, `owner` (a role), `due`, `match`, `shared/<field>` (when it was given
/// to the receiver, in milliseconds).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Referral {
    pub id: Id,
    pub contact: Option<Id>,
    pub need: String,
    pub service: String,
    pub status: String,
    pub reason: Option<String>,
    pub consent: bool,
    /// Who sees to it, and by when: without both it is an orphan.
    pub owner: Option<String>,
    pub due: Option<String>,
    /// Whether what was received matched the need.
    pub matched: Option<String>,
    /// What was given to the receiver.
    pub shared: Vec<String>,
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub made: i64,
}

impl Referral {
    pub fn read(record: &Record) -> Referral {
        let text = |key| record.text(key).unwrap_or_default().to_owned();
        Referral {
            id: record.id,
            contact: record.id_at("contact"),
            need: text("need"),
            service: text("service"),
            status: text("status"),
            reason: record.text("reason").map(str::to_owned),
            consent: record.flag("consent"),
            owner: record.text("owner").map(str::to_owned),
            due: record.text("due").map(str::to_owned),
            matched: record.text("match").map(str::to_owned),
            shared: record.under("shared").map(|(field, _)| field.to_owned()).collect(),
            made: record.begun(),
        }
    }
}

pub(crate) fn referral_edits(command: &Command, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    match command {
        Command::Refer { id, contact, need, service, consent } => {
            let met = world.record("contact", *contact).ok_or(Refusal::Unknown { kind: "contact".into() })?;
            world.catalogue().check("need", need)?;
            let to = world.record("service", *service).ok_or(Refusal::Unknown { kind: "service".into() })?;
            let doc = DocRef { id: met.doc, kind: DocKind::Outing };
            let id = id.unwrap_or(ctx.fresh);
            let put = |key: &str, value: crate::Value| Edit::new(doc, format!("referral/{id}/{key}"), value);
            Ok(vec![
                put("contact", contact.to_string().into()),
                put("need", need.as_str().into()),
                put("service", to.id.to_string().into()),
                put("consent", (*consent).into()),
                put("status", "draft".into()),
            ])
        }
        Command::SetReferral { referral, status, reason, owner, due, matched } => {
            let known = world.record("referral", *referral).ok_or(Refusal::Unknown { kind: "referral".into() })?;
            world.catalogue().check("referral", status)?;
            if status == "refused" && reason.is_none() {
                return Err(Refusal::Missing { field: "reason".into() });
            }
            // A no is kept as evidence; without a yes nothing goes to anybody.
            if !known.flag("consent") && !matches!(status.as_str(), "draft" | "refused" | "revoked" | "closed") {
                return Err(Refusal::NoConsent);
            }
            let doc = DocRef { id: known.doc, kind: DocKind::Outing };
            let put = |key: &str, value: &str| Edit::new(doc, format!("referral/{referral}/{key}"), value);
            let mut edits = vec![put("status", status)];
            if let Some(owner) = owner {
                edits.push(put("owner", super::owner(owner)?));
            }
            if let Some(due) = due {
                edits.push(put("due", &super::date(due)?));
            }
            if let Some(matched) = matched {
                world.catalogue().check("match", matched)?;
                edits.push(put("match", matched));
            }
            // What is on its way has somebody who sees to it; what is closed says whether it helped.
            let has = |key: &str, now: &Option<String>| now.is_some() || known.text(key).is_some();
            let on_its_way = matches!(status.as_str(), "sent" | "acknowledged" | "accepted");
            if on_its_way && !(has("owner", owner) && has("due", due)) {
                return Err(Refusal::Missing { field: "owner, due".into() });
            }
            if status == "closed" && known.text("status") != Some("refused") && !has("match", matched) {
                return Err(Refusal::Missing { field: "match".into() });
            }
            if let Some(reason) = reason {
                world.catalogue().check("reason", reason)?;
                edits.push(put("reason", reason));
            }
            Ok(edits)
        }
        // The trace of what left, field by field; the values are in the records already.
        Command::ShareReferral { referral, fields } => {
            let known = world.record("referral", *referral).ok_or(Refusal::Unknown { kind: "referral".into() })?;
            if !known.flag("consent") {
                return Err(Refusal::NoConsent);
            }
            let doc = DocRef { id: known.doc, kind: DocKind::Outing };
            let put = |field: &String| {
                world.catalogue().check("handover", field)?;
                Ok(Edit::new(doc, format!("referral/{referral}/shared/{field}"), ctx.now))
            };
            fields.iter().map(put).collect()
        }
        _ => Ok(vec![]),
    }
}

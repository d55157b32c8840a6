//! A contact: one anonymous meeting with a person or a group. Layer A: nothing in it links two nights but a code that
//! was read from a card.

use serde::Serialize;
use ts_rs::TS;

use crate::{
    Answer, Context, DocKind, DocRef, Edit, FollowCode, Id, Record, Refusal, Role, Slot, TAKEN_BACK, Value, World,
    catalogue,
    kind::{follow_up::date, pool::spend_code},
};

/// Keys: `slot`, `zone`, `channel`, `head/<band>/<gender>`, `language`, `need/<code>`, `sign/<code>`, `card/<card>`,
/// `support`, `interpreter`, `information/<what>`, `code`, `opens/<step|owner|due>` (a follow-up that the antenna opens under
/// the code), `taken/<role>` (milliseconds), `seen_before`, `reconstructed`, `complete`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Contact {
    pub id: Id,
    pub outing: Id,
    /// Half hour of the service day, `15:30`.
    pub slot: String,
    pub zone: String,
    pub channel: String,
    pub heads: Vec<Heads>,
    pub language: Option<String>,
    pub needs: Vec<Coded>,
    pub signs: Vec<Coded>,
    /// Card shown → `language:understood`.
    pub cards: Vec<Coded>,
    /// `psychologist:accepted`.
    pub support: Option<String>,
    /// Who interpreted.
    pub interpreter: Option<String>,
    pub information: Vec<String>,
    /// A role that has taken over, after "support accepted".
    pub taken_by: Option<String>,
    pub code: Option<String>,
    /// The follow-up that was opened here by an explicit gesture.
    pub opens: Option<Opens>,
    pub seen_before: Option<String>,
    pub complete: bool,
    /// First 8 bytes of the author's device id, in hexadecimal.
    pub author: String,
    #[ts(type = "number")]
    pub begun: i64,
}

/// A follow-up opened in the street: a code, a next step from the list, who does it, by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Opens {
    pub step: String,
    pub owner: String,
    /// `2027-01-18`.
    pub due: String,
}

/// How many people of one declared band and gender.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct Heads {
    pub band: String,
    pub gender: String,
    pub count: u32,
}

/// A code with how it is known (`asked`, `seen`, `said`, `partner`) or its answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct Coded {
    pub code: String,
    pub source: String,
}

impl Contact {
    pub fn read(record: &Record) -> Contact {
        let text = |key| record.text(key).filter(|text| *text != TAKEN_BACK).map(str::to_owned);
        Contact {
            id: record.id,
            outing: record.doc,
            slot: text("slot").unwrap_or_default(),
            zone: text("zone").unwrap_or_default(),
            channel: text("channel").unwrap_or_default(),
            heads: heads(record),
            language: text("language"),
            needs: coded(record, "need"),
            signs: coded(record, "sign"),
            cards: coded(record, "card"),
            support: text("support"),
            interpreter: text("interpreter"),
            information: record
                .under("information")
                .filter(|(_, held)| held.first.value == Value::Bool(true))
                .map(|(what, _)| what.to_owned())
                .collect(),
            taken_by: record.under("taken").next().map(|(role, _)| role.to_owned()),
            opens: text("opens/step").map(|step| Opens {
                step,
                owner: text("opens/owner").unwrap_or_default(),
                due: text("opens/due").unwrap_or_default(),
            }),
            code: text("code"),
            seen_before: text("seen_before"),
            complete: record.flag("complete"),
            author: record.author().unwrap_or_default().to_owned(),
            begun: record.begun(),
        }
    }

    pub fn people(&self) -> u32 {
        self.heads.iter().map(|heads| heads.count).sum()
    }

    pub fn minors(&self) -> u32 {
        self.heads.iter().filter(|heads| catalogue::is_minor(&heads.band)).map(|heads| heads.count).sum()
    }

    pub fn slot(&self) -> Option<Slot> {
        Slot::parse(&self.slot)
    }
}

fn heads(record: &Record) -> Vec<Heads> {
    let read = |(key, held): (&str, &crate::Held)| {
        let (band, gender) = key.split_once('/')?;
        let Value::Int(count) = held.first.value else {
            return None;
        };
        let count = u32::try_from(count).ok().filter(|count| *count > 0)?;
        Some(Heads { band: band.to_owned(), gender: gender.to_owned(), count })
    };
    record.under("head").filter_map(read).collect()
}

fn coded(record: &Record, under: &str) -> Vec<Coded> {
    let read = |(code, held): (&str, &crate::Held)| match &held.first.value {
        Value::Text(source) if source != TAKEN_BACK => Some(Coded { code: code.to_owned(), source: source.clone() }),
        _ => None,
    };
    record.under(under).filter_map(read).collect()
}

/// The edits of one or more answers. A contact that is not there yet begins with its slot, zone and channel.
pub(crate) fn contact_edits(
    id: Id,
    outing: Id,
    answers: &[Answer],
    world: &dyn World,
    ctx: &Context,
) -> Result<Vec<Edit>, Refusal> {
    let held = world.record("outing", outing).ok_or(Refusal::Unknown { kind: "outing".into() })?;
    let doc = DocRef { id: outing, kind: DocKind::Outing };
    let known = world.record("contact", id);
    let mut edits = Vec::new();
    let mut put = |key: String, value: Value| edits.push(Edit::new(doc, format!("contact/{id}/{key}"), value));
    if known.is_none() {
        if held.int("closed").is_some() {
            return Err(Refusal::OutingClosed);
        }
        put("slot".into(), ctx.clock.day_and_slot(ctx.now).1.code().into());
        if let Some(channel) = held.text("channel") {
            put("channel".into(), channel.into());
        }
        if !answers.iter().any(|answer| matches!(answer, Answer::Zone { .. })) {
            let zone = held.under("zone").next().map(|(zone, _)| zone.to_owned());
            put("zone".into(), zone.ok_or(Refusal::Missing { field: "zone".into() })?.into());
        }
    }
    for answer in answers {
        match answer {
            Answer::OpenFollowUp { code, step, owner, due } => {
                let code = FollowCode::parse(code)?;
                world.catalogue().check("step", step)?;
                let owner = Role::of(owner).ok_or(Refusal::Missing { field: "owner".into() })?;
                put("code".into(), code.digits().into());
                put("opens/step".into(), step.as_str().into());
                put("opens/owner".into(), owner.code().into());
                put("opens/due".into(), date(due)?.into());
            }
            answer => {
                let (key, value) = answer_edit(answer, world)?;
                put(key, value);
            }
        }
    }
    for answer in answers {
        if let Answer::Code { code } | Answer::OpenFollowUp { code, .. } = answer {
            edits.extend(spend_code(&FollowCode::parse(code)?, world, ctx));
        }
    }
    Ok(edits)
}

fn answer_edit(answer: &Answer, world: &dyn World) -> Result<(String, Value), Refusal> {
    let list = world.catalogue();
    Ok(match answer {
        Answer::Zone { zone } => {
            list.check("zone", zone)?;
            ("zone".into(), zone.as_str().into())
        }
        Answer::Channel { channel } => {
            list.check("channel", channel)?;
            ("channel".into(), channel.as_str().into())
        }
        Answer::Heads { band, gender, count } => {
            list.check("band", band)?;
            list.check("gender", gender)?;
            if *count > 500 {
                return Err(Refusal::HeadCount);
            }
            (format!("head/{band}/{gender}"), i64::from(*count).into())
        }
        Answer::Language { language } => {
            list.check("language", language)?;
            ("language".into(), language.as_str().into())
        }
        Answer::Need { code, source } => coded_edit("need", code, source.as_deref(), world)?,
        Answer::Sign { code, source } => coded_edit("sign", code, source.as_deref(), world)?,
        Answer::Card { card, language, understood } => {
            list.check("card", card)?;
            list.check("language", language)?;
            list.check("understood", understood)?;
            (format!("card/{card}"), format!("{language}:{understood}").into())
        }
        Answer::Support { offered, answer } => {
            list.check("support", offered)?;
            list.check("answer", answer)?;
            ("support".into(), format!("{offered}:{answer}").into())
        }
        Answer::Interpreter { who } => {
            list.check("interpreter", who)?;
            ("interpreter".into(), who.as_str().into())
        }
        Answer::Information { code, given } => {
            list.check("information", code)?;
            (format!("information/{code}"), (*given).into())
        }
        Answer::Code { code } => ("code".into(), FollowCode::parse(code)?.digits().into()),
        Answer::SeenBefore { seen } => {
            list.check("seen_before", seen)?;
            ("seen_before".into(), seen.as_str().into())
        }
        Answer::Complete { complete } => ("complete".into(), (*complete).into()),
        // More than one key: written by the caller.
        Answer::OpenFollowUp { .. } => return Err(Refusal::NotAllowed),
    })
}

/// A role takes over what was accepted: "seen by the psychologist", and nothing of what is said there.
pub(crate) fn take_over(id: Id, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    let met = world.record("contact", id).ok_or(Refusal::Unknown { kind: "contact".into() })?;
    let doc = DocRef { id: met.doc, kind: DocKind::Outing };
    Ok(vec![Edit::new(doc, format!("contact/{id}/taken/{}", ctx.role.code()), ctx.now)])
}

/// `source` absent takes the code back.
fn coded_edit(list: &str, code: &str, source: Option<&str>, world: &dyn World) -> Result<(String, Value), Refusal> {
    world.catalogue().check(list, code)?;
    if let Some(source) = source {
        world.catalogue().check("source", source)?;
    }
    Ok((format!("{list}/{code}"), source.unwrap_or(TAKEN_BACK).into()))
}

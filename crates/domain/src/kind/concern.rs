//! A safeguarding report: an incident, or a source of concern about the team itself. Everybody can write one without delay; only the
//! focal points read it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Context, DocKind, DocRef, Edit, Id, Record, Refusal, World,
    kind::{anonymous, note},
};

const LONGEST: usize = 1_000;

/// Keys: `what`, `about`, `place`, `zone`, `day`, `slot`, `danger`, `words`; by a focal point `status`, `answer`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Concern {
    pub id: Id,
    pub what: String,
    /// `staff`, `volunteer`, `partner`, `public_force`, `unknown`: never who.
    pub about: String,
    pub place: Option<String>,
    pub zone: Option<String>,
    pub day: String,
    pub slot: String,
    /// A child is in danger now.
    pub danger: bool,
    pub words: String,
    /// `received`, `handled`, `closed`; nothing before a focal point said so.
    pub status: Option<String>,
    pub answer: Option<String>,
    /// The first 8 bytes of the writing device's id, in hexadecimal.
    pub author: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct NewConcern {
    pub what: String,
    pub about: String,
    #[serde(default)]
    pub place: Option<String>,
    #[serde(default)]
    pub zone: Option<String>,
    #[serde(default)]
    pub danger: bool,
    #[serde(default)]
    pub words: String,
}

impl Concern {
    pub fn read(record: &Record) -> Concern {
        let text = |key| record.text(key).filter(|text| !text.is_empty()).map(str::to_owned);
        Concern {
            id: record.id,
            what: text("what").unwrap_or_default(),
            about: text("about").unwrap_or_default(),
            place: text("place"),
            zone: text("zone"),
            day: text("day").unwrap_or_default(),
            slot: text("slot").unwrap_or_default(),
            danger: record.flag("danger"),
            words: text("words").unwrap_or_default(),
            status: text("status"),
            answer: text("answer"),
            author: record.author().unwrap_or_default().to_owned(),
        }
    }
}

pub(crate) fn concern_edits(id: Id, new: &NewConcern, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    let list = world.catalogue();
    list.check("concern", &new.what)?;
    list.check("concern_about", &new.about)?;
    if new.words.chars().count() > LONGEST {
        return Err(Refusal::TooLong);
    }
    let (day, slot) = ctx.clock.day_and_slot(ctx.now);
    let doc = DocRef { id, kind: DocKind::Concern };
    let mut edits = vec![
        Edit::new(doc, "what", new.what.as_str()),
        Edit::new(doc, "about", new.about.as_str()),
        Edit::new(doc, "day", day.to_string()),
        Edit::new(doc, "slot", slot.code()),
        Edit::new(doc, "danger", new.danger),
        Edit::new(doc, "words", anonymous(new.words.trim(), world)?),
    ];
    for (of, key, code) in [("channel", "place", &new.place), ("zone", "zone", &new.zone)] {
        if let Some(code) = code {
            list.check(of, code)?;
            edits.push(Edit::new(doc, key, code.as_str()));
        }
    }
    Ok(edits)
}

/// What a focal point does with a report.
pub(crate) fn concern_answer(
    id: Id,
    status: &str,
    answer: Option<&str>,
    world: &dyn World,
) -> Result<Vec<Edit>, Refusal> {
    world.record(DocKind::Concern.code(), id).ok_or(Refusal::Unknown { kind: "concern".into() })?;
    world.catalogue().check("concern_status", status)?;
    let doc = DocRef { id, kind: DocKind::Concern };
    let mut edits = vec![Edit::new(doc, "status", status)];
    if let Some(answer) = answer {
        edits.push(Edit::new(doc, "answer", note(answer, world)?));
    }
    Ok(edits)
}

//! A psychosocial activity with a group: a game, sport, a moment of emotional support. One document a month; heads, never
//! people. Its code is that of the IASC's *Who is Where, When, doing What* (4Ws, 2012), so that it is reported without a second
//! entry.

use serde::Serialize;
use ts_rs::TS;

use crate::{Context, DocKind, Edit, Id, Record, Refusal, World, kind::month_of};

/// Keys: `what`, `day`, `slot`, `channel`, `people`, `minors`, `language`, `effect`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Activity {
    pub id: Id,
    /// `playful`, `sport`, `creative`, `emotional_support`, `rights_session`.
    pub what: String,
    /// The 4Ws code of `what`; none for an activity that a team added.
    pub mhpss: Option<String>,
    pub day: String,
    pub slot: String,
    /// What kind of place, as for an outing.
    pub channel: String,
    #[ts(type = "number")]
    pub people: i64,
    #[ts(type = "number")]
    pub minors: i64,
    pub language: Option<String>,
    /// What the facilitators saw: `calmer`, `same`, `unsettled`.
    pub effect: Option<String>,
}

/// What a facilitator says of an activity.
#[derive(Debug, Clone, PartialEq, serde::Deserialize, Serialize, TS)]
#[ts(optional_fields)]
pub struct NewActivity {
    pub what: String,
    pub channel: String,
    pub people: u32,
    pub minors: u32,
    #[serde(default)]
    pub language: Option<String>,
    #[serde(default)]
    pub effect: Option<String>,
}

fn mhpss(what: &str) -> Option<&'static str> {
    Some(match what {
        "playful" | "sport" | "creative" => "3.5",
        "emotional_support" => "3.4",
        "rights_session" => "1",
        _ => return None,
    })
}

impl Activity {
    pub fn read(record: &Record) -> Activity {
        let text = |key| record.text(key).unwrap_or_default().to_owned();
        Activity {
            id: record.id,
            what: text("what"),
            mhpss: record.text("what").and_then(mhpss).map(str::to_owned),
            day: text("day"),
            slot: text("slot"),
            channel: text("channel"),
            people: record.int("people").unwrap_or_default(),
            minors: record.int("minors").unwrap_or_default(),
            language: record.text("language").map(str::to_owned),
            effect: record.text("effect").map(str::to_owned),
        }
    }
}

pub(crate) fn activity_edits(new: &NewActivity, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    let list = world.catalogue();
    list.check("activity", &new.what)?;
    list.check("channel", &new.channel)?;
    if new.people > 500 || new.minors > new.people {
        return Err(Refusal::HeadCount);
    }
    let (day, slot) = ctx.clock.day_and_slot(ctx.now);
    let doc = month_of(DocKind::Activity, day);
    let put = |key: &str, value: crate::Value| Edit::new(doc, format!("activity/{}/{key}", ctx.fresh), value);
    let mut edits = vec![
        put("what", new.what.as_str().into()),
        put("day", day.to_string().into()),
        put("slot", slot.code().into()),
        put("channel", new.channel.as_str().into()),
        put("people", i64::from(new.people).into()),
        put("minors", i64::from(new.minors).into()),
    ];
    if let Some(language) = &new.language {
        list.check("language", language)?;
        edits.push(put("language", language.as_str().into()));
    }
    if let Some(effect) = &new.effect {
        list.check("effect", effect)?;
        edits.push(put("effect", effect.as_str().into()));
    }
    Ok(edits)
}

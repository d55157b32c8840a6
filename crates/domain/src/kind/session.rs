//! The psychologist's sessions (layer V). Only she reads them; what crosses over to the team are three ticks under a code: seen,
//! follow-up, level shared. No score, no name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Context, DocKind, DocRef, Edit, FollowCode, Id, Record, Refusal, Slot, World,
    kind::{anonymous, date, note},
};

/// Her own words may be as long as a page.
pub const LONGEST_NOTE: usize = 4_000;
const MOST_SECTIONS: u8 = 20;

/// Keys: `day`, `slot`, `state`, `code`, `place`, `language`, `interpreter`, `mood`, `level`, `note`, `heading/<n>`, `section/<n>`,
/// `tick/seen`, `tick/follow_up`, `tick/level`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Session {
    pub id: Id,
    pub day: String,
    pub slot: String,
    /// `planned`, `held`, `missed`.
    pub state: String,
    /// A follow-up's code, when the team follows the child.
    pub code: Option<String>,
    /// What kind of place, as for an outing.
    pub place: Option<String>,
    pub language: Option<String>,
    pub interpreter: Option<String>,
    /// Of the meeting, not of the child.
    pub mood: Option<String>,
    pub level: Option<String>,
    pub note: Option<String>,
    /// The first evaluation: headings and words, in their order.
    pub sections: Vec<(String, String)>,
    /// What was told to the team: `seen`, `follow_up`, `level`.
    pub told: Vec<String>,
}

/// What is said of a session; what is not named stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SessionSet {
    pub day: Option<String>,
    pub slot: Option<String>,
    pub state: Option<String>,
    pub code: Option<String>,
    pub place: Option<String>,
    pub language: Option<String>,
    pub interpreter: Option<String>,
    pub mood: Option<String>,
    pub level: Option<String>,
    pub note: Option<String>,
    /// One section of the first evaluation: its place (from 1), heading and words.
    pub section: Option<(u8, String, String)>,
}

/// Her own headings for a first evaluation. Keys: `name`, `heading/<n>`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Template {
    pub id: Id,
    pub name: String,
    pub headings: Vec<String>,
}

/// What the psychologist tells the team under a code. Keys: `code`, `day`, `seen`, `follow_up`, `level`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Tick {
    pub code: String,
    pub day: String,
    pub seen: bool,
    pub follow_up: bool,
    /// A level of risk, when she shares it.
    pub level: Option<String>,
}

fn numbered(record: &Record, prefix: &str) -> Vec<(u8, String)> {
    let mut found: Vec<(u8, String)> = record
        .under(prefix)
        .filter_map(|(n, held)| match &held.first.value {
            crate::Value::Text(text) => Some((n.parse().ok()?, text.clone())),
            _ => None,
        })
        .collect();
    found.sort();
    found
}

impl Session {
    pub fn read(record: &Record) -> Session {
        let text = |key| record.text(key).filter(|text| !text.is_empty()).map(str::to_owned);
        let words = numbered(record, "section");
        let of = |n: u8| words.iter().find(|(at, _)| *at == n).map(|(_, words)| words.clone()).unwrap_or_default();
        let told = record.under("tick").filter(|(_, held)| held.first.value == true.into());
        Session {
            id: record.id,
            day: text("day").unwrap_or_default(),
            slot: text("slot").unwrap_or_default(),
            state: text("state").unwrap_or_default(),
            code: text("code"),
            place: text("place"),
            language: text("language"),
            interpreter: text("interpreter"),
            mood: text("mood"),
            level: text("level"),
            note: text("note"),
            sections: numbered(record, "heading").into_iter().map(|(n, heading)| (heading, of(n))).collect(),
            told: told.map(|(tick, _)| tick.to_owned()).collect(),
        }
    }
}

impl Template {
    pub fn read(record: &Record) -> Template {
        let headings = numbered(record, "heading").into_iter().map(|(_, heading)| heading);
        Template {
            id: record.id,
            name: record.text("name").unwrap_or_default().to_owned(),
            headings: headings.filter(|heading| !heading.is_empty()).collect(),
        }
    }
}

impl Tick {
    pub fn read(record: &Record) -> Tick {
        Tick {
            code: record.text("code").unwrap_or_default().to_owned(),
            day: record.text("day").unwrap_or_default().to_owned(),
            seen: record.flag("seen"),
            follow_up: record.flag("follow_up"),
            level: record.text("level").filter(|level| !level.is_empty()).map(str::to_owned),
        }
    }
}

fn page<'a>(text: &'a str, world: &dyn World) -> Result<&'a str, Refusal> {
    match text.chars().count() <= LONGEST_NOTE {
        true => anonymous(text.trim(), world),
        false => Err(Refusal::PageTooLong),
    }
}

/// A session that is new begins now, as held, unless it says otherwise.
pub(crate) fn session_edits(id: Id, set: &SessionSet, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    let doc = DocRef { id, kind: DocKind::Session };
    let (day, slot) = ctx.clock.day_and_slot(ctx.now);
    let (day, slot) = (day.to_string(), slot.code());
    let mut set = set.clone();
    if world.record(DocKind::Session.code(), id).is_none() {
        set.day.get_or_insert(day);
        set.slot.get_or_insert(slot);
        set.state.get_or_insert_with(|| "held".into());
    }
    let list = world.catalogue();
    let mut edits = Vec::new();
    let mut put = |key: &str, value: &str| edits.push(Edit::new(doc, key, value));
    if let Some(day) = &set.day {
        put("day", &date(day)?);
    }
    if let Some(slot) = &set.slot {
        put("slot", &Slot::parse(slot).ok_or(Refusal::BadDate)?.code());
    }
    if let Some(code) = &set.code {
        match code.is_empty() {
            true => put("code", ""),
            false => put("code", FollowCode::parse(code)?.digits()),
        }
    }
    let codes = [
        ("session_state", "state", &set.state),
        ("channel", "place", &set.place),
        ("language", "language", &set.language),
        ("interpreter", "interpreter", &set.interpreter),
        ("mood", "mood", &set.mood),
        ("risk", "level", &set.level),
    ];
    for (of, key, code) in codes {
        let Some(code) = code else { continue };
        // What was said by mistake is taken back with nothing.
        if !(code.is_empty() && key != "state") {
            list.check(of, code)?;
        }
        put(key, code);
    }
    if let Some(words) = &set.note {
        put("note", page(words, world)?);
    }
    if let Some((n, heading, words)) = &set.section {
        if !(1..=MOST_SECTIONS).contains(n) {
            return Err(Refusal::Unknown { kind: "section".into() });
        }
        put(&format!("heading/{n}"), note(heading, world)?);
        put(&format!("section/{n}"), page(words, world)?);
    }
    Ok(edits)
}

pub(crate) fn template_edits(id: Id, name: &str, headings: &[String], world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    if name.trim().is_empty() || headings.is_empty() || headings.len() > usize::from(MOST_SECTIONS) {
        return Err(Refusal::Missing { field: "name, headings".into() });
    }
    let doc = DocRef { id, kind: DocKind::Template };
    let mut edits = vec![Edit::new(doc, "name", note(name, world)?)];
    let held = world.record(DocKind::Template.code(), id);
    let before = held.map_or(0, |record| record.under("heading").count());
    for n in 1..=headings.len().max(before) {
        let heading = headings.get(n - 1).map_or("", String::as_str);
        edits.push(Edit::new(doc, format!("heading/{n}"), note(heading, world)?));
    }
    Ok(edits)
}

/// Three ticks go to the team under the session's code, and nothing else does.
pub(crate) fn tick_edits(
    session: Id,
    follow_up: bool,
    level: bool,
    world: &dyn World,
    ctx: &Context,
) -> Result<Vec<Edit>, Refusal> {
    let record = world.record(DocKind::Session.code(), session).ok_or(Refusal::Unknown { kind: "session".into() })?;
    let held = Session::read(&record);
    let code = held.code.ok_or(Refusal::Missing { field: "code".into() })?;
    if level && held.level.is_none() {
        return Err(Refusal::Missing { field: "level".into() });
    }
    let own = DocRef { id: session, kind: DocKind::Session };
    // A document of its own, with an id that says nothing of the session's.
    let tick = DocRef { id: ctx.fresh, kind: DocKind::Tick };
    let shared = held.level.filter(|_| level).unwrap_or_default();
    Ok(vec![
        Edit::new(own, "tick/seen", true),
        Edit::new(own, "tick/follow_up", follow_up),
        Edit::new(own, "tick/level", level),
        Edit::new(tick, "code", code),
        Edit::new(tick, "day", held.day),
        Edit::new(tick, "seen", true),
        Edit::new(tick, "follow_up", follow_up),
        Edit::new(tick, "level", shared),
    ])
}

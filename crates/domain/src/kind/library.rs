//! What the antenna gives every phone beside the records: sounds of the children's cards, and the team's own sheets. Nobody is met
//! in them. One document each, in a space that only antenna devices write and that is never compacted: sounds are large.

use serde::Serialize;
use ts_rs::TS;

use crate::{
    Context, DocKind, DocRef, Edit, Id, Record, Refusal, TAKEN_BACK, World,
    kind::{LONGEST_NOTE, short},
};

/// Bytes of a sound's file; a few tens of seconds of speech.
pub const LONGEST_SOUND: usize = 400_000;
/// What a web view of 2020 plays.
pub const SOUNDS: [&str; 4] = ["audio/ogg", "audio/mpeg", "audio/mp4", "audio/wav"];

/// A card's sound in one language, as it is listed; its bytes are a record of their own (kind `sound`, the same id).
/// Keys: `card`, `language`, `format`, `seconds`, `heard`, `at`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Recording {
    pub id: Id,
    pub card: String,
    pub language: String,
    /// A media type, one of four.
    pub format: String,
    #[ts(type = "number")]
    pub seconds: i64,
    /// The role that has listened and lets children hear it.
    pub heard: Option<String>,
    /// Milliseconds since 1970; of two for one card and language the later one counts.
    #[ts(type = "number")]
    pub at: i64,
}

impl Recording {
    pub fn read(record: &Record) -> Recording {
        let text = |key| record.text(key).unwrap_or_default().to_owned();
        Recording {
            id: record.id,
            card: text("card"),
            language: text("language"),
            format: text("format"),
            seconds: record.int("seconds").unwrap_or_default(),
            heard: record.text("heard").filter(|role| !role.is_empty()).map(str::to_owned),
            at: record.int("at").unwrap_or_default(),
        }
    }
}

/// What the client found in the file.
pub(crate) struct Sound<'a> {
    pub card: &'a str,
    pub language: &'a str,
    /// Base64.
    pub data: &'a str,
    pub format: &'a str,
    pub seconds: u32,
}

pub(crate) fn add_recording(id: Id, sound: Sound, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    world.catalogue().check("card", sound.card)?;
    world.catalogue().check("language", sound.language)?;
    if !SOUNDS.contains(&sound.format) || sound.data.is_empty() {
        return Err(Refusal::Missing { field: "sound".into() });
    }
    let doc = DocRef { id, kind: DocKind::Recording };
    Ok(vec![
        Edit::new(doc, "card", sound.card),
        Edit::new(doc, "language", sound.language),
        Edit::new(doc, "format", sound.format),
        Edit::new(doc, "seconds", i64::from(sound.seconds)),
        Edit::new(doc, "at", ctx.now),
        Edit::new(doc, format!("sound/{id}/data"), sound.data),
    ])
}

/// The role that gives the word is the device's.
pub(crate) fn hear_recording(id: Id, heard: bool, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    let unknown = || Refusal::Unknown { kind: "recording".into() };
    world.record(DocKind::Recording.code(), id).ok_or_else(unknown)?;
    let role = if heard { ctx.role.code() } else { TAKEN_BACK };
    Ok(vec![Edit::new(DocRef { id, kind: DocKind::Recording }, "heard", role)])
}

/// What the team has agreed to do in a situation. Each time it is published it has the next number.
/// Keys: `title`, `text`, `version`, `day`, `role`, `withdrawn`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Protocol {
    pub id: Id,
    pub title: String,
    pub text: String,
    #[ts(type = "number")]
    pub version: i64,
    /// When it was published: `2027-01-15`.
    pub day: String,
    /// By whom.
    pub role: String,
    pub withdrawn: bool,
}

impl Protocol {
    pub fn read(record: &Record) -> Protocol {
        let text = |key| record.text(key).unwrap_or_default().to_owned();
        Protocol {
            id: record.id,
            title: text("title"),
            text: text("text"),
            version: record.int("version").unwrap_or_default(),
            day: text("day"),
            role: text("role"),
            withdrawn: record.flag("withdrawn"),
        }
    }
}

pub(crate) fn publish_protocol(
    id: Id,
    title: &str,
    text: &str,
    world: &dyn World,
    ctx: &Context,
) -> Result<Vec<Edit>, Refusal> {
    let title = short(title)?;
    let missing = |field: &str| Err(Refusal::Missing { field: field.into() });
    if title.is_empty() {
        return missing("title");
    }
    if text.trim().is_empty() {
        return missing("text");
    }
    if text.chars().count() > LONGEST_NOTE {
        return Err(Refusal::PageTooLong);
    }
    let before = world.record(DocKind::Protocol.code(), id).map_or(0, |record| Protocol::read(&record).version);
    let doc = DocRef { id, kind: DocKind::Protocol };
    Ok(vec![
        Edit::new(doc, "title", title),
        Edit::new(doc, "text", text.trim()),
        Edit::new(doc, "version", before + 1),
        Edit::new(doc, "day", ctx.clock.day_and_slot(ctx.now).0.to_string()),
        Edit::new(doc, "role", ctx.role.code()),
        Edit::new(doc, "withdrawn", false),
    ])
}

pub(crate) fn withdraw_protocol(id: Id, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    let unknown = || Refusal::Unknown { kind: "protocol".into() };
    world.record(DocKind::Protocol.code(), id).ok_or_else(unknown)?;
    Ok(vec![Edit::new(DocRef { id, kind: DocKind::Protocol }, "withdrawn", true)])
}

//! The codes that the antenna has handed to one device: random, unused, each for one child's card. One document a device; a
//! code leaves it for ever in the same gesture that writes it into a contact.

use crate::{Context, DocKind, DocRef, Edit, FollowCode, Id, Record, Refusal, TAKEN_BACK, Value, World};

/// Keys: `code/<digits>`, `true` while unused.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    pub unused: Vec<FollowCode>,
    /// Every code that was ever in it.
    pub all: Vec<FollowCode>,
}

impl Pool {
    /// The document of a device's pool: its id is the device's prefix and a name.
    pub fn doc(device: [u8; 8]) -> DocRef {
        let mut id = *b"........pool    ";
        id[..8].copy_from_slice(&device);
        DocRef { id: Id(id), kind: DocKind::Pool }
    }

    pub fn read(record: &Record) -> Pool {
        let codes = |free: bool| {
            let held = record.under("code").filter(move |(_, held)| !free || held.first.value == Value::Bool(true));
            held.filter_map(|(code, _)| FollowCode::parse(code).ok()).collect()
        };
        Pool { unused: codes(true), all: codes(false) }
    }
}

/// At the antenna: fresh codes for a device. Which are free is the caller's knowledge.
pub(crate) fn hand_out(device: [u8; 8], codes: &[String]) -> Result<Vec<Edit>, Refusal> {
    let put =
        |code: &String| Ok(Edit::new(Pool::doc(device), format!("code/{}", FollowCode::parse(code)?.digits()), true));
    codes.iter().map(put).collect()
}

/// The code leaves this device's pool, if it came from there.
pub(crate) fn spend_code(code: &FollowCode, world: &dyn World, ctx: &Context) -> Option<Edit> {
    let doc = Pool::doc(ctx.device);
    let pool = world.record(DocKind::Pool.code(), doc.id)?;
    let mine = Pool::read(&pool).unused.contains(code);
    mine.then(|| Edit::new(doc, format!("code/{}", code.digits()), TAKEN_BACK))
}

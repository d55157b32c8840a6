//! The codes that the antenna has handed to one phone: a row of random numbers, each for one child's card. Everybody's document of a phone
//! holds the row's secret sealed to that phone, how much of the row was handed out, and which places were used; the follow-up team's document
//! holds the secret. A code leaves the row for ever in the same gesture that writes it into a contact.

use std::collections::BTreeSet;

use crate::{Context, DocKind, DocRef, Edit, FollowCode, Id, Record, Value, World};

/// So many places are handed out at once.
pub const CODE_BLOCK: u32 = 24;

/// Keys: `seed/<row>` (sealed, Base64), `block/<row>-<number>`, `skip/<row>-<place>`, `spent/<row>-<place>`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pool {
    pub rows: Vec<CodeRow>,
}

/// One row. Two antenna devices that begin one apart from each other make two, and both serve.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeRow {
    pub id: Id,
    pub sealed: String,
    /// Blocks that were handed out, from the first on.
    pub blocks: u32,
    /// Places that are not to be used: another row has the number, or it was used.
    gone: BTreeSet<u32>,
}

impl CodeRow {
    pub fn places(&self) -> impl Iterator<Item = u32> + use<> {
        0..self.blocks * CODE_BLOCK
    }

    pub fn unused(&self) -> impl Iterator<Item = u32> {
        self.places().filter(|place| !self.gone.contains(place))
    }
}

impl Pool {
    /// A phone's document: its id is the phone's prefix and a name.
    pub fn doc(device: [u8; 8]) -> DocRef {
        named(device, *b"pool    ", DocKind::Pool)
    }

    pub fn read(record: &Record) -> Pool {
        let places = |key: &str| -> Vec<(Id, u32)> {
            let at = |(place, _): (&str, &crate::Held)| {
                let (row, place) = place.split_once('-')?;
                Some((row.parse().ok()?, place.parse().ok()?))
            };
            record.under(key).filter_map(at).collect()
        };
        let (blocks, gone) = (places("block"), [places("skip"), places("spent")].concat());
        let of = |id: Id, all: &[(Id, u32)]| -> BTreeSet<u32> {
            all.iter().filter(|(row, _)| *row == id).map(|(_, place)| *place).collect()
        };
        let row = |(id, held): (&str, &crate::Held)| {
            let (id, Value::Text(sealed)) = (id.parse().ok()?, &held.first.value) else { return None };
            let handed = of(id, &blocks);
            let blocks = (0..).take_while(|block| handed.contains(block)).count();
            let blocks = u32::try_from(blocks).unwrap_or(u32::MAX / CODE_BLOCK);
            Some(CodeRow { id, sealed: sealed.clone(), blocks, gone: of(id, &gone) })
        };
        Pool { rows: record.under("seed").filter_map(row).collect() }
    }
}

/// Keys: `seed/<row>` (Base64). The follow-up team's alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Handed;

impl Handed {
    pub fn doc(device: [u8; 8]) -> DocRef {
        named(device, *b"handed  ", DocKind::Handed)
    }

    /// Row → its secret.
    pub fn read(record: &Record) -> Vec<(Id, String)> {
        let row = |(id, held): (&str, &crate::Held)| match &held.first.value {
            Value::Text(secret) => Some((id.parse().ok()?, secret.clone())),
            _ => None,
        };
        record.under("seed").filter_map(row).collect()
    }
}

fn named(device: [u8; 8], name: [u8; 8], kind: DocKind) -> DocRef {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&device);
    id[8..].copy_from_slice(&name);
    DocRef { id: Id(id), kind }
}

/// A block of a row for a phone, and the places in it that are not to be used.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct NewBlock {
    pub row: Id,
    pub block: u32,
    pub skip: Vec<u32>,
    /// Of a row that begins: its secret sealed to the phone, and as it is; both Base64.
    #[serde(default)]
    pub begins: Option<(String, String)>,
}

/// At the antenna: more codes for a phone. Which are free is the caller's knowledge.
pub(crate) fn hand_out(device: [u8; 8], new: &NewBlock) -> Vec<Edit> {
    let (pool, row) = (Pool::doc(device), new.row);
    let mut edits = Vec::new();
    if let Some((sealed, secret)) = &new.begins {
        edits.push(Edit::new(pool, format!("seed/{row}"), sealed.as_str()));
        edits.push(Edit::new(Handed::doc(device), format!("seed/{row}"), secret.as_str()));
    }
    edits.push(Edit::new(pool, format!("block/{row}-{}", new.block), true));
    edits.extend(new.skip.iter().map(|place| Edit::new(pool, format!("skip/{row}-{place}"), true)));
    edits
}

/// The code leaves this phone's row, if it came from there.
pub(crate) fn spend_code(code: &FollowCode, world: &dyn World, ctx: &Context) -> Option<Edit> {
    let (row, place) = world.own_place(code)?;
    Some(Edit::new(Pool::doc(ctx.device), format!("spent/{row}-{place}"), true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_phone_reads_of_a_row_is_its_sealed_secret_and_places() {
        let row = Id([5; 16]);
        let begins = Some(("sealed".to_owned(), "secret".to_owned()));
        let edits = hand_out([1; 8], &NewBlock { row, block: 0, skip: vec![3], begins });
        let (shared, own): (Vec<_>, Vec<_>) =
            edits.iter().partition(|edit| edit.doc.kind.wall() == crate::Wall::Organisation);
        let keys: Vec<&str> = shared.iter().map(|edit| edit.key.as_str()).collect();
        assert_eq!(keys, [format!("seed/{row}"), format!("block/{row}-0"), format!("skip/{row}-3")]);
        assert!(shared.iter().all(|edit| edit.value != "secret".into()));
        assert_eq!(own.len(), 1, "the secret is the follow-up team's");
        assert_eq!(own[0].doc.kind.wall(), crate::Wall::FollowUps);

        let held = |edit: &Edit| crate::Held {
            first: crate::Said { value: edit.value.clone(), by: String::new(), at: 0 },
            others: vec![],
        };
        let fields = shared.iter().map(|edit| (edit.key.clone(), held(edit))).collect();
        let pool = Pool::read(&Record { kind: "pool".into(), id: row, doc: row, fields });
        let unused: Vec<u32> = pool.rows[0].unused().collect();
        assert_eq!((unused.len(), unused.contains(&3)), (23, false));
    }
}

//! On a phone with a chip each night lies under a key of its own, whose other half is in the hardware. At the end of the night the system
//! destroys that half, with the app closed and without anybody's passphrase; from then on the phone itself cannot read the night, and
//! hands over what it sealed. While taps wait that are in no sealed envelope, a file beside the database says so, and the system leaves
//! the key alone: the app seals them first, and ends the night itself.

use std::{path::Path, sync::Arc};

use data_encoding::BASE64;
use store::{Lid, Store};
use sync_proto::Id;
use vault::{Chip, ChipError, NightKey, NightSlot};

use crate::{
    Code, Error, Result,
    app::Open,
    home::{remove_if_there, write_durably},
    ring::purpose,
};

const LIDS: &str = "lid/";

fn lid_name(space: Id) -> String {
    format!("{LIDS}{space}")
}

/// The system's half of a phone knows this name.
const UNSEALED: &str = "maraude.unsealed";

struct Night {
    key: NightKey,
    space: Id,
}

impl Lid for Night {
    fn seal(&self, plain: &[u8]) -> Vec<u8> {
        self.key.seal(self.space, plain)
    }

    fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        self.key.open(self.space, sealed).ok().map(|plain| plain.to_vec())
    }

    fn mark(&self, text: &str) -> String {
        format!("~{}", BASE64.encode(&self.key.derive_mark(self.space, text)))
    }
}

/// The nights that lie under a key of their own here.
fn slots(store: &Store) -> Result<Vec<(Id, NightSlot)>> {
    let held = store.metas(LIDS)?;
    let slot = |(name, bytes): (String, Vec<u8>)| {
        Some((name.strip_prefix(LIDS).and_then(Id::parse)?, NightSlot::from_bytes(&bytes).ok()?))
    };
    Ok(held.into_iter().filter_map(slot).collect())
}

/// A night whose key is gone, and the documents that were in it.
pub(crate) struct Gone {
    space: Id,
    docs: Vec<Id>,
}

/// Opens each night by the chip. A chip that does not answer destroys nothing: a night that has begun keeps the device shut until it is
/// over, one that has not is as if its key had not come yet. What was covered of a night whose key is gone is destroyed here.
pub(crate) fn put_on(store: &Store, chip: Option<&dyn Chip>, now: i64) -> Result<Vec<Gone>> {
    let mut gone = Vec::new();
    for (space, slot) in slots(store)? {
        match chip.map_or(Err(ChipError::Silent), |chip| slot.unwrap(space, chip)) {
            Ok(key) => {
                store.put_lid(space, Arc::new(Night { key, space }));
                // What came while the chip did not answer.
                store.cover(space)?;
            }
            Err(ChipError::Silent) if now < slot.until && !store.holds_documents(space)? => {}
            Err(ChipError::Silent) if now < slot.until => {
                return Err(Error::new(
                    Code::NightShut,
                    "the hardware that keeps tonight's key does not answer; nothing was lost or changed, start the phone again",
                ));
            }
            Err(_) => gone.push(Gone { space, docs: store.forget_covered(space)? }),
        }
    }
    Ok(gone)
}

/// From here on something may wait that is in no envelope. A full disk must not stand between a person and the log: what waits is under
/// no lid, and is kept without this file as well.
pub(crate) fn may_wait(folder: &Path) {
    let _ = write_durably(&folder.join(UNSEALED), b"");
}

impl Open {
    fn chip(&self) -> Option<Arc<dyn Chip>> {
        self.chip.clone().filter(|chip| chip.is_here())
    }

    /// Puts a night under a key of its own before anything of it is written. Without a chip that answers it lies under the database's.
    pub fn cover_night(&mut self, space: Id, purpose: &str) -> Result<()> {
        let (Some(night), Some(chip)) = (purpose::night_of(purpose), self.chip()) else { return Ok(()) };
        if self.keeps_everything() || self.store.meta(&lid_name(space))?.is_some() {
            return Ok(());
        }
        let key = NightKey::make(&mut self.rng);
        let Ok(slot) = NightSlot::wrap(&key, space, self.end_of(night), &*chip, &mut self.rng) else { return Ok(()) };
        self.store.set_meta(&lid_name(space), &slot.to_bytes())?;
        self.store.put_lid(space, Arc::new(Night { key, space }));
        Ok(self.store.cover(space)?)
    }

    /// Nights that were here before there was a chip, and ends that moved: four hours more, another hour of the team's.
    pub fn settle_lids(&mut self) -> Result<()> {
        let Some(chip) = self.chip() else { return Ok(()) };
        let nights: Vec<(Id, String)> =
            self.ring.spaces().map(|(space, purpose)| (space, purpose.to_owned())).collect();
        for (space, purpose) in nights {
            self.cover_night(space, &purpose)?;
        }
        for (space, slot) in slots(&self.store)? {
            let night = self.ring.purpose(space).and_then(purpose::night_of);
            let until = night.map(|night| self.end_of(night));
            match until {
                None => self.drop_lid(space)?,
                Some(until) if until != slot.until => {
                    let key = slot.unwrap(space, &*chip)?;
                    let later = NightSlot::wrap(&key, space, until, &*chip, &mut self.rng)?;
                    self.store.set_meta(&lid_name(space), &later.to_bytes())?;
                    chip.destroy(slot.alias)?;
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// With what was under it: the chip's half goes as well.
    pub fn drop_lid(&self, space: Id) -> Result<()> {
        let Some((_, slot)) = slots(&self.store)?.into_iter().find(|(of, _)| *of == space) else { return Ok(()) };
        self.store.del_meta(&lid_name(space))?;
        // One that stays opens nothing any more; the system destroys it at its end.
        let _ = self.chip().map(|chip| chip.destroy(slot.alias));
        Ok(())
    }

    /// Leaves nights whose key is gone. What was tapped in one and was never sealed, because the hardware lost its key while the app had
    /// ended, goes to the inbox.
    pub fn leave_gone(&mut self, gone: Vec<Gone>) -> Result<()> {
        for Gone { space, docs } in gone {
            docs.into_iter().try_for_each(|doc| self.leave_part(domain::Id(doc.0)))?;
            if let (true, Some(inbox)) = (self.store.waits(space)?, self.ring.space(purpose::INBOX)) {
                let purpose = self.ring.purpose(space).unwrap_or_default().to_owned();
                self.store.move_space(space, inbox, &vec![], domain::DocKind::Extract.code())?;
                self.store.put_space(space, &purpose)?;
            }
            self.leave(space)?;
        }
        Ok(())
    }

    /// When the device locks: with nothing left to seal, the system may end its nights.
    pub fn may_end_alone(&self) -> Result<()> {
        for (space, _) in slots(&self.store)? {
            if self.store.waits(space)? {
                return Ok(());
            }
        }
        remove_if_there(&self.folder().join(UNSEALED))
    }
}

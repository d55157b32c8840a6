//! Waking by the antenna: who has forgotten the six words comes back with a key that an antenna device holds, scanned or said by voice. A
//! phone makes such a key, keeps its database key wrapped under it, and sends it to the antenna sealed in the inbox. It serves once, and a
//! week at most.
//!
//! The antenna could read anyway what such a phone holds. So a device that reads what the antenna does not (safeguarding reports, steps
//! of law) makes none, nor does an antenna device; and a vault has its own secret, which nobody else can wake.

use minicbor::bytes::ByteVec;
use serde::Serialize;
use sync_proto::{Id, Kind, Rights};
use ts_rs::TS;
use vault::{Body, WakeKey};

use crate::{
    App, Code, Error, Result,
    app::Open,
    enrol::{from_text, to_text},
    home::Home,
    ring::purpose,
};

const WAKE: &str = "MARAUDE8:";
/// On a phone: the key that is on its way, and the number of the envelope that carries it.
const SENT: &str = "wake_sent";
const MADE: &str = "wake_made";
const OLD_MS: i64 = 7 * 24 * 3600 * 1000;

/// At the antenna: the key of a device.
fn held_name(device: Id) -> String {
    format!("wake/{device}")
}

/// What is shown to whoever holds the sleeping device, or said.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WakeView {
    /// For a QR code.
    pub text: String,
    /// The same as 24 words.
    pub words: Vec<String>,
}

impl App {
    /// Whether this locked device could be woken by the antenna.
    pub fn can_wake(&self) -> bool {
        !Home::new(self.folder()).wake_slots().is_empty()
    }

    /// Opens this device with the key that an antenna device shows: the scanned text, or 24 words. The key has served then; a new
    /// passphrase can be set without the old one until the device locks.
    pub fn wake(&self, text: &str) -> Result<()> {
        let wrong =
            || Error::new(Code::WrongWake, "this is not the key of this device, or it has served; nothing was opened");
        let scanned = text.trim_start().to_uppercase().starts_with(WAKE);
        let key = match scanned {
            true => from_text::<ByteVec>(WAKE, text).ok().and_then(|bytes| WakeKey::from_secret_bytes(&bytes).ok()),
            false => WakeKey::from_words(text).ok(),
        };
        let key = key.ok_or_else(wrong)?;
        let home = Home::new(self.folder());
        let slot = home.wake_slots().into_iter().find(|slot| slot.name == key.name()).ok_or_else(wrong)?;
        self.open_by(|home| home.open_by(slot.unwrap(&key)?))?;
        home.keep_wake_slots(|kept| kept.name != slot.name)?;
        self.with(|open| {
            open.woken = true;
            Ok(open.store.del_meta(MADE)?)
        })
    }

    /// Another passphrase. `old` is needed unless the antenna has woken this device since it was locked.
    pub fn renew_passphrase(&self, old: Option<&str>, new: &str) -> Result<()> {
        let home = Home::new(self.folder());
        if let Some(old) = old {
            home.check(old)?;
        }
        let (argon, mut rng) = (self.argon(), self.rng()?);
        self.with(|open| {
            if old.is_none() && !open.woken {
                return Err(Error::not_allowed("the passphrase of before is needed"));
            }
            home.rewrap(&open.key, new, argon, &mut rng)?;
            open.woken = false;
            Ok(())
        })
    }

    /// At the antenna: what wakes a device. It is written into the log who looked.
    pub fn wake_key(&self, device: &str) -> Result<WakeView> {
        let device = Id::parse(device).ok_or_else(|| Error::not_allowed("no such device"))?;
        self.with(|open| {
            let held = open.wake_key_of(device)?.ok_or_else(|| {
                Error::not_allowed("this device has sent no key; it opens with its own passphrase alone")
            })?;
            open.log_access("woken", "device", 1)?;
            let text = to_text(WAKE, &ByteVec::from(held.to_secret_bytes().to_vec()));
            Ok(WakeView { text, words: held.to_words()? })
        })
    }
}

impl Open {
    /// Whether the antenna could read anyway what this device holds.
    fn holds_nothing_of_its_own(&self) -> Result<bool> {
        let (me, roster) = (self.id(), self.roster()?);
        let reads = |held: &sync_proto::roster::Space| held.readers_only && held.of_the_team && held.may_pull(me);
        Ok(!self.rights().has(Rights::ANTENNA) && !roster.spaces.values().any(reads))
    }

    /// When this device has begun to read what the antenna does not, nobody else's key opens it any more.
    pub fn close_wake(&self) -> Result<bool> {
        let own = !self.holds_nothing_of_its_own()?;
        if own {
            Home::new(self.folder()).keep_wake_slots(|_| false)?;
        }
        Ok(own)
    }

    /// On a phone, before a sync: a key for the antenna when there is none, or it is a week old, or it has served. Slots before it go when
    /// the antenna has confirmed the new one.
    pub fn prepare_wake(&mut self) -> Result<()> {
        let home = Home::new(self.folder());
        if self.close_wake()? {
            return Ok(());
        }
        let Some(inbox) = self.ring.space(purpose::INBOX) else { return Ok(()) };
        if let Some(sent) = self.store.number(SENT)? {
            if self.received_up_to(inbox)? < u64::try_from(sent).unwrap_or_default() {
                return Ok(());
            }
            self.store.del_meta(SENT)?;
            let last = home.wake_slots().pop().map(|slot| slot.name);
            home.keep_wake_slots(|slot| Some(slot.name) == last)?;
        }
        let now = self.now();
        if self.store.number(MADE)?.is_some_and(|made| (0..OLD_MS).contains(&(now - made))) {
            return Ok(());
        }
        let wake = WakeKey::make(&mut self.rng);
        let body = Body { wake: Some(wake.to_secret_bytes().to_vec().into()), ..self.body(inbox, vec![])? };
        let Some(beacon) = self.seal(Kind::Beacon, inbox, &body)? else { return Ok(()) };
        home.add_wake_slot(&self.key, &wake, &mut self.rng)?;
        self.keep_sealed(&beacon, &[])?;
        let sent = self.store.top(inbox, self.id())?.map_or(0, |top| top.seq);
        self.store.set_number(SENT, i64::try_from(sent).unwrap_or(i64::MAX))?;
        Ok(self.store.set_number(MADE, now)?)
    }

    /// At the antenna: what a phone's beacon brings.
    pub fn keep_wake_key(&self, device: Id, body: &Body) -> Result<()> {
        match (&body.wake, self.rights().has(Rights::ANTENNA)) {
            (Some(wake), true) => Ok(self.store.set_meta(&held_name(device), wake)?),
            _ => Ok(()),
        }
    }

    pub fn wake_key_of(&self, device: Id) -> Result<Option<WakeKey>> {
        if !self.rights().has(Rights::ANTENNA) || !self.roster()?.is_active(device) {
            return Ok(None);
        }
        let held = self.store.meta(&held_name(device))?.map(zeroize::Zeroizing::new);
        Ok(held.and_then(|held| WakeKey::from_secret_bytes(&held).ok()))
    }
}

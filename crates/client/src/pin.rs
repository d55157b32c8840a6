//! Six digits, where the device has a chip for them: they open what was locked, in the cold and with one hand. Sleep destroys them, and so
//! does the tenth wrong try; then the six words open, or the antenna.

use std::sync::Arc;

use serde::Serialize;
use store::Store;
use ts_rs::TS;
use vault::{Chip, ChipError, DatabaseKey, PinSlot, WrongPin};

use crate::{App, Code, Error, Result, home::Home};

/// So many wrong tries end the digits.
const MOST_TRIES: u8 = 10;

/// What a locked device may know of its digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PinView {
    /// This device has a chip.
    pub offered: bool,
    pub set: bool,
    /// Tries that are left.
    pub left: u8,
}

fn gone() -> Error {
    Error::new(Code::PinGone, "the digits are no more; nothing was lost, the six words open this device")
}

impl App {
    fn chip(&self) -> Result<Arc<dyn Chip>> {
        self.env().chip.clone().ok_or_else(|| ChipError::Silent.into())
    }

    pub fn pin(&self) -> PinView {
        let offered = self.env().chip.as_ref().is_some_and(|chip| chip.is_here());
        let held = Home::new(self.folder()).pin_slot().filter(|_| offered);
        let left = held.as_ref().map_or(0, |(_, tries)| MOST_TRIES.saturating_sub(*tries));
        PinView { offered, set: held.is_some(), left }
    }

    /// Other digits, or the first ones, against the passphrase. Those before serve until these do.
    pub fn set_pin(&self, passphrase: &str, pin: &str) -> Result<()> {
        if !PinSlot::is_pin(pin) {
            return Err(Error::new(
                Code::WeakPin,
                "six digits, not all the same and not in a row; nothing was changed",
            ));
        }
        let (chip, home, mut rng) = (self.chip()?, Home::new(self.folder()), self.rng()?);
        home.check(passphrase)?;
        self.with(|open| {
            let before = home.pin_slot();
            home.write_pin_slot(&open.key, pin, self.argon(), &*chip, &mut rng)?;
            // A key without a slot opens nothing: that one is left is no reason to have no digits.
            let _ = before.map(|(before, _)| chip.destroy(before.alias));
            Ok(())
        })
    }

    /// The chip's key goes, and the slot: what of it stays in flash memory opens nothing.
    pub fn forget_pin(&self) -> Result<()> {
        let home = Home::new(self.folder());
        if let (Some((slot, _)), Ok(chip)) = (home.pin_slot(), self.chip()) {
            let destroyed = chip.destroy(slot.alias);
            home.remove_pin_slot()?;
            return Ok(destroyed?);
        }
        home.remove_pin_slot()
    }

    /// Locks so that only the six words open again, or the antenna.
    pub fn sleep(&self) -> Result<()> {
        let forgotten = self.forget_pin();
        self.lock()?;
        forgotten
    }

    /// Whether somebody knows what opens this device, which is open: its digits or its passphrase.
    pub(crate) fn check_secret(&self, secret: &str) -> Result<()> {
        let home = Home::new(self.folder());
        if !self.takes_digits(secret) {
            return home.check(secret);
        }
        let known = self.key_by_pin(&home, secret).map(drop);
        if known.as_ref().is_err_and(|error| error.code == Code::PinGone) {
            self.lock()?;
        }
        known
    }

    /// The database behind digits or a passphrase: no passphrase is as short as six digits.
    pub(crate) fn open_with(&self, home: &Home, secret: &str) -> Result<(Store, DatabaseKey)> {
        match self.takes_digits(secret) {
            true => home.open_by(self.key_by_pin(home, secret)?),
            false => home.open(secret),
        }
    }

    fn takes_digits(&self, secret: &str) -> bool {
        PinSlot::is_pin(secret) && self.pin().set
    }

    /// A try counts before it is made: whoever pulls the battery has used it up.
    fn key_by_pin(&self, home: &Home, pin: &str) -> Result<DatabaseKey> {
        let (slot, tries) = home.pin_slot().ok_or_else(gone)?;
        let chip = self.chip()?;
        if tries < MOST_TRIES {
            home.count_tries(tries + 1)?;
            match slot.unwrap(pin, &*chip) {
                Ok(key) => {
                    home.count_tries(0)?;
                    return Ok(key);
                }
                Err(WrongPin::Chip(ChipError::Silent)) => {
                    home.count_tries(tries)?;
                    return Err(ChipError::Silent.into());
                }
                Err(WrongPin::Digits) if tries + 1 < MOST_TRIES => {
                    return Err(Error::new(Code::WrongPin, "not these digits"));
                }
                Err(WrongPin::Digits | WrongPin::Chip(ChipError::Gone)) => {}
            }
        }
        self.forget_pin()?;
        Err(gone())
    }
}

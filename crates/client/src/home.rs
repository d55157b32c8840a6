//! The folder of a device: slots and a database, the same again for a vault, nothing else that lasts.

use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

use rand_core::CryptoRng;
use store::Store;
use sync_proto::{Id, wire};
use vault::{Argon, Chip, DatabaseKey, PinSlot, Slot, WakeKey, WakeSlot};

use crate::{Code, Error, Result};

pub(crate) struct Home {
    folder: PathBuf,
    name: &'static str,
}

/// Fewer letters than this is no passphrase: there is no hardware behind it.
const SHORTEST: usize = 12;

impl Home {
    pub fn new(folder: &Path) -> Home {
        Home { folder: folder.to_owned(), name: "maraude" }
    }

    /// The psychologist's: its own database under its own secret.
    pub fn vault(folder: &Path) -> Home {
        Home { folder: folder.to_owned(), name: "vault" }
    }

    /// Destroys the files: what was in them is sealed elsewhere, or was to go.
    pub fn remove(&self) -> Result<()> {
        // The slot first: what is left of the database can never be opened again.
        for file in [
            self.slot(),
            self.wake(),
            self.database(),
            self.database().with_extension("db-wal"),
            self.database().with_extension("db-shm"),
        ] {
            remove_if_there(&file)?;
        }
        Ok(())
    }

    fn database(&self) -> PathBuf {
        self.folder.join(self.name).with_extension("db")
    }

    fn wake(&self) -> PathBuf {
        self.folder.join(self.name).with_extension("wake")
    }

    fn slot(&self) -> PathBuf {
        self.folder.join(self.name).with_extension("slot")
    }

    pub fn exists(&self) -> bool {
        self.slot().exists() || self.database().exists()
    }

    pub fn create(&self, passphrase: &str, argon: Argon, rng: &mut impl CryptoRng) -> Result<(Store, DatabaseKey)> {
        if self.exists() {
            return Err(Error::new(Code::DeviceExists, "a device is set up here already; nothing was changed"));
        }
        long_enough(passphrase)?;
        fs::create_dir_all(&self.folder)?;
        let key = DatabaseKey::make(rng);
        let mut database = [0; 16];
        rng.fill_bytes(&mut database);
        let slot = Slot::wrap(&key, Id(database), passphrase, argon, rng)?;
        // The slot first: a database without a slot could never be opened, a slot without a database loses nothing.
        write_durably(&self.slot(), &slot.to_bytes())?;
        let made = Store::create(&self.database(), &key.to_raw_hex());
        if made.is_err() {
            let _ = fs::remove_file(self.slot());
        }
        Ok((made?, key))
    }

    fn read_slot(&self) -> Result<Slot> {
        if !self.exists() {
            return Err(Error::new(Code::NoDevice, "no device is set up in this folder"));
        }
        let slot = fs::read(self.slot()).map_err(|_| damaged_slot())?;
        Slot::from_bytes(&slot).map_err(|_| damaged_slot())
    }

    fn key(&self, passphrase: &str) -> Result<DatabaseKey> {
        Ok(self.read_slot()?.unwrap(passphrase)?)
    }

    /// The same database behind another passphrase. The old slot is there until the new one is.
    pub fn rewrap(&self, key: &DatabaseKey, passphrase: &str, argon: Argon, rng: &mut impl CryptoRng) -> Result<()> {
        long_enough(passphrase)?;
        let slot = Slot::wrap(key, self.read_slot()?.database, passphrase, argon, rng)?;
        write_durably(&self.slot(), &slot.to_bytes())
    }

    /// What the antenna can open here, the newest last.
    pub fn wake_slots(&self) -> Vec<WakeSlot> {
        fs::read(self.wake()).ok().and_then(|bytes| wire::decode(&bytes)).unwrap_or_default()
    }

    pub fn add_wake_slot(&self, key: &DatabaseKey, wake: &WakeKey, rng: &mut impl CryptoRng) -> Result<()> {
        let mut slots = self.wake_slots();
        slots.push(WakeSlot::wrap(key, self.read_slot()?.database, wake, rng)?);
        write_durably(&self.wake(), &wire::encode(&slots))
    }

    pub fn keep_wake_slots(&self, kept: impl Fn(&WakeSlot) -> bool) -> Result<()> {
        let mut slots = self.wake_slots();
        let before = slots.len();
        slots.retain(kept);
        match slots.len() == before {
            true => Ok(()),
            false => write_durably(&self.wake(), &wire::encode(&slots)),
        }
    }

    fn pin(&self) -> PathBuf {
        self.folder.join(self.name).with_extension("pin")
    }

    /// What opens by digits, and how often they were wrong since they were right. The file: one byte of tries, then the slot.
    pub fn pin_slot(&self) -> Option<(PinSlot, u8)> {
        let bytes = fs::read(self.pin()).ok()?;
        let (tries, slot) = bytes.split_first()?;
        Some((PinSlot::from_bytes(slot).ok()?, *tries))
    }

    pub fn write_pin_slot(
        &self,
        key: &DatabaseKey,
        pin: &str,
        argon: Argon,
        chip: &dyn Chip,
        rng: &mut impl CryptoRng,
    ) -> Result<()> {
        let slot = PinSlot::wrap(key, self.read_slot()?.database, pin, argon, chip, rng)?;
        write_durably(&self.pin(), &[&[0][..], &slot.to_bytes()].concat())
    }

    /// In its place: also on a full disk.
    pub fn count_tries(&self, tries: u8) -> Result<()> {
        let mut file = OpenOptions::new().write(true).open(self.pin())?;
        file.write_all(&[tries])?;
        Ok(file.sync_all()?)
    }

    pub fn remove_pin_slot(&self) -> Result<()> {
        remove_if_there(&self.pin())
    }

    /// Whether this is the passphrase, of a device that is open.
    pub fn check(&self, passphrase: &str) -> Result<()> {
        self.key(passphrase).map(drop)
    }

    pub fn open(&self, passphrase: &str) -> Result<(Store, DatabaseKey)> {
        self.open_by(self.key(passphrase)?)
    }

    pub fn open_by(&self, key: DatabaseKey) -> Result<(Store, DatabaseKey)> {
        match Store::open(&self.database(), &key.to_raw_hex()) {
            Err(store::Error::Missing) => Err(Error::new(
                Code::Damaged,
                "the database file is missing; what was sent is safe with the relay and the antenna",
            )),
            other => Ok((other?, key)),
        }
    }
}

pub(crate) fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn long_enough(passphrase: &str) -> Result<()> {
    match passphrase.chars().filter(|c| !c.is_whitespace()).count() < SHORTEST {
        true => Err(Error::new(Code::PassphraseTooShort, "a passphrase has at least 12 letters; take six words")),
        false => Ok(()),
    }
}

fn damaged_slot() -> Error {
    Error::new(Code::Damaged, "the key file is missing or damaged; put it back from where it went, nothing was changed")
}

pub(crate) fn write_durably(path: &Path, bytes: &[u8]) -> Result<()> {
    let part = path.with_extension("part");
    let mut file = File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&part, path)?;
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

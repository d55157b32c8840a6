//! The folder of a device: a slot and a database, the same again for a vault, nothing else that lasts.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use rand_core::CryptoRng;
use store::Store;
use sync_proto::Id;
use vault::{Argon, DatabaseKey, Slot};

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
            self.database(),
            self.database().with_extension("db-wal"),
            self.database().with_extension("db-shm"),
        ] {
            match fs::remove_file(file) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    fn database(&self) -> PathBuf {
        self.folder.join(self.name).with_extension("db")
    }

    fn slot(&self) -> PathBuf {
        self.folder.join(self.name).with_extension("slot")
    }

    pub fn exists(&self) -> bool {
        self.slot().exists() || self.database().exists()
    }

    pub fn create(&self, passphrase: &str, argon: Argon, rng: &mut impl CryptoRng) -> Result<Store> {
        if self.exists() {
            return Err(Error::new(Code::DeviceExists, "a device is set up here already; nothing was changed"));
        }
        if passphrase.chars().filter(|c| !c.is_whitespace()).count() < SHORTEST {
            return Err(Error::new(Code::PassphraseTooShort, "a passphrase has at least 12 letters; take six words"));
        }
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
        Ok(made?)
    }

    fn key(&self, passphrase: &str) -> Result<DatabaseKey> {
        if !self.exists() {
            return Err(Error::new(Code::NoDevice, "no device is set up in this folder"));
        }
        let slot = fs::read(self.slot()).map_err(|_| damaged_slot())?;
        Ok(Slot::from_bytes(&slot).map_err(|_| damaged_slot())?.unwrap(passphrase)?)
    }

    /// Whether this is the passphrase, of a device that is open.
    pub fn check(&self, passphrase: &str) -> Result<()> {
        self.key(passphrase).map(drop)
    }

    pub fn open(&self, passphrase: &str) -> Result<Store> {
        let key = self.key(passphrase)?;
        match Store::open(&self.database(), &key.to_raw_hex()) {
            Err(store::Error::Missing) => Err(Error::new(
                Code::Damaged,
                "the database file is missing; what was sent is safe with the relay and the antenna",
            )),
            other => Ok(other?),
        }
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

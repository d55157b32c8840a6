//! The antenna's backup: one file that only the team's recovery paper opens. A new machine that reads it comes into the team as a new
//! device and has everything that was in the log. A phone has nothing to back up, on purpose.

use std::path::{Path, PathBuf};

use minicbor::{Decode, Encode, bytes::ByteVec};
use sync_proto::{Hash, Id, Rights, roster::TEAM, wire};
use vault::EpochSecrets;
use zeroize::Zeroizing;

use crate::{
    App, Code, Error, Result,
    app::Open,
    home,
    recovery::{BACKED_UP, PaperText},
    team::past_name,
};

const MAGIC: &[u8] = b"MARAUDE-BACKUP-1\n";

#[derive(Encode, Decode)]
#[cbor(map)]
struct Backup {
    #[n(0)]
    relay: String,
    #[n(1)]
    relay_pk: Option<Hash>,
    #[n(2)]
    roster: Vec<ByteVec>,
    #[n(3)]
    keys: Vec<Keys>,
    /// As they lie in the log, each sealed on its own.
    #[n(4)]
    envelopes: Vec<ByteVec>,
}

/// The epochs of one space.
#[derive(Encode, Decode)]
#[cbor(map)]
struct Keys {
    #[n(0)]
    space: Id,
    #[n(1)]
    purpose: String,
    #[n(2)]
    secrets: Vec<ByteVec>,
    #[n(3)]
    past: ByteVec,
}

impl App {
    /// Writes the antenna's backup into a folder, with the day in its name, and tells where it lies. The file is whole or not there.
    pub fn backup_into(&self, folder: &Path) -> Result<PathBuf> {
        let (bytes, day) = self.with(|open| Ok((open.backup()?, open.today())))?;
        std::fs::create_dir_all(folder)?;
        let path = folder.join(format!("maraude-{day}.backup"));
        home::write_durably(&path, &bytes)?;
        self.with(|open| {
            open.store.set_number(BACKED_UP, open.now())?;
            open.log_access("backed_up", "log", 1)
        })?;
        Ok(path)
    }

    /// On a device that is in no team: comes into the backup's team as a new device, its lead and antenna, with everything that the
    /// file holds. What came later, the next sync brings.
    pub fn restore(&self, file: &[u8], paper: &PaperText, label: &str) -> Result<()> {
        self.with(|open| open.restore(file, paper, label))
    }

    /// [`App::restore`] for a file in Base64, as a screen reads it.
    pub fn restore_text(&self, file: &str, paper: &PaperText, label: &str) -> Result<()> {
        let bytes = data_encoding::BASE64.decode(file.as_bytes()).map_err(|_| not_a_backup())?;
        self.restore(&bytes, paper, label)
    }
}

fn not_a_backup() -> Error {
    Error::new(Code::Damaged, "this file is not a backup of Maraude, or it is damaged; nothing was changed")
}

impl Open {
    fn backup(&mut self) -> Result<Vec<u8>> {
        if !self.rights().has(Rights::ANTENNA) {
            return Err(Error::not_allowed("only the antenna is backed up: a phone keeps nothing"));
        }
        let roster = self.roster()?;
        let paper = roster.paper_of(TEAM).and_then(|paper| roster.devices.get(&paper));
        let (team, paper) = (roster.team, paper.ok_or_else(Error::needs_paper)?.kem_pk.clone());
        self.fold()?;
        self.seal_outgoing()?;
        let mut keys = Vec::new();
        for (space, purpose, _) in self.held_spaces() {
            // What its readers alone may open is no part of the antenna's backup.
            if self.roster()?.spaces.get(&space).is_none_or(|held| held.readers_only) {
                continue;
            }
            let secrets = self.ring.all(space).map(|secrets| ByteVec::from(secrets.to_secret_bytes())).collect();
            let past = ByteVec::from(self.store.meta(&past_name(space))?.unwrap_or_default());
            keys.push(Keys { space, purpose, secrets, past });
        }
        let backup = Backup {
            relay: self.relay()?.unwrap_or_default(),
            relay_pk: self.relay_pin()?,
            roster: self.store.roster()?.into_iter().map(ByteVec::from).collect(),
            keys,
            envelopes: self.store.envelopes()?.into_iter().map(ByteVec::from).collect(),
        };
        let plain = Zeroizing::new(wire::encode(&backup));
        let sealed = vault::seal_backup(team, &paper, &plain, &mut self.rng)?;
        Ok([MAGIC, &team.0, &sealed].concat())
    }

    fn restore(&mut self, file: &[u8], paper: &PaperText, label: &str) -> Result<()> {
        let (team, sealed) =
            file.strip_prefix(MAGIC).and_then(|rest| rest.split_first_chunk::<16>()).ok_or_else(not_a_backup)?;
        let mut read = paper.read()?;
        let plain = vault::open_backup(Id(*team), sealed, read.keys.kem()).map_err(|_| {
            Error::new(
                Code::WrongPaper,
                "this paper does not open this backup, or the file is damaged; nothing was changed",
            )
        })?;
        let backup: Backup = wire::decode(&plain).ok_or_else(not_a_backup)?;
        read.fall_back(&backup.relay, backup.relay_pk);
        self.begin_recovery(&read)?;
        let entries: Vec<Vec<u8>> = backup.roster.into_iter().map(Vec::from).collect();
        self.take_roster_by_paper(Id(*team), &entries, read.keys)?;
        for Keys { space, purpose, secrets, past } in &backup.keys {
            for secrets in secrets {
                self.ring.put(&self.store, *space, purpose, &EpochSecrets::from_secret_bytes(secrets)?)?;
            }
            self.store.set_meta(&past_name(*space), past)?;
        }
        self.read_people()?;
        backup.envelopes.iter().try_for_each(|envelope| self.receive(envelope))?;
        self.retry_quarantine()?;
        self.apply_erasures()?;
        self.read_settings()?;
        // Last: a restore that failed half-way is no member yet and can be done again.
        self.come_in(label)
    }
}

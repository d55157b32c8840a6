//! The secrets that this device holds, by space and epoch.

use std::collections::BTreeMap;

use store::{Secret, Store};
use sync_proto::{Id, Roster};
use vault::EpochSecrets;

use crate::Result;

/// What the spaces of a team are, as the packages say.
pub(crate) mod purpose {
    pub const ORGANISATION: &str = "organisation";
    /// Sounds and sheets for every phone.
    pub const LIBRARY: &str = "library";
    pub const FOLLOW_UPS: &str = "follow_ups";
    pub const INBOX: &str = "inbox";
    pub const NIGHT: &str = "night:";
    /// A psychologist's own; its secrets are in the vault's file.
    pub const VAULT: &str = "vault";
    /// Steps of protection and law.
    pub const LEGAL: &str = "legal";
    pub const SAFEGUARDING: &str = "safeguarding";

    pub fn night(day: domain::ServiceDay) -> String {
        format!("{NIGHT}{day}")
    }

    /// The night that a space serves, if it is one of a night.
    pub fn night_of(purpose: &str) -> Option<domain::ServiceDay> {
        purpose.strip_prefix(NIGHT)?.parse().ok()
    }
}

#[derive(Default)]
pub(crate) struct Ring {
    secrets: BTreeMap<Id, Vec<(Id, EpochSecrets)>>,
    purposes: BTreeMap<Id, String>,
    /// The device whose ring this is.
    me: Id,
}

impl Ring {
    pub fn load(store: &Store, me: Id) -> Result<Ring> {
        let mut ring = Ring { me, ..Ring::default() };
        for (space, purpose) in store.spaces()? {
            ring.purposes.insert(space, purpose);
        }
        for secret in store.secrets()? {
            let secrets = EpochSecrets::from_secret_bytes(&secret.bytes)?;
            ring.secrets.entry(secret.space).or_default().push((secret.epoch, secrets));
        }
        Ok(ring)
    }

    pub fn put(&mut self, store: &Store, space: Id, purpose: &str, secrets: &EpochSecrets) -> Result<()> {
        let epoch = secrets.derive_id();
        store.put_space(space, purpose)?;
        store.put_secret(&Secret { space, epoch, bytes: secrets.to_secret_bytes() })?;
        self.add(space, purpose, epoch, secrets);
        Ok(())
    }

    fn add(&mut self, space: Id, purpose: &str, epoch: Id, secrets: &EpochSecrets) {
        self.purposes.insert(space, purpose.to_owned());
        let held = self.secrets.entry(space).or_default();
        if !held.iter().any(|(known, _)| *known == epoch) {
            held.push((epoch, secrets.clone()));
        }
    }

    /// What another database holds, for as long as it is open.
    pub fn add_all(&mut self, store: &Store) -> Result<()> {
        for (space, purpose) in store.spaces()? {
            for secret in store.secrets()?.iter().filter(|secret| secret.space == space) {
                self.add(space, &purpose, secret.epoch, &EpochSecrets::from_secret_bytes(&secret.bytes)?);
            }
        }
        Ok(())
    }

    /// Forgets a space and its secrets; the database's own copies are the caller's.
    pub fn remove(&mut self, space: Id) {
        self.secrets.remove(&space);
        self.purposes.remove(&space);
    }

    /// Forgets the secrets of epochs that ended; the database's own copies are the caller's.
    pub fn end(&mut self, space: Id, epochs: &[Id]) {
        self.secrets.entry(space).or_default().retain(|(epoch, _)| !epochs.contains(epoch));
    }

    pub fn get(&self, space: Id, epoch: Id) -> Option<&EpochSecrets> {
        self.secrets.get(&space)?.iter().find(|(known, _)| *known == epoch).map(|(_, secrets)| secrets)
    }

    /// The epoch to write under: the last of the roster that is held here. Where some only write, each has an epoch with the readers,
    /// and a reader writes under none of theirs.
    pub fn current(&self, space: Id, roster: &Roster) -> Option<&EpochSecrets> {
        let held = roster.spaces.get(&space)?;
        let only_writes = |device: &Id| roster.is_active(*device) && !held.may_pull(*device);
        let mine = |epoch: &&sync_proto::roster::EpochAt| {
            !held.may_pull(self.me) || !epoch.packages.iter().any(|package| only_writes(&package.device))
        };
        let last = held.epochs.iter().rev().filter(mine).find_map(|epoch| self.get(space, epoch.epoch));
        last.or_else(|| held.epochs.iter().rev().find_map(|epoch| self.get(space, epoch.epoch)))
    }

    /// The epoch that was put last: for a space that the roster does not name yet.
    pub fn latest(&self, space: Id) -> Option<&EpochSecrets> {
        self.secrets.get(&space)?.last().map(|(_, secrets)| secrets)
    }

    pub fn all(&self, space: Id) -> impl Iterator<Item = &EpochSecrets> {
        self.secrets.get(&space).into_iter().flatten().map(|(_, secrets)| secrets)
    }

    /// The space that serves a purpose. If two antenna devices made one each, every device takes the same.
    pub fn space(&self, purpose: &str) -> Option<Id> {
        self.purposes.iter().find(|(_, known)| known.as_str() == purpose).map(|(space, _)| *space)
    }

    pub fn purpose(&self, space: Id) -> Option<&str> {
        self.purposes.get(&space).map(String::as_str)
    }

    pub fn spaces(&self) -> impl Iterator<Item = (Id, &str)> {
        self.purposes.iter().map(|(space, purpose)| (*space, purpose.as_str()))
    }
}

//! One-time keys for the packages of night spaces. A phone publishes some, signed, in the inbox; the antenna seals each
//! night to one of them; the private half dies when the package has been opened. Whoever takes a phone's long-lived key later
//! opens no night of the past with it.

use minicbor::bytes::ByteVec;
use sync_proto::{Id, Kind, Op, Rights, roster::key_name, wire};
use vault::{Body, KemKeys};

use crate::{App, Result, app::Open, ring::purpose};

/// How many a phone has in stock: the nights that are made ahead, once more for a removal on the way, and a few for late syncs.
const STOCK: usize = 6;

/// A secret half, by the name of its key.
fn secret_name(key: Id) -> String {
    format!("once/{key}")
}

const SECRETS: &str = "once/";

/// At the antenna: the unused public halves of a device.
fn stock_name(device: Id) -> String {
    format!("keys/{device}")
}

impl App {
    /// How many of these keys could still open something here. For support, and for whoever wants to be sure.
    pub fn one_time_keys_left(&self, keys: &[Id]) -> Result<usize> {
        self.with(|open| {
            keys.iter().try_fold(0, |held, key| Ok(held + usize::from(open.one_time_secret(*key)?.is_some())))
        })
    }
}

impl Open {
    /// Public halves of the stock, filled up first.
    pub fn one_time_keys(&mut self) -> Result<Vec<ByteVec>> {
        let mut stock = Vec::new();
        for (_, secret) in self.store.metas(SECRETS)? {
            stock.push(KemKeys::from_secret_bytes(&secret)?);
        }
        while stock.len() < STOCK {
            let fresh = KemKeys::make(&mut self.rng)?;
            self.store.set_meta(&secret_name(key_name(fresh.public())), fresh.to_secret_bytes())?;
            stock.push(fresh);
        }
        Ok(stock.iter().map(|keys| ByteVec::from(keys.public().to_vec())).collect())
    }

    /// On a phone: when some were used, new ones go to the antenna. The beacon that was sealed for it, if one was.
    pub fn publish_one_time_keys(&mut self) -> Result<Option<Vec<u8>>> {
        self.forget_spent_keys()?;
        if self.rights().has(Rights::ANTENNA) || self.store.metas(SECRETS)?.len() >= STOCK {
            return Ok(None);
        }
        let Some(inbox) = self.ring.space(purpose::INBOX) else { return Ok(None) };
        let keys = Some(self.one_time_keys()?);
        let body = Body { keys, ..self.body(inbox, vec![])? };
        let beacon = self.seal(Kind::Beacon, inbox, &body)?;
        beacon.iter().try_for_each(|beacon| self.keep_sealed(beacon, &[]))?;
        Ok(beacon)
    }

    /// The app may have ended between keeping what a package held and destroying its key.
    fn forget_spent_keys(&self) -> Result<()> {
        let roster = self.roster()?;
        let opened = roster.packages_for(self.id()).filter(|(space, epoch, _)| self.ring.get(*space, *epoch).is_some());
        opened.into_iter().try_for_each(|(_, _, package)| self.spend(package.key))
    }

    /// Whether a package that was sealed to this key can be opened here.
    pub fn holds_key(&self, key: Id) -> Result<bool> {
        let standing = key == key_name(self.keys.kem_pk()) || self.vault_kem(key).is_some();
        Ok(standing || self.store.meta(&secret_name(key))?.is_some())
    }

    pub fn one_time_secret(&self, key: Id) -> Result<Option<KemKeys>> {
        let secret = self.store.meta(&secret_name(key))?.map(zeroize::Zeroizing::new);
        Ok(secret.map(|secret| KemKeys::from_secret_bytes(&secret)).transpose()?)
    }

    pub fn spend(&self, key: Id) -> Result<()> {
        Ok(self.store.del_meta(&secret_name(key))?)
    }

    /// At the antenna: what a phone's beacon brings.
    pub fn keep_one_time_keys(&self, device: Id, body: &Body) -> Result<()> {
        match (&body.keys, self.rights().has(Rights::ANTENNA)) {
            (Some(keys), true) => self.keep_keys_of(device, keys),
            _ => Ok(()),
        }
    }

    pub fn keep_keys_of(&self, device: Id, keys: &[ByteVec]) -> Result<()> {
        Ok(self.store.set_meta(&stock_name(device), &wire::encode(&keys.to_vec()))?)
    }

    /// One unused key of a phone, which is then used: a key serves once, whichever antenna device took it.
    pub fn take_one_time_key(&self, device: Id) -> Result<Option<Vec<u8>>> {
        let held = self.store.meta(&stock_name(device))?;
        let mut keys: Vec<ByteVec> = held.and_then(|held| wire::decode(&held)).unwrap_or_default();
        let roster = self.roster()?;
        keys.retain(|key| !roster.is_key_used(key_name(key)));
        let taken = (!keys.is_empty()).then(|| keys.remove(0));
        self.keep_keys_of(device, &keys)?;
        Ok(taken.map(Vec::from))
    }

    /// Whether operations, signed again behind another antenna's, would seal to a key that the other has used.
    pub fn uses_a_spent_key(&self, ops: &[Op]) -> Result<bool> {
        let roster = self.roster()?;
        let standing = |key: Id| roster.devices.values().any(|device| key_name(&device.kem_pk) == key);
        let packages = ops.iter().filter_map(|op| match op {
            Op::NewEpoch { packages, .. } => Some(packages),
            _ => None,
        });
        Ok(packages.flatten().any(|package| !standing(package.key) && roster.is_key_used(package.key)))
    }
}

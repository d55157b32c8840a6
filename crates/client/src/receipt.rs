//! Receipts: the antenna's signed word that a phone's envelopes are on its disk and with the relay. Only that word lets a
//! phone destroy what it sent (`lease`).
//!
//! A receipt lies in the organisation's space, because a phone may have lost the key of the night that it is about.

use sync_proto::{Id, Kind, Rights};
use vault::{Body, Received};

use crate::{Result, app::Open, receive::SPLIT, ring::purpose};

/// At the antenna: the last number of a chain that a receipt of this device names.
fn given_name(space: Id, device: Id) -> String {
    format!("{GIVEN}{space}/{device}")
}

const GIVEN: &str = "given/";

/// On a phone: the last number of its own chain in a space that the antenna has confirmed.
fn received_name(space: Id) -> String {
    format!("receipt/{space}")
}

impl Open {
    /// At the antenna, once nothing more is to come from the relay: a receipt for what the phones wrote since the last one.
    /// Every envelope that it names is flushed here and was taken from the relay, which is the second durable copy.
    pub fn give_receipt(&mut self) -> Result<Option<Vec<u8>>> {
        let Some(organisation) = self.ring.space(purpose::ORGANISATION) else { return Ok(None) };
        if !self.rights().has(Rights::ANTENNA) {
            return Ok(None);
        }
        let chains = self.field_chains()?;
        let mut fresh = Vec::new();
        for chain in chains {
            if self.number(&given_name(chain.space, chain.device))? < chain.seq {
                fresh.push(chain);
            }
        }
        if fresh.is_empty() {
            return Ok(None);
        }
        let body = Body { received: Some(fresh.clone()), ..self.body(organisation, vec![])? };
        let Some(receipt) = self.seal(Kind::Receipt, organisation, &body)? else { return Ok(None) };
        self.keep_sealed(&receipt, &[])?;
        for chain in fresh {
            self.set_number(&given_name(chain.space, chain.device), chain.seq)?;
        }
        Ok(Some(receipt))
    }

    /// At the antenna: whether a receipt names the last of everything that came from a device.
    pub fn has_receipt(&self, device: Id) -> Result<bool> {
        for chain in self.field_chains()?.into_iter().filter(|chain| chain.device == device) {
            if self.number(&given_name(chain.space, device))? < chain.seq {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// After a snapshot of the organisation's space, which a phone may take instead of the receipts before it: the next one
    /// says everything again.
    pub fn forget_given_receipts(&self) -> Result<()> {
        self.store.metas(GIVEN)?.iter().try_for_each(|(name, _)| Ok(self.store.del_meta(name)?))
    }

    /// The chains of field devices in the nights and the inbox, as far as they are whole here.
    fn field_chains(&self) -> Result<Vec<Received>> {
        let roster = self.roster()?;
        let leaves = |space| {
            self.ring.purpose(space).is_some_and(|known| known == purpose::INBOX || purpose::night_of(known).is_some())
        };
        let field = |device| roster.devices.get(&device).is_some_and(|known| !known.rights.has(Rights::ANTENNA));
        let tops = self.store.tops()?.into_iter().filter(|(have, _)| leaves(have.space) && field(have.device));
        let chain = |(have, hash): (sync_proto::wire::Have, _)| Received {
            space: have.space,
            device: have.device,
            seq: have.seq,
            hash,
        };
        Ok(tops.map(chain).collect())
    }

    /// Takes the antenna's word about this device's own chains. Anybody else's receipt says nothing.
    pub fn take_receipt(&mut self, author: Id, minutes: u64, chains: &[Received]) -> Result<()> {
        let known = self.roster()?.devices.get(&author);
        if !known.is_some_and(|known| known.rights.has(Rights::ANTENNA)) {
            return Ok(());
        }
        self.hear_clock(i64::try_from(minutes).unwrap_or_default().saturating_mul(60_000))?;
        for chain in chains.iter().filter(|chain| chain.device == self.id()) {
            let top = self.store.top(chain.space, chain.device)?.filter(|top| top.seq == chain.seq);
            let mine = match top {
                Some(top) => Some(top.hash),
                None => self.store.envelope_hash(chain.space, chain.device, chain.seq)?,
            };
            match mine {
                Some(mine) if mine == chain.hash => {
                    let before = self.received_up_to(chain.space)?;
                    self.set_number(&received_name(chain.space), before.max(chain.seq))?;
                }
                // Another envelope under my number: somebody has copied this device.
                Some(_) => self.store.set_meta(SPLIT, b"1")?,
                None => {}
            }
        }
        Ok(())
    }

    /// How far the antenna has confirmed this device's chain in a space.
    pub fn received_up_to(&self, space: Id) -> Result<u64> {
        self.number(&received_name(space))
    }

    fn number(&self, name: &str) -> Result<u64> {
        Ok(self.store.number(name)?.and_then(|number| u64::try_from(number).ok()).unwrap_or_default())
    }

    fn set_number(&self, name: &str, number: u64) -> Result<()> {
        Ok(self.store.set_number(name, i64::try_from(number).unwrap_or(i64::MAX))?)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{Answer, Command};
    use vault::Argon;

    use super::*;
    use crate::{App, Env};

    /// A device with one sealed contact of tonight, in the place where its chain stands.
    fn with_a_contact(folder: &std::path::Path) -> App {
        let env = Env { clock: Arc::new(|| 1_800_021_600_000), seed: Some([7; 32]), argon: Argon::LIGHT, chip: None };
        let app = App::new(folder, env);
        app.create("six mots sur un papier plié").unwrap();
        app.found_team("antenna", None, None).unwrap();
        app.execute(&Command::Set { key: "zone/Z1".into(), value: true.into() }).unwrap();
        let open = Command::OpenOuting {
            id: None,
            channel: "living_place".into(),
            zones: vec!["Z1".into()],
            roles: vec![],
            platform: None,
        };
        let outing = app.execute(&open).unwrap();
        let answers = vec![Answer::Complete { complete: true }];
        app.execute(&Command::NoteContact { id: None, outing, answers }).unwrap();
        app
    }

    #[test]
    fn only_an_antenna_device_confirms_and_only_the_hash_that_is_known_here() {
        let folder = tempfile::tempdir().unwrap();
        with_a_contact(folder.path())
            .with(|open| {
                open.seal_outgoing()?;
                let night = open.ring.space(&purpose::night(open.today())).unwrap();
                let (me, top) = (open.id(), open.store.top(night, open.id())?.unwrap());
                let chain = Received { space: night, device: me, seq: top.seq, hash: top.hash };
                open.take_receipt(Id([9; 16]), 0, &[chain])?;
                assert_eq!(open.received_up_to(night)?, 0, "a stranger's word");
                let others = Received { device: Id([9; 16]), ..chain };
                open.take_receipt(me, 0, &[others])?;
                assert_eq!(open.received_up_to(night)?, 0, "another device's chain");
                let ahead = Received { seq: top.seq + 5, ..chain };
                open.take_receipt(me, 0, &[ahead])?;
                assert_eq!(open.received_up_to(night)?, 0, "a number that this device has not written");
                assert!(!open.is_split()?);
                open.take_receipt(me, 0, &[chain])?;
                assert_eq!(open.received_up_to(night)?, top.seq);
                let other = Received { hash: sync_proto::Hash([1; 32]), ..chain };
                open.take_receipt(me, 0, &[other])?;
                assert!(open.is_split()?, "another envelope under this number: a copy of this device is about");
                Ok(())
            })
            .unwrap();
    }
}

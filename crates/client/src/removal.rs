//! Who leaves, who changes, what gets new keys: removing a device, what it hands over afterwards, rotation, roles.

use std::collections::BTreeMap;

use domain::Role;
use serde::Serialize;
use store::Quarantined;
use sync_proto::{Id, Op, Rights, Roster, Status, roster::Cut};
use ts_rs::TS;
use vault::EpochSecrets;

use crate::{
    App, Code, DeviceInfo, Error, Result,
    app::Open,
    ring::purpose,
    team::{Person, Seat},
};

/// Keys of a space that stays live this long.
pub(crate) const ROTATION_MS: i64 = 90 * 24 * 3600 * 1000;

/// What a removed device wrote after its cut and has handed over.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LateView {
    /// 32 hexadecimal digits.
    pub device: String,
    pub label: String,
    pub envelopes: u32,
}

impl App {
    /// What removed devices have handed over since: nothing of it is in any record before a lead takes it.
    pub fn late(&self) -> Result<Vec<LateView>> {
        self.with(|open| open.late_views())
    }

    /// A lead takes what a removed device wrote after its cut; every device of the team follows.
    pub fn take_late(&self, device: &str) -> Result<()> {
        let device = Id::parse(device).ok_or_else(|| Error::new(Code::NotAllowed, "no such device"))?;
        self.with(|open| open.take_late(device))
    }

    /// Removes a device: it is cut where this device has seen it last, and every space gets new keys without it.
    pub fn remove_device(&self, device: &str) -> Result<()> {
        let device = Id::parse(device).ok_or_else(|| Error::new(Code::NotAllowed, "no such device"))?;
        self.with(|open| open.remove(device))
    }

    /// Gives the person behind a device another role.
    pub fn set_role(&self, device: &str, role: &str) -> Result<()> {
        let device = Id::parse(device).ok_or_else(|| Error::new(Code::NotAllowed, "no such device"))?;
        let role = Role::of(role).ok_or_else(|| Error::not_allowed("no such role"))?;
        self.with(|open| open.set_role(device, role))
    }
}

impl Open {
    /// What removed devices wrote after their cut and have handed over since: for a human to look at.
    fn late(&self) -> Result<Vec<(Id, Cut)>> {
        let roster = self.roster()?;
        let past = |held: &store::Quarantined| {
            let device = roster.devices.get(&held.device);
            device.is_some_and(|device| device.is_past_cut(held.space, held.seq, held.hash))
        };
        let mut late: BTreeMap<(Id, Id), Cut> = BTreeMap::new();
        for held in self.store.quarantined()?.iter().filter(|held| past(held)) {
            let Quarantined { space, seq, hash, .. } = *held;
            // In the order of the chain: the last one stands for those before it.
            late.insert((held.device, space), Cut { space, seq, hash });
        }
        Ok(late.into_iter().map(|((device, _), cut)| (device, cut)).collect())
    }

    fn late_views(&self) -> Result<Vec<LateView>> {
        let infos = self.device_infos();
        let late = self.late()?;
        let view = |info: &DeviceInfo| {
            let mine = late.iter().filter(|(device, _)| device.to_string() == info.id).map(|(_, cut)| *cut);
            let held = mine.map(|cut| {
                let top = self.store.top(cut.space, Id::parse(&info.id)?).ok()?.map_or(0, |top| top.seq);
                u32::try_from(cut.seq.saturating_sub(top)).ok()
            });
            let envelopes: u32 = held.flatten().sum();
            (envelopes > 0).then(|| LateView { device: info.id.clone(), label: info.label.clone(), envelopes })
        };
        Ok(infos.iter().filter_map(view).collect())
    }

    fn take_late(&mut self, device: Id) -> Result<()> {
        let (lead, roster) = (self.rights().has(Rights::LEAD), self.roster()?);
        let may = |space: &Id| match roster.spaces.get(space) {
            Some(held) if held.readers_only => held.may_pull(self.id()),
            _ => lead,
        };
        let late: Vec<Cut> =
            self.late()?.into_iter().filter(|(author, _)| *author == device).map(|(_, cut)| cut).collect();
        let cuts: Vec<Cut> = late.iter().filter(|cut| may(&cut.space)).copied().collect();
        if cuts.is_empty() {
            let reason =
                if late.is_empty() { "nothing of this device waits" } else { "only a lead takes what came late" };
            return Err(Error::not_allowed(reason));
        }
        self.append(vec![Op::MoveCut { device, cuts }], vec![])?;
        self.retry_quarantine()
    }

    /// In a space of its readers, whose chains no lead knows: removed devices count as far as this reader has applied their chains, or also
    /// what `waits` behind the cut.
    pub fn cuts_of_reader(&self, space: Id, waits: bool) -> Result<Vec<Op>> {
        let roster = self.roster()?;
        let Some(held) = roster.spaces.get(&space) else { return Ok(vec![]) };
        let late = if waits { self.late()? } else { vec![] };
        let mut ops = Vec::new();
        for device in held.granted() {
            let Some(known) = roster.devices.get(&device).filter(|known| known.status != Status::Active) else {
                continue;
            };
            let top = self.store.top(space, device)?.map(|top| Cut { space, seq: top.seq, hash: top.hash });
            let waiting =
                late.iter().find(|(author, cut)| *author == device && cut.space == space).map(|(_, cut)| *cut);
            let cut = waiting.or(top).filter(|cut| known.is_past_cut(space, cut.seq, cut.hash));
            ops.extend(cut.map(|cut| Op::MoveCut { device, cuts: vec![cut] }));
        }
        Ok(ops)
    }

    /// A device counts as far as its chains are here.
    pub fn removal_of(&self, device: Id) -> Result<Op> {
        let tops = self.store.tops()?.into_iter().filter(|(have, _)| have.device == device);
        let cuts = tops.map(|(have, hash)| Cut { space: have.space, seq: have.seq, hash }).collect();
        Ok(Op::RemoveDevice { device, cuts })
    }

    fn remove(&mut self, device: Id) -> Result<()> {
        if !self.rights().has(Rights::LEAD) {
            return Err(Error::not_allowed("only a lead removes a device"));
        }
        let ops = vec![self.removal_of(device)?];
        let lead = self.roster()?.devices.get(&device).is_some_and(|known| known.rights.has(Rights::LEAD));
        match lead && self.paper.is_some() {
            true => self.append_by_paper(ops, vec![])?,
            false => self.append(ops, vec![]).map_err(|error| if lead { Error::needs_paper() } else { error })?,
        }
        self.rekey(device)
    }

    /// New epochs without a device that is gone, wherever it held a key.
    pub fn rekey(&mut self, gone: Id) -> Result<()> {
        let held = |roster: &Roster, space: &Id| {
            let epochs = roster.spaces.get(space).into_iter().flat_map(|space| &space.epochs);
            epochs.flat_map(|epoch| &epoch.packages).any(|package| package.device == gone)
        };
        let roster = self.roster()?;
        let spaces: Vec<Id> =
            self.held_spaces().into_iter().map(|(space, _, _)| space).filter(|space| held(roster, space)).collect();
        self.new_epochs(&spaces)
    }

    /// At the antenna: the spaces that stay get new keys after 90 days, so that a key which was taken unseen ends.
    pub fn rotate_due(&mut self) -> Result<()> {
        if !self.rights().has(Rights::ANTENNA) {
            return Ok(());
        }
        let mut due = Vec::new();
        for (space, purpose, _) in self.held_spaces() {
            if ![purpose::ORGANISATION, purpose::LIBRARY, purpose::FOLLOW_UPS].contains(&purpose.as_str()) {
                continue;
            }
            let Some(epoch) = self.ring.current(space, self.roster()?).map(|secrets| secrets.derive_id()) else {
                continue;
            };
            let name = format!("epoch/{epoch}");
            match self.store.number(&name)? {
                None => self.store.set_number(&name, self.now())?,
                Some(since) if self.now() - since >= ROTATION_MS => due.push(space),
                Some(_) => {}
            }
        }
        self.new_epochs(&due)
    }

    /// A new epoch in each of these spaces for those who read it now. The inbox and the safeguarding space have an epoch for each
    /// writer, a vault is renewed by its owner, and a night that is over is not written any more.
    fn new_epochs(&mut self, spaces: &[Id]) -> Result<()> {
        let today = self.today();
        let mut ops = Vec::new();
        for (space, purpose, night) in self.held_spaces() {
            let roster = self.roster()?;
            let Some(held) = roster.spaces.get(&space).filter(|_| spaces.contains(&space)) else { continue };
            let others = held.readers_only && !held.may_pull(self.id());
            let own =
                [purpose::INBOX, purpose::VAULT, purpose::SAFEGUARDING, purpose::LEGAL].contains(&purpose.as_str());
            if others || own || night.is_some_and(|night| night < today) {
                continue;
            }
            let readers: Vec<Id> = held.readers().into_iter().filter(|device| roster.is_active(*device)).collect();
            let seats = match night {
                Some(_) => self.night_seats(&readers)?,
                None => readers.into_iter().map(|device| self.standing_seat(device)).collect::<Result<_>>()?,
            };
            ops.push(self.next_epoch(space, &purpose, &seats)?);
        }
        match ops.is_empty() {
            true => Ok(()),
            false => self.append(ops, vec![]),
        }
    }

    /// An epoch behind the one that is written under now, which its readers can open from it.
    pub fn next_epoch(&mut self, space: Id, purpose: &str, seats: &[Seat]) -> Result<Op> {
        let old = self.ring.current(space, self.roster()?).ok_or(vault::Error::NoKey)?.clone();
        let secrets = EpochSecrets::make(&mut self.rng);
        let mut past = vec![secrets.seal_previous(&old, &mut self.rng)?];
        // A cut's epoch has no past, also while older secrets are still here.
        if !self.is_epoch_of_cut(space, old.derive_id())? {
            past.extend(self.past(space)?);
        }
        self.epoch_op(space, purpose, &secrets, seats, past)
    }

    /// A lead gives the person behind a device another role. Rights (lead, antenna) belong to the device and stay.
    fn set_role(&mut self, device: Id, role: Role) -> Result<()> {
        if !self.rights().has(Rights::LEAD) {
            return Err(Error::not_allowed("only a lead changes a role"));
        }
        let known = self.roster()?.devices.get(&device).filter(|known| known.paper.is_none());
        let member = known.map(|known| known.member).ok_or_else(|| Error::not_allowed("no such device"))?;
        let label = self.people.get(&member).map(|person| person.label.clone()).unwrap_or_default();
        let person = Person { member, role: role.code().to_owned(), label };
        self.append(vec![Op::SetRole { member }], vec![person])
    }
}

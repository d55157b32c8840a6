//! A space as the roster tells it: who may use it, its epochs, what was erased in it, and where a cut ended its past.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Hash, Header, Id, Kind, RosterError,
    ops::{Floor, PackageRef},
    relay::Top,
    wire,
};

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GrantAt {
    pub idx: u32,
    pub device: Id,
    pub push: bool,
    pub pull: bool,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Space {
    pub readers_only: bool,
    /// Whether a lead or the antenna made it, and not a device for itself.
    pub of_the_team: bool,
    pub importer: Option<Id>,
    pub closed: bool,
    pub erased: bool,
    /// In order; the last is the one to write under.
    pub epochs: Vec<EpochAt>,
    pub(crate) grants: Vec<GrantAt>,
    /// Snapshot → devices that acknowledged it, and what it covers.
    pub acked: BTreeMap<Hash, (BTreeSet<Id>, Vec<wire::Have>)>,
    /// The entry that made it.
    pub made_at: u32,
    /// Documents that nobody keeps or takes any more.
    pub erased_docs: BTreeSet<Id>,
    /// Its cuts in order; only the last one may be announced and not made.
    pub cuts: Vec<CutAt>,
    /// Of all cuts that were made: from here each chain goes on.
    pub(crate) floor: BTreeMap<Id, Top>,
    /// How many of `epochs`, the oldest, ended with a cut.
    pub(crate) ended: usize,
}

/// A cut of a space: what it holds is said again in a snapshot under an epoch without a past.
#[derive(Debug, Clone, PartialEq)]
pub struct CutAt {
    pub maker: Id,
    pub epoch: Id,
    /// Up to here the snapshot stands for every chain.
    pub floor: BTreeMap<Id, Top>,
    pub ends: bool,
    /// The number of the snapshot's last part in its maker's chain, once all are at the relay.
    pub last: Option<u64>,
    /// How many documents were erased when it was announced.
    pub erased: usize,
}

impl CutAt {
    /// Whether an envelope is a part of the cut's snapshot.
    pub fn is_part(&self, header: &Header) -> bool {
        let behind = self.floor.get(&self.maker).map_or(0, |top| top.seq);
        let within = header.seq > behind && self.last.is_none_or(|last| header.seq <= last);
        header.kind == Kind::Snapshot && header.device == self.maker && header.epoch == self.epoch && within
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct EpochAt {
    pub epoch: Id,
    pub packages: Vec<PackageRef>,
}

impl Space {
    pub(crate) fn grant(&self, device: Id, idx: u32) -> Option<&GrantAt> {
        self.grants.iter().rev().find(|grant| grant.device == device && grant.idx <= idx)
    }

    pub fn may_push(&self, device: Id, idx: u32) -> bool {
        self.grant(device, idx).is_some_and(|grant| grant.push)
    }

    /// Whether the device may read the space at the roster's end.
    pub fn may_pull(&self, device: Id) -> bool {
        self.grant(device, u32::MAX).is_some_and(|grant| grant.pull)
    }

    /// Whoever was ever let in, those that are gone included.
    pub fn granted(&self) -> BTreeSet<Id> {
        self.grants.iter().map(|grant| grant.device).collect()
    }

    /// The last cut that was announced, made or not.
    pub fn cut(&self) -> Option<&CutAt> {
        self.cuts.last()
    }

    /// The epochs that have not ended with a cut, in order.
    pub fn live_epochs(&self) -> impl Iterator<Item = &EpochAt> {
        self.epochs.iter().skip(self.ended)
    }

    /// The epochs that ended with a cut.
    pub fn ended_epochs(&self) -> impl Iterator<Item = &EpochAt> {
        self.epochs.iter().take(self.ended)
    }

    pub fn readers(&self) -> BTreeSet<Id> {
        self.grants.iter().map(|grant| grant.device).filter(|device| self.may_pull(*device)).collect()
    }

    pub fn writers(&self) -> BTreeSet<Id> {
        self.grants.iter().map(|grant| grant.device).filter(|device| self.may_push(*device, u32::MAX)).collect()
    }
}

/// What a cut does to its space.
impl Space {
    pub(crate) fn add_epoch(&mut self, epoch: Id, packages: &[PackageRef], idx: u32) -> Result<(), RosterError> {
        if packages.iter().any(|package| self.grant(package.device, idx).is_none()) {
            return Err(RosterError::Right);
        }
        self.epochs.push(EpochAt { epoch, packages: packages.to_vec() });
        Ok(())
    }

    /// Only whoever reads a space can say it again, and never from behind an earlier cut.
    pub(crate) fn announce_cut(
        &mut self,
        maker: Id,
        epoch: Id,
        floor: &[Floor],
        ends: bool,
    ) -> Result<(), RosterError> {
        let floor: BTreeMap<Id, Top> = floor.iter().map(|at| (at.device, Top { seq: at.seq, hash: at.hash })).collect();
        let behind = |(device, top): (&Id, &Top)| floor.get(device).is_none_or(|now| now.seq < top.seq);
        if !self.may_pull(maker) || self.floor.iter().any(behind) {
            return Err(RosterError::Right);
        }
        self.cuts.retain(|cut| cut.last.is_some());
        self.cuts.push(CutAt { maker, epoch, floor, ends, last: None, erased: self.erased_docs.len() });
        Ok(())
    }

    pub(crate) fn make_cut(&mut self, signer: Id, epoch: Id, last: u64) -> Result<(), RosterError> {
        let announced = |cut: &&mut CutAt| cut.maker == signer && cut.epoch == epoch && cut.last.is_none();
        let cut = self.cuts.last_mut().filter(announced).ok_or(RosterError::Right)?;
        if last <= cut.floor.get(&signer).map_or(0, |top| top.seq) {
            return Err(RosterError::Right);
        }
        cut.last = Some(last);
        self.floor = cut.floor.clone();
        if cut.ends {
            self.ended = self.epochs.iter().position(|known| known.epoch == epoch).unwrap_or(self.ended);
        }
        Ok(())
    }
}

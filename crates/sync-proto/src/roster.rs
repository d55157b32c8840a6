//! The team's signed chain, and what holds after each entry.
//!
//! An entry is an envelope of kind 3 whose "ciphertext" is the CBOR of [`Body`]: public operations, and a part sealed for
//! the team (names, roles, reasons). Entry *n* carries `seq = n` and the hash of entry *n − 1*; it must be signed by a
//! device that held the right after *n − 1*. Devices and relays verify from the first entry. Operations that this version
//! does not act on are verified and kept, so that a later version can.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Envelope, Hash, Id, Kind, Malformed, device_id, envelope, relay::Top, sha256, space::GrantAt, team_id, wire,
};

pub use crate::{
    ops::{Body, Cosign, Cut, Floor, Op, PackageRef, Rights},
    space::{CutAt, EpochAt, Space},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Active,
    /// May hand over what it holds, receives nothing.
    Limited,
    Removed,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Device {
    pub sign_pk: [u8; 32],
    pub kem_pk: Vec<u8>,
    pub member: Id,
    pub rights: Rights,
    pub status: Status,
    /// A recovery key on paper: of this space, or of the team ([`TEAM`]). Nobody carries it; it signs when it is read.
    pub paper: Option<Id>,
    /// Set with a limit or a removal; a space that is not named was cut before its first envelope.
    cuts: Option<Vec<Cut>>,
}

/// In [`Op::SetRecovery`] and [`Op::Recovered`]: the team itself, and with it every space that is not its readers' own.
pub const TEAM: Id = Id([0; 16]);

impl Device {
    fn new(sign_pk: Hash, kem_pk: &[u8], member: Id, rights: Rights) -> Device {
        let kem_pk = kem_pk.to_vec();
        Device { sign_pk: sign_pk.0, kem_pk, member, rights, status: Status::Active, paper: None, cuts: None }
    }

    /// Whether this envelope of the device is one that came after its cut.
    pub fn is_past_cut(&self, space: Id, seq: u64, hash: Hash) -> bool {
        let Some(cuts) = &self.cuts else { return false };
        match cuts.iter().find(|cut| cut.space == space) {
            None => true,
            Some(cut) => seq > cut.seq || (seq == cut.seq && hash != cut.hash),
        }
    }

    /// Moves cuts on, never back.
    fn move_cut(&mut self, to: &[Cut]) -> Result<(), RosterError> {
        let cuts = self.cuts.as_mut().ok_or(RosterError::Right)?;
        for cut in to {
            match cuts.iter_mut().find(|known| known.space == cut.space) {
                Some(known) if known.seq < cut.seq => *known = *cut,
                Some(_) => return Err(RosterError::Right),
                None => cuts.push(*cut),
            }
        }
        Ok(())
    }
}

/// What holds after `len` entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Roster {
    pub team: Id,
    pub len: u32,
    pub head: Hash,
    pub devices: BTreeMap<Id, Device>,
    pub spaces: BTreeMap<Id, Space>,
    pub retention_days: u32,
    /// The key of the relay that a lead has named last, when it is another than at the founding.
    pub relay: Option<Hash>,
    pub dissolved: bool,
    /// Limit notices that a lead has taken back.
    pub lifted: BTreeSet<Hash>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RosterError {
    #[error("the roster entry cannot be read: {0}")]
    Malformed(#[from] Malformed),
    #[error("the roster entry's operations cannot be read")]
    Body,
    #[error("the roster does not begin with its founder")]
    Genesis,
    #[error("the roster entry does not follow the one before: the relay may show two histories")]
    Chain,
    #[error("the signer did not hold the right to do this")]
    Right,
    #[error("the entry names a device or space that is not there")]
    Unknown,
    #[error("this needs the signatures of two leads")]
    SecondSignature,
}

impl Roster {
    /// From the first entry; the team's name follows from its bytes.
    pub fn begin(first: &[u8]) -> Result<Roster, RosterError> {
        let (envelope, body) = parse(first)?;
        let [Op::Genesis { sign_pk, kem_pk, member, retention_days, .. }, rest @ ..] = body.ops.as_slice() else {
            return Err(RosterError::Genesis);
        };
        let header = &envelope.header;
        let founder = device_id(&sign_pk.0, kem_pk);
        if header.device != founder || header.seq != 1 || header.prev != Hash::default() || header.team != Id::default()
        {
            return Err(RosterError::Genesis);
        }
        envelope.verify(&sign_pk.0)?;
        let rights = Rights::LEAD.and(Rights::ANTENNA);
        let device = Device::new(*sign_pk, kem_pk, *member, rights);
        let mut roster = Roster {
            team: team_id(first),
            len: 1,
            head: envelope.hash(),
            devices: BTreeMap::from([(founder, device)]),
            spaces: BTreeMap::new(),
            retention_days: *retention_days,
            relay: None,
            dissolved: false,
            lifted: BTreeSet::new(),
        };
        for op in rest {
            roster.act(op, founder, 1, &[])?;
        }
        Ok(roster)
    }

    pub fn replay<'a>(entries: impl IntoIterator<Item = &'a [u8]>) -> Result<Roster, RosterError> {
        let mut entries = entries.into_iter();
        let mut roster = Roster::begin(entries.next().ok_or(RosterError::Genesis)?)?;
        entries.try_for_each(|entry| roster.append(entry))?;
        Ok(roster)
    }

    /// Verifies one more entry and acts on it, whole or not at all.
    pub fn append(&mut self, entry: &[u8]) -> Result<(), RosterError> {
        let (envelope, body) = parse(entry)?;
        let header = &envelope.header;
        if header.team != self.team || header.seq != u64::from(self.len) + 1 || header.prev != self.head {
            return Err(RosterError::Chain);
        }
        let signer = self.devices.get(&header.device).ok_or(RosterError::Unknown)?;
        envelope.verify(&signer.sign_pk)?;
        if signer.status != Status::Active || self.dissolved {
            return Err(RosterError::Right);
        }
        let cosigners = self.cosigners(&body)?;
        let mut next = self.clone();
        next.len += 1;
        next.head = envelope.hash();
        for op in &body.ops {
            next.act(op, header.device, next.len, &cosigners)?;
        }
        *self = next;
        Ok(())
    }

    fn cosigners(&self, body: &Body) -> Result<Vec<Id>, RosterError> {
        let check = |cosign: &Cosign| {
            let device = self.devices.get(&cosign.device).ok_or(RosterError::Unknown)?;
            let signature = cosign.signature.as_slice().try_into().map_err(|_| RosterError::Body)?;
            envelope::verify(&device.sign_pk, &cosign_message(self.team, cosign.not_before, &body.ops), signature)?;
            match device.status == Status::Active && cosign.not_before <= self.len {
                true => Ok(cosign.device),
                false => Err(RosterError::Right),
            }
        };
        body.cosigned.iter().map(check).collect()
    }

    fn act(&mut self, op: &Op, signer: Id, idx: u32, cosigners: &[Id]) -> Result<(), RosterError> {
        let rights = self.devices.get(&signer).map(|device| device.rights).unwrap_or_default();
        let lead = || rights.has(Rights::LEAD).then_some(()).ok_or(RosterError::Right);
        match op {
            Op::Genesis { .. } => Err(RosterError::Genesis),
            Op::AddDevice { sign_pk, kem_pk, member, rights } => {
                lead()?;
                self.add(Device::new(*sign_pk, kem_pk, *member, *rights)).map(|_| ())
            }
            Op::LimitDevice { device, cuts } => {
                lead()?;
                match self.devices.get(device).is_some_and(|target| target.paper.is_some()) {
                    true => Err(RosterError::Right),
                    false => self.cut(*device, Status::Limited, cuts),
                }
            }
            Op::RemoveDevice { device, cuts } => {
                match self.devices.get(device).and_then(|target| target.paper).filter(|of| *of != TEAM) {
                    // The way back into a space of its readers is theirs alone.
                    Some(space) => self.may_rekey(space, signer, rights, idx)?,
                    None => lead().and_then(|()| self.two_leads_for(*device, signer, cosigners))?,
                }
                self.take_out(*device, cuts, idx)
            }
            Op::Lift { notice } => {
                lead()?;
                self.lifted.insert(*notice);
                Ok(())
            }
            // In a space of its readers, a reader says how far a device that is gone still counts.
            Op::MoveCut { device, cuts } => {
                for cut in cuts {
                    match self.spaces.get(&cut.space).is_some_and(|space| space.readers_only) {
                        true => self.may_rekey(cut.space, signer, rights, idx)?,
                        false => lead()?,
                    }
                }
                self.devices.get_mut(device).ok_or(RosterError::Unknown)?.move_cut(cuts)
            }
            Op::AddMember { .. } | Op::RemoveMember { .. } | Op::SetRole { .. } => lead(),
            Op::RelayChange { relay } => {
                lead()?;
                self.relay = Some(*relay);
                Ok(())
            }
            Op::NewSpace { space, readers_only, importer } => {
                if !rights.has(Rights::ANTENNA) && !rights.has(Rights::LEAD) && !readers_only {
                    return Err(RosterError::Right);
                }
                let made = Space {
                    readers_only: *readers_only,
                    of_the_team: rights != Rights::FIELD,
                    importer: *importer,
                    made_at: idx,
                    ..Space::default()
                };
                match self.spaces.insert(*space, made) {
                    None => Ok(()),
                    Some(_) => Err(RosterError::Right),
                }
            }
            Op::Grant { space, device, push, pull } => {
                self.may_rekey(*space, signer, rights, idx)?;
                if self.devices.get(device).is_none_or(|device| device.status != Status::Active) {
                    return Err(RosterError::Unknown);
                }
                let space = self.spaces.get_mut(space).ok_or(RosterError::Unknown)?;
                space.grants.push(GrantAt { idx, device: *device, push: *push, pull: *pull });
                Ok(())
            }
            Op::Revoke { space, device } => {
                self.may_rekey(*space, signer, rights, idx)?;
                let space = self.spaces.get_mut(space).ok_or(RosterError::Unknown)?;
                space.grants.push(GrantAt { idx, device: *device, push: false, pull: false });
                Ok(())
            }
            Op::NewEpoch { space, epoch, packages } => {
                self.may_rekey(*space, signer, rights, idx)?;
                let space = self.spaces.get_mut(space).ok_or(RosterError::Unknown)?;
                space.add_epoch(*epoch, packages, idx)
            }
            Op::CutEpoch { space, epoch, packages, floor, ends } => {
                self.may_rekey(*space, signer, rights, idx)?;
                let space = self.spaces.get_mut(space).ok_or(RosterError::Unknown)?;
                space.add_epoch(*epoch, packages, idx)?;
                space.announce_cut(signer, *epoch, floor, *ends)
            }
            Op::CutMade { space, epoch, last } => {
                let space = self.spaces.get_mut(space).ok_or(RosterError::Unknown)?;
                space.make_cut(signer, *epoch, *last)
            }
            Op::CloseSpace { space } | Op::EraseSpace { space } => {
                self.may_rekey(*space, signer, rights, idx)?;
                let space = self.spaces.get_mut(space).ok_or(RosterError::Unknown)?;
                space.closed = true;
                space.erased |= matches!(op, Op::EraseSpace { .. });
                Ok(())
            }
            Op::EraseDoc { space, doc } => {
                self.may_rekey(*space, signer, rights, idx)?;
                let space = self.spaces.get_mut(space).ok_or(RosterError::Unknown)?;
                space.erased_docs.insert(*doc);
                Ok(())
            }
            Op::SetRecovery { space, sign_pk, kem_pk } => {
                self.set_recovery(*space, Device::new(*sign_pk, kem_pk, *space, Rights::FIELD), signer, idx, cosigners)
            }
            Op::GcAck { space, snapshot, covers } => {
                let space = self.spaces.get_mut(space).ok_or(RosterError::Unknown)?;
                if !space.may_pull(signer) {
                    return Err(RosterError::Right);
                }
                let acked = space.acked.entry(*snapshot).or_insert_with(|| (BTreeSet::new(), covers.clone()));
                if acked.1 != *covers {
                    return Err(RosterError::Right);
                }
                acked.0.insert(signer);
                Ok(())
            }
            // Only says what happened: the operations beside it do it.
            Op::Recovered { space, .. } => {
                let paper = self.devices.get(&signer).and_then(|device| device.paper);
                (paper == Some(*space)).then_some(()).ok_or(RosterError::Right)
            }
            // Two histories are never joined silently; this version keeps to the one it verified.
            Op::Join { .. } => lead(),
            Op::Dissolve {} => {
                lead()?;
                self.second_lead(signer, cosigners)?;
                self.dissolved = true;
                Ok(())
            }
        }
    }

    fn add(&mut self, device: Device) -> Result<Id, RosterError> {
        let id = device_id(&device.sign_pk, &device.kem_pk);
        // A device that was here once never comes back under the same keys.
        match self.devices.contains_key(&id) {
            true => Err(RosterError::Right),
            false => {
                self.devices.insert(id, device);
                Ok(id)
            }
        }
    }

    /// A new key on paper takes the place of the one before. The team's first one needs a lead, while there is one alone; any other
    /// needs two, or the paper before it. A space's own needs a reader.
    fn set_recovery(
        &mut self,
        space: Id,
        paper: Device,
        signer: Id,
        idx: u32,
        cosigners: &[Id],
    ) -> Result<(), RosterError> {
        let rights = self.devices.get(&signer).map(|device| device.rights).unwrap_or_default();
        let team = space == TEAM;
        match team {
            true if !rights.has(Rights::LEAD) => return Err(RosterError::Right),
            true => self.second_lead(signer, cosigners)?,
            false => self.may_rekey(space, signer, rights, idx)?,
        }
        let rights = if team { Rights::LEAD.and(Rights::ANTENNA) } else { Rights::FIELD };
        let old = self.paper_of(space);
        let id = self.add(Device { paper: Some(space), rights, ..paper })?;
        if let Some(space) = self.spaces.get_mut(&space) {
            space.grants.push(GrantAt { idx, device: id, push: false, pull: true });
        }
        old.map_or(Ok(()), |old| self.take_out(old, &[], idx))
    }

    /// The recovery key of a space, or of the team ([`TEAM`]).
    pub fn paper_of(&self, space: Id) -> Option<Id> {
        let held = |device: &Device| device.paper == Some(space) && device.status == Status::Active;
        self.devices.iter().find(|(_, device)| held(device)).map(|(id, _)| *id)
    }

    fn take_out(&mut self, device: Id, cuts: &[Cut], idx: u32) -> Result<(), RosterError> {
        self.cut(device, Status::Removed, cuts)?;
        for space in self.spaces.values_mut().filter(|space| space.grant(device, idx).is_some()) {
            // Writing ends at the cut; the grant to push stays, so that what came before it is still taken.
            let push = space.may_push(device, idx);
            space.grants.push(GrantAt { idx, device, push, pull: false });
        }
        Ok(())
    }

    fn cut(&mut self, device: Id, status: Status, cuts: &[Cut]) -> Result<(), RosterError> {
        let device = self.devices.get_mut(&device).ok_or(RosterError::Unknown)?;
        device.status = status;
        // A later cut never gives back what an earlier one took.
        device.cuts.get_or_insert_with(|| cuts.to_vec());
        Ok(())
    }

    /// Readers-only spaces: a current reader. Others: a lead, or an antenna device that reads the space or made it just now.
    fn may_rekey(&self, space: Id, signer: Id, rights: Rights, idx: u32) -> Result<(), RosterError> {
        let space = self.spaces.get(&space).ok_or(RosterError::Unknown)?;
        let reads = space.grant(signer, u32::MAX).is_some_and(|grant| grant.pull);
        let new = space.made_at == idx && space.epochs.is_empty();
        let may = match space.readers_only {
            true => reads || new,
            false => rights.has(Rights::LEAD) || rights.has(Rights::ANTENNA) && (reads || new),
        };
        may.then_some(()).ok_or(RosterError::Right)
    }

    fn leads(&self) -> usize {
        let lead = |device: &&Device| {
            device.rights.has(Rights::LEAD) && device.status == Status::Active && device.paper.is_none()
        };
        let members: BTreeSet<_> = self.devices.values().filter(lead).map(|device| device.member).collect();
        members.len()
    }

    fn two_leads_for(&self, target: Id, signer: Id, cosigners: &[Id]) -> Result<(), RosterError> {
        let target = self.devices.get(&target).ok_or(RosterError::Unknown)?;
        match target.rights.has(Rights::LEAD) {
            true => self.second_lead(signer, cosigners),
            false => Ok(()),
        }
    }

    fn second_lead(&self, signer: Id, cosigners: &[Id]) -> Result<(), RosterError> {
        // The team's paper stands for the lead who is not there.
        if self.devices.get(&signer).is_some_and(|device| device.paper == Some(TEAM)) {
            return Ok(());
        }
        let first = self.devices.get(&signer).map(|device| device.member);
        let second = cosigners
            .iter()
            .filter_map(|id| self.devices.get(id))
            .any(|device| device.rights.has(Rights::LEAD) && Some(device.member) != first);
        (self.leads() < 2 || second).then_some(()).ok_or(RosterError::SecondSignature)
    }

    /// Where a device's chain in a space goes on behind a cut.
    pub fn floor(&self, space: Id, device: Id) -> Option<Top> {
        self.spaces.get(&space)?.floor.get(&device).copied()
    }

    /// Whether a document was erased: what is said of it afterwards is passed over.
    pub fn is_erased(&self, space: Id, doc: Id) -> bool {
        self.spaces.get(&space).is_some_and(|space| space.erased_docs.contains(&doc))
    }

    pub fn is_active(&self, device: Id) -> bool {
        self.devices.get(&device).is_some_and(|device| device.status == Status::Active)
    }

    /// Active devices that somebody carries: not the keys on paper.
    pub fn carried(&self) -> impl Iterator<Item = (&Id, &Device)> {
        self.devices.iter().filter(|(_, device)| device.status == Status::Active && device.paper.is_none())
    }

    /// The spaces that this device may read now.
    pub fn readable_by(&self, device: Id) -> Vec<Id> {
        let open = |space: &&Space| self.is_active(device) && !space.erased && space.may_pull(device);
        self.spaces.iter().filter(|(_, space)| open(space)).map(|(id, _)| *id).collect()
    }

    /// Whether a package was sealed to this key already: a one-time key serves once.
    pub fn is_key_used(&self, key: Id) -> bool {
        let epochs = self.spaces.values().flat_map(|space| &space.epochs);
        epochs.flat_map(|epoch| &epoch.packages).any(|package| package.key == key)
    }

    /// The packages that were sealed to this device.
    pub fn packages_for(&self, device: Id) -> impl Iterator<Item = (Id, Id, PackageRef)> + '_ {
        self.spaces.iter().flat_map(move |(space, held)| {
            held.live_epochs().flat_map(move |epoch| {
                let mine = epoch.packages.iter().filter(move |package| package.device == device);
                mine.map(move |package| (*space, epoch.epoch, *package))
            })
        })
    }
}

pub fn cosign_message(team: Id, not_before: u32, ops: &[Op]) -> Vec<u8> {
    let ops = wire::encode(&ops.to_vec());
    [&b"sl1.cosign\0"[..], &team.0, &not_before.to_be_bytes(), &ops].concat()
}

/// The name of a key that packages are sealed to.
pub fn key_name(kem_pk: &[u8]) -> Id {
    crate::short(sha256(&[kem_pk]))
}

pub fn parse(entry: &[u8]) -> Result<(Envelope<'_>, Body), RosterError> {
    let envelope = Envelope::parse(entry)?;
    if envelope.header.kind != Kind::Roster || envelope.header.space != Id::default() {
        return Err(RosterError::Body);
    }
    let body = wire::decode(envelope.ct).ok_or(RosterError::Body)?;
    Ok((envelope, body))
}

//! The team: founding it, its spaces, nights made ahead, removing a device.

use std::collections::BTreeMap;

use domain::Role;
use minicbor::{Decode, Encode, bytes::ByteVec};
use rand_core::Rng as _;
use serde::Serialize;
use sync_proto::{
    Id, Op, Rights, Roster, Status,
    roster::{self, Cosign, PackageRef, TEAM},
    sha256, wire,
};
use ts_rs::TS;
use vault::{EpochSecrets, KemKeys, Package, open_note, seal_note, seal_package, sign_roster_body, sign_roster_entry};

use crate::{App, Error, Result, app::Open, ring::purpose};

/// A device of the team, as the screens show it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DeviceInfo {
    /// 32 hexadecimal digits.
    pub id: String,
    pub label: String,
    pub role: String,
    /// `active`, `limited`, `removed`.
    pub status: String,
    pub lead: bool,
    pub antenna: bool,
    /// The device in the hand.
    pub this: bool,
    /// The label of the device that reported it as lost or taken.
    pub limited_by: Option<String>,
    /// This device holds what wakes it.
    pub wakes: bool,
}

/// The sealed part of a roster entry: what the relay must not know.
#[derive(Debug, Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
struct Sealed {
    #[n(0)]
    people: Vec<Person>,
    #[n(1)]
    reason: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Person {
    #[n(0)]
    pub member: Id,
    #[n(1)]
    pub role: String,
    /// What the team calls the device: `A`, `téléphone 2`. No name.
    #[n(2)]
    pub label: String,
}

/// Roles and labels by member.
pub(crate) type People = BTreeMap<Id, Person>;

/// How many calendar nights have their space ahead.
const NIGHTS_AHEAD: i64 = 3;

const RELAY: &str = "relay";
const RELAY_INVITE: &str = "relay_invite";

/// A device that reads and writes in a space, and the key that its package is sealed to.
pub(crate) struct Seat {
    pub device: Id,
    pub kem_pk: Vec<u8>,
}

impl App {
    /// A new team with this device as its lead and antenna. `relay` is its address; the first sync brings the team there.
    pub fn found_team(&self, label: &str, relay: Option<&str>, invite: Option<&str>) -> Result<()> {
        self.with(|open| open.found(label, relay, invite))
    }

    /// A local team to try the app with; it never syncs.
    pub fn found_practice(&self) -> Result<()> {
        self.with(|open| {
            open.found("practice", None, None)?;
            open.set_practice()
        })
    }

    pub fn relay(&self) -> Result<Option<String>> {
        self.with(|open| open.relay())
    }

    pub fn set_relay(&self, relay: &str) -> Result<()> {
        self.with(|open| {
            if open.relay()?.is_some_and(|known| known != relay) {
                open.unpin_relay()?;
            }
            Ok(open.store.set_meta(RELAY, relay.as_bytes())?)
        })
    }

    pub fn devices(&self) -> Result<Vec<DeviceInfo>> {
        self.with(|open| Ok(open.device_infos()))
    }
}

impl Open {
    pub fn relay(&self) -> Result<Option<String>> {
        Ok(self.store.meta(RELAY)?.and_then(|relay| String::from_utf8(relay).ok()))
    }

    pub fn relay_invite(&self) -> Result<Option<String>> {
        Ok(self.store.meta(RELAY_INVITE)?.and_then(|invite| String::from_utf8(invite).ok()))
    }

    fn found(&mut self, label: &str, relay: Option<&str>, invite: Option<&str>) -> Result<()> {
        if self.roster.is_some() {
            return Err(Error::not_allowed("this device is in a team already"));
        }
        let member = Id(self.fresh_id().0);
        let mut nonce = [0; 32];
        self.rng.fill_bytes(&mut nonce);
        let genesis = Op::Genesis {
            sign_pk: sync_proto::Hash(self.keys.sign_pk()),
            kem_pk: ByteVec::from(self.keys.kem_pk().to_vec()),
            member,
            nonce: sync_proto::Hash(nonce),
            retention_days: 730,
        };
        let first = sign_roster_entry(
            Id::default(),
            0,
            sync_proto::Hash::default(),
            vec![genesis],
            vec![],
            &self.keys,
            &mut self.rng,
        )?;
        self.roster = Some(Roster::begin(&first)?);
        self.store.add_roster(0, &[first])?;
        let me = self.id();
        let mut ops = Vec::new();
        for purpose in [purpose::ORGANISATION, purpose::FOLLOW_UPS, purpose::INBOX] {
            ops.extend(self.new_space(purpose, &[self.standing_seat(me)?], None)?);
        }
        let person = Person { member, role: Role::Lead.code().to_owned(), label: label.to_owned() };
        self.append(ops, vec![person])?;
        self.prepare_safeguarding()?;
        self.prepare_library()?;
        self.prepare_legal()?;
        if let Some(relay) = relay {
            self.store.set_meta(RELAY, relay.as_bytes())?;
        }
        if let Some(invite) = invite {
            self.store.set_meta(RELAY_INVITE, invite.as_bytes())?;
        }
        self.prepare_nights()
    }

    /// A space with its first epoch, sealed to each who reads or writes it.
    pub fn new_space(&mut self, purpose: &str, seats: &[Seat], importer: Option<Id>) -> Result<Vec<Op>> {
        self.space_with(false, purpose, seats, importer)
    }

    /// A space that is granted and re-keyed by its readers alone; this device is the first of them.
    pub fn new_space_of_readers(&mut self, purpose: &str) -> Result<Vec<Op>> {
        let me = self.standing_seat(self.id())?;
        self.space_with(true, purpose, &[me], None)
    }

    fn space_with(
        &mut self,
        readers_only: bool,
        purpose: &str,
        seats: &[Seat],
        importer: Option<Id>,
    ) -> Result<Vec<Op>> {
        let space = Id(self.fresh_id().0);
        let mut ops = vec![Op::NewSpace { space, readers_only, importer }];
        ops.extend(seats.iter().map(|seat| Op::Grant { space, device: seat.device, push: true, pull: true }));
        let secrets = EpochSecrets::make(&mut self.rng);
        ops.push(self.epoch_op(space, purpose, &secrets, seats, vec![])?);
        Ok(ops)
    }

    /// Lets a device read a space of its readers, from the first epoch on.
    pub fn let_reader_in(&mut self, space: Id, purpose: &str, device: Id) -> Result<Vec<Op>> {
        let mut ops = vec![Op::Grant { space, device, push: true, pull: true }];
        let all: Vec<EpochSecrets> = self.ring.all(space).cloned().collect();
        for secrets in all {
            ops.push(self.epoch_op(space, purpose, &secrets, &[self.standing_seat(device)?], vec![])?);
        }
        Ok(ops)
    }

    /// A seat under the device's own key: for spaces that stay.
    pub fn standing_seat(&self, device: Id) -> Result<Seat> {
        let known = self.roster()?.devices.get(&device);
        let kem_pk = known.map(|known| known.kem_pk.clone()).ok_or_else(|| Error::not_allowed("no such device"))?;
        Ok(Seat { device, kem_pk })
    }

    /// A seat for one night: under a one-time key, so that a key taken later opens no night of the past. The antenna keeps
    /// its nights and has them under its own key. `None` while no one-time key of the phone is held; it gets its seat after
    /// its next sync.
    fn night_seat(&mut self, device: Id) -> Result<Option<Seat>> {
        let antenna = self.roster()?.devices.get(&device).is_some_and(|known| known.rights.has(Rights::ANTENNA));
        match antenna {
            true => self.standing_seat(device).map(Some),
            false => Ok(self.take_one_time_key(device)?.map(|kem_pk| Seat { device, kem_pk })),
        }
    }

    pub fn night_seats(&mut self, devices: &[Id]) -> Result<Vec<Seat>> {
        let seats = devices.iter().map(|device| self.night_seat(*device)).collect::<Result<Vec<_>>>()?;
        Ok(seats.into_iter().flatten().collect())
    }

    /// The spaces that this device holds keys of, with the night that each serves, if it is one.
    pub fn held_spaces(&self) -> Vec<(Id, String, Option<domain::ServiceDay>)> {
        let held = self.ring.spaces();
        held.map(|(space, purpose)| (space, purpose.to_owned(), purpose::night_of(purpose))).collect()
    }

    /// Seals an epoch to devices, keeps the packages until the relay has them, and puts the secrets on the ring.
    pub fn epoch_op(
        &mut self,
        space: Id,
        purpose: &str,
        secrets: &EpochSecrets,
        seats: &[Seat],
        past: Vec<Vec<u8>>,
    ) -> Result<Op> {
        let team = self.roster()?.team;
        let mut packages = Vec::new();
        for Seat { device, kem_pk } in seats {
            let package = Package::new(space, purpose, secrets, past.clone());
            let sealed = seal_package(team, *device, kem_pk, &package, &mut self.rng)?;
            let hash = sha256(&[&sealed]);
            self.store.put_package(hash, &sealed)?;
            packages.push(PackageRef { device: *device, key: roster::key_name(kem_pk), hash });
        }
        self.keep_secrets(space, purpose, secrets)?;
        self.keep_past(space, &past.into_iter().map(ByteVec::from).collect::<Vec<_>>())?;
        Ok(Op::NewEpoch { space, epoch: secrets.derive_id(), packages })
    }

    pub fn past(&self, space: Id) -> Result<Vec<Vec<u8>>> {
        let held = self.store_at(space).meta(&past_name(space))?.unwrap_or_default();
        let past: Vec<ByteVec> = wire::decode(&held).unwrap_or_default();
        Ok(past.into_iter().map(Vec::from).collect())
    }

    /// Signs operations as the next roster entry, with the people that they bring in the sealed part.
    pub fn append(&mut self, ops: Vec<Op>, people: Vec<Person>) -> Result<()> {
        let sealed = Sealed { people, reason: None };
        let organisation = self.ring.space(purpose::ORGANISATION);
        let sealed = match organisation.and_then(|space| self.ring.current(space, self.roster.as_ref()?)) {
            None if sealed.people.is_empty() => vec![],
            held => {
                let fallback = organisation.and_then(|space| self.ring.latest(space));
                let secrets = held.or(fallback).ok_or(vault::Error::NoKey)?;
                let note = seal_note(secrets, b"roster", &wire::encode(&sealed), &mut self.rng)?;
                [&secrets.derive_id().0[..], &note].concat()
            }
        };
        self.append_sealed(ops, sealed)
    }

    pub fn append_sealed(&mut self, ops: Vec<Op>, sealed: Vec<u8>) -> Result<()> {
        self.append_cosigned(ops, sealed, vec![])
    }

    /// With the signatures of others, where an operation needs them.
    pub fn append_cosigned(&mut self, ops: Vec<Op>, sealed: Vec<u8>, cosigned: Vec<Cosign>) -> Result<()> {
        let mut next = self.roster()?.clone();
        let (team, len, head) = (next.team, next.len, next.head);
        // Who is not in the team yet, and holds its paper, comes in by paper.
        if self.paper.is_some() && !next.devices.contains_key(&self.id()) {
            return self.append_by_paper(ops, sealed);
        }
        let body = roster::Body { ops, sealed: ByteVec::from(sealed), cosigned };
        let entry = sign_roster_body((team, len, head), &body, &self.keys, &mut self.rng)?;
        self.append_entry(&mut next, entry)
    }

    /// As [`Open::append_sealed`], signed by the paper that was read: what would need a second lead.
    pub fn append_by_paper(&mut self, ops: Vec<Op>, sealed: Vec<u8>) -> Result<()> {
        let mut next = self.roster()?.clone();
        let paper = self.paper.as_ref().ok_or_else(Error::needs_paper)?;
        let entry = sign_roster_entry(next.team, next.len, next.head, ops, sealed, paper, &mut self.rng)?;
        self.append_entry(&mut next, entry)
    }

    fn append_entry(&mut self, next: &mut Roster, entry: Vec<u8>) -> Result<()> {
        let len = next.len;
        next.append(&entry)?;
        self.store.add_roster(len, &[entry])?;
        self.roster = Some(next.clone());
        self.read_people()
    }

    /// Reads the sealed parts of the roster again, as far as the keys here open them.
    pub fn read_people(&mut self) -> Result<()> {
        let Some(organisation) = self.ring.space(purpose::ORGANISATION) else { return Ok(()) };
        for entry in self.store.roster()? {
            let Ok((_, body)) = roster::parse(&entry) else { continue };
            let Some((epoch, note)) = body.sealed.split_first_chunk::<16>() else { continue };
            let Some(secrets) = self.ring.get(organisation, Id(*epoch)) else { continue };
            let sealed: Option<Sealed> = open_note(secrets, b"roster", note).ok().and_then(|note| wire::decode(&note));
            let people = sealed.unwrap_or_default().people;
            self.people.extend(people.into_iter().map(|person| (person.member, person)));
        }
        Ok(())
    }

    pub fn rights(&self) -> Rights {
        let me = self.roster.as_ref().and_then(|roster| roster.devices.get(&self.id()));
        me.filter(|me| me.status == Status::Active).map(|me| me.rights).unwrap_or_default()
    }

    pub fn device_infos(&self) -> Vec<DeviceInfo> {
        let Some(roster) = &self.roster else { return vec![] };
        let limits = self.limits().unwrap_or_default();
        let info = |(id, device): (&Id, &roster::Device)| {
            let person = self.people.get(&device.member);
            let by = limits.iter().find(|limited| limited.device == *id && device.status == Status::Active);
            let member = by.and_then(|limited| roster.devices.get(&limited.by)).map(|by| by.member);
            DeviceInfo {
                id: id.to_string(),
                label: person.map(|person| person.label.clone()).unwrap_or_default(),
                role: person.map(|person| person.role.clone()).unwrap_or_default(),
                status: match device.status {
                    Status::Active if by.is_some() => "limited",
                    Status::Active => "active",
                    Status::Limited => "limited",
                    Status::Removed => "removed",
                }
                .to_owned(),
                lead: device.rights.has(Rights::LEAD),
                antenna: device.rights.has(Rights::ANTENNA),
                wakes: self.wake_key_of(*id).is_ok_and(|held| held.is_some()),
                this: *id == self.id(),
                limited_by: member.and_then(|member| self.people.get(&member)).map(|person| person.label.clone()),
            }
        };
        roster.devices.iter().filter(|(_, device)| device.paper.is_none()).map(info).collect()
    }

    pub fn active(&self) -> Result<Vec<(Id, Rights)>> {
        let devices = self.roster()?.devices.iter();
        // The team's paper reads what the antenna reads; a vault's opens that vault alone.
        Ok(devices
            .filter(|(_, device)| device.status == Status::Active && device.paper.is_none_or(|of| of == TEAM))
            .map(|(id, device)| (*id, device.rights))
            .collect())
    }

    /// At the antenna: a space for each of the next nights, used or not, for all active devices. A phone that had no
    /// one-time key left when the space was made gets its seat as soon as it has published new ones.
    pub fn prepare_nights(&mut self) -> Result<()> {
        if !self.rights().has(Rights::ANTENNA) {
            return Ok(());
        }
        let today = self.today();
        let mut ops = Vec::new();
        for night in (0..NIGHTS_AHEAD).filter_map(|ahead| today.checked_add_signed(chrono::Duration::days(ahead))) {
            let purpose = purpose::night(night);
            match self.ring.space(&purpose) {
                None => {
                    let devices: Vec<Id> = self.active()?.into_iter().map(|(device, _)| device).collect();
                    let seats = self.night_seats(&devices)?;
                    ops.extend(self.new_space(&purpose, &seats, Some(self.id()))?);
                }
                Some(space) => ops.extend(self.late_seats(space, &purpose)?),
            }
        }
        if ops.is_empty() {
            return Ok(());
        }
        self.append(ops, vec![])
    }

    /// Seats in a night's space for the active devices that hold no package of its current epoch.
    fn late_seats(&mut self, space: Id, purpose: &str) -> Result<Vec<Op>> {
        let roster = self.roster()?;
        let Some(secrets) = self.ring.current(space, roster).cloned() else { return Ok(vec![]) };
        let Some(held) = roster.spaces.get(&space) else { return Ok(vec![]) };
        let epochs = held.epochs.iter().filter(|epoch| epoch.epoch == secrets.derive_id());
        let seated: Vec<Id> = epochs.flat_map(|epoch| &epoch.packages).map(|package| package.device).collect();
        let waiting: Vec<Id> =
            self.active()?.into_iter().map(|(device, _)| device).filter(|device| !seated.contains(device)).collect();
        let seats = self.night_seats(&waiting)?;
        if seats.is_empty() {
            return Ok(vec![]);
        }
        let past = self.past(space)?;
        let mut ops: Vec<Op> =
            seats.iter().map(|seat| Op::Grant { space, device: seat.device, push: true, pull: true }).collect();
        ops.push(self.epoch_op(space, purpose, &secrets, &seats, past)?);
        Ok(ops)
    }

    /// Lets a device in: its keys, its role, and the keys of every space that its role reads.
    pub fn admit(&mut self, sign_pk: [u8; 32], kem_pk: &[u8], role: Role, antenna: bool, label: &str) -> Result<()> {
        domain::kind::name_of_a_thing(label)?;
        if !self.rights().has(Rights::LEAD) && self.paper.is_none() {
            return Err(Error::not_allowed("only a lead enrols a device"));
        }
        let device = sync_proto::device_id(&sign_pk, kem_pk);
        let member = Id(self.fresh_id().0);
        let mut rights = Rights::FIELD;
        if antenna {
            rights = rights.and(Rights::ANTENNA);
        }
        if role == Role::Lead {
            rights = rights.and(Rights::LEAD);
        }
        let add = Op::AddDevice {
            sign_pk: sync_proto::Hash(sign_pk),
            kem_pk: ByteVec::from(kem_pk.to_vec()),
            member,
            rights,
        };
        let person = Person { member, role: role.code().to_owned(), label: label.to_owned() };
        self.append(vec![add], vec![person])?;
        let seats = self.seats_of_newcomer(device, antenna)?;
        self.append(seats, vec![])
    }

    /// The keys of every space that a device, or the team's paper, reads from now on.
    pub fn seats_of_newcomer(&mut self, device: Id, antenna: bool) -> Result<Vec<Op>> {
        let today = self.today();
        let mut ops = Vec::new();
        for (space, purpose, night) in self.held_spaces() {
            let seat = match (purpose.as_str(), night) {
                (purpose::ORGANISATION, _) => Some(self.standing_seat(device)?),
                (purpose::LIBRARY, _) => Some(self.standing_seat(device)?),
                (purpose::FOLLOW_UPS, _) => Some(self.standing_seat(device)?).filter(|_| antenna),
                (purpose::SAFEGUARDING, _) => {
                    ops.extend(self.reporter_seats(&[device])?);
                    None
                }
                (purpose::INBOX, _) => {
                    ops.extend(self.inbox_seat(space, device, antenna)?);
                    None
                }
                (_, Some(night)) if antenna || night >= today => self.night_seat(device)?,
                _ => None,
            };
            if let Some(seat) = seat {
                let secrets = self.ring.current(space, self.roster()?).ok_or(vault::Error::NoKey)?.clone();
                let past = self.past(space)?;
                let push = antenna || purpose != purpose::LIBRARY;
                ops.push(Op::Grant { space, device, push, pull: true });
                ops.push(self.epoch_op(space, &purpose, &secrets, &[seat], past)?);
            }
        }
        Ok(ops)
    }

    /// In the inbox each device writes under an epoch of its own, which only it and the antenna hold: what a phone puts in,
    /// no other phone can read.
    fn inbox_seat(&mut self, space: Id, device: Id, antenna: bool) -> Result<Vec<Op>> {
        let secrets = EpochSecrets::make(&mut self.rng);
        let mut readers: Vec<Id> =
            self.active()?.into_iter().filter(|(_, rights)| rights.has(Rights::ANTENNA)).map(|(id, _)| id).collect();
        readers.push(device);
        readers.sort();
        readers.dedup();
        let readers = readers.into_iter().map(|device| self.standing_seat(device)).collect::<Result<Vec<_>>>()?;
        let mut ops = vec![Op::Grant { space, device, push: true, pull: antenna }];
        if antenna {
            // A new antenna device reads what the phones put in before it came.
            let held: Vec<EpochSecrets> = self.ring.all(space).cloned().collect();
            for secrets in held {
                ops.push(self.epoch_op(space, purpose::INBOX, &secrets, &[self.standing_seat(device)?], vec![])?);
            }
        }
        ops.push(self.epoch_op(space, purpose::INBOX, &secrets, &readers, vec![])?);
        Ok(ops)
    }

    /// Opens a package that was sealed to this device, with the epochs before it as far as it brings them. A one-time key
    /// is destroyed when what it opened is kept.
    pub fn take_package(&mut self, space: Id, key: Id, sealed: &[u8]) -> Result<()> {
        let once = self.one_time_secret(key)?;
        let kem = self.vault_kem(key).or(once).unwrap_or_else(|| self.keys.kem().clone());
        self.take_package_of(space, self.id(), &kem, sealed)?;
        self.spend(key)
    }

    /// What a space is stands in its packages alone. A device that makes a space for itself must not pass it off as one of the
    /// team's; a vault's keys go into that vault, open, or nowhere.
    fn may_serve(&self, space: Id, purpose: &str) -> Result<bool> {
        let Some(held) = self.roster()?.spaces.get(&space) else { return Ok(false) };
        Ok(match purpose {
            purpose::VAULT => self.vault.as_ref().is_some_and(|vault| vault.space == space),
            purpose::SAFEGUARDING | purpose::LEGAL => held.readers_only && held.of_the_team,
            _ => !held.readers_only,
        })
    }

    /// As [`Open::take_package`], for the one whom it was sealed to: this device or a paper.
    pub fn take_package_of(&mut self, space: Id, whose: Id, kem: &KemKeys, sealed: &[u8]) -> Result<()> {
        let package = vault::open_package(self.roster()?.team, space, whose, sealed, kem)?;
        let mut secrets = package.secrets()?;
        if !self.may_serve(space, &package.purpose)? {
            return Err(vault::Error::NoKey.into());
        }
        self.keep_secrets(space, &package.purpose, &secrets)?;
        for sealed in &package.past {
            secrets = secrets.open_previous(sealed)?;
            self.keep_secrets(space, &package.purpose, &secrets)?;
        }
        self.keep_past(space, &package.past)
    }
}

pub(crate) fn past_name(space: Id) -> String {
    format!("past/{space}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Env;

    /// A space of its readers, as any device may make one for itself, whose package says that it is something else.
    fn passed_off(open: &mut Open, purpose: &str) -> Result<()> {
        let (space, me) = (Id(open.fresh_id().0), open.id());
        let made = vec![
            Op::NewSpace { space, readers_only: true, importer: None },
            Op::Grant { space, device: me, push: true, pull: true },
        ];
        open.append(made, vec![])?;
        let package = Package::new(space, purpose, &EpochSecrets::make(&mut open.rng), vec![]);
        let (team, kem) = (open.roster()?.team, open.keys.kem().clone());
        let sealed = seal_package(team, me, kem.public(), &package, &mut open.rng)?;
        open.take_package_of(space, me, &kem, &sealed)
    }

    #[test]
    fn a_space_that_somebody_made_for_itself_is_not_taken_for_one_of_the_teams() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::new(folder.path(), Env { argon: vault::Argon::LIGHT, ..Env::system() });
        app.create("six mots sur un papier plié").unwrap();
        app.found_team("lead", None, None).unwrap();
        app.with(|open| {
            let before: Vec<(Id, String)> = open.ring.spaces().map(|(id, purpose)| (id, purpose.to_owned())).collect();
            for purpose in [
                purpose::ORGANISATION,
                purpose::LIBRARY,
                purpose::FOLLOW_UPS,
                purpose::INBOX,
                "night:2027-01-15",
                purpose::VAULT,
            ] {
                assert!(passed_off(open, purpose).is_err(), "{purpose}");
            }
            let after: Vec<(Id, String)> = open.ring.spaces().map(|(id, purpose)| (id, purpose.to_owned())).collect();
            assert_eq!(before, after);
            // A lead's own is what safeguarding is made of; the older one stays in use all the same.
            let used = open.safeguarding();
            passed_off(open, purpose::SAFEGUARDING)?;
            assert_eq!(open.safeguarding(), used);
            Ok(())
        })
        .unwrap();
    }
}

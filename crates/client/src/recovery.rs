//! The team's recovery key: on paper and nowhere else. To the roster it is a device that nobody carries, with the rights of a
//! lead and of the antenna: every space that is not its readers' own is sealed to it too. A team whose only lead is lost comes back by
//! it, and by nothing else.

use domain::Role;
use minicbor::{Decode, Encode, bytes::ByteVec};
use serde::{Deserialize, Serialize};
use sync_proto::{Hash, Id, Op, Rights, Roster, roster::TEAM, sha256, wire::Packages};
use ts_rs::TS;
use vault::{DeviceKeys, PaperSeed};

use crate::{
    App, Error, Result, Stage, Transport,
    app::Open,
    enrol::{from_text, to_text},
    link::Link,
};

/// What is shown once to be printed. Nothing of it is kept.
#[derive(Clone, PartialEq, Serialize, TS)]
pub struct PaperView {
    /// 24, or 48 on one of three.
    pub words: Vec<String>,
    /// The same for a QR code, with the team and its relay.
    pub text: String,
    /// 32 hexadecimal digits.
    pub team: String,
    pub relay: Option<String>,
    /// 1, 2 or 3 where two of three papers are needed.
    pub number: Option<u8>,
}

/// What somebody reads from paper: the scanned text, or the words with what stands beside them.
#[derive(Clone, PartialEq, Deserialize, TS)]
pub struct PaperText {
    pub words: String,
    pub team: Option<String>,
    pub relay: Option<String>,
}

/// Whether the team could come back.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RecoveryView {
    /// The team has a recovery paper.
    pub paper: bool,
    /// It was read on this device, which may remove a lead until it locks.
    pub read: bool,
    /// When this device wrote a backup last, in milliseconds since 1970.
    #[ts(type = "number | null")]
    pub backed_up: Option<i64>,
}

#[derive(Clone, Encode, Decode)]
#[cbor(map)]
struct Printed {
    #[n(0)]
    team: Id,
    #[n(1)]
    relay: String,
    #[n(2)]
    relay_pk: Option<Hash>,
    #[n(3)]
    seed: ByteVec,
}

const PAPER: &str = "MARAUDE3:";
pub(crate) const BACKED_UP: &str = "backed_up";

/// What a paper says, as far as it was read.
pub(crate) struct Read {
    team: Option<Id>,
    relay: Option<String>,
    relay_pk: Option<Hash>,
    pub keys: DeviceKeys,
}

impl Read {
    /// What a backup says of the relay, where the paper's reader says nothing.
    pub fn fall_back(&mut self, relay: &str, relay_pk: Option<Hash>) {
        if self.relay.is_none() && !relay.is_empty() {
            self.relay = Some(relay.to_owned());
            self.relay_pk = relay_pk;
        }
    }
}

impl PaperText {
    pub(crate) fn read(&self) -> Result<Read> {
        if self.words.trim_start().to_uppercase().starts_with(PAPER) {
            let printed: Printed = from_text(PAPER, &self.words).map_err(|_| Error::wrong_paper())?;
            let seed = PaperSeed::from_secret_bytes(&printed.seed).map_err(|_| Error::wrong_paper())?;
            let relay = Some(printed.relay).filter(|relay| !relay.is_empty());
            let keys = seed.derive_keys()?;
            return Ok(Read { team: Some(printed.team), relay, relay_pk: printed.relay_pk, keys });
        }
        let seed = PaperSeed::from_words(&self.words).map_err(|_| Error::wrong_paper())?;
        let hex = |team: &String| team.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_lowercase();
        let team = self.team.as_ref().map(hex).filter(|team| !team.is_empty());
        let team = team.map(|team| Id::parse(&team).ok_or_else(Error::wrong_paper)).transpose()?;
        let relay = self.relay.clone().filter(|relay| !relay.trim().is_empty());
        Ok(Read { team, relay, relay_pk: None, keys: seed.derive_keys()? })
    }

    /// The relay's address, as the paper or the person says it.
    pub fn relay_address(&self) -> Result<Option<String>> {
        Ok(self.read()?.relay)
    }
}

impl App {
    /// A lead makes the team's recovery paper, in the place of the one before. What it answers is to be printed and
    /// forgotten. The first one needs one lead while there is one alone; another needs the one before to be read, or a second lead.
    pub fn make_paper(&self) -> Result<PaperView> {
        self.with(Open::make_paper)
    }

    /// Reads the team's paper on a device of the team: until it locks it may do what needs a second lead.
    pub fn read_paper(&self, paper: &PaperText) -> Result<()> {
        let keys = paper.read()?.keys;
        self.with(|open| {
            open.paper = (open.roster()?.paper_of(TEAM) == Some(keys.id())).then_some(keys);
            open.paper.is_some().then_some(()).ok_or_else(Error::wrong_paper)
        })
    }

    /// On a device that is in no team: comes into the paper's team as a new device, its lead and antenna. The next sync brings
    /// everything. Can be repeated.
    pub fn recover(&self, paper: &PaperText, label: &str, transport: &dyn Transport) -> Result<()> {
        let read = paper.read()?;
        let team = read.team.ok_or_else(Error::wrong_paper)?;
        let keys = read.keys.clone();
        self.with(|open| open.begin_recovery(&read))?;
        let mut link = Link::by_paper(self, transport, team, keys.clone());
        let (entries, packages) = (link.roster()?, link.packages()?);
        let put = self.with(|open| {
            let after = u32::try_from(entries.len()).unwrap_or(u32::MAX);
            open.take_roster_by_paper(team, &entries, keys.clone())?;
            open.take_packages_by_paper(&packages, &keys)?;
            open.read_people()?;
            open.come_in(label)?;
            open.roster_put(after)
        })?;
        self.put_roster(&mut link, put)
    }
}

impl Open {
    pub fn recovery_view(&self) -> Result<RecoveryView> {
        let paper = self.roster()?.paper_of(TEAM).is_some();
        Ok(RecoveryView { paper, read: self.paper.is_some(), backed_up: self.store.number(BACKED_UP)? })
    }

    fn make_paper(&mut self) -> Result<PaperView> {
        if !self.rights().has(Rights::LEAD) {
            return Err(Error::not_allowed("only a lead makes the recovery paper"));
        }
        let (seed, op) = self.new_paper()?;
        let old = self.roster()?.paper_of(TEAM);
        match self.paper.is_some() {
            true => self.append_by_paper(vec![op], vec![])?,
            false => self.append(vec![op], vec![]).map_err(|_| Error::needs_paper())?,
        }
        self.paper = None;
        self.seat_paper(old)?;
        self.printed(&seed)
    }

    pub fn new_paper(&mut self) -> Result<(PaperSeed, Op)> {
        let seed = PaperSeed::make(&mut self.rng);
        let keys = seed.derive_keys()?;
        let (sign_pk, kem_pk) = (Hash(keys.sign_pk()), ByteVec::from(keys.kem_pk().to_vec()));
        Ok((seed, Op::SetRecovery { space: TEAM, sign_pk, kem_pk }))
    }

    /// What the team's paper reads from now on; the one before reads nothing that is written after.
    pub fn seat_paper(&mut self, old: Option<Id>) -> Result<()> {
        if let Some(paper) = self.roster()?.paper_of(TEAM) {
            let seats = self.seats_of_newcomer(paper, true)?;
            self.append(seats, vec![])?;
        }
        match old {
            Some(old) => self.rekey(old),
            None => Ok(()),
        }
    }

    pub fn printed(&self, seed: &PaperSeed) -> Result<PaperView> {
        let team = self.roster()?.team;
        let relay = self.relay()?;
        let printed = Printed {
            team,
            relay: relay.clone().unwrap_or_default(),
            relay_pk: self.relay_pin()?,
            seed: ByteVec::from(seed.to_secret_bytes().to_vec()),
        };
        let text = to_text(PAPER, &printed);
        Ok(PaperView { words: seed.to_words()?, text, team: team.to_string(), relay, number: None })
    }

    pub fn begin_recovery(&mut self, read: &Read) -> Result<()> {
        if self.stage()? == Stage::Ready {
            return Err(Error::not_allowed("this device is in a team already"));
        }
        self.store.del_meta(crate::enrol::JOINING)?;
        if let Some(relay) = &read.relay {
            self.store.set_meta("relay", relay.trim().as_bytes())?;
        }
        match read.relay_pk {
            Some(key) => self.pin_relay(key),
            None => self.unpin_relay(),
        }
    }

    /// A team's roster in which the paper that was read holds: nothing is written before that is checked.
    pub fn take_roster_by_paper(&mut self, team: Id, entries: &[Vec<u8>], paper: DeviceKeys) -> Result<()> {
        let roster = Roster::replay(entries.iter().map(Vec::as_slice))?;
        if roster.team != team || roster.paper_of(TEAM) != Some(paper.id()) {
            return Err(Error::wrong_paper());
        }
        self.store.replace_roster(0, entries)?;
        self.roster = Some(roster);
        self.paper = Some(paper);
        Ok(())
    }

    /// The keys that were sealed to a paper.
    pub fn take_packages_by_paper(&mut self, packages: &Packages, paper: &DeviceKeys) -> Result<()> {
        let held: Vec<_> = self.roster()?.packages_for(paper.id()).collect();
        for bytes in &packages.packages {
            let hash = sha256(&[bytes]);
            if let Some((space, _, _)) = held.iter().find(|(_, _, package)| package.hash == hash) {
                // What does not open was sealed wrongly; the others still count.
                let _ = self.take_package_of(*space, paper.id(), paper.kem(), bytes);
            }
        }
        Ok(())
    }

    /// This device becomes the team's lead and antenna; the paper signs for it.
    pub fn come_in(&mut self, label: &str) -> Result<()> {
        let (sign_pk, kem_pk) = (self.keys.sign_pk(), self.keys.kem_pk().to_vec());
        self.admit(sign_pk, &kem_pk, Role::Lead, true, label)
    }
}

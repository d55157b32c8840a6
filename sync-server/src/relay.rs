//! What one request means, without HTTP. The simulation and the antenna's own network talk to this directly.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use ed25519_dalek::{Signer, SigningKey};
use minicbor::bytes::ByteVec;
use sync_proto::{
    Envelope, Hash, Id, Op, Roster, RosterError,
    limit::{self, Limited},
    roster::EpochAt,
    wire::{self, Ack, BellAsk, Have, Packages, Reason, RosterPut, SyncRequest, SyncResponse, Verdict},
};

use crate::{Limits, Mailbox, MailboxError};

/// Why a request got no answer. `status` is HTTP's.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error("no such team here; check the relay's address")]
    NoTeam,
    #[error("the device may not do this now: {0}")]
    Forbidden(&'static str),
    #[error("the roster has grown meanwhile; read it again")]
    RosterGrown,
    #[error("this roster is not the one that the relay holds: one of the two shows another history")]
    RosterFork,
    #[error("the roster entry was refused: {0}")]
    Roster(#[from] RosterError),
    #[error("the invitation is unknown or was used")]
    NoInvite,
    #[error("the message cannot be read")]
    Malformed,
    #[error("too large")]
    TooLarge,
    #[error("too many requests; try again in ten seconds")]
    TooMany,
    #[error("the team's space on this relay is used up; nothing was lost, the devices keep it")]
    Quota,
    #[error(transparent)]
    Mailbox(#[from] MailboxError),
}

impl Trouble {
    pub fn status(&self) -> u16 {
        match self {
            Trouble::NoTeam => 404,
            Trouble::Forbidden(_) | Trouble::NoInvite => 403,
            Trouble::RosterGrown | Trouble::RosterFork => 409,
            Trouble::Roster(_) | Trouble::Malformed => 400,
            Trouble::TooLarge => 413,
            Trouble::TooMany => 429,
            Trouble::Quota | Trouble::Mailbox(MailboxError::Full) => 507,
            Trouble::Mailbox(_) => 503,
        }
    }

    pub fn code(&self) -> &'static str {
        match self {
            Trouble::NoTeam => "no_team",
            Trouble::Forbidden(_) => "forbidden",
            Trouble::NoInvite => "no_invite",
            Trouble::RosterGrown => "roster_grown",
            Trouble::RosterFork => "roster_fork",
            Trouble::Roster(_) => "roster_refused",
            Trouble::Malformed => "malformed",
            Trouble::TooLarge => "too_large",
            Trouble::TooMany => "too_many",
            Trouble::Quota => "quota",
            Trouble::Mailbox(MailboxError::Full) => "disk_full",
            Trouble::Mailbox(_) => "database",
        }
    }
}

/// An enrolment letter is a few public keys and little else.
const LETTER_BYTES: usize = 16 << 10;
const DAY_MS: i64 = 24 * 3600 * 1000;
const LETTER_MS: i64 = 10 * 60 * 1000;
/// Covered envelopes stay this long after they arrived.
const KEEP_COVERED_MS: i64 = 30 * 24 * 3600 * 1000;

pub struct Relay {
    mailbox: Box<dyn Mailbox>,
    key: SigningKey,
    limits: Limits,
    /// Teams may be made without an invitation: on a developer's loopback.
    open: bool,
    rosters: Mutex<HashMap<Id, Arc<Roster>>>,
}

impl Relay {
    /// `fresh`: 32 random bytes, used when the relay has no signing key yet.
    pub fn new(mailbox: Box<dyn Mailbox>, fresh: [u8; 32], limits: Limits, open: bool) -> Result<Relay, MailboxError> {
        let key = SigningKey::from_bytes(&mailbox.seed(fresh)?);
        Ok(Relay { mailbox, key, limits, open, rosters: Mutex::default() })
    }

    pub fn public_key(&self) -> [u8; 32] {
        *self.key.verifying_key().as_bytes()
    }

    /// A question to the database that costs nothing: whether it answers.
    pub fn public_key_is_kept(&self) -> Result<bool, MailboxError> {
        Ok(SigningKey::from_bytes(&self.mailbox.seed([0; 32])?) == self.key)
    }

    pub fn limits(&self) -> Limits {
        self.limits
    }

    pub fn counts(&self) -> Result<(u64, u64, u64), MailboxError> {
        self.mailbox.counts()
    }

    pub fn roster(&self, team: Id) -> Result<Arc<Roster>, Trouble> {
        if let Some(known) = self.cache().get(&team) {
            return Ok(known.clone());
        }
        let entries = self.mailbox.roster(team, 0)?;
        if entries.is_empty() {
            return Err(Trouble::NoTeam);
        }
        let roster = Arc::new(Roster::replay(entries.iter().map(Vec::as_slice))?);
        self.cache().insert(team, roster.clone());
        Ok(roster)
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, HashMap<Id, Arc<Roster>>> {
        self.rosters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn add_invite(&self, invite: &[u8], now: i64) -> Result<(), MailboxError> {
        self.mailbox.add_invite(sync_proto::sha256(&[invite]), now)
    }

    /// A new team from its first entries, against an invitation.
    pub fn create_team(&self, invite: &[u8], put: &RosterPut) -> Result<Id, Trouble> {
        let roster = Roster::replay(put.entries.iter().map(|entry| entry.as_slice()))?;
        let known = !self.mailbox.roster(roster.team, 0)?.is_empty();
        if known {
            return Ok(roster.team);
        }
        if !self.open && !self.mailbox.use_invite(sync_proto::sha256(&[invite]))? {
            return Err(Trouble::NoInvite);
        }
        self.store_roster(&roster, put)?;
        Ok(roster.team)
    }

    pub fn put_roster(&self, team: Id, put: &RosterPut) -> Result<(), Trouble> {
        let held = self.roster(team)?;
        if put.after != held.len {
            return Err(Trouble::RosterGrown);
        }
        let mut roster = Roster::clone(&held);
        for entry in &put.entries {
            roster.append(entry).map_err(|error| match error {
                // They follow another history than the one here: somebody was first.
                RosterError::Chain => Trouble::RosterGrown,
                error => Trouble::Roster(error),
            })?;
        }
        self.store_roster(&roster, put)
    }

    fn store_roster(&self, roster: &Roster, put: &RosterPut) -> Result<(), Trouble> {
        let entries: Vec<Vec<u8>> = put.entries.iter().map(|entry| entry.to_vec()).collect();
        let named = live_packages(roster);
        let packages = put.packages.iter().map(|package| (sync_proto::sha256(&[package]), package.to_vec()));
        let packages: Vec<_> = packages.filter(|(hash, _)| named.contains(hash)).collect();
        if packages.iter().any(|(_, package)| package.len() > LETTER_BYTES) {
            return Err(Trouble::TooLarge);
        }
        // Packages first: an entry must never name one that nobody can fetch.
        self.mailbox.put_packages(roster.team, &packages)?;
        if !entries.is_empty() && !self.mailbox.append_roster(roster.team, put.after, &entries)? {
            self.cache().remove(&roster.team);
            return Err(Trouble::RosterGrown);
        }
        self.cache().insert(roster.team, Arc::new(roster.clone()));
        for (space, erased) in roster.spaces.iter().filter(|(_, held)| held.erased) {
            self.mailbox.drop_space(roster.team, *space)?;
            self.mailbox.drop_packages(roster.team, &hashes(&erased.epochs))?;
        }
        let bodies = entries.iter().filter_map(|entry| Some(sync_proto::roster::parse(entry).ok()?.1));
        for op in bodies.flat_map(|body| body.ops) {
            if let Op::CutMade { space, .. } = op {
                self.drop_cut(roster, space)?;
            }
        }
        Ok(())
    }

    /// What a cut covers is said again in its snapshot, which is here: the rest goes at once, with the packages of the epochs that
    /// ended.
    fn drop_cut(&self, roster: &Roster, space: Id) -> Result<usize, Trouble> {
        let held = roster.spaces.get(&space);
        let Some((held, cut)) = held.and_then(|held| Some((held, held.cut().filter(|cut| cut.last.is_some())?))) else {
            return Ok(0);
        };
        // The snapshot itself must be here: a relay that was put back to an older day gets it again first.
        let tops = self.mailbox.tops(roster.team, &[space])?;
        let here = tops.iter().find(|top| top.device == cut.maker).map_or(0, |top| top.seq);
        if cut.last.is_none_or(|last| here < last) {
            return Ok(0);
        }
        let covers: Vec<Have> =
            cut.floor.iter().map(|(device, top)| Have { space, device: *device, seq: top.seq }).collect();
        self.mailbox.drop_packages(roster.team, &hashes(held.ended_epochs()))?;
        Ok(self.mailbox.drop_covered(roster.team, space, &covers, i64::MAX)?)
    }

    pub fn roster_after(&self, team: Id, after: u32) -> Result<Vec<Vec<u8>>, Trouble> {
        let entries = self.mailbox.roster(team, after)?;
        match entries.is_empty() && self.mailbox.roster(team, 0)?.is_empty() {
            true => Err(Trouble::NoTeam),
            false => Ok(entries),
        }
    }

    /// The packages that are sealed to this device.
    pub fn packages(&self, team: Id, device: Id, now: i64) -> Result<Packages, Trouble> {
        let roster = self.roster(team)?;
        let limited = self.limited(&roster, now)?.iter().any(|(limited, _)| limited.device == device);
        if limited || !roster.is_active(device) {
            // Keys of nights to come are what it must not get.
            return Ok(Packages { hashes: vec![], packages: vec![] });
        }
        let hashes: Vec<Hash> = roster.packages_for(device).map(|(_, _, package)| package.hash).collect();
        let packages = self.mailbox.packages(team, &hashes)?.into_iter().map(ByteVec::from).collect();
        Ok(Packages { hashes, packages })
    }

    /// One envelope that is its own proof: no session is needed, its signature suffices.
    pub fn put(&self, team: Id, bytes: &[u8], now: i64) -> Result<Ack, Trouble> {
        let roster = self.roster(team)?;
        let envelope = Envelope::parse(bytes).map_err(|_| Trouble::Malformed)?;
        let mut acks = self.push(&roster, &[envelope], now)?;
        acks.pop().ok_or(Trouble::Malformed)
    }

    fn push(&self, roster: &Roster, envelopes: &[Envelope], now: i64) -> Result<Vec<Ack>, Trouble> {
        if envelopes.is_empty() {
            return Ok(vec![]);
        }
        let bytes: usize = envelopes.iter().map(|envelope| envelope.bytes().len()).sum();
        if self.mailbox.stored_bytes(roster.team)? + bytes as u64 > self.limits.team_bytes {
            return Err(Trouble::Quota);
        }
        if self.is_late_and_full(roster, envelopes, now)? {
            return Err(Trouble::Quota);
        }
        let verdicts = self.mailbox.append(roster, envelopes, now)?;
        let ack = |(envelope, verdict): (&Envelope, Verdict)| {
            let header = &envelope.header;
            let held = matches!(verdict, Verdict::Stored | Verdict::Same);
            let receipt = held.then(|| self.sign_receipt(roster.team, envelope.hash()));
            Ack { space: header.space, device: header.device, seq: header.seq, verdict, receipt }
        };
        Ok(envelopes.iter().zip(verdicts).map(ack).collect())
    }

    /// A device that was cut hands over what it holds, within a day's measure.
    fn is_late_and_full(&self, roster: &Roster, envelopes: &[Envelope], now: i64) -> Result<bool, Trouble> {
        let mut late: HashMap<Id, u64> = HashMap::new();
        for envelope in envelopes.iter().filter(|envelope| !roster.is_active(envelope.header.device)) {
            *late.entry(envelope.header.device).or_default() += envelope.bytes().len() as u64;
        }
        for (device, bytes) in late {
            let sent = self.mailbox.bytes_of(roster.team, device, now - DAY_MS)?;
            if sent + bytes > self.limits.late_bytes {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The relay's word that it holds an envelope.
    pub fn sign_receipt(&self, team: Id, envelope: Hash) -> ByteVec {
        ByteVec::from(self.key.sign(&wire::receipt_message(team, envelope)).to_bytes().to_vec())
    }

    /// Push, then pull, for a device whose session was checked.
    pub fn sync(&self, team: Id, device: Id, request: &SyncRequest, now: i64) -> Result<SyncResponse, Trouble> {
        let roster = self.roster(team)?;
        let mut response = SyncResponse::default();
        if request.roster > roster.len {
            response.roster_wanted = Some(roster.len);
        } else {
            response.roster = self.roster_behind(&roster, request)?;
        }
        let mut parsed = Vec::new();
        for bytes in &request.envelopes {
            match Envelope::parse(bytes) {
                Ok(envelope) => parsed.push(envelope),
                Err(_) => return Err(Trouble::Malformed),
            }
        }
        response.acks = self.push(&roster, &parsed, now)?;
        response.minutes = u64::try_from(now / 60_000).ok();
        let limits = self.limited(&roster, now)?;
        response.limits = Some(limits.iter().map(|(_, bytes)| ByteVec::from(bytes.clone())).collect());
        let limited = limits.iter().any(|(limited, _)| limited.device == device);
        if limited || !roster.is_active(device) {
            // A limited or removed device hands over and receives nothing but the signed roster, which says so.
            return Ok(response);
        }
        let spaces = roster.readable_by(device);
        let max_bytes = usize::try_from(request.max_bytes).unwrap_or(usize::MAX).min(1 << 20);
        let page = self.mailbox.after(team, &spaces, device, &request.have, max_bytes)?;
        response.page = page.envelopes.into_iter().map(ByteVec::from).collect();
        response.more = page.more;
        response.lacking = self.lacking(&roster, device, &spaces, &request.have)?;
        response.packages_wanted = self.mailbox.missing_packages(team, &live_packages(&roster))?;
        Ok(response)
    }

    /// Whether anything is there for a device, in these of its spaces, beyond what it has.
    pub fn has_news(&self, team: Id, device: Id, ask: &BellAsk, now: i64) -> Result<bool, Trouble> {
        let roster = self.roster(team)?;
        let limited = self.limited(&roster, now)?.iter().any(|(limited, _)| limited.device == device);
        if limited || !roster.is_active(device) {
            return Ok(false);
        }
        let mut spaces = roster.readable_by(device);
        spaces.retain(|space| ask.spaces.contains(space));
        Ok(!self.mailbox.after(team, &spaces, device, &ask.have, 1)?.envelopes.is_empty())
    }

    /// "This phone was lost or taken": signed in advance by another device, obeyed at once, until its hour or until a lead
    /// lifts it. No session is needed, the signature suffices.
    pub fn limit(&self, team: Id, bytes: &[u8], now: i64) -> Result<(), Trouble> {
        let roster = self.roster(team)?;
        let limited = limit::check(bytes, &roster, now).map_err(|_| Trouble::Forbidden("the notice does not hold"))?;
        let until = i64::try_from(limited.until).unwrap_or(i64::MAX).saturating_mul(60_000);
        Ok(self.mailbox.put_limit(team, limited.hash, until, bytes, now)?)
    }

    /// The notices that hold now. One whose author was limited later still holds: two who limit each other are both limited.
    fn limited(&self, roster: &Roster, now: i64) -> Result<Vec<(Limited, Vec<u8>)>, Trouble> {
        let kept = self.mailbox.limits(roster.team, now)?;
        Ok(kept.into_iter().filter_map(|bytes| Some((limit::check(&bytes, roster, now).ok()?, bytes))).collect())
    }

    fn roster_behind(&self, roster: &Roster, request: &SyncRequest) -> Result<Vec<ByteVec>, Trouble> {
        let known = match request.roster {
            0 => Hash::default(),
            held if held == roster.len => roster.head,
            held => {
                let entries = self.mailbox.roster(roster.team, held - 1)?;
                entries.first().map(|entry| sync_proto::sha256(&[entry])).unwrap_or_default()
            }
        };
        if request.roster > 0 && known != request.roster_head {
            return Err(Trouble::RosterFork);
        }
        let entries = self.mailbox.roster(roster.team, request.roster)?;
        Ok(entries.into_iter().map(ByteVec::from).collect())
    }

    /// What the device holds and the relay does not: it was restored from an older copy.
    fn lacking(&self, roster: &Roster, device: Id, spaces: &[Id], have: &[Have]) -> Result<Vec<Have>, Trouble> {
        let mut asked: Vec<Id> = spaces.to_vec();
        asked.extend(roster.spaces.iter().filter(|(_, space)| space.may_push(device, u32::MAX)).map(|(id, _)| *id));
        asked.retain(|id| roster.spaces.get(id).is_some_and(|space| !space.closed));
        asked.sort();
        asked.dedup();
        let tops = self.mailbox.tops(roster.team, &asked)?;
        let top = |have: &Have| {
            let found = tops.iter().find(|top| top.space == have.space && top.device == have.device);
            found.map_or(0, |top| top.seq)
        };
        let behind = have.iter().filter(|have| asked.binary_search(&have.space).is_ok() && have.seq > top(have));
        Ok(behind.map(|have| Have { seq: top(have), ..*have }).collect())
    }

    /// Drops what snapshots cover: two acknowledgements by devices of different members, one of them at the antenna, and
    /// thirty days.
    pub fn compact(&self, team: Id, now: i64) -> Result<usize, Trouble> {
        let roster = self.roster(team)?;
        let mut dropped = 0;
        for (id, space) in &roster.spaces {
            dropped += self.drop_cut(&roster, *id)?;
            for (devices, covers) in space.acked.values() {
                let devices: Vec<_> = devices.iter().filter_map(|device| roster.devices.get(device)).collect();
                let members: std::collections::BTreeSet<_> = devices.iter().map(|device| device.member).collect();
                let antenna = devices.iter().any(|device| device.rights.has(sync_proto::Rights::ANTENNA));
                if members.len() >= 2 && (antenna || space.readers_only) {
                    // The parts of a cut's snapshot stay: whoever was away ends its own past with them.
                    let stays =
                        |have: &Have| space.cut().filter(|cut| cut.maker == have.device)?.floor.get(&have.device);
                    let covers: Vec<Have> = covers
                        .iter()
                        .map(|have| Have { seq: stays(have).map_or(have.seq, |top| top.seq.min(have.seq)), ..*have })
                        .collect();
                    dropped += self.mailbox.drop_covered(team, *id, &covers, now - KEEP_COVERED_MS)?;
                }
            }
        }
        Ok(dropped)
    }

    pub fn teams(&self) -> Result<Vec<Id>, MailboxError> {
        self.mailbox.teams()
    }

    pub fn compact_all(&self, now: i64) -> Result<usize, Trouble> {
        self.mailbox.teams()?.into_iter().try_fold(0, |sum, team| Ok(sum + self.compact(team, now)?))
    }

    /// A lead's device opens a letter box for ten minutes.
    pub fn open_letter(&self, team: Id, device: Id, token: Hash, now: i64) -> Result<(), Trouble> {
        let roster = self.roster(team)?;
        let lead = roster.devices.get(&device).is_some_and(|known| known.rights.has(sync_proto::Rights::LEAD));
        if !lead || !roster.is_active(device) {
            return Err(Trouble::Forbidden("only a lead enrols a device"));
        }
        Ok(self.mailbox.open_letter(team, token, now + LETTER_MS)?)
    }

    pub fn put_letter(&self, team: Id, token: &[u8], bytes: &[u8], now: i64) -> Result<(), Trouble> {
        if bytes.len() > LETTER_BYTES {
            return Err(Trouble::TooLarge);
        }
        match self.mailbox.put_letter(team, sync_proto::sha256(&[token]), bytes, now)? {
            true => Ok(()),
            false => Err(Trouble::Forbidden("the invitation is used, too old or another team's")),
        }
    }

    pub fn take_letter(&self, team: Id, token: &[u8], now: i64) -> Result<Option<Vec<u8>>, Trouble> {
        Ok(self.mailbox.take_letter(team, sync_proto::sha256(&[token]), now)?)
    }

    /// Whether a session of this device may go on: asked at each request.
    pub fn may_talk(&self, team: Id, device: Id) -> Result<bool, Trouble> {
        Ok(self.roster(team)?.devices.contains_key(&device))
    }

    /// The reason in words, for HTTP's sake.
    pub fn ack_status(ack: &Ack) -> u16 {
        match &ack.verdict {
            Verdict::Stored => 201,
            Verdict::Same => 200,
            Verdict::Expected { .. } | Verdict::Fork => 409,
            Verdict::Refused { reason: Reason::Quota } => 507,
            Verdict::Refused { .. } => 403,
        }
    }
}

fn hashes<'a>(epochs: impl IntoIterator<Item = &'a EpochAt>) -> Vec<Hash> {
    epochs.into_iter().flat_map(|epoch| &epoch.packages).map(|package| package.hash).collect()
}

/// The packages that somebody may still need.
fn live_packages(roster: &Roster) -> Vec<Hash> {
    let open = roster.spaces.values().filter(|space| !space.erased && !space.closed);
    hashes(open.flat_map(|space| space.live_epochs()))
}

//! "This phone was lost or taken": two taps, no passphrase, no network needed at that moment.
//!
//! At each sync a device signs notices against the other field phones for the coming nights. They lie beside the database, because
//! they must work while it is locked: the team's id and relay, the phones' labels, and signatures that limit a phone until the
//! day change. They open nothing.

use std::path::{Path, PathBuf};

use minicbor::{Decode, Encode, bytes::ByteVec};
use serde::Serialize;
use sync_proto::{
    Hash, Id, Op, Rights,
    limit::{self, Limited, Notice},
    wire,
};
use ts_rs::TS;

use crate::{App, Call, Code, Error, Result, Transport, app::Open, home, link::expect};

/// For how many nights a device signs ahead.
const NIGHTS: i64 = 3;
const LIMITS: &str = "limits";

/// A phone that may be reported, as the locked screen shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LostView {
    /// 32 hexadecimal digits.
    pub device: String,
    pub label: String,
    /// Reported here, and not yet at the relay.
    pub waits: bool,
}

/// What happened to a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reported {
    /// The relay obeys.
    Sent,
    /// Kept; it leaves with the next network.
    Kept,
}

#[derive(Debug, Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
struct Ready {
    #[n(0)]
    relay: String,
    #[n(1)]
    team: Id,
    #[n(2)]
    phones: Vec<Phone>,
}

#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
struct Phone {
    #[n(0)]
    device: Id,
    #[n(1)]
    label: String,
    /// One a night: until when, and the signed notice.
    #[n(2)]
    notices: Vec<(u64, ByteVec)>,
    #[n(3)]
    waits: bool,
}

fn file(folder: &Path) -> PathBuf {
    folder.join("maraude.notices")
}

fn read(folder: &Path) -> Ready {
    std::fs::read(file(folder)).ok().and_then(|bytes| wire::decode(&bytes)).unwrap_or_default()
}

fn write(folder: &Path, ready: &Ready) -> Result<()> {
    home::write_durably(&file(folder), &wire::encode(ready))
}

impl App {
    /// The phones that can be reported from here, locked or not.
    pub fn phones_to_report(&self) -> Vec<LostView> {
        let phones = read(self.folder()).phones.into_iter();
        phones
            .map(|phone| LostView { device: phone.device.to_string(), label: phone.label, waits: phone.waits })
            .collect()
    }

    /// Where a report goes: the relay's address, if there is one.
    pub fn relay_of_reports(&self) -> Option<String> {
        Some(read(self.folder()).relay).filter(|relay| !relay.is_empty())
    }

    /// Durable when it returns; it leaves with [`App::send_reports`].
    pub fn report_lost(&self, device: &str) -> Result<()> {
        let mut ready = read(self.folder());
        let phone = ready.phones.iter_mut().find(|phone| phone.device.to_string() == device);
        phone.ok_or_else(|| Error::not_allowed("no notice is signed against this phone"))?.waits = true;
        write(self.folder(), &ready)
    }

    /// Brings to the relay what was reported here. The passphrase is not needed: the notices are signed.
    pub fn send_reports(&self, transport: &dyn Transport) -> Result<Reported> {
        let mut ready = read(self.folder());
        if ready.phones.iter().all(|phone| !phone.waits) {
            return Ok(Reported::Sent);
        }
        let (path, now) = (format!("/v1/t/{}/limit", ready.team), self.minutes());
        for phone in ready.phones.iter_mut().filter(|phone| phone.waits) {
            let Some((_, notice)) = phone.notices.iter().find(|(until, _)| *until > now) else { continue };
            let call = Call { method: "PUT", path: path.clone(), body: notice.to_vec(), ..Call::default() };
            match transport.call(&call) {
                // Refused for good: the phone is limited, removed or of the antenna by now.
                Ok(reply) if reply.status == 403 => {}
                Ok(reply) => _ = expect(reply)?,
                Err(error) if error.code == Code::Network => return Ok(Reported::Kept),
                Err(error) => return Err(error),
            }
            phone.waits = false;
        }
        write(self.folder(), &ready)?;
        Ok(Reported::Sent)
    }

    /// A lead takes back what was said of a phone.
    pub fn lift_limit(&self, device: &str) -> Result<()> {
        let device = Id::parse(device).ok_or_else(|| Error::not_allowed("no such device"))?;
        self.with(|open| open.lift(device))
    }

    /// After a sync: notices for the coming nights, signed and laid beside the database.
    pub(crate) fn prepare_notices(&self) -> Result<()> {
        let before = read(self.folder());
        let made = self.with(|open| open.sign_notices(&before))?;
        made.map_or(Ok(()), |ready| write(self.folder(), &ready))
    }
}

impl Open {
    fn sign_notices(&mut self, before: &Ready) -> Result<Option<Ready>> {
        let (team, idx, me) = (self.roster()?.team, self.roster()?.len, self.id());
        if !self.roster()?.is_active(me) {
            return Ok(None);
        }
        let (clock, today) = (self.settings.clock, self.today());
        let end = |ahead| clock.instant(today + chrono::Duration::days(ahead), clock.day_change);
        let hours: Vec<u64> = (1..=NIGHTS).filter_map(|ahead| u64::try_from(end(ahead) / 60_000).ok()).collect();
        let infos = self.device_infos();
        let field: Vec<Id> = self
            .roster()?
            .carried()
            .filter(|(id, device)| **id != me && device.rights == Rights::FIELD)
            .map(|(id, _)| *id)
            .collect();
        let mut ready = Ready { relay: self.relay()?.unwrap_or_default(), team, phones: vec![] };
        for device in field {
            let old = before.phones.iter().find(|phone| phone.device == device && before.team == team);
            let held = |until: &u64| old.and_then(|old| old.notices.iter().find(|(known, _)| known == until)).cloned();
            let mut notices = Vec::new();
            for until in &hours {
                notices.push(match held(until) {
                    Some(notice) => notice,
                    None => {
                        let notice = Notice { device, until: *until };
                        let signed = vault::sign_limit_notice(team, idx, &notice, &self.keys, &mut self.rng)?;
                        (*until, ByteVec::from(signed))
                    }
                });
            }
            let name = device.to_string();
            let label = infos.iter().find(|info| info.id == name).map(|info| info.label.clone()).unwrap_or_default();
            ready.phones.push(Phone { device, label, notices, waits: old.is_some_and(|old| old.waits) });
        }
        Ok((ready != *before).then_some(ready))
    }

    /// What the relay says is limited now; every notice is checked here too.
    pub fn keep_limits(&self, notices: &[Vec<u8>]) -> Result<()> {
        let notices: Vec<ByteVec> = notices.iter().cloned().map(ByteVec::from).collect();
        Ok(self.store.set_meta(LIMITS, &wire::encode(&notices))?)
    }

    pub fn limits(&self) -> Result<Vec<Limited>> {
        let held = self.store.meta(LIMITS)?.and_then(|held| wire::decode::<Vec<ByteVec>>(&held)).unwrap_or_default();
        let (roster, now) = (self.roster()?, self.now());
        Ok(held.iter().filter_map(|notice| limit::check(notice, roster, now).ok()).collect())
    }

    /// Reported as lost or taken: it hands over what it holds, receives nothing and shows nothing.
    pub fn is_limited(&self) -> Result<bool> {
        Ok(self.limits()?.iter().any(|limited| limited.device == self.id()))
    }

    fn lift(&mut self, device: Id) -> Result<()> {
        if !self.rights().has(Rights::LEAD) {
            return Err(Error::not_allowed("only a lead lifts a limit"));
        }
        let notices: Vec<Hash> =
            self.limits()?.into_iter().filter(|limited| limited.device == device).map(|limited| limited.hash).collect();
        match notices.is_empty() {
            true => Err(Error::not_allowed("this phone is not limited")),
            false => self.append(notices.into_iter().map(|notice| Op::Lift { notice }).collect(), vec![]),
        }
    }
}

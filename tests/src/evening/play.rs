//! Plays an evening: one process a device, one relay, and what came out.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::PathBuf,
    time::Instant,
};

use domain::TeamClock;
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    Evening,
    format::{Contact, Event, What},
};
use crate::process::{DeviceProcess, RelayProcess, passphrase_file};

pub struct Options {
    /// Where the homes and the relay's data go.
    pub folder: PathBuf,
    pub progress: bool,
}

/// What the antenna says at the end, and what it cost.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Outcome {
    pub raw_people: u64,
    pub raw_minors: u64,
    pub people: u64,
    pub minors: u64,
    pub alerts: u64,
    pub same_group_proposals: u64,
    pub conflicts: u64,
    pub referrals_refused: u64,
    pub incomplete_contacts: u64,
    pub devices_agree: bool,
    pub seconds: f64,
    pub bytes_up: u64,
    pub bytes_down: u64,
    pub homes: BTreeMap<String, PathBuf>,
    pub relay_data: PathBuf,
}

struct Stage<'a> {
    evening: &'a Evening,
    clock: TeamClock,
    devices: BTreeMap<String, DeviceProcess>,
    antenna: String,
    outing: domain::Id,
    in_outing: BTreeSet<String>,
    contacts: BTreeMap<String, domain::Id>,
    services: BTreeMap<String, domain::Id>,
    up: u64,
    down: u64,
    progress: bool,
}

/// A meeting that has not settled after this many rounds never will.
const MOST_ROUNDS: usize = 6;

pub fn play(evening: &Evening, options: &Options) -> io::Result<Outcome> {
    let started = Instant::now();
    let relay_data = options.folder.join("relay");
    let relay = RelayProcess::start(&relay_data)?;
    let passphrase = passphrase_file(&options.folder, "six mots sur un papier plié")?;
    let zone = evening.time_zone.parse().map_err(io::Error::other)?;
    let clock = TeamClock { zone, ..TeamClock::default() };
    let morning = clock.instant(evening.date, clock.day_change) + 60_000;
    let mut homes = BTreeMap::new();
    let mut devices = BTreeMap::new();
    for device in &evening.devices {
        let home = options.folder.join(format!("device-{}", homes.len() + 1));
        let mut process = DeviceProcess::start(&home, &passphrase, Some(morning))?;
        process.tell(json!("init"))?;
        homes.insert(device.id.clone(), home);
        devices.insert(device.id.clone(), process);
    }
    let founder = evening.devices.iter().find(|device| device.antenna && device.role == "lead");
    let founder = founder.or_else(|| evening.devices.iter().find(|device| device.antenna));
    let founder = founder.or_else(|| evening.devices.iter().find(|device| device.role == "lead"));
    let antenna = founder.unwrap_or(&evening.devices[0]).id.clone();
    let mut stage = Stage {
        evening,
        clock,
        devices,
        antenna,
        outing: fresh_id()?,
        in_outing: BTreeSet::new(),
        contacts: BTreeMap::new(),
        services: BTreeMap::new(),
        up: 0,
        down: 0,
        progress: options.progress,
    };
    stage.prepare(&relay)?;
    for (at, event) in evening.events.iter().enumerate() {
        stage.event(event).map_err(|error| io::Error::other(format!("/events/{at} ({}): {error}", event.id)))?;
    }
    let mut outcome = stage.outcome()?;
    outcome.seconds = (started.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
    outcome.homes = homes;
    outcome.relay_data = relay_data;
    stage.devices.into_values().try_for_each(DeviceProcess::close)?;
    Ok(outcome)
}

fn fresh_id() -> io::Result<domain::Id> {
    let mut id = [0; 16];
    getrandom::fill(&mut id).map_err(io::Error::other)?;
    Ok(domain::Id(id))
}

fn id_of(value: &Value) -> io::Result<domain::Id> {
    value.as_str().and_then(|id| id.parse().ok()).ok_or_else(|| io::Error::other("the device gave no id"))
}

impl Stage<'_> {
    fn device(&mut self, id: &str) -> io::Result<&mut DeviceProcess> {
        self.devices.get_mut(id).ok_or_else(|| io::Error::other(format!("no device {id}")))
    }

    fn say(&self, text: impl std::fmt::Display) {
        if self.progress {
            eprintln!("{text}");
        }
    }

    /// The team, its settings, what is given, and everybody enrolled: before the evening.
    fn prepare(&mut self, relay: &RelayProcess) -> io::Result<()> {
        let antenna = self.antenna.clone();
        self.say(format!("{antenna} founds the team at {}", relay.url));
        let evening = self.evening;
        let lead = self.device(&antenna)?;
        lead.tell(json!({ "found": { "label": antenna, "relay": relay.url, "invite": relay.invite } }))?;
        lead.tell(json!({ "do": "set", "key": "time_zone", "value": evening.time_zone }))?;
        for zone in &evening.zones {
            lead.tell(json!({ "do": "set", "key": format!("zone/{zone}"), "value": true }))?;
        }
        let lists = lead.show("catalogue")?["lists"].clone();
        for (list, code, place) in evening.codes() {
            let known = lists[list].as_array().is_some_and(|codes| codes.iter().any(|known| *known == code));
            if !known {
                let added = lead.ask(json!({ "do": "set", "key": format!("{list}/{code}"), "value": true }))?;
                added.map_err(|error| io::Error::other(format!("{place}: {}", error["detail"])))?;
            }
        }
        for service in &evening.given.services {
            let lead = self.device(&antenna)?;
            let made = lead.tell(json!({ "do": "add_service", "name": service.name, "needs": service.needs }))?;
            self.services.insert(service.id.clone(), id_of(&made)?);
        }
        for follow_up in &evening.given.follow_ups {
            let lead = self.device(&antenna)?;
            lead.tell(json!({
                "do": "open_follow_up", "code": follow_up.code, "next_step": follow_up.next_step,
                "owner": follow_up.owner, "due": follow_up.due, "wish": follow_up.wish,
            }))?;
            if let Some(risk) = &follow_up.risk {
                lead.tell(json!({ "do": "set_follow_up", "code": follow_up.code, "set": { "risk": risk } }))?;
            }
        }
        self.meet(std::slice::from_ref(&antenna))?;
        for device in &evening.devices {
            if device.id != antenna {
                self.enrol(device)?;
            }
        }
        let all: Vec<String> = evening.devices.iter().map(|device| device.id.clone()).collect();
        self.meet(&all)
    }

    /// Two texts and six words.
    fn enrol(&mut self, device: &super::format::Device) -> io::Result<()> {
        let antenna = self.antenna.clone();
        let invitation = self.device(&antenna)?.tell(json!("invite"))?;
        let joining = self.device(&device.id)?.tell(json!({ "join": invitation }))?;
        let admission = self.device(&antenna)?.tell(json!({ "review": joining["answer"] }))?;
        if joining["words"] != admission["words"] {
            return Err(io::Error::other("the six words differ: somebody is between the two devices"));
        }
        self.say(format!("{} joins as {}", device.id, device.role));
        let lead = self.device(&antenna)?;
        lead.tell(json!({ "admit": {
            "device": admission["device"], "role": device.role, "antenna": device.antenna, "label": device.id,
        } }))?;
        self.meet(&[antenna, device.id.clone()])
    }

    /// Syncs until nobody has anything new for anybody.
    fn meet(&mut self, ids: &[String]) -> io::Result<()> {
        for _ in 0..MOST_ROUNDS {
            let mut moved = 0;
            for id in ids {
                let report = self.device(id)?.tell(json!("sync"))?;
                let number = |key: &str| report[key].as_u64().unwrap_or_default();
                moved += number("sent") + number("received");
                self.up += number("bytes_up");
                self.down += number("bytes_down");
            }
            if moved == 0 {
                return Ok(());
            }
        }
        Ok(())
    }

    fn event(&mut self, event: &Event) -> io::Result<()> {
        let now = self.clock.instant(self.evening.date, event.time());
        for device in self.devices.values_mut() {
            device.tell(json!({ "clock": now }))?;
        }
        match &event.what {
            What::Contact(contact) => self.contact(&event.id, contact)?,
            What::FollowUp { device, code, set } => {
                self.device(device)?.tell(json!({ "do": "set_follow_up", "code": code, "set": set }))?;
            }
            What::Referral { device, contact, need, service, consent, status, reason } => {
                let (contact, service) = (self.contacts[contact], self.services[service]);
                let phone = self.device(device)?;
                let made = phone.tell(
                    json!({ "do": "refer", "contact": contact, "need": need, "service": service, "consent": consent }),
                )?;
                if status != "draft" {
                    phone
                        .tell(json!({ "do": "set_referral", "referral": made, "status": status, "reason": reason }))?;
                }
            }
            What::ContextEvent { device, kind, zone, taken, minors_seen } => {
                self.device(device)?.tell(json!({
                    "do": "note_context", "what": kind, "zone": zone, "taken": taken, "minors_seen": minors_seen,
                }))?;
            }
            What::Sync { devices } => self.meet(devices)?,
            What::SameGroup { device, contacts, answer } => {
                let contacts: Vec<_> = contacts.iter().map(|contact| self.contacts[contact]).collect();
                self.device(device)?
                    .tell(json!({ "do": "answer_same_group", "contacts": contacts, "answer": answer }))?;
            }
        }
        self.say(format!("{} {}", event.at, event.id));
        Ok(())
    }

    /// One tap an answer, as on the screen.
    fn contact(&mut self, id: &str, contact: &Contact) -> io::Result<()> {
        let (outing, zones) = (self.outing, &self.evening.zones);
        if self.in_outing.insert(contact.device.clone()) {
            let open = json!({ "do": "open_outing", "id": outing, "channel": "living_place", "zones": zones });
            self.device(&contact.device)?.tell(open)?;
        }
        let met = fresh_id()?;
        self.contacts.insert(id.to_owned(), met);
        let phone = self.device(&contact.device)?;
        for answers in taps(contact) {
            phone.tell(json!({ "do": "note_contact", "id": met, "outing": outing, "answers": answers }))?;
        }
        if let Some(level) = &contact.alert {
            phone.tell(json!({ "do": "raise_alert", "outing": outing, "contact": met, "level": level }))?;
        }
        if contact.note.is_some() {
            self.say(format!("{id}: its note is not kept, there is no free text on this screen"));
        }
        Ok(())
    }

    fn outcome(&mut self) -> io::Result<Outcome> {
        let antenna = self.antenna.clone();
        let lead = self.device(&antenna)?;
        let counts = lead.show("counts")?;
        let number = |key: &str| counts[key].as_u64().unwrap_or_default();
        let length = |view: Value| view.as_array().map_or(0, |rows| rows.len() as u64);
        let mut outcome = Outcome {
            raw_people: number("raw_people"),
            raw_minors: number("raw_minors"),
            people: number("people"),
            minors: number("minors"),
            alerts: number("alerts"),
            referrals_refused: number("referrals_refused"),
            incomplete_contacts: number("incomplete_contacts"),
            same_group_proposals: length(lead.show("proposals")?),
            conflicts: length(lead.show("conflicts")?),
            bytes_up: 0,
            ..Outcome::default()
        };
        outcome.devices_agree = self.agree()?;
        (outcome.bytes_up, outcome.bytes_down) = (self.up, self.down);
        Ok(outcome)
    }

    /// Each process hashes what it can read; a space that two devices read must look the same on both.
    fn agree(&mut self) -> io::Result<bool> {
        let mut seen: BTreeMap<String, Value> = BTreeMap::new();
        for device in self.devices.values_mut() {
            let hashes = device.show("hashes")?;
            for (space, hash) in hashes.as_object().into_iter().flatten() {
                if seen.entry(space.clone()).or_insert_with(|| hash.clone()) != hash {
                    return Ok(false);
                }
            }
        }
        Ok(!seen.is_empty())
    }
}

/// The answers of a contact in the order of the screen; the first tap brings its zone.
fn taps(contact: &Contact) -> Vec<Value> {
    let mut heads: BTreeMap<(String, String), u32> = BTreeMap::new();
    for group in &contact.groups {
        let gender = group.gender.clone().unwrap_or_else(|| "not_asked".into());
        *heads.entry((group.band.clone(), gender)).or_default() += group.count;
    }
    let mut taps = vec![json!([{ "about": "zone", "zone": contact.zone }])];
    let mut tap = |answer: Value| taps.push(json!([answer]));
    if let Some(channel) = &contact.channel {
        tap(json!({ "about": "channel", "channel": channel }));
    }
    for ((band, gender), count) in heads {
        tap(json!({ "about": "heads", "band": band, "gender": gender, "count": count }));
    }
    if let Some(language) = &contact.language {
        tap(json!({ "about": "language", "language": language }));
    }
    if let Some(code) = &contact.code {
        tap(json!({ "about": "code", "code": code }));
    }
    if let Some(seen) = &contact.seen_before {
        tap(json!({ "about": "seen_before", "seen": seen }));
    }
    for need in &contact.needs {
        tap(json!({ "about": "need", "code": need.code, "source": need.source }));
    }
    for sign in &contact.signs {
        tap(json!({ "about": "sign", "code": sign.code, "source": sign.source }));
    }
    for card in &contact.cards {
        let language = card.language.as_ref().or(contact.language.as_ref());
        let understood = card.understood.as_deref().unwrap_or("yes");
        tap(
            json!({ "about": "card", "card": card.card, "language": language.map_or("fr", String::as_str), "understood": understood }),
        );
    }
    if let Some(support) = &contact.support {
        tap(json!({ "about": "support", "offered": support.offered, "answer": support.answer }));
    }
    if contact.complete != Some(false) {
        tap(json!({ "about": "complete", "complete": true }));
    }
    taps
}

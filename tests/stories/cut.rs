//! Cut epochs: what was erased can be opened by nobody afterwards, and nobody's work is lost on the way.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering::SeqCst},
};

use client::{Call, Error, Reply, Transport};
use serde_json::{Value, json};
use sync_proto::{Envelope, Id, wire::SyncRequest};
use tempfile::TempDir;
use tests::cast::{AsRelay, DAY, Device, MemoryRelay, agree, settle};

const ERASED: &str = "4180738";
const KEPT: &str = "1234569";

struct Desks {
    folder: TempDir,
    relay: MemoryRelay,
    lead: Device,
    second: Device,
}

fn follows(device: &Device, code: &str) {
    device.does(json!({
        "do": "open_follow_up", "code": code, "next_step": "voir le médecin", "owner": "mediator", "due": "2027-01-15",
        "wish": "retrouver son frère",
    }));
}

fn says(device: &Device, code: &str, set: Value) {
    device.does(json!({ "do": "set_follow_up", "code": code, "set": set }));
}

impl Desks {
    fn open() -> Desks {
        let folder = tempfile::tempdir().unwrap();
        let relay = MemoryRelay::new(&folder.path().join("relay"));
        let lead = Device::new(folder.path(), "lead", None);
        lead.found(&relay);
        let second = Device::new(folder.path(), "second", None);
        lead.enrols(&second, "supervisor", true, &relay);
        settle(&[&lead, &second], &relay);
        Desks { folder, relay, lead, second }
    }

    /// One code was erased and cut away, another stays.
    fn after_a_cut() -> Desks {
        let team = Desks::open();
        follows(&team.lead, ERASED);
        follows(&team.second, KEPT);
        team.settle();
        team.lead.app.erase_code(ERASED).unwrap();
        team.settle();
        assert!(team.is_made());
        team
    }

    fn settle(&self) {
        settle(&[&self.lead, &self.second, &self.lead], &self.relay);
    }

    fn team(&self) -> Id {
        self.relay.relay.teams().unwrap()[0]
    }

    /// The space of the follow-ups, as its cut shows it to everybody.
    fn cut_space(&self) -> Option<Id> {
        let roster = self.relay.relay.roster(self.team()).unwrap();
        roster.spaces.iter().find(|(_, space)| space.cut().is_some()).map(|(id, _)| *id)
    }

    fn is_made(&self) -> bool {
        let roster = self.relay.relay.roster(self.team()).unwrap();
        roster.spaces.values().any(|space| space.cut().is_some_and(|cut| cut.last.is_some()))
    }

    /// Every envelope that the relay would give to somebody who has nothing.
    fn at_relay(&self) -> Vec<Vec<u8>> {
        let roster = self.relay.relay.roster(self.team()).unwrap();
        let request =
            SyncRequest { max_bytes: 1 << 20, roster: roster.len, roster_head: roster.head, ..SyncRequest::default() };
        let mut all = BTreeSet::new();
        for (id, _) in roster.carried() {
            let page = self.relay.relay.sync(self.team(), *id, &request, self.lead.now()).unwrap();
            assert!(!page.more);
            all.extend(page.page.into_iter().map(Vec::from));
        }
        all.into_iter().collect()
    }

    fn of_space(&self, space: Id) -> Vec<Vec<u8>> {
        let of = |bytes: &Vec<u8>| Envelope::parse(bytes).unwrap().header.space == space;
        self.at_relay().into_iter().filter(of).collect()
    }
}

fn opens(device: &Device, envelopes: &[Vec<u8>]) -> usize {
    envelopes.iter().filter(|bytes| device.app.can_open(bytes).unwrap()).count()
}

/// What a device shows of one follow-up.
fn follow_up(device: &Device, code: &str) -> Value {
    let board = device.sees("board");
    let row = board.as_array().unwrap().iter().find(|row| row["follow_up"]["code"] == code);
    row.cloned().unwrap_or_default()
}

/// The decision about a code.
fn decision(device: &Device, code: &str) -> Value {
    let debrief = device.sees("debrief");
    let rows = debrief["decisions"].as_array().unwrap();
    rows.iter().map(|row| row["decision"].clone()).find(|decision| decision["of"] == code).unwrap_or_default()
}

fn closes(device: &Device, decision: &Value, done: bool) {
    device.does(json!({ "do": "set_decision", "decision": decision["id"], "done": done }));
}

/// Seals what waits, as a lock does, without a network.
fn sleeps(device: &Device) {
    device.app.lock().unwrap();
    device.app.unlock(tests::cast::PASSPHRASE).unwrap();
}

#[test]
fn what_was_erased_can_be_opened_by_nobody_and_who_was_away_loses_nothing() {
    let team = Desks::open();
    let (lead, second) = (&team.lead, &team.second);
    follows(lead, ERASED);
    follows(second, KEPT);
    for (of, what) in [(ERASED, "accompagner"), (KEPT, "appeler l'école")] {
        let decide = json!({ "do": "decide", "topic": "follow_up", "of": of, "what": what, "owner": "lead", "due": "2027-01-20" });
        lead.does(decide);
    }
    team.settle();
    let before = team.at_relay();
    assert!(opens(lead, &before) > 0);

    // The other desk is away: something sealed, something not, in a document that stays whole and in one that is rebuilt.
    says(second, KEPT, json!({ "wish": "aller à l'école" }));
    closes(second, &decision(second, KEPT), true);
    sleeps(second);
    follows(second, "7654320");

    lead.app.erase_code(ERASED).unwrap();
    assert!(team.cut_space().is_none());
    lead.syncs(&team.relay);
    assert!(team.is_made(), "in the very sync that brings the erasure");
    let space = team.cut_space().unwrap();
    let old: Vec<Vec<u8>> =
        before.iter().filter(|bytes| Envelope::parse(bytes).unwrap().header.space == space).cloned().collect();
    assert!(!old.is_empty());
    assert_eq!(opens(lead, &old), 0, "the antenna itself has no key for what it was");
    assert!(team.of_space(space).iter().all(|bytes| !old.contains(bytes)), "and the relay nothing of it");
    assert!(opens(lead, &team.of_space(space)) > 0, "but all that stays");
    assert_eq!(opens(second, &old), old.len(), "who was away has not heard of it");
    let elsewhere: Vec<Vec<u8>> = before.iter().filter(|bytes| !old.contains(bytes)).cloned().collect();
    assert!(opens(lead, &elsewhere) > 0, "other spaces are as they were");

    team.settle();
    assert_eq!(opens(second, &old), 0);
    assert!(agree(&[lead, second]));
    for desk in [lead, second] {
        assert_eq!(desk.sees("health")["quarantine"], json!([]), "{}", desk.name);
        assert_eq!(desk.sees("unsent"), json!([]), "{}", desk.name);
        assert_eq!(follow_up(desk, ERASED), Value::Null);
        assert_eq!(follow_up(desk, KEPT)["follow_up"]["wish"], "aller à l'école", "{}", desk.name);
        assert_eq!(follow_up(desk, "7654320")["follow_up"]["wish"], "retrouver son frère", "{}", desk.name);
        assert_eq!(decision(desk, KEPT)["done"], true, "what was said of a record that was rebuilt: {}", desk.name);
        assert_eq!(desk.sees("conflicts"), json!([]), "nobody said anything else meanwhile");
    }

    // Whoever comes later begins behind the cut.
    let late = Device::new(team.folder.path(), "late", None);
    lead.enrols(&late, "supervisor", true, &team.relay);
    settle(&[lead, second, &late], &team.relay);
    assert!(agree(&[lead, second, &late]));
    assert_eq!(opens(&late, &old), 0);
    says(&late, KEPT, json!({ "wish": "apprendre le français" }));
    team.settle();
    settle(&[&late, second], &team.relay);
    assert_eq!(follow_up(second, KEPT)["follow_up"]["wish"], "apprendre le français");
}

#[test]
fn two_who_decided_differently_about_a_rebuilt_record_both_stand() {
    let team = Desks::open();
    let (lead, second) = (&team.lead, &team.second);
    follows(lead, ERASED);
    follows(lead, KEPT);
    for of in [ERASED, KEPT] {
        lead.does(json!({ "do": "decide", "topic": "follow_up", "of": of, "what": "appeler", "owner": "lead", "due": "2027-01-20" }));
    }
    team.settle();
    closes(second, &decision(second, KEPT), true);
    sleeps(second);
    closes(lead, &decision(lead, KEPT), false);
    lead.app.erase_code(ERASED).unwrap();
    lead.syncs(&team.relay);
    assert!(team.is_made());
    team.settle();
    for desk in [lead, second] {
        let conflicts = desk.sees("conflicts");
        assert_eq!(
            (&conflicts[0]["kind"], &conflicts[0]["field"]),
            (&json!("decision"), &json!("done")),
            "{}",
            desk.name
        );
        let said: Vec<_> = conflicts[0]["values"].as_array().unwrap().iter().map(|said| said["role"].clone()).collect();
        assert!(said.contains(&json!("lead")) && said.contains(&json!("supervisor")), "{said:?}");
    }
    assert!(agree(&[lead, second]));
}

/// A network that goes away after so many calls.
struct Until {
    inner: Box<dyn Transport>,
    left: AtomicUsize,
}

impl Transport for Until {
    fn call(&self, call: &Call) -> Result<Reply, Error> {
        match self.left.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)) {
            Ok(_) => self.inner.call(call),
            Err(_) => Err(Error::new(client::Code::Network, "the network went away")),
        }
    }
}

fn syncs_until(device: &Device, relay: &MemoryRelay, calls: usize) -> bool {
    let wire = Until { inner: relay.transport(), left: AtomicUsize::new(calls) };
    device.app.sync(&wire, 0, &|_| {}).is_ok()
}

#[test]
fn a_network_that_goes_away_between_any_two_steps_loses_nothing_and_the_cut_is_made_in_the_end() {
    let team = Desks::open();
    let (lead, second) = (&team.lead, &team.second);
    follows(lead, KEPT);
    let mut whole = false;
    for calls in 1..40 {
        follows(lead, ERASED);
        team.settle();
        let before = team.cut_space().map(|space| team.of_space(space)).unwrap_or_default();
        lead.app.erase_code(ERASED).unwrap();
        whole = syncs_until(lead, &team.relay, calls);
        // The other desk works on meanwhile, and the lead too.
        second.does(json!({ "do": "set_follow_up", "code": KEPT, "set": { "wish": format!("souhait {calls}") } }));
        second.syncs(&team.relay);
        says(lead, KEPT, json!({ "next_step": format!("étape {calls}") }));
        team.settle();
        assert!(team.is_made(), "{calls}");
        assert!(agree(&[lead, second]), "{calls}");
        let row = follow_up(second, KEPT)["follow_up"].clone();
        assert_eq!(
            (&row["wish"], &row["next_step"]),
            (&json!(format!("souhait {calls}")), &json!(format!("étape {calls}")))
        );
        assert_eq!(follow_up(second, ERASED), Value::Null);
        assert_eq!(opens(lead, &before) + opens(second, &before), 0, "{calls}");
        if whole {
            break;
        }
    }
    assert!(whole, "with enough calls the sync went through");
}

#[test]
fn who_is_half_back_when_the_next_cut_is_made_loses_nothing() {
    for calls in 1..14 {
        let team = Desks::open();
        let (lead, second) = (&team.lead, &team.second);
        let other = "7654320";
        [ERASED, KEPT, other].iter().for_each(|code| follows(lead, code));
        team.settle();
        says(second, KEPT, json!({ "wish": "aller à l'école" }));
        sleeps(second);
        lead.app.erase_code(ERASED).unwrap();
        lead.syncs(&team.relay);
        assert!(team.is_made());
        // Its sealed work is at the relay, where nobody reads it any more, and the network goes away before it says it again.
        let back = syncs_until(second, &team.relay, calls);
        lead.syncs(&team.relay);
        lead.app.erase_code(other).unwrap();
        lead.syncs(&team.relay);
        team.settle();
        assert_eq!(follow_up(lead, KEPT)["follow_up"]["wish"], "aller à l'école", "{calls}");
        assert!(agree(&[lead, second]), "{calls}");
        if back {
            return;
        }
    }
    panic!("it never came back whole");
}

#[test]
fn a_cut_whose_maker_never_came_back_is_made_by_another() {
    let team = Desks::open();
    let (lead, second) = (&team.lead, &team.second);
    follows(lead, ERASED);
    follows(lead, KEPT);
    team.settle();
    lead.app.erase_code(ERASED).unwrap();
    let announced = (1..30).any(|calls| {
        syncs_until(lead, &team.relay, calls);
        team.cut_space().is_some()
    });
    assert!(announced && !team.is_made());
    second.syncs(&team.relay);
    says(second, KEPT, json!({ "wish": "aller à l'école" }));
    second.syncs(&team.relay);
    assert!(!team.is_made(), "it waits for the maker");
    assert_ne!(second.sees("unsent"), json!([]), "and says that its own work waits");
    second.wait(DAY + 60_000);
    second.syncs(&team.relay);
    assert!(team.is_made());
    assert_eq!(second.sees("unsent"), json!([]));
    let late = Device::new(team.folder.path(), "late", None);
    late.set_clock(second.now());
    lead.set_clock(second.now());
    team.settle();
    assert!(agree(&[lead, second]));
    assert_eq!(follow_up(lead, KEPT)["follow_up"]["wish"], "aller à l'école", "the first maker follows");
}

#[test]
fn a_relay_that_lost_everything_after_a_cut_is_healed_by_the_desks() {
    let team = Desks::after_a_cut();
    let (lead, second) = (&team.lead, &team.second);
    let empty = MemoryRelay::new(&team.folder.path().join("another disk"));
    settle(&[lead, second, lead], &empty);
    let late = Device::new(team.folder.path(), "late", None);
    lead.enrols(&late, "supervisor", true, &empty);
    settle(&[lead, second, &late], &empty);
    assert!(agree(&[lead, second, &late]));
    assert_eq!(follow_up(&late, KEPT)["follow_up"]["code"], KEPT);
    assert_eq!(follow_up(&late, ERASED), Value::Null);
}

/// A night with one contact that names a code, and a phone that has sealed more of it and never sent that.
struct Night {
    team: Desks,
    amal: Device,
    contact: client::Id,
    /// What everybody holds of it before anything was erased.
    old: Vec<Vec<u8>>,
    space: Id,
}

impl Night {
    fn over() -> Night {
        let team = Desks::open();
        let amal = Device::new(team.folder.path(), "amal", None);
        team.lead.enrols(&amal, "mediator", false, &team.relay);
        follows(&team.lead, ERASED);
        settle(&[&team.lead, &team.second, &amal], &team.relay);
        let outing = amal.opens_outing(None);
        let contact = amal.meets(outing, 1);
        let code = json!({ "about": "code", "code": ERASED });
        amal.does(json!({ "do": "note_contact", "id": contact, "outing": outing, "answers": [code] }));
        settle(&[&team.lead, &team.second, &amal], &team.relay);
        let before = team.at_relay();
        amal.meets(outing, 4);
        let need = json!({ "about": "need", "code": "food.meal", "source": "asked" });
        amal.does(json!({ "do": "note_contact", "id": contact, "outing": outing, "answers": [need] }));
        sleeps(&amal);
        let space = {
            let roster = team.relay.relay.roster(team.team()).unwrap();
            let devices = amal.sees("devices");
            let phone = devices.as_array().unwrap().iter().find(|device| device["this"] == true).unwrap();
            let phone = Id::parse(phone["id"].as_str().unwrap()).unwrap();
            let headers = before.iter().map(|bytes| Envelope::parse(bytes).unwrap().header);
            let mut of_phone = headers.filter(|header| header.device == phone);
            of_phone.find(|header| roster.spaces[&header.space].importer.is_some()).unwrap().space
        };
        let old = before.into_iter().filter(|bytes| Envelope::parse(bytes).unwrap().header.space == space).collect();
        Night { team, amal, contact, old, space }
    }

    fn held(&self, device: &Device) -> usize {
        self.old.iter().filter(|bytes| device.app.holds(bytes).unwrap()).count()
    }

    fn days_later(&self) {
        [&self.team.lead, &self.team.second, &self.amal].iter().for_each(|device| device.wait(3 * DAY));
    }

    fn settle(&self) {
        let Desks { lead, second, relay, .. } = &self.team;
        settle(&[&self.amal, lead, second, lead, second], relay);
    }

    fn nothing_is_lost(&self) {
        let Desks { lead, second, .. } = &self.team;
        for desk in [lead, second] {
            assert_eq!(desk.people(), 5, "{}: what a phone brings late counts", desk.name);
            let query = serde_json::from_value(json!({ "show": "contact", "id": self.contact })).unwrap();
            let record = desk.app.ask(&query).unwrap();
            assert!(record.to_string().contains("food.meal"), "{}: {record}", desk.name);
            assert!(!record.to_string().contains(ERASED));
            assert_eq!(desk.sees("health")["quarantine"], json!([]), "{}", desk.name);
            assert_eq!(desk.sees("conflicts"), json!([]), "{}", desk.name);
        }
        assert!(agree(&[lead, second]));
        assert_eq!(self.amal.sees("unsent"), json!([]), "and the phone has its receipt");
    }
}

#[test]
fn a_night_that_is_over_is_cut_and_what_a_phone_brings_of_it_days_later_still_counts() {
    let night = Night::over();
    let Desks { lead, second, .. } = &night.team;
    lead.app.erase_code(ERASED).unwrap();
    night.team.settle();
    assert!(night.held(lead) > 0 && night.held(second) > 0, "tonight everybody may still be writing");
    night.days_later();
    night.team.settle();
    assert_eq!((night.held(lead), night.held(second)), (0, 0), "the sealed evening that named the code is gone");
    assert!(night.team.of_space(night.space).iter().all(|bytes| !night.old.contains(bytes)), "and from the relay");
    assert_eq!((lead.people(), second.people()), (1, 1), "the evening itself is there");
    night.settle();
    night.nothing_is_lost();
}

#[test]
fn what_the_antenna_corrects_while_a_night_is_cut_reaches_the_other_desk() {
    let night = Night::over();
    let Desks { lead, second, relay, .. } = &night.team;
    lead.app.erase_code(ERASED).unwrap();
    night.days_later();
    let reached = (1..60).any(|calls| {
        syncs_until(lead, relay, calls);
        relay.relay.roster(night.team.team()).unwrap().spaces[&night.space].cut().is_some()
    });
    assert!(reached);
    let outing = night.team.lead.sees("tonight")["outings"][0]["id"].clone();
    let outing = if outing.is_null() { contact_outing(lead, night.contact) } else { outing };
    for desk in [lead, second] {
        let answer = json!({ "about": "heads", "band": "15-17", "gender": "m", "count": 2 });
        desk.does(json!({ "do": "note_contact", "id": night.contact, "outing": outing, "answers": [answer] }));
        sleeps(desk);
    }
    night.settle();
    assert_eq!((lead.people(), second.people()), (6, 6));
    assert!(agree(&[lead, second]));
    for desk in [lead, second] {
        assert_eq!(desk.sees("health")["quarantine"], json!([]), "{}", desk.name);
        assert_eq!(desk.sees("unsent"), json!([]), "{}", desk.name);
    }
}

fn contact_outing(desk: &Device, contact: client::Id) -> Value {
    let query = serde_json::from_value(json!({ "show": "contact", "id": contact })).unwrap();
    desk.app.ask(&query).unwrap()["contact"]["outing"].clone()
}

#[test]
fn what_a_phone_brings_in_the_middle_of_a_nights_cut_still_counts() {
    let night = Night::over();
    let Desks { lead, relay, .. } = &night.team;
    lead.app.erase_code(ERASED).unwrap();
    night.days_later();
    // The network goes away when the snapshot is at the relay and the roster does not say so yet.
    let sealed = || {
        let roster = relay.relay.roster(night.team.team()).unwrap();
        let cut = roster.spaces[&night.space].cut().cloned();
        let is_part =
            |bytes: &Vec<u8>, cut: &sync_proto::roster::CutAt| cut.is_part(&Envelope::parse(bytes).unwrap().header);
        cut.is_some_and(|cut| {
            cut.last.is_none() && night.team.of_space(night.space).iter().any(|bytes| is_part(bytes, &cut))
        })
    };
    let reached = (1..60).any(|calls| {
        syncs_until(lead, relay, calls);
        sealed()
    });
    assert!(reached);
    night.amal.syncs(relay);
    lead.syncs(relay);
    night.settle();
    assert_eq!(night.held(lead), 0);
    night.nothing_is_lost();
}

#[test]
fn a_backup_of_after_a_cut_brings_everything_back_without_the_relay() {
    let team = Desks::after_a_cut();
    let lead = &team.lead;
    let paper = lead.app.make_paper().unwrap();
    lead.syncs(&team.relay);
    let backup = std::fs::read(lead.app.backup_into(&team.folder.path().join("shelf")).unwrap()).unwrap();
    let lost = MemoryRelay::new(&team.folder.path().join("after the fire"));
    let next = Device::new(team.folder.path(), "next", None);
    let text =
        client::PaperText { words: paper.words.join(" "), team: Some(paper.team.clone()), relay: Some(lost.url()) };
    next.app.restore(&backup, &text, "next").unwrap();
    next.syncs(&lost);
    next.syncs(&lost);
    assert_eq!(follow_up(&next, KEPT)["follow_up"]["code"], KEPT);
    assert_eq!(follow_up(&next, ERASED), Value::Null);
    says(&next, KEPT, json!({ "wish": "aller à l'école" }));
    next.syncs(&lost);
    assert_eq!(next.sees("unsent"), json!([]));
}

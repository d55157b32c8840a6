//! The psychologist's vault: hers alone, whatever the lead, the relay and the roster hold.

use std::path::Path;

use client::{Code, PaperView, ShareText};
use serde_json::{Value, json};
use sync_proto::{Op, Roster, Status};
use tests::{
    cast::{DAY, Device, PASSPHRASE, agree, settle},
    find_in_files,
};

use crate::Team;

const SECRET: &str = "un autre secret à moi";
/// Words that only she may read.
const NOTE: &str = "parle de la traversée et du froid";
const SECTION: &str = "dort mal depuis trois semaines";

struct Office {
    team: Team,
    psy: Device,
    papers: Vec<PaperView>,
}

fn share(paper: &PaperView) -> ShareText {
    ShareText { words: paper.words.join(" "), number: paper.number }
}

fn scanned(paper: &PaperView) -> ShareText {
    ShareText { words: paper.text.clone(), number: None }
}

impl Office {
    fn open() -> Office {
        let team = Team::gather();
        let psy = Device::new(team.folder.path(), "psy", None);
        team.lead.enrols(&psy, "psychologist", false, &team.relay);
        let papers = psy.app.create_vault(SECRET).unwrap();
        psy.syncs(&team.relay);
        Office { team, psy, papers }
    }

    fn settle(&self) {
        settle(&[&self.psy, &self.team.amal, &self.team.lead], &self.team.relay);
    }
}

fn writes(psy: &Device) {
    let id = psy.does(json!({ "do": "note_session", "set": { "code": "4180738", "place": "office", "language": "ti",
        "mood": "tense", "level": "high", "note": NOTE } }));
    psy.does(json!({ "do": "note_session", "id": id,
        "set": { "section": [1, "Sommeil", SECTION] } }));
}

fn sessions(device: &Device) -> Vec<Value> {
    device.sees("vault")["sessions"].as_array().unwrap().clone()
}

fn id_of(device: &Device, label: &str) -> String {
    let devices = device.sees("devices");
    let found = devices.as_array().unwrap().iter().find(|device| device["label"] == label).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

fn leaks(folder: &Path) -> Vec<String> {
    [NOTE, SECTION, SECRET].into_iter().flat_map(|word| find_in_files(folder, word)).collect()
}

/// Whether a device has a key of a vault at hand.
fn holds_a_key_of_it(device: &Device) -> bool {
    device.sees("health")["spaces"].as_array().unwrap().contains(&json!("vault"))
}

#[test]
fn her_sessions_are_hers_alone_and_three_ticks_cross_over() {
    let office = Office::open();
    let (psy, lead) = (&office.psy, &office.team.lead);
    lead.does(json!({ "do": "open_follow_up", "code": "4180738", "next_step": "health", "owner": "psychologist",
        "due": "2027-01-18" }));
    writes(psy);
    let view = psy.sees("vault");
    assert_eq!((view["stage"].as_str(), view["sessions"][0]["note"].as_str()), (Some("open"), Some(NOTE)));
    assert_eq!(view["sessions"][0]["sections"], json!([["Sommeil", SECTION]]));
    assert_ne!(view["unsent"], 0);
    office.settle();
    assert_eq!(psy.sees("vault")["unsent"], 0, "the relay holds her sealed copy");

    // Nobody else sees that there is a session, let alone a word of it.
    for other in [lead, &office.team.amal] {
        assert_eq!(other.sees("vault")["stage"], "none");
        assert_eq!(other.tries(json!({ "do": "note_session", "set": {} })).unwrap_err().code, Code::VaultClosed);
        assert_eq!(other.app.create_vault(SECRET).err().unwrap().code, Code::NotAllowed);
    }
    assert_eq!(leaks(office.team.folder.path()), Vec::<String>::new(), "every home, the relay, every file");
    assert!(lead.sees("board")[0]["told"].as_array().unwrap().is_empty());

    let id = sessions(psy)[0]["id"].clone();
    psy.does(json!({ "do": "tell_team", "session": id, "follow_up": true, "level": false }));
    office.settle();
    let told = lead.sees("board")[0]["told"].clone();
    assert_eq!(
        told[0],
        json!({ "code": "4180738", "day": "2027-01-15", "seen": true, "follow_up": true, "level": null })
    );
    psy.does(json!({ "do": "tell_team", "session": sessions(psy)[0]["id"], "follow_up": true, "level": true }));
    office.settle();
    let told = lead.sees("board")[0]["told"].clone();
    assert!(
        told.as_array().unwrap().iter().any(|tick| tick["level"] == "high"),
        "she shares the level when she says so"
    );
    assert!(agree(&[psy, lead, &office.team.amal]));
}

#[test]
fn a_closed_vault_says_nothing_on_her_own_device_and_what_came_meanwhile_waits() {
    let mut office = Office::open();
    writes(&office.psy);
    office.settle();
    office.psy.app.close_vault().unwrap();
    assert_eq!(
        office.psy.sees("vault"),
        json!({ "stage": "closed", "sessions": [], "templates": [], "unsent": 0, "late": 0 })
    );
    assert_eq!(
        office.psy.app.open_vault(PASSPHRASE).unwrap_err().code,
        Code::WrongPassphrase,
        "the device's is another"
    );
    // The device's passphrase and the relay together do not open it either: nothing in the main database is a key of it.
    office.psy.restart(None);
    office.psy.syncs(&office.team.relay);
    assert_eq!(office.psy.sees("vault")["stage"], "closed");
    assert!(!holds_a_key_of_it(&office.psy), "her device's own database knows of no such space");
    let error = office.psy.tries(json!({ "do": "note_session", "set": { "note": "plus tard" } })).unwrap_err();
    assert_eq!(error.code, Code::VaultClosed);
    office.psy.app.open_vault(SECRET).unwrap();
    assert_eq!(sessions(&office.psy)[0]["note"], NOTE);
    // Locking the device closes it.
    office.psy.app.lock().unwrap();
    office.psy.app.unlock(PASSPHRASE).unwrap();
    assert_eq!(office.psy.sees("vault")["stage"], "closed");
}

#[test]
fn two_of_three_papers_bring_a_second_device_in_and_both_write() {
    let office = Office::open();
    writes(&office.psy);
    office.settle();
    let laptop = Device::new(office.team.folder.path(), "laptop", None);
    office.team.lead.enrols(&laptop, "psychologist", false, &office.team.relay);
    let transport = tests::cast::AsRelay::transport(&office.team.relay);
    let joins = |papers: [ShareText; 2]| laptop.app.join_vault(&papers, SECRET, &*transport);
    let [one, two, three] = &office.papers[..] else { panic!("three papers") };
    assert_eq!(joins([share(one), share(one)]).unwrap_err().code, Code::WrongPaper, "one paper is not enough");
    let mut wrong = share(two);
    wrong.number = Some(3);
    assert_eq!(joins([share(one), wrong]).unwrap_err().code, Code::WrongPaper);
    assert_eq!(laptop.sees("vault")["stage"], "none", "what failed left nothing");
    joins([scanned(three), share(one)]).unwrap();
    assert_eq!(sessions(&laptop)[0]["note"], NOTE);

    let at =
        json!({ "do": "note_session", "set": { "note": "revient vendredi", "state": "planned", "day": "2027-01-22" } });
    laptop.does(at);
    settle(&[&laptop, &office.psy], &office.team.relay);
    assert_eq!(sessions(&office.psy).len(), 2);
    // Both change one note without knowing of each other: both are kept.
    let id = sessions(&laptop)[0]["id"].clone();
    for (device, mood) in [(&laptop, "open"), (&office.psy, "closed")] {
        device.wait(60_000);
        device.does(json!({ "do": "note_session", "id": id, "set": { "mood": mood } }));
    }
    settle(&[&laptop, &office.psy], &office.team.relay);
    assert!(agree(&[&laptop, &office.psy]));
    assert_eq!(laptop.sees("conflicts")[0]["values"].as_array().unwrap().len(), 2);
}

#[test]
fn what_her_removed_phone_hands_over_later_waits_for_her_word_and_is_not_lost() {
    let office = Office::open();
    let laptop = Device::new(office.team.folder.path(), "laptop", None);
    office.team.lead.enrols(&laptop, "psychologist", false, &office.team.relay);
    let transport = tests::cast::AsRelay::transport(&office.team.relay);
    laptop.app.join_vault(&[share(&office.papers[1]), share(&office.papers[2])], SECRET, &*transport).unwrap();
    settle(&[&laptop, &office.psy], &office.team.relay);
    // Written without a network; then the phone is gone, and comes back days later.
    writes(&office.psy);
    office.team.lead.app.remove_device(&id_of(&office.team.lead, "psy")).unwrap();
    settle(&[&office.team.lead, &laptop], &office.team.relay);
    laptop.syncs(&office.team.relay);
    assert_eq!(laptop.sees("vault")["late"], 0, "it has handed nothing over yet");
    assert!(office.psy.syncs(&office.team.relay).removed);
    laptop.syncs(&office.team.relay);
    assert_eq!((sessions(&laptop).len(), &laptop.sees("vault")["late"]), (0, &json!(1)));
    laptop.app.take_vault_late().unwrap();
    assert_eq!((sessions(&laptop).len(), &laptop.sees("vault")["late"]), (1, &json!(0)));
    assert_eq!(sessions(&laptop)[0]["note"], NOTE);
    laptop.app.close_vault().unwrap();
    assert_eq!(laptop.app.take_vault_late().unwrap_err().code, Code::VaultClosed);
}

#[test]
fn a_device_that_joins_after_a_removal_leaves_none_of_her_others_out() {
    let office = Office::open();
    let (relay, lead) = (&office.team.relay, &office.team.lead);
    let transport = tests::cast::AsRelay::transport(relay);
    let joins = |name| {
        let device = Device::new(office.team.folder.path(), name, None);
        lead.enrols(&device, "psychologist", false, relay);
        device.app.join_vault(&[share(&office.papers[0]), share(&office.papers[1])], SECRET, &*transport).unwrap();
        device
    };
    let laptop = joins("laptop");
    settle(&[&laptop, &office.psy], relay);
    lead.app.remove_device(&id_of(lead, "psy")).unwrap();
    lead.syncs(relay);
    let new = joins("new");
    new.does(json!({ "do": "note_session", "set": { "note": "écrit sur le nouveau" } }));
    settle(&[&new, &laptop], relay);
    laptop.does(json!({ "do": "note_session", "set": { "note": "écrit sur l'ordinateur" } }));
    settle(&[&laptop, &new], relay);
    assert_eq!((sessions(&laptop).len(), sessions(&new).len()), (2, 2));
    assert_eq!(
        (laptop.sees("health")["quarantine"].clone(), new.sees("health")["quarantine"].clone()),
        (json!([]), json!([]))
    );
}

#[test]
fn the_lead_does_not_open_it_by_any_key_or_entry_not_even_by_removing_her_device() {
    let office = Office::open();
    let (psy, lead, relay) = (&office.psy, &office.team.lead, &office.team.relay);
    writes(psy);
    office.settle();
    // By paper and backup, which hold every key that a lead could have.
    let paper = lead.app.make_paper().unwrap();
    let file = std::fs::read(lead.app.backup_into(&office.team.folder.path().join("usb")).unwrap()).unwrap();
    let words = client::PaperText { words: paper.text.clone(), team: None, relay: None };
    lead.app.remove_device(&id_of(lead, "psy")).unwrap();
    lead.syncs(relay);
    let new = Device::new(office.team.folder.path(), "new", None);
    new.app.restore(&file, &words, "new").unwrap();
    new.syncs(relay);
    for device in [lead, &new] {
        device.syncs(relay);
        let shown = [device.sees("hashes"), device.sees("health"), device.sees("vault")].map(|seen| seen.to_string());
        assert!(shown.iter().all(|shown| !shown.contains("vault ") && !shown.contains(NOTE)), "{shown:?}");
    }
    assert_eq!(leaks(office.team.folder.path()), Vec::<String>::new());

    // She comes back on a new device with two papers: the lead's removal cost her nothing.
    let back = Device::new(office.team.folder.path(), "back", None);
    lead.enrols(&back, "psychologist", false, relay);
    let transport = tests::cast::AsRelay::transport(relay);
    back.app.join_vault(&[share(&office.papers[0]), share(&office.papers[2])], SECRET, &*transport).unwrap();
    assert_eq!(sessions(&back)[0]["note"], NOTE);
    // And under new keys: the removed device, should it come by, reads nothing of what follows, and destroys its vault.
    back.does(json!({ "do": "note_session", "set": { "note": "après" } }));
    settle(&[&back, lead], relay);
    assert!(psy.syncs(relay).removed);
    assert_eq!(psy.sees("vault")["stage"], "none");
    assert!(!psy.home.join("vault.db").exists());
}

#[test]
fn a_backup_that_she_makes_herself_with_her_vault_open_holds_no_key_of_it() {
    let team = Team::gather();
    let psy = Device::new(team.folder.path(), "psy", None);
    team.lead.enrols(&psy, "psychologist", true, &team.relay);
    psy.app.create_vault(SECRET).unwrap();
    writes(&psy);
    let paper = team.lead.app.make_paper().unwrap();
    settle(&[&team.lead, &psy], &team.relay);
    assert!(holds_a_key_of_it(&psy), "it is open");
    let file = std::fs::read(psy.app.backup_into(&team.folder.path().join("usb")).unwrap()).unwrap();
    let new = Device::new(team.folder.path(), "new", None);
    let words = client::PaperText { words: paper.text.clone(), team: None, relay: None };
    new.app.restore(&file, &words, "new").unwrap();
    assert!(!holds_a_key_of_it(&new));
    new.syncs(&team.relay);
    assert!(!holds_a_key_of_it(&new) && !new.sees("hashes").to_string().contains("vault"));
    assert_eq!(leaks(team.folder.path()), Vec::<String>::new());
}

#[test]
fn what_she_wrote_with_the_vault_open_is_there_after_the_app_was_killed() {
    let mut office = Office::open();
    writes(&office.psy);
    office.psy.restart(None);
    office.psy.app.open_vault(SECRET).unwrap();
    assert_eq!(sessions(&office.psy)[0]["note"], NOTE);
    office.settle();
    assert_eq!(office.psy.sees("vault")["unsent"], 0);
}

#[test]
fn her_notes_take_no_identity_and_her_counts_are_counts() {
    let office = Office::open();
    let psy = &office.psy;
    let error = psy.tries(json!({ "do": "note_session", "set": { "note": "appelle le 06 12 34 56 78" } })).unwrap_err();
    assert!(matches!(error.refusal, Some(domain::Refusal::MayIdentify { .. })));
    writes(psy);
    psy.does(json!({ "do": "note_session", "set": { "state": "missed", "code": "4180738" } }));
    psy.wait(DAY);
    psy.does(json!({ "do": "note_session", "set": { "language": "ar" } }));
    let query = json!({ "show": "vault_counts", "from": "2027-01-15", "to": "2027-01-31" });
    let counts = psy.app.ask(&serde_json::from_value(query).unwrap()).unwrap();
    assert_eq!(
        counts,
        json!({ "held": 2, "missed": 1, "followed": 1, "evaluations": 1, "told": 0,
        "languages": [["ti", 1], ["ar", 1]], "places": [["office", 1]] })
    );
    let templates = json!({ "do": "save_template", "name": "Première rencontre", "headings": ["Demande", "Sommeil"] });
    psy.does(templates);
    assert_eq!(psy.sees("vault")["templates"][0]["headings"], json!(["Demande", "Sommeil"]));
    // Undo inside the vault.
    psy.does(json!({ "do": "note_session", "set": { "note": "de trop" } }));
    assert!(psy.app.undo().unwrap());
    assert!(sessions(psy).iter().all(|session| session["note"] != "de trop"));
}

#[test]
fn no_entry_of_anybody_but_a_reader_lets_a_device_into_it() {
    // Every operation that could, tried by the lead as signed entries: the roster refuses each, whole.
    let office = Office::open();
    let entries: Vec<Vec<u8>> = {
        let transport = tests::cast::AsRelay::transport(&office.team.relay);
        let team = office.papers[0].team.clone();
        let path = format!("/v1/t/{team}/roster?after=0");
        let reply = transport.call(&client::Call { method: "GET", path, ..client::Call::default() }).unwrap();
        let entries: Vec<minicbor::bytes::ByteVec> = sync_proto::wire::decode(&reply.body).unwrap();
        entries.into_iter().map(Vec::from).collect()
    };
    let roster = Roster::replay(entries.iter().map(Vec::as_slice)).unwrap();
    let (vault, held) = roster.spaces.iter().find(|(_, space)| space.readers_only && !space.of_the_team).unwrap();
    let readers: Vec<_> = held.readers().into_iter().collect();
    assert_eq!(readers.len(), 2, "her device and her papers");
    assert!(readers.iter().all(|id| roster.devices[id].status == Status::Active));
    assert!(roster.devices.values().any(|device| device.paper == Some(*vault)));
    let sealed_to: Vec<_> =
        held.epochs.iter().flat_map(|epoch| &epoch.packages).map(|package| package.device).collect();
    assert!(sealed_to.iter().all(|id| readers.contains(id)));
    for op in entries.iter().flat_map(|entry| sync_proto::roster::parse(entry).unwrap().1.ops) {
        assert!(!matches!(op, Op::Grant { space, device, .. } if space == *vault && !readers.contains(&device)));
    }
}

/// Every envelope that went over her wire.
fn heard(tap: &tests::cast::Tap) -> Vec<Vec<u8>> {
    tap.envelopes().into_iter().map(|overheard| overheard.bytes).collect()
}

#[test]
fn what_she_erases_or_writes_over_is_in_no_sealed_copy_after_a_cut() {
    let office = Office::open();
    let (psy, relay) = (&office.psy, &office.team.relay);
    writes(psy);
    let kept = psy.does(json!({ "do": "note_session", "set": { "note": "mot de trop" } }));
    let tap = tests::cast::Tap::new(tests::cast::AsRelay::transport(relay));
    psy.app.sync(&tap, 0, &|_| {}).unwrap();
    let before = heard(&tap);
    let opened = || before.iter().filter(|bytes| psy.app.can_open(bytes).unwrap()).count();
    assert!(opened() > 0);
    psy.does(json!({ "do": "note_session", "id": kept, "set": { "note": "juste" } }));

    // Another device of hers, whose vault is closed while the first one cuts.
    let laptop = Device::new(office.team.folder.path(), "laptop", None);
    office.team.lead.enrols(&laptop, "psychologist", false, relay);
    let papers = [share(&office.papers[0]), share(&office.papers[2])];
    laptop.app.join_vault(&papers, "encore un autre", &*tests::cast::AsRelay::transport(relay)).unwrap();
    settle(&[psy, &laptop], relay);
    laptop.does(json!({ "do": "note_session", "id": kept, "set": { "mood": "calm" } }));
    laptop.app.close_vault().unwrap();

    let erased = sessions(psy).into_iter().find(|session| session["note"] == NOTE).unwrap();
    let id = serde_json::from_value(erased["id"].clone()).unwrap();
    assert!(office.team.lead.app.erase_session(id).is_err(), "nobody else");
    psy.app.erase_session(id).unwrap();
    assert_eq!(sessions(psy).len(), 1, "at once");
    settle(&[psy, &laptop, psy], relay);
    assert_eq!(opened(), 0, "neither what she erased nor what she wrote over");
    laptop.app.open_vault("encore un autre").unwrap();
    assert_eq!(sessions(&laptop).len(), 1, "not once more on the screen");
    settle(&[&laptop, psy, &laptop], relay);
    for device in [psy, &laptop] {
        let all = sessions(device);
        assert_eq!(
            (all.len(), &all[0]["note"], &all[0]["mood"]),
            (1, &json!("juste"), &json!("calm")),
            "{}",
            device.name
        );
        assert!(before.iter().all(|bytes| !device.app.can_open(bytes).unwrap()), "{}", device.name);
        assert_eq!(device.sees("health")["quarantine"], json!([]), "{}", device.name);
    }
    assert!(psy.app.erase_session(id).is_err(), "there is nothing left to erase");

    // Her papers still bring her back, and only behind the cut.
    let next = Device::new(office.team.folder.path(), "next", None);
    office.team.lead.enrols(&next, "psychologist", false, relay);
    let papers = [scanned(&office.papers[0]), share(&office.papers[1])];
    next.app.join_vault(&papers, "toujours un autre", &*tests::cast::AsRelay::transport(relay)).unwrap();
    settle(&[psy, &laptop, &next], relay);
    assert_eq!(sessions(&next).len(), 1);
    assert!(before.iter().all(|bytes| !next.app.can_open(bytes).unwrap()));

    // Every ninety days without being asked: what she has written over goes.
    psy.does(json!({ "do": "note_session", "id": kept, "set": { "note": "plus juste" } }));
    let tap = tests::cast::Tap::new(tests::cast::AsRelay::transport(relay));
    psy.app.sync(&tap, 0, &|_| {}).unwrap();
    let later = heard(&tap);
    assert!(later.iter().any(|bytes| psy.app.can_open(bytes).unwrap()));
    [psy, &laptop, &next].iter().for_each(|device| device.wait(91 * DAY));
    settle(&[psy, &laptop, &next, psy], relay);
    assert!(later.iter().all(|bytes| !psy.app.can_open(bytes).unwrap()));
    assert_eq!(sessions(&laptop)[0]["note"], "plus juste");
}

//! The antenna is lost: what paper and a backup bring back, and what nothing else does.

use client::{Code, PaperText, PaperView};
use serde_json::json;
use tests::cast::{AsRelay, DAY, Device, LoopbackRelay, MINUTE, Tap, agree, settle};

use crate::Team;

fn typed(paper: &PaperView) -> PaperText {
    PaperText { words: paper.words.join(" "), team: Some(paper.team.clone()), relay: paper.relay.clone() }
}

fn scanned(paper: &PaperView) -> PaperText {
    PaperText { words: paper.text.clone(), team: None, relay: None }
}

/// A device in no team.
fn bare(team: &Team, name: &'static str) -> Device {
    Device::new(team.folder.path(), name, None)
}

fn id_of(device: &Device, label: &str) -> String {
    let devices = device.sees("devices");
    let found = devices.as_array().unwrap().iter().find(|device| device["label"] == label).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

/// An evening in which two phones met five people, one of them followed.
fn evening(team: &Team) {
    let outing = team.amal.opens_outing(None);
    team.bruno.opens_outing(Some(outing));
    team.amal.meets(outing, 2);
    team.bruno.meets(outing, 3);
    team.lead.does(json!({ "do": "open_follow_up", "code": "4180738", "next_step": "health", "owner": "mediator",
        "due": "2027-01-18" }));
    team.settle();
    assert_eq!(team.lead.people(), 5);
}

#[test]
fn a_team_whose_only_lead_is_lost_comes_back_by_paper_and_by_nothing_else() {
    let team = Team::gather();
    let paper = team.lead.app.make_paper().unwrap();
    assert_eq!(paper.words.len(), 24);
    evening(&team);

    // Words of another paper, words with a fault, another team's paper: nothing is written.
    let new = bare(&team, "new");
    let transport = team.relay.transport();
    let mut fault = typed(&paper);
    fault.words = paper.words.iter().rev().cloned().collect::<Vec<_>>().join(" ");
    let other = bare(&team, "other");
    other.found(&team.relay);
    let foreign = PaperText { team: Some(paper.team.clone()), ..typed(&other.app.make_paper().unwrap()) };
    for wrong in [fault, foreign, PaperText { team: None, ..typed(&paper) }] {
        assert!(new.app.recover(&wrong, "new", &*transport).is_err());
        assert_ne!(new.app.stage().unwrap(), client::Stage::Ready);
    }

    new.app.recover(&typed(&paper), "new", &*transport).unwrap();
    new.syncs(&team.relay);
    settle(&[&new, &team.amal, &team.bruno], &team.relay);
    assert_eq!(new.people(), 5, "the evening, whole");
    assert_eq!(new.sees("follow_ups")[0]["code"], "4180738", "what only the antenna reads, too");

    // The lost lead goes, by the paper that was just read; it learns nothing more and can do nothing more.
    new.app.remove_device(&id_of(&new, "lead")).unwrap();
    settle(&[&new, &team.amal, &team.bruno], &team.relay);
    let outing = team.amal.sees("tonight")["outing"]["id"].as_str().map(|id| id.parse().unwrap()).unwrap();
    team.amal.meets(outing, 4);
    settle(&[&new, &team.amal, &team.bruno], &team.relay);
    assert_eq!(new.people(), 9);
    assert!(agree(&[&new, &team.amal, &team.bruno]));
    assert!(team.lead.syncs(&team.relay).removed);
    let error = team.lead.app.set_role(&id_of(&team.lead, "amal"), "lead").unwrap_err();
    assert_eq!(error.code, Code::NotAllowed);

    // A new paper takes the place of the one that was typed into a machine.
    let second = new.app.make_paper().unwrap();
    new.syncs(&team.relay);
    let third = bare(&team, "third");
    assert_eq!(third.app.recover(&scanned(&paper), "third", &*transport).unwrap_err().code, Code::WrongPaper);
    third.app.recover(&scanned(&second), "third", &*transport).unwrap();
    third.syncs(&team.relay);
    settle(&[&third, &new], &team.relay);
    assert_eq!(third.people(), 9);
}

#[test]
fn a_lead_is_removed_by_two_leads_or_with_the_paper_and_not_by_one() {
    let team = Team::gather();
    let paper = team.lead.app.make_paper().unwrap();
    let second = bare(&team, "second");
    team.lead.enrols(&second, "lead", true, &team.relay);
    let lead = id_of(&second, "lead");
    assert_eq!(second.app.remove_device(&lead).unwrap_err().code, Code::NeedsPaper);
    assert_eq!(second.app.make_paper().err().unwrap().code, Code::NeedsPaper, "nor is the paper replaced by one alone");
    let mut wrong = paper.words.clone();
    wrong.rotate_left(1);
    let wrong = PaperText { words: wrong.join(" "), team: None, relay: None };
    assert_eq!(second.app.read_paper(&wrong).unwrap_err().code, Code::WrongPaper);
    second.app.read_paper(&scanned(&paper)).unwrap();
    second.app.remove_device(&lead).unwrap();
    second.syncs(&team.relay);
    assert!(team.lead.syncs(&team.relay).removed);

    // Locking forgets it.
    second.app.lock().unwrap();
    second.app.unlock(tests::cast::PASSPHRASE).unwrap();
    assert_eq!(second.sees("recovery")["read"], false);
}

#[test]
fn two_leads_remove_a_third_by_two_texts_and_no_text_does_more_than_it_says() {
    let team = Team::gather();
    let [second, third] = ["second", "third"].map(|name| {
        let device = bare(&team, name);
        team.lead.enrols(&device, "lead", true, &team.relay);
        device
    });
    settle(&[&team.lead, &second, &third], &team.relay);
    let gone = id_of(&team.lead, "third");
    assert_eq!(team.lead.app.remove_device(&gone).unwrap_err().code, Code::NeedsPaper);
    let asked = team.lead.app.ask_second(&gone).unwrap();
    assert_eq!(
        team.lead.app.ask_second(&id_of(&team.lead, "amal")).unwrap_err().code,
        Code::NotAllowed,
        "one lead is enough"
    );
    assert_eq!(team.amal.app.sign_second(&asked).unwrap_err().code, Code::NotAllowed, "a phone signs nothing");
    let view = second.app.second_asked(&asked).unwrap();
    assert_eq!((view.removes.as_deref(), view.by.as_str()), (Some("third"), "lead"));

    // Her own signature is not another lead's; a text that was changed is none.
    let own = team.lead.app.sign_second(&asked).unwrap();
    assert_eq!(team.lead.app.take_second(&own).unwrap_err().code, Code::NotAllowed);
    let signed = second.app.sign_second(&asked).unwrap();
    let mut changed = signed.clone().into_bytes();
    let last = changed.len() - 2;
    changed[last] = if changed[last] == b'A' { b'B' } else { b'A' };
    assert!(team.lead.app.take_second(&String::from_utf8(changed).unwrap()).is_err());
    assert!(team.lead.app.take_second(&asked).is_err(), "the question is no answer");
    assert_eq!(
        team.lead.sees("devices").as_array().unwrap().iter().filter(|device| device["status"] == "removed").count(),
        0
    );

    // Meanwhile the roster has grown: the signature holds, spaces in the text or not.
    team.lead.app.set_role(&id_of(&team.lead, "amal"), "social_worker").unwrap();
    team.lead.app.take_second(&signed.replace("MARAUDE6:", " MARAUDE6:\n")).unwrap();
    settle(&[&team.lead, &second], &team.relay);
    assert!(third.syncs(&team.relay).removed);
    assert!(team.lead.app.take_second(&signed).is_err(), "once");
    let outing = team.lead.opens_outing(None);
    team.lead.meets(outing, 3);
    settle(&[&team.lead, &second], &team.relay);
    assert_eq!((second.people(), third.people()), (3, 0), "nothing new reaches it");
}

#[test]
fn when_the_paper_is_lost_two_leads_make_another_one_and_the_lost_one_opens_nothing_new() {
    let team = Team::gather();
    let lost = team.lead.app.make_paper().unwrap();
    let second = bare(&team, "second");
    team.lead.enrols(&second, "lead", true, &team.relay);
    settle(&[&team.lead, &second], &team.relay);
    assert_eq!(team.lead.app.make_paper().err().unwrap().code, Code::NeedsPaper);
    assert_eq!(team.amal.app.ask_paper().err().unwrap().code, Code::NotAllowed);

    // Somebody's own text, passed off as hers on the way: she prints another paper, and takes no signature for theirs.
    let foreign = second.app.ask_paper().unwrap();
    let asked = team.lead.app.ask_paper().unwrap();
    let view = second.app.second_asked(&asked.text).unwrap();
    assert_eq!((view.removes, view.by.as_str(), &view.words), (None, "lead", &asked.words));
    assert_ne!(second.app.second_asked(&foreign.text).unwrap().words, asked.words);
    let for_theirs = team.lead.app.sign_second(&foreign.text).unwrap();
    assert_eq!(team.lead.app.take_second(&for_theirs).unwrap_err().code, Code::NotAllowed);
    let own = team.lead.app.sign_second(&asked.text).unwrap();
    assert_eq!(team.lead.app.take_second(&own).unwrap_err().code, Code::NotAllowed, "she is one lead");
    let signed = second.app.sign_second(&asked.text).unwrap();

    // Until it is taken, the one before is the team's.
    let transport = team.relay.transport();
    let early = bare(&team, "early");
    assert!(early.app.recover(&scanned(&asked.paper), "early", &*transport).is_err());
    team.lead.app.lock().unwrap();
    team.lead.app.unlock(tests::cast::PASSPHRASE).unwrap();
    team.lead.app.take_second(&signed).unwrap();
    assert!(team.lead.app.take_second(&signed).is_err(), "once");
    settle(&[&team.lead, &second], &team.relay);
    let outing = team.lead.opens_outing(None);
    team.lead.meets(outing, 3);
    settle(&[&team.lead, &second], &team.relay);

    let finder = bare(&team, "finder");
    assert_eq!(finder.app.recover(&scanned(&lost), "finder", &*transport).unwrap_err().code, Code::WrongPaper);
    let new = bare(&team, "new");
    new.app.recover(&typed(&asked.paper), "new", &*transport).unwrap();
    new.syncs(&team.relay);
    settle(&[&new, &team.lead], &team.relay);
    assert_eq!(new.people(), 3);
}

#[test]
fn a_backup_and_the_paper_bring_the_antenna_back_when_its_machine_and_the_relay_are_gone() {
    let team = Team::gather();
    let folder = team.folder.path().join("usb");
    assert_eq!(team.lead.app.backup_into(&folder).unwrap_err().code, Code::NeedsPaper);
    let paper = team.lead.app.make_paper().unwrap();
    evening(&team);
    assert_eq!(team.amal.app.backup_into(&folder).unwrap_err().code, Code::NotAllowed, "a phone is never backed up");
    let file = std::fs::read(team.lead.app.backup_into(&folder).unwrap()).unwrap();
    assert!(team.lead.sees("recovery")["backed_up"].is_i64());
    let written: Vec<_> = std::fs::read_dir(&folder).unwrap().collect();
    assert_eq!(written.len(), 1, "nothing beside the sealed file");

    // Afterwards a phone goes on, and then the antenna's machine and the relay burn.
    let outing = team.amal.sees("tonight")["outing"]["id"].as_str().map(|id| id.parse().unwrap()).unwrap();
    team.amal.meets(outing, 4);

    let new = bare(&team, "new");
    for broken in [&file[..40], &file[..file.len() - 1], b"PK\x03\x04", b""] {
        assert!(new.app.restore(broken, &typed(&paper), "new").is_err());
    }
    let other = bare(&team, "other");
    other.found(&team.relay);
    let error = new.app.restore(&file, &typed(&other.app.make_paper().unwrap()), "new").unwrap_err();
    assert_eq!(error.code, Code::WrongPaper);
    assert_eq!(new.app.stage().unwrap(), client::Stage::Alone, "a refused file changes nothing");
    new.app.restore(&file, &PaperText { words: paper.words.join(" "), team: None, relay: None }, "new").unwrap();
    assert_eq!(new.people(), 5, "without any network");
    assert_eq!(new.sees("follow_ups")[0]["code"], "4180738");

    let rebuilt = LoopbackRelay::start(&team.folder.path().join("rebuilt"));
    new.app.set_relay(&rebuilt.url()).unwrap();
    new.syncs(&rebuilt);
    new.app.accept_relay(&*rebuilt.transport()).unwrap();
    new.app.remove_device(&id_of(&new, "lead")).unwrap();
    new.syncs(&rebuilt);
    for phone in [&team.amal, &team.bruno] {
        phone.app.set_relay(&rebuilt.url()).unwrap();
    }
    settle(&[&team.amal, &team.bruno, &new], &rebuilt);
    settle(&[&team.amal, &team.bruno, &new], &rebuilt);
    assert_eq!(new.people(), 9, "and what the phone still had");
    assert!(agree(&[&new, &team.amal, &team.bruno]));
}

#[test]
fn a_backup_that_is_older_than_the_relay_catches_up() {
    let team = Team::gather();
    let paper = team.lead.app.make_paper().unwrap();
    evening(&team);
    let file = std::fs::read(team.lead.app.backup_into(&team.folder.path().join("usb")).unwrap()).unwrap();
    // The team goes on: a new phone in the roster, more people.
    let late = bare(&team, "late");
    team.lead.enrols(&late, "mediator", false, &team.relay);
    let outing = team.amal.sees("tonight")["outing"]["id"].as_str().map(|id| id.parse().unwrap()).unwrap();
    team.amal.meets(outing, 6);
    team.settle();

    let new = bare(&team, "new");
    new.app.restore(&file, &scanned(&paper), "new").unwrap();
    new.syncs(&team.relay);
    settle(&[&new, &team.amal, &late, &team.lead], &team.relay);
    settle(&[&new, &team.amal, &late, &team.lead], &team.relay);
    assert_eq!(new.people(), 11);
    assert!(agree(&[&new, &team.lead, &team.amal]));
    assert_eq!(new.sees("devices").as_array().unwrap().len(), 5);
}

#[test]
fn keys_of_the_spaces_that_stay_change_after_ninety_days_and_everybody_follows() {
    let team = Team::gather();
    let epoch = |n: i64| {
        let wire = Tap::new(team.relay.transport());
        team.lead.does(json!({ "do": "add_service", "name": format!("Foyer {n}"), "needs": ["shelter.tonight"] }));
        team.lead.app.sync(&wire, 0, &|_| {}).unwrap();
        wire.envelopes().into_iter().map(|overheard| overheard.header.epoch).collect::<Vec<_>>()
    };
    let (first, same) = (epoch(1), epoch(2));
    assert!(same.iter().any(|epoch| first.contains(epoch)), "the organisation's key of before");
    team.lead.wait(91 * DAY);
    team.lead.syncs(&team.relay);
    let later = epoch(3);
    assert!(later.iter().all(|epoch| !first.contains(epoch)), "another key");
    for phone in [&team.amal, &team.bruno] {
        phone.wait(91 * DAY + MINUTE);
    }
    team.settle();
    for device in [&team.amal, &team.bruno] {
        assert_eq!(device.sees("services").as_array().unwrap().len(), 3, "before and after");
    }
    let new = bare(&team, "new");
    team.lead.enrols(&new, "mediator", false, &team.relay);
    assert_eq!(new.sees("services").as_array().unwrap().len(), 3, "who comes later reads both");
}

#[test]
fn a_lead_gives_somebody_another_role_and_everybody_sees_it() {
    let team = Team::gather();
    let amal = id_of(&team.lead, "amal");
    assert_eq!(team.bruno.app.set_role(&amal, "psychologist").unwrap_err().code, Code::NotAllowed);
    assert_eq!(team.lead.app.set_role(&amal, "wizard").unwrap_err().code, Code::NotAllowed);
    team.lead.app.set_role(&amal, "psychologist").unwrap();
    team.lead.syncs(&team.relay);
    team.settle();
    assert_eq!(team.amal.sees("tonight")["role"], "psychologist");
    let bruno = team.bruno.sees("devices");
    let seen = bruno.as_array().unwrap().iter().find(|device| device["label"] == "amal").unwrap();
    assert_eq!(seen["role"], "psychologist");
}

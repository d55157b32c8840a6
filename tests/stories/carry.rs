//! By hand, where there is no network at all: the same checks, the same state.

use client::Code;
use serde_json::json;
use tests::{
    base64_of,
    cast::{Device, agree, settle},
};

use crate::Team;

fn carries(phone: &Device) -> String {
    let (name, bytes) = phone.app.carry_out().unwrap().expect("something waits");
    assert!(name.ends_with(".sealed") && !name.contains(phone.name), "{name}");
    for word in ["15-17", "living_place", "orange"] {
        assert!(!tests::find(&bytes, word), "{word} is in the file");
    }
    base64_of(&bytes)
}

pub fn evening(team: &Team) {
    let outing = team.amal.opens_outing(None);
    team.bruno.opens_outing(Some(outing));
    team.amal.meets(outing, 2);
    team.bruno.meets(outing, 3);
    team.bruno.does(json!({ "do": "raise_alert", "outing": outing, "level": "orange" }));
}

#[test]
fn a_file_carried_by_hand_gives_the_antenna_what_the_relay_would_have_given() {
    let team = Team::gather();
    assert!(team.lead.app.carry_out().unwrap().is_none(), "nothing waits");
    evening(&team);
    let files = [carries(&team.amal), carries(&team.bruno)];
    let took = team.lead.app.carry_in(&files[1]).unwrap();
    assert_eq!((took.new > 0, took.known, took.waiting), (true, 0, 0));
    let both = team.lead.app.carry_in(&files[0]).unwrap();
    assert!(both.new > 0);
    assert_eq!(team.lead.people(), 5);
    assert_eq!(team.lead.sees("alerts").as_array().unwrap().len(), 1);
    let again = team.lead.app.carry_in(&files[0]).unwrap();
    assert_eq!((again.new, again.known), (0, both.new), "twice is once");
    assert!(!team.amal.sees("unsent").as_array().unwrap().is_empty(), "nobody has confirmed it on the phone yet");

    // A phone that has heard of more of the team than the antenna brings that too.
    let psy = Device::new(team.folder.path(), "psy", None);
    team.lead.enrols(&psy, "psychologist", false, &team.relay);
    psy.app.create_vault("un autre secret à moi").unwrap();
    psy.syncs(&team.relay);
    let outing = psy.opens_outing(None);
    psy.meets(outing, 4);
    psy.does(json!({ "do": "note_session", "set": { "mood": "calm" } }));
    let took = team.lead.app.carry_in(&carries(&psy)).unwrap();
    assert_eq!((took.waiting, team.lead.people()), (0, 9));
    assert_eq!(team.lead.sees("health")["quarantine"], json!([]), "what is in her vault was not in the file");

    // The antenna finds a network first: the relay has it from there, and the phones find that it is confirmed.
    team.lead.syncs(&team.relay);
    settle(&[&team.lead, &team.amal, &team.bruno, &psy], &team.relay);
    assert_eq!((team.amal.sees("unsent"), team.bruno.sees("unsent")), (json!([]), json!([])));
    assert!(agree(&[&team.lead, &team.amal, &team.bruno]));

    // What came by hand and what came by the relay is the same: a second antenna device that took the other way agrees.
    let second = Device::new(team.folder.path(), "second", None);
    team.lead.enrols(&second, "supervisor", true, &team.relay);
    settle(&[&team.lead, &second], &team.relay);
    assert_eq!(second.people(), 9);
    assert!(agree(&[&team.lead, &second]));
}

#[test]
fn a_file_for_somebody_else_or_a_changed_one_changes_nothing() {
    let team = Team::gather();
    evening(&team);
    let file = carries(&team.amal);
    assert_eq!(team.bruno.app.carry_in(&file).unwrap_err().code, Code::NotAllowed, "a phone is no antenna");
    let other = Device::new(team.folder.path(), "other", None);
    other.found(&team.relay);
    assert_eq!(other.app.carry_in(&file).unwrap_err().code, Code::NotAllowed, "another team's");
    for broken in ["", "no base64 !", &file[..file.len() / 2], &base64_of(b"PK\x03\x04")] {
        assert_eq!(team.lead.app.carry_in(broken).unwrap_err().code, Code::Damaged);
    }
    // A removed phone's file waits behind its cut, as it would from the relay.
    let amal = team.lead.sees("devices");
    let amal = amal.as_array().unwrap().iter().find(|device| device["label"] == "amal").unwrap()["id"].clone();
    team.lead.app.remove_device(amal.as_str().unwrap()).unwrap();
    let took = team.lead.app.carry_in(&file).unwrap();
    assert_eq!((took.new, team.lead.people()), (0, 0));
    assert!(took.waiting > 0 && !team.lead.app.late().unwrap().is_empty());
    team.lead.app.take_late(amal.as_str().unwrap()).unwrap();
    assert_eq!(team.lead.people(), 2);
}

#[test]
fn the_file_brings_what_the_relay_has_and_the_antenna_has_not() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 2);
    team.amal.syncs(&team.relay);
    team.amal.meets(outing, 3);
    let took = team.lead.app.carry_in(&carries(&team.amal)).unwrap();
    assert_eq!((took.waiting, team.lead.people()), (0, 5), "the antenna has no network and misses nothing");
    team.settle();
    assert_eq!(team.amal.sees("unsent"), json!([]));
    assert_eq!(team.lead.people(), 5);
}

//! The antenna's own network, when there is no other.

use client::{Code, Near};
use serde_json::{Value, json};
use tests::cast::{DAY, Device, MemoryRelay, NearRelay, agree, settle};

use crate::{Team, carry::evening};

/// What a device knows, whatever way it came.
fn state(device: &Device) -> Value {
    let alerts = device.sees("alerts").as_array().unwrap().len();
    json!([device.people(), alerts, device.sees("health")["quarantine"], device.sees("conflicts")])
}

fn held(device: &Device) -> u64 {
    device.sees("tonight")["held"].as_u64().unwrap()
}

#[test]
fn phones_hand_over_in_the_antennas_own_network_and_destroy_nothing_before_there_is_a_second_copy() {
    let team = Team::gather();
    evening(&team);
    let near = NearRelay::open(&team.lead, &team.folder.path().join("near"));
    let code = Near::from_text(&near.near.to_text()).unwrap();
    assert_eq!(code, near.near, "the code on the screen says all of it");
    for phone in [&team.amal, &team.bruno] {
        assert!(phone.syncs_near(&code).unwrap().sent > 0);
    }
    team.lead.syncs_near(&near.near).unwrap();
    assert_eq!(team.lead.people(), 5, "the antenna has the evening");
    for phone in [&team.amal, &team.bruno] {
        phone.syncs_near(&code).unwrap();
        assert_eq!(phone.sees("unsent"), json!([]), "{} has handed over", phone.name);
        assert!(held(phone) > 0, "{} destroys nothing for the word of one disk", phone.name);
        assert_eq!(phone.people(), 5, "and has what the other wrote");
    }
    assert!(agree(&[&team.lead, &team.amal, &team.bruno]));

    // A word to a phone goes that way too.
    let alert = team.lead.sees("alerts")[0]["id"].clone();
    team.lead.does(json!({ "do": "see_alert", "alert": alert }));
    team.lead.syncs_near(&near.near).unwrap();
    team.bruno.syncs_near(&code).unwrap();
    assert_eq!(team.bruno.sees("alerts")[0]["seen_by"][0][0], "lead");
    drop(near);

    // The line is back: the antenna brings the relay what it has never seen, and now there are receipts.
    team.lead.syncs(&team.relay);
    let other = Device::new(team.folder.path(), "other", None);
    team.lead.enrols(&other, "supervisor", true, &team.relay);
    settle(&[&team.lead, &other], &team.relay);
    assert_eq!(other.people(), 5, "the relay has the evening without the phones");
    for phone in [&team.amal, &team.bruno] {
        phone.does(json!({ "do": "close_outing", "outing": phone.sees("tonight")["outings"][0]["id"] }));
    }
    settle(&[&team.amal, &team.bruno, &team.lead, &team.amal, &team.bruno], &team.relay);
    assert_eq!((held(&team.amal), held(&team.bruno)), (0, 0), "and the phones are empty");
    assert_eq!(team.lead.people(), 5);
}

#[test]
fn the_relay_the_antennas_network_and_a_file_by_hand_give_the_same_state() {
    let states: Vec<Value> = ["relay", "near", "file"]
        .into_iter()
        .map(|way| {
            let team = Team::gather();
            evening(&team);
            match way {
                "relay" => team.settle(),
                "near" => {
                    let near = NearRelay::open(&team.lead, &team.folder.path().join("near"));
                    for device in [&team.amal, &team.bruno, &team.lead] {
                        device.syncs_near(&near.near).unwrap();
                    }
                }
                _ => {
                    for phone in [&team.amal, &team.bruno] {
                        let (_, bytes) = phone.app.carry_out().unwrap().unwrap();
                        team.lead.app.carry_in(&tests::base64_of(&bytes)).unwrap();
                    }
                }
            }
            state(&team.lead)
        })
        .collect();
    assert_eq!(states[0], json!([5, 1, [], []]));
    assert_eq!((&states[1], &states[2]), (&states[0], &states[0]));
}

#[test]
fn a_code_of_another_team_and_another_machine_at_the_address_are_told_nothing() {
    let (team, others) = (Team::gather(), Team::gather());
    evening(&team);
    let theirs = NearRelay::open(&others.lead, &others.folder.path().join("near"));
    assert_eq!(team.amal.syncs_near(&theirs.near).unwrap_err().code, Code::NotAllowed);
    assert_eq!(Near::from_text("MARAUDE7:abc").unwrap_err().code, Code::BadInvite);
    assert_eq!(team.amal.app.near_team().unwrap_err().code, Code::NotAllowed, "a phone opens none");

    // The code is the right team's; somebody else's machine answers at its address.
    let false_code = team.lead.app.near_at(&theirs.near.address, [9; 32]).unwrap();
    assert_eq!(team.amal.syncs_near(&false_code).unwrap_err().code, Code::RelayChanged);
    assert_ne!(team.amal.sees("unsent"), json!([]), "everything is still here");
    // And the team's own relay is the one that it was.
    team.settle();
    assert_eq!(team.lead.people(), 5);
}

#[test]
fn two_antennas_without_a_line_between_them_do_not_part_ways() {
    let folder = tempfile::tempdir().unwrap();
    let relay = MemoryRelay::new(&folder.path().join("relay"));
    let lead = Device::new(folder.path(), "lead", None);
    lead.found(&relay);
    let second = Device::new(folder.path(), "second", None);
    lead.enrols(&second, "lead", true, &relay);
    let amal = Device::new(folder.path(), "amal", None);
    lead.enrols(&amal, "mediator", false, &relay);
    let all = [&lead, &second, &amal];
    settle(&all, &relay);
    // Without a line, the antenna makes the nights to come and tells a phone; somewhere else the other desk makes its own.
    all.iter().for_each(|device| device.wait(5 * DAY));
    let near = NearRelay::open(&lead, &folder.path().join("near"));
    lead.syncs_near(&near.near).unwrap();
    amal.syncs_near(&near.near).unwrap();
    second.syncs(&relay);
    amal.meets(amal.opens_outing(None), 4);
    amal.syncs_near(&near.near).unwrap();
    lead.syncs_near(&near.near).unwrap();
    assert_eq!(lead.people(), 4);
    drop(near);
    settle(&[&lead, &second, &amal, &lead, &second], &relay);
    assert_eq!((lead.people(), second.people()), (4, 4), "the two histories became one and nothing is lost");
    assert!(agree(&[&lead, &second]));
}

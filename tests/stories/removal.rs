//! Leaving the team.

use serde_json::json;
use tests::cast::{MINUTE, agree};

use crate::Team;

fn id_of(team: &Team, label: &str) -> String {
    let devices = team.lead.sees("devices");
    let device = devices.as_array().unwrap().iter().find(|device| device["label"] == label).unwrap();
    device["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_removed_phone_hands_over_nothing_past_its_cut_and_gets_nothing_new() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.bruno.opens_outing(Some(outing));
    team.bruno.meets(outing, 2);
    team.settle();
    team.lead.app.remove_device(&id_of(&team, "bruno")).unwrap();
    team.lead.syncs(&team.relay);

    team.amal.meets(outing, 3);
    tests::cast::settle(&[&team.amal, &team.lead], &team.relay);
    team.bruno.wait(MINUTE);
    team.bruno.meets(outing, 9);
    let report = team.bruno.syncs(&team.relay);
    assert!(report.removed);
    assert_eq!((report.received, report.sent), (0, 0));
    assert!(report.refused > 0, "what was written after the cut is refused by the relay");
    assert_eq!(team.bruno.people(), 11, "it saw nothing of what the others wrote since");
    tests::cast::settle(&[&team.amal, &team.lead], &team.relay);
    assert_eq!((team.lead.people(), team.amal.people()), (5, 5));
    assert!(agree(&[&team.amal, &team.lead]));
    assert!(!team.bruno.sees("unsent").as_array().unwrap().is_empty(), "and what it holds stays visible on it");
}

#[test]
fn a_phone_removes_nobody() {
    let team = Team::gather();
    let error = team.amal.app.remove_device(&id_of(&team, "bruno")).unwrap_err();
    assert_eq!(error.code, client::Code::NotAllowed);
}

#[test]
fn a_device_that_comes_after_a_removal_reads_the_history_under_the_older_keys_too() {
    let team = Team::gather();
    team.lead.does(json!({ "do": "add_service", "name": "Foyer", "needs": ["shelter.tonight"] }));
    team.settle();
    team.lead.app.remove_device(&id_of(&team, "bruno")).unwrap();
    team.lead.does(json!({ "do": "add_service", "name": "PASS", "needs": ["health.care"] }));
    team.lead.syncs(&team.relay);
    let new = tests::cast::Device::new(team.folder.path(), "new", None);
    team.lead.enrols(&new, "mediator", false, &team.relay);
    tests::cast::settle(&[&team.lead, &new], &team.relay);
    assert_eq!(new.sees("services").as_array().unwrap().len(), 2);
}

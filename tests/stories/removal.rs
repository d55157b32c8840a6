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
fn what_a_phone_wrote_after_its_removal_waits_for_a_lead_and_it_gets_nothing_new() {
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
    assert_eq!(report.received, 0);
    assert_eq!(team.bruno.people(), 0, "it saw nothing of what the others wrote since, and shows nothing any more");
    tests::cast::settle(&[&team.amal, &team.lead], &team.relay);
    assert_eq!((team.lead.people(), team.amal.people()), (5, 5), "what was written after the cut is in no record");
    assert!(agree(&[&team.amal, &team.lead]));

    // It was handed over all the same: a lead looks at it and takes it, and then everybody has it.
    let late = team.lead.app.late().unwrap();
    assert_eq!((late.len(), late[0].label.as_str(), late[0].envelopes), (1, "bruno", 1));
    let bruno = id_of(&team, "bruno");
    assert_eq!(team.amal.app.take_late(&bruno).unwrap_err().code, client::Code::NotAllowed);
    team.lead.app.take_late(&bruno).unwrap();
    tests::cast::settle(&[&team.amal, &team.lead], &team.relay);
    tests::cast::settle(&[&team.amal, &team.lead], &team.relay);
    assert_eq!((team.lead.people(), team.amal.people()), (14, 14));
    assert!(team.lead.app.late().unwrap().is_empty());
    assert!(agree(&[&team.amal, &team.lead]));
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

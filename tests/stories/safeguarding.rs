//! A report about what the team itself may have done: everybody writes, only the focal points read.

use client::Code;
use serde_json::{Value, json};
use tests::{
    cast::{Device, settle},
    find_in_files,
};

use crate::Team;

const WORDS: &str = "un bénévole crie sur les jeunes";

fn reports(device: &Device) -> Value {
    let report = json!({ "what": "violence", "about": "volunteer", "zone": "Z1", "danger": true, "words": WORDS });
    json!(device.does(json!({ "do": "report_concern", "concern": report })))
}

fn id_of(team: &Team, label: &str) -> String {
    let devices = team.lead.sees("devices");
    let found = devices.as_array().unwrap().iter().find(|device| device["label"] == label).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

#[test]
fn everybody_writes_one_only_the_focal_point_reads_it_and_the_writer_keeps_the_hour() {
    let team = Team::gather();
    reports(&team.amal);
    let view = team.amal.sees("concerns");
    assert_eq!((view["ready"].as_bool(), view["focal"].as_bool()), (Some(true), Some(false)));
    assert_eq!(view["reports"], json!([]), "not even before it has left");
    assert_eq!(view["mine"][0]["sent"], false);
    team.settle();
    let mine = team.amal.sees("concerns")["mine"].clone();
    assert_eq!((mine.as_array().unwrap().len(), mine[0]["sent"].as_bool()), (1, Some(true)));
    assert!(mine[0]["at"].is_i64());

    let read = team.lead.sees("concerns")["reports"].clone();
    assert_eq!((read[0]["words"].as_str(), read[0]["danger"].as_bool()), (Some(WORDS), Some(true)));
    assert_eq!(team.bruno.sees("concerns")["reports"], json!([]));
    for phone in [&team.amal, &team.bruno] {
        let shown: Vec<String> =
            ["hashes", "unsent", "conflicts", "tonight"].map(|view| phone.sees(view).to_string()).into();
        assert!(shown.iter().all(|shown| !shown.contains(WORDS) && !shown.contains("safeguarding")), "{shown:?}");
    }
    assert_eq!(find_in_files(team.folder.path(), WORDS), Vec::<String>::new());

    // The focal point's answer stays with the focal points.
    let id = read[0]["id"].clone();
    team.lead.does(json!({ "do": "answer_concern", "concern": id, "status": "handled", "answer": "entretien fait" }));
    team.settle();
    assert_eq!(team.lead.sees("concerns")["reports"][0]["status"], "handled");
    let error = team.amal.tries(json!({ "do": "answer_concern", "concern": id, "status": "closed" })).unwrap_err();
    assert_eq!(error.code, Code::Refused);
}

#[test]
fn a_focal_point_is_named_by_a_focal_point_and_the_last_one_stays() {
    let team = Team::gather();
    let (lead, amal) = (id_of(&team, "lead"), id_of(&team, "amal"));
    reports(&team.bruno);
    team.settle();
    assert_eq!(team.bruno.app.set_focal(&amal, true).unwrap_err().code, Code::NotAllowed);
    assert_eq!(team.lead.app.set_focal(&lead, false).unwrap_err().code, Code::NotAllowed, "somebody has to read them");
    team.lead.app.set_focal(&amal, true).unwrap();
    team.lead.syncs(&team.relay);
    team.settle();
    assert_eq!(team.amal.sees("concerns")["reports"][0]["words"], WORDS, "from the first report on");

    // The lead is no focal point any more: what is written from now on, the lead does not read.
    team.amal.app.set_focal(&lead, false).unwrap();
    team.amal.syncs(&team.relay);
    settle(&[&team.lead, &team.bruno, &team.amal], &team.relay);
    let report = json!({ "what": "data", "about": "staff", "words": "cela concerne le siège" });
    team.bruno.does(json!({ "do": "report_concern", "concern": report }));
    settle(&[&team.bruno, &team.lead, &team.amal], &team.relay);
    assert_eq!(team.amal.sees("concerns")["reports"].as_array().unwrap().len(), 2);
    assert_eq!(team.lead.sees("concerns")["reports"], json!([]));
    assert_eq!(team.lead.app.set_focal(&lead, true).unwrap_err().code, Code::NotAllowed, "nor by naming itself");
    assert_eq!(team.lead.sees("health")["quarantine"], json!([]));
}

#[test]
fn a_device_that_joins_can_write_one_at_once() {
    let team = Team::gather();
    let new = Device::new(team.folder.path(), "new", None);
    team.lead.enrols(&new, "social_worker", false, &team.relay);
    reports(&new);
    settle(&[&new, &team.lead], &team.relay);
    assert_eq!(team.lead.sees("concerns")["reports"][0]["words"], WORDS);
}

//! Steps of protection and law: who reads them, who does not, and whom time passes.

use client::Code;
use serde_json::{Value, json};
use tests::{
    cast::{AsRelay, DAY, Device, settle},
    find_in_files,
};

use crate::Team;

fn step(code: &str, due: &str) -> Value {
    json!({ "do": "note_legal_step", "set": { "code": code, "what": "concern_report", "receiver": "crip", "due": due,
        "words": "rappeler le service gardien" } })
}

fn steps(device: &Device) -> Value {
    device.sees("legal")["steps"].clone()
}

#[test]
fn the_legal_officer_and_the_lead_read_a_step_and_no_phone_desk_or_paper_does() {
    let team = Team::gather();
    let jurist = Device::new(team.folder.path(), "jurist", None);
    team.lead.enrols(&jurist, "legal_officer", false, &team.relay);
    let desk = Device::new(team.folder.path(), "desk", None);
    team.lead.enrols(&desk, "social_worker", true, &team.relay);
    let paper = team.lead.app.make_paper().unwrap();
    settle(&[&team.lead, &jurist, &desk], &team.relay);

    let id = jurist.does(step("4180738", "2027-01-18"));
    settle(&[&jurist, &team.lead, &desk, &team.amal], &team.relay);
    assert_eq!(steps(&team.lead), steps(&jurist));
    assert_eq!(steps(&team.lead)[0]["step"]["status"], "to_do");
    for other in [&desk, &team.amal] {
        assert_eq!(other.sees("legal"), json!({ "ready": false, "steps": [] }));
        assert_eq!(other.tries(step("4180738", "2027-01-18")).unwrap_err().code, Code::NotAllowed);
    }
    assert_eq!(find_in_files(&desk.home, "gardien"), Vec::<String>::new());

    // Sent, answered, and what time does to it.
    jurist.does(json!({ "do": "note_legal_step", "id": id, "set": { "status": "sent" } }));
    settle(&[&jurist, &team.lead], &team.relay);
    assert_eq!(steps(&team.lead)[0]["step"]["day"], "2027-01-15");
    team.lead.wait(4 * DAY);
    assert_eq!(steps(&team.lead)[0]["overdue"], true);
    team.lead.does(json!({ "do": "note_legal_step", "id": id, "set": { "status": "answered" } }));
    assert_eq!(steps(&team.lead)[0]["overdue"], false);

    // The team's paper brings a desk back, and not this: it is sealed to the readers alone.
    let new = Device::new(team.folder.path(), "new", None);
    let text = client::PaperText { words: paper.words.join(" "), team: Some(paper.team.clone()), relay: None };
    new.app.recover(&text, "nouvelle", &*team.relay.transport()).unwrap();
    settle(&[&new], &team.relay);
    assert_eq!(steps(&new), json!([]));
}

#[test]
fn whoever_leaves_the_role_or_the_team_reads_nothing_that_is_written_after() {
    let team = Team::gather();
    let jurist = Device::new(team.folder.path(), "jurist", None);
    team.lead.enrols(&jurist, "legal_officer", false, &team.relay);
    let second = Device::new(team.folder.path(), "second", None);
    team.lead.enrols(&second, "supervisor", false, &team.relay);
    settle(&[&team.lead, &jurist, &second], &team.relay);
    jurist.does(step("4180738", "2027-01-18"));
    settle(&[&jurist, &team.lead, &second], &team.relay);
    assert_eq!(steps(&second).as_array().unwrap().len(), 1);

    let id = |label: &str| {
        let devices = team.lead.sees("devices");
        let row = devices.as_array().unwrap().iter().find(|row| row["label"] == label).cloned().unwrap();
        row["id"].as_str().unwrap().to_owned()
    };
    team.lead.app.remove_device(&id("jurist")).unwrap();
    team.lead.app.set_role(&id("second"), "mediator").unwrap();
    settle(&[&team.lead, &second], &team.relay);
    team.lead.does(step("4180738", "2027-01-20"));
    settle(&[&team.lead, &second], &team.relay);
    assert_eq!(steps(&team.lead).as_array().unwrap().len(), 2);
    assert_eq!(second.sees("legal")["ready"], false);
    assert!(!steps(&second).to_string().contains("2027-01-20"));
    jurist.syncs(&team.relay);
    assert!(!steps(&jurist).to_string().contains("2027-01-20"));

    // A legal officer who comes later reads what was there before.
    let later = Device::new(team.folder.path(), "later", None);
    team.lead.enrols(&later, "legal_officer", false, &team.relay);
    settle(&[&team.lead, &later], &team.relay);
    assert_eq!(steps(&later), steps(&team.lead));
}

#[test]
fn a_step_without_a_code_a_receiver_or_a_date_is_refused() {
    let team = Team::gather();
    for missing in ["code", "what", "receiver", "due"] {
        let mut command = step("4180738", "2027-01-18");
        command["set"].as_object_mut().unwrap().remove(missing);
        assert_eq!(team.lead.tries(command).unwrap_err().code, Code::Refused, "{missing}");
    }
    let mut named = step("4180738", "2027-01-18");
    named["set"]["words"] = json!("appeler le 06 12 34 56 78");
    assert_eq!(team.lead.tries(named).unwrap_err().code, Code::Refused);
    assert_eq!(team.lead.tries(step("4180739", "2027-01-18")).unwrap_err().code, Code::Refused, "a wrong digit");
    assert_eq!(steps(&team.lead), json!([]));
}

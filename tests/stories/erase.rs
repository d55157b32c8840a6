//! Erasing one code, everywhere, also on what was away.

use serde_json::{Value, json};
use tests::cast::{DAY, Device, agree, settle};

use crate::Team;

fn holds_code(device: &Device) -> bool {
    ["follow_ups", "tonight", "board", "debrief", "referral_board", "conflicts", "unsent"]
        .iter()
        .any(|view| device.sees(view).to_string().contains("4180738"))
}

fn say(device: &Device, set: Value) {
    device.does(json!({ "do": "set_follow_up", "code": "4180738", "set": set }));
}

#[test]
fn an_erased_code_is_gone_from_every_device_and_one_that_was_away_does_not_bring_it_back() {
    let team = Team::gather();
    let second = Device::new(team.folder.path(), "second", None);
    team.lead.enrols(&second, "supervisor", true, &team.relay);
    team.lead.does(json!({
        "do": "open_follow_up", "code": "4180738", "next_step": "voir le médecin", "owner": "mediator", "due": "2027-01-15",
        "wish": "retrouver son frère",
    }));
    let all = [&team.lead, &second, &team.amal, &team.bruno];
    settle(&all, &team.relay);
    let outing = team.amal.opens_outing(None);
    let contact = team.amal.meets(outing, 1);
    let seen = json!({ "about": "code", "code": "4180738" });
    team.amal.does(json!({ "do": "note_contact", "id": contact, "outing": outing, "answers": [seen] }));
    let decision = json!({ "do": "decide", "topic": "follow_up", "of": "4180738", "what": "accompagner", "owner": "lead", "due": "2027-01-20" });
    team.lead.does(decision);
    settle(&all, &team.relay);
    assert!(all.iter().all(|device| holds_code(device)));

    // Two are away: a phone that decides something on it, and the other desk.
    say(&team.bruno, json!({ "outcome": "done" }));
    second.does(json!({ "do": "set_follow_up", "code": "4180738", "set": { "wish": "aller à l'école" } }));
    second.does(json!({
        "do": "open_follow_up", "code": "1234569", "next_step": "école", "owner": "mediator", "due": "2027-03-15",
    }));
    assert_eq!(team.amal.app.erase_code("4180738").unwrap_err().code, client::Code::NotAllowed);
    team.lead.app.erase_code("4180738").unwrap();
    assert!(!holds_code(&team.lead), "at once");
    assert_eq!(team.lead.people(), 1, "the anonymous count of the evening stays");
    settle(&[&team.lead, &team.amal], &team.relay);
    assert!(!holds_code(&team.amal));
    assert!(holds_code(&second) && holds_code(&team.bruno), "they have not heard of it");

    // What they send is passed over in the very sync that brings it.
    for away in [&second, &team.bruno] {
        away.syncs(&team.relay);
        team.lead.syncs(&team.relay);
        assert!(!holds_code(&team.lead), "brought back by {}", away.name);
        assert_eq!(team.lead.sees("health")["quarantine"], json!([]), "what came with it is not held up");
    }
    settle(&[&second, &team.bruno, &team.lead, &team.amal], &team.relay);
    for device in all {
        assert!(!holds_code(device), "{}", device.name);
    }
    assert!(agree(&all));
    for _ in 0..2 {
        all.iter().for_each(|device| device.wait(40 * DAY));
        settle(&all, &team.relay);
    }
    let late = Device::new(team.folder.path(), "late", None);
    late.set_clock(team.lead.now());
    team.lead.enrols(&late, "supervisor", true, &team.relay);
    settle(&[&team.lead, &second, &late], &team.relay);
    assert!(!holds_code(&late) && !holds_code(&team.lead), "nor for whoever comes later");
    assert_eq!(late.sees("board")[0]["follow_up"]["code"], "1234569", "and what else they wrote is here");
    assert!(team.lead.app.erase_code("4180738").is_err(), "there is nothing left to erase");
}

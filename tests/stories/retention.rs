//! The end of a record's time: explained, decided by a human, and then gone everywhere.

use client::{Code, Due};
use serde_json::{Value, json};
use tests::cast::{DAY, Device, MINUTE, agree, settle};

use crate::Team;

fn due(device: &Device) -> Vec<Value> {
    device.sees("retention")["due"].as_array().unwrap().clone()
}

fn log(device: &Device) -> Vec<(String, String, i64)> {
    let rows = device.sees("retention")["log"].as_array().unwrap().clone();
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    rows.iter().map(|row| (text(row, "what"), text(row, "kind"), row["count"].as_i64().unwrap())).collect()
}

/// An evening, its follow-up and decision, and everybody up to date.
fn evening(team: &Team) {
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 3);
    team.lead.does(json!({ "do": "open_follow_up", "code": "4180738", "next_step": "health", "owner": "mediator",
        "due": "2027-01-18" }));
    team.lead.does(
        json!({ "do": "decide", "topic": "other", "what": "rappeler le foyer", "owner": "lead", "due": "2027-01-20" }),
    );
    team.settle();
}

#[test]
fn what_has_come_to_its_end_is_shown_with_its_reason_and_goes_everywhere_when_somebody_says_so() {
    let team = Team::gather();
    let second = Device::new(team.folder.path(), "second", None);
    team.lead.enrols(&second, "supervisor", true, &team.relay);
    // A phone that is away with something it has not sent.
    let away = Device::new(team.folder.path(), "away", None);
    team.lead.enrols(&away, "mediator", false, &team.relay);
    evening(&team);
    second.syncs(&team.relay);
    away.syncs(&team.relay);
    away.meets(away.opens_outing(None), 7);
    away.app.lock().unwrap();
    assert!(due(&team.lead).is_empty());

    team.lead.wait(370 * DAY);
    let rows = due(&team.lead);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(
        (&rows[0]["due"], &rows[0]["kind"], &rows[0]["months"]),
        (&json!("month"), &json!("debrief"), &json!(12))
    );
    team.lead.wait(370 * DAY);
    let rows = due(&team.lead);
    let night = rows.iter().find(|row| row["due"] == "night").unwrap();
    assert_eq!(
        (&night["day"], &night["months"], &night["last"]),
        (&json!("2027-01-15"), &json!(24), &json!("2027-01-15"))
    );
    assert!(night["records"].as_u64().unwrap() >= 2);
    assert!(rows.iter().any(|row| row["due"] == "follow_up" && row["code"] == "4180738"));

    let night = Due::Night { day: "2027-01-15".into() };
    assert_eq!(team.amal.app.erase_due(&night).unwrap_err().code, Code::NotAllowed);
    let early = Due::Night { day: "2029-01-20".into() };
    assert_eq!(team.lead.app.erase_due(&early).unwrap_err().code, Code::NotAllowed, "nothing before its time");
    for row in rows {
        team.lead.app.erase_due(&serde_json::from_value(row).unwrap()).unwrap();
    }
    assert!(due(&team.lead).is_empty());
    assert_eq!((team.lead.people(), team.lead.sees("follow_ups")), (0, json!([])));
    for device in [&second, &team.amal, &away] {
        device.set_clock(team.lead.now());
    }
    away.app.unlock(tests::cast::PASSPHRASE).unwrap();
    team.lead.syncs(&team.relay);
    for _ in 0..2 {
        away.syncs(&team.relay);
        settle(&[&team.lead, &second, &team.amal], &team.relay);
    }
    assert_eq!((second.people(), team.lead.people()), (0, 0), "nor does the one that was away bring it back");
    assert_eq!(away.sees("unsent"), json!([]), "what it had not sent of that night is gone with the night");
    assert!(agree(&[&team.lead, &second]));
    assert_eq!(team.lead.sees("health")["quarantine"], json!([]));

    // Whoever comes later finds nothing of it, at the relay neither.
    let late = Device::new(team.folder.path(), "late", None);
    late.set_clock(team.lead.now());
    team.lead.enrols(&late, "supervisor", true, &team.relay);
    settle(&[&team.lead, &late], &team.relay);
    assert_eq!((late.people(), late.sees("follow_ups")), (0, json!([])));

    // The log says that something of a kind was erased, by whom and when, and nothing of what it was.
    let log = log(&team.lead);
    for kind in ["outing", "follow_up", "debrief"] {
        assert!(log.iter().any(|(what, of, count)| what == "erased" && of == kind && *count >= 1), "{kind}: {log:?}");
    }
    assert!(!team.lead.sees("retention").to_string().contains("4180738"));
}

#[test]
fn a_team_sets_fewer_months_and_never_more() {
    let team = Team::gather();
    evening(&team);
    let set = |kind: &str, months: i64| {
        team.lead.tries(json!({ "do": "set", "key": format!("retention/{kind}"), "value": months }))
    };
    assert_eq!(set("follow_up", 25).unwrap_err().code, Code::Refused, "two years is the ceiling");
    assert_eq!(set("session", 12).unwrap_err().code, Code::Refused, "hers are hers to keep");
    set("follow_up", 6).unwrap();
    team.lead.wait(190 * DAY);
    let rows = due(&team.lead);
    assert_eq!((rows.len(), &rows[0]["due"], &rows[0]["months"]), (1, &json!("follow_up"), &json!(6)));
    // Somebody writes in it: its time begins anew.
    team.lead.does(json!({ "do": "set_follow_up", "code": "4180738", "set": { "due": "2027-09-01" } }));
    assert!(due(&team.lead).is_empty());
}

#[test]
fn the_log_says_who_looked_at_what_kind_and_when_and_not_at_what() {
    let team = Team::gather();
    evening(&team);
    let look = json!({ "show": "history", "code": "4180738" });
    for _ in 0..5 {
        team.lead.app.ask(&serde_json::from_value(look.clone()).unwrap()).unwrap();
    }
    let opened = || log(&team.lead).iter().filter(|(what, kind, _)| what == "opened" && kind == "follow_up").count();
    assert_eq!(opened(), 1, "one look is one line");
    team.lead.wait(61 * MINUTE);
    team.lead.app.ask(&serde_json::from_value(look).unwrap()).unwrap();
    assert_eq!(opened(), 2);
    let row = team.lead.sees("retention")["log"][0].clone();
    assert_eq!((&row["role"], &row["label"], &row["at"]), (&json!("lead"), &json!("lead"), &json!(team.lead.now())));
    assert!(!row.to_string().contains("4180738"));
    team.settle();
    assert_eq!(team.amal.sees("retention")["log"], json!([]), "no phone reads it");
}

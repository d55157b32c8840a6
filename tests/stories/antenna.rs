//! The antenna's evening: agree, debrief, follow up, report.

use domain::Refusal;
use serde_json::{Value, json};
use tests::cast::{DAY, Device, MINUTE};

use crate::Team;

pub fn asks(device: &Device, query: Value) -> Value {
    device.app.ask(&serde_json::from_value(query).unwrap()).unwrap()
}

pub fn refused(device: &Device, command: Value) -> Refusal {
    device.tries(command).unwrap_err().refusal.unwrap()
}

fn follows(device: &Device, code: &str, due: &str) {
    device.does(json!({
        "do": "open_follow_up", "code": code, "next_step": "voir le médecin", "owner": "mediator", "due": due,
        "wish": "retrouver son frère",
    }));
}

#[test]
fn arrivals_say_what_came_from_whom_and_that_it_was_received() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 3);
    team.lead.wait(MINUTE);
    let row = |label: &str| {
        let rows = team.lead.sees("arrivals");
        rows.as_array().unwrap().iter().find(|row| row["label"] == label).cloned().unwrap()
    };
    assert_eq!((row("amal")["contacts"].as_u64(), row("bruno")["contacts"].as_u64()), (Some(0), Some(0)));
    let before = row("amal")["heard"].as_i64();
    team.amal.syncs(&team.relay);
    team.lead.syncs(&team.relay);
    let amal = row("amal");
    assert_eq!(
        (amal["contacts"].as_u64(), amal["people"].as_u64(), &amal["received"]),
        (Some(1), Some(3), &json!(true))
    );
    assert!(amal["heard"].as_i64() > before);
    assert_eq!(row("bruno")["people"], 0);
    assert!(team.lead.sees("arrivals").as_array().unwrap().iter().all(|row| row["label"] != "lead"));
}

#[test]
fn one_group_logged_twice_is_shown_with_both_and_a_yes_is_taken_back() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.bruno.opens_outing(Some(outing));
    let (first, second) = (team.amal.meets(outing, 4), team.bruno.meets(outing, 5));
    team.settle();
    let pairs = team.lead.sees("pairs");
    assert_eq!(pairs.as_array().unwrap().len(), 1);
    let shown = [&pairs[0]["a"]["heads"][0]["count"], &pairs[0]["b"]["heads"][0]["count"]].map(|count| count.as_u64());
    assert!(shown.contains(&Some(4)) && shown.contains(&Some(5)), "both are shown");
    let answer = |answer: &str| json!({ "do": "answer_same_group", "contacts": [first, second], "answer": answer });
    team.lead.does(answer("yes"));
    assert_eq!((team.lead.people(), team.lead.sees("pairs")[0]["answer"].as_str()), (5, Some("yes")));
    team.lead.does(answer("separate"));
    assert_eq!(team.lead.people(), 9);
}

#[test]
fn a_conflict_is_decided_by_choosing_one_of_its_values_and_no_other() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    let met = team.amal.meets(outing, 1);
    team.settle();
    for (device, code) in [(&team.amal, "ti"), (&team.bruno, "am")] {
        let language = json!({ "about": "language", "language": code });
        device.does(json!({ "do": "note_contact", "id": met, "outing": outing, "answers": [language] }));
    }
    team.settle();
    let resolve =
        |value: &str| json!({ "do": "resolve", "kind": "contact", "id": met, "field": "language", "value": value });
    assert_eq!(refused(&team.lead, resolve("fr")), Refusal::NotInConflict);
    // The value that the merge put first may be the one that is chosen: saying it again decides too.
    let first = asks(&team.lead, json!({ "show": "contact", "id": met }))["contact"]["language"].clone();
    team.lead.does(resolve(first.as_str().unwrap()));
    team.settle();
    for device in [&team.lead, &team.amal, &team.bruno] {
        assert_eq!(device.sees("conflicts"), json!([]), "{}", device.name);
        assert_eq!(asks(device, json!({ "show": "contact", "id": met }))["contact"]["language"], first);
    }
    assert_eq!(refused(&team.lead, resolve("ti")), Refusal::NotInConflict, "decided");
}

#[test]
fn two_codes_that_may_be_one_child_share_a_risk_and_nothing_else_and_are_given_back() {
    let team = Team::gather();
    follows(&team.lead, "4180738", "2027-01-20");
    follows(&team.lead, "1234569", "2027-01-18");
    team.lead.does(json!({ "do": "set_follow_up", "code": "4180738", "set": { "risk": "high" } }));
    let same = |answer: &str| json!({ "do": "answer_same_child", "codes": ["4180738", "1234569"], "answer": answer });
    let row = |code: &str| {
        let board = team.lead.sees("board");
        board.as_array().unwrap().iter().find(|row| row["follow_up"]["code"] == code).cloned().unwrap()
    };
    assert_eq!(row("1234569")["risk"], Value::Null);
    team.lead.does(same("yes"));
    assert_eq!((&row("1234569")["risk"], &row("1234569")["linked"]), (&json!("high"), &json!(["4180738"])));
    assert_eq!(row("1234569")["follow_up"]["risk"], Value::Null, "its own record says nothing new");
    team.lead.does(same("separate"));
    assert_eq!((&row("1234569")["risk"], &row("1234569")["linked"]), (&Value::Null, &json!([])));
    assert_eq!(team.lead.sees("counts")["people"], 0, "a link of follow-ups is none of groups");
}

#[test]
fn the_board_shows_what_is_overdue_first_and_a_code_has_its_history() {
    let team = Team::gather();
    follows(&team.lead, "4180738", "2027-01-20");
    follows(&team.lead, "1234569", "2027-01-14");
    let codes = |board: &Value| -> Vec<String> {
        board.as_array().unwrap().iter().map(|row| row["follow_up"]["code"].as_str().unwrap().to_owned()).collect()
    };
    let board = team.lead.sees("board");
    assert_eq!((codes(&board), &board[0]["overdue"]), (vec!["1234569".into(), "4180738".into()], &json!(true)));
    team.settle();
    team.lead.wait(MINUTE);
    let set = json!({ "outcome": "done", "owner": "psychologist" });
    team.lead.does(json!({ "do": "set_follow_up", "code": "1234569", "set": set }));
    assert_eq!(codes(&team.lead.sees("board")), ["4180738", "1234569"]);
    let history = asks(&team.lead, json!({ "show": "history", "code": "1234569" }));
    let steps: Vec<&Value> =
        history.as_array().unwrap().iter().filter(|line| line["field"] == "step").map(|line| &line["value"]).collect();
    assert_eq!(steps, [&json!("open:2027-01-14"), &json!("done")]);
    assert_eq!(history[0]["role"], "lead");
    let nobody = json!({ "do": "set_follow_up", "code": "1234569", "set": { "owner": "Ahmed" } });
    assert!(matches!(refused(&team.lead, nobody), Refusal::NotInList { .. }), "an owner is a role");
}

#[test]
fn a_referral_on_its_way_has_an_owner_and_a_date_and_closes_with_what_it_brought() {
    let team = Team::gather();
    let service = team.lead.does(json!({ "do": "add_service", "name": "Foyer", "needs": ["shelter.tonight"] }));
    team.settle();
    let outing = team.amal.opens_outing(None);
    let contact = team.amal.meets(outing, 1);
    let refer =
        json!({ "do": "refer", "contact": contact, "need": "shelter.tonight", "service": service, "consent": true });
    let referral = team.amal.does(refer);
    team.settle();
    let row = || team.lead.sees("referral_board")[0].clone();
    assert_eq!((&row()["orphan"], &row()["service"]), (&json!(true), &json!("Foyer")));
    let set = |status: &str, more: Value| {
        let mut command = json!({ "do": "set_referral", "referral": referral, "status": status });
        command.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        command
    };
    assert!(matches!(refused(&team.lead, set("sent", json!({}))), Refusal::Missing { .. }));
    team.lead.does(set("sent", json!({ "owner": "social_worker", "due": "2027-01-14" })));
    assert_eq!((&row()["orphan"], &row()["overdue"]), (&json!(false), &json!(true)));
    team.lead.does(set("accepted", json!({})));
    team.lead.does(set("served", json!({})));
    assert!(matches!(refused(&team.lead, set("closed", json!({}))), Refusal::Missing { .. }));
    team.lead.does(set("closed", json!({ "matched": "partly" })));
    assert_eq!((&row()["referral"]["matched"], &row()["overdue"]), (&json!("partly"), &json!(false)));
}

#[test]
fn pathways_say_who_takes_what_and_what_is_refused_from_the_teams_own_referrals() {
    let team = Team::gather();
    let service =
        |name: &str| team.lead.does(json!({ "do": "add_service", "name": name, "needs": ["shelter.tonight"] }));
    let (foyer, hotel) = (service("Foyer"), service("Hôtel"));
    service("Jamais demandé");
    team.settle();
    let outing = team.amal.opens_outing(None);
    for (at, way) in [(&foyer, "full"), (&foyer, "full"), (&foyer, "age"), (&foyer, "served"), (&hotel, "revoked")] {
        let contact = team.amal.meets(outing, 1);
        let referral = team.amal.does(
            json!({ "do": "refer", "contact": contact, "need": "shelter.tonight", "service": at, "consent": true }),
        );
        let set = |status: &str, more: Value| {
            let mut command = json!({ "do": "set_referral", "referral": referral, "status": status });
            command.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            team.amal.does(command);
        };
        match way {
            "served" => {
                set("accepted", json!({ "owner": "mediator", "due": "2027-01-16" }));
                set("served", json!({}));
                set("closed", json!({ "matched": "partly" }));
            }
            "revoked" => set("revoked", json!({})),
            reason => set("refused", json!({ "reason": reason })),
        }
    }
    team.settle();
    let ways = team.lead.sees("pathways");
    assert_eq!(ways.as_array().unwrap().len(), 1, "nobody asked the others, or took it back");
    let way = &ways[0];
    assert_eq!(
        (&way["service"], &way["asked"], &way["taken"], &way["refused"]),
        (&json!("Foyer"), &json!(4), &json!(1), &json!(3))
    );
    assert_eq!((&way["reasons"], &way["matched"]), (&json!([["full", 2], ["age", 1]]), &json!([["partly", 1]])));
    assert!(way["last_refusal"].is_i64());
}

#[test]
fn the_debriefing_has_its_agenda_and_refuses_a_decision_without_an_owner_or_a_date() {
    let team = Team::gather();
    let service = team.lead.does(json!({ "do": "add_service", "name": "Foyer", "needs": ["shelter.tonight"] }));
    follows(&team.lead, "4180738", "2027-01-16");
    follows(&team.lead, "1234569", "2027-02-16");
    team.settle();
    for _ in 0..3 {
        let outing = team.amal.opens_outing(None);
        let contact = team.amal.meets(outing, 1);
        for answer in
            [json!({ "about": "language", "language": "ti" }), json!({ "about": "interpreter", "who": "nobody" })]
        {
            team.amal.does(json!({ "do": "note_contact", "id": contact, "outing": outing, "answers": [answer] }));
        }
        let refer = json!({ "do": "refer", "contact": contact, "need": "shelter.tonight", "service": service, "consent": true });
        let referral = team.amal.does(refer);
        team.amal.does(json!({ "do": "set_referral", "referral": referral, "status": "refused", "reason": "full" }));
        team.amal.does(json!({ "do": "raise_alert", "outing": outing, "contact": contact, "level": "orange" }));
        team.amal.does(json!({ "do": "note_context", "what": "eviction", "zone": "Z1" }));
        team.settle();
        let agenda = team.lead.sees("debrief");
        let sizes = ["refusals", "context", "missing_languages"].map(|part| agenda[part].as_array().unwrap().len());
        assert_eq!(sizes, [1, 1, 1], "{agenda:#}");
        assert_eq!(agenda["missing_languages"][0], json!(["ti", 1]));
        for device in [&team.amal, &team.bruno, &team.lead] {
            device.wait(DAY);
        }
        team.settle();
    }
    for device in [&team.amal, &team.bruno, &team.lead] {
        device.wait(-DAY);
    }
    let agenda = team.lead.sees("debrief");
    assert_eq!(agenda["alerts"].as_array().unwrap().len(), 3);
    let codes: Vec<&Value> =
        agenda["follow_ups"].as_array().unwrap().iter().map(|row| &row["follow_up"]["code"]).collect();
    assert_eq!(codes, [&json!("4180738")], "what is due, not what is due next month");
    let recurring: Vec<&Value> = agenda["recurring"].as_array().unwrap().iter().map(|known| &known["code"]).collect();
    assert_eq!(recurring, [&json!("eviction"), &json!("full")], "three nights each");

    let decide = |owner: &str, due: &str| json!({ "do": "decide", "topic": "refusal", "what": "appeler le 115 avant 17 h", "owner": owner, "due": due });
    for (owner, due) in [("", "2027-01-20"), ("lead", "")] {
        assert!(matches!(refused(&team.lead, decide(owner, due)), Refusal::Missing { .. }));
    }
    let decision = team.lead.does(decide("lead", "2027-01-16"));
    let rows = team.lead.sees("debrief")["decisions"].clone();
    assert_eq!((&rows[0]["overdue"], &rows[0]["decision"]["owner"]), (&json!(true), &json!("lead")));
    team.lead.does(json!({ "do": "set_decision", "decision": decision, "done": true }));
    team.lead.wait(2 * DAY);
    assert_eq!(team.lead.sees("debrief")["decisions"], json!([]), "what is done does not come back");
    team.settle();
    assert_eq!(team.amal.sees("debrief")["decisions"], json!([]), "a phone has nothing of it");
}

#[test]
fn a_text_that_may_identify_somebody_is_kept_nowhere() {
    let team = Team::gather();
    team.lead.does(json!({ "do": "set", "key": "zone/Virval", "value": true }));
    team.lead.does(json!({ "do": "add_service", "name": "Foyer Georges", "needs": ["shelter.tonight"] }));
    follows(&team.lead, "4180738", "2027-01-20");
    let telling = ["rappeler Goitom demain", "son numéro : ٠٦ ١٢ ٣٤ ٥٦ ٧٨", "@nour.x", "اسمه وسيم"];
    for text in telling {
        let commands = [
            json!({ "do": "set_follow_up", "code": "4180738", "set": { "wish": text } }),
            json!({ "do": "set_follow_up", "code": "4180738", "set": { "next_step": text } }),
            json!({ "do": "decide", "topic": "other", "what": text, "owner": "lead", "due": "2027-01-20" }),
            json!({ "do": "set_report_text", "from": "2027-01-11", "to": "2027-01-17", "section": "needs", "words": text }),
        ];
        for command in commands {
            assert!(
                matches!(refused(&team.lead, command), Refusal::MayIdentify { marks } if !marks.is_empty()),
                "{text}"
            );
        }
    }
    let said = team.lead.tries(json!({ "do": "set_follow_up", "code": "4180738", "set": { "wish": telling[0] } }));
    assert!(!format!("{:?}", said.unwrap_err()).contains("Goitom"), "an error carries no content");
    // Zones and services of the team are no names.
    let set = json!({ "next_step": "voir au Virval, puis au Foyer Georges" });
    team.lead.does(json!({ "do": "set_follow_up", "code": "4180738", "set": set }));
}

#[test]
fn a_case_has_its_steps_the_guide_proposes_and_a_person_decides() {
    let team = Team::gather();
    follows(&team.lead, "4180738", "2027-01-16");
    let note = |said: Value| json!({ "do": "note_case", "code": "4180738", "note": said });
    let row = || team.lead.sees("board")[0].clone();
    assert_eq!(row()["case"], json!({ "steps": [], "criteria": [], "proposed": null }));
    team.lead.does(note(json!({ "note": "step", "step": "assessment", "reached": true })));
    team.lead.does(note(json!({ "note": "step", "step": "identification", "reached": true })));
    let steps = json!([["identification", "2027-01-15", "lead"], ["assessment", "2027-01-15", "lead"]]);
    assert_eq!(row()["case"]["steps"], steps, "in the guide's order");
    team.lead.does(note(json!({ "note": "step", "step": "assessment", "reached": false })));
    assert_eq!(row()["case"]["steps"].as_array().unwrap().len(), 1);

    // Ticks propose; five lesser ones do not add up to an urgent one; nothing is written as a priority.
    for criterion in ["alone", "no_shelter", "pregnant", "family_search"] {
        team.lead.does(note(json!({ "note": "criterion", "criterion": criterion, "met": true })));
    }
    assert_eq!((&row()["case"]["proposed"], &row()["risk"]), (&json!("medium"), &json!(null)));
    team.lead.does(note(json!({ "note": "criterion", "criterion": "under_13", "met": true })));
    assert_eq!((&row()["case"]["proposed"], &row()["risk"]), (&json!("high"), &json!(null)));
    team.lead.does(json!({ "do": "set_follow_up", "code": "4180738", "set": { "risk": "medium" } }));
    assert_eq!(
        (&row()["case"]["proposed"], &row()["risk"]),
        (&json!("high"), &json!("medium")),
        "the person's word stands"
    );

    team.lead
        .does(note(json!({ "note": "accompanied", "need": "health.care", "waited": 95, "result": "turned_away" })));
    team.lead.does(note(json!({ "note": "accompanied", "need": "health.care", "waited": 20, "result": "received" })));
    let along = &row()["accompanied"];
    assert_eq!(along.as_array().unwrap().len(), 2);
    assert!(along.as_array().unwrap().iter().any(|one| one["waited"] == 95 && one["role"] == "lead"), "{along}");
    for wrong in [
        json!({ "note": "step", "step": "verdict", "reached": true }),
        json!({ "note": "accompanied", "need": "health.care", "waited": 2000, "result": "received" }),
    ] {
        refused(&team.lead, note(wrong));
    }
    // No phone holds a case: it is not in the extract of a night.
    team.settle();
    assert!(team.amal.tries(note(json!({ "note": "step", "step": "review", "reached": true }))).is_err());
}

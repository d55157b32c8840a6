//! The same thing said twice, newer words on older apps.

use serde_json::{Value, json};
use tests::cast::agree;

use crate::Team;

fn follow_up(team: &Team) {
    team.lead.does(json!({
        "do": "open_follow_up", "code": "4180738", "next_step": "bring to the doctor", "owner": "mediator",
        "due": "2027-01-15", "wish": "see a doctor",
    }));
    team.settle();
}

#[test]
fn a_next_step_finished_on_a_phone_and_moved_at_the_antenna_shows_both_with_role_and_hour() {
    let team = Team::gather();
    follow_up(&team);
    assert_eq!(team.amal.sees("follow_ups")[0]["wish"], "see a doctor", "the phone holds the extract");
    team.amal.does(json!({ "do": "set_follow_up", "code": "4180738", "set": { "outcome": "done" } }));
    team.lead.wait(60_000);
    team.lead.does(json!({ "do": "set_follow_up", "code": "4180738", "set": { "due": "2027-01-18" } }));
    team.settle();
    let conflicts = team.lead.sees("conflicts");
    assert_eq!(conflicts.as_array().unwrap().len(), 1);
    let values = conflicts[0]["values"].as_array().unwrap();
    let said = |value: &str| values.iter().find(|said| said["value"] == value).cloned().unwrap_or(Value::Null);
    assert_eq!((said("done")["role"].as_str(), said("done")["label"].as_str()), (Some("mediator"), Some("amal")));
    assert_eq!(said("open:2027-01-18")["role"], "lead");
    assert!(said("open:2027-01-18")["at"].as_i64() > said("done")["at"].as_i64());

    // Syncing again imports nothing twice, and a human's choice ends it.
    team.settle();
    assert_eq!(team.lead.sees("conflicts").as_array().unwrap().len(), 1);
    team.lead.does(json!({ "do": "set_follow_up", "code": "4180738", "set": { "outcome": "done" } }));
    team.settle();
    assert_eq!(team.lead.sees("conflicts"), json!([]));
    assert_eq!(team.lead.sees("follow_ups")[0]["step"]["status"], "done");
}

#[test]
fn two_phones_that_answer_the_same_question_differently_are_both_heard() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    let met = team.amal.meets(outing, 1);
    team.settle();
    let language = |code: &str| json!({ "do": "note_contact", "id": met, "outing": outing, "answers": [{ "about": "language", "language": code }] });
    team.amal.does(language("ti"));
    team.bruno.does(language("am"));
    team.settle();
    for device in [&team.amal, &team.bruno, &team.lead] {
        let conflicts = device.sees("conflicts");
        assert_eq!(conflicts[0]["field"], "language", "{}", device.name);
        assert_eq!(conflicts[0]["values"].as_array().unwrap().len(), 2);
    }
    assert!(agree(&[&team.amal, &team.bruno, &team.lead]));
}

#[test]
fn the_highest_alert_level_stands_until_a_role_decides() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    let alert = team.amal.does(json!({ "do": "raise_alert", "outing": outing, "level": "orange" }));
    team.settle();
    // Both say the level again, without knowing of each other.
    team.amal.does(json!({ "do": "raise_alert", "id": alert, "outing": outing, "level": "yellow" }));
    team.bruno.does(json!({ "do": "raise_alert", "id": alert, "outing": outing, "level": "red" }));
    team.settle();
    assert_eq!(team.lead.sees("alerts")[0]["level"], "red");
    team.lead.does(json!({ "do": "see_alert", "alert": alert }));
    team.lead.does(json!({ "do": "decide_alert", "alert": alert, "decision": "handled" }));
    team.settle();
    let seen = team.amal.sees("alerts");
    assert_eq!((&seen[0]["decision"], &seen[0]["seen_by"][0][0]), (&json!("handled"), &json!("lead")));
}

#[test]
fn an_older_app_keeps_and_counts_a_need_that_it_has_never_heard_of() {
    let team = Team::gather();
    // The newer app: a team added a code; the phone that has not synced since does not know it.
    team.lead.does(json!({ "do": "set", "key": "need/supplies.sim_card", "value": true }));
    let outing = team.lead.opens_outing(None);
    let need = json!({ "about": "need", "code": "supplies.sim_card", "source": "asked" });
    let met = team.lead.does(json!({ "do": "note_contact", "outing": outing, "answers": [need] }));
    let refused = team.amal.opens_outing(None);
    let need = json!({ "about": "need", "code": "supplies.pony", "source": "asked" });
    let error = team.amal.tries(json!({ "do": "note_contact", "outing": refused, "answers": [need] })).unwrap_err();
    assert_eq!(error.code, client::Code::Refused);
    team.settle();
    let rows = team.amal.sees("tonight");
    let rows = rows["contacts"].as_array().unwrap();
    let row = rows.iter().find(|row| row["contact"]["id"] == met.to_string()).unwrap();
    assert_eq!(row["contact"]["needs"][0]["code"], "supplies.sim_card");
    assert!(agree(&[&team.amal, &team.bruno, &team.lead]));
}

#[test]
fn two_logs_of_one_group_are_proposed_joined_counted_once_and_given_back() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.bruno.opens_outing(Some(outing));
    let contacts = [team.amal.meets(outing, 4), team.bruno.meets(outing, 4)];
    team.settle();
    assert_eq!(team.lead.sees("proposals").as_array().unwrap().len(), 1);
    let answer = |answer: &str| json!({ "do": "answer_same_group", "contacts": contacts, "answer": answer });
    team.lead.does(answer("yes"));
    assert_eq!(team.lead.people(), 4);
    team.lead.does(answer("separate"));
    assert_eq!(team.lead.people(), 8);
    let error = team.amal.tries(answer("yes")).unwrap_err();
    assert_eq!(error.code, client::Code::NotAllowed, "a phone holds no key for links");
}

#[test]
fn activities_of_one_month_meet_in_one_document_and_carry_their_4ws_code() {
    let team = Team::gather();
    let activity = |what: &str, people: u32, minors: u32| {
        json!({ "do": "note_activity", "what": what, "channel": "day_centre", "people": people, "minors": minors,
            "language": "ar", "effect": "calmer" })
    };
    team.amal.does(activity("sport", 14, 9));
    team.bruno.does(activity("emotional_support", 5, 5));
    let refused = team.amal.tries(activity("sport", 3, 4)).unwrap_err();
    assert_eq!(refused.refusal, Some(domain::Refusal::HeadCount), "more minors than people");
    team.settle();
    assert!(agree(&[&team.amal, &team.bruno, &team.lead]));
    let mut seen: Vec<_> = team.lead.sees("activities").as_array().unwrap().clone();
    seen.sort_by_key(|activity| activity["people"].as_i64());
    let codes: Vec<_> =
        seen.iter().map(|activity| (activity["mhpss"].as_str().unwrap(), &activity["minors"])).collect();
    assert_eq!(codes, [("3.4", &json!(5)), ("3.5", &json!(9))]);
}

#[test]
fn what_is_said_once_more_is_not_unsent_for_ever() {
    let team = Team::gather();
    team.lead.does(json!({
        "do": "open_follow_up", "code": "4180738", "next_step": "voir le médecin", "owner": "mediator", "due": "2027-01-15",
    }));
    let wish = json!({ "do": "set_follow_up", "code": "4180738", "set": { "wish": "aller à l'école" } });
    team.lead.does(wish.clone());
    team.settle();
    assert_eq!(team.lead.sees("unsent"), json!([]));
    team.lead.does(wish);
    team.settle();
    assert_eq!(team.lead.sees("unsent"), json!([]), "the relay has held it all the time");
}

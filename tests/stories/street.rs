//! In the street: what a phone does with one thumb and no network.

use domain::Refusal;
use serde_json::{Value, json};
use tests::cast::{DAY, Device, MINUTE, agree, settle};

use crate::Team;

fn asks(device: &Device, query: Value) -> Value {
    device.app.ask(&serde_json::from_value(query).unwrap()).unwrap()
}

fn notes(device: &Device, outing: client::Id, contact: client::Id, answer: Value) {
    device.does(json!({ "do": "note_contact", "id": contact, "outing": outing, "answers": [answer] }));
}

fn refused(device: &Device, command: Value) -> Refusal {
    device.tries(command).unwrap_err().refusal.unwrap()
}

#[test]
fn a_wrong_tap_is_taken_back_as_if_it_had_not_been_and_later_only_corrected() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.settle();
    let contact = client::Id([7; 16]);
    notes(&team.amal, outing, contact, json!({ "about": "heads", "band": "15-17", "gender": "m", "count": 1 }));
    notes(&team.amal, outing, contact, json!({ "about": "need", "code": "food.meal", "source": "asked" }));
    assert!(team.amal.app.undo().unwrap());
    let row = asks(&team.amal, json!({ "show": "contact", "id": contact }));
    assert_eq!((&row["contact"]["needs"], &row["people"], &row["mine"]), (&json!([]), &json!(1), &json!(true)));
    assert!(!team.amal.app.undo().unwrap(), "one gesture, once");

    // The first tap of a contact: nothing of it stays, and nothing is unsent.
    team.settle();
    let other = client::Id([8; 16]);
    notes(&team.amal, outing, other, json!({ "about": "heads", "band": "adult", "gender": "f", "count": 2 }));
    assert_eq!(team.amal.sees("unsent").as_array().unwrap().len(), 1);
    assert!(team.amal.app.undo().unwrap());
    assert_eq!((team.amal.sees("unsent"), team.amal.people()), (json!([]), 1));

    // A contact that was closed is in a change: it is corrected, and the correction is what counts.
    team.amal.meets(outing, 3);
    assert!(!team.amal.app.undo().unwrap());
    team.settle();
    assert_eq!(team.lead.people(), 4);
    assert!(agree(&[&team.amal, &team.bruno, &team.lead]));
}

#[test]
fn codes_come_from_the_phones_own_pool_once_and_a_wrong_digit_is_refused() {
    let team = Team::gather();
    team.settle();
    let next = |device: &Device| asks(device, json!({ "show": "next_code" })).as_str().map(str::to_owned);
    let (mine, theirs) = (next(&team.amal).unwrap(), next(&team.bruno).unwrap());
    assert_ne!(mine, theirs);
    let find = |code: &str| asks(&team.amal, json!({ "show": "find", "code": code }));
    assert_eq!(find(&mine)["state"], "elsewhere");
    let last = (mine.as_bytes()[6] - b'0' + 1) % 10;
    assert_eq!(find(&format!("{}{last}", &mine[..6]))["state"], "wrong");
    assert_eq!(find("12")["state"], "wrong");

    let outing = team.amal.opens_outing(None);
    let contact = client::Id([9; 16]);
    notes(&team.amal, outing, contact, json!({ "about": "code", "code": mine }));
    assert_ne!(next(&team.amal).as_deref(), Some(mine.as_str()), "it left the pool with the tap that used it");
    assert!(team.amal.app.undo().unwrap());
    assert_eq!(next(&team.amal), Some(mine.clone()), "and came back with the tap that was taken back");
    notes(&team.amal, outing, contact, json!({ "about": "code", "code": mine }));
    // When few are left the antenna hands out more, and never one that was used.
    for at in 0..20 {
        let code = next(&team.amal).unwrap();
        notes(&team.amal, outing, client::Id([at + 10; 16]), json!({ "about": "code", "code": code }));
    }
    team.settle();
    team.settle();
    assert!(asks(&team.amal, json!({ "show": "preflight" }))["codes"].as_u64().unwrap() > 20);
    let mut seen = std::collections::BTreeSet::new();
    while let Some(code) = next(&team.amal).filter(|code| seen.insert(code.clone())) {
        assert_ne!(code, mine);
        notes(&team.amal, outing, client::Id([99; 16]), json!({ "about": "code", "code": code }));
    }
    assert_eq!(next(&team.amal), None, "an empty pool says so");
    while let Some(code) = next(&team.bruno) {
        assert!(seen.insert(code.clone()), "no two phones have a code");
        notes(&team.bruno, outing, client::Id([98; 16]), json!({ "about": "code", "code": code }));
    }
}

#[test]
fn two_desks_that_refill_a_phone_apart_from_each_other_hand_it_the_same_codes() {
    let team = Team::gather();
    let second = Device::new(team.folder.path(), "second", None);
    team.lead.enrols(&second, "supervisor", true, &team.relay);
    settle(&[&team.lead, &second, &team.amal], &team.relay);
    let outing = team.amal.opens_outing(None);
    for at in 0..20 {
        let code = asks(&team.amal, json!({ "show": "next_code" }));
        notes(&team.amal, outing, client::Id([at + 10; 16]), json!({ "about": "code", "code": code }));
    }
    // Both desks hear of it; then each hands out more before it hears of the other.
    for device in [&team.amal, &team.lead, &second, &second, &team.lead] {
        device.syncs(&team.relay);
    }
    settle(&[&team.lead, &second, &team.amal], &team.relay);
    let codes = asks(&team.amal, json!({ "show": "preflight" }))["codes"].as_u64().unwrap();
    assert!((25..=28).contains(&codes), "four and one block, not two: {codes}");
    assert!(team.lead.sees("conflicts").as_array().unwrap().is_empty());
}

#[test]
fn a_follow_up_opened_by_an_explicit_gesture_comes_back_on_the_next_nights_phones() {
    let team = Team::gather();
    team.settle();
    let code = asks(&team.amal, json!({ "show": "next_code" })).as_str().unwrap().to_owned();
    let outing = team.amal.opens_outing(None);
    let contact = team.amal.meets(outing, 1);
    let opens = |step: &str, owner: &str| json!({ "about": "open_follow_up", "code": code, "step": step, "owner": owner, "due": "2027-01-16" });
    let bad = |answer: Value| {
        refused(&team.amal, json!({ "do": "note_contact", "id": contact, "outing": outing, "answers": [answer] }))
    };
    assert_eq!(bad(opens("see_again", "")), Refusal::Missing { field: "owner".into() });
    assert!(matches!(bad(opens("dance", "mediator")), Refusal::NotInList { .. }));
    assert_eq!(team.lead.sees("follow_ups"), json!([]), "meeting somebody opens nothing");
    notes(&team.amal, outing, contact, opens("health_care", "mediator"));
    team.settle();
    let follow_ups = team.lead.sees("follow_ups");
    assert_eq!(follow_ups.as_array().unwrap().len(), 1);
    assert_eq!((&follow_ups[0]["code"], &follow_ups[0]["next_step"]), (&json!(code), &json!("health_care")));
    team.settle();
    assert_eq!(team.lead.sees("follow_ups").as_array().unwrap().len(), 1, "once");

    // The next evening every phone of the night has it, and one tap says that it was done.
    for device in [&team.lead, &team.amal, &team.bruno] {
        device.wait(DAY);
    }
    team.lead.syncs(&team.relay);
    team.settle();
    team.settle();
    let found = asks(&team.bruno, json!({ "show": "find", "code": code }));
    assert_eq!((&found["state"], &found["follow_up"]["owner"]), (&json!("tonight"), &json!("mediator")));
    team.bruno.does(json!({ "do": "set_follow_up", "code": code, "set": { "outcome": "done" } }));
    team.settle();
    assert_eq!(team.lead.sees("follow_ups")[0]["step"]["status"], "done");
}

#[test]
fn services_come_open_and_near_first_and_say_what_is_not_known() {
    let team = Team::gather();
    let service =
        |name: &str| team.lead.does(json!({ "do": "add_service", "name": name, "needs": ["shelter.tonight"] }));
    let set = |service: client::Id, set: Value| {
        team.lead.does(json!({ "do": "set_service", "service": service, "set": set }))
    };
    let (day, near, far) = (service("Accueil"), service("Foyer"), service("Gymnase"));
    team.lead.does(json!({ "do": "add_service", "name": "Douches", "needs": ["hygiene.shower"] }));
    set(day, json!({ "set": "hours", "hours": "Mo-Fr 09:00-12:00; PH off" }));
    for (service, minutes) in [(near, 10), (far, 35), (day, 2)] {
        set(
            service,
            json!({ "set": "hours", "hours": if service == day { "Mo-Fr 09:00-12:00" } else { "Mo-Su 14:00-08:00" } }),
        );
        set(service, json!({ "set": "minutes", "zone": "Z3", "minutes": minutes }));
        set(service, json!({ "set": "minors", "minors": "alone" }));
    }
    set(near, json!({ "set": "capacity", "places": 0 }));
    let bad = json!({ "do": "set_service", "service": near, "set": { "set": "hours", "hours": "quand on peut" } });
    assert_eq!(refused(&team.lead, bad), Refusal::BadHours);
    team.settle();
    let rows = asks(&team.amal, json!({ "show": "services_for", "need": "shelter.tonight", "zone": "Z3" }));
    let names: Vec<_> = rows.as_array().unwrap().iter().map(|row| row["service"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Foyer", "Gymnase", "Accueil"], "closed in the afternoon comes last, however near");
    assert_eq!((&rows[0]["open"], &rows[0]["until"], &rows[0]["minutes"]), (&json!(true), &json!("08:00"), &json!(10)));
    assert_eq!(rows[0]["service"]["capacity"][0], 0);
    set(near, json!({ "set": "closed_tonight", "closed": true }));
    team.settle();
    let rows = asks(&team.amal, json!({ "show": "services_for", "need": "shelter.tonight", "zone": "Z3" }));
    assert_eq!((&rows[2]["service"]["name"], &rows[2]["closed_tonight"]), (&json!("Foyer"), &json!(true)));
    team.amal.wait(9 * DAY);
    let rows = asks(&team.amal, json!({ "show": "services_for", "need": null, "zone": null }));
    assert!(rows.as_array().unwrap().iter().all(|row| row["stale"] == true), "amber after a week");
    assert!(rows.as_array().unwrap().iter().all(|row| row["closed_tonight"] == false), "tonight was another night");
}

#[test]
fn an_alert_that_nobody_sees_names_the_next_person_on_call_until_a_role_takes_it() {
    let team = Team::gather();
    for (rank, called) in [(1, "lead:+33 1 23 45 67 89"), (2, "psychologist:06 12 34 56 78")] {
        team.lead.does(json!({ "do": "set", "key": format!("oncall/{rank}"), "value": called }));
    }
    let bad = json!({ "do": "set", "key": "oncall/3", "value": "Marie Dupont" });
    assert!(matches!(refused(&team.lead, bad), Refusal::NotInList { .. }), "a role and a number, never a name");
    team.settle();
    let outing = team.amal.opens_outing(None);
    let alert = team.amal.does(json!({ "do": "raise_alert", "outing": outing, "level": "red" }));
    let row = |device: &Device| device.sees("tonight")["alerts"][0].clone();
    assert_eq!((&row(&team.amal)["overdue"], &row(&team.amal)["call"]["role"]), (&json!(false), &json!("lead")));
    assert_eq!((&row(&team.amal)["alert"]["zone"], &row(&team.amal)["mine"]), (&json!("Z1"), &json!(true)));
    team.amal.wait(16 * MINUTE);
    assert_eq!((&row(&team.amal)["overdue"], &row(&team.amal)["call"]["role"]), (&json!(true), &json!("psychologist")));
    team.settle();
    team.lead.does(json!({ "do": "take_alert", "alert": alert }));
    team.settle();
    let seen = row(&team.amal);
    assert_eq!((&seen["overdue"], &seen["alert"]["seen_by"][0][0]), (&json!(false), &json!("lead")));
    assert_eq!(seen["alert"]["taken_by"][0], "lead");
}

#[test]
fn a_coastal_outing_counts_heads_and_makes_nobodys_record() {
    let team = Team::gather();
    let outing = team.amal.does(json!({ "do": "open_outing", "channel": "coastal", "zones": ["Z1"] }));
    for (what, count) in [("out_of_water", 23), ("wet", 20), ("children_alone", 4), ("wet", 21)] {
        team.amal.does(json!({ "do": "count_at_sea", "outing": outing, "what": what, "count": count }));
    }
    assert_eq!(
        refused(&team.amal, json!({ "do": "count_at_sea", "outing": outing, "what": "wet", "count": 501 })),
        Refusal::HeadCount
    );
    team.settle();
    let tonight = team.lead.sees("tonight");
    assert_eq!(tonight["outing"]["counts"], json!({ "out_of_water": 23, "wet": 21, "children_alone": 4 }));
    assert_eq!(tonight["contacts"], json!([]));
    let web = json!({ "do": "open_outing", "channel": "web", "zones": ["Z1"], "platform": "@handle" });
    assert!(matches!(refused(&team.amal, web), Refusal::NotInList { .. }), "the kind of platform, never a handle");
}

#[test]
fn support_that_was_accepted_waits_for_its_role_until_it_is_taken_over() {
    let team = Team::gather();
    let psychologist = Device::new(team.folder.path(), "psy", None);
    team.lead.enrols(&psychologist, "psychologist", false, &team.relay);
    let outing = team.amal.opens_outing(None);
    let contact = team.amal.meets(outing, 1);
    notes(&team.amal, outing, contact, json!({ "about": "support", "offered": "psychologist", "answer": "accepted" }));
    notes(&team.amal, outing, contact, json!({ "about": "interpreter", "who": "nobody" }));
    notes(&team.amal, outing, contact, json!({ "about": "information", "code": "rights", "given": true }));
    tests::cast::settle(&[&team.amal, &psychologist, &team.lead], &team.relay);
    assert_eq!(psychologist.sees("tonight")["handovers"], json!([contact]));
    assert_eq!(team.amal.sees("tonight")["handovers"], json!([]), "it waits for another role");
    psychologist.does(json!({ "do": "take_over", "contact": contact }));
    tests::cast::settle(&[&psychologist, &team.amal], &team.relay);
    assert_eq!(psychologist.sees("tonight")["handovers"], json!([]));
    let row = asks(&team.amal, json!({ "show": "contact", "id": contact }));
    assert_eq!(
        (&row["contact"]["taken_by"], &row["contact"]["interpreter"]),
        (&json!("psychologist"), &json!("nobody"))
    );
    assert_eq!(row["contact"]["information"], json!(["rights"]));
}

#[test]
fn a_team_replaces_its_list_of_signs_without_a_new_app() {
    let team = Team::gather();
    team.lead.does(json!({ "do": "set", "key": "sign/control.sim_cards", "value": true }));
    team.lead.does(json!({ "do": "set", "key": "label/fr/sign/control.sim_cards", "value": "Plusieurs cartes SIM" }));
    team.lead.does(json!({ "do": "set", "key": "sign/distress.withdrawn", "value": false }));
    team.settle();
    let catalogue = team.amal.sees("catalogue");
    let signs = catalogue["lists"]["sign"].as_array().unwrap();
    assert!(signs.contains(&json!("control.sim_cards")) && !signs.contains(&json!("distress.withdrawn")));
    assert_eq!(catalogue["labels"]["sign"]["control.sim_cards"]["fr"], "Plusieurs cartes SIM");
    // What is hidden can still be taken back where it was written.
    let outing = team.amal.opens_outing(None);
    let hidden = json!({ "about": "sign", "code": "distress.withdrawn", "source": "said" });
    team.amal.does(json!({ "do": "note_contact", "outing": outing, "answers": [hidden] }));
}

#[test]
fn a_child_who_holds_the_phone_reaches_nothing_of_the_log_and_the_third_wrong_try_locks_it() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 2);
    let app = &team.amal.app;
    assert!(!app.enter_cards().unwrap(), "not before the digits are chosen");
    assert_eq!(app.set_child_pin("12").unwrap_err().code, client::Code::WrongPin);
    app.set_child_pin("2580").unwrap();
    assert!(app.enter_cards().unwrap());
    let tonight = serde_json::from_value(json!({ "show": "tonight" })).unwrap();
    assert_eq!(app.ask(&tonight).unwrap_err().code, client::Code::Locked);
    let heads = json!({ "do": "close_outing", "outing": outing });
    assert_eq!(team.amal.tries(heads).unwrap_err().code, client::Code::Locked);
    assert_eq!(app.devices().unwrap_err().code, client::Code::Locked);
    assert_eq!(app.leave_cards("0000").unwrap_err().code, client::Code::WrongPin);
    app.leave_cards("2580").unwrap();
    assert_eq!(team.amal.people(), 2);
    app.enter_cards().unwrap();
    let tries = ["1", "2", "3"].map(|pin| app.leave_cards(pin).unwrap_err().code);
    assert_eq!(tries, [client::Code::WrongPin, client::Code::WrongPin, client::Code::Locked]);
    assert_eq!(app.stage().unwrap(), client::Stage::Locked, "the keys are gone");
    app.unlock(tests::cast::PASSPHRASE).unwrap();
    assert_eq!(team.amal.people(), 2);
}

#[test]
fn the_lights_before_leaving_say_what_is_missing() {
    let team = Team::gather();
    team.lead.does(json!({ "do": "add_service", "name": "Foyer", "needs": ["shelter.tonight"] }));
    team.settle();
    let lights = asks(&team.amal, json!({ "show": "preflight" }));
    let expected = (&json!(true), &json!(true), &json!(0), &json!(0));
    assert_eq!((&lights["key"], &lights["lease"], &lights["directory_days"], &lights["unsent"]), expected);
    team.amal.wait(8 * DAY);
    team.amal.does(json!({ "do": "note_context", "what": "cold", "zone": "Z1" }));
    let lights = asks(&team.amal, json!({ "show": "preflight" }));
    let expected = (&json!(false), &json!(false), &json!(8), &json!(1));
    assert_eq!((&lights["key"], &lights["lease"], &lights["directory_days"], &lights["unsent"]), expected);
}

#[test]
fn the_name_of_a_zone_a_service_a_sign_or_a_device_holds_no_number_handle_or_link() {
    let team = Team::gather();
    let refused = |command: serde_json::Value| team.lead.tries(command).unwrap_err().code;
    for text in ["Bois 06 12 34 56 78", "@goitom_dk", "t.me/passage"] {
        for command in [
            json!({ "do": "set", "key": format!("zone/{}", text.replace('/', " ")), "value": true }),
            json!({ "do": "add_service", "name": text, "needs": ["food.meal"] }),
            json!({ "do": "set", "key": "label/fr/sign/health.wound", "value": text }),
        ] {
            if text.contains('/') && command["key"].as_str().is_some_and(|key| key.starts_with("zone")) {
                continue;
            }
            assert_eq!(refused(command.clone()), client::Code::Refused, "{command}");
        }
    }
    // A place may bear somebody's name.
    team.lead.does(json!({ "do": "set", "key": "zone/Rue Auguste-Renoir", "value": true }));
    team.lead.does(json!({ "do": "add_service", "name": "Foyer Sainte-Marie", "needs": ["shelter.tonight"] }));
}

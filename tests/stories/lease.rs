//! The phone holds tonight and nothing else.

use client::Code;
use serde_json::{Value, json};
use tests::cast::{DAY, Device, MINUTE, MemoryRelay, PASSPHRASE, THREE_PM, agree, settle};

use crate::Team;

const HOUR: i64 = 60 * MINUTE;

fn closes(device: &Device, outing: client::Id) {
    device.does(json!({ "do": "close_outing", "outing": outing }));
}

fn is_empty(device: &Device) -> bool {
    let tonight = device.sees("tonight");
    let records = ["contacts", "outings", "alerts", "follow_ups", "referrals"];
    records.iter().all(|part| tonight[part] == json!([])) && device.people() == 0
}

fn alert_id(device: &Device) -> Value {
    device.sees("alerts")[0]["id"].clone()
}

#[test]
fn a_phone_destroys_the_evening_once_the_antenna_has_it_and_not_before() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 3);
    closes(&team.amal, outing);
    team.amal.syncs(&team.relay);
    team.amal.syncs(&team.relay);
    assert_eq!(team.amal.people(), 3, "the relay alone is not enough");
    team.lead.syncs(&team.relay);
    let report = team.amal.syncs(&team.relay);
    assert!(is_empty(&team.amal));
    let tonight = team.amal.sees("tonight");
    assert!(tonight["handed_over"].is_number());
    assert_eq!(tonight["has_tonight"], false, "the key of the night is gone with it");
    assert_eq!((report.quarantined, team.amal.sees("unsent")), (0, json!([])));
    assert_eq!(team.lead.people(), 3);

    // What others write later in that night is none of its business, and nothing piles up.
    team.bruno.meets(team.bruno.opens_outing(None), 2);
    team.settle();
    let report = team.amal.syncs(&team.relay);
    assert_eq!((report.received, report.quarantined), (0, 0));
    assert!(is_empty(&team.amal));
    assert_eq!(team.lead.people(), 5);

    // A second outing of the same evening goes to the antenna alone; the next evening is as the first.
    let second = team.amal.opens_outing(None);
    team.amal.meets(second, 4);
    team.settle();
    assert_eq!((team.lead.people(), team.bruno.people()), (9, 5), "and not to a colleague");
    closes(&team.amal, second);
    team.settle();
    assert!(is_empty(&team.amal), "the inbox is emptied as well");
    // It goes back to an outing that it has emptied: what it writes there follows nothing that it still has.
    team.amal.opens_outing(Some(second));
    team.amal.meets(second, 2);
    team.settle();
    assert_eq!((team.lead.people(), team.lead.sees("health")["quarantine"].clone()), (11, json!([])));
    for device in [&team.amal, &team.bruno, &team.lead] {
        device.wait(DAY);
    }
    team.settle();
    let next = team.amal.opens_outing(None);
    team.amal.meets(next, 1);
    team.settle();
    assert_eq!((team.lead.people(), team.bruno.people()), (12, 1));
}

#[test]
fn an_open_outing_and_an_alert_that_nobody_has_seen_stay_on_the_phone() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    let contact = team.amal.meets(outing, 1);
    team.settle();
    assert_eq!(team.amal.people(), 1, "the evening goes on");
    let alert = json!({ "do": "raise_alert", "outing": outing, "contact": contact, "level": "red" });
    team.amal.does(alert);
    closes(&team.amal, outing);
    team.settle();
    assert_eq!(team.amal.sees("alerts").as_array().unwrap().len(), 1, "no human has seen it");
    team.lead.does(json!({ "do": "see_alert", "alert": alert_id(&team.lead) }));
    // A colleague's outing goes on; this phone has written nothing in it.
    team.bruno.opens_outing(None);
    team.settle();
    team.settle();
    assert!(is_empty(&team.amal));
    assert_eq!(team.bruno.people(), 1, "and the colleague keeps the evening");
}

#[test]
fn the_lease_ends_at_the_day_change_with_the_app_closed_and_what_was_not_sent_is_still_handed_over() {
    let mut team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 3);
    team.amal.app.lock().unwrap();
    // Three days without a network, the app closed.
    team.amal.wait(3 * DAY);
    team.amal.restart(None);
    assert!(is_empty(&team.amal));
    let unsent = team.amal.sees("unsent");
    assert!(!unsent.as_array().unwrap().is_empty(), "what nobody has received stays visible");
    assert!(unsent.as_array().unwrap().iter().all(|row| row["sealed"] == true && row["zone"].is_null()));
    team.settle();
    assert_eq!(team.lead.people(), 3, "nothing was lost");
    team.settle();
    assert_eq!(team.amal.sees("unsent"), json!([]));
}

#[test]
fn the_lease_ends_in_the_minute_of_the_day_change_on_the_nights_when_clocks_change_too() {
    // Service day, the last minute in which it is on, and the first after it, in UTC.
    for (evening, last, first) in [
        ("2027-01-15T20:00:00Z", "2027-01-16T01:59:00Z", "2027-01-16T02:00:00Z"),
        ("2027-03-27T20:00:00Z", "2027-03-28T00:59:00Z", "2027-03-28T01:00:00Z"),
        ("2027-10-30T20:00:00Z", "2027-10-31T01:59:00Z", "2027-10-31T02:00:00Z"),
    ] {
        let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis();
        let team = Team::gather();
        for device in [&team.lead, &team.amal, &team.bruno] {
            device.set_clock(at(evening));
        }
        team.settle();
        team.settle();
        team.amal.meets(team.amal.opens_outing(None), 2);
        team.amal.set_clock(at(last));
        team.amal.sees("tonight");
        assert_eq!(team.amal.people(), 2, "{last}");
        team.amal.set_clock(at(first));
        team.amal.sees("tonight");
        assert_eq!(team.amal.people(), 0, "{first}");
    }
}

#[test]
fn a_clock_that_was_moved_back_gives_nothing_more_time() {
    let mut team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 3);
    team.amal.wait(DAY);
    assert_eq!(team.amal.sees("tonight")["clock_back"], false);
    assert!(team.amal.people() == 0);
    // The evening of the day before, says whoever holds the phone now. Tomorrow's night is still ahead.
    team.amal.set_clock(THREE_PM - 2 * DAY);
    team.amal.restart(None);
    assert_eq!(team.amal.people(), 0);
    assert_eq!(team.amal.sees("tonight")["clock_back"], true);
    // A phone whose clock ran ahead is set right by the antenna's receipt.
    team.amal.set_clock(THREE_PM + HOUR);
    team.lead.set_clock(THREE_PM + HOUR);
    team.settle();
    assert_eq!(team.amal.sees("tonight")["clock_back"], false);
    assert_eq!(team.lead.people(), 3);
}

#[test]
fn a_phone_that_learns_of_its_removal_is_empty() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 2);
    team.settle();
    let devices = team.lead.sees("devices");
    let amal = devices.as_array().unwrap().iter().find(|device| device["label"] == "amal").unwrap();
    team.lead.app.remove_device(amal["id"].as_str().unwrap()).unwrap();
    team.lead.syncs(&team.relay);
    assert_eq!(team.amal.people(), 2, "it does not know yet");
    assert!(team.amal.syncs(&team.relay).removed);
    assert!(is_empty(&team.amal));
    assert_eq!(team.amal.sees("health")["spaces"], json!([]), "no key of any space is left");
    assert_eq!(team.amal.sees("services"), json!([]));
    settle(&[&team.lead, &team.bruno], &team.relay);
    assert!(agree(&[&team.lead, &team.bruno]));
    assert_eq!(team.lead.people(), 2);
}

#[test]
fn what_a_phone_keeps_after_an_evening_is_small() {
    let team = Team::gather();
    for n in 0..300 {
        let name = format!("Service {n:03} de la ville");
        team.lead.does(json!({ "do": "add_service", "name": name, "needs": ["shelter.tonight", "food.meal"] }));
    }
    for evening in 0..5 {
        let outing = team.amal.opens_outing(None);
        for _ in 0..60 {
            team.amal.meets(outing, 2);
        }
        closes(&team.amal, outing);
        team.settle();
        assert!(is_empty(&team.amal), "evening {evening}");
        for device in [&team.amal, &team.bruno, &team.lead] {
            device.wait(DAY);
        }
        team.settle();
    }
    let held: u64 = std::fs::read_dir(&team.amal.home)
        .unwrap()
        .map(|file| file.unwrap().metadata().unwrap())
        .filter(std::fs::Metadata::is_file)
        .map(|file| file.len())
        .sum();
    assert!(held < 1_000_000, "{held} bytes on a phone that carries three hundred services");
    assert_eq!(team.lead.people(), 600);
}

#[test]
fn an_outing_that_is_still_open_has_four_hours_more_once_and_against_the_passphrase() {
    let team = Team::gather();
    let amal = &team.amal;
    assert_eq!(amal.app.extend_lease(PASSPHRASE).unwrap_err().code, Code::NotAllowed, "no outing is open");
    let outing = amal.opens_outing(None);
    amal.meets(outing, 2);
    // 02:30: the end is in sight.
    amal.wait(11 * HOUR + 30 * MINUTE);
    let lease = &amal.sees("tonight")["lease"];
    assert_eq!((lease["may_extend"].as_bool(), lease["ends"].as_i64()), (Some(true), Some(THREE_PM + 12 * HOUR)));
    assert_eq!(amal.app.extend_lease("un deux trois quatre cinq six").unwrap_err().code, Code::WrongPassphrase);
    amal.app.extend_lease(PASSPHRASE).unwrap();
    assert_eq!(amal.app.extend_lease(PASSPHRASE).unwrap_err().code, Code::NotAllowed, "once a night");

    // 04:00: what is written belongs to the evening that goes on; the colleague's phone is in its next day.
    amal.wait(90 * MINUTE);
    amal.meets(outing, 1);
    let tonight = amal.sees("tonight");
    assert_eq!((&tonight["people"], &tonight["contacts"][1]["contact"]["slot"]), (&json!(3), &json!("28:00")));
    team.bruno.set_clock(amal.now());
    assert_eq!(team.bruno.sees("tonight")["outings"], json!([]));

    // 07:00, the app closed, no network: gone, and what was not sent is still handed over.
    amal.wait(3 * HOUR - MINUTE);
    assert_eq!(amal.people(), 3);
    amal.wait(MINUTE);
    assert!(is_empty(amal));
    assert!(amal.sees("unsent").as_array().is_some_and(|unsent| !unsent.is_empty()));
    team.lead.set_clock(amal.now());
    settle(&[amal, &team.lead], &team.relay);
    assert_eq!(team.lead.people(), 3);
    assert_eq!(team.lead.app.extend_lease(PASSPHRASE).unwrap_err().code, Code::NotAllowed, "an antenna has no lease");
}

#[test]
fn the_relays_clock_ends_a_lease_that_a_wrong_clock_keeps_alive_and_a_relay_that_lies_is_not_heard() {
    let folder = tempfile::tempdir().unwrap();
    let relay = MemoryRelay::new(&folder.path().join("relay"));
    let lead = Device::new(folder.path(), "lead", None);
    lead.found(&relay);
    let amal = Device::new(folder.path(), "amal", None);
    lead.enrols(&amal, "mediator", false, &relay);
    settle(&[&lead, &amal], &relay);
    amal.meets(amal.opens_outing(None), 2);

    // Ten years ahead: nothing ends, and nothing is remembered of it.
    relay.wait(3650 * DAY);
    amal.syncs(&relay);
    let tonight = amal.sees("tonight");
    assert_eq!((&tonight["people"], &tonight["clock_back"]), (&json!(2), &json!(false)));

    // Nor does it lead the phone on step by step.
    relay.wait(3 * HOUR - 3650 * DAY);
    amal.syncs(&relay);
    relay.wait(26 * HOUR - 10 * MINUTE);
    amal.syncs(&relay);
    assert_eq!(amal.people(), 2);

    // The phone's clock stood still through the night; the relay's did not.
    relay.wait(10 * HOUR - 26 * HOUR + 10 * MINUTE);
    amal.syncs(&relay);
    assert!(is_empty(&amal));
    assert_eq!(amal.sees("tonight")["clock_back"], true, "and the phone says that its clock is wrong");
    lead.set_clock(THREE_PM + 13 * HOUR);
    settle(&[&lead], &relay);
    assert_eq!(lead.people(), 2, "nothing of it is lost");
}

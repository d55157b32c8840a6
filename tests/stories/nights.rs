//! Nights without a network, and what comes after.

use serde_json::json;
use tests::cast::{DAY, Device, LoopbackRelay, MINUTE, agree, copy_folder};

use crate::Team;

#[test]
fn two_phones_offline_all_night_then_agree_with_the_antenna() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.bruno.opens_outing(Some(outing));
    for round in 0..6 {
        team.amal.meets(outing, 1 + round);
        team.bruno.meets(outing, 2);
        team.amal.wait(20 * MINUTE);
        team.bruno.wait(20 * MINUTE);
    }
    assert_eq!((team.amal.people(), team.bruno.people(), team.lead.people()), (21, 12, 0));
    assert!(!team.amal.sees("unsent").as_array().unwrap().is_empty());
    team.settle();
    assert!(agree(&[&team.amal, &team.bruno, &team.lead]));
    assert_eq!([&team.amal, &team.bruno, &team.lead].map(Device::people), [33, 33, 33]);
    assert_eq!(team.amal.sees("unsent"), json!([]));
}

#[test]
fn a_clock_that_is_a_day_wrong_loses_nothing_and_its_hour_is_shown_as_it_was_said() {
    let team = Team::gather();
    team.bruno.wait(DAY);
    let outing = team.bruno.opens_outing(None);
    team.bruno.meets(outing, 3);
    team.settle();
    assert_eq!(team.lead.people(), 3);
    assert!(agree(&[&team.amal, &team.bruno, &team.lead]));
    let tonight = team.lead.sees("tonight");
    assert_eq!(tonight["contacts"], json!([]), "on the antenna's clock that outing is tomorrow's");
}

#[test]
fn a_phone_without_tonights_key_logs_to_the_inbox_and_only_the_antenna_finds_it() {
    let team = Team::gather();
    // Nights are made three days ahead; this phone was away for longer.
    team.bruno.wait(10 * DAY);
    assert_eq!(team.bruno.sees("tonight")["has_tonight"], false);
    let outing = team.bruno.opens_outing(None);
    team.bruno.meets(outing, 5);
    team.bruno.syncs(&team.relay);
    team.settle();
    assert_eq!(team.lead.people(), 5);
    assert_eq!(team.amal.people(), 0);
    assert_eq!(team.bruno.people(), 5, "what it wrote stays on it");
}

#[test]
fn a_relay_restored_from_an_old_copy_is_healed_by_whoever_comes() {
    let mut team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 4);
    team.settle();
    let (data, copy) = (team.folder.path().join("relay"), team.folder.path().join("copy"));
    // The copy is taken while nobody talks, as a backup would be.
    drop(std::mem::replace(&mut team.relay, LoopbackRelay::start(&team.folder.path().join("elsewhere"))));
    copy_folder(&data, &copy);
    team.relay = LoopbackRelay::start(&data);
    point_all_at(&team);
    team.amal.meets(outing, 2);
    team.settle();
    // The disk dies; the old copy comes back. Amal's phone is far away: the others heal the relay.
    drop(std::mem::replace(&mut team.relay, LoopbackRelay::start(&copy)));
    point_all_at(&team);
    tests::cast::settle(&[&team.bruno], &team.relay);
    let late = Device::new(team.folder.path(), "late", None);
    team.lead.enrols(&late, "mediator", false, &team.relay);
    tests::cast::settle(&[&team.lead, &late, &team.bruno], &team.relay);
    assert_eq!(late.people(), 6);
    assert!(agree(&[&team.lead, &team.bruno, &late]));
}

fn point_all_at(team: &Team) {
    for device in [&team.lead, &team.amal, &team.bruno] {
        device.app.set_relay(&tests::cast::AsRelay::url(&team.relay)).unwrap();
    }
}

#[test]
fn a_third_phone_joins_late_from_a_snapshot_when_the_relay_has_dropped_what_it_covers() {
    let folder = tempfile::tempdir().unwrap();
    let relay = tests::cast::MemoryRelay::new(&folder.path().join("relay"));
    let lead = Device::new(folder.path(), "lead", None);
    lead.found(&relay);
    let second = Device::new(folder.path(), "second", None);
    lead.enrols(&second, "supervisor", true, &relay);
    for (name, needs) in
        [("Foyer", "shelter.tonight"), ("PASS", "health.care"), ("Cabane juridique", "legal.information")]
    {
        lead.does(json!({ "do": "add_service", "name": name, "needs": [needs] }));
        lead.syncs(&relay);
    }
    tests::cast::settle(&[&lead, &second], &relay);
    assert!(lead.app.snapshot_all().unwrap() > 0);
    tests::cast::settle(&[&lead, &second], &relay);
    second.app.acknowledge_snapshots().unwrap();
    tests::cast::settle(&[&lead, &second], &relay);
    let team = relay.relay.teams().unwrap()[0];
    let now = tests::cast::THREE_PM;
    assert_eq!(relay.relay.compact(team, now).unwrap(), 0, "thirty days have not passed");
    assert!(relay.relay.compact(team, now + 31 * DAY).unwrap() > 0);

    let late = Device::new(folder.path(), "late", None);
    lead.enrols(&late, "mediator", false, &relay);
    tests::cast::settle(&[&lead, &second, &late], &relay);
    assert_eq!(late.sees("services").as_array().unwrap().len(), 3);
    assert!(agree(&[&lead, &second, &late]));

    // It goes on from the anchors: what is written now reaches everybody.
    late.does(json!({ "do": "note_context", "what": "cold", "zone": "Z1" }));
    lead.does(json!({ "do": "add_service", "name": "Douches", "needs": ["hygiene.shower"] }));
    tests::cast::settle(&[&lead, &second, &late], &relay);
    assert!(agree(&[&lead, &second, &late]));
    assert_eq!(second.sees("context").as_array().unwrap().len(), 1);
}

#[test]
fn the_relay_that_stops_between_two_requests_costs_nothing() {
    let mut team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 2);
    let data = team.folder.path().join("relay");
    let away = LoopbackRelay::start(&team.folder.path().join("away"));
    drop(std::mem::replace(&mut team.relay, away));
    let error = team.bruno.tries_sync(&Nowhere).unwrap_err();
    assert_eq!(error.code, client::Code::Network);
    team.relay = LoopbackRelay::start(&data);
    point_all_at(&team);
    team.settle();
    assert_eq!(team.lead.people(), 2);
}

struct Nowhere;

impl tests::cast::AsRelay for Nowhere {
    fn url(&self) -> String {
        "http://127.0.0.1:9".into()
    }

    fn transport(&self) -> Box<dyn client::Transport> {
        Box::new(client::HttpTransport::new(&self.url()).unwrap())
    }
}

#[test]
fn an_evening_at_a_desk_whose_night_another_desk_had_made_first_is_not_lost() {
    let team = Team::gather();
    let second = Device::new(team.folder.path(), "second", None);
    team.lead.enrols(&second, "supervisor", true, &team.relay);
    let all = [&team.lead, &second, &team.amal, &team.bruno];
    tests::cast::settle(&all, &team.relay);
    all.iter().for_each(|device| device.wait(5 * DAY));
    // Without a network one desk makes the nights to come, and writes in tonight's; meanwhile the other makes them with the relay.
    assert!(second.tries_sync(&Nowhere).is_err());
    let outing = second.opens_outing(None);
    second.meets(outing, 4);
    team.lead.syncs(&team.relay);
    second.app.lock().unwrap();
    second.app.unlock(tests::cast::PASSPHRASE).unwrap();
    second.meets(outing, 3);
    tests::cast::settle(&[&second, &team.lead, &second, &team.amal], &team.relay);
    assert_eq!((second.people(), team.lead.people()), (7, 7));
    assert_eq!(second.sees("unsent"), json!([]));
    assert!(agree(&[&team.lead, &second]));
    second.meets(outing, 1);
    tests::cast::settle(&[&second, &team.lead], &team.relay);
    assert_eq!((second.people(), team.lead.people()), (8, 8));
}

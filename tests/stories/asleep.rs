//! What leaves while the phone sleeps.

use std::fs;

use client::{Asleep, Code};
use serde_json::json;
use tests::{
    cast::{AsRelay, Device, LoopbackRelay, settle},
    find,
};

use crate::Team;

fn raises(team: &Team) {
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 2);
    team.amal.does(json!({ "do": "raise_alert", "outing": outing, "level": "red" }));
}

#[test]
fn somebody_on_call_who_has_locked_is_rung_and_learns_nothing_else() {
    let team = Team::gather();
    let transport = team.relay.transport();
    let heard = |device: &Device| device.app.hear_bell(transport.as_ref(), 0).unwrap();
    let outing = team.amal.opens_outing(None);
    team.settle();
    assert!(team.lead.app.relay_of_bell().is_none(), "open: the screen says it itself");
    team.lead.app.lock().unwrap();
    assert!(team.lead.app.relay_of_bell().is_some());
    assert!(!heard(&team.lead), "what was there at the lock rings nothing");

    team.amal.does(json!({ "do": "raise_alert", "outing": outing, "level": "red" }));
    team.amal.syncs(&team.relay);
    assert!(heard(&team.lead));
    assert_eq!(team.lead.app.stage().unwrap(), client::Stage::Locked);
    assert_eq!(team.lead.app.sync(transport.as_ref(), 0, &|_| {}).unwrap_err().code, Code::Locked);

    // A mediator's phone is rung when it was told to listen, and not otherwise.
    team.bruno.app.lock().unwrap();
    assert!(team.bruno.app.relay_of_bell().is_none());
    team.bruno.app.unlock(tests::cast::PASSPHRASE).unwrap();
    team.bruno.app.sync(transport.as_ref(), 1, &|_| {}).unwrap();
    team.bruno.app.lock().unwrap();
    assert!(!heard(&team.bruno));
    let again = json!({ "do": "raise_alert", "outing": outing, "level": "orange" });
    team.amal.does(again);
    team.amal.syncs(&team.relay);
    assert!(heard(&team.bruno));

    // Once it is removed, the relay tells it nothing more.
    team.lead.app.unlock(tests::cast::PASSPHRASE).unwrap();
    let devices = team.lead.sees("devices");
    let bruno = devices.as_array().unwrap().iter().find(|device| device["label"] == "bruno").unwrap();
    team.lead.app.remove_device(bruno["id"].as_str().unwrap()).unwrap();
    team.lead.syncs(&team.relay);
    assert!(!heard(&team.bruno));
}

#[test]
fn an_alert_reaches_the_lead_while_the_phone_that_raised_it_is_locked() {
    let team = Team::gather();
    assert_eq!(team.amal.app.relay_of_sealed(), None);
    raises(&team);
    team.amal.app.lock().unwrap();
    let outbox = team.amal.home.join("maraude.outbox");
    let bytes = fs::read(&outbox).unwrap();
    for word in ["15-17", "living_place", "red", "Z1", "level"] {
        assert!(!find(&bytes, word), "{word} lies beside the locked database");
    }

    // No network: it waits. A relay that is another says what it likes: it waits too.
    let gone = client::HttpTransport::new("http://127.0.0.1:9").unwrap();
    let waits = team.amal.app.send_sealed(&gone).unwrap();
    assert_eq!((waits.sent, waits.waiting > 0), (0, true));
    let impostor = LoopbackRelay::start(&team.folder.path().join("impostor"));
    assert_eq!(team.amal.app.send_sealed(&*impostor.transport()).unwrap().sent, 0);

    assert_eq!(team.amal.app.relay_of_sealed(), Some(team.relay.url()));
    let done = team.amal.app.send_sealed(&*team.relay.transport()).unwrap();
    assert_eq!((done.sent, done.waiting), (waits.waiting, 0));
    assert!(!outbox.exists());
    team.lead.syncs(&team.relay);
    assert_eq!(team.lead.sees("alerts")[0]["level"], "red");
    assert_eq!(team.lead.people(), 2, "what was written before goes with it");

    // Awake again: nothing is there twice, and nothing is unsent.
    team.amal.app.unlock(tests::cast::PASSPHRASE).unwrap();
    settle(&[&team.amal, &team.lead], &team.relay);
    assert_eq!(team.amal.sees("unsent"), json!([]));
    assert_eq!(team.lead.sees("alerts").as_array().unwrap().len(), 1);
    assert!(tests::cast::agree(&[&team.amal, &team.lead]));
}

#[test]
fn an_alert_leaves_after_the_app_was_killed_and_before_it_is_unlocked() {
    let mut team = Team::gather();
    raises(&team);
    // Killed: nothing was locked, and what is beside the database is what the alert laid there.
    let killed = client::App::new(&team.amal.home, client::Env::system());
    assert!(killed.send_sealed(&*team.relay.transport()).unwrap().sent > 0);
    team.lead.syncs(&team.relay);
    assert_eq!(team.lead.sees("alerts")[0]["level"], "red");
    team.amal.restart(None);
    team.amal.syncs(&team.relay);
    assert_eq!(team.amal.sees("unsent"), json!([]));
}

#[test]
fn a_damaged_or_foreign_outbox_costs_nothing_that_is_in_the_database() {
    let team = Team::gather();
    raises(&team);
    team.amal.app.lock().unwrap();
    let outbox = team.amal.home.join("maraude.outbox");
    fs::write(&outbox, b"not what was written there").unwrap();
    assert_eq!(team.amal.app.send_sealed(&*team.relay.transport()).unwrap(), Asleep::default());
    team.amal.app.unlock(tests::cast::PASSPHRASE).unwrap();
    team.settle();
    assert_eq!(team.lead.people(), 2);
    assert_eq!(team.lead.sees("alerts").as_array().unwrap().len(), 1);
    assert_eq!(
        team.amal.tries(json!({ "do": "see_alert", "alert": "00".repeat(16) })).unwrap_err().code,
        Code::Refused
    );
}

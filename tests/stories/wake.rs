//! Who has forgotten the six words is woken by the antenna, once, and by nobody else.

use client::Code;
use tests::cast::{DAY, Device, settle};

use crate::Team;

const NEW: &str = "six autres mots qui tiennent en tête";

fn id_of(lead: &Device, label: &str) -> String {
    let devices = lead.sees("devices");
    let found = devices.as_array().unwrap().iter().find(|device| device["label"] == label).unwrap().clone();
    found["id"].as_str().unwrap().to_owned()
}

fn wakes(lead: &Device, label: &str) -> bool {
    lead.sees("devices").as_array().unwrap().iter().any(|device| device["label"] == label && device["wakes"] == true)
}

#[test]
fn a_forgotten_passphrase_costs_nothing_that_was_not_sent() {
    let team = Team::gather();
    let (lead, amal) = (&team.lead, &team.amal);
    let outing = amal.opens_outing(None);
    amal.meets(outing, 3);
    amal.app.lock().unwrap();
    assert!(amal.app.can_wake());
    assert_eq!(amal.app.unlock("rien de tout cela").unwrap_err().code, Code::WrongPassphrase);

    let key = lead.app.wake_key(&id_of(lead, "amal")).unwrap();
    assert_eq!(key.words.len(), 24);
    let other = lead.app.wake_key(&id_of(lead, "bruno")).unwrap();
    for wrong in [other.text.as_str(), &other.words.join(" "), "MARAUDE8:AAAA", "un deux trois"] {
        assert_eq!(amal.app.wake(wrong).unwrap_err().code, Code::WrongWake, "{wrong}");
    }
    amal.app.wake(&key.words.join(" ")).unwrap();
    assert_eq!(amal.people(), 3, "what it never sent is here");
    assert_eq!(amal.app.renew_passphrase(None, "court").unwrap_err().code, Code::PassphraseTooShort);
    amal.app.renew_passphrase(None, NEW).unwrap();
    assert_eq!(amal.app.renew_passphrase(None, "encore six autres mots").unwrap_err().code, Code::NotAllowed, "once");
    amal.app.lock().unwrap();
    assert_eq!(
        amal.app.unlock(tests::cast::PASSPHRASE).unwrap_err().code,
        Code::WrongPassphrase,
        "the old one is over"
    );
    assert_eq!(amal.app.wake(&key.text).unwrap_err().code, Code::WrongWake, "the key has served");
    amal.app.unlock(NEW).unwrap();
    team.settle();
    assert_eq!(lead.people(), 3);

    // With the next sync there is another key, and the log says who looked.
    amal.app.lock().unwrap();
    amal.app.wake(&lead.app.wake_key(&id_of(lead, "amal")).unwrap().text).unwrap();
    let log = lead.sees("retention")["log"].clone();
    assert!(log.as_array().unwrap().iter().any(|row| row["what"] == "woken"), "{log}");
    amal.app.renew_passphrase(Some(NEW), tests::cast::PASSPHRASE).unwrap();
}

#[test]
fn a_key_lasts_a_week_and_nobody_but_the_antenna_has_it() {
    let team = Team::gather();
    let (lead, amal) = (&team.lead, &team.amal);
    let first = lead.app.wake_key(&id_of(lead, "amal")).unwrap();
    assert_eq!(amal.app.wake_key(&id_of(lead, "bruno")).unwrap_err().code, Code::NotAllowed, "a colleague");
    let second = Device::new(team.folder.path(), "second", None);
    lead.enrols(&second, "supervisor", true, &team.relay);
    settle(&[lead, &second], &team.relay);
    assert!(wakes(&second, "amal"), "each antenna device has it");
    assert!(!wakes(lead, "second") && !wakes(&second, "lead"), "and none for another antenna device");
    for device in [lead, amal, &team.bruno, &second] {
        device.wait(8 * DAY);
    }
    settle(&[amal, lead, amal, lead], &team.relay);
    let next = lead.app.wake_key(&id_of(lead, "amal")).unwrap();
    assert_ne!(first, next);
    amal.app.lock().unwrap();
    assert_eq!(amal.app.wake(&first.text).unwrap_err().code, Code::WrongWake, "a picture of an old screen");
    amal.app.wake(&next.text).unwrap();
    lead.app.remove_device(&id_of(lead, "bruno")).unwrap();
    assert!(lead.app.wake_key(&id_of(lead, "bruno")).is_err(), "a device that is gone is not woken");
}

#[test]
fn a_key_on_its_way_leaves_the_one_before_until_the_antenna_has_it() {
    let team = Team::gather();
    let (lead, amal) = (&team.lead, &team.amal);
    let first = lead.app.wake_key(&id_of(lead, "amal")).unwrap();
    amal.wait(8 * DAY);
    amal.syncs(&team.relay);
    amal.app.lock().unwrap();
    amal.app.wake(&first.text).expect("the antenna has not heard of the new one yet");
}

#[test]
fn who_reads_what_the_antenna_does_not_is_not_woken_by_it() {
    let team = Team::gather();
    let (lead, amal) = (&team.lead, &team.amal);
    assert!(wakes(lead, "amal") && amal.app.can_wake());
    lead.app.set_focal(&id_of(lead, "amal"), true).unwrap();
    settle(&[lead, amal, lead], &team.relay);
    assert!(!amal.app.can_wake(), "a focal point's device opens with its own words alone");
    let key = lead.app.wake_key(&id_of(lead, "amal")).unwrap();
    amal.app.lock().unwrap();
    assert_eq!(amal.app.wake(&key.text).unwrap_err().code, Code::WrongWake);
}

//! What lies on the disks and goes over the wire.

use std::{fs, path::Path};

use serde_json::json;
use tests::{
    cast::{AsRelay, Device, LoopbackRelay},
    evening::{Evening, Options, play},
    find, find_in_files,
};

/// Words of the evening that must be nowhere in the clear, in UTF-8 and UTF-16.
const WORDS: [&str; 9] = [
    "bring to the doctor",
    "see a doctor",
    "MAB Calais",
    "4180738",
    "control.debt",
    "distress.speaks_of_dying",
    "15-17",
    "shelter.tonight",
    "psychologist",
];

fn leaks(folder: &Path) -> Vec<String> {
    WORDS.into_iter().flat_map(|word| find_in_files(folder, word)).collect()
}

#[test]
fn no_word_of_the_evening_is_in_the_raw_bytes_of_a_home_or_of_the_relay() {
    let text = include_str!("../fixtures/evening.json");
    let folder = tempfile::tempdir().unwrap();
    // The same scan finds them where they are in the clear.
    let plain = tempfile::tempdir().unwrap();
    fs::write(plain.path().join("plain"), text).unwrap();
    assert_eq!(leaks(plain.path()).len(), WORDS.len());

    let outcome =
        play(&Evening::parse(text).unwrap(), &Options { folder: folder.path().to_owned(), progress: false }).unwrap();
    assert_eq!(outcome.homes.len(), 4);
    assert_eq!(leaks(folder.path()), Vec::<String>::new());
    let mut woken = 0;
    for home in outcome.homes.values() {
        let mut names: Vec<_> = fs::read_dir(home).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.retain(|name| !name.to_string_lossy().ends_with("-wal") && !name.to_string_lossy().ends_with("-shm"));
        names.sort();
        // On phones, what the antenna could wake.
        woken += names.iter().filter(|name| *name == "maraude.wake").count();
        names.retain(|name| name != "maraude.wake");
        let known = ["maraude.db", "maraude.notices", "maraude.slot"];
        assert_eq!(names, known, "a slot, a database, and the notices that work while they are locked");
    }
    assert_eq!(woken, 3);
}

#[test]
fn the_wire_shows_padded_sizes_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let relay = LoopbackRelay::start(&folder.path().join("relay"));
    let tap = tests::cast::Tap::new(relay.transport());
    let lead = Device::new(folder.path(), "lead", None);
    lead.found(&relay);
    lead.does(json!({ "do": "add_service", "name": "MAB Calais", "needs": ["shelter.tonight"] }));
    lead.does(json!({ "do": "open_follow_up", "code": "4180738", "next_step": "bring to the doctor",
        "owner": "psychologist", "due": "2027-01-15", "wish": "see a doctor" }));
    let outing = lead.opens_outing(None);
    lead.meets(outing, 4);
    lead.app.sync(&tap, 0, &|_| {}).unwrap();
    let seen = tap.bytes();
    assert!(seen.len() > 4_000);
    assert!(find(&seen, "SL1\u{1}"), "the scan reads the wire: envelopes are on it");
    for word in WORDS {
        assert!(!find(&seen, word), "{word} is on the wire");
    }
    for envelope in tap.envelopes() {
        let len = envelope.ct.len();
        assert!(len.is_power_of_two() && len >= 1024 || len % 65_536 == 0, "{len} is no step");
    }
}

#[test]
fn an_error_never_carries_a_secret_or_a_record() {
    let folder = tempfile::tempdir().unwrap();
    let device = Device::new(folder.path(), "phone", None);
    device.app.found_practice().unwrap();
    device.app.lock().unwrap();
    let error = device.app.unlock("mon secret à moi tout seul").unwrap_err();
    assert!(!format!("{error:?}").contains("secret"));
    device.app.unlock(tests::cast::PASSPHRASE).unwrap();
    let long = "mot ".repeat(100);
    let command =
        json!({ "do": "open_follow_up", "code": "4180738", "next_step": long, "owner": "lead", "due": "2027-01-15" });
    let error = device.tries(command).unwrap_err();
    assert!(!format!("{error:?}").contains("mot "));
}

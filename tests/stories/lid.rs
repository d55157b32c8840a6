//! A night under a key of its own: the phone's hardware ends it, with the app closed, and nothing is lost.

use std::{path::Path, sync::atomic::Ordering::SeqCst};

use client::{App, Argon, Code, Env};
use rusqlite::{Connection, types::ValueRef};
use serde_json::json;
use tests::cast::{Device, MINUTE, PASSPHRASE, chip_of, copy_chip, copy_folder};

use crate::Team;

const HOUR: i64 = 60 * MINUTE;

/// Every cell of a device's database, as somebody reads it who has the folder and the passphrase.
fn cells(home: &Path) -> String {
    let slot = vault::Slot::from_bytes(&std::fs::read(home.join("maraude.slot")).unwrap()).unwrap();
    let db = Connection::open(home.join("maraude.db")).unwrap();
    let cipher: String = db.query_row("PRAGMA cipher = 'chacha20'", (), |row| row.get(0)).unwrap();
    assert_eq!(cipher, "chacha20");
    let key = slot.unwrap(PASSPHRASE).unwrap().to_raw_hex();
    db.pragma_update(None, "key", format!("raw:{}", &*key)).unwrap();
    let mut all = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let tables: Vec<String> = all.query_map((), |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut text = String::new();
    for table in tables {
        let mut all = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = all.column_count();
        let mut rows = all.query(()).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for at in 0..columns {
                if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(at).unwrap() {
                    text += &String::from_utf8_lossy(bytes);
                    text.push('\n');
                }
            }
        }
    }
    text
}

/// Of a contact, in its document and in its record.
const WORDS: [&str; 2] = ["15-17", "living_place"];

fn shows_the_evening(home: &Path) -> bool {
    let cells = cells(home);
    WORDS.iter().any(|word| cells.contains(word))
}

fn locks(device: &Device) {
    device.app.lock().unwrap();
}

/// The phone's system at this device's hour.
fn the_system_ends_nights(device: &Device) {
    chip_of(&device.home).end_nights(&device.home, device.now());
}

#[test]
fn with_the_app_closed_the_system_ends_the_night_and_no_secret_brings_it_back() {
    let mut team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 3);
    team.settle();
    team.amal.meets(outing, 2);
    for device in [&team.amal, &team.lead] {
        locks(device);
    }
    assert!(!shows_the_evening(&team.amal.home), "the folder and the passphrase are not enough in the evening either");
    assert!(shows_the_evening(&team.lead.home), "and here it would be seen");
    let held = chip_of(&team.amal.home).nights();
    team.amal.wait(12 * HOUR);
    the_system_ends_nights(&team.amal);
    assert_eq!(chip_of(&team.amal.home).nights(), held - 1, "tomorrow's night has its own key");

    // A copy with the passphrase, the same hardware, and a clock that was put back.
    let copy = team.folder.path().join("copy");
    copy_folder(&team.amal.home, &copy);
    copy_chip(&team.amal.home, &copy);
    let copied = Device::found_at(team.folder.path(), "copy");
    assert_eq!((copied.people(), copied.sees("tonight")["contacts"].clone()), (0, json!([])));
    drop(copied);

    team.amal.restart(None);
    assert_eq!(team.amal.people(), 0);
    assert!(!team.amal.sees("unsent").as_array().unwrap().is_empty(), "what nobody has received stays visible");
    team.lead.app.unlock(PASSPHRASE).unwrap();
    team.settle();
    assert_eq!(team.lead.people(), 5, "and is handed over");
    team.settle();
    assert_eq!((team.amal.sees("unsent"), team.amal.people()), (json!([]), 0));
}

#[test]
fn what_was_tapped_and_not_sealed_keeps_the_night_until_the_app_has_sealed_it() {
    let mut team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.does(json!({ "do": "note_contact", "outing": outing,
        "answers": [{ "about": "heads", "band": "15-17", "gender": "m", "count": 4 }] }));
    let held = chip_of(&team.amal.home).nights();
    // The system ends the app in the middle of a contact; the night is over before anybody opens it again.
    team.amal.wait(12 * HOUR);
    the_system_ends_nights(&team.amal);
    assert_eq!(chip_of(&team.amal.home).nights(), held);
    team.amal.restart(None);
    assert_eq!((team.amal.people(), chip_of(&team.amal.home).nights()), (0, held - 1), "now the app has ended it");
    team.settle();
    assert_eq!(team.lead.people(), 4);
}

#[test]
fn hardware_that_loses_its_keys_takes_no_tap_with_it() {
    let mut team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 2);
    team.settle();
    let answers = json!([{ "about": "heads", "band": "15-17", "gender": "m", "count": 4 }]);
    team.amal.does(json!({ "do": "note_contact", "outing": outing, "answers": answers }));
    chip_of(&team.amal.home).forget_all();
    team.amal.restart(None);
    assert_eq!(team.amal.sees("health")["quarantine"], json!([]));
    team.settle();
    assert_eq!(team.lead.people(), 6, "what was in no envelope went by the inbox");
    // The phone goes on, in the inbox, and with the next night.
    let second = team.amal.opens_outing(None);
    team.amal.meets(second, 1);
    team.settle();
    assert_eq!(team.lead.people(), 7);
}

#[test]
fn hardware_that_does_not_answer_shuts_the_phone_until_the_night_is_over() {
    let mut team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 3);
    locks(&team.amal);
    let chip = chip_of(&team.amal.home);
    chip.silent.store(true, SeqCst);
    assert_eq!(team.amal.app.unlock(PASSPHRASE).unwrap_err().code, Code::NightShut);
    // In a machine without such hardware it is the same.
    let now = team.amal.now();
    let env = Env { argon: Argon::LIGHT, clock: std::sync::Arc::new(move || now), ..Env::system() };
    assert_eq!(App::new(&team.amal.home, env).unlock(PASSPHRASE).unwrap_err().code, Code::NightShut);
    chip.silent.store(false, SeqCst);
    team.amal.app.unlock(PASSPHRASE).unwrap();
    assert_eq!(team.amal.people(), 3, "nothing was changed");
    locks(&team.amal);
    chip.silent.store(true, SeqCst);
    team.amal.wait(12 * HOUR);
    team.amal.restart(None);
    assert_eq!(team.amal.people(), 0);
    chip.silent.store(false, SeqCst);
    team.settle();
    assert_eq!(team.lead.people(), 3);
}

#[test]
fn four_hours_more_are_four_hours_more_for_the_hardware_too() {
    let mut team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 3);
    team.amal.wait(11 * HOUR);
    let chip = chip_of(&team.amal.home);
    let held = chip.nights();
    // Hardware that cannot make the later key: the night is not said to be longer.
    chip.silent.store(true, SeqCst);
    assert_eq!(team.amal.app.extend_lease(PASSPHRASE).unwrap_err().code, Code::NoChip);
    chip.silent.store(false, SeqCst);
    team.amal.app.extend_lease(PASSPHRASE).unwrap();
    assert_eq!(chip.nights(), held, "the key that would have ended is gone");
    locks(&team.amal);
    team.amal.wait(4 * HOUR + 30 * MINUTE);
    the_system_ends_nights(&team.amal);
    team.amal.restart(None);
    assert_eq!(team.amal.people(), 3);
    locks(&team.amal);
    team.amal.wait(HOUR);
    the_system_ends_nights(&team.amal);
    assert_eq!(chip.nights(), held - 1);
    team.amal.restart(None);
    assert_eq!(team.amal.people(), 0);
}

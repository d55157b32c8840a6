//! What happens to a device's file, and what the app says then. Nothing is lost by being told.

use std::{
    fs::{self, OpenOptions},
    io::{Read, Seek, SeekFrom, Write},
    path::Path,
    sync::Arc,
};

use client::{App, Argon, Code, Env};
use serde_json::json;
use store::{Error, Store};
use tests::cast::{Device, PASSPHRASE, THREE_PM};

const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

fn env() -> Env {
    Env { clock: Arc::new(|| THREE_PM), seed: None, argon: Argon::LIGHT, chip: None }
}

/// A device of a practice team with some records, closed.
fn written(folder: &Path) -> std::path::PathBuf {
    let device = Device::new(folder, "phone", None);
    device.app.found_practice().unwrap();
    device.does(json!({ "do": "set", "key": "zone/Z1", "value": true }));
    let outing = device.does(json!({ "do": "open_outing", "channel": "living_place", "zones": ["Z1"] }));
    for count in 1..30 {
        device.meets(outing, count);
    }
    device.app.lock().unwrap();
    device.home
}

fn unlock(home: &Path) -> Result<App, Code> {
    let app = App::new(home, env());
    app.unlock(PASSPHRASE).map(|()| app).map_err(|error| error.code)
}

fn flip(path: &Path, at: u64) {
    let mut file = OpenOptions::new().read(true).write(true).open(path).unwrap();
    let mut byte = [0];
    file.seek(SeekFrom::Start(at)).unwrap();
    file.read_exact(&mut byte).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&[byte[0] ^ 1]).unwrap();
}

#[test]
fn a_wrong_passphrase_a_missing_file_and_an_empty_folder_each_have_their_own_word() {
    let folder = tempfile::tempdir().unwrap();
    let home = written(folder.path());
    let app = App::new(&home, env());
    assert_eq!(app.unlock("not the six words at all").unwrap_err().code, Code::WrongPassphrase);
    assert_eq!(app.create("another passphrase").unwrap_err().code, Code::DeviceExists);
    assert!(unlock(&home).is_ok(), "and the right one still opens it");
    assert_eq!(unlock(&folder.path().join("nowhere")).err(), Some(Code::NoDevice));
    fs::rename(home.join("maraude.db"), home.join("elsewhere.db")).unwrap();
    assert_eq!(unlock(&home).err(), Some(Code::Damaged));
    fs::rename(home.join("elsewhere.db"), home.join("maraude.db")).unwrap();
    fs::rename(home.join("maraude.slot"), home.join("elsewhere.slot")).unwrap();
    assert_eq!(unlock(&home).err(), Some(Code::Damaged));
    fs::rename(home.join("elsewhere.slot"), home.join("maraude.slot")).unwrap();
    assert!(unlock(&home).is_ok());
    assert_eq!(App::new(&folder.path().join("new"), env()).create("short").unwrap_err().code, Code::PassphraseTooShort);
}

#[test]
fn a_flipped_byte_anywhere_is_noticed_and_the_file_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let home = written(folder.path());
    let path = home.join("maraude.db");
    let whole = fs::read(&path).unwrap();
    assert!(whole.len() > 60_000);
    for at in (16..whole.len() as u64).step_by(whole.len() / 23) {
        flip(&path, at);
        let damaged = fs::read(&path).unwrap();
        assert_eq!(unlock(&home).err(), Some(Code::Damaged), "byte {at} of {}", whole.len());
        assert_eq!(fs::read(&path).unwrap(), damaged, "byte {at}: the file was touched");
        fs::write(&path, &whole).unwrap();
        let _ = fs::remove_file(home.join("maraude.db-wal"));
        let _ = fs::remove_file(home.join("maraude.db-shm"));
    }
    assert!(unlock(&home).is_ok());
}

#[test]
fn a_file_of_a_newer_version_and_a_plain_file_are_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let newer = folder.path().join("newer.db");
    drop(Store::create(&newer, KEY).unwrap());
    Store::open(&newer, KEY).unwrap().pretend_version(store::SCHEMA + 1).unwrap();
    let before = fs::read(&newer).unwrap();
    assert!(matches!(Store::open(&newer, KEY), Err(Error::Newer { .. })));
    assert_eq!(fs::read(&newer).unwrap(), before);

    let plain = folder.path().join("plain.db");
    fs::write(&plain, [b"SQLite format 3\0".as_slice(), &[0; 4080]].concat()).unwrap();
    assert!(matches!(Store::open(&plain, KEY), Err(Error::NotEncrypted)));
    assert!(matches!(Store::open(&newer, &KEY.replace('0', "1")), Err(Error::WrongKey)));
    assert!(matches!(Store::create(&newer, KEY), Err(Error::Exists)));
}

#[test]
fn a_second_process_waits_outside() {
    let folder = tempfile::tempdir().unwrap();
    let home = written(folder.path());
    let first = unlock(&home).unwrap();
    assert_eq!(unlock(&home).err(), Some(Code::Busy));
    drop(first);
    assert!(unlock(&home).is_ok());
}

/// Needs to mount a small file system, as the machines that check this can.
#[test]
fn a_full_disk_refuses_the_tap_that_does_not_fit_and_keeps_all_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let small = folder.path().join("small");
    fs::create_dir(&small).unwrap();
    let mounted =
        std::process::Command::new("mount").args(["-t", "tmpfs", "-o", "size=1500k", "none"]).arg(&small).status();
    if !mounted.is_ok_and(|status| status.success()) {
        eprintln!("no right to mount here: the full disk is not tried");
        return;
    }
    let device = Device::new(&small, "phone", None);
    device.app.found_practice().unwrap();
    device.does(json!({ "do": "set", "key": "zone/Z1", "value": true }));
    let outing = device.does(json!({ "do": "open_outing", "channel": "living_place", "zones": ["Z1"] }));
    let one = json!({ "about": "heads", "band": "adult", "gender": "m", "count": 1 });
    let tap = json!({ "do": "note_contact", "outing": outing, "answers": [one] });
    let mut kept = 0;
    let refused = loop {
        match device.tries(tap.clone()) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 100_000, "the disk never fills");
    };
    assert_eq!(refused.code, Code::DiskFull, "{refused}");
    assert_eq!(device.people(), kept);
    drop(device);
    let copy = folder.path().join("copy");
    fs::create_dir(&copy).unwrap();
    for entry in fs::read_dir(small.join("phone")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
    }
    let unmounted = std::process::Command::new("umount").arg(&small).status();
    assert!(unmounted.unwrap().success());
    let app = unlock(&copy).unwrap();
    let counts = app.ask(&client::Query::Counts).unwrap();
    assert_eq!(counts["people"].as_u64(), Some(kept), "every tap that was confirmed is there");
}

#[test]
fn projections_are_disposable() {
    let folder = tempfile::tempdir().unwrap();
    let home = written(folder.path());
    let app = unlock(&home).unwrap();
    let before = app.ask(&client::Query::Hashes).unwrap();
    app.rebuild().unwrap();
    assert_eq!(app.ask(&client::Query::Hashes).unwrap(), before);
}

//! The battery dies. Whatever the app had confirmed must be on the disk, wherever the cut falls: between any two writes of
//! any transaction, with any part of what was not synced lost, torn or there.

mod disk;

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use client::{App, Argon, Env, Query};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use serde_json::json;
use tests::cast::{Device, PASSPHRASE, THREE_PM};

const TAPS: u64 = 400;
const CUTS: usize = 400;

#[test]
fn a_power_cut_at_any_moment_keeps_every_confirmed_tap() {
    disk::install();
    let folder = tempfile::tempdir().unwrap();
    let phone = Device::new(folder.path(), "phone", None);
    phone.app.found_practice().unwrap();
    phone.does(json!({ "do": "set", "key": "zone/Z1", "value": true }));
    let outing = phone.does(json!({ "do": "open_outing", "channel": "living_place", "zones": ["Z1"] }));
    let files = ["maraude.db", "maraude.db-wal"].map(|name| phone.home.join(name));
    let begin: BTreeMap<_, _> = files.iter().map(|file| (file.clone(), fs::read(file).unwrap())).collect();
    disk::watch(&phone.home);
    // After how many events each tap was confirmed.
    let mut confirmed = vec![];
    for _ in 0..TAPS {
        let heads = json!({ "about": "heads", "band": "15-17", "gender": "m", "count": 1 });
        phone.does(json!({ "do": "note_contact", "outing": outing, "answers": [heads] }));
        confirmed.push(disk::moment());
    }
    let events = disk::events();
    assert_eq!(disk::moment(), *confirmed.last().unwrap());
    for file in &files {
        let writes =
            events.iter().filter(|event| event.file == *file && matches!(event.what, disk::What::Write { .. }));
        assert!(writes.count() > 20, "{} was hardly written: nothing to cut", file.display());
    }
    let mut rng = ChaCha20Rng::seed_from_u64(27);
    // Everywhere by chance, and each moment just after a tap was confirmed, by turns.
    let moments: Vec<usize> = (0..CUTS)
        .map(|run| match run % 2 {
            0 => (rng.next_u64() % events.len() as u64) as usize,
            _ => confirmed[(rng.next_u64() % TAPS) as usize],
        })
        .collect();
    for (run, moment) in moments.into_iter().enumerate() {
        let home = folder.path().join(format!("cut-{run}"));
        fs::create_dir(&home).unwrap();
        fs::copy(phone.home.join("maraude.slot"), home.join("maraude.slot")).unwrap();
        for (file, bytes) in disk::cut(&begin, moment, &mut rng) {
            fs::write(home.join(file.file_name().unwrap()), bytes).unwrap();
        }
        let kept = people_after(&home);
        let sure = confirmed.iter().filter(|at| **at <= moment).count() as u64;
        assert!((sure..=sure + 1).contains(&kept), "cut {run} at event {moment}: {kept} of {sure} confirmed taps");
        fs::remove_dir_all(&home).unwrap();
    }
}

/// How many people the device still knows; it must open, and take another tap.
fn people_after(home: &Path) -> u64 {
    let app = App::new(home, Env { clock: Arc::new(|| THREE_PM), seed: None, argon: Argon::LIGHT, chip: None });
    app.unlock(PASSPHRASE).unwrap();
    let people = app.ask(&Query::Counts).unwrap()["people"].as_u64().unwrap();
    app.execute(&serde_json::from_value(json!({ "do": "note_context", "what": "cold", "zone": "Z1" })).unwrap())
        .unwrap();
    people
}

//! The battery dies. What was confirmed had been synced; of what was written after the last sync, the disk may hold any
//! part in any order. The model: every 512-byte sector that differs between two confirmed taps is there, is not there, or is
//! torn, each by itself, in whichever of the two files was being written.

use std::{fs, path::Path, sync::Arc};

use client::{App, Argon, Env, Query};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use serde_json::json;
use tests::cast::{Device, PASSPHRASE, THREE_PM};

const SECTOR: usize = 512;
const FILES: [&str; 2] = ["maraude.db", "maraude.db-wal"];

type Disk = [Vec<u8>; 2];

fn read(home: &Path) -> Disk {
    FILES.map(|name| fs::read(home.join(name)).unwrap_or_default())
}

/// A disk between two states: each changed sector old, new or torn; the file's end anywhere between the two.
fn cut(before: &[u8], after: &[u8], rng: &mut ChaCha20Rng) -> Vec<u8> {
    let mut draw = |below: usize| (rng.next_u64() % below.max(1) as u64) as usize;
    let length = match after.len() > before.len() {
        true => before.len() + draw(after.len() - before.len() + 1),
        false => before.len(),
    };
    let mut disk = before.to_vec();
    disk.resize(length, 0);
    for at in (0..length).step_by(SECTOR) {
        let end = (at + SECTOR).min(length).min(after.len());
        if end <= at {
            continue;
        }
        let torn = match draw(4) {
            0 => at,
            1 => at + draw(end - at + 1),
            _ => end,
        };
        disk[at..torn].copy_from_slice(&after[at..torn]);
    }
    disk
}

#[test]
fn a_power_cut_at_any_sector_keeps_every_confirmed_tap() {
    let folder = tempfile::tempdir().unwrap();
    let phone = Device::new(folder.path(), "phone", None);
    phone.app.found_practice().unwrap();
    phone.does(json!({ "do": "set", "key": "zone/Z1", "value": true }));
    let outing = phone.does(json!({ "do": "open_outing", "channel": "living_place", "zones": ["Z1"] }));
    // Taps, folds (a complete contact) and what WAL checkpoints do to the main file, each followed by a look at the disk.
    let mut states = vec![(phone.people(), read(&phone.home))];
    for tap in 0..90_u32 {
        let heads = json!({ "about": "heads", "band": "15-17", "gender": "m", "count": 1 });
        let complete = json!({ "about": "complete", "complete": tap % 3 == 0 });
        phone.does(json!({ "do": "note_contact", "outing": outing, "answers": [heads, complete] }));
        states.push((phone.people(), read(&phone.home)));
    }
    let slot = fs::read(phone.home.join("maraude.slot")).unwrap();
    let mut rng = ChaCha20Rng::seed_from_u64(27);
    let mut torn = 0;
    for run in 0..150 {
        let at = (rng.next_u64() % (states.len() as u64 - 1)) as usize;
        let [(confirmed, before), (next, after)] = &states[at..at + 2] else { unreachable!() };
        let home = folder.path().join(format!("cut-{run}"));
        fs::create_dir(&home).unwrap();
        fs::write(home.join("maraude.slot"), &slot).unwrap();
        // The log is synced before the main file is written at all, and the main file before the log begins again: while
        // one of them is torn, the other is as it was before or as it is after.
        let in_main_file = before[0] != after[0] && rng.next_u64() % 2 == 0;
        let disks = match in_main_file {
            true => [cut(&before[0], &after[0], &mut rng), after[1].clone()],
            false => [before[0].clone(), cut(&before[1], &after[1], &mut rng)],
        };
        for (((name, disk), before), after) in FILES.iter().zip(disks).zip(before).zip(after) {
            torn += u32::from(disk != *before && disk != *after);
            fs::write(home.join(name), disk).unwrap();
        }
        let app = App::new(&home, Env { clock: Arc::new(|| THREE_PM), seed: None, argon: Argon::LIGHT });
        app.unlock(PASSPHRASE).unwrap_or_else(|error| panic!("cut {run} after tap {at}: {error}"));
        let people = app.ask(&Query::Counts).unwrap()["people"].as_u64().unwrap();
        assert!(people == *confirmed || people == *next, "cut {run} after tap {at}: {people} of {confirmed}");
        app.execute(&serde_json::from_value(json!({ "do": "note_context", "what": "cold", "zone": "Z1" })).unwrap())
            .unwrap();
    }
    assert!(torn > 100, "the cuts tore nothing: {torn}");
}

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
    let slot = fs::read(phone.home.join("maraude.slot")).unwrap();
    let mut rng = ChaCha20Rng::seed_from_u64(27);
    let (mut torn, mut checkpoints) = (0, 0);
    let mut before = (phone.people(), read(&phone.home));
    // Each tap is one transaction: the log is synced before the main file is written, the main file before the log begins
    // again. While one of them is torn, the other is as it was before or as it is after.
    for tap in 0..150 {
        let heads = json!({ "about": "heads", "band": "15-17", "gender": "m", "count": 1 });
        phone.does(json!({ "do": "note_contact", "outing": outing, "answers": [heads] }));
        let after = (phone.people(), read(&phone.home));
        let in_log = [before.1[0].clone(), cut(&before.1[1], &after.1[1], &mut rng)];
        let mut disks = vec![in_log];
        if before.1[0] != after.1[0] {
            checkpoints += 1;
            disks.extend((0..20).map(|_| [cut(&before.1[0], &after.1[0], &mut rng), after.1[1].clone()]));
        }
        for (run, disk) in disks.into_iter().enumerate() {
            torn += u32::from(disk != before.1 && disk != after.1);
            let home = folder.path().join(format!("cut-{tap}-{run}"));
            fs::create_dir(&home).unwrap();
            fs::write(home.join("maraude.slot"), &slot).unwrap();
            FILES.iter().zip(disk).for_each(|(name, bytes)| fs::write(home.join(name), bytes).unwrap());
            let people = opens(&home);
            assert!(people == before.0 || people == after.0, "cut {run} after tap {tap}: {people} of {}", before.0);
            fs::remove_dir_all(&home).unwrap();
        }
        before = after;
    }
    assert!(torn > 80, "the cuts tore nothing: {torn}");
    assert!(checkpoints > 0, "the main file was never written");
}

/// How many people the device still knows; it must open, and take another tap.
fn opens(home: &Path) -> u64 {
    let app = App::new(home, Env { clock: Arc::new(|| THREE_PM), seed: None, argon: Argon::LIGHT });
    app.unlock(PASSPHRASE).unwrap();
    let people = app.ask(&Query::Counts).unwrap()["people"].as_u64().unwrap();
    app.execute(&serde_json::from_value(json!({ "do": "note_context", "what": "cold", "zone": "Z1" })).unwrap())
        .unwrap();
    people
}

//! `kill -9` at random moments: no tap that was acknowledged is ever lost, no file is ever broken.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tests::{
    cast::{PASSPHRASE, THREE_PM},
    process::{DeviceProcess, passphrase_file},
};

fn runs() -> u64 {
    std::env::var("MARAUDE_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(200)
}

#[test]
fn kill_at_any_moment_loses_no_acknowledged_tap() {
    let folder = tempfile::tempdir().unwrap();
    let passphrase = passphrase_file(folder.path(), PASSPHRASE).unwrap();
    let home = folder.path().join("phone");
    let start = || DeviceProcess::start(&home, &passphrase, Some(THREE_PM)).unwrap();
    let mut phone = start();
    phone.tell(json!("init")).unwrap();
    phone.tell(json!({ "found": { "label": "phone" } })).unwrap();
    phone.tell(json!({ "do": "set", "key": "zone/Z1", "value": true })).unwrap();
    let outing = phone.tell(json!({ "do": "open_outing", "channel": "living_place", "zones": ["Z1"] })).unwrap();
    let mut acknowledged: BTreeSet<String> = BTreeSet::new();
    let mut sent: BTreeSet<String> = BTreeSet::new();
    for run in 0..runs() {
        // A repeatable spread of moments: 0 to 12 ms after a burst of taps began.
        let moment = std::time::Duration::from_micros(run.wrapping_mul(7_919) % 12_000);
        let burst: Vec<String> =
            (0..24_u128).map(|tap| format!("{:032x}", (u128::from(run) << 64) | tap | 1 << 120)).collect();
        for (at, id) in burst.iter().enumerate() {
            let heads = json!({ "about": "heads", "band": "15-17", "gender": "m", "count": 1 });
            let complete = json!({ "about": "complete", "complete": at % 3 == 0 });
            phone
                .send(&json!({ "do": "note_contact", "id": id, "outing": outing, "answers": [heads, complete] }))
                .unwrap();
            sent.insert(id.clone());
        }
        // The first answer says that the process is at work; the kill falls somewhere in the rest.
        let mut answers = vec![phone.read().unwrap()];
        std::thread::sleep(moment);
        answers.extend(phone.kill_and_read().unwrap());
        acknowledged.extend(burst.iter().zip(&answers).filter(|(_, answer)| answer.is_ok()).map(|(id, _)| id.clone()));
        phone = start();
        if run % 20 == 19 || run + 1 == runs() {
            let kept = contacts(&mut phone);
            let lost: Vec<_> = acknowledged.difference(&kept).collect();
            assert!(lost.is_empty(), "after {run} kills {} acknowledged taps are lost: {lost:?}", lost.len());
            assert!(kept.is_subset(&sent), "something that nobody wrote is there");
        }
    }
    assert!(acknowledged.len() as u64 > runs(), "the kills came too early to say anything");
}

fn contacts(phone: &mut DeviceProcess) -> BTreeSet<String> {
    let tonight = phone.show("tonight").unwrap();
    let rows = tonight["contacts"].as_array().cloned().unwrap_or_default();
    rows.iter().filter_map(|row: &Value| row["contact"]["id"].as_str()).map(str::to_owned).collect()
}

//! Fuzz targets for everything that a stranger can hand us, each run for a bounded while. `cargo bolero test <name>` goes on
//! for as long as one likes; a failing input is replayed from its corpus folder.

use std::panic::AssertUnwindSafe;

use minicbor::bytes::ByteVec;
use sync_proto::{Envelope, Roster, roster, wire};
use tests::{base64_of, cast::Device, evening::Evening};

const VECTORS: &str = include_str!("vectors/vectors.json");
const FIXTURE: &str = include_str!("fixtures/evening.json");
const SOUNDS: [&[u8]; 4] = [
    include_bytes!("fixtures/sounds/card.ogg"),
    include_bytes!("fixtures/sounds/card.mp3"),
    include_bytes!("fixtures/sounds/card.m4a"),
    include_bytes!("fixtures/sounds/card.wav"),
];
const ITERATIONS: usize = 4_000;

fn seeds(name: &str) -> Vec<Vec<u8>> {
    let vectors: serde_json::Value = serde_json::from_str(VECTORS).unwrap();
    let texts = vectors[name].as_array().cloned().unwrap_or_default();
    let text = |value: &serde_json::Value| value.as_str().or(value["bytes"].as_str()).unwrap_or_default().to_owned();
    let unhex = |text: String| {
        (0..text.len()).step_by(2).filter_map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
    };
    texts.iter().map(|value| unhex(text(value))).collect()
}

/// A good input with the fuzzer's bytes laid over it somewhere: gets behind the first checks.
fn bend(good: &[u8], input: &[u8]) -> Vec<u8> {
    let mut bent = good.to_vec();
    let at = input.iter().take(3).fold(0, |at, byte| at << 8 | usize::from(*byte)) % bent.len().max(1);
    for (byte, new) in bent[at..].iter_mut().zip(input.iter().skip(3)) {
        *byte ^= new;
    }
    bent
}

#[test]
fn fuzz_envelope() {
    let good = seeds("envelopes");
    bolero::check!().with_iterations(ITERATIONS).for_each(|input: &[u8]| {
        for bytes in good.iter().map(|good| bend(good, input)).chain([input.to_vec()]) {
            if let Ok(envelope) = Envelope::parse(&bytes) {
                assert_eq!(envelope.header.to_bytes(), bytes[..144], "a header that is read is written the same");
                assert_eq!(envelope.bytes().len(), 144 + envelope.ct.len() + 64);
            }
        }
    });
}

#[test]
fn fuzz_roster() {
    let good = seeds("roster");
    let whole = Roster::replay(good.iter().map(Vec::as_slice)).unwrap();
    bolero::check!().with_iterations(ITERATIONS / 8).for_each(|input: &[u8]| {
        let _ = roster::parse(input);
        let second = bend(&good[1], input);
        let mut held = Roster::begin(&good[0]).unwrap();
        // Only the very entry that was signed is taken.
        if held.append(&second).is_ok() {
            assert_eq!(held, whole);
        }
        let first = bend(&good[0], input);
        if let Ok(other) = Roster::begin(&first) {
            assert_eq!(other.team == whole.team, first == good[0]);
        }
    });
}

#[test]
fn fuzz_wire() {
    let request = wire::SyncRequest { envelopes: vec![ByteVec::from(vec![1; 40])], ..wire::SyncRequest::default() };
    let good = [wire::encode(&request), wire::encode(&wire::SyncResponse::default())];
    bolero::check!().with_iterations(ITERATIONS).for_each(|input: &[u8]| {
        for bytes in good.iter().map(|good| bend(good, input)).chain([input.to_vec()]) {
            let _ = wire::decode::<wire::SyncRequest>(&bytes);
            let _ = wire::decode::<wire::SyncResponse>(&bytes);
            let _ = wire::decode::<wire::RosterPut>(&bytes);
            let _ = wire::decode::<wire::Packages>(&bytes);
        }
    });
}

#[test]
fn fuzz_document() {
    let mut document = journal::Document::new("outing").unwrap();
    let actor = journal::Actor { device: [1; 8], fresh: [2; 8] };
    let change = document.write(actor, &[("day".into(), "2027-01-15".into())], 60, None, None).unwrap().unwrap();
    let saved = document.save();
    bolero::check!().with_iterations(ITERATIONS / 4).for_each(|input: &[u8]| {
        let _ = journal::Document::load(&bend(&saved, input));
        let mut held = journal::Document::new("outing").unwrap();
        let bent = bend(&change, input);
        if held.apply(&[bent], [1; 8]).is_err() {
            assert!(held.fields().is_empty(), "half of a refused change is there");
        }
    });
}

#[test]
fn fuzz_evening_file() {
    bolero::check!().with_iterations(ITERATIONS / 40).for_each(|input: &[u8]| {
        let bent = bend(FIXTURE.as_bytes(), input);
        if let Err(misfit) = Evening::parse(&String::from_utf8_lossy(&bent)) {
            assert!(!misfit.reason.is_empty());
        }
    });
}

/// What somebody brings to the antenna on a stick: a sound, a carried file, a backup, a directory.
#[test]
fn fuzz_files_from_outside() {
    let folder = tempfile::tempdir().unwrap();
    let lead = AssertUnwindSafe(Device::new(folder.path(), "lead", Some(1)));
    lead.app.found_team("antenne", None, None).unwrap();
    let empty = AssertUnwindSafe(Device::new(folder.path(), "empty", Some(2)));
    for zone in ["Z1", "Z2", "Z3"] {
        lead.does(serde_json::json!({ "do": "set", "key": format!("zone/{zone}"), "value": true }));
    }
    let carried = {
        lead.meets(lead.opens_outing(None), 3);
        lead.app.carry_out().unwrap().map(|(_, bytes)| bytes).unwrap_or_else(|| b"MARAUDE-CARRIED-1\n".to_vec())
    };
    let before = lead.sees("hashes");
    bolero::check!().with_iterations(ITERATIONS / 20).for_each(|input: &[u8]| {
        for sound in SOUNDS {
            let bent = base64_of(&bend(sound, input));
            let command = serde_json::json!({ "do": "add_recording", "card": "cold", "language": "ti", "sound": bent });
            // Either it is a sound still, or it is refused as none.
            if let Err(error) = lead.tries(command) {
                assert_eq!(error.code, client::Code::BadSound, "{}", error.detail);
            }
        }
        if let Ok(report) = lead.app.carry_in(&base64_of(&bend(&carried, input))) {
            assert_eq!(report.new, 0, "its own envelopes are here, and a changed one is nobody's");
        }
        let paper = client::PaperText { words: "abaisser ".repeat(24), team: None, relay: None };
        assert!(empty.app.restore(&bend(&carried, input), &paper, "neu").is_err());
        let _ = lead.app.import_directory(&base64_of(input), "liste", None, &|_, _| {});
    });
    let after = lead.sees("hashes");
    let kept = |hashes: &serde_json::Value| {
        let spaces = hashes.as_object().cloned().unwrap_or_default().into_iter();
        spaces.filter(|(space, _)| !space.starts_with("library")).collect::<Vec<_>>()
    };
    assert_eq!(kept(&before), kept(&after), "nothing of the team's log has changed");
}

/// Texts that are pasted: an invitation, an answer, a paper, what a second lead signs.
#[test]
fn fuzz_pasted_texts() {
    let folder = tempfile::tempdir().unwrap();
    let lead = AssertUnwindSafe(Device::new(folder.path(), "lead", Some(3)));
    lead.app.found_team("antenne", None, None).unwrap();
    let paper = lead.app.make_paper().unwrap();
    bolero::check!().with_iterations(ITERATIONS / 8).for_each(|input: &[u8]| {
        for mark in ["MARAUDE1:", "MARAUDE2:", "MARAUDE5:", "MARAUDE6:", ""] {
            let text = format!("{mark}{}", String::from_utf8_lossy(input));
            let _ = client::App::relay_of_invitation(&text);
            assert!(lead.app.second_asked(&text).is_err());
            assert!(lead.app.take_second(&text).is_err());
        }
        let bent = String::from_utf8_lossy(&bend(paper.text.as_bytes(), input)).into_owned();
        let same = bent == paper.text;
        let read = lead.app.read_paper(&client::PaperText { words: bent, team: None, relay: None });
        assert!(same || read.is_err() || lead.sees("recovery")["read"] == true);
    });
}

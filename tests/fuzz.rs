//! Fuzz targets for everything that a stranger can hand us, each run for a bounded while. `cargo bolero test <name>` goes on
//! for as long as one likes; a failing input is replayed from its corpus folder.

use minicbor::bytes::ByteVec;
use sync_proto::{Envelope, Roster, roster, wire};
use tests::evening::Evening;

const VECTORS: &str = include_str!("vectors/vectors.json");
const FIXTURE: &str = include_str!("fixtures/evening.json");
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

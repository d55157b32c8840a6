//! Pinned bytes of every envelope kind, read here and by an independent verifier in Python (`tests/vectors/verify.py`).

use minicbor::bytes::ByteVec;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use serde_json::{Value, json};
use sync_proto::{Envelope, Hash, Id, Kind, Op, Roster, roster::key_name, sha256};
use vault::{Body, Content, DeviceKeys, Draft, EpochSecrets, Item, Package, PaperSeed, Received};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/vectors.json");

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(value: &Value) -> Vec<u8> {
    let text = value.as_str().unwrap();
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

struct Maker {
    rng: ChaCha20Rng,
    keys: DeviceKeys,
}

impl Maker {
    fn new() -> Maker {
        let mut rng = ChaCha20Rng::seed_from_u64(2027);
        let keys = DeviceKeys::make(&mut rng).unwrap();
        Maker { rng, keys }
    }

    fn roster(&mut self) -> Vec<Vec<u8>> {
        let genesis = Op::Genesis {
            sign_pk: Hash(self.keys.sign_pk()),
            kem_pk: ByteVec::from(self.keys.kem_pk().to_vec()),
            member: Id([1; 16]),
            nonce: Hash([2; 32]),
            retention_days: 730,
        };
        let entry = |maker: &mut Maker, team, len, head, ops| {
            vault::sign_roster_entry(team, len, head, ops, vec![], &maker.keys, &mut maker.rng).unwrap()
        };
        let first = entry(self, Id::default(), 0, Hash::default(), vec![genesis]);
        let roster = Roster::begin(&first).unwrap();
        let space = Id([7; 16]);
        let ops = vec![
            Op::NewSpace { space, readers_only: false, importer: Some(self.keys.id()) },
            Op::Grant { space, device: self.keys.id(), push: true, pull: true },
        ];
        let second = entry(self, roster.team, roster.len, roster.head, ops);
        vec![first, second]
    }
}

fn body(kind: Kind) -> Body {
    let item = Item {
        doc: Id([3; 16]),
        kind: "outing".into(),
        content: Content::Changes(vec![ByteVec::from(b"a change".to_vec())]),
        heads: vec![Hash([4; 32])],
    };
    let snapshot = Item { content: Content::Snapshot(ByteVec::from(b"a document".to_vec())), ..item.clone() };
    Body {
        roster_head: Hash([5; 32]),
        seen: vec![(Id([6; 16]), 9)],
        seen_root: Hash([8; 32]),
        items: vec![item, snapshot],
        covers: vec![(Id([6; 16]), 8)],
        anchors: vec![sync_proto::roster::Floor { device: Id([6; 16]), seq: 8, hash: Hash([9; 32]) }],
        minutes: 30_000_360,
        received: (kind == Kind::Receipt)
            .then(|| vec![Received { space: Id([7; 16]), device: Id([6; 16]), seq: 9, hash: Hash([10; 32]) }]),
        ..Body::default()
    }
}

/// A recovery key on paper: the seed, its words, the keys that follow, and the three papers of a split.
fn paper() -> Value {
    let seed = PaperSeed::from_secret_bytes(&[0x5a; 32]).unwrap();
    let keys = seed.derive_keys().unwrap();
    let shares = seed.split(&mut ChaCha20Rng::seed_from_u64(11));
    let share =
        |share: &vault::Share| json!({ "bytes": hex(&share.to_secret_bytes()), "words": share.to_words().unwrap() });
    json!({
        "seed": hex(&seed.to_secret_bytes()), "words": seed.to_words().unwrap(), "sign_pk": hex(&keys.sign_pk()),
        "kem_pk": hex(keys.kem_pk()), "id": keys.id().to_string(), "shares": shares.iter().map(share).collect::<Vec<_>>(),
    })
}

fn make() -> Value {
    let mut maker = Maker::new();
    let entries = maker.roster();
    let roster = Roster::replay(entries.iter().map(Vec::as_slice)).unwrap();
    let secrets = EpochSecrets { content: [0x11; 32], chain: Some([0x22; 32]) };
    let mut prev = Hash::default();
    let mut envelopes = Vec::new();
    for (at, kind) in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Roster).enumerate() {
        let draft =
            Draft { kind, team: roster.team, space: Id([7; 16]), seq: at as u64 + 1, prev, roster_idx: roster.len };
        let bytes = vault::seal(draft, &body(kind), &secrets, &maker.keys, &mut maker.rng).unwrap();
        prev = sha256(&[&bytes]);
        envelopes.push(json!({ "kind": kind as u8, "bytes": hex(&bytes) }));
    }
    let package = Package::new(Id([7; 16]), "night:2027-01-15", &secrets, vec![]);
    let kem_pk = maker.keys.kem_pk().to_vec();
    let sealed = vault::seal_package(roster.team, maker.keys.id(), &kem_pk, &package, &mut maker.rng).unwrap();
    json!({
        "device": {
            "sign_pk": hex(&maker.keys.sign_pk()), "kem_pk": hex(maker.keys.kem_pk()), "id": maker.keys.id().to_string(),
            "secret": hex(&maker.keys.to_secret_bytes()), "kem_name": key_name(maker.keys.kem_pk()).to_string(),
        },
        "team": roster.team.to_string(),
        "epoch": { "content": hex(&secrets.content), "chain": hex(&[0x22; 32]), "id": secrets.derive_id().to_string() },
        "roster": entries.iter().map(|entry| hex(entry)).collect::<Vec<_>>(),
        "envelopes": envelopes,
        "package": hex(&sealed),
        "paper": paper(),
        "first_changes": domain::DocKind::ALL.iter().map(|kind| (kind.code().to_owned(), json!(hex(&journal::first_change_hash(kind.code()).unwrap())))).collect::<serde_json::Map<_, _>>(),
    })
}

#[test]
fn vectors_are_fresh() {
    let made = make();
    if std::env::var_os("MARAUDE_GENERATE").is_some() {
        std::fs::write(PATH, format!("{made:#}\n")).unwrap();
    }
    let pinned: Value = serde_json::from_str(&std::fs::read_to_string(PATH).unwrap()).unwrap();
    // The order of a JSON object's keys says nothing, and depends on what else is built with it.
    assert!(pinned == made, "the format changed: what is in the field can no longer be read");
}

#[test]
fn pinned_bytes_open_for_ever_and_a_flipped_bit_does_not() {
    let vectors: Value = serde_json::from_str(&std::fs::read_to_string(PATH).unwrap()).unwrap();
    let entries: Vec<Vec<u8>> = vectors["roster"].as_array().unwrap().iter().map(unhex).collect();
    let roster = Roster::replay(entries.iter().map(Vec::as_slice)).unwrap();
    assert_eq!(roster.team.to_string(), vectors["team"].as_str().unwrap());
    let secrets = EpochSecrets::from_secret_bytes(&unhex(&vectors["epoch"]["content"])).unwrap();
    let sign_pk: [u8; 32] = unhex(&vectors["device"]["sign_pk"]).try_into().unwrap();
    for vector in vectors["envelopes"].as_array().unwrap() {
        let bytes = unhex(&vector["bytes"]);
        let envelope = Envelope::parse(&bytes).unwrap();
        envelope.verify(&sign_pk).unwrap();
        assert_eq!(vault::open(&envelope, &secrets).unwrap(), body(envelope.header.kind));
        for at in (0..bytes.len()).step_by(37) {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x10;
            let refused = Envelope::parse(&flipped).is_err_and(|_| true)
                || Envelope::parse(&flipped).unwrap().verify(&sign_pk).is_err();
            assert!(refused, "kind {} takes a flipped bit at {at}", vector["kind"]);
        }
    }
    let shares = vectors["paper"]["shares"].as_array().unwrap();
    let share = |at: usize| vault::Share::from_secret_bytes(&unhex(&shares[at]["bytes"])).unwrap();
    let printed = vectors["paper"]["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap());
    let seed = PaperSeed::from_words(&printed.collect::<Vec<_>>().join(" ")).unwrap();
    assert!(seed == PaperSeed::join(&share(0), &share(2)).unwrap());
    assert_eq!(seed.derive_keys().unwrap().id().to_string(), vectors["paper"]["id"].as_str().unwrap());
    let keys = DeviceKeys::from_secret_bytes(&unhex(&vectors["device"]["secret"])).unwrap();
    let package =
        vault::open_package(roster.team, Id([7; 16]), keys.id(), &unhex(&vectors["package"]), keys.kem()).unwrap();
    assert_eq!(package.purpose, "night:2027-01-15");
}

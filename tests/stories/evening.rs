//! The evening of the fixture and others of its format, by real processes.

use serde_json::{Value, json};
use tests::evening::{Evening, Options, Outcome, play};

const FIXTURE: &str = include_str!("../fixtures/evening.json");
const EXPECTED: &str = include_str!("../fixtures/evening.expected.json");

fn played(text: &str) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    play(&Evening::parse(text).unwrap(), &Options { folder: folder.path().to_owned(), progress: false }).unwrap()
}

#[test]
fn the_friday_in_january_comes_out_as_forty_people_twelve_minors_three_alerts() {
    let outcome = serde_json::to_value(played(FIXTURE)).unwrap();
    let expected: Value = serde_json::from_str(EXPECTED).unwrap();
    for (key, wanted) in expected.as_object().unwrap() {
        assert_eq!(&outcome[key], wanted, "{key}");
    }
}

#[test]
fn another_evening_plays_as_well_after_midnight_and_with_words_of_its_own() {
    let evening = json!({
        "format": "maraude-evening/1", "date": "2027-03-27", "time_zone": "Europe/Paris", "zones": ["Plage", "Port"],
        "devices": [
            { "id": "tel", "role": "mediator" }, { "id": "bureau", "role": "lead", "antenna": true },
            { "id": "deux", "role": "supervisor", "antenna": true },
        ],
        "given": { "follow_ups": [{ "code": "0000000", "next_step": "call", "owner": "lead", "due": "2027-04-30" }] },
        "events": [
            { "at": "23:50", "id": "a", "do": "contact", "device": "tel", "zone": "Plage",
              "groups": [{ "count": 12, "band": "not_asked" }, { "count": 3, "band": "<13", "gender": "f" }],
              "needs": [{ "code": "supplies.dry_socks", "source": "seen" }], "channel": "coastal" },
            { "at": "00:10", "id": "b", "do": "contact", "device": "deux", "zone": "Plage",
              "groups": [{ "count": 13, "band": "not_asked" }, { "count": 3, "band": "<13", "gender": "f" }] },
            { "at": "02:30", "id": "c", "do": "follow_up", "device": "tel", "code": "0000000", "set": { "outcome": "not_done" } },
            { "at": "02:40", "id": "d", "do": "sync", "devices": ["tel", "bureau", "deux"] },
            { "at": "02:45", "id": "e", "do": "same_group", "device": "deux", "contacts": ["a", "b"], "answer": "yes" },
            { "at": "02:50", "id": "f", "do": "sync", "devices": ["tel", "bureau", "deux"] },
        ],
    });
    let outcome = played(&evening.to_string());
    assert_eq!((outcome.raw_people, outcome.raw_minors), (31, 6));
    assert_eq!((outcome.people, outcome.minors), (16, 3));
    assert_eq!((outcome.same_group_proposals, outcome.conflicts), (1, 0));
    assert!(outcome.devices_agree);
}

#[test]
fn a_file_that_does_not_fit_is_refused_with_its_place_and_reason() {
    let misfit = |change: &dyn Fn(&mut Value)| {
        let mut evening: Value = serde_json::from_str(FIXTURE).unwrap();
        change(&mut evening);
        Evening::parse(&evening.to_string()).unwrap_err()
    };
    type Change = fn(&mut Value);
    let cases: [(Change, &str, &str); 8] = [
        (|e| e["format"] = json!("maraude-evening/9"), "/format", "maraude-evening/1"),
        (|e| e["events"][3]["zone"] = json!("Z9"), "/events/3/zone", "no zone"),
        (|e| e["events"][0]["groups"][0]["count"] = json!(0), "/events/0/groups/0/count", "minimum"),
        (|e| e["events"][0]["device"] = json!("Q"), "/events/0/device", "no device"),
        (|e| e["events"][1]["id"] = json!("e1"), "/events/1", "twice"),
        (|e| e["events"][0]["do"] = json!("dance"), "/events/0/do", ""),
        (|e| e["time_zone"] = json!("Moon/Crater"), "/time_zone", "time zone"),
        (|e| e["events"][18]["contacts"] = json!(["e4", "nobody"]), "/events/18/contacts", "nobody"),
    ];
    for (change, place, reason) in cases {
        let found = misfit(&change);
        assert_eq!(found.place, place, "{found}");
        assert!(found.to_string().contains(reason), "{found}");
    }
    assert!(Evening::parse("{").unwrap_err().place.starts_with("line 1"));
}

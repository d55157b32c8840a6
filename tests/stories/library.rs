//! What the antenna gives every phone beside the records: sounds of the cards, and the team's own sheets.

use client::Code;
use serde_json::{Value, json};
use tests::{
    base64_bytes, base64_of,
    cast::{Device, settle},
};

use crate::Team;

const SOUNDS: [(&str, &[u8]); 4] = [
    ("audio/ogg", include_bytes!("../fixtures/sounds/card.ogg")),
    ("audio/mpeg", include_bytes!("../fixtures/sounds/card.mp3")),
    ("audio/mp4", include_bytes!("../fixtures/sounds/card.m4a")),
    ("audio/wav", include_bytes!("../fixtures/sounds/card.wav")),
];

fn add(card: &str, language: &str, file: &[u8]) -> Value {
    json!({ "do": "add_recording", "card": card, "language": language, "sound": base64_of(file) })
}

fn sound(device: &Device, recording: &Value) -> Result<Value, client::Error> {
    device.app.ask(&serde_json::from_value(json!({ "show": "sound", "recording": recording })).unwrap())
}

fn says(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn a_sound_reaches_every_phone_without_its_labels_and_a_child_hears_what_somebody_has_heard() {
    let team = Team::gather();
    for (format, file) in SOUNDS {
        assert!(says(file, "Dupont"), "the {format} names somebody");
        team.lead.does(add("cold", "ti", file));
        let listed = team.lead.sees("recordings");
        assert_eq!(listed.as_array().unwrap().len(), 1, "the last one counts");
        assert_eq!((&listed[0]["format"], &listed[0]["seconds"]), (&json!(format), &json!(2)));
        let kept = base64_bytes(sound(&team.lead, &listed[0]["id"]).unwrap()["data"].as_str().unwrap());
        assert!(!says(&kept, "Dupont"), "{format}");
        assert!(kept.len() > 1_000, "{format}: the sound is there");
        team.lead.wait(60_000);
    }
    team.settle();
    let on_the_phone = team.amal.sees("recordings");
    assert_eq!(on_the_phone, team.lead.sees("recordings"));
    let id = &on_the_phone[0]["id"];
    assert_eq!(sound(&team.amal, id).unwrap(), sound(&team.lead, id).unwrap());

    team.amal.app.set_child_pin("4711").unwrap();
    assert!(team.amal.app.enter_cards().unwrap());
    assert!(sound(&team.amal, id).is_err(), "nobody has listened to it");
    team.amal.app.leave_cards("4711").unwrap();
    team.lead.does(json!({ "do": "hear_recording", "recording": id, "heard": true }));
    team.settle();
    team.amal.app.enter_cards().unwrap();
    assert_eq!(sound(&team.amal, id).unwrap()["format"], json!("audio/wav"));
    assert!(team.amal.app.ask(&serde_json::from_value(json!({ "show": "tonight" })).unwrap()).is_err());
}

#[test]
fn what_is_no_sound_is_too_large_or_comes_from_a_phone_is_refused_and_nothing_is_kept() {
    let team = Team::gather();
    let mut large = SOUNDS[3].1.to_vec();
    large.resize(400_001, 0);
    let cut = &SOUNDS[2].1[..200];
    for file in [&b"%PDF-1.7 nothing to hear"[..], &large, cut, b""] {
        let error = team.lead.tries(add("cold", "ti", file)).unwrap_err();
        assert_eq!(error.code, Code::BadSound, "{}", error.detail);
    }
    assert_eq!(team.amal.tries(add("cold", "ti", SOUNDS[0].1)).unwrap_err().code, Code::NotAllowed);
    let sheet = json!({ "do": "publish_protocol", "title": "Rouge", "text": "Appeler le 15." });
    assert_eq!(team.amal.tries(sheet).unwrap_err().code, Code::NotAllowed);
    assert_eq!(team.lead.sees("recordings"), json!([]));
    assert_eq!(team.amal.sees("unsent"), json!([]));
}

#[test]
fn a_sheet_has_the_next_number_each_time_and_one_that_was_withdrawn_leaves_the_phones() {
    let team = Team::gather();
    let id = team.lead.does(json!({ "do": "publish_protocol", "title": "Alerte rouge", "text": "1. Appeler le 15." }));
    team.settle();
    let sheet = &team.amal.sees("protocols")[0];
    assert_eq!((&sheet["version"], &sheet["role"]), (&json!(1), &json!("lead")));
    team.lead.does(
        json!({ "do": "publish_protocol", "id": id, "title": "Alerte rouge", "text": "1. Appeler le 15.\n2. Rester." }),
    );
    team.settle();
    let sheet = &team.amal.sees("protocols")[0];
    assert_eq!((&sheet["version"], &sheet["text"]), (&json!(2), &json!("1. Appeler le 15.\n2. Rester.")));
    team.lead.does(json!({ "do": "withdraw_protocol", "protocol": id }));
    team.settle();
    assert_eq!(team.amal.sees("protocols"), json!([]));
    assert_eq!(team.lead.sees("protocols")[0]["withdrawn"], json!(true), "the antenna may publish it again");
}

#[test]
fn a_device_that_comes_later_has_the_sounds_and_two_million_bytes_of_them_do_not_stand_in_the_way() {
    let team = Team::gather();
    // Five files of the largest size: more than one envelope carries.
    let mut file = SOUNDS[3].1.to_vec();
    let (size, at) = (399_000, file.windows(4).position(|four| four == b"data").unwrap() + 4);
    let mut state = 1_u32;
    file.extend((file.len()..size).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    }));
    let (data, riff) = (u32::try_from(size - at - 4).unwrap(), u32::try_from(size - 8).unwrap());
    file[at..at + 4].copy_from_slice(&data.to_le_bytes());
    file[4..8].copy_from_slice(&riff.to_le_bytes());
    for language in ["ti", "am", "ps", "prs", "vi"] {
        team.lead.does(add("crossing", language, &file));
    }
    let device = Device::new(team.folder.path(), "chafia", None);
    team.lead.enrols(&device, "mediator", false, &team.relay);
    settle(&[&team.lead, &device], &team.relay);
    assert_eq!(device.sees("recordings").as_array().unwrap().len(), 5);
    // The space with everybody's settings is compacted as before: no sound is in it.
    assert_eq!(team.lead.app.snapshot_all().unwrap(), 2);
}

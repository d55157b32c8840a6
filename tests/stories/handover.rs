//! A referral leaves for another organisation: what was agreed to, sealed, and a trace of it.

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use client::{Code, Handover, HandoverForm, Id};
use domain::Refusal;
use serde_json::json;
use tests::find;

use crate::Team;

fn asks(referral: Id, fields: &[&str]) -> Handover {
    let words = [
        ("title", "Message scellé"),
        ("need", "Besoin"),
        ("need/shelter.tonight", "Abri <cette> nuit"),
        ("notice", "Reçu de l’antenne"),
    ];
    Handover {
        referral,
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        words: words.map(|(key, word)| (key.to_owned(), word.to_owned())).into(),
        language: "fr".into(),
        right_to_left: false,
        form: HandoverForm::Page,
    }
}

/// What stands between two marks of the page.
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = html.split_once(from).unwrap();
    rest.split_once(to).unwrap().0
}

/// What the Rust age library, behind Python, reads in a file; the words go in by its standard input.
fn opened_by_pyrage(path: &std::path::Path, passphrase: &str) -> String {
    const SCRIPT: &str = "import sys, pyrage\ntry:\n    sys.stdout.buffer.write(pyrage.passphrase.decrypt(open(sys.argv[1], 'rb').read(), sys.stdin.read()))\nexcept pyrage.DecryptError:\n    sys.stdout.write('closed')\n";
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut python = Command::new(format!("{root}/.tools/venv/bin/python"))
        .args(["-c", SCRIPT, path.to_str().unwrap()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    python.stdin.take().unwrap().write_all(passphrase.as_bytes()).unwrap();
    let said = python.wait_with_output().unwrap();
    assert!(said.status.success(), "it ran");
    String::from_utf8(said.stdout).unwrap()
}

#[test]
fn the_page_holds_exactly_what_was_agreed_to_and_opens_with_the_spoken_words_alone() {
    let team = Team::gather();
    let service = team.lead.does(json!({ "do": "add_service", "name": "MAB Calais", "needs": ["shelter.tonight"] }));
    team.settle();
    let outing = team.lead.opens_outing(None);
    let contact = team.lead.meets(outing, 1);
    let said = json!([{ "about": "language", "language": "ti" }, { "about": "code", "code": "4180738" }]);
    team.lead.does(json!({ "do": "note_contact", "id": contact, "outing": outing, "answers": said }));
    let refers = |consent: bool| {
        team.lead.does(json!({ "do": "refer", "contact": contact, "need": "shelter.tonight", "service": service, "consent": consent }))
    };
    let (yes, no) = (refers(true), refers(false));

    let error = team.lead.app.hand_over(&asks(no, &["need"])).unwrap_err();
    assert_eq!(error.refusal, Some(Refusal::NoConsent));
    for fields in [&["need", "name"][..], &[][..], &["wish"][..]] {
        assert_eq!(team.lead.app.hand_over(&asks(yes, fields)).unwrap_err().code, Code::Refused, "{fields:?}");
    }
    let (given, page) = team.lead.app.hand_over(&asks(yes, &["need", "service"])).unwrap();
    assert_eq!(
        given.rows,
        [("Besoin".to_owned(), "Abri <cette> nuit".to_owned()), ("service".into(), "MAB Calais".into())]
    );
    assert_eq!(given.passphrase.split(' ').count(), 6);
    for word in ["MAB Calais", "Abri", "4180738", "15-17", given.passphrase.as_str()] {
        assert!(!find(&page, word), "{word} is readable in the page");
    }
    let html = String::from_utf8(page).unwrap();
    assert!(html.contains("<title>Message scellé</title>") && !html.contains("{{"));
    let decode = |text: &str| tests::base64_bytes(text);
    let sealed = vault::SealedPage {
        salt: decode(between(&html, "salt: '", "'")).try_into().unwrap(),
        nonce: decode(between(&html, "nonce: '", "'")).try_into().unwrap(),
        ct: decode(between(&html, "ct: '", "'")),
    };
    let open = sealed.open(&given.passphrase.to_uppercase()).unwrap();
    let open: serde_json::Value = serde_json::from_slice(&open).unwrap();
    assert_eq!(
        open,
        json!({ "notice": "Reçu de l’antenne", "rows": [["Besoin", "Abri <cette> nuit"], ["service", "MAB Calais"]] })
    );
    assert!(sealed.open("six autres mots que personne dit").is_err());

    // The same lines in a file for age, which another implementation opens with the words as they are shown.
    let asked = Handover { form: HandoverForm::Age, ..asks(yes, &["need", "service"]) };
    let (given, file) = team.lead.app.hand_over(&asked).unwrap();
    assert!(given.name.ends_with(".txt.age") && file.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    let path = team.folder.path().join(&given.name);
    std::fs::write(&path, &file).unwrap();
    assert_eq!(
        opened_by_pyrage(&path, &given.passphrase),
        "Reçu de l’antenne\n\nBesoin: Abri <cette> nuit\nservice: MAB Calais\n"
    );
    assert_eq!(opened_by_pyrage(&path, "six autres mots que personne dit"), "closed");
    let mut bent = file;
    *bent.last_mut().unwrap() ^= 1;
    std::fs::write(&path, &bent).unwrap();
    assert_eq!(opened_by_pyrage(&path, &given.passphrase), "closed");

    // The trace: which fields, and that it left; on the other devices of the antenna too.
    let board = team.lead.sees("referral_board");
    let row = board.as_array().unwrap().iter().find(|row| row["referral"]["id"] == json!(yes)).unwrap();
    assert_eq!(row["referral"]["shared"], json!(["need", "service"]));
    assert!(team.lead.sees("retention")["log"].to_string().contains("\"exported\""));
}

//! `maraude` in a terminal: what it prints, what its exit code means, where the passphrase goes.

use std::{
    path::Path,
    process::{Command, Output},
};

use serde_json::{Value, json};
use tests::{
    cast::PASSPHRASE,
    process::{RelayProcess, passphrase_file, program},
};

fn maraude(home: &Path, passphrase: &Path, arguments: &[&str]) -> Output {
    Command::new("sh")
        .args(["-c", r#"exec "$0" "$@" 3<"$PASSPHRASE_FILE""#])
        .arg(program("maraude").unwrap())
        .arg("--home")
        .arg(home)
        .args(["--json", "--passphrase-fd", "3"])
        .args(arguments)
        .env("PASSPHRASE_FILE", passphrase)
        .output()
        .unwrap()
}

fn said(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or(Value::Null)
}

#[test]
fn a_team_is_founded_written_to_shown_and_synchronised() {
    let folder = tempfile::tempdir().unwrap();
    let passphrase = passphrase_file(folder.path(), PASSPHRASE).unwrap();
    let relay = RelayProcess::start(&folder.path().join("relay")).unwrap();
    let home = folder.path().join("antenna");
    let run = |arguments: &[&str]| maraude(&home, &passphrase, arguments);
    let good = |arguments: &[&str]| {
        let output = run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
        said(&output)
    };
    good(&["init", "--light"]);
    assert_eq!(good(&["status"]), "alone");
    good(&["team", "found", "--relay", &relay.url, "--invite", &relay.invite]);
    assert_eq!(good(&["status"]), "ready");
    good(&["do", &json!({ "do": "set", "key": "zone/Z1", "value": true }).to_string()]);
    let outing = json!({ "do": "open_outing", "channel": "office", "zones": ["Z1"] });
    assert_eq!(good(&["do", &outing.to_string()])["id"].as_str().map(str::len), Some(32));
    assert_eq!(good(&["show", "tonight"])["outing"]["channel"], "office");
    assert!(good(&["sync"])["sent"].as_u64() > Some(0));
    assert_eq!(good(&["counts"])["people"], 0);
    assert!(good(&["team", "invite"]).as_str().unwrap().starts_with("MARAUDE1:"));
    assert_eq!(good(&["devices"])[0]["role"], "lead");

    assert_eq!(run(&["do", r#"{"do":"close_outing","outing":"00"}"#]).status.code(), Some(1));
    let unknown = json!({ "do": "close_outing", "outing": "00".repeat(16) });
    let refused = run(&["do", &unknown.to_string()]);
    assert_eq!(
        (refused.status.code(), said(&refused)["error"]["refusal"]["refusal"].as_str().map(str::to_owned)),
        (Some(1), Some("unknown".into()))
    );
    drop(relay);
    assert_eq!(run(&["sync"]).status.code(), Some(4));
    let wrong = passphrase_file(
        &{
            let other = folder.path().join("other");
            std::fs::create_dir(&other).unwrap();
            other
        },
        "not these six words",
    )
    .unwrap();
    assert_eq!(maraude(&home, &wrong, &["status"]).status.code(), Some(3));
    assert_eq!(maraude(&folder.path().join("nowhere"), &passphrase, &["status"]).status.code(), Some(5));
    assert_eq!(run(&["dance"]).status.code(), Some(2));
}

#[test]
fn it_documents_itself_and_takes_no_passphrase_as_an_argument() {
    let output = |arguments: &[&str]| {
        let output = Command::new(program("maraude").unwrap()).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    for shell in ["bash", "zsh", "fish"] {
        assert!(output(&["completions", shell]).contains("maraude"));
    }
    assert!(output(&["man"]).contains(".TH maraude"));
    assert_eq!(output(&["words"]).split_whitespace().count(), 6);
    let help = output(&["--help"]);
    assert!(help.contains("--passphrase-fd") && !help.contains("--passphrase <"));
}

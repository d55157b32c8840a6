//! The data-protection file is made of the schema; this test says that it is fresh and that nothing is kept without a line in it.

use std::fmt::Write as _;

use domain::{
    DocKind, Members, Readers, Wall, Writers,
    register::{CEILING_MONTHS, Layer, REGISTER, Sensitivity},
};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/data-protection.md");

const BEGIN: &str = "# Data-protection file

*Generated from the schema (`crates/domain/src/register.rs`); `cargo xtask generate` writes it, a test keeps it. What stands in brackets
is the organisation's to fill in.*

| | |
|---|---|
| controller | [organisation, address, person to write to] |
| data-protection officer | [contact] |
| purpose of the whole | outreach to unaccompanied minors: help, protection, referral, and figures without identities |
| legal basis | [for each line below: public interest, vital interests, consent; with the article relied upon] |
| people spoken of | minors and young people met in the street, under no name; members of the team, by role and device |
| never collected | name, telephone, handle, picture, document, birth date, place finer than a zone, nationality, ethnicity, religion, and the team's own doubt about an age |
| recipients | the team's devices as below; a relay that can read nothing; protected figures outside |
| transfers outside the EU | none by the app; [where the relay stands] |
| security | [`SECURITY.md`](../SECURITY.md) |
| rights | by presenting the code: what is kept is read aloud, corrected, or erased everywhere, without an identity being asked for |
| impact assessment | needed: vulnerable people, sensitive data (GDPR art. 35); [date, signature]. This file, `SECURITY.md` and `docs/freetext.md` are its annexes |

## What is kept

";

fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Anonymous => "anonymous",
        Layer::Pseudonymous => "under a code",
        Layer::Vault => "the psychologist's",
        Layer::Organisation => "the team's",
    }
}

fn class(class: Sensitivity) -> &'static str {
    match class {
        Sensitivity::Low => "low",
        Sensitivity::Moderate => "moderate",
        Sensitivity::High => "high",
        Sensitivity::Severe => "severe",
    }
}

fn members(members: Members) -> &'static str {
    match members {
        Members::Everybody => "every active device, whatever the role",
        Members::AntennaDevices => "antenna devices",
        Members::Legal => "devices of legal officers, supervisors and leads",
        Members::FocalPoints => "focal points",
        Members::Owner => "the psychologist whose vault it is",
    }
}

fn wall(wall: Wall) -> &'static str {
    match wall {
        Wall::Night => "a night",
        Wall::Organisation => "organisation",
        Wall::Library => "library (sounds of the cards, the team's sheets)",
        Wall::FollowUps => "follow-ups",
        Wall::Inbox => "inbox (a night's records without a key, or late)",
        Wall::Legal => "legal",
        Wall::Safeguarding => "safeguarding",
        Wall::Vault => "a vault",
    }
}

fn make() -> String {
    let mut text = BEGIN.to_owned();
    text.push_str("| record | of whom | sensitivity | why | written by | read by | on a phone | kept |\n");
    text.push_str("|---|---|---|---|---|---|---|---|\n");
    for entry in REGISTER {
        let end = |months| format!("{months} months after its last change, or fewer");
        let kept = entry.months.map_or("until somebody erases it".to_owned(), end);
        let (kind, of, class) = (entry.kind, layer(entry.layer), class(entry.sensitivity));
        let (why, by, readers, phone) = (entry.purpose, entry.written_by, entry.readers, entry.on_a_phone);
        let _ = writeln!(text, "| `{kind}` | {of} | {class} | {why} | {by} | {readers} | {phone} | {kept} |");
    }
    let _ = write!(
        text,
        "
Nothing under a code is kept longer than {CEILING_MONTHS} months after its last change (CNIL, *référentiel protection de l'enfance*, 2022).
What has come to its end is listed at the antenna with its reason; a person erases it, and it goes from every device and the relay. A log
keeps that something of a kind was erased, opened or exported, by which device and when; never what.

## Who reads and writes behind which wall

| space | read by | written by |
|---|---|---|
"
    );
    for space in Wall::ALL {
        let (Readers(read), Writers(write)) = space.members();
        let _ = writeln!(text, "| {} | {} | {} |", wall(space), members(read), members(write));
    }
    text.push_str(
        "
Roles say what a person does and sees first; walls follow the device. A lead's device is an antenna device. The team's recovery paper
reads what antenna devices read, and neither vaults nor safeguarding reports. `tests/stories/spaces.rs` holds every role against this
table.
",
    );
    text
}

#[test]
fn the_data_protection_file_is_fresh() {
    let made = make();
    if std::env::var_os("MARAUDE_GENERATE").is_some() {
        std::fs::write(PATH, &made).unwrap();
    }
    assert_eq!(std::fs::read_to_string(PATH).unwrap_or_default(), made, "run `cargo xtask generate`");
}

#[test]
fn nothing_is_kept_without_a_line_and_nothing_under_a_code_beyond_the_ceiling() {
    let kinds: Vec<&str> = REGISTER.iter().map(|entry| entry.kind).collect();
    for kind in DocKind::ALL {
        assert!(kinds.contains(&kind.code()), "{kind:?} has no line");
    }
    for entry in REGISTER {
        let holding = DocKind::holding(entry.kind);
        assert!(holding.is_some(), "{} is no record", entry.kind);
        if entry.layer == Layer::Pseudonymous {
            assert!(entry.months.is_some_and(|months| months <= CEILING_MONTHS), "{}", entry.kind);
        }
        let hers = holding.is_some_and(|kind| kind.wall() == Wall::Vault);
        assert_eq!(entry.layer == Layer::Vault, hers, "{}", entry.kind);
    }
}

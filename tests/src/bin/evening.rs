//! `cargo xtask evening [FILE] [--keep]`: plays an evening, prints a table and, as its last line, one JSON object.

use std::{path::PathBuf, process::ExitCode};

use tests::evening::{Evening, Options, Outcome, play};

fn main() -> ExitCode {
    let mut keep = false;
    let mut file = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/evening.json"));
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--keep" => keep = true,
            "--help" | "-h" => {
                println!("evening [FILE] [--keep]\n\nPlays an evening with real processes and a real relay.");
                return ExitCode::SUCCESS;
            }
            flag if flag.starts_with('-') => {
                eprintln!("evening: unknown option {flag}");
                return ExitCode::from(2);
            }
            path => file = path.into(),
        }
    }
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("evening: {}: {error}", file.display());
            return ExitCode::from(2);
        }
    };
    let evening = match Evening::parse(&text) {
        Ok(evening) => evening,
        Err(misfit) => {
            eprintln!("evening: {} does not fit at {misfit}", file.display());
            return ExitCode::from(2);
        }
    };
    match run(&evening, keep) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("evening: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(evening: &Evening, keep: bool) -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::Builder::new().prefix("maraude-evening-").tempdir()?;
    let outcome = play(evening, &Options { folder: folder.path().to_owned(), progress: true })?;
    table(evening, &outcome);
    if keep {
        let kept = folder.keep();
        println!("kept in {}; passphrase of every device: {}", kept.display(), kept.join("passphrase").display());
    }
    println!("{}", serde_json::to_string(&outcome)?);
    Ok(())
}

fn table(evening: &Evening, outcome: &Outcome) {
    let yes_no = if outcome.devices_agree { "yes" } else { "NO" };
    println!(
        "\n{} · {} ({} devices, {} events)",
        evening.title,
        evening.date,
        evening.devices.len(),
        evening.events.len()
    );
    let rows = [
        ("people (logged)", outcome.raw_people.to_string()),
        ("minors (logged)", outcome.raw_minors.to_string()),
        ("people", outcome.people.to_string()),
        ("minors", outcome.minors.to_string()),
        ("alerts", outcome.alerts.to_string()),
        ("same group?", outcome.same_group_proposals.to_string()),
        ("conflicts to decide", outcome.conflicts.to_string()),
        ("referrals refused", outcome.referrals_refused.to_string()),
        ("contacts left half written", outcome.incomplete_contacts.to_string()),
        ("devices agree", yes_no.to_owned()),
        ("bytes up / down", format!("{} / {}", outcome.bytes_up, outcome.bytes_down)),
        ("seconds", format!("{:.1}", outcome.seconds)),
    ];
    for (name, value) in rows {
        println!("  {name:<28} {value:>16}");
    }
}

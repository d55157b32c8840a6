#![doc = include_str!("../README.md")]

mod android;
mod package;
mod setup;
mod shell;
mod steps;

use std::process::ExitCode;

const HELP: &str = "cargo xtask <task>

  run                    install what is missing, build, start a relay and open the app on a new team
  test [quick]           everything that CI checks; quick leaves out the windows and the long runs
  evening [FILE] [--keep]  play an evening with real processes and print what came out
  bench                  medians, ratios and bytes; never asserts
  screenshots            take the pictures of docs/screens again
  generate               write ui/src/lib/bindings.ts and the test vectors again
  soak [N]               the kill loop and the simulation at length (default 1000)
  package                the .debs of the app and the relay, into target/packages
  android                check the phone's Rust and Kotlin; no app is made
  setup                  only install what is missing";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match task.as_str() {
        "run" => steps::run(),
        "test" => steps::test(rest.first().is_some_and(|word| word == "quick")),
        "evening" => steps::evening(&rest),
        "bench" => steps::bench(),
        "screenshots" => steps::screenshots(),
        "generate" => steps::generate(),
        "soak" => steps::soak(rest.first().map_or("1000", String::as_str)),
        "android" => android::check(),
        "package" => package::package(),
        "setup" => setup::all(),
        _ => {
            println!("{HELP}");
            return if matches!(task.as_str(), "help" | "--help" | "-h") {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(2)
            };
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error}");
            ExitCode::FAILURE
        }
    }
}

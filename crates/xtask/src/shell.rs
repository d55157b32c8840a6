//! Running programs with their name and duration shown.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

pub type Done = Result<(), String>;

pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

pub fn has(program: &str) -> bool {
    let found = Command::new("sh").args(["-c", &format!("command -v {program}")]).stdout(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

pub fn step(title: &str, program: &str, arguments: &[&str]) -> Done {
    step_in(title, &mut command(program, arguments))
}

/// Says what begins and how long it took; a failure names the command.
pub fn step_in(title: &str, command: &mut Command) -> Done {
    eprintln!("▸ {title}");
    let started = Instant::now();
    let status = command.status().map_err(|error| format!("{title}: {command:?}: {error}"))?;
    match status.success() {
        true => {
            eprintln!("  {title}: {:.0} s", started.elapsed().as_secs_f64());
            Ok(())
        }
        false => Err(format!("{title} failed ({status}): {command:?}")),
    }
}

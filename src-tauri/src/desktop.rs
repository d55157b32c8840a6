//! On a computer: a window, and a process that begins again when it has locked.

use std::{
    io::{Read, Write},
    path::PathBuf,
    process::{Command, Stdio},
    sync::Arc,
};

use client::{App, Env};
use tauri::Builder;

use crate::{NearDoor, Reports, Shell, builder, context, home};

/// Says to a process that the one before it waits on a pipe with what it may hear while it is locked.
const AGAIN: &str = "MARAUDE_AGAIN";

/// A new process of the app, locked. What a locked device may know goes through a pipe: no argument, no variable.
fn begin_again(app: &App) -> std::io::Result<()> {
    let mut next = Command::new(std::env::current_exe()?).env(AGAIN, "1").stdin(Stdio::piped()).spawn()?;
    match next.stdin.take() {
        Some(mut pipe) => pipe.write_all(&app.bell_to_pass_on()),
        None => Ok(()),
    }
}

fn hear_the_one_before(app: &App) {
    let mut bell = Vec::new();
    if std::env::var_os(AGAIN).is_some() && std::io::stdin().read_to_end(&mut bell).is_ok() {
        app.take_bell(&bell);
    }
}

/// Where the antenna's own relay listens instead of the machine's network: for trying it out.
fn near_at() -> Option<std::net::IpAddr> {
    std::env::var("MARAUDE_NEAR").ok()?.parse().ok()
}

/// Opens the window and runs until it is closed.
pub fn run() -> tauri::Result<()> {
    let app = Arc::new(App::new(&home(), Env::system()));
    hear_the_one_before(&app);
    let reports = Reports(std::env::var_os("MARAUDE_REPORTS").map(PathBuf::from));
    let shell = Shell { at_lock: Box::new(|app| begin_again(app).is_ok()), ..Shell::bare() };
    builder(Builder::default(), app.clone(), reports, shell, NearDoor::new(near_at())).run(context())?;
    // Closing the window locks: what was tapped is folded, the keys go.
    let _ = app.lock();
    Ok(())
}

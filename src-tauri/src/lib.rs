#![doc = include_str!("../README.md")]

mod commands;
mod events;
#[cfg(not(any(target_os = "android", target_os = "ios")))]
mod near;
#[cfg(any(target_os = "android", target_os = "ios"))]
#[path = "near_none.rs"]
mod near;
#[cfg(target_os = "linux")]
mod pdf;
#[cfg(not(target_os = "linux"))]
#[path = "pdf_none.rs"]
mod pdf;
mod shelf;

use std::{
    io::{Read, Write},
    path::PathBuf,
    process::{Command, Stdio},
    sync::Arc,
};

use client::{App, Env};
pub use near::NearDoor;
use tauri::{Builder, Runtime};

/// Where reports are written; without one, a folder of their own in the user's documents.
pub struct Reports(pub Option<PathBuf>);

/// What the gesture of sleep does beyond locking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtSleep {
    /// Ends the process and its web view, with everything that their memory held; a new one begins, locked.
    BeginAgain,
    /// Where there is no window.
    Stay,
}

/// The shell around an app, generic so that the tests run the very same commands without a window.
pub fn builder<R: Runtime>(
    builder: Builder<R>,
    app: Arc<App>,
    reports: Reports,
    at_sleep: AtSleep,
    near: NearDoor,
) -> Builder<R> {
    builder.manage(app).manage(reports).manage(at_sleep).manage(Arc::new(near)).invoke_handler(
        tauri::generate_handler![
            commands::stage,
            commands::suggest_passphrase,
            commands::create,
            commands::unlock,
            commands::lock,
            commands::sleep,
            commands::pin,
            commands::set_pin,
            commands::forget_pin,
            commands::found_team,
            commands::found_practice,
            commands::join,
            commands::invite,
            commands::review,
            commands::admit,
            commands::remove_device,
            commands::extend_lease,
            commands::ask_second,
            commands::ask_paper,
            commands::second_asked,
            commands::sign_second,
            commands::take_second,
            commands::late,
            commands::erase_code,
            commands::erase_due,
            commands::consolidate,
            commands::can_wake,
            commands::wake,
            commands::wake_key,
            commands::renew_passphrase,
            commands::phones_to_report,
            commands::report_lost,
            commands::send_sealed,
            commands::hear_bell,
            shelf::carry_out,
            commands::carry_in,
            commands::lift_limit,
            shelf::export_report,
            shelf::print_report,
            shelf::write_pdf,
            shelf::export_codebook,
            shelf::export_consolidated,
            commands::look_into,
            commands::keep_past,
            commands::import_directory,
            commands::cancel_import,
            commands::adopt,
            commands::looked_at,
            shelf::export_directory,
            shelf::hand_over,
            commands::take_late,
            commands::make_paper,
            commands::read_paper,
            commands::recover,
            commands::restore,
            shelf::backup,
            commands::set_role,
            commands::create_vault,
            commands::open_vault,
            commands::close_vault,
            commands::erase_session,
            commands::take_vault_late,
            commands::join_vault,
            commands::set_focal,
            commands::execute,
            commands::undo,
            commands::set_child_pin,
            commands::enter_cards,
            commands::leave_cards,
            commands::read_qr,
            commands::ask,
            commands::sync,
            commands::accept_relay,
            commands::open_near,
            commands::close_near,
            commands::sync_near,
            commands::place,
            commands::set_place,
            commands::about,
        ],
    )
}

pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// The device's folder: `MARAUDE_HOME`, or the user's data folder.
pub fn home() -> PathBuf {
    let given = std::env::var_os("MARAUDE_HOME").map(PathBuf::from);
    let data = || std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).map(|data| data.join("maraude"));
    let user = || std::env::var_os("HOME").map(PathBuf::from).map(|home| home.join(".local/share/maraude"));
    given.or_else(data).or_else(user).unwrap_or_else(|| PathBuf::from("maraude"))
}

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
    // A phone's shell cannot begin a process by itself: there, what locking drops is what is dropped.
    let phone = cfg!(any(target_os = "android", target_os = "ios"));
    let at_sleep = if phone { AtSleep::Stay } else { AtSleep::BeginAgain };
    builder(Builder::default(), app.clone(), reports, at_sleep, NearDoor::new(near_at())).run(context())?;
    // Closing the window locks: what was tapped is folded, the keys go.
    let _ = app.lock();
    Ok(())
}

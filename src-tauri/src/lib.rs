#![doc = include_str!("../README.md")]

mod commands;
#[cfg(not(target_os = "android"))]
mod desktop;
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
#[cfg(target_os = "android")]
mod phone;
mod shelf;

use std::{path::PathBuf, sync::Arc};

use client::App;
#[cfg(not(target_os = "android"))]
pub use desktop::run;
pub use near::NearDoor;
use tauri::{Builder, Runtime};

/// Where reports are written; without one, a folder of their own in the user's documents.
pub struct Reports(pub Option<PathBuf>);

/// What a window or a phone adds to opening and locking.
pub struct Shell {
    pub at_unlock: Box<dyn Fn() + Send + Sync>,
    /// Begins a new process, locked; true says that this one and its web view are to end, with everything that their memory held.
    pub at_lock: Box<dyn Fn(&App) -> bool + Send + Sync>,
}

impl Shell {
    /// Where there is no window.
    pub fn bare() -> Shell {
        Shell { at_unlock: Box::new(|| ()), at_lock: Box::new(|_| false) }
    }
}

/// The shell around an app, generic so that the tests run the very same commands without a window.
pub fn builder<R: Runtime>(
    builder: Builder<R>,
    app: Arc<App>,
    reports: Reports,
    shell: Shell,
    near: NearDoor,
) -> Builder<R> {
    builder.manage(app).manage(reports).manage(shell).manage(Arc::new(near)).invoke_handler(tauri::generate_handler![
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
    ])
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

//! What the screens are told without asking.

use client::Progress;
use tauri::{AppHandle, Emitter, Runtime};

/// Records changed: live views ask again.
pub fn changed<R: Runtime>(handle: &AppHandle<R>) {
    // A window that is closing hears nothing, and needs nothing.
    let _ = handle.emit("changed", ());
}

pub fn progress<R: Runtime>(handle: &AppHandle<R>, progress: &Progress) {
    let _ = handle.emit("progress", progress);
}

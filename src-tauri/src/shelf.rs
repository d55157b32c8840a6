//! What leaves the app as a file: reports, sums, the directory, a sealed referral, a backup, what is carried by hand. They lie in one folder.

use std::{path::PathBuf, sync::mpsc::RecvTimeoutError, time::Duration};

use client::{App, Contributed, Error, Export, HandedOver, Handover, Layout, Words};
use tauri::{AppHandle, Manager, Runtime, State, WebviewWindow};

use crate::{
    Reports,
    commands::{Answer, Held, away},
    events, pdf,
};

const LONGEST_PRINT: Duration = Duration::from_secs(60);

/// Where files that leave the app go.
fn shelf<R: Runtime>(handle: &AppHandle<R>, reports: &Reports) -> Answer<PathBuf> {
    let documents = || handle.path().document_dir().or_else(|_| handle.path().home_dir()).ok();
    let folder = reports.0.clone().or_else(|| documents().map(|folder| folder.join("Maraude")));
    folder
        .ok_or_else(|| Error::new(client::Code::Disk, "this computer has no folder for documents; nothing was written"))
}

/// Writes a file that leaves the app.
fn put_on_shelf<R: Runtime>(handle: &AppHandle<R>, reports: &Reports, name: &str, bytes: &[u8]) -> Answer<String> {
    let folder = shelf(handle, reports)?;
    let disk = |error: std::io::Error| Error::new(client::Code::Disk, format!("the file was not written: {error}"));
    std::fs::create_dir_all(&folder).map_err(disk)?;
    let path = folder.join(name);
    std::fs::write(&path, bytes).map_err(disk)?;
    Ok(path.display().to_string())
}

/// What waits, as a sealed file to be carried by hand; answers where it lies, or nothing when nothing waits.
#[tauri::command]
pub fn carry_out<R: Runtime>(handle: AppHandle<R>, app: Held, reports: State<Reports>) -> Answer<Option<String>> {
    let carried = app.carry_out()?;
    carried.map(|(name, bytes)| put_on_shelf(&handle, &reports, &name, &bytes)).transpose()
}

/// Writes the antenna's backup; answers where it lies.
#[tauri::command]
pub async fn backup<R: Runtime>(handle: AppHandle<R>, app: Held<'_>, reports: State<'_, Reports>) -> Answer<String> {
    let folder = shelf(&handle, &reports)?;
    let path = away(&app, move |app| app.backup_into(&folder)).await?;
    Ok(path.display().to_string())
}

#[tauri::command]
pub fn export_report<R: Runtime>(
    handle: AppHandle<R>,
    app: Held,
    reports: State<Reports>,
    report: Export,
) -> Answer<String> {
    let (name, bytes) = app.export(&report)?;
    let path = put_on_shelf(&handle, &reports, &name, &bytes)?;
    events::changed(&handle);
    Ok(path)
}

/// Before a report's screen is printed: what goes outside is published, so that the screen can show it. Answers a file's name.
#[tauri::command]
pub fn print_report(app: Held, from: String, to: String, internal: bool) -> Answer<String> {
    app.print(&from, &to, internal)
}

/// The screen as it is, as a PDF; answers where it lies, or nothing where the web view writes no files: then it is printed.
#[tauri::command]
pub async fn write_pdf<R: Runtime>(
    handle: AppHandle<R>,
    window: WebviewWindow<R>,
    app: Held<'_>,
    reports: State<'_, Reports>,
    name: String,
) -> Answer<Option<String>> {
    let disk = |error: String| Error::new(client::Code::Disk, format!("the file was not written: {error}"));
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if !name.strip_suffix(".pdf").is_some_and(|stem| !stem.is_empty() && stem.bytes().all(plain)) {
        return Err(disk("this is no name for it".into()));
    }
    let folder = shelf(&handle, &reports)?;
    std::fs::create_dir_all(&folder).map_err(|error| disk(error.to_string()))?;
    let path = folder.join(name);
    let written = pdf::write(&window, &path).map_err(disk)?;
    let said = away(&app, move |_| Ok(written.recv_timeout(LONGEST_PRINT))).await?;
    match said {
        Ok(Ok(())) => Ok(Some(path.display().to_string())),
        Ok(Err(error)) => Err(disk(error)),
        Err(RecvTimeoutError::Disconnected) => Ok(None),
        Err(RecvTimeoutError::Timeout) => Err(disk("it took too long".into())),
    }
}

/// The lists' codes with their words, for other organisations.
#[tauri::command]
pub fn export_codebook<R: Runtime>(
    handle: AppHandle<R>,
    app: Held,
    reports: State<Reports>,
    words: Words,
) -> Answer<String> {
    let (name, bytes) = app.codebook(&words)?;
    put_on_shelf(&handle, &reports, &name, &bytes)
}

/// Several organisations' protected reports, summed.
#[tauri::command]
pub fn export_consolidated<R: Runtime>(
    handle: AppHandle<R>,
    reports: State<Reports>,
    files: Vec<Contributed>,
) -> Answer<String> {
    let (name, bytes) = App::export_consolidated(&files)?;
    put_on_shelf(&handle, &reports, &name, &bytes)
}

/// Writes the team's directory; answers where it lies.
#[tauri::command]
pub fn export_directory<R: Runtime>(
    handle: AppHandle<R>,
    app: Held,
    reports: State<Reports>,
    layout: Layout,
) -> Answer<String> {
    let (name, bytes) = app.export_directory(layout)?;
    put_on_shelf(&handle, &reports, &name, &bytes)
}

/// Seals a referral for its receiver, in a page; answers what to say and where it lies.
#[tauri::command]
pub async fn hand_over<R: Runtime>(
    handle: AppHandle<R>,
    app: Held<'_>,
    reports: State<'_, Reports>,
    asked: Handover,
) -> Answer<(HandedOver, String)> {
    let (given, bytes) = away(&app, move |app| app.hand_over(&asked)).await?;
    let path = put_on_shelf(&handle, &reports, &given.name, &bytes)?;
    events::changed(&handle);
    Ok((given, path))
}

//! The commands: at most a handful of lines each, and no decision. Those that stretch a passphrase or wait for the network
//! run on a thread of their own, so that no screen waits for them.

use std::sync::{Arc, mpsc};

use client::{
    Admission, App, AskedPaper, Asleep, Carried, Command, ConsolidatedView, Contributed, Due, Error, HttpTransport, Id,
    Imported, Joining, LateView, Looked, LostView, Mapping, Near, PaperText, PaperView, PastKept, PinView, Progress,
    Query, Reported, SecondView, ShareText, Stage, SyncReport, WakeView,
};
use serde::Serialize;
use tauri::{AppHandle, Runtime, State, async_runtime};

use crate::{NearDoor, Shell, events};

pub(crate) type Held<'a> = State<'a, Arc<App>>;
pub(crate) type Answer<T> = Result<T, Error>;

/// Runs `job` on a plain thread: neither the window nor the async runtime waits in it.
pub(crate) async fn away<T: Send + 'static>(
    app: &Arc<App>,
    job: impl FnOnce(&App) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let (send, receive) = mpsc::channel();
    let app = app.clone();
    std::thread::spawn(move || send.send(job(&app)));
    let done = async_runtime::spawn_blocking(move || receive.recv()).await;
    let stopped = || Error::new(client::Code::Internal, "the work stopped half-way; nothing was lost, try again");
    done.map_err(|_| stopped())?.map_err(|_| stopped())?
}

fn relay(app: &App) -> Answer<HttpTransport> {
    let none = || Error::new(client::Code::NoTeam, "no relay is set for this team");
    HttpTransport::new(&app.relay()?.ok_or_else(none)?)
}

#[tauri::command]
pub fn stage(app: Held) -> Answer<Stage> {
    app.stage()
}

#[tauri::command]
pub fn suggest_passphrase(app: Held) -> Answer<String> {
    app.suggest_passphrase()
}

#[tauri::command]
pub async fn create(app: Held<'_>, shell: State<'_, Shell>, passphrase: String) -> Answer<()> {
    away(&app, move |app| app.create(&passphrase)).await?;
    (shell.at_unlock)();
    Ok(())
}

#[tauri::command]
pub async fn unlock(app: Held<'_>, shell: State<'_, Shell>, passphrase: String) -> Answer<()> {
    away(&app, move |app| app.unlock(&passphrase)).await?;
    (shell.at_unlock)();
    Ok(())
}

/// Nobody touched it: locks, and leaves nothing in memory. If no new process begins, the device is locked all the same.
#[tauri::command]
pub fn lock<R: Runtime>(
    handle: AppHandle<R>,
    app: Held,
    shell: State<Shell>,
    near: State<Arc<NearDoor>>,
) -> Answer<()> {
    leave(&handle, &app, &shell, &near, App::lock)
}

/// The gesture: the digits go as well.
#[tauri::command]
pub fn sleep<R: Runtime>(
    handle: AppHandle<R>,
    app: Held,
    shell: State<Shell>,
    near: State<Arc<NearDoor>>,
) -> Answer<()> {
    leave(&handle, &app, &shell, &near, App::sleep)
}

fn leave<R: Runtime>(
    handle: &AppHandle<R>,
    app: &App,
    shell: &Shell,
    near: &NearDoor,
    way: impl Fn(&App) -> Answer<()>,
) -> Answer<()> {
    near.shut();
    way(app)?;
    if (shell.at_lock)(app) {
        handle.exit(0);
    }
    Ok(())
}

/// What a locked device may know of its digits.
#[tauri::command]
pub fn pin(app: Held) -> PinView {
    app.pin()
}

#[tauri::command]
pub async fn set_pin(app: Held<'_>, passphrase: String, pin: String) -> Answer<()> {
    away(&app, move |app| app.set_pin(&passphrase, &pin)).await
}

#[tauri::command]
pub fn forget_pin(app: Held) -> Answer<()> {
    app.forget_pin()
}

#[tauri::command]
pub fn found_team(app: Held, label: String, relay: Option<String>, invite: Option<String>) -> Answer<()> {
    app.found_team(&label, relay.as_deref(), invite.as_deref())
}

#[tauri::command]
pub fn found_practice(app: Held) -> Answer<()> {
    app.found_practice()
}

#[tauri::command]
pub async fn join(app: Held<'_>, text: String) -> Answer<Joining> {
    away(&app, move |app| app.join(&text, &HttpTransport::new(&App::relay_of_invitation(&text)?)?)).await
}

#[tauri::command]
pub async fn invite(app: Held<'_>) -> Answer<String> {
    away(&app, |app| app.invite(&relay(app)?)).await
}

#[tauri::command]
pub async fn review(app: Held<'_>, answer: String) -> Answer<Admission> {
    away(&app, move |app| app.review(&answer, &relay(app)?)).await
}

#[tauri::command]
pub fn admit(app: Held, device: String, role: String, antenna: bool, label: String) -> Answer<()> {
    app.admit_role(&device, &role, antenna, &label)
}

/// Two leads, by two texts.
#[tauri::command]
pub fn ask_second(app: Held, device: String) -> Answer<String> {
    app.ask_second(&device)
}

#[tauri::command]
pub fn ask_paper(app: Held) -> Answer<AskedPaper> {
    app.ask_paper()
}

#[tauri::command]
pub fn second_asked(app: Held, text: String) -> Answer<SecondView> {
    app.second_asked(&text)
}

#[tauri::command]
pub fn sign_second(app: Held, text: String) -> Answer<String> {
    app.sign_second(&text)
}

#[tauri::command]
pub fn take_second(app: Held, text: String) -> Answer<()> {
    app.take_second(&text)
}

/// Four hours more outside, against the passphrase.
#[tauri::command]
pub async fn extend_lease(app: Held<'_>, passphrase: String) -> Answer<()> {
    away(&app, move |app| app.extend_lease(&passphrase)).await
}

#[tauri::command]
pub fn remove_device(app: Held, device: String) -> Answer<()> {
    app.remove_device(&device)
}

#[tauri::command]
pub fn late(app: Held) -> Answer<Vec<LateView>> {
    app.late()
}

#[tauri::command]
pub fn take_late(app: Held, device: String) -> Answer<()> {
    app.take_late(&device)
}

#[tauri::command]
pub fn execute<R: Runtime>(handle: AppHandle<R>, app: Held, command: Command) -> Answer<Id> {
    let id = app.execute(&command)?;
    events::changed(&handle);
    Ok(id)
}

#[tauri::command]
pub fn undo<R: Runtime>(handle: AppHandle<R>, app: Held) -> Answer<bool> {
    let undone = app.undo()?;
    events::changed(&handle);
    Ok(undone)
}

#[tauri::command]
pub fn set_child_pin(app: Held, pin: String) -> Answer<()> {
    app.set_child_pin(&pin)
}

#[tauri::command]
pub fn enter_cards(app: Held) -> Answer<bool> {
    app.enter_cards()
}

#[tauri::command]
pub fn leave_cards(app: Held, pin: String) -> Answer<()> {
    app.leave_cards(&pin)
}

/// The text of a QR code in a camera's frame: `width` columns of grey values. The frame is looked at and forgotten.
#[tauri::command]
pub fn read_qr(width: usize, grey: Vec<u8>) -> Option<String> {
    App::read_qr(width, &grey)
}

#[tauri::command]
pub fn ask(app: Held, query: Query) -> Answer<serde_json::Value> {
    app.ask(&query)
}

/// Phones that can be reported as lost or taken, locked or not.
/// Whether the antenna could open this locked device.
#[tauri::command]
pub fn can_wake(app: Held) -> bool {
    app.can_wake()
}

#[tauri::command]
pub async fn wake(app: Held<'_>, shell: State<'_, Shell>, text: String) -> Answer<()> {
    away(&app, move |app| app.wake(&text)).await?;
    (shell.at_unlock)();
    Ok(())
}

#[tauri::command]
pub fn wake_key(app: Held, device: String) -> Answer<WakeView> {
    app.wake_key(&device)
}

#[tauri::command]
pub async fn renew_passphrase(app: Held<'_>, old: Option<String>, passphrase: String) -> Answer<()> {
    away(&app, move |app| app.renew_passphrase(old.as_deref(), &passphrase)).await
}

#[tauri::command]
pub fn phones_to_report(app: Held) -> Vec<LostView> {
    app.phones_to_report()
}

#[tauri::command]
pub async fn report_lost(app: Held<'_>, device: String) -> Answer<Reported> {
    let job = move |app: &App| {
        app.report_lost(&device)?;
        match app.relay_of_reports() {
            Some(relay) => app.send_reports(&HttpTransport::new(&relay)?),
            None => Ok(Reported::Kept),
        }
    };
    away(&app, job).await
}

/// Hands over what is sealed, locked or not.
#[tauri::command]
pub async fn send_sealed(app: Held<'_>) -> Answer<Asleep> {
    let job = |app: &App| match app.relay_of_sealed() {
        Some(relay) => app.send_sealed(&HttpTransport::new(&relay)?),
        None => Ok(Asleep::default()),
    };
    away(&app, job).await
}

/// Locked, on call: whether something came; nothing, where nobody listens.
#[tauri::command]
pub async fn hear_bell(app: Held<'_>, wait: u32) -> Answer<Option<bool>> {
    let job = move |app: &App| match app.relay_of_bell() {
        Some(relay) => app.hear_bell(&HttpTransport::new(&relay)?, wait).map(Some),
        None => Ok(None),
    };
    away(&app, job).await
}

/// `file`: such a file in Base64.
#[tauri::command]
pub async fn carry_in<R: Runtime>(handle: AppHandle<R>, app: Held<'_>, file: String) -> Answer<Carried> {
    let carried = away(&app, move |app| app.carry_in(&file)).await?;
    events::changed(&handle);
    Ok(carried)
}

/// Other organisations' external reports, summed as ranges; nothing of them is kept.
#[tauri::command]
pub fn consolidate(files: Vec<Contributed>) -> ConsolidatedView {
    App::consolidate(&files)
}

#[tauri::command]
pub fn erase_code(app: Held, code: String) -> Answer<()> {
    app.erase_code(&code)
}

/// Erases what has come to the end of its time, everywhere.
#[tauri::command]
pub fn erase_due(app: Held, due: Due) -> Answer<()> {
    app.erase_due(&due)
}

#[tauri::command]
pub fn lift_limit(app: Held, device: String) -> Answer<()> {
    app.lift_limit(&device)
}

/// The team's recovery paper, shown once.
#[tauri::command]
pub fn make_paper(app: Held) -> Answer<PaperView> {
    app.make_paper()
}

#[tauri::command]
pub fn read_paper(app: Held, paper: PaperText) -> Answer<()> {
    app.read_paper(&paper)
}

#[tauri::command]
pub async fn recover(app: Held<'_>, paper: PaperText, label: String) -> Answer<()> {
    let job = move |app: &App| {
        let none = || Error::new(client::Code::WrongPaper, "the relay's address is missing");
        app.recover(&paper, &label, &HttpTransport::new(&paper.relay_address()?.ok_or_else(none)?)?)
    };
    away(&app, job).await
}

/// `file`: the backup's bytes in Base64.
#[tauri::command]
pub async fn restore(app: Held<'_>, file: String, paper: PaperText, label: String) -> Answer<()> {
    away(&app, move |app| app.restore_text(&file, &paper, &label)).await
}

#[tauri::command]
pub fn set_role(app: Held, device: String, role: String) -> Answer<()> {
    app.set_role(&device, &role)
}

#[tauri::command]
pub async fn create_vault(app: Held<'_>, secret: String) -> Answer<Vec<PaperView>> {
    away(&app, move |app| app.create_vault(&secret)).await
}

#[tauri::command]
pub async fn open_vault(app: Held<'_>, secret: String) -> Answer<()> {
    away(&app, move |app| app.open_vault(&secret)).await
}

#[tauri::command]
pub fn close_vault(app: Held) -> Answer<()> {
    app.close_vault()
}

/// The psychologist erases a session of hers.
#[tauri::command]
pub fn erase_session(app: Held, session: Id) -> Answer<()> {
    app.erase_session(session)
}

#[tauri::command]
pub fn take_vault_late<R: Runtime>(handle: AppHandle<R>, app: Held) -> Answer<()> {
    app.take_vault_late()?;
    events::changed(&handle);
    Ok(())
}

#[tauri::command]
pub async fn join_vault(app: Held<'_>, papers: [ShareText; 2], secret: String) -> Answer<()> {
    away(&app, move |app| app.join_vault(&papers, &secret, &relay(app)?)).await
}

#[tauri::command]
pub fn set_focal(app: Held, device: String, focal: bool) -> Answer<()> {
    app.set_focal(&device, focal)
}

/// What is in another organisation's table.
#[tauri::command]
pub fn look_into(file: Contributed) -> Answer<Looked> {
    App::look_into(&file)
}

/// Keeps the team's own totals of before; all months of the file or none.
#[tauri::command]
pub fn keep_past(app: Held, file: Contributed) -> Answer<PastKept> {
    app.keep_past(&file)
}

/// Takes a file (Base64) of another directory; progress is told as rows.
#[tauri::command]
pub async fn import_directory<R: Runtime>(
    handle: AppHandle<R>,
    app: Held<'_>,
    file: String,
    source: String,
    mapping: Option<Mapping>,
) -> Answer<Imported> {
    let told = handle.clone();
    let job = move |app: &App| {
        app.import_directory(&file, &source, mapping.as_ref(), &|done, all| {
            events::progress(&told, &Progress { sent: done, to_send: all, received: 0 });
        })
    };
    let imported = away(&app, job).await?;
    events::changed(&handle);
    Ok(imported)
}

#[tauri::command]
pub fn cancel_import(app: Held) {
    app.cancel_import();
}

#[tauri::command]
pub fn adopt<R: Runtime>(handle: AppHandle<R>, app: Held, source: String, id: String) -> Answer<Id> {
    let service = app.adopt(&source, &id)?;
    events::changed(&handle);
    Ok(service)
}

#[tauri::command]
pub fn looked_at(app: Held, source: String, id: String) -> Answer<()> {
    app.looked_at(&source, &id)
}

#[tauri::command]
pub async fn sync<R: Runtime>(handle: AppHandle<R>, app: Held<'_>, wait: Option<u32>) -> Answer<SyncReport> {
    let told = handle.clone();
    let job = move |app: &App| {
        app.sync(&relay(app)?, wait.unwrap_or_default().min(20), &|progress| events::progress(&told, &progress))
    };
    let report = away(&app, job).await?;
    events::changed(&handle);
    Ok(report)
}

#[tauri::command]
pub async fn accept_relay(app: Held<'_>) -> Answer<()> {
    away(&app, |app| app.accept_relay(&relay(app)?)).await
}

/// The antenna's own network: the text of its code.
#[tauri::command]
pub async fn open_near(app: Held<'_>, near: State<'_, Arc<NearDoor>>) -> Answer<String> {
    let door = near.inner().clone();
    away(&app, move |app| Ok(door.open(app)?.to_text())).await
}

#[tauri::command]
pub async fn close_near<R: Runtime>(handle: AppHandle<R>, app: Held<'_>, near: State<'_, Arc<NearDoor>>) -> Answer<()> {
    let door = near.inner().clone();
    away(&app, move |app| door.close(app)).await?;
    events::changed(&handle);
    Ok(())
}

/// Hands over and receives in the antenna's own network, by the text of its code.
#[tauri::command]
pub async fn sync_near<R: Runtime>(
    handle: AppHandle<R>,
    app: Held<'_>,
    text: String,
    wait: Option<u32>,
) -> Answer<SyncReport> {
    let told = handle.clone();
    let job = move |app: &App| {
        let near = Near::from_text(&text)?;
        let transport = HttpTransport::new(&near.address)?;
        app.sync_near(&near, &transport, wait.unwrap_or_default().min(20), &|progress| {
            events::progress(&told, &progress)
        })
    };
    let report = away(&app, job).await?;
    events::changed(&handle);
    Ok(report)
}

#[tauri::command]
pub fn place(app: Held) -> Answer<Option<String>> {
    app.place()
}

#[tauri::command]
pub fn set_place(app: Held, place: String) -> Answer<()> {
    app.set_place(&place)
}

/// What the app is, for the screen that says so.
#[derive(Serialize)]
pub struct About {
    version: &'static str,
    /// The relay that a new team is brought to, when the app was started with one.
    relay: Option<String>,
}

#[tauri::command]
pub fn about() -> About {
    About { version: env!("CARGO_PKG_VERSION"), relay: std::env::var("MARAUDE_RELAY").ok() }
}

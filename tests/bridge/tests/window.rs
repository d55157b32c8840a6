//! The real window: the app's own binary in WebKitGTK, headless, driven through WebKitWebDriver. Here the process that
//! loads the system's own SQLite is the one that must write an encrypted file.

#[path = "../../journeys/desk.rs"]
mod desk;
#[path = "../../journeys/evening.rs"]
mod evening;
#[path = "../../journeys/page.rs"]
mod page;
#[path = "../../journeys/street.rs"]
mod street;

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use page::{Driver, Page, free_port, spawn};
use serde_json::json;
use tests::{
    cast::{Device, settle},
    memory::{self, Needle},
    process::{RelayProcess, program},
};
use thirtyfour::{Capabilities, WebDriver};

/// A virtual screen; its name comes on a pipe.
fn screen() -> (Driver, String) {
    let mut child = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is installed");
    let out = child.stdout.take().unwrap();
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).unwrap();
    (Driver(child), format!(":{}", line.trim()))
}

/// WebKitWebDriver serves one window at a time on a machine.
static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

async fn open(folder: &Path, home: &Path, display: &str) -> (Driver, Page) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let port = free_port();
    let driver = spawn(
        Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("DISPLAY", display)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("MARAUDE_HOME", home)
            .env("MARAUDE_REPORTS", home.with_extension("reports"))
            .env("XDG_DATA_HOME", folder.join("data"))
            .env("XDG_CONFIG_HOME", folder.join("config"))
            .env("XDG_CACHE_HOME", folder.join("cache"))
            .env("LANG", "fr_FR.UTF-8"),
    );
    let mut wanted = Capabilities::new();
    let binary = program("maraude-app").expect("the app is built");
    wanted.set("webkitgtk:browserOptions", json!({ "binary": binary, "args": [] })).unwrap();
    let server = format!("http://127.0.0.1:{port}");
    for _ in 0..100 {
        if let Ok(web) = WebDriver::new(&server, wanted.clone()).await {
            return (driver, Page::new(web, "window"));
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    panic!("the window does not open");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mediators_evening_in_the_real_window_is_kept_encrypted_and_reaches_the_relay() {
    let _alone = ONE.lock().await;
    let folder = tempfile::tempdir().unwrap();
    let (_screen, display) = screen();
    let relay = RelayProcess::start(&folder.path().join("relay")).unwrap();
    let home = folder.path().join("window");
    let (driver, page) = open(folder.path(), &home, &display).await;
    let words = evening::first_run(&page, &relay.url, &relay.invite).await;
    evening::open_outing(&page).await;
    evening::group_tally(&page).await;
    evening::one_person(&page).await;
    evening::alert(&page).await;
    evening::unsent_and_sync(&page).await;
    evening::settings(&page).await;
    let before = memory::processes_of(&home);
    goes_to_sleep(&page).await;
    let after = others_than(&before, &home).await;
    assert!(!after.is_empty(), "a locked one has begun");
    drop(driver);
    put_out(&home);

    // The file that this process writes is encrypted from its first byte, though WebKit brought another SQLite along.
    let header = std::fs::read(home.join("maraude.db")).unwrap();
    assert!(!header.starts_with(b"SQLite format 3"));
    for name in ["maraude.db", "maraude.db-wal"] {
        let bytes = std::fs::read(home.join(name)).unwrap_or_default();
        for word in ["control.debt", "shelter.tonight", "15-17"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word} in {name}");
        }
    }

    // And it opens again, in a new process, where it was left.
    let (_driver, page) = open(folder.path(), &home, &display).await;
    page.type_into("input[type='password']", &words).await;
    page.tap("form button").await;
    page.says(".figures", "9").await;
    page.driver.clone().quit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_night_in_the_street_in_the_real_window() {
    let _alone = ONE.lock().await;
    let folder = tempfile::tempdir().unwrap();
    let (_screen, display) = screen();
    let (_driver, page) = open(folder.path(), &folder.path().join("street"), &display).await;
    street::night(&page).await;
    page.driver.clone().quit().await.unwrap();
}

#[test]
fn the_app_offers_its_sqlite_to_nobody_and_takes_nobody_elses() {
    let binary = program("maraude-app").expect("the app is built");
    let symbols = Command::new("nm").args(["-D", "--defined-only"]).arg(&binary).output().unwrap();
    let offered = String::from_utf8_lossy(&symbols.stdout).lines().filter(|line| line.contains("sqlite3_")).count();
    assert_eq!(offered, 0, "the app exports sqlite3 symbols");
    let wanted = Command::new("nm").args(["-D", "--undefined-only"]).arg(&binary).output().unwrap();
    let taken = String::from_utf8_lossy(&wanted.stdout).lines().filter(|line| line.contains("sqlite3_")).count();
    assert_eq!(taken, 0, "the app takes sqlite3 symbols from a shared library");
}

/// Two phones' evening, on this machine's clock: the window has no other.
fn an_evening_of_phones(folder: &Path, relay: &RelayProcess) -> std::path::PathBuf {
    let now = (client::Env::system().clock)();
    let made = |name| {
        let device = Device::bare(folder, name);
        device.set_clock(now);
        device
    };
    let lead = made("lead");
    lead.found(relay);
    let service = lead.does(json!({ "do": "add_service", "name": "MAB Calais", "needs": ["shelter.tonight"] }));
    let follow = |set| json!({ "do": "set_follow_up", "code": "4180738", "set": set });
    let today = lead.sees("tonight")["day"].clone();
    lead.does(json!({
        "do": "open_follow_up", "code": "4180738", "next_step": "health_care", "owner": "mediator", "due": today,
        "wish": "voir un médecin",
    }));
    let (amal, bruno) = (made("A"), made("B"));
    for phone in [&amal, &bruno] {
        lead.enrols(phone, "mediator", false, relay);
    }
    settle(&[&lead, &amal, &bruno], relay);
    let outing = amal.opens_outing(None);
    bruno.opens_outing(Some(outing));
    let met = amal.meets(outing, 4);
    bruno.meets(outing, 4);
    let refer =
        json!({ "do": "refer", "contact": met, "need": "shelter.tonight", "service": service, "consent": true });
    let referral = amal.does(refer);
    amal.does(json!({ "do": "set_referral", "referral": referral, "status": "refused", "reason": "full" }));
    amal.does(json!({ "do": "raise_alert", "outing": outing, "contact": met, "level": "red" }));
    amal.does(json!({ "do": "note_context", "what": "eviction", "zone": "Z1", "taken": ["tents"] }));
    amal.does(follow(json!({ "outcome": "done" })));
    lead.does(follow(json!({ "due": "2031-01-18" })));
    settle(&[&amal, &bruno], relay);
    lead.home.clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_antennas_evening_in_the_real_window() {
    let _alone = ONE.lock().await;
    let folder = tempfile::tempdir().unwrap();
    let relay = RelayProcess::start_with(&folder.path().join("relay"), &["--open"]).unwrap();
    let at = folder.path().to_owned();
    // The phones' own client blocks; it has a thread without a runtime.
    let home = std::thread::scope(|scope| scope.spawn(|| an_evening_of_phones(&at, &relay)).join().unwrap());
    let (_screen, display) = screen();
    let (_driver, page) = open(folder.path(), &home, &display).await;
    desk::unlock(&page, tests::cast::PASSPHRASE).await;
    desk::evening(&page, ["8", "8"]).await;
    let shelf = home.with_extension("reports");
    let written: Vec<_> = std::fs::read_dir(&shelf).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(
        written.len(),
        7,
        "the sealed page, the age file, the page as PDF, the workbook, the data, the codebook and the sums lie where the window said"
    );
    let pdf = written.iter().find(|path| path.extension().is_some_and(|ending| ending == "pdf")).unwrap();
    let text = words_of(pdf);
    for word in ["Interne", "Personnes rencontrées", "Une expulsion, un refus, personne au port."] {
        assert!(text.contains(word), "{word} is on no page: {text}");
    }
    assert!(!text.contains("Classeur"), "a button is on the page: {text}");
    page.driver.clone().quit().await.unwrap();
}

/// What can be read in a PDF.
fn words_of(pdf: &Path) -> String {
    let read = std::process::Command::new("pdftotext").arg(pdf).arg("-").output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    String::from_utf8(read.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The gesture ends the process, and the driver's session with it: it is made a moment after the driver had its answer.
async fn goes_to_sleep(page: &Page) {
    let moon = "setTimeout(() => document.querySelector(\"header button[aria-label^='Dormir']\").click(), 200)";
    page.run(moon, vec![]).await;
}

/// Ends what runs on a home, by id.
fn put_out(home: &Path) {
    for pid in memory::processes_of(home) {
        let _ = Command::new("kill").arg(pid.to_string()).status();
    }
    for _ in 0..300 {
        if memory::processes_of(home).is_empty() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("the app does not end");
}

/// Waits until the processes of a home are all new ones, a web view among them.
async fn others_than(before: &[u32], home: &Path) -> Vec<u32> {
    for _ in 0..300 {
        let now = memory::processes_of(home);
        if now.len() > 1 && now.iter().all(|pid| !before.contains(pid)) {
            return now;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("no other app has begun: {before:?}, now {:?}", memory::processes_of(home));
}

fn found(home: &Path, needles: &[Needle]) -> Vec<String> {
    let all = memory::processes_of(home).into_iter();
    let mut found: Vec<String> = all.flat_map(|pid| memory::found_in(pid, needles).unwrap_or_default()).collect();
    found.sort();
    found.dedup();
    found
}

/// Needs to read another process's memory, as the machines that check this can.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_the_gesture_of_sleep_no_key_and_no_word_of_the_evening_is_in_any_memory() {
    const ZONE: &str = "Hangar-Quatorze";
    let _alone = ONE.lock().await;
    let folder = tempfile::tempdir().unwrap();
    let sleeper = Device::of_today(folder.path(), "sleeper");
    sleeper.app.found_team("antenne", None, None).unwrap();
    sleeper.does(json!({ "do": "set", "key": format!("zone/{ZONE}"), "value": true }));
    let outing = sleeper.does(json!({ "do": "open_outing", "channel": "living_place", "zones": [ZONE] }));
    sleeper.does(json!({ "do": "note_contact", "outing": outing, "answers": [
        { "about": "zone", "zone": ZONE }, { "about": "heads", "band": "15-17", "gender": "f", "count": 1 }] }));
    let home = sleeper.home.clone();
    drop(sleeper);
    let keys = memory::keys_of(&home, tests::cast::PASSPHRASE);
    let words: Vec<Needle> = [ZONE, tests::cast::PASSPHRASE].into_iter().flat_map(memory::word).collect();

    let (_screen, display) = screen();
    let (_driver, page) = open(folder.path(), &home, &display).await;
    page.type_into("input[type='password']", tests::cast::PASSPHRASE).await;
    page.tap("form button").await;
    page.says(".rows", ZONE).await;
    page.speak("fr").await;
    let before = memory::processes_of(&home);
    if before.iter().any(|pid| memory::found_in(*pid, &[]).is_err()) {
        eprintln!("no right to read another process's memory here: sleep is not tried");
        return put_out(&home);
    }
    let open_words = found(&home, &words);
    let open_keys = found(&home, &keys);
    assert!(before.len() > 1, "the app and its web view");
    assert!(open_words.iter().any(|word| word.contains(ZONE)), "the scan finds what is shown: {open_words:?}");
    assert!(open_keys.len() > 3, "and the keys: {open_keys:?}");

    goes_to_sleep(&page).await;
    let after = others_than(&before, &home).await;
    assert!(after.len() > 1, "another app and its web view: {before:?} {after:?}");
    assert_eq!(found(&home, &keys), Vec::<String>::new());
    assert_eq!(found(&home, &words), Vec::<String>::new());
    put_out(&home);
}

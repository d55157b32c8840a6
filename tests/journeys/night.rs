//! The evening of the fixture by thumb: three phones, a real relay, the antenna. One browser holds the phones by turns; each
//! phone is a core of its own with its own encrypted home.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering::SeqCst},
};

use bridge::Bridge;
use client::{Argon, Env};

use serde_json::json;
use tests::{
    cast::{Device, MINUTE, PASSPHRASE, THREE_PM, settle},
    process::RelayProcess,
};
use thirtyfour::By;

use super::{chromium, desk, page::Page};

/// A phone: its core, and the clock of the evening.
struct Phone {
    bridge: Bridge,
    clock: Arc<AtomicI64>,
}

impl Phone {
    fn start(home: &std::path::Path, clock: &Arc<AtomicI64>) -> Phone {
        let hands = clock.clone();
        let env = Env { clock: Arc::new(move || hands.load(SeqCst)), seed: None, argon: Argon::LIGHT, chip: None };
        Phone { bridge: Bridge::start(home, env).unwrap(), clock: clock.clone() }
    }

    /// In the hand, unlocked, at a time of the evening.
    async fn take(&self, page: &Page, hour: i64, minute: i64) {
        self.clock.store(THREE_PM + ((hour - 15) * 60 + minute) * MINUTE, SeqCst);
        page.driver.goto(&self.bridge.url).await.unwrap();
        page.find("input[type='password'], [role='tablist'], [data-go='group'], [data-go='outing']").await;
        if page.driver.find(By::Css("input[type='password']")).await.is_ok() {
            page.type_into("input[type='password']", PASSPHRASE).await;
            page.tap("form button").await;
        }
        page.speak("fr").await;
        page.find("[role='tablist'], [data-go='group'], [data-go='outing']").await;
        // The phone reopens where it was; the way home is one tap.
        if page.driver.find(By::Css("[role='tablist']")).await.is_ok() {
            page.tap("header .flip").await;
            page.find("[data-go='group']").await;
        }
    }
}

async fn pick(page: &Page, code: &str) {
    page.tap(&format!("[data-code='{code}']")).await;
    page.find(&format!("[data-code='{code}'][aria-pressed='true']")).await;
}

async fn zone(page: &Page, zone: &str) {
    page.tap("[data-part='more']").await;
    pick(page, zone).await;
    page.tap("[data-part='who']").await;
}

async fn language(page: &Page, code: &str) {
    page.tap("[data-part='language']").await;
    if page.driver.find(By::Css(format!("[data-code='{code}']"))).await.is_err() {
        page.tap("main > button").await;
    }
    pick(page, code).await;
}

async fn done(page: &Page) {
    page.tap("[data-go='done']").await;
    page.find("[data-go='group']").await;
}

async fn group(page: &Page, band: &str, count: u32, at: &str, spoken: &str) {
    page.tap("[data-go='group']").await;
    page.find("[data-number='1']").await;
    zone(page, at).await;
    if band != "adult" {
        pick(page, band).await;
    }
    page.tap(&format!("[data-number='{count}']")).await;
    page.find(".tally li").await;
    language(page, spoken).await;
    done(page).await;
}

/// Begins a person who says 15–17 and stays on the screen.
async fn minor(page: &Page, at: &str) {
    page.tap("[data-go='person']").await;
    page.find("[data-code='15-17']").await;
    zone(page, at).await;
    pick(page, "15-17").await;
}

async fn alert(page: &Page, level: &str) {
    page.tap("[data-go='alert']").await;
    page.tap(&format!("[data-level='{level}']")).await;
    page.find("[data-state='nobody']").await;
    page.tap("header .flip").await;
    page.find("[data-go='group']").await;
}

async fn sync(page: &Page) {
    page.tap(".bar-state").await;
    page.find("[data-go='sync'], footer button").await;
    if page.driver.find(By::Css("[data-go='sync']")).await.is_err() {
        page.tap("footer button").await;
    }
    page.tap("[data-go='sync']:not([disabled])").await;
    page.says(".state", "À jour").await;
    page.tap("header .flip").await;
    page.says(".bar-state", "Tout est envoyé").await;
}

#[test]
fn the_evening_by_thumb_on_three_phones_ends_in_forty_twelve_and_three() {
    let folder = tempfile::tempdir().unwrap();
    let relay =
        RelayProcess::start_with(&folder.path().join("relay"), &["--open", "--max-requests", "100000"]).unwrap();
    let antenna = Device::bare(folder.path(), "antenna");
    antenna.found(&relay);
    antenna.does(json!({ "do": "add_service", "name": "MAB Calais", "needs": ["shelter.tonight"] }));
    antenna.does(json!({ "do": "open_follow_up", "code": "4180738", "next_step": "health_care", "owner": "mediator", "due": "2027-01-15" }));
    let mut homes = vec![];
    for (name, role) in [("A", "mediator"), ("B", "mediator"), ("C", "psychologist")] {
        let device = Device::bare(folder.path(), name);
        antenna.enrols(&device, role, false, &relay);
        settle(&[&antenna, &device], &relay);
        homes.push(device.home.clone());
    }
    // What the antenna does meanwhile: it gives the follow-up another date.
    antenna.set_clock(THREE_PM + 2 * 60 * MINUTE);
    antenna.does(json!({ "do": "set_follow_up", "code": "4180738", "set": { "due": "2027-01-18" } }));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(by_thumb(&homes, &folder.path().join("profile")));
    antenna.set_clock(THREE_PM + 4 * 60 * MINUTE);
    let (home, data) = (antenna.home.clone(), folder.path().to_owned());
    drop(antenna);
    runtime.block_on(at_the_desk(&home, &homes, &folder.path().join("desk")));
    let antenna = Device::found_at(&data, "antenna");
    settle(&[&antenna], &relay);
    let counts = antenna.sees("counts");
    assert_eq!((&counts["raw_people"], &counts["raw_minors"]), (&json!(44), &json!(16)), "{counts}");
    assert_eq!(antenna.sees("proposals").as_array().map(Vec::len), Some(1));
    assert_eq!((&counts["people"], &counts["minors"], &counts["alerts"]), (&json!(40), &json!(12), &json!(3)));
    assert_eq!((&counts["referrals_refused"], &counts["alerts"]), (&json!(1), &json!(3)), "{counts}");
    assert_eq!(antenna.sees("conflicts"), json!([]), "decided at the desk");
}

/// From 18:55 on: the antenna agrees, debriefs and reports; then the phones are empty.
async fn at_the_desk(antenna: &std::path::Path, homes: &[std::path::PathBuf], profile: &std::path::Path) {
    let clock = Arc::new(AtomicI64::new(THREE_PM + 4 * 60 * MINUTE));
    let antenna = Phone::start(antenna, &clock);
    let (_driver, page) = chromium::open(&antenna.bridge.url, profile, (1280, 900), false).await;
    desk::unlock(&page, PASSPHRASE).await;
    desk::evening(&page, ["44", "16"]).await;
    page.driver.clone().quit().await.unwrap();

    // The antenna has given its receipts: what was closed is destroyed on the phones.
    let a = Phone::start(&homes[0], &clock);
    let (_driver, page) = chromium::open(&a.bridge.url, &profile.with_extension("phone"), (360, 740), true).await;
    a.take(&page, 19, 10).await;
    sync(&page).await;
    page.says("[data-state='handed-over']", "0 contact").await;
    page.look("handed-over").await;
    page.driver.clone().quit().await.unwrap();
}

async fn by_thumb(homes: &[std::path::PathBuf], profile: &std::path::Path) {
    let clock = Arc::new(AtomicI64::new(THREE_PM));
    let [a, b, c] = [0, 1, 2].map(|at: usize| Phone::start(&homes[at], &clock));
    let (_driver, page) = chromium::open(&a.bridge.url, profile, (360, 740), true).await;

    a.take(&page, 15, 35).await;
    page.tap("[data-go='outing']").await;
    page.tap("[data-go='open']").await;
    page.find("[data-go='group']").await;
    sync(&page).await;
    group(&page, "adult", 7, "Z1", "apd").await;
    a.take(&page, 15, 42).await;
    group(&page, "15-17", 4, "Z1", "ti").await;
    a.take(&page, 15, 50).await;
    minor(&page, "Z1").await;
    language(&page, "ar").await;
    page.tap("[data-part='signs']").await;
    pick(&page, "control.by_adult").await;
    page.tap("[data-source='said']").await;
    pick(&page, "control.debt").await;
    alert(&page, "orange").await;
    a.take(&page, 15, 58).await;
    page.tap("[data-go='code']").await;
    for digit in "4180738".chars() {
        page.tap(&format!("[data-key='{digit}']")).await;
    }
    page.taps();
    page.tap("[data-outcome='done']").await;
    page.tap("[data-due='none']").await;
    page.find("[data-state='kept']").await;
    assert!(page.taps() <= 5, "done or not done, and the next date");
    page.tap("[data-go='done']").await;
    pick(&page, "15-17").await;
    done(&page).await;

    b.take(&page, 16, 0).await;
    page.tap("[data-go='outing']").await;
    page.tap("[data-go='open']").await;
    page.find("[data-go='group']").await;
    group(&page, "adult", 5, "Z1", "ps").await;
    group(&page, "15-17", 4, "Z1", "ti").await;
    b.take(&page, 17, 5).await;
    minor(&page, "Z2").await;
    language(&page, "ps").await;
    alert(&page, "red").await;
    // Half written when the phone is taken away.
    b.take(&page, 17, 15).await;
    page.tap("[data-go='group']").await;
    page.find("[data-number='1']").await;
    pick(&page, "15-17").await;
    page.tap("[data-number='2']").await;
    page.find(".tally li").await;

    a.take(&page, 17, 15).await;
    group(&page, "adult", 6, "Z2", "ar").await;
    a.take(&page, 18, 0).await;
    group(&page, "adult", 10, "Z3", "ar").await;
    a.take(&page, 18, 10).await;
    minor(&page, "Z3").await;
    language(&page, "am").await;
    page.tap("[data-part='needs']").await;
    pick(&page, "shelter.tonight").await;
    page.tap("[data-go='refer']").await;
    page.tap("[data-service='MAB Calais']").await;
    page.tap("[data-consent='yes']").await;
    page.tap("[data-status='refused']").await;
    page.tap("[data-code='full']").await;
    page.find("[data-state='refused']").await;
    page.tap("[data-go='done']").await;
    page.find("[data-part='needs'][aria-selected='true']").await;
    done(&page).await;

    c.take(&page, 18, 15).await;
    page.tap("[data-go='outing']").await;
    page.tap("[data-go='open']").await;
    page.find("[data-go='group']").await;
    minor(&page, "Z3").await;
    pick(&page, "f").await;
    language(&page, "ti").await;
    page.tap("[data-part='signs']").await;
    page.tap("[data-source='said']").await;
    pick(&page, "distress.speaks_of_dying").await;
    alert(&page, "red").await;
    c.take(&page, 18, 40).await;
    minor(&page, "Z3").await;
    language(&page, "fa").await;
    page.tap("[data-part='needs']").await;
    pick(&page, "legal.information").await;
    done(&page).await;

    // Back at the antenna; the outing of B, whose phone was taken for a while, stays open.
    for (phone, closes) in [(&a, true), (&b, false), (&c, true)] {
        phone.take(&page, 19, 5).await;
        if closes {
            page.tap("[data-go='close']").await;
            page.tap("[data-go='close-now']").await;
            page.find("[data-go='outing'], [data-go='close']").await;
        }
        sync(&page).await;
    }
    page.driver.clone().quit().await.unwrap();
}

#[test]
fn a_taken_phone_is_reported_with_two_taps_on_a_locked_one_and_the_lead_gives_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let relay = RelayProcess::start_with(&folder.path().join("relay"), &["--open"]).unwrap();
    // The relay of this test is a program with this machine's clock: the phones have it too.
    let now = (Env::system().clock)();
    let made = |name| Device::of_today(folder.path(), name);
    let lead = made("lead");
    lead.found(&relay);
    let phones = ["A", "B"].map(made);
    phones.iter().for_each(|phone| lead.enrols(phone, "mediator", false, &relay));
    settle(&[&lead, &phones[0], &phones[1]], &relay);
    phones[1].meets(phones[1].opens_outing(None), 3);
    let homes = [&lead, &phones[0], &phones[1]].map(|device| device.home.clone());
    drop((lead, phones));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(taken_and_given_back(&homes, now, &folder.path().join("profile")));
}

async fn taken_and_given_back(homes: &[std::path::PathBuf; 3], now: i64, profile: &std::path::Path) {
    let clock = Arc::new(AtomicI64::new(now));
    let [lead, a, b] = homes.each_ref().map(|home| Phone::start(home, &clock));
    let (_driver, page) = chromium::open(&a.bridge.url, profile, (360, 740), true).await;
    page.find("input[type='password']").await;
    page.speak("fr").await;
    page.taps();
    page.tap("[data-go='lost']").await;
    page.tap("[data-lost='B']").await;
    page.says("[data-state='reported']", "le relais obéit").await;
    assert_eq!(page.taps(), 2);
    page.look("lost-locked").await;

    let unlock = async |phone: &Phone| {
        page.driver.goto(&phone.bridge.url).await.unwrap();
        page.type_into("input[type='password']", PASSPHRASE).await;
        page.tap("form button").await;
        page.find(".bar-state").await;
        page.speak("fr").await;
    };
    unlock(&b).await;
    page.tap(".bar-state").await;
    page.tap("footer button").await;
    page.tap("[data-go='sync']:not([disabled])").await;
    page.says(".bar-error", "signalé").await;
    page.tap("header .flip").await;
    page.find("[data-state='limited']").await;
    assert!(page.driver.find(By::Css("[data-go='group'], [data-go='outing']")).await.is_err(), "it shows nothing");
    page.look("limited").await;

    unlock(&lead).await;
    page.tap(".bar-state").await;
    page.tap("[data-go='sync']:not([disabled])").await;
    page.says(".state", "À jour").await;
    page.tap("header .flip").await;
    page.tap("header button[aria-label='Réglages']").await;
    page.tap("[data-go='team']").await;
    page.find("[data-lift='B']").await;
    page.look("team-limited").await;
    page.tap("[data-lift='B']").await;
    page.find("[data-remove='B']").await;
    page.gone("[data-lift='B']").await;
    page.driver.clone().quit().await.unwrap();
}

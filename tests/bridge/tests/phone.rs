//! The screens over the real core in Chromium, which is Android's WebView: 360 × 740 and touch, then a desktop's size.

#[path = "../../journeys/chromium.rs"]
mod chromium;
#[path = "../../journeys/desk.rs"]
mod desk;
#[path = "../../journeys/digits.rs"]
mod digits;
#[path = "../../journeys/evening.rs"]
mod evening;
#[path = "../../journeys/library.rs"]
mod library;
#[path = "../../journeys/near.rs"]
mod near;
#[path = "../../journeys/night.rs"]
mod night;
#[path = "../../journeys/page.rs"]
mod page;
#[path = "../../journeys/private.rs"]
mod private;
#[path = "../../journeys/second.rs"]
mod second;
#[path = "../../journeys/street.rs"]
mod street;
#[path = "../../journeys/wake.rs"]
mod wake;
#[path = "../../journeys/weather.rs"]
mod weather;

use bridge::Bridge;
use chromium::{camera_of, env, open};
use page::Page;
use tests::process::RelayProcess;
use thirtyfour::{By, prelude::ElementQueryable};

/// What a field holds.
async fn value(page: &Page, css: &str) -> String {
    page.find(css).await.prop("value").await.unwrap().unwrap_or_default()
}

/// The lead reads a card in two languages and lets children see one of them.
async fn review_a_card(page: &Page) {
    page.tap("[data-go='review']").await;
    page.tap("[data-code='cold']").await;
    page.tap("[data-code='ti']").await;
    page.find("[data-code='ti'][aria-pressed='true']").await;
    page.tap("[data-go='release']:not([disabled])").await;
    page.find("[data-state='released']").await;
    page.look("review-cards").await;
    page.tap("header .flip").await;
    page.find("[data-go='outing']").await;
}

/// Outside practice a child sees the languages that somebody has read, and pictograms where there is none.
async fn only_released_texts_reach_a_child(page: &Page) {
    page.tap("[data-go='cards']").await;
    page.tap("[data-card='cold']").await;
    page.type_into("[data-field='pin']", "4711").await;
    page.tap("[data-go='set-pin']:not([disabled])").await;
    for (card, languages) in [("cold", 1), ("numbers", 0)] {
        page.tap(&format!("[data-card='{card}']")).await;
        page.find(".child .pictures").await;
        let offered = page.run("return document.querySelectorAll('.child [data-language]').length", vec![]).await;
        assert_eq!(offered, languages, "{card}");
        page.look(&format!("card-{card}")).await;
        page.tap("[data-go='leaving']").await;
        page.type_into("[data-field='pin']", "4711").await;
        page.tap("[data-go='leave']").await;
        page.find("[data-card='crossing']").await;
    }
    page.tap("header .flip").await;
    page.find("[data-go='group']").await;
}

/// Waits until a field holds a text.
async fn holds(page: &Page, css: &str, wanted: &str) {
    for _ in 0..500 {
        if value(page, css).await == wanted {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(60)).await;
    }
    panic!("{css} never held “{wanted}”");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mediators_evening_on_the_phone_survives_a_kill_and_is_legible_in_three_languages() {
    let folder = tempfile::tempdir().unwrap();
    let relay = RelayProcess::start(&folder.path().join("relay")).unwrap();
    let home = folder.path().join("phone");
    let bridge = Bridge::start(&home, env()).unwrap();
    let (_driver, page) = open(&bridge.url, &folder.path().join("profile"), (360, 740), true).await;
    let words = evening::first_run(&page, &relay.url, &relay.invite).await;
    review_a_card(&page).await;
    evening::open_outing(&page).await;
    only_released_texts_reach_a_child(&page).await;
    evening::group_tally(&page).await;
    evening::one_person(&page).await;

    // The app is killed in the middle of a contact: it reopens at the same field, with every answer.
    drop(bridge);
    let bridge = Bridge::start(&home, env()).unwrap();
    page.driver.goto(&bridge.url).await.unwrap();
    page.find("input[type='password']").await;
    evening::nothing_behind_the_lock(&page).await;
    page.type_into("input[type='password']", &words).await;
    page.tap("form button").await;
    page.find("[data-part='more'][aria-selected='true']").await;
    page.tap("[data-part='needs']").await;
    page.find("[data-code='shelter.tonight'][aria-pressed='true']").await;
    page.tap("[data-part='signs']").await;
    page.find("[data-code='control.debt'][aria-pressed='true']").await;

    evening::alert(&page).await;
    evening::unsent_and_sync(&page).await;
    evening::settings(&page).await;

    // Without the relay nothing is lost and the screen says so.
    drop(relay);
    page.tap("[data-go='person']").await;
    page.tap("[data-code='adult']").await;
    page.find("[data-code='adult'][aria-pressed='true']").await;
    page.tap("[data-go='done']").await;
    page.tap(".bar-state").await;
    page.tap("footer button").await;
    page.tap("[data-go='sync']").await;
    page.find("[data-error='network']").await;
    page.look("sync-offline").await;
    page.tap(".bar-error button").await;
    page.tap("header button").await;
    page.says(".bar-state", "non envoyé").await;
    evening::lock_and_unlock(&page, &words).await;
    page.driver.clone().quit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn practice_stays_on_the_phone_under_its_banner_and_fits_a_desktop() {
    let folder = tempfile::tempdir().unwrap();
    let bridge = Bridge::start(&folder.path().join("desktop"), env()).unwrap();
    let (_driver, page) = open(&bridge.url, &folder.path().join("profile"), (1280, 800), false).await;
    page.find("[data-way='practice']").await;
    page.speak("fr").await;
    page.look("first-run").await;
    page.tap("[data-way='practice']").await;
    let words = page.find(".words[data-words*=' ']").await.attr("data-words").await.unwrap().unwrap();
    page.type_into("[data-field='again']", &words).await;
    page.tap("[data-go='start']:not([disabled])").await;
    page.says(".bar-practice", "rien ne part").await;
    page.tap("[data-go='group']").await;
    page.tap("[data-number='4']").await;
    page.find(".tally li").await;
    page.look("contact-group").await;
    page.tap("[data-go='done']").await;
    page.says(".figures", "4").await;
    page.look("tonight").await;
    let offered = page.run("return document.querySelectorAll('.bar-state').length", vec![]).await;
    assert_eq!(offered, 0, "practice offers no synchronisation");
    page.says(".bar-practice", "rien ne part").await;
    page.driver.clone().quit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_joins_by_the_camera_its_alert_rings_at_the_leads_and_its_removal_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let relay = RelayProcess::start_with(&folder.path().join("relay"), &["--max-requests", "100000"]).unwrap();
    let antenna = Bridge::start(&folder.path().join("antenna"), env()).unwrap();
    let phone = Bridge::start(&folder.path().join("phone"), env()).unwrap();
    let (_lead_driver, lead) = open(&antenna.url, &folder.path().join("lead-profile"), (1280, 800), false).await;
    let camera = camera_of(&folder.path().join("phone-profile"));
    let (_phone_driver, new) = open(&phone.url, &folder.path().join("phone-profile"), (360, 740), true).await;
    for page in [&lead, &new] {
        page.find("[data-way='create']").await;
        page.speak("fr").await;
    }
    evening::found(&lead, &relay.url, &relay.invite).await;
    lead.tap("header button[aria-label='Réglages']").await;
    lead.tap("[data-go='team']").await;
    lead.tap("[data-go='invite']").await;
    let invitation = value(&lead, "[data-field='invitation']").await;
    lead.look("team-invite").await;

    new.tap("[data-way='join']").await;
    let passphrase = new.find(".words[data-words*=' ']").await.attr("data-words").await.unwrap().unwrap();
    // Typed in capitals, as a phone's keyboard may.
    new.type_into("[data-field='again']", &passphrase.to_uppercase()).await;
    film(&camera, &invitation);
    new.tap("[data-go='scan']").await;
    holds(&new, "[data-field='invitation']", &invitation).await;
    new.look("join").await;
    new.tap("[data-go='start']:not([disabled])").await;
    let answer = value(&new, "[data-field='answer']").await;
    let here = new.find(".words[data-words*=' ']").await.attr("data-words").await.unwrap();
    new.look("joining").await;
    new.tap("[data-go='check']").await;
    new.find("[data-go='check']").await;

    lead.type_into("[data-field='answer']", &answer).await;
    lead.tap("[data-go='review']").await;
    let there = lead.find(".words[data-words*=' ']").await.attr("data-words").await.unwrap();
    assert_eq!(here, there, "the same six words on both screens");
    lead.type_into("[data-field='label']", "téléphone 1").await;
    lead.look("team-admit").await;
    lead.tap("[data-go='admit']").await;
    lead.says(".rows", "téléphone 1").await;

    new.tap("[data-go='check']").await;
    new.find("[data-go='outing']").await;
    let days = new.run("return document.querySelectorAll('.hint').length", vec![]).await;
    assert_eq!(days, 0, "the phone holds tonight's key");
    an_evening_of_two(&lead, &new, &passphrase, &camera).await;
    for page in [lead, new] {
        page.driver.quit().await.unwrap();
    }
}

/// A phone with an open alert locks itself after half a minute; machines are slow.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(120);

/// The lead opens, the phone joins by the code on the lead's screen; an alert; the phone is removed.
async fn an_evening_of_two(lead: &Page, phone: &Page, passphrase: &str, camera: &std::path::Path) {
    lead.tap("header .flip").await;
    evening::open_outing(lead).await;
    lead.tap("[data-go='share']").await;
    let outing = lead.find(".qr").await.attr("data-qr").await.unwrap().unwrap();
    lead.tap("header .flip").await;
    lead.tap("header button[aria-label='Réglages']").await;
    lead.tap("[data-code='listen-yes']").await;
    lead.tap("header .flip").await;

    film(camera, &outing);
    phone.tap("[data-go='outing']").await;
    // The zones came with the last sync or come with the code: what matters is that it is the same outing.
    phone.tap("[data-go='scan']").await;
    phone.find("[data-go='group']").await;
    phone.tap("[data-go='share']").await;
    let joined = phone.find(".qr").await.attr("data-qr").await.unwrap().unwrap();
    assert_eq!(joined.lines().nth(1), outing.lines().nth(1), "the same record on both phones");
    phone.tap("header .flip").await;
    phone.find("[data-go='group']").await;

    phone.taps();
    phone.tap("[data-go='alert']").await;
    phone.tap("[data-level='red']").await;
    phone.find("[data-state='nobody']").await;
    assert!(phone.taps() <= 2);
    // Nobody touches the lead's screen: it hears of it.
    lead.tap("[data-alert]").await;
    lead.find("[data-go='taking']").await;
    lead.look("alert-at-the-lead").await;
    lead.tap("[data-go='taking']").await;
    lead.find("[data-state='taken']").await;
    phone.tap("header .flip").await;
    phone.tap(".bar-state").await;
    sync_until(phone, "[data-alert]", "quelqu’un s’en occupe").await;

    lead.tap("header .flip").await;
    lead.tap("header button[aria-label='Réglages']").await;
    lead.tap("[data-go='team']").await;
    lead.tap("[data-remove='téléphone 1']").await;
    lead.look("team-remove").await;
    lead.tap("[data-go='remove']").await;
    lead.says(".rows", "retiré").await;
    // Meanwhile nobody touched the phone, and an alert was open: it locked itself.
    phone.driver.query(By::Css("input[type='password']")).wait(PATIENCE, PATIENCE / 400).first().await.unwrap();
    evening::nothing_behind_the_lock(phone).await;
    phone.type_into("input[type='password']", passphrase).await;
    phone.tap("form button").await;
    phone.tap(".bar-state").await;
    if phone.driver.find(By::Css("[data-go='sync']")).await.is_err() {
        phone.tap("footer button").await;
    }
    phone.tap("[data-go='sync']").await;
    phone.find("[data-error='removed']").await;
    assert!(!phone.text(".state").await.contains("À jour"), "it is not up to date: it hears nothing any more");
    phone.look("removed").await;
}

/// From the sync screen (or what is unsent) until the home says something.
async fn sync_until(page: &Page, css: &str, wanted: &str) {
    for _ in 0..20 {
        if page.driver.find(By::Css("[data-go='sync']")).await.is_err() {
            page.tap("footer button").await;
        }
        page.tap("[data-go='sync']:not([disabled])").await;
        page.find("[data-go='sync']:not([disabled])").await;
        page.tap("header .flip").await;
        page.find("[data-go='group']").await;
        if page.text(css).await.contains(wanted) {
            return;
        }
        page.tap(".bar-state").await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    }
    panic!("{css} never said “{wanted}”: {}", page.text("body").await);
}

/// Holds a QR code in front of the camera: ten grey frames of 640 × 480.
fn film(camera: &std::path::Path, text: &str) {
    const SIZE: (usize, usize) = (640, 480);
    let rows = client::App::draw_qr(text).unwrap().rows;
    let scale = 440 / (rows.len() + 8);
    let left = (SIZE.0 - rows.len() * scale) / 2;
    let top = (SIZE.1 - rows.len() * scale) / 2;
    let mut frame = vec![235_u8; SIZE.0 * SIZE.1];
    for (y, row) in rows.iter().enumerate() {
        for x in row.chars().enumerate().filter(|(_, module)| *module == '#').map(|(x, _)| x) {
            for at in 0..scale * scale {
                frame[(top + y * scale + at / scale) * SIZE.0 + left + x * scale + at % scale] = 16;
            }
        }
    }
    frame.resize(SIZE.0 * SIZE.1 * 3 / 2, 128);
    let mut film = format!("YUV4MPEG2 W{} H{} F10:1 Ip A1:1 C420jpeg\n", SIZE.0, SIZE.1).into_bytes();
    for _ in 0..10 {
        film.extend(b"FRAME\n");
        film.extend(&frame);
    }
    std::fs::write(camera, film).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_night_in_the_street_stays_within_its_taps_and_is_legible_in_three_languages() {
    let folder = tempfile::tempdir().unwrap();
    let bridge = Bridge::start(&folder.path().join("street"), env()).unwrap();
    let (_driver, page) = open(&bridge.url, &folder.path().join("profile"), (360, 740), true).await;
    street::night(&page).await;
    page.driver.clone().quit().await.unwrap();
}

//! What the antenna gives the phones: a sound for a card, a sheet, the list of signs; and the locked screen of somebody on call.

use std::path::{Path, PathBuf};

use bridge::Bridge;
use serde_json::json;
use tests::cast::settle;

use super::{
    chromium::{self, antenna_and, env, unlock},
    page::Page,
};

fn sound() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/sounds/card.wav").canonicalize().unwrap()
}

#[test]
fn a_sound_a_sheet_and_a_sign_reach_a_phone_and_an_alert_rings_behind_the_lock() {
    let folder = tempfile::tempdir().unwrap();
    let (relay, lead, amal) = antenna_and(folder.path(), "amal", "mediator");
    let outing = amal.opens_outing(None);
    amal.meets(outing, 1);
    settle(&[&amal, &lead], &relay);
    let home = lead.home.clone();
    drop(lead);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let locked = runtime.block_on(at_the_desk(&home, &folder.path().join("desk")));
    // Reading the fixture again, through the eyes of the phone.
    amal.syncs(&relay);
    assert_eq!(amal.sees("protocols")[0]["title"], "Alerte rouge");
    assert_eq!(amal.sees("recordings")[0]["heard"], "lead");
    let signs = amal.sees("catalogue")["lists"]["sign"].to_string();
    assert!(!signs.contains("health.pregnant") && signs.contains("health.own_"), "{signs}");

    // She raises an alert; the lead's screen is locked.
    amal.does(json!({ "do": "raise_alert", "outing": outing, "level": "red" }));
    amal.syncs(&relay);
    runtime.block_on(async {
        let (_bridge, _driver, page) = &locked;
        page.find("[data-state='bell']").await;
        let shown = page.text("main").await;
        assert!(!shown.contains("Z1") && !shown.to_lowercase().contains("rouge"), "{shown}");
        page.look("locked-bell").await;
        unlock(page).await;
        page.find("[data-go='antenna']").await;
    });
    let home = amal.home.clone();
    drop(amal);
    runtime.block_on(on_the_phone(&home, &folder.path().join("phone")));
}

async fn at_the_desk(home: &Path, profile: &Path) -> (Bridge, super::page::Driver, Page) {
    let bridge = Bridge::start(home, env()).unwrap();
    let (driver, page) = chromium::open(&bridge.url, profile, (1280, 900), false).await;
    unlock(&page).await;
    page.tap("[data-go='antenna']").await;
    page.tap("[data-go='review']").await;
    page.tap("[data-code='cold']").await;
    // A language that few write: no text, but a voice.
    page.tap("[data-go='all-languages']").await;
    page.tap("[data-code='fvr']").await;
    page.find("[data-field='sound']").await.send_keys(sound().to_str().unwrap()).await.unwrap();
    page.find("[data-state='unheard']").await;
    page.tap("[data-go='listen']").await;
    page.find("[data-state='playing']").await;
    page.find("[data-state='silent']").await;
    page.tap("[data-go='heard']").await;
    page.find("[data-state='heard']").await;
    page.look("review-sound").await;
    // What is no sound is refused with a sentence, and the one before stays.
    let other = home.with_extension("txt");
    std::fs::write(&other, "rien à entendre").unwrap();
    page.find("[data-field='sound']").await.send_keys(other.to_str().unwrap()).await.unwrap();
    page.find("[data-error='bad_sound']").await;
    page.find("[data-state='heard']").await;

    page.tap("header .flip").await;
    page.tap("[data-go='antenna']").await;
    page.tap("[data-go='sheets']").await;
    page.type_into("[data-field='title']", "Alerte rouge").await;
    page.type_into("[data-field='text']", "1. Appeler le 15.\n2. Rester avec la personne.").await;
    page.tap("[data-go='publish']:not([disabled])").await;
    page.find("[data-sheet='Alerte rouge']").await;
    page.look("sheets").await;

    page.tap("header .flip").await;
    page.tap("[data-go='signs']").await;
    page.tap("[data-sign='health.pregnant'] [data-go='hide']").await;
    page.find("[data-hidden='health.pregnant']").await;
    page.type_into("[data-field='new-health']", "gale").await;
    page.tap("[data-go='add-health']:not([disabled])").await;
    page.find("[data-hidden='health.pregnant'] [data-go='show'][disabled]").await;
    page.tap("[data-sign^='health.own_'] .quiet-row").await;
    page.type_into("[data-field='label-ti']", "ምቅላጥ").await;
    page.tap("[data-sign='health.wound'] .quiet-row").await;
    page.look("signs-list").await;
    page.tap("header .flip").await;
    page.tap("[data-go='sync-here']:not([disabled])").await;
    page.find("[data-go='sync-here']:not([disabled])").await;
    page.tap("header .flip").await;
    page.tap("header button[aria-label^='Dormir']").await;
    page.find("input[type='password']").await;
    (bridge, driver, page)
}

async fn on_the_phone(home: &Path, profile: &Path) {
    let bridge = Bridge::start(home, env()).unwrap();
    let (_driver, page) = chromium::open(&bridge.url, profile, (360, 740), true).await;
    unlock(&page).await;
    page.taps();
    page.tap("[data-go='cards']").await;
    page.tap("[data-card='cold']").await;
    page.type_into("[data-field='pin']", "4711").await;
    page.tap("[data-go='set-pin']:not([disabled])").await;
    // The digits are set once; on every other evening the next two taps are the second and the third.
    page.tap("[data-card='cold']").await;
    page.tap(".child [data-go='listen']").await;
    assert!(page.taps() <= 3 + 2, "three taps to the sound");
    page.find("[data-state='playing']").await;
    page.look("card-sound").await;
    page.tap("[data-go='leaving']").await;
    page.type_into("[data-field='pin']", "4711").await;
    page.tap("[data-go='leave']").await;
    page.tap("[data-go='protocols']").await;
    page.tap("[data-sheet] .quiet-row").await;
    page.says(".sheet-text", "Rester").await;
    page.look("protocols").await;
    page.tap("header .flip").await;
    page.find("[data-card='cold']").await;
    page.driver.clone().quit().await.unwrap();
}

//! Six digits on a phone with a chip: chosen in the settings, typed with one thumb, gone with the gesture of sleep.

use std::sync::Arc;

use bridge::Bridge;
use client::Env;
use tests::{cast::PASSPHRASE, chip::SoftChip};

use super::{
    chromium::{self, antenna_and, env, unlock},
    page::Page,
};

async fn press(page: &Page, digits: &str) {
    for digit in digits.chars() {
        page.tap(&format!(".keypad [data-key='{digit}']")).await;
    }
}

async fn wrong(page: &Page, left: u32) {
    press(page, "914250").await;
    if left <= 5 {
        let said = left.to_string();
        page.says("[data-state='tries-left']", if left == 1 { "un essai" } else { &said }).await;
    }
    page.gone(".dots .on").await;
}

#[test]
fn six_digits_open_a_phone_that_locked_itself_and_end_with_sleep_or_ten_wrong_tries() {
    let folder = tempfile::tempdir().unwrap();
    let (_relay, lead, amal) = antenna_and(folder.path(), "amal", "mediator");
    let home = amal.home.clone();
    drop((lead, amal));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let chip = Arc::new(SoftChip::default());
        let bridge = Bridge::start(&home, Env { chip: Some(chip.clone()), ..env() }).unwrap();
        let (_driver, page) = chromium::open(&bridge.url, &folder.path().join("phone"), (360, 740), true).await;
        unlock(&page).await;
        page.tap("header button[aria-label='Réglages']").await;
        choose(&page, "123456").await;
        page.find("[data-error='weak_pin']").await;
        page.type_into("[data-field='digits']", "250914").await;
        page.type_into("[data-field='again']", "250914").await;
        page.tap("[data-go='keep-digits']:not([disabled])").await;
        page.find("[data-state='digits-set']").await;
        page.look("settings-digits").await;

        // As after a minute without a touch.
        page.run("return window.__TAURI_INTERNALS__.invoke('lock').then(() => location.reload())", vec![]).await;
        page.find("[data-state='digits']").await;
        press(&page, "25").await;
        page.look("unlock-digits").await;
        press(&page, "0914").await;
        page.find("[data-state='digits-set'], .bar-state").await;

        page.run("return window.__TAURI_INTERNALS__.invoke('lock').then(() => location.reload())", vec![]).await;
        page.find("[data-state='digits']").await;
        for left in (1..10).rev() {
            wrong(&page, left).await;
        }
        page.look("unlock-last-try").await;
        press(&page, "914250").await;
        page.find("[data-error='pin_gone']").await;
        page.find("input[type='password']").await;
        assert_eq!(chip.digits(), 0);
        page.look("unlock-digits-gone").await;

        page.type_into("input[type='password']", PASSPHRASE).await;
        page.tap("form button").await;
        choose(&page, "250914").await;
        page.find("[data-state='digits-set']").await;
        page.tap("header .flip").await;
        page.tap("header button[aria-label^='Dormir']").await;
        page.type_into("input[type='password']", "250914").await;
        page.tap("form button").await;
        page.find("[data-error='wrong_passphrase']").await;
        page.type_into("input[type='password']", PASSPHRASE).await;
        page.tap("form button").await;
        page.find("header button[aria-label='Réglages'], [data-go='digits']").await;
        page.driver.clone().quit().await.unwrap();
    });
}

async fn choose(page: &Page, digits: &str) {
    page.tap("[data-go='digits']").await;
    page.type_into("[data-field='words']", PASSPHRASE).await;
    page.type_into("[data-field='digits']", digits).await;
    page.find("[data-go='keep-digits'][disabled]").await;
    page.type_into("[data-field='again']", digits).await;
    page.tap("[data-go='keep-digits']:not([disabled])").await;
}

//! The six words are forgotten in the street: the antenna says a key, and there are six new words.

use bridge::Bridge;

use super::chromium::{self, antenna_and, env, unlock};

#[test]
fn a_phone_whose_words_are_forgotten_is_woken_by_the_antenna_and_gets_new_ones() {
    let folder = tempfile::tempdir().unwrap();
    let (_relay, lead, amal) = antenna_and(folder.path(), "amal", "mediator");
    let homes = [&lead, &amal].map(|device| device.home.clone());
    drop((lead, amal));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = Bridge::start(&homes[0], env()).unwrap();
        let (_driver, page) = chromium::open(&desk.url, &folder.path().join("desk"), (360, 740), true).await;
        unlock(&page).await;
        page.tap("header button[aria-label='Réglages']").await;
        page.tap("[data-go='team']").await;
        page.tap("[data-wake='amal']").await;
        page.find(".help svg.qr").await;
        let words = page.find(".help .words").await.attr("data-words").await.unwrap().unwrap();
        page.look("wake-key").await;
        page.tap("[data-go='wake-done']").await;
        page.driver.clone().quit().await.unwrap();

        let phone = Bridge::start(&homes[1], env()).unwrap();
        let (_driver, page) = chromium::open(&phone.url, &folder.path().join("phone"), (360, 740), true).await;
        page.find("input[type='password']").await;
        page.speak("fr").await;
        page.tap("[data-go='wake']").await;
        page.type_into("[data-field='wake']", "un deux trois").await;
        page.tap("[data-go='wake-go']:not([disabled])").await;
        page.find(".bar-error").await;
        page.look("wake").await;
        page.type_into("[data-field='wake']", &words).await;
        page.tap("[data-go='wake-go']:not([disabled])").await;
        let new = page.find("[data-state='new-passphrase'] .words[data-words*=' ']").await;
        let new = new.attr("data-words").await.unwrap().unwrap();
        page.find("[data-go='renew'][disabled]").await;
        page.look("wake-passphrase").await;
        page.type_into("[data-field='again']", &new).await;
        page.tap("[data-go='renew']:not([disabled])").await;
        page.find(".bar-state").await;
        page.tap("header button[aria-label^='Dormir']").await;
        page.type_into("input[type='password']", &new).await;
        page.tap("form button").await;
        page.find(".bar-state").await;

        // And another time by herself.
        page.tap("header button[aria-label='Réglages']").await;
        page.tap("[data-go='passphrase']").await;
        let third = page.find("[data-state='new-passphrase'] .words[data-words*=' ']").await;
        let third = third.attr("data-words").await.unwrap().unwrap();
        page.type_into("[data-field='old-passphrase']", &new).await;
        page.type_into("[data-field='again']", &third).await;
        page.look("settings-passphrase").await;
        page.tap("[data-go='renew']:not([disabled])").await;
        page.find("[data-state='renewed']").await;
        page.driver.clone().quit().await.unwrap();
    });
}

//! The recovery paper is lost: one lead prints another and asks, a second one signs on her phone.

use bridge::Bridge;

use serde_json::json;

use super::{
    chromium::{self, antenna_and, env, unlock},
    page::Page,
};

/// As a text comes from a message: at once.
async fn paste(page: &Page, text: &str) {
    let field = "[data-field='second-text']";
    page.find(field).await;
    let script = "const e = document.querySelector(arguments[0]); e.value = arguments[1];
        e.dispatchEvent(new Event('input', { bubbles: true }))";
    page.run(script, vec![json!(field), json!(text)]).await;
}

#[test]
fn two_leads_make_another_paper_by_two_texts_with_the_same_six_words_on_both_screens() {
    let folder = tempfile::tempdir().unwrap();
    let (_relay, lead, second) = antenna_and(folder.path(), "second", "lead");
    let homes = [&lead, &second].map(|device| device.home.clone());
    drop((lead, second));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = Bridge::start(&homes[0], env()).unwrap();
        let (_first, page) = chromium::open(&desk.url, &folder.path().join("desk"), (1280, 900), false).await;
        unlock(&page).await;
        page.tap("[data-go='antenna']").await;
        page.tap("[data-go='recovery']").await;
        page.tap("[data-go='make-paper']").await;
        page.find("[data-error='needs_paper']").await;
        page.look("recovery-needs-second").await;
        page.tap("[data-go='ask-paper']:not([disabled])").await;
        page.find("[data-paper='0']").await;
        page.tap("[data-go='paper-done']").await;
        let words = page.find("[data-second='asks'] .words").await.attr("data-words").await.unwrap().unwrap();
        let asked = page.find("[data-field='second-given']").await.prop("value").await.unwrap().unwrap();
        page.look("recovery-asked").await;

        let phone = Bridge::start(&homes[1], env()).unwrap();
        let (_second, other) = chromium::open(&phone.url, &folder.path().join("phone"), (360, 740), true).await;
        unlock(&other).await;
        other.tap("header button[aria-label='Réglages']").await;
        other.tap("[data-go='team']").await;
        other.tap("[data-go='second']").await;
        paste(&other, &asked).await;
        other.find("[data-asked='paper']").await;
        let same = other.find("[data-second='signs'] .words").await.attr("data-words").await.unwrap().unwrap();
        assert_eq!(words, same);
        other.look("second-paper").await;
        other.tap("[data-go='sign-second']").await;
        let signed = other.find("[data-field='second-given']").await.prop("value").await.unwrap().unwrap();
        other.driver.clone().quit().await.unwrap();

        paste(&page, &signed).await;
        page.tap("[data-go='take-second']").await;
        page.find("[data-state='paper']").await;
        page.look("recovery-second-done").await;
        page.driver.clone().quit().await.unwrap();
    });
}

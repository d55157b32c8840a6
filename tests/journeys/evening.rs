//! The journey of one mediator, the same in Chromium as a phone and in the real window.

use serde_json::json;

use super::page::Page;

/// From an empty device to tonight: six words, a team on the relay, a zone, an open outing.
pub async fn first_run(page: &Page, relay: &str, invite: &str) -> String {
    page.find("[data-way='create']").await;
    page.speak("fr").await;
    page.look("first-run").await;
    let words = found(page, relay, invite).await;
    page.look("tonight-empty").await;
    words
}

/// A new team on the relay; the six words of the device come back.
pub async fn found(page: &Page, relay: &str, invite: &str) -> String {
    page.tap("[data-way='create']").await;
    let words = page.find(".words[data-words*=' ']").await.attr("data-words").await.unwrap().unwrap();
    assert_eq!(words.split(' ').count(), 6);
    page.look("passphrase").await;
    page.type_into("[data-field='again']", &words).await;
    page.type_into("input[inputmode='url']", relay).await;
    page.type_into("label:last-of-type input", invite).await;
    page.tap("[data-go='start']:not([disabled])").await;
    page.find("[data-go='outing']").await;
    words
}

pub async fn open_outing(page: &Page) {
    page.tap("[data-go='outing']").await;
    for zone in ["Z1", "Z2"] {
        page.type_into(".inline input", zone).await;
        page.tap(".inline button").await;
        page.find(&format!("[data-code='{zone}']")).await;
    }
    page.look("outing").await;
    page.tap("[data-go='open']").await;
    page.find("[data-go='group']").await;
}

/// A group in three taps from the open outing's home.
pub async fn group_tally(page: &Page) {
    page.tap("[data-go='group']").await;
    page.tap("[data-number='7']").await;
    page.find(".tally li").await;
    page.look("contact-group").await;
    page.tap("[data-go='done']").await;
    page.says(".figures", "7").await;
}

/// A minor, with language, needs and a sign, in eight taps; then half of another one.
pub async fn one_person(page: &Page) {
    page.tap("[data-go='person']").await;
    page.tap("[data-code='15-17']").await;
    page.find("[data-code='15-17'][aria-pressed='true']").await;
    page.look("contact-person").await;
    page.tap("[data-part='language']").await;
    page.tap("[data-code='ti']").await;
    page.find("[data-code='ti'][aria-pressed='true']").await;
    page.look("contact-language").await;
    page.tap("[data-part='needs']").await;
    page.tap("[data-code='shelter.tonight']").await;
    page.find("[data-code='shelter.tonight'][aria-pressed='true']").await;
    page.look("contact-needs").await;
    page.tap("[data-part='signs']").await;
    page.tap("[data-code='control.debt']").await;
    page.find("[data-code='control.debt'][aria-pressed='true']").await;
    page.look("contact-signs").await;
    page.tap("[data-part='more']").await;
    page.find("[data-code='unknown']").await;
    page.look("contact-more").await;
}

/// Red in two taps; nobody has received it.
pub async fn alert(page: &Page) {
    page.tap("[data-go='alert']").await;
    page.find("[data-level='red']").await;
    page.look("alert-level").await;
    page.tap("[data-level='red']").await;
    page.find("[data-state='nobody']").await;
    let call = page.find(".call").await.attr("href").await.unwrap();
    assert_eq!(call.as_deref(), Some("tel:15"));
    page.look("alert").await;
    page.tap("header button").await;
    page.find("[data-go='group']").await;
}

pub async fn unsent_and_sync(page: &Page) {
    page.find(".bar-state").await;
    page.look("tonight").await;
    page.tap("[data-go='person']").await;
    page.tap("[data-code='adult']").await;
    page.find("[data-code='adult'][aria-pressed='true']").await;
    page.tap("[data-go='done']").await;
    page.says(".bar-state", "non envoyé").await;
    page.tap(".bar-state").await;
    page.find(".rows li").await;
    page.look("unsent").await;
    page.tap("footer button").await;
    page.find("[data-go='sync']").await;
    page.tap("[data-go='sync']").await;
    page.says(".figures strong", "0").await;
    page.look("sync").await;
    page.tap("header button").await;
    page.says(".bar-state", "Tout est envoyé").await;
}

pub async fn settings(page: &Page) {
    page.tap("header button[aria-label='Réglages']").await;
    page.find("[data-code='largest']").await;
    page.look("settings").await;
    page.tap("[data-code='light']").await;
    page.look("settings-light").await;
    page.tap("[data-code='dark']").await;
    page.tap("[data-code='largest']").await;
    page.look("settings-largest").await;
    page.tap("[data-code='normal']").await;
    page.tap("[data-go='team']").await;
    page.find(".rows li").await;
    page.look("team").await;
    page.tap("header button").await;
    page.tap("header button[aria-label='Réglages']").await;
    page.tap("[data-go='about']").await;
    page.says("main", "Maraude").await;
    page.tap("header button[aria-label='Aide']").await;
    page.find(".help").await;
    page.look("about-help").await;
    page.tap("header button").await;
}

#[allow(dead_code, reason = "in a window the gesture ends the process")]
pub async fn lock_and_unlock(page: &Page, words: &str) {
    page.tap("header button[aria-label^='Dormir']").await;
    page.find("input[type='password']").await;
    nothing_behind_the_lock(page).await;
    page.look("locked").await;
    page.type_into("input[type='password']", "un deux trois quatre cinq six").await;
    page.tap("form button").await;
    page.find("[data-error='wrong_passphrase']").await;
    page.look("locked-wrong").await;
    page.type_into("input[type='password']", words).await;
    page.tap("form button").await;
    page.find("[data-go='group']").await;
}

/// No words of a record are left on the page after it was locked.
#[allow(dead_code, reason = "in a window the gesture ends the process")]
pub async fn nothing_behind_the_lock(page: &Page) {
    let text = page.run("return document.documentElement.outerHTML", vec![]).await;
    assert!(!text.as_str().unwrap_or_default().contains("Z1"), "a zone's name is still on the locked page");
    let kept = page.run("return Object.keys(localStorage).filter(key => key !== 'preferences')", vec![]).await;
    assert_eq!(kept, json!([]));
}

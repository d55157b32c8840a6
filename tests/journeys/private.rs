//! What is nobody else's: the psychologist's vault on her phone, a safeguarding report, and the day when the antenna is lost.

use std::path::Path;

use bridge::Bridge;
use serde_json::json;
use tests::{
    cast::{Device, settle},
    process::RelayProcess,
};
use thirtyfour::By;

use super::{
    chromium::{self, env, unlock},
    page::Page,
};

/// The words that a screen shows, at a place of it.
async fn words(page: &Page, css: &str) -> String {
    page.find(css).await.attr("data-words").await.unwrap().unwrap_or_default()
}

async fn pick(page: &Page, code: &str) {
    page.tap(&format!("[data-code='{code}']")).await;
    page.find(&format!("[data-code='{code}'][aria-pressed='true']")).await;
}

#[test]
fn the_vault_a_report_and_a_lost_antenna_by_thumb_and_at_the_desk() {
    let folder = tempfile::tempdir().unwrap();
    let relay =
        RelayProcess::start_with(&folder.path().join("relay"), &["--open", "--max-requests", "100000"]).unwrap();
    let lead = Device::of_today(folder.path(), "antenna");
    lead.found(&relay);
    lead.does(json!({ "do": "open_follow_up", "code": "4180738", "next_step": "health_care", "owner": "psychologist",
        "due": "2030-01-15" }));
    let psy = Device::of_today(folder.path(), "psy");
    lead.enrols(&psy, "psychologist", false, &relay);
    settle(&[&lead, &psy], &relay);
    let homes = [&lead, &psy].map(|device| device.home.clone());
    drop((lead, psy));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        her_phone(&homes[1], &folder.path().join("her-profile")).await;
        let shelf = std::fs::read_dir(homes[1].with_extension("reports")).unwrap().next().unwrap().unwrap().path();
        let (paper, team) = at_the_desk(&homes[0], &shelf, &folder.path().join("desk-profile")).await;
        let new = folder.path().join("new");
        a_new_machine(&new, &relay.url, [&paper, &team], &folder.path().join("new-profile")).await;
    });
}

async fn her_phone(home: &Path, profile: &Path) {
    let bridge = Bridge::start(home, env()).unwrap();
    let (_driver, page) = chromium::open(&bridge.url, profile, (360, 740), true).await;
    unlock(&page).await;
    page.tap("[data-go='vault']").await;
    let secret = words(&page, ".words[data-words*=' ']").await;
    page.find("[data-go='create-vault'][disabled]").await;
    page.look("vault-new").await;
    page.type_into("[data-field='vault-again']", &secret).await;
    page.tap("[data-go='create-vault']:not([disabled])").await;
    page.find("[data-paper='3']").await;
    let papers = [words(&page, "[data-paper='1'] .words").await, words(&page, "[data-paper='2'] .words").await];
    assert!(papers.iter().all(|paper| paper.split(' ').count() == 48));
    page.look("vault-papers").await;
    page.tap("[data-go='paper-done']").await;

    // The header of a session in four taps.
    page.find("[data-go='new-session']").await;
    page.taps();
    page.tap("[data-go='new-session']").await;
    for code in ["tense", "ti", "myself"] {
        pick(&page, code).await;
    }
    assert!(page.taps() <= 4, "begun, mood, language, interpreter");
    page.type_into("[data-field='note']", "Parle du froid ; Goitom au 06 12 34 56 78").await;
    page.find("[data-state='note-held']").await;
    page.find("[data-state='marked']").await;
    page.look("session-marked").await;
    page.tap("[data-go='unmark']").await;
    page.find("[data-state='note-kept']").await;
    page.type_into("[data-field='note']", "Parle du froid et de la route").await;
    page.tap("[data-go='starter']").await;
    page.type_into("[data-field='section-5']", "Dort mal").await;
    pick(&page, "medium").await;
    page.find("[data-field='code']").await.send_keys("4180738").await.unwrap();
    // Leaving the field keeps it.
    page.tap("[data-field='heading']").await;
    page.tap("[data-code='follow_up']").await;
    page.tap("[data-go='tell']").await;
    page.find("[data-state='told']").await;
    page.look("session").await;
    page.tap("header .flip").await;
    page.find("[data-session]").await;
    page.tap("[data-go='plan-session']").await;
    page.find("[data-code='planned'][aria-pressed='true']").await;
    page.tap("header .flip").await;
    page.tap("[data-planned]").await;
    page.tap("[data-go='erase']").await;
    page.find("[role='alertdialog']").await;
    page.look("session-erase").await;
    page.tap("[data-go='erase-now']").await;
    page.find("[data-session]").await;
    page.gone("[data-planned]").await;
    page.type_into("[data-field='search']", "dort mal").await;
    page.find("[data-session]").await;
    page.type_into("[data-field='search']", "xylophone").await;
    page.find(".empty").await;
    page.type_into("[data-field='search']", " ").await;
    page.says("[data-state='vault-counts']", "1").await;
    page.look("vault").await;
    page.tap("[data-go='close-vault']").await;
    page.tap("[data-go='vault']").await;
    page.find("[data-field='vault-secret']").await;
    page.look("vault-closed").await;
    page.type_into("[data-field='vault-secret']", &secret).await;
    page.tap("[data-go='open-vault']").await;
    page.find("[data-session]").await;
    page.tap("header .flip").await;

    carry(&page).await;
    report(&page).await;
    page.driver.clone().quit().await.unwrap();
}

/// Something is written, there is no network, and a file goes to the antenna by hand.
async fn carry(page: &Page) {
    page.tap("[data-go='outing']").await;
    page.tap("[data-go='open']").await;
    page.tap("[data-go='group']").await;
    page.tap("[data-number='4']").await;
    page.find(".tally li").await;
    page.tap("[data-go='done']").await;
    page.tap(".bar-state").await;
    page.tap("footer button").await;
    page.tap("[data-go='carry']").await;
    page.says("[data-state='carried']", ".sealed").await;
    page.look("carried").await;
    page.tap("header .flip").await;
}

/// Without delay, and the phone keeps the hour alone.
async fn report(page: &Page) {
    page.tap("header button[aria-label='Réglages']").await;
    page.tap("[data-go='concerns']").await;
    page.tap("[data-code='violence']").await;
    page.find("[data-go='report'][disabled]").await;
    pick(page, "volunteer").await;
    page.tap("[data-go='danger']").await;
    page.type_into("[data-field='words']", "Un bénévole crie sur les jeunes").await;
    page.look("concern").await;
    page.tap("[data-go='report']:not([disabled])").await;
    page.find("[data-mine='sent']").await;
    page.look("concern-sent").await;
    page.tap("header .flip").await;
    page.tap(".bar-state").await;
    page.find("[data-go='sync'], footer button").await;
    if page.driver.find(By::Css("[data-go='sync']")).await.is_err() {
        page.tap("footer button").await;
    }
    page.tap("[data-go='sync']:not([disabled])").await;
    page.says(".state", "À jour").await;
}

/// The focal point reads; the lead makes the paper and a backup. Answers the paper's words and the team's number.
/// A form that refuses nothing silently, and a state in one tap.
async fn a_step_of_protection(page: &Page) {
    page.tap("[data-go='legal']").await;
    page.find("[data-go='add-step'][disabled]").await;
    fill_in_a_step(page, "2026-01-15", ["concern_report", "crip"]).await;
    let steps = page.run("return document.querySelectorAll('[data-step], [data-error]').length", vec![]).await;
    assert_eq!(steps, 0, "a choice sends no form");
    page.tap("[data-go='add-step']:not([disabled])").await;
    page.find("[data-step='concern_report'].bad-edge").await;
    page.tap("[data-step='concern_report'] > button").await;
    page.tap("[data-step='concern_report'] [data-code='sent']").await;
    page.find("[data-step='concern_report'] [data-code='sent'][aria-pressed='true']").await;
    page.tap("[data-step='concern_report'] [data-code='closed']").await;
    fill_in_a_step(page, "2026-01-20", ["asylum", "prefecture"]).await;
    page.tap("[data-go='add-step']:not([disabled])").await;
    // What is over comes last; by date it has its place; the filter knows every word of a row.
    page.find("[data-step]:nth-child(2)[data-step='concern_report']").await;
    page.run("scrollTo(0, 0)", vec![]).await;
    page.look("legal").await;
    set(page, "order", "due").await;
    page.find("[data-step]:nth-child(1)[data-step='concern_report']").await;
    set(page, "filter", "crip").await;
    page.gone("[data-step='asylum']").await;
    page.find("[data-step='concern_report']").await;
    page.tap("header .flip").await;
}

async fn set(page: &Page, field: &str, value: &str) {
    let script = "const e = document.querySelector(`[data-field='${arguments[0]}']`); e.value = arguments[1];
        for (const name of ['input', 'change']) e.dispatchEvent(new Event(name, { bubbles: true }))";
    page.run(script, vec![json!(field), json!(value)]).await;
}

async fn fill_in_a_step(page: &Page, due: &str, [what, receiver]: [&str; 2]) {
    page.type_into("[data-field='code']", "418 073 8").await;
    set(page, "due", due).await;
    pick(page, what).await;
    pick(page, receiver).await;
}

async fn at_the_desk(home: &Path, carried: &Path, profile: &Path) -> (String, String) {
    let bridge = Bridge::start(home, env()).unwrap();
    let (_driver, page) = chromium::open(&bridge.url, profile, (1280, 900), false).await;
    unlock(&page).await;
    page.tap("[data-go='antenna']").await;
    page.find("[data-field='carried']").await.send_keys(carried.to_str().unwrap()).await.unwrap();
    page.says("[data-state='carried-in']", "repris").await;
    page.says("[data-state='counts']", "4").await;
    page.look("antenna-carried").await;
    page.tap("[data-go='sync-here']:not([disabled])").await;
    page.find("[data-go='sync-here']:not([disabled])").await;
    page.tap("[data-go='concerns']").await;
    page.tap("[data-concern='violence'] > button").await;
    page.says("[data-concern='violence']", "crie sur les jeunes").await;
    page.look("concerns-read").await;
    page.tap("[data-concern='violence'] [data-code='received']").await;
    page.find("[data-concern='violence'] [data-code='received'][aria-pressed='true']").await;
    page.tap("header .flip").await;
    a_step_of_protection(&page).await;
    page.tap("[data-go='antenna']").await;
    page.tap("[data-go='board']").await;
    page.tap("[data-code='4180738'] > button").await;
    page.find("[data-told]").await;
    page.look("board-told").await;
    page.tap("header .flip").await;

    page.tap("[data-go='recovery']").await;
    page.find("[data-state='no-paper']").await;
    page.find("[data-go='backup'][disabled]").await;
    page.look("recovery").await;
    page.tap("[data-go='make-paper']").await;
    let paper = words(&page, "[data-paper='0'] .words").await;
    let team = page.text("[data-paper='0'] dd").await;
    page.look("recovery-paper").await;
    page.tap("[data-go='paper-done']").await;
    page.find("[data-state='paper']").await;
    page.tap("[data-go='backup']:not([disabled])").await;
    page.says("[data-state='backup']", ".backup").await;
    page.tap("header .flip").await;

    page.tap("[data-go='data']").await;
    page.find("[data-state='nothing-due']").await;
    page.says("[data-table='access']", "Sauvegardé").await;
    page.says("[data-table='access']", "Ouvert").await;
    page.tap("[data-table='access'] [data-sort='what']").await;
    page.find("[data-table='access'] th[aria-sort='ascending'] [data-sort='what']").await;
    let first = "return [...document.querySelectorAll(\"[data-table='access'] tbody td:nth-child(3)\")].map(e => e.textContent)";
    let up = page.run(first, vec![]).await;
    page.tap("[data-table='access'] [data-sort='what']").await;
    page.find("[data-table='access'] th[aria-sort='descending']").await;
    let down = page.run(first, vec![]).await;
    assert_ne!(up[0], down[0], "the other way round");
    page.look("data").await;
    page.tap("header .flip").await;
    imports(&page, &home.with_extension("csv")).await;
    page.driver.clone().quit().await.unwrap();
    (paper, team)
}

/// A spreadsheet of another organisation: its columns are told apart, one row is adopted, and the directory goes out.
async fn imports(page: &Page, file: &Path) {
    std::fs::write(file, "Nom;Ville;Tel\nDouches du port;Calais;03 21 00 00 00\nRepas;Dunkerque;\n").unwrap();
    page.tap("[data-go='imports']").await;
    page.find("[data-field='directory-file']").await.send_keys(file.to_str().unwrap()).await.unwrap();
    page.find("[data-go='import'][disabled]").await;
    for (field, column) in [("name", "Nom"), ("town", "Ville"), ("phone", "Tel")] {
        let script = "const e = document.querySelector(arguments[0]); e.value = arguments[1];
            e.dispatchEvent(new Event('change', { bubbles: true }))";
        page.run(script, vec![json!(format!("[data-field='column-{field}']")), json!(column)]).await;
    }
    pick(page, "hygiene.shower").await;
    page.look("imports-mapping").await;
    page.tap("[data-go='import']:not([disabled])").await;
    page.says("[data-state='imported']", "2").await;
    page.type_into("[data-field='search']", "douches").await;
    page.says("[data-state='found']", "une fiche").await;
    page.tap("[data-reference] [data-go='adopt']").await;
    page.says("[data-reference]", "dans notre annuaire").await;
    page.look("imports").await;
    page.tap("[data-layout='inclusion_json']").await;
    page.says("[data-state='saved-directory']", ".json").await;
}

/// The antenna's machine is gone: its paper brings the team to another, which removes it.
async fn a_new_machine(home: &Path, relay: &str, [paper, team]: [&str; 2], profile: &Path) {
    let bridge = Bridge::start(home, env()).unwrap();
    let (_driver, page) = chromium::open(&bridge.url, profile, (1280, 900), false).await;
    page.find("[data-way='recover']").await;
    page.speak("fr").await;
    page.tap("[data-way='recover']").await;
    let passphrase = words(&page, ".words[data-words*=' ']").await;
    page.type_into("[data-field='again']", &passphrase).await;
    page.type_into("[data-field='paper']", &paper.replacen(' ', " faux ", 1)).await;
    page.type_into("[data-field='team-number']", team).await;
    page.type_into("[data-field='relay']", relay).await;
    page.tap("[data-go='recover']:not([disabled])").await;
    page.find("[data-error='wrong_paper']").await;
    page.look("recover").await;
    page.type_into("[data-field='paper']", paper).await;
    page.tap("[data-go='recover']:not([disabled])").await;
    page.tap("[data-go='antenna']").await;
    page.tap("[data-go='board']").await;
    page.find("[data-code='4180738']").await;
    page.tap("header .flip").await;
    page.find("[data-state='counts']").await;
    page.tap("header .flip").await;
    page.tap("header button[aria-label='Réglages']").await;
    page.tap("[data-go='team']").await;
    page.tap("[data-remove='antenna']").await;
    page.tap("[data-go='remove']").await;
    page.says(".rows", "retiré").await;
    page.tap("[data-role='psy']").await;
    page.find("[data-code='coordinator']").await;
    page.look("team-role").await;
    page.driver.clone().quit().await.unwrap();
}

/// What a receiver does who has nothing but a browser, and the six words by telephone.
#[test]
fn a_sealed_page_opens_in_a_browser_with_the_spoken_words() {
    let folder = tempfile::tempdir().unwrap();
    let lead = Device::bare(folder.path(), "lead");
    lead.app.found_team("lead", None, None).unwrap();
    lead.does(json!({ "do": "set", "key": "zone/Z1", "value": true }));
    let service = lead.does(json!({ "do": "add_service", "name": "MAB Calais", "needs": ["shelter.tonight"] }));
    let outing = lead.does(json!({ "do": "open_outing", "channel": "living_place", "zones": ["Z1"] }));
    let contact = lead.meets(outing, 1);
    let refer =
        json!({ "do": "refer", "contact": contact, "need": "shelter.tonight", "service": service, "consent": true });
    let words = [
        ("title", "رسالة مختومة"),
        ("ask", "الكلمات"),
        ("open", "فتح"),
        ("wrong", "خطأ"),
        ("notice", "<b>بموافقة</b>"),
    ];
    let asked = client::Handover {
        referral: lead.does(refer),
        fields: vec!["need".into(), "service".into()],
        words: words.map(|(key, word)| (key.to_owned(), word.to_owned())).into(),
        language: "ar".into(),
        right_to_left: true,
        form: client::HandoverForm::Page,
    };
    let (given, page) = lead.app.hand_over(&asked).unwrap();
    let path = folder.path().join(&given.name);
    std::fs::write(&path, page).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let url = format!("file://{}", path.display());
        let (_driver, page) = chromium::open(&url, &folder.path().join("profile"), (360, 740), true).await;
        page.find("html[lang='ar'][dir='rtl']").await;
        page.type_into("#words", "six mots qui ne sont pas").await;
        page.tap("button").await;
        page.says("[role='alert']", "خطأ").await;
        page.type_into("#words", &given.passphrase.to_uppercase()).await;
        page.tap("button").await;
        page.says("main", "MAB Calais").await;
        page.says("main", "<b>بموافقة</b>").await;
        page.driver.clone().quit().await.unwrap();
    });
}

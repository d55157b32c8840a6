//! The evening of the antenna's head at the desk, on the data of real phones: agree, decide, debrief, follow up, report.

use serde_json::json;

use super::page::Page;

/// Six words; then the first screen of the antenna.
pub async fn unlock(page: &Page, passphrase: &str) {
    page.type_into("input[type='password']", passphrase).await;
    page.tap("form button").await;
    page.find("[data-go='antenna']").await;
    page.speak("fr").await;
}

/// Chooses in a list and types a date as a browser does it.
async fn fill(page: &Page, css: &str, value: &str) {
    let script = "const e = document.querySelector(arguments[0]); e.value = arguments[1];
        for (const name of ['input', 'change']) e.dispatchEvent(new Event(name, { bubbles: true }))";
    page.find(css).await;
    page.run(script, vec![json!(css), json!(value)]).await;
}

async fn home(page: &Page) {
    page.tap("header .flip").await;
    page.find("[data-state='counts']").await;
}

/// `raw`: people and minors as they were logged, before anything is counted once.
pub async fn evening(page: &Page, raw: [&str; 2]) {
    page.tap("[data-go='antenna']").await;
    page.find("[data-arrival]").await;
    page.tap("[data-go='sync-here']:not([disabled])").await;
    for number in raw {
        page.says("[data-state='counts']", number).await;
    }
    page.find("[data-arrival] .good-icon").await;
    page.look("antenna").await;

    // Every alert is seen by a human role; the phone that raised it learns it.
    while page.driver.find(thirtyfour::By::Css("[data-alert='unseen']")).await.is_ok() {
        page.tap("[data-alert='unseen']").await;
        page.tap("[data-go='seen']:not([disabled])").await;
        page.find("[data-state='seen']").await;
        page.tap("header .flip").await;
        page.tap("[data-go='antenna']").await;
        page.find("[data-state='counts']").await;
    }

    page.tap("[data-go='pairs']").await;
    page.find("[data-pair='open']").await;
    page.look("pairs").await;
    page.tap("[data-answer='yes']").await;
    page.find("[data-pair='yes']").await;
    page.tap("[data-answer='separate']").await;
    page.find("[data-pair='separate'] [data-answer='yes']").await;
    page.tap("[data-answer='yes']").await;
    page.find("[data-pair='yes']").await;
    home(page).await;

    page.tap("[data-go='conflicts']").await;
    page.find("[data-conflict='step'] [data-value='done']").await;
    page.look("conflicts").await;
    home(page).await;

    debrief(page).await;

    page.tap("[data-go='board']").await;
    page.tap("[data-code='4180738'] > button").await;
    page.find("[data-code='4180738'] .history li").await;
    // Both answers stand on the record itself; one tap decides.
    page.find("[data-code='4180738'] [data-conflict='step'] [data-value='done']").await;
    page.look("board").await;
    page.tap("[data-conflict='step'] [data-value='done']").await;
    page.gone("[data-conflict]").await;
    page.tap("[data-go='as-case']").await;
    page.tap("[data-step='identification']").await;
    page.find("[data-step='identification'][aria-pressed='true']").await;
    page.tap("[data-code='immediate_danger']").await;
    page.find("[data-state='proposed']").await;
    page.tap("[data-go='take-proposed']").await;
    fill(page, "[data-field='along-need']", "health.care").await;
    page.tap("[data-code='turned_away']").await;
    let along = page.run("return document.querySelectorAll('[data-along]').length", vec![]).await;
    assert_eq!(along, 0, "a choice sends no form");
    page.tap("[data-go='along']:not([disabled])").await;
    page.find("[data-along='turned_away']").await;
    page.look("board-case").await;
    // What is noted, in the child's language.
    page.tap("[data-go='aloud']").await;
    page.tap("[data-code='ti']").await;
    page.says("[data-aloud='ti']", "ሕክምና").await;
    page.tap("[data-code='ps']").await;
    page.find("[data-aloud='ps'][dir='rtl']").await;
    page.look("board-aloud").await;
    conference(page).await;
    page.tap("[data-code='4180738'] > button").await;
    page.tap("[data-go='erase']").await;
    page.find("[data-go='erase-now']").await;
    page.look("board-erase").await;
    page.tap("[data-go='erase-now']").await;
    page.find(".empty").await;
    home(page).await;

    page.tap("[data-go='referrals']").await;
    page.tap("[data-referral='refused'] > button").await;
    page.find("[data-status='closed']").await;
    page.look("referrals").await;
    page.tap("[data-go='hand-over']").await;
    page.find("[data-state='handed']").await;
    page.look("hand-over").await;
    page.tap("[data-go='hand-over-age']:not([disabled])").await;
    page.says("[data-state='handed'] + div .state", ".txt.age").await;
    page.says("[data-pathway] td:last-child", "1").await;
    home(page).await;

    report(page).await;
}

/// An agenda by code, and a decision that has an owner and a date.
async fn conference(page: &Page) {
    page.tap("[data-go='conference']").await;
    page.tap("[data-code='4180738']").await;
    page.find("[data-agenda='4180738']").await;
    page.type_into("[data-field='agency']", "Association voisine").await;
    page.tap(".inline button:not([disabled])").await;
    page.tap("[data-go='begin-decision']").await;
    page.type_into("[data-field='what']", "Voir avec le centre de soins").await;
    page.find("[data-go='decide'][disabled]").await;
    fill(page, "[data-field='owner']", "social_worker").await;
    page.tap("[data-go='decide']:not([disabled])").await;
    page.find("[data-decided='4180738']").await;
    page.look("conference").await;
    page.tap("header .flip").await;
    page.find("[data-code='4180738']").await;
}

/// A neighbour's own months, by their columns.
async fn another_table(page: &Page) {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("voisine.csv");
    std::fs::write(&table, "Mois;Quoi;Nombre\n2027-01;Personnes vues;123\n2027-01;Repas;40\n").unwrap();
    page.find("[data-field='files']").await.send_keys(table.to_str().unwrap()).await.unwrap();
    page.find("[data-refused='voisine']").await;
    page.tap("[data-go='columns']").await;
    for (column, head) in [("month", "Mois"), ("what", "Quoi"), ("value", "Nombre")] {
        fill(page, &format!("[data-field='column-{column}']"), head).await;
    }
    page.find("[data-go='map'][disabled]").await;
    fill(page, "[data-word='Personnes vues']", "people/total").await;
    page.look("consolidation-columns").await;
    page.tap("[data-go='map']:not([disabled])").await;
    page.says(".lead", "voisine").await;
    page.tap("[data-go='export-sums']:not([disabled])").await;
    page.says("[data-state='saved-shared']", "consolidation-").await;
}

/// The team's own months of before, beside those of the log; a broken file says where.
async fn months(page: &Page) {
    page.tap("[data-go='months']").await;
    page.find("[data-month] bdi").await;
    let folder = tempfile::tempdir().unwrap();
    let lines: String = [("2025-09", "310"), ("2025-10", "285"), ("2025-11", "402"), ("2025-12", "5")]
        .map(|(month, count)| format!("{month};Mineurs vus;{count}\n"))
        .concat();
    for (name, rest) in [("broken", "2025-08;Mineurs vus;beaucoup\n"), ("past", "")] {
        let table = folder.path().join(format!("{name}.csv"));
        std::fs::write(&table, format!("Mois;Quoi;Nombre\n{lines}{rest}")).unwrap();
        page.find("[data-field='past']").await.send_keys(table.to_str().unwrap()).await.unwrap();
        page.find(&format!("[data-columns-of='{name}']")).await;
        for (column, head) in [("month", "Mois"), ("what", "Quoi"), ("value", "Nombre")] {
            fill(page, &format!("[data-field='column-{column}']"), head).await;
        }
        fill(page, "[data-word='Mineurs vus']", "minors/total").await;
        page.tap("[data-go='map']:not([disabled])").await;
        if name == "broken" {
            page.says("[data-state='past-refused']", "6").await;
            page.gone("[data-past]").await;
        }
    }
    page.says("[data-state='past-kept']", "4").await;
    page.says("[data-month='2025-11'] td:nth-child(3)", "400").await;
    page.says("[data-month='2025-12'] .blank", "non publié").await;
    page.look("months").await;
    page.tap("[data-past='2025-12'] button").await;
    page.gone("[data-past='2025-12']").await;
    page.tap("header .flip").await;
    page.find("[data-field='summary']").await;
}

async fn debrief(page: &Page) {
    page.tap("[data-go='debrief']").await;
    page.find("[data-topic='alert']").await;
    page.look("debrief").await;
    page.tap("[data-decide='refusal']").await;
    page.find("[data-go='decide'][disabled]").await;
    // What may identify somebody is marked, and goes with one tap.
    page.type_into("[data-field='what']", "Rappeler le 115 avant 17 h, Goitom au 06 12 34 56 78").await;
    page.says("[data-state='marked'] p:nth-child(2)", "nom").await;
    page.look("debrief-marked").await;
    page.tap("[data-go='unmark']").await;
    let left = page.find("[data-field='what']").await.prop("value").await.unwrap().unwrap_or_default();
    assert_eq!(left, "Rappeler le 115 avant 17 h, au");
    page.type_into("[data-field='what']", "Rappeler le 115 avant 17 h").await;
    page.find("[data-go='decide'][disabled]").await;
    fill(page, "[data-state='deciding'] [data-field='owner']", "lead").await;
    page.look("debrief-decision").await;
    page.tap("[data-go='decide']:not([disabled])").await;
    page.find("[data-decision='open']").await;
    page.tap("[data-go='other']").await;
    page.type_into("[data-field='what']", "Acheter des gants").await;
    fill(page, "[data-state='deciding'] [data-field='owner']", "coordinator").await;
    fill(page, "[data-state='deciding'] [data-field='due']", "2027-12-30").await;
    page.tap("[data-go='decide']:not([disabled])").await;
    fill(page, "[data-field='filter']", "gants").await;
    page.find("[data-decision]:nth-child(1):last-child").await;
    fill(page, "[data-field='filter']", "").await;
    fill(page, "[data-field='order']", "owner").await;
    page.says("[data-decision]:nth-child(1)", "gants").await;
    page.look("debrief-decisions").await;
    page.tap("[data-alert-decision='handled']").await;
    home(page).await;
}

async fn report(page: &Page) {
    page.tap("[data-go='report']").await;
    page.find("[data-table='people']").await;
    page.type_into("[data-field='summary']", "Une expulsion, un refus, personne au port.").await;
    page.find("[data-table='days'] .bar-cell span").await;
    page.look("report-internal").await;
    if page.size == "window" {
        page.says("[data-table='days'] tbody tr", "Expulsion").await;
        page.speak("ar").await;
        page.tap("[data-export='pdf']:not([disabled])").await;
        page.says("[data-state='saved']", "-interne.pdf").await;
        let pages = std::fs::read(page.text("[data-state='saved'] bdi").await).unwrap();
        if let Some(folder) = std::env::var_os("MARAUDE_SCREENSHOTS") {
            std::fs::write(std::path::Path::new(&folder).join("report-ar.pdf"), &pages).unwrap();
        }
        page.speak("fr").await;
        page.tap("[data-export='pdf']:not([disabled])").await;
        page.gone("[data-state='saved']").await;
        page.says("[data-state='saved']", "-interne.pdf").await;
    }
    page.tap("[data-for='outside']").await;
    page.find("[data-state='external']").await;
    page.gone("[data-table='days']").await;
    page.says("[data-table='people'] .blank, [data-table='minors'] .blank, [data-table='alerts'] .blank", "non publié")
        .await;
    page.look("report-external").await;
    page.tap("[data-export='xlsx']:not([disabled])").await;
    page.says("[data-state='saved']", ".xlsx").await;
    page.find("[data-state='published']").await;
    page.tap("[data-export='csv']:not([disabled])").await;
    page.says("[data-state='saved']", ".csv").await;
    let file = page.text("[data-state='saved'] bdi").await;
    months(page).await;
    home(page).await;

    page.tap("[data-go='consolidation']").await;
    page.find("[data-field='files']").await.send_keys(&file).await.unwrap();
    page.find("[data-table='people']").await;
    page.find("[data-go='export-sums'][disabled]").await;
    page.tap("[data-go='codebook']").await;
    page.says("[data-state='saved-shared']", "livre-de-codes.csv").await;
    page.look("consolidation").await;
    another_table(page).await;
    home(page).await;

    page.tap("[data-go='team-settings']").await;
    fill(page, "[data-field='role-1']", "lead").await;
    fill(page, "[data-field='number-1']", "+33 1 23 45 67 89").await;
    fill(page, "[data-field='delay-red']", "10").await;
    page.look("team-settings").await;
    home(page).await;
    page.tap("[data-go='team-settings']").await;
    page.find("[data-field='number-1']").await;
    for (field, kept) in [("number-1", "+33 1 23 45 67 89"), ("delay-red", "10")] {
        let script = "return document.querySelector(arguments[0]).value";
        let css = format!("[data-field='{field}']");
        let mut held = json!(null);
        for _ in 0..100 {
            held = page.run(script, vec![json!(css)]).await;
            if held == kept {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(60)).await;
        }
        assert_eq!(held, kept, "{field}");
    }
    home(page).await;
}

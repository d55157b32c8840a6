//! No internet at the antenna: its computer opens a network of its own, a phone finds it by the code and hands over.

use bridge::Bridge;

use super::chromium::{self, antenna_and, env, unlock};

#[test]
fn without_internet_a_phone_hands_over_to_the_antennas_computer() {
    let folder = tempfile::tempdir().unwrap();
    let (relay, lead, amal) = antenna_and(folder.path(), "amal", "mediator");
    let homes = [&lead, &amal].map(|device| device.home.clone());
    drop((lead, amal, relay));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = Bridge::start(&homes[0], env()).unwrap();
        let (_desk_driver, antenna) =
            chromium::open(&desk.url, &folder.path().join("desk-profile"), (1280, 900), false).await;
        unlock(&antenna).await;
        antenna.tap("[data-go='antenna']").await;
        antenna.tap("[data-go='near-open']").await;
        antenna.find("[data-state='near-open'] svg.qr").await;
        antenna.look("antenna-near").await;
        let code = antenna.run("return document.querySelector(\"[data-field='near-code']\").value", vec![]).await;
        let code = code.as_str().unwrap().to_owned();

        let phone = Bridge::start(&homes[1], env()).unwrap();
        let (_phone_driver, page) =
            chromium::open(&phone.url, &folder.path().join("phone-profile"), (360, 740), true).await;
        unlock(&page).await;
        page.tap("[data-go='outing']").await;
        page.tap("[data-go='open']").await;
        page.tap("[data-go='group']").await;
        page.tap("[data-number='6']").await;
        page.find(".tally li").await;
        page.tap("[data-go='done']").await;
        page.tap(".bar-state").await;
        page.tap("footer button").await;
        page.tap("[data-go='sync']:not([disabled])").await;
        page.says(".state", "Rien n’est perdu").await;
        page.tap("[data-go='near']").await;
        page.look("sync-near").await;
        page.type_into("[data-field='near']", &code).await;
        page.tap("[data-go='near-go']:not([disabled])").await;
        page.says(".state", "Remis à l’antenne").await;
        page.look("sync-near-done").await;
        antenna.says("[data-state='counts']", "6").await;
        antenna.tap("[data-go='near-close']").await;
        antenna.find("[data-go='near-open']:not([disabled])").await;
        antenna.says("[data-state='counts']", "6").await;
        assert!(!homes[0].join("near").exists(), "nothing of it is left beside the database");
        for page in [&antenna, &page] {
            page.driver.clone().quit().await.unwrap();
        }
    });
}

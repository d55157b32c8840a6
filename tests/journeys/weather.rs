//! What happens to a phone in the hand: it is turned, the keyboard comes up, somebody changes the language, the storage is full.

use bridge::Bridge;

use super::{
    chromium::{env, open},
    street::practise,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn turned_typed_on_and_spoken_to_in_another_language_a_contact_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let bridge = Bridge::start(&folder.path().join("phone"), env()).unwrap();
    let (_driver, page) = open(&bridge.url, &folder.path().join("profile"), (360, 740), true).await;
    let words = practise(&page).await;
    page.tap("[data-go='person']").await;
    page.tap("[data-code='15-17']").await;
    page.find("[data-code='15-17'][aria-pressed='true']").await;
    for (width, height, language) in [(740, 360, "ps"), (360, 740, "ti"), (740, 360, "fa"), (360, 740, "fr")] {
        page.resize(width, height).await;
        page.speak(language).await;
        page.find("[data-code='15-17'][aria-pressed='true']").await;
        page.check(&format!("a contact, {width} × {height}, {language}")).await;
        // One more answer in each position: the footer hides none of them.
        let code = if width > height { "f" } else { "m" };
        page.tap(&format!("[data-code='{code}']")).await;
        page.find(&format!("[data-code='{code}'][aria-pressed='true']")).await;
    }
    page.tap("[data-go='done']").await;
    page.find("[data-go='group']").await;

    // The keyboard takes the lower half: what is typed into stays in sight.
    page.tap("header button[aria-label^='Dormir']").await;
    page.tap("input[type='password']").await;
    page.resize(360, 380).await;
    let seen = "const e = document.activeElement; e.scrollIntoView({ block: 'nearest' });
        const b = e.getBoundingClientRect(); return e.matches('input') && b.top >= 0 && b.bottom <= innerHeight
            && e.contains(document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2))";
    assert_eq!(page.run(seen, vec![]).await, true, "the field lies under the keyboard");
    page.type_into("input[type='password']", &words).await;
    page.tap("form button").await;
    page.find("[data-go='group']").await;
    page.driver.clone().quit().await.unwrap();
}

/// Mounts a small file system; without the right to, the full storage is tried in the stories only.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn full_storage_is_said_on_the_screen_and_everything_before_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let small = folder.path().join("small");
    std::fs::create_dir(&small).unwrap();
    let mut mount = std::process::Command::new("mount");
    if !mount.args(["-t", "tmpfs", "-o", "size=2m", "none"]).arg(&small).status().is_ok_and(|status| status.success()) {
        eprintln!("no right to mount here: the full storage is not tried");
        return;
    }
    let bridge = Bridge::start(&small.join("phone"), env()).unwrap();
    let (_driver, page) = open(&bridge.url, &folder.path().join("profile"), (360, 740), true).await;
    practise(&page).await;
    page.tap("[data-go='group']").await;
    page.tap("[data-number='4']").await;
    page.find(".tally li").await;
    page.tap("[data-go='done']").await;
    page.says(".figures", "4").await;

    let filler = small.join("filler");
    let mut file = std::fs::File::create(&filler).unwrap();
    while std::io::Write::write_all(&mut file, &[0; 512]).is_ok() {}
    drop(file);
    // Whichever gesture no longer fits: it is said at once.
    for _ in 0..20 {
        page.run("document.querySelector(\"[data-go='group'], [data-number='1']\")?.click()", vec![]).await;
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        if page.run("return !!document.querySelector(\"[data-error='disk_full']\")", vec![]).await == true {
            break;
        }
    }
    page.find("[data-error='disk_full']").await;
    page.look("disk-full").await;
    std::fs::remove_file(&filler).unwrap();
    page.tap(".bar-error button").await;
    if page.driver.find(thirtyfour::By::Css("[data-go='group']")).await.is_ok() {
        page.tap("[data-go='group']").await;
    }
    page.tap("[data-number='3']").await;
    page.find(".tally li").await;
    page.tap("[data-go='done']").await;
    page.find("[data-go='group']").await;
    let rows =
        page.run("return [...document.querySelectorAll('.rows .count')].map(e => e.textContent.trim())", vec![]).await;
    let rows = rows.to_string();
    assert!(rows.contains("\"4\"") && rows.contains("\"3\""), "{rows}");
    page.driver.clone().quit().await.unwrap();
    drop(bridge);
    assert!(std::process::Command::new("umount").arg("-l").arg(&small).status().unwrap().success());
}

//! How soon the first screen can be used, as a phone's web view sees it: Chromium at 360 × 740, its processor as it is and six times
//! slower, against a page with one button and nothing else. Prints medians and ratios; never asserts.

#[path = "../../journeys/chromium.rs"]
mod chromium;
#[allow(dead_code, reason = "a bench looks at nothing and taps nothing")]
#[path = "../../journeys/page.rs"]
mod page;

use bridge::Bridge;
use chromium::env;
use client::App;
use page::Page;
use serde_json::json;

const ROUNDS: usize = 9;

/// Milliseconds from the navigation until the element can be tapped, the middle one of several.
async fn usable(page: &Page, url: &str, css: &str) -> f64 {
    let script = "const done = arguments[arguments.length - 1]; const css = arguments[0];
        const look = () => {
            const found = document.querySelector(css);
            if (found && found.getBoundingClientRect().width) return requestAnimationFrame(() => done(performance.now()));
            setTimeout(look, 4);
        };
        look();";
    let mut all = Vec::new();
    for _ in 0..ROUNDS {
        page.driver.goto(url).await.unwrap();
        let took = page.driver.execute_async(script, vec![json!(css)]).await.unwrap();
        all.push(took.json().as_f64().unwrap_or_default());
    }
    all.sort_by(f64::total_cmp);
    all[ROUNDS / 2]
}

async fn throttle(page: &Page, rate: u32) {
    page.driver.cdp().send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await.unwrap();
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("phone");
    let app = App::new(&home, env());
    app.create("six mots sur un papier plié").unwrap();
    app.found_practice().unwrap();
    app.lock().unwrap();
    drop(app);
    let bridge = Bridge::start(&home, env()).unwrap();
    let (_driver, page) = chromium::open(&bridge.url, &folder.path().join("profile"), (360, 740), true).await;
    let bare = "data:text/html,<button id=one>one</button>";
    println!("first screen, locked: it can be typed into (median of {ROUNDS}; the bridge's HTTP included)");
    for rate in [1, 6] {
        throttle(&page, rate).await;
        let (empty, first) =
            (usable(&page, bare, "#one").await, usable(&page, &bridge.url, "input[type=password]").await);
        println!(
            "  processor {rate} × slower: {first:.0} ms; a page with one button {empty:.0} ms: {:.1} ×",
            first / empty.max(1.0)
        );
    }
    page.driver.clone().quit().await.unwrap();
}

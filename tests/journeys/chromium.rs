//! Chromium, which is Android's WebView, as a phone (360 × 740 and touch) or as a desktop.

use std::{path::Path, process::Command};

use client::{Argon, Env};
use serde_json::json;
use tests::{
    cast::{Device, PASSPHRASE, settle},
    process::RelayProcess,
};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};

use super::page::{Driver, Page, free_port, spawn};

const CHROMIUM: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--lang=fr",
];

pub async fn open(url: &str, profile: &Path, size: (u32, u32), touch: bool) -> (Driver, Page) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let port = free_port();
    let driver = spawn(Command::new("chromedriver").arg(format!("--port={port}")));
    let mut wanted = DesiredCapabilities::chrome();
    CHROMIUM.iter().for_each(|argument| wanted.add_arg(argument).unwrap());
    wanted.add_arg(&format!("--user-data-dir={}", profile.display())).unwrap();
    wanted.add_arg(&format!("--window-size={},{}", size.0, size.1)).unwrap();
    wanted.add_arg("--use-fake-ui-for-media-stream").unwrap();
    wanted.add_arg("--use-fake-device-for-media-stream").unwrap();
    wanted.add_arg(&format!("--use-file-for-fake-video-capture={}", camera_of(profile).display())).unwrap();
    if touch {
        let phone = json!({ "deviceMetrics": { "width": size.0, "height": size.1, "pixelRatio": 2.0, "touch": true } });
        wanted.add_experimental_option("mobileEmulation", phone).unwrap();
    }
    let server = format!("http://127.0.0.1:{port}");
    let mut opened = None;
    for _ in 0..100 {
        match WebDriver::new(&server, wanted.clone()).await {
            Ok(driver) => {
                opened = Some(driver);
                break;
            }
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(200)).await,
        }
    }
    let web = opened.expect("chromedriver opens Chromium");
    web.goto(url).await.unwrap();
    (driver, Page::new(web, if touch { "phone" } else { "desktop" }))
}

/// The file that a Chromium with this profile has for a camera.
pub fn camera_of(profile: &Path) -> std::path::PathBuf {
    profile.with_extension("y4m")
}

/// A core of today, whose passphrase costs nothing.
pub fn env() -> Env {
    Env { argon: Argon::LIGHT, ..Env::system() }
}

/// An antenna and one more device of today in a team, up to date, with the relay that is a program.
#[allow(dead_code, reason = "a bench has no team")]
pub fn antenna_and(folder: &Path, name: &'static str, role: &str) -> (RelayProcess, Device, Device) {
    let relay = RelayProcess::start_with(&folder.join("relay"), &["--open", "--max-requests", "100000"]).unwrap();
    let lead = Device::of_today(folder, "antenna");
    lead.found(&relay);
    let other = Device::of_today(folder, name);
    lead.enrols(&other, role, false, &relay);
    settle(&[&lead, &other], &relay);
    (relay, lead, other)
}

/// A device of the cast in the hand: its first screen, in French.
#[allow(dead_code, reason = "a bench stays locked")]
pub async fn unlock(page: &Page) {
    page.type_into("input[type='password']", PASSPHRASE).await;
    page.tap("form button").await;
    page.find(".bar-state").await;
    page.speak("fr").await;
}

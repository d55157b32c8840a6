//! A page in a real browser or in the real window: tap, type, look, check.

use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering::SeqCst},
    time::Duration,
};

use serde_json::{Value, json};
use thirtyfour::{WebDriver, prelude::*};

/// Texts that are wider or higher than their box, boxes that leave the page, buttons that lie over each other.
const TIGHT: &str = "
    const seen = [...document.querySelectorAll('button, a, h1, h2, p, li, dd, dt, label span, bdi')].filter(e => e.offsetParent);
    const name = e => e.tagName + ' ' + e.textContent.trim().slice(0, 30);
    const cut = seen.filter(e => getComputedStyle(e).display !== 'inline' && !e.closest('.tabs, .sr')
        && (e.scrollWidth > e.clientWidth + 2 || e.matches('button, a') && e.scrollHeight > e.clientHeight + 2)).map(e => 'cut: ' + name(e));
    const out = seen.filter(e => { const b = e.getBoundingClientRect(); return !e.closest('.tabs, .sr') && (b.left < -1 || b.right > innerWidth + 1) })
        .map(e => 'outside: ' + name(e));
    const buttons = seen.filter(e => e.matches('main button, main a'));
    const over = buttons.filter((e, at) => buttons.slice(at + 1).some(f => {
        const [a, b] = [e.getBoundingClientRect(), f.getBoundingClientRect()];
        return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1 && !e.contains(f) && !f.contains(e)
    })).map(e => 'over another: ' + name(e));
    return [...new Set([...cut, ...out, ...over])]";

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/node_modules/axe-core/axe.min.js");

/// A driver's process; ended by its id when dropped.
pub struct Driver(pub Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

pub fn spawn(command: &mut Command) -> Driver {
    Driver(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
}

pub struct Page {
    pub driver: WebDriver,
    /// Where pictures go, when they are asked for.
    pub pictures: Option<PathBuf>,
    pub size: &'static str,
    taps: AtomicU32,
}

impl Page {
    pub fn new(driver: WebDriver, size: &'static str) -> Page {
        let pictures = std::env::var_os("MARAUDE_SCREENSHOTS").map(Into::into);
        Page { driver, pictures, size, taps: AtomicU32::new(0) }
    }

    /// How many taps since this was asked last.
    pub fn taps(&self) -> u32 {
        self.taps.swap(0, SeqCst)
    }

    /// Waits until the element is there and taps it.
    pub async fn tap(&self, css: &str) {
        self.taps.fetch_add(1, SeqCst);
        let mut refused = None;
        for _ in 0..5 {
            let element = self.find(css).await;
            // It may be drawn anew between two looks, or lie under a fixed bar: to the middle, and again.
            let _ = element.scroll_into_view().await;
            match element.click().await {
                Ok(()) => return,
                Err(error) => refused = Some(error),
            }
            let middle = "const e = document.querySelector(arguments[0]); e && e.scrollIntoView({ block: 'center' })";
            self.run(middle, vec![json!(css)]).await;
            tokio::time::sleep(Duration::from_millis(120)).await;
        }
        panic!("tap {css}: {refused:?}");
    }

    pub async fn find(&self, css: &str) -> WebElement {
        match self.driver.query(By::Css(css)).wait(Duration::from_secs(30), Duration::from_millis(60)).first().await {
            Ok(element) => element,
            Err(_) => panic!("no {css} on the page:\n{}", self.text("body").await),
        }
    }

    pub async fn type_into(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    pub async fn text(&self, css: &str) -> String {
        match self.driver.find(By::Css(css)).await {
            Ok(element) => element.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Waits until the text of an element says something.
    pub async fn says(&self, css: &str, wanted: &str) {
        let mut last = String::new();
        for _ in 0..500 {
            last = self.text(css).await;
            if last.contains(wanted) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
        panic!("{css} says “{last}”, not “{wanted}”");
    }

    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.driver.execute(script, arguments).await.unwrap().json().clone()
    }

    /// Waits until nothing on the page is such.
    pub async fn gone(&self, css: &str) {
        for _ in 0..500 {
            if self.driver.find(By::Css(css)).await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
        panic!("{css} is still there");
    }

    /// Turns the phone, or lets its keyboard come up.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await.unwrap();
    }

    /// What a person who sees badly, or taps with a glove, would stumble over.
    pub async fn check(&self, name: &str) {
        let axe = std::fs::read_to_string(AXE).unwrap();
        self.run(&axe, vec![]).await;
        let script = "const done = arguments[arguments.length - 1];
            Promise.all(document.getAnimations().map(animation => animation.finished)).then(() =>
            axe.run(document, { resultTypes: ['violations'] })).then(found => done(found.violations.map(
                v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))), error => done([String(error)]));";
        let found = self.driver.execute_async(script, vec![]).await.unwrap().json().clone();
        assert_eq!(found, json!([]), "axe on {name}");
        let wide = self.run("return document.documentElement.scrollWidth - window.innerWidth", vec![]).await;
        assert!(wide.as_i64().unwrap_or_default() <= 0, "{name} is cut at the side by {wide} px");
        let script = "return [...document.querySelectorAll('button, a, input, textarea')].filter(e => {
            const box = e.getBoundingClientRect(); return box.width && (box.height < 55.5 || box.width < 55.5)
        }).map(e => e.outerHTML.slice(0, 80))";
        assert_eq!(self.run(script, vec![]).await, json!([]), "targets under 56 px on {name}");
    }

    /// Checks a screen in the three languages, takes its picture when asked to, and goes back to French.
    pub async fn look(&self, name: &str) {
        for language in ["fr", "en", "ar"] {
            self.speak(language).await;
            let direction = self.run("return getComputedStyle(document.body).direction", vec![]).await;
            assert_eq!(direction, if language == "ar" { "rtl" } else { "ltr" });
            self.check(&format!("{name} in {language}")).await;
            self.picture(name, language).await;
        }
        let desk = self.run("return !!document.querySelector('.screen.desk')", vec![]).await;
        if self.size == "phone" && desk == json!(false) {
            self.look_in_the_streets_languages(name).await;
        }
        if self.size == "phone" {
            self.squeeze(name).await;
        }
        self.speak("fr").await;
    }

    /// The other languages of a phone: turned the right way, nothing cut. (What axe sees does not change with the words.)
    async fn look_in_the_streets_languages(&self, name: &str) {
        for (language, way) in [("ps", "rtl"), ("fa", "rtl"), ("ti", "ltr")] {
            self.speak(language).await;
            assert_eq!(self.run("return getComputedStyle(document.body).direction", vec![]).await, way, "{language}");
            assert_eq!(self.run(TIGHT, vec![]).await, json!([]), "{name} in {language}");
            // A few of them show how it looks; the rest would be megabytes.
            if ["tonight", "contact-needs", "contact-signs", "alert", "settings"].contains(&name) {
                self.picture(name, language).await;
            }
        }
    }

    async fn picture(&self, name: &str, language: &str) {
        let Some(folder) = &self.pictures else { return };
        tokio::time::sleep(Duration::from_millis(350)).await;
        std::fs::create_dir_all(folder).unwrap();
        let picture = self.driver.screenshot_as_png().await.unwrap();
        std::fs::write(folder.join(format!("{name}-{language}-{}.png", self.size)), picture).unwrap();
    }

    /// Words half as long again, mirrored, at the width of three phones and with text twice as large: nothing may be cut or lie
    /// over something else.
    async fn squeeze(&self, name: &str) {
        self.speak("qps").await;
        for (width, size) in [(320, ""), (360, ""), (412, ""), (360, "34px")] {
            self.resize(width, 740).await;
            self.run("document.documentElement.style.fontSize = arguments[0]", vec![json!(size)]).await;
            let found = self.run(TIGHT, vec![]).await;
            assert_eq!(found, json!([]), "{name} at {width} px, text {size:?}");
        }
        self.run("document.documentElement.style.fontSize = ''", vec![]).await;
        self.resize(360, 740).await;
    }

    /// Changes the language without leaving the screen, as the app does it itself.
    pub async fn speak(&self, language: &str) {
        self.run("window.dispatchEvent(new CustomEvent('speak', { detail: arguments[0] }))", vec![json!(language)])
            .await;
        self.find(&format!("html[lang='{language}']")).await;
        // Texts of another length move what is below them: two frames later everything is where it will be tapped.
        let settled = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done(null)));";
        self.driver.execute_async(settled, vec![]).await.unwrap();
    }
}

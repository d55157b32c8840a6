//! One open device, driven by lines of JSON: `{"do":…}` a command, `{"show":…}` a view, `{"clock":ms}`, `{"found":{…}}`,
//! `{"join":text}`, `{"review":text}`, `{"admit":{…}}`, `{"remove":id}`, `"init"`, `"invite"`, `"sync"`, `"snapshot"`,
//! `"lock"`, `"unlock"`. Each is answered by one line, `{"ok":…}` or `{"error":…}`, only when what it did is durable.

use std::{
    io::BufRead,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::SeqCst},
    },
};

use client::{App, Argon, Command, Env, Error, HttpTransport};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{args::Args, bad, passphrase, query, relay, say};

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Line {
    Clock(i64),
    Init,
    Found { label: String, relay: Option<String>, invite: Option<String> },
    Invite,
    Join(String),
    Review(String),
    Admit { device: String, role: String, antenna: bool, label: String },
    Remove(String),
    Sync,
    Snapshot,
    Place(String),
    Lock,
    Unlock,
}

pub fn run(args: &Args, clock: Option<i64>) -> Result<Value, Error> {
    let passphrase = passphrase(args, false)?;
    let moved = Arc::new(AtomicI64::new(clock.unwrap_or_default()));
    let system = client::system_clock();
    let hands = moved.clone();
    let env = Env {
        clock: if clock.is_some() { Arc::new(move || hands.load(SeqCst)) } else { system },
        argon: if clock.is_some() { Argon::LIGHT } else { Argon::DESKTOP },
        ..Env::system()
    };
    let app = App::new(&args.home, env);
    if app.stage()? == client::Stage::Locked {
        app.unlock(&passphrase)?;
    }
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(bad)?;
        let answer = match answer(&app, &line, &passphrase, &moved) {
            Ok(answer) => json!({ "ok": answer }),
            Err(error) => json!({ "error": error }),
        };
        say(&answer).map_err(bad)?;
    }
    app.lock()?;
    Ok(Value::Null)
}

fn answer(app: &App, line: &str, passphrase: &str, clock: &AtomicI64) -> Result<Value, Error> {
    let value: Value = serde_json::from_str(line).map_err(bad)?;
    if value.get("do").is_some() {
        let command: Command = serde_json::from_value(value).map_err(bad)?;
        return Ok(json!(app.execute(&command)?));
    }
    if value.get("show").is_some() {
        return app.ask(&query(line)?);
    }
    let nothing = |()| Value::Null;
    match serde_json::from_value(value).map_err(bad)? {
        Line::Clock(now) => {
            clock.store(now, SeqCst);
            Ok(Value::Null)
        }
        Line::Init => app.create(passphrase).map(nothing),
        Line::Found { label, relay, invite } => {
            app.found_team(&label, relay.as_deref(), invite.as_deref()).map(nothing)
        }
        Line::Invite => Ok(json!(app.invite(&relay(app)?)?)),
        Line::Join(text) => Ok(json!(app.join(&text, &HttpTransport::new(&App::relay_of_invitation(&text)?)?)?)),
        Line::Review(text) => Ok(json!(app.review(&text, &relay(app)?)?)),
        Line::Admit { device, role, antenna, label } => app.admit_role(&device, &role, antenna, &label).map(nothing),
        Line::Remove(device) => app.remove_device(&device).map(nothing),
        Line::Sync => Ok(json!(app.sync(&relay(app)?, 0, &|_| {})?)),
        Line::Snapshot => Ok(json!(app.snapshot_all()?)),
        Line::Place(place) => app.set_place(&place).map(nothing),
        Line::Lock => app.lock().map(nothing),
        Line::Unlock => app.unlock(passphrase).map(nothing),
    }
}

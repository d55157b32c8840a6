//! `cargo xtask bench`: medians, ratios and bytes, never an assertion. Each comparison is made side by side in one run.

#[path = "bench/antenna.rs"]
mod antenna;

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use client::{App, Argon, Env, Id};
use serde_json::json;
use tests::{
    cast::{AsRelay, Device, MemoryRelay, PASSPHRASE, THREE_PM, settle},
    plain::PlainSqlite,
    process::RelayProcess,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    println!("medians and ratios on this machine, {} cores", std::thread::available_parallelism()?);
    durable_tap(folder.path())?;
    cold_open(folder.path())?;
    many_contacts(folder.path())?;
    three_phones(folder.path());
    antenna::all(folder.path())?;
    relay_under_load(folder.path())?;
    Ok(())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// CPU time of this process, all threads.
fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or_default();
    Duration::from_millis((ticks(11) + ticks(12)) * 10)
}

/// Kilobytes, the most that a process ever held.
fn peak_memory(process: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or_default()
}

fn answers(count: u32) -> serde_json::Value {
    json!([
        { "about": "heads", "band": "15-17", "gender": "m", "count": count },
        { "about": "language", "language": "ti" },
        { "about": "need", "code": "shelter.tonight", "source": "asked" },
        { "about": "complete", "complete": true },
    ])
}

/// One tap through the whole core, against the same row in plain SQLite with the same durability, turn by turn.
fn durable_tap(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let phone = Device::new(folder, "tap", None);
    phone.app.found_practice()?;
    phone.does(json!({ "do": "set", "key": "zone/Z1", "value": true }));
    let outing = phone.does(json!({ "do": "open_outing", "channel": "living_place", "zones": ["Z1"] }));
    let plain = PlainSqlite::create(&folder.join("plain.db"))?;
    let (mut taps, mut rows) = (vec![], vec![]);
    let contact = Id([9; 16]);
    for count in 0..400_u32 {
        let heads = json!({ "about": "heads", "band": "15-17", "gender": "m", "count": count % 20 + 1 });
        let command = json!({ "do": "note_contact", "id": contact, "outing": outing, "answers": [heads] });
        let command = serde_json::from_value(command)?;
        let begin = Instant::now();
        phone.app.execute(&command)?;
        taps.push(begin.elapsed());
        let begin = Instant::now();
        plain.insert(i64::from(count), "head/15-17/m")?;
        rows.push(begin.elapsed());
    }
    let (tap, row) = (median(taps), median(rows));
    println!(
        "durable tap            {:.2} ms, plain SQLite insert {:.2} ms: {:.2} ×",
        ms(tap),
        ms(row),
        tap.as_secs_f64() / row.as_secs_f64()
    );
    Ok(())
}

/// From a locked device with an evening's records to the model of the first screen; the passphrase's own cost beside it.
fn cold_open(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let phone = Device::new(folder, "cold", None);
    phone.app.found_practice()?;
    phone.does(json!({ "do": "set", "key": "zone/Z1", "value": true }));
    let outing = phone.does(json!({ "do": "open_outing", "channel": "living_place", "zones": ["Z1"] }));
    for count in 0..40 {
        phone.does(json!({ "do": "note_contact", "outing": outing, "answers": answers(count % 9 + 1) }));
    }
    phone.app.lock()?;
    let mut times = vec![];
    for _ in 0..21 {
        let app =
            App::new(&phone.home, Env { clock: Arc::new(|| THREE_PM), seed: None, argon: Argon::LIGHT, chip: None });
        let begin = Instant::now();
        app.unlock(PASSPHRASE)?;
        app.ask(&client::Query::Tonight)?;
        times.push(begin.elapsed());
    }
    println!("cold open to tonight   {:.1} ms with 40 contacts, without the passphrase's own cost", ms(median(times)));
    Ok(())
}

/// 250 outings of 40 contacts, pushed by one device and pulled by a fresh one.
fn many_contacts(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    const OUTINGS: u32 = 250;
    const CONTACTS: u32 = 40;
    let total = f64::from(OUTINGS * CONTACTS);
    let data = folder.join("many-relay");
    let relay = MemoryRelay::new(&data);
    let lead = Device::new(folder, "many-lead", None);
    lead.found(&relay);
    let fresh = Device::new(folder, "many-fresh", None);
    lead.enrols(&fresh, "mediator", false, &relay);
    settle(&[&lead, &fresh], &relay);
    let begin = Instant::now();
    for _ in 0..OUTINGS {
        let outing = lead.opens_outing(None);
        for count in 0..CONTACTS {
            // An outing is sent as one bundle: its contacts stay open until it is closed.
            let mut taps = answers(count % 9 + 1);
            taps.as_array_mut().map(Vec::pop);
            lead.does(json!({ "do": "note_contact", "outing": outing, "answers": taps }));
        }
        lead.does(json!({ "do": "close_outing", "outing": outing }));
    }
    println!(
        "log 10,000 contacts    {:.1} s ({:.0} commands/s)",
        begin.elapsed().as_secs_f64(),
        total / begin.elapsed().as_secs_f64()
    );
    let before = folder_size(&data);
    let begin = Instant::now();
    let pushed = lead.syncs(&relay);
    println!(
        "push 10,000 contacts   {:.2} s, {:.0} records/s, {:.0} bytes each on the wire",
        begin.elapsed().as_secs_f64(),
        total / begin.elapsed().as_secs_f64(),
        pushed.bytes_up as f64 / total
    );
    println!("relay's disk           {:.0} bytes each", (folder_size(&data) - before) as f64 / total);
    let (begin, busy) = (Instant::now(), cpu());
    let pulled = fresh.syncs(&relay);
    let people = fresh.people();
    println!(
        "pull to usable state   {:.2} s wall, {:.2} s CPU, {:.0} bytes each, {people} people counted",
        begin.elapsed().as_secs_f64(),
        (cpu() - busy).as_secs_f64(),
        pulled.bytes_down as f64 / total
    );
    println!("peak memory            {} MB in this process (two devices and the relay)", peak_memory("self") / 1024);
    Ok(())
}

fn folder_size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.metadata().ok()).map(|meta| meta.len()).sum()
}

/// Three phones with 150 contacts and 50 edits of shared records each, until all agree.
fn three_phones(folder: &Path) {
    let relay = MemoryRelay::new(&folder.join("three-relay"));
    let lead = Device::new(folder, "three-lead", None);
    lead.found(&relay);
    let phones = ["three-a", "three-b", "three-c"].map(|name| Device::new(folder, name, None));
    phones.iter().for_each(|phone| lead.enrols(phone, "mediator", false, &relay));
    let outing = lead.opens_outing(None);
    let shared: Vec<Id> = (0..50).map(|_| lead.meets(outing, 2)).collect();
    let all: Vec<&Device> = std::iter::once(&lead).chain(&phones).collect();
    settle(&all, &relay);
    for (at, phone) in phones.iter().enumerate() {
        for count in 0..150 {
            phone.does(json!({ "do": "note_contact", "outing": outing, "answers": answers(count % 9 + 1) }));
        }
        for contact in &shared {
            let spoken = ["ti", "ar", "ps"][at];
            let language = json!({ "about": "language", "language": spoken });
            phone.does(json!({ "do": "note_contact", "id": contact, "outing": outing, "answers": [language] }));
        }
    }
    let begin = Instant::now();
    settle(&all, &relay);
    println!("three phones agree     {:.2} s: {}", begin.elapsed().as_secs_f64(), tests::cast::agree(&all));
}

/// A real relay over HTTP: 200 devices, each with its own team and session, each with a push a second, for ten seconds.
fn relay_under_load(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    const DEVICES: u64 = 200;
    const SECONDS: u64 = 10;
    const NAMES: &str = "load";
    let relay = RelayProcess::start_with(&folder.join("load-relay"), &["--max-requests", "1000000", "--open"])?;
    let mut devices = vec![];
    for at in 0..DEVICES {
        let device = Device::new(&folder.join(at.to_string()), NAMES, None);
        device.found(&relay);
        device.syncs(&relay);
        devices.push((Duration::from_millis(at * 1000 / DEVICES), device.opens_outing(None), device));
    }
    let begin = Instant::now() + Duration::from_secs(1);
    let mut times: Vec<Duration> = std::thread::scope(|scope| {
        let relay = &relay;
        let each = |(offset, outing, device): &(Duration, Id, Device)| {
            let transport = relay.transport();
            let pushes = (0..SECONDS).map(|second| {
                let due = begin + *offset + Duration::from_secs(second);
                device.meets(*outing, 1);
                std::thread::sleep(due.saturating_duration_since(Instant::now()));
                let started = Instant::now();
                device.app.sync(&*transport, 0, &|_| {}).map(|_| started.elapsed())
            });
            pushes.collect::<Result<Vec<_>, _>>()
        };
        let threads: Vec<_> = devices.iter().map(|held| scope.spawn(move || each(held))).collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()?.ok()).flatten().collect()
    });
    let wall = begin.elapsed().as_secs_f64();
    times.sort();
    let p99 = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    println!(
        "relay, 200 devices     {:.1} ms median, {:.1} ms p99 a sync with a push (session, push and pull, the clients' own work on the same cores), {:.0}/s",
        ms(median(times.clone())),
        ms(p99),
        times.len() as f64 / wall
    );
    println!("relay's memory         {} MB", peak_memory(&relay.id().to_string()) / 1024);
    Ok(())
}

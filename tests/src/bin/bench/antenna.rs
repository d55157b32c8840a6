//! What the antenna does rarely and waits for: unlocking, rotation, erasing a year, importing a directory.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use client::{App, Argon, Due, Env};
use serde_json::json;
use tests::{
    base64_of,
    cast::{DAY, Device, MemoryRelay, PASSPHRASE, THREE_PM, settle},
    plain::{self, PlainSqlite},
};

use crate::{median, ms, peak_memory};

pub fn all(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    unlocking(folder)?;
    rotation(folder);
    a_year_erased(folder)?;
    a_directory(folder)?;
    a_busy_year(folder)
}

/// 250 evenings of 200 contacts and 300 follow-ups: what the antenna asks most, against plain SQL on the same counts.
fn a_busy_year(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    const NIGHTS: i64 = 250;
    let desk = Device::new(folder, "busy", None);
    desk.app.found_practice()?;
    for zone in ["Z1", "Z2", "Z3"] {
        desk.does(json!({ "do": "set", "key": format!("zone/{zone}"), "value": true }));
    }
    let mut plain = plain::Year::create(&folder.join("busy.db"))?;
    let codes: Vec<String> =
        (0..300).map(|n| domain::FollowCode::from_number(400_000 + n).digits().to_owned()).collect();
    for code in &codes {
        desk.does(json!({ "do": "open_follow_up", "code": code, "next_step": "health_care", "owner": "mediator",
            "due": "2030-01-15" }));
        plain.follow_up(code)?;
    }
    for night in 0..NIGHTS {
        for _ in 0..5 {
            let outing = desk.opens_outing(None);
            for count in 0..40 {
                desk.does(json!({ "do": "note_contact", "outing": outing, "answers": crate::answers(count % 9 + 1) }));
                plain.contact(night, count % 9 + 1)?;
            }
            desk.does(json!({ "do": "close_outing", "outing": outing }));
        }
        desk.wait(DAY);
    }
    let timed = |query: serde_json::Value| -> Result<Duration, Box<dyn std::error::Error>> {
        let query = serde_json::from_value(query)?;
        let mut times = vec![];
        for _ in 0..5 {
            let begin = Instant::now();
            desk.app.ask(&query)?;
            times.push(begin.elapsed());
        }
        Ok(median(times))
    };
    let board = timed(json!({ "show": "board" }))?;
    let report = timed(json!({ "show": "report", "from": "2027-01-01", "to": "2027-12-31" }))?;
    let search = timed(json!({ "show": "find", "code": codes[150] }))?;
    let [plain_board, plain_report, plain_search] = plain.asked(&codes[150])?;
    for (what, ours, theirs) in
        [("board", board, plain_board), ("year's report", report, plain_report), ("search", search, plain_search)]
    {
        println!(
            "50,000 contacts        {what} {:.2} ms, plain SQL {:.2} ms: {:.1} ×",
            ms(ours),
            ms(theirs),
            ours.as_secs_f64() / theirs.as_secs_f64()
        );
    }
    println!("peak memory            {} MB in this process", peak_memory("self") / 1024);
    Ok(())
}

/// The passphrase's own cost, as a phone and a desk have it.
fn unlocking(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut times = Vec::new();
    for (name, argon) in [("phone", Argon::PHONE), ("desk", Argon::DESKTOP), ("test", Argon::LIGHT)] {
        let env = Env { clock: Arc::new(|| THREE_PM), seed: None, argon, chip: None };
        let app = App::new(&folder.join(format!("unlock-{name}")), env);
        app.create(PASSPHRASE)?;
        let mut tries = vec![];
        for _ in 0..5 {
            app.lock()?;
            let begin = Instant::now();
            app.unlock(PASSPHRASE)?;
            tries.push(begin.elapsed());
        }
        times.push(median(tries));
    }
    println!(
        "unlock                 {:.0} ms as a phone has it, {:.0} ms as a desk, {:.1} ms without a passphrase's cost",
        ms(times[0]),
        ms(times[1]),
        ms(times[2])
    );
    Ok(())
}

/// New keys of the spaces that stay, for twenty devices, against a sync that has nothing to do.
fn rotation(folder: &Path) {
    let relay = MemoryRelay::new(&folder.join("rotation-relay"));
    let lead = Device::new(folder, "rotation-lead", None);
    lead.found(&relay);
    let names: Vec<&'static str> = (0..20).map(|n| &*Box::leak(format!("rotation-{n}").into_boxed_str())).collect();
    let phones: Vec<Device> = names.iter().map(|name| Device::new(folder, name, None)).collect();
    phones.iter().for_each(|phone| lead.enrols(phone, "mediator", false, &relay));
    let timed = |device: &Device| {
        let begin = Instant::now();
        device.syncs(&relay);
        begin.elapsed()
    };
    lead.syncs(&relay);
    let idle = timed(&lead);
    lead.wait(91 * DAY);
    let rotated = timed(&lead);
    println!(
        "rotate for 20 devices  {:.0} ms a sync that rotates two spaces and makes three nights, {:.0} ms an idle one",
        ms(rotated),
        ms(idle)
    );
}

/// Fifty-two evenings that have come to their end, erased one by one.
fn a_year_erased(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    const EVENINGS: u32 = 52;
    let relay = MemoryRelay::new(&folder.join("year-relay"));
    let lead = Device::new(folder, "year-lead", None);
    lead.found(&relay);
    for _ in 0..EVENINGS {
        lead.syncs(&relay);
        let outing = lead.opens_outing(None);
        (0..10).for_each(|_| _ = lead.meets(outing, 3));
        lead.does(json!({ "do": "close_outing", "outing": outing }));
        lead.wait(7 * DAY);
    }
    settle(&[&lead], &relay);
    lead.wait(800 * DAY);
    let rows = lead.sees("retention")["due"].as_array().cloned().unwrap_or_default();
    let nights: Vec<Due> = rows.into_iter().filter_map(|row| serde_json::from_value(row).ok()).collect();
    let begin = Instant::now();
    for due in &nights {
        lead.app.erase_due(due)?;
    }
    println!(
        "erase a year           {} nights in {:.2} s, {:.0} ms each; {} people are left",
        nights.len(),
        begin.elapsed().as_secs_f64(),
        ms(begin.elapsed()) / nights.len().max(1) as f64,
        lead.people()
    );
    Ok(())
}

/// 50,000 services of another directory, against as many rows put into plain SQLite one by one with the same durability.
fn a_directory(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    const ROWS: u32 = 50_000;
    let lead = Device::new(folder, "directory-lead", None);
    lead.app.found_team("lead", None, None)?;
    let row = |id: u32| {
        format!(
            "dora,s{id},dora--{id},Permanence {id},2026-11-02,\"[\"\"sante--acces-aux-soins\"\"]\",Calais,62100,+33321460000\n"
        )
    };
    let head = "source,structure_id,id,nom,date_maj,thematiques,commune,code_postal,telephone\n";
    let file = base64_of(format!("{head}{}", (0..ROWS).map(row).collect::<String>()).as_bytes());
    let timed = || -> Result<Duration, client::Error> {
        let begin = Instant::now();
        lead.app.import_directory(&file, "x", None, &|_, _| {})?;
        Ok(begin.elapsed())
    };
    let (first, again) = (timed()?, timed()?);
    let query = serde_json::from_value(json!({ "show": "reference", "text": "nence 4999", "changed": false }))?;
    let begin = Instant::now();
    lead.app.ask(&query)?;
    let search = begin.elapsed();
    let plain = PlainSqlite::create(&folder.join("directory-plain.db"))?;
    let begin = Instant::now();
    (0..500).try_for_each(|n| plain.insert(n, "Permanence"))?;
    let each = begin.elapsed().as_secs_f64() / 500.0;
    println!(
        "import a directory     {:.0} rows/s, {:.0} rows/s again; a durable row in plain SQLite alone: {:.0}/s; a search {:.0} ms; {} MB",
        f64::from(ROWS) / first.as_secs_f64(),
        f64::from(ROWS) / again.as_secs_f64(),
        1.0 / each,
        ms(search),
        peak_memory("self") / 1024
    );
    Ok(())
}

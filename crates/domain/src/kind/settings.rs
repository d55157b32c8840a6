//! The team's settings: zones, time zone, day-change hour, and the codes that it added to the lists. One document.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveTime};
use serde::Serialize;
use ts_rs::TS;

use crate::{
    Catalogue, DocKind, DocRef, Edit, Id, Record, Refusal, Role, TeamClock, Value, World, catalogue,
    kind::name_of_a_thing, register,
};

/// Keys: `zone/<name>`, `department` (INSEE code), `time_zone`, `day_change`, `need/<code>`, `sign/<code>`, `language/<code>`, `reason/<code>`,
/// `card/<code>`, `taken/<code>`, `step/<code>`: a list's code with `true` is added, with `false` it is hidden.
/// `label/<language>/<list>/<code>`: the team's word for a code. `oncall/<rank>`: `role:number`, whom to call, in order.
/// `retention/<kind>`: months, fewer than the register says. `delay/<level>`: minutes until the next of them is named. `release/<card>/<language>`: `version:role`, who has read the
/// card's text and lets children see it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    pub clock: TeamClock,
    pub catalogue: Catalogue,
    pub zones: Vec<String>,
    /// `(list, code, language)` → the team's word.
    pub labels: BTreeMap<(String, String, String), String>,
    /// In the order of calling.
    pub on_call: Vec<OnCall>,
    /// INSEE code of the département, for reports.
    pub department: Option<String>,
    delays: BTreeMap<String, i64>,
    /// Months after which a kind of record goes, where the team has set fewer.
    pub retention: BTreeMap<String, u32>,
    /// `(card, language)` → `version:role`.
    pub releases: BTreeMap<(String, String), String>,
}

/// Somebody to call: a role and a number of the team's own address book.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OnCall {
    pub role: String,
    pub number: String,
}

/// The lists to which a team may add.
const OPEN_LISTS: [&str; 7] = ["need", "sign", "language", "reason", "card", "taken", "step"];

impl Settings {
    /// The settings are one document with a fixed id in each team's organisation space.
    pub const DOC: DocRef = DocRef { id: Id(*b"team settings\0\0\0"), kind: DocKind::Settings };

    pub fn read(record: &Record) -> Settings {
        let mut settings = Settings::default();
        if let Some(zone) = record.text("time_zone").and_then(|zone| zone.parse().ok()) {
            settings.clock.zone = zone;
        }
        settings.department = record.text("department").map(str::to_owned);
        if let Some(hour) = record.int("day_change").filter(|hour| (0..12).contains(hour)) {
            settings.clock.day_change = NaiveTime::MIN + Duration::hours(hour);
        }
        for (key, held) in &record.fields {
            let Some((list, code)) = key.split_once('/') else { continue };
            match &held.first.value {
                Value::Bool(true) => settings.catalogue.add(list, code),
                Value::Bool(false) => settings.catalogue.hide(list, code),
                Value::Int(minutes) if list == "delay" => _ = settings.delays.insert(code.to_owned(), *minutes),
                Value::Int(months) if list == "retention" => {
                    let months = u32::try_from(*months).unwrap_or(register::CEILING_MONTHS);
                    settings.retention.insert(code.to_owned(), months);
                }
                Value::Text(text) => settings.read_text(list, code, text),
                Value::Int(_) => {}
            }
            if list == "zone" && held.first.value == Value::Bool(true) {
                settings.zones.push(code.to_owned());
            }
        }
        settings
    }

    fn read_text(&mut self, list: &str, code: &str, text: &str) {
        let names: Vec<&str> = code.split('/').map(str::trim).collect();
        match (list, names.as_slice()) {
            ("oncall", _) => {
                let called = text.split_once(':');
                self.on_call.extend(called.map(|(role, number)| OnCall { role: role.into(), number: number.into() }));
            }
            ("release", [card, language]) if !text.is_empty() => {
                self.releases.insert(((*card).to_owned(), (*language).to_owned()), text.to_owned());
            }
            ("label", [language, list, code]) => {
                let place = ((*list).to_owned(), (*code).to_owned(), (*language).to_owned());
                self.labels.insert(place, text.to_owned());
            }
            _ => {}
        }
    }

    /// Milliseconds until an alert of this level that nobody has seen names the next person on call: 15 minutes, 24 hours
    /// and 72 hours, unless the team says otherwise.
    pub fn delay(&self, level: &str) -> i64 {
        let usual = match level {
            "red" => 15,
            "orange" => 24 * 60,
            _ => 72 * 60,
        };
        self.delays.get(level).copied().unwrap_or(usual) * 60_000
    }
}

/// `lead:+33 6 12 34 56 78`: a role of the team and a number that can be dialled.
fn is_on_call(text: &str) -> bool {
    let dialled = |number: &str| number.bytes().filter(u8::is_ascii_digit).count() >= 2 && number.len() <= 20;
    let plain = |number: &str| number.bytes().all(|b| b.is_ascii_digit() || b == b'+' || b == b' ');
    text.split_once(':').is_some_and(|(role, number)| Role::of(role).is_some() && dialled(number) && plain(number))
}

/// A family of signs has room for one more: six are read at a glance, a seventh is not.
fn room_in_family(code: &str, catalogue: &Catalogue) -> Result<(), Refusal> {
    let family = |code: &str| code.split('.').next().unwrap_or_default().to_owned();
    let shown = catalogue.codes("sign");
    if !catalogue::SIGNS.iter().any(|sign| family(sign) == family(code)) {
        return Err(Refusal::NotInList { list: "family".into(), code: family(code).chars().take(40).collect() });
    }
    let others = shown.iter().filter(|sign| *sign != code && family(sign) == family(code));
    match others.count() < catalogue::MOST_SIGNS {
        true => Ok(()),
        false => Err(Refusal::FamilyFull),
    }
}

pub(crate) fn setting_edits(key: &str, value: &Value, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    if let (Some(("sign", code)), Value::Bool(true)) = (key.split_once('/'), value) {
        room_in_family(code, world.catalogue())?;
    }
    match (key.split_once('/'), value) {
        (Some(("zone", name)), Value::Bool(true)) => _ = name_of_a_thing(name)?,
        (Some(("label", _)), Value::Text(word)) => _ = name_of_a_thing(word)?,
        _ => {}
    }
    let fits = match (key.split_once('/'), value) {
        (Some(("zone", name)), Value::Bool(_)) => {
            !name.trim().is_empty() && name.chars().count() <= 60 && !name.contains('/')
        }
        (Some((list, code)), Value::Bool(_)) => OPEN_LISTS.contains(&list) && catalogue::is_code(code),
        (Some(("delay", level)), Value::Int(minutes)) => {
            catalogue::LEVELS.contains(&level) && (1..=7 * 24 * 60).contains(minutes)
        }
        (Some(("retention", kind)), Value::Int(months)) => {
            let longest = register::entry_of(kind).and_then(|entry| entry.months);
            longest.is_some_and(|longest| (1..=i64::from(longest)).contains(months))
        }
        (Some(("oncall", rank)), Value::Text(text)) => {
            rank.parse::<u8>().is_ok_and(|rank| (1..=9).contains(&rank)) && (text.is_empty() || is_on_call(text))
        }
        (Some(("release", place)), Value::Text(text)) => {
            let card = place
                .split_once('/')
                .is_some_and(|(card, language)| catalogue::is_code(card) && catalogue::LANGUAGES.contains(&language));
            card && text.len() <= 60
        }
        (Some(("label", place)), Value::Text(text)) => place.split('/').count() == 3 && text.chars().count() <= 60,
        (None, Value::Text(code)) if key == "department" => code.len() <= 3 && catalogue::is_code(&code.to_lowercase()),
        (None, Value::Text(zone)) => key == "time_zone" && zone.parse::<chrono_tz::Tz>().is_ok(),
        (None, Value::Int(hour)) => key == "day_change" && (0..12).contains(hour),
        _ => false,
    };
    match fits {
        true => Ok(vec![Edit::new(Settings::DOC, key, value.clone())]),
        false => Err(Refusal::NotInList { list: "settings".into(), code: key.chars().take(40).collect() }),
    }
}

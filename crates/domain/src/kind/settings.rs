//! The team's settings: zones, time zone, day-change hour, and the codes that it added to the lists. One document.

use chrono::{Duration, NaiveTime};

use crate::{Catalogue, DocKind, DocRef, Edit, Id, Record, Refusal, TeamClock, Value, catalogue};

/// Keys: `zone/<name>`, `time_zone`, `day_change`, `need/<code>`, `sign/<code>`, `language/<code>`, `reason/<code>`,
/// `card/<code>`, `taken/<code>`: a list's code with `true` is added, with `false` it is hidden.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    pub clock: TeamClock,
    pub catalogue: Catalogue,
    pub zones: Vec<String>,
}

/// The lists to which a team may add.
const OPEN_LISTS: [&str; 6] = ["need", "sign", "language", "reason", "card", "taken"];

impl Settings {
    /// The settings are one document with a fixed id in each team's organisation space.
    pub const DOC: DocRef = DocRef { id: Id(*b"team settings\0\0\0"), kind: DocKind::Settings };

    pub fn read(record: &Record) -> Settings {
        let mut settings = Settings::default();
        if let Some(zone) = record.text("time_zone").and_then(|zone| zone.parse().ok()) {
            settings.clock.zone = zone;
        }
        if let Some(hour) = record.int("day_change").filter(|hour| (0..12).contains(hour)) {
            settings.clock.day_change = NaiveTime::MIN + Duration::hours(hour);
        }
        for (key, held) in &record.fields {
            if let (Some((list, code)), Value::Bool(true)) = (key.split_once('/'), &held.first.value) {
                settings.catalogue.add(list, code);
                if list == "zone" {
                    settings.zones.push(code.to_owned());
                }
            }
        }
        settings
    }
}

pub(crate) fn setting_edits(key: &str, value: &Value) -> Result<Vec<Edit>, Refusal> {
    let fits = match (key.split_once('/'), value) {
        (Some(("zone", name)), Value::Bool(_)) => {
            !name.trim().is_empty() && name.chars().count() <= 60 && !name.contains('/')
        }
        (Some((list, code)), Value::Bool(_)) => OPEN_LISTS.contains(&list) && catalogue::is_code(code),
        (None, Value::Text(zone)) => key == "time_zone" && zone.parse::<chrono_tz::Tz>().is_ok(),
        (None, Value::Int(hour)) => key == "day_change" && (0..12).contains(hour),
        _ => false,
    };
    match fits {
        true => Ok(vec![Edit::new(Settings::DOC, key, value.clone())]),
        false => Err(Refusal::NotInList { list: "settings".into(), code: key.chars().take(40).collect() }),
    }
}

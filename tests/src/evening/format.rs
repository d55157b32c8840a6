//! The format of an evening. A file is checked against its schema, then for what a schema cannot say; the first thing
//! that does not fit is named with its place.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use serde_json::Value;

pub const SCHEMA: &str = include_str!("../../fixtures/evening.schema.json");

/// Where a file does not fit, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// A JSON pointer, `/events/3/zone`.
    pub place: String,
    pub reason: String,
}

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", if self.place.is_empty() { "/" } else { &self.place }, self.reason)
    }
}

fn misfit<T>(place: impl Into<String>, reason: impl Into<String>) -> Result<T, Misfit> {
    Err(Misfit { place: place.into(), reason: reason.into() })
}

#[derive(Debug, Clone, Deserialize)]
pub struct Evening {
    #[serde(default)]
    pub title: String,
    pub date: NaiveDate,
    pub time_zone: String,
    pub zones: Vec<String>,
    pub devices: Vec<Device>,
    #[serde(default)]
    pub given: Given,
    pub events: Vec<Event>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Device {
    pub id: String,
    pub role: String,
    #[serde(default)]
    pub antenna: bool,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub struct Given {
    #[serde(default)]
    pub services: Vec<Service>,
    #[serde(default)]
    pub follow_ups: Vec<FollowUp>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Service {
    pub id: String,
    pub name: String,
    pub needs: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct FollowUp {
    pub code: String,
    pub next_step: String,
    pub owner: String,
    pub due: String,
    pub wish: Option<String>,
    pub risk: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Event {
    pub at: String,
    pub id: String,
    #[serde(flatten)]
    pub what: What,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum What {
    Contact(Box<Contact>),
    FollowUp {
        device: String,
        code: String,
        set: Value,
    },
    Referral {
        device: String,
        contact: String,
        need: String,
        service: String,
        consent: bool,
        status: String,
        reason: Option<String>,
    },
    ContextEvent {
        device: String,
        kind: String,
        zone: String,
        #[serde(default)]
        taken: Vec<String>,
        minors_seen: Option<u32>,
    },
    Sync {
        devices: Vec<String>,
    },
    SameGroup {
        device: String,
        contacts: Vec<String>,
        answer: String,
    },
}

#[derive(Debug, Clone, Deserialize)]
pub struct Contact {
    pub device: String,
    pub zone: String,
    pub channel: Option<String>,
    pub groups: Vec<Group>,
    pub language: Option<String>,
    pub code: Option<String>,
    pub seen_before: Option<String>,
    #[serde(default)]
    pub needs: Vec<Coded>,
    #[serde(default)]
    pub signs: Vec<Coded>,
    pub alert: Option<String>,
    #[serde(default)]
    pub cards: Vec<Card>,
    pub support: Option<Support>,
    pub note: Option<String>,
    pub complete: Option<bool>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Group {
    pub count: u32,
    pub band: String,
    pub gender: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Coded {
    pub code: String,
    pub source: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Card {
    pub card: String,
    pub language: Option<String>,
    pub understood: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Support {
    pub offered: String,
    pub answer: String,
}

impl Event {
    pub fn time(&self) -> NaiveTime {
        NaiveTime::parse_from_str(&self.at, "%H:%M").unwrap_or_default()
    }
}

impl Evening {
    pub fn parse(text: &str) -> Result<Evening, Misfit> {
        let value: Value = serde_json::from_str(text)
            .or_else(|error| misfit(format!("line {}, column {}", error.line(), error.column()), "this is no JSON"))?;
        let schema: Value = serde_json::from_str(SCHEMA).or_else(|error| misfit("the schema", error.to_string()))?;
        let validator = jsonschema::validator_for(&schema).or_else(|error| misfit("the schema", error.to_string()))?;
        if let Some(error) = validator.iter_errors(&value).next() {
            let (place, reason) = (error.instance_path().to_string(), error.to_string());
            let (place, reason) = deepest(&value, &place).unwrap_or((place, reason));
            return misfit(place, short(&reason));
        }
        let evening: Evening = serde_path(&value)?;
        evening.check()?;
        Ok(evening)
    }

    fn check(&self) -> Result<(), Misfit> {
        if self.time_zone.parse::<chrono_tz::Tz>().is_err() {
            return misfit("/time_zone", "no IANA time zone has this name");
        }
        unique("/devices", self.devices.iter().map(|device| &device.id))?;
        unique("/events", self.events.iter().map(|event| &event.id))?;
        unique("/given/services", self.given.services.iter().map(|service| &service.id))?;
        unique("/given/follow_ups", self.given.follow_ups.iter().map(|follow_up| &follow_up.code))?;
        for (at, zone) in self.zones.iter().enumerate() {
            if zone.trim().is_empty() || zone.contains('/') || zone.chars().count() > 60 {
                return misfit(format!("/zones/{at}"), "a zone's name has 1 to 60 letters and no slash");
            }
        }
        for (at, follow_up) in self.given.follow_ups.iter().enumerate() {
            let place = format!("/given/follow_ups/{at}");
            if domain::FollowCode::parse(&follow_up.code).is_err() {
                return misfit(format!("{place}/code"), "a follow-up code is 7 digits");
            }
            if follow_up.due.parse::<NaiveDate>().is_err() {
                return misfit(format!("{place}/due"), "no such date");
            }
        }
        let mut contacts = BTreeMap::new();
        for (at, event) in self.events.iter().enumerate() {
            self.check_event(&format!("/events/{at}"), event, &mut contacts)?;
        }
        Ok(())
    }

    fn check_event<'a>(
        &self,
        place: &str,
        event: &'a Event,
        contacts: &mut BTreeMap<&'a str, usize>,
    ) -> Result<(), Misfit> {
        let device = |id: &String, field: &str| {
            let known = self.devices.iter().any(|device| device.id == *id);
            if known {
                Ok(())
            } else {
                misfit(format!("{place}/{field}"), format!("no device “{id}” in this file"))
            }
        };
        let zone = |id: &String| {
            let known = self.zones.contains(id);
            if known { Ok(()) } else { misfit(format!("{place}/zone"), format!("no zone “{id}” in this file")) }
        };
        match &event.what {
            What::Contact(contact) => {
                device(&contact.device, "device")?;
                zone(&contact.zone)?;
                contacts.insert(&event.id, contact.groups.len());
            }
            What::FollowUp { device: by, code, set } => {
                device(by, "device")?;
                let known = self.given.follow_ups.iter().any(|follow_up| follow_up.code == *code);
                if !known {
                    return misfit(format!("{place}/code"), "no follow-up with this code is given in this file");
                }
                if let Some(due) = set.get("due").and_then(Value::as_str)
                    && due.parse::<NaiveDate>().is_err()
                {
                    return misfit(format!("{place}/set/due"), "no such date");
                }
            }
            What::Referral { device: by, contact, service, .. } => {
                device(by, "device")?;
                if !contacts.contains_key(contact.as_str()) {
                    return misfit(format!("{place}/contact"), format!("no contact “{contact}” before this event"));
                }
                if !self.given.services.iter().any(|known| known.id == *service) {
                    return misfit(format!("{place}/service"), format!("no service “{service}” in this file"));
                }
            }
            What::ContextEvent { device: by, zone: at, .. } => {
                device(by, "device")?;
                zone(at)?;
            }
            What::Sync { devices } => devices.iter().try_for_each(|id| device(id, "devices"))?,
            What::SameGroup { device: by, contacts: joined, .. } => {
                device(by, "device")?;
                if let Some(unknown) = joined.iter().find(|id| !contacts.contains_key(id.as_str())) {
                    return misfit(format!("{place}/contacts"), format!("no contact “{unknown}” before this event"));
                }
            }
        }
        Ok(())
    }

    /// Codes of the open lists that the file uses: (list, code, place).
    pub fn codes(&self) -> Vec<(&'static str, String, String)> {
        let mut found = Vec::new();
        for (at, service) in self.given.services.iter().enumerate() {
            let place = format!("/given/services/{at}/needs");
            found.extend(service.needs.iter().map(|need| ("need", need.clone(), place.clone())));
        }
        for (at, event) in self.events.iter().enumerate() {
            let place = |field: &str| format!("/events/{at}/{field}");
            match &event.what {
                What::Contact(contact) => {
                    found.extend(contact.needs.iter().map(|need| ("need", need.code.clone(), place("needs"))));
                    found.extend(contact.signs.iter().map(|sign| ("sign", sign.code.clone(), place("signs"))));
                    found.extend(contact.cards.iter().map(|card| ("card", card.card.clone(), place("cards"))));
                    let cards = contact.cards.iter().filter_map(|card| card.language.as_ref());
                    let spoken = contact.language.iter().chain(cards);
                    found.extend(spoken.map(|language| ("language", language.clone(), place("language"))));
                }
                What::Referral { need, reason, .. } => {
                    found.push(("need", need.clone(), place("need")));
                    found.extend(reason.iter().map(|reason| ("reason", reason.clone(), place("reason"))));
                }
                What::ContextEvent { taken, .. } => {
                    found.extend(taken.iter().map(|taken| ("taken", taken.clone(), place("taken"))));
                }
                _ => {}
            }
        }
        found
    }
}

/// `oneOf` errors stop at the event; the field that is meant is found by the event's own kind.
fn deepest(value: &Value, place: &str) -> Option<(String, String)> {
    let event = value.pointer(place).filter(|_| place.starts_with("/events/"))?;
    let unknown = || (format!("{place}/do"), "no event of this kind".to_owned());
    let Some(kind) = event.get("do").and_then(Value::as_str) else { return Some(unknown()) };
    let schema: Value = serde_json::from_str(SCHEMA).ok()?;
    let definitions = schema.get("$defs")?;
    if definitions.get(kind).is_none() {
        return Some(unknown());
    }
    let own = serde_json::json!({ "$ref": format!("#/$defs/{kind}"), "$defs": definitions });
    let validator = jsonschema::validator_for(&own).ok()?;
    let mut errors = validator.iter_errors(event);
    errors.next().map(|error| (format!("{place}{}", error.instance_path()), error.to_string()))
}

fn short(text: &str) -> String {
    text.chars().take(200).collect()
}

fn serde_path(value: &Value) -> Result<Evening, Misfit> {
    // What the schema lets through and the reader does not is named event by event.
    for (at, event) in value["events"].as_array().into_iter().flatten().enumerate() {
        if let Err(error) = serde_json::from_value::<Event>(event.clone()) {
            return misfit(format!("/events/{at}"), short(&error.to_string()));
        }
    }
    serde_json::from_value(value.clone()).or_else(|error| misfit("", short(&error.to_string())))
}

fn unique<'a>(place: &str, ids: impl Iterator<Item = &'a String>) -> Result<(), Misfit> {
    let mut seen = BTreeSet::new();
    for (at, id) in ids.enumerate() {
        if !seen.insert(id) {
            return misfit(format!("{place}/{at}"), format!("“{id}” is there twice"));
        }
    }
    Ok(())
}

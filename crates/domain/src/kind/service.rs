//! A service of the directory: where help is, kept by the antenna, read by everybody.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use opening_hours::{Context as Hours, OpeningHours, localization::Country};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Context, DocKind, DocRef, Edit, Id, Record, Refusal, ServiceDay, Value, World,
    kind::{name_of_a_thing, short},
};

/// Keys: `name`, `need/<code>`, `phone`, `hours` (OSM syntax), `minors`, `minutes/<zone>`, `language/<code>`, `capacity`
/// (`places@milliseconds`: the count and when it was made), `closed` (the service day on which it is closed), `last_checked`, `reference`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Service {
    pub id: Id,
    pub name: String,
    pub needs: Vec<String>,
    pub phone: Option<String>,
    /// OSM `opening_hours`.
    pub hours: Option<String>,
    /// `alone`, `with_adult`, `no`: whether it takes a minor.
    pub minors: Option<String>,
    /// Minutes from a zone, as the antenna typed them.
    #[ts(type = "Record<string, number>")]
    pub minutes: BTreeMap<String, i64>,
    pub languages: Vec<String>,
    /// Places that are free, and when somebody counted them (milliseconds since 1970).
    #[ts(type = "[number, number] | null")]
    pub capacity: Option<(i64, i64)>,
    /// The service day on which it is closed.
    pub closed: Option<String>,
    pub last_checked: Option<String>,
    /// What it was adopted from: `source/id` in another directory.
    pub reference: Option<String>,
}

/// One thing said of a service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "set", rename_all = "snake_case", deny_unknown_fields)]
pub enum ServiceSet {
    Name { name: String },
    Need { need: String, offered: bool },
    Phone { phone: String },
    Hours { hours: String },
    Minors { minors: String },
    Minutes { zone: String, minutes: u32 },
    Language { language: String, spoken: bool },
    Capacity { places: u32 },
    ClosedTonight { closed: bool },
    Checked,
    Reference { reference: String },
}

impl Service {
    pub fn read(record: &Record) -> Service {
        let text = |key| record.text(key).filter(|text| !text.is_empty()).map(str::to_owned);
        let flagged = |under| {
            let held = record.under(under).filter(|(_, held)| held.first.value == Value::Bool(true));
            held.map(|(code, _)| code.to_owned()).collect()
        };
        let minutes = record.under("minutes").filter_map(|(zone, held)| match held.first.value {
            Value::Int(minutes) => Some((zone.to_owned(), minutes)),
            _ => None,
        });
        let capacity = record.text("capacity").and_then(|text| text.split_once('@'));
        Service {
            id: record.id,
            name: text("name").unwrap_or_default(),
            needs: flagged("need"),
            phone: text("phone"),
            hours: text("hours"),
            minors: text("minors"),
            minutes: minutes.collect(),
            languages: flagged("language"),
            capacity: capacity.and_then(|(places, at)| Some((places.parse().ok()?, at.parse().ok()?))),
            closed: text("closed"),
            last_checked: text("last_checked"),
            reference: text("reference"),
        }
    }

    /// Whether its hours say that it is open, French public holidays included; `None` where no hours are known.
    pub fn is_open(&self, local: NaiveDateTime) -> Option<bool> {
        hours(self.hours.as_deref()?).map(|hours| hours.is_open(local))
    }

    /// When that changes next, on the same wall clock.
    pub fn changes_at(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        hours(self.hours.as_deref()?)?.next_change(local)
    }

    /// Not checked for more than a week: shown in amber, never as certain.
    pub fn is_stale(&self, today: ServiceDay) -> bool {
        let checked = self.last_checked.as_deref().and_then(|day| day.parse::<ServiceDay>().ok());
        checked.is_none_or(|checked| (today - checked).num_days() > 7)
    }
}

fn hours(text: &str) -> Option<OpeningHours> {
    let holidays = Hours::default().with_holidays(Country::FR.holidays());
    text.parse::<OpeningHours>().ok().map(|hours| hours.with_context(holidays))
}

pub(crate) fn service_edits(
    id: Id,
    name: &str,
    needs: &[String],
    world: &dyn World,
    ctx: &Context,
) -> Result<Vec<Edit>, Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::Missing { field: "name".into() });
    }
    let doc = DocRef { id, kind: DocKind::Service };
    let checked = ctx.clock.day_and_slot(ctx.now).0.to_string();
    let mut edits =
        vec![Edit::new(doc, "name", name_of_a_thing(short(name)?)?), Edit::new(doc, "last_checked", checked)];
    for need in needs {
        world.catalogue().check("need", need)?;
        edits.push(Edit::new(doc, format!("need/{need}"), true));
    }
    Ok(edits)
}

pub(crate) fn set_service(id: Id, set: &ServiceSet, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    world.record("service", id).ok_or(Refusal::Unknown { kind: "service".into() })?;
    let (doc, list) = (DocRef { id, kind: DocKind::Service }, world.catalogue());
    let today = ctx.clock.day_and_slot(ctx.now).0.to_string();
    let checked = Edit::new(doc, "last_checked", today.as_str());
    let edit = match set {
        ServiceSet::Name { name } if name.trim().is_empty() => {
            return Err(Refusal::Missing { field: "name".into() });
        }
        ServiceSet::Name { name } => Edit::new(doc, "name", name_of_a_thing(short(name)?)?),
        ServiceSet::Need { need, offered } => {
            list.check("need", need)?;
            Edit::new(doc, format!("need/{need}"), *offered)
        }
        ServiceSet::Phone { phone } => Edit::new(doc, "phone", short(phone)?),
        ServiceSet::Hours { hours: text } if !text.is_empty() && hours(text).is_none() => {
            return Err(Refusal::BadHours);
        }
        ServiceSet::Hours { hours } => Edit::new(doc, "hours", short(hours)?),
        ServiceSet::Minors { minors } => {
            list.check("minors", minors)?;
            Edit::new(doc, "minors", minors.as_str())
        }
        ServiceSet::Minutes { zone, minutes } => {
            list.check("zone", zone)?;
            Edit::new(doc, format!("minutes/{zone}"), i64::from(*minutes.min(&600)))
        }
        ServiceSet::Language { language, spoken } => {
            list.check("language", language)?;
            Edit::new(doc, format!("language/{language}"), *spoken)
        }
        // A count is a check.
        ServiceSet::Capacity { places } => {
            return Ok(vec![Edit::new(doc, "capacity", format!("{}@{}", places.min(&999), ctx.now)), checked]);
        }
        ServiceSet::ClosedTonight { closed } => {
            return Ok(vec![Edit::new(doc, "closed", if *closed { today.as_str() } else { "" }), checked]);
        }
        ServiceSet::Checked => checked,
        ServiceSet::Reference { reference } => Edit::new(doc, "reference", short(reference)?),
    };
    Ok(vec![edit])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(hours: &str, last_checked: &str) -> Service {
        let held = |text: &str| crate::Held {
            first: crate::Said { value: text.into(), by: String::new(), at: 0 },
            others: vec![],
        };
        let fields = [("hours".to_owned(), held(hours)), ("last_checked".to_owned(), held(last_checked))].into();
        Service::read(&Record { kind: "service".into(), id: Id::default(), doc: Id::default(), fields })
    }

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn hours_are_read_with_nights_and_public_holidays() {
        let office = service("Mo-Fr 09:00-17:00; PH off", "2027-01-15");
        assert_eq!(office.is_open(at("2027-01-15T10:00:00")), Some(true));
        assert_eq!(office.is_open(at("2027-01-16T10:00:00")), Some(false), "Saturday");
        assert_eq!(office.is_open(at("2027-07-14T10:00:00")), Some(false), "14 July, a Wednesday");
        let night = service("Mo-Su 20:00-08:00", "2027-01-15");
        assert_eq!(night.is_open(at("2027-01-16T02:00:00")), Some(true), "past midnight");
        assert_eq!(night.changes_at(at("2027-01-16T02:00:00")), Some(at("2027-01-16T08:00:00")));
        assert_eq!(service("", "2027-01-15").is_open(at("2027-01-16T02:00:00")), None);
    }

    #[test]
    fn what_nobody_checked_for_a_week_is_stale() {
        let day = |text: &str| text.parse::<ServiceDay>().unwrap();
        assert!(!service("", "2027-01-15").is_stale(day("2027-01-22")));
        assert!(service("", "2027-01-15").is_stale(day("2027-01-23")));
        assert!(service("", "").is_stale(day("2027-01-23")));
    }
}

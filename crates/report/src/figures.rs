//! The tables of a report, exact. They fall out of the log: nobody enters a number twice.

use std::collections::BTreeMap;

use domain::{
    ServiceDay,
    catalogue::{BANDS, is_minor},
    kind::{Activity, Alert, Contact, ContextEvent, Link, Referral},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Met, once_each};

/// Everything of a team's log that a report counts, each with its service day.
#[derive(Debug, Clone, Default)]
pub struct Log {
    pub met: Vec<Met>,
    pub links: Vec<Link>,
    pub alerts: Vec<Raised>,
    pub referrals: Vec<(String, Referral)>,
    pub context: Vec<ContextEvent>,
    pub activities: Vec<Activity>,
}

/// An alert with its service day and the team's delay for its level, in milliseconds.
#[derive(Debug, Clone)]
pub struct Raised {
    pub day: String,
    pub alert: Alert,
    pub delay: i64,
}

/// What a table counts: people, contacts, referrals, alerts or events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    People,
    Contacts,
    Referrals,
    Alerts,
    Events,
    Activities,
}

/// One cell: the code of its row in the list that the table is about, and its count. `key` names the quantity: the same
/// quantity in two tables has the same key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Row {
    pub code: String,
    pub count: u32,
    #[ts(skip)]
    #[serde(skip)]
    pub key: String,
}

/// A table with one kind of row. No table crosses two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Table {
    /// `people`, `minors`, `minors_gender`, `languages`, …
    pub code: String,
    /// The list whose words name the rows.
    pub list: String,
    pub unit: Unit,
    pub rows: Vec<Row>,
    /// The quantity that the rows sum up to; none where a contact may be in several rows.
    pub total: Option<u32>,
    #[ts(skip)]
    #[serde(skip)]
    pub total_key: String,
}

impl Log {
    /// What happened on these days, both inside.
    pub fn within(&self, from: ServiceDay, to: ServiceDay) -> Log {
        let inside = |day: &str| day.parse::<ServiceDay>().is_ok_and(|day| from <= day && day <= to);
        Log {
            met: self.met.iter().filter(|met| inside(&met.day)).cloned().collect(),
            links: self.links.clone(),
            alerts: self.alerts.iter().filter(|raised| inside(&raised.day)).cloned().collect(),
            referrals: self.referrals.iter().filter(|(day, _)| inside(day)).cloned().collect(),
            context: self.context.iter().filter(|event| inside(&event.day)).cloned().collect(),
            activities: self.activities.iter().filter(|activity| inside(&activity.day)).cloned().collect(),
        }
    }

    /// The log cut into its months (`2026-09`), each with anything in it.
    pub fn by_month(&self) -> BTreeMap<String, Log> {
        let mut months: BTreeMap<String, Log> = BTreeMap::new();
        let mut of = |day: &str, put: &dyn Fn(&mut Log)| {
            if let Some(month) = day.get(..7) {
                put(months.entry(month.to_owned()).or_default());
            }
        };
        self.met.iter().for_each(|met| of(&met.day, &|log| log.met.push(met.clone())));
        self.alerts.iter().for_each(|raised| of(&raised.day, &|log| log.alerts.push(raised.clone())));
        self.referrals.iter().for_each(|referral| of(&referral.0, &|log| log.referrals.push(referral.clone())));
        self.context.iter().for_each(|event| of(&event.day, &|log| log.context.push(event.clone())));
        self.activities.iter().for_each(|group| of(&group.day, &|log| log.activities.push(group.clone())));
        for log in months.values_mut() {
            log.links = self.links.clone();
        }
        months
    }

    /// Every table, always in the same order; groups that were logged twice are counted once.
    pub fn tables(&self) -> Vec<Table> {
        let once = once_each(&self.met, &self.links);
        let mut tables = people_tables(&once);
        tables.extend(contact_tables(&once));
        tables.extend(self.referral_tables());
        tables.extend(self.alert_tables());
        tables.push(listed("context", "context", Unit::Events, self.context.iter().map(|event| event.what.as_str())));
        let groups = self.activities.iter().map(|activity| activity.what.as_str());
        tables.push(listed("activities", "activity", Unit::Activities, groups));
        tables
    }

    fn referral_tables(&self) -> Vec<Table> {
        let referrals: Vec<&Referral> = self.referrals.iter().map(|(_, referral)| referral).collect();
        let by_state = referrals.iter().map(|referral| referral.status.as_str());
        let mut states = parts("referrals", "referral", Unit::Referrals, "referrals", by_state);
        for row in states.rows.iter_mut().filter(|row| row.code == "refused") {
            row.key = "refused".into();
        }
        let refused: Vec<&&Referral> = referrals.iter().filter(|referral| referral.status == "refused").collect();
        let reasons = refused.iter().map(|referral| referral.reason.as_deref().unwrap_or("not_said"));
        let needs = refused.iter().map(|referral| referral.need.as_str());
        let served = referrals.iter().filter(|referral| matches!(referral.status.as_str(), "served" | "closed"));
        let served: Vec<&&Referral> = served.collect();
        vec![
            states,
            parts("refusals", "reason", Unit::Referrals, "refused", reasons),
            parts("needs_refused", "need", Unit::Referrals, "refused", needs),
            listed("needs_met", "need", Unit::Referrals, served.iter().map(|referral| referral.need.as_str())),
        ]
    }

    fn alert_tables(&self) -> Vec<Table> {
        let levels = self.alerts.iter().map(|raised| raised.alert.level.as_str());
        let delays = self.alerts.iter().map(|raised| match raised.alert.seen_by.iter().map(|(_, at)| *at).min() {
            Some(at) if at - raised.alert.raised <= raised.delay => "in_time",
            Some(_) => "late",
            None => "unseen",
        });
        vec![
            parts("alerts", "level", Unit::Alerts, "alerts", levels),
            parts("alert_delays", "delay", Unit::Alerts, "alerts", delays),
        ]
    }
}

fn people_tables(once: &[&Contact]) -> Vec<Table> {
    let heads = || once.iter().flat_map(|contact| &contact.heads);
    let sum = |wanted: &dyn Fn(&domain::kind::Heads) -> bool| -> u32 {
        heads().filter(|heads| wanted(heads)).map(|heads| heads.count).sum()
    };
    let row = |code: &str, key: &str, count| Row { code: code.into(), key: key.into(), count };
    let minors = sum(&|heads| is_minor(&heads.band));
    let people = Table {
        code: "people".into(),
        list: "age".into(),
        unit: Unit::People,
        rows: vec![
            row("minors", "minors", minors),
            row("adults", "people/adults", sum(&|heads| heads.band == "adult")),
            row("not_asked", "people/not_asked", sum(&|heads| heads.band == "not_asked")),
        ],
        total: Some(sum(&|_| true)),
        total_key: "people".into(),
    };
    let bands = BANDS.iter().filter(|band| is_minor(band)).map(|band| {
        let count = sum(&|heads| heads.band == *band);
        row(band, &format!("minors/{band}"), count)
    });
    let of_minors = |code: &str, list: &str, rows: Vec<Row>| Table {
        code: code.into(),
        list: list.into(),
        unit: Unit::People,
        rows,
        total: Some(minors),
        total_key: "minors".into(),
    };
    let genders = domain::catalogue::GENDERS.iter().map(|gender| {
        let count = sum(&|heads| is_minor(&heads.band) && heads.gender == *gender);
        row(gender, &format!("minors_gender/{gender}"), count)
    });
    vec![people, of_minors("minors", "band", bands.collect()), of_minors("minors_gender", "gender", genders.collect())]
}

fn contact_tables(once: &[&Contact]) -> Vec<Table> {
    let each = |pick: &dyn Fn(&Contact) -> Vec<String>| -> Vec<String> { once.iter().flat_map(|c| pick(c)).collect() };
    let language = |contact: &Contact| contact.language.clone().unwrap_or_else(|| "not_said".into());
    let channels = each(&|contact| vec![contact.channel.clone()]);
    let languages = each(&|contact| vec![language(contact)]);
    let missing = each(&|contact| match contact.interpreter.as_deref() {
        Some("nobody") => vec![language(contact)],
        _ => vec![],
    });
    let needs = each(&|contact| contact.needs.iter().map(|need| need.code.clone()).collect());
    let cards = each(&|contact| contact.cards.iter().map(|card| card.code.clone()).collect());
    let text = |texts: &'_ [String]| -> Vec<String> { texts.to_vec() };
    let listed_of =
        |code, list, texts: Vec<String>| listed(code, list, Unit::Contacts, text(&texts).iter().map(String::as_str));
    vec![
        parts("channels", "channel", Unit::Contacts, "contacts", channels.iter().map(String::as_str)),
        parts("languages", "language", Unit::Contacts, "contacts", languages.iter().map(String::as_str)),
        listed_of("languages_missing", "language", missing),
        listed_of("needs", "need", needs),
        listed_of("cards", "card", cards),
    ]
}

/// A table whose rows are parts of one quantity.
fn parts<'a>(code: &str, list: &str, unit: Unit, total_key: &str, codes: impl Iterator<Item = &'a str>) -> Table {
    let mut table = listed(code, list, unit, codes);
    table.total = Some(table.rows.iter().map(|row| row.count).sum());
    table.total_key = total_key.into();
    table
}

/// A table in which one thing may be in several rows.
fn listed<'a>(code: &str, list: &str, unit: Unit, codes: impl Iterator<Item = &'a str>) -> Table {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    codes.for_each(|code| *counts.entry(code).or_default() += 1);
    let row = |(row, count): (&str, u32)| Row { code: row.to_owned(), count, key: format!("{code}/{row}") };
    let mut rows: Vec<Row> = counts.into_iter().map(row).collect();
    rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
    Table { code: code.into(), list: list.into(), unit, rows, total: None, total_key: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_that_a_past_month_may_fill_are_those_of_a_report() {
        let made: Vec<(String, String)> =
            Log::default().tables().into_iter().map(|table| (table.code, table.list)).collect();
        let known = domain::kind::TABLES.map(|(table, list)| (table.to_owned(), list.to_owned()));
        assert_eq!(BTreeMap::from_iter(made), BTreeMap::from_iter(known));
    }
}

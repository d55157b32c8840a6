//! The end of a record's time: what is due and why, erased by a human's gesture, everywhere; and the log of who opened, exported and erased
//! what kind of record.

use std::collections::BTreeMap;

use chrono::Months;
use domain::{
    DocKind, ServiceDay,
    kind::{Access, FollowUp},
    register,
};
use serde::{Deserialize, Serialize};
use sync_proto::{Id, Op, Rights};
use ts_rs::TS;

use crate::{App, Error, Result, antenna::count, app::Open, ring::purpose};

/// What has come to the end of its time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "due", rename_all = "snake_case")]
pub enum Due {
    /// A night with its outings, contacts and alerts.
    Night {
        day: String,
    },
    FollowUp {
        code: String,
    },
    /// One month's document of a kind.
    Month {
        kind: String,
        month: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DueRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub due: Due,
    /// Records that go with it.
    pub records: u32,
    /// The date of its last change.
    pub last: String,
    /// After how many months this kind goes.
    pub months: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AccessRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub access: Access,
    pub role: String,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RetentionView {
    pub due: Vec<DueRow>,
    /// Kind → months, for the kinds that have an end.
    #[ts(type = "Record<string, number>")]
    pub months: BTreeMap<String, u32>,
    /// The latest first.
    pub log: Vec<AccessRow>,
}

/// Opening the same kind again within the hour is one line of the log.
const ONE_LOOK_MS: i64 = 3600 * 1000;
/// How much of the log a screen shows.
const SHOWN: usize = 200;

impl App {
    /// At the antenna: erases what has come to its end, on every device and at the relay.
    pub fn erase_due(&self, due: &Due) -> Result<()> {
        self.with(|open| open.erase_due(due))
    }
}

impl Open {
    fn months_of(&self, kind: &str) -> Option<u32> {
        let usual = register::entry_of(kind)?.months?;
        Some(self.settings.retention.get(kind).copied().unwrap_or(usual).min(register::CEILING_MONTHS))
    }

    fn is_over(&self, kind: &str, last: ServiceDay) -> Option<u32> {
        let months = self.months_of(kind)?;
        let end = last.checked_add_months(Months::new(months))?;
        (end <= self.today()).then_some(months)
    }

    pub fn retention(&self) -> Result<RetentionView> {
        let kinds =
            register::REGISTER.iter().filter_map(|entry| Some((entry.kind.to_owned(), self.months_of(entry.kind)?)));
        Ok(RetentionView { due: self.due()?, months: kinds.collect(), log: self.access_log()? })
    }

    fn due(&self) -> Result<Vec<DueRow>> {
        let mut rows = Vec::new();
        if !self.rights().has(Rights::ANTENNA) {
            return Ok(rows);
        }
        for (space, night) in self.nights_here() {
            let records = self.store.records_of_space(space)?;
            if let Some(months) = self.is_over(DocKind::Outing.code(), night) {
                let due = Due::Night { day: night.to_string() };
                rows.push(DueRow { due, records: count(records.len()), last: night.to_string(), months });
            }
        }
        for (_, record) in self.store.records(DocKind::FollowUp.code())? {
            let said = record.fields.values().flat_map(domain::Held::all).map(|said| said.at).max().unwrap_or_default();
            let last = self.settings.clock.day_and_slot(said).0;
            if let Some(months) = self.is_over(&record.kind, last) {
                let due = Due::FollowUp { code: FollowUp::read(&record).code };
                rows.push(DueRow { due, records: 1, last: last.to_string(), months });
            }
        }
        for (kind, held) in [("debrief", "decision"), ("activity", "activity"), ("access", "access")] {
            let mut months: BTreeMap<String, (ServiceDay, usize)> = BTreeMap::new();
            for (_, record) in self.store.records(held)? {
                let day = self.settings.clock.day_and_slot(record.begun()).0;
                let month = months.entry(day.format("%Y-%m").to_string()).or_insert((day, 0));
                *month = (month.0.max(day), month.1 + 1);
            }
            for (month, (last, records)) in months {
                if let Some(months) = self.is_over(kind, last) {
                    let due = Due::Month { kind: kind.to_owned(), month };
                    rows.push(DueRow { due, records: count(records), last: last.to_string(), months });
                }
            }
        }
        rows.sort_by(|a, b| (&a.last, &a.due).cmp(&(&b.last, &b.due)));
        Ok(rows)
    }

    fn nights_here(&self) -> Vec<(Id, ServiceDay)> {
        self.ring.spaces().filter_map(|(space, known)| Some((space, purpose::night_of(known)?))).collect()
    }

    fn erase_due(&mut self, due: &Due) -> Result<()> {
        // What a screen shows may be old; only what is due now goes.
        let row = self.due()?.into_iter().find(|row| row.due == *due);
        let row = row.ok_or_else(|| Error::not_allowed("its time has not come, or it is gone already"))?;
        self.fold()?;
        let (kind, ops) = match due {
            Due::FollowUp { code } => return self.erase_code(code),
            Due::Night { day } => {
                let spaces = self.nights_here().into_iter().filter(|(_, night)| night.to_string() == *day);
                let ops: Vec<Op> = spaces.map(|(space, _)| Op::EraseSpace { space }).collect();
                (DocKind::Outing.code(), ops)
            }
            Due::Month { kind, month } => {
                let held = if kind == "debrief" { "decision" } else { kind };
                let mut docs = std::collections::BTreeSet::new();
                for (space, record) in self.store.records(held)? {
                    let day = self.settings.clock.day_and_slot(record.begun()).0;
                    if day.format("%Y-%m").to_string() == *month {
                        docs.insert((space, Id(record.doc.0)));
                    }
                }
                (kind.as_str(), docs.into_iter().map(|(space, doc)| Op::EraseDoc { space, doc }).collect())
            }
        };
        self.append(ops, vec![])?;
        self.apply_erasures()?;
        self.log_access("erased", kind, row.records.into())
    }

    /// One line in the log, at an antenna device. What cannot be logged does not stand in the way of what is logged.
    pub fn log_access(&mut self, what: &str, kind: &str, records: i64) -> Result<()> {
        if self.ring.space(purpose::FOLLOW_UPS).is_none() {
            return Ok(());
        }
        let (id, now) = (self.fresh_id(), self.now());
        let edits = Access::edits(id, self.today(), what, kind, records);
        let space = self.ring.space(purpose::FOLLOW_UPS).unwrap_or_default();
        let placed: Vec<_> = edits.into_iter().map(|edit| (space, edit)).collect();
        self.store.tap(&placed, self.author, now)?;
        Ok(())
    }

    /// As [`Open::log_access`] for looking at a kind of record: once an hour.
    pub fn log_look(&mut self, kind: &str) -> Result<()> {
        let name = format!("looked/{kind}");
        let now = self.now();
        if self.store.number(&name)?.is_some_and(|at| (0..ONE_LOOK_MS).contains(&(now - at))) {
            return Ok(());
        }
        self.store.set_number(&name, now)?;
        self.log_access("opened", kind, 1)
    }

    fn access_log(&self) -> Result<Vec<AccessRow>> {
        let person = self.people_by_prefix()?;
        let mut log: Vec<AccessRow> = self
            .all(DocKind::Access.code(), Access::read)?
            .into_iter()
            .map(|access| {
                let (role, label) = person.get(&access.by).cloned().unwrap_or_default();
                AccessRow { access, role, label }
            })
            .collect();
        log.sort_by_key(|row| std::cmp::Reverse(row.access.at));
        log.truncate(SHOWN);
        Ok(log)
    }
}

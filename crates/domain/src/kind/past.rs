//! Totals of a month that the team counted before, or elsewhere: out of its old spreadsheets. Aggregates only, rounded, and what was
//! below eight withheld, so that no month of the past says more than a report does. One document a month.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::{
    Context, DocKind, DocRef, Edit, Id, Record, Refusal, ServiceDay, TAKEN_BACK, Value, World, kind::month_of,
    publishable,
};

/// Keys: `month` (`2026-09`), `total/<table>/<row>` (a number, or `withheld`).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Past {
    pub id: Id,
    pub month: String,
    /// `table/row` → the number; none where it was withheld.
    #[ts(type = "Record<string, number | null>")]
    pub totals: BTreeMap<String, Option<i64>>,
}

const WITHHELD: &str = "withheld";

/// The tables of a report, and the list that names their rows.
pub const TABLES: [(&str, &str); 16] = [
    ("people", "age"),
    ("minors", "band"),
    ("minors_gender", "gender"),
    ("channels", "channel"),
    ("languages", "language"),
    ("languages_missing", "language"),
    ("needs", "need"),
    ("needs_refused", "need"),
    ("needs_met", "need"),
    ("cards", "card"),
    ("referrals", "referral"),
    ("refusals", "reason"),
    ("alerts", "level"),
    ("alert_delays", "delay"),
    ("context", "context"),
    ("activities", "activity"),
];

/// Rows that are in no list of the catalogue.
const OTHER_ROWS: [&str; 8] = ["total", "minors", "adults", "not_asked", "not_said", "in_time", "late", "unseen"];

const LARGEST: u32 = 1_000_000;

impl Past {
    /// None for a month that was taken away.
    pub fn read(record: &Record) -> Option<Past> {
        let month = record.text("month").filter(|month| !month.is_empty())?;
        let totals = record.under("total").filter_map(|(row, held)| match &held.first.value {
            Value::Int(count) => Some((row.to_owned(), Some(*count))),
            Value::Text(text) if text == WITHHELD => Some((row.to_owned(), None)),
            _ => None,
        });
        Some(Past { id: record.id, month: month.to_owned(), totals: totals.collect() })
    }
}

fn first_day(month: &str, ctx: &Context) -> Result<ServiceDay, Refusal> {
    let first: ServiceDay = format!("{month}-01").parse().map_err(|_| Refusal::BadDate)?;
    let (today, _) = ctx.clock.day_and_slot(ctx.now);
    let known = first.format("%Y-%m").to_string() == month && first < today && month >= "2000";
    known.then_some(first).ok_or(Refusal::BadDate)
}

fn is_row(name: &str, world: &dyn World) -> bool {
    let Some((table, row)) = name.split_once('/') else { return false };
    let list = TABLES.iter().find(|(known, _)| *known == table).map(|(_, list)| *list);
    list.is_some_and(|list| OTHER_ROWS.contains(&row) || world.catalogue().knows(list, row))
}

fn kept(count: Option<u32>) -> Value {
    count.and_then(publishable).map_or_else(|| WITHHELD.into(), |count| i64::from(count).into())
}

/// Of each month, its totals instead of those that were kept of it. One that cannot be kept keeps none.
pub(crate) fn keep_past(
    months: &BTreeMap<String, BTreeMap<String, Option<u32>>>,
    world: &dyn World,
    ctx: &Context,
) -> Result<Vec<Edit>, Refusal> {
    let mut edits = Vec::new();
    for (month, totals) in months {
        edits.extend(month_edits(month, totals, world, ctx)?);
    }
    Ok(edits)
}

fn month_edits(
    month: &str,
    totals: &BTreeMap<String, Option<u32>>,
    world: &dyn World,
    ctx: &Context,
) -> Result<Vec<Edit>, Refusal> {
    let doc = month_of(DocKind::Past, first_day(month, ctx)?);
    if totals.is_empty() {
        return Err(Refusal::Missing { field: "totals".into() });
    }
    let mut edits = vec![Edit::new(doc, "month", month)];
    for (name, count) in totals {
        if !is_row(name, world) {
            return Err(Refusal::NotInList { list: "table".into(), code: name.chars().take(40).collect() });
        }
        if count.is_some_and(|count| count > LARGEST) {
            return Err(Refusal::HeadCount);
        }
        edits.push(Edit::new(doc, format!("total/{name}"), kept(*count)));
    }
    let before = world.record(DocKind::Past.code(), doc.id);
    edits.extend(gone(doc, before.as_ref(), |row| totals.contains_key(row)));
    Ok(edits)
}

pub(crate) fn forget_past(month: &str, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    let doc = month_of(DocKind::Past, first_day(month, ctx)?);
    let unknown = || Refusal::Unknown { kind: DocKind::Past.code().into() };
    let before = world.record(DocKind::Past.code(), doc.id).ok_or_else(unknown)?;
    let mut edits = vec![Edit::new(doc, "month", TAKEN_BACK)];
    edits.extend(gone(doc, Some(&before), |_| false));
    Ok(edits)
}

fn gone(doc: DocRef, before: Option<&Record>, stays: impl Fn(&str) -> bool) -> Vec<Edit> {
    let rows = before.into_iter().flat_map(|record| record.under("total"));
    let rows = rows.filter(|(row, held)| !stays(row) && held.first.value != TAKEN_BACK.into());
    rows.map(|(row, _)| Edit::new(doc, format!("total/{row}"), TAKEN_BACK)).collect()
}

//! The ledger of reports: the human words of each period, and what was published of it. A period is published once; what was
//! published stays what it was, so that no second version can be held against the first.

use serde::Serialize;
use ts_rs::TS;

use crate::{
    Context, DocKind, DocRef, Edit, Id, Record, Refusal, ServiceDay, World,
    kind::{anonymous, date},
};

/// Keys: `from`, `to` (dates, both inside), `text/<section>`, `published` (milliseconds since 1970), `tables` (JSON, as published).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Publication {
    pub id: Id,
    pub from: String,
    pub to: String,
    pub texts: Vec<(String, String)>,
    #[ts(type = "number | null")]
    pub published: Option<i64>,
    #[serde(skip)]
    pub tables: Option<String>,
}

impl Publication {
    pub fn read(record: &Record) -> Publication {
        let text = |key| record.text(key).unwrap_or_default().to_owned();
        let texts = record.under("text").filter_map(|(section, held)| match &held.first.value {
            crate::Value::Text(words) if !words.is_empty() => Some((section.to_owned(), words.clone())),
            _ => None,
        });
        Publication {
            id: record.id,
            from: text("from"),
            to: text("to"),
            texts: texts.collect(),
            published: record.int("published"),
            tables: record.text("tables").map(str::to_owned),
        }
    }

    /// Whether two periods have a day in common and are not the same.
    pub fn crosses(&self, from: ServiceDay, to: ServiceDay) -> bool {
        let (Ok(own_from), Ok(own_to)) = (self.from.parse::<ServiceDay>(), self.to.parse::<ServiceDay>()) else {
            return false;
        };
        own_from <= to && from <= own_to && (own_from, own_to) != (from, to)
    }

    /// The record of a period: two devices that write of it write into the same one.
    pub fn id_of(from: ServiceDay, to: ServiceDay) -> Id {
        let mut id = [0; 16];
        let name = format!("{}-{}", from.format("%y%m%d"), to.format("%y%m%d"));
        id.iter_mut().zip(name.bytes()).for_each(|(at, byte)| *at = byte);
        Id(id)
    }
}

/// All periods are in one document: a ledger that could be incomplete would be none.
const LEDGER: DocRef = DocRef { id: Id(*b"team ledger\0\0\0\0\0"), kind: DocKind::Ledger };

/// The sections of a report that a human writes.
const SECTIONS: [&str; 4] = ["summary", "worries", "needs", "next"];

fn period(from: &str, to: &str) -> Result<(ServiceDay, ServiceDay), Refusal> {
    let day = |text: &str| date(text)?.parse().map_err(|_| Refusal::BadDate);
    match (day(from)?, day(to)?) {
        (from, to) if from <= to => Ok((from, to)),
        _ => Err(Refusal::BadDate),
    }
}

fn begun(from: ServiceDay, to: ServiceDay, key: &str, value: crate::Value) -> Vec<Edit> {
    let id = Publication::id_of(from, to);
    let put = |key: &str, value: crate::Value| Edit::new(LEDGER, format!("publication/{id}/{key}"), value);
    vec![put("from", from.to_string().into()), put("to", to.to_string().into()), put(key, value)]
}

/// A human's words for one section; longer than a note on a person may be, and about nobody.
pub(crate) fn report_text(
    from: &str,
    to: &str,
    section: &str,
    words: &str,
    world: &dyn World,
) -> Result<Vec<Edit>, Refusal> {
    let (from, to) = period(from, to)?;
    if !SECTIONS.contains(&section) {
        return Err(Refusal::NotInList { list: "section".into(), code: section.chars().take(40).collect() });
    }
    if words.chars().count() > 4_000 {
        return Err(Refusal::TooLong);
    }
    anonymous(words, world)?;
    Ok(begun(from, to, &format!("text/{section}"), words.into()))
}

pub(crate) fn publish(
    from: &str,
    to: &str,
    tables: &str,
    world: &dyn World,
    ctx: &Context,
) -> Result<Vec<Edit>, Refusal> {
    let (from, to) = period(from, to)?;
    let known = world.all("publication").iter().map(Publication::read).collect::<Vec<_>>();
    let mut published = known.iter().filter(|known| known.published.is_some());
    if published.any(|known| known.id == Publication::id_of(from, to) || known.crosses(from, to)) {
        return Err(Refusal::Published);
    }
    let mut edits = begun(from, to, "tables", tables.into());
    edits.push(Edit::new(LEDGER, format!("publication/{}/published", Publication::id_of(from, to)), ctx.now));
    Ok(edits)
}

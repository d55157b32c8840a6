//! A CSV: that of data.inclusion by its own columns, any other by a mapping that somebody makes once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Entry, NoDirectory, Skipped, Taken, clean, inclusion};

/// Which column says what; nothing: the file does not say it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Mapping {
    pub name: String,
    pub id: Option<String>,
    pub organisation: Option<String>,
    pub description: Option<String>,
    pub town: Option<String>,
    pub postcode: Option<String>,
    pub phone: Option<String>,
    pub hours: Option<String>,
    pub updated: Option<String>,
    /// Every row is for these needs.
    pub needs: Vec<String>,
}

const SAMPLE: usize = 3;

/// A spreadsheet in French separates with semicolons.
fn delimiter(header: &str) -> u8 {
    let count = |mark: char| header.matches(mark).count();
    [b';', b'\t'].into_iter().find(|mark| count(char::from(*mark)) > count(',')).unwrap_or(b',')
}

pub fn read(text: &str, source: &str, mapping: Option<&Mapping>) -> Result<Taken, NoDirectory> {
    let header = text.lines().next().unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(header)).flexible(true).from_reader(text.as_bytes());
    let broken = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        NoDirectory::Broken { line: u32::try_from(line).unwrap_or(u32::MAX) }
    };
    let columns: Vec<String> = reader.headers().map_err(broken)?.iter().map(|name| name.trim().to_owned()).collect();
    let theirs = ["source", "id", "nom", "date_maj"].iter().all(|name| columns.iter().any(|known| known == name));
    if !theirs && mapping.is_none() {
        let rows = reader.records().take(SAMPLE).filter_map(Result::ok);
        let sample = rows.map(|row| row.iter().map(str::to_owned).collect()).collect();
        return Err(NoDirectory::Unmapped { columns, sample });
    }
    if let Some(mapping) = mapping.filter(|_| !theirs)
        && !columns.contains(&mapping.name)
    {
        return Err(NoDirectory::NoColumn { field: "name".into() });
    }
    let mut taken = Taken::default();
    for (number, row) in (1..).zip(reader.records()) {
        let row = row.map_err(broken)?;
        let cells: BTreeMap<&str, &str> = columns.iter().map(String::as_str).zip(row.iter()).collect();
        taken.people += inclusion::people_in(&cells);
        let entry = match mapping.filter(|_| !theirs) {
            None => inclusion::read_row(&cells),
            Some(mapping) => mapped(&cells, mapping, source),
        };
        match entry {
            Ok(entry) => taken.entries.push(entry),
            Err(field) => taken.skipped.push(Skipped { row: number, field: field.to_owned() }),
        }
    }
    Ok(taken)
}

fn mapped(cells: &BTreeMap<&str, &str>, mapping: &Mapping, source: &str) -> Result<Entry, &'static str> {
    let at = |column: &Option<String>| {
        column.as_ref().and_then(|name| cells.get(name.as_str())).and_then(|text| clean(text))
    };
    let name = at(&Some(mapping.name.clone())).ok_or("name")?;
    let town = at(&mapping.town);
    // Where the file has no ids, the name and the town are one: the same row is the same service next month.
    let id = at(&mapping.id)
        .unwrap_or_else(|| format!("{} {}", name, town.as_deref().unwrap_or_default()).trim().to_lowercase());
    Ok(Entry {
        source: source.to_owned(),
        id,
        name,
        organisation: at(&mapping.organisation),
        description: at(&mapping.description),
        town,
        postcode: at(&mapping.postcode),
        phone: at(&mapping.phone),
        hours: at(&mapping.hours),
        needs: mapping.needs.clone(),
        languages: vec![],
        updated: at(&mapping.updated).map(|date| date.chars().take(10).collect()),
    })
}

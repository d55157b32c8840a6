//! Other organisations' own tables: months of totals in a spreadsheet or a CSV, with other words. What is small in them is blanked and
//! the rest rounded before anything is done with it, so that no more can come out than of a report of ours.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Cursor,
};

use calamine::{Data, Reader as _};
use chrono::{Datelike as _, NaiveDate};
use domain::{ServiceDay, publishable};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Contribution, Unreadable, consolidate::Cells};

/// How such a table says the same things as ours.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Columns {
    /// Heads of columns: the month (`2026-10`, `10/2026` or a day in it), the indicator, the number. Where each month is a column of its
    /// own, `month` and `value` are empty.
    pub month: String,
    pub what: String,
    pub value: String,
    /// Their word for an indicator → `table/code` of ours. A word that is not here is passed over.
    #[ts(type = "Record<string, string>")]
    pub words: BTreeMap<String, String>,
}

/// What a person needs to see to say which column is which.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Looked {
    pub heads: Vec<String>,
    /// The different texts of each column, at most sixty.
    pub texts: Vec<Vec<String>>,
    /// How many columns are months.
    pub months: u32,
}

const MOST_TEXTS: usize = 60;

/// The rows of a CSV (comma, semicolon or tab; UTF-8) or of a workbook's first sheet (XLSX, ODS).
fn rows_of(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unreadable> {
    if bytes.starts_with(b"PK") {
        let read = || {
            let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).ok()?;
            let range = book.worksheet_range_at(0)?.ok()?;
            Some(range.rows().map(|row| row.iter().map(cell).collect()).collect())
        };
        // A reader of other people's files: what stops it is refused like any other file.
        return std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).ok().flatten().ok_or(Unreadable::Encoding);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Encoding)?.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let count = |mark: char| head.matches(mark).count();
    let mark = [b';', b'\t'].into_iter().find(|mark| count(char::from(*mark)) > count(',')).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(text.as_bytes());
    let rows =
        reader.records().map(|record| record.map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect()));
    rows.collect::<Result<_, _>>().map_err(|_| Unreadable::Encoding)
}

fn cell(data: &Data) -> String {
    match data {
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Data::DateTime(at) => at.as_datetime().map(|at| at.date().to_string()).unwrap_or_default(),
        other => other.to_string().trim().to_owned(),
    }
}

/// First and last day of the month that a cell names.
fn month(text: &str) -> Option<(ServiceDay, ServiceDay)> {
    let day = text.parse::<NaiveDate>().ok().or_else(|| NaiveDate::parse_from_str(text, "%d/%m/%Y").ok());
    let parts: Vec<u32> = text.split(['-', '/']).filter_map(|part| part.parse().ok()).collect();
    let (year, month) = match (day, parts.as_slice()) {
        (Some(day), _) => (day.year(), day.month()),
        (None, [month, year]) if *month <= 12 => (i32::try_from(*year).ok()?, *month),
        (None, [year, month]) => (i32::try_from(*year).ok()?, *month),
        _ => return None,
    };
    let first = NaiveDate::from_ymd_opt(year, month, 1).filter(|_| (2000..2100).contains(&year))?;
    let last = first.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
    Some((first, last))
}

/// What may be shown of a number that somebody counted; a cell that is no number is an error.
fn shown(text: &str) -> Result<Option<u32>, ()> {
    let plain = text.replace([' ', '\u{202f}', '\u{a0}'], "");
    if plain.is_empty() {
        return Ok(None);
    }
    let number: u32 = plain.parse().map_err(|_| ())?;
    Ok(publishable(number))
}

/// For the mapping screen.
pub fn look(bytes: &[u8]) -> Result<Looked, Unreadable> {
    let rows = rows_of(bytes)?;
    let heads = rows.first().cloned().ok_or(Unreadable::Empty)?;
    let texts = (0..heads.len()).map(|at| {
        let all: BTreeSet<&String> =
            rows.iter().skip(1).filter_map(|row| row.get(at)).filter(|text| !text.is_empty()).collect();
        all.into_iter().take(MOST_TEXTS).cloned().collect()
    });
    let months = u32::try_from(heads.iter().filter(|head| month(head).is_some()).count()).unwrap_or(u32::MAX);
    Ok(Looked { texts: texts.collect(), months, heads })
}

impl Contribution {
    /// `2026-09`, where it is one whole month.
    pub fn month(&self) -> Option<String> {
        let name = self.from.format("%Y-%m").to_string();
        (month(&name) == Some((self.from, self.to))).then_some(name)
    }

    /// `table/row` → the number; none where it was withheld.
    pub fn totals(&self) -> BTreeMap<String, Option<u32>> {
        self.cells.iter().map(|((table, row), shown)| (format!("{table}/{row}"), *shown)).collect()
    }

    /// One contribution a month. A number below eight is taken as withheld, another is rounded to five.
    pub fn read_foreign(organisation: &str, bytes: &[u8], columns: &Columns) -> Result<Vec<Contribution>, Unreadable> {
        let rows = rows_of(bytes)?;
        let heads = rows.first().ok_or(Unreadable::Empty)?;
        let column = |wanted: &str| {
            heads.iter().position(|head| head == wanted).ok_or_else(|| Unreadable::Column { column: wanted.to_owned() })
        };
        let what = column(&columns.what)?;
        let wide: Vec<(usize, (ServiceDay, ServiceDay))> = match columns.month.is_empty() && columns.value.is_empty() {
            true => heads.iter().enumerate().filter_map(|(at, head)| Some((at, month(head)?))).collect(),
            false => vec![],
        };
        let long = match wide.is_empty() {
            true => Some((column(&columns.month)?, column(&columns.value)?)),
            false => None,
        };
        let mut months: BTreeMap<(ServiceDay, ServiceDay), Cells> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate().skip(1) {
            let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
            let cell = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
            let Some((table, code)) = columns.words.get(cell(what)).and_then(|ours| ours.split_once('/')) else {
                continue;
            };
            let told = match long {
                Some((when, value)) => vec![(month(cell(when)).ok_or(Unreadable::Date { line })?, value)],
                None => wide.iter().map(|(at, month)| (*month, *at)).collect(),
            };
            for (month, value) in told {
                let shown = shown(cell(value))
                    .map_err(|()| Unreadable::Number { line, value: cell(value).chars().take(20).collect() })?;
                if months.entry(month).or_default().insert((table.to_owned(), code.to_owned()), shown).is_some() {
                    return Err(Unreadable::Twice { line });
                }
            }
        }
        if months.is_empty() {
            return Err(Unreadable::Empty);
        }
        let made = |((from, to), cells)| Contribution {
            organisation: organisation.to_owned(),
            from,
            to,
            department: String::new(),
            cells,
        };
        Ok(months.into_iter().map(made).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_said_in_four_ways_and_nonsense_in_none() {
        let october = (NaiveDate::from_ymd_opt(2026, 10, 1), NaiveDate::from_ymd_opt(2026, 10, 31));
        for text in ["2026-10", "10/2026", "2026-10-15", "15/10/2026"] {
            assert_eq!(month(text).map(|(from, to)| (Some(from), Some(to))), Some(october), "{text}");
        }
        assert_eq!(
            (shown("1 204"), shown("7"), shown("0"), shown("")),
            (Ok(Some(1_205)), Ok(None), Ok(Some(0)), Ok(None))
        );
        assert_eq!(shown("douze"), Err(()));
        for text in ["", "octobre", "2026-13", "13/2026", "10", "1999-12"] {
            assert_eq!(month(text), None, "{text}");
        }
    }

    #[test]
    fn months_that_are_columns_say_the_same_as_months_that_are_rows() {
        let words = BTreeMap::from([("Personnes vues".to_owned(), "people/total".to_owned())]);
        let long = "Mois;Indicateur;Nombre\n2026-09;Personnes vues;1 204\n2026-10;Personnes vues;5\n2026-09;Autre;9\n";
        let wide = "Indicateur;09/2026;2026-10-01\nPersonnes vues;1 204;5\nAutre;9;\n";
        let columns = Columns { month: "Mois".into(), what: "Indicateur".into(), value: "Nombre".into(), words };
        let as_columns = Columns { month: String::new(), value: String::new(), ..columns.clone() };
        let rows = Contribution::read_foreign("Voisine", long.as_bytes(), &columns).unwrap();
        assert_eq!(rows, Contribution::read_foreign("Voisine", wide.as_bytes(), &as_columns).unwrap());
        let shown: Vec<Option<u32>> = rows.iter().flat_map(|month| month.cells.values().copied()).collect();
        assert_eq!(shown, [Some(1_205), None], "rounded, and what is small is withheld");
        assert_eq!((look(wide.as_bytes()).unwrap().months, look(long.as_bytes()).unwrap().months), (2, 0));
        let none = Contribution::read_foreign("Voisine", long.as_bytes(), &as_columns);
        assert_eq!(none.unwrap_err(), Unreadable::Column { column: String::new() });
        let word = wide.replace("1 204", "douze");
        assert!(matches!(
            Contribution::read_foreign("Voisine", word.as_bytes(), &as_columns),
            Err(Unreadable::Number { line: 2, .. })
        ));
    }
}

//! Several organisations' external reports side by side: sums as ranges, never a record. What comes in is what left an antenna
//! under the small-count rule, so that what goes out says no more than that.

use std::collections::{BTreeMap, BTreeSet};

use domain::ServiceDay;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) type Cells = BTreeMap<(String, String), Option<u32>>;

/// One organisation's file, as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    pub organisation: String,
    pub from: ServiceDay,
    pub to: ServiceDay,
    pub department: String,
    /// (table, row) → what was published; blank where it was withheld.
    pub(crate) cells: Cells,
}

/// Why a file cannot be taken. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Unreadable {
    #[error("the file is not UTF-8 text")]
    Encoding,
    #[error("the file has no line of HXL tags with {column}")]
    Column { column: String },
    #[error("line {line}: “{value}” is no number; a withheld cell is blank")]
    Number { line: u32, value: String },
    #[error("line {line}: the same row a second time")]
    Twice { line: u32 },
    #[error("line {line}: no date")]
    Date { line: u32 },
    #[error("the lines are not of one period")]
    Periods,
    #[error("there is no line in it")]
    Empty,
}

/// A sum over organisations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Summed {
    pub table: String,
    pub code: String,
    /// At least.
    pub low: u32,
    /// At most; none where an organisation withheld its number.
    pub high: Option<u32>,
    /// Organisations whose number is in it, and those that withheld theirs.
    pub told: u32,
    pub withheld: u32,
}

/// A need without an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "gap", rename_all = "snake_case")]
pub enum Gap {
    /// Asked for, and met by nobody.
    NoService { need: String, low: u32 },
    /// Refused by services.
    Refused { need: String, low: u32 },
    /// Nobody could interpret.
    NoInterpreter { language: String, low: u32 },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Consolidated {
    pub from: String,
    pub to: String,
    pub organisations: Vec<String>,
    /// Pairs of files that may count the same people: the same organisation, or one period and département.
    pub overlaps: Vec<(String, String)>,
    pub rows: Vec<Summed>,
    pub gaps: Vec<Gap>,
}

impl Contribution {
    /// A CSV with HXL tags as an antenna exports it; other columns are passed over.
    pub fn read(organisation: &str, bytes: &[u8]) -> Result<Contribution, Unreadable> {
        let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Encoding)?;
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let records: Vec<csv::StringRecord> =
            reader.records().collect::<Result<_, _>>().map_err(|_| Unreadable::Encoding)?;
        let tags_at = records.iter().position(|record| record.iter().any(|cell| cell.trim().starts_with('#')));
        let tags = tags_at.map(|at| &records[at]);
        let column = |wanted: &str| {
            let found = tags.and_then(|tags| tags.iter().position(|tag| tag.trim() == wanted));
            found.ok_or_else(|| Unreadable::Column { column: wanted.to_owned() })
        };
        let (from, to) = (column("#date+start")?, column("#date+end")?);
        let (table, code, value) = (column("#indicator+name")?, column("#indicator+code")?, column("#indicator+num")?);
        let department = column("#adm2+code+v_insee_dep").ok();
        let mut cells = BTreeMap::new();
        let mut periods = BTreeSet::new();
        let mut place = String::new();
        for (at, record) in records.iter().enumerate().skip(tags_at.unwrap_or_default() + 1) {
            let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
            let cell = |at: usize| record.get(at).unwrap_or_default().trim();
            let day = |at| cell(at).parse::<ServiceDay>().map_err(|_| Unreadable::Date { line });
            periods.insert((day(from)?, day(to)?));
            let number = match cell(value) {
                "" => None,
                text => Some(
                    text.parse().map_err(|_| Unreadable::Number { line, value: text.chars().take(20).collect() })?,
                ),
            };
            if cells.insert((cell(table).to_owned(), cell(code).to_owned()), number).is_some() {
                return Err(Unreadable::Twice { line });
            }
            place = department.map(cell).unwrap_or_default().to_owned();
        }
        let mut periods = periods.into_iter();
        match (periods.next(), periods.next()) {
            (Some((from, to)), None) => {
                Ok(Contribution { organisation: organisation.to_owned(), from, to, department: place, cells })
            }
            (None, _) => Err(Unreadable::Empty),
            _ => Err(Unreadable::Periods),
        }
    }

    fn overlaps(&self, other: &Contribution) -> bool {
        let days = self.from <= other.to && other.from <= self.to;
        days && (self.organisation == other.organisation || self.department == other.department)
    }
}

/// What a published number may have been before it was rounded.
fn range(shown: Option<u32>) -> (u32, Option<u32>) {
    match shown {
        Some(0) => (0, Some(0)),
        Some(shown) => (shown.saturating_sub(2).max(domain::SMALLEST), Some(shown + 2)),
        None => (1, None),
    }
}

pub fn consolidate(contributions: &[Contribution]) -> Consolidated {
    let keys: BTreeSet<&(String, String)> = contributions.iter().flat_map(|one| one.cells.keys()).collect();
    let sum = |key: &(String, String)| {
        let told: Vec<Option<u32>> = contributions.iter().filter_map(|one| one.cells.get(key).copied()).collect();
        let ranges = told.iter().map(|shown| range(*shown));
        let (low, high) = ranges
            .fold((0, Some(0)), |(low, high): (u32, Option<u32>), (l, h)| (low + l, high.zip(h).map(|(a, b)| a + b)));
        let withheld = told.iter().filter(|shown| shown.is_none()).count();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Summed {
            table: key.0.clone(),
            code: key.1.clone(),
            low,
            high,
            told: count(told.len() - withheld),
            withheld: count(withheld),
        }
    };
    let rows: Vec<Summed> = keys.into_iter().map(sum).collect();
    let mut overlaps = Vec::new();
    for (at, one) in contributions.iter().enumerate() {
        let others = contributions[at + 1..].iter().filter(|other| one.overlaps(other));
        overlaps.extend(others.map(|other| (one.organisation.clone(), other.organisation.clone())));
    }
    let organisations: BTreeSet<String> = contributions.iter().map(|one| one.organisation.clone()).collect();
    Consolidated {
        from: contributions.iter().map(|one| one.from).min().map(|day| day.to_string()).unwrap_or_default(),
        to: contributions.iter().map(|one| one.to).max().map(|day| day.to_string()).unwrap_or_default(),
        organisations: organisations.into_iter().collect(),
        overlaps,
        gaps: gaps(&rows),
        rows,
    }
}

fn gaps(rows: &[Summed]) -> Vec<Gap> {
    let of =
        |table: &'static str| rows.iter().filter(move |row| row.table == table && row.code != "total" && row.low > 0);
    let met = |need: &str| rows.iter().any(|row| row.table == "needs_met" && row.code == need && row.low > 0);
    let asked = of("needs").filter(|row| !met(&row.code));
    let mut gaps: Vec<Gap> = asked.map(|row| Gap::NoService { need: row.code.clone(), low: row.low }).collect();
    gaps.extend(of("needs_refused").map(|row| Gap::Refused { need: row.code.clone(), low: row.low }));
    gaps.extend(of("languages_missing").map(|row| Gap::NoInterpreter { language: row.code.clone(), low: row.low }));
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "from,to,department,table,code,value,suppressed\n#date+start,#date+end,#adm2+code+v_insee_dep,#indicator+name,#indicator+code,#indicator+num,#meta+suppressed\n";

    fn file(department: &str, lines: &[(&str, &str, &str)]) -> String {
        let line = |(table, code, value): &(&str, &str, &str)| {
            format!("2027-01-04,2027-01-31,{department},{table},{code},{value},\n")
        };
        HEAD.to_owned() + &lines.iter().map(line).collect::<String>()
    }

    fn read(organisation: &str, text: &str) -> Result<Contribution, Unreadable> {
        Contribution::read(organisation, text.as_bytes())
    }

    #[test]
    fn sums_are_ranges_and_a_blank_leaves_the_top_open() {
        let a = read("A", &file("62", &[("minors", "total", "40"), ("needs", "food.meal", "10")])).unwrap();
        let b = read(
            "B",
            &file("59", &[("minors", "total", ""), ("needs", "food.meal", "0"), ("needs_met", "food.meal", "0")]),
        );
        let both = consolidate(&[a, b.unwrap()]);
        let row = |code: &str| both.rows.iter().find(|row| row.code == code).unwrap().clone();
        assert_eq!((row("total").low, row("total").high, row("total").withheld), (39, None, 1));
        assert_eq!((row("food.meal").low, row("food.meal").high), (8, Some(12)));
        assert_eq!(both.gaps, [Gap::NoService { need: "food.meal".into(), low: 8 }]);
        assert!(both.overlaps.is_empty());
    }

    #[test]
    fn files_that_may_count_the_same_people_are_named() {
        let lines = [("minors", "total", "40")];
        let files = [("A", "62"), ("B", "62"), ("C", "59"), ("A", "80")];
        let files = files.map(|(organisation, department)| read(organisation, &file(department, &lines)).unwrap());
        let pairs = consolidate(&files).overlaps;
        assert_eq!(pairs, [("A".to_owned(), "B".to_owned()), ("A".to_owned(), "A".to_owned())]);
    }

    #[test]
    fn a_broken_file_is_refused_with_its_line() {
        let good = file("62", &[("minors", "total", "40")]);
        let broken = [
            (good.replace("#indicator+num", "#indicator"), Unreadable::Column { column: "#indicator+num".into() }),
            (good.replace(",40,", ",=1+1,"), Unreadable::Number { line: 3, value: "=1+1".into() }),
            (good.replace(",40,", ",*,"), Unreadable::Number { line: 3, value: "*".into() }),
            (format!("{good}2027-01-04,2027-01-31,62,minors,total,40,\n"), Unreadable::Twice { line: 4 }),
            (format!("{good}2027-02-01,2027-02-07,62,minors,f,40,\n"), Unreadable::Periods),
            (good.replace("2027-01-04", "January"), Unreadable::Date { line: 3 }),
            (HEAD.to_owned(), Unreadable::Empty),
            ("a,b\n1,2\n".to_owned(), Unreadable::Column { column: "#date+start".into() }),
        ];
        for (text, why) in broken {
            assert_eq!(read("A", &text).unwrap_err(), why);
        }
        assert_eq!(Contribution::read("A", b"\xe9t\xe9").unwrap_err(), Unreadable::Encoding);
    }
}

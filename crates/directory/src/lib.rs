#![doc = include_str!("../README.md")]

mod hsds;
mod inclusion;
mod plain;
mod thematic;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use hsds::to_hsds;
pub use inclusion::{to_inclusion_csv, to_inclusion_json};
pub use plain::Mapping;

/// One service as a source says it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Entry {
    /// Who published it: `dora`, `soliguide`, a file's name.
    pub source: String,
    /// Its name there.
    pub id: String,
    pub name: String,
    pub organisation: Option<String>,
    pub description: Option<String>,
    pub town: Option<String>,
    pub postcode: Option<String>,
    pub phone: Option<String>,
    /// OSM `opening_hours`.
    pub hours: Option<String>,
    /// Codes of the catalogue's needs.
    pub needs: Vec<String>,
    pub languages: Vec<String>,
    /// `2027-01-15`: when the source changed it last.
    pub updated: Option<String>,
}

/// Why a row is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Skipped {
    /// From 1; in JSON the place in the list.
    pub row: u32,
    /// The field that is missing or cannot be read.
    pub field: String,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Taken {
    pub entries: Vec<Entry>,
    pub skipped: Vec<Skipped>,
    /// Rows under an id that was there already; the last one counts.
    pub duplicates: u32,
    /// Names and addresses of people that were left out.
    pub people: u32,
    /// The file was in an older encoding (Windows-1252) and was read as such.
    pub recoded: bool,
}

/// Why a whole file cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum NoDirectory {
    #[error("the file is empty")]
    Empty,
    #[error("the file is JSON and holds no list of services")]
    NoServices,
    #[error("the file breaks off or is damaged at line {line}")]
    Broken { line: u32 },
    #[error("no column says {field}")]
    NoColumn { field: String },
    #[error("its columns have to be told apart first")]
    Unmapped { columns: Vec<String>, sample: Vec<Vec<String>> },
}

/// Reads a file of any of the layouts. `source` names it where the rows do not; a CSV of unknown columns needs a mapping.
pub fn read(bytes: &[u8], source: &str, mapping: Option<&Mapping>) -> Result<Taken, NoDirectory> {
    let (text, recoded) = decode(bytes);
    let trimmed = text.trim_start();
    let mut taken = match trimmed.chars().next() {
        None => return Err(NoDirectory::Empty),
        Some('[' | '{') => {
            let broken = |error: serde_json::Error| NoDirectory::Broken { line: count(error.line()) };
            let json: serde_json::Value = serde_json::from_str(trimmed).map_err(broken)?;
            match hsds::is_hsds(&json) {
                true => hsds::read(&json, source),
                false => inclusion::read_json(&json)?,
            }
        }
        Some(_) => plain::read(&text, source, mapping)?,
    };
    taken.recoded = recoded;
    Ok(only_last(taken))
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// UTF-8, or what old spreadsheets write.
fn decode(bytes: &[u8]) -> (String, bool) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => (encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(), true),
    }
}

fn only_last(mut taken: Taken) -> Taken {
    let mut seen = BTreeSet::new();
    let all = taken.entries.len();
    taken.entries.reverse();
    taken.entries.retain(|entry| seen.insert((entry.source.clone(), entry.id.clone())));
    taken.entries.reverse();
    taken.duplicates = count(all - taken.entries.len());
    taken
}

/// A text without what a screen or a spreadsheet could take for something else.
fn clean(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|letter| !letter.is_control() || *letter == '\n').collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.chars().take(2_000).collect())
}

/// A cell that a spreadsheet would take for a formula is not one any more; a telephone number is none.
fn cell(text: &str) -> String {
    let dialled = text.starts_with('+') && text[1..].chars().all(|c| c.is_ascii_digit() || c == ' ');
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') if !dialled => format!("'{text}"),
        _ => text.to_owned(),
    }
}

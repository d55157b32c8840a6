//! A report on paper: the same tables as a workbook, a document and a machine-readable file. The words come from the screens,
//! in the language in which they are shown.

mod docx;
mod hxl;
mod shared;
mod xlsx;

use std::collections::BTreeMap;

use domain::ServiceDay;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Protected, Table, Unit};

pub use docx::to_docx;
pub use hxl::to_hxl;
pub use shared::{Coded, to_codebook, to_consolidated};
pub use xlsx::to_xlsx;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Xlsx,
    Docx,
    /// CSV with HXL tags; codes and no words, for machines.
    Csv,
}

impl Format {
    pub fn extension(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Docx => "docx",
            Format::Csv => "csv",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    #[error("the file could not be made: {0}")]
    Made(String),
}

/// Everything that stands in a report. `words` has a text for `title`, `notice`, `total`, `blank`, `what`, `count`, `table/<code>`,
/// `unit/<unit>`, `row/<list>/<code>` and `section/<section>`; a missing one is shown as its code.
#[derive(Debug, Clone)]
pub struct Paper {
    pub from: ServiceDay,
    pub to: ServiceDay,
    pub tables: Vec<Protected>,
    /// Sections that a human wrote.
    pub texts: Vec<(String, String)>,
    /// Exact figures, for the antenna alone: said on every page.
    pub internal: bool,
    /// INSEE code of the département.
    pub department: Option<String>,
    pub words: BTreeMap<String, String>,
    pub right_to_left: bool,
}

impl Paper {
    fn word(&self, key: &str) -> String {
        let fallback = || key.rsplit('/').next().unwrap_or(key).to_owned();
        self.words.get(key).cloned().unwrap_or_else(fallback)
    }

    fn unit(&self, unit: Unit) -> String {
        self.word(&format!("unit/{}", unit.code()))
    }

    fn row(&self, table: &Protected, code: &str) -> String {
        self.word(&format!("row/{}/{code}", table.list))
    }

    /// From left to right also in a line that goes the other way: the marks hold what stands between the dates.
    fn period(&self) -> String {
        let mark = if self.right_to_left { "\u{200e}" } else { "" };
        format!("{mark}{} {mark}–{mark} {}{mark}", self.from, self.to)
    }

    pub fn file_name(&self, format: Format) -> String {
        file_name(self.from, self.to, self.internal, format.extension())
    }

    pub fn make(&self, format: Format) -> Result<Vec<u8>, ExportError> {
        match format {
            Format::Xlsx => to_xlsx(self),
            Format::Docx => to_docx(self),
            Format::Csv => to_hxl(self),
        }
    }
}

/// `maraude-2027-01-11-2027-01-17.xlsx`; `interne` is in the name of what must not leave.
pub fn file_name(from: ServiceDay, to: ServiceDay, internal: bool, extension: &str) -> String {
    let marked = if internal { "-interne" } else { "" };
    format!("maraude-{from}-{to}{marked}.{extension}")
}

impl Unit {
    pub fn code(self) -> &'static str {
        match self {
            Unit::People => "people",
            Unit::Contacts => "contacts",
            Unit::Referrals => "referrals",
            Unit::Alerts => "alerts",
            Unit::Events => "events",
            Unit::Activities => "activities",
        }
    }
}

/// Exact figures in the shape of a report that nothing was taken from: for the antenna's own papers.
pub fn exact(tables: &[Table]) -> Vec<Protected> {
    let shown = |table: &Table| Protected {
        code: table.code.clone(),
        list: table.list.clone(),
        unit: table.unit,
        rows: table.rows.iter().map(|row| (row.code.clone(), Some(row.count))).collect(),
        summed: table.total.is_some(),
        total: table.total,
    };
    tables.iter().map(shown).collect()
}

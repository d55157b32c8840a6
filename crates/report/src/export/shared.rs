//! What several organisations share: the codebook of their lists, and the sums of their protected reports. CSV with HXL tags; ranges
//! and no record.

use std::collections::BTreeMap;

use super::{ExportError, hxl::harmless};
use crate::Consolidated;

const LANGUAGES: [&str; 3] = ["fr", "en", "ar"];

/// One code of one list, and its words by language.
pub struct Coded<'a> {
    pub list: &'a str,
    pub code: &'a str,
    pub words: &'a BTreeMap<String, String>,
}

fn failed(error: impl ToString) -> ExportError {
    ExportError::Made(error.to_string())
}

/// Every code that a record or a report may hold, so that another organisation counts the same things under the same names.
pub fn to_codebook<'a>(codes: impl Iterator<Item = Coded<'a>>) -> Result<Vec<u8>, ExportError> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["list", "code", "fr", "en", "ar"]).map_err(failed)?;
    let tags = ["#meta+list", "#meta+code", "#meta+label+i_fr", "#meta+label+i_en", "#meta+label+i_ar"];
    out.write_record(tags).map_err(failed)?;
    for one in codes {
        let words = LANGUAGES.map(|language| harmless(one.words.get(language).map_or("", String::as_str)));
        out.write_record([harmless(one.list), harmless(one.code)].iter().chain(&words)).map_err(failed)?;
    }
    out.into_inner().map_err(failed)
}

/// Sums as ranges: at least, at most (blank where an organisation withheld its number), how many told and withheld.
pub fn to_consolidated(sums: &Consolidated) -> Result<Vec<u8>, ExportError> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["from", "to", "table", "code", "at_least", "at_most", "told", "withheld"]).map_err(failed)?;
    let tags = [
        "#date+start",
        "#date+end",
        "#indicator+name",
        "#indicator+code",
        "#indicator+min+num",
        "#indicator+max+num",
        "#meta+told",
        "#meta+withheld",
    ];
    out.write_record(tags).map_err(failed)?;
    for row in &sums.rows {
        let most = row.high.map(|high| high.to_string()).unwrap_or_default();
        let (low, told, withheld) = (row.low.to_string(), row.told.to_string(), row.withheld.to_string());
        let (table, code) = (harmless(&row.table), harmless(&row.code));
        out.write_record([&sums.from, &sums.to, &table, &code, &low, &most, &told, &withheld]).map_err(failed)?;
    }
    out.into_inner().map_err(failed)
}

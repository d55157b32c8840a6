//! CSV with a row of HXL tags (Humanitarian Exchange Language 1.1). One line a quantity. A withheld cell is blank and named in
//! `#meta+suppressed`: a mark in its place would be no number.

use super::{ExportError, Paper};

const HEADS: [&str; 10] =
    ["from", "to", "department", "sector", "activity", "table", "code", "unit", "value", "suppressed"];
const TAGS: [&str; 10] = [
    "#date+start",
    "#date+end",
    "#adm2+code+v_insee_dep",
    "#sector",
    "#activity+code+v_mhpss4w",
    "#indicator+name",
    "#indicator+code",
    "#indicator+unit",
    "#indicator+num",
    "#meta+suppressed",
];

/// The 4Ws code (IASC 2012) of what a table counts.
fn mhpss(table: &str, row: &str) -> &'static str {
    match (table, row) {
        ("activities", "playful" | "sport" | "creative") => "3.5",
        ("activities", "emotional_support") => "3.4",
        ("activities", "rights_session") | ("cards", _) => "1",
        ("referrals" | "refusals" | "needs_refused" | "needs_met", _) => "7.2",
        _ => "",
    }
}

/// A cell that a spreadsheet would take for a formula is not one any more.
pub(super) fn harmless(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

pub fn to_hxl(paper: &Paper) -> Result<Vec<u8>, ExportError> {
    let failed = |error: csv::Error| ExportError::Made(error.to_string());
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(HEADS).map_err(failed)?;
    out.write_record(TAGS).map_err(failed)?;
    for table in &paper.tables {
        let total = table.summed.then(|| ("total".to_owned(), table.total));
        for (code, shown) in table.rows.iter().cloned().chain(total) {
            let value = shown.map(|shown| shown.to_string()).unwrap_or_default();
            let suppressed = if shown.is_none() { format!("{}/{code}", table.code) } else { String::new() };
            let record = [
                paper.from.to_string(),
                paper.to.to_string(),
                harmless(paper.department.as_deref().unwrap_or_default()),
                "protection".to_owned(),
                mhpss(&table.code, &code).to_owned(),
                harmless(&table.code),
                harmless(&code),
                table.unit.code().to_owned(),
                value,
                harmless(&suppressed),
            ];
            out.write_record(&record).map_err(failed)?;
        }
    }
    out.into_inner().map_err(|error| ExportError::Made(error.to_string()))
}

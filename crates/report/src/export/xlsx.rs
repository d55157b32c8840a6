//! A workbook: a first sheet with the words, then one sheet a table with its chart. No macro, no formula: every text is
//! written as a text.

use rust_xlsxwriter::{Chart, ChartType, Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{ExportError, Paper};
use crate::Protected;

pub fn to_xlsx(paper: &Paper) -> Result<Vec<u8>, ExportError> {
    workbook(paper).map_err(|error| ExportError::Made(error.to_string()))
}

fn workbook(paper: &Paper) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    front(paper, book.add_worksheet())?;
    for table in paper.tables.iter().filter(|table| !table.rows.is_empty()) {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&paper.word(&format!("table/{}", table.code)), &table.code))?;
        fill(paper, table, sheet)?;
    }
    book.save_to_buffer()
}

/// A sheet's name has at most 31 characters and none of `[]:*?/\`; where the words do not fit, the code stands.
fn sheet_name(words: &str, code: &str) -> String {
    let fits = words.chars().count() <= 31 && !words.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']);
    if fits { words.to_owned() } else { code.to_owned() }
}

fn bold() -> Format {
    Format::new().set_bold()
}

fn front(paper: &Paper, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_right_to_left(paper.right_to_left).set_column_width(0, 90)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(sheet_name(&paper.word("title"), "report"))?;
    sheet.write_string_with_format(0, 0, paper.word("title"), &bold().set_font_size(16))?;
    sheet.write_string(1, 0, paper.period())?;
    let notice = if paper.internal { bold().set_font_color(Color::RGB(0x8F_1D_12)) } else { Format::new() };
    sheet.write_string_with_format(2, 0, paper.word("notice"), &notice.set_text_wrap())?;
    let mut at = 4;
    for (section, words) in &paper.texts {
        sheet.write_string_with_format(at, 0, paper.word(&format!("section/{section}")), &bold())?;
        sheet.write_string_with_format(at + 1, 0, words, &wrapped)?;
        at += 3;
    }
    Ok(())
}

fn fill(paper: &Paper, table: &Protected, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    // Table and chart beside each other on one sheet of A4.
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_right_to_left(paper.right_to_left).set_column_width(0, 42)?;
    let title = paper.word(&format!("table/{}", table.code));
    sheet.write_string_with_format(0, 0, &title, &bold().set_font_size(13))?;
    sheet.write_string(1, 0, paper.period())?;
    sheet.write_string_with_format(1, 1, if paper.internal { paper.word("notice") } else { String::new() }, &bold())?;
    sheet.write_string_with_format(3, 0, paper.word("what"), &bold())?;
    sheet.write_string_with_format(3, 1, paper.unit(table.unit), &bold())?;
    let mut at = 4;
    for (code, shown) in &table.rows {
        sheet.write_string(at, 0, paper.row(table, code))?;
        write_count(paper, sheet, at, *shown, &Format::new())?;
        at += 1;
    }
    let last = at - 1;
    if table.summed {
        sheet.write_string_with_format(at, 0, paper.word("total"), &bold())?;
        write_count(paper, sheet, at, table.total, &bold())?;
    }
    let name = sheet.name();
    let mut chart = Chart::new(ChartType::Bar);
    chart.title().set_name(&title);
    chart.legend().set_hidden();
    let series = chart.add_series();
    series.set_categories((name.as_str(), 4, 0, last, 0)).set_values((name.as_str(), 4, 1, last, 1));
    series.set_format(rust_xlsxwriter::ChartFormat::new().set_solid_fill(
        // Dark enough to be read in greyscale.
        rust_xlsxwriter::ChartSolidFill::new().set_color(Color::RGB(0x8A_53_00)),
    ));
    sheet.insert_chart(3, 3, &chart)?;
    Ok(())
}

fn write_count(
    paper: &Paper,
    sheet: &mut Worksheet,
    at: u32,
    shown: Option<u32>,
    format: &Format,
) -> Result<(), XlsxError> {
    match shown {
        Some(count) => sheet.write_number_with_format(at, 1, count, format)?,
        // A blank says why it is one, beside it, so that the column stays a column of numbers.
        None => sheet.write_string_with_format(at, 2, paper.word("blank"), &Format::new().set_italic())?,
    };
    Ok(())
}

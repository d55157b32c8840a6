//! A document for Word and LibreOffice: headings, the human's words, tables. No macro, no author.

use docx_rs::{
    AlignmentType, Docx, Footer, Header, LineSpacing, Paragraph, Run, Shading, ShdType, Table as Grid, TableCell,
    TableLayoutType, TableRow, WidthType,
};

use super::{ExportError, Paper};
use crate::Protected;

/// Widths in twentieths of a point: a label, a number and its bar on A4.
const WIDTHS: [usize; 3] = [4_400, 1_400, 3_200];
/// A bar's grey: it reads on any printer, and the number stands beside it.
const BAR: &str = "6B6B6B";

pub fn to_docx(paper: &Paper) -> Result<Vec<u8>, ExportError> {
    let mut document = Docx::new()
        .page_size(11_906, 16_838)
        .header(Header::new().add_paragraph(line(paper, Run::new().add_text(paper.word("notice")).size(16).bold())))
        .footer(Footer::new().add_paragraph(line(paper, Run::new().add_text(paper.period()).size(16))))
        .add_paragraph(line(paper, Run::new().add_text(paper.word("title")).size(40).bold()))
        .add_paragraph(line(paper, Run::new().add_text(paper.period()).size(24)));
    for (section, words) in &paper.texts {
        let heading = Run::new().add_text(paper.word(&format!("section/{section}"))).size(28).bold();
        document = document.add_paragraph(line(paper, heading));
        for part in words.lines() {
            document = document.add_paragraph(line(paper, Run::new().add_text(part)));
        }
    }
    for table in paper.tables.iter().filter(|table| !table.rows.is_empty()) {
        let heading = Run::new().add_text(paper.word(&format!("table/{}", table.code))).size(26).bold();
        let heading = line(paper, heading).keep_next(true).line_spacing(LineSpacing::new().before(160).after(60));
        document = document.add_paragraph(heading).add_table(grid(paper, table));
        document = document.add_paragraph(Paragraph::new());
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    document.build().pack(&mut bytes).map_err(|error| ExportError::Made(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn line(paper: &Paper, run: Run) -> Paragraph {
    let mut paragraph = Paragraph::new().add_run(run);
    if paper.right_to_left {
        paragraph.property = paragraph.property.bidi(true);
    }
    paragraph
}

fn grid(paper: &Paper, table: &Protected) -> Grid {
    let most = table.rows.iter().filter_map(|(_, shown)| *shown).max().unwrap_or_default();
    let row = |label: String, value: String, strong: bool, part: Option<u32>| {
        let run = |text: String| if strong { Run::new().add_text(text).bold() } else { Run::new().add_text(text) };
        let number = line(paper, run(value)).align(AlignmentType::Right);
        let cells = [line(paper, run(label)), number];
        let cells = cells.into_iter().zip(WIDTHS);
        let cells = cells.map(|(text, width)| TableCell::new().add_paragraph(text).width(width, WidthType::Dxa));
        let mut cells: Vec<TableCell> = cells.chain([bar(paper, part.unwrap_or_default(), most)]).collect();
        if paper.right_to_left {
            // The format's own mirror for tables is not in the crate.
            cells.reverse();
        }
        TableRow::new(cells).cant_split()
    };
    let value = |shown: Option<u32>| shown.map_or_else(|| paper.word("blank"), |count| count.to_string());
    let mut rows = vec![row(paper.word("what"), paper.unit(table.unit), true, None)];
    rows.extend(table.rows.iter().map(|(code, shown)| row(paper.row(table, code), value(*shown), false, *shown)));
    rows.extend(table.summed.then(|| row(paper.word("total"), value(table.total), true, None)));
    let mut widths = WIDTHS.to_vec();
    if paper.right_to_left {
        widths.reverse();
    }
    let grid = Grid::new(rows).set_grid(widths).width(WIDTHS.iter().sum(), WidthType::Dxa);
    grid.layout(TableLayoutType::Fixed)
}

/// A number against the largest of its table, as a filled cell: no picture, nothing that a program has to draw.
fn bar(paper: &Paper, part: u32, most: u32) -> TableCell {
    let cell = TableCell::new().width(WIDTHS[2], WidthType::Dxa);
    let room = WIDTHS[2] - 220;
    let filled = room * part as usize / most.max(1) as usize;
    if filled == 0 {
        return cell.add_paragraph(Paragraph::new());
    }
    let blank = || Paragraph::new().add_run(Run::new().add_text(" ").size(12));
    let fill = TableCell::new()
        .add_paragraph(blank())
        .width(filled, WidthType::Dxa)
        .shading(Shading::new().shd_type(ShdType::Clear).fill(BAR));
    let mut widths = vec![filled];
    let mut cells = vec![fill];
    if room > filled {
        widths.push(room - filled);
        cells.push(TableCell::new().add_paragraph(blank()).width(room - filled, WidthType::Dxa));
    }
    if paper.right_to_left {
        widths.reverse();
        cells.reverse();
    }
    let inner = Grid::new(vec![TableRow::new(cells)]).set_grid(widths).width(room, WidthType::Dxa).clear_all_border();
    cell.add_table(inner.layout(TableLayoutType::Fixed)).add_paragraph(Paragraph::new())
}

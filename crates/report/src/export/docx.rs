//! A document for Word and LibreOffice: headings, the human's words, tables. No macro, no author.

use docx_rs::{AlignmentType, Docx, Footer, Header, Paragraph, Run, Table as Grid, TableCell, TableRow, WidthType};

use super::{ExportError, Paper};
use crate::Protected;

/// Widths in twentieths of a point: a label and a number on A4.
const WIDTHS: [usize; 2] = [6_800, 2_200];

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
        let heading = line(paper, heading).keep_next(true);
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
    let row = |label: String, value: String, strong: bool| {
        let run = |text: String| if strong { Run::new().add_text(text).bold() } else { Run::new().add_text(text) };
        let number = line(paper, run(value)).align(AlignmentType::Right);
        let cells = [line(paper, run(label)), number];
        let cells = cells.into_iter().zip(WIDTHS);
        let cells = cells.map(|(text, width)| TableCell::new().add_paragraph(text).width(width, WidthType::Dxa));
        TableRow::new(cells.collect()).cant_split()
    };
    let value = |shown: Option<u32>| shown.map_or_else(|| paper.word("blank"), |count| count.to_string());
    let mut rows = vec![row(paper.word("what"), paper.unit(table.unit), true)];
    rows.extend(table.rows.iter().map(|(code, shown)| row(paper.row(table, code), value(*shown), false)));
    rows.extend(table.summed.then(|| row(paper.word("total"), value(table.total), true)));
    Grid::new(rows).set_grid(WIDTHS.to_vec()).width(WIDTHS.iter().sum(), WidthType::Dxa)
}

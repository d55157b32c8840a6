#![doc = include_str!("../README.md")]

mod fold;
mod lists;
mod names;
mod numbers;
mod online;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why something was marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Phone,
    Handle,
    Link,
    /// A document's or file's number, a birth date.
    Document,
    Name,
}

/// A part of a text that may identify somebody. Positions count UTF-16 units, as a page's script does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Mark {
    pub from: u32,
    pub to: u32,
    pub why: Why,
}

/// A part of a text in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    pub from: usize,
    pub to: usize,
    pub why: Why,
}

/// Everything in a text that may identify somebody, in order and without overlaps. `known`: words of the team's own that name a
/// place or a service and nobody.
pub fn find(text: &str, known: &dyn Fn(&str) -> bool) -> Vec<Mark> {
    let folded = fold::fold(text);
    let mut spans = online::find(&folded.text);
    spans.extend(numbers::find(&folded.text));
    spans.extend(names::find(&folded.text, known));
    spans.sort_by_key(|span| (span.from, std::cmp::Reverse(span.to)));
    let mut marks: Vec<Mark> = Vec::new();
    let mut end = 0;
    for span in spans {
        if span.from < end {
            continue;
        }
        end = span.to;
        let units = |at: usize| u32::try_from(text[..at].encode_utf16().count()).unwrap_or(u32::MAX);
        let (from, to) = (folded.original(span.from), folded.original(span.to));
        marks.push(Mark { from: units(from), to: units(to), why: span.why });
    }
    marks
}

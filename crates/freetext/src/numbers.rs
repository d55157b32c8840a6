//! Telephone numbers, numbers of documents and files, birth dates.

use std::sync::LazyLock;

use phonenumber::country::Id;
use regex::Regex;

use crate::{
    Span, Why,
    online::{all, pattern},
};

static RUN: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?:\+|00)?\d(?:[\s.\-–/()_·,]{0,3}\d){5,17}"));
/// Dates, years beside each other, and the digits of a follow-up code, which identifies nobody outside the team.
static HARMLESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:19|20)\d\d\s*[-–/ ,]\s*(?:19|20)\d\d|\d{3}\s?\d{3}\s?\d|\d{1,2}(?:[,/ –-]\s?\d{1,2}){1,3})$",
    )
});
static SPOKEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:z[ée]ro|double|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante)(?:[\s,-]+(?:et[\s-])?(?:z[ée]ro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante)){4,}\b|(?i)\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double)(?:[\s,-]+(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double)){4,}\b",
    )
});
/// A word for a document, then its number.
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:passeport|passport|carte d['’]identit[ée]|\bcni\b|r[ée]c[ée]piss[ée]|tazk[ie]ra|agdref|ofpra|\bdossier|\bfile\b|\bcase\b|num[ée]ro|\bn°|تذكرة|تذکره|جواز|پاسپورت|ملف|رقم|پرونده|ፓስፖርት|ቁጽሪ|ቁጥር|መታወቂያ)[^\d\n]{0,14}(?P<number>[A-Za-z]{0,3}[\s-]?\d(?:[\s./-]?[A-Za-z0-9]){3,})",
    )
});
static BORN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bn[ée](?:\(?e\)?|·e)?\b|\bborn\b|naissance|birth|\bdob\b|مواليد|ولد|ولدت|ميلاد|متولد|زاده شده|تولد|زیږ|ተወል|ተወለደ|ልደት)[^\d\n]{0,16}(?P<date>\d{1,2}[/.\- ]\d{1,2}[/.\- ]\d{2,4}|\d{4}[-/]\d{1,2}[-/]\d{1,2}|(?:19|20|13|14)\d\d\b|\d{1,2}(?:er)?\s\p{L}+\s\d{4})",
    )
});
/// Letters and digits in one word, as on a passport.
static MIXED: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\b[A-Za-z0-9]{6,}\b|\b[A-Z]{1,3}[ -]\d{5,}\b"));

/// Where the team's people have numbers from.
const COUNTRIES: [Id; 10] = [Id::FR, Id::GB, Id::BE, Id::DE, Id::IT, Id::SD, Id::ER, Id::ET, Id::AF, Id::IR];

fn is_number_somewhere(text: &str) -> bool {
    COUNTRIES
        .into_iter()
        .any(|country| phonenumber::parse(Some(country), text).is_ok_and(|number| phonenumber::is_valid(&number)))
}

pub(crate) fn find(text: &str) -> Vec<Span> {
    let mut spans = all(&SPOKEN, text, Why::Phone);
    for run in RUN.iter().flat_map(|regex| regex.find_iter(text)) {
        let said = run.as_str();
        let digits = said.bytes().filter(u8::is_ascii_digit).count();
        let harmless = HARMLESS.as_ref().is_some_and(|regex| regex.is_match(said.trim()));
        if harmless || digits < 7 {
            continue;
        }
        let abroad = said.starts_with('+') || said.starts_with("00");
        let why = if abroad || is_number_somewhere(said) { Why::Phone } else { Why::Document };
        if why == Why::Phone || digits >= 8 {
            spans.push(Span { from: run.start(), to: run.end(), why });
        }
    }
    for (regex, part) in [(&NAMED, "number"), (&BORN, "date")] {
        for found in regex.iter().flat_map(|regex| regex.captures_iter(text)).filter_map(|found| found.name(part)) {
            spans.push(Span { from: found.start(), to: found.end(), why: Why::Document });
        }
    }
    for word in MIXED.iter().flat_map(|regex| regex.find_iter(text)) {
        let digits = word.as_str().bytes().filter(u8::is_ascii_digit).count();
        let letters = word.as_str().bytes().filter(u8::is_ascii_alphabetic).count();
        if digits >= 4 && letters >= 1 {
            spans.push(Span { from: word.start(), to: word.end(), why: Why::Document });
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_opens() {
        assert!([&*RUN, &*HARMLESS, &*SPOKEN, &*NAMED, &*BORN, &*MIXED].iter().all(|regex| regex.is_some()));
    }
}

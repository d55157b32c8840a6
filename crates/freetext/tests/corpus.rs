//! How much is found, and how often something is marked that names nobody: on lines whose names are in none of the lists.

use std::collections::BTreeMap;

use freetext::{Mark, Why, find};

const CORPUS: &str = include_str!("corpus.tsv");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/freetext.md");

struct Line {
    language: &'static str,
    text: String,
    /// What identifies, with its place in UTF-16 units.
    hidden: Vec<Mark>,
    held_out: bool,
}

fn why(letter: &str) -> Why {
    match letter {
        "n" => Why::Name,
        "p" => Why::Phone,
        "h" => Why::Handle,
        "l" => Why::Link,
        "d" => Why::Document,
        other => panic!("{other}"),
    }
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap()
}

fn lines() -> Vec<Line> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let rows = CORPUS.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| {
        let (language, mut rest) = row.split_once('\t').unwrap();
        let (mut text, mut hidden) = (String::new(), vec![]);
        while let Some((before, after)) = rest.split_once('[') {
            let (marked, after) = after.split_once(']').unwrap();
            let (letter, inside) = marked.split_once(':').unwrap();
            text += before;
            let from = units(&text);
            text += inside;
            hidden.push(Mark { from, to: units(&text), why: why(letter) });
            rest = after;
        }
        text += rest;
        let at = seen.entry(language).or_default();
        *at += 1;
        Line { language, text, hidden, held_out: at.is_multiple_of(2) }
    })
    .collect()
}

fn overlaps(a: &Mark, b: &Mark) -> bool {
    a.from < b.to && b.from < a.to
}

/// A zone of the team's own.
fn known(word: &str) -> bool {
    word == "z2"
}

/// (found, all) of what a filter picks, and (clean lines with a mark, clean lines).
fn measure(lines: &[Line], pick: &dyn Fn(&Line) -> bool, kinds: &[Why]) -> (usize, usize) {
    let mut counts = (0, 0);
    for line in lines.iter().filter(|line| pick(line)) {
        let marks = find(&line.text, &known);
        for hidden in line.hidden.iter().filter(|hidden| kinds.contains(&hidden.why)) {
            counts.1 += 1;
            let found = marks.iter().any(|mark| overlaps(mark, hidden));
            counts.0 += usize::from(found);
            if !found && !line.held_out && std::env::var_os("MARAUDE_TUNE").is_some() {
                eprintln!("missed: {}", line.text);
            }
        }
    }
    counts
}

fn false_alarms(lines: &[Line], pick: &dyn Fn(&Line) -> bool) -> (usize, usize) {
    let clean: Vec<&Line> = lines.iter().filter(|line| line.hidden.is_empty() && pick(line)).collect();
    let marked: Vec<_> = clean.iter().filter(|line| !find(&line.text, &known).is_empty()).collect();
    for line in marked.iter().filter(|line| !line.held_out && std::env::var_os("MARAUDE_TUNE").is_some()) {
        eprintln!("false alarm: {} {:?}", line.text, find(&line.text, &known));
    }
    (marked.len(), clean.len())
}

fn percent((found, all): (usize, usize)) -> String {
    format!("{} % ({found} of {all})", found * 100 / all.max(1))
}

#[test]
fn recall_and_false_alarms_are_what_the_page_says_and_good_enough() {
    let lines = lines();
    assert!(lines.len() >= 300);
    let sure = [Why::Phone, Why::Handle, Why::Link];
    let kinds: [(&str, &[Why]); 4] = [
        ("numbers", &[Why::Phone]),
        ("handles and links", &[Why::Handle, Why::Link]),
        ("documents, birth dates", &[Why::Document]),
        ("names", &[Why::Name]),
    ];
    let mut table = String::from("| | tuned on | held out |\n|---|---|---|\n");
    for (name, kinds) in kinds {
        let half = |held_out| percent(measure(&lines, &|line| line.held_out == held_out, kinds));
        table += &format!("| {name} found | {} | {} |\n", half(false), half(true));
    }
    for language in ["fr", "en", "ar", "fa", "ti"] {
        let half = |held_out| {
            percent(measure(&lines, &|line| line.language == language && line.held_out == held_out, &[Why::Name]))
        };
        table += &format!("| names in {language} | {} | {} |\n", half(false), half(true));
    }
    let half = |held_out| percent(false_alarms(&lines, &|line: &Line| line.held_out == held_out));
    table += &format!("| clean lines with a mark | {} | {} |\n", half(false), half(true));
    let page = std::fs::read_to_string(PAGE).unwrap_or_default();
    if std::env::var_os("MARAUDE_GENERATE").is_some() {
        let (head, tail) = page.split_once("<!-- figures -->\n").unwrap();
        let (_, tail) = tail.split_once("<!-- end -->").unwrap();
        std::fs::write(PAGE, format!("{head}<!-- figures -->\n{table}<!-- end -->{tail}")).unwrap();
    } else {
        assert!(
            page.contains(&table),
            "docs/freetext.md is not what is measured; run `cargo xtask generate`:\n{table}"
        );
    }
    let held_out = |line: &Line| line.held_out;
    let (found, all) = measure(&lines, &held_out, &sure);
    assert!(found * 100 >= all * 95, "{found} of {all} numbers, handles and links");
    let (found, all) = measure(&lines, &held_out, &[Why::Name]);
    assert!(found * 100 >= all * 70, "{found} of {all} names");
    let (marked, clean) = false_alarms(&lines, &held_out);
    assert!(marked * 100 <= clean * 10, "{marked} of {clean} clean lines are marked");
}

#[test]
fn no_name_of_the_corpus_is_in_the_lists() {
    let lists = include_str!("../src/lists.rs").to_lowercase();
    for line in lines() {
        for name in line.hidden.iter().filter(|hidden| hidden.why == Why::Name) {
            let utf16: Vec<u16> = line.text.encode_utf16().collect();
            let name = String::from_utf16(&utf16[name.from as usize..name.to as usize]).unwrap().to_lowercase();
            assert!(!lists.contains(&format!("\"{name}\"")), "{name} is in a list");
        }
    }
}

#[test]
fn marks_cover_what_they_name_and_nothing_beside_it_in_a_pages_units() {
    let text = "👋 rappeler le 06 12 34 56 78 ou @nour.x";
    let units: Vec<u16> = text.encode_utf16().collect();
    let said: Vec<(String, Why)> = find(text, &known)
        .into_iter()
        .map(|mark| (String::from_utf16(&units[mark.from as usize..mark.to as usize]).unwrap(), mark.why))
        .collect();
    assert_eq!(said, [("06 12 34 56 78".to_owned(), Why::Phone), ("@nour.x".to_owned(), Why::Handle)]);
}

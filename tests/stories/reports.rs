//! What leaves the antenna and what is set beside it: reports, their ledger, sums of several organisations, months of before.

use std::collections::BTreeMap;

use client::{Export, Format};
use domain::Refusal;
use serde_json::{Value, json};
use tests::{
    base64_of,
    cast::{Device, agree, settle},
};

use crate::{
    Team,
    antenna::{asks, refused},
};

fn report(device: &Device, from: &str, to: &str) -> Value {
    asks(device, json!({ "show": "report", "from": from, "to": to }))
}

fn export(internal: bool, format: Format) -> Export {
    let words = BTreeMap::from([("title".to_owned(), "=cmd()".to_owned())]);
    let (from, to) = ("2027-01-11".to_owned(), "2027-01-17".to_owned());
    Export { from, to, internal, format, right_to_left: false, words }
}

#[test]
fn a_period_is_published_once_and_never_again_in_another_window_or_version() {
    let team = Team::gather();
    let second = Device::new(team.folder.path(), "second", None);
    team.lead.enrols(&second, "supervisor", true, &team.relay);
    let outing = team.amal.opens_outing(None);
    for _ in 0..4 {
        team.amal.meets(outing, 3);
    }
    team.settle();
    let words = json!({ "do": "set_report_text", "from": "2027-01-11", "to": "2027-01-17", "section": "summary", "words": "Trop peu de places." });
    team.lead.does(words);
    let week = report(&team.lead, "2027-01-11", "2027-01-17");
    assert_eq!(week["internal"][0]["total"], 12, "exact inside");
    assert_eq!((&week["external"][0]["total"], &week["published"]), (&json!(10), &Value::Null));
    let (name, bytes) = team.lead.app.export(&export(false, Format::Csv)).unwrap();
    assert_eq!(name, "maraude-2027-01-11-2027-01-17.csv");
    let published = report(&team.lead, "2027-01-11", "2027-01-17");
    assert!(published["published"].is_number());

    // What comes late changes the figures inside and nothing that was published.
    for _ in 0..4 {
        team.amal.meets(outing, 3);
    }
    settle(&[&team.amal, &team.lead, &second], &team.relay);
    for antenna in [&team.lead, &second] {
        let later = report(antenna, "2027-01-11", "2027-01-17");
        assert_eq!((&later["internal"][0]["total"], &later["external"]), (&json!(24), &published["external"]));
        assert_eq!(later["texts"]["summary"], "Trop peu de places.");
        assert_eq!(antenna.app.export(&export(false, Format::Csv)).unwrap().1, bytes);
    }
    let publish = |from: &str, to: &str| json!({ "do": "publish", "from": from, "to": to });
    for (from, to) in [("2027-01-11", "2027-01-17"), ("2027-01-01", "2027-01-31"), ("2027-01-15", "2027-01-15")] {
        assert_eq!(refused(&second, publish(from, to)), Refusal::Published, "{from}");
    }
    assert_eq!(report(&second, "2027-01-01", "2027-01-31")["crosses"], true);
    second.does(publish("2027-01-18", "2027-01-24"));
    settle(&[&second, &team.lead], &team.relay);
    assert!(agree(&[&team.lead, &second]));
}

#[test]
fn reports_open_where_their_readers_open_them() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    for count in 1..7 {
        team.amal.meets(outing, count);
    }
    team.settle();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let folder = tempfile::tempdir().unwrap();
    let write = |internal, format| {
        let (name, bytes) = team.lead.app.export(&export(internal, format)).unwrap();
        std::fs::write(folder.path().join(&name), bytes).unwrap();
        folder.path().join(name)
    };
    // LibreOffice: the workbook as CSV, the document as text.
    let opened = |file: &std::path::Path, to: &str, extension: &str| {
        let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
        let run = std::process::Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", to, "--outdir"])
            .args([folder.path(), file])
            .output()
            .expect("LibreOffice; `cargo xtask setup` installs it");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        std::fs::read_to_string(file.with_extension(extension)).unwrap()
    };
    let workbook = opened(&write(true, Format::Xlsx), "csv:Text - txt - csv (StarCalc):44,34,76", "csv");
    assert!(
        workbook.contains("=cmd()") && workbook.contains("2027-01-11"),
        "a text that looks like a formula is a text: {workbook}"
    );
    let document = opened(&write(true, Format::Docx), "txt:Text", "txt");
    assert!(document.contains("minors") && document.contains("21"), "{document}");
    let document = opened(&write(false, Format::Docx), "txt:Text", "txt");
    assert!(document.contains("20") && !document.contains("21"), "{document}");
    // The bars beside the numbers, and a period that is not turned round in Arabic.
    let drawn = opened(&write(true, Format::Docx), "fodt", "fodt").to_lowercase();
    assert!(drawn.contains("#6b6b6b"), "the largest of each table is a filled cell");
    let turned = client::Export { right_to_left: true, ..export(true, Format::Docx) };
    let file = folder.path().join("ar.docx");
    std::fs::write(&file, team.lead.app.export(&turned).unwrap().1).unwrap();
    let document = opened(&file, "txt:Text (encoded):UTF8", "txt");
    assert!(document.contains("\u{200e}2027-01-11 \u{200e}–\u{200e} 2027-01-17\u{200e}"), "{document}");

    // HXL: read by the standard's own library.
    let csv = write(false, Format::Csv);
    let run = std::process::Command::new(format!("{root}/.tools/venv/bin/python"))
        .arg(format!("{root}/tests/vectors/read_report.py"))
        .arg(&csv)
        .arg("20")
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn two_organisations_are_summed_as_ranges_from_what_they_published() {
    let files: Vec<client::Contributed> = [4, 6]
        .into_iter()
        .map(|groups| {
            let team = Team::gather();
            team.lead.does(json!({ "do": "set", "key": "department", "value": "62" }));
            let outing = team.amal.opens_outing(None);
            for _ in 0..groups {
                team.amal.meets(outing, 5);
            }
            team.settle();
            let (_, bytes) = team.lead.app.export(&export(false, Format::Csv)).unwrap();
            client::Contributed {
                organisation: format!("org {groups}"),
                text: String::from_utf8(bytes).unwrap(),
                file: None,
                columns: None,
            }
        })
        .collect();
    let view = client::App::consolidate(&files);
    assert!(view.refused.is_empty());
    let people = view.sums.rows.iter().find(|row| row.table == "people" && row.code == "total").unwrap();
    assert_eq!((people.low, people.high), (46, Some(54)), "20 and 30, each within two");
    assert_eq!(view.sums.overlaps.len(), 1, "one period, one département: they may have met the same people");
    let (name, bytes) = client::App::export_consolidated(&files).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(name.ends_with(".csv") && text.lines().nth(1).unwrap().starts_with("#date+start,"), "{text}");
    assert!(text.lines().any(|line| line.ends_with("people,total,46,54,2,0")), "{text}");
    assert!(!text.contains("org "), "no organisation can be told from it");
    let alone = client::App::export_consolidated(&files[..1]).unwrap_err();
    assert_eq!(alone.code, client::Code::NotAllowed, "one file alone is that organisation's");
    let broken =
        client::Contributed { organisation: "broken".into(), text: "nothing".into(), file: None, columns: None };
    let view = client::App::consolidate(&[files[0].clone(), broken]);
    assert_eq!((view.refused.len(), view.sums.organisations.len()), (1, 1));
}

#[test]
fn the_codebook_has_every_code_of_the_teams_lists_and_the_teams_own() {
    let team = Team::gather();
    team.lead.does(json!({ "do": "set", "key": "need/supplies.sim_card", "value": true }));
    team.lead.does(json!({ "do": "set", "key": "sign/health.pregnant", "value": false }));
    let said = |word: &str| [("fr".to_owned(), word.to_owned())].into();
    let needs = [("supplies.sim_card".to_owned(), said("=carte SIM")), ("food.meal".to_owned(), said("Repas"))];
    let words: client::Words = [("need".to_owned(), needs.into())].into();
    let (_, bytes) = team.lead.app.codebook(&words).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("\nneed,food.meal,Repas,,\n") && text.contains("\nband,<13,"), "{text}");
    assert!(text.contains("\nneed,supplies.sim_card,'=carte SIM,,\n"), "no formula in a cell");
    assert!(!text.contains("health.pregnant"), "what the team has hidden is not shared");
}

#[test]
fn another_organisations_months_come_in_by_their_columns_and_no_small_number_with_them() {
    let csv = "Mois;Indicateur;Nombre\n2026-10;Personnes vues;123\n2026-10;Girls;3\n2026-10;Repas;40\n10/2026;Autre chose;7\n2026-11;Personnes vues;1 010\n";
    let words = [("Personnes vues", "people/total"), ("Girls", "minors_gender/f")];
    let columns = client::Columns {
        month: "Mois".into(),
        what: "Indicateur".into(),
        value: "Nombre".into(),
        words: words.map(|(theirs, ours)| (theirs.to_owned(), ours.to_owned())).into(),
    };
    let file = |text: &str, columns| client::Contributed {
        organisation: "voisine".into(),
        text: text.into(),
        file: None,
        columns,
    };
    let looked = client::App::look_into(&file(csv, None)).unwrap();
    assert_eq!((looked.heads[1].as_str(), looked.texts[1].len()), ("Indicateur", 4));
    assert!(client::App::consolidate(&[file(csv, None)]).sums.organisations.is_empty(), "it has no tags of ours");

    let view = client::App::consolidate(&[file(csv, Some(columns.clone()))]);
    assert_eq!(view.refused, vec![]);
    let row = |table: &str, code: &str| {
        view.sums.rows.iter().find(|row| row.table == table && row.code == code).map(|row| (row.low, row.high))
    };
    assert_eq!(row("people", "total"), Some((123 + 1008, Some(127 + 1012))), "rounded to five, as ranges, two months");
    assert_eq!(row("minors_gender", "f"), Some((1, None)), "three is withheld");
    assert!(view.sums.rows.iter().all(|row| row.table != "Repas"), "what nobody matched is left");

    // The same as a workbook; and what is none.
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, line) in csv.lines().enumerate() {
        for (column, text) in line.split(';').enumerate() {
            let at = u32::try_from(at).unwrap();
            let column = u16::try_from(column).unwrap();
            match text.replace(' ', "").parse::<f64>() {
                Ok(number) => sheet.write_number(at, column, number).unwrap(),
                Err(_) => sheet.write_string(at, column, text).unwrap(),
            };
        }
    }
    let bytes = base64_of(&book.save_to_buffer().unwrap());
    let workbook = client::Contributed { file: Some(bytes.clone()), ..file("", Some(columns.clone())) };
    assert_eq!(client::App::consolidate(&[workbook]).sums.rows, view.sums.rows);
    let cut = client::Contributed { file: Some(bytes[..400].to_owned()), ..file("", Some(columns.clone())) };
    assert_eq!(client::App::consolidate(std::slice::from_ref(&cut)).refused.len(), 1);
    assert_eq!(client::App::look_into(&cut).unwrap_err().code, client::Code::BadTable);
    for broken in
        ["Mois;Indicateur;Nombre\nhier;Girls;9\n", "Mois;Indicateur;Nombre\n2026-10;Girls;beaucoup\n", "Mois;Quoi\n"]
    {
        assert_eq!(client::App::consolidate(&[file(broken, Some(columns.clone()))]).refused.len(), 1, "{broken}");
    }
}

#[test]
fn months_of_before_stand_beside_the_logs_on_every_desk_and_no_small_number_with_them() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    (0..3).for_each(|_| {
        team.amal.meets(outing, 5);
    });
    team.settle();
    let csv = "Mois;Indicateur;Nombre\n2026-10;Vues;123\n2026-10;Girls;3\n2027-01;Vues;40\n";
    let words = [("Vues", "minors/total"), ("Girls", "minors_gender/f")];
    let columns = client::Columns {
        month: "Mois".into(),
        what: "Indicateur".into(),
        value: "Nombre".into(),
        words: words.map(|(theirs, ours)| (theirs.to_owned(), ours.to_owned())).into(),
    };
    let file = |text: &str| client::Contributed {
        organisation: "avant".into(),
        text: text.into(),
        file: None,
        columns: Some(columns.clone()),
    };
    let kept = team.lead.app.keep_past(&file(csv)).unwrap();
    assert_eq!((kept.months, kept.refused), (vec!["2026-10".to_owned(), "2027-01".to_owned()], None));
    let other = Device::new(team.folder.path(), "other", None);
    team.lead.enrols(&other, "supervisor", true, &team.relay);
    settle(&[&team.lead, &other], &team.relay);
    let months = |desk: &Device| -> Vec<(String, Value)> {
        let rows = desk.sees("months");
        let row = |row: &Value| (row["month"].as_str().unwrap().to_owned(), row["kept"]["totals"].clone());
        rows.as_array().unwrap().iter().map(row).collect()
    };
    let october = json!({ "minors/total": 125, "minors_gender/f": null });
    let january = json!({ "minors/total": 40 });
    for desk in [&team.lead, &other] {
        assert_eq!(months(desk), [("2026-10".to_owned(), october.clone()), ("2027-01".to_owned(), january.clone())]);
        let log = desk.sees("months")[1]["counted"].clone();
        let minors = log.as_array().unwrap().iter().find(|table| table["code"] == "minors").unwrap();
        assert_eq!(minors["total"], 15, "the log of the same month, exact, beside it");
    }

    // A file that is read again says its months anew; what it no longer has is gone. One that is broken keeps nothing.
    team.lead.app.keep_past(&file("Mois;Indicateur;Nombre\n2026-10;Vues;130\n")).unwrap();
    assert_eq!(months(&team.lead)[0].1, json!({ "minors/total": 130 }));
    let broken = team.lead.app.keep_past(&file("Mois;Indicateur;Nombre\n2026-09;Vues;9\n2026-08;Vues;dix\n")).unwrap();
    assert!(broken.months.is_empty() && matches!(broken.refused, Some(client::Unreadable::Number { line: 3, .. })));
    // A month that is still to come; a row that is none of ours, however it comes in.
    assert!(team.lead.app.keep_past(&file("Mois;Indicateur;Nombre\n2026-09;Vues;9\n2027-02;Vues;9\n")).is_err());
    for (month, row, count) in
        [("2026-9", "minors/total", 9), ("2026-09", "minors/ahmed", 9), ("2026-09", "notes/total", 9)]
    {
        refused(&team.lead, json!({ "do": "keep_past", "months": { month: { row: count } } }));
    }
    assert_eq!(months(&team.lead).len(), 2);
    team.lead.does(json!({ "do": "keep_past", "months": { "2026-08": { "minors/total": 7 } } }));
    assert_eq!(months(&team.lead)[0].1, json!({ "minors/total": null }), "a small number is in no document");

    team.lead.does(json!({ "do": "forget_past", "month": "2026-08" }));
    team.lead.does(json!({ "do": "forget_past", "month": "2027-01" }));
    settle(&[&team.lead, &other, &team.amal], &team.relay);
    for desk in [&team.lead, &other] {
        let left = months(desk);
        assert_eq!((left.len(), left[1].1.is_null()), (2, true), "{left:?}");
    }
    // No phone holds any of it.
    assert!(team.amal.sees("months").as_array().unwrap().iter().all(|row| row["kept"].is_null()));
    assert!(team.amal.tries(json!({ "do": "forget_past", "month": "2026-10" })).is_err());
}

//! The directory: from elsewhere, adopted, kept, and given back.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

use client::{Code, Imported, Layout, Mapping, NoDirectory};
use serde_json::{Value, json};
use tests::{base64_of, cast::Device};

use crate::Team;

fn base64(text: &str) -> String {
    base64_of(text.as_bytes())
}

fn service(id: u32, name: &str, phone: &str) -> Value {
    json!({ "source": "dora", "structure_id": "dora--s", "id": format!("dora--{id}"), "nom": name, "description": "Sans rendez-vous",
        "date_maj": "2026-11-02", "thematiques": ["sante--acces-aux-soins"], "commune": "Calais", "code_postal": "62100",
        "telephone": phone, "horaires_accueil": "Mo-Fr 09:00-17:00", "contact_nom_prenom": "Marie Dupont" })
}

fn imports(device: &Device, file: &Value) -> client::ImportReport {
    match device.app.import_directory(&base64(&file.to_string()), "liste", None, &|_, _| {}).unwrap() {
        Imported::Done { report } => report,
        Imported::Refused { why } => panic!("{why}"),
    }
}

fn asks(device: &Device, text: &str, changed: bool) -> Value {
    let query = json!({ "show": "reference", "text": text, "changed": changed });
    device.app.ask(&serde_json::from_value(query).unwrap()).unwrap()
}

#[test]
fn what_the_team_adopts_is_its_own_and_an_update_of_the_source_loses_no_local_word() {
    let team = Team::gather();
    let lead = &team.lead;
    let first = json!([
        service(1, "Permanence santé", "+33321460000"),
        service(2, "Repas du soir", ""),
        service(3, "Ancien", "")
    ]);
    let report = imports(lead, &first);
    assert_eq!((report.new, report.changed, report.people), (3, 0, 3));
    assert_eq!(lead.sees("services"), json!([]), "a row of another directory is nobody's service");
    let view = asks(lead, "santé", false);
    assert_eq!((&view["found"], &view["rows"][0]["entry"]["needs"]), (&json!(1), &json!(["health.care"])));
    assert!(!view.to_string().contains("Dupont"));

    let adopted = lead.app.adopt("dora", "dora--1").unwrap();
    lead.does(json!({ "do": "set_service", "service": adopted, "set": { "set": "capacity", "places": 3 } }));
    lead.does(json!({ "do": "set_service", "service": adopted, "set": { "set": "phone", "phone": "+33611111111" } }));
    lead.syncs(&team.relay);
    team.settle();
    let on_phone = team.amal.sees("services")[0].clone();
    assert_eq!((&on_phone["name"], &on_phone["hours"]), (&json!("Permanence santé"), &json!("Mo-Fr 09:00-17:00")));
    assert_eq!(on_phone["needs"], json!(["health.care"]));

    // The source moves on: one changed, one new, one is not there any more.
    let next = json!([
        service(1, "Permanence santé", "+33321469999"),
        service(2, "Repas du soir", ""),
        service(4, "Vestiaire", "")
    ]);
    let report = imports(lead, &next);
    assert_eq!((report.new, report.changed, report.same, report.gone), (1, 1, 1, 1));
    let changed = asks(lead, "", true);
    let row = &changed["rows"][0];
    assert_eq!(changed["found"], 1);
    assert_eq!((&row["before"]["phone"], &row["entry"]["phone"]), (&json!("+33321460000"), &json!("+33321469999")));
    assert_eq!(
        (&row["adopted"]["phone"], &row["adopted"]["capacity"][0]),
        (&json!("+33611111111"), &json!(3)),
        "the team's own words"
    );
    assert_eq!(asks(lead, "Ancien", false)["rows"][0]["gone"], true);
    lead.app.looked_at("dora", "dora--1").unwrap();
    assert_eq!(asks(lead, "", true)["found"], 0);
    imports(lead, &next);
    assert_eq!(asks(lead, "", true)["found"], 0, "the same file again changes nothing");

    let error = team.amal.app.import_directory(&base64("[]"), "x", None, &|_, _| {}).unwrap_err();
    assert_eq!(error.code, Code::NotAllowed);
    assert_eq!(lead.app.adopt("dora", "dora--99").unwrap_err().code, Code::Refused);
}

#[test]
fn a_large_file_lets_taps_through_can_be_stopped_and_goes_on_when_it_is_taken_again() {
    let team = Team::gather();
    let rows: Vec<Value> = (0..5_000).map(|id| service(id, &format!("Service {id}"), "")).collect();
    let file = base64(&Value::from(rows).to_string());
    let told = AtomicU32::new(0);
    let outing = team.lead.opens_outing(None);
    let stop = |done: u32, all: u32| {
        assert_eq!(all, 5_000);
        told.store(done, SeqCst);
        // Somebody taps meanwhile, and then has enough of it.
        team.lead.meets(outing, 1);
        if done >= 1_000 {
            team.lead.app.cancel_import();
        }
    };
    let Imported::Done { report } = team.lead.app.import_directory(&file, "x", None, &stop).unwrap() else { panic!() };
    assert!(report.cancelled);
    assert_eq!((report.new, told.load(SeqCst), team.lead.people()), (1_000, 1_000, 2));
    let Imported::Done { report } = team.lead.app.import_directory(&file, "x", None, &|_, _| {}).unwrap() else {
        panic!()
    };
    assert_eq!((report.new, report.same, report.gone, report.cancelled), (4_000, 1_000, 0, false));
    assert_eq!(asks(&team.lead, "Service 4999", false)["found"], 1);
}

#[test]
fn a_spreadsheet_of_unknown_columns_is_taken_with_a_mapping_and_a_broken_file_changes_nothing() {
    let team = Team::gather();
    let csv = base64("Nom;Ville\nFoyer;Calais\nDouches;Dunkerque\n");
    let Imported::Refused { why } = team.lead.app.import_directory(&csv, "liste", None, &|_, _| {}).unwrap() else {
        panic!()
    };
    assert!(matches!(why, NoDirectory::Unmapped { columns, .. } if columns == ["Nom", "Ville"]));
    let mapping = Mapping { name: "Nom".into(), town: Some("Ville".into()), ..Mapping::default() };
    let Imported::Done { report } = team.lead.app.import_directory(&csv, "liste", Some(&mapping), &|_, _| {}).unwrap()
    else {
        panic!()
    };
    assert_eq!(report.new, 2);
    for broken in ["{\"services\": [", "", "{}"] {
        let refused = team.lead.app.import_directory(&base64(broken), "x", None, &|_, _| {}).unwrap();
        assert!(matches!(refused, Imported::Refused { .. }), "{broken}");
    }
    assert_eq!(team.lead.app.import_directory("no base64 !", "x", None, &|_, _| {}).unwrap_err().code, Code::Damaged);
    assert_eq!(asks(&team.lead, "", false)["found"], 2);
}

#[test]
fn the_directory_goes_out_valid_against_the_published_schema_and_comes_back() {
    let team = Team::gather();
    imports(&team.lead, &json!([service(1, "Permanence santé", "+33321460000")]));
    team.lead.app.adopt("dora", "dora--1").unwrap();
    team.lead.does(json!({ "do": "add_service", "name": "=1+1", "needs": ["food.meal", "hygiene.shower"] }));
    // The schema refuses dates of the future, and the stories play in 2027.
    let mut files = Vec::new();
    for layout in [Layout::InclusionJson, Layout::InclusionCsv, Layout::Hsds] {
        let (name, bytes) = team.lead.app.export_directory(layout).unwrap();
        let path = team.folder.path().join(&name);
        let text = String::from_utf8(bytes).unwrap().replace("2027-01-15", "2026-01-15");
        std::fs::write(&path, &text).unwrap();
        assert!(layout != Layout::InclusionCsv || text.contains("'=1+1"), "{text}");
        files.push((layout, path, text));
    }
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let run = std::process::Command::new(format!("{root}/.tools/venv/bin/python"))
        .arg(format!("{root}/tests/vectors/read_directory.py"))
        .args(files.iter().filter(|(layout, _, _)| *layout != Layout::Hsds).map(|(_, path, _)| path))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(String::from_utf8_lossy(&run.stdout).trim(), "4");

    let other = Device::new(team.folder.path(), "other", None);
    other.found(&team.relay);
    for (_, _, text) in files {
        let Imported::Done { report } =
            other.app.import_directory(&base64(&text), "maraude", None, &|_, _| {}).unwrap()
        else {
            panic!()
        };
        assert_eq!(report.skipped_all, 0, "{report:?}");
    }
    assert_eq!(asks(&other, "Permanence", false)["rows"][0]["entry"]["phone"], "+33321460000");
}

//! Files as they come: whole, old, broken, and ten times the same.

use directory::{Entry, Mapping, NoDirectory, read, to_hsds, to_inclusion_csv, to_inclusion_json};

const INCLUSION: &str = r#"{
  "structures": [{ "source": "dora", "id": "dora--s1", "nom": "PASS Calais", "date_maj": "2026-10-01", "telephone": "+33321460000",
    "horaires_accueil": "Mo-Fr 09:00-17:00; PH off", "courriel": "marie.dupont@hopital.fr" }],
  "services": [
    { "source": "dora", "structure_id": "dora--s1", "id": "dora--1", "nom": "Permanence de santé", "description": "Soins sans rendez-vous",
      "date_maj": "2026-11-02", "thematiques": ["sante--acces-aux-soins", "sante--addictions"], "commune": "Calais", "code_postal": "62100",
      "contact_nom_prenom": "Marie Dupont", "courriel": "marie.dupont@hopital.fr" },
    { "source": "dora", "structure_id": "dora--s1", "id": "dora--2", "description": "sans nom", "date_maj": "2026-11-02" }
  ]
}"#;

const HSDS: &str = r#"{ "contents": [
  { "id": "7", "name": "Night shelter", "status": "active", "description": "Beds", "assured_date": "2026-11-01",
    "organization": { "id": "o", "name": "Foyer" }, "phones": [{ "id": "p", "number": "+33 3 21 00 00 00" }],
    "schedules": [{ "id": "s", "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "20:00:00", "closes_at": "08:00:00" }],
    "languages": [{ "id": "l", "code": "ar" }], "contacts": [{ "id": "c", "name": "Jean Martin" }],
    "attributes": [{ "id": "a", "link_entity": "service", "taxonomy_term": { "id": "t", "code": "shelter.tonight", "name": "x", "taxonomy": "maraude-needs" } }],
    "service_at_locations": [{ "id": "x", "location": { "id": "y", "addresses": [{ "id": "z", "city": "Calais", "postal_code": "62100" }] } }] },
  { "id": "8", "name": "Gone", "status": "defunct" } ] }"#;

fn has_a_person(entries: &[Entry]) -> bool {
    let text = serde_json::to_string(entries).unwrap();
    ["Dupont", "dupont", "Martin", "@"].iter().any(|word| text.contains(word))
}

#[test]
fn data_inclusion_is_read_with_its_structures_and_without_its_people() {
    let taken = read(INCLUSION.as_bytes(), "file", None).unwrap();
    let [entry] = &taken.entries[..] else { panic!("one service: {taken:?}") };
    assert_eq!((entry.name.as_str(), entry.organisation.as_deref()), ("Permanence de santé", Some("PASS Calais")));
    assert_eq!(entry.needs, ["health.care"]);
    assert_eq!(
        (entry.phone.as_deref(), entry.hours.as_deref()),
        (Some("+33321460000"), Some("Mo-Fr 09:00-17:00; PH off"))
    );
    assert_eq!((taken.people, taken.skipped.len(), taken.skipped[0].row), (2, 1, 2));
    assert_eq!(taken.skipped[0].field, "nom");
    assert!(!has_a_person(&taken.entries));
}

#[test]
fn hsds_is_read_with_its_schedules_and_without_its_people() {
    let taken = read(HSDS.as_bytes(), "openreferral", None).unwrap();
    let [entry] = &taken.entries[..] else { panic!("one service: {taken:?}") };
    assert_eq!((entry.source.as_str(), entry.hours.as_deref()), ("openreferral", Some("Mo,Tu 20:00-08:00")));
    assert_eq!((entry.town.as_deref(), entry.languages.as_slice()), (Some("Calais"), &["ar".to_owned()][..]));
    assert_eq!((entry.needs.as_slice(), taken.people), (&["shelter.tonight".to_owned()][..], 1));
    assert!(!has_a_person(&taken.entries));
}

#[test]
fn a_csv_of_unknown_columns_asks_for_a_mapping_and_old_encodings_are_read() {
    let text = "Nom;Ville;Tél\nFoyer de l’été;Calais;03 21 00 00 00\n;Dunkerque;\n";
    let old: Vec<u8> = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let NoDirectory::Unmapped { columns, sample } = read(&old, "liste", None).unwrap_err() else { panic!("asks") };
    assert_eq!(
        (columns, sample[0][0].as_str()),
        (vec!["Nom".to_owned(), "Ville".into(), "Tél".into()], "Foyer de l’été")
    );
    let mapping = Mapping {
        name: "Nom".into(),
        town: Some("Ville".into()),
        phone: Some("Tél".into()),
        needs: vec!["shelter.tonight".into()],
        ..Mapping::default()
    };
    let taken = read(&old, "liste", Some(&mapping)).unwrap();
    assert!(taken.recoded);
    assert_eq!((taken.entries.len(), taken.skipped.len()), (1, 1));
    assert_eq!((taken.entries[0].id.as_str(), taken.entries[0].source.as_str()), ("foyer de l’été calais", "liste"));
    let missing = Mapping { name: "Name".into(), ..Mapping::default() };
    assert_eq!(read(&old, "liste", Some(&missing)), Err(NoDirectory::NoColumn { field: "name".into() }));
}

#[test]
fn broken_files_say_where_and_ten_times_the_same_is_once() {
    assert_eq!(read(b"", "x", None), Err(NoDirectory::Empty));
    assert_eq!(read(b"{ \"rows\": 3 }", "x", None), Err(NoDirectory::NoServices));
    let cut = &INCLUSION.as_bytes()[..INCLUSION.len() - 40];
    assert!(matches!(read(cut, "x", None), Err(NoDirectory::Broken { line }) if line > 5));
    let row = "dora,s1,dora--1,Foyer,2026-11-02\n";
    let csv = format!("source,structure_id,id,nom,date_maj\n{}", row.repeat(10));
    let taken = read(csv.as_bytes(), "x", None).unwrap();
    assert_eq!((taken.entries.len(), taken.duplicates), (1, 9));
    let short = format!("source,structure_id,id,nom,date_maj\ndora,s1\n{row}");
    let taken = read(short.as_bytes(), "x", None).unwrap();
    assert_eq!((taken.entries.len(), taken.skipped.len()), (1, 1), "a row that breaks off costs itself alone");
}

/// After the standard's reference: its published files are not part of this repository.
#[test]
fn what_goes_out_has_what_hsds_requires() {
    let schema = serde_json::from_str(include_str!("hsds.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let mut entries: Vec<Entry> =
        [INCLUSION, HSDS].map(|file| read(file.as_bytes(), "x", None).unwrap().entries).concat();
    entries[0].needs = vec!["health.care".into(), "food.meal".into()];
    let mut out: serde_json::Value = serde_json::from_str(&to_hsds(&entries, "2027-01-15")).unwrap();
    let wrong: Vec<String> =
        schema.iter_errors(&out).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!((wrong, out.as_array().unwrap().len()), (vec![], 2));
    out[0].as_object_mut().unwrap().remove("status");
    assert!(!schema.is_valid(&out));
}

#[test]
fn what_goes_out_comes_back_the_same_and_no_cell_is_a_formula() {
    let mut entry = read(INCLUSION.as_bytes(), "x", None).unwrap().entries.remove(0);
    entry.needs = vec!["health.care".into(), "food.meal".into()];
    let json = read(to_inclusion_json(&[entry.clone()], "2027-01-15").as_bytes(), "x", None).unwrap();
    let csv = read(to_inclusion_csv(&[entry.clone()], "2027-01-15").as_bytes(), "x", None).unwrap();
    let hsds = read(to_hsds(&[entry.clone()], "2027-01-15").as_bytes(), "dora", None).unwrap();
    assert_eq!(json.entries, [entry.clone()]);
    assert_eq!(csv.entries, [Entry { organisation: None, ..entry.clone() }]);
    assert_eq!(hsds.entries, [entry.clone()]);
    let evil = Entry { name: "=HYPERLINK(\"http://x\")".into(), description: Some("@SUM(A1)".into()), ..entry };
    let out = to_inclusion_csv(&[evil], "2027-01-15");
    assert!(out.contains("'=HYPERLINK") && out.contains("'@SUM") && out.contains(",+33321460000,"), "{out}");
}

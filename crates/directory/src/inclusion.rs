//! data.inclusion 1.0 (Licence Ouverte 2.0): services and structures, in JSON or CSV.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{
    Entry, NoDirectory, Skipped, Taken, cell, clean, count,
    thematic::{need_of, thematic_of},
};

const PERSON: [&str; 2] = ["contact_nom_prenom", "courriel"];

fn text(row: &Value, key: &str) -> Option<String> {
    row.get(key)?.as_str().and_then(clean)
}

fn list<'a>(json: &'a Value, key: &str) -> Option<&'a Vec<Value>> {
    json.get(key)?.as_array()
}

pub fn read_json(json: &Value) -> Result<Taken, NoDirectory> {
    let services = json.as_array().or_else(|| list(json, "services")).ok_or(NoDirectory::NoServices)?;
    let structures = list(json, "structures").map(Vec::as_slice).unwrap_or_default();
    let structures: BTreeMap<&str, &Value> =
        structures.iter().filter_map(|row| Some((row.get("id")?.as_str()?, row))).collect();
    let mut taken = Taken::default();
    for (row, service) in (1..).zip(services) {
        taken.people += count(PERSON.iter().filter(|key| text(service, key).is_some()).count());
        let structure = text(service, "structure_id").and_then(|id| structures.get(id.as_str()).copied());
        match entry(service, structure) {
            Ok(entry) => taken.entries.push(entry),
            Err(field) => taken.skipped.push(Skipped { row, field: field.to_owned() }),
        }
    }
    Ok(taken)
}

/// What a service does not say of itself, its structure may.
fn entry(service: &Value, structure: Option<&Value>) -> Result<Entry, &'static str> {
    let own = |key| text(service, key);
    let or_structure = |key| own(key).or_else(|| structure.and_then(|structure| text(structure, key)));
    let thematics = match service.get("thematiques") {
        Some(Value::Array(codes)) => codes.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(codes)) => codes_of(codes),
        _ => vec![],
    };
    Ok(Entry {
        source: own("source").ok_or("source")?,
        id: own("id").ok_or("id")?,
        name: own("nom").ok_or("nom")?,
        organisation: structure.and_then(|structure| text(structure, "nom")),
        description: own("description"),
        town: or_structure("commune"),
        postcode: or_structure("code_postal"),
        phone: or_structure("telephone"),
        hours: or_structure("horaires_accueil"),
        needs: thematics.iter().filter_map(|code| need_of(code)).map(str::to_owned).collect(),
        languages: vec![],
        updated: own("date_maj").map(|date| date.chars().take(10).collect()),
    })
}

/// A list in one cell: `["a","b"]`, `{a,b}` or `a|b`.
fn codes_of(cell: &str) -> Vec<String> {
    let bare = |code: &str| code.trim_matches(|c: char| c.is_whitespace() || "[]{}\"'".contains(c)).to_owned();
    cell.split([',', '|', ';']).map(bare).filter(|code| !code.is_empty()).collect()
}

/// A row of its CSV, by the names of its columns.
pub fn read_row(row: &BTreeMap<&str, &str>) -> Result<Entry, &'static str> {
    let json: serde_json::Map<String, Value> =
        row.iter().map(|(key, value)| ((*key).to_owned(), Value::from(*value))).collect();
    entry(&Value::Object(json), None)
}

pub fn people_in(row: &BTreeMap<&str, &str>) -> u32 {
    count(PERSON.iter().filter(|key| row.get(*key).is_some_and(|cell| !cell.trim().is_empty())).count())
}

/// A name as the schema wants it: three letters at least, no full stop at the end.
fn name(entry: &Entry) -> String {
    let name: String = entry.name.trim_end_matches('.').chars().take(150).collect();
    if name.chars().count() < 3 { format!("{name} —") } else { name }
}

fn service(entry: &Entry, today: &str) -> Value {
    let thematics: Vec<&str> = entry.needs.iter().filter_map(|need| thematic_of(need)).collect();
    let describe = entry.description.clone().filter(|text| text.chars().count() >= 5);
    let mut row = json!({
        "source": entry.source,
        "structure_id": format!("{}--structure", entry.id),
        "id": entry.id,
        "nom": name(entry),
        "description": describe.unwrap_or_else(|| format!("{} ({})", name(entry), entry.source)),
        "date_maj": entry.updated.as_deref().unwrap_or(today),
        "thematiques": thematics,
    });
    let more = [
        ("commune", &entry.town),
        ("code_postal", &entry.postcode),
        ("telephone", &entry.phone),
        ("horaires_accueil", &entry.hours),
    ];
    for (key, value) in more.into_iter().filter_map(|(key, value)| Some((key, value.as_ref()?))) {
        row[key] = Value::from(value.as_str());
    }
    row
}

fn structure(entry: &Entry, today: &str) -> Value {
    json!({
        "source": entry.source,
        "id": format!("{}--structure", entry.id),
        "nom": entry.organisation.clone().unwrap_or_else(|| name(entry)),
        "date_maj": entry.updated.as_deref().unwrap_or(today),
    })
}

/// Services and their structures. `today`: `2027-01-15`.
pub fn to_inclusion_json(entries: &[Entry], today: &str) -> String {
    let services: Vec<Value> = entries.iter().map(|entry| service(entry, today)).collect();
    let structures: Vec<Value> = entries.iter().map(|entry| structure(entry, today)).collect();
    let whole = json!({ "services": services, "structures": structures });
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

const COLUMNS: [&str; 11] = [
    "source",
    "structure_id",
    "id",
    "nom",
    "description",
    "date_maj",
    "thematiques",
    "commune",
    "code_postal",
    "telephone",
    "horaires_accueil",
];

pub fn to_inclusion_csv(entries: &[Entry], today: &str) -> String {
    let mut writer = csv::Writer::from_writer(vec![]);
    let _ = writer.write_record(COLUMNS);
    for entry in entries {
        let row = service(entry, today);
        let said = |key: &str| match &row[key] {
            Value::String(text) => cell(text),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let _ = writer.write_record(COLUMNS.map(said));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

//! Open Referral's Human Services Data Specification, version 3: a list of services, each with what belongs to it nested in it.

use serde_json::{Value, json};

use crate::{Entry, Skipped, Taken, clean, count};

const DAYS: [(&str, &str); 7] =
    [("MO", "Mo"), ("TU", "Tu"), ("WE", "We"), ("TH", "Th"), ("FR", "Fr"), ("SA", "Sa"), ("SU", "Su")];
/// Needs of this catalogue in an `attributes` list.
const TAXONOMY: &str = "maraude-needs";

/// The services of a page of the API (`contents`), of a list, or one alone.
fn services(json: &Value) -> Vec<&Value> {
    match json.get("contents").unwrap_or(json) {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    }
}

/// A service of HSDS says `name` and `status`; one of data.inclusion says `nom`.
pub fn is_hsds(json: &Value) -> bool {
    services(json).first().is_some_and(|service| service.get("name").is_some())
}

fn text(row: &Value, key: &str) -> Option<String> {
    row.get(key)?.as_str().and_then(clean)
}

fn all<'a>(row: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    row.get(key).and_then(Value::as_array).into_iter().flatten()
}

pub fn read(json: &Value, source: &str) -> Taken {
    let mut taken = Taken::default();
    for (row, service) in (1..).zip(services(json)) {
        taken.people += count(all(service, "contacts").count());
        // What is defunct helps nobody.
        if text(service, "status").is_some_and(|status| status == "defunct" || status == "inactive") {
            taken.skipped.push(Skipped { row, field: "status".into() });
            continue;
        }
        let (Some(id), Some(name)) = (text(service, "id"), text(service, "name")) else {
            taken.skipped.push(Skipped { row, field: "id, name".into() });
            continue;
        };
        let located = all(service, "service_at_locations").filter_map(|at| at.get("location"));
        let addresses: Vec<&Value> = located.flat_map(|location| all(location, "addresses")).collect();
        let address = |key| addresses.iter().find_map(|address| text(address, key));
        let terms = all(service, "attributes").filter_map(|attribute| attribute.get("taxonomy_term"));
        let needs = terms.filter(|term| text(term, "taxonomy").as_deref() == Some(TAXONOMY));
        taken.entries.push(Entry {
            source: source.to_owned(),
            id,
            name,
            organisation: service.get("organization").and_then(|organisation| text(organisation, "name")),
            description: text(service, "description"),
            town: address("city"),
            postcode: address("postal_code"),
            phone: all(service, "phones").find_map(|phone| text(phone, "number")),
            hours: hours(service),
            needs: needs.filter_map(|term| text(term, "code")).collect(),
            languages: all(service, "languages").filter_map(|language| text(language, "code")).collect(),
            updated: text(service, "assured_date")
                .or_else(|| text(service, "last_modified"))
                .map(|at| at.chars().take(10).collect()),
        });
    }
    taken
}

/// Weekly schedules (RFC 5545 days) as OSM hours; anything rarer is left to a human.
fn hours(service: &Value) -> Option<String> {
    let mut rules = Vec::new();
    for schedule in all(service, "schedules") {
        if schedule.get("byday").is_none() {
            // As this app writes them.
            rules.extend(text(schedule, "description"));
            continue;
        }
        if text(schedule, "freq").is_some_and(|freq| freq != "WEEKLY") {
            return None;
        }
        let days: Vec<&str> = text(schedule, "byday")?
            .split(',')
            .map(|day| DAYS.iter().find(|(known, _)| *known == day.trim()).map(|(_, osm)| *osm))
            .collect::<Option<_>>()?;
        let clock = |key| Some(text(schedule, key)?.chars().take(5).collect::<String>());
        rules.push(format!("{} {}-{}", days.join(","), clock("opens_at")?, clock("closes_at")?));
    }
    (!rules.is_empty()).then(|| rules.join("; "))
}

/// Services with what belongs to them nested in them. `today`: `2027-01-15`.
pub fn to_hsds(entries: &[Entry], today: &str) -> String {
    let services: Vec<Value> = entries.iter().map(|entry| service(entry, today)).collect();
    serde_json::to_string_pretty(&services).unwrap_or_default()
}

fn service(entry: &Entry, today: &str) -> Value {
    let part = |what: &str, n: usize| format!("{}-{what}-{n}", entry.id);
    let organisation = entry.organisation.clone().unwrap_or_else(|| entry.name.clone());
    let mut row = json!({
        "id": entry.id,
        "name": entry.name,
        "status": "active",
        "assured_date": entry.updated.as_deref().unwrap_or(today),
        "organization": { "id": part("organization", 1), "name": organisation, "description": organisation },
    });
    if let Some(text) = &entry.description {
        row["description"] = Value::from(text.as_str());
    }
    if let Some(hours) = &entry.hours {
        row["schedules"] = json!([{ "id": part("schedule", 1), "description": hours }]);
    }
    if let Some(number) = &entry.phone {
        row["phones"] = json!([{ "id": part("phone", 1), "number": number }]);
    }
    if let Some(town) = &entry.town {
        let address = json!({ "id": part("address", 1), "address_1": "", "city": town, "state_province": "",
            "postal_code": entry.postcode.clone().unwrap_or_default(), "country": "FR", "address_type": "physical" });
        let location = json!({ "id": part("location", 1), "location_type": "physical", "addresses": [address] });
        row["service_at_locations"] = json!([{ "id": part("at", 1), "location": location }]);
    }
    let languages = (1..).zip(&entry.languages).map(|(n, code)| json!({ "id": part("language", n), "code": code }));
    row["languages"] = languages.collect();
    let term = |n, need: &String| {
        let term =
            json!({ "id": part("term", n), "code": need, "name": need, "description": need, "taxonomy": TAXONOMY });
        json!({ "id": part("attribute", n), "link_entity": "service", "taxonomy_term": term })
    };
    row["attributes"] = (1..).zip(&entry.needs).map(|(n, need)| term(n, need)).collect();
    row
}

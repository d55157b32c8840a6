//! Other directories: looked things up in at the antenna. What the team adopts becomes a service of its own; what its source changes later
//! is shown beside it and never overwrites a local word.

use std::sync::atomic::Ordering::SeqCst;

use ::directory::{Entry, Mapping, NoDirectory, Skipped};
use domain::{
    Command, DocKind, Id,
    kind::{Service, ServiceSet},
};
use serde::{Deserialize, Serialize};
use store::Reference;
use sync_proto::Rights;
use ts_rs::TS;

use crate::{App, Code, Error, Result, antenna::count, app::Open};

/// A part of an import, after which taps and a cancellation get their turn.
const PART: usize = 500;
/// How many rows a screen shows at once.
const SHOWN: u32 = 60;
const SKIPPED_SHOWN: usize = 20;

#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct ImportReport {
    pub new: u32,
    pub changed: u32,
    pub same: u32,
    /// Listed by this source before, and not any more.
    pub gone: u32,
    /// The first of them; `skipped_all` counts all.
    pub skipped: Vec<Skipped>,
    pub skipped_all: u32,
    pub duplicates: u32,
    /// Names and addresses of people that were left out.
    pub people: u32,
    /// Read from an older encoding.
    pub recoded: bool,
    /// Somebody stopped it: what was read until then is there.
    pub cancelled: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "import", rename_all = "snake_case")]
pub enum Imported {
    Done { report: ImportReport },
    Refused { why: NoDirectory },
}

/// A row of another directory.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReferenceRow {
    pub entry: Entry,
    /// As it was before its source changed it.
    pub before: Option<Entry>,
    /// Its source does not list it any more.
    pub gone: bool,
    /// The team's own service that was made of it.
    pub adopted: Option<Service>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReferenceView {
    pub rows: Vec<ReferenceRow>,
    /// All that fit the search.
    pub found: u32,
}

/// A layout of a directory that goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    InclusionJson,
    InclusionCsv,
    Hsds,
}

impl App {
    /// At the antenna: takes a file (Base64) of another directory. `source` names it where its rows do not. Progress tells rows done and
    /// rows in all; [`App::cancel_import`] stops it after the part that is under way.
    pub fn import_directory(
        &self,
        file: &str,
        source: &str,
        mapping: Option<&Mapping>,
        progress: &dyn Fn(u32, u32),
    ) -> Result<Imported> {
        self.with(|open| open.may_import())?;
        let unreadable = || Error::new(Code::Damaged, "the file could not be read; nothing was changed");
        let bytes = data_encoding::BASE64.decode(file.as_bytes()).map_err(|_| unreadable())?;
        let taken = match ::directory::read(&bytes, source, mapping) {
            Ok(taken) => taken,
            Err(why) => return Ok(Imported::Refused { why }),
        };
        self.stop_import.store(false, SeqCst);
        let mut report = ImportReport {
            skipped_all: count(taken.skipped.len()),
            skipped: taken.skipped.into_iter().take(SKIPPED_SHOWN).collect(),
            duplicates: taken.duplicates,
            people: taken.people,
            recoded: taken.recoded,
            ..ImportReport::default()
        };
        let import = self.with(|open| Ok(open.store.next_import()?))?;
        let all = count(taken.entries.len());
        let mut done = 0;
        for part in taken.entries.chunks(PART) {
            if self.stop_import.load(SeqCst) {
                report.cancelled = true;
                return Ok(Imported::Done { report });
            }
            let rows = part.iter().map(reference).collect::<Result<Vec<_>>>()?;
            let merged = self.with(|open| Ok(open.store.merge_references(&rows, import)?))?;
            report.new += merged.new;
            report.changed += merged.changed;
            report.same += merged.same;
            done += count(part.len());
            progress(done, all);
        }
        let mut sources: Vec<&str> = taken.entries.iter().map(|entry| entry.source.as_str()).collect();
        sources.sort_unstable();
        sources.dedup();
        for source in sources {
            report.gone += self.with(|open| Ok(open.store.gone_since(source, import)?))?;
        }
        Ok(Imported::Done { report })
    }

    pub fn cancel_import(&self) {
        self.stop_import.store(true, SeqCst);
    }

    /// Makes a service of the team's own from a row: what the source says that the team's lists know.
    pub fn adopt(&self, source: &str, id: &str) -> Result<Id> {
        self.with(|open| open.adopt(source, id))
    }

    /// Somebody has looked at what a source changed; the team's own service stays as it is.
    pub fn looked_at(&self, source: &str, id: &str) -> Result<()> {
        self.with(|open| Ok(open.store.looked_at(source, id)?))
    }

    /// The team's directory as a file: its name and its bytes.
    pub fn export_directory(&self, layout: Layout) -> Result<(String, Vec<u8>)> {
        self.with(|open| open.export_directory(layout))
    }
}

fn reference(entry: &Entry) -> Result<Reference> {
    let body = serde_json::to_string(entry).map_err(|error| Error::new(Code::Internal, error.to_string()))?;
    let (source, id, name) = (entry.source.clone(), entry.id.clone(), entry.name.clone());
    Ok(Reference { source, id, name, town: entry.town.clone().unwrap_or_default(), body, before: None, gone: false })
}

fn name_of(entry: &Entry) -> String {
    format!("{}/{}", entry.source, entry.id)
}

impl Open {
    fn may_import(&self) -> Result<()> {
        match self.rights().has(Rights::ANTENNA) {
            true => Ok(()),
            false => Err(Error::not_allowed("directories are imported at the antenna")),
        }
    }

    pub fn references(&self, text: &str, changed: bool) -> Result<ReferenceView> {
        let (rows, found) = self.store.find_references(text, changed, SHOWN)?;
        let own = self.all(DocKind::Service.code(), Service::read)?;
        let rows = rows.into_iter().filter_map(|row| {
            let entry: Entry = serde_json::from_str(&row.body).ok()?;
            let name = name_of(&entry);
            let adopted = own.iter().find(|service| service.reference.as_deref() == Some(&name)).cloned();
            let before = row.before.and_then(|before| serde_json::from_str(&before).ok());
            Some(ReferenceRow { entry, before, gone: row.gone, adopted })
        });
        Ok(ReferenceView { rows: rows.collect(), found })
    }

    fn adopt(&mut self, source: &str, id: &str) -> Result<Id> {
        self.may_import()?;
        let unknown = || Error::from(domain::Refusal::Unknown { kind: "reference".into() });
        let row = self.store.reference(source, id)?.ok_or_else(unknown)?;
        let entry: Entry = serde_json::from_str(&row.body).map_err(|_| unknown())?;
        let name: String = entry.name.chars().take(domain::kind::LONGEST_TEXT).collect();
        let catalogue = &self.settings.catalogue;
        let needs = entry.needs.iter().filter(|need| catalogue.knows("need", need)).cloned().collect();
        let service = self.execute(&Command::AddService { id: None, name, needs })?;
        let reference = ServiceSet::Reference { reference: name_of(&entry) };
        let mut sets = vec![reference];
        sets.extend(entry.phone.map(|phone| ServiceSet::Phone { phone }));
        sets.extend(entry.hours.map(|hours| ServiceSet::Hours { hours }));
        sets.extend(entry.languages.into_iter().map(|language| ServiceSet::Language { language, spoken: true }));
        for set in sets {
            // What the team's lists do not know, or hours that nobody can read, are left to a human.
            match self.execute(&Command::SetService { service, set }) {
                Err(error) if error.code != Code::Refused => return Err(error),
                _ => {}
            }
        }
        Ok(service)
    }

    fn export_directory(&self, layout: Layout) -> Result<(String, Vec<u8>)> {
        self.may_import()?;
        let today = self.today().to_string();
        let mut entries = Vec::new();
        for service in self.all(DocKind::Service.code(), Service::read)? {
            entries.push(self.entry_of(service)?);
        }
        let (name, text) = match layout {
            Layout::InclusionJson => ("data-inclusion.json", ::directory::to_inclusion_json(&entries, &today)),
            Layout::InclusionCsv => ("data-inclusion.csv", ::directory::to_inclusion_csv(&entries, &today)),
            Layout::Hsds => ("hsds.json", ::directory::to_hsds(&entries, &today)),
        };
        Ok((format!("maraude-{today}-{name}"), text.into_bytes()))
    }

    /// The team's own words, under the name that the service has in its source; what only the source says goes with it.
    fn entry_of(&self, service: Service) -> Result<Entry> {
        let reference = service.reference.as_deref().and_then(|name| name.split_once('/'));
        let held = match reference {
            Some((source, id)) => self.store.reference(source, id)?,
            None => None,
        };
        let held: Entry = held.and_then(|held| serde_json::from_str(&held.body).ok()).unwrap_or_default();
        let (source, id) =
            reference.map_or(("maraude", format!("maraude--{}", service.id)), |(source, id)| (source, id.to_owned()));
        Ok(Entry {
            source: source.to_owned(),
            id,
            name: service.name,
            phone: service.phone,
            hours: service.hours,
            needs: service.needs,
            languages: service.languages,
            updated: service.last_checked,
            ..held
        })
    }
}

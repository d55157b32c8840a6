//! What each screen reads: one query, one model. Nothing here decides anything.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Catalogue, DocKind, Id, Record,
    kind::{Activity, Alert, Contact, ContextEvent, FollowUp, Link, OnCall, Outing, Referral, Service},
};
use report::{Counts, Met, Proposal};
use serde::{Deserialize, Serialize};
use sync_proto::sha256;
use ts_rs::TS;

use crate::{AlertRow, App, Code, DeviceInfo, Error, LeaseView, Result, app::Open, ring::purpose};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "show", rename_all = "snake_case", deny_unknown_fields)]
pub enum Query {
    Tonight,
    Contact {
        id: Id,
    },
    /// A code that was typed or scanned.
    Find {
        code: String,
    },
    /// The next unused follow-up code of this device.
    NextCode,
    /// Services for a need, as seen from a zone.
    ServicesFor {
        need: Option<String>,
        zone: Option<String>,
    },
    Preflight,
    /// What in a text may identify somebody.
    CheckText {
        text: String,
    },
    /// A text as a QR code.
    Qr {
        text: String,
    },
    Alerts,
    Unsent,
    Counts,
    Conflicts,
    Proposals,
    /// Field devices and what came from them.
    Arrivals,
    /// Contacts that may be one group, both shown.
    Pairs,
    /// Follow-ups, what is overdue first.
    Board,
    /// What was said of one follow-up.
    History {
        code: String,
    },
    /// Referrals, orphans first.
    ReferralBoard,
    /// Who takes what, and what they refuse.
    Pathways,
    Debrief,
    /// What the team has set.
    TeamSettings,
    /// Figures of a period: dates, both inside.
    Report {
        from: String,
        to: String,
    },
    /// Month by month: what was kept of the past, and what the log counts.
    Months,
    FollowUps,
    Referrals,
    Services,
    Context,
    Activities,
    Devices,
    /// Paper and backup.
    Recovery,
    /// Safeguarding reports: a focal point reads them, everybody else has the hours of their own.
    Concerns,
    /// Rows of other directories.
    Reference {
        text: String,
        changed: bool,
    },
    /// What has come to the end of its time, and the log of who opened what kind.
    Retention,
    /// The psychologist's sessions.
    Vault,
    /// Her counts of a period: dates, both inside.
    VaultCounts {
        from: String,
        to: String,
    },
    /// The sounds of the cards, without their bytes.
    Recordings,
    /// One of them.
    Sound {
        recording: Id,
    },
    /// The team's own sheets.
    Protocols,
    /// Steps of protection and law.
    Legal,
    Catalogue,
    Health,
    Hashes,
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TonightView {
    pub day: String,
    pub zones: Vec<String>,
    pub outing: Option<Outing>,
    /// Every outing of today that this device knows.
    pub outings: Vec<Outing>,
    pub contacts: Vec<ContactRow>,
    pub alerts: Vec<AlertRow>,
    /// Referrals of tonight's contacts.
    pub referrals: Vec<Referral>,
    /// What is followed tonight on this device: extracts on a phone.
    pub follow_ups: Vec<FollowUp>,
    /// Accepted support that nobody of this role has taken over yet.
    pub handovers: Vec<Id>,
    pub context: Vec<ContextEvent>,
    pub on_call: Vec<OnCall>,
    pub people: u32,
    pub minors: u32,
    /// Records that the relay does not hold.
    pub unsent: u32,
    pub practice: bool,
    pub role: String,
    /// Milliseconds since 1970.
    #[ts(type = "number | null")]
    pub last_sync: Option<i64>,
    /// Whether this device holds tonight's key; without it, it logs for the antenna alone.
    pub has_tonight: bool,
    /// When this device last destroyed what the antenna had received, in milliseconds since 1970.
    #[ts(type = "number | null")]
    pub handed_over: Option<i64>,
    /// This device's clock is behind one that it has seen.
    pub clock_back: bool,
    /// Contacts that are readable on this device, of any night.
    pub held: u32,
    /// Keeps the team's log: the antenna's desk.
    pub antenna: bool,
    /// Reported as lost or taken: it may hand over what it holds, and shows nothing until a lead lifts it.
    pub limited: bool,
    /// Removed from the team: it may hand over what it holds, and shows nothing.
    pub removed: bool,
    /// On a phone with an open outing: when its night ends.
    pub lease: Option<LeaseView>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ContactRow {
    pub contact: Contact,
    pub people: u32,
    pub unsent: bool,
    /// Written on this device.
    pub mine: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct UnsentRow {
    pub kind: String,
    pub id: Id,
    pub sealed: bool,
    pub slot: Option<String>,
    pub zone: Option<String>,
}

/// One field on which two people said different things without knowing of each other.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ConflictView {
    pub kind: String,
    pub id: Id,
    pub code: Option<String>,
    pub field: String,
    pub values: Vec<SaidView>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SaidView {
    pub value: domain::Value,
    pub role: String,
    pub label: String,
    /// Milliseconds since 1970, on the author's clock.
    #[ts(type = "number")]
    pub at: i64,
}

/// Closed lists for the screens, the team's additions included.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CatalogueView {
    #[ts(type = "Record<string, string[]>")]
    pub lists: BTreeMap<String, Vec<String>>,
    pub zones: Vec<String>,
    /// The team's words: list → code → language → word.
    #[ts(type = "Record<string, Record<string, Record<string, string>>>")]
    pub labels: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>,
    /// Cards whose text was read by somebody and may be shown: `card/language` → `version:role`.
    #[ts(type = "Record<string, string>")]
    pub releases: BTreeMap<String, String>,
    /// What the team has taken off its lists: (list, code).
    pub hidden: Vec<(String, String)>,
}

/// What the team has set, for the screen that sets it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SettingsView {
    pub zones: Vec<String>,
    /// In the order of calling.
    pub on_call: Vec<OnCall>,
    /// Level → minutes until the next of them is named.
    #[ts(type = "Record<string, number>")]
    pub delays: BTreeMap<String, i64>,
    pub department: Option<String>,
}

/// What a lead looks at when something seems to be missing.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HealthView {
    /// Chains of which somebody has seen more than this device.
    pub gaps: Vec<String>,
    /// What was put aside, and why.
    pub quarantine: Vec<String>,
    /// The spaces that this device reads.
    pub spaces: Vec<String>,
}

pub(crate) const LISTS: [&str; 39] = [
    "band",
    "gender",
    "channel",
    "source",
    "level",
    "need",
    "sign",
    "language",
    "reason",
    "support",
    "answer",
    "card",
    "understood",
    "context",
    "taken",
    "coastal",
    "platform",
    "interpreter",
    "information",
    "step",
    "minors",
    "decision",
    "risk",
    "topic",
    "match",
    "referral",
    "activity",
    "session_state",
    "handover",
    "mood",
    "concern",
    "concern_about",
    "concern_status",
    "case_step",
    "criterion",
    "accompanied",
    "legal_step",
    "legal_receiver",
    "legal_status",
];

impl App {
    /// The model of one screen, as JSON.
    pub fn ask(&self, query: &Query) -> Result<serde_json::Value> {
        self.with_cards(|open, child| match query {
            // The one thing that a child's card asks for; it holds nobody's record.
            Query::Sound { .. } => open.ask(query, child),
            _ if child => Err(Error::locked()),
            _ => open.ask(query, child),
        })
    }
}

fn json<T: Serialize>(model: T) -> Result<serde_json::Value> {
    serde_json::to_value(model).map_err(|error| Error::new(Code::Internal, error.to_string()))
}

impl Open {
    /// `child`: a child holds the device.
    fn ask(&mut self, query: &Query, child: bool) -> Result<serde_json::Value> {
        match query {
            Query::Tonight => json(self.tonight()?),
            Query::Contact { id } => json(self.contact(*id)?),
            Query::Find { code } => json(self.find_code(code)?),
            Query::NextCode => json(self.next_code()?),
            Query::ServicesFor { need, zone } => json(self.services_for(need.as_deref(), zone.as_deref())?),
            Query::Preflight => json(self.preflight()?),
            Query::CheckText { text } => json(domain::kind::marks(text, self)),
            Query::Qr { text } => json(App::draw_qr(text)?),
            Query::Alerts => json(self.all(DocKind::Alert.code(), Alert::read)?),
            Query::Unsent => json(self.unsent()?),
            Query::Counts => json(self.counts()?),
            Query::Conflicts => json(self.conflicts()?),
            Query::Proposals => json(self.proposals()?),
            Query::Arrivals => json(self.arrivals()?),
            Query::Pairs => json(self.pairs()?),
            Query::Board => json(self.board()?),
            Query::History { code } => {
                self.log_look("follow_up")?;
                json(self.history(code)?)
            }
            Query::ReferralBoard => json(self.referral_rows()?),
            Query::Pathways => json(self.pathways()?),
            Query::Debrief => json(self.debrief()?),
            Query::TeamSettings => json(self.settings_view()),
            Query::Report { from, to } => json(self.report(from, to)?),
            Query::Months => json(self.months()?),
            Query::FollowUps => json(self.follow_ups_here()?),
            Query::Referrals => json(self.all("referral", Referral::read)?),
            Query::Services => json(self.all(DocKind::Service.code(), Service::read)?),
            Query::Context => json(self.all("context", ContextEvent::read)?),
            Query::Activities => json(self.all("activity", Activity::read)?),
            Query::Recordings => json(self.recordings()?),
            Query::Sound { recording } => json(self.sound(*recording, child)?),
            Query::Protocols => json(self.protocols()?),
            Query::Legal => json(self.legal_view()?),
            Query::Devices => json(self.device_infos()),
            Query::Recovery => json(self.recovery_view()?),
            Query::Concerns => {
                let view = self.concerns()?;
                if !view.reports.is_empty() {
                    self.log_look("concern")?;
                }
                json(view)
            }
            Query::Reference { text, changed } => json(self.references(text, *changed)?),
            Query::Retention => json(self.retention()?),
            Query::Vault => json(self.vault_view()?),
            Query::VaultCounts { from, to } => json(self.vault_counts(from, to)?),
            Query::Catalogue => json(self.catalogue_view()),
            Query::Health => json(self.health()?),
            Query::Hashes => json(self.hashes()?),
        }
    }

    pub(crate) fn all<T>(&self, kind: &str, read: impl Fn(&Record) -> T) -> Result<Vec<T>> {
        Ok(self.store.records(kind)?.iter().map(|(_, record)| read(record)).collect())
    }

    fn unsent_ids(&self) -> Result<BTreeSet<(String, Id)>> {
        Ok(self.store.unsent()?.into_iter().map(|unsent| (unsent.kind, unsent.id)).collect())
    }

    /// A phone that was reported shows that it was, and how much it still has to hand over.
    fn tonight(&mut self) -> Result<TonightView> {
        let mut view = self.tonight_here()?;
        if self.roster.is_some() && self.is_limited()? {
            view = TonightView {
                limited: true,
                outing: None,
                outings: vec![],
                contacts: vec![],
                alerts: vec![],
                referrals: vec![],
                follow_ups: vec![],
                handovers: vec![],
                context: vec![],
                people: 0,
                minors: 0,
                ..view
            };
        }
        Ok(view)
    }

    fn tonight_here(&mut self) -> Result<TonightView> {
        // As at unlocking: what cannot be destroyed now is tried again, and nothing else waits for it.
        let _ = self.end_leases();
        let day = self.today().to_string();
        let unsent = self.unsent_ids()?;
        let me = self.id().to_string()[..16].to_owned();
        let outings = self.all(DocKind::Outing.code(), Outing::read)?;
        let tonight: BTreeSet<Id> = outings.iter().filter(|outing| outing.day == day).map(|outing| outing.id).collect();
        let contacts: Vec<Contact> = self.all("contact", Contact::read)?;
        let held = u32::try_from(contacts.len()).unwrap_or(u32::MAX);
        let rows: Vec<ContactRow> = contacts
            .into_iter()
            .filter(|contact| tonight.contains(&contact.outing))
            .map(|contact| ContactRow {
                people: contact.people(),
                unsent: unsent.contains(&("contact".to_owned(), contact.id)),
                mine: contact.author == me,
                contact,
            })
            .collect();
        let met: BTreeSet<Id> = rows.iter().map(|row| row.contact.id).collect();
        let mut referrals = self.all("referral", Referral::read)?;
        referrals.retain(|referral| referral.contact.is_some_and(|contact| met.contains(&contact)));
        let role = self.role().code();
        let waits = |row: &&ContactRow| {
            row.contact.support.as_deref() == Some(&format!("{role}:accepted")) && row.contact.taken_by.is_none()
        };
        let today: Vec<Outing> = outings.into_iter().filter(|outing| outing.day == day).collect();
        Ok(TonightView {
            referrals,
            follow_ups: self.follow_ups_here()?,
            handovers: rows.iter().filter(waits).map(|row| row.contact.id).collect(),
            context: self.recent_context()?,
            on_call: self.settings.on_call.clone(),
            zones: self.settings.zones.clone(),
            outing: today.iter().rfind(|outing| outing.open).cloned(),
            outings: today,
            people: rows.iter().map(|row| row.people).sum(),
            minors: rows.iter().map(|row| row.contact.minors()).sum(),
            contacts: rows,
            alerts: self.alert_rows()?,
            unsent: u32::try_from(unsent.len()).unwrap_or(u32::MAX),
            practice: self.is_practice()?,
            role: role.to_owned(),
            last_sync: self.last_sync()?,
            handed_over: self.handed_over()?,
            clock_back: self.is_clock_back()?,
            removed: self.is_removed(),
            lease: self.lease_view()?,
            limited: false,
            held,
            antenna: self.rights().has(sync_proto::Rights::ANTENNA),
            has_tonight: self.ring.space(&purpose::night(self.today())).is_some(),
            day,
        })
    }

    fn contact(&self, id: Id) -> Result<ContactRow> {
        let record = self.store.record("contact", id)?;
        let record = record.ok_or_else(|| Error::from(domain::Refusal::Unknown { kind: "contact".into() }))?;
        let contact = Contact::read(&record);
        Ok(ContactRow {
            people: contact.people(),
            unsent: self.unsent_ids()?.contains(&("contact".to_owned(), id)),
            mine: self.id().to_string().starts_with(&contact.author),
            contact,
        })
    }

    fn unsent(&self) -> Result<Vec<UnsentRow>> {
        let mut rows = Vec::new();
        for unsent in self.store.unsent()? {
            let record = self.store.record(&unsent.kind, unsent.id)?;
            let text = |key| record.as_ref().and_then(|record| record.text(key)).map(str::to_owned);
            rows.push(UnsentRow {
                slot: text("slot"),
                zone: text("zone"),
                kind: unsent.kind,
                id: unsent.id,
                sealed: unsent.sealed,
            });
        }
        Ok(rows)
    }

    /// The service day of each outing.
    pub(crate) fn outing_days(&self) -> Result<BTreeMap<Id, String>> {
        let days = self.all(DocKind::Outing.code(), |record| (record.id, Outing::read(record).day))?;
        Ok(days.into_iter().collect())
    }

    pub(crate) fn met(&self) -> Result<Vec<Met>> {
        let outings = self.outing_days()?;
        let contacts = self.all("contact", Contact::read)?;
        let met = |contact: Contact| Met { day: outings.get(&contact.outing).cloned().unwrap_or_default(), contact };
        Ok(contacts.into_iter().map(met).collect())
    }

    fn counts(&self) -> Result<Counts> {
        let links = self.all(DocKind::Link.code(), Link::read)?;
        let alerts = self.all(DocKind::Alert.code(), Alert::read)?;
        let referrals = self.all("referral", Referral::read)?;
        Ok(report::counts(&self.met()?, &links, &alerts, &referrals))
    }

    pub(crate) fn proposals(&self) -> Result<Vec<Proposal>> {
        Ok(report::proposals(&self.met()?, &self.all(DocKind::Link.code(), Link::read)?))
    }

    /// At the antenna the follow-ups; on a phone the extracts of tonight.
    fn follow_ups_here(&self) -> Result<Vec<FollowUp>> {
        let follow_ups = self.follow_ups()?;
        match follow_ups.is_empty() {
            true => self.all(DocKind::Extract.code(), FollowUp::read),
            false => Ok(follow_ups),
        }
    }

    fn conflicts(&self) -> Result<Vec<ConflictView>> {
        let person = self.people_by_prefix()?;
        let said = |said: &domain::Said| {
            let (role, label) = person.get(&said.by).cloned().unwrap_or_default();
            SaidView { value: said.value.clone(), role, label, at: said.at }
        };
        let mut found = Vec::new();
        // Nobody disagrees about a sound, and sounds are large.
        for (space, _) in self.ring.spaces().filter(|(_, purpose)| *purpose != purpose::LIBRARY) {
            for record in self.store_at(space).records_of_space(space)? {
                // An extract is a copy: what two phones say of it meets in the follow-up.
                if record.kind == DocKind::Extract.code() {
                    continue;
                }
                found.extend(record.conflicts().map(|(field, held)| ConflictView {
                    kind: record.kind.clone(),
                    id: record.id,
                    code: record.text("code").map(str::to_owned),
                    field: field.to_owned(),
                    values: held.all().map(said).collect(),
                }));
            }
        }
        Ok(found)
    }

    fn catalogue_view(&self) -> CatalogueView {
        let catalogue: &Catalogue = &self.settings.catalogue;
        let lists = LISTS.into_iter().map(|list| (list.to_owned(), catalogue.codes(list))).collect();
        let mut labels: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>> = BTreeMap::new();
        for ((list, code, language), word) in &self.settings.labels {
            let words = labels.entry(list.clone()).or_default().entry(code.clone()).or_default();
            words.insert(language.clone(), word.clone());
        }
        let releases = self.settings.releases.iter();
        let releases = releases.map(|((card, language), by)| (format!("{card}/{language}"), by.clone())).collect();
        let hidden = catalogue.hidden().cloned().collect();
        CatalogueView { lists, zones: self.settings.zones.clone(), labels, releases, hidden }
    }

    fn settings_view(&self) -> SettingsView {
        let delays = Catalogue::shipped("level").iter();
        SettingsView {
            zones: self.settings.zones.clone(),
            on_call: self.settings.on_call.clone(),
            delays: delays.map(|level| ((*level).to_owned(), self.settings.delay(level) / 60_000)).collect(),
            department: self.settings.department.clone(),
        }
    }

    fn health(&self) -> Result<HealthView> {
        let infos: Vec<DeviceInfo> = self.device_infos();
        let label = |device: sync_proto::Id| {
            let id = device.to_string();
            let label = infos.iter().find(|info| info.id == id).map(|info| info.label.clone()).unwrap_or_default();
            if label.is_empty() { id[..8].to_owned() } else { label }
        };
        let purpose = |space| self.ring.purpose(space).unwrap_or("?").to_owned();
        let gaps = self.gaps()?.into_iter();
        let held = self.store.quarantined()?.into_iter();
        Ok(HealthView {
            gaps: gaps
                .map(|(space, device, from, to)| format!("{}: {} {from}–{to}", purpose(space), label(device)))
                .collect(),
            quarantine: held
                .map(|held| format!("{}: {} {}: {}", purpose(held.space), label(held.device), held.seq, held.reason))
                .collect(),
            spaces: self.ring.spaces().map(|(_, purpose)| purpose.to_owned()).collect(),
        })
    }

    /// For each space that this device reads, the hash of everything that it shows: two devices that agree have the same.
    fn hashes(&self) -> Result<BTreeMap<String, String>> {
        self.fold()?;
        let roster = self.roster()?;
        let mut hashes = BTreeMap::new();
        for (space, purpose) in self.ring.spaces() {
            let reads = roster.spaces.get(&space).is_some_and(|held| held.may_pull(self.id()));
            if !reads {
                continue;
            }
            let records = self.store_at(space).records_of_space(space)?;
            let text = serde_json::to_string(&records).map_err(|e| Error::new(Code::Internal, e.to_string()))?;
            hashes.insert(format!("{purpose} {space}"), sha256(&[text.as_bytes()]).to_string());
        }
        Ok(hashes)
    }
}

//! What the antenna reads at the end of the day: who has arrived, what may be one group, what is followed, which referral waits, what
//! the debriefing talks about.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Catalogue, DocKind, Id, Record, ServiceDay, Value,
    kind::{Accompaniment, Alert, CaseFile, Contact, ContextEvent, Decision, FollowUp, Link, Referral, Service, Tick},
};
use serde::Serialize;
use sync_proto::Rights;
use ts_rs::TS;

use crate::{AlertRow, Result, app::Open, ring::purpose};

/// A field device and what came from it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ArrivalRow {
    pub device: String,
    pub label: String,
    pub role: String,
    /// When something new came from it last, in milliseconds since 1970.
    #[ts(type = "number | null")]
    pub heard: Option<i64>,
    /// What it wrote on this service day.
    pub contacts: u32,
    pub people: u32,
    pub alerts: u32,
    /// Contacts that were not finished.
    pub half_written: u32,
    /// Envelopes that others have seen of it and this device has not.
    pub missing: u32,
    /// Envelopes in quarantine.
    pub waiting: u32,
    /// A receipt was given for everything that came.
    pub received: bool,
    /// `active`, `limited`, `removed`.
    pub status: String,
    /// Slot and zone of the last contact that came from it on this service day: what it wrote after may be on it alone.
    pub last: Option<(String, String)>,
    /// Follow-ups that tonight's phones carry, code and next step: on this one too, until its lease ends.
    pub carries: u32,
}

/// Two contacts that may be one group, with what a human said.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PairRow {
    pub a: Contact,
    pub b: Contact,
    pub day: String,
    pub answer: Option<String>,
}

/// A follow-up on the board.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BoardRow {
    pub follow_up: FollowUp,
    pub overdue: bool,
    /// Two people said different things, and nobody has decided.
    pub conflict: bool,
    /// Codes that a human linked to this one: perhaps the same child.
    pub linked: Vec<String>,
    /// What the psychologist told, the latest first.
    pub told: Vec<Tick>,
    pub case: CaseFile,
    /// Who went along, the latest first.
    pub accompanied: Vec<Accompaniment>,
    /// The highest risk of this one and those that are linked to it.
    pub risk: Option<String>,
}

/// One thing that was said of a record.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HistoryLine {
    pub field: String,
    pub value: Value,
    pub role: String,
    pub label: String,
    /// Milliseconds since 1970, on the author's clock.
    #[ts(type = "number")]
    pub at: i64,
}

/// A referral that somebody has to see to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReferralRow {
    pub referral: Referral,
    pub day: String,
    pub zone: String,
    pub code: Option<String>,
    pub service: String,
    /// On its way without an owner or a date.
    pub orphan: bool,
    pub overdue: bool,
}

/// What the debriefing talks about, and what it has decided.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DebriefView {
    pub day: String,
    pub alerts: Vec<AlertRow>,
    pub refusals: Vec<ReferralRow>,
    pub follow_ups: Vec<BoardRow>,
    pub context: Vec<ContextEvent>,
    /// Languages in which nobody could interpret tonight, with the number of contacts.
    pub missing_languages: Vec<(String, u32)>,
    pub half_written: u32,
    /// Of today, and the open ones of before; overdue ones first.
    pub decisions: Vec<DecisionRow>,
    /// What came back on at least three nights of the last four weeks.
    pub recurring: Vec<Recurring>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DecisionRow {
    pub decision: Decision,
    pub overdue: bool,
}

/// A problem that comes back: a sign, a refusal's reason, a context event.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Recurring {
    /// `sign`, `reason`, `context`.
    pub list: String,
    pub code: String,
    /// On how many nights.
    pub nights: u32,
}

const RECURRING_DAYS: i64 = 28;
const RECURRING_NIGHTS: usize = 3;

pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Open {
    /// Each field device, and those that were removed with something of today on them; those from which something is missing first.
    pub fn arrivals(&self) -> Result<Vec<ArrivalRow>> {
        let (roster, today) = (self.roster()?, self.today().to_string());
        let met = self.met()?;
        let alerts = self.all(DocKind::Alert.code(), Alert::read)?;
        let (gaps, quarantined) = (self.gaps()?, self.store.quarantined()?);
        let infos: BTreeMap<String, _> = self.device_infos().into_iter().map(|info| (info.id.clone(), info)).collect();
        let night = self.ring.space(&purpose::night(self.today()));
        let extracts = self.store.records(DocKind::Extract.code())?;
        let leased = count(extracts.iter().filter(|(space, _)| Some(*space) == night).count());
        let in_the_field =
            |device: &sync_proto::roster::Device| device.paper.is_none() && !device.rights.has(Rights::ANTENNA);
        let mut rows = Vec::new();
        for (id, _) in roster.devices.iter().filter(|(_, device)| in_the_field(device)) {
            let name = id.to_string();
            let wrote = |author: &str| !author.is_empty() && name.starts_with(author);
            let contacts: Vec<&Contact> = met
                .iter()
                .filter(|met| met.day == today && wrote(&met.contact.author))
                .map(|met| &met.contact)
                .collect();
            let tonight = |alert: &&Alert| wrote(&alert.author) && self.day_of(alert.raised).to_string() == today;
            let info = infos.get(&name);
            rows.push(ArrivalRow {
                label: info.map(|info| info.label.clone()).unwrap_or_default(),
                role: info.map(|info| info.role.clone()).unwrap_or_default(),
                heard: self.heard_at(*id)?,
                people: contacts.iter().map(|contact| contact.people()).sum(),
                half_written: count(contacts.iter().filter(|contact| !contact.complete).count()),
                contacts: count(contacts.len()),
                alerts: count(alerts.iter().filter(tonight).count()),
                missing: gaps
                    .iter()
                    .filter(|(_, of, _, _)| of == id)
                    .map(|(_, _, from, to)| count((to - from + 1) as usize))
                    .sum(),
                waiting: count(quarantined.iter().filter(|held| held.device == *id).count()),
                received: self.has_receipt(*id)?,
                status: info.map(|info| info.status.clone()).unwrap_or_default(),
                last: contacts
                    .iter()
                    .map(|contact| (contact.slot.clone(), contact.zone.clone()))
                    .max_by(|(a, _), (b, _)| a.cmp(b)),
                carries: night
                    .and_then(|night| roster.spaces.get(&night))
                    .filter(|space| {
                        space.epochs.iter().flat_map(|epoch| &epoch.packages).any(|held| held.device == *id)
                    })
                    .map_or(0, |_| leased),
                device: name,
            });
        }
        rows.retain(|row| row.status != "removed" || row.contacts + row.missing + row.waiting > 0);
        rows.sort_by_key(|row| (row.missing == 0 && row.waiting == 0, row.label.clone()));
        Ok(rows)
    }

    pub(crate) fn day_of(&self, at: i64) -> ServiceDay {
        self.settings.clock.day_and_slot(at).0
    }

    /// Proposals, and what was said of them; undecided ones first.
    pub fn pairs(&self) -> Result<Vec<PairRow>> {
        let met: BTreeMap<Id, _> = self.met()?.into_iter().map(|met| (met.contact.id, met)).collect();
        let row = |proposal: report::Proposal| {
            let (a, b) = (met.get(&proposal.a)?, met.get(&proposal.b)?);
            let (day, a, b) = (a.day.clone(), a.contact.clone(), b.contact.clone());
            Some(PairRow { a, b, day, answer: proposal.answer })
        };
        let mut rows: Vec<PairRow> = self.proposals()?.into_iter().filter_map(row).collect();
        rows.sort_by(|x, y| (x.answer.is_some(), &y.day, &x.a.slot).cmp(&(y.answer.is_some(), &x.day, &y.a.slot)));
        Ok(rows)
    }

    /// Every follow-up: conflicts and what is overdue first, then by date; what is done last.
    pub fn board(&self) -> Result<Vec<BoardRow>> {
        let today = self.today();
        let records = self.store.records(DocKind::FollowUp.code())?;
        let read =
            |record: &Record| (FollowUp::read(record), CaseFile::read(record), record.conflicts().next().is_some());
        let follow_ups: Vec<(FollowUp, CaseFile, bool)> = records.iter().map(|(_, record)| read(record)).collect();
        let mut along: BTreeMap<Id, Vec<Accompaniment>> = BTreeMap::new();
        for (_, record) in self.store.records("accompaniment")? {
            along.entry(record.doc).or_default().insert(0, Accompaniment::read(&record));
        }
        let ticks = self.all(DocKind::Tick.code(), Tick::read)?;
        let told = |code: &str| ticks.iter().rev().filter(|tick| tick.code == code).cloned().collect();
        let links = self.all(DocKind::Link.code(), Link::read)?;
        let of_children: Vec<(Id, Id)> =
            links.iter().filter(|link| link.of_follow_ups).filter_map(Link::joins).collect();
        let rank = |risk: &Option<String>| {
            risk.as_deref().and_then(|risk| Catalogue::shipped("risk").iter().position(|known| *known == risk))
        };
        let row = |(follow_up, case, conflict): &(FollowUp, CaseFile, bool)| {
            let others = linked_to(follow_up.id, &of_children);
            let others: Vec<&FollowUp> =
                follow_ups.iter().map(|(other, _, _)| other).filter(|other| others.contains(&other.id)).collect();
            let risks = others.iter().map(|other| other.risk.clone()).chain([follow_up.risk.clone()]);
            BoardRow {
                told: told(&follow_up.code),
                case: case.clone(),
                accompanied: along.get(&follow_up.id).cloned().unwrap_or_default(),
                overdue: follow_up.step.status == "open" && is_past(follow_up.step.due.as_deref(), today),
                conflict: *conflict,
                linked: others.iter().map(|other| other.code.clone()).collect(),
                risk: risks.max_by_key(rank).flatten(),
                follow_up: follow_up.clone(),
            }
        };
        let mut rows: Vec<BoardRow> = follow_ups.iter().map(row).collect();
        rows.sort_by_key(|row| {
            let (step, code) = (row.follow_up.step.clone(), row.follow_up.code.clone());
            (!row.conflict, step.status != "open", step.due.unwrap_or_default(), code)
        });
        Ok(rows)
    }

    /// Everything that was said of a follow-up, oldest first.
    pub fn history(&self, code: &str) -> Result<Vec<HistoryLine>> {
        let Some(record) = self.store.by_code(DocKind::FollowUp.code(), code)? else { return Ok(vec![]) };
        self.fold()?;
        let doc = sync_proto::Id(record.doc.0);
        let space = self.store.space_of(doc)?.unwrap_or_default();
        let said = self.store.document(doc, space, DocKind::FollowUp.code())?.history();
        let person = self.people_by_prefix()?;
        let line = |(field, said): (String, domain::Said)| {
            let (role, label) = person.get(&said.by).cloned().unwrap_or_default();
            HistoryLine { field, value: said.value, role, label, at: said.at }
        };
        // Records inside the document are listed as what they are.
        let own = said.into_iter().filter(|(field, _)| !field.starts_with("accompaniment/"));
        Ok(own.map(line).collect())
    }

    /// Roles and labels by the prefix of the device that speaks.
    pub(crate) fn people_by_prefix(&self) -> Result<BTreeMap<String, (String, String)>> {
        let roster = self.roster()?;
        let person = |(id, device): (&sync_proto::Id, &sync_proto::roster::Device)| {
            let person = self.people.get(&device.member)?;
            Some((id.to_string()[..16].to_owned(), (person.role.clone(), person.label.clone())))
        };
        Ok(roster.devices.iter().filter_map(person).collect())
    }

    /// Names of services by their id, as a referral holds it.
    pub fn service_names(&self) -> Result<BTreeMap<String, String>> {
        let named = self.all(DocKind::Service.code(), |record| (record.id.to_string(), Service::read(record).name))?;
        Ok(named.into_iter().collect())
    }

    /// Referrals: orphans and overdue ones first, then those that wait, then what is closed.
    pub fn referral_rows(&self) -> Result<Vec<ReferralRow>> {
        let today = self.today();
        let days = self.outing_days()?;
        let services = self.service_names()?;
        let contacts: BTreeMap<Id, Contact> =
            self.all("contact", Contact::read)?.into_iter().map(|contact| (contact.id, contact)).collect();
        let mut rows = Vec::new();
        for (_, record) in self.store.records("referral")? {
            let referral = Referral::read(&record);
            let contact = referral.contact.and_then(|id| contacts.get(&id));
            let going = matches!(referral.status.as_str(), "draft" | "sent" | "acknowledged" | "accepted");
            rows.push(ReferralRow {
                day: days.get(&record.doc).cloned().unwrap_or_default(),
                zone: contact.map(|contact| contact.zone.clone()).unwrap_or_default(),
                code: contact.and_then(|contact| contact.code.clone()),
                service: services.get(&referral.service).cloned().unwrap_or_default(),
                orphan: going && (referral.owner.is_none() || referral.due.is_none()),
                overdue: going && is_past(referral.due.as_deref(), today),
                referral,
            });
        }
        let going = |row: &ReferralRow| matches!(row.referral.status.as_str(), "closed" | "revoked" | "refused");
        rows.sort_by(|a, b| {
            let order = |row: &ReferralRow| (!(row.orphan || row.overdue), going(row));
            order(a).cmp(&order(b)).then_with(|| b.referral.made.cmp(&a.referral.made))
        });
        Ok(rows)
    }

    pub fn debrief(&self) -> Result<DebriefView> {
        let day = self.today();
        let today = day.to_string();
        let met: Vec<report::Met> = self.met()?;
        let tonight: Vec<&Contact> = met.iter().filter(|met| met.day == today).map(|met| &met.contact).collect();
        let mut missing: BTreeMap<String, u32> = BTreeMap::new();
        for contact in tonight.iter().filter(|contact| contact.interpreter.as_deref() == Some("nobody")) {
            *missing.entry(contact.language.clone().unwrap_or_default()).or_default() += 1;
        }
        let codes: BTreeSet<&str> = tonight.iter().filter_map(|contact| contact.code.as_deref()).collect();
        let tomorrow = (day + chrono::Duration::days(1)).to_string();
        let mut follow_ups = self.board()?;
        follow_ups.retain(|row| {
            let due = row.follow_up.step.due.as_deref().is_some_and(|due| due <= tomorrow.as_str());
            row.conflict || codes.contains(row.follow_up.code.as_str()) || (row.follow_up.step.status == "open" && due)
        });
        let mut refusals = self.referral_rows()?;
        refusals.retain(|row| row.day == today && row.referral.status == "refused");
        let mut decisions: Vec<DecisionRow> = self
            .all("decision", Decision::read)?
            .into_iter()
            .filter(|decision| decision.day == today || !decision.done)
            .map(|decision| DecisionRow { overdue: decision.is_overdue(day), decision })
            .collect();
        decisions.sort_by_key(|row| (row.decision.done, !row.overdue, row.decision.due.clone()));
        Ok(DebriefView {
            alerts: self.alert_rows()?,
            refusals,
            follow_ups,
            context: self.recent_context()?.into_iter().filter(|event| event.day == today).collect(),
            missing_languages: missing.into_iter().collect(),
            half_written: count(tonight.iter().filter(|contact| !contact.complete).count()),
            decisions,
            recurring: self.recurring(day, &met)?,
            day: today,
        })
    }

    /// What was met on several nights: never one child's story, but what the place does to children.
    fn recurring(&self, today: ServiceDay, met: &[report::Met]) -> Result<Vec<Recurring>> {
        let recent = |day: &str| {
            day.parse::<ServiceDay>().is_ok_and(|day| (0..RECURRING_DAYS).contains(&(today - day).num_days()))
        };
        let mut nights: BTreeMap<(&str, String), BTreeSet<String>> = BTreeMap::new();
        let mut note = |list, code: &str, day: &str| {
            if recent(day) {
                nights.entry((list, code.to_owned())).or_default().insert(day.to_owned());
            }
        };
        for met in met {
            met.contact.signs.iter().for_each(|sign| note("sign", &sign.code, &met.day));
        }
        for row in self.referral_rows()?.iter().filter(|row| row.referral.status == "refused") {
            note("reason", row.referral.reason.as_deref().unwrap_or_default(), &row.day);
        }
        for event in self.all("context", ContextEvent::read)? {
            note("context", &event.what, &event.day);
        }
        let often = nights.into_iter().filter(|(_, days)| days.len() >= RECURRING_NIGHTS);
        let mut found: Vec<Recurring> = often
            .map(|((list, code), days)| Recurring { list: list.to_owned(), code, nights: count(days.len()) })
            .collect();
        found.sort_by_key(|problem| (std::cmp::Reverse(problem.nights), problem.list.clone(), problem.code.clone()));
        Ok(found)
    }
}

fn is_past(due: Option<&str>, today: ServiceDay) -> bool {
    due.and_then(|due| due.parse::<ServiceDay>().ok()).is_some_and(|due| due < today)
}

/// Everything that is linked to one follow-up, over others too.
fn linked_to(id: Id, links: &[(Id, Id)]) -> BTreeSet<Id> {
    let mut found = BTreeSet::from([id]);
    loop {
        let before = found.len();
        for (a, b) in links {
            if found.contains(a) || found.contains(b) {
                found.extend([*a, *b]);
            }
        }
        if found.len() == before {
            found.remove(&id);
            return found;
        }
    }
}

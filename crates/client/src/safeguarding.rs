//! Safeguarding reports (PSEA, child safeguarding): everybody writes, only the focal points read. A space of its readers; each
//! device writes under an epoch of its own with them, as in the inbox. When the relay has confirmed a report, its writer's device
//! destroys it and keeps the hour: a receipt without content.

use domain::{DocKind, kind::Concern};
use serde::Serialize;
use sync_proto::{Id, Op, Rights};
use ts_rs::TS;
use vault::EpochSecrets;

use crate::{App, Error, Result, app::Open, ring::purpose};

const REPORT: &str = "report/";

/// A report that was written on this device: when, and whether it has left.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Reporting {
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
    pub sent: bool,
}

/// A device of the team, and whether it is a focal point's.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FocalView {
    /// 32 hexadecimal digits.
    pub device: String,
    pub label: String,
    pub role: String,
    pub focal: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ConcernsView {
    /// This device may write a report: a focal point's device has let it.
    pub ready: bool,
    /// This device is a focal point's.
    pub focal: bool,
    /// For a focal point; what is new first.
    pub reports: Vec<Concern>,
    /// Written on this device.
    pub mine: Vec<Reporting>,
    /// Who reads reports.
    pub points: Vec<FocalView>,
}

impl App {
    /// A focal point lets another device read reports, from the first on, or takes that back. The last one stays.
    pub fn set_focal(&self, device: &str, focal: bool) -> Result<()> {
        let device = Id::parse(device).ok_or_else(|| Error::not_allowed("no such device"))?;
        self.with(|open| open.set_focal(device, focal))
    }
}

impl Open {
    /// The oldest space of this purpose that somebody still reads: a newer one cannot draw reports away from its readers.
    pub fn safeguarding(&self) -> Option<Id> {
        self.space_of_the_team(purpose::SAFEGUARDING)
    }

    pub fn space_of_the_team(&self, purpose: &str) -> Option<Id> {
        let roster = self.roster.as_ref()?;
        let of =
            |space: &Id| roster.spaces.get(space).filter(|held| held.readers().iter().any(|id| roster.is_active(*id)));
        let spaces = self.ring.spaces().filter(|(_, known)| *known == purpose).map(|(space, _)| space);
        spaces.filter_map(|space| Some((of(&space)?.made_at, space))).min().map(|(_, space)| space)
    }

    fn is_focal(&self, device: Id) -> Result<bool> {
        let roster = self.roster()?;
        let held = self.safeguarding().and_then(|space| roster.spaces.get(&space));
        Ok(held.is_some_and(|held| held.may_pull(device) && roster.is_active(device)))
    }

    /// At a lead's device: the space, if the team has none. At a focal point's: a seat for every device that cannot write yet,
    /// and new ones for all when a reader is gone.
    pub fn prepare_safeguarding(&mut self) -> Result<()> {
        let me = self.id();
        let Some(space) = self.safeguarding() else {
            return match self.rights().has(Rights::LEAD.and(Rights::ANTENNA)) {
                true => {
                    let ops = self.new_space_of_readers(purpose::SAFEGUARDING)?;
                    self.append(ops, vec![])?;
                    self.prepare_safeguarding()
                }
                false => Ok(()),
            };
        };
        if !self.is_focal(me)? {
            return Ok(());
        }
        let roster = self.roster()?;
        let Some(held) = roster.spaces.get(&space) else { return Ok(()) };
        let current = |device: &Id| {
            let mut mine = held.epochs.iter().rev().filter(|epoch| epoch.packages.iter().any(|p| p.device == *device));
            let sealed = |epoch: &sync_proto::roster::EpochAt| {
                epoch
                    .packages
                    .iter()
                    .all(|p| p.device == *device || held.may_pull(p.device) && roster.is_active(p.device))
            };
            mine.next().is_some_and(sealed)
        };
        let waiting: Vec<Id> = roster.carried().map(|(id, _)| *id).filter(|id| !current(id)).collect();
        if waiting.is_empty() {
            return Ok(());
        }
        let ops = self.reporter_seats(&waiting)?;
        self.append(ops, vec![])
    }

    /// An epoch for each of these devices: it and the focal points hold it.
    pub fn reporter_seats(&mut self, devices: &[Id]) -> Result<Vec<Op>> {
        let Some(space) = self.safeguarding().filter(|_| self.is_focal(self.id()).unwrap_or_default()) else {
            return Ok(vec![]);
        };
        let roster = self.roster()?;
        let held = roster.spaces.get(&space).ok_or(vault::Error::NoKey)?;
        let points: Vec<Id> = held.readers().into_iter().filter(|id| roster.is_active(*id)).collect();
        let devices: Vec<(Id, bool)> = devices
            .iter()
            .filter(|id| roster.paper_of(sync_proto::roster::TEAM) != Some(**id))
            .map(|id| (*id, points.contains(id)))
            .collect();
        let mut ops = Vec::new();
        for (device, focal) in devices {
            if !focal {
                ops.push(Op::Grant { space, device, push: true, pull: false });
            }
            let mut seats = vec![self.standing_seat(device)?];
            for point in points.iter().filter(|point| **point != device) {
                seats.push(self.standing_seat(*point)?);
            }
            let secrets = EpochSecrets::make(&mut self.rng);
            ops.push(self.epoch_op(space, purpose::SAFEGUARDING, &secrets, &seats, vec![])?);
        }
        Ok(ops)
    }

    fn set_focal(&mut self, device: Id, focal: bool) -> Result<()> {
        let me = self.id();
        let Some(space) = self.safeguarding().filter(|_| self.is_focal(me).unwrap_or_default()) else {
            return Err(Error::not_allowed("only a focal point names another"));
        };
        let roster = self.roster()?;
        if !roster.carried().any(|(id, _)| *id == device) {
            return Err(Error::not_allowed("no such device"));
        }
        if focal == self.is_focal(device)? {
            return Ok(());
        }
        let mut ops = Vec::new();
        if focal {
            // What devices wrote that are gone by now is read from the first report on, too.
            ops.extend(self.cuts_of_reader(space, true)?);
            ops.extend(self.let_reader_in(space, purpose::SAFEGUARDING, device)?);
        } else {
            let points = roster.spaces.get(&space).map(|held| held.readers()).unwrap_or_default();
            if points.into_iter().filter(|id| roster.is_active(*id)).count() < 2 {
                return Err(Error::not_allowed("somebody has to read the reports; name another first"));
            }
            ops.push(Op::Grant { space, device, push: true, pull: false });
        }
        self.append(ops, vec![])?;
        // From now on everybody writes for the focal points that there are.
        match self.is_focal(me)? {
            true => {
                let everybody: Vec<Id> = self.roster()?.carried().map(|(id, _)| *id).collect();
                let ops = self.reporter_seats(&everybody)?;
                self.append(ops, vec![])
            }
            false => Ok(()),
        }
    }

    pub fn note_report(&self, id: domain::Id, now: i64) -> Result<()> {
        match self.is_focal(self.id())? {
            true => Ok(()),
            false => Ok(self.store.set_number(&format!("{REPORT}{id}"), now)?),
        }
    }

    /// On a device that may not read: what the relay has confirmed is destroyed here.
    pub fn forget_reports(&mut self) -> Result<()> {
        let Some(space) = self.safeguarding() else { return Ok(()) };
        if self.is_focal(self.id())? || self.store.waits(space)? {
            return Ok(());
        }
        let (confirmed, waiting) = self.store.confirmed(space)?;
        if waiting == 0 && confirmed > 0 && self.store.empty(space, confirmed)? {
            self.renew_author();
            self.store.shrink()?;
        }
        Ok(())
    }

    pub fn concerns(&self) -> Result<ConcernsView> {
        let focal = self.is_focal(self.id())?;
        let records = self.store.records(DocKind::Concern.code())?;
        let waits = |id: &str| records.iter().any(|(_, record)| record.id.to_string() == id);
        let mut mine = Vec::new();
        for (name, _) in self.store.metas(REPORT)? {
            let sent = !waits(name.trim_start_matches(REPORT));
            mine.extend(self.store.number(&name)?.map(|at| Reporting { at, sent }));
        }
        mine.sort_by_key(|report| std::cmp::Reverse(report.at));
        let mut reports: Vec<Concern> = match focal {
            true => records.iter().map(|(_, record)| Concern::read(record)).collect(),
            false => vec![],
        };
        let key = |report: &Concern| (report.status.is_none(), report.day.clone(), report.slot.clone());
        reports.sort_by_key(|report| std::cmp::Reverse(key(report)));
        let active = self.device_infos().into_iter().filter(|info| info.status == "active");
        let point = |info: crate::DeviceInfo| {
            let focal = Id::parse(&info.id).is_some_and(|id| self.is_focal(id).unwrap_or_default());
            FocalView { device: info.id, label: info.label, role: info.role, focal }
        };
        Ok(ConcernsView {
            ready: self.safeguarding().is_some(),
            focal,
            reports,
            mine,
            points: active.map(point).collect(),
        })
    }
}

//! Legal and protection steps: a space of its readers, who write it too. Each reader's device lets in the devices of legal officers,
//! supervisors and leads, and writes a new epoch without whoever is none of them any more.

use domain::{DocKind, Role, kind::LegalStep};
use serde::Serialize;
use sync_proto::{Id, Op, Rights};
use ts_rs::TS;

use crate::{Result, app::Open, ring::purpose};

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LegalView {
    /// This device reads and writes steps.
    pub ready: bool,
    /// What is overdue first, then by date; what is over last.
    pub steps: Vec<LegalRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LegalRow {
    pub step: LegalStep,
    pub overdue: bool,
}

const MEMBERS: [Role; 3] = [Role::LegalOfficer, Role::Supervisor, Role::Lead];

impl Open {
    /// The oldest space of this purpose that somebody still reads.
    pub fn legal(&self) -> Option<Id> {
        self.space_of_the_team(purpose::LEGAL)
    }

    fn is_legal_member(&self, device: Id) -> bool {
        let Some(known) = self.roster.as_ref().and_then(|roster| roster.devices.get(&device)) else { return false };
        let role = self.people.get(&known.member).and_then(|person| Role::of(&person.role));
        known.paper.is_none() && role.is_some_and(|role| MEMBERS.contains(&role))
    }

    /// At a lead's antenna: the space, if the team has none. At a reader's: whoever belongs in it is, and nobody else.
    pub fn prepare_legal(&mut self) -> Result<()> {
        let me = self.id();
        let Some(space) = self.legal() else {
            return match self.rights().has(Rights::LEAD.and(Rights::ANTENNA)) {
                true => {
                    let ops = self.new_space_of_readers(purpose::LEGAL)?;
                    self.append(ops, vec![])?;
                    self.prepare_legal()
                }
                false => Ok(()),
            };
        };
        let roster = self.roster()?;
        let Some(held) = roster.spaces.get(&space).filter(|held| held.may_pull(me)) else { return Ok(()) };
        let carried: Vec<Id> = roster.carried().map(|(id, _)| *id).collect();
        let wanted: Vec<Id> = carried.iter().copied().filter(|id| self.is_legal_member(*id)).collect();
        let coming: Vec<Id> = wanted.iter().copied().filter(|id| !held.may_pull(*id)).collect();
        let going: Vec<Id> = held.readers().into_iter().filter(|id| *id != me && !wanted.contains(id)).collect();
        let mut ops = Vec::new();
        if !coming.is_empty() {
            // What devices wrote that are gone by now is read from the first step on, too.
            ops.extend(self.cuts_of_reader(space, true)?);
        }
        for device in coming {
            ops.extend(self.let_reader_in(space, purpose::LEGAL, device)?);
        }
        let active = going.iter().filter(|id| carried.contains(id));
        ops.extend(active.map(|device| Op::Grant { space, device: *device, push: false, pull: false }));
        if going.iter().any(|id| self.holds_the_current_key(space, *id)) {
            let seats = wanted.iter().map(|device| self.standing_seat(*device)).collect::<Result<Vec<_>>>()?;
            ops.push(self.next_epoch(space, purpose::LEGAL, &seats)?);
        }
        match ops.is_empty() {
            true => Ok(()),
            false => self.append(ops, vec![]),
        }
    }

    fn holds_the_current_key(&self, space: Id, device: Id) -> bool {
        let Some(roster) = self.roster.as_ref() else { return false };
        let current = self.ring.current(space, roster).map(|secrets| secrets.derive_id());
        let epochs = roster.spaces.get(&space).into_iter().flat_map(|held| &held.epochs);
        epochs
            .filter(|epoch| Some(epoch.epoch) == current)
            .flat_map(|epoch| &epoch.packages)
            .any(|of| of.device == device)
    }

    pub fn legal_view(&self) -> Result<LegalView> {
        let today = self.today().to_string();
        let steps = self.all(DocKind::LegalStep.code(), LegalStep::read)?.into_iter();
        let overdue = |step: &LegalStep| !step.is_over() && step.due.as_str() < today.as_str();
        let mut steps: Vec<LegalRow> = steps.map(|step| LegalRow { overdue: overdue(&step), step }).collect();
        steps.sort_by_key(|row| (row.step.is_over(), row.step.due.clone(), row.step.id));
        let reads = |space| {
            self.roster().is_ok_and(|roster| roster.spaces.get(&space).is_some_and(|held| held.may_pull(self.id())))
        };
        Ok(LegalView { ready: self.legal().is_some_and(reads), steps })
    }
}

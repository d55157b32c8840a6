//! The phone holds tonight and nothing else: when it destroys what it holds.
//!
//! * *On receipt*: once the antenna has confirmed everything that the phone wrote in a night, and no outing of it is open.
//! * *At the end of the lease*: at the team's day-change hour after the service day, whatever was confirmed. What was not stays
//!   sealed: it can still be handed over, and read by nobody here, this phone included.
//! * *On removal* from the team: as at the end of the lease, for everything.
//!
//! Antenna devices keep the log and are never emptied. What stays of a night is the top of its chains, so that they go on.

use domain::{
    DocKind, ServiceDay, TeamClock,
    kind::{Alert, Outing},
};
use serde::Serialize;
use store::Store;
use sync_proto::{Id, Rights, Status};
use ts_rs::TS;

use crate::{App, Code, Error, Result, app::Open, home::Home, ring::purpose};

/// A phone that is outside, and the end of its night.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct LeaseView {
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub ends: i64,
    /// Four hours more can be asked for.
    pub may_extend: bool,
}

/// A space that this device has emptied and never opens again.
pub fn left_name(space: Id) -> String {
    format!("{LEFT}{space}")
}

const LEFT: &str = "left/";

/// An outing that was opened or joined on this device.
fn part_name(outing: domain::Id) -> String {
    format!("part/{outing}")
}

/// A night that was given four hours more on this device.
fn extended_name(night: ServiceDay) -> String {
    format!("extended/{night}")
}

/// What a mediator who is still outside at the day change may ask for, once a night.
const EXTENSION: i64 = 4;
/// The end of a night is shown from then on.
const SHOWN_BEFORE_MS: i64 = 3 * 3600 * 1000;

/// The latest of all clocks seen: this device's own, and the antenna's in its receipts.
const CLOCK: &str = "clock";
/// When something was destroyed last after a receipt.
const HANDED_OVER: &str = "handed_over";
/// The clock is written down when it went on by this much.
const CLOCK_STEP_MS: i64 = 5 * 60 * 1000;
/// The relay is believed so far ahead, and no further: a device whose clock is a day behind is set right.
const RELAY_AHEAD_MS: i64 = 26 * 3600 * 1000;
/// A clock that is this far behind the latest seen was moved back.
const CLOCK_BACK_MS: i64 = 10 * 60 * 1000;

pub fn latest_clock(store: &Store) -> Result<i64> {
    Ok(store.number(CLOCK)?.unwrap_or_default())
}

impl App {
    /// An outing that is still open at the day change: four hours more for this night on this phone, once, against its passphrase or its
    /// digits.
    pub fn extend_lease(&self, secret: &str) -> Result<()> {
        self.check_secret(secret)?;
        self.with(|open| {
            if !open.may_extend()? {
                return Err(Error::not_allowed(
                    "only a phone with an open outing can go on after the day change, once a night",
                ));
            }
            let name = extended_name(open.today());
            open.store.set_meta(&name, b"1")?;
            // A night whose key would end as before is not longer.
            let settled = open.settle_lids();
            if settled.is_err() {
                open.store.del_meta(&name)?;
            }
            settled
        })
    }
}

impl Open {
    /// The team's clock, as this device's night is counted: one that was extended ends four hours later.
    pub fn team_clock(&self) -> TeamClock {
        let clock = self.settings.clock;
        let later = TeamClock { day_change: clock.day_change + chrono::Duration::hours(EXTENSION), ..clock };
        let night = later.day_and_slot(self.now()).0;
        if self.is_extended(night) { later } else { clock }
    }

    fn is_extended(&self, night: ServiceDay) -> bool {
        self.store.meta(&extended_name(night)).is_ok_and(|held| held.is_some())
    }

    /// When a night goes from this device, whatever was confirmed: milliseconds since 1970.
    pub fn end_of(&self, night: ServiceDay) -> i64 {
        let mut clock = self.settings.clock;
        if self.is_extended(night) {
            clock.day_change += chrono::Duration::hours(EXTENSION);
        }
        clock.instant(night + chrono::Duration::days(1), clock.day_change)
    }

    /// An outing of today is open here, and the night was not extended yet.
    pub fn may_extend(&self) -> Result<bool> {
        let today = self.today();
        let night = self.ring.space(&purpose::night(today)).filter(|_| !self.keeps_everything());
        match night.filter(|_| !self.is_extended(today)) {
            Some(space) => self.is_in_use(space),
            None => Ok(false),
        }
    }

    /// For the first screen of a phone that is outside, when its night is about to end.
    pub fn lease_view(&self) -> Result<Option<LeaseView>> {
        let today = self.today();
        let ends = self.end_of(today);
        if self.keeps_everything() || ends - self.now() > SHOWN_BEFORE_MS {
            return Ok(None);
        }
        let may_extend = self.may_extend()?;
        Ok((may_extend || self.is_extended(today)).then_some(LeaseView { ends, may_extend }))
    }

    /// Time for leases: it never goes back. Records carry the device's own clock.
    pub fn lease_time(&self) -> Result<i64> {
        Ok(self.now().max(self.latest_clock()?))
    }

    fn latest_clock(&self) -> Result<i64> {
        latest_clock(&self.store)
    }

    fn set_latest_clock(&self, at: i64) -> Result<()> {
        Ok(self.store.set_number(CLOCK, at)?)
    }

    /// The antenna's clock from a receipt. It corrects a clock that was ahead for a while: the antenna is asked.
    pub fn hear_clock(&self, antenna: i64) -> Result<()> {
        self.set_latest_clock(self.now().max(antenna))
    }

    /// The relay's clock, which nobody signs: it may end a lease that a clock moved back would keep alive, at most a day ahead of this
    /// device's own time. A relay that says more is not heard; the antenna's receipts correct what it said.
    pub fn hear_relay_clock(&self, minutes: u64) -> Result<()> {
        let theirs = i64::try_from(minutes).unwrap_or_default().saturating_mul(60_000);
        // Against this device's own clock, so that a relay cannot lead it on step by step.
        let ahead = theirs - self.now();
        match theirs - self.lease_time()? > CLOCK_BACK_MS && ahead <= RELAY_AHEAD_MS {
            true => self.set_latest_clock(theirs),
            false => Ok(()),
        }
    }

    /// The device's clock is behind one that it has seen: the antenna should be asked.
    pub fn is_clock_back(&self) -> Result<bool> {
        Ok(self.latest_clock()? - self.now() > CLOCK_BACK_MS)
    }

    /// When this device last gave everything to the antenna, in milliseconds since 1970.
    pub fn handed_over(&self) -> Result<Option<i64>> {
        Ok(self.store.number(HANDED_OVER)?)
    }

    pub fn has_left(&self, space: Id) -> Result<bool> {
        Ok(self.store.meta(&left_name(space))?.is_some())
    }

    pub fn keeps_everything(&self) -> bool {
        self.roster.is_none() || self.rights().has(Rights::ANTENNA)
    }

    /// Whether the team has removed this device.
    pub fn is_removed(&self) -> bool {
        let me = self.roster.as_ref().and_then(|roster| roster.devices.get(&self.id()));
        me.is_some_and(|me| me.status == Status::Removed)
    }

    /// Destroys what the time or the team says must go. Asked at unlocking, at each sync and by the first screen.
    pub fn end_leases(&mut self) -> Result<()> {
        if self.keeps_everything() {
            return Ok(());
        }
        // A chip that does not answer now is asked again; the keys end as they would have.
        self.settle_lids().or_else(|error| if error.code == Code::NoChip { Ok(()) } else { Err(error) })?;
        let now = self.lease_time()?;
        if now - self.latest_clock()? > CLOCK_STEP_MS {
            self.set_latest_clock(now)?;
        }
        let removed = self.is_removed();
        let clock = self.team_clock();
        let over: Vec<Id> = self
            .ring
            .spaces()
            .filter(|(_, purpose)| removed || purpose::night_of(purpose).is_some_and(|night| self.end_of(night) <= now))
            .map(|(space, _)| space)
            .collect();
        let inbox = self.ring.space(purpose::INBOX).filter(|_| !removed);
        let began = clock.instant(clock.day_and_slot(now).0, clock.day_change);
        let old = match inbox {
            Some(inbox) => self.store.is_older(inbox, began)?,
            None => false,
        };
        if removed {
            // What was in it is sealed since it was closed.
            self.close_vault()?;
            Home::vault(self.folder()).remove()?;
        }
        if over.is_empty() && !old {
            return Ok(());
        }
        // What was tapped is sealed while its key is still here: from then on it can only be handed over.
        self.fold()?;
        self.seal_outgoing()?;
        for space in over {
            self.leave(space)?;
        }
        if let Some(inbox) = inbox.filter(|_| old)
            && !self.store.waits(inbox)?
        {
            self.store.empty(inbox, self.received_up_to(inbox)?)?;
        }
        self.renew_author();
        Ok(self.store.shrink()?)
    }

    /// After the antenna's receipt for everything that this device wrote there.
    pub fn leave_what_was_received(&mut self) -> Result<()> {
        if self.keeps_everything() {
            return Ok(());
        }
        let held: Vec<(Id, bool)> =
            self.ring.spaces().map(|(space, purpose)| (space, purpose == purpose::INBOX)).collect();
        let mut left = false;
        for (space, inbox) in held {
            if !inbox && self.ring.purpose(space).and_then(purpose::night_of).is_none() {
                continue;
            }
            let top = self.store.top(space, self.id())?.map_or(0, |top| top.seq);
            let received = self.received_up_to(space)?;
            if top == 0 || received < top || self.store.waits(space)? || self.is_in_use(space)? {
                continue;
            }
            match inbox {
                // The inbox stands: what was in it goes, its key stays for what comes late.
                true => left |= self.store.empty(space, received)?,
                false => left |= self.leave(space)?,
            }
        }
        // Nights that were left before their last envelopes were confirmed.
        for (name, _) in self.store.metas(LEFT)? {
            if let Some(space) = name.strip_prefix(LEFT).and_then(Id::parse) {
                let received = self.received_up_to(space)?;
                left |= received > 0 && self.store.empty(space, received)?;
            }
        }
        if left {
            self.renew_author();
            self.store.set_number(HANDED_OVER, self.now())?;
            self.store.shrink()?;
        }
        Ok(())
    }

    /// An open outing of today that this device takes part in, or an alert of it that no role has seen.
    fn is_in_use(&self, space: Id) -> Result<bool> {
        let (today, me) = (self.today().to_string(), self.id().to_string());
        for record in self.store.records_of_space(space)? {
            let in_use = match DocKind::of(&record.kind) {
                Some(DocKind::Outing) => {
                    let outing = Outing::read(&record);
                    outing.open && outing.day == today && self.takes_part(space, record.id)?
                }
                Some(DocKind::Alert) => {
                    let alert = Alert::read(&record);
                    alert.seen_by.is_empty() && alert.decision.is_none() && me.starts_with(&alert.author)
                }
                _ => false,
            };
            if in_use {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Opened or joined here, or written in. Who joins says what the other has said already: that is no change.
    fn takes_part(&self, space: Id, outing: domain::Id) -> Result<bool> {
        if self.store.meta(&part_name(outing))?.is_some() {
            return Ok(true);
        }
        let document = self.store.document(Id(outing.0), space, DocKind::Outing.code())?;
        Ok(document.authors().contains(&self.id().prefix()))
    }

    pub fn take_part(&self, outing: domain::Id) -> Result<()> {
        Ok(self.store.set_meta(&part_name(outing), b"1")?)
    }

    pub fn leave_part(&self, outing: domain::Id) -> Result<()> {
        Ok(self.store.del_meta(&part_name(outing))?)
    }

    /// Destroys documents, keys and others' envelopes of a space; own envelopes that the antenna has not confirmed stay sealed.
    pub fn leave(&mut self, space: Id) -> Result<bool> {
        if self.store.waits(space)? {
            // Something could not be sealed: nothing of it is lost, and it is tried again.
            return Ok(false);
        }
        let purpose = self.ring.purpose(space).unwrap_or_default().to_owned();
        self.store.set_meta(&left_name(space), purpose.as_bytes())?;
        for outing in self.store.records_of_space(space)?.iter().filter(|record| record.id == record.doc) {
            self.leave_part(outing.id)?;
        }
        let gone = self.store.leave(space, self.received_up_to(space)?, self.is_removed())?;
        self.store.del_meta(&crate::team::past_name(space))?;
        self.store.del_meta("place")?;
        self.drop_lid(space)?;
        self.ring.remove(space);
        // Packages that wait for this device there must not bring the key back.
        let roster = self.roster()?;
        let keys: Vec<Id> = roster
            .packages_for(self.id())
            .filter(|(of, _, _)| *of == space)
            .map(|(_, _, package)| package.key)
            .collect();
        keys.into_iter().try_for_each(|key| self.spend(key))?;
        Ok(gone)
    }
}

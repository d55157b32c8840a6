//! What a phone asks in the street: a code that was read from a card, the next unused one, services for a need, whether it
//! is ready to leave.

use data_encoding::BASE64;
use domain::{
    Catalogue, DocKind, FollowCode, ServiceDay,
    kind::{Alert, CodeRow, ContextEvent, FollowUp, OnCall, Pool, Service},
};
use serde::Serialize;
use ts_rs::TS;
use vault::CodeSeed;

use crate::{Result, app::Open, night::code_at, ring::purpose};

/// What is known of a code that somebody typed or scanned.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundCode {
    /// Seven digits, when they are well formed.
    pub code: Option<String>,
    /// `wrong` (a digit is wrong), `tonight` (leased), `elsewhere` (not in tonight's list; kept for the antenna).
    pub state: String,
    pub follow_up: Option<FollowUp>,
}

/// A service as the street needs it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ServiceRow {
    pub service: Service,
    /// `None` where no hours are known.
    pub open: Option<bool>,
    /// When that changes: `20:00`, within a day.
    pub until: Option<String>,
    pub closed_tonight: bool,
    /// Minutes from the zone that was asked about.
    #[ts(type = "number | null")]
    pub minutes: Option<i64>,
    /// Not checked for a week: amber.
    pub stale: bool,
}

/// An alert with what its delay says.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AlertRow {
    pub alert: Alert,
    /// Raised on this device.
    pub mine: bool,
    /// Nobody has seen it within the team's delay.
    pub overdue: bool,
    /// Whom to call now, by the team's order and the delays that have passed.
    pub call: Option<OnCall>,
}

/// The five lights before leaving.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PreflightView {
    /// Tonight's key is here.
    pub key: bool,
    /// Something was received from the antenna today.
    pub lease: bool,
    /// Days since any service was checked; none without a directory.
    #[ts(type = "number | null")]
    pub directory_days: Option<i64>,
    pub unsent: u32,
    /// Milliseconds since 1970.
    #[ts(type = "number | null")]
    pub last_sync: Option<i64>,
    pub codes: u32,
}

const DAY_MS: i64 = 24 * 3600 * 1000;

impl Open {
    pub fn find_code(&self, typed: &str) -> Result<FoundCode> {
        let found = |code: Option<&FollowCode>, state: &str, follow_up| FoundCode {
            code: code.map(|code| code.digits().to_owned()),
            state: state.to_owned(),
            follow_up,
        };
        let Ok(Ok(code)) = FollowCode::parse(typed).map(FollowCode::checked) else {
            return Ok(found(None, "wrong", None));
        };
        for kind in [DocKind::FollowUp, DocKind::Extract] {
            if let Some(record) = self.store.by_code(kind.code(), code.digits())? {
                return Ok(found(Some(&code), "tonight", Some(FollowUp::read(&record))));
            }
        }
        Ok(found(Some(&code), "elsewhere", None))
    }

    /// The next unused code of this device, to write on a card.
    pub fn next_code(&self) -> Result<Option<String>> {
        Ok(self.unused_codes()?.first().map(|code| code.digits().to_owned()))
    }

    fn unused_codes(&self) -> Result<Vec<FollowCode>> {
        let rows = self.own_rows()?;
        Ok(rows.iter().flat_map(|(row, seed)| row.unused().map(|place| code_at(seed, place))).collect())
    }

    /// This device's rows of codes, those that it can open.
    pub fn own_rows(&self) -> Result<Vec<(CodeRow, CodeSeed)>> {
        let record = self.store.record(DocKind::Pool.code(), Pool::doc(self.id().prefix()).id)?;
        let (Some(record), Some(roster)) = (record, &self.roster) else { return Ok(vec![]) };
        let opened = |row: CodeRow| {
            let sealed = BASE64.decode(row.sealed.as_bytes()).ok()?;
            let seed = CodeSeed::open(roster.team, self.id(), &sealed, self.keys.kem()).ok()?;
            Some((row, seed))
        };
        Ok(Pool::read(&record).rows.into_iter().filter_map(opened).collect())
    }

    /// Services that offer something for the need, the ones that are open, near and not closed tonight first.
    pub fn services_for(&self, need: Option<&str>, zone: Option<&str>) -> Result<Vec<ServiceRow>> {
        let (local, today) = (self.settings.clock.local(self.now()), self.today());
        let records = self.store.records(DocKind::Service.code())?;
        let services = records.iter().map(|(_, record)| Service::read(record));
        let fits = |service: &Service| need.is_none_or(|need| service.needs.iter().any(|offered| offered == need));
        let mut rows: Vec<ServiceRow> = services
            .filter(fits)
            .map(|service| ServiceRow {
                open: service.is_open(local),
                until: service
                    .changes_at(local)
                    .filter(|at| (*at - local).num_hours() < 24)
                    .map(|at| at.format("%H:%M").to_string()),
                closed_tonight: service.closed.as_deref() == Some(&today.to_string()),
                minutes: zone.and_then(|zone| service.minutes.get(zone).copied()),
                stale: service.is_stale(today),
                service,
            })
            .collect();
        let far = |row: &ServiceRow| row.minutes.unwrap_or(i64::MAX);
        rows.sort_by_key(|row| (row.closed_tonight, row.open == Some(false), far(row), row.service.name.clone()));
        Ok(rows)
    }

    /// Alerts that nobody has decided, the gravest first. Once a delay has passed without anybody having seen one, the next
    /// person on call is named; before that, the first.
    pub fn alert_rows(&self) -> Result<Vec<AlertRow>> {
        let (now, me) = (self.now(), self.id().to_string());
        let records = self.store.records(DocKind::Alert.code())?;
        let open = records.iter().map(|(_, record)| Alert::read(record)).filter(|alert| alert.decision.is_none());
        let mut rows: Vec<AlertRow> = open
            .map(|alert| {
                let waited = (now - alert.raised).max(0) / self.settings.delay(&alert.level).max(1);
                let late = if alert.seen_by.is_empty() { usize::try_from(waited).unwrap_or_default() } else { 0 };
                let rank = late.min(self.settings.on_call.len().saturating_sub(1));
                AlertRow {
                    mine: me.starts_with(&alert.author),
                    overdue: late > 0,
                    call: self.settings.on_call.get(rank).cloned(),
                    alert,
                }
            })
            .collect();
        let rank = |level: &str| Catalogue::shipped("level").iter().position(|known| *known == level);
        rows.sort_by_key(|row| (std::cmp::Reverse(rank(&row.alert.level)), row.alert.raised));
        Ok(rows)
    }

    pub fn preflight(&self) -> Result<PreflightView> {
        let today = self.today();
        let records = self.store.records(DocKind::Service.code())?;
        let checked =
            records.iter().filter_map(|(_, record)| Service::read(record).last_checked?.parse::<ServiceDay>().ok());
        let last_sync = self.last_sync()?;
        Ok(PreflightView {
            key: self.ring.space(&purpose::night(today)).is_some(),
            lease: last_sync.is_some_and(|at| self.now() - at < DAY_MS),
            directory_days: checked.max().map(|day| (today - day).num_days()),
            unsent: u32::try_from(self.store.unsent()?.len()).unwrap_or(u32::MAX),
            last_sync,
            codes: u32::try_from(self.unused_codes()?.len()).unwrap_or(u32::MAX),
        })
    }

    pub fn last_sync(&self) -> Result<Option<i64>> {
        Ok(self.store.number("last_sync")?)
    }

    /// Context events of the last seven days, newest first.
    pub fn recent_context(&self) -> Result<Vec<ContextEvent>> {
        let records = self.store.records("context")?;
        let today = self.today();
        let recent = |event: &ContextEvent| {
            event.day.parse::<ServiceDay>().is_ok_and(|day| (0..7).contains(&(today - day).num_days()))
        };
        let mut events: Vec<ContextEvent> =
            records.iter().map(|(_, record)| ContextEvent::read(record)).filter(recent).collect();
        events.sort_by(|a, b| (&b.day, &b.slot).cmp(&(&a.day, &a.slot)));
        Ok(events)
    }
}

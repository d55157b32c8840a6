//! Slots of half an hour and service days, in the team's own time zone.
//!
//! A service day runs from the team's day-change hour (03:00 by default) to the next one, so that what is written after
//! midnight belongs to the evening before. Both nights on which the clock changes are covered by tests.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

/// `2027-01-15`: the calendar date on which the evening began.
pub type ServiceDay = NaiveDate;

/// Half an hour of one service day: `15:30` covers 15:30 to 15:59.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// Half hours since the day's midnight; 48 and more are after midnight, same outing.
    pub half_hours: u32,
}

impl Slot {
    pub fn parse(text: &str) -> Option<Slot> {
        let (hours, minutes) = text.split_once(':')?;
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 48 && minutes < 60).then_some(Slot { half_hours: hours * 2 + minutes / 30 })
    }

    /// `15:30`; hours from 24 on are the small hours of the same outing.
    pub fn code(self) -> String {
        format!("{:02}:{:02}", self.half_hours / 2, self.half_hours % 2 * 30)
    }

    pub fn is_beside(self, other: Slot) -> bool {
        self.half_hours.abs_diff(other.half_hours) <= 1
    }
}

/// The team's time zone and day-change hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamClock {
    pub zone: Tz,
    pub day_change: NaiveTime,
}

impl Default for TeamClock {
    fn default() -> Self {
        TeamClock { zone: Tz::Europe__Paris, day_change: NaiveTime::MIN + Duration::hours(3) }
    }
}

impl TeamClock {
    /// `now`: milliseconds since 1970.
    pub fn day_and_slot(&self, now: i64) -> (ServiceDay, Slot) {
        let local = self.zone.from_utc_datetime(&utc(now).naive_utc());
        let after_midnight = local.time() < self.day_change;
        let day = if after_midnight { local.date_naive() - Duration::days(1) } else { local.date_naive() };
        let half_hours = local.hour() * 2 + local.minute() / 30 + if after_midnight { 48 } else { 0 };
        (day, Slot { half_hours })
    }

    /// The wall clock in the team's time zone.
    pub fn local(&self, now: i64) -> chrono::NaiveDateTime {
        self.zone.from_utc_datetime(&utc(now).naive_utc()).naive_local()
    }

    /// The instant of a wall clock time of a service day, in milliseconds since 1970. Times before the day change are
    /// in the night that follows. A time that the clock skips in spring is the first instant after the gap; one that
    /// comes twice in autumn is its first.
    pub fn instant(&self, day: ServiceDay, time: NaiveTime) -> i64 {
        let date = if time < self.day_change { day + Duration::days(1) } else { day };
        let mut local = date.and_time(time);
        for _ in 0..8 {
            if let Some(found) = self.zone.from_local_datetime(&local).earliest() {
                return found.timestamp_millis();
            }
            local += Duration::minutes(30);
        }
        local.and_utc().timestamp_millis()
    }
}

fn utc(now: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(now).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<DateTime<Utc>>().unwrap().timestamp_millis()
    }

    #[test]
    fn two_in_the_morning_belongs_to_the_evening_before() {
        let clock = TeamClock::default();
        let (day, slot) = clock.day_and_slot(at("2027-01-16T01:10:00Z"));
        assert_eq!((day.to_string(), slot.code()), ("2027-01-15".into(), "26:00".into()));
        let (day, slot) = clock.day_and_slot(at("2027-01-15T14:42:00Z"));
        assert_eq!((day.to_string(), slot.code()), ("2027-01-15".into(), "15:30".into()));
    }

    #[test]
    fn both_nights_on_which_the_clock_changes_have_one_day_change() {
        let clock = TeamClock::default();
        for (before, after, day) in [
            ("2027-03-28T00:59:59Z", "2027-03-28T01:00:00Z", "2027-03-27"), // 01:59 → 03:00
            ("2027-10-31T01:59:59Z", "2027-10-31T02:00:00Z", "2027-10-30"), // 02:59 (second) → 03:00
        ] {
            assert_eq!(clock.day_and_slot(at(before)).0.to_string(), day);
            assert_eq!(
                clock.day_and_slot(at(after)).0.to_string(),
                day.parse::<NaiveDate>().unwrap().succ_opt().unwrap().to_string()
            );
        }
    }

    #[test]
    fn a_wall_clock_time_is_found_again_even_where_the_clock_jumps() {
        let clock = TeamClock::default();
        let day = "2027-03-27".parse().unwrap();
        let skipped = clock.instant(day, NaiveTime::from_hms_opt(2, 30, 0).unwrap());
        assert_eq!(skipped, at("2027-03-28T01:00:00Z"));
        let evening = clock.instant("2027-01-15".parse().unwrap(), NaiveTime::from_hms_opt(15, 42, 0).unwrap());
        assert_eq!(evening, at("2027-01-15T14:42:00Z"));
    }

    #[test]
    fn slots_beside_each_other_are_those_of_the_same_or_the_next_half_hour() {
        let [a, b, c] = ["15:42", "16:00", "16:30"].map(|t| Slot::parse(t).unwrap());
        assert!(a.is_beside(b) && b.is_beside(c) && a.is_beside(a) && !a.is_beside(c));
        assert_eq!(Slot::parse("99:00"), None);
    }
}

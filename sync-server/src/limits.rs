//! What one device and one team may use.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use sync_proto::Id;

#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Of one request's body.
    pub body_bytes: usize,
    /// Requests of one device in ten seconds.
    pub requests: u32,
    /// Stored envelopes of one team.
    pub team_bytes: u64,
    /// What a device that was limited or removed may still hand over in a day.
    pub late_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { body_bytes: 8 << 20, requests: 200, team_bytes: 2 << 30, late_bytes: 2 << 20 }
    }
}

/// Counts requests in windows of ten seconds.
#[derive(Default)]
pub(crate) struct Rate(Mutex<HashMap<Id, (i64, u32)>>);

impl Rate {
    pub(crate) fn allows(&self, who: Id, now: i64, most: u32) -> bool {
        let window = now / 10_000;
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() > 100_000 {
            seen.retain(|_, (at, _)| *at == window);
        }
        let (at, count) = seen.entry(who).or_insert((window, 0));
        if *at != window {
            (*at, *count) = (window, 0);
        }
        *count += 1;
        *count <= most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_device_that_asks_too_often_waits_and_the_others_do_not() {
        let rate = Rate::default();
        assert!((0..3).all(|_| rate.allows(Id([1; 16]), 5, 3)));
        assert!(!rate.allows(Id([1; 16]), 9_999, 3));
        assert!(rate.allows(Id([2; 16]), 5, 3));
        assert!(rate.allows(Id([1; 16]), 10_000, 3));
    }
}

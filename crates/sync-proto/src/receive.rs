//! What a device checks about an envelope that it pulled, before any key is touched.

use crate::{
    Envelope, Kind, Roster,
    relay::{self, Top},
    wire::{Reason, Verdict},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    /// Next in its chain and allowed: open it.
    Open,
    /// Held already.
    Same,
    /// An earlier one is missing.
    Gap { expected: u64 },
    /// Kept aside with its reason; never half applied.
    Quarantine(Reason),
    /// Two envelopes with one number: proof against the device or the relay.
    Fork,
}

/// `top` is the last envelope verified here; `stored` the hash held under this number.
pub fn check(envelope: &Envelope, roster: &Roster, top: Option<Top>, stored: Option<crate::Hash>) -> Check {
    if envelope.header.kind == Kind::Roster {
        return Check::Quarantine(Reason::Malformed);
    }
    match relay::judge(envelope, roster, top, stored) {
        Verdict::Stored => Check::Open,
        Verdict::Same => Check::Same,
        Verdict::Expected { seq } => Check::Gap { expected: seq },
        Verdict::Fork => Check::Fork,
        Verdict::Refused { reason } => Check::Quarantine(reason),
    }
}

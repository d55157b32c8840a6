//! What a relay decides about an envelope that somebody pushes. It reads the header and the public roster, nothing else.

use crate::{
    Envelope, Hash, Roster,
    wire::{Reason, Verdict},
};

/// The last envelope of one space and device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Top {
    pub seq: u64,
    pub hash: Hash,
}

/// `stored` is the hash of the envelope that already has this number, if any.
pub fn judge(envelope: &Envelope, roster: &Roster, top: Option<Top>, stored: Option<Hash>) -> Verdict {
    match refusal(envelope, roster) {
        Some(reason) => Verdict::Refused { reason },
        None => chain(envelope, roster, top, stored),
    }
}

/// What a relay keeps: as [`judge`], and also what a device wrote after its cut. A lost phone may hand over what it holds; a
/// human at the antenna looks at it.
pub fn judge_push(envelope: &Envelope, roster: &Roster, top: Option<Top>, stored: Option<Hash>) -> Verdict {
    match refusal(envelope, roster) {
        Some(Reason::PastCut) | None => chain(envelope, roster, top, stored),
        Some(reason) => Verdict::Refused { reason },
    }
}

/// Whether the author might write this there, at the roster that it names.
pub(crate) fn refusal(envelope: &Envelope, roster: &Roster) -> Option<Reason> {
    let header = &envelope.header;
    if header.team != roster.team {
        return Some(Reason::OtherTeam);
    }
    let Some(device) = roster.devices.get(&header.device) else {
        return Some(Reason::UnknownDevice);
    };
    if envelope.verify(&device.sign_pk).is_err() {
        return Some(Reason::Signature);
    }
    if header.roster_idx > roster.len {
        return Some(Reason::RosterAhead);
    }
    let Some(space) = roster.spaces.get(&header.space) else {
        return Some(Reason::NotAllowed);
    };
    if space.closed {
        return Some(Reason::SpaceClosed);
    }
    if !space.may_push(header.device, header.roster_idx) {
        return Some(Reason::NotAllowed);
    }
    device.is_past_cut(header.space, header.seq, envelope.hash()).then_some(Reason::PastCut)
}

/// Only the next number with the matching past is taken; a number that is there must be the same bytes. Whoever has not got as far as
/// a cut goes on behind it: what it covers is nowhere any more.
fn chain(envelope: &Envelope, roster: &Roster, top: Option<Top>, stored: Option<Hash>) -> Verdict {
    let header = &envelope.header;
    let floor = roster.floor(header.space, header.device);
    let top = match (top, floor) {
        (Some(top), Some(floor)) if floor.seq > top.seq => Some(floor),
        (top, floor) => top.or(floor),
    };
    if let Some(stored) = stored {
        return if stored == envelope.hash() { Verdict::Same } else { Verdict::Fork };
    }
    let (next, prev) = top.map_or((1, Hash::default()), |top| (top.seq + 1, top.hash));
    if header.seq != next {
        return Verdict::Expected { seq: next };
    }
    match header.prev == prev {
        true => Verdict::Stored,
        false => Verdict::Refused { reason: Reason::Chain },
    }
}

//! A device's side of a sync, without I/O: ask for `request`, send it somehow, give the answer to `handle`, do what the
//! events say, and go on until `request` has nothing to say. It can be dropped at any point; nothing is lost, because the
//! log below it is only marked by events that it emitted.

use std::collections::{BTreeMap, VecDeque};

use minicbor::bytes::ByteVec;

use crate::{
    Envelope, Hash, Id,
    wire::{Ack, Have, Reason, SyncRequest, SyncResponse, Verdict},
};

/// What the caller has to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The relay holds these durably.
    Acked(Ack),
    /// An envelope of somebody else, to be checked and opened.
    Received(Vec<u8>),
    /// Roster entries after the ones held; verify and append, in this order, before what was received.
    Roster(Vec<Vec<u8>>),
    /// Give the relay the roster from this index on.
    WantedRoster {
        after: u32,
    },
    /// Offer the envelopes of this space and device from this number on: the relay lost them.
    WantedEnvelopes {
        space: Id,
        device: Id,
        from: u64,
    },
    WantedPackages(Vec<Hash>),
    /// The relay refuses an envelope; it stays in the outbox.
    Refused {
        space: Id,
        device: Id,
        seq: u64,
        reason: Reason,
    },
    /// Limit notices that the relay holds to now, possibly none.
    Limits(Vec<Vec<u8>>),
    /// The relay holds another envelope under this number.
    Fork {
        space: Id,
        device: Id,
        seq: u64,
    },
}

pub struct Session {
    outgoing: VecDeque<Vec<u8>>,
    have: BTreeMap<(Id, Id), u64>,
    roster: (u32, Hash),
    more: bool,
    asked: bool,
    healed: BTreeMap<(Id, Id), u64>,
    /// The relay lacks what this device holds.
    lacks: bool,
    max_bytes: u32,
    wait_s: u32,
}

/// One request carries at most this much, so that a cut connection costs little.
const PUSH_BYTES: usize = 512 * 1024;

impl Session {
    /// `have`: the highest number held of each space and device; `roster`: entries held, and the last one's hash.
    pub fn new(have: impl IntoIterator<Item = Have>, roster: (u32, Hash), wait_s: u32) -> Session {
        let have = have.into_iter().map(|have| ((have.space, have.device), have.seq)).collect();
        Session {
            outgoing: VecDeque::new(),
            have,
            roster,
            more: false,
            asked: false,
            healed: BTreeMap::new(),
            lacks: false,
            max_bytes: 1 << 20,
            wait_s,
        }
    }

    /// Queues an envelope, mine or one that the relay lost.
    pub fn offer(&mut self, envelope: Vec<u8>) {
        self.outgoing.push_back(envelope);
    }

    pub fn set_roster(&mut self, roster: (u32, Hash)) {
        // What the new entries allow has not been asked for yet.
        self.more |= self.roster != roster;
        self.roster = roster;
    }

    pub fn set_have(&mut self, space: Id, device: Id, seq: u64) {
        self.have.insert((space, device), seq);
    }

    pub fn pending(&self) -> usize {
        self.outgoing.len()
    }

    /// Nothing more is to be sent, and the relay has no further page.
    pub fn is_at_rest(&self) -> bool {
        self.asked && self.outgoing.is_empty() && !self.more
    }

    /// When it was asked last, the relay held everything that this device holds of what both may.
    pub fn is_whole(&self) -> bool {
        self.asked && !self.lacks
    }

    pub fn request(&mut self) -> Option<SyncRequest> {
        if self.is_at_rest() {
            return None;
        }
        let mut envelopes = Vec::new();
        let mut bytes = 0;
        while let Some(next) = self.outgoing.front() {
            if !envelopes.is_empty() && bytes + next.len() > PUSH_BYTES {
                break;
            }
            bytes += next.len();
            envelopes.extend(self.outgoing.pop_front().map(ByteVec::from));
        }
        let have = self.have.iter().map(|((space, device), seq)| Have { space: *space, device: *device, seq: *seq });
        let wait_s = if envelopes.is_empty() { self.wait_s } else { 0 };
        self.asked = true;
        self.more = false;
        Some(SyncRequest {
            envelopes,
            have: have.collect(),
            roster: self.roster.0,
            roster_head: self.roster.1,
            max_bytes: self.max_bytes,
            wait_s,
        })
    }

    pub fn handle(&mut self, response: SyncResponse) -> Vec<Event> {
        let mut events = Vec::new();
        if let Some(after) = response.roster_wanted {
            self.more = true;
            events.push(Event::WantedRoster { after });
        }
        if !response.roster.is_empty() {
            events.push(Event::Roster(response.roster.into_iter().map(Vec::from).collect()));
        }
        if let Some(limits) = response.limits {
            events.push(Event::Limits(limits.into_iter().map(Vec::from).collect()));
        }
        if !response.packages_wanted.is_empty() {
            events.push(Event::WantedPackages(response.packages_wanted));
        }
        self.lacks = !response.lacking.is_empty();
        let lacking = response.lacking.into_iter().map(|have| (have.space, have.device, have.seq + 1));
        let wanted: Vec<_> = response
            .acks
            .iter()
            .filter_map(|ack| match ack.verdict {
                Verdict::Expected { seq } => Some((ack.space, ack.device, seq)),
                _ => None,
            })
            .chain(lacking)
            .collect();
        for (space, device, from) in wanted {
            // Asked twice for the same place: the relay does not make progress, and neither would we.
            if self.healed.insert((space, device), from) != Some(from) {
                events.push(Event::WantedEnvelopes { space, device, from });
            }
        }
        for ack in response.acks {
            let (space, device, seq) = (ack.space, ack.device, ack.seq);
            match ack.verdict {
                Verdict::Stored | Verdict::Same => events.push(Event::Acked(ack)),
                Verdict::Expected { .. } => {}
                Verdict::Fork => events.push(Event::Fork { space, device, seq }),
                Verdict::Refused { reason } => events.push(Event::Refused { space, device, seq, reason }),
            }
        }
        for envelope in response.page {
            self.note(&envelope);
            events.push(Event::Received(envelope.into()));
        }
        self.more |= response.more;
        events
    }

    /// What was received counts as held for the next page; a caller that could not keep it says so with `set_have`.
    fn note(&mut self, envelope: &[u8]) {
        if let Ok(envelope) = Envelope::parse(envelope) {
            let header = envelope.header;
            let held = self.have.entry((header.space, header.device)).or_default();
            *held = header.seq.max(*held);
        }
    }
}

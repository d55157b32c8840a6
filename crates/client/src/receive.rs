//! What comes from the relay: checked, opened, applied, or put aside with its reason.

use std::collections::BTreeMap;

use store::{Incoming, IncomingItem, Quarantined};
use sync_proto::{
    Envelope, Id, Kind,
    receive::{self, Check},
    relay::Top,
    sha256,
    wire::{self, Reason},
};
use vault::{Body, Content};

use crate::{Result, app::Open};

pub(crate) const SPLIT: &str = "split";

impl Open {
    /// Checks, opens and applies one envelope, or puts it aside with its reason.
    pub fn receive(&mut self, bytes: &[u8]) -> Result<()> {
        let Ok(envelope) = Envelope::parse(bytes) else { return Ok(()) };
        let header = envelope.header;
        let stored = self.store.envelope_hash(header.space, header.device, header.seq)?;
        let top = self.store.top(header.space, header.device)?;
        let check = receive::check(&envelope, self.roster()?, top, stored);
        if self.has_left(header.space)? {
            // A night that is over here: its chains go on, its content is nobody's business on this device.
            return match check {
                Check::Open => Ok(self.store.pass_over(&envelope)?),
                _ => Ok(()),
            };
        }
        let reason = match check {
            Check::Same => return Ok(()),
            Check::Open => match self.open_and_apply(&envelope)? {
                Ok(()) => {
                    self.heard.insert(header.device);
                    return self.retry_after(header.space, header.device, header.seq);
                }
                Err(reason) => reason,
            },
            Check::Gap { expected } if header.seq < expected => return Ok(()),
            Check::Gap { .. } if header.kind == Kind::Snapshot && !self.is_part_of_cut(&header)? => {
                match self.open_and_apply(&envelope)? {
                    Ok(()) => return Ok(()),
                    Err(reason) => reason,
                }
            }
            Check::Gap { .. } => "gap".to_owned(),
            Check::Fork => "fork".to_owned(),
            // Nobody of the team signed this: the relay made or broke it, and it will be asked for again.
            Check::Quarantine(Reason::Signature | Reason::OtherTeam | Reason::UnknownDevice | Reason::Malformed) => {
                return Ok(());
            }
            Check::Quarantine(reason) => reason.to_string(),
        };
        let held = Quarantined {
            hash: envelope.hash(),
            space: header.space,
            device: header.device,
            seq: header.seq,
            reason,
            bytes: bytes.to_vec(),
        };
        Ok(self.store.quarantine(&held, self.now())?)
    }

    /// The inner error is a reason to put the envelope aside; the outer one is this device's own trouble.
    fn open_and_apply(&mut self, envelope: &Envelope) -> Result<std::result::Result<(), String>> {
        let header = &envelope.header;
        let Some(secrets) = self.ring.get(header.space, header.epoch) else {
            if !self.has_ended(header.space, header.epoch)? {
                return Ok(Err("no key".into()));
            }
            // Its author says it again under an epoch that lives.
            self.store.pass_over(envelope)?;
            return Ok(Ok(()));
        };
        if self.comes_after_cut(header)? {
            return Ok(Err("cut".into()));
        }
        let body = match vault::open(envelope, secrets) {
            Ok(body) => body,
            Err(error) => return Ok(Err(error.to_string())),
        };
        self.note_seen(header.space, &body)?;
        if header.kind == Kind::Beacon {
            self.keep_one_time_keys(header.device, &body)?;
            self.keep_wake_key(header.device, &body)?;
        }
        if self.is_part_of_cut(header)? {
            // Taken when all parts are here.
            let part = Incoming { envelope: *envelope, items: vec![], anchors: vec![] };
            self.store.receive(&part, self.author, self.now())?;
            return Ok(Ok(()));
        }
        if header.kind == Kind::Snapshot && self.covers_all(header.space, &body)? {
            return self.verify_snapshot(envelope, &body);
        }
        let roster = self.roster()?;
        let kept = body.items.into_iter().filter(|item| !roster.is_erased(header.space, item.doc)).collect();
        let kept = self.without_late(header, kept)?;
        let items = kept.into_iter().map(|item| match item.content {
            Content::Changes(changes) => IncomingItem::Changes {
                doc: item.doc,
                kind: item.kind,
                changes: changes.into_iter().map(Vec::from).collect(),
            },
            Content::Snapshot(state) => IncomingItem::Snapshot { doc: item.doc, kind: item.kind, state: state.into() },
        });
        let anchors = body.anchors.iter().map(|anchor| (anchor.device, Top { seq: anchor.seq, hash: anchor.hash }));
        let anchors = if header.kind == Kind::Snapshot { anchors.collect() } else { vec![] };
        let mut items: Vec<IncomingItem> = items.collect();
        if let Some(vault) = self.vault.as_ref().filter(|vault| vault.space == header.space) {
            match vault.store.apply(header.space, header.device, &items, self.author, self.now()) {
                Ok(()) => items.clear(),
                Err(store::Error::Journal(error)) => return Ok(Err(error.to_string())),
                Err(error) => return Err(error.into()),
            }
        }
        let incoming = Incoming { envelope: *envelope, items, anchors };
        match self.store.receive(&incoming, self.author, self.now()) {
            Ok(()) if header.kind == Kind::Receipt => {
                self.take_receipt(header.device, body.minutes, body.received.as_deref().unwrap_or_default())?;
                self.store.forget_envelope(envelope)?;
                Ok(Ok(()))
            }
            Ok(()) => Ok(Ok(())),
            Err(store::Error::Journal(error)) => Ok(Err(error.to_string())),
            Err(error) => Err(error.into()),
        }
    }

    /// Envelopes that waited for this one.
    fn retry_after(&mut self, space: Id, device: Id, seq: u64) -> Result<()> {
        let waiting = self.store.quarantined()?;
        let next = waiting.into_iter().find(|held| held.space == space && held.device == device && held.seq == seq + 1);
        next.map_or(Ok(()), |held| self.receive(&held.bytes))
    }

    /// After a page, new keys or a new roster: everything that waits is tried again until nothing moves. A change may need
    /// one of another device that came later in the same page.
    pub fn retry_quarantine(&mut self) -> Result<()> {
        let mut waiting = self.store.quarantined()?;
        while !waiting.is_empty() {
            waiting.iter().try_for_each(|held| self.receive(&held.bytes))?;
            let left = self.store.quarantined()?;
            if left.len() >= waiting.len() {
                break;
            }
            waiting = left;
        }
        Ok(())
    }

    /// What others have seen: a number ahead of mine names a gap.
    fn note_seen(&self, space: Id, body: &Body) -> Result<()> {
        let name = format!("seen/{space}");
        let held: Vec<(Id, u64)> = self.store.meta(&name)?.and_then(|held| wire::decode(&held)).unwrap_or_default();
        let mut seen: BTreeMap<Id, u64> = held.into_iter().collect();
        for (device, seq) in &body.seen {
            let known = seen.entry(*device).or_default();
            *known = (*known).max(*seq);
        }
        let seen: Vec<(Id, u64)> = seen.into_iter().collect();
        self.store.set_meta(&name, &wire::encode(&seen))?;
        match self.sees_the_same(space, body)? {
            true => Ok(()),
            false => Ok(self.store.set_meta(SPLIT, b"1")?),
        }
    }

    /// The author's hash over the heads that it saw, against the same envelopes here. Where one of them is not here yet,
    /// nothing can be said. A difference means that some device signed two envelopes under one number.
    fn sees_the_same(&self, space: Id, body: &Body) -> Result<bool> {
        let mut hashes = Vec::new();
        for (device, seq) in &body.seen {
            match self.store.envelope_hash(space, *device, *seq)? {
                Some(hash) => hashes.push(hash.0),
                None => return Ok(true),
            }
        }
        let hashes: Vec<&[u8]> = hashes.iter().map(|hash| &hash[..]).collect();
        Ok(sha256(&hashes) == body.seen_root)
    }

    /// Two devices were shown different histories of a third.
    pub fn is_split(&self) -> Result<bool> {
        Ok(self.store.meta(SPLIT)?.is_some())
    }

    /// At the antenna: when something new came from a device last.
    pub fn heard_at(&self, device: Id) -> Result<Option<i64>> {
        Ok(self.store.number(&heard_name(device))?)
    }

    /// Once a round, not once an envelope: it is looked at by people.
    pub fn note_heard(&mut self) -> Result<()> {
        let now = self.now();
        std::mem::take(&mut self.heard)
            .into_iter()
            .try_for_each(|device| Ok(self.store.set_number(&heard_name(device), now)?))
    }

    /// Chains of which somebody has seen more than this device: (space, device, from, to).
    pub fn gaps(&self) -> Result<Vec<(Id, Id, u64, u64)>> {
        let mut gaps = Vec::new();
        for (space, _) in self.ring.spaces() {
            let held = self.store.meta(&format!("seen/{space}"))?;
            let seen: Vec<(Id, u64)> = held.and_then(|held| wire::decode(&held)).unwrap_or_default();
            for (device, seq) in seen {
                let top = self.store.top(space, device)?.map_or(0, |top| top.seq);
                if seq > top && device != self.id() {
                    gaps.push((space, device, top + 1, seq));
                }
            }
        }
        Ok(gaps)
    }
}

fn heard_name(device: Id) -> String {
    format!("heard/{device}")
}

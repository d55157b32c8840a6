//! Cutting a space off from its past. Erasing hides a document at once; its sealed changes are destroyed by the next cut: what the
//! space holds is said again, in a snapshot under an epoch without a past, and every reader and the relay destroy what is older.
//!
//! It goes in three steps, one a round of a sync at rest, so that a crash, a race or a lost connection between any two changes
//! nothing: the cut is announced in the roster; when the relay has that, and everything it had is here, the snapshot is sealed; when
//! the relay has all of it, the roster says that it is made.
//!
//! Where whoever writes also reads (follow-ups, steps of law, a vault) older epochs end: their keys are destroyed everywhere. Between the
//! first step and a reader's own cut it seals nothing new into the space; what it had sealed too late for the snapshot it says
//! again. In nights that are over and in the inbox, phones that hold sealed envelopes cannot say anything again: there the covered
//! envelopes are destroyed, and the antenna keeps the older keys for what may still come. Nobody's work is covered unsaid.

use std::collections::BTreeMap;

use domain::{DocKind, Said, ServiceDay};
use journal::{Document, said_in};
use store::{CutItem, CutLog, Late};
use sync_proto::{
    Envelope, Hash, Header, Id, Kind, Op, Rights,
    roster::{CutAt, Floor, Space},
    sha256,
    wire::{self, Have},
};
use vault::{Body, Content, EpochSecrets, Item};

use crate::{App, Result, app::Open, removal::ROTATION_MS, ring::purpose};

/// Documents of about this size make one part of a snapshot; an envelope holds 1 MiB.
const PART_BYTES: usize = 384 * 1024;
/// A cut that was announced and not made for so long is somebody else's to make.
const PATIENCE_MS: i64 = 24 * 3600 * 1000;
/// A night is over for every phone, also for one that stayed out longer.
const OVER: chrono::TimeDelta = chrono::TimeDelta::days(2);

/// Documents that go into one envelope, and which of them come without their history.
type Part = (Vec<Item>, Vec<Id>);

fn adopted_name(space: Id) -> String {
    format!("cut/{space}")
}

/// Something was taken back in a space, and no document erased.
fn named_name(space: Id) -> String {
    format!("cut_named/{space}")
}

/// The documents of a space that were rebuilt where older keys stay, each with the epoch of that cut.
fn rebuilt_name(space: Id) -> String {
    format!("rebuilt/{space}")
}

fn parts_name(epoch: Id) -> String {
    format!("cut_parts/{epoch}")
}

/// How far each chain was here when the maker sealed the snapshot.
fn seen_name(epoch: Id) -> String {
    format!("cut_seen/{epoch}")
}

fn since_name(epoch: Id) -> String {
    format!("cut_since/{epoch}")
}

/// A document in which something was taken back that named somebody's file: its history still names it.
fn names_what_was_taken_back(document: &Document) -> bool {
    let names = |key: &str| ["/code", "/of", "/opens/step"].iter().any(|end| key.ends_with(end));
    document.fields().iter().any(|(key, held)| names(key) && held.first.value == domain::TAKEN_BACK.into())
}

impl App {
    /// Whether a sealed envelope is still in this device's log.
    pub fn holds(&self, envelope: &[u8]) -> Result<bool> {
        self.with(|open| {
            let Ok(envelope) = Envelope::parse(envelope) else { return Ok(false) };
            let Header { space, device, seq, .. } = envelope.header;
            Ok(open.store.envelope_hash(space, device, seq)? == Some(envelope.hash()))
        })
    }

    /// Whether any key of this device opens a sealed envelope. For support, and for whoever wants to be sure that a past is over.
    pub fn can_open(&self, envelope: &[u8]) -> Result<bool> {
        self.with(|open| {
            let Ok(envelope) = Envelope::parse(envelope) else { return Ok(false) };
            let held = open.ring.all(envelope.header.space);
            Ok(held.into_iter().any(|secrets| vault::open(&envelope, secrets).is_ok()))
        })
    }
}

impl Open {
    fn cut_of(&self, space: Id) -> Result<Option<(&Space, &CutAt)>> {
        Ok(self.roster()?.spaces.get(&space).and_then(|held| Some((held, held.cut()?))))
    }

    /// The cut that this device has not followed yet, if one was announced.
    fn next_cut(&self, space: Id) -> Result<Option<&CutAt>> {
        let Some((_, cut)) = self.cut_of(space)? else { return Ok(None) };
        let followed = self.store.meta(&adopted_name(space))?;
        Ok((followed.as_deref() != Some(&cut.epoch.0)).then_some(cut))
    }

    /// Whether nothing is to be sealed into a space before this device has followed its cut. A phone in a night or the inbox never waits:
    /// it follows no cut there.
    pub fn waits_for_cut(&self, space: Id) -> Result<bool> {
        let antenna = self.rights().has(Rights::ANTENNA);
        Ok(self.next_cut(space)?.is_some_and(|cut| cut.ends || antenna))
    }

    /// Whether older epochs end with a cut of such a space; `None` where nothing is cut: tonight, where everybody writes, and what is
    /// said to all.
    fn ends_with_cut(&self, purpose: &str, night: Option<ServiceDay>) -> Option<bool> {
        match (purpose, night) {
            (purpose::FOLLOW_UPS | purpose::LEGAL | purpose::VAULT, _) => Some(true),
            (purpose::INBOX, _) => Some(false),
            (_, Some(night)) => (self.today() - night >= OVER).then_some(false),
            _ => None,
        }
    }

    /// Whether an envelope was written by a reader behind a cut that this device has not followed: it speaks of documents as they are there.
    pub fn comes_after_cut(&self, header: &Header) -> Result<bool> {
        let Some(cut) = self.next_cut(header.space)? else { return Ok(false) };
        let Some((held, _)) = self.cut_of(header.space)? else { return Ok(false) };
        let at = |epoch: Id| held.epochs.iter().position(|known| known.epoch == epoch);
        Ok(at(header.epoch) >= at(cut.epoch) && held.may_pull(header.device) && !cut.is_part(header))
    }

    /// The next time at rest, a space is cut also where no document was erased: something that named one was taken back in it.
    pub fn name_for_cut(&self, space: Id) -> Result<()> {
        Ok(self.store.set_meta(&named_name(space), b"1")?)
    }

    pub fn is_part_of_cut(&self, header: &Header) -> Result<bool> {
        Ok(self.cut_of(header.space)?.is_some_and(|(_, cut)| cut.is_part(header)))
    }

    pub fn is_epoch_of_cut(&self, space: Id, epoch: Id) -> Result<bool> {
        Ok(self.cut_of(space)?.is_some_and(|(_, cut)| cut.epoch == epoch))
    }

    /// Whether an epoch ended with a cut: what was sealed under it says nothing any more.
    pub fn has_ended(&self, space: Id, epoch: Id) -> Result<bool> {
        Ok(self.cut_of(space)?.is_some_and(|(held, _)| held.ended_epochs().any(|ended| ended.epoch == epoch)))
    }

    /// Whether operations, signed again behind another device's, would announce a cut beside one that the other has announced, or
    /// make one that it has overtaken.
    pub fn is_a_second_cut(&self, ops: &[Op]) -> Result<bool> {
        let mut second = false;
        for op in ops {
            second |= match op {
                Op::CutEpoch { space, .. } => self.next_cut(*space)?.is_some(),
                Op::CutMade { space, epoch, .. } => !self.is_epoch_of_cut(*space, *epoch)?,
                _ => false,
            };
        }
        Ok(second)
    }

    /// At rest: the next step of each cut, and what it seals.
    pub fn go_on_with_cuts(&mut self) -> Result<Vec<Vec<u8>>> {
        let mut sealed = Vec::new();
        let published = self.published()? >= self.roster()?.len as usize;
        for (space, purpose, night) in self.held_spaces() {
            let Some(held) = self.roster()?.spaces.get(&space).filter(|held| !held.erased) else { continue };
            let mine = held.may_pull(self.id()) && (held.readers_only || self.rights().has(Rights::ANTENNA));
            let Some(ends) = self.ends_with_cut(&purpose, night).filter(|_| mine) else { continue };
            let Some(cut) = self.next_cut(space)?.cloned() else {
                if self.is_due_for_cut(space, &purpose)? {
                    self.announce(space, &purpose, ends)?;
                }
                continue;
            };
            match (cut.last, cut.maker == self.id()) {
                (Some(last), _) if published => {
                    self.follow_cut(space, &cut, last)?;
                    sealed.extend(self.seal_outgoing()?);
                }
                (Some(_), _) => {}
                (None, true) if published => sealed.extend(self.make_cut(space, &cut)?),
                (None, true) => {}
                (None, false) => self.be_patient(space, &purpose, &cut)?,
            }
        }
        Ok(sealed)
    }

    /// Where something was erased since the last cut; a vault every ninety days, so that what she has written over is not kept for ever.
    fn is_due_for_cut(&self, space: Id, purpose: &str) -> Result<bool> {
        let Some(held) = self.roster()?.spaces.get(&space) else { return Ok(false) };
        let erased = held.cut().map_or(0, |cut| cut.erased);
        let named = self.store.meta(&named_name(space))?.is_some();
        Ok(named || held.erased_docs.len() > erased || purpose == purpose::VAULT && self.is_old(space)?)
    }

    fn is_old(&self, space: Id) -> Result<bool> {
        let Some(epoch) = self.ring.current(space, self.roster()?).map(EpochSecrets::derive_id) else {
            return Ok(false);
        };
        let (name, now) = (since_name(epoch), self.now());
        match self.store.number(&name)? {
            None => self.store.set_number(&name, now).map(|()| false).map_err(Into::into),
            Some(since) => Ok(now - since >= ROTATION_MS),
        }
    }

    fn announce(&mut self, space: Id, purpose: &str, ends: bool) -> Result<()> {
        let roster = self.roster()?;
        let Some(held) = roster.spaces.get(&space) else { return Ok(()) };
        let antenna = |device: &Id| roster.devices.get(device).is_some_and(|known| known.rights.has(Rights::ANTENNA));
        let readers = held.readers().into_iter().filter(|device| roster.is_active(*device));
        let seats = match purpose {
            purpose::VAULT => match self.vault_seats(space)? {
                (seats, true) => seats,
                // Nobody who reads it is left behind: their keys are not all here yet.
                (_, false) => return Ok(()),
            },
            _ => {
                let readers: Vec<Id> = readers.filter(|device| ends || antenna(device)).collect();
                readers.into_iter().map(|device| self.standing_seat(device)).collect::<Result<Vec<_>>>()?
            }
        };
        let floor = self
            .tops_of(space)?
            .into_iter()
            .map(|(have, hash)| Floor { device: have.device, seq: have.seq, hash })
            .collect();
        let secrets = EpochSecrets::make(&mut self.rng);
        let Op::NewEpoch { space, epoch, packages } = self.epoch_op(space, purpose, &secrets, &seats, vec![])? else {
            return Ok(());
        };
        self.append(vec![Op::CutEpoch { space, epoch, packages, floor, ends }], vec![])
    }

    /// Somebody announced a cut and was not seen since.
    fn be_patient(&mut self, space: Id, purpose: &str, cut: &CutAt) -> Result<()> {
        let (name, now) = (since_name(cut.epoch), self.now());
        match self.store.number(&name)? {
            None => Ok(self.store.set_number(&name, now)?),
            Some(since) if now - since < PATIENCE_MS && self.roster()?.is_active(cut.maker) => Ok(()),
            Some(_) => {
                self.store.del_meta(&name)?;
                self.announce(space, purpose, cut.ends)
            }
        }
    }

    /// Seals the snapshot of a cut of mine, or, when the relay has all of it, says that it is made.
    fn make_cut(&mut self, space: Id, cut: &CutAt) -> Result<Vec<Vec<u8>>> {
        let name = parts_name(cut.epoch);
        if let Some(last) = self.store.number(&name)?.and_then(|last| u64::try_from(last).ok()) {
            if self.store.confirmed(space)?.0 >= last {
                self.append(vec![Op::CutMade { space, epoch: cut.epoch, last }], vec![])?;
                self.store.del_meta(&name)?;
            }
            return Ok(vec![]);
        }
        let Some(secrets) = self.ring.get(space, cut.epoch).cloned() else { return Ok(vec![]) };
        let Some(parts) = self.parts_of(space)? else { return Ok(vec![]) };
        let seen: Vec<(Id, u64)> = self.tops_of(space)?.iter().map(|(have, _)| (have.device, have.seq)).collect();
        self.store.set_meta(&seen_name(cut.epoch), &wire::encode(&seen))?;
        let mut sealed = Vec::new();
        for (items, rebuilt) in parts {
            let body = Body { rebuilt: Some(rebuilt), ..self.body(space, items)? };
            let bytes = self.seal_under(&secrets, Kind::Snapshot, space, &body)?;
            self.keep_sealed(&bytes, &[])?;
            sealed.push(bytes);
        }
        let last = self.store.top(space, self.id())?.map_or(0, |top| top.seq);
        self.store.set_number(&name, i64::try_from(last).unwrap_or(i64::MAX))?;
        Ok(sealed)
    }

    /// What a space holds, in parts that an envelope can carry, each with the names of the documents that come without their history.
    /// `None` while a document waits for a change.
    fn parts_of(&mut self, space: Id) -> Result<Option<Vec<Part>>> {
        self.fold()?;
        let vault = self.ring.purpose(space) == Some(purpose::VAULT);
        let mut parts: Vec<Part> = vec![(vec![], vec![])];
        let mut size = 0;
        for (doc, kind, document) in self.store_at(space).documents(space)? {
            if !document.is_complete() {
                return Ok(None);
            }
            let redacted = vault || kind != DocKind::FollowUp.code() && names_what_was_taken_back(&document);
            // What a later version wrote, and this one cannot say again, keeps its history.
            let rebuilt = redacted.then(|| document.rebuilt(self.author.actor).ok()).flatten();
            let redacted = rebuilt.is_some();
            let document = rebuilt.unwrap_or(document);
            let state = document.save();
            size += state.len();
            if size > PART_BYTES && parts.last().is_some_and(|(items, _)| !items.is_empty()) {
                parts.push((vec![], vec![]));
                size = state.len();
            }
            let heads = document.heads().into_iter().map(Hash).collect();
            if let Some((items, rebuilt)) = parts.last_mut() {
                items.push(Item { doc, kind, content: Content::Snapshot(state.into()), heads });
                rebuilt.extend(redacted.then_some(doc));
            }
        }
        Ok(Some(parts))
    }

    /// A cut that is made: takes its snapshot, says again what came too late for it, and destroys what is older.
    fn follow_cut(&mut self, space: Id, cut: &CutAt, last: u64) -> Result<()> {
        if self.store.top(space, cut.maker)?.is_none_or(|top| top.seq < last) {
            return Ok(());
        }
        let Some(items) = self.items_of(space, cut)? else { return Ok(()) };
        if !cut.ends {
            let fresh = items.iter().filter(|item| item.rebuilt).map(|item| (item.doc, cut.epoch));
            let rebuilt: Vec<(Id, Id)> = self.rebuilt(space)?.into_iter().chain(fresh).collect();
            self.store.set_meta(&rebuilt_name(space), &wire::encode(&rebuilt))?;
        }
        let late = self.said_too_late(space)?;
        self.store_at(space).adopt_cut(space, &items, &late, self.author, self.now())?;
        let Some((held, _)) = self.cut_of(space)? else { return Ok(()) };
        let ended: Vec<Id> = held.ended_epochs().map(|epoch| epoch.epoch).collect();
        let packages = held.ended_epochs().flat_map(|epoch| &epoch.packages).map(|package| package.hash).collect();
        self.store_at(space).forget_secrets(space, &ended)?;
        self.store.cut_log(&CutLog { space, floor: cut.floor.clone(), packages })?;
        self.ring.end(space, &ended);
        if !cut.ends {
            self.say_what_came_meanwhile(space, cut)?;
        }
        self.store.set_meta(&adopted_name(space), &cut.epoch.0)?;
        self.store.del_meta(&named_name(space))?;
        self.store.del_meta(&seen_name(cut.epoch))?;
        self.renew_author();
        self.store_at(space).shrink()?;
        self.store.shrink()?;
        self.retry_quarantine()
    }

    /// The documents of a cut's snapshot; `None` while a part cannot be opened.
    fn items_of(&self, space: Id, cut: &CutAt) -> Result<Option<Vec<CutItem>>> {
        let behind = cut.floor.get(&cut.maker).map_or(0, |top| top.seq);
        let roster = self.roster()?;
        let mut items = Vec::new();
        for bytes in self.store.envelopes_from(space, cut.maker, behind + 1)? {
            let Ok(part) = Envelope::parse(&bytes) else { continue };
            if !cut.is_part(&part.header) {
                continue;
            }
            let Some(body) = self.open_held(&part) else { return Ok(None) };
            let rebuilt = body.rebuilt.unwrap_or_default();
            for item in body.items {
                // Erased since it was sealed: it is not taken back.
                if let (Content::Snapshot(state), false) = (item.content, roster.is_erased(space, item.doc)) {
                    let rebuilt = rebuilt.contains(&item.doc);
                    items.push(CutItem { doc: item.doc, kind: item.kind, state: state.into(), rebuilt });
                }
            }
        }
        Ok(Some(items))
    }

    /// Changes of this device in envelopes that no snapshot covers, under epochs that end. Of several cuts that it has not followed the
    /// first counts: what came too late for that, others have passed over.
    fn said_too_late(&self, space: Id) -> Result<Late> {
        let (me, roster) = (self.id(), self.roster()?);
        let followed = self.store.meta(&adopted_name(space))?;
        let cuts = roster.spaces.get(&space).map(|held| held.cuts.as_slice()).unwrap_or_default();
        let at = cuts.iter().position(|cut| followed.as_deref() == Some(&cut.epoch.0)).map_or(0, |at| at + 1);
        let behind = cuts.get(at).and_then(|cut| cut.floor.get(&me)).map_or(0, |top| top.seq);
        let mut late = self.own_changes(space, behind + 1, |epoch| self.has_ended(space, epoch).unwrap_or_default())?;
        late.retain(|(doc, ..)| !roster.is_erased(space, *doc));
        Ok(late)
    }

    fn rebuilt(&self, space: Id) -> Result<Vec<(Id, Id)>> {
        Ok(self.store.meta(&rebuilt_name(space))?.and_then(|held| wire::decode(&held)).unwrap_or_default())
    }

    /// At the maker: what phones had brought between the snapshot and now was applied to documents whose place others have taken.
    fn say_what_came_meanwhile(&self, space: Id, cut: &CutAt) -> Result<()> {
        let held = self.store.meta(&seen_name(cut.epoch))?;
        let Some(seen) = held.and_then(|held| wire::decode::<Vec<(Id, u64)>>(&held)) else { return Ok(()) };
        for (Have { device, .. }, _) in self.tops_of(space)?.into_iter().filter(|(have, _)| have.device != self.id()) {
            let from = seen.iter().find(|(known, _)| *known == device).map_or(0, |(_, seq)| *seq);
            for bytes in self.store.envelopes_from(space, device, from + 1)? {
                let Ok(envelope) = Envelope::parse(&bytes) else { continue };
                if let Some(body) = self.open_held(&envelope) {
                    self.without_late(&envelope.header, body.items)?;
                }
            }
        }
        Ok(())
    }

    fn open_held(&self, envelope: &Envelope) -> Option<Body> {
        vault::open(envelope, self.ring.get(envelope.header.space, envelope.header.epoch)?).ok()
    }

    /// What this device has sealed in a space from a number on, under epochs that count and whose keys are here.
    pub fn own_changes(&self, space: Id, from: u64, counts: impl Fn(Id) -> bool) -> Result<Late> {
        let mut said = Late::new();
        for bytes in self.store.envelopes_from(space, self.id(), from)? {
            let Ok(envelope) = Envelope::parse(&bytes) else { continue };
            let epoch = envelope.header.epoch;
            let Some(secrets) = self.ring.get(space, epoch).filter(|_| counts(epoch)) else { continue };
            for item in vault::open(&envelope, secrets)?.items {
                if let Content::Changes(changes) = item.content {
                    said.push((item.doc, item.kind, changes.into_iter().map(Vec::from).collect()));
                }
            }
        }
        Ok(said)
    }

    /// What a phone says under an older key of documents that were rebuilt since belongs to a history that is nowhere any more. The
    /// maker of the cut (or, when it is gone, the first device of the antenna) says its values again, beside what stands there; for
    /// everybody else they come from there. The rest is returned.
    pub fn without_late(&self, header: &Header, items: Vec<Item>) -> Result<Vec<Item>> {
        let Some((held, cut)) = self.cut_of(header.space)? else { return Ok(items) };
        let rebuilt = self.rebuilt(header.space)?;
        let at = |epoch: Id| held.epochs.iter().position(|known| known.epoch == epoch);
        let is_late =
            |item: &Item| rebuilt.iter().any(|(doc, epoch)| *doc == item.doc && at(header.epoch) < at(*epoch));
        let (late, rest): (Vec<Item>, Vec<Item>) = items.into_iter().partition(is_late);
        let mine = self.does_work_of(cut.maker)?;
        for item in late.into_iter().filter(|_| mine) {
            self.say_again(header, item)?;
        }
        Ok(rest)
    }

    /// On behalf of the author, beside what stands there; the last word on a key counts, as it would have.
    fn say_again(&self, header: &Header, item: Item) -> Result<()> {
        let Content::Changes(changes) = item.content else { return Ok(()) };
        let by: String = header.device.to_string().chars().take(16).collect();
        let mut last: BTreeMap<String, (Said, Hash)> = BTreeMap::new();
        for change in &changes {
            let (at, said) = said_in(change).map_err(store::Error::from)?;
            for (key, value) in said {
                let source = sha256(&[change, key.as_bytes()]);
                last.insert(key, (Said { value, by: by.clone(), at }, source));
            }
        }
        let first = Document::new(&item.kind).map_err(store::Error::from)?.heads();
        for (key, (said, source)) in last {
            let place = (header.space, item.doc, item.kind.as_str());
            self.store.import(place, (&key, &said), &first, self.author, &source.0)?;
        }
        Ok(())
    }
}

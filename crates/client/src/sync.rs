//! One meeting with the relay. The app's lock is taken for each step and never held while the network is waited for, so a
//! tap is never slower for it.

use std::collections::BTreeMap;

use minicbor::bytes::ByteVec;
use serde::Serialize;
use sync_proto::{
    Envelope, Hash, Id, Kind, Rights, Roster,
    roster::PackageRef,
    session::{Event, Session},
    sha256,
    wire::{self, Have, Packages, RosterPut, SyncResponse},
};
use ts_rs::TS;
use vault::{Body, Content, Draft, EpochSecrets, Item};

use crate::{
    App, Call, Code, Error, Result, Transport,
    app::Open,
    asleep::is_read_at_an_antenna,
    link::{Link, expect, trouble, unreadable},
};

/// What a sync did.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct SyncReport {
    pub sent: u32,
    pub received: u32,
    pub refused: u32,
    /// Envelopes that wait in quarantine, with their reasons.
    pub quarantined: u32,
    #[ts(type = "number")]
    pub bytes_up: u64,
    #[ts(type = "number")]
    pub bytes_down: u64,
    /// Two devices were shown different histories of a third: somebody copied a device, or the relay plays one against another.
    pub split: bool,
    /// The team removed this device.
    pub removed: bool,
    /// Somebody reported this device as lost or taken: it hands over and receives nothing, until a lead lifts it.
    pub limited: bool,
    /// Joined with this sync.
    pub joined: bool,
}

/// Told while a sync runs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Progress {
    pub sent: u32,
    pub to_send: u32,
    pub received: u32,
}

/// No sync asks more often than this; a relay that answers nonsense cannot keep a phone busy.
const MOST_ROUNDS: usize = 2_000;
/// How often entries are signed again behind somebody else's in one round.
const MOST_RACES: usize = 3;
/// Changes of about this size make one envelope.
const BUNDLE_BYTES: usize = 192 * 1024;

impl App {
    /// Sends what is unsent, takes what is new. Can be stopped and repeated at any point.
    pub fn sync(&self, transport: &dyn Transport, wait_s: u32, progress: &dyn Fn(Progress)) -> Result<SyncReport> {
        // What was reported with the app locked leaves before anything else.
        self.send_reports(transport)?;
        self.meet(transport, wait_s, progress, None)
    }

    /// `near`: the key of the antenna's own relay, or `None` for the team's.
    pub(crate) fn meet(
        &self,
        transport: &dyn Transport,
        wait_s: u32,
        progress: &dyn Fn(Progress),
        near: Option<Hash>,
    ) -> Result<SyncReport> {
        let mut link = Link::with(self, transport, near)?;
        let mut report = SyncReport::default();
        if self.with(|open| Ok(open.roster.is_none()))? {
            if !self.try_to_enter(&mut link)? {
                report.bytes_down = link.down;
                return Ok(report);
            }
            report.joined = true;
        }
        self.announce_by_paper(&mut link)?;
        self.fetch_packages(&mut link)?;
        let mut session = self.with(|open| open.begin_session(wait_s, link.is_near()))?;
        let to_send = u32::try_from(session.pending()).unwrap_or(u32::MAX);
        for _ in 0..MOST_ROUNDS {
            let Some(request) = session.request() else { break };
            let path = format!("/v1/t/{}/sync", link.team);
            let reply = link.call_waiting("POST", &path, wire::encode(&request), request.wait_s)?;
            if trouble(&reply).as_deref() == Some("roster_fork") {
                self.rebase(&mut link)?;
                session = self.with(|open| open.begin_session(wait_s, link.is_near()))?;
                continue;
            }
            let response: SyncResponse = wire::decode(&expect(reply)?).ok_or_else(unreadable)?;
            if let Some(minutes) = response.minutes {
                self.with(|open| open.hear_relay_clock(minutes))?;
            }
            if response.roster_wanted.is_none() && !link.is_near() {
                self.look_for_my_entries(&mut link)?;
            }
            for event in session.handle(response) {
                self.act(event, &mut link, &mut session, &mut report)?;
            }
            self.with(|open| open.after_round(&mut session, link.is_near()))?;
            progress(Progress { sent: report.sent, to_send: to_send.max(report.sent), received: report.received });
        }
        self.with(|open| {
            report.removed = open.is_removed();
            report.limited = open.is_limited()?;
            open.leave_what_was_received()?;
            open.end_leases()?;
            open.forget_reports()?;
            report.split = open.is_split()?;
            report.quarantined = u32::try_from(open.store.quarantined()?.len()).unwrap_or(u32::MAX);
            open.store.set_number("last_sync", open.now())?;
            open.lay_out()?;
            if open.store.unsent()?.is_empty() && !link.is_near() {
                open.store.drop_old_copies()?;
            }
            Ok(())
        })?;
        self.prepare_notices()?;
        if !link.is_near() {
            self.learn_to_listen(&mut link, wait_s)?;
        }
        (report.bytes_up, report.bytes_down) = (link.up, link.down);
        Ok(report)
    }

    /// Whoever is on call, because of the role or because this device was told to listen, is rung while it is locked.
    fn learn_to_listen(&self, link: &mut Link, wait_s: u32) -> Result<()> {
        let (role, relay, now) = self.with(|open| Ok((open.role(), open.relay()?, open.now())))?;
        if wait_s == 0 && role != domain::Role::Lead || self.has_bell(relay.as_deref(), now) {
            return Ok(());
        }
        let path = format!("/v1/t/{}/bell/token", link.team);
        // A relay that does not know the question, or a network that went away now: then the device rings while it is open.
        let Ok(reply) = link.call_waiting("POST", &path, vec![], 0) else { return Ok(()) };
        match String::from_utf8(reply.body).ok().filter(|_| reply.status == 200) {
            Some(token) => self.keep_bell(token),
            None => Ok(()),
        }
    }

    /// A device that came in by paper from a backup is not in the relay's roster yet, and gets no session before it is.
    fn announce_by_paper(&self, link: &mut Link) -> Result<()> {
        if !self.with(|open| Ok(open.paper.is_some() && open.published()? == 0))? {
            return Ok(());
        }
        let path = format!("/v1/t/{}/roster?after=0", link.team);
        let reply = link.raw(Call { method: "GET", path, ..Call::default() })?;
        let entries: Option<Vec<ByteVec>> = wire::decode(&reply.body).filter(|_| reply.status == 200);
        // A relay that does not know the team is brought it with the session.
        let Some(entries) = entries.filter(|entries| !entries.is_empty()) else { return Ok(()) };
        let put = self.with(|open| {
            let theirs: Vec<Vec<u8>> = entries.into_iter().map(Vec::from).collect();
            let after = u32::try_from(theirs.len()).unwrap_or(u32::MAX);
            open.rebase(theirs)?;
            open.roster_put(after)
        })?;
        self.put_roster(link, put)
    }

    fn try_to_enter(&self, link: &mut Link) -> Result<bool> {
        let entries = link.roster()?;
        self.with(|open| open.enter(entries))
    }

    fn act(&self, event: Event, link: &mut Link, session: &mut Session, report: &mut SyncReport) -> Result<()> {
        match event {
            Event::Acked(ack) => {
                let (space, device, seq) = (ack.space, ack.device, ack.seq);
                let envelope = self.with(|open| Ok(open.store.envelope_hash(space, device, seq)?))?;
                if envelope.is_some_and(|envelope| link.is_confirmed(&ack, envelope)) {
                    report.sent += 1;
                    return self.with(|open| {
                        // Near, an antenna device has it on its own disk as before, and what no antenna device reads is with nobody.
                        let kept = !link.is_near()
                            || !open.rights().has(Rights::ANTENNA) && is_read_at_an_antenna(open.roster()?, space);
                        if kept { Ok(open.store.ack(space, device, seq)?) } else { Ok(()) }
                    });
                }
                report.refused += 1;
                Ok(())
            }
            Event::Limits(notices) => self.with(|open| open.keep_limits(&notices)),
            Event::Received(bytes) => {
                report.received += 1;
                self.with(|open| open.receive(&bytes))
            }
            Event::Roster(entries) => {
                self.with(|open| open.take_roster(&entries, !link.is_near()))?;
                self.fetch_packages(link)?;
                self.with(|open| {
                    session.set_roster(open.roster_for(link.is_near())?);
                    Ok(())
                })
            }
            Event::WantedRoster { after } => {
                let put = self.with(|open| open.roster_put_for(link.is_near(), after))?;
                self.put_roster(link, put)?;
                self.with(|open| {
                    session.set_roster(open.roster_for(link.is_near())?);
                    Ok(())
                })
            }
            Event::WantedPackages(hashes) => {
                let put = self.with(|open| {
                    let held = hashes.iter().filter_map(|hash| open.store.package(*hash).transpose());
                    let packages = held.map(|package| Ok(ByteVec::from(package?))).collect::<Result<Vec<_>>>()?;
                    Ok(RosterPut { after: open.roster()?.len, entries: vec![], packages })
                })?;
                if put.packages.is_empty() { Ok(()) } else { self.put_roster(link, put) }
            }
            Event::WantedEnvelopes { space, device, from } => self.with(|open| {
                open.store.envelopes_from(space, device, from)?.into_iter().for_each(|bytes| session.offer(bytes));
                Ok(())
            }),
            Event::Refused { .. } | Event::Fork { .. } => {
                report.refused += 1;
                Ok(())
            }
        }
    }

    /// Brings my entries to the relay. When others were first, theirs are taken and mine are signed again behind them.
    pub(crate) fn put_roster(&self, link: &mut Link, mut put: RosterPut) -> Result<()> {
        for _ in 0..MOST_RACES {
            let path = format!("/v1/t/{}/roster", link.team);
            let reply = link.raw(Call { method: "PUT", path, body: wire::encode(&put), ..Call::default() })?;
            if trouble(&reply).as_deref() != Some("roster_grown") {
                expect(reply)?;
                return self.published_at(link);
            }
            put = self.rebase(link)?;
            if put.entries.is_empty() {
                return self.published_at(link);
            }
        }
        // Somebody was first each time: the next round tries it again.
        Ok(())
    }

    /// The relay asks for no entries, and has never said that it took mine: its word was lost on the way, or it says nothing about them.
    fn look_for_my_entries(&self, link: &mut Link) -> Result<()> {
        if self.with(|open| Ok(open.published()? < open.roster()?.len as usize))? {
            let theirs = link.roster()?;
            self.with(|open| open.find_published(&theirs))?;
        }
        Ok(())
    }

    fn published_at(&self, link: &Link) -> Result<()> {
        match link.is_near() {
            true => Ok(()),
            false => self.with(|open| open.set_published()),
        }
    }

    fn fetch_packages(&self, link: &mut Link) -> Result<()> {
        if !self.with(|open| Ok(!open.missing_packages()?.is_empty()))? {
            return Ok(());
        }
        let packages = link.packages()?;
        self.with(|open| open.take_packages(&packages))
    }

    /// Another device of the antenna wrote the roster first: take its entries and sign mine again behind them, if the
    /// right still holds. What the relay had confirmed before must still be there.
    fn rebase(&self, link: &mut Link) -> Result<RosterPut> {
        let theirs = link.roster()?;
        let after = u32::try_from(theirs.len()).unwrap_or(u32::MAX);
        self.with(|open| {
            open.rebase(theirs)?;
            open.roster_put(after)
        })
    }
}

impl Open {
    pub fn set_published(&self) -> Result<()> {
        Ok(self.store.set_number("published", self.roster()?.len.into())?)
    }

    /// Entries of mine that the relay shows are with it.
    fn find_published(&self, theirs: &[Vec<u8>]) -> Result<()> {
        let mine = self.store.roster()?;
        let common = mine.iter().zip(theirs).take_while(|(a, b)| a == b).count();
        match common > self.published()? {
            true => Ok(self.store.set_number("published", i64::try_from(common).unwrap_or(i64::MAX))?),
            false => Ok(()),
        }
    }

    pub fn published(&self) -> Result<usize> {
        Ok(self.store.number("published")?.and_then(|len| usize::try_from(len).ok()).unwrap_or_default())
    }

    /// The roster as it is told to a relay: the antenna's own hears nothing that the team's has not, so that phones never follow a
    /// history which another antenna device overtakes.
    fn roster_for(&self, near: bool) -> Result<(u32, Hash)> {
        let (roster, published) = (self.roster()?, self.published()?);
        if !near || published >= roster.len as usize {
            return Ok((roster.len, roster.head));
        }
        let entries = self.store.roster()?;
        let last = published.checked_sub(1).and_then(|last| entries.get(last));
        let head = last.map(|entry| sha256(&[entry])).unwrap_or_default();
        Ok((u32::try_from(published).unwrap_or_default(), head))
    }

    pub fn roster_put_for(&self, near: bool, after: u32) -> Result<RosterPut> {
        let mut put = self.roster_put(after)?;
        let told = self.roster_for(near)?.0.saturating_sub(after);
        put.entries.truncate(told as usize);
        Ok(put)
    }

    pub fn roster_put(&self, after: u32) -> Result<RosterPut> {
        let entries = self.store.roster()?;
        let entries: Vec<Vec<u8>> = entries.into_iter().skip(after as usize).collect();
        let mut packages = Vec::new();
        for entry in &entries {
            let (_, body) = sync_proto::roster::parse(entry)?;
            for op in &body.ops {
                if let sync_proto::Op::NewEpoch { packages: named, .. } = op {
                    for package in named {
                        packages.extend(self.store.package(package.hash)?.map(ByteVec::from));
                    }
                }
            }
        }
        Ok(RosterPut { after, entries: entries.into_iter().map(ByteVec::from).collect(), packages })
    }

    fn rebase(&mut self, theirs: Vec<Vec<u8>>) -> Result<()> {
        let mine = self.store.roster()?;
        let common = mine.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
        if common < self.published()?.min(mine.len()) || common == 0 {
            return Err(Error::new(
                Code::RosterFork,
                "the relay shows another history of the team than before; do not go on",
            ));
        }
        let roster = Roster::replay(theirs.iter().map(Vec::as_slice))?;
        self.store.replace_roster(common, &theirs[common..])?;
        self.roster = Some(roster);
        for entry in &mine[common..] {
            let (signed, body) = sync_proto::roster::parse(entry)?;
            if self.uses_a_spent_key(&body.ops)? || self.is_a_second_cut(&body.ops)? {
                continue;
            }
            let by_paper = self.paper.as_ref().is_some_and(|paper| paper.id() == signed.header.device);
            // What is no longer allowed, or was done by the other, is left out.
            let _ = match by_paper {
                true => self.append_by_paper(body.ops, body.sealed.into()),
                false => self.append_cosigned(body.ops, body.sealed.into(), body.cosigned),
            };
        }
        self.read_people()
    }

    /// `published`: whether the team's relay has them.
    pub fn take_roster(&mut self, entries: &[Vec<u8>], published: bool) -> Result<()> {
        let mut next = self.roster()?.clone();
        let after = next.len;
        entries.iter().try_for_each(|entry| next.append(entry))?;
        self.store.add_roster(after, entries)?;
        self.roster = Some(next);
        if published {
            self.set_published()?;
        }
        self.apply_erasures()?;
        self.read_people()
    }

    fn missing_packages(&self) -> Result<Vec<(Id, PackageRef)>> {
        let roster = self.roster()?;
        let mut missing = Vec::new();
        for (space, epoch, package) in roster.packages_for(self.id()) {
            if !self.has_left(space)? && self.ring.get(space, epoch).is_none() && self.holds_key(package.key)? {
                missing.push((space, package));
            }
        }
        Ok(missing)
    }

    fn take_packages(&mut self, packages: &Packages) -> Result<()> {
        let wanted = self.missing_packages()?;
        for bytes in &packages.packages {
            let hash = sha256(&[bytes]);
            if let Some((space, package)) = wanted.iter().find(|(_, wanted)| wanted.hash == hash) {
                // A package that does not open is one that a lead sealed wrongly; the others still count.
                let _ = self.take_package(*space, package.key, bytes);
            }
        }
        self.read_people()?;
        self.retry_quarantine()
    }

    /// Folds, makes the coming nights, leases what is due, seals what waits, and says where every chain stands.
    fn begin_session(&mut self, wait_s: u32, near: bool) -> Result<Session> {
        self.end_leases()?;
        self.apply_erasures()?;
        self.rotate_due()?;
        self.prepare_safeguarding()?;
        self.prepare_library()?;
        self.prepare_legal()?;
        self.prepare_nights()?;
        self.leave_lost_nights()?;
        self.publish_one_time_keys()?;
        self.prepare_wake()?;
        self.hand_out_codes()?;
        self.open_from_the_street()?;
        self.lease_due()?;
        self.fold()?;
        self.seal_outgoing()?;
        let mut have: BTreeMap<(Id, Id), u64> = BTreeMap::new();
        for (held, _) in self.store.tops()? {
            have.insert((held.space, held.device), held.seq);
        }
        // What waits in quarantine was received: it need not come again.
        for held in self.store.quarantined()? {
            let top = have.entry((held.space, held.device)).or_default();
            if held.seq == *top + 1 {
                *top = held.seq;
            }
        }
        let have = have.into_iter().map(|((space, device), seq)| Have { space, device, seq });
        let mut session = Session::new(have, self.roster_for(near)?, wait_s);
        self.store.unacked()?.into_iter().for_each(|envelope| session.offer(envelope));
        Ok(session)
    }

    /// Imports outcomes, seats phones that brought new keys, brings new keys for those that a package has used; what that
    /// makes goes in the same sync.
    fn after_round(&mut self, session: &mut Session, near: bool) -> Result<()> {
        self.retry_quarantine()?;
        self.read_settings()?;
        self.close_wake()?;
        self.prepare_nights()?;
        if session.is_at_rest() {
            self.renew_vault()?;
        }
        session.set_roster(self.roster_for(near)?);
        self.publish_one_time_keys()?.into_iter().for_each(|beacon| session.offer(beacon));
        let said = self.take_back_late_words()? | self.open_from_the_street()?;
        if said {
            self.fold()?;
        }
        if self.import_outcomes()? || said {
            self.seal_outgoing()?.into_iter().for_each(|envelope| session.offer(envelope));
        }
        self.note_heard()?;
        if near {
            // On the same disk, it is no second copy.
            return Ok(());
        }
        if session.is_at_rest() && session.is_whole() {
            self.give_receipt()?.into_iter().for_each(|receipt| session.offer(receipt));
        }
        if session.is_at_rest() {
            self.go_on_with_cuts()?.into_iter().for_each(|envelope| session.offer(envelope));
            session.set_roster(self.roster_for(near)?);
        }
        Ok(())
    }

    /// Seals the outbox: one envelope a space, or more when there is much.
    pub fn seal_outgoing(&mut self) -> Result<Vec<Vec<u8>>> {
        let mut made = Vec::new();
        let mut spaces = self.store.outgoing_spaces()?;
        spaces.extend(self.vault.as_ref().map(|vault| vault.space));
        for space in spaces {
            // What is said now would follow a history that the cut ends.
            if self.waits_for_cut(space)? {
                continue;
            }
            let mut rows = self.store_at(space).outgoing(space)?;
            while !rows.is_empty() {
                let mut size = 0;
                let fits = rows.iter().take_while(|(_, _, _, change)| {
                    size += change.len();
                    size <= BUNDLE_BYTES
                });
                let rest = rows.split_off(fits.count().max(1));
                if let Some(envelope) = self.seal_bundle(space, &rows)? {
                    made.push(envelope);
                }
                rows = rest;
            }
        }
        Ok(made)
    }

    fn seal_bundle(&mut self, space: Id, rows: &[(i64, Id, String, Vec<u8>)]) -> Result<Option<Vec<u8>>> {
        let mut items: Vec<Item> = Vec::new();
        for (_, doc, kind, change) in rows {
            let change = ByteVec::from(change.clone());
            match items.iter_mut().find(|item| item.doc == *doc) {
                Some(Item { content: Content::Changes(changes), .. }) => changes.push(change),
                _ => {
                    let content = Content::Changes(vec![change]);
                    items.push(Item { doc: *doc, kind: kind.clone(), content, heads: vec![] });
                }
            }
        }
        let body = self.body(space, items)?;
        let Some(bytes) = self.seal(Kind::Bundle, space, &body)? else { return Ok(None) };
        let rows: Vec<i64> = rows.iter().map(|(row, _, _, _)| *row).collect();
        match self.vault.as_ref().filter(|vault| vault.space == space) {
            // First the envelope: a change that is in two of them is the same change.
            Some(vault) => {
                self.keep_sealed(&bytes, &[])?;
                let at = Envelope::parse(&bytes).map(|envelope| envelope.header.seq).unwrap_or_default();
                vault.store.sealed_elsewhere(space, at, &rows)?;
            }
            None => self.keep_sealed(&bytes, &rows)?,
        }
        Ok(Some(bytes))
    }

    /// Puts my sealed envelope into the log; the outbox rows that it carries go.
    pub fn keep_sealed(&self, bytes: &[u8], rows: &[i64]) -> Result<()> {
        let envelope = Envelope::parse(bytes).map_err(|e| Error::new(Code::Internal, e.to_string()))?;
        Ok(self.store.sealed(&envelope, rows)?)
    }

    /// Where each chain of a space stands here.
    pub fn tops_of(&self, space: Id) -> Result<Vec<(Have, Hash)>> {
        Ok(self.store.tops()?.into_iter().filter(|(have, _)| have.space == space).collect())
    }

    pub fn body(&self, space: Id, items: Vec<Item>) -> Result<Body> {
        let tops = self.tops_of(space)?;
        let hashes: Vec<&[u8]> = tops.iter().map(|(_, hash)| &hash.0[..]).collect();
        Ok(Body {
            roster_head: self.roster()?.head,
            seen: tops.iter().map(|(have, _)| (have.device, have.seq)).collect(),
            seen_root: sha256(&hashes),
            items,
            minutes: u64::try_from(self.now() / 60_000).unwrap_or_default(),
            ..Body::default()
        })
    }

    /// `None` while no key for the space is held: it stays in the outbox.
    pub fn seal(&mut self, kind: Kind, space: Id, body: &Body) -> Result<Option<Vec<u8>>> {
        let Some(secrets) = self.ring.current(space, self.roster()?).cloned() else { return Ok(None) };
        self.seal_under(&secrets, kind, space, body).map(Some)
    }

    pub fn seal_under(&mut self, secrets: &EpochSecrets, kind: Kind, space: Id, body: &Body) -> Result<Vec<u8>> {
        let roster = self.roster.as_ref().ok_or_else(|| Error::new(Code::NoTeam, "no team"))?;
        let top = self.store.top(space, self.keys.id())?;
        let (seq, prev) = top.map_or((1, Hash::default()), |top| (top.seq + 1, top.hash));
        let draft = Draft { kind, team: roster.team, space, seq, prev, roster_idx: roster.len };
        Ok(vault::seal(draft, body, secrets, &self.keys, &mut self.rng)?)
    }
}

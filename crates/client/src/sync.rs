//! One meeting with the relay. The app's lock is taken for each step and never held while the network is waited for, so a
//! tap is never slower for it.

use std::collections::BTreeMap;

use minicbor::bytes::ByteVec;
use serde::Serialize;
use store::{Incoming, IncomingItem, Quarantined};
use sync_proto::{
    Envelope, Hash, Id, Kind, Roster, Status,
    receive::{self, Check},
    relay::Top,
    session::{Event, Session},
    sha256,
    wire::{self, Challenge, Have, Packages, Reason, RosterPut, SessionAsk, SyncResponse},
};
use ts_rs::TS;
use vault::{Body, Content, Draft, Item};

use crate::{App, Call, Code, Error, Reply, Result, Transport, app::Open};

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
    /// The team removed this device.
    pub removed: bool,
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
/// Changes of about this size make one envelope.
const BUNDLE_BYTES: usize = 192 * 1024;

/// A session with the relay: the token, and what went through the wire.
pub(crate) struct Link<'a> {
    app: &'a App,
    transport: &'a dyn Transport,
    team: Id,
    token: Option<String>,
    pub up: u64,
    pub down: u64,
}

/// The body of an answer that went well.
pub(crate) fn expect(reply: Reply) -> Result<Vec<u8>> {
    if (200..300).contains(&reply.status) {
        return Ok(reply.body);
    }
    let trouble: Option<wire::Trouble> = wire::decode(&reply.body);
    let text = trouble.as_ref().map_or_else(|| format!("the relay answered {}", reply.status), |t| t.message.clone());
    let code = match (reply.status, trouble.as_ref().map(|trouble| trouble.code.as_str())) {
        (_, Some("roster_fork")) => Code::RosterFork,
        (507, _) => Code::RelayFull,
        _ => Code::Relay,
    };
    Err(Error::new(code, text))
}

fn trouble(reply: &Reply) -> Option<String> {
    wire::decode::<wire::Trouble>(&reply.body).map(|trouble| trouble.code)
}

impl<'a> Link<'a> {
    pub fn open(app: &'a App, transport: &'a dyn Transport) -> Result<Link<'a>> {
        let team = app.with(|open| {
            if open.is_practice()? {
                return Err(Error::new(Code::Practice, "the practice team never syncs"));
            }
            match (&open.roster, open.joining()?) {
                (Some(roster), _) => Ok(roster.team),
                (None, Some(team)) => Ok(team),
                (None, None) => Err(Error::new(Code::NoTeam, "this device is in no team yet")),
            }
        })?;
        Ok(Link { app, transport, team, token: None, up: 0, down: 0 })
    }

    fn raw(&mut self, call: Call) -> Result<Reply> {
        self.up += call.body.len() as u64;
        let reply = self.transport.call(&call)?;
        self.down += reply.body.len() as u64;
        Ok(reply)
    }

    pub fn relay_key(&mut self) -> Result<Hash> {
        let reply = self.raw(Call { method: "GET", path: "/v1/relay".into(), ..Call::default() })?;
        wire::decode(&expect(reply)?).ok_or_else(unreadable)
    }

    /// A call with a session, which is opened when there is none or the old one ended.
    pub fn call(&mut self, method: &'static str, path: &str, body: Vec<u8>) -> Result<Vec<u8>> {
        expect(self.call_waiting(method, path, body, 0)?)
    }

    fn call_waiting(&mut self, method: &'static str, path: &str, body: Vec<u8>, wait_s: u32) -> Result<Reply> {
        for again in [true, false] {
            if self.token.is_none() {
                self.token = Some(self.authenticate()?);
            }
            let bearer = self.token.clone();
            let call = Call { method, path: path.to_owned(), body: body.clone(), bearer, wait_s, ..Call::default() };
            let reply = self.raw(call)?;
            if reply.status == 403 && again && trouble(&reply).as_deref() == Some("forbidden") {
                self.token = None;
                continue;
            }
            return Ok(reply);
        }
        Err(unreadable())
    }

    fn authenticate(&mut self) -> Result<String> {
        let mut reply = self.ask_session()?;
        if trouble(&reply).as_deref() == Some("no_team") {
            self.bring_team()?;
            reply = self.ask_session()?;
        }
        String::from_utf8(expect(reply)?).map_err(|_| unreadable())
    }

    fn ask_session(&mut self) -> Result<Reply> {
        let path = "/v1/session/challenge".to_owned();
        let reply = self.raw(Call { method: "POST", path, ..Call::default() })?;
        let challenge: Challenge = wire::decode(&expect(reply)?).ok_or_else(unreadable)?;
        let team = self.team;
        let ask = self.app.with(|open| {
            let message = wire::auth_message(&challenge.relay.0, team, open.id(), &challenge.nonce.0);
            let signature = ByteVec::from(open.keys.sign(&message).to_vec());
            Ok(SessionAsk { team, device: open.id(), nonce: challenge.nonce, signature })
        })?;
        let path = "/v1/session".to_owned();
        self.raw(Call { method: "POST", path, body: wire::encode(&ask), ..Call::default() })
    }

    /// The relay does not know the team: it is new, or it lost everything.
    fn bring_team(&mut self) -> Result<()> {
        let (put, invite) = self.app.with(|open| Ok((open.roster_put(0)?, open.relay_invite()?)))?;
        let path = "/v1/team".to_owned();
        let body = wire::encode(&put);
        let reply = self.raw(Call { method: "POST", path, body, invite, ..Call::default() })?;
        expect(reply).map(|_| ())
    }
}

fn unreadable() -> Error {
    Error::new(Code::Relay, "the relay's answer cannot be read; nothing was lost")
}

impl App {
    /// Sends what is unsent, takes what is new. Can be stopped and repeated at any point.
    pub fn sync(&self, transport: &dyn Transport, wait_s: u32, progress: &dyn Fn(Progress)) -> Result<SyncReport> {
        let mut link = Link::open(self, transport)?;
        let mut report = SyncReport::default();
        if self.with(|open| Ok(open.roster.is_none()))? {
            if !self.try_to_enter(&mut link)? {
                report.bytes_down = link.down;
                return Ok(report);
            }
            report.joined = true;
        }
        self.fetch_packages(&mut link)?;
        let mut session = self.with(|open| open.begin_session(wait_s))?;
        let to_send = u32::try_from(session.pending()).unwrap_or(u32::MAX);
        for _ in 0..MOST_ROUNDS {
            let Some(request) = session.request() else { break };
            let path = format!("/v1/t/{}/sync", link.team);
            let reply = link.call_waiting("POST", &path, wire::encode(&request), request.wait_s)?;
            if trouble(&reply).as_deref() == Some("roster_fork") {
                self.rebase(&mut link)?;
                session = self.with(|open| open.begin_session(wait_s))?;
                continue;
            }
            let response: SyncResponse = wire::decode(&expect(reply)?).ok_or_else(unreadable)?;
            for event in session.handle(response) {
                self.act(event, &mut link, &mut session, &mut report)?;
            }
            self.with(|open| open.after_round(&mut session))?;
            progress(Progress { sent: report.sent, to_send: to_send.max(report.sent), received: report.received });
        }
        self.with(|open| {
            report.removed = open.roster()?.devices.get(&open.id()).is_some_and(|me| me.status == Status::Removed);
            report.quarantined = u32::try_from(open.store.quarantined()?.len()).unwrap_or(u32::MAX);
            open.store.set_meta("last_sync", open.now().to_string().as_bytes())?;
            if open.store.unsent()?.is_empty() {
                open.store.drop_old_copies()?;
            }
            Ok(())
        })?;
        (report.bytes_up, report.bytes_down) = (link.up, link.down);
        Ok(report)
    }

    fn try_to_enter(&self, link: &mut Link) -> Result<bool> {
        let path = format!("/v1/t/{}/roster?after=0", link.team);
        let reply = link.raw(Call { method: "GET", path, ..Call::default() })?;
        let entries: Vec<ByteVec> = wire::decode(&expect(reply)?).ok_or_else(unreadable)?;
        self.with(|open| open.enter(entries.into_iter().map(Vec::from).collect()))
    }

    fn act(&self, event: Event, link: &mut Link, session: &mut Session, report: &mut SyncReport) -> Result<()> {
        match event {
            Event::Acked(ack) => {
                report.sent += 1;
                self.with(|open| Ok(open.store.ack(ack.space, ack.device, ack.seq)?))
            }
            Event::Received(bytes) => {
                report.received += 1;
                self.with(|open| open.receive(&bytes))
            }
            Event::Roster(entries) => {
                self.with(|open| open.take_roster(&entries))?;
                self.fetch_packages(link)?;
                self.with(|open| {
                    let roster = open.roster()?;
                    session.set_roster((roster.len, roster.head));
                    Ok(())
                })
            }
            Event::WantedRoster { after } => {
                let put = self.with(|open| open.roster_put(after))?;
                self.put_roster(link, put)
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

    fn put_roster(&self, link: &mut Link, put: RosterPut) -> Result<()> {
        let path = format!("/v1/t/{}/roster", link.team);
        let reply = link.raw(Call { method: "PUT", path, body: wire::encode(&put), ..Call::default() })?;
        match trouble(&reply).as_deref() {
            Some("roster_grown") => self.rebase(link),
            _ => {
                expect(reply)?;
                self.with(|open| open.set_published())
            }
        }
    }

    fn fetch_packages(&self, link: &mut Link) -> Result<()> {
        if !self.with(|open| Ok(!open.missing_packages()?.is_empty()))? {
            return Ok(());
        }
        let path = format!("/v1/t/{}/packages", link.team);
        let packages: Packages = wire::decode(&link.call("GET", &path, vec![])?).ok_or_else(unreadable)?;
        self.with(|open| open.take_packages(&packages))
    }

    /// Another device of the antenna wrote the roster first: take its entries and sign mine again behind them, if the
    /// right still holds. What the relay had confirmed before must still be there.
    fn rebase(&self, link: &mut Link) -> Result<()> {
        let path = format!("/v1/t/{}/roster?after=0", link.team);
        let reply = link.raw(Call { method: "GET", path, ..Call::default() })?;
        let entries: Vec<ByteVec> = wire::decode(&expect(reply)?).ok_or_else(unreadable)?;
        self.with(|open| open.rebase(entries.into_iter().map(Vec::from).collect()))
    }
}

impl Open {
    fn set_published(&self) -> Result<()> {
        Ok(self.store.set_meta("published", self.roster()?.len.to_string().as_bytes())?)
    }

    fn published(&self) -> Result<usize> {
        let held = self.store.meta("published")?.and_then(|held| String::from_utf8(held).ok());
        Ok(held.and_then(|held| held.parse().ok()).unwrap_or_default())
    }

    fn roster_put(&self, after: u32) -> Result<RosterPut> {
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
            let (_, body) = sync_proto::roster::parse(entry)?;
            // What is no longer allowed, or was done by the other, is left out.
            let _ = self.append_sealed(body.ops, body.sealed.into());
        }
        self.read_people()
    }

    fn take_roster(&mut self, entries: &[Vec<u8>]) -> Result<()> {
        let mut next = self.roster()?.clone();
        let after = next.len;
        entries.iter().try_for_each(|entry| next.append(entry))?;
        self.store.add_roster(after, entries)?;
        self.roster = Some(next);
        self.set_published()?;
        self.read_people()
    }

    fn missing_packages(&self) -> Result<Vec<(Id, Hash)>> {
        let roster = self.roster()?;
        let mine = roster.packages_for(self.id()).filter(|(space, epoch, _)| self.ring.get(*space, *epoch).is_none());
        Ok(mine.map(|(space, _, package)| (space, package.hash)).collect())
    }

    fn take_packages(&mut self, packages: &Packages) -> Result<()> {
        let wanted = self.missing_packages()?;
        for bytes in &packages.packages {
            let hash = sha256(&[bytes]);
            if let Some((space, _)) = wanted.iter().find(|(_, wanted)| *wanted == hash) {
                // A package that does not open is one that a lead sealed wrongly; the others still count.
                let _ = self.take_package(*space, bytes);
            }
        }
        self.read_people()?;
        self.retry_quarantine()
    }

    /// Folds, makes the coming nights, leases what is due, seals what waits, and says where every chain stands.
    fn begin_session(&mut self, wait_s: u32) -> Result<Session> {
        self.prepare_nights()?;
        self.lease_due()?;
        self.fold()?;
        self.seal_outgoing()?;
        let roster = self.roster()?;
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
        let mut session = Session::new(have, (roster.len, roster.head), wait_s);
        self.store.unacked()?.into_iter().for_each(|envelope| session.offer(envelope));
        Ok(session)
    }

    /// Imports outcomes; what that makes is sealed and goes in the same sync.
    fn after_round(&mut self, session: &mut Session) -> Result<()> {
        self.retry_quarantine()?;
        self.read_settings()?;
        if self.import_outcomes()? {
            self.seal_outgoing()?.into_iter().for_each(|envelope| session.offer(envelope));
        }
        Ok(())
    }

    /// Seals the outbox: one envelope a space, or more when there is much.
    pub fn seal_outgoing(&mut self) -> Result<Vec<Vec<u8>>> {
        let mut made = Vec::new();
        for space in self.store.outgoing_spaces()? {
            let mut rows = self.store.outgoing(space)?;
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
        let envelope = Envelope::parse(&bytes).map_err(|e| Error::new(Code::Internal, e.to_string()))?;
        let rows: Vec<i64> = rows.iter().map(|(row, _, _, _)| *row).collect();
        self.store.sealed(&envelope, &rows)?;
        Ok(Some(bytes))
    }

    pub fn body(&self, space: Id, items: Vec<Item>) -> Result<Body> {
        let tops: Vec<(Have, Hash)> = self.store.tops()?.into_iter().filter(|(have, _)| have.space == space).collect();
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
        let roster = self.roster.as_ref().ok_or_else(|| Error::new(Code::NoTeam, "no team"))?;
        let Some(secrets) = self.ring.current(space, roster) else { return Ok(None) };
        let top = self.store.top(space, self.keys.id())?;
        let (seq, prev) = top.map_or((1, Hash::default()), |top| (top.seq + 1, top.hash));
        let draft = Draft { kind, team: roster.team, space, seq, prev, roster_idx: roster.len };
        Ok(Some(vault::seal(draft, body, secrets, &self.keys, &mut self.rng)?))
    }

    /// Checks, opens and applies one envelope, or puts it aside with its reason.
    pub fn receive(&mut self, bytes: &[u8]) -> Result<()> {
        let Ok(envelope) = Envelope::parse(bytes) else { return Ok(()) };
        let header = envelope.header;
        let stored = self.store.envelope_hash(header.space, header.device, header.seq)?;
        let top = self.store.top(header.space, header.device)?;
        let check = receive::check(&envelope, self.roster()?, top, stored);
        let reason = match check {
            Check::Same => return Ok(()),
            Check::Open => match self.open_and_apply(&envelope)? {
                Ok(()) => return self.retry_after(header.space, header.device, header.seq),
                Err(reason) => reason,
            },
            Check::Gap { expected } if header.seq < expected => return Ok(()),
            Check::Gap { .. } if header.kind == Kind::Snapshot => match self.open_and_apply(&envelope)? {
                Ok(()) => return Ok(()),
                Err(reason) => reason,
            },
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
        let Some(secrets) = self.ring.get(header.space, header.epoch) else { return Ok(Err("no key".into())) };
        let body = match vault::open(envelope, secrets) {
            Ok(body) => body,
            Err(error) => return Ok(Err(error.to_string())),
        };
        self.note_seen(header.space, &body)?;
        if header.kind == Kind::Snapshot && self.covers_all(header.space, &body)? {
            return self.verify_snapshot(envelope, &body);
        }
        let items = body.items.into_iter().map(|item| match item.content {
            Content::Changes(changes) => IncomingItem::Changes {
                doc: item.doc,
                kind: item.kind,
                changes: changes.into_iter().map(Vec::from).collect(),
            },
            Content::Snapshot(state) => IncomingItem::Snapshot { doc: item.doc, kind: item.kind, state: state.into() },
        });
        let anchors = body.anchors.iter().map(|anchor| (anchor.device, Top { seq: anchor.seq, hash: anchor.hash }));
        let anchors = if header.kind == Kind::Snapshot { anchors.collect() } else { vec![] };
        let incoming = Incoming { envelope: *envelope, items: items.collect(), anchors };
        match self.store.receive(&incoming, self.author, self.now()) {
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
        Ok(self.store.set_meta(&name, &wire::encode(&seen))?)
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

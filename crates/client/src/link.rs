//! One connection to the relay: the pinned key, the session, and what went through the wire.

use minicbor::bytes::ByteVec;
use sync_proto::{
    Hash, Id, Roster,
    wire::{self, Ack, Challenge, Packages, SessionAsk},
};

use vault::DeviceKeys;

use crate::{App, Call, Code, Error, Reply, Result, Transport, app::Open};

/// A session with the relay: the token, and what went through the wire.
pub(crate) struct Link<'a> {
    app: &'a App,
    transport: &'a dyn Transport,
    pub team: Id,
    token: Option<String>,
    /// Whom the session is for, when it is not this device: a paper.
    speaker: Option<DeviceKeys>,
    /// The relay's signing key, as pinned here.
    key: Option<Hash>,
    /// The key of the antenna's own relay, when this is a meeting with that.
    near: Option<Hash>,
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

/// The code of an answer that did not go well.
pub(crate) fn trouble(reply: &Reply) -> Option<String> {
    wire::decode::<wire::Trouble>(&reply.body).map(|trouble| trouble.code)
}

impl<'a> Link<'a> {
    pub fn open(app: &'a App, transport: &'a dyn Transport) -> Result<Link<'a>> {
        Link::with(app, transport, None)
    }

    /// `near`: the key of the antenna's own relay, or `None` for the team's.
    pub fn with(app: &'a App, transport: &'a dyn Transport, near: Option<Hash>) -> Result<Link<'a>> {
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
        Ok(Link { app, transport, team, token: None, speaker: None, key: None, near, up: 0, down: 0 })
    }

    /// A session for a paper, of a team that this device is not in.
    pub fn by_paper(app: &'a App, transport: &'a dyn Transport, team: Id, paper: DeviceKeys) -> Link<'a> {
        Link { app, transport, team, token: None, speaker: Some(paper), key: None, near: None, up: 0, down: 0 }
    }

    /// Whether this is the antenna's own relay, whose word proves less.
    pub fn is_near(&self) -> bool {
        self.near.is_some()
    }

    pub fn raw(&mut self, call: Call) -> Result<Reply> {
        self.up += call.body.len() as u64;
        let reply = self.transport.call(&call)?;
        self.down += reply.body.len() as u64;
        Ok(reply)
    }

    /// The team's roster as the relay has it, from the first entry on. It is public and signed: no session is needed.
    pub fn roster(&mut self) -> Result<Vec<Vec<u8>>> {
        let path = format!("/v1/t/{}/roster?after=0", self.team);
        let reply = self.raw(Call { method: "GET", path, ..Call::default() })?;
        let entries: Vec<ByteVec> = wire::decode(&expect(reply)?).ok_or_else(unreadable)?;
        Ok(entries.into_iter().map(Vec::from).collect())
    }

    /// The key packages that are sealed to whom the session is for.
    pub fn packages(&mut self) -> Result<Packages> {
        let path = format!("/v1/t/{}/packages", self.team);
        wire::decode(&self.call("GET", &path, vec![])?).ok_or_else(unreadable)
    }

    pub fn relay_key(&mut self) -> Result<Hash> {
        let reply = self.raw(Call { method: "GET", path: "/v1/relay".into(), ..Call::default() })?;
        wire::decode(&expect(reply)?).ok_or_else(unreadable)
    }

    /// A call with a session, which is opened when there is none or the old one ended.
    pub fn call(&mut self, method: &'static str, path: &str, body: Vec<u8>) -> Result<Vec<u8>> {
        expect(self.call_waiting(method, path, body, 0)?)
    }

    pub fn call_waiting(&mut self, method: &'static str, path: &str, body: Vec<u8>, wait_s: u32) -> Result<Reply> {
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
        if trouble(&reply).as_deref() == Some("no_team") && self.speaker.is_none() && !self.is_near() {
            self.bring_team()?;
            reply = self.ask_session()?;
        }
        String::from_utf8(expect(reply)?).map_err(|_| unreadable())
    }

    fn ask_session(&mut self) -> Result<Reply> {
        let path = "/v1/session/challenge".to_owned();
        let reply = self.raw(Call { method: "POST", path, ..Call::default() })?;
        let challenge: Challenge = wire::decode(&expect(reply)?).ok_or_else(unreadable)?;
        self.trust(challenge.relay)?;
        let (team, speaker) = (self.team, self.speaker.as_ref());
        let ask = self.app.with(|open| {
            let keys = speaker.unwrap_or(&open.keys);
            let message = wire::auth_message(&challenge.relay.0, team, keys.id(), &challenge.nonce.0);
            let signature = ByteVec::from(keys.sign(&message).to_vec());
            Ok(SessionAsk { team, device: keys.id(), nonce: challenge.nonce, signature })
        })?;
        let path = "/v1/session".to_owned();
        self.raw(Call { method: "POST", path, body: wire::encode(&ask), ..Call::default() })
    }

    /// The key that answers must be the pinned one, or one that a lead has named in the roster since. The first key that a
    /// founder's device meets is pinned; every other device has it from the lead's text.
    fn trust(&mut self, key: Hash) -> Result<()> {
        let changed = || {
            Error::new(
                Code::RelayChanged,
                "another relay answers at this address; nothing was sent, everything is kept here",
            )
        };
        if let Some(near) = self.near {
            self.key = Some(near);
            return if near == key { Ok(()) } else { Err(changed()) };
        }
        let pinned = self.app.with(|open| open.relay_pin())?;
        if pinned.is_some_and(|pinned| pinned != key) && !self.is_named_by_a_lead(key)? {
            return Err(changed());
        }
        self.key = Some(key);
        self.app.with(|open| open.pin_relay(key))
    }

    fn is_named_by_a_lead(&mut self, key: Hash) -> Result<bool> {
        let reply =
            self.raw(Call { method: "GET", path: format!("/v1/t/{}/roster?after=0", self.team), ..Call::default() })?;
        let entries: Option<Vec<ByteVec>> = wire::decode(&reply.body).filter(|_| reply.status == 200);
        let entries: Vec<Vec<u8>> = entries.into_iter().flatten().map(Vec::from).collect();
        self.app.with(|open| open.names_relay(&entries, key))
    }

    /// The relay's confirmation of one of my envelopes, when it is really its own.
    pub fn is_confirmed(&self, ack: &Ack, envelope: Hash) -> bool {
        let receipt = ack.receipt.as_ref();
        self.key.zip(receipt).is_some_and(|(key, receipt)| wire::is_receipt(key, self.team, envelope, receipt))
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

pub(crate) fn unreadable() -> Error {
    Error::new(Code::Relay, "the relay's answer cannot be read; nothing was lost")
}

const PIN: &str = "relay_pk";

impl Open {
    pub fn relay_pin(&self) -> Result<Option<Hash>> {
        Ok(self.store.meta(PIN)?.and_then(|held| wire::decode(&held)))
    }

    pub fn pin_relay(&self, key: Hash) -> Result<()> {
        match self.relay_pin()? == Some(key) {
            true => Ok(()),
            false => Ok(self.store.set_meta(PIN, &wire::encode(&key))?),
        }
    }

    /// The person typed another address: whoever answers there first is pinned.
    pub fn unpin_relay(&self) -> Result<()> {
        Ok(self.store.del_meta(PIN)?)
    }

    /// Whether a roster that goes on from the one held here names this key for the relay.
    fn names_relay(&mut self, entries: &[Vec<u8>], key: Hash) -> Result<bool> {
        let held = self.store.roster()?;
        let named = Roster::replay(entries.iter().map(Vec::as_slice)).ok().and_then(|roster| roster.relay);
        Ok(entries.starts_with(&held) && !held.is_empty() && named == Some(key))
    }
}

impl App {
    /// A lead's word that the relay has a new key: it lost its own, or is another machine at the same address. The phones
    /// learn it from the roster.
    pub fn accept_relay(&self, transport: &dyn Transport) -> Result<()> {
        let key = Link::open(self, transport)?.relay_key()?;
        self.with(|open| open.accept_relay(key))
    }
}

impl Open {
    fn accept_relay(&mut self, key: Hash) -> Result<()> {
        if !self.rights().has(sync_proto::Rights::LEAD) {
            return Err(Error::not_allowed("only a lead says that the relay has a new key"));
        }
        self.append(vec![sync_proto::Op::RelayChange { relay: key }], vec![])?;
        self.pin_relay(key)
    }
}

//! A locked device of somebody on call: it hears that something has arrived, and not what. It keeps no key for that: a word from
//! the relay that serves for nothing else, and the numbers of what it had when it was locked.

use std::sync::{MutexGuard, PoisonError};

use minicbor::{Decode, Encode};
use sync_proto::{
    Id,
    wire::{self, BellAnswer, BellAsk, Have},
};

use crate::{App, Call, Result, Transport, app::Open, link::expect, ring::purpose};

#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct Bell {
    #[n(0)]
    relay: String,
    #[n(1)]
    team: Id,
    /// Good for this question alone.
    #[n(2)]
    token: String,
    #[n(3)]
    spaces: Vec<Id>,
    #[n(4)]
    have: Vec<Have>,
    /// When the word was given, in milliseconds since 1970.
    #[n(5)]
    given: i64,
}

/// The relay's word is good for sixteen hours; after half of them a sync asks for another.
const FRESH_MS: i64 = 8 * 3600 * 1000;

impl App {
    fn bell(&self) -> MutexGuard<'_, Option<Bell>> {
        self.bell.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the word that is held, of the relay that there is, will do for the next lock.
    pub(crate) fn has_bell(&self, relay: Option<&str>, now: i64) -> bool {
        let fresh = |bell: &Bell| Some(bell.relay.as_str()) == relay && (0..FRESH_MS).contains(&(now - bell.given));
        self.bell().as_ref().is_some_and(fresh)
    }

    /// After a sync of somebody on call: the relay's word for the time when this device is locked.
    pub(crate) fn keep_bell(&self, token: String) -> Result<()> {
        let bell = self.with(|open| {
            let Some(relay) = open.relay()? else { return Ok(None) };
            let (team, given) = (open.roster()?.team, open.now());
            Ok(Some(Bell { relay, team, token, spaces: vec![], have: vec![], given }))
        })?;
        *self.bell() = bell;
        Ok(())
    }

    /// At the lock: what is here already rings nothing.
    pub(crate) fn set_bell(&self, open: &Open) -> Result<()> {
        let (spaces, have) = open.tonight_from_others()?;
        if let Some(bell) = self.bell().as_mut() {
            (bell.spaces, bell.have) = (spaces, have);
        }
        Ok(())
    }

    /// What a locked process tells the one that comes after it; no key is in it.
    pub fn bell_to_pass_on(&self) -> Vec<u8> {
        self.bell().as_ref().map(wire::encode).unwrap_or_default()
    }

    /// As [`App::bell_to_pass_on`] gave it; anything else is nothing.
    pub fn take_bell(&self, bytes: &[u8]) {
        *self.bell() = wire::decode(bytes);
    }

    /// Opened: the screen says it itself.
    pub(crate) fn hush(&self) {
        if let Some(bell) = self.bell().as_mut() {
            bell.spaces.clear();
        }
    }

    /// The relay to listen at while this device is locked; none where nobody on call has locked it.
    pub fn relay_of_bell(&self) -> Option<String> {
        let bell = self.bell();
        bell.as_ref().filter(|bell| !bell.spaces.is_empty()).map(|bell| bell.relay.clone())
    }

    /// Waits at most so long for something of tonight from another device. `false` when nothing came, or nobody listens.
    pub fn hear_bell(&self, transport: &dyn Transport, wait_s: u32) -> Result<bool> {
        let call = {
            let bell = self.bell();
            let Some(bell) = bell.as_ref() else { return Ok(false) };
            let ask = BellAsk { spaces: bell.spaces.clone(), have: bell.have.clone(), wait_s };
            let (path, body) = (format!("/v1/t/{}/bell", bell.team), wire::encode(&ask));
            Call { method: "POST", path, body, bearer: Some(bell.token.clone()), wait_s, ..Call::default() }
        };
        let reply = transport.call(&call)?;
        if reply.status == 403 {
            // Too old, or the relay has begun again: the next sync asks for another word.
            *self.bell() = None;
        }
        let answer: Option<BellAnswer> = wire::decode(&expect(reply)?);
        Ok(answer.is_some_and(|answer| answer.news))
    }
}

impl Open {
    /// Where an alert arrives, and what of it is here.
    fn tonight_from_others(&self) -> Result<(Vec<Id>, Vec<Have>)> {
        let today = self.today();
        let tonight = |(_, purpose, night): &(Id, String, Option<domain::ServiceDay>)| {
            *night == Some(today) || purpose == purpose::INBOX
        };
        let spaces: Vec<Id> = self.held_spaces().into_iter().filter(tonight).map(|(space, _, _)| space).collect();
        let tops = self.store.tops()?.into_iter().map(|(have, _)| have);
        let have = tops.filter(|have| spaces.contains(&have.space)).collect();
        Ok((spaces, have))
    }
}

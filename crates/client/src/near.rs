//! The antenna's own network: a relay inside the desktop app, for as long as a screen says so, found by a code on that screen. Phones hand
//! over and receive there as at the team's relay; what is different is what it proves. It lies on the antenna's own disk, so it is no
//! second copy: nothing is destroyed for its word, no receipt is given, and it hears of the roster only what the
//! team's relay has. What it took goes there with the antenna's next sync, and the receipts come back from then on.

use std::path::PathBuf;

use minicbor::{Decode, Encode};
use sync_proto::{Hash, Id, wire::RosterPut};

use crate::{
    App, Error, Progress, Result, SyncReport, Transport,
    enrol::{from_text, to_text},
};

const NEAR: &str = "MARAUDE7:";

/// What the code on the antenna's screen says.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Near {
    #[n(0)]
    team: Id,
    /// `http://192.168.1.20:40123`
    #[n(1)]
    pub address: String,
    /// The near relay's signing key: another machine at this address is told nothing.
    #[n(2)]
    key: Hash,
}

impl Near {
    /// The text for the code.
    pub fn to_text(&self) -> String {
        to_text(NEAR, self)
    }

    pub fn from_text(text: &str) -> Result<Near> {
        from_text(NEAR, text)
    }
}

impl App {
    /// At the antenna, before its own relay opens: the team as this device knows it.
    pub fn near_team(&self) -> Result<RosterPut> {
        self.with(|open| match open.rights().has(sync_proto::Rights::ANTENNA) && !open.is_practice()? {
            true => open.roster_put_for(true, 0),
            false => Err(Error::not_allowed("only the antenna opens a network of its own")),
        })
    }

    /// At the antenna, once its own relay answers at an address.
    pub fn near_at(&self, address: &str, key: [u8; 32]) -> Result<Near> {
        self.with(|open| Ok(Near { team: open.roster()?.team, address: address.to_owned(), key: Hash(key) }))
    }

    /// Where such a relay keeps what phones bring until the antenna has taken it: sealed envelopes, nothing else.
    pub fn near_folder(&self) -> PathBuf {
        self.folder().join("near")
    }

    /// As [`App::sync`], with the antenna's own relay. `transport` goes to [`Near::address`].
    pub fn sync_near(
        &self,
        near: &Near,
        transport: &dyn Transport,
        wait_s: u32,
        progress: &dyn Fn(Progress),
    ) -> Result<SyncReport> {
        if self.with(|open| Ok(open.roster()?.team))? != near.team {
            return Err(Error::not_allowed("this code is of another team; nothing was sent"));
        }
        self.meet(transport, wait_s, progress, Some(near.key))
    }
}

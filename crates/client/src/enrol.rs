//! Joining in person: the lead's text (or QR code) goes to the new device, the new device's text comes back, and the same
//! six words on both screens say that nobody is between them. The relay carries a letter and is trusted for nothing.

use data_encoding::BASE32_NOPAD;
use domain::Role;
use minicbor::{Decode, Encode, bytes::ByteVec};
use rand_core::Rng as _;
use serde::Serialize;
use sync_proto::{Hash, Id, Roster, sha256, wire};
use ts_rs::TS;

use crate::{
    App, Call, Code, Error, Result, Transport,
    app::Open,
    link::{Link, expect},
};

pub(crate) const JOINING: &str = "joining";
const INVITED: &str = "invited";
const LETTER: &str = "letter";
const TEN_MINUTES: i64 = 10 * 60 * 1000;

/// What the lead's text says.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
struct Invitation {
    #[n(0)]
    team: Id,
    #[n(1)]
    relay: String,
    #[n(2)]
    relay_pk: Hash,
    #[n(3)]
    roster_len: u32,
    #[n(4)]
    roster_head: Hash,
    #[n(5)]
    nonce: Hash,
    #[n(6)]
    token: String,
    #[n(7)]
    expires: i64,
}

/// What the new device posts.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
struct Letter {
    #[n(0)]
    sign_pk: Hash,
    #[n(1)]
    kem_pk: ByteVec,
    /// One-time keys for the packages of its first nights.
    #[n(2)]
    once: Vec<ByteVec>,
}

/// What the new device shows.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
struct Answer {
    #[n(0)]
    nonce: Hash,
    #[n(1)]
    letter: Hash,
}

/// On the new device: the text to give back, and the words to compare.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Joining {
    pub answer: String,
    pub words: Vec<String>,
    pub relay: String,
}

/// On the lead's device: the words to compare before letting it in.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Admission {
    pub device: String,
    pub words: Vec<String>,
}

pub(crate) fn to_text<T: Encode<()>>(prefix: &str, value: &T) -> String {
    format!("{prefix}{}", BASE32_NOPAD.encode(&wire::encode(value)))
}

pub(crate) fn from_text<T: for<'b> Decode<'b, ()>>(prefix: &str, text: &str) -> Result<T> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let bytes = compact.strip_prefix(prefix).and_then(|rest| BASE32_NOPAD.decode(rest.as_bytes()).ok());
    bytes.and_then(|bytes| wire::decode(&bytes)).ok_or_else(|| {
        Error::new(Code::BadInvite, "this is not the text of an enrolment; copy or scan it again, whole")
    })
}

const INVITATION: &str = "MARAUDE1:";
const ANSWER: &str = "MARAUDE2:";

fn words(invitation: &Invitation, letter: &Letter) -> Vec<String> {
    let hash = sha256(&[
        b"sl1.words",
        &invitation.team.0,
        &invitation.roster_head.0,
        &invitation.nonce.0,
        &invitation.relay_pk.0,
        &letter.sign_pk.0,
        &sha256(&[&letter.kem_pk]).0,
    ]);
    vault::six_words(hash).into_iter().map(str::to_owned).collect()
}

impl App {
    /// The lead's side, first step: a text that is good for ten minutes and one device.
    pub fn invite(&self, transport: &dyn Transport) -> Result<String> {
        let mut link = Link::open(self, transport)?;
        let relay_pk = link.relay_key()?;
        let invitation = self.with(|open| open.invitation(relay_pk))?;
        let token = sha256(&[invitation.token.as_bytes()]);
        let path = format!("/v1/t/{}/letter", invitation.team);
        link.call("POST", &path, wire::encode(&token))?;
        Ok(to_text(INVITATION, &invitation))
    }

    /// The new device's side: reads the lead's text, posts its keys, and waits to be let in.
    pub fn join(&self, text: &str, transport: &dyn Transport) -> Result<Joining> {
        let invitation: Invitation = from_text(INVITATION, text)?;
        let (letter, joining) = self.with(|open| open.answer(&invitation))?;
        let path = format!("/v1/t/{}/letter/{}", invitation.team, invitation.token);
        let call = Call { method: "PUT", path, body: letter, ..Call::default() };
        expect(transport.call(&call)?)?;
        self.with(|open| Ok(open.store.set_meta(JOINING, &wire::encode(&invitation))?))?;
        Ok(joining)
    }

    /// The relay's address in the lead's text.
    pub fn relay_of_invitation(text: &str) -> Result<String> {
        Ok(from_text::<Invitation>(INVITATION, text)?.relay)
    }

    /// The lead's side, second step: fetches the new device's keys and shows the words.
    pub fn review(&self, answer: &str, transport: &dyn Transport) -> Result<Admission> {
        let answer: Answer = from_text(ANSWER, answer)?;
        let invitation = self.with(|open| open.invited(answer.nonce))?;
        let mut link = Link::open(self, transport)?;
        let path = format!("/v1/t/{}/letter/{}", invitation.team, invitation.token);
        let bytes = link.call("GET", &path, vec![])?;
        let not_yet = || Error::new(Code::NotYet, "the new device has not sent its keys yet; try again in a moment");
        let letter: Letter = wire::decode(&bytes).ok_or_else(not_yet)?;
        if sha256(&[&bytes]) != answer.letter {
            let _ = self.with(|open| Ok(open.store.del_meta(INVITED)?));
            return Err(Error::new(
                Code::WrongWords,
                "the keys that the relay carried are not those of the device in front of you; begin again",
            ));
        }
        self.with(|open| Ok(open.store.set_meta(LETTER, &bytes)?))?;
        let device = sync_proto::device_id(&letter.sign_pk.0, &letter.kem_pk).to_string();
        Ok(Admission { device, words: words(&invitation, &letter) })
    }

    /// [`App::admit`] with the role as its code.
    pub fn admit_role(&self, device: &str, role: &str, antenna: bool, label: &str) -> Result<()> {
        let role = Role::of(role).ok_or_else(|| Error::not_allowed("no such role"))?;
        self.admit(device, role, antenna, label)
    }

    /// The lead's side, last step: the words were the same on both screens.
    pub fn admit(&self, device: &str, role: Role, antenna: bool, label: &str) -> Result<()> {
        self.with(|open| {
            let letter = open.store.meta(LETTER)?.and_then(|bytes| wire::decode::<Letter>(&bytes));
            let letter =
                letter.filter(|letter| sync_proto::device_id(&letter.sign_pk.0, &letter.kem_pk).to_string() == device);
            let letter = letter.ok_or_else(|| Error::new(Code::BadInvite, "no device waits to be let in"))?;
            let device = sync_proto::device_id(&letter.sign_pk.0, &letter.kem_pk);
            open.keep_keys_of(device, &letter.once)?;
            open.admit(letter.sign_pk.0, &letter.kem_pk, role, antenna, label)?;
            open.store.del_meta(LETTER)?;
            Ok(open.store.del_meta(INVITED)?)
        })
    }
}

impl Open {
    fn invitation(&mut self, relay_pk: Hash) -> Result<Invitation> {
        let mut nonce = [0; 32];
        self.rng.fill_bytes(&mut nonce);
        let token = self.fresh_id().to_string();
        let relay = self.relay()?.unwrap_or_default();
        let expires = self.now() + TEN_MINUTES;
        let roster = self.roster()?;
        let invitation = Invitation {
            team: roster.team,
            relay,
            relay_pk,
            roster_len: roster.len,
            roster_head: roster.head,
            nonce: Hash(nonce),
            token,
            expires,
        };
        self.store.set_meta(INVITED, &wire::encode(&invitation))?;
        Ok(invitation)
    }

    fn invited(&self, nonce: Hash) -> Result<Invitation> {
        let held = self.store.meta(INVITED)?.and_then(|bytes| wire::decode::<Invitation>(&bytes));
        let fits = held.filter(|held| held.nonce == nonce);
        let fits =
            fits.ok_or_else(|| Error::new(Code::BadInvite, "this answer belongs to another invitation; begin again"))?;
        match fits.expires > self.now() {
            true => Ok(fits),
            false => Err(Error::new(Code::BadInvite, "the invitation is older than ten minutes; begin again")),
        }
    }

    fn answer(&mut self, invitation: &Invitation) -> Result<(Vec<u8>, Joining)> {
        if self.roster.is_some() {
            return Err(Error::not_allowed("this device is in a team already"));
        }
        if invitation.expires <= self.now() - TEN_MINUTES {
            return Err(Error::new(Code::BadInvite, "the invitation is older than ten minutes; begin again"));
        }
        let letter = Letter {
            sign_pk: Hash(self.keys.sign_pk()),
            kem_pk: ByteVec::from(self.keys.kem_pk().to_vec()),
            once: self.one_time_keys()?,
        };
        let bytes = wire::encode(&letter);
        let answer = Answer { nonce: invitation.nonce, letter: sha256(&[&bytes]) };
        self.store.set_meta("relay", invitation.relay.as_bytes())?;
        self.pin_relay(invitation.relay_pk)?;
        let joining = Joining {
            answer: to_text(ANSWER, &answer),
            words: words(invitation, &letter),
            relay: invitation.relay.clone(),
        };
        Ok((bytes, joining))
    }

    /// The team that this device waits to be let into.
    pub fn joining(&self) -> Result<Option<Id>> {
        let held = self.store.meta(JOINING)?.and_then(|bytes| wire::decode::<Invitation>(&bytes));
        Ok(held.map(|held| held.team))
    }

    /// Takes the team's roster when this device is in it: replayed from the first entry, and through the one that the
    /// lead's text named.
    pub fn enter(&mut self, entries: Vec<Vec<u8>>) -> Result<bool> {
        let held = self.store.meta(JOINING)?.and_then(|bytes| wire::decode::<Invitation>(&bytes));
        let Some(invitation) = held else { return Ok(false) };
        let roster = Roster::replay(entries.iter().map(Vec::as_slice))?;
        let named = entries.get((invitation.roster_len as usize).saturating_sub(1)).map(|entry| sha256(&[entry]));
        if roster.team != invitation.team || named != Some(invitation.roster_head) {
            return Err(Error::new(
                Code::RosterFork,
                "the relay shows another team than the lead's text; do not go on",
            ));
        }
        if !roster.devices.contains_key(&self.id()) {
            return Ok(false);
        }
        self.store.add_roster(0, &entries)?;
        self.store.del_meta(JOINING)?;
        self.roster = Some(roster);
        self.set_published()?;
        Ok(true)
    }
}

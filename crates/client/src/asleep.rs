//! What leaves while the device sleeps. At an alert and at each lock what waits is sealed, and the sealed envelopes are laid beside the
//! database: ciphertext and signatures, which need neither a key nor a session to be handed over. What comes back is shown after waking.

use std::path::{Path, PathBuf};

use minicbor::{Decode, Encode, bytes::ByteVec};
use serde::Serialize;
use sync_proto::{
    Envelope, Hash, Id, Rights, Roster,
    wire::{self, Ack},
};
use ts_rs::TS;

use crate::{App, Call, Code, Error, Result, Transport, app::Open, home};

/// How much is sealed and waits beside the locked database.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Asleep {
    pub sent: u32,
    pub waiting: u32,
}

#[derive(Debug, Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
struct Outbox {
    #[n(0)]
    relay: String,
    #[n(1)]
    relay_pk: Option<Hash>,
    #[n(2)]
    team: Id,
    /// In the order of their chains.
    #[n(3)]
    envelopes: Vec<ByteVec>,
    /// In a file that is carried: the roster that they name, which the antenna may not have heard of.
    #[n(4)]
    roster: Option<Vec<ByteVec>>,
}

fn file(folder: &Path) -> PathBuf {
    folder.join("maraude.outbox")
}

fn read(folder: &Path) -> Outbox {
    std::fs::read(file(folder)).ok().and_then(|bytes| wire::decode(&bytes)).unwrap_or_default()
}

fn write(folder: &Path, outbox: &Outbox) -> Result<()> {
    if !outbox.envelopes.is_empty() {
        return home::write_durably(&file(folder), &wire::encode(outbox));
    }
    match std::fs::remove_file(file(folder)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

impl App {
    /// The relay of what waits, when something does.
    pub fn relay_of_sealed(&self) -> Option<String> {
        Some(read(self.folder())).filter(|outbox| !outbox.envelopes.is_empty()).map(|outbox| outbox.relay)
    }

    /// Hands over what is sealed, locked or not. Only what the pinned relay confirms leaves the file; the rest waits for the next
    /// network, or for the unlocked device to look at it.
    pub fn send_sealed(&self, transport: &dyn Transport) -> Result<Asleep> {
        let mut outbox = read(self.folder());
        let mut sent = 0;
        let mut kept = Vec::new();
        for bytes in std::mem::take(&mut outbox.envelopes) {
            match outbox.hand_over(&bytes, transport) {
                Ok(true) => sent += 1,
                Ok(false) => kept.push(bytes),
                // Without a network every one of them waits.
                Err(error) if error.code == Code::Network => kept.push(bytes),
                Err(error) => return Err(error),
            }
        }
        let waiting = u32::try_from(kept.len()).unwrap_or(u32::MAX);
        outbox.envelopes = kept;
        if sent > 0 {
            write(self.folder(), &outbox)?;
        }
        Ok(Asleep { sent, waiting })
    }
}

/// What a file that was carried by hand brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Carried {
    /// Envelopes that were new here.
    pub new: u32,
    /// Here already.
    pub known: u32,
    /// Waiting for an earlier one or a key, or refused; they come again with the next sync.
    pub waiting: u32,
}

const CARRIED: &[u8] = b"MARAUDE-CARRIED-1\n";

impl App {
    /// Without any network: what waits on this device as one file for the antenna, sealed as it would travel, behind what the relay has and
    /// the antenna has not confirmed. It stays unsent here until the relay or the antenna confirms it. `None` when nothing waits.
    pub fn carry_out(&self) -> Result<Option<(String, Vec<u8>)>> {
        self.with(|open| {
            open.lay_out()?;
            let mut envelopes = match open.store.unacked()?.is_empty() {
                true => vec![],
                false => open.without_receipt()?,
            };
            let roster = open.roster()?;
            envelopes.retain(|bytes| {
                Envelope::parse(bytes).is_ok_and(|held| is_read_at_an_antenna(roster, held.header.space))
            });
            let outbox = Outbox {
                team: roster.team,
                envelopes: envelopes.into_iter().map(ByteVec::from).collect(),
                roster: Some(open.store.roster()?.into_iter().map(ByteVec::from).collect()),
                ..Outbox::default()
            };
            let name = format!("maraude-{}-{}.sealed", open.today(), &open.id().to_string()[..8]);
            Ok((!outbox.envelopes.is_empty()).then(|| (name, [CARRIED, &wire::encode(&outbox)].concat())))
        })
    }

    /// At the antenna: takes such a file (Base64), with the checks that an envelope from the relay goes through. The next sync brings the
    /// relay what it lacks.
    pub fn carry_in(&self, file: &str) -> Result<Carried> {
        let damaged =
            || Error::new(Code::Damaged, "this is not a file of Maraude, or it is damaged; nothing was changed");
        let bytes = data_encoding::BASE64.decode(file.as_bytes()).map_err(|_| damaged())?;
        let outbox: Outbox = bytes.strip_prefix(CARRIED).and_then(wire::decode).ok_or_else(damaged)?;
        self.with(|open| open.take_carried(&outbox))
    }
}

/// Whether an antenna device may read a space: a vault's envelopes stay with their owner until there is a network.
pub(crate) fn is_read_at_an_antenna(roster: &Roster, space: Id) -> bool {
    let held = roster.spaces.get(&space);
    let reads = |held: &sync_proto::roster::Space| {
        roster.carried().any(|(id, device)| device.rights.has(Rights::ANTENNA) && held.may_pull(*id))
    };
    held.is_some_and(|held| !held.readers_only || held.of_the_team) && held.is_some_and(reads)
}

impl Open {
    /// This device's own envelopes that no receipt names, in the order of their chains. An antenna device is given none and keeps all of
    /// its own: what the relay lacks is what waits there.
    fn without_receipt(&self) -> Result<Vec<Vec<u8>>> {
        if self.rights().has(Rights::ANTENNA) {
            return Ok(self.store.unacked()?);
        }
        let mine = self.store.tops()?.into_iter().filter(|(have, _)| have.device == self.id());
        let chains = mine.map(|(have, _)| {
            let from = self.received_up_to(have.space)? + 1;
            Ok(self.store.envelopes_from(have.space, have.device, from)?)
        });
        Ok(chains.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// Entries that go on from those that are held here. Another history waits for the relay.
    fn hear_roster(&mut self, theirs: &[ByteVec]) -> Result<()> {
        let mine = self.store.roster()?;
        let goes_on = theirs.len() > mine.len() && mine.iter().zip(theirs).all(|(a, b)| a.as_slice() == b.as_slice());
        if !goes_on {
            return Ok(());
        }
        let news: Vec<Vec<u8>> = theirs[mine.len()..].iter().map(|entry| entry.to_vec()).collect();
        self.take_roster(&news, true)
    }

    fn take_carried(&mut self, outbox: &Outbox) -> Result<Carried> {
        if !self.rights().has(Rights::ANTENNA) || outbox.team != self.roster()?.team {
            return Err(Error::not_allowed("such a file is for the antenna of its own team; nothing was changed"));
        }
        self.hear_roster(outbox.roster.as_deref().unwrap_or_default())?;
        let mut carried = Carried::default();
        for bytes in &outbox.envelopes {
            let Ok(envelope) = Envelope::parse(bytes) else { continue };
            let header = envelope.header;
            let reads = self.roster()?.spaces.get(&header.space).is_some_and(|held| held.may_pull(self.id()));
            if !reads {
                // Nothing that this device could ever open: its owner brings it to the relay.
                carried.waiting += 1;
                continue;
            }
            let held = |open: &Open| open.store.envelope_hash(header.space, header.device, header.seq);
            if held(self)?.is_some() {
                carried.known += 1;
                continue;
            }
            self.receive(bytes)?;
            match held(self)?.is_some() {
                true => carried.new += 1,
                false => carried.waiting += 1,
            }
        }
        self.retry_quarantine()?;
        self.open_from_the_street()?;
        self.import_outcomes()?;
        self.note_heard()?;
        Ok(carried)
    }
}

impl Outbox {
    fn hand_over(&self, bytes: &[u8], transport: &dyn Transport) -> Result<bool> {
        let (Ok(envelope), Some(relay)) = (Envelope::parse(bytes), self.relay_pk) else { return Ok(false) };
        let header = &envelope.header;
        let path = format!("/v1/t/{}/s/{}/d/{}/{}", self.team, header.space, header.device, header.seq);
        let reply = transport.call(&Call { method: "PUT", path, body: bytes.to_vec(), ..Call::default() })?;
        let ack: Option<Ack> = wire::decode(&reply.body).filter(|_| (200..300).contains(&reply.status));
        let receipt = ack.and_then(|ack| ack.receipt);
        Ok(receipt.is_some_and(|receipt| wire::is_receipt(relay, self.team, envelope.hash(), &receipt)))
    }
}

impl Open {
    /// Folds and seals what waits, and lays it beside the database. A device in no team, or without a relay, has nowhere to send.
    pub fn lay_out(&mut self) -> Result<()> {
        self.fold()?;
        let (Some(relay), Some(team)) = (self.relay()?, self.roster.as_ref().map(|roster| roster.team)) else {
            return Ok(());
        };
        if self.is_practice()? {
            return Ok(());
        }
        self.seal_outgoing()?;
        let envelopes = self.store.unacked()?.into_iter().map(ByteVec::from).collect();
        write(self.folder(), &Outbox { relay, relay_pk: self.relay_pin()?, team, envelopes, roster: None })
    }
}

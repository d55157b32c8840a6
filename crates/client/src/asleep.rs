//! What leaves while the device sleeps. At an alert and at each lock what waits is sealed, and the sealed envelopes are laid beside the
//! database: ciphertext and signatures, which need neither a key nor a session to be handed over. What comes back is shown after waking.

use std::path::{Path, PathBuf};

use minicbor::{Decode, Encode, bytes::ByteVec};
use serde::Serialize;
use sync_proto::{
    Envelope, Hash, Id,
    wire::{self, Ack},
};
use ts_rs::TS;

use crate::{App, Call, Code, Result, Transport, app::Open, home};

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
        write(self.folder(), &Outbox { relay, relay_pk: self.relay_pin()?, team, envelopes })
    }
}

#![doc = include_str!("../README.md")]

pub mod envelope;
pub mod limit;
mod ops;
pub mod receive;
pub mod relay;
pub mod roster;
pub mod session;
mod space;
pub mod wire;

use std::fmt;

use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};

pub use envelope::{Envelope, Header, Kind, Malformed};
pub use roster::{Op, Rights, Roster, RosterError, Status};

/// A 16-byte name: of a team, a space, a device, an epoch, a document.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Id(#[cbor(with = "minicbor::bytes")] pub [u8; 16]);

/// A SHA-256 hash.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Hash(#[cbor(with = "minicbor::bytes")] pub [u8; 32]);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0[..4].iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0[..4].iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Id {
    /// The first eight bytes: what the actors of a device's changes begin with.
    pub fn prefix(&self) -> [u8; 8] {
        let mut prefix = [0; 8];
        prefix.copy_from_slice(&self.0[..8]);
        prefix
    }

    pub fn parse(text: &str) -> Option<Id> {
        let mut id = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        for (byte, at) in id.iter_mut().zip((0..32).step_by(2)) {
            *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
        }
        Some(Id(id))
    }
}

pub fn sha256(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    Hash(hasher.finalize().into())
}

fn short(hash: Hash) -> Id {
    let mut id = [0; 16];
    id.copy_from_slice(&hash.0[..16]);
    Id(id)
}

/// A device's name commits to both of its public keys.
pub fn device_id(sign_pk: &[u8; 32], kem_pk: &[u8]) -> Id {
    short(sha256(&[b"sl1.dev", sign_pk, &sha256(&[kem_pk]).0]))
}

/// A team's name is the hash of its first roster entry, so a relay cannot swap it.
pub fn team_id(first_entry: &[u8]) -> Id {
    short(sha256(&[first_entry]))
}

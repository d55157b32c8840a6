//! The envelope: a fixed big-endian header (nothing to canonicalise), ciphertext, signature.
//!
//! ```text
//!  0  4 magic "SL1\x01"   4 1 kind   5 1 suite   6 2 flags = 0   8 16 team   24 16 space   40 16 device   56 8 seq
//! 64  4 roster_idx   68 32 prev = SHA-256(previous envelope of this space and device)   100 16 epoch_id
//! 116 24 nonce   140 4 ct_len   144 ct_len ciphertext (AAD = bytes 0..144)
//!  …  64 Ed25519(device, "sl1.env\0" ‖ bytes 0..144 ‖ SHA-256(ct)), verified strictly
//! ```

use ed25519_dalek::{Signature, VerifyingKey};

use crate::{Hash, Id, sha256};

pub const MAGIC: [u8; 4] = *b"SL1\x01";
pub const HEADER: usize = 144;
pub const SIGNATURE: usize = 64;
/// Of the ciphertext.
pub const LARGEST: usize = 1 << 20;
/// XChaCha20-Poly1305 and Ed25519, keys sealed with HPKE X-Wing.
pub const SUITE: u8 = 1;

/// What an envelope carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    Bundle = 1,
    Snapshot = 2,
    Roster = 3,
    Beacon = 4,
    Receipt = 5,
    LimitNotice = 6,
}

impl Kind {
    pub const ALL: [Kind; 6] =
        [Kind::Bundle, Kind::Snapshot, Kind::Roster, Kind::Beacon, Kind::Receipt, Kind::LimitNotice];

    fn of(byte: u8) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| *kind as u8 == byte)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    pub kind: Kind,
    pub suite: u8,
    pub team: Id,
    pub space: Id,
    pub device: Id,
    /// 1, 2, 3… for each space and device.
    pub seq: u64,
    /// How many roster entries the author knew.
    pub roster_idx: u32,
    pub prev: Hash,
    pub epoch: Id,
    pub nonce: [u8; 24],
    pub ct_len: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    #[error("the envelope is shorter than its header says")]
    Length,
    #[error("this is no envelope of this protocol version")]
    Magic,
    #[error("an envelope kind, suite or flag that this version does not know")]
    Unknown,
    #[error("the envelope is larger than 1 MiB")]
    TooLarge,
    #[error("the signature is not the device's")]
    Signature,
}

impl Header {
    pub fn to_bytes(&self) -> [u8; HEADER] {
        let mut out = Vec::with_capacity(HEADER);
        out.extend(MAGIC);
        out.extend([self.kind as u8, self.suite, 0, 0]);
        out.extend(self.team.0);
        out.extend(self.space.0);
        out.extend(self.device.0);
        out.extend(self.seq.to_be_bytes());
        out.extend(self.roster_idx.to_be_bytes());
        out.extend(self.prev.0);
        out.extend(self.epoch.0);
        out.extend(self.nonce);
        out.extend(self.ct_len.to_be_bytes());
        let mut bytes = [0; HEADER];
        bytes.copy_from_slice(&out);
        bytes
    }

    fn parse(bytes: &[u8]) -> Result<Header, Malformed> {
        let mut reader = Reader(bytes);
        if reader.take::<4>()? != MAGIC {
            return Err(Malformed::Magic);
        }
        let [kind, suite, flag_a, flag_b] = reader.take()?;
        let header = Header {
            kind: Kind::of(kind).ok_or(Malformed::Unknown)?,
            suite,
            team: Id(reader.take()?),
            space: Id(reader.take()?),
            device: Id(reader.take()?),
            seq: u64::from_be_bytes(reader.take()?),
            roster_idx: u32::from_be_bytes(reader.take()?),
            prev: Hash(reader.take()?),
            epoch: Id(reader.take()?),
            nonce: reader.take()?,
            ct_len: u32::from_be_bytes(reader.take()?),
        };
        match (suite, flag_a, flag_b, header.ct_len as usize) {
            (SUITE, 0, 0, len) if len <= LARGEST => Ok(header),
            (SUITE, 0, 0, _) => Err(Malformed::TooLarge),
            _ => Err(Malformed::Unknown),
        }
    }

    /// What the device signs.
    pub fn to_be_signed(&self, ct: &[u8]) -> Vec<u8> {
        [&b"sl1.env\0"[..], &self.to_bytes(), &sha256(&[ct]).0].concat()
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        let (head, rest) = self.0.split_first_chunk::<N>().ok_or(Malformed::Length)?;
        self.0 = rest;
        Ok(*head)
    }
}

/// A parsed envelope; its signature is checked by [`Envelope::verify`], not by parsing.
#[derive(Clone, Copy)]
pub struct Envelope<'a> {
    pub header: Header,
    pub ct: &'a [u8],
    signature: [u8; SIGNATURE],
    bytes: &'a [u8],
}

impl<'a> Envelope<'a> {
    pub fn parse(bytes: &'a [u8]) -> Result<Envelope<'a>, Malformed> {
        let header = Header::parse(bytes)?;
        let ct_end = HEADER + header.ct_len as usize;
        if bytes.len() != ct_end + SIGNATURE {
            return Err(Malformed::Length);
        }
        let (ct, signature) = (&bytes[HEADER..ct_end], &bytes[ct_end..]);
        let signature = signature.try_into().map_err(|_| Malformed::Length)?;
        Ok(Envelope { header, ct, signature, bytes })
    }

    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    pub fn hash(&self) -> Hash {
        sha256(&[self.bytes])
    }

    pub fn verify(&self, sign_pk: &[u8; 32]) -> Result<(), Malformed> {
        verify(sign_pk, &self.header.to_be_signed(self.ct), &self.signature)
    }
}

/// Strict Ed25519: small-order keys and non-canonical signatures are refused.
pub fn verify(sign_pk: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> Result<(), Malformed> {
    let key = VerifyingKey::from_bytes(sign_pk).map_err(|_| Malformed::Signature)?;
    key.verify_strict(message, &Signature::from_bytes(signature)).map_err(|_| Malformed::Signature)
}

/// Puts the three parts together.
pub fn assemble(header: &Header, ct: &[u8], signature: &[u8; 64]) -> Vec<u8> {
    [&header.to_bytes()[..], ct, signature].concat()
}

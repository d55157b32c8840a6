//! The messages between a device and the relay, as CBOR maps with numbered keys: a key that is not known is passed over.

use minicbor::{Decode, Encode, bytes::ByteVec};

use crate::{Hash, Id};

/// `POST /v1/t/{team}/sync`: mine, and what I have of the others'.
#[derive(Debug, Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct SyncRequest {
    #[n(0)]
    pub envelopes: Vec<ByteVec>,
    /// For each space and device, the highest number held without a gap.
    #[n(1)]
    pub have: Vec<Have>,
    /// How many roster entries are held, and the hash of the last.
    #[n(2)]
    pub roster: u32,
    #[n(3)]
    pub roster_head: Hash,
    #[n(4)]
    pub max_bytes: u32,
    #[n(5)]
    pub wait_s: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(map)]
pub struct Have {
    #[n(0)]
    pub space: Id,
    #[n(1)]
    pub device: Id,
    #[n(2)]
    pub seq: u64,
}

/// `POST /v1/t/{team}/bell`: whether another device has put anything into these spaces beyond what I have. With a token of
/// `POST /v1/t/{team}/bell/token`, which opens nothing else.
#[derive(Debug, Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct BellAsk {
    #[n(0)]
    pub spaces: Vec<Id>,
    #[n(1)]
    pub have: Vec<Have>,
    #[n(2)]
    pub wait_s: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BellAnswer {
    #[n(0)]
    pub news: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct SyncResponse {
    #[n(0)]
    pub acks: Vec<Ack>,
    #[n(1)]
    pub page: Vec<ByteVec>,
    /// Ask again: there is more than this page.
    #[n(2)]
    pub more: bool,
    /// Roster entries after the ones held.
    #[n(3)]
    pub roster: Vec<ByteVec>,
    /// The relay has fewer roster entries than the device: send them from this index on.
    #[n(4)]
    pub roster_wanted: Option<u32>,
    /// What the relay lacks of what the device holds: it lost data, or was restored.
    #[n(5)]
    pub lacking: Vec<Have>,
    /// Hashes of packages that the roster names and the relay does not hold.
    #[n(6)]
    pub packages_wanted: Vec<Hash>,
    /// Limit notices that hold now.
    #[n(7)]
    pub limits: Option<Vec<ByteVec>>,
    /// The relay's clock: minutes since 1970. Nobody signs it; a device takes it as a hint, within bounds.
    #[n(8)]
    pub minutes: Option<u64>,
}

/// The relay's word on one pushed envelope.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Ack {
    #[n(0)]
    pub space: Id,
    #[n(1)]
    pub device: Id,
    #[n(2)]
    pub seq: u64,
    #[n(3)]
    pub verdict: Verdict,
    /// Ed25519 of the relay over `"sl1.rcpt\0" ‖ team ‖ SHA-256(envelope)`, when it is stored.
    #[n(4)]
    pub receipt: Option<ByteVec>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Verdict {
    #[n(0)]
    Stored,
    #[n(1)]
    Same,
    /// The relay needs this number first.
    #[n(2)]
    Expected {
        #[n(0)]
        seq: u64,
    },
    /// Another envelope with this number is there; both are kept as proof.
    #[n(3)]
    Fork,
    #[n(4)]
    Refused {
        #[n(0)]
        reason: Reason,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, thiserror::Error)]
pub enum Reason {
    #[n(0)]
    #[error("no envelope of this protocol")]
    Malformed,
    #[n(1)]
    #[error("another team's envelope")]
    OtherTeam,
    #[n(2)]
    #[error("the device is not in the roster")]
    UnknownDevice,
    #[n(3)]
    #[error("the device may not write there")]
    NotAllowed,
    #[n(4)]
    #[error("written after the device was cut")]
    PastCut,
    #[n(5)]
    #[error("the signature is wrong")]
    Signature,
    #[n(6)]
    #[error("the chain does not continue")]
    Chain,
    #[n(7)]
    #[error("it names roster entries that are not known here")]
    RosterAhead,
    #[n(8)]
    #[error("the space is closed or erased")]
    SpaceClosed,
    #[n(9)]
    #[error("the quota is used up")]
    Quota,
}

/// What `relay` signs when it has stored an envelope durably.
pub fn receipt_message(team: Id, envelope: Hash) -> Vec<u8> {
    [&b"sl1.rcpt\0"[..], &team.0, &envelope.0].concat()
}

/// Whether the relay that holds this key has confirmed an envelope.
pub fn is_receipt(relay: Hash, team: Id, envelope: Hash, receipt: &[u8]) -> bool {
    let message = receipt_message(team, envelope);
    receipt.try_into().is_ok_and(|signature| crate::envelope::verify(&relay.0, &message, signature).is_ok())
}

/// What a device signs to open a session.
pub fn auth_message(relay: &[u8; 32], team: Id, device: Id, nonce: &[u8; 32]) -> Vec<u8> {
    [&b"sl1.auth\0"[..], relay, &team.0, &device.0, nonce].concat()
}

/// Adds roster entries behind `after`; refused when the chain has grown meanwhile.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct RosterPut {
    #[n(0)]
    pub after: u32,
    #[n(1)]
    pub entries: Vec<ByteVec>,
    /// Key packages that the entries name by hash.
    #[n(2)]
    pub packages: Vec<ByteVec>,
}

#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Challenge {
    #[n(0)]
    pub nonce: Hash,
    /// The relay's signing key.
    #[n(1)]
    pub relay: Hash,
}

#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct SessionAsk {
    #[n(0)]
    pub team: Id,
    #[n(1)]
    pub device: Id,
    #[n(2)]
    pub nonce: Hash,
    #[n(3)]
    pub signature: ByteVec,
}

#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Packages {
    #[n(0)]
    pub hashes: Vec<Hash>,
    #[n(1)]
    pub packages: Vec<ByteVec>,
}

/// An error of the relay, in words.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Trouble {
    #[n(0)]
    pub code: String,
    #[n(1)]
    pub message: String,
}

pub fn encode<T: Encode<()>>(value: &T) -> Vec<u8> {
    // Writing into a vector cannot fail.
    minicbor::to_vec(value).unwrap_or_default()
}

pub fn decode<T: for<'b> Decode<'b, ()>>(bytes: &[u8]) -> Option<T> {
    minicbor::decode(bytes).ok()
}

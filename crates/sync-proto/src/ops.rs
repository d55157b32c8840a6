//! What a roster entry may say: the operations, with numbered fields that are never reused. All kinds are in the format
//! from the start, so that nothing has to be issued again when a later version acts on one.

use minicbor::{Decode, Encode, bytes::ByteVec};

use crate::{Hash, Id, wire};

/// What a device may sign in the roster, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(transparent)]
pub struct Rights(#[n(0)] pub u8);

impl Rights {
    pub const FIELD: Rights = Rights(0);
    /// May add and remove devices, roles and spaces.
    pub const LEAD: Rights = Rights(1);
    /// Keeps the merged log: makes night spaces, imports, gives receipts.
    pub const ANTENNA: Rights = Rights(2);

    pub fn and(self, other: Rights) -> Rights {
        Rights(self.0 | other.0)
    }

    pub fn has(self, other: Rights) -> bool {
        self.0 & other.0 == other.0
    }
}

#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Body {
    #[n(0)]
    pub ops: Vec<Op>,
    #[n(1)]
    pub sealed: ByteVec,
    #[n(2)]
    pub cosigned: Vec<Cosign>,
}

/// A second signature: Ed25519 over `"sl1.cosign\0" ‖ team ‖ not_before ‖ CBOR(ops)`.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Cosign {
    #[n(0)]
    pub device: Id,
    #[n(1)]
    pub not_before: u32,
    #[n(2)]
    pub signature: ByteVec,
}

/// Where a device was cut in one space: its last envelope that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Cut {
    #[n(0)]
    pub space: Id,
    #[n(1)]
    pub seq: u64,
    #[n(2)]
    pub hash: Hash,
}

/// The envelope from which a device's chain goes on, behind a cut or a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Floor {
    #[n(0)]
    pub device: Id,
    #[n(1)]
    pub seq: u64,
    #[n(2)]
    pub hash: Hash,
}

/// The hash of an epoch's secrets sealed to one device; the package itself is kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PackageRef {
    #[n(0)]
    pub device: Id,
    /// First 16 bytes of SHA-256 of the key it is sealed to: the device's own, or a one-time key.
    #[n(1)]
    pub key: Id,
    #[n(2)]
    pub hash: Hash,
}

#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub enum Op {
    #[n(0)]
    #[cbor(map)]
    Genesis {
        #[n(0)]
        sign_pk: Hash,
        #[n(1)]
        kem_pk: ByteVec,
        #[n(2)]
        member: Id,
        /// Random, so that two teams with one founder differ.
        #[n(3)]
        nonce: Hash,
        /// Days for which the relay keeps closed spaces.
        #[n(4)]
        retention_days: u32,
    },
    #[n(1)]
    #[cbor(map)]
    AddDevice {
        #[n(0)]
        sign_pk: Hash,
        #[n(1)]
        kem_pk: ByteVec,
        #[n(2)]
        member: Id,
        #[n(3)]
        rights: Rights,
    },
    #[n(2)]
    #[cbor(map)]
    LimitDevice {
        #[n(0)]
        device: Id,
        #[n(1)]
        cuts: Vec<Cut>,
    },
    #[n(3)]
    #[cbor(map)]
    RemoveDevice {
        #[n(0)]
        device: Id,
        #[n(1)]
        cuts: Vec<Cut>,
    },
    #[n(4)]
    #[cbor(map)]
    AddMember {
        #[n(0)]
        member: Id,
    },
    #[n(5)]
    #[cbor(map)]
    RemoveMember {
        #[n(0)]
        member: Id,
    },
    #[n(6)]
    #[cbor(map)]
    SetRole {
        #[n(0)]
        member: Id,
    },
    #[n(7)]
    #[cbor(map)]
    NewSpace {
        #[n(0)]
        space: Id,
        /// Only its readers may grant and re-key it.
        #[n(1)]
        readers_only: bool,
        /// The antenna device that imports outcomes written here.
        #[n(2)]
        importer: Option<Id>,
    },
    #[n(8)]
    #[cbor(map)]
    Grant {
        #[n(0)]
        space: Id,
        #[n(1)]
        device: Id,
        #[n(2)]
        push: bool,
        #[n(3)]
        pull: bool,
    },
    #[n(9)]
    #[cbor(map)]
    Revoke {
        #[n(0)]
        space: Id,
        #[n(1)]
        device: Id,
    },
    #[n(10)]
    #[cbor(map)]
    NewEpoch {
        #[n(0)]
        space: Id,
        #[n(1)]
        epoch: Id,
        #[n(2)]
        packages: Vec<PackageRef>,
    },
    /// An epoch without a past. Whoever signs this brings a snapshot under it, behind `floor`; nothing ends before [`Op::CutMade`]
    /// says that all of it is at the relay.
    #[n(11)]
    #[cbor(map)]
    CutEpoch {
        #[n(0)]
        space: Id,
        #[n(1)]
        epoch: Id,
        #[n(2)]
        packages: Vec<PackageRef>,
        /// Up to here the snapshot stands for every chain.
        #[n(3)]
        floor: Vec<Floor>,
        /// Whether older epochs end, for their readers and at the relay: where whoever writes also reads, and says again what came
        /// too late.
        #[n(4)]
        ends: bool,
    },
    #[n(12)]
    #[cbor(map)]
    CloseSpace {
        #[n(0)]
        space: Id,
    },
    #[n(13)]
    #[cbor(map)]
    EraseSpace {
        #[n(0)]
        space: Id,
    },
    #[n(14)]
    #[cbor(map)]
    EraseDoc {
        #[n(0)]
        space: Id,
        #[n(1)]
        doc: Id,
    },
    /// A key on paper that may bring a device back: of a space of its readers, or of the team (the zero id).
    #[n(15)]
    #[cbor(map)]
    SetRecovery {
        #[n(0)]
        space: Id,
        #[n(1)]
        sign_pk: Hash,
        #[n(2)]
        kem_pk: ByteVec,
    },
    /// A device came in by paper.
    #[n(16)]
    #[cbor(map)]
    Recovered {
        #[n(0)]
        space: Id,
        #[n(1)]
        device: Id,
    },
    /// "I hold this snapshot and what it covers."
    #[n(17)]
    #[cbor(map)]
    GcAck {
        #[n(0)]
        space: Id,
        #[n(1)]
        snapshot: Hash,
        #[n(2)]
        covers: Vec<wire::Have>,
    },
    #[n(18)]
    #[cbor(map)]
    RelayChange {
        #[n(0)]
        relay: Hash,
    },
    #[n(19)]
    #[cbor(map)]
    Join {
        #[n(0)]
        heads: Vec<Hash>,
    },
    #[n(20)]
    #[cbor(map)]
    Dissolve {},
    /// A human at the antenna takes what a device wrote after its cut: the cut moves on to here.
    #[n(21)]
    #[cbor(map)]
    MoveCut {
        #[n(0)]
        device: Id,
        #[n(1)]
        cuts: Vec<Cut>,
    },
    /// The snapshot of a [`Op::CutEpoch`] of the same signer is at the relay, up to this number of its chain: chains go on from their
    /// floor, and what is covered is destroyed.
    #[n(23)]
    #[cbor(map)]
    CutMade {
        #[n(0)]
        space: Id,
        #[n(1)]
        epoch: Id,
        #[n(2)]
        last: u64,
    },
    /// A lead takes a limit notice back.
    #[n(22)]
    #[cbor(map)]
    Lift {
        #[n(0)]
        notice: Hash,
    },
}

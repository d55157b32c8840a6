//! What is inside an envelope: CBOR, deflated, padded.

use minicbor::{Decode, Encode, bytes::ByteVec};
use sync_proto::{Hash, Id, roster::Floor, wire};

use crate::Error;

#[derive(Debug, Clone, Default, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Body {
    /// Hash of the roster entry that the author knew last.
    #[n(0)]
    pub roster_head: Hash,
    /// The highest number of each device that the author has seen in this space.
    #[n(1)]
    pub seen: Vec<(Id, u64)>,
    /// SHA-256 over the hashes of those envelopes, in the order of `seen`.
    #[n(2)]
    pub seen_root: Hash,
    #[n(3)]
    pub items: Vec<Item>,
    /// Snapshots: what this one replaces, as the last number of each device.
    #[n(4)]
    pub covers: Vec<(Id, u64)>,
    /// Snapshots: the envelope that each device's chain goes on from.
    #[n(5)]
    pub anchors: Vec<Floor>,
    /// The author's clock in minutes since 1970.
    #[n(6)]
    pub minutes: u64,
    /// Beacons: public one-time keys of the author, each for one package of one night.
    #[n(7)]
    pub keys: Option<Vec<ByteVec>>,
    /// Receipts: the last envelope of each chain that the antenna has on its disk and took from the relay.
    #[n(8)]
    pub received: Option<Vec<Received>>,
    /// Parts of a cut's snapshot: the documents among its items that come without their history.
    #[n(9)]
    pub rebuilt: Option<Vec<Id>>,
    /// Beacons: the key with which the antenna wakes the author.
    #[n(10)]
    pub wake: Option<ByteVec>,
}

/// "I hold this chain up to here, and so does the relay."
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Received {
    #[n(0)]
    pub space: Id,
    #[n(1)]
    pub device: Id,
    #[n(2)]
    pub seq: u64,
    #[n(3)]
    pub hash: Hash,
}

/// Changes of one document, or all of it.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Item {
    #[n(0)]
    pub doc: Id,
    #[n(1)]
    pub kind: String,
    #[n(2)]
    pub content: Content,
    /// The document's heads after these.
    #[n(3)]
    pub heads: Vec<Hash>,
}

#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub enum Content {
    #[n(0)]
    Changes(#[n(0)] Vec<ByteVec>),
    #[n(1)]
    Snapshot(#[n(0)] ByteVec),
}

const STEPS: [usize; 7] = [1 << 10, 2 << 10, 4 << 10, 8 << 10, 16 << 10, 32 << 10, 64 << 10];
/// A body never grows over this when inflated: a small envelope cannot fill a phone's memory.
const LARGEST_INFLATED: usize = 16 << 20;

/// The size that is seen from outside.
fn padded(len: usize) -> usize {
    STEPS.into_iter().find(|step| len <= *step).unwrap_or_else(|| len.next_multiple_of(64 << 10))
}

impl Body {
    /// `deflate(CBOR) ‖ 0x80 ‖ 0x00…` up to the next size step; at most 1 MiB with the tag.
    pub(crate) fn to_padded(&self) -> Result<Vec<u8>, Error> {
        let mut plain = miniz_oxide::deflate::compress_to_vec(&wire::encode(self), 8);
        plain.push(0x80);
        // The AEAD tag is inside the step, so that the largest envelope is the largest step.
        let size = padded(plain.len() + TAG) - TAG;
        match size + TAG <= sync_proto::envelope::LARGEST {
            true => {
                plain.resize(size, 0);
                Ok(plain)
            }
            false => Err(Error::TooLarge),
        }
    }

    pub(crate) fn from_padded(plain: &[u8]) -> Result<Body, Error> {
        let end = plain.iter().rposition(|byte| *byte != 0).filter(|end| plain[*end] == 0x80).ok_or(Error::Content)?;
        let cbor = miniz_oxide::inflate::decompress_to_vec_with_limit(&plain[..end], LARGEST_INFLATED);
        wire::decode(&cbor.map_err(|_| Error::Content)?).ok_or(Error::Content)
    }
}

pub(crate) const TAG: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_shows_only_a_step_and_comes_back_whole() {
        for len in [0, 1, 900, 5_000, 70_000] {
            let noise: Vec<u8> = (0..len).map(|i: u32| i.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
            let item = Item {
                doc: Id([1; 16]),
                kind: "outing".into(),
                content: Content::Changes(vec![noise.into()]),
                heads: vec![],
            };
            let body = Body { items: vec![item], minutes: 7, ..Body::default() };
            let plain = body.to_padded().unwrap();
            assert!(STEPS.contains(&(plain.len() + TAG)) || (plain.len() + TAG).is_multiple_of(64 << 10));
            assert_eq!(Body::from_padded(&plain).unwrap(), body);
        }
    }

    #[test]
    fn padding_that_is_no_padding_is_refused() {
        for bad in [&[][..], &[0; 64], &[1, 2, 3], &[0x80]] {
            assert!(Body::from_padded(bad).is_err());
        }
    }

    #[test]
    fn fuzz_body() {
        let good = Body { minutes: 7, ..Body::default() }.to_padded().unwrap();
        bolero::check!().with_iterations(4_000).for_each(|input: &[u8]| {
            let _ = Body::from_padded(input);
            let mut bent = good.clone();
            bent.iter_mut().zip(input).for_each(|(byte, new)| *byte ^= new);
            let _ = Body::from_padded(&bent);
        });
    }
}

//! The secrets of one epoch of a space.

use rand_core::CryptoRng;
use sync_proto::Id;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{
    Error, derive,
    seal::{open_note, seal_note},
};

/// `content` opens what is written in the epoch, `chain` the epoch before it. A reader without history has no `chain`.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct EpochSecrets {
    pub content: [u8; 32],
    pub chain: Option<[u8; 32]>,
}

impl EpochSecrets {
    pub fn make(rng: &mut impl CryptoRng) -> EpochSecrets {
        let (mut content, mut chain) = ([0; 32], [0; 32]);
        rng.fill_bytes(&mut content);
        rng.fill_bytes(&mut chain);
        EpochSecrets { content, chain: Some(chain) }
    }

    /// Travels in the header and commits to the key.
    pub fn derive_id(&self) -> Id {
        Id(derive(&self.content, &[b"sl1.epoch-id"]))
    }

    pub(crate) fn derive_envelope_key(&self, space: Id, device: Id) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(derive(&self.content, &[b"sl1.env", &space.0, &device.0]))
    }

    pub(crate) fn derive_note_key(&self, label: &[u8]) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(derive(&self.content, &[b"sl1.note", label]))
    }

    fn previous_key(&self) -> Option<EpochSecrets> {
        let chain = self.chain.as_ref()?;
        Some(EpochSecrets { content: derive(chain, &[b"sl1.prev"]), chain: None })
    }

    /// The epoch before this one, sealed for whoever reads this one with its history.
    pub fn seal_previous(&self, previous: &EpochSecrets, rng: &mut impl CryptoRng) -> Result<Vec<u8>, Error> {
        let key = self.previous_key().ok_or(Error::NoKey)?;
        let plain = Zeroizing::new(previous.to_secret_bytes());
        seal_note(&key, b"prev", &plain, rng)
    }

    pub fn open_previous(&self, sealed: &[u8]) -> Result<EpochSecrets, Error> {
        let key = self.previous_key().ok_or(Error::NoKey)?;
        EpochSecrets::from_secret_bytes(&open_note(&key, b"prev", sealed)?)
    }

    /// For key packages and the encrypted database only: content, then chain if there is one.
    pub fn to_secret_bytes(&self) -> Vec<u8> {
        [&self.content[..], self.chain.as_ref().map_or(&[][..], |chain| &chain[..])].concat()
    }

    pub fn from_secret_bytes(bytes: &[u8]) -> Result<EpochSecrets, Error> {
        let (content, rest) = bytes.split_first_chunk::<32>().ok_or(Error::Key)?;
        let chain = match rest {
            [] => None,
            rest => Some(rest.try_into().map_err(|_| Error::Key)?),
        };
        Ok(EpochSecrets { content: *content, chain })
    }
}

//! The key of one night on a phone with a chip: what the phone holds of that night is under it, beside the database's own, and the chip
//! destroys its half at the night's end without anybody's passphrase.

use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce, aead::Aead, aead::Payload};
use minicbor::{Decode, Encode, bytes::ByteVec};
use rand_core::CryptoRng;
use sync_proto::{Id, wire};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Chip, ChipError, DatabaseKey, EpochSecrets, Error, Serves, derive};

/// Lies in the database; worth nothing without the chip.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct NightSlot {
    /// The chip's name for its key.
    #[n(0)]
    pub alias: Id,
    /// Milliseconds since 1970.
    #[n(1)]
    pub until: i64,
    #[n(2)]
    wrapped: ByteVec,
}

/// 32 random bytes, never written in the clear.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct NightKey([u8; 32]);

/// Of a nonce.
const NONCE: usize = 12;

impl NightKey {
    pub fn make(rng: &mut impl CryptoRng) -> NightKey {
        let mut key = [0; 32];
        rng.fill_bytes(&mut key);
        NightKey(key)
    }

    /// The nonce comes from the text itself (RFC 5297's idea): the same text twice is the same twice, inside an encrypted database, and
    /// no counter or clock can ever repeat one.
    pub fn seal(&self, space: Id, plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = derive(&self.0, &[b"maraude.night.nonce", &space.0, plain]);
        let payload = Payload { msg: plain, aad: &space.0 };
        // Refuses only texts of more than 256 GiB.
        let sealed = self.cipher().encrypt(&Nonce::from(nonce), payload).unwrap_or_default();
        [&nonce[..], &sealed].concat()
    }

    pub fn open(&self, space: Id, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(Error::Content)?;
        let payload = Payload { msg: sealed, aad: &space.0 };
        self.cipher().decrypt(&Nonce::from(*nonce), payload).map(Zeroizing::new).map_err(|_| Error::Content)
    }

    /// By which a text is found again without being there.
    pub fn derive_mark(&self, space: Id, text: &str) -> [u8; 16] {
        derive(&self.0, &[b"maraude.night.mark", &space.0, text.as_bytes()])
    }

    fn cipher(&self) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new(&Key::from(derive::<32>(&self.0, &[b"maraude.night.key"])))
    }
}

impl NightSlot {
    /// Makes a key in the chip for this night, and wraps the night's key under it.
    pub fn wrap(
        key: &NightKey,
        space: Id,
        until: i64,
        chip: &dyn Chip,
        rng: &mut impl CryptoRng,
    ) -> Result<NightSlot, ChipError> {
        let mut alias = [0; 16];
        rng.fill_bytes(&mut alias);
        let alias = Id(alias);
        chip.make(alias, Serves::Until(until))?;
        let secrets = secrets(alias, space, chip)?;
        let wrapped = DatabaseKey(key.0).wrap_under(&secrets, space, rng).map_err(|_| ChipError::Silent)?;
        Ok(NightSlot { alias, until, wrapped: wrapped.into() })
    }

    /// A chip that answers something else than it did is a chip that does not answer: nothing is destroyed on its word.
    pub fn unwrap(&self, space: Id, chip: &dyn Chip) -> Result<NightKey, ChipError> {
        let secrets = secrets(self.alias, space, chip)?;
        let key = DatabaseKey::unwrap_under(&secrets, space, &self.wrapped).map_err(|_| ChipError::Silent)?;
        Ok(NightKey(key.0))
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        wire::encode(self)
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<NightSlot, Error> {
        wire::decode(bytes).ok_or(Error::Content)
    }
}

fn secrets(alias: Id, space: Id, chip: &dyn Chip) -> Result<EpochSecrets, ChipError> {
    let answer = Zeroizing::new(chip.mac(alias, &space.0)?);
    Ok(EpochSecrets { content: derive(&*answer, &[b"maraude.night"]), chain: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{pin::fake::Fake, tests_rng};

    const SPACE: Id = Id([7; 16]);

    #[test]
    fn a_night_opens_with_its_chip_and_never_again_without_it() {
        let (mut rng, chip) = (tests_rng(5), Fake::default());
        let key = NightKey::make(&mut rng);
        let slot = NightSlot::wrap(&key, SPACE, 1, &chip, &mut rng).unwrap();
        let slot = NightSlot::from_bytes(&slot.to_bytes()).unwrap();
        let sealed = key.seal(SPACE, b"un texte");
        assert!(!sealed.windows(8).any(|part| part == b"un texte"));
        assert_eq!(*slot.unwrap(SPACE, &chip).unwrap().open(SPACE, &sealed).unwrap(), b"un texte");
        assert!(matches!(slot.unwrap(Id([8; 16]), &chip), Err(ChipError::Silent)), "of another space");
        chip.destroy(slot.alias).unwrap();
        assert!(matches!(slot.unwrap(SPACE, &chip), Err(ChipError::Gone)));
    }

    #[test]
    fn what_was_changed_or_moved_does_not_open() {
        let mut rng = tests_rng(6);
        let (key, other) = (NightKey::make(&mut rng), NightKey::make(&mut rng));
        let sealed = key.seal(SPACE, b"un texte");
        assert_eq!(sealed, key.seal(SPACE, b"un texte"));
        assert!(key.open(Id([8; 16]), &sealed).is_err() && other.open(SPACE, &sealed).is_err());
        for at in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[at] ^= 1;
            assert!(key.open(SPACE, &bent).is_err(), "byte {at}");
            assert!(key.open(SPACE, &sealed[..at]).is_err());
        }
        assert_eq!(key.derive_mark(SPACE, "4180738"), key.derive_mark(SPACE, "4180738"));
        assert_ne!(key.derive_mark(SPACE, "4180738"), key.derive_mark(SPACE, "4180739"));
        assert_ne!(key.derive_mark(SPACE, "4180738"), other.derive_mark(SPACE, "4180738"));
    }
}

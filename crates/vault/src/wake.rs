//! A second way into a device's database that somebody else holds: a random key at the antenna, a wrapped copy of the database key on the
//! device. Neither opens anything alone, and each serves once.

use minicbor::{Decode, Encode, bytes::ByteVec};
use rand_core::CryptoRng;
use sync_proto::Id;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{
    DatabaseKey, EpochSecrets, Error, WrongPassphrase, derive,
    paper::{seed_of, words_of},
};

/// What the antenna holds.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct WakeKey([u8; 32]);

impl WakeKey {
    pub fn make(rng: &mut impl CryptoRng) -> WakeKey {
        let mut key = [0; 32];
        rng.fill_bytes(&mut key);
        WakeKey(key)
    }

    /// Says which slot it opens, and nothing about itself.
    pub fn name(&self) -> Id {
        Id(derive(&self.0, &[b"maraude.wake-name"]))
    }

    fn derive_secrets(&self) -> EpochSecrets {
        EpochSecrets { content: derive(&self.0, &[b"maraude.wake"]), chain: None }
    }

    /// 24 words, for a voice on the telephone.
    pub fn to_words(&self) -> Result<Vec<String>, Error> {
        words_of(&self.0)
    }

    pub fn from_words(words: &str) -> Result<WakeKey, Error> {
        seed_of(&words.split_whitespace().collect::<Vec<_>>()).map(WakeKey)
    }

    /// For the envelope to the antenna, its database, and the code on its screen only.
    pub fn to_secret_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.to_vec())
    }

    pub fn from_secret_bytes(bytes: &[u8]) -> Result<WakeKey, Error> {
        bytes.try_into().map(WakeKey).map_err(|_| Error::Key)
    }
}

/// What lies beside the database: public without the key.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct WakeSlot {
    #[n(0)]
    pub name: Id,
    /// Of the database that this slot opens.
    #[n(1)]
    database: Id,
    #[n(2)]
    wrapped: ByteVec,
}

impl WakeSlot {
    pub fn wrap(key: &DatabaseKey, database: Id, wake: &WakeKey, rng: &mut impl CryptoRng) -> Result<WakeSlot, Error> {
        let wrapped = key.wrap_under(&wake.derive_secrets(), database, rng)?;
        Ok(WakeSlot { name: wake.name(), database, wrapped: wrapped.into() })
    }

    pub fn unwrap(&self, wake: &WakeKey) -> Result<DatabaseKey, WrongPassphrase> {
        DatabaseKey::unwrap_under(&wake.derive_secrets(), self.database, &self.wrapped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests_rng;

    #[test]
    fn only_its_own_key_wakes_a_device_also_by_voice() {
        let mut rng = tests_rng(3);
        let (key, wake, other) = (DatabaseKey::make(&mut rng), WakeKey::make(&mut rng), WakeKey::make(&mut rng));
        let slot = WakeSlot::wrap(&key, Id([3; 16]), &wake, &mut rng).unwrap();
        let said = WakeKey::from_words(&wake.to_words().unwrap().join(" ").to_uppercase()).unwrap();
        assert!(slot.unwrap(&said).unwrap().0 == key.0);
        assert!(slot.unwrap(&other).is_err() && other.name() != wake.name());
        assert!(WakeSlot { database: Id([4; 16]), ..slot }.unwrap(&wake).is_err());
    }
}

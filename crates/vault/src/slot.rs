//! The database key and the slot that wraps it with a passphrase.

use argon2::{Algorithm, Argon2, Params, Version};
use minicbor::{Decode, Encode, bytes::ByteVec};
use rand_core::CryptoRng;
use sync_proto::{Id, wire};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{
    EpochSecrets, Error, derive,
    seal::{open_note, seal_note},
};

/// 32 random bytes, given raw to the database. Only a wrapped copy is ever on a disk.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DatabaseKey(pub(crate) [u8; 32]);

impl DatabaseKey {
    pub fn make(rng: &mut impl CryptoRng) -> DatabaseKey {
        let mut key = [0; 32];
        rng.fill_bytes(&mut key);
        DatabaseKey(key)
    }

    /// As the cipher wants it: 64 hexadecimal digits.
    pub fn to_raw_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    pub(crate) fn wrap_under(
        &self,
        secrets: &EpochSecrets,
        database: Id,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, Error> {
        seal_note(secrets, &database.0, &self.0, rng)
    }

    pub(crate) fn unwrap_under(
        secrets: &EpochSecrets,
        database: Id,
        wrapped: &[u8],
    ) -> Result<DatabaseKey, WrongPassphrase> {
        let key = Zeroizing::new(open_note(secrets, &database.0, wrapped).map_err(|_| WrongPassphrase)?);
        key.as_slice().try_into().map(DatabaseKey).map_err(|_| WrongPassphrase)
    }
}

/// Cost of Argon2id (RFC 9106), stored beside the salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Argon {
    #[n(0)]
    pub memory_kib: u32,
    #[n(1)]
    pub passes: u32,
    #[n(2)]
    pub lanes: u32,
}

impl Argon {
    pub const PHONE: Argon = Argon { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
    pub const DESKTOP: Argon = Argon { memory_kib: 256 * 1024, passes: 3, lanes: 1 };
    /// For tests and the practice team, which protect nothing.
    pub const LIGHT: Argon = Argon { memory_kib: 64, passes: 1, lanes: 1 };
    /// A slot that asks for more was not written by this app, and would freeze a phone.
    const MOST_KIB: u32 = 1024 * 1024;
}

/// A database key wrapped by a passphrase; public, safe to lie beside the database.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Slot {
    #[n(0)]
    argon: Argon,
    #[n(1)]
    salt: ByteVec,
    #[n(2)]
    wrapped: ByteVec,
    /// Of the database that this slot opens, so that two files cannot be mixed up.
    #[n(3)]
    pub database: Id,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the passphrase is not the right one")]
pub struct WrongPassphrase;

impl Slot {
    pub fn wrap(
        key: &DatabaseKey,
        database: Id,
        passphrase: &str,
        argon: Argon,
        rng: &mut impl CryptoRng,
    ) -> Result<Slot, Error> {
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        let secrets = slot_secrets(passphrase, &salt, argon)?;
        let wrapped = key.wrap_under(&secrets, database, rng)?;
        Ok(Slot { argon, salt: salt.to_vec().into(), wrapped: wrapped.into(), database })
    }

    pub fn unwrap(&self, passphrase: &str) -> Result<DatabaseKey, WrongPassphrase> {
        let secrets = slot_secrets(passphrase, &self.salt, self.argon).map_err(|_| WrongPassphrase)?;
        DatabaseKey::unwrap_under(&secrets, self.database, &self.wrapped)
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        [&b"MARAUDE-SLOT-1\n"[..], &wire::encode(self)].concat()
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Slot, Error> {
        let cbor = bytes.strip_prefix(b"MARAUDE-SLOT-1\n").ok_or(Error::Content)?;
        wire::decode(cbor).ok_or(Error::Content)
    }
}

fn slot_secrets(passphrase: &str, salt: &[u8], argon: Argon) -> Result<EpochSecrets, Error> {
    let stretched = stretch(passphrase, salt, argon)?;
    Ok(EpochSecrets { content: derive(&*stretched, &[b"maraude.slot"]), chain: None })
}

/// Argon2id over plain words. A slot that asks for more than a phone can give is refused.
pub(crate) fn stretch(passphrase: &str, salt: &[u8], argon: Argon) -> Result<Zeroizing<[u8; 32]>, Error> {
    if argon.memory_kib > Argon::MOST_KIB {
        return Err(Error::Key);
    }
    let params = Params::new(argon.memory_kib, argon.passes, argon.lanes, Some(32)).map_err(|_| Error::Key)?;
    let mut stretched = Zeroizing::new([0; 32]);
    let words = plain_words(passphrase);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(words.as_bytes(), salt, &mut *stretched)
        .map_err(|_| Error::Key)?;
    Ok(stretched)
}

/// As a tired hand types six words from paper: spaces, capitals and accents do not count, however the keyboard composes them.
pub fn plain_words(passphrase: &str) -> Zeroizing<String> {
    let spaced = Zeroizing::new(passphrase.split_whitespace().collect::<Vec<_>>().join(" "));
    Zeroizing::new(spaced.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests_rng;

    #[test]
    fn only_the_passphrase_opens_the_slot() {
        let mut rng = tests_rng(1);
        let key = DatabaseKey::make(&mut rng);
        let slot = Slot::wrap(&key, Id([3; 16]), "six mots sur un papier", Argon::LIGHT, &mut rng).unwrap();
        let slot = Slot::from_bytes(&slot.to_bytes()).unwrap();
        assert!(slot.unwrap("six  mots sur un\npapier").unwrap().0 == key.0);
        assert!(slot.unwrap("six mots sur un papie").is_err());
        let other = Slot { database: Id([4; 16]), ..slot };
        assert!(other.unwrap("six mots sur un papier").is_err());
    }

    #[test]
    fn words_from_paper_open_the_slot_however_they_are_typed() {
        let mut rng = tests_rng(2);
        let key = DatabaseKey::make(&mut rng);
        let slot = Slot::wrap(&key, Id([3; 16]), "ve\u{301}rin lettre mignon e\u{301}pitaphe", Argon::LIGHT, &mut rng)
            .unwrap();
        for typed in ["vérin lettre mignon épitaphe", "Vérin LETTRE mignon Épitaphe ", "verin lettre mignon epitaphe"]
        {
            assert!(slot.unwrap(typed).is_ok(), "{typed}");
        }
        assert!(slot.unwrap("verin lettre mignon epitaph").is_err());
    }
}

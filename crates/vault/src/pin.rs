//! Six digits that open the device's database, where a chip keeps a key of its own: each guess costs a stretching and one call to the
//! chip, on this device and nowhere else. Without a chip there are no such digits.

use minicbor::{Decode, Encode, bytes::ByteVec};
use rand_core::CryptoRng;
use sync_proto::{Id, wire};
use zeroize::Zeroizing;

use crate::{Argon, DatabaseKey, EpochSecrets, Error, derive, slot::stretch};

/// Keys that never leave the device's hardware (on Android the Keystore), each under a name.
pub trait Chip: Send + Sync {
    /// Whether the device has such hardware at all.
    fn is_here(&self) -> bool;
    fn make(&self, alias: Id, serves: Serves) -> Result<(), ChipError>;
    /// HMAC-SHA-256 under a key.
    fn mac(&self, alias: Id, message: &[u8]) -> Result<[u8; 32], ChipError>;
    /// One that is gone already is no error.
    fn destroy(&self, alias: Id) -> Result<(), ChipError>;
}

/// When a key in a chip answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Serves {
    /// While the device's own lock screen is open.
    WhileUnlocked,
    /// To this moment (milliseconds since 1970). The system destroys the key soon after, whether anybody opens the app or not.
    Until(i64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChipError {
    #[error("the chip has no such key")]
    Gone,
    #[error("the chip does not answer")]
    Silent,
}

/// What lies beside the database; worth nothing without the chip.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct PinSlot {
    #[n(0)]
    argon: Argon,
    #[n(1)]
    salt: ByteVec,
    /// The chip's name for its key.
    #[n(2)]
    pub alias: Id,
    #[n(3)]
    wrapped: ByteVec,
    /// Of the database that this slot opens.
    #[n(4)]
    database: Id,
}

/// Why digits did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongPin {
    #[error("not these digits")]
    Digits,
    #[error(transparent)]
    Chip(#[from] ChipError),
}

impl PinSlot {
    /// Six digits, which are not all the same and do not count up or down.
    pub fn is_pin(digits: &str) -> bool {
        let bytes = digits.as_bytes();
        let steps = |by: i16| bytes.windows(2).all(|two| i16::from(two[1]) - i16::from(two[0]) == by);
        bytes.len() == 6 && bytes.iter().all(u8::is_ascii_digit) && ![-1, 0, 1].into_iter().any(steps)
    }

    /// Makes a key in the chip and wraps the database key under it and the digits.
    pub fn wrap(
        key: &DatabaseKey,
        database: Id,
        pin: &str,
        argon: Argon,
        chip: &dyn Chip,
        rng: &mut impl CryptoRng,
    ) -> Result<PinSlot, ChipError> {
        let (mut salt, mut alias) = ([0; 16], [0; 16]);
        rng.fill_bytes(&mut salt);
        rng.fill_bytes(&mut alias);
        let alias = Id(alias);
        chip.make(alias, Serves::WhileUnlocked)?;
        let slot = PinSlot { argon, salt: salt.to_vec().into(), alias, wrapped: Vec::new().into(), database };
        let secrets = slot.secrets(pin, chip)?;
        let wrapped = key.wrap_under(&secrets, database, rng).map_err(|_| ChipError::Silent)?;
        Ok(PinSlot { wrapped: wrapped.into(), ..slot })
    }

    pub fn unwrap(&self, pin: &str, chip: &dyn Chip) -> Result<DatabaseKey, WrongPin> {
        let secrets = self.secrets(pin, chip)?;
        DatabaseKey::unwrap_under(&secrets, self.database, &self.wrapped).map_err(|_| WrongPin::Digits)
    }

    fn secrets(&self, pin: &str, chip: &dyn Chip) -> Result<EpochSecrets, ChipError> {
        let stretched = stretch(pin, &self.salt, self.argon).map_err(|_| ChipError::Silent)?;
        let message = Zeroizing::new([&stretched[..], &self.database.0].concat());
        let answer = Zeroizing::new(chip.mac(self.alias, &message)?);
        Ok(EpochSecrets { content: derive(&*answer, &[b"maraude.pin"]), chain: None })
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        wire::encode(self)
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<PinSlot, Error> {
        wire::decode(bytes).ok_or(Error::Content)
    }
}

#[cfg(test)]
pub(crate) mod fake {
    use super::*;

    /// Answers with what it was asked and its name; one key, while it is there.
    #[derive(Default)]
    pub struct Fake(std::sync::Mutex<Option<Id>>);

    impl Chip for Fake {
        fn is_here(&self) -> bool {
            true
        }

        fn make(&self, alias: Id, _serves: Serves) -> Result<(), ChipError> {
            *self.0.lock().unwrap() = Some(alias);
            Ok(())
        }

        fn mac(&self, alias: Id, message: &[u8]) -> Result<[u8; 32], ChipError> {
            match *self.0.lock().unwrap() {
                Some(known) if known == alias => Ok(derive(message, &[&alias.0])),
                _ => Err(ChipError::Gone),
            }
        }

        fn destroy(&self, _alias: Id) -> Result<(), ChipError> {
            *self.0.lock().unwrap() = None;
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests_rng;
    use fake::Fake;

    #[test]
    fn six_digits_open_with_their_chip_and_without_it_nothing_does() {
        let (mut rng, chip) = (tests_rng(4), Fake::default());
        let key = DatabaseKey::make(&mut rng);
        let slot = PinSlot::wrap(&key, Id([3; 16]), "250914", Argon::LIGHT, &chip, &mut rng).unwrap();
        let slot = PinSlot::from_bytes(&slot.to_bytes()).unwrap();
        assert!(slot.unwrap("250914", &chip).unwrap().0 == key.0);
        assert!(matches!(slot.unwrap("250915", &chip), Err(WrongPin::Digits)));
        let other = PinSlot { database: Id([4; 16]), ..slot.clone() };
        assert!(matches!(other.unwrap("250914", &chip), Err(WrongPin::Digits)));
        chip.destroy(slot.alias).unwrap();
        assert!(matches!(slot.unwrap("250914", &chip), Err(WrongPin::Chip(ChipError::Gone))));
    }

    #[test]
    fn digits_that_anybody_tries_first_are_none() {
        for weak in ["111111", "123456", "987654", "012345", "12345", "1234567", "25091a", "٢٥٠٩١٤"] {
            assert!(!PinSlot::is_pin(weak), "{weak}");
        }
        assert!(PinSlot::is_pin("250914") && PinSlot::is_pin("112233"));
    }
}

//! The follow-up codes of one phone: a row of numbers out of one secret, which the antenna and that phone share. What everybody's space
//! holds of it says how many were handed out and which were used, and no number.

use rand_core::CryptoRng;
use sync_proto::Id;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{
    Error, KemKeys, derive,
    package::{open_with, seal_to},
};

#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct CodeSeed([u8; 32]);

/// Six digits; the seventh checks them.
const NUMBERS: u64 = 1_000_000;

impl CodeSeed {
    pub fn make(rng: &mut impl CryptoRng) -> CodeSeed {
        let mut seed = [0; 32];
        rng.fill_bytes(&mut seed);
        CodeSeed(seed)
    }

    /// The number of a follow-up code at a place of the row; two places may have the same.
    pub fn derive_number(&self, place: u32) -> u32 {
        let bytes: [u8; 8] = derive(&self.0, &[b"maraude.code", &place.to_be_bytes()]);
        u32::try_from(u64::from_be_bytes(bytes) % NUMBERS).unwrap_or_default()
    }

    /// Sealed to the phone's key.
    pub fn seal(&self, team: Id, device: Id, kem_pk: &[u8], rng: &mut impl CryptoRng) -> Result<Vec<u8>, Error> {
        seal_to(kem_pk, &info(team, device), &self.0, rng)
    }

    pub fn open(team: Id, device: Id, sealed: &[u8], keys: &KemKeys) -> Result<CodeSeed, Error> {
        CodeSeed::from_secret_bytes(&open_with(keys, &info(team, device), sealed)?)
    }

    /// For the follow-up team's own document only.
    pub fn to_secret_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.to_vec())
    }

    pub fn from_secret_bytes(bytes: &[u8]) -> Result<CodeSeed, Error> {
        bytes.try_into().map(CodeSeed).map_err(|_| Error::Key)
    }
}

fn info(team: Id, device: Id) -> Vec<u8> {
    [&b"maraude.codes\0"[..], &team.0, &device.0].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DeviceKeys, tests_rng};

    #[test]
    fn only_its_own_phone_opens_a_row_of_codes() {
        let mut rng = tests_rng(5);
        let [mine, other] = [(); 2].map(|()| DeviceKeys::make(&mut rng).unwrap());
        let (team, seed) = (Id([7; 16]), CodeSeed::make(&mut rng));
        let sealed = seed.seal(team, mine.id(), mine.kem_pk(), &mut rng).unwrap();
        let opened = CodeSeed::open(team, mine.id(), &sealed, mine.kem()).unwrap();
        let row = |seed: &CodeSeed| (0..50).map(|place| seed.derive_number(place)).collect::<Vec<_>>();
        assert_eq!(row(&opened), row(&seed));
        assert!(row(&seed).iter().all(|number| *number < 1_000_000));
        assert_ne!(row(&seed), row(&CodeSeed::make(&mut rng)));
        assert!(CodeSeed::open(team, mine.id(), &sealed, other.kem()).is_err());
        assert!(CodeSeed::open(team, other.id(), &sealed, mine.kem()).is_err());
        assert!(CodeSeed::open(Id([8; 16]), mine.id(), &sealed, mine.kem()).is_err());
    }
}

#![doc = include_str!("../README.md")]

mod age;
mod body;
mod codes;
mod device;
mod epoch;
mod night;
mod package;
mod page;
mod paper;
mod pin;
mod seal;
mod slot;
mod wake;
mod words;

pub use age::seal_age;
pub use body::{Body, Content, Item, Received};
pub use codes::CodeSeed;
pub use device::{DeviceKeys, KemKeys};
pub use epoch::EpochSecrets;
pub use night::{NightKey, NightSlot};
pub use package::{Package, open_backup, open_package, seal_backup, seal_package};
pub use page::{PAGE_ROUNDS, SealedPage};
pub use paper::{PaperSeed, Share};
pub use pin::{Chip, ChipError, PinSlot, Serves, WrongPin};
pub use seal::{Draft, open, open_note, seal, seal_note, sign_limit_notice, sign_roster_body, sign_roster_entry};
pub use slot::{Argon, DatabaseKey, Slot, WrongPassphrase, plain_words};
pub use wake::{WakeKey, WakeSlot};
pub use words::{make_passphrase, six_words};

/// Why something could not be sealed or opened. Never says what was in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("the key for this is not here")]
    NoKey,
    #[error("the seal is broken, or the key is another one")]
    Seal,
    #[error("what was sealed cannot be read by this version")]
    Content,
    #[error("it is larger than 1 MiB when sealed")]
    TooLarge,
    #[error("the key material is malformed")]
    Key,
}

/// HKDF-SHA256 with no salt, as everywhere in this protocol.
fn derive<const N: usize>(secret: &[u8], info: &[&[u8]]) -> [u8; N] {
    let mut out = [0; N];
    // Only an output of more than 255 blocks is refused; these are one or two.
    let _ = hkdf::Hkdf::<sha2::Sha256>::new(None, secret).expand_multi_info(info, &mut out);
    out
}

#[cfg(test)]
fn tests_rng(seed: u64) -> rand_chacha::ChaCha20Rng {
    rand_core::SeedableRng::seed_from_u64(seed)
}

//! Key packages: the secrets of an epoch, sealed to one device with HPKE.

use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::XWing};
use minicbor::{Decode, Encode, bytes::ByteVec};
use rand_core::CryptoRng;
use sync_proto::{Id, wire};
use zeroize::Zeroizing;

use crate::{EpochSecrets, Error, KemKeys};

/// What a package holds. What the space *is* is said only here, so the relay never learns it.
#[derive(Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Package {
    #[n(0)]
    pub space: Id,
    /// `night:2027-01-15`, `follow_ups`, `organisation`, `inbox`.
    #[n(1)]
    pub purpose: String,
    /// Content, then chain for a reader with history.
    #[n(2)]
    secrets: ByteVec,
    /// The epochs before, newest first, each sealed under the chain of the one after it.
    #[n(3)]
    pub past: Vec<ByteVec>,
}

impl Package {
    pub fn new(space: Id, purpose: &str, secrets: &EpochSecrets, past: Vec<Vec<u8>>) -> Package {
        Package {
            space,
            purpose: purpose.to_owned(),
            secrets: ByteVec::from(secrets.to_secret_bytes()),
            past: past.into_iter().map(ByteVec::from).collect(),
        }
    }

    pub fn secrets(&self) -> Result<EpochSecrets, Error> {
        EpochSecrets::from_secret_bytes(&self.secrets)
    }
}

fn info(team: Id, space: Id, device: Id) -> Vec<u8> {
    [&b"sl1.package\0"[..], &team.0, &space.0, &device.0].concat()
}

/// Sealed to a device's key: encapsulated key, then ciphertext.
pub fn seal_package(
    team: Id,
    device: Id,
    kem_pk: &[u8],
    package: &Package,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, Error> {
    let plain = Zeroizing::new(wire::encode(package));
    seal_to(kem_pk, &info(team, package.space, device), &plain, rng)
}

pub fn open_package(team: Id, space: Id, device: Id, sealed: &[u8], keys: &KemKeys) -> Result<Package, Error> {
    let plain = open_with(keys, &info(team, space, device), sealed)?;
    let package: Package = wire::decode(&plain).ok_or(Error::Content)?;
    match package.space == space {
        true => Ok(package),
        false => Err(Error::Content),
    }
}

/// A backup of a team's log, sealed to its recovery key on paper.
pub fn seal_backup(team: Id, paper_kem_pk: &[u8], plain: &[u8], rng: &mut impl CryptoRng) -> Result<Vec<u8>, Error> {
    seal_to(paper_kem_pk, &[&b"maraude.backup\0"[..], &team.0].concat(), plain, rng)
}

pub fn open_backup(team: Id, sealed: &[u8], paper: &KemKeys) -> Result<Zeroizing<Vec<u8>>, Error> {
    open_with(paper, &[&b"maraude.backup\0"[..], &team.0].concat(), sealed)
}

/// HPKE in one shot: encapsulated key, then ciphertext.
pub(crate) fn seal_to(kem_pk: &[u8], info: &[u8], plain: &[u8], rng: &mut impl CryptoRng) -> Result<Vec<u8>, Error> {
    let pk = <XWing as Kem>::PublicKey::from_bytes(kem_pk).map_err(|_| Error::Key)?;
    let mode = OpModeS::Base;
    let (key, ct) =
        hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(&mode, &pk, info, plain, b"", rng)
            .map_err(|_| Error::Seal)?;
    Ok([key.to_bytes().as_slice(), &ct].concat())
}

pub(crate) fn open_with(keys: &KemKeys, info: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let size = <XWing as Kem>::EncappedKey::size();
    let (key, ct) = sealed.split_at_checked(size).ok_or(Error::Content)?;
    let key = <XWing as Kem>::EncappedKey::from_bytes(key).map_err(|_| Error::Key)?;
    let mode = OpModeR::Base;
    let plain =
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(&mode, &keys.secret()?, &key, info, ct, b"");
    Ok(Zeroizing::new(plain.map_err(|_| Error::Seal)?))
}

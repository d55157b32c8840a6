//! A device's own key pairs, and the one-time pairs that its night packages are sealed to.

use ed25519_dalek::{Signer, SigningKey};
use hpke::{Deserializable, Kem, Serializable, kem::XWing};
use rand_core::CryptoRng;
use sync_proto::Id;
use zeroize::{Zeroize, Zeroizing};

use crate::Error;

/// An X-Wing pair that packages are sealed to: a device's own, or one that dies when its package has been opened.
#[derive(Clone)]
pub struct KemKeys {
    secret: Zeroizing<Vec<u8>>,
    public: Vec<u8>,
}

impl KemKeys {
    pub fn make(rng: &mut impl CryptoRng) -> Result<KemKeys, Error> {
        let (secret, _) = XWing::gen_keypair_with_rng(rng);
        KemKeys::from_secret_bytes(secret.to_bytes().as_slice())
    }

    /// For the encrypted database only.
    pub fn to_secret_bytes(&self) -> &[u8] {
        &self.secret
    }

    pub fn from_secret_bytes(bytes: &[u8]) -> Result<KemKeys, Error> {
        let secret = <XWing as Kem>::PrivateKey::from_bytes(bytes).map_err(|_| Error::Key)?;
        let public = XWing::sk_to_pk(&secret).to_bytes().to_vec();
        Ok(KemKeys { secret: Zeroizing::new(bytes.to_vec()), public })
    }

    pub fn public(&self) -> &[u8] {
        &self.public
    }

    pub(crate) fn secret(&self) -> Result<<XWing as Kem>::PrivateKey, Error> {
        <XWing as Kem>::PrivateKey::from_bytes(&self.secret).map_err(|_| Error::Key)
    }
}

/// Ed25519 and X-Wing. A restored backup or a reinstalled app makes new ones: it is a new device.
#[derive(Clone)]
pub struct DeviceKeys {
    sign: SigningKey,
    kem: KemKeys,
    id: Id,
}

impl DeviceKeys {
    pub fn make(rng: &mut impl CryptoRng) -> Result<DeviceKeys, Error> {
        let mut seed = Zeroizing::new([0; 32]);
        rng.fill_bytes(&mut *seed);
        DeviceKeys::build(&seed, KemKeys::make(rng)?)
    }

    pub(crate) fn build(seed: &[u8; 32], kem: KemKeys) -> Result<DeviceKeys, Error> {
        let sign = SigningKey::from_bytes(seed);
        let id = sync_proto::device_id(sign.verifying_key().as_bytes(), kem.public());
        Ok(DeviceKeys { sign, kem, id })
    }

    /// For the encrypted database only.
    pub fn to_secret_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([&self.sign.to_bytes()[..], self.kem.to_secret_bytes()].concat())
    }

    pub fn from_secret_bytes(bytes: &[u8]) -> Result<DeviceKeys, Error> {
        let (seed, kem) = bytes.split_first_chunk::<32>().ok_or(Error::Key)?;
        let mut seed = *seed;
        let keys = KemKeys::from_secret_bytes(kem).and_then(|kem| DeviceKeys::build(&seed, kem));
        seed.zeroize();
        keys
    }

    pub fn id(&self) -> Id {
        self.id
    }

    pub fn sign_pk(&self) -> [u8; 32] {
        *self.sign.verifying_key().as_bytes()
    }

    pub fn kem_pk(&self) -> &[u8] {
        self.kem.public()
    }

    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.sign.sign(message).to_bytes()
    }

    /// The long-lived pair, for the spaces that stay.
    pub fn kem(&self) -> &KemKeys {
        &self.kem
    }
}

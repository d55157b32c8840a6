//! A device's own two key pairs.

use ed25519_dalek::{Signer, SigningKey};
use hpke::{Deserializable, Kem, Serializable, kem::XWing};
use rand_core::CryptoRng;
use sync_proto::Id;
use zeroize::{Zeroize, Zeroizing};

use crate::Error;

/// Ed25519 and X-Wing. A restored backup or a reinstalled app makes new ones: it is a new device.
pub struct DeviceKeys {
    sign: SigningKey,
    kem: Zeroizing<Vec<u8>>,
    kem_pk: Vec<u8>,
    id: Id,
}

impl DeviceKeys {
    pub fn make(rng: &mut impl CryptoRng) -> Result<DeviceKeys, Error> {
        let mut seed = Zeroizing::new([0; 32]);
        rng.fill_bytes(&mut *seed);
        let (kem, _) = XWing::gen_keypair_with_rng(rng);
        DeviceKeys::build(&seed, kem.to_bytes().as_slice())
    }

    fn build(seed: &[u8; 32], kem: &[u8]) -> Result<DeviceKeys, Error> {
        let sign = SigningKey::from_bytes(seed);
        let secret = <XWing as Kem>::PrivateKey::from_bytes(kem).map_err(|_| Error::Key)?;
        let kem_pk = XWing::sk_to_pk(&secret).to_bytes().to_vec();
        let id = sync_proto::device_id(sign.verifying_key().as_bytes(), &kem_pk);
        Ok(DeviceKeys { sign, kem: Zeroizing::new(kem.to_vec()), kem_pk, id })
    }

    /// For the encrypted database only.
    pub fn to_secret_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([&self.sign.to_bytes()[..], &self.kem].concat())
    }

    pub fn from_secret_bytes(bytes: &[u8]) -> Result<DeviceKeys, Error> {
        let (seed, kem) = bytes.split_first_chunk::<32>().ok_or(Error::Key)?;
        let mut seed = *seed;
        let keys = DeviceKeys::build(&seed, kem);
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
        &self.kem_pk
    }

    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.sign.sign(message).to_bytes()
    }

    pub(crate) fn kem_secret(&self) -> Result<<XWing as Kem>::PrivateKey, Error> {
        <XWing as Kem>::PrivateKey::from_bytes(&self.kem).map_err(|_| Error::Key)
    }
}

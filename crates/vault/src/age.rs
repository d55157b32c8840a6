//! A few lines for somebody outside the team, in a file of the age format (age-encryption.org/v1, its scrypt recipient) that their own tools
//! open with the words. Written here because the `age` crate brings a second generation of every cipher of this one; what it makes is opened
//! by another implementation in `tests/stories/handover.rs`.

use chacha20poly1305::{ChaCha20Poly1305, KeyInit, aead::Aead};
use data_encoding::BASE64_NOPAD;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::Error;

const VERSION: &str = "age-encryption.org/v1\n";
/// N = 2¹⁸ with r = 8: 256 MiB and about a second, as age's own tool does.
const LOG_N: u8 = 18;
/// One chunk of age's STREAM: more is not what is handed over.
const CHUNK: usize = 64 * 1024;

fn key(ikm: &[u8], salt: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    // 32 bytes are never refused.
    let _ = Hkdf::<Sha256>::new(Some(salt), ikm).expand(info, &mut *key);
    key
}

fn encrypt(key: &[u8; 32], nonce: [u8; 12], plain: &[u8]) -> Result<Vec<u8>, Error> {
    ChaCha20Poly1305::new(key.into()).encrypt(&nonce.into(), plain).map_err(|_| Error::Seal)
}

/// Sealed by a passphrase as it is typed, byte for byte. Errors: more than 64 KiB.
pub fn seal_age(passphrase: &str, plain: &[u8], rng: &mut impl CryptoRng) -> Result<Vec<u8>, Error> {
    if plain.len() > CHUNK {
        return Err(Error::TooLarge);
    }
    let (mut file_key, mut salt, mut nonce) = (Zeroizing::new([0; 16]), [0; 16], [0; 16]);
    rng.fill_bytes(&mut *file_key);
    rng.fill_bytes(&mut salt);
    rng.fill_bytes(&mut nonce);
    let params = scrypt::Params::new(LOG_N, 8, 1).map_err(|_| Error::Key)?;
    let mut wrap = Zeroizing::new([0; 32]);
    let label = [b"age-encryption.org/v1/scrypt", &salt[..]].concat();
    scrypt::scrypt(passphrase.as_bytes(), &label, &params, &mut *wrap).map_err(|_| Error::Key)?;
    let wrapped = encrypt(&wrap, [0; 12], &*file_key)?;
    let header =
        format!("{VERSION}-> scrypt {} {LOG_N}\n{}\n---", BASE64_NOPAD.encode(&salt), BASE64_NOPAD.encode(&wrapped));
    let mut mac = Hmac::<Sha256>::new_from_slice(&*key(&*file_key, &[], b"header")).map_err(|_| Error::Key)?;
    mac.update(header.as_bytes());
    let mac = BASE64_NOPAD.encode(&mac.finalize().into_bytes());
    // The first chunk is the last one.
    let mut last = [0; 12];
    last[11] = 1;
    let body = encrypt(&key(&*file_key, &nonce, b"payload"), last, plain)?;
    Ok([header.as_bytes(), b" ", mac.as_bytes(), b"\n", &nonce, &body].concat())
}

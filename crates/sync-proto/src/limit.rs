//! Limit notices: "this phone was lost or taken", signed in advance, usable without a PIN.
//!
//! A notice is an envelope of kind 6 outside every chain (`space`, `seq`, `prev` and `epoch_id` are zero). Its "ciphertext" is the
//! CBOR of [`Notice`]: public, as the relay acts on it. It counts against field devices alone, until its hour, and until a lead
//! lifts it.

use minicbor::{Decode, Encode};

use crate::{
    Envelope, Hash, Id, Kind, Rights, Roster,
    wire::{self, Reason},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Notice {
    /// Whom it limits.
    #[n(0)]
    pub device: Id,
    /// Minutes since 1970; from then on it says nothing.
    #[n(1)]
    pub until: u64,
}

/// A notice that was checked: who said it about whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limited {
    pub device: Id,
    pub by: Id,
    pub until: u64,
    pub hash: Hash,
}

/// Whether a notice holds now (`now`: milliseconds since 1970).
pub fn check(bytes: &[u8], roster: &Roster, now: i64) -> Result<Limited, Reason> {
    let envelope = Envelope::parse(bytes).map_err(|_| Reason::Malformed)?;
    let header = &envelope.header;
    if header.kind != Kind::LimitNotice || header.space != Id::default() || header.seq != 0 {
        return Err(Reason::Malformed);
    }
    if header.team != roster.team {
        return Err(Reason::OtherTeam);
    }
    let notice: Notice = wire::decode(envelope.ct).ok_or(Reason::Malformed)?;
    let author = roster.devices.get(&header.device).ok_or(Reason::UnknownDevice)?;
    let target = roster.devices.get(&notice.device).ok_or(Reason::UnknownDevice)?;
    envelope.verify(&author.sign_pk).map_err(|_| Reason::Signature)?;
    let hash = envelope.hash();
    let field = target.rights == Rights::FIELD && target.paper.is_none() && header.device != notice.device;
    let over = u64::try_from(now / 60_000).is_ok_and(|now| now >= notice.until);
    match field && roster.is_active(header.device) && !over && !roster.lifted.contains(&hash) {
        true => Ok(Limited { device: notice.device, by: header.device, until: notice.until, hash }),
        false => Err(Reason::NotAllowed),
    }
}

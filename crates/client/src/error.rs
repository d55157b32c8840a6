//! The one error that leaves the app. Each code has a sentence in each language: what happened, whether anything was lost,
//! what to do. The detail is for a developer and never carries a record's content.

use domain::Refusal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The device is locked.
    Locked,
    WrongPassphrase,
    PassphraseTooShort,
    /// No device has been set up in this folder.
    NoDevice,
    DeviceExists,
    Damaged,
    NotEncrypted,
    NewerVersion,
    DiskFull,
    Busy,
    Disk,
    /// The command was refused; the refusal says why.
    Refused,
    /// The device is in no team yet.
    NoTeam,
    /// Needs a lead's or the antenna's device.
    NotAllowed,
    Network,
    /// The relay answered, and refused.
    Relay,
    RelayFull,
    /// The relay has another key than the one that was pinned.
    RelayChanged,
    /// The relay shows another history of the team.
    RosterFork,
    /// Two devices were shown different histories of a third.
    Split,
    Removed,
    /// Reported as lost or taken.
    Limited,
    BadInvite,
    /// The letter of the other device is not there yet.
    NotYet,
    WrongWords,
    /// The gesture is in a change already; it can be corrected, which keeps both.
    TooLate,
    /// The wrong digits to leave the cards.
    WrongPin,
    /// Not the key that wakes this device, or it has served.
    WrongWake,
    /// Six digits that anybody would try first.
    WeakPin,
    /// The digits were destroyed: by sleep, or by ten wrong ones.
    PinGone,
    /// This device's chip does not answer, or it has none.
    NoChip,
    NightShut,
    /// Two leads or the recovery paper are needed.
    NeedsPaper,
    /// Not a sound that can be read, or too large.
    BadSound,
    /// Not a table that can be read.
    BadTable,
    /// The psychologist's vault is not open.
    VaultClosed,
    /// These words, or this code, are not the paper's.
    WrongPaper,
    Practice,
    Internal,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{detail}")]
#[ts(optional_fields)]
pub struct Error {
    pub code: Code,
    pub detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
}

impl Error {
    pub fn new(code: Code, detail: impl Into<String>) -> Error {
        Error { code, detail: detail.into(), refusal: None }
    }

    pub(crate) fn locked() -> Error {
        Error::new(Code::Locked, "the device is locked; nothing was lost, unlock it")
    }

    pub(crate) fn needs_paper() -> Error {
        Error::new(Code::NeedsPaper, "this needs two leads, or the team's recovery paper; nothing was changed")
    }

    pub(crate) fn wrong_paper() -> Error {
        Error::new(Code::WrongPaper, "this is not the paper that is needed here; nothing was changed")
    }

    pub fn not_allowed(detail: &str) -> Error {
        Error::new(Code::NotAllowed, detail)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error { code: Code::Refused, detail: refusal.to_string(), refusal: Some(refusal) }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        let code = match &error {
            store::Error::Missing => Code::NoDevice,
            store::Error::Exists => Code::DeviceExists,
            store::Error::NotEncrypted => Code::NotEncrypted,
            store::Error::WrongKey | store::Error::Damaged => Code::Damaged,
            store::Error::Newer { .. } => Code::NewerVersion,
            store::Error::DiskFull => Code::DiskFull,
            store::Error::Busy => Code::Busy,
            store::Error::Disk(_) => Code::Disk,
            store::Error::NoCipher | store::Error::Journal(_) | store::Error::Sql(_) => Code::Internal,
        };
        Error::new(code, error.to_string())
    }
}

impl From<vault::Error> for Error {
    fn from(error: vault::Error) -> Self {
        Error::new(Code::Internal, error.to_string())
    }
}

impl From<vault::WrongPassphrase> for Error {
    fn from(error: vault::WrongPassphrase) -> Self {
        Error::new(Code::WrongPassphrase, error.to_string())
    }
}

impl From<vault::ChipError> for Error {
    fn from(_: vault::ChipError) -> Self {
        Error::new(Code::NoChip, "this device's chip does not answer; nothing was lost, the six words open it")
    }
}

impl From<sync_proto::RosterError> for Error {
    fn from(error: sync_proto::RosterError) -> Self {
        let code = match error {
            sync_proto::RosterError::Chain => Code::RosterFork,
            sync_proto::RosterError::Right | sync_proto::RosterError::SecondSignature => Code::NotAllowed,
            _ => Code::Relay,
        };
        Error::new(code, error.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        store::Error::from(error).into()
    }
}

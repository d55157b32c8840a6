//! What a decision leads to: single keys put into single documents.

use serde::{Deserialize, Serialize};

use crate::{Id, Value};

/// The kinds of document. Only writing uses this enum; reading keeps the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocKind {
    Outing,
    Alert,
    FollowUp,
    /// A history-free copy of a follow-up, leased to the phones of one night.
    Extract,
    Service,
    Context,
    Activity,
    /// Places in one phone's row of follow-up codes.
    Pool,
    /// The secrets of the rows.
    Handed,
    Settings,
    Link,
    /// What the team decides at the end of the day.
    Debrief,
    /// What was published, and the words for it.
    Ledger,
    /// The psychologist's: one a session.
    Session,
    /// Her own headings for a first evaluation.
    Template,
    /// The keys of the devices on which her vault is.
    VaultKeys,
    /// What she tells the team under a code.
    Tick,
    /// A safeguarding report.
    Concern,
    /// Who opened, exported or erased what kind of record.
    Access,
    /// A card's sound in one language.
    Recording,
    /// A sheet of the team's own.
    Protocol,
    /// A step of protection or law under a code.
    LegalStep,
    /// Totals of a month that was counted before, or elsewhere.
    Past,
}

impl DocKind {
    pub const ALL: [DocKind; 23] = [
        DocKind::Outing,
        DocKind::Alert,
        DocKind::FollowUp,
        DocKind::Extract,
        DocKind::Service,
        DocKind::Context,
        DocKind::Activity,
        DocKind::Pool,
        DocKind::Handed,
        DocKind::Settings,
        DocKind::Link,
        DocKind::Debrief,
        DocKind::Ledger,
        DocKind::Session,
        DocKind::Template,
        DocKind::VaultKeys,
        DocKind::Tick,
        DocKind::Concern,
        DocKind::Access,
        DocKind::Recording,
        DocKind::Protocol,
        DocKind::LegalStep,
        DocKind::Past,
    ];

    pub fn code(self) -> &'static str {
        match self {
            DocKind::Outing => "outing",
            DocKind::Alert => "alert",
            DocKind::FollowUp => "follow_up",
            DocKind::Extract => "extract",
            DocKind::Service => "service",
            DocKind::Context => "context",
            DocKind::Activity => "activity",
            DocKind::Pool => "pool",
            DocKind::Handed => "handed",
            DocKind::Settings => "settings",
            DocKind::Link => "link",
            DocKind::Debrief => "debrief",
            DocKind::Ledger => "ledger",
            DocKind::Session => "session",
            DocKind::Template => "template",
            DocKind::VaultKeys => "vault_keys",
            DocKind::Tick => "tick",
            DocKind::Concern => "concern",
            DocKind::Access => "access",
            DocKind::Recording => "recording",
            DocKind::Protocol => "protocol",
            DocKind::LegalStep => "legal_step",
            DocKind::Past => "past",
        }
    }

    pub fn of(code: &str) -> Option<DocKind> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The kind of the document in which records of a kind live.
    pub fn holding(record: &str) -> Option<DocKind> {
        match record {
            "contact" | "referral" => Some(DocKind::Outing),
            "decision" => Some(DocKind::Debrief),
            "publication" => Some(DocKind::Ledger),
            "sound" => Some(DocKind::Recording),
            "accompaniment" => Some(DocKind::FollowUp),
            own => DocKind::of(own),
        }
    }

    /// Behind which wall documents of this kind are kept.
    pub fn wall(self) -> Wall {
        match self {
            DocKind::Outing | DocKind::Alert | DocKind::Extract | DocKind::Tick => Wall::Night,
            DocKind::FollowUp
            | DocKind::Link
            | DocKind::Debrief
            | DocKind::Ledger
            | DocKind::Access
            | DocKind::Past
            | DocKind::Handed => Wall::FollowUps,
            DocKind::Service | DocKind::Context | DocKind::Activity | DocKind::Pool | DocKind::Settings => {
                Wall::Organisation
            }
            DocKind::Session | DocKind::Template | DocKind::VaultKeys => Wall::Vault,
            DocKind::Concern => Wall::Safeguarding,
            DocKind::Recording | DocKind::Protocol => Wall::Library,
            DocKind::LegalStep => Wall::Legal,
        }
    }
}

/// Which space a document belongs to; the client knows which space that is tonight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wall {
    /// Tonight's space: every phone of the team and the antenna.
    Night,
    /// The follow-up team at the antenna.
    FollowUps,
    /// Everybody: directory, settings, context.
    Organisation,
    /// What the antenna gives every phone beside the records; never compacted.
    Library,
    /// Everybody may put in, only the antenna takes out.
    Inbox,
    /// Its owner alone; its documents are in a file of their own.
    Vault,
    /// Legal officers, supervisors and leads.
    Legal,
    /// Everybody may put in, only the focal points take out.
    Safeguarding,
}

/// Who may, behind a wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Members {
    /// Every active device, whatever the role.
    Everybody,
    /// Devices that keep the team's log.
    AntennaDevices,
    FocalPoints,
    /// Devices of legal officers, supervisors and leads.
    Legal,
    /// The psychologist whose vault it is.
    Owner,
}

impl Wall {
    pub const ALL: [Wall; 8] = [
        Wall::Night,
        Wall::Organisation,
        Wall::Library,
        Wall::FollowUps,
        Wall::Inbox,
        Wall::Legal,
        Wall::Safeguarding,
        Wall::Vault,
    ];

    /// The one table of who reads and writes what; the data-protection file shows it and a story holds the roster against it.
    pub fn members(self) -> (Readers, Writers) {
        match self {
            Wall::Night | Wall::Organisation => (Readers(Members::Everybody), Writers(Members::Everybody)),
            Wall::Library => (Readers(Members::Everybody), Writers(Members::AntennaDevices)),
            Wall::FollowUps => (Readers(Members::AntennaDevices), Writers(Members::AntennaDevices)),
            Wall::Inbox => (Readers(Members::AntennaDevices), Writers(Members::Everybody)),
            Wall::Legal => (Readers(Members::Legal), Writers(Members::Legal)),
            Wall::Safeguarding => (Readers(Members::FocalPoints), Writers(Members::Everybody)),
            Wall::Vault => (Readers(Members::Owner), Writers(Members::Owner)),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readers(pub Members);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writers(pub Members);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocRef {
    pub id: Id,
    pub kind: DocKind,
}

/// One key of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub doc: DocRef,
    pub key: String,
    pub value: Value,
}

/// The value that says "taken back": an edit beats a concurrent delete in a CRDT, so nothing is ever deleted.
pub const TAKEN_BACK: &str = "";

impl Edit {
    pub fn new(doc: DocRef, key: impl Into<String>, value: impl Into<Value>) -> Self {
        Edit { doc, key: key.into(), value: value.into() }
    }
}

impl From<i64> for Value {
    fn from(int: i64) -> Self {
        Value::Int(int)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Value::Bool(flag)
    }
}

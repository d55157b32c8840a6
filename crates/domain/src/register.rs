//! What is kept of whom, why, for how long and who reads it: one line for each kind of record. The data-protection file is made of
//! it, and the retention clocks run on it.

/// How much harm a leak does (OCHA/IASC Operational Guidance on Data Responsibility, 2023: classes of sensitivity).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitivity {
    Low,
    Moderate,
    High,
    Severe,
}

/// Of whom a record speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Nobody can be told from it, and nothing links two nights.
    Anonymous,
    /// Under a random code.
    Pseudonymous,
    /// The psychologist's.
    Vault,
    /// The team's own affairs.
    Organisation,
}

#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// As the documents say it.
    pub kind: &'static str,
    pub layer: Layer,
    pub sensitivity: Sensitivity,
    pub purpose: &'static str,
    pub written_by: &'static str,
    pub readers: &'static str,
    pub on_a_phone: &'static str,
    /// Months after its last change, unless the team sets fewer; nothing: kept until somebody erases it.
    pub months: Option<u32>,
}

/// The ceiling for anything under a code, whatever the team sets (CNIL, référentiel protection de l'enfance, 2022: two years after
/// the last contact).
pub const CEILING_MONTHS: u32 = 24;

const fn entry(
    kind: &'static str,
    layer: Layer,
    sensitivity: Sensitivity,
    months: Option<u32>,
    texts: [&'static str; 4],
) -> Entry {
    let [purpose, written_by, readers, on_a_phone] = texts;
    Entry { kind, layer, sensitivity, purpose, written_by, readers, on_a_phone, months }
}

const TONIGHT: &str = "until the antenna's receipt, at most until the day change";
const NEVER: &str = "never";
const READ_ONLY: &str = "yes, read only";

use Layer::{Anonymous, Organisation, Pseudonymous, Vault};
use Sensitivity::{High, Low, Moderate, Severe};

pub const REGISTER: [Entry; 26] = [
    entry(
        "outing",
        Anonymous,
        High,
        Some(24),
        [
            "what the team did that evening, where, with whom aboard",
            "mediators, psychologist",
            "the phones of that night, the antenna",
            TONIGHT,
        ],
    ),
    entry(
        "contact",
        Anonymous,
        High,
        Some(24),
        [
            "counting needs, languages and risks without anybody's record",
            "mediators, psychologist",
            "the phones of that night, the antenna",
            TONIGHT,
        ],
    ),
    entry(
        "alert",
        Anonymous,
        Severe,
        Some(24),
        [
            "getting help at once, and knowing who has seen to it",
            "everybody",
            "the phones of that night, the antenna",
            TONIGHT,
        ],
    ),
    entry(
        "referral",
        Anonymous,
        High,
        Some(24),
        [
            "bringing a need to a service and seeing what came of it",
            "everybody, with the person's yes",
            "the phones of that night, the antenna",
            TONIGHT,
        ],
    ),
    entry(
        "tick",
        Pseudonymous,
        Severe,
        Some(24),
        [
            "telling the team that the psychologist has seen somebody",
            "the psychologist",
            "the phones of that night, the antenna",
            TONIGHT,
        ],
    ),
    entry(
        "follow_up",
        Pseudonymous,
        Severe,
        Some(24),
        [
            "going on with somebody who wants it, by code",
            "the follow-up team, on the child's yes or a written reason",
            "antenna devices",
            "at most ten extracts, for one night",
        ],
    ),
    entry(
        "extract",
        Pseudonymous,
        Severe,
        Some(24),
        [
            "tonight's copy of a follow-up, without history",
            "antenna devices",
            "the phones of that night, the antenna",
            TONIGHT,
        ],
    ),
    entry(
        "link",
        Pseudonymous,
        High,
        Some(24),
        ["counting one group or one child once; can be undone", "the head of the antenna", "antenna devices", NEVER],
    ),
    entry(
        "debrief",
        Pseudonymous,
        High,
        Some(12),
        ["who does what by when; codes and roles, no name", "the team's meeting", "antenna devices", NEVER],
    ),
    entry(
        "ledger",
        Organisation,
        Moderate,
        None,
        [
            "what was published, so that nothing can be worked out from two reports",
            "antenna devices",
            "antenna devices",
            NEVER,
        ],
    ),
    entry(
        "past",
        Organisation,
        Low,
        None,
        [
            "months counted before, beside those of the log; rounded, small numbers withheld",
            "antenna devices",
            "antenna devices",
            NEVER,
        ],
    ),
    entry(
        "access",
        Organisation,
        Moderate,
        Some(24),
        [
            "who opened, exported or erased what kind of record and when; no content",
            "the app",
            "antenna devices, the data-protection officer",
            NEVER,
        ],
    ),
    entry(
        "session",
        Vault,
        Severe,
        None,
        [
            "the psychologist's sessions and first evaluations",
            "the psychologist",
            "the psychologist alone",
            "in her vault, under a second secret",
        ],
    ),
    entry(
        "template",
        Vault,
        Low,
        None,
        ["her own headings for an evaluation", "the psychologist", "the psychologist alone", "in her vault"],
    ),
    entry(
        "vault_keys",
        Vault,
        Severe,
        None,
        ["public keys of the devices on which her vault is", "the app", "the psychologist alone", "in her vault"],
    ),
    entry(
        "concern",
        Organisation,
        Severe,
        None,
        [
            "safeguarding: a conduct within the team, an incident, a worry",
            "everybody",
            "the focal points",
            "until the relay has it; then the hour alone",
        ],
    ),
    entry(
        "service",
        Organisation,
        Low,
        None,
        ["the directory of services", "social work, coordination", "everybody", READ_ONLY],
    ),
    entry(
        "context",
        Organisation,
        Moderate,
        None,
        ["evictions, cold, closures beside the figures", "everybody", "everybody", READ_ONLY],
    ),
    entry(
        "activity",
        Anonymous,
        Moderate,
        Some(24),
        [
            "psychosocial activities with a group: heads, never people",
            "psychologist, mediators",
            "everybody",
            READ_ONLY,
        ],
    ),
    entry(
        "pool",
        Organisation,
        Moderate,
        None,
        [
            "how many follow-up codes a phone was handed and has used; the codes are sealed to it",
            "antenna devices, the phone itself",
            "everybody",
            READ_ONLY,
        ],
    ),
    entry(
        "handed",
        Organisation,
        Moderate,
        None,
        [
            "the follow-up codes of each phone, so that none is handed out twice",
            "antenna devices",
            "antenna devices",
            NEVER,
        ],
    ),
    entry(
        "settings",
        Organisation,
        Low,
        None,
        ["zones, lists, whom to call, retention", "leads", "everybody", READ_ONLY],
    ),
    entry(
        "accompaniment",
        Pseudonymous,
        Severe,
        Some(24),
        ["going along to a service, and what came of it", "mediators, social work", "antenna devices", NEVER],
    ),
    entry(
        "legal_step",
        Pseudonymous,
        Severe,
        Some(24),
        [
            "steps of protection and law for a child, in time and answered",
            "legal officers, supervisors, leads",
            "legal officers, supervisors, leads",
            NEVER,
        ],
    ),
    entry(
        "recording",
        Organisation,
        Low,
        None,
        ["the sound of a child's card, for who does not read", "antenna devices", "everybody", READ_ONLY],
    ),
    entry(
        "protocol",
        Organisation,
        Low,
        None,
        ["what the team has agreed to do, versioned", "antenna devices", "everybody", READ_ONLY],
    ),
];

/// The line of a kind of record.
pub fn entry_of(kind: &str) -> Option<&'static Entry> {
    REGISTER.iter().find(|entry| entry.kind == kind)
}

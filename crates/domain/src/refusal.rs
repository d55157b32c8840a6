//! The ways a command can be refused. Closed: the screens have a sentence for each, in each language.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why nothing was written. A refusal never carries the content of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    #[error("no {kind} with this id on this device; nothing was written")]
    Unknown { kind: String },
    #[error("“{code}” is not in the list of {list}; nothing was written")]
    NotInList { list: String, code: String },
    #[error("a head count is from 0 to 500; nothing was written")]
    HeadCount,
    #[error("the text is longer than 280 characters; nothing was written, shorten it")]
    TooLong,
    #[error("the text is longer than a page (4,000 characters); nothing was written, shorten it")]
    PageTooLong,
    #[error("the text may identify somebody; nothing was written, take out what is marked")]
    MayIdentify { marks: Vec<freetext::Mark> },
    #[error("{field} is needed; nothing was written")]
    Missing { field: String },
    #[error("a follow-up code is 7 digits; nothing was written")]
    NotACode,
    #[error("this code is already followed; nothing was written")]
    CodeInUse,
    #[error("the outing is closed; open a new one, what was written is kept")]
    OutingClosed,
    #[error("this role may not do this; nothing was written")]
    NotAllowed,
    #[error("this date is not in the calendar; nothing was written")]
    BadDate,
    #[error("these opening hours cannot be read; nothing was written (example: Mo-Fr 09:00-17:00; PH off)")]
    BadHours,
    #[error("a family has six signs at most; hide one first, nothing was changed")]
    FamilyFull,
    #[error("this period was published already; what was published stays as it is, nothing was written")]
    Published,
    #[error("these are not the values that are in conflict; nothing was written, read it again")]
    NotInConflict,
    #[error("the person did not agree; without a yes nothing is sent")]
    NoConsent,
}

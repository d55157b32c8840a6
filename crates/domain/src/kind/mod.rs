//! One file per kind of record: how it is read, and the keys that its commands write.

mod access;
mod activity;
mod alert;
mod case;
mod concern;
mod contact;
mod context;
mod debrief;
mod follow_up;
mod ledger;
mod legal;
mod library;
mod link;
mod outing;
mod past;
mod pool;
mod referral;
mod service;
mod session;
mod settings;

pub use access::Access;
pub use activity::{Activity, NewActivity};
pub use alert::Alert;
pub use case::{Accompaniment, CaseFile, CaseNote};
pub use concern::{Concern, NewConcern};
pub use contact::{Coded, Contact, Heads, Opens};
pub use context::ContextEvent;
pub use debrief::{Decision, NewDecision};
pub use follow_up::{FollowUp, FollowUpSet, Step};
pub use ledger::Publication;
pub use legal::{LegalSet, LegalStep};
pub use library::{LONGEST_SOUND, Protocol, Recording, SOUNDS};
pub use link::Link;
pub use outing::Outing;
pub use past::{Past, TABLES};
pub use pool::{CODE_BLOCK, CodeRow, Handed, NewBlock, Pool};
pub use referral::Referral;
pub use service::{Service, ServiceSet};
pub use session::{LONGEST_NOTE, Session, SessionSet, Template, Tick};
pub use settings::{OnCall, Settings};

pub(crate) use self::{
    activity::activity_edits,
    alert::alert_edits,
    case::case_edits,
    concern::{concern_answer, concern_edits},
    contact::*,
    context::context_edits,
    debrief::{decision_done, decision_edits, owner},
    follow_up::*,
    ledger::{publish, report_text},
    legal::legal_edits,
    library::{Sound, add_recording, hear_recording, publish_protocol, withdraw_protocol},
    link::{link_edits, same_child},
    outing::*,
    past::{forget_past, keep_past},
    pool::hand_out,
    referral::*,
    service::{service_edits, set_service},
    session::{session_edits, template_edits, tick_edits},
    settings::setting_edits,
};

/// Free text is short wherever it exists at all.
pub const LONGEST_TEXT: usize = 280;

/// The document of a month: two devices that begin it apart from each other write into the same one, for its id is its name.
pub(crate) fn month_of(kind: crate::DocKind, day: crate::ServiceDay) -> crate::DocRef {
    let mut id = [0; 16];
    let name = format!("{:<8}{}", kind.code(), day.format("%Y-%m"));
    id.iter_mut().zip(name.bytes()).for_each(|(at, byte)| *at = byte);
    crate::DocRef { id: crate::Id(id), kind }
}

pub(crate) fn short(text: &str) -> Result<&str, crate::Refusal> {
    match text.chars().count() <= LONGEST_TEXT {
        true => Ok(text.trim()),
        false => Err(crate::Refusal::TooLong),
    }
}

/// A text that somebody writes about a person or a situation: short, and nothing in it that may identify.
pub(crate) fn note<'a>(text: &'a str, world: &dyn crate::World) -> Result<&'a str, crate::Refusal> {
    anonymous(short(text)?, world)
}

/// Refuses numbers, handles, links, documents and likely names. The team's zones and services are no names.
pub(crate) fn anonymous<'a>(text: &'a str, world: &dyn crate::World) -> Result<&'a str, crate::Refusal> {
    match marks(text, world) {
        marks if marks.is_empty() => Ok(text),
        marks => Err(crate::Refusal::MayIdentify { marks }),
    }
}

/// The name of a place, a service, a sign or a device: it may be a person's (a street's often is), and holds no number, handle, link
/// or document.
pub fn name_of_a_thing(text: &str) -> Result<&str, crate::Refusal> {
    let mut marks = freetext::find(text, &|_| false);
    marks.retain(|mark| mark.why != freetext::Why::Name);
    match marks.is_empty() {
        true => Ok(text),
        false => Err(crate::Refusal::MayIdentify { marks }),
    }
}

/// What in a text may identify somebody, as positions in UTF-16 units.
pub fn marks(text: &str, world: &dyn crate::World) -> Vec<freetext::Mark> {
    let services = world.all("service");
    let names = services.iter().filter_map(|service| service.text("name")).map(str::to_lowercase);
    let zones = world.catalogue().codes("zone").into_iter().map(|zone| zone.to_lowercase());
    let own: Vec<String> = names.chain(zones).collect();
    let of_own =
        |word: &str| own.iter().any(|name| name.split(|c: char| !c.is_alphanumeric()).any(|part| part == word));
    freetext::find(text, &of_own)
}

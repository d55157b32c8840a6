//! The one way in: what a screen, a terminal or a test may ask for.
//!
//! A command is one gesture. `decide` says which single keys it puts into which documents, or why nothing happens. Adding
//! a kind of record means one variant here and one file in `kind/`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Catalogue, Edit, FollowCode, Id, Record, Refusal, Role, TeamClock, Value,
    kind::{
        self, CaseNote, FollowUpSet, LegalSet, NewActivity, NewBlock, NewConcern, NewDecision, NewFollowUp, ServiceSet,
        SessionSet,
    },
};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
#[ts(optional_fields)]
pub enum Command {
    OpenOuting {
        #[serde(default)]
        id: Option<Id>,
        channel: String,
        zones: Vec<String>,
        #[serde(default)]
        roles: Vec<String>,
        /// The kind of platform of a web maraude.
        #[serde(default)]
        platform: Option<String>,
    },
    /// A head count on the shore: no record of anybody.
    CountAtSea {
        outing: Id,
        what: String,
        count: u32,
    },
    CloseOuting {
        outing: Id,
    },
    /// One tap on a contact; the first one begins it.
    NoteContact {
        #[serde(default)]
        id: Option<Id>,
        outing: Id,
        answers: Vec<Answer>,
    },
    /// This device's role takes over a person who accepted support.
    TakeOver {
        contact: Id,
    },
    /// A follow-up code goes out of a contact or a decision: its follow-up is erased.
    ForgetCode {
        kind: String,
        id: Id,
    },
    RaiseAlert {
        #[serde(default)]
        id: Option<Id>,
        outing: Id,
        #[serde(default)]
        contact: Option<Id>,
        level: String,
    },
    SeeAlert {
        alert: Id,
    },
    /// A named role is taking care of it.
    TakeAlert {
        alert: Id,
    },
    CallByVoice {
        alert: Id,
    },
    DecideAlert {
        alert: Id,
        decision: String,
    },
    OpenFollowUp {
        #[serde(default)]
        id: Option<Id>,
        code: String,
        next_step: String,
        owner: String,
        due: String,
        #[serde(default)]
        wish: Option<String>,
    },
    SetFollowUp {
        code: String,
        set: FollowUpSet,
    },
    /// A step, a criterion or an accompaniment of a follow-up that the team works as a case.
    NoteCase {
        code: String,
        note: CaseNote,
    },
    /// Puts a history-free copy of a follow-up into tonight's space.
    LeaseFollowUp {
        follow_up: Id,
        /// The heads of the follow-up's document that the copy is made of; the client fills it in.
        #[serde(default)]
        basis: Option<String>,
    },
    Refer {
        #[serde(default)]
        id: Option<Id>,
        contact: Id,
        need: String,
        service: Id,
        consent: bool,
    },
    SetReferral {
        referral: Id,
        status: String,
        #[serde(default)]
        reason: Option<String>,
        /// A role.
        #[serde(default)]
        owner: Option<String>,
        #[serde(default)]
        due: Option<String>,
        /// Whether what was received matched the need.
        #[serde(default)]
        matched: Option<String>,
    },
    /// Notes that these fields of a referral were given to its receiver.
    ShareReferral {
        referral: Id,
        fields: Vec<String>,
    },
    AddService {
        #[serde(default)]
        id: Option<Id>,
        name: String,
        needs: Vec<String>,
    },
    SetService {
        service: Id,
        set: ServiceSet,
    },
    /// More follow-up codes for one device: eight bytes of its id, in hexadecimal.
    HandOutCodes {
        device: String,
        new: NewBlock,
    },
    NoteContext {
        what: String,
        zone: String,
        #[serde(default)]
        taken: Vec<String>,
        #[serde(default)]
        minors_seen: Option<u32>,
    },
    NoteActivity(NewActivity),
    Set {
        key: String,
        value: Value,
    },
    AnswerSameGroup {
        contacts: Vec<Id>,
        answer: String,
    },
    /// Two codes, one child? `yes` links them, `separate` gives both back.
    AnswerSameChild {
        codes: [String; 2],
        answer: String,
    },
    /// A decision of the debriefing.
    Decide(NewDecision),
    SetDecision {
        decision: Id,
        done: bool,
    },
    /// Chooses one of the values of a field that two people wrote without knowing of each other.
    Resolve {
        kind: String,
        id: Id,
        field: String,
        value: Value,
    },
    /// A human's words for one section of a report on a period (dates, both inside).
    SetReportText {
        from: String,
        to: String,
        section: String,
        words: String,
    },
    /// The psychologist's session, in her vault.
    NoteSession {
        #[serde(default)]
        id: Option<Id>,
        set: SessionSet,
    },
    /// Her headings for a first evaluation.
    SaveTemplate {
        #[serde(default)]
        id: Option<Id>,
        name: String,
        headings: Vec<String>,
    },
    /// Tells the team under the session's code: seen, whether there is a follow-up, the level if she shares it.
    TellTeam {
        session: Id,
        follow_up: bool,
        level: bool,
    },
    /// A step of protection or law.
    NoteLegalStep {
        #[serde(default)]
        id: Option<Id>,
        set: LegalSet,
    },
    /// A safeguarding report, which its writer cannot read again.
    ReportConcern {
        #[serde(default)]
        id: Option<Id>,
        concern: NewConcern,
    },
    /// What a focal point does with one.
    AnswerConcern {
        concern: Id,
        status: String,
        #[serde(default)]
        answer: Option<String>,
    },
    /// A sound for a card, in Base64; the client takes its labels off and fills in what it is.
    AddRecording {
        #[serde(default)]
        id: Option<Id>,
        card: String,
        language: String,
        sound: String,
        #[serde(default)]
        format: Option<String>,
        #[serde(default)]
        seconds: Option<u32>,
    },
    /// This device's role has listened to it and lets children hear it, or takes that back.
    HearRecording {
        recording: Id,
        heard: bool,
    },
    /// A sheet of the team's own, in its next version.
    PublishProtocol {
        #[serde(default)]
        id: Option<Id>,
        title: String,
        text: String,
    },
    WithdrawProtocol {
        protocol: Id,
    },
    /// Totals of past months, instead of those kept of them: `2026-09` → `table/row` → number, none where it was withheld.
    KeepPast {
        #[ts(type = "Record<string, Record<string, number | null>>")]
        months: BTreeMap<String, BTreeMap<String, Option<u32>>>,
    },
    ForgetPast {
        month: String,
    },
    /// Enters a period's protected tables into the ledger; the client fills them in.
    Publish {
        from: String,
        to: String,
        #[serde(default)]
        tables: Option<String>,
    },
}

/// One answer about a contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "about", rename_all = "snake_case", deny_unknown_fields)]
#[ts(optional_fields)]
pub enum Answer {
    Zone {
        zone: String,
    },
    Channel {
        channel: String,
    },
    Heads {
        band: String,
        gender: String,
        count: u32,
    },
    Language {
        language: String,
    },
    /// Without a source, the need is taken back.
    Need {
        code: String,
        source: Option<String>,
    },
    /// Without a source, the sign is taken back.
    Sign {
        code: String,
        source: Option<String>,
    },
    Card {
        card: String,
        language: String,
        understood: String,
    },
    Support {
        offered: String,
        answer: String,
    },
    Interpreter {
        who: String,
    },
    Information {
        code: String,
        given: bool,
    },
    Code {
        code: String,
    },
    /// The explicit gesture from the anonymous log to a follow-up: the child's yes, a next step, an owner. `due` is a date.
    OpenFollowUp {
        code: String,
        step: String,
        owner: String,
        due: String,
    },
    SeenBefore {
        seen: String,
    },
    Complete {
        complete: bool,
    },
}

/// Everything a decision needs that is not in a record.
#[derive(Debug, Clone)]
pub struct Context {
    /// Milliseconds since 1970.
    pub now: i64,
    pub clock: TeamClock,
    pub role: Role,
    /// The first 8 bytes of this device's id.
    pub device: [u8; 8],
    /// A random id for what the command makes, unless it brings one.
    pub fresh: Id,
}

/// What is already known on this device.
pub trait World {
    fn record(&self, kind: &str, id: Id) -> Option<Record>;
    /// The follow-up (or extract) with this code.
    fn by_code(&self, kind: &str, code: &str) -> Option<Record>;
    /// Every record of a kind.
    fn all(&self, kind: &str) -> Vec<Record>;
    fn catalogue(&self) -> &Catalogue;
    /// Where a code is in this device's own rows: row and place.
    fn own_place(&self, code: &FollowCode) -> Option<(Id, u32)>;
}

/// The keys to put, or the reason why not. Nothing is written here.
pub fn decide(command: &Command, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    match command {
        Command::OpenOuting { id, channel, zones, roles, platform } => {
            kind::open_outing(id.unwrap_or(ctx.fresh), channel, zones, roles, platform.as_deref(), world, ctx)
        }
        Command::CountAtSea { outing, what, count } => kind::count_at_sea(*outing, what, *count, world),
        Command::ForgetCode { kind, id } => forget_code(kind, *id, world),
        Command::TakeOver { contact } => kind::take_over(*contact, world, ctx),
        Command::SetService { service, set } => kind::set_service(*service, set, world, ctx),
        Command::HandOutCodes { device, new } => {
            let bytes =
                (0..8).map(|at| device.get(at * 2..at * 2 + 2).and_then(|two| u8::from_str_radix(two, 16).ok()));
            let prefix: Option<Vec<u8>> = bytes.collect();
            let prefix = prefix.and_then(|prefix| prefix.try_into().ok());
            Ok(kind::hand_out(prefix.ok_or(Refusal::Unknown { kind: "device".into() })?, new))
        }
        Command::CloseOuting { outing } => kind::close_outing(*outing, world, ctx),
        Command::NoteContact { id, outing, answers } => {
            kind::contact_edits(id.unwrap_or(ctx.fresh), *outing, answers, world, ctx)
        }
        Command::RaiseAlert { .. }
        | Command::SeeAlert { .. }
        | Command::TakeAlert { .. }
        | Command::CallByVoice { .. }
        | Command::DecideAlert { .. } => kind::alert_edits(command, world, ctx),
        Command::OpenFollowUp { id, code, next_step, owner, due, wish } => {
            let new = NewFollowUp { code, next_step, owner, due, wish: wish.as_deref() };
            kind::open_follow_up(id.unwrap_or(ctx.fresh), new, world)
        }
        Command::SetFollowUp { code, set } => kind::set_follow_up(code, set, world),
        Command::NoteCase { code, note } => kind::case_edits(code, note, world, ctx),
        Command::LeaseFollowUp { follow_up, basis } => {
            kind::extract(ctx.fresh, *follow_up, basis.as_deref().unwrap_or_default(), world)
        }
        Command::Refer { .. } | Command::SetReferral { .. } | Command::ShareReferral { .. } => {
            kind::referral_edits(command, world, ctx)
        }
        Command::AddService { id, name, needs } => {
            kind::service_edits(id.unwrap_or(ctx.fresh), name, needs, world, ctx)
        }
        Command::NoteContext { what, zone, taken, minors_seen } => {
            kind::context_edits(what, zone, taken, *minors_seen, world, ctx)
        }
        Command::NoteActivity(new) => kind::activity_edits(new, world, ctx),
        Command::Set { key, value } => kind::setting_edits(key, value, world),
        Command::AnswerSameGroup { contacts, answer } => kind::link_edits(contacts, answer, world),
        Command::AnswerSameChild { codes, answer } => kind::same_child(codes, answer, world),
        Command::Decide(new) => kind::decision_edits(new, world, ctx),
        Command::SetDecision { decision, done } => kind::decision_done(*decision, *done, world),
        Command::Resolve { kind, id, field, value } => resolve(kind, *id, field, value, world),
        Command::SetReportText { from, to, section, words } => kind::report_text(from, to, section, words, world),
        Command::NoteSession { id, set } => kind::session_edits(id.unwrap_or(ctx.fresh), set, world, ctx),
        Command::SaveTemplate { id, name, headings } => {
            kind::template_edits(id.unwrap_or(ctx.fresh), name, headings, world)
        }
        Command::TellTeam { session, follow_up, level } => kind::tick_edits(*session, *follow_up, *level, world, ctx),
        Command::NoteLegalStep { id, set } => kind::legal_edits(id.unwrap_or(ctx.fresh), set, world, ctx),
        Command::ReportConcern { id, concern } => kind::concern_edits(id.unwrap_or(ctx.fresh), concern, world, ctx),
        Command::AnswerConcern { concern, status, answer } => {
            kind::concern_answer(*concern, status, answer.as_deref(), world)
        }
        Command::AddRecording { .. }
        | Command::HearRecording { .. }
        | Command::PublishProtocol { .. }
        | Command::WithdrawProtocol { .. } => in_the_library(command, world, ctx),
        Command::KeepPast { months } => kind::keep_past(months, world, ctx),
        Command::ForgetPast { month } => kind::forget_past(month, world, ctx),
        Command::Publish { from, to, tables } => {
            kind::publish(from, to, tables.as_deref().unwrap_or_default(), world, ctx)
        }
    }
}

fn in_the_library(command: &Command, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    match command {
        Command::AddRecording { id, card, language, sound, format, seconds } => {
            let format = format.as_deref().unwrap_or_default();
            let sound = kind::Sound { card, language, data: sound, format, seconds: seconds.unwrap_or_default() };
            kind::add_recording(id.unwrap_or(ctx.fresh), sound, world, ctx)
        }
        Command::HearRecording { recording, heard } => kind::hear_recording(*recording, *heard, world, ctx),
        Command::PublishProtocol { id, title, text } => {
            kind::publish_protocol(id.unwrap_or(ctx.fresh), title, text, world, ctx)
        }
        Command::WithdrawProtocol { protocol } => kind::withdraw_protocol(*protocol, world),
        _ => Ok(vec![]),
    }
}

/// One of the values in conflict, put again: that decides it.
fn resolve(kind: &str, id: Id, field: &str, value: &Value, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    let unknown = || Refusal::Unknown { kind: kind.chars().take(40).collect() };
    let record = world.record(kind, id).ok_or_else(unknown)?;
    let held = record.fields.get(field).filter(|held| held.is_conflict()).ok_or(Refusal::NotInConflict)?;
    if !held.all().any(|said| said.value == *value) {
        return Err(Refusal::NotInConflict);
    }
    let doc = crate::DocRef { id: record.doc, kind: crate::DocKind::holding(kind).ok_or_else(unknown)? };
    let key = if record.doc == id { field.to_owned() } else { format!("{kind}/{id}/{field}") };
    Ok(vec![Edit::new(doc, key, value.clone())])
}

/// Takes back every key that names a follow-up's code.
fn forget_code(kind: &str, id: Id, world: &dyn World) -> Result<Vec<Edit>, Refusal> {
    let unknown = || Refusal::Unknown { kind: kind.chars().take(40).collect() };
    let record = world.record(kind, id).ok_or_else(unknown)?;
    let doc = crate::DocRef { id: record.doc, kind: crate::DocKind::holding(kind).ok_or_else(unknown)? };
    let naming = ["code", "of", "opens/step"].into_iter().filter(|key| record.fields.contains_key(*key));
    Ok(naming.map(|key| Edit::new(doc, format!("{kind}/{id}/{key}"), crate::TAKEN_BACK)).collect())
}

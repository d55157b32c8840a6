//! The closed lists: codes that a record may carry, as data. Checked when written, never when read.
//!
//! A code carries its family (`supplies.hygiene_kit`), so that an app which does not know the code still counts the
//! family. A team adds codes through its settings (`need/supplies.sim_card`), without a new version of the app.
//! Languages are ISO 639-1 where there is one, else 639-3 (Fur is `fvr`, Sorani is `ckb`).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Refusal;

pub const BANDS: [&str; 6] = ["<13", "13-14", "15-17", "says_minor", "adult", "not_asked"];
pub const GENDERS: [&str; 4] = ["f", "m", "other", "not_asked"];
pub const CHANNELS: [&str; 7] = ["living_place", "coastal", "web", "day_centre", "shelter", "office", "phone"];
pub const SOURCES: [&str; 5] = ["asked", "seen", "said", "partner", "not_asked"];
pub const LEVELS: [&str; 3] = ["yellow", "orange", "red"];
pub const RISKS: [&str; 3] = ["low", "medium", "high"];
pub const OUTCOMES: [&str; 2] = ["done", "not_done"];
pub const SEEN_BEFORE: [&str; 3] = ["yes", "no", "unknown"];
pub const REFERRAL_STATES: [&str; 8] =
    ["draft", "sent", "acknowledged", "accepted", "refused", "served", "closed", "revoked"];
pub const CONTEXT_KINDS: [&str; 6] = ["eviction", "cold", "closure", "raid", "crossing", "other"];
pub const ALERT_DECISIONS: [&str; 3] = ["handled", "kept", "not_confirmed"];

/// What a child may ask for or a mediator may see.
pub const NEEDS: [&str; 18] = [
    "shelter.tonight",
    "shelter.tent",
    "health.care",
    "health.mental",
    "food.meal",
    "food.water",
    "supplies.clothes",
    "supplies.blanket",
    "supplies.hygiene_kit",
    "hygiene.shower",
    "phone.charging",
    "phone.credit",
    "legal.information",
    "legal.asylum",
    "protection.danger",
    "family.contact",
    "school.learning",
    "transport.ride",
];

/// Five families of at most six. Presence or absence proves nothing: signs are shown, a named role decides.
/// After the UNODC indicators for children and the practice described by Hors la Rue; paraphrased.
pub const SIGNS: [&str; 26] = [
    "exploitation.works_for_passage",
    "exploitation.sexual",
    "exploitation.forced_theft",
    "exploitation.steers_boat",
    "exploitation.recruits",
    "violence.marks",
    "violence.threatened",
    "violence.by_police",
    "violence.sexual",
    "violence.between_young",
    "health.hypothermia",
    "health.wound",
    "health.exhausted",
    "health.intoxicated",
    "health.pregnant",
    "health.other_urgent",
    "control.debt",
    "control.by_adult",
    "control.phone_held",
    "control.not_alone_ever",
    "control.papers_held",
    "distress.speaks_of_dying",
    "distress.self_harm",
    "distress.withdrawn",
    "distress.terrified",
    "distress.not_sleeping",
];

/// In a family, as they are shown.
pub const MOST_SIGNS: usize = 6;

pub const LANGUAGES: [&str; 28] = [
    "fr", "en", "ar", "apd", "arz", "apc", "ayl", "shu", "ps", "fa", "prs", "pes", "haz", "ti", "am", "om", "ku",
    "kmr", "ckb", "vi", "sq", "so", "ur", "bn", "tr", "zag", "mls", "fvr",
];

pub const REFUSAL_REASONS: [&str; 9] =
    ["full", "closed", "age", "minority_contested", "language", "distance", "no_answer", "criteria", "child_says_no"];

pub const SUPPORT: [&str; 4] = ["psychologist", "social_worker", "legal_officer", "mediator"];
pub const ANSWERS: [&str; 3] = ["accepted", "refused", "later"];
pub const UNDERSTOOD: [&str; 3] = ["yes", "partly", "no"];
/// What a child is shown; the texts are the screens'.
pub const CARDS: [&str; 12] = [
    "numbers",
    "self-protection",
    "cold",
    "crossing",
    "rights",
    "shelter",
    "health",
    "asylum",
    "family",
    "charging",
    "food",
    "noted",
];
/// Counted on the shore after a shipwreck: heads, nobody's record.
pub const COASTAL: [&str; 5] = ["out_of_water", "wet", "cold", "injured", "children_alone"];
/// The kind of platform of a web maraude; never a name, a link or a handle.
pub const PLATFORMS: [&str; 5] = ["messaging", "video", "pictures", "forum", "other"];
/// Who interpreted, or that nobody could: what is missing feeds recruitment.
pub const INTERPRETERS: [&str; 5] = ["myself", "team", "peer", "phone", "nobody"];
pub const INFORMATION: [&str; 6] = ["rights", "shelter", "health", "asylum", "danger", "association"];
/// The next step of a follow-up that is opened in the street, where nothing is typed.
pub const STEPS: [&str; 8] =
    ["see_again", "shelter", "health_care", "psychologist", "legal", "child_protection", "school", "family"];
/// Whether a service takes a minor who comes alone.
pub const MINORS: [&str; 3] = ["alone", "with_adult", "no"];
pub const ACTIVITIES: [&str; 5] = ["playful", "sport", "creative", "emotional_support", "rights_session"];
pub const EFFECTS: [&str; 3] = ["calmer", "same", "unsettled"];
/// What a decision of the debriefing is about.
pub const TOPICS: [&str; 8] = ["alert", "refusal", "follow_up", "context", "language", "care", "conference", "other"];
/// Whether the service that was received matched the need.
pub const MATCHES: [&str; 4] = ["yes", "partly", "no", "unknown"];
/// What a receiver of a referral may be given, each with the person's yes.
pub const HANDOVER: [&str; 7] = ["need", "service", "language", "band", "gender", "code", "wish"];
/// Of a psychologist's session.
pub const SESSION_STATES: [&str; 3] = ["planned", "held", "missed"];
/// Of the meeting, in her words.
pub const MOODS: [&str; 6] = ["calm", "open", "closed", "tense", "sad", "frightened"];
/// What a safeguarding report is about.
pub const CONCERNS: [&str; 7] =
    ["violence", "sexual_misconduct", "neglect", "exploitation", "discrimination", "data", "source_of_concern"];
pub const CONCERN_ABOUT: [&str; 5] = ["staff", "volunteer", "partner", "public_force", "unknown"];
pub const CONCERN_STATES: [&str; 3] = ["received", "handled", "closed"];
/// The named steps of case management (Inter-agency Guidelines, 2014).
pub const CASE_STEPS: [&str; 6] = ["identification", "assessment", "planning", "implementation", "review", "closure"];
/// Of the prioritisation guide: presence is ticked, nothing is added up.
pub const CRITERIA: [&str; 9] = [
    "immediate_danger",
    "exploitation",
    "speaks_of_dying",
    "medical",
    "under_13",
    "alone",
    "no_shelter",
    "pregnant",
    "family_search",
];
/// One of these, and the guide proposes the highest priority.
pub const URGENT_CRITERIA: [&str; 5] = ["immediate_danger", "exploitation", "speaks_of_dying", "medical", "under_13"];
pub const ACCOMPANIED: [&str; 3] = ["received", "partly", "turned_away"];
/// Of protection and law, as they are named in France: information préoccupante, signalement, administrateur ad hoc, recours.
pub const LEGAL_STEPS: [&str; 7] =
    ["concern_report", "court_report", "ad_hoc_guardian", "placement_request", "age_appeal", "asylum", "complaint"];
pub const LEGAL_RECEIVERS: [&str; 8] =
    ["crip", "prosecutor", "children_judge", "child_welfare", "prefecture", "ofpra", "court", "lawyer"];
pub const LEGAL_STATES: [&str; 5] = ["to_do", "sent", "answered", "refused", "closed"];
pub const TAKEN: [&str; 5] = ["phones", "tents", "documents", "clothes", "food"];

/// What a member of the team does. Written as its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Mediator,
    Psychologist,
    SocialWorker,
    Supervisor,
    LegalOfficer,
    Lead,
    Coordinator,
}

impl Role {
    pub const ALL: [Role; 7] = [
        Role::Mediator,
        Role::Psychologist,
        Role::SocialWorker,
        Role::Supervisor,
        Role::LegalOfficer,
        Role::Lead,
        Role::Coordinator,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Role::Mediator => "mediator",
            Role::Psychologist => "psychologist",
            Role::SocialWorker => "social_worker",
            Role::Supervisor => "supervisor",
            Role::LegalOfficer => "legal_officer",
            Role::Lead => "lead",
            Role::Coordinator => "coordinator",
        }
    }

    pub fn of(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A minor is every band but an adult and not asked; saying so is enough.
pub fn is_minor(band: &str) -> bool {
    !matches!(band, "adult" | "not_asked")
}

/// The shipped lists with what the team added.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    added: BTreeSet<(String, String)>,
    hidden: BTreeSet<(String, String)>,
}

impl Catalogue {
    /// `list` is `need`, `sign`, `language`, `reason`, `card`, `zone`…, as in the keys of the settings.
    pub fn add(&mut self, list: &str, code: &str) {
        self.added.insert((list.to_owned(), code.to_owned()));
    }

    /// Out of the list that is shown; what was written with it stays readable.
    pub fn hide(&mut self, list: &str, code: &str) {
        self.hidden.insert((list.to_owned(), code.to_owned()));
    }

    pub fn shipped(list: &str) -> &'static [&'static str] {
        match list {
            "band" => &BANDS,
            "gender" => &GENDERS,
            "channel" => &CHANNELS,
            "source" => &SOURCES,
            "level" => &LEVELS,
            "risk" => &RISKS,
            "outcome" => &OUTCOMES,
            "seen_before" => &SEEN_BEFORE,
            "referral" => &REFERRAL_STATES,
            "context" => &CONTEXT_KINDS,
            "decision" => &ALERT_DECISIONS,
            "need" => &NEEDS,
            "sign" => &SIGNS,
            "language" => &LANGUAGES,
            "reason" => &REFUSAL_REASONS,
            "support" => &SUPPORT,
            "answer" => &ANSWERS,
            "understood" => &UNDERSTOOD,
            "card" => &CARDS,
            "taken" => &TAKEN,
            "coastal" => &COASTAL,
            "platform" => &PLATFORMS,
            "interpreter" => &INTERPRETERS,
            "information" => &INFORMATION,
            "step" => &STEPS,
            "minors" => &MINORS,
            "activity" => &ACTIVITIES,
            "effect" => &EFFECTS,
            "topic" => &TOPICS,
            "match" => &MATCHES,
            "session_state" => &SESSION_STATES,
            "mood" => &MOODS,
            "handover" => &HANDOVER,
            "concern" => &CONCERNS,
            "concern_about" => &CONCERN_ABOUT,
            "case_step" => &CASE_STEPS,
            "criterion" => &CRITERIA,
            "accompanied" => &ACCOMPANIED,
            "legal_step" => &LEGAL_STEPS,
            "legal_receiver" => &LEGAL_RECEIVERS,
            "legal_status" => &LEGAL_STATES,
            "concern_status" => &CONCERN_STATES,
            _ => &[],
        }
    }

    pub fn knows(&self, list: &str, code: &str) -> bool {
        Self::shipped(list).contains(&code) || self.added.contains(&(list.to_owned(), code.to_owned()))
    }

    pub fn codes(&self, list: &str) -> Vec<String> {
        let own = |(of, code): &&(String, String)| of == list && !Self::shipped(list).contains(&code.as_str());
        let added = self.added.iter().filter(own).map(|(_, code)| code.clone());
        let shown = |code: &String| !self.hidden.contains(&(list.to_owned(), code.clone()));
        Self::shipped(list).iter().map(|code| (*code).to_owned()).chain(added).filter(shown).collect()
    }

    /// What the team has taken off its lists: (list, code).
    pub fn hidden(&self) -> impl Iterator<Item = &(String, String)> {
        self.hidden.iter()
    }

    pub(crate) fn check(&self, list: &str, code: &str) -> Result<(), Refusal> {
        match self.knows(list, code) {
            true => Ok(()),
            false => Err(Refusal::NotInList { list: list.to_owned(), code: code.chars().take(40).collect() }),
        }
    }
}

/// Whether a team may add this code to a list: lower-case words joined by dots, no more than 60 letters.
pub fn is_code(code: &str) -> bool {
    let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
    code.len() <= 60 && code.split('.').all(|word| !word.is_empty() && word.bytes().all(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_hold_the_promises_of_their_documentation() {
        let family = |code: &'static str| code.split('.').next().unwrap_or_default();
        let families: BTreeSet<_> = SIGNS.into_iter().map(family).collect();
        assert_eq!(families.len(), 5);
        for wanted in families {
            assert!(SIGNS.into_iter().filter(|sign| family(sign) == wanted).count() <= 6, "{wanted}");
        }
        for list in [&NEEDS[..], &SIGNS[..], &LANGUAGES[..], &REFUSAL_REASONS[..]] {
            assert!(list.iter().all(|code| is_code(code)));
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len());
        }
    }

    #[test]
    fn a_code_that_the_team_added_is_known_and_another_is_refused() {
        let mut catalogue = Catalogue::default();
        catalogue.add("need", "supplies.sim_card");
        assert!(catalogue.check("need", "supplies.sim_card").is_ok());
        assert!(matches!(catalogue.check("need", "supplies.pony"), Err(Refusal::NotInList { .. })));
        assert!(catalogue.check("sign", "supplies.sim_card").is_err());
    }
}

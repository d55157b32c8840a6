//! A follow-up as a case file, where a team works in named steps: which steps were reached and when, which criteria of the
//! prioritisation guide are met, who went along where. Steps and guide after the *Inter-agency Guidelines for Case Management and
//! Child Protection* (Global Protection Cluster, 2014). No number: a priority is proposed, a person decides.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Context, DocKind, DocRef, Edit, FollowCode, Id, Record, Refusal, TAKEN_BACK, World, catalogue};

/// One thing that is said of a case file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "note", rename_all = "snake_case", deny_unknown_fields)]
pub enum CaseNote {
    /// Reached today, by this device's role; or taken back.
    Step {
        step: String,
        reached: bool,
    },
    Criterion {
        criterion: String,
        met: bool,
    },
    /// Somebody went along: for which need, how many minutes they waited, what came of it.
    Accompanied {
        need: String,
        waited: u32,
        result: String,
    },
}

/// Keys of the follow-up: `case/<step>` (`day:role`), `criterion/<code>`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct CaseFile {
    /// In the order of the guide: step, day, role.
    pub steps: Vec<(String, String, String)>,
    pub criteria: Vec<String>,
    /// What the guide proposes for these criteria; nothing while none is met.
    pub proposed: Option<String>,
}

/// Keys: `need`, `waited`, `result`, `day`, `role`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Accompaniment {
    pub id: Id,
    pub need: String,
    /// Minutes.
    #[ts(type = "number")]
    pub waited: i64,
    /// `received`, `partly`, `turned_away`.
    pub result: String,
    pub day: String,
    pub role: String,
}

impl CaseFile {
    /// Of a follow-up's record.
    pub fn read(record: &Record) -> CaseFile {
        let reached = |step: &&str| {
            let (day, role) = record.text(&format!("case/{step}"))?.split_once(':')?;
            Some(((*step).to_owned(), day.to_owned(), role.to_owned()))
        };
        let criteria: Vec<&str> =
            catalogue::CRITERIA.into_iter().filter(|code| record.flag(&format!("criterion/{code}"))).collect();
        let urgent = criteria.iter().any(|code| catalogue::URGENT_CRITERIA.contains(code));
        CaseFile {
            steps: catalogue::CASE_STEPS.iter().filter_map(reached).collect(),
            proposed: (!criteria.is_empty()).then(|| if urgent { "high" } else { "medium" }.to_owned()),
            criteria: criteria.into_iter().map(str::to_owned).collect(),
        }
    }
}

impl Accompaniment {
    pub fn read(record: &Record) -> Accompaniment {
        let text = |key| record.text(key).unwrap_or_default().to_owned();
        Accompaniment {
            id: record.id,
            need: text("need"),
            waited: record.int("waited").unwrap_or_default(),
            result: text("result"),
            day: text("day"),
            role: text("role"),
        }
    }
}

pub(crate) fn case_edits(code: &str, said: &CaseNote, world: &dyn World, ctx: &Context) -> Result<Vec<Edit>, Refusal> {
    let code = FollowCode::parse(code)?;
    let unknown = || Refusal::Unknown { kind: "follow_up".into() };
    let record = world.by_code(DocKind::FollowUp.code(), code.digits()).ok_or_else(unknown)?;
    let doc = DocRef { id: record.doc, kind: DocKind::FollowUp };
    let list = world.catalogue();
    let (day, _) = ctx.clock.day_and_slot(ctx.now);
    match said {
        CaseNote::Step { step, reached } => {
            list.check("case_step", step)?;
            let said = if *reached { format!("{day}:{}", ctx.role.code()) } else { TAKEN_BACK.to_owned() };
            Ok(vec![Edit::new(doc, format!("case/{step}"), said)])
        }
        CaseNote::Criterion { criterion, met } => {
            list.check("criterion", criterion)?;
            Ok(vec![Edit::new(doc, format!("criterion/{criterion}"), *met)])
        }
        CaseNote::Accompanied { need, waited, result } => {
            list.check("need", need)?;
            list.check("accompanied", result)?;
            if *waited > 24 * 60 {
                return Err(Refusal::Missing { field: "waited".into() });
            }
            let put =
                |key: &str, value: crate::Value| Edit::new(doc, format!("accompaniment/{}/{key}", ctx.fresh), value);
            Ok(vec![
                put("need", need.as_str().into()),
                put("waited", i64::from(*waited).into()),
                put("result", result.as_str().into()),
                put("day", day.to_string().into()),
                put("role", ctx.role.code().into()),
            ])
        }
    }
}

//! Who takes what, and what they refuse: the team's own referrals, service by service. Exact figures, for inside.

use std::collections::BTreeMap;

use domain::kind::Referral;
use serde::Serialize;
use ts_rs::TS;

use crate::{Result, antenna::count, app::Open};

/// One need at one service.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct PathwayRow {
    pub service: String,
    pub need: String,
    /// Referrals that were made, refused or not.
    pub asked: u32,
    /// Accepted, served, or closed after that.
    pub taken: u32,
    pub refused: u32,
    /// Reasons, the most frequent first.
    pub reasons: Vec<(String, u32)>,
    /// What was received matched the need: yes, in part, no.
    pub matched: Vec<(String, u32)>,
    /// When it was refused last, in milliseconds since 1970.
    #[ts(type = "number | null")]
    pub last_refusal: Option<i64>,
}

fn most_first(counts: BTreeMap<String, u32>) -> Vec<(String, u32)> {
    let mut all: Vec<(String, u32)> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

impl Open {
    /// The most asked first. A need that a service says it meets and nobody has asked it for is not in the list.
    pub fn pathways(&self) -> Result<Vec<PathwayRow>> {
        let services = self.service_names()?;
        let mut by_way: BTreeMap<(String, String), Vec<(Referral, i64)>> = BTreeMap::new();
        for (_, record) in self.store.records("referral")? {
            let referral = Referral::read(&record);
            let Some(name) = services.get(&referral.service).filter(|_| referral.status != "revoked") else { continue };
            let said = record.fields.get("status").map_or(referral.made, |held| held.first.at);
            by_way.entry((name.clone(), referral.need.clone())).or_default().push((referral, said));
        }
        let mut rows: Vec<PathwayRow> = by_way
            .into_iter()
            .map(|((service, need), referrals)| {
                let mut row = PathwayRow { service, need, asked: count(referrals.len()), ..PathwayRow::default() };
                let (mut reasons, mut matched) = (BTreeMap::new(), BTreeMap::new());
                for (referral, said) in referrals {
                    // A refusal that was closed as one keeps its reason.
                    let refused =
                        referral.status == "refused" || referral.status == "closed" && referral.reason.is_some();
                    if refused {
                        row.refused += 1;
                        row.last_refusal = row.last_refusal.max(Some(said));
                        *reasons.entry(referral.reason.unwrap_or_default()).or_default() += 1;
                    } else if matches!(referral.status.as_str(), "accepted" | "served" | "closed") {
                        row.taken += 1;
                    }
                    if let Some(answer) = referral.matched {
                        *matched.entry(answer).or_default() += 1;
                    }
                }
                (row.reasons, row.matched) = (most_first(reasons), most_first(matched));
                row
            })
            .collect();
        rows.sort_by(|a, b| b.asked.cmp(&a.asked).then_with(|| (&a.service, &a.need).cmp(&(&b.service, &b.need))));
        Ok(rows)
    }
}

#![doc = include_str!("../README.md")]

mod consolidate;
mod export;
mod figures;
mod foreign;
mod protect;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Id,
    kind::{Alert, Contact, Link, Referral},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use consolidate::{Consolidated, Contribution, Gap, Summed, Unreadable, consolidate};
pub use export::{Coded, ExportError, Format, Paper, exact, file_name, to_codebook, to_consolidated};
pub use figures::{Log, Raised, Row, Table, Unit};
pub use foreign::{Columns, Looked, look};
pub use protect::{Protected, protect};

/// A contact with the service day of its outing.
#[derive(Debug, Clone, PartialEq)]
pub struct Met {
    pub day: String,
    pub contact: Contact,
}

/// Figures for the antenna's own screens: exact, marked *interne*, never published as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counts {
    /// Heads as they were logged.
    pub raw_people: u32,
    pub raw_minors: u32,
    /// Groups that were logged twice are counted once.
    pub people: u32,
    pub minors: u32,
    pub contacts: u32,
    pub incomplete_contacts: u32,
    pub alerts: u32,
    pub referrals_refused: u32,
}

/// Two contacts that may be one group, and what a human said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Proposal {
    pub a: Id,
    pub b: Id,
    pub answer: Option<String>,
}

pub fn counts(met: &[Met], links: &[Link], alerts: &[Alert], referrals: &[Referral]) -> Counts {
    let sum = |contacts: &mut dyn Iterator<Item = &Contact>| {
        contacts.fold((0, 0), |(people, minors), contact| (people + contact.people(), minors + contact.minors()))
    };
    let (raw_people, raw_minors) = sum(&mut met.iter().map(|met| &met.contact));
    let (people, minors) = sum(&mut once_each(met, links).into_iter());
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Counts {
        raw_people,
        raw_minors,
        people,
        minors,
        contacts: count(met.len()),
        incomplete_contacts: count(met.iter().filter(|met| !met.contact.complete).count()),
        alerts: count(alerts.len()),
        referrals_refused: count(referrals.iter().filter(|referral| referral.status == "refused").count()),
    }
}

/// Of the contacts that humans joined, the one with most people; every other contact as it is.
fn once_each<'a>(met: &'a [Met], links: &[Link]) -> Vec<&'a Contact> {
    let mut root: BTreeMap<Id, Id> = met.iter().map(|met| (met.contact.id, met.contact.id)).collect();
    fn find(root: &BTreeMap<Id, Id>, mut id: Id) -> Id {
        while let Some(up) = root.get(&id).filter(|up| **up != id) {
            id = *up;
        }
        id
    }
    for (a, b) in links.iter().filter_map(Link::joins) {
        let (a, b) = (find(&root, a), find(&root, b));
        // The smaller id is the root, so that the order of the links does not matter.
        root.insert(a.max(b), a.min(b));
    }
    let mut largest: BTreeMap<Id, &Contact> = BTreeMap::new();
    for met in met {
        let contact = &met.contact;
        let kept = largest.entry(find(&root, contact.id)).or_insert(contact);
        if (contact.people(), std::cmp::Reverse(contact.id)) > (kept.people(), std::cmp::Reverse(kept.id)) {
            *kept = contact;
        }
    }
    largest.into_values().collect()
}

/// Pairs written on different devices, on the same day, in the same zone, in the same or the next half hour, with the same
/// bands and gender mix, sizes within one, and no different language.
pub fn proposals(met: &[Met], links: &[Link]) -> Vec<Proposal> {
    let answer = |a: Id, b: Id| {
        let link = links.iter().find(|link| link.a == Some(a.min(b)) && link.b == Some(a.max(b)));
        link.map(|link| link.answer.clone())
    };
    let mut found = Vec::new();
    for (at, first) in met.iter().enumerate() {
        for second in &met[at + 1..] {
            let (a, b) = (first.contact.id.min(second.contact.id), first.contact.id.max(second.contact.id));
            if may_be_one_group(first, second) {
                found.push(Proposal { a, b, answer: answer(a, b) });
            }
        }
    }
    found.sort_by_key(|proposal| (proposal.a, proposal.b));
    found
}

fn may_be_one_group(first: &Met, second: &Met) -> bool {
    let (a, b) = (&first.contact, &second.contact);
    let mix = |contact: &Contact| -> BTreeSet<(String, String)> {
        contact.heads.iter().map(|heads| (heads.band.clone(), heads.gender.clone())).collect()
    };
    let languages_differ = matches!((&a.language, &b.language), (Some(a), Some(b)) if a != b);
    let near = match (a.slot(), b.slot()) {
        (Some(a), Some(b)) => a.is_beside(b),
        _ => false,
    };
    first.day == second.day
        && a.author != b.author
        && a.zone == b.zone
        && near
        && !a.heads.is_empty()
        && mix(a) == mix(b)
        && a.people().abs_diff(b.people()) <= 1
        && !languages_differ
}

#[cfg(test)]
mod tests {
    use domain::kind::Heads;

    use super::*;

    fn met(id: u8, author: &str, slot: &str, count: u32, language: Option<&str>) -> Met {
        let heads = vec![Heads { band: "15-17".into(), gender: "m".into(), count }];
        let contact = Contact {
            id: Id([id; 16]),
            outing: Id([0; 16]),
            slot: slot.into(),
            zone: "Z1".into(),
            channel: "living_place".into(),
            heads,
            language: language.map(str::to_owned),
            needs: vec![],
            signs: vec![],
            cards: vec![],
            support: None,
            interpreter: None,
            information: vec![],
            taken_by: None,
            code: None,
            opens: None,
            seen_before: None,
            complete: true,
            author: author.into(),
            begun: 0,
        };
        Met { day: "2027-01-15".into(), contact }
    }

    fn link(a: u8, b: u8, answer: &str) -> Link {
        Link {
            id: Id([9; 16]),
            a: Some(Id([a; 16])),
            b: Some(Id([b; 16])),
            answer: answer.into(),
            of_follow_ups: false,
        }
    }

    #[test]
    fn one_group_logged_twice_is_proposed_once_counted_once_and_given_back() {
        let met = [met(1, "a", "15:30", 4, Some("ti")), met(2, "b", "16:00", 5, None), met(3, "b", "16:00", 9, None)];
        let found = proposals(&met, &[]);
        assert_eq!(found, [Proposal { a: Id([1; 16]), b: Id([2; 16]), answer: None }]);
        assert_eq!(counts(&met, &[], &[], &[]).people, 18);
        assert_eq!(counts(&met, &[link(1, 2, "yes")], &[], &[]).people, 14);
        assert_eq!(counts(&met, &[link(1, 2, "yes")], &[], &[]).raw_people, 18);
        assert_eq!(counts(&met, &[link(1, 2, "separate")], &[], &[]).people, 18);
    }

    #[test]
    fn what_differs_is_not_proposed() {
        let base = met(1, "a", "15:30", 4, Some("ti"));
        let others = [
            met(2, "a", "15:30", 4, Some("ti")),
            met(2, "b", "16:30", 4, Some("ti")),
            met(2, "b", "15:30", 6, Some("ti")),
            met(2, "b", "15:30", 4, Some("ar")),
            Met { day: "2027-01-16".into(), ..met(2, "b", "15:30", 4, Some("ti")) },
        ];
        for other in others {
            assert!(proposals(&[base.clone(), other], &[]).is_empty());
        }
    }

    #[test]
    fn links_in_any_order_give_the_same_counts() {
        let met = [1, 2, 3, 4].map(|id| met(id, &id.to_string(), "15:30", u32::from(id) + 1, None));
        let links = [link(1, 2, "yes"), link(3, 4, "yes"), link(2, 3, "yes")];
        let forward = counts(&met, &links, &[], &[]);
        let backward: Vec<_> = links.into_iter().rev().collect();
        assert_eq!(forward, counts(&met, &backward, &[], &[]));
        assert_eq!(forward.people, 5);
    }
}

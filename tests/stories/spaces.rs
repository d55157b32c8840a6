//! The table of walls against the roster of a team in which every role has a device.

use std::collections::BTreeMap;

use domain::{Members, Readers, Role, Wall, Writers};
use minicbor::bytes::ByteVec;
use sync_proto::{Id, Roster, roster::TEAM, wire};
use tests::cast::{AsRelay, Device, settle};

use crate::Team;

fn roster(relay: &dyn AsRelay, team: &str) -> Roster {
    let call = client::Call { method: "GET", path: format!("/v1/t/{team}/roster?after=0"), ..client::Call::default() };
    let entries: Vec<ByteVec> = wire::decode(&relay.transport().call(&call).unwrap().body).unwrap();
    Roster::replay(entries.iter().map(|entry| entry.as_slice())).unwrap()
}

/// The spaces that a device reads, with what they are.
fn spaces(device: &Device) -> Vec<(String, Id)> {
    let hashes = device.sees("hashes");
    let names = hashes.as_object().unwrap().keys().cloned();
    let space =
        |name: String| name.split_once(' ').map(|(what, id)| (what.to_owned(), Id::parse(id).unwrap())).unwrap();
    names.map(space).collect()
}

fn wall(purpose: &str) -> Wall {
    match purpose {
        "organisation" => Wall::Organisation,
        "follow_ups" => Wall::FollowUps,
        "library" => Wall::Library,
        "inbox" => Wall::Inbox,
        "legal" => Wall::Legal,
        "safeguarding" => Wall::Safeguarding,
        "vault" => Wall::Vault,
        night => {
            assert!(night.starts_with("night:"), "{night}");
            Wall::Night
        }
    }
}

#[test]
fn every_role_reads_and_writes_what_the_table_says_and_nothing_else() {
    let team = Team::gather();
    let mut devices: BTreeMap<&'static str, Device> = BTreeMap::new();
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Lead) {
        for antenna in [false, true] {
            let name = if antenna { "desk" } else { "phone" };
            let label: &'static str = Box::leak(format!("{}-{name}", role.code()).into_boxed_str());
            let device = Device::new(team.folder.path(), label, None);
            team.lead.enrols(&device, role.code(), antenna, &team.relay);
            devices.insert(label, device);
        }
    }
    let psychologist = &devices["psychologist-phone"];
    psychologist.app.create_vault("un autre secret à moi").unwrap();
    let paper = team.lead.app.make_paper().unwrap();
    psychologist.syncs(&team.relay);
    settle(&[&team.lead, psychologist], &team.relay);
    let mut known = spaces(&team.lead);
    known.extend(spaces(psychologist).into_iter().filter(|(what, _)| what == "vault"));
    for space in Wall::ALL {
        assert!(known.iter().any(|(what, _)| wall(what) == space), "{space:?} is there");
    }

    let roster = roster(&team.relay, &paper.team);
    let infos = team.lead.sees("devices");
    let infos = infos.as_array().unwrap();
    assert_eq!(infos.len(), 3 + devices.len());
    for (what, space) in &known {
        let (Readers(read), Writers(write)) = wall(what).members();
        let held = &roster.spaces[space];
        for info in infos {
            let id = Id::parse(info["id"].as_str().unwrap()).unwrap();
            let may = |members: Members| match members {
                Members::Everybody => true,
                Members::AntennaDevices => info["antenna"] == true,
                // The founder is the first, and has named nobody yet.
                Members::FocalPoints => info["lead"] == true,
                Members::Legal => ["lead", "supervisor", "legal_officer"].contains(&info["role"].as_str().unwrap()),
                Members::Owner => info["label"] == "psychologist-phone",
            };
            assert_eq!(held.may_pull(id), may(read), "{} reads {what}", info["label"]);
            assert_eq!(held.may_push(id, u32::MAX), may(write), "{} writes {what}", info["label"]);
            let sealed = held.epochs.iter().flat_map(|epoch| &epoch.packages).any(|package| package.device == id);
            assert!(!sealed || may(read) || may(write), "{} holds a key of {what}", info["label"]);
        }
        let paper = roster.paper_of(TEAM).unwrap();
        assert_eq!(held.may_pull(paper), !held.readers_only, "the team's paper, {what}");
    }
}

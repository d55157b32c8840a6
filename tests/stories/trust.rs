//! What a device believes of its relay, and what a night's keys still open afterwards.

use client::{Call, Code, Error, Reply, Transport};
use sync_proto::{roster::key_name, wire};
use tests::cast::{AsRelay, DAY, Device, MemoryRelay, Tap, agree, copy_chip, copy_folder, settle};

/// A relay whose confirmations are signed by somebody else.
struct Impostor(MemoryRelay);

impl AsRelay for Impostor {
    fn url(&self) -> String {
        "impostor".into()
    }

    fn transport(&self) -> Box<dyn Transport> {
        Box::new(Impostor(self.0.clone()))
    }
}

impl Transport for Impostor {
    fn call(&self, call: &Call) -> Result<Reply, Error> {
        let mut reply = self.0.call(call)?;
        if let Some(mut response) =
            wire::decode::<wire::SyncResponse>(&reply.body).filter(|_| call.path.ends_with("/sync"))
        {
            for receipt in response.acks.iter_mut().filter_map(|ack| ack.receipt.as_mut()) {
                receipt[0] ^= 1;
            }
            reply.body = wire::encode(&response);
        }
        Ok(reply)
    }
}

/// A lead and a phone over a relay in this process.
fn pair(folder: &std::path::Path) -> (MemoryRelay, Device, Device) {
    let relay = MemoryRelay::new(&folder.join("relay"));
    let (lead, phone) = (Device::new(folder, "lead", None), Device::new(folder, "phone", None));
    lead.found(&relay);
    lead.enrols(&phone, "mediator", false, &relay);
    settle(&[&lead, &phone], &relay);
    (relay, lead, phone)
}

#[test]
fn a_confirmation_that_the_relay_did_not_sign_leaves_the_record_unsent() {
    let folder = tempfile::tempdir().unwrap();
    let (relay, _, phone) = pair(folder.path());
    phone.meets(phone.opens_outing(None), 2);
    let report = phone.syncs(&Impostor(relay.clone()));
    assert_eq!(report.sent, 0);
    assert!(report.refused > 0);
    assert!(!phone.sees("unsent").as_array().unwrap().is_empty());
    assert!(phone.syncs(&relay).sent > 0, "the same envelope, confirmed by the relay itself");
    assert!(phone.sees("unsent").as_array().unwrap().is_empty());
}

#[test]
fn another_relay_at_the_address_gets_nothing_until_a_lead_accepts_it() {
    let folder = tempfile::tempdir().unwrap();
    let (_, lead, phone) = pair(folder.path());
    phone.meets(phone.opens_outing(None), 2);
    let other = MemoryRelay::with_key(&folder.path().join("other"), [8; 32]);
    for device in [&lead, &phone] {
        assert_eq!(device.tries_sync(&other).unwrap_err().code, Code::RelayChanged);
    }
    assert_eq!(other.relay.teams().unwrap(), vec![], "it was told nothing");
    assert_eq!(phone.app.accept_relay(&*other.transport()).unwrap_err().code, Code::NotAllowed);
    assert_eq!(phone.tries_sync(&other).unwrap_err().code, Code::RelayChanged);
    lead.app.accept_relay(&*other.transport()).unwrap();
    settle(&[&lead, &phone], &other);
    assert_eq!(lead.people(), 2, "the phone learnt the new key from the signed roster");
    assert!(agree(&[&lead, &phone]));
}

#[test]
fn two_histories_of_one_device_are_noticed_by_the_third() {
    let folder = tempfile::tempdir().unwrap();
    let (relay, lead, phone) = pair(folder.path());
    let witness = Device::new(folder.path(), "witness", None);
    lead.enrols(&witness, "mediator", false, &relay);
    let all = [&lead, &phone, &witness];
    let outing = phone.opens_outing(None);
    settle(&all, &relay);
    assert!(!witness.syncs(&relay).split);

    // Somebody copies the phone and the relay; each copy goes on by itself.
    phone.app.lock().unwrap();
    copy_folder(&phone.home, &folder.path().join("copy"));
    copy_chip(&phone.home, &folder.path().join("copy"));
    copy_folder(&folder.path().join("relay"), &folder.path().join("second"));
    let mut original = phone;
    original.restart(None);
    let copied = Device::found_at(folder.path(), "copy");
    let second = MemoryRelay::new(&folder.path().join("second"));
    original.meets(outing, 1);
    copied.meets(outing, 5);
    original.syncs(&relay);
    copied.syncs(&second);
    witness.syncs(&relay);
    lead.syncs(&second);
    // The relay shows the lead's next word to the witness.
    lead.meets(outing, 2);
    lead.syncs(&relay);
    assert!(witness.syncs(&relay).split, "the lead has seen another envelope under the same number");
}

#[test]
fn each_night_is_sealed_to_a_key_that_serves_once_and_is_then_destroyed() {
    let folder = tempfile::tempdir().unwrap();
    let (relay, lead, phone) = pair(folder.path());
    for _ in 0..6 {
        [&lead, &phone].iter().for_each(|device| device.wait(DAY));
        settle(&[&lead, &phone], &relay);
        assert_eq!(phone.sees("tonight")["has_tonight"], true);
    }
    let me =
        phone.sees("devices").as_array().unwrap().iter().find(|device| device["this"] == true).unwrap()["id"].clone();
    let me = sync_proto::Id::parse(me.as_str().unwrap()).unwrap();
    let roster = relay.relay.roster(relay.relay.teams().unwrap()[0]).unwrap();
    let standing = key_name(&roster.devices[&me].kem_pk);
    let nights =
        roster.spaces.iter().filter(|(_, space)| space.importer.is_some()).map(|(id, _)| *id).collect::<Vec<_>>();
    let mut keys: Vec<_> = roster
        .packages_for(me)
        .filter(|(space, _, _)| nights.contains(space))
        .map(|(_, _, package)| package.key)
        .collect();
    assert!(keys.len() >= 8, "a package for each night: {}", keys.len());
    assert!(!keys.contains(&standing), "never under the key that the phone keeps");
    let all = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), all, "each key once");
    // What opened them is gone from the phone: with the packages and everything that is on it, no night opens again.
    assert_eq!(phone.app.one_time_keys_left(&keys).unwrap(), 0);
    // A night that was written can be read by the antenna, which keeps its nights.
    phone.meets(phone.opens_outing(None), 3);
    settle(&[&lead, &phone], &relay);
    assert_eq!(lead.people(), 3);
}

#[test]
fn a_phone_that_was_away_gets_its_nights_at_the_sync_after_it_brought_new_keys() {
    let folder = tempfile::tempdir().unwrap();
    let (relay, lead, phone) = pair(folder.path());
    for _ in 0..9 {
        lead.wait(DAY);
        lead.syncs(&relay);
    }
    phone.wait(9 * DAY);
    assert_eq!(phone.sees("tonight")["has_tonight"], false, "its stock of keys was used for nights that are over");
    settle(&[&phone, &lead], &relay);
    assert_eq!(phone.sees("tonight")["has_tonight"], true);
    let tap = Tap::new(relay.transport());
    phone.meets(phone.opens_outing(None), 4);
    phone.app.sync(&tap, 0, &|_| {}).unwrap();
    lead.syncs(&relay);
    assert_eq!(lead.people(), 4);
    assert!(!tap.envelopes().is_empty());
}

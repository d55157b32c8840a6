//! A phone that is lost or taken: two taps on another one, no passphrase, obeyed at once.

use client::{App, Argon, Env, Reported};
use serde_json::json;
use sync_proto::{limit, limit::Notice};
use tests::cast::{AsRelay, DAY, Device, MINUTE, MemoryRelay, agree, settle};

use crate::Team;

fn id_of(app: &App, label: &str) -> String {
    app.phones_to_report().into_iter().find(|phone| phone.label == label).expect("a phone to report").device
}

fn status(device: &Device, label: &str) -> (String, Option<String>) {
    let devices = device.sees("devices");
    let row = devices.as_array().unwrap().iter().find(|row| row["label"] == label).unwrap().clone();
    (row["status"].as_str().unwrap().to_owned(), row["limited_by"].as_str().map(str::to_owned))
}

#[test]
fn a_locked_phone_reports_another_which_then_hands_over_and_receives_nothing_until_a_lead_lifts_it() {
    let mut team = Team::gather();
    team.settle();
    let outing = team.amal.opens_outing(None);
    team.bruno.opens_outing(Some(outing));
    team.bruno.meets(outing, 2);
    // The phone in the other pocket is locked; nobody has its passphrase at hand.
    team.amal.app.lock().unwrap();
    let bruno = id_of(&team.amal.app, "bruno");
    team.amal.app.report_lost(&bruno).unwrap();
    assert_eq!(team.amal.app.send_reports(&*team.relay.transport()).unwrap(), Reported::Sent);
    team.amal.restart(None);

    team.amal.meets(outing, 5);
    settle(&[&team.amal, &team.lead], &team.relay);
    let report = team.bruno.syncs(&team.relay);
    assert!(report.limited);
    assert_eq!((report.received, report.refused), (0, 0));
    assert!(report.sent > 0, "what it holds is handed over");
    let shown = team.bruno.sees("tonight");
    assert_eq!((&shown["limited"], &shown["contacts"], &shown["outing"]), (&json!(true), &json!([]), &json!(null)));
    settle(&[&team.amal, &team.lead], &team.relay);
    assert_eq!(team.lead.people(), 7, "nothing of it is lost");
    assert_eq!(status(&team.lead, "bruno"), ("limited".into(), Some("amal".into())), "and who said so is shown");
    assert_eq!(team.amal.app.lift_limit(&bruno).unwrap_err().code, client::Code::NotAllowed);

    team.lead.app.lift_limit(&bruno).unwrap();
    team.lead.syncs(&team.relay);
    team.settle();
    assert_eq!(status(&team.lead, "bruno"), ("active".into(), None));
    assert_eq!(team.bruno.sees("tonight")["limited"], false);
    assert!(agree(&[&team.amal, &team.bruno, &team.lead]));
    // The same notice again does nothing: it was lifted.
    team.amal.app.report_lost(&bruno).unwrap();
    team.amal.app.send_reports(&*team.relay.transport()).unwrap();
    assert!(!team.bruno.syncs(&team.relay).limited);
}

#[test]
fn a_report_without_a_network_is_kept_and_leaves_with_the_next_sync() {
    let team = Team::gather();
    team.settle();
    let bruno = id_of(&team.amal.app, "bruno");
    team.amal.app.report_lost(&bruno).unwrap();
    let nowhere = client::HttpTransport::new("http://127.0.0.1:9").unwrap();
    assert_eq!(team.amal.app.send_reports(&nowhere).unwrap(), Reported::Kept);
    assert!(team.amal.app.phones_to_report().iter().any(|phone| phone.waits));
    assert!(!team.bruno.syncs(&team.relay).limited);
    team.amal.syncs(&team.relay);
    assert!(team.bruno.syncs(&team.relay).limited);
    assert!(team.amal.app.phones_to_report().iter().all(|phone| !phone.waits));
}

#[test]
fn two_who_report_each_other_are_both_limited_and_the_antenna_never_is() {
    let team = Team::gather();
    team.settle();
    for (phone, other) in [(&team.amal, "bruno"), (&team.bruno, "amal")] {
        assert!(phone.app.phones_to_report().iter().all(|known| known.label != "lead"));
        phone.app.report_lost(&id_of(&phone.app, other)).unwrap();
        phone.app.send_reports(&*team.relay.transport()).unwrap();
    }
    assert!(team.amal.syncs(&team.relay).limited && team.bruno.syncs(&team.relay).limited);
    team.lead.syncs(&team.relay);
    assert_eq!([status(&team.lead, "amal").0, status(&team.lead, "bruno").0], ["limited", "limited"]);
    // A stranger's folder knows no phone, and reports nobody.
    let folder = tempfile::tempdir().unwrap();
    let stranger = App::new(folder.path(), Env { argon: Argon::LIGHT, ..Env::system() });
    assert!(stranger.phones_to_report().is_empty());
    assert!(stranger.report_lost(&id_of(&team.amal.app, "bruno")).is_err());
}

#[test]
fn a_limit_ends_by_itself_at_the_day_change() {
    let folder = tempfile::tempdir().unwrap();
    let relay = MemoryRelay::new(&folder.path().join("relay"));
    let [lead, amal, bruno] = ["lead", "amal", "bruno"].map(|name| Device::new(folder.path(), name, None));
    lead.found(&relay);
    for phone in [&amal, &bruno] {
        lead.enrols(phone, "mediator", false, &relay);
    }
    settle(&[&lead, &amal, &bruno], &relay);
    amal.app.report_lost(&id_of(&amal.app, "bruno")).unwrap();
    amal.syncs(&relay);
    assert!(bruno.syncs(&relay).limited);
    // From three in the afternoon to two in the morning, and then to four.
    for (later, limited) in [(11 * 60 * MINUTE, true), (2 * 60 * MINUTE, false)] {
        relay.wait(later);
        [&lead, &amal, &bruno].iter().for_each(|device| device.wait(later));
        assert_eq!(bruno.syncs(&relay).limited, limited);
    }
    assert!(bruno.now() < amal.now() + DAY);
}

#[test]
fn a_notice_that_is_not_signed_by_an_active_device_against_a_field_device_says_nothing() {
    use rand_core::SeedableRng;
    let mut rng = rand_chacha::ChaCha20Rng::seed_from_u64(7);
    let keys = [(); 3].map(|()| vault::DeviceKeys::make(&mut rng).unwrap());
    let [lead, field, other] = &keys;
    let add = |keys: &vault::DeviceKeys, rights| sync_proto::Op::AddDevice {
        sign_pk: sync_proto::Hash(keys.sign_pk()),
        kem_pk: keys.kem_pk().to_vec().into(),
        member: keys.id(),
        rights,
    };
    let genesis = sync_proto::Op::Genesis {
        sign_pk: sync_proto::Hash(lead.sign_pk()),
        kem_pk: lead.kem_pk().to_vec().into(),
        member: lead.id(),
        nonce: sync_proto::Hash([1; 32]),
        retention_days: 30,
    };
    let first =
        vault::sign_roster_entry(Default::default(), 0, Default::default(), vec![genesis], vec![], lead, &mut rng)
            .unwrap();
    let mut roster = sync_proto::Roster::begin(&first).unwrap();
    let ops = vec![add(field, sync_proto::Rights::FIELD), add(other, sync_proto::Rights::FIELD)];
    let entry = vault::sign_roster_entry(roster.team, 1, roster.head, ops, vec![], lead, &mut rng).unwrap();
    roster.append(&entry).unwrap();
    let mut sign = |by: &vault::DeviceKeys, about: &vault::DeviceKeys, until| {
        let notice = Notice { device: about.id(), until };
        vault::sign_limit_notice(roster.team, roster.len, &notice, by, &mut rng).unwrap()
    };
    let good = sign(field, other, 100);
    assert!(limit::check(&good, &roster, 99 * 60_000).is_ok());
    assert!(limit::check(&good, &roster, 100 * 60_000).is_err(), "too late");
    for (bad, why) in [(sign(field, lead, 100), "against a lead"), (sign(field, field, 100), "against itself")] {
        assert!(limit::check(&bad, &roster, 0).is_err(), "{why}");
    }
    for at in (0..good.len()).step_by(7) {
        let mut flipped = good.clone();
        flipped[at] ^= 1;
        assert!(limit::check(&flipped, &roster, 0).is_err(), "a flipped bit at {at}");
    }
    let remove = vec![sync_proto::Op::RemoveDevice { device: field.id(), cuts: vec![] }];
    let entry = vault::sign_roster_entry(roster.team, 2, roster.head, remove, vec![], lead, &mut rng).unwrap();
    roster.append(&entry).unwrap();
    assert!(limit::check(&good, &roster, 0).is_err(), "by a removed device");
}

/// Drills 3 and 4 of a seized phone: it is given back and hands over, or it never comes back and the antenna sees what that may be.
#[test]
fn the_antenna_sees_what_a_phone_that_does_not_come_back_may_hold() {
    let team = Team::gather();
    team.lead.does(json!({ "do": "open_follow_up", "code": "4180738", "next_step": "health_care", "owner": "mediator",
        "due": team.lead.sees("tonight")["day"] }));
    team.settle();
    let row = || {
        let rows = team.lead.sees("arrivals");
        rows.as_array().unwrap().iter().find(|row| row["label"] == "bruno").cloned()
    };
    let before = row().unwrap();
    assert_eq!(
        (&before["last"], &before["carries"]),
        (&json!(null), &json!(1)),
        "nothing came; it carries a follow-up"
    );

    let outing = team.bruno.opens_outing(None);
    team.bruno.meets(outing, 5);
    team.settle();
    team.bruno.wait(100 * MINUTE);
    team.bruno.meets(outing, 2);
    team.amal.app.report_lost(&id_of(&team.amal.app, "bruno")).unwrap();
    settle(&[&team.amal, &team.lead], &team.relay);
    let taken = row().unwrap();
    assert_eq!((&taken["status"], &taken["last"]), (&json!("limited"), &json!(["15:00", "Z1"])));
    assert_eq!(team.lead.people(), 5, "the two it met later are on it alone");

    // It never comes back: the lead removes it, and the line stays for the evening.
    team.lead.app.remove_device(before["device"].as_str().unwrap()).unwrap();
    settle(&[&team.amal, &team.lead], &team.relay);
    let gone = row().unwrap();
    assert_eq!(
        (&gone["status"], &gone["last"], &gone["people"]),
        (&json!("removed"), &json!(["15:00", "Z1"]), &json!(5))
    );

    // Or it does: what it held waits for the lead's word, and nothing is lost.
    team.bruno.syncs(&team.relay);
    team.lead.syncs(&team.relay);
    assert_eq!(team.lead.app.late().unwrap().len(), 1);
    team.lead.app.take_late(before["device"].as_str().unwrap()).unwrap();
    settle(&[&team.lead], &team.relay);
    assert_eq!(team.lead.people(), 7);
}

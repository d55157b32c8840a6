//! Coming into the team, and what is refused at the door.

use client::{Call, Code, Error, Reply, Transport};
use tests::cast::{AsRelay, Device, MINUTE};

use crate::Team;

fn newcomer(team: &Team, name: &'static str) -> Device {
    Device::new(team.folder.path(), name, None)
}

#[test]
fn an_answer_to_another_invitation_or_an_old_one_is_refused() {
    let team = Team::gather();
    let new = newcomer(&team, "new");
    let transport = team.relay.transport();
    let first = team.lead.app.invite(&*transport).unwrap();
    let answer = new.app.join(&first, &*transport).unwrap().answer;
    let again = team.lead.app.invite(&*transport).unwrap();
    let replayed = team.lead.app.review(&answer, &*transport).unwrap_err();
    assert_eq!(replayed.code, Code::BadInvite);

    let late = newcomer(&team, "late");
    let answer = late.app.join(&again, &*transport).unwrap().answer;
    team.lead.wait(11 * MINUTE);
    assert_eq!(team.lead.app.review(&answer, &*transport).unwrap_err().code, Code::BadInvite);
}

#[test]
fn one_invitation_lets_one_device_in() {
    let team = Team::gather();
    let transport = team.relay.transport();
    let text = team.lead.app.invite(&*transport).unwrap();
    newcomer(&team, "first").app.join(&text, &*transport).unwrap();
    let error = newcomer(&team, "second").app.join(&text, &*transport).unwrap_err();
    assert_eq!(error.code, Code::Relay);
}

#[test]
fn keys_that_a_relay_in_the_middle_swapped_are_refused_before_any_word_is_read() {
    let team = Team::gather();
    let transport = team.relay.transport();
    let text = team.lead.app.invite(&*transport).unwrap();
    let (honest, intruder) = (newcomer(&team, "honest"), newcomer(&team, "intruder"));
    // The intruder's letter is in the box, the honest device's answer is what the lead scans.
    intruder.app.join(&text, &*transport).unwrap();
    let answer = honest.app.join(&text, &Swallows).unwrap().answer;
    assert_eq!(team.lead.app.review(&answer, &*transport).unwrap_err().code, Code::WrongWords);
}

#[test]
fn nonsense_is_no_invitation_and_only_a_lead_invites() {
    let team = Team::gather();
    let transport = team.relay.transport();
    for text in ["", "hello", "MARAUDE1:AAAA", "MARAUDE2:MFRGG"] {
        let error = newcomer(&team, "new").app.join(text, &*transport).unwrap_err();
        assert_eq!(error.code, Code::BadInvite, "{text}");
        std::fs::remove_dir_all(team.folder.path().join("new")).unwrap();
    }
    assert_eq!(team.amal.app.invite(&*transport).unwrap_err().code, Code::Relay);
}

/// A relay that says yes and keeps nothing.
struct Swallows;

impl Transport for Swallows {
    fn call(&self, _: &Call) -> Result<Reply, Error> {
        Ok(Reply { status: 201, body: vec![] })
    }
}

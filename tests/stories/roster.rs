//! The team's signed chain: what it refuses.

use minicbor::bytes::ByteVec;
use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use sync_proto::{
    Envelope, Hash, Id, Kind, Op, Rights, Roster, RosterError, relay,
    roster::{Cut, Floor, TEAM},
    wire::Reason,
    wire::Verdict,
};
use vault::{Body, DeviceKeys, Draft, EpochSecrets};

const SPACE: Id = Id([7; 16]);
const VAULT: Id = Id([8; 16]);

struct Chain {
    rng: ChaCha20Rng,
    entries: Vec<Vec<u8>>,
    roster: Roster,
    lead: DeviceKeys,
}

fn add(keys: &DeviceKeys, member: u8, rights: Rights) -> Op {
    Op::AddDevice {
        sign_pk: Hash(keys.sign_pk()),
        kem_pk: ByteVec::from(keys.kem_pk().to_vec()),
        member: Id([member; 16]),
        rights,
    }
}

impl Chain {
    fn begin() -> Chain {
        let mut rng = ChaCha20Rng::seed_from_u64(5);
        let lead = DeviceKeys::make(&mut rng).unwrap();
        let genesis = Op::Genesis {
            sign_pk: Hash(lead.sign_pk()),
            kem_pk: ByteVec::from(lead.kem_pk().to_vec()),
            member: Id([1; 16]),
            nonce: Hash([2; 32]),
            retention_days: 730,
        };
        let first = vault::sign_roster_entry(Id::default(), 0, Hash::default(), vec![genesis], vec![], &lead, &mut rng)
            .unwrap();
        Chain { roster: Roster::begin(&first).unwrap(), entries: vec![first], rng, lead }
    }

    fn device(&mut self) -> DeviceKeys {
        DeviceKeys::make(&mut self.rng).unwrap()
    }

    fn sign(&mut self, ops: Vec<Op>, keys: &DeviceKeys) -> Vec<u8> {
        let Roster { team, len, head, .. } = self.roster;
        vault::sign_roster_entry(team, len, head, ops, vec![], keys, &mut self.rng).unwrap()
    }

    fn tries(&mut self, ops: Vec<Op>, keys: &DeviceKeys) -> Result<(), RosterError> {
        let entry = self.sign(ops, keys);
        let before = self.roster.clone();
        let done = self.roster.append(&entry);
        match done {
            Ok(()) => self.entries.push(entry),
            Err(_) => assert_eq!(self.roster, before, "a refused entry leaves nothing behind"),
        }
        done
    }

    fn does(&mut self, ops: Vec<Op>) {
        let lead = DeviceKeys::from_secret_bytes(&self.lead.to_secret_bytes()).unwrap();
        self.tries(ops, &lead).unwrap();
    }
}

fn epoch(space: Id, n: u8) -> Op {
    Op::NewEpoch { space, epoch: Id([n; 16]), packages: vec![] }
}

fn grant(space: Id, keys: &DeviceKeys) -> Op {
    Op::Grant { space, device: keys.id(), push: true, pull: true }
}

#[test]
fn only_who_held_the_right_before_may_sign() {
    let mut chain = Chain::begin();
    let (phone, stranger) = (chain.device(), chain.device());
    chain.does(vec![add(&phone, 2, Rights::FIELD)]);
    let adds = |chain: &mut Chain, keys: &DeviceKeys| {
        let new = chain.device();
        chain.tries(vec![add(&new, 3, Rights::FIELD)], keys)
    };
    assert_eq!(adds(&mut chain, &phone), Err(RosterError::Right));
    assert_eq!(adds(&mut chain, &stranger), Err(RosterError::Unknown));
    // Nobody makes itself a lead in the very entry that would need it.
    let promoted = chain.device();
    let ops = vec![add(&promoted, 4, Rights::LEAD), Op::RemoveDevice { device: phone.id(), cuts: vec![] }];
    assert_eq!(chain.tries(ops, &promoted), Err(RosterError::Unknown));
    // A device that was here once never comes back under the same keys.
    chain.does(vec![Op::RemoveDevice { device: phone.id(), cuts: vec![] }]);
    let again = vec![add(&phone, 2, Rights::FIELD)];
    let lead = DeviceKeys::from_secret_bytes(&chain.lead.to_secret_bytes()).unwrap();
    assert_eq!(chain.tries(again, &lead), Err(RosterError::Right));
}

#[test]
fn a_space_of_readers_is_opened_by_its_readers_and_by_no_lead() {
    let mut chain = Chain::begin();
    let psychologist = chain.device();
    chain.does(vec![add(&psychologist, 2, Rights::FIELD)]);
    let made = vec![
        Op::NewSpace { space: VAULT, readers_only: true, importer: None },
        grant(VAULT, &psychologist),
        epoch(VAULT, 1),
    ];
    chain.tries(made, &psychologist).unwrap();
    let lead = DeviceKeys::from_secret_bytes(&chain.lead.to_secret_bytes()).unwrap();
    for op in [grant(VAULT, &lead), epoch(VAULT, 2), Op::EraseSpace { space: VAULT }] {
        assert_eq!(chain.tries(vec![op.clone()], &lead), Err(RosterError::Right), "{op:?}");
    }
    // Not even by removing her device first.
    chain.does(vec![Op::RemoveDevice { device: psychologist.id(), cuts: vec![] }]);
    assert_eq!(chain.tries(vec![epoch(VAULT, 3)], &lead), Err(RosterError::Right));
    assert!(!chain.roster.spaces[&VAULT].may_pull(lead.id()));
}

#[test]
fn a_lead_is_removed_by_two_leads_when_there_are_two() {
    let mut chain = Chain::begin();
    let second = chain.device();
    chain.does(vec![add(&second, 2, Rights::LEAD)]);
    let first = chain.lead.id();
    let removal = vec![Op::RemoveDevice { device: first, cuts: vec![] }];
    assert_eq!(chain.tries(removal, &second), Err(RosterError::SecondSignature));
}

fn recovery(space: Id, keys: &DeviceKeys) -> Op {
    Op::SetRecovery { space, sign_pk: Hash(keys.sign_pk()), kem_pk: ByteVec::from(keys.kem_pk().to_vec()) }
}

#[test]
fn the_teams_paper_stands_for_a_lead_and_two_leads_or_the_paper_itself_replace_it() {
    let mut chain = Chain::begin();
    let (paper, second, antenna, next) = (chain.device(), chain.device(), chain.device(), chain.device());
    chain.does(vec![add(&antenna, 3, Rights::ANTENNA)]);
    assert_eq!(
        chain.tries(vec![recovery(TEAM, &next)], &antenna),
        Err(RosterError::Right),
        "not the antenna's to make"
    );
    chain.does(vec![recovery(TEAM, &paper)]);
    // It counts as no lead: while there is one alone, that one may still act alone.
    chain.does(vec![add(&second, 2, Rights::LEAD)]);
    let lead = DeviceKeys::from_secret_bytes(&chain.lead.to_secret_bytes()).unwrap();
    assert_eq!(chain.tries(vec![recovery(TEAM, &next)], &second), Err(RosterError::SecondSignature));
    let removal = vec![Op::RemoveDevice { device: lead.id(), cuts: vec![] }];
    assert_eq!(chain.tries(removal.clone(), &second), Err(RosterError::SecondSignature));
    assert_eq!(
        chain.tries(vec![Op::RemoveDevice { device: paper.id(), cuts: vec![] }], &second),
        Err(RosterError::SecondSignature),
        "nobody alone takes the way back away"
    );
    chain.tries(removal, &paper).unwrap();
    chain.tries(vec![recovery(TEAM, &next)], &paper).unwrap();
    assert_eq!(chain.roster.paper_of(TEAM), Some(next.id()));
    let newcomer = chain.device();
    assert_eq!(
        chain.tries(vec![add(&newcomer, 4, Rights::LEAD)], &paper),
        Err(RosterError::Right),
        "the paper of before opens nothing any more"
    );
    chain.tries(vec![add(&newcomer, 4, Rights::LEAD)], &next).unwrap();
}

#[test]
fn another_history_and_a_replayed_or_missing_entry_are_refused() {
    let mut chain = Chain::begin();
    let lead = DeviceKeys::from_secret_bytes(&chain.lead.to_secret_bytes()).unwrap();
    let other = chain.device();
    let branch = chain.sign(vec![add(&other, 9, Rights::FIELD)], &lead);
    let phone = chain.device();
    chain.does(vec![add(&phone, 2, Rights::FIELD)]);
    assert_eq!(chain.roster.clone().append(&branch), Err(RosterError::Chain));
    let replayed = chain.entries[1].clone();
    assert_eq!(chain.roster.clone().append(&replayed), Err(RosterError::Chain));
    let without_first = chain.entries[1..].iter().map(Vec::as_slice);
    assert_eq!(Roster::replay(without_first), Err(RosterError::Genesis));
    assert_eq!(Roster::replay(chain.entries.iter().map(Vec::as_slice)).unwrap(), chain.roster);
}

/// An envelope of `keys` in the shared space.
fn envelope(chain: &mut Chain, keys: &DeviceKeys, seq: u64, prev: Hash, roster_idx: u32) -> Vec<u8> {
    let secrets = EpochSecrets { content: [1; 32], chain: None };
    let draft = Draft { kind: Kind::Bundle, team: chain.roster.team, space: SPACE, seq, prev, roster_idx };
    vault::seal(draft, &Body::default(), &secrets, keys, &mut chain.rng).unwrap()
}

#[test]
fn the_relay_takes_the_next_number_with_its_past_and_nothing_behind_a_cut() {
    let mut chain = Chain::begin();
    let phone = chain.device();
    chain.does(vec![add(&phone, 2, Rights::FIELD)]);
    chain.does(vec![Op::NewSpace { space: SPACE, readers_only: false, importer: None }, grant(SPACE, &phone)]);
    let len = chain.roster.len;
    let one = envelope(&mut chain, &phone, 1, Hash::default(), len);
    let hash = Envelope::parse(&one).unwrap().hash();
    let two = envelope(&mut chain, &phone, 2, hash, len);
    let judge = |roster: &Roster, bytes: &[u8], top: Option<relay::Top>, stored: Option<Hash>| {
        relay::judge(&Envelope::parse(bytes).unwrap(), roster, top, stored)
    };
    let top = Some(relay::Top { seq: 1, hash });
    let refused = |reason| Verdict::Refused { reason };
    assert_eq!(judge(&chain.roster, &one, None, None), Verdict::Stored);
    assert_eq!(judge(&chain.roster, &one, top, Some(hash)), Verdict::Same);
    assert_eq!(judge(&chain.roster, &two, None, None), Verdict::Expected { seq: 1 });
    assert_eq!(judge(&chain.roster, &two, top, None), Verdict::Stored);
    assert_eq!(
        judge(&chain.roster, &two, Some(relay::Top { seq: 1, hash: Hash([9; 32]) }), None),
        refused(Reason::Chain)
    );
    assert_eq!(judge(&chain.roster, &one, top, Some(Hash([9; 32]))), Verdict::Fork);
    let ahead = envelope(&mut chain, &phone, 2, hash, len + 1);
    assert_eq!(judge(&chain.roster, &ahead, top, None), refused(Reason::RosterAhead));
    // Before its grant it might not write, and naming an older roster does not help.
    let early = envelope(&mut chain, &phone, 2, hash, 1);
    assert_eq!(judge(&chain.roster, &early, top, None), refused(Reason::NotAllowed));
    let stranger = chain.device();
    let strange = envelope(&mut chain, &stranger, 1, Hash::default(), len);
    assert_eq!(judge(&chain.roster, &strange, None, None), refused(Reason::UnknownDevice));

    let cuts = vec![Cut { space: SPACE, seq: 1, hash }];
    chain.does(vec![Op::RemoveDevice { device: phone.id(), cuts }]);
    assert_eq!(judge(&chain.roster, &one, None, None), Verdict::Stored, "what came before the cut still counts");
    assert_eq!(judge(&chain.roster, &two, top, None), refused(Reason::PastCut));
    let backdated = envelope(&mut chain, &phone, 1, Hash::default(), len);
    assert_eq!(
        judge(&chain.roster, &backdated, None, None),
        refused(Reason::PastCut),
        "another envelope under an old number"
    );
}

fn cut(space: Id, epoch: u8, floor: Vec<Floor>) -> Op {
    Op::CutEpoch { space, epoch: Id([epoch; 16]), packages: vec![], floor, ends: true }
}

#[test]
fn a_cut_is_a_readers_made_by_who_announced_it_and_never_goes_back() {
    let mut chain = Chain::begin();
    let (antenna, second, phone) = (chain.device(), chain.device(), chain.device());
    let adds = [(&antenna, Rights::ANTENNA), (&second, Rights::ANTENNA), (&phone, Rights::FIELD)].into_iter().zip(2..);
    chain.does(adds.map(|((keys, rights), member)| add(keys, member, rights)).collect());
    chain.does(vec![
        Op::NewSpace { space: SPACE, readers_only: false, importer: None },
        grant(SPACE, &antenna),
        grant(SPACE, &second),
        grant(SPACE, &phone),
        epoch(SPACE, 1),
    ]);
    let len = chain.roster.len;
    let mut envelopes = vec![envelope(&mut chain, &phone, 1, Hash::default(), len)];
    for seq in 2..5 {
        let prev = Envelope::parse(envelopes.last().unwrap()).unwrap().hash();
        envelopes.push(envelope(&mut chain, &phone, seq, prev, len));
    }
    let top = |seq: usize| {
        let hash = Envelope::parse(&envelopes[seq - 1]).unwrap().hash();
        relay::Top { seq: seq as u64, hash }
    };
    let floor = |seq: usize| vec![Floor { device: phone.id(), seq: seq as u64, hash: top(seq).hash }];
    let made = |epoch: u8, last: u64| Op::CutMade { space: SPACE, epoch: Id([epoch; 16]), last };
    assert_eq!(chain.tries(vec![cut(SPACE, 2, floor(2))], &phone), Err(RosterError::Right), "a phone");
    chain.tries(vec![cut(SPACE, 2, floor(3))], &antenna).unwrap();
    let judge = |roster: &Roster, seq: usize, top: Option<relay::Top>| {
        relay::judge(&Envelope::parse(&envelopes[seq - 1]).unwrap(), roster, top, None)
    };
    assert_eq!(judge(&chain.roster, 4, Some(top(1))), Verdict::Expected { seq: 2 }, "nothing ends before it is made");
    assert_eq!(chain.roster.spaces[&SPACE].live_epochs().count(), 2);
    assert_eq!(chain.tries(vec![made(2, 1)], &second), Err(RosterError::Right), "another's cut");
    assert_eq!(chain.tries(vec![made(3, 1)], &antenna), Err(RosterError::Right), "another epoch");
    assert_eq!(chain.tries(vec![made(2, 0)], &antenna), Err(RosterError::Right), "without a snapshot");
    chain.tries(vec![made(2, 1)], &antenna).unwrap();
    assert_eq!(chain.tries(vec![made(2, 2)], &antenna), Err(RosterError::Right), "twice");
    let space = &chain.roster.spaces[&SPACE];
    assert_eq!((space.live_epochs().count(), space.ended_epochs().count()), (1, 1));
    for behind in [None, Some(top(1)), Some(top(3))] {
        assert_eq!(judge(&chain.roster, 4, behind), Verdict::Stored, "the chain goes on behind the floor");
        assert_eq!(judge(&chain.roster, 2, behind), Verdict::Expected { seq: 4 }, "what is covered is not asked for");
    }
    assert_eq!(chain.tries(vec![cut(SPACE, 3, floor(2))], &second), Err(RosterError::Right), "a floor further back");
    assert_eq!(chain.tries(vec![cut(SPACE, 3, vec![])], &second), Err(RosterError::Right), "or none");
    chain.tries(vec![cut(SPACE, 3, floor(4))], &second).unwrap();
    // One that was never made is overtaken by the next.
    chain.tries(vec![cut(SPACE, 4, floor(4))], &antenna).unwrap();
    assert_eq!(chain.tries(vec![made(3, 1)], &second), Err(RosterError::Right));
    chain.tries(vec![made(4, 2)], &antenna).unwrap();
    assert_eq!(chain.roster.spaces[&SPACE].ended_epochs().count(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// No sequence of entries, whoever signs them, lets a device read a space that nobody with the right granted it.
    #[test]
    fn no_sequence_of_entries_opens_a_space_of_readers(steps in prop::collection::vec((0_usize..5, 0_usize..5, 0_u8..14), 1..24)) {
        let mut chain = Chain::begin();
        let (hers, teams) = (chain.device(), chain.device());
        chain.does(vec![recovery(TEAM, &teams)]);
        let people: Vec<DeviceKeys> = (0..3).map(|_| chain.device()).collect();
        let adds = people.iter().zip([Rights::LEAD, Rights::ANTENNA, Rights::FIELD]).zip(2..);
        let adds = adds.map(|((keys, rights), member)| add(keys, member, rights)).collect();
        chain.does(adds);
        let psychologist = &people[2];
        let made = vec![
            Op::NewSpace { space: VAULT, readers_only: true, importer: None },
            grant(VAULT, psychologist),
            recovery(VAULT, &hers),
            epoch(VAULT, 1),
        ];
        chain.tries(made, psychologist).unwrap();
        let lead = DeviceKeys::from_secret_bytes(&chain.lead.to_secret_bytes()).unwrap();
        let all: Vec<&DeviceKeys> = [&lead, &people[0], &people[1], &teams, psychologist].into();
        // Anybody but the reader herself tries anything.
        for (signer, target, what) in steps {
            let (signer, target) = (all[signer % 4], all[target]);
            let fresh = chain.device();
            let op = match what {
                0 => grant(VAULT, target),
                1 => epoch(VAULT, 9),
                2 => Op::RemoveDevice { device: target.id(), cuts: vec![] },
                3 => Op::NewSpace { space: VAULT, readers_only: false, importer: None },
                4 => Op::Recovered { space: VAULT, device: target.id() },
                5 => recovery(VAULT, &fresh),
                6 => Op::RemoveDevice { device: hers.id(), cuts: vec![] },
                7 => Op::LimitDevice { device: hers.id(), cuts: vec![] },
                8 => Op::Revoke { space: VAULT, device: hers.id() },
                9 => Op::CloseSpace { space: VAULT },
                10 => Op::MoveCut { device: psychologist.id(), cuts: vec![Cut { space: VAULT, seq: 1, hash: Hash([3; 32]) }] },
                11 => cut(VAULT, 9, vec![]),
                12 => Op::CutMade { space: VAULT, epoch: Id([1; 16]), last: 1 },
                _ => Op::SetRecovery { space: VAULT, sign_pk: Hash(target.sign_pk()), kem_pk: ByteVec::from(vec![]) },
            };
            let _ = chain.tries(vec![op], signer);
            for keys in &all[..4] {
                prop_assert!(!chain.roster.spaces[&VAULT].may_pull(keys.id()));
            }
            let held = &chain.roster.spaces[&VAULT];
            prop_assert_eq!((held.epochs.len(), held.cuts.len()), (1, 0));
            prop_assert!(!held.closed);
            // Her way back by paper stays hers, whatever else is tried.
            prop_assert_eq!(chain.roster.paper_of(VAULT), Some(hers.id()));
            prop_assert!(held.may_pull(hers.id()));
        }
    }
}

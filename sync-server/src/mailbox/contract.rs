//! The one suite that every mailbox passes.

use super::*;

fn contract(mailbox: &dyn Mailbox) {
    let (team, other) = (Id([1; 16]), Id([2; 16]));
    let seed = mailbox.seed([7; 32]).unwrap();
    assert_eq!(mailbox.seed([8; 32]).unwrap(), seed, "the seed is made once");

    mailbox.add_invite(Hash([1; 32]), 0).unwrap();
    assert!(mailbox.use_invite(Hash([1; 32])).unwrap());
    assert!(!mailbox.use_invite(Hash([1; 32])).unwrap(), "an invite counts once");

    assert!(mailbox.append_roster(team, 0, &[b"one".to_vec(), b"two".to_vec()]).unwrap());
    assert!(!mailbox.append_roster(team, 1, &[b"other".to_vec()]).unwrap(), "the chain has grown");
    assert!(mailbox.append_roster(team, 2, &[b"three".to_vec()]).unwrap());
    assert_eq!(mailbox.roster(team, 1).unwrap(), [b"two".to_vec(), b"three".to_vec()]);
    assert!(mailbox.roster(other, 0).unwrap().is_empty());

    mailbox.put_packages(team, &[(Hash([3; 32]), b"package".to_vec())]).unwrap();
    assert_eq!(mailbox.missing_packages(team, &[Hash([3; 32]), Hash([4; 32])]).unwrap(), [Hash([4; 32])]);
    assert_eq!(mailbox.packages(team, &[Hash([3; 32])]).unwrap(), [b"package".to_vec()]);
    assert!(mailbox.packages(other, &[Hash([3; 32])]).unwrap().is_empty());

    mailbox.drop_packages(team, &[Hash([3; 32])]).unwrap();
    assert!(mailbox.packages(team, &[Hash([3; 32])]).unwrap().is_empty());

    mailbox.put_limit(team, Hash([8; 32]), 100, b"notice", 1).unwrap();
    mailbox.put_limit(team, Hash([8; 32]), 100, b"notice", 1).unwrap();
    assert_eq!(mailbox.limits(team, 99).unwrap(), [b"notice".to_vec()]);
    assert!(mailbox.limits(team, 100).unwrap().is_empty(), "its hour has come");
    assert_eq!(mailbox.bytes_of(team, Id([77; 16]), 0).unwrap(), 0, "a device that sent nothing");

    mailbox.open_letter(team, Hash([5; 32]), 100).unwrap();
    assert!(!mailbox.put_letter(team, Hash([6; 32]), b"x", 1).unwrap(), "no such box");
    assert!(mailbox.put_letter(team, Hash([5; 32]), b"x", 1).unwrap());
    assert!(!mailbox.put_letter(team, Hash([5; 32]), b"y", 1).unwrap(), "one letter");
    assert_eq!(mailbox.take_letter(team, Hash([5; 32]), 2).unwrap(), Some(b"x".to_vec()));
    assert_eq!(mailbox.take_letter(team, Hash([5; 32]), 2).unwrap(), None, "taken once");
    mailbox.open_letter(team, Hash([9; 32]), 100).unwrap();
    assert!(!mailbox.put_letter(team, Hash([9; 32]), b"late", 100).unwrap());
    assert_eq!(mailbox.counts().unwrap().0, 1);
}

#[test]
fn sqlite_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    contract(&SqliteMailbox::open(folder.path()).unwrap());
}

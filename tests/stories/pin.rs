//! Six digits on a phone with a chip: they open what was locked, and they end with sleep, with the tenth wrong try, and without the chip.

use std::{
    path::Path,
    sync::{Arc, atomic::Ordering::SeqCst},
};

use client::{App, Argon, Code, Env};
use tests::{
    cast::{DAY, Device, MINUTE, PASSPHRASE, THREE_PM, chip_of},
    chip::SoftChip,
    find_in_files,
};

use crate::Team;

const PIN: &str = "250914";

/// The same phone with a chip in it.
fn with(chip: &Arc<SoftChip>, home: &Path, now: i64) -> App {
    let clock = Arc::new(move || now);
    App::new(home, Env { clock, seed: None, argon: Argon::LIGHT, chip: Some(chip.clone()) })
}

fn with_digits(device: &Device) -> (Arc<SoftChip>, App) {
    device.app.lock().unwrap();
    let chip = chip_of(&device.home);
    let app = with(&chip, &device.home, THREE_PM);
    app.unlock(PASSPHRASE).unwrap();
    app.set_pin(PASSPHRASE, PIN).unwrap();
    (chip, app)
}

fn refused(app: &App, secret: &str) -> Code {
    app.unlock(secret).unwrap_err().code
}

#[test]
fn digits_open_what_was_locked_and_sleep_ends_them_for_good() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 3);
    let (chip, app) = with_digits(&team.amal);
    assert_eq!(find_in_files(&team.amal.home, PIN), Vec::<String>::new());
    app.lock().unwrap();
    app.unlock(PIN).unwrap();
    app.lock().unwrap();
    let copy = std::fs::read(team.amal.home.join("maraude.pin")).unwrap();

    // The gesture, also on a phone that is locked already.
    app.sleep().unwrap();
    assert_eq!((chip.digits(), app.pin().set), (0, false));
    assert_eq!(refused(&app, PIN), Code::WrongPassphrase);
    // Whoever kept the file, or finds it in the flash memory, has nothing.
    std::fs::write(team.amal.home.join("maraude.pin"), copy).unwrap();
    assert_eq!(refused(&app, PIN), Code::PinGone);
    assert!(!app.pin().set);
    app.unlock(PASSPHRASE).unwrap();
    app.lock().unwrap();
    assert_eq!(team.amal.app.unlock(PASSPHRASE), Ok(()));
    assert_eq!(team.amal.people(), 3, "nothing was lost on the way");
}

#[test]
fn the_tenth_wrong_try_ends_the_digits_however_often_the_phone_is_started_again() {
    let team = Team::gather();
    let (chip, app) = with_digits(&team.amal);
    app.lock().unwrap();
    for _ in 0..9 {
        assert_eq!(refused(&app, "250915"), Code::WrongPin);
    }
    assert_eq!(app.pin().left, 1);
    app.unlock(PIN).unwrap();
    assert_eq!(app.pin().left, 10, "the right ones begin the count again");
    app.lock().unwrap();
    // What is no six digits is a passphrase, and costs no try; a chip that is silent costs none either.
    assert_eq!(refused(&app, "2509"), Code::WrongPassphrase);
    chip.silent.store(true, SeqCst);
    assert_eq!(refused(&app, PIN), Code::NoChip);
    chip.silent.store(false, SeqCst);
    assert_eq!(app.pin().left, 10);
    drop(app);
    for left in (1..10).rev() {
        let again = with(&chip, &team.amal.home, THREE_PM);
        assert_eq!(refused(&again, "914250"), Code::WrongPin);
        assert_eq!(again.pin().left, left);
    }
    let again = with(&chip, &team.amal.home, THREE_PM);
    assert_eq!(refused(&again, "914250"), Code::PinGone);
    assert_eq!((chip.digits(), again.pin().set), (0, false));
    assert_eq!(refused(&again, PIN), Code::WrongPassphrase, "the right ones come too late");
    again.unlock(PASSPHRASE).unwrap();
}

#[test]
fn without_this_phones_chip_there_are_no_digits() {
    let team = Team::gather();
    team.lead.app.lock().unwrap();
    let bare = App::new(&team.lead.home, Env { argon: Argon::LIGHT, ..Env::system() });
    bare.unlock(PASSPHRASE).unwrap();
    assert!(!bare.pin().offered);
    assert_eq!(bare.set_pin(PASSPHRASE, PIN).unwrap_err().code, Code::NoChip);
    let (_chip, app) = with_digits(&team.amal);
    for (passphrase, pin, code) in [
        ("six autres mots sur un papier", "361827", Code::WrongPassphrase),
        (PASSPHRASE, "123456", Code::WeakPin),
        (PASSPHRASE, "3618", Code::WeakPin),
    ] {
        assert_eq!(app.set_pin(passphrase, pin).unwrap_err().code, code);
    }
    app.lock().unwrap();
    app.unlock(PIN).unwrap();
    app.set_pin(PASSPHRASE, "361827").unwrap();
    app.lock().unwrap();
    assert_eq!(refused(&app, PIN), Code::WrongPin, "those of before are over");

    // The phone's folder in another machine, which has a chip of its own.
    let elsewhere = Arc::new(SoftChip::default());
    let other = with(&elsewhere, &team.amal.home, THREE_PM);
    assert_eq!(refused(&other, "361827"), Code::PinGone);
}

#[test]
fn an_outing_goes_on_after_the_day_change_against_the_digits() {
    let team = Team::gather();
    team.amal.opens_outing(None);
    let (chip, app) = with_digits(&team.amal);
    app.lock().unwrap();
    let late = with(&chip, &team.amal.home, THREE_PM + 11 * 60 * MINUTE);
    late.unlock(PIN).unwrap();
    assert_eq!(late.extend_lease("914250").unwrap_err().code, Code::WrongPin);
    late.extend_lease(PIN).unwrap();
    late.lock().unwrap();
    // Wrong digits lock an open phone at the tenth try.
    let open = with(&chip, &team.amal.home, THREE_PM + DAY);
    open.unlock(PIN).unwrap();
    let tries: Vec<Code> = (0..10).map(|_| open.extend_lease("914250").unwrap_err().code).collect();
    assert_eq!((tries[8], tries[9]), (Code::WrongPin, Code::PinGone));
    assert_eq!(open.stage().unwrap(), client::Stage::Locked);
}

//! The app's own Kotlin in a Java machine, over a Keystore in memory: what crosses between the two halves, and what a phone does with it.
//!
//! `cargo xtask android` compiles the classes; one machine can run in a process, so all of it is one test.

use std::{path::PathBuf, sync::Arc, time::SystemTime};

use client::{App, Argon, Chip, ChipError, Code, Env, Serves};
use jni::{InitArgsBuilder, JNIVersion, JavaVM, objects::JValue};
use keystore::{CLASS, Keystore};
use sync_proto::Id;

const HARDWARE: &str = "fake/Hardware";
const WORDS: &str = "lanterne falaise bonnet marée pluie thé";

fn machine() -> JavaVM {
    let classes = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/kotlin");
    assert!(classes.join("stdlib.jar").exists(), "run `cargo xtask android` first: it compiles the Kotlin half");
    let path = ["app", "fake", "stdlib.jar"].map(|part| classes.join(part).display().to_string()).join(":");
    let arguments = InitArgsBuilder::new()
        .version(JNIVersion::V8)
        .option(format!("-Djava.class.path={path}"))
        .option("-Xcheck:jni")
        .build()
        .unwrap();
    JavaVM::new(arguments).unwrap()
}

/// What the fake is told, and what it says.
struct Hardware(JavaVM);

impl Hardware {
    fn set(&self, what: &str, kind: &str, value: JValue) {
        let mut env = self.0.attach_current_thread().unwrap();
        env.call_static_method(HARDWARE, what, kind, &[value]).unwrap();
    }

    fn is_silent(&self, silent: bool) {
        self.set("setSilent", "(Z)V", JValue::Bool(silent.into()));
    }

    fn list(&self) -> Vec<String> {
        let mut env = self.0.attach_current_thread().unwrap();
        let list = env.call_static_method(HARDWARE, "list", "()Ljava/lang/String;", &[]).unwrap().l().unwrap();
        let list: String = env.get_string(&list.into()).unwrap().into();
        list.lines().filter(|line| !line.contains(".witness ")).map(str::to_owned).collect()
    }
}

fn met() -> (Hardware, Arc<Keystore>) {
    let vm = machine();
    let keystore = Arc::new(Keystore::default());
    assert_eq!(keystore.mac(Id([1; 16]), b"early"), Err(ChipError::Silent), "before the two halves have met");
    assert!(!keystore.is_here());
    {
        let mut env = vm.attach_current_thread().unwrap();
        env.call_static_method(HARDWARE, "install", "()V", &[]).unwrap();
        let class = env.find_class(CLASS.replace('.', "/")).unwrap();
        keystore.meet(&env, &class).unwrap();
    }
    (Hardware(vm), keystore)
}

#[test]
fn a_phones_hardware_through_the_apps_own_kotlin() {
    let (hardware, keystore) = met();
    // From another thread than the one on which they met: a loader of its own would find nothing.
    std::thread::scope(|scope| scope.spawn(|| keys_have_their_own_answers(&hardware, &keystore)).join().unwrap());
    nights_end_by_themselves(&hardware, &keystore);
    digits_open_until_sleep(&hardware, &keystore);
    where_keys_are_software_there_are_none(&hardware, &keystore);
}

fn keys_have_their_own_answers(hardware: &Hardware, keystore: &Keystore) {
    let [one, other] = [Id([1; 16]), Id([2; 16])];
    assert!(keystore.is_here());
    assert_eq!(hardware.list(), Vec::<String>::new());
    keystore.make(one, Serves::WhileUnlocked).unwrap();
    keystore.make(other, Serves::Until(1_800_000_000_000)).unwrap();
    assert_eq!(
        hardware.list(),
        [format!("maraude.0.{one} 2 unlocked"), format!("maraude.1800000000000.{other} 2 always")]
    );
    let answer = keystore.mac(one, b"message").unwrap();
    assert_eq!(keystore.mac(one, b"message"), Ok(answer));
    assert_ne!(keystore.mac(one, b"massage"), Ok(answer));
    assert_ne!(keystore.mac(other, b"message"), Ok(answer));
    hardware.is_silent(true);
    assert_eq!(keystore.mac(one, b"message"), Err(ChipError::Silent));
    assert_eq!(keystore.make(Id([3; 16]), Serves::WhileUnlocked), Err(ChipError::Silent));
    hardware.is_silent(false);
    assert_eq!(keystore.mac(one, b"message"), Ok(answer), "what failed once does not fail for ever");
    hardware.set("setListing", "(Z)V", JValue::Bool(0));
    assert_eq!(
        keystore.mac(one, b"message"),
        Err(ChipError::Silent),
        "who lists nothing has not said that a key is gone"
    );
    hardware.set("setListing", "(Z)V", JValue::Bool(1));
    for name in [one, other, other] {
        keystore.destroy(name).unwrap();
    }
    assert_eq!(keystore.mac(one, b"message"), Err(ChipError::Gone));
    assert!(hardware.list().is_empty());
}

/// What the alarm does, with the app closed.
fn nights_end_by_themselves(hardware: &Hardware, keystore: &Keystore) {
    let [digits, tonight, tomorrow] = [Id([6; 16]), Id([7; 16]), Id([8; 16])];
    keystore.make(digits, Serves::WhileUnlocked).unwrap();
    keystore.make(tonight, Serves::Until(1_000)).unwrap();
    keystore.make(tomorrow, Serves::Until(2_000)).unwrap();
    for (now, left) in [(999, 3), (1_000, 2), (1_999, 2), (2_000, 1)] {
        let mut env = hardware.0.attach_current_thread().unwrap();
        env.call_static_method(CLASS.replace('.', "/"), "destroyEndedBy", "(J)V", &[JValue::Long(now)]).unwrap();
        assert_eq!(hardware.list().len(), left, "at {now}");
    }
    assert_eq!(keystore.mac(tonight, b"message"), Err(ChipError::Gone));
    assert!(keystore.mac(digits, b"message").is_ok());
    // The notification's one action.
    keystore.make(tomorrow, Serves::Until(2_000)).unwrap();
    keystore.awake().unwrap();
    let mut env = hardware.0.attach_current_thread().unwrap();
    env.call_static_method(CLASS.replace('.', "/"), "endDigits", "()V", &[]).unwrap();
    assert_eq!(keystore.mac(digits, b"message"), Err(ChipError::Gone));
    assert!(keystore.mac(tomorrow, b"message").is_ok());
    keystore.destroy(tomorrow).unwrap();
}

fn phone(home: &tempfile::TempDir, keystore: &Arc<Keystore>) -> App {
    let env = Env { argon: Argon::LIGHT, chip: Some(keystore.clone()), ..Env::system() };
    App::new(home.path(), env)
}

fn digits_open_until_sleep(hardware: &Hardware, keystore: &Arc<Keystore>) {
    let home = tempfile::tempdir().unwrap();
    let app = phone(&home, keystore);
    app.create(WORDS).unwrap();
    assert!(app.pin().offered);
    app.set_pin(WORDS, "250914").unwrap();
    app.set_pin(WORDS, "409125").unwrap();
    assert_eq!(hardware.list().len(), 1, "the key of the digits before went with them");
    app.lock().unwrap();
    assert_eq!(app.unlock("250914").unwrap_err().code, Code::WrongPin);
    hardware.is_silent(true);
    assert_eq!(app.unlock("409125").unwrap_err().code, Code::NoChip);
    hardware.is_silent(false);
    assert_eq!(app.pin().left, 9, "a chip that does not answer costs no try");
    app.unlock("409125").unwrap();
    app.sleep().unwrap();
    assert!(hardware.list().is_empty(), "the gesture destroys the key in the hardware");
    assert!(app.unlock("409125").is_err());
    app.unlock(WORDS).unwrap();
}

fn where_keys_are_software_there_are_none(hardware: &Hardware, keystore: &Keystore) {
    let level = |level: i32| hardware.set("setLevel", "(I)V", JValue::Int(level));
    let soon =
        i64::try_from(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis()).unwrap() + 9_000;
    // Without a StrongBox: the processor's own.
    level(1);
    keystore.make(Id([4; 16]), Serves::Until(soon)).unwrap();
    assert_eq!(hardware.list(), [format!("maraude.{soon}.{} 1 always", Id([4; 16]))]);
    level(0);
    assert_eq!(keystore.make(Id([5; 16]), Serves::WhileUnlocked), Err(ChipError::Silent));
    assert_eq!(hardware.list().len(), 1, "what was made in software is gone again");
    keystore.destroy(Id([4; 16])).unwrap();
}

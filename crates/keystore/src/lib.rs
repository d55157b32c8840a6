#![doc = include_str!("../README.md")]

use std::sync::OnceLock;

use jni::{
    JNIEnv, JavaVM,
    objects::{GlobalRef, JByteArray, JClass, JObject, JValue},
};
use sync_proto::Id;
use vault::{Chip, ChipError, Serves};
use zeroize::Zeroize;

/// The class behind this crate, as Java writes it.
pub const CLASS: &str = "org.maraude.app.Chip";

/// How many local references one question may make.
const REFERENCES: i32 = 8;

/// Silent until it has met its class.
#[derive(Default)]
pub struct Keystore {
    held: OnceLock<(JavaVM, GlobalRef)>,
}

impl Keystore {
    /// `class`: [`CLASS`], by a loader that knows the app; a native thread's own finds the system's classes alone.
    pub fn meet(&self, env: &JNIEnv, class: &JObject) -> jni::errors::Result<()> {
        let _ = self.held.set((env.get_java_vm()?, env.new_global_ref(class)?));
        Ok(())
    }

    /// The app was opened: from now on a notification can put it to sleep.
    pub fn awake(&self) -> Result<(), ChipError> {
        self.ask(|env, class| env.call_static_method(class, "awake", "()V", &[])?.v())
    }

    /// Ends this process and its web view, with all that their memory holds; the system begins a new one, locked.
    pub fn begin_again(&self) -> Result<(), ChipError> {
        self.ask(|env, class| env.call_static_method(class, "beginAgain", "()V", &[])?.v())
    }

    /// An exception of Java's is cleared, or the next question of this thread would fail with it.
    fn ask<T>(&self, ask: impl FnOnce(&mut JNIEnv, &JClass) -> jni::errors::Result<T>) -> Result<T, ChipError> {
        let (vm, class) = self.held.get().ok_or(ChipError::Silent)?;
        let mut env = vm.attach_current_thread().map_err(|_| ChipError::Silent)?;
        let class: &JClass = class.as_obj().into();
        let answer = env.with_local_frame(REFERENCES, |env| ask(env, class));
        if answer.is_err() {
            let _ = env.exception_clear();
        }
        answer.map_err(|_| ChipError::Silent)
    }
}

impl Chip for Keystore {
    fn is_here(&self) -> bool {
        self.ask(|env, class| env.call_static_method(class, "isHere", "()Z", &[])?.z()).unwrap_or(false)
    }

    fn make(&self, alias: Id, serves: Serves) -> Result<(), ChipError> {
        let until = match serves {
            Serves::WhileUnlocked => 0,
            Serves::Until(at) => at,
        };
        self.ask(|env, class| {
            let alias = env.new_string(alias.to_string())?;
            let arguments = [JValue::Object(&alias), JValue::Long(until)];
            env.call_static_method(class, "make", "(Ljava/lang/String;J)V", &arguments)?.v()
        })
    }

    fn mac(&self, alias: Id, message: &[u8]) -> Result<[u8; 32], ChipError> {
        let answer = self.ask(|env, class| {
            let alias = env.new_string(alias.to_string())?;
            // The other side overwrites it when it has read it.
            let message = env.byte_array_from_slice(message)?;
            let arguments = [JValue::Object(&alias), JValue::Object(&message)];
            let answer = env.call_static_method(class, "mac", "(Ljava/lang/String;[B)[B", &arguments)?.l()?;
            if answer.is_null() {
                return Ok(None);
            }
            let (answer, mut signed) = (JByteArray::from(answer), [0; 32]);
            env.get_byte_array_region(&answer, 0, &mut signed)?;
            env.set_byte_array_region(&answer, 0, &[0; 32])?;
            let unsigned = signed.map(i8::cast_unsigned);
            signed.zeroize();
            Ok(Some(unsigned))
        });
        answer?.ok_or(ChipError::Gone)
    }

    fn destroy(&self, alias: Id) -> Result<(), ChipError> {
        self.ask(|env, class| {
            let alias = env.new_string(alias.to_string())?;
            env.call_static_method(class, "destroy", "(Ljava/lang/String;)V", &[JValue::Object(&alias)])?.v()
        })
    }
}

//! A phone's hardware for keys, in memory: as long as it lives, its keys are there, and they are nowhere else.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
};

use client::{Chip, ChipError, Serves};
use sync_proto::{Id, sha256};

#[derive(Default)]
pub struct SoftChip {
    keys: Mutex<BTreeMap<Id, (Serves, [u8; 32])>>,
    pub silent: AtomicBool,
}

/// While this lies in a device's folder the system leaves its nights alone.
const UNSEALED: &str = "maraude.unsealed";

impl SoftChip {
    /// Keys behind digits.
    pub fn digits(&self) -> usize {
        self.held().values().filter(|(serves, _)| *serves == Serves::WhileUnlocked).count()
    }

    /// Keys of nights.
    pub fn nights(&self) -> usize {
        self.held().values().filter(|(serves, _)| *serves != Serves::WhileUnlocked).count()
    }

    /// What the system does at an alarm, at its start and at the app's, as the phone's own Kotlin does it.
    pub fn end_nights(&self, home: &Path, now: i64) {
        if !home.join(UNSEALED).exists() {
            self.held().retain(|_, (serves, _)| !matches!(serves, Serves::Until(end) if *end <= now));
        }
    }

    /// The hardware loses what it held.
    pub fn forget_all(&self) {
        self.held().clear();
    }

    fn held(&self) -> std::sync::MutexGuard<'_, BTreeMap<Id, (Serves, [u8; 32])>> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Chip for SoftChip {
    fn is_here(&self) -> bool {
        true
    }

    fn make(&self, alias: Id, serves: Serves) -> Result<(), ChipError> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|_| ChipError::Silent)?;
        self.held().insert(alias, (serves, key));
        Ok(())
    }

    fn mac(&self, alias: Id, message: &[u8]) -> Result<[u8; 32], ChipError> {
        if self.silent.load(SeqCst) {
            return Err(ChipError::Silent);
        }
        let (_, key) = *self.held().get(&alias).ok_or(ChipError::Gone)?;
        Ok(sha256(&[&key, message]).0)
    }

    fn destroy(&self, alias: Id) -> Result<(), ChipError> {
        self.held().remove(&alias);
        Ok(())
    }
}

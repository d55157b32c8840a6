//! A phone's hardware for keys, in memory: as long as it lives, its keys are there, and they are nowhere else.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
};

use client::{Chip, ChipError, Serves};
use sync_proto::{Id, sha256};

#[derive(Default)]
pub struct SoftChip {
    keys: Mutex<BTreeMap<Id, [u8; 32]>>,
    pub silent: AtomicBool,
}

impl SoftChip {
    pub fn keys(&self) -> usize {
        self.held().len()
    }

    fn held(&self) -> std::sync::MutexGuard<'_, BTreeMap<Id, [u8; 32]>> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Chip for SoftChip {
    fn is_here(&self) -> bool {
        true
    }

    fn make(&self, alias: Id, _serves: Serves) -> Result<(), ChipError> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|_| ChipError::Silent)?;
        self.held().insert(alias, key);
        Ok(())
    }

    fn mac(&self, alias: Id, message: &[u8]) -> Result<[u8; 32], ChipError> {
        if self.silent.load(SeqCst) {
            return Err(ChipError::Silent);
        }
        let key = *self.held().get(&alias).ok_or(ChipError::Gone)?;
        Ok(sha256(&[&key, message]).0)
    }

    fn destroy(&self, alias: Id) -> Result<(), ChipError> {
        self.held().remove(&alias);
        Ok(())
    }
}

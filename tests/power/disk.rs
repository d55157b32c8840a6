//! A disk that forgets: a layer below SQLite's cipher which writes down every write, truncation and sync of the files it is
//! told to watch. From that record, the state of the disk after a power cut at any moment can be made: what was synced is
//! there; of what was written since, each sector is there, is not there or is torn, each by itself.
//!
//! This is the one place of the workspace with unsafe code: SQLite's interface for such a layer is one of C pointers.
#![allow(unsafe_code)]

use std::{
    collections::BTreeMap,
    ffi::{CStr, c_char, c_int, c_void},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use rand_chacha::ChaCha20Rng;
use rand_core::Rng;
use rusqlite::ffi;

const SECTOR: usize = 512;

#[derive(Debug, Clone)]
pub enum What {
    Write { at: usize, bytes: Vec<u8> },
    Truncate { to: usize },
    Sync,
}

#[derive(Debug, Clone)]
pub struct Event {
    pub file: PathBuf,
    pub what: What,
}

/// What happened to the watched files, in order.
#[derive(Default)]
struct Record {
    watched: Option<PathBuf>,
    events: Vec<Event>,
}

static RECORD: Mutex<Record> = Mutex::new(Record { watched: None, events: vec![] });

fn record() -> MutexGuard<'static, Record> {
    RECORD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes down what happens to files in `folder` from now on.
pub fn watch(folder: &Path) {
    let mut record = record();
    record.watched = Some(folder.to_owned());
    record.events.clear();
}

/// How many events there were so far.
pub fn moment() -> usize {
    record().events.len()
}

pub fn events() -> Vec<Event> {
    record().events.clone()
}

fn note(file: &CutFile, what: What) {
    let mut record = record();
    // SAFETY: SQLite keeps the name for as long as the file is open.
    let Some(name) = (!file.name.is_null()).then(|| unsafe { CStr::from_ptr(file.name) }) else { return };
    let path = PathBuf::from(name.to_string_lossy().into_owned());
    if path.parent().is_some_and(|parent| record.watched.as_deref() == Some(parent)) {
        record.events.push(Event { file: path, what });
    }
}

/// The files as they were when watching began, and what a cut after `moment` events leaves of them.
pub fn cut(begin: &BTreeMap<PathBuf, Vec<u8>>, moment: usize, rng: &mut ChaCha20Rng) -> BTreeMap<PathBuf, Vec<u8>> {
    let events = &events()[..moment];
    let mut disk = begin.clone();
    for (file, held) in &mut disk {
        let mine: Vec<&What> = events.iter().filter(|event| event.file == *file).map(|event| &event.what).collect();
        let synced = mine.iter().rposition(|what| matches!(what, What::Sync)).map_or(0, |last| last + 1);
        mine[..synced].iter().for_each(|what| apply(held, what));
        mine[synced..].iter().for_each(|what| apply_in_part(held, what, rng));
    }
    disk
}

fn apply(held: &mut Vec<u8>, what: &What) {
    match what {
        What::Write { at, bytes } => {
            held.resize(held.len().max(at + bytes.len()), 0);
            held[*at..at + bytes.len()].copy_from_slice(bytes);
        }
        What::Truncate { to } => held.truncate(*to),
        What::Sync => {}
    }
}

fn apply_in_part(held: &mut Vec<u8>, what: &What, rng: &mut ChaCha20Rng) {
    let mut draw = |below: usize| (rng.next_u64() % below.max(1) as u64) as usize;
    match what {
        What::Write { at, bytes } => {
            let mut from = 0;
            while from < bytes.len() {
                let next = ((at + from) / SECTOR + 1) * SECTOR - at;
                let to = next.min(bytes.len());
                let kept = match draw(4) {
                    0 => 0,
                    1 => draw(to - from + 1),
                    _ => to - from,
                };
                if kept > 0 {
                    apply(held, &What::Write { at: at + from, bytes: bytes[from..from + kept].to_vec() });
                }
                from = to;
            }
        }
        What::Truncate { .. } if draw(2) == 0 => {}
        what => apply(held, what),
    }
}

/// An open file: ours first, the system's behind it in the same allocation.
#[repr(C)]
struct CutFile {
    base: ffi::sqlite3_file,
    name: *const c_char,
}

unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    unsafe { file.cast::<CutFile>().add(1).cast() }
}

macro_rules! pass {
    ($name:ident($($arg:ident: $kind:ty),*)) => {
        pub unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file, $($arg: $kind),*) -> c_int {
            unsafe {
                let real = real(file);
                (*(*real).pMethods).$name.map_or(ffi::SQLITE_IOERR, |method| method(real, $($arg),*))
            }
        }
    };
}

#[allow(non_snake_case)]
mod methods {
    use super::*;

    pass!(xRead(to: *mut c_void, size: c_int, at: i64));
    pass!(xFileSize(size: *mut i64));
    pass!(xLock(level: c_int));
    pass!(xUnlock(level: c_int));
    pass!(xCheckReservedLock(held: *mut c_int));
    pass!(xFileControl(op: c_int, argument: *mut c_void));
    pass!(xSectorSize());
    pass!(xDeviceCharacteristics());
    pass!(xClose());

    pub unsafe extern "C" fn xWrite(file: *mut ffi::sqlite3_file, from: *const c_void, size: c_int, at: i64) -> c_int {
        unsafe {
            let bytes = std::slice::from_raw_parts(from.cast::<u8>(), size as usize).to_vec();
            note(&*file.cast(), What::Write { at: at as usize, bytes });
            let real = real(file);
            (*(*real).pMethods).xWrite.map_or(ffi::SQLITE_IOERR, |method| method(real, from, size, at))
        }
    }

    pub unsafe extern "C" fn xTruncate(file: *mut ffi::sqlite3_file, to: i64) -> c_int {
        unsafe {
            note(&*file.cast(), What::Truncate { to: to as usize });
            let real = real(file);
            (*(*real).pMethods).xTruncate.map_or(ffi::SQLITE_IOERR, |method| method(real, to))
        }
    }

    pub unsafe extern "C" fn xSync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
        unsafe {
            let real = real(file);
            let done = (*(*real).pMethods).xSync.map_or(ffi::SQLITE_IOERR, |method| method(real, flags));
            note(&*file.cast(), What::Sync);
            done
        }
    }
}

/// Version 1: no shared memory and no mapping, which an exclusive lock does without.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 1,
    xClose: Some(methods::xClose),
    xRead: Some(methods::xRead),
    xWrite: Some(methods::xWrite),
    xTruncate: Some(methods::xTruncate),
    xSync: Some(methods::xSync),
    xFileSize: Some(methods::xFileSize),
    xLock: Some(methods::xLock),
    xUnlock: Some(methods::xUnlock),
    xCheckReservedLock: Some(methods::xCheckReservedLock),
    xFileControl: Some(methods::xFileControl),
    xSectorSize: Some(methods::xSectorSize),
    xDeviceCharacteristics: Some(methods::xDeviceCharacteristics),
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    xFetch: None,
    xUnfetch: None,
};

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    unsafe {
        let system = (*vfs).pAppData.cast::<ffi::sqlite3_vfs>();
        let done = (*system).xOpen.map_or(ffi::SQLITE_CANTOPEN, |open| open(system, name, real(file), flags, out));
        (*file.cast::<CutFile>()).name = name;
        (*file).pMethods = match done {
            ffi::SQLITE_OK => &METHODS,
            _ => std::ptr::null(),
        };
        done
    }
}

unsafe extern "C" {
    fn sqlite3mc_vfs_create(real: *const c_char, make_default: c_int) -> c_int;
}

/// From here on, every database of this process lies on the disk that forgets; the cipher is above it.
pub fn install() {
    // SAFETY: the layer is a copy of the system's with another way to open, and lives as long as the process.
    unsafe {
        assert_eq!(ffi::sqlite3_initialize(), ffi::SQLITE_OK);
        let system = ffi::sqlite3_vfs_find(c"unix".as_ptr());
        assert!(!system.is_null());
        let mut layer = Box::new(*system);
        layer.iVersion = 2;
        layer.szOsFile = size_of::<CutFile>() as c_int + (*system).szOsFile;
        layer.zName = c"forgets".as_ptr();
        layer.pAppData = system.cast();
        layer.pNext = std::ptr::null_mut();
        layer.xOpen = Some(open);
        assert_eq!(ffi::sqlite3_vfs_register(Box::leak(layer), 0), ffi::SQLITE_OK);
        assert_eq!(sqlite3mc_vfs_create(c"forgets".as_ptr(), 1), ffi::SQLITE_OK);
    }
}

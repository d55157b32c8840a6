//! The memory of a running app and of its web view, read as somebody would who took the machine.

use std::{
    fs::{self, File},
    io,
    os::unix::fs::FileExt,
    path::Path,
};

use memchr::memmem::Finder;
use store::Store;
use vault::Slot;

/// Something that must not lie in a memory, and what it is called.
pub struct Needle {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A word as programs hold it: UTF-8, and UTF-16 as a web view does.
pub fn word(word: &str) -> Vec<Needle> {
    let wide = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let needle = |encoding: &str, bytes| Needle { name: format!("“{word}” ({encoding})"), bytes };
    vec![needle("UTF-8", word.as_bytes().to_vec()), needle("UTF-16", wide)]
}

/// Every key of a home: the database's, the device's own, those of its spaces.
pub fn keys_of(home: &Path, passphrase: &str) -> Vec<Needle> {
    let slot = Slot::from_bytes(&fs::read(home.join("maraude.slot")).expect("a slot")).expect("a slot");
    let raw = slot.unwrap(passphrase).expect("the passphrase").to_raw_hex();
    let store = Store::open(&home.join("maraude.db"), &raw).expect("a database that nobody has open");
    let mut keys = vec![Needle { name: "the database's key".into(), bytes: raw.as_bytes().to_vec() }];
    let device = store.meta("device_keys").expect("readable").expect("the device's keys");
    keys.push(Needle { name: "the device's own keys".into(), bytes: device[..32].to_vec() });
    for secret in store.secrets().expect("readable") {
        let bytes = secret.bytes[secret.bytes.len() - 32..].to_vec();
        keys.push(Needle { name: format!("a key of the space {}", secret.space), bytes });
    }
    keys
}

/// The app that runs on a home and the processes of its web view, by id.
pub fn processes_of(home: &Path) -> Vec<u32> {
    let mark = format!("MARAUDE_HOME={}", home.display());
    let ours = |pid: &u32| {
        let named = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
        let app = named.starts_with("maraude-app") || named.starts_with("WebKitWeb") && !named.contains("Driver");
        let environment = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
        app && environment.split(|byte| *byte == 0).any(|variable| variable == mark.as_bytes())
    };
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    all.filter_map(|entry| entry.file_name().to_string_lossy().parse().ok()).filter(ours).collect()
}

/// What of the needles lies in the memory of a process.
pub fn found_in(pid: u32, needles: &[Needle]) -> io::Result<Vec<String>> {
    let memory = File::open(format!("/proc/{pid}/mem"))?;
    let finders: Vec<(&str, Finder)> =
        needles.iter().map(|needle| (needle.name.as_str(), Finder::new(&needle.bytes))).collect();
    let mut found = std::collections::BTreeSet::new();
    for (from, to) in resident(&fs::read_to_string(format!("/proc/{pid}/smaps"))?) {
        let mut bytes = vec![0; usize::try_from(to - from).unwrap_or_default()];
        // A page that went away meanwhile holds nothing.
        if memory.read_exact_at(&mut bytes, from).is_err() {
            continue;
        }
        found.extend(finders.iter().filter(|(_, finder)| finder.find(&bytes).is_some()).map(|(name, _)| *name));
    }
    Ok(found.into_iter().map(str::to_owned).collect())
}

/// Writable parts that have pages: `from` and `to` of each.
fn resident(smaps: &str) -> Vec<(u64, u64)> {
    let mut parts = Vec::new();
    let mut part = None;
    for line in smaps.lines() {
        let mut words = line.split_whitespace();
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if let Some((from, to)) = first.split_once('-').filter(|_| !first.ends_with(':')) {
            let address = |text| u64::from_str_radix(text, 16).ok();
            part = address(from).zip(address(to)).filter(|_| second.starts_with("rw"));
        } else if first == "Rss:" && second != "0" {
            parts.extend(part.take().filter(|(from, to)| to - from < 1 << 30));
        }
    }
    parts
}

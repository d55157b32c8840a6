//! The arrows of `ARCHITECTURE.md`, and the homes of outside crates: what is not in these tables does not compile for long.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand};

/// Each crate with the crates of this workspace that it may use.
const ARROWS: [(&str, &[&str]); 17] = [
    ("directory", &[]),
    ("freetext", &[]),
    ("domain", &["freetext"]),
    ("journal", &["domain"]),
    ("sync-proto", &[]),
    ("vault", &["sync-proto"]),
    ("keystore", &["client", "sync-proto", "vault"]),
    ("sqlite", &[]),
    ("store", &["domain", "journal", "sqlite", "sync-proto"]),
    ("report", &["domain"]),
    ("client", &["directory", "domain", "journal", "report", "store", "sync-proto", "vault"]),
    ("cli", &["client"]),
    ("xtask", &[]),
    ("sync-server", &["sqlite", "sync-proto"]),
    ("app", &["client", "keystore", "sync-server"]),
    ("tests", &["client", "domain", "journal", "report", "store", "sync-proto", "sync-server", "vault"]),
    ("bridge", &["app", "client", "tests"]),
];

/// Outside crates that have one home.
const HOMES: [(&str, &[&str]); 28] = [
    // In the tests, the yardstick of the benchmark.
    ("rusqlite", &["store", "sync-server", "tests"]),
    ("libsqlite3-sys", &["sqlite"]),
    ("automerge", &["journal"]),
    ("tauri", &["app", "bridge"]),
    ("axum", &["sync-server", "bridge"]),
    ("reqwest", &["client"]),
    ("chacha20poly1305", &["vault"]),
    ("aes-gcm", &["vault"]),
    ("pbkdf2", &["vault"]),
    ("hpke", &["vault"]),
    ("argon2", &["vault"]),
    ("hkdf", &["vault"]),
    ("chrono-tz", &["domain", "tests"]),
    ("bip39", &["vault"]),
    ("opening-hours", &["domain"]),
    ("qrcode", &["client"]),
    ("rqrr", &["client"]),
    ("lofty", &["client"]),
    ("phonenumber", &["freetext"]),
    ("regex", &["freetext"]),
    ("csv", &["directory", "report"]),
    ("encoding_rs", &["directory"]),
    ("docx-rs", &["report"]),
    ("rust_xlsxwriter", &["report"]),
    ("calamine", &["report"]),
    ("webpki-root-certs", &["client"]),
    ("jni", &["keystore", "app"]),
    ("if-addrs", &["app"]),
];

#[test]
fn every_arrow_is_in_the_table_and_every_outside_crate_is_at_home() {
    let metadata = MetadataCommand::new().manifest_path("../Cargo.toml").no_deps().exec().unwrap();
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let homes: BTreeMap<&str, &[&str]> = HOMES.into_iter().collect();
    let ours: BTreeSet<&str> = metadata.packages.iter().map(|package| package.name.as_str()).collect();
    for package in &metadata.packages {
        let arrows = allowed.get(package.name.as_str()).unwrap_or_else(|| panic!("{} is in no table", package.name));
        for dependency in package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Build) {
            let name = dependency.name.as_str();
            if ours.contains(name) {
                assert!(arrows.contains(&name), "{} → {name} is not an arrow", package.name);
            }
            if let Some(home) = homes.get(name) {
                let at_home = home.contains(&package.name.as_str());
                assert!(at_home || dependency.kind == DependencyKind::Development, "{name} in {}", package.name);
            }
        }
    }
}

#[test]
fn there_is_one_sqlite_and_nobody_bundles_another() {
    let metadata = MetadataCommand::new().manifest_path("../Cargo.toml").exec().unwrap();
    let linking: Vec<_> =
        metadata.packages.iter().filter(|package| package.links.as_deref() == Some("sqlite3")).collect();
    assert_eq!(linking.len(), 1, "{linking:?}");
    for node in &metadata.resolve.unwrap().nodes {
        let sqlite = node.id.repr.contains("rusqlite") || node.id.repr.contains("libsqlite3-sys");
        let bundled = node.features.iter().find(|feature| feature.starts_with("bundled"));
        assert!(!sqlite || bundled.is_none(), "{} with {bundled:?}", node.id);
    }
}

/// Licences under which this may be given on as MIT or Apache-2.0.
const LICENCES: [&str; 16] = [
    "CDLA-Permissive-2.0",
    "BlueOak-1.0.0",
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "CC0-1.0",
    "0BSD",
    "MPL-2.0",
    "Unlicense",
    "MIT-0",
    "BSL-1.0",
];

#[test]
fn every_dependency_may_be_given_on() {
    let metadata = MetadataCommand::new().manifest_path("../Cargo.toml").exec().unwrap();
    for package in &metadata.packages {
        let text = package.license.clone().unwrap_or_default().replace('/', " OR ").replace(['(', ')'], "");
        let any = text.split(" OR ").any(|choice| choice.split(" AND ").all(|one| LICENCES.contains(&one.trim())));
        assert!(any || package.license_file.is_some(), "{} has the licence “{text}”", package.name);
    }
}

#[test]
fn nothing_that_was_written_is_left_unfinished() {
    let listed =
        std::process::Command::new("git").args(["ls-files", "*.rs", "*.ts", "*.svelte"]).current_dir("..").output();
    let listed = String::from_utf8(listed.unwrap().stdout).unwrap();
    for file in listed.lines().filter(|file| !file.ends_with("bindings.ts") && !file.ends_with("arrows.rs")) {
        let Ok(text) = std::fs::read_to_string(format!("../{file}")) else { continue };
        assert!(text.lines().count() <= 600, "{file} is over 600 lines");
        for mark in ["todo!(", "unimplemented!(", "FIXME", "#[ignore"] {
            assert!(!text.contains(mark), "{file} holds {mark}");
        }
    }
}

/// Every line of Rust below a folder.
fn sources(folder: &std::path::Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.extension().and_then(|end| end.to_str()) {
            Some("rs") => text.push_str(&std::fs::read_to_string(&path).unwrap()),
            None if path.is_dir() && !path.ends_with("target") => sources(&path, text),
            _ => {}
        }
    }
}

#[test]
fn every_promise_of_the_threat_page_names_a_test_that_is_there() {
    let page = std::fs::read_to_string("../docs/threats.md").unwrap();
    let mut all = String::new();
    for folder in [".", "../crates", "../sync-server"] {
        sources(std::path::Path::new(folder), &mut all);
    }
    let named: BTreeSet<&str> = page.split('`').filter(|word| word.matches('_').count() > 3).collect();
    assert!(named.len() > 30, "{}", named.len());
    for name in named {
        assert!(all.contains(&format!("fn {name}(")), "{name} is no test");
    }
}

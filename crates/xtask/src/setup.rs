//! What a fresh Debian 12 with cargo and Node lacks.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::shell::{Done, has, root, step, step_in};

const BUILD: [&str; 7] = [
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libgtk-3-dev",
    "librsvg2-dev",
    "libssl-dev",
    "ca-certificates",
];
const TEST: [&str; 10] = [
    "xvfb",
    "webkit2gtk-driver",
    "chromium",
    "chromium-driver",
    "fonts-noto-core",
    "python3-venv",
    "binutils",
    // Reports are opened by what their readers use.
    "libreoffice-calc-nogui",
    "libreoffice-writer-nogui",
    "poppler-utils",
];

/// The phone's half: a compiler with the source of its standard library, C for the phone's processor, and Java for Kotlin.
const ANDROID: [&str; 7] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "libstd-rust-web-dev",
    "gcc-aarch64-linux-gnu",
    "libc6-dev-arm64-cross",
    "default-jre-headless",
];
pub const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
pub const DEBIAN_CARGO: &str = "/usr/bin/cargo";

pub fn all() -> Done {
    build()?;
    testing()?;
    android()
}

/// What the build needs.
pub fn build() -> Done {
    debian(&BUILD)?;
    node()
}

/// What the tests need beyond that.
pub fn testing() -> Done {
    debian(&TEST)?;
    python()
}

/// What checking the phone's half needs.
pub fn android() -> Done {
    debian(&ANDROID)?;
    python()?;
    let wanted = kotlin().join("package.json");
    if std::fs::read_to_string(wanted).is_ok_and(|held| held.contains(&format!("\"version\": \"{KOTLIN}\""))) {
        return Ok(());
    }
    let package = format!("kotlin-compiler@{KOTLIN}");
    let folder = root().join(".tools/kotlin").display().to_string();
    let quiet = ["--no-audit", "--no-fund", "--no-save", "--loglevel=error"];
    step("install Kotlin's compiler", "npm", &[&["install", "--prefix", &folder], &quiet[..], &[&package]].concat())
}

const KOTLIN: &str = "2.4.20";

/// Where its compiler lies.
pub fn kotlin() -> PathBuf {
    root().join(".tools/kotlin/node_modules/kotlin-compiler")
}

fn debian(packages: &[&str]) -> Done {
    if !has("dpkg-query") {
        eprintln!("  not a Debian: make sure that you have the like of {}", packages.join(" "));
        return Ok(());
    }
    let installed = |package: &&&str| {
        let query = Command::new("dpkg-query").args(["-W", "-f=${Status}", package]).output();
        query.is_ok_and(|output| output.stdout.ends_with(b" installed"))
    };
    let missing: Vec<&str> = packages.iter().filter(|package| !installed(package)).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    let root_user = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0"));
    if !root_user {
        return Err(format!(
            "some packages are missing; run this, then again:\n\n  sudo apt-get install {}\n",
            missing.join(" ")
        ));
    }
    step("refresh Debian's package list", "apt-get", &["update", "-qq"])?;
    let mut install = vec!["install", "-y", "-qq", "--no-install-recommends"];
    install.extend(&missing);
    step_in(
        &format!("install {}", missing.join(" ")),
        Command::new("apt-get").args(install).env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

fn node() -> Done {
    let version = Command::new("node").arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or_default());
    if (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default()) < (20, 19) {
        return Err(format!("Node 20.19 or later is needed, found “{version}”"));
    }
    let ui = root().join("ui");
    if is_fresh(&ui.join("package-lock.json"), &ui.join("node_modules/.package-lock.json")) {
        return Ok(());
    }
    step_in(
        "install the screens' packages",
        Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(ui),
    )
}

fn is_fresh(source: &Path, made: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    matches!((time(source), time(made)), (Some(source), Some(made)) if made >= source)
}

/// Pinned: what these tools say must not change under a tree that did not.
const PYTHON: [&str; 10] = [
    "pynacl==1.6.2",
    "cbor2==6.2.1",
    "kyber-py==1.2.0",
    "typos==1.52.0",
    "pillow==13.0.0",
    "libhxl==5.2.2",
    // Another implementation of age.
    "pyrage==1.4.0",
    "data-inclusion-schema==1.0.10",
    // The signatures of Android's classes.
    "chaquopy-stubs-android==36.20260406",
    // libhxl uses it and does not say so.
    "six==1.17.0",
];

/// A virtual environment for the second, independent verifier, the reports' and the spelling check.
fn python() -> Done {
    let folder = root().join(".tools/venv");
    let ready = folder.join(".ready");
    let wanted = PYTHON.join("\n");
    if std::fs::read_to_string(&ready).is_ok_and(|held| held == wanted) {
        return Ok(());
    }
    let venv = folder.display().to_string();
    step("make a Python environment", "python3", &["-m", "venv", &venv])?;
    let pip = folder.join("bin/pip").display().to_string();
    let mut install = vec!["install", "--quiet", "--disable-pip-version-check"];
    install.extend(PYTHON);
    step("install the verifier's libraries, libhxl, typos and Pillow", &pip, &install)?;
    std::fs::write(ready, wanted).map_err(|error| error.to_string())
}

//! The phone's half without Google's tools: its Rust is checked for arm64 with Debian's compiler and the standard library's source, its
//! Kotlin is compiled against the type stubs of Android. Neither makes an app; both find what would not compile in one.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    setup,
    shell::{Done, command, root, step_in},
};

const KOTLIN: &str = "src-tauri/gen/android/app/src/main/java";
const AROUND: &str = "tests/android/around";
const TARGET: &str = "aarch64-linux-android";
/// Of Java and of what the JVM in the tests runs.
const JVM: &str = "17";

pub fn check() -> Done {
    setup::android()?;
    kotlin()?;
    rust()
}

/// Compiles the app's Kotlin, and the Keystore in memory that the tests run it over, into `target/kotlin`.
fn kotlin() -> Done {
    let out = root().join("target/kotlin");
    let stubs = out.join("stubs");
    for old in [&stubs, &out.join("app"), &out.join("fake")] {
        let _ = std::fs::remove_dir_all(old);
    }
    step_in(
        "Android's classes, from its type stubs",
        command(".tools/venv/bin/python", &["tests/android/stubs.py"]).arg(&stubs).args([KOTLIN, AROUND]),
    )?;
    compile("Kotlin of the phone", &out.join("app"), &[&stubs, Path::new(AROUND), Path::new(KOTLIN)])?;
    compile("a Keystore in memory", &out.join("fake"), &[Path::new("tests/android/fake")])?;
    let library = setup::kotlin().join("lib/kotlin-stdlib.jar");
    std::fs::copy(library, out.join("stdlib.jar")).map(drop).map_err(|error| error.to_string())
}

fn compile(title: &str, out: &Path, sources: &[&Path]) -> Done {
    let compiler: PathBuf = setup::kotlin().join("bin/kotlinc");
    let mut kotlinc = command("bash", &[]);
    kotlinc.arg(compiler).args(["-Werror", "-no-reflect", "-jvm-target", JVM, "-d"]).arg(out).args(sources);
    step_in(title, &mut kotlinc)
}

/// Debian's compiler, because it comes with the source of the standard library, which a target without a built one needs.
fn rust() -> Done {
    let build_std = "-Zbuild-std=std,panic_abort";
    let mut cargo = Command::new(setup::DEBIAN_CARGO);
    cargo
        .args([
            "check",
            "--quiet",
            "--package",
            "app",
            "--lib",
            "--target",
            TARGET,
            build_std,
            "--target-dir",
            "target/android",
        ])
        .current_dir(root())
        .env("RUSTC", setup::DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-D warnings")
        // Compiles what is C for the processor; that it links needs Google's.
        .env("CC_aarch64_linux_android", "aarch64-linux-gnu-gcc")
        .env("AR_aarch64_linux_android", "aarch64-linux-gnu-ar")
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO");
    step_in("Rust of the phone (a few minutes the first time)", &mut cargo)
}

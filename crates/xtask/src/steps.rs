//! The tasks.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::Instant,
};

use crate::{
    android, setup,
    shell::{Done, command, root, step, step_in},
};

fn screens() -> Done {
    step_in("build the screens", Command::new("npm").args(["run", "--silent", "build"]).current_dir(root().join("ui")))
}

fn programs() -> Done {
    step("build the relay and the terminal", "cargo", &["build", "--quiet"])
}

/// Always the same, so that the team of the last run finds its relay again.
const RELAY: &str = "127.0.0.1:7077";

/// The main job: a relay on the loopback and the app on a new team.
pub fn run() -> Done {
    setup::build()?;
    screens()?;
    step("build the app and the relay (a few minutes the first time)", "cargo", &["build", "--workspace"])?;
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        eprintln!("  no display here: playing the evening in the terminal instead");
        return play(&[]);
    }
    let data = root().join("target/run");
    let mut relay = command("target/debug/maraude-relay", &["--listen", RELAY, "--open", "--data"]);
    let mut relay = relay.arg(data.join("relay")).stdout(Stdio::piped()).spawn().map_err(|e| e.to_string())?;
    let out = relay.stdout.take().ok_or("the relay has no output")?;
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).map_err(|e| e.to_string())?;
    let Some(url) = line.trim().strip_prefix("listening on ") else {
        let _ = relay.wait();
        return Err(format!("the relay did not start at {RELAY}; is another `cargo xtask run` open?"));
    };
    eprintln!("  relay at {url}, its data and the app's in {}", data.display());
    let app = command("target/debug/maraude-app", &[])
        .env("MARAUDE_HOME", data.join("app"))
        .env("MARAUDE_RELAY", url)
        .status();
    let _ = relay.kill();
    let _ = relay.wait();
    app.map_err(|e| e.to_string())?.success().then_some(()).ok_or_else(|| "the app ended badly".into())
}

pub fn evening(arguments: &[String]) -> Done {
    programs()?;
    play(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

fn play(arguments: &[&str]) -> Done {
    // The file's path is the caller's: this one runs where the caller is.
    let status =
        Command::new(root().join("target/debug/evening")).args(arguments).status().map_err(|e| e.to_string())?;
    match status.code() {
        Some(0) => Ok(()),
        code => std::process::exit(code.unwrap_or(1)),
    }
}

/// Everything that CI checks, cheap things first.
pub fn test(quick: bool) -> Done {
    let started = Instant::now();
    setup::all()?;
    let ui = root().join("ui");
    let npm = |script: &str| {
        step_in(&format!("screens: {script}"), Command::new("npm").args(["run", "--silent", script]).current_dir(&ui))
    };
    step("formatting", "cargo", &["fmt", "--check"])?;
    step("spelling", ".tools/venv/bin/typos", &[])?;
    npm("check")?;
    npm("lint")?;
    screens()?;
    npm("test")?;
    npm("old-webview")?;
    android::check()?;
    step("clippy", "cargo", &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])?;
    step("build", "cargo", &["build", "--workspace", "--all-targets", "--quiet"])?;
    let filter: &[&str] = if quick { &["--skip", "window", "--skip", "phone", "--skip", "kill"] } else { &[] };
    let mut arguments = vec!["test", "--workspace", "--quiet", "--"];
    arguments.extend(filter);
    step("tests, stories, simulation, windows", "cargo", &arguments)?;
    step("the evening", "target/debug/evening", &[])?;
    step("vectors, by an independent verifier", ".tools/venv/bin/python", &["tests/vectors/verify.py"])?;
    eprintln!("\neverything passed in {:.0} s", started.elapsed().as_secs_f64());
    Ok(())
}

pub fn bench() -> Done {
    step("build for speed", "cargo", &["build", "--release", "--quiet"])?;
    step("benchmarks", "target/release/bench", &[])?;
    setup::all()?;
    screens()?;
    step("start-up", "cargo", &["run", "--quiet", "--package", "bridge", "--example", "startup"])
}

pub fn screenshots() -> Done {
    setup::all()?;
    screens()?;
    step("build", "cargo", &["build", "--workspace", "--quiet"])?;
    step_in(
        "pictures of every screen",
        command("cargo", &["test", "--workspace", "--quiet", "--test", "phone", "--", "--nocapture"])
            .env("MARAUDE_SCREENSHOTS", root().join("docs/screens")),
    )?;
    step("make them small", ".tools/venv/bin/python", &["-c", SHRINK])
}

/// Flat colours: a palette of 64 is a quarter of the bytes, and the same picture to an eye.
const SHRINK: &str = "import pathlib; from PIL import Image
for path in pathlib.Path('docs/screens').glob('*.png'):
    Image.open(path).convert('RGB').quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)";

pub fn generate() -> Done {
    let write = |title: &str, name: &str| {
        step_in(title, command("cargo", &["test", "--workspace", "--quiet", "--", name]).env("MARAUDE_GENERATE", "1"))
    };
    write("bindings of the commands and views", "bindings_are_fresh")?;
    write("vectors of every envelope kind", "vectors_are_fresh")
}

pub fn soak(runs: &str) -> Done {
    programs()?;
    step_in(
        "kill loop and simulation, at length",
        command(
            "cargo",
            &["test", "--quiet", "--package", "tests", "--release", "--", "kill", "honest", "misbehaving"],
        )
        .env("MARAUDE_RUNS", runs),
    )
}

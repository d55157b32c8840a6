#![doc = include_str!("../README.md")]

mod args;
mod pipe;

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::ExitCode,
};

use clap::{CommandFactory, Parser};
use client::{App, Argon, Code, Command, Env, Error, HttpTransport, Query};
use serde_json::{Value, json};

use crate::args::{Action, Args, Team};

/// Memory that is given back is overwritten first.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    let args = Args::parse();
    let json = args.json;
    match run(args) {
        Ok(Value::Null) => ExitCode::SUCCESS,
        Ok(Value::String(text)) if !json => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Ok(answer) => {
            let text = if json { answer.to_string() } else { format!("{answer:#}") };
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            match json {
                true => println!("{}", json!({ "error": error })),
                false => eprintln!("maraude: {error}"),
            }
            exit_code(error.code)
        }
    }
}

fn exit_code(code: Code) -> ExitCode {
    ExitCode::from(match code {
        Code::Locked | Code::WrongPassphrase => 3,
        Code::Network | Code::Relay | Code::RelayFull | Code::RelayChanged | Code::RosterFork | Code::NotYet => 4,
        Code::NoDevice | Code::Damaged | Code::NotEncrypted | Code::NewerVersion | Code::Disk | Code::DiskFull => 5,
        _ => 1,
    })
}

pub(crate) fn bad(detail: impl std::fmt::Display) -> Error {
    Error::new(Code::Internal, detail.to_string())
}

fn run(args: Args) -> Result<Value, Error> {
    let env = Env {
        argon: if matches!(args.action, Action::Init { light: true }) { Argon::LIGHT } else { Argon::DESKTOP },
        ..Env::system()
    };
    let app = App::new(&args.home, env);
    match &args.action {
        Action::Completions { shell } => {
            clap_complete::generate(*shell, &mut Args::command(), "maraude", &mut std::io::stdout());
            return Ok(Value::Null);
        }
        Action::Man => {
            clap_mangen::Man::new(Args::command()).render(&mut std::io::stdout()).map_err(bad)?;
            return Ok(Value::Null);
        }
        Action::Words => return Ok(json!(app.suggest_passphrase()?)),
        Action::Init { .. } => {
            app.create(&passphrase(&args, true)?)?;
            return Ok(Value::Null);
        }
        Action::Pipe { clock } => return pipe::run(&args, *clock),
        _ => app.unlock(&passphrase(&args, false)?)?,
    }
    let answer = act(&app, args.action);
    app.lock()?;
    answer
}

fn act(app: &App, action: Action) -> Result<Value, Error> {
    match action {
        Action::Status => Ok(json!(app.stage()?)),
        Action::Team(team) => self::team(app, team),
        Action::Devices => app.ask(&Query::Devices),
        Action::Remove { device } => app.remove_device(&device).map(|()| Value::Null),
        Action::Do { command } => {
            let text = match command {
                Some(text) => text,
                None => std::io::read_to_string(std::io::stdin()).map_err(bad)?,
            };
            let command: Command = serde_json::from_str(&text).map_err(bad)?;
            Ok(json!({ "id": app.execute(&command)? }))
        }
        Action::Show { view } => app.ask(&query(&view)?),
        Action::Counts => app.ask(&Query::Counts),
        Action::Sync { wait } => Ok(json!(app.sync(&relay(app)?, wait, &|_| {})?)),
        Action::Snapshot => Ok(json!(app.snapshot_all()?)),
        Action::Init { .. } | Action::Words | Action::Pipe { .. } | Action::Completions { .. } | Action::Man => {
            Ok(Value::Null)
        }
    }
}

fn team(app: &App, team: Team) -> Result<Value, Error> {
    match team {
        Team::Found { label, relay, invite } => {
            app.found_team(&label, relay.as_deref(), invite.as_deref())?;
            Ok(Value::Null)
        }
        Team::AcceptRelay => {
            app.accept_relay(&relay(app)?)?;
            Ok(json!(app.sync(&relay(app)?, 0, &|_| {})?))
        }
        Team::Invite => {
            let relay = relay(app)?;
            app.sync(&relay, 0, &|_| {})?;
            Ok(json!(app.invite(&relay)?))
        }
        Team::Join { text } => Ok(json!(app.join(&text, &HttpTransport::new(&App::relay_of_invitation(&text)?)?)?)),
        Team::Review { answer } => Ok(json!(app.review(&answer, &relay(app)?)?)),
        Team::Admit { device, role, antenna, label } => {
            app.admit_role(&device, &role, antenna, &label)?;
            Ok(json!(app.sync(&relay(app)?, 0, &|_| {})?))
        }
    }
}

pub(crate) fn query(view: &str) -> Result<Query, Error> {
    let text = if view.trim_start().starts_with('{') { view.to_owned() } else { json!({ "show": view }).to_string() };
    serde_json::from_str(&text).map_err(bad)
}

pub(crate) fn relay(app: &App) -> Result<HttpTransport, Error> {
    let relay = app.relay()?.ok_or_else(|| Error::new(Code::NoTeam, "no relay is set"))?;
    HttpTransport::new(&relay)
}

pub(crate) fn passphrase(args: &Args, new: bool) -> Result<String, Error> {
    let Some(fd) = args.passphrase_fd else {
        let ask = |prompt: &str| rpassword::prompt_password(prompt).map_err(bad);
        let first = ask("Passphrase: ")?;
        if new && ask("Again: ")? != first {
            return Err(Error::new(Code::WrongPassphrase, "the two passphrases differ; nothing was made"));
        }
        return Ok(first);
    };
    // A descriptor of this process is a file below /dev/fd on every Unix.
    let file = std::fs::File::open(format!("/dev/fd/{fd}")).map_err(bad)?;
    let mut line = String::new();
    BufReader::new(file.take(4096)).read_line(&mut line).map_err(bad)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

pub(crate) fn say(answer: &Value) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{answer}")?;
    out.flush()
}

//! The command line, from which completions and the man page are made.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

/// Anonymous street outreach, offline first: the app without a screen.
#[derive(Debug, Parser)]
#[command(name = "maraude", version)]
pub struct Args {
    /// Folder of the device.
    #[arg(long, value_name = "DIR", env = "MARAUDE_HOME", default_value = "maraude-home")]
    pub home: PathBuf,
    /// Read the passphrase from this file descriptor (its first line) instead of asking.
    #[arg(long, value_name = "FD")]
    pub passphrase_fd: Option<i32>,
    /// Answer in JSON, errors too.
    #[arg(long)]
    pub json: bool,
    #[command(subcommand)]
    pub action: Action,
}

#[derive(Debug, Subcommand)]
pub enum Action {
    /// Set a device up in an empty folder.
    Init {
        /// A light passphrase cost, for tests and practice only.
        #[arg(long, hide = true)]
        light: bool,
    },
    /// Six words to use as a passphrase.
    Words,
    /// How far the device is: empty, alone, joining, ready.
    Status,
    /// Found, join and look after the team.
    #[command(subcommand)]
    Team(Team),
    /// The team's devices.
    Devices,
    /// Remove a device: it is cut and every space gets new keys.
    Remove { device: String },
    /// Do one command, given as JSON or on standard input.
    Do { command: Option<String> },
    /// Show one view as JSON: tonight, alerts, unsent, counts, conflicts, proposals, follow_ups, referrals, services,
    /// context, activities, devices, catalogue, health, hashes; or a whole query as JSON.
    Show { view: String },
    /// Send what is unsent and take what is new.
    Sync {
        /// Wait up to this many seconds for news.
        #[arg(long, default_value_t = 0)]
        wait: u32,
    },
    /// Tonight's and all figures, for the antenna's own eyes.
    Counts,
    /// Put a snapshot of every readable space into the log.
    Snapshot,
    /// Keep the device open: a line of JSON in, a line of JSON out.
    Pipe {
        /// Start the device's clock here (milliseconds since 1970); lines `{"clock": …}` move it.
        #[arg(long, hide = true)]
        clock: Option<i64>,
    },
    /// Shell completions on standard output.
    Completions { shell: Shell },
    /// The man page on standard output.
    Man,
}

#[derive(Debug, Subcommand)]
pub enum Team {
    /// A new team; this device is its lead and antenna.
    Found {
        /// What the team calls this device.
        #[arg(long, default_value = "antenna")]
        label: String,
        /// The relay's address.
        #[arg(long)]
        relay: Option<String>,
        /// The relay's invitation.
        #[arg(long)]
        invite: Option<String>,
    },
    /// On a lead's device: the relay at this address has a new key, and that is right. The phones learn it from the roster.
    AcceptRelay,
    /// A text for one new device, good for ten minutes.
    Invite,
    /// On the new device: read the lead's text, show the answer and six words.
    Join { text: String },
    /// On the lead's device: read the answer, show six words.
    Review { answer: String },
    /// On the lead's device: the words were the same, let the device in.
    Admit {
        device: String,
        #[arg(long, default_value = "mediator")]
        role: String,
        /// An antenna device: keeps the merged log and the follow-ups.
        #[arg(long)]
        antenna: bool,
        #[arg(long)]
        label: String,
    },
}

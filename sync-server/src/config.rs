//! The relay's command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Parser, Subcommand};

/// A relay that carries a team's sealed log and can read none of it.
#[derive(Debug, Parser)]
#[command(name = "maraude-relay", version)]
pub struct Config {
    /// Folder for the database; made when it is not there.
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// Address to listen on. Without TLS, put a proxy before anything but loopback.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:7070")]
    pub listen: SocketAddr,
    /// Certificate chain in PEM, for TLS without a proxy.
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// Private key in PEM.
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Let anybody make a team without an invitation: for a developer's loopback.
    #[arg(long)]
    pub open: bool,
    /// Largest request, in bytes.
    #[arg(long, default_value_t = 8 << 20)]
    pub max_body: usize,
    /// Requests of one device in ten seconds.
    #[arg(long, default_value_t = 200)]
    pub max_requests: u32,
    /// Stored bytes of one team.
    #[arg(long, default_value_t = 2 << 30)]
    pub max_team_bytes: u64,
    #[command(subcommand)]
    pub action: Option<Action>,
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Action {
    /// Print an invitation with which one team can be made.
    Invite,
    /// Forget what snapshots cover, as the teams' devices acknowledged.
    Compact,
}

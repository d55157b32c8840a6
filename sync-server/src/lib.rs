#![doc = include_str!("../README.md")]

pub mod config;
mod limits;
pub mod mailbox;
mod relay;
mod routes;

pub use limits::Limits;
pub use mailbox::{Mailbox, MailboxError, SqliteMailbox};
pub use relay::{Relay, Trouble};
pub use routes::{Clock, Server, system_clock};

use sqlite as _;

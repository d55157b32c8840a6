#![doc = include_str!("../README.md")]

pub mod config;
mod limits;
pub mod mailbox;
mod near;
mod relay;
mod routes;

pub use limits::Limits;
pub use mailbox::{Mailbox, MailboxError, SqliteMailbox};
pub use near::{NotOpened, open_for_one_team};
pub use relay::{Relay, Trouble};
pub use routes::{Clock, Running, Server, system_clock};

use sqlite as _;

#![doc = include_str!("../README.md")]

mod cut;
mod error;
mod leave;
mod lid;
mod log;
mod moving;
mod open;
mod records;
mod reference;

pub use cut::{CutItem, CutLog, Late};
pub use error::Error;
pub use lid::Lid;
pub use log::{Quarantined, Secret};
pub use open::{SCHEMA, Store};
pub use records::{Author, Incoming, IncomingItem, Outgoing, Tapped, Unsent};
pub use reference::{Merged, Reference};

// The linker takes SQLite from here.
use sqlite as _;

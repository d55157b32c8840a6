#![doc = include_str!("../README.md")]

pub mod catalogue;
mod code;
mod command;
mod day;
mod edit;
mod id;
pub mod kind;
mod refusal;
pub mod register;
mod small;
mod value;

pub use catalogue::{Catalogue, Role};
pub use code::{FollowCode, WrongDigit};
pub use command::{Answer, Command, Context, World, decide};
pub use day::{ServiceDay, Slot, TeamClock};
pub use edit::{DocKind, DocRef, Edit, Members, Readers, TAKEN_BACK, Wall, Writers};
pub use freetext::{Mark, Why};
pub use id::{BadId, Id};
pub use refusal::Refusal;
pub use small::{SMALLEST, publishable, rounded};
pub use value::{Fields, Held, Record, Said, Value, records};

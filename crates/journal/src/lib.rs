#![doc = include_str!("../README.md")]

mod document;
mod rebuild;

pub use document::{Actor, ChangeHash, Document, Error, first_change_hash};
pub use rebuild::said_in;

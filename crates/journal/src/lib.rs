#![doc = include_str!("../README.md")]

mod document;

pub use document::{Actor, ChangeHash, Document, Error, first_change_hash};

#![doc = include_str!("../README.md")]

pub mod cast;
pub mod evening;
pub mod plain;
pub mod process;
mod scan;

pub use scan::{find, find_in_files};

#![doc = include_str!("../README.md")]

pub mod cast;
pub mod chip;
pub mod evening;
pub mod memory;
pub mod plain;
pub mod process;
mod scan;
mod text;

pub use scan::{find, find_in_files};
pub use text::{base64_bytes, base64_of};

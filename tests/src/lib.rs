#![doc = include_str!("../README.md")]

pub mod cast;
pub mod evening;
pub mod plain;
pub mod process;

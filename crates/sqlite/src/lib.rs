#![doc = include_str!("../README.md")]

use libsqlite3_sys as _;

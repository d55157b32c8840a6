//! A phone opens no network of its own.

use std::net::IpAddr;

use client::{App, Error, Near};

pub struct NearDoor;

impl NearDoor {
    pub fn new(_: Option<IpAddr>) -> NearDoor {
        NearDoor
    }

    pub fn open(&self, _: &App) -> Result<Near, Error> {
        Err(Error::not_allowed("only the antenna opens a network of its own"))
    }

    pub fn close(&self, _: &App) -> Result<(), Error> {
        Ok(())
    }

    pub fn shut(&self) {}
}

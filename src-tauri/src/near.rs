//! The antenna's own network: a relay in this process, for as long as its screen says so. On a phone there is none.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener},
    sync::{Mutex, PoisonError},
};

use client::{App, Code, Error, HttpTransport, Near};

/// The relay that is open now. `at`: where to listen, instead of the machine's own network.
pub struct NearDoor {
    at: Option<IpAddr>,
    open: Mutex<Option<(Near, sync_server::Running)>>,
}

impl NearDoor {
    pub fn new(at: Option<IpAddr>) -> NearDoor {
        NearDoor { at, open: Mutex::new(None) }
    }

    /// Opens the relay, or finds it open.
    pub fn open(&self, app: &App) -> Result<Near, Error> {
        let mut door = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((near, _)) = &*door {
            return Ok(near.clone());
        }
        let team = app.near_team()?;
        let address = self.at.or_else(own_address).ok_or_else(|| {
            Error::new(Code::Network, "this computer is in no network; join the antenna's Wi-Fi first")
        })?;
        let shut = |error: &dyn std::fmt::Display| {
            Error::new(Code::Network, format!("the network's door stays shut: {error}"))
        };
        let listener = TcpListener::bind(SocketAddr::new(address, 0)).map_err(|error| shut(&error))?;
        let running =
            sync_server::open_for_one_team(&app.near_folder(), &team, listener).map_err(|error| shut(&error))?;
        let near = app.near_at(&format!("http://{}", running.address), running.key)?;
        *door = Some((near.clone(), running));
        Ok(near)
    }

    /// Takes what phones have brought last and closes. What lay in the relay goes when the antenna has it.
    pub fn close(&self, app: &App) -> Result<(), Error> {
        let Some((near, running)) = self.open.lock().unwrap_or_else(PoisonError::into_inner).take() else {
            return Ok(());
        };
        let took = HttpTransport::new(&near.address).and_then(|transport| app.sync_near(&near, &transport, 0, &|_| {}));
        drop(running);
        took?;
        match std::fs::remove_dir_all(app.near_folder()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// At the lock: nothing is taken any more.
    pub fn shut(&self) {
        drop(self.open.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

/// This machine's address in the network around it, a private one before any other.
fn own_address() -> Option<IpAddr> {
    let all = if_addrs::get_if_addrs().unwrap_or_default();
    let mut mine: Vec<Ipv4Addr> = all
        .into_iter()
        .filter_map(|interface| match interface.ip() {
            IpAddr::V4(address) if !address.is_loopback() && !address.is_link_local() => Some(address),
            _ => None,
        })
        .collect();
    mine.sort_by_key(|address| !address.is_private());
    mine.first().copied().map(IpAddr::V4)
}

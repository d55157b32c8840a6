//! A relay inside another program, for one team: nobody makes another team there.

use std::{net::TcpListener, path::Path};

use sync_proto::wire::RosterPut;

use crate::{Limits, MailboxError, Relay, Running, Server, SqliteMailbox, Trouble, system_clock};

#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    #[error(transparent)]
    Mailbox(#[from] MailboxError),
    #[error(transparent)]
    Team(#[from] Trouble),
    #[error("no randomness from the system: {0}")]
    Random(#[from] getrandom::Error),
    #[error("the network's door could not be opened: {0}")]
    Network(#[from] std::io::Error),
}

/// Opens a relay in a folder of its own and gives it the team, or what it has not heard of the team since. It serves until what is
/// returned is dropped.
pub fn open_for_one_team(data: &Path, team: &RosterPut, listener: TcpListener) -> Result<Running, NotOpened> {
    let (mut fresh, mut invite) = ([0; 32], [0; 32]);
    getrandom::fill(&mut fresh)?;
    getrandom::fill(&mut invite)?;
    let relay = Relay::new(Box::new(SqliteMailbox::open(data)?), fresh, Limits::default(), false)?;
    let clock = system_clock();
    relay.add_invite(&invite, clock())?;
    let id = relay.create_team(&invite, team)?;
    let known = relay.roster(id)?.len as usize;
    if let Some(news) = team.entries.get(known..).filter(|news| !news.is_empty()) {
        let after = u32::try_from(known).unwrap_or(u32::MAX);
        relay.put_roster(id, &RosterPut { after, entries: news.to_vec(), packages: team.packages.clone() })?;
    }
    Ok(Server::new(relay, clock)?.run(listener)?)
}

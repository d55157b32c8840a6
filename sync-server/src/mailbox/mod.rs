//! What the relay needs of a database: small, so that another one is a file and the same tests.

#[cfg(test)]
mod contract;
mod sqlite;

use sync_proto::{
    Envelope, Hash, Id, Roster,
    wire::{Have, Verdict},
};

pub use sqlite::SqliteMailbox;

#[derive(Debug, thiserror::Error)]
pub enum MailboxError {
    #[error("the relay's disk is full; what it confirmed is safe")]
    Full,
    #[error("the relay's database did not answer: {0}")]
    Database(String),
}

/// What a page may hold, and where it goes on.
pub struct Page {
    pub envelopes: Vec<Vec<u8>>,
    pub more: bool,
}

pub type Result<T> = std::result::Result<T, MailboxError>;

/// Everything is durable before a call returns.
pub trait Mailbox: Send + Sync {
    /// 32 random bytes that are made once: the seed of the relay's signing key.
    fn seed(&self, fresh: [u8; 32]) -> Result<[u8; 32]>;

    fn add_invite(&self, hash: Hash, now: i64) -> Result<()>;
    /// True once for each invite.
    fn use_invite(&self, hash: Hash) -> Result<bool>;

    fn teams(&self) -> Result<Vec<Id>>;
    fn roster(&self, team: Id, after: u32) -> Result<Vec<Vec<u8>>>;
    /// Appends verified entries behind `after`; false when the chain has grown meanwhile.
    fn append_roster(&self, team: Id, after: u32, entries: &[Vec<u8>]) -> Result<bool>;

    fn put_packages(&self, team: Id, packages: &[(Hash, Vec<u8>)]) -> Result<()>;
    fn packages(&self, team: Id, hashes: &[Hash]) -> Result<Vec<Vec<u8>>>;
    fn missing_packages(&self, team: Id, hashes: &[Hash]) -> Result<Vec<Hash>>;

    /// Judges and stores, all in one transaction. Two hashes under one number are both kept as proof.
    fn append(&self, roster: &Roster, envelopes: &[Envelope], now: i64) -> Result<Vec<Verdict>>;
    /// Envelopes of these spaces behind `have`, but not the reader's own.
    fn after(&self, team: Id, spaces: &[Id], reader: Id, have: &[Have], max_bytes: usize) -> Result<Page>;
    fn tops(&self, team: Id, spaces: &[Id]) -> Result<Vec<Have>>;
    /// Forgets envelopes of a space up to these numbers that arrived before `received`.
    fn drop_covered(&self, team: Id, space: Id, covers: &[Have], received: i64) -> Result<usize>;
    fn drop_space(&self, team: Id, space: Id) -> Result<()>;
    fn drop_packages(&self, team: Id, hashes: &[Hash]) -> Result<()>;
    fn stored_bytes(&self, team: Id) -> Result<u64>;
    /// Bytes of a device's envelopes that arrived from an instant on, in milliseconds since 1970.
    fn bytes_of(&self, team: Id, device: Id, since: i64) -> Result<u64>;

    /// Keeps a checked limit notice until its hour, in milliseconds since 1970; those whose hour has come go.
    fn put_limit(&self, team: Id, hash: Hash, until: i64, bytes: &[u8], now: i64) -> Result<()>;
    /// The notices whose hour has not come.
    fn limits(&self, team: Id, now: i64) -> Result<Vec<Vec<u8>>>;

    /// An enrolment letter box that accepts one letter until `expires`.
    fn open_letter(&self, team: Id, token: Hash, expires: i64) -> Result<()>;
    /// False when there is no such box, it is too late, or a letter is in it.
    fn put_letter(&self, team: Id, token: Hash, bytes: &[u8], now: i64) -> Result<bool>;
    fn take_letter(&self, team: Id, token: Hash, now: i64) -> Result<Option<Vec<u8>>>;

    /// Teams, envelopes, bytes.
    fn counts(&self) -> Result<(u64, u64, u64)>;
}

//! Bytes out, bytes in. Over HTTP in the app; in memory in the simulation.

use crate::Error;

#[derive(Debug, Clone, Default)]
pub struct Call {
    pub method: &'static str,
    /// From `/v1` on.
    pub path: String,
    pub body: Vec<u8>,
    /// Session token.
    pub bearer: Option<String>,
    pub invite: Option<String>,
    /// How long the answer may take beyond the usual, for a long poll.
    pub wait_s: u32,
}

#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub body: Vec<u8>,
}

pub trait Transport: Send + Sync {
    /// An answer of any status, or `Code::Network` when there was none.
    fn call(&self, call: &Call) -> Result<Reply, Error>;
}

//! Relays that misbehave, one way each, between a device and the honest relay.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering::SeqCst},
};

use client::{Call, Error, Reply, Transport};
use minicbor::bytes::ByteVec;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use sync_proto::wire::{self, SyncResponse};
use tests::cast::{AsRelay, MemoryRelay};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mischief {
    /// Pages in another order.
    Reorder,
    /// Each envelope twice.
    Duplicate,
    /// A byte flipped somewhere.
    Tamper,
    /// The header of one envelope before the content of another.
    Forge,
    /// Envelopes from long ago again, and nothing new.
    RollBack,
    /// Some envelopes left out.
    Hide,
    /// Two devices never see each other's.
    Split,
    /// Nothing at all for one device.
    Isolate,
    /// Says that it stored what it threw away.
    Forget,
}

impl Mischief {
    pub const ALL: [Mischief; 9] = [
        Mischief::Reorder,
        Mischief::Duplicate,
        Mischief::Tamper,
        Mischief::Forge,
        Mischief::RollBack,
        Mischief::Hide,
        Mischief::Split,
        Mischief::Isolate,
        Mischief::Forget,
    ];
}

#[derive(Clone)]
pub struct Bent {
    honest: MemoryRelay,
    mischief: Mischief,
    rng: Arc<Mutex<ChaCha20Rng>>,
    old: Arc<Mutex<Vec<ByteVec>>>,
    times: Arc<AtomicU64>,
}

impl Bent {
    pub fn new(honest: MemoryRelay, mischief: Mischief, seed: u64) -> Bent {
        let rng = Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed)));
        Bent { honest, mischief, rng, old: Arc::default(), times: Arc::default() }
    }

    /// How often an answer was changed.
    pub fn times(&self) -> u64 {
        self.times.load(SeqCst)
    }

    fn draw(&self, below: usize) -> usize {
        let mut rng = self.rng.lock().unwrap_or_else(PoisonError::into_inner);
        (rng.next_u64() % below.max(1) as u64) as usize
    }

    fn bend(&self, call: &Call, response: &mut SyncResponse) {
        let device = call.bearer.clone().unwrap_or_default();
        let page = &mut response.page;
        match self.mischief {
            Mischief::Reorder => page.reverse(),
            Mischief::Duplicate => {
                *page = page.iter().flat_map(|envelope| [envelope.clone(), envelope.clone()]).collect()
            }
            Mischief::Tamper => {
                for envelope in page.iter_mut() {
                    let at = self.draw(envelope.len());
                    envelope[at] ^= 1 << self.draw(8);
                }
            }
            Mischief::Forge => {
                if let [first, .., last] = page.as_mut_slice() {
                    let length = 144.min(first.len()).min(last.len());
                    let header = first[..length].to_vec();
                    last[..length].copy_from_slice(&header);
                }
            }
            Mischief::RollBack => {
                let mut old = self.old.lock().unwrap_or_else(PoisonError::into_inner);
                old.extend(page.iter().cloned());
                *page = old.iter().take(3).cloned().collect();
            }
            Mischief::Hide => page.retain(|_| self.draw(3) > 0),
            Mischief::Split => page.retain(|envelope| {
                let author = envelope.get(40).copied().unwrap_or_default();
                author % 2 == u8::from_str_radix(device.get(..2).unwrap_or("00"), 16).unwrap_or_default() % 2
            }),
            Mischief::Isolate => {
                if device.as_bytes().first().is_some_and(|first| first % 2 == 0) {
                    *page = vec![];
                }
            }
            Mischief::Forget => {}
        }
        if self.mischief != Mischief::Forget {
            response.more = false;
        }
    }
}

impl AsRelay for Bent {
    fn url(&self) -> String {
        "bent".into()
    }

    fn transport(&self) -> Box<dyn Transport> {
        Box::new(self.clone())
    }
}

impl Transport for Bent {
    fn call(&self, call: &Call) -> Result<Reply, Error> {
        if !call.path.ends_with("/sync") {
            return self.honest.call(call);
        }
        if self.mischief == Mischief::Forget && self.draw(2) == 0 {
            return self.forget(call);
        }
        let mut reply = self.honest.call(call)?;
        if let Some(mut response) = wire::decode::<SyncResponse>(&reply.body) {
            if !response.page.is_empty() {
                self.times.fetch_add(1, SeqCst);
            }
            self.bend(call, &mut response);
            reply.body = wire::encode(&response);
        }
        Ok(reply)
    }
}

impl Bent {
    fn forget(&self, call: &Call) -> Result<Reply, Error> {
        let request: Option<wire::SyncRequest> = wire::decode(&call.body);
        let stored = request.iter().flat_map(|request| &request.envelopes).filter_map(|bytes| {
            let envelope = sync_proto::Envelope::parse(bytes).ok()?;
            let header = envelope.header;
            let verdict = wire::Verdict::Stored;
            let receipt = Some(self.honest.relay.sign_receipt(header.team, envelope.hash()));
            Some(wire::Ack { space: header.space, device: header.device, seq: header.seq, verdict, receipt })
        });
        let response = SyncResponse { acks: stored.collect(), ..SyncResponse::default() };
        self.times.fetch_add(1, SeqCst);
        Ok(Reply { status: 200, body: wire::encode(&response) })
    }
}

//! Compaction: one envelope that stands for all of a space, and who vouches for it.
//!
//! A snapshot adds and never deletes. A device that holds everything which it covers does not adopt it but checks that
//! nothing is in it which is in no log; only then does it acknowledge. The relay drops what is covered after two such words,
//! by devices of different members, one of them at the antenna, and thirty days.

use journal::Document;
use store::Incoming;
use sync_proto::{Envelope, Hash, Id, Kind, Op, roster::Floor, wire::Have};
use vault::{Body, Content, Item};

use crate::{App, Code, Error, Result, app::Open, ring::purpose};

impl App {
    /// At the antenna: a snapshot of every standing space, acknowledged in the roster by this device. Returns how many were
    /// made.
    pub fn snapshot_all(&self) -> Result<u32> {
        self.with(Open::snapshot_all)
    }

    /// Acknowledges the snapshots of others that this device has verified against its own log. Returns how many.
    pub fn acknowledge_snapshots(&self) -> Result<u32> {
        self.with(Open::acknowledge_snapshots)
    }
}

fn parse(bytes: &[u8]) -> Result<Envelope<'_>> {
    Envelope::parse(bytes).map_err(|error| Error::new(Code::Internal, error.to_string()))
}

impl Open {
    /// At the antenna: one envelope that stands for all of a space, and the word that it is held. `None` when a document
    /// waits for a change.
    fn snapshot(&mut self, space: Id) -> Result<Option<Vec<u8>>> {
        self.fold()?;
        self.seal_outgoing()?;
        let documents = self.store.documents(space)?;
        if documents.iter().any(|(_, _, document)| !document.is_complete()) {
            return Ok(None);
        }
        let items = documents.into_iter().map(|(doc, kind, document)| {
            let heads = document.heads().into_iter().map(Hash).collect();
            Item { doc, kind, content: Content::Snapshot(document.save().into()), heads }
        });
        let mut body = self.body(space, items.collect())?;
        body.covers = body.seen.clone();
        let tops = self.tops_of(space)?.into_iter();
        body.anchors = tops.map(|(have, hash)| Floor { device: have.device, seq: have.seq, hash }).collect();
        let Some(bytes) = self.seal(Kind::Snapshot, space, &body)? else { return Ok(None) };
        self.keep_sealed(&bytes, &[])?;
        Ok(Some(bytes))
    }

    fn snapshot_all(&mut self) -> Result<u32> {
        let standing =
            self.ring.spaces().filter(|(_, purpose)| [purpose::ORGANISATION, purpose::FOLLOW_UPS].contains(purpose));
        let spaces: Vec<Id> = standing.map(|(space, _)| space).collect();
        let mut made = 0;
        for space in spaces {
            let Some(bytes) = self.snapshot(space)? else { continue };
            let body = self.body(space, vec![])?;
            let covers = body.seen.iter().map(|(device, seq)| Have { space, device: *device, seq: *seq });
            // The snapshot itself stays: whoever comes late begins with it.
            let snapshot = parse(&bytes)?;
            let covers = covers.map(|have| match have.device == snapshot.header.device {
                true => Have { seq: snapshot.header.seq - 1, ..have },
                false => have,
            });
            let op = Op::GcAck { space, snapshot: snapshot.hash(), covers: covers.collect() };
            self.append(vec![op], vec![])?;
            made += 1;
        }
        self.forget_given_receipts()?;
        Ok(made)
    }

    /// Whether this device holds everything that a snapshot covers.
    pub fn covers_all(&self, space: Id, body: &Body) -> Result<bool> {
        for (device, seq) in &body.covers {
            if self.store.top(space, *device)?.is_none_or(|top| top.seq < *seq) {
                return Ok(false);
            }
        }
        Ok(!body.covers.is_empty())
    }

    /// Nothing may be in a snapshot that is in no log. What passes is kept in its chain and may be acknowledged.
    pub fn verify_snapshot(&self, envelope: &Envelope, body: &Body) -> Result<std::result::Result<(), String>> {
        let space = envelope.header.space;
        for item in &body.items {
            let Content::Snapshot(state) = &item.content else { continue };
            // What was erased since is neither held nor taken: it cannot speak against the rest.
            if self.roster()?.is_erased(space, item.doc) {
                continue;
            }
            let Ok(snapshot) = Document::load(state) else { return Ok(Err("the snapshot cannot be read".into())) };
            let mine = self.store.document(item.doc, space, &item.kind)?;
            if !snapshot.heads().iter().all(|head| mine.has(head)) {
                return Ok(Err("the snapshot holds what is in no log".into()));
            }
        }
        let incoming = Incoming { envelope: *envelope, items: vec![], anchors: vec![] };
        self.store.receive(&incoming, self.author, self.now())?;
        self.store.set_meta(&verified_name(envelope.hash()), b"1")?;
        Ok(Ok(()))
    }

    fn acknowledge_snapshots(&mut self) -> Result<u32> {
        let roster = self.roster()?;
        let mut ops = Vec::new();
        for (space, held) in &roster.spaces {
            for (snapshot, (devices, covers)) in &held.acked {
                let verified = self.store.meta(&verified_name(*snapshot))?.is_some();
                if verified && !devices.contains(&self.id()) {
                    ops.push(Op::GcAck { space: *space, snapshot: *snapshot, covers: covers.clone() });
                }
            }
        }
        let count = u32::try_from(ops.len()).unwrap_or(u32::MAX);
        if count > 0 {
            self.append(ops, vec![])?;
        }
        Ok(count)
    }
}

fn verified_name(snapshot: Hash) -> String {
    format!("verified/{snapshot}")
}

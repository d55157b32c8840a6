//! Erasing one code: the child's wish, or the end of its time. It is gone from every screen and document at once, on every device as
//! soon as it hears of it, and no device that was away brings it back.
//!
//! Sealed envelopes that carry its changes stay encrypted in the log of the antenna and at the relay until they are compacted.

use domain::{Command, DocKind, FollowCode, kind::FollowUp};
use sync_proto::{Id, Op, Rights};

use crate::{App, Error, Result, app::Open};

impl App {
    /// At the antenna: erases the follow-up under a code, its extracts on phones, its links, and the code in every contact.
    pub fn erase_code(&self, code: &str) -> Result<()> {
        let code = FollowCode::parse(code)?;
        self.with(|open| open.erase_code(code.digits()))
    }
}

impl Open {
    pub fn erase_code(&mut self, code: &str) -> Result<()> {
        if !self.rights().has(Rights::ANTENNA) {
            return Err(Error::not_allowed("only the antenna erases"));
        }
        self.fold()?;
        let mut ops = Vec::new();
        let mut followed = Vec::new();
        for kind in [DocKind::FollowUp, DocKind::Extract] {
            for (space, record) in self.store.records(kind.code())? {
                if FollowUp::read(&record).code == code {
                    followed.push(record.id);
                    ops.push(Op::EraseDoc { space, doc: Id(record.doc.0) });
                }
            }
        }
        for (space, record) in self.store.records(DocKind::Tick.code())? {
            if record.text("code") == Some(code) {
                ops.push(Op::EraseDoc { space, doc: Id(record.doc.0) });
            }
        }
        for (space, record) in self.store.records(DocKind::Link.code())? {
            let ends = ["a", "b"].into_iter().filter_map(|end| record.id_at(end));
            if ends.into_iter().any(|end| followed.contains(&end)) {
                ops.push(Op::EraseDoc { space, doc: Id(record.doc.0) });
            }
        }
        let mut carrying = Vec::new();
        for (kind, key) in [("contact", "code"), ("decision", "of")] {
            for (_, record) in self.store.records(kind)? {
                if record.text(key) == Some(code) {
                    carrying.push((kind.to_owned(), record.id));
                }
            }
        }
        if ops.is_empty() && carrying.is_empty() {
            return Err(domain::Refusal::Unknown { kind: "follow_up".into() }.into());
        }
        for (kind, id) in carrying {
            self.execute(&Command::ForgetCode { kind, id })?;
        }
        if !ops.is_empty() {
            self.append(ops, vec![])?;
        }
        self.apply_erasures()?;
        self.log_access("erased", DocKind::FollowUp.code(), 1)
    }

    /// A whole space: documents, envelopes and keys. Without the keys, what somebody has copied of it says nothing any more.
    fn erase_space(&mut self, space: Id) -> Result<bool> {
        if self.store.meta(&erased_name(space))?.is_some() {
            return Ok(false);
        }
        let packages = self.roster()?.spaces.get(&space).into_iter().flat_map(|held| &held.epochs);
        let packages: Vec<_> = packages.flat_map(|epoch| &epoch.packages).map(|package| package.hash).collect();
        self.store.erase_space(space, &packages)?;
        self.store.del_meta(&crate::team::past_name(space))?;
        self.store.set_meta(&crate::lease::left_name(space), b"erased")?;
        self.ring.remove(space);
        self.store.set_meta(&erased_name(space), b"1")?;
        Ok(true)
    }

    /// Destroys here what the roster says is erased.
    pub fn apply_erasures(&mut self) -> Result<()> {
        let roster = self.roster()?;
        let docs = roster.spaces.iter().flat_map(|(space, held)| held.erased_docs.iter().map(|doc| (*space, *doc)));
        let docs: Vec<(Id, Id)> = docs.collect();
        let mut gone = false;
        let spaces: Vec<Id> = roster.spaces.iter().filter(|(_, held)| held.erased).map(|(space, _)| *space).collect();
        for space in spaces {
            gone |= self.erase_space(space)?;
        }
        for (space, doc) in docs {
            gone |= self.store.erase_doc(space, doc)?;
        }
        if gone {
            self.renew_author();
            self.store.shrink()?;
        }
        Ok(())
    }
}

fn erased_name(space: Id) -> String {
    format!("erased/{space}")
}

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
    fn erase_code(&mut self, code: &str) -> Result<()> {
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
        self.apply_erasures()
    }

    /// Destroys here what the roster says is erased.
    pub fn apply_erasures(&mut self) -> Result<()> {
        let roster = self.roster()?;
        let all = roster.spaces.iter().flat_map(|(space, held)| held.erased_docs.iter().map(|doc| (*space, *doc)));
        let mut gone = false;
        for (space, doc) in all.collect::<Vec<_>>() {
            gone |= self.store.erase_doc(space, doc)?;
        }
        if gone {
            self.renew_author();
            self.store.shrink()?;
        }
        Ok(())
    }
}

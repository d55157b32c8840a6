//! Erasing one code: the child's wish, or the end of its time. It is gone from every screen and document at once, on every device as
//! soon as it hears of it, and no device that was away brings it back.
//!
//! Sealed envelopes that carry its changes are destroyed by the next cut of their space (`cut`).
//!
//! Somebody who was away may still name the code, in a contact or a decision of then. So each antenna device remembers, in its own
//! database and for as long as anything under a code may be kept, which codes were erased under its eyes, and takes such a word back.

use std::collections::BTreeSet;

use domain::{Command, DocKind, FollowCode, kind::FollowUp, register::CEILING_MONTHS};
use sync_proto::{Id, Op, Rights};

use crate::{App, Error, Result, app::Open};

const ERASED: &str = "erased_code/";
/// As long as anything under a code may be kept.
const REMEMBERED_MS: i64 = CEILING_MONTHS as i64 * 31 * 24 * 3600 * 1000;

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
            for (space, record) in self.store.records(kind)? {
                if record.text(key) == Some(code) {
                    self.name_for_cut(space)?;
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
        self.remember_erased(code)?;
        if !ops.is_empty() {
            self.append(ops, vec![])?;
        }
        self.apply_erasures()?;
        self.log_access("erased", DocKind::FollowUp.code(), 1)
    }

    fn remember_erased(&self, code: &str) -> Result<()> {
        match self.rights().has(Rights::ANTENNA) {
            true => Ok(self.store.set_number(&format!("{ERASED}{code}"), self.now())?),
            false => Ok(()),
        }
    }

    /// The codes that were erased here, as long as somebody may still name them.
    fn erased_codes(&self) -> Result<BTreeSet<String>> {
        let mut codes = BTreeSet::new();
        for (name, since) in self.store.metas(ERASED)? {
            let since: i64 = String::from_utf8(since).ok().and_then(|since| since.parse().ok()).unwrap_or_default();
            match self.now() - since > REMEMBERED_MS {
                true => self.store.del_meta(&name)?,
                false => codes.extend(name.strip_prefix(ERASED).map(str::to_owned)),
            }
        }
        Ok(codes)
    }

    /// At the antenna: what names a code that was erased, and came late, does not name it any more.
    pub fn take_back_late_words(&mut self) -> Result<bool> {
        let mut codes = self.erased_codes()?;
        for code in codes.clone() {
            // Somebody follows this code again, by a gesture of today.
            if self.store.by_code(DocKind::FollowUp.code(), &code)?.is_some() {
                self.store.del_meta(&format!("{ERASED}{code}"))?;
                codes.remove(&code);
            }
        }
        if codes.is_empty() {
            return Ok(false);
        }
        let mut copies = Vec::new();
        let mut late = self.store.records("decision")?;
        late.retain(|(_, record)| record.text("of").is_some_and(|of| codes.contains(of)));
        for code in &codes {
            late.extend(self.store.records_by_code("contact", code)?);
            for kind in [DocKind::Extract, DocKind::Tick] {
                for (space, record) in self.store.records_by_code(kind.code(), code)? {
                    match self.roster()?.spaces.contains_key(&space) {
                        true => copies.push(Op::EraseDoc { space, doc: Id(record.doc.0) }),
                        // A night that another desk had made first: it is nowhere but here.
                        false => drop(self.store.erase_doc(space, Id(record.doc.0))?),
                    }
                }
            }
        }
        if !copies.is_empty() {
            // A desk that had not heard of it yet has leased it once more.
            self.append(copies, vec![])?;
            self.apply_erasures()?;
        }
        for (space, record) in &late {
            self.name_for_cut(*space)?;
            self.execute(&Command::ForgetCode { kind: record.kind.clone(), id: record.id })?;
        }
        Ok(!late.is_empty())
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
            for record in self.store.records_of_doc(space, doc)? {
                if let (Some(code), true) = (record.text("code"), record.kind == DocKind::FollowUp.code()) {
                    self.remember_erased(code)?;
                }
            }
            gone |= self.store_at(space).erase_doc(space, doc)?;
        }
        if gone {
            self.renew_author();
            self.store.shrink()?;
            self.vault.iter().try_for_each(|vault| vault.store.shrink())?;
        }
        Ok(())
    }
}

fn erased_name(space: Id) -> String {
    format!("erased/{space}")
}

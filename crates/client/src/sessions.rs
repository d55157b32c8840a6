//! The psychologist's vault: a space that only her devices read, in a database of its own under a second secret. Its keys are
//! never in the device's main database; its sealed envelopes travel with everybody else's. Her way back is two of three papers, and the
//! same two papers bring a second device of hers in.

use std::collections::BTreeSet;

use domain::{
    DocKind, DocRef, Edit, Role,
    kind::{Session, Template},
};
use minicbor::bytes::ByteVec;
use serde::{Deserialize, Serialize};
use store::Store;
use sync_proto::{
    Hash, Id, Op,
    roster::{TEAM, key_name},
    wire::{self, Packages},
};
use ts_rs::TS;
use vault::{DeviceKeys, EpochSecrets, KemKeys, PaperSeed, Share};

use crate::{
    App, Code, Error, PaperView, Result, Transport,
    app::Open,
    enrol::{from_text, to_text},
    home::Home,
    link::Link,
    ring::purpose,
    team::{Seat, past_name},
};

/// The open vault of this device.
pub(crate) struct Vault {
    pub store: Store,
    pub space: Id,
    /// Packages of the vault are sealed to this pair, which is in the vault's file alone.
    pub kem: KemKeys,
}

/// One of her three papers, as it was scanned or typed.
#[derive(Clone, PartialEq, Deserialize, TS)]
pub struct ShareText {
    /// The scanned text, or 48 words.
    pub words: String,
    /// With words: 1, 2 or 3.
    pub number: Option<u8>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VaultView {
    /// `none`, `closed`, `open`.
    pub stage: String,
    /// The latest first; what is planned stands on top.
    pub sessions: Vec<Session>,
    pub templates: Vec<Template>,
    /// Sessions that the relay does not hold yet.
    pub unsent: u32,
    /// Envelopes that a removed device of hers has handed over since; nothing of them is shown before she takes them.
    pub late: u32,
}

/// Counts for reports; exact, hers alone until she writes them down somewhere.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct VaultCounts {
    pub held: u32,
    pub missed: u32,
    /// Different codes among the sessions held.
    pub followed: u32,
    pub evaluations: u32,
    pub told: u32,
    /// Language → sessions held.
    pub languages: Vec<(String, u32)>,
    pub places: Vec<(String, u32)>,
}

const KEM: &str = "vault_kem";
const SHARE: &str = "MARAUDE4:";
/// All devices of one vault write their keys into one document.
const KEYS_DOC: DocRef = DocRef { id: domain::Id(*b"vault keys      "), kind: DocKind::VaultKeys };

impl ShareText {
    fn read(&self) -> Result<Share> {
        let share = match self.words.trim_start().to_uppercase().starts_with(SHARE) {
            true => {
                from_text::<ByteVec>(SHARE, &self.words).ok().and_then(|bytes| Share::from_secret_bytes(&bytes).ok())
            }
            false => self.number.and_then(|number| Share::from_words(number, &self.words).ok()),
        };
        share.ok_or_else(Error::wrong_paper)
    }
}

impl App {
    /// The psychologist makes her vault, under a second secret. The three papers are shown once, to be printed and forgotten.
    pub fn create_vault(&self, secret: &str) -> Result<Vec<PaperView>> {
        self.with(|open| match open.role() {
            Role::Psychologist => open.roster().map(|_| ()),
            _ => Err(Error::not_allowed("only a psychologist has a vault")),
        })?;
        let store = self.new_vault(secret)?;
        let made = self.with(|open| open.create_vault(store));
        made.inspect_err(|_| self.drop_vault())
    }

    pub fn open_vault(&self, secret: &str) -> Result<()> {
        let home = Home::vault(self.folder());
        if !home.exists() {
            return Err(Error::new(Code::NoDevice, "no vault is set up on this device"));
        }
        self.with(|open| {
            if open.is_limited()? || open.is_removed() {
                return Err(Error::new(Code::Limited, "this device was reported as lost, or removed"));
            }
            if open.vault.is_none() {
                open.open_vault(home.open(secret)?.0)?;
            }
            Ok(())
        })
    }

    /// Seals what is in it and forgets its keys.
    pub fn close_vault(&self) -> Result<()> {
        self.with(Open::close_vault)
    }

    /// Brings her vault onto this device with two of her three papers: another device of hers, or the one after a loss. What
    /// fails leaves no vault here and can be repeated.
    pub fn join_vault(&self, papers: &[ShareText; 2], secret: &str, transport: &dyn Transport) -> Result<()> {
        let seed = PaperSeed::join(&papers[0].read()?, &papers[1].read()?).map_err(|_| Error::wrong_paper())?;
        let keys = seed.derive_keys()?;
        self.sync(transport, 0, &|_| {})?;
        let (team, space) = self.with(|open| {
            let roster = open.roster()?;
            let paper = roster.devices.get(&keys.id()).filter(|_| roster.is_active(keys.id()));
            let space = paper.and_then(|paper| paper.paper).filter(|space| *space != TEAM);
            Ok((roster.team, space.ok_or_else(Error::wrong_paper)?))
        })?;
        let mut link = Link::by_paper(self, transport, team, keys.clone());
        let packages = link.packages()?;
        let store = self.new_vault(secret)?;
        let put = self.with(|open| {
            let after = open.roster()?.len;
            open.join_vault(store, space, &packages, keys)?;
            open.roster_put(after)
        });
        let done = put.and_then(|put| self.put_roster(&mut link, put));
        self.with(|open| {
            open.paper = None;
            Ok(())
        })?;
        done.inspect_err(|_| self.drop_vault())?;
        self.sync(transport, 0, &|_| {})?;
        // She has her papers in her hands: what her lost device had handed over is hers.
        self.with(|open| open.take_what_was_hers(space))?;
        self.sync(transport, 0, &|_| {}).map(|_| ())
    }

    /// She takes what a removed device of hers has handed over since.
    pub fn take_vault_late(&self) -> Result<()> {
        self.with(|open| {
            let space = open.vault.as_ref().map(|vault| vault.space).ok_or_else(vault_closed)?;
            open.take_what_was_hers(space)
        })
    }

    /// She erases a session: at once here, on her other devices when their vaults are open, and with the next cut in every sealed
    /// copy.
    pub fn erase_session(&self, session: domain::Id) -> Result<()> {
        self.with(|open| {
            let vault = open.vault.as_ref().ok_or_else(vault_closed)?;
            let unknown = || domain::Refusal::Unknown { kind: DocKind::Session.code().into() };
            let record = vault.store.record(DocKind::Session.code(), session)?.ok_or_else(unknown)?;
            let op = Op::EraseDoc { space: vault.space, doc: Id(record.doc.0) };
            open.forget_tap();
            open.fold()?;
            open.append(vec![op], vec![])?;
            open.apply_erasures()
        })
    }

    fn new_vault(&self, secret: &str) -> Result<Store> {
        let home = Home::vault(self.folder());
        Ok(home.create(secret, self.argon(), &mut self.rng()?)?.0)
    }

    /// After something failed half-way: nothing was written in it yet.
    fn drop_vault(&self) {
        let _ = self.with(|open| {
            open.forget_vault();
            Home::vault(open.folder()).remove()
        });
    }
}

impl Open {
    fn create_vault(&mut self, store: Store) -> Result<Vec<PaperView>> {
        let seed = PaperSeed::make(&mut self.rng);
        let paper = seed.derive_keys()?;
        let (me, space) = (self.id(), Id(self.fresh_id().0));
        self.enter_vault(store, space)?;
        let made = vec![
            Op::NewSpace { space, readers_only: true, importer: None },
            Op::Grant { space, device: me, push: true, pull: true },
            Op::SetRecovery { space, sign_pk: Hash(paper.sign_pk()), kem_pk: ByteVec::from(paper.kem_pk().to_vec()) },
        ];
        let secrets = EpochSecrets::make(&mut self.rng);
        let seats = [Seat { device: paper.id(), kem_pk: paper.kem_pk().to_vec() }];
        let epoch = self.epoch_op(space, purpose::VAULT, &secrets, &seats, vec![])?;
        self.append([made, vec![epoch]].concat(), vec![])?;
        self.publish_vault_key()?;
        let (team, relay) = (self.roster()?.team.to_string(), self.relay()?);
        let view = |share: &Share| {
            let text = to_text(SHARE, &ByteVec::from(share.to_secret_bytes().to_vec()));
            let (team, relay, number) = (team.clone(), relay.clone(), Some(share.number));
            Ok(PaperView { words: share.to_words()?, text, team, relay, number })
        };
        seed.split(&mut self.rng).iter().map(view).collect()
    }

    /// The vault's file is new: it gets a key pair of its own, which packages of the vault are sealed to from now on.
    fn enter_vault(&mut self, store: Store, space: Id) -> Result<()> {
        let kem = KemKeys::make(&mut self.rng)?;
        store.set_meta(KEM, kem.to_secret_bytes())?;
        store.put_space(space, purpose::VAULT)?;
        self.vault = Some(Vault { store, space, kem });
        Ok(())
    }

    fn open_vault(&mut self, store: Store) -> Result<()> {
        let damaged = || Error::new(Code::Damaged, "the vault's own keys are not in its file");
        let kem = store.meta(KEM)?.map(zeroize::Zeroizing::new).ok_or_else(damaged)?;
        let (space, _) = store.spaces()?.first().cloned().ok_or_else(damaged)?;
        self.ring.add_all(&store)?;
        self.vault = Some(Vault { store, space, kem: KemKeys::from_secret_bytes(&kem)? });
        // What another device of hers has erased meanwhile is not shown once more.
        self.apply_erasures()?;
        self.retry_quarantine()
    }

    pub fn close_vault(&mut self) -> Result<()> {
        if self.vault.is_some() {
            self.fold()?;
            self.seal_outgoing()?;
            self.forget_vault();
        }
        Ok(())
    }

    pub fn forget_vault(&mut self) {
        self.forget_tap();
        if let Some(vault) = self.vault.take() {
            self.ring.remove(vault.space);
        }
    }

    fn join_vault(&mut self, store: Store, space: Id, packages: &Packages, paper: DeviceKeys) -> Result<()> {
        self.enter_vault(store, space)?;
        self.take_packages_by_paper(packages, &paper)?;
        if self.ring.latest(space).is_none() {
            return Err(Error::new(Code::Relay, "the relay does not hold the vault's keys; nothing was changed"));
        }
        let device = self.id();
        self.paper = Some(paper);
        let ops = vec![Op::Recovered { space, device }, Op::Grant { space, device, push: true, pull: true }];
        self.append_by_paper(ops, vec![])?;
        self.publish_vault_key()
    }

    fn take_what_was_hers(&mut self, space: Id) -> Result<()> {
        let ops = self.cuts_of_reader(space, true)?;
        if !ops.is_empty() {
            self.append(ops, vec![])?;
        }
        self.retry_quarantine()
    }

    /// Tells her other devices which key packages for this one are sealed to.
    fn publish_vault_key(&mut self) -> Result<()> {
        let Some(vault) = &self.vault else { return Ok(()) };
        let key = data_encoding::BASE32_NOPAD.encode(vault.kem.public());
        let edit = Edit::new(KEYS_DOC, format!("key/{}", self.id()), key);
        vault.store.tap(&[(vault.space, edit)], self.author, self.now())?;
        Ok(())
    }

    /// When one of her devices was removed: new keys for those that are left and for her papers. Only a reader can do this, so
    /// it waits until her vault is open somewhere, and until everything in it is here: the keys of her other devices are in it.
    pub fn renew_vault(&mut self) -> Result<()> {
        let (Some(vault), roster) = (&self.vault, self.roster()?) else { return Ok(()) };
        let space = vault.space;
        let Some(held) = roster.spaces.get(&space).filter(|held| held.may_pull(self.id())) else { return Ok(()) };
        let gone: Vec<Id> = held.granted().into_iter().filter(|device| !roster.is_active(*device)).collect();
        let mut news = Vec::new();
        for device in gone {
            if vault.store.meta(&renewed_name(device))?.is_none() {
                news.push(device);
            }
        }
        if news.is_empty() {
            return Ok(());
        }
        let (seats, _) = self.vault_seats(space)?;
        // What is here of the device that is gone still counts; what it hands over from now on waits for her.
        let mut ops = self.cuts_of_reader(space, false)?;
        ops.push(self.next_epoch(space, purpose::VAULT, &seats)?);
        self.append(ops, vec![])?;
        let store = self.store_at(space);
        news.into_iter().try_for_each(|device| Ok(store.set_meta(&renewed_name(device), b"1")?))
    }

    /// Who reads the vault, each under the key that it has published there or that its papers have; and whether none is missing.
    pub fn vault_seats(&self, space: Id) -> Result<(Vec<Seat>, bool)> {
        let roster = self.roster()?;
        let Some(held) = roster.spaces.get(&space) else { return Ok((vec![], false)) };
        let keys = self.store_at(space).record(KEYS_DOC.kind.code(), KEYS_DOC.id)?;
        let published = |device: Id| {
            let text = keys.as_ref()?.text(&format!("key/{device}"))?.to_owned();
            data_encoding::BASE32_NOPAD.decode(text.as_bytes()).ok()
        };
        let readers: Vec<Id> = held.readers().into_iter().filter(|device| roster.is_active(*device)).collect();
        let seat = |device: &Id| {
            let paper = roster.devices.get(device).filter(|known| known.paper.is_some());
            let kem_pk = paper.map(|known| known.kem_pk.clone()).or_else(|| published(*device))?;
            Some(Seat { device: *device, kem_pk })
        };
        let seats: Vec<Seat> = readers.iter().filter_map(seat).collect();
        let all = seats.len() == readers.len();
        Ok((seats, all))
    }

    /// The database in which the documents of a space are.
    pub fn store_at(&self, space: Id) -> &Store {
        self.vault.as_ref().filter(|vault| vault.space == space).map_or(&self.store, |vault| &vault.store)
    }

    /// Keeps an epoch's secrets, and what is sealed of those before it, where they belong: a vault's in the vault.
    pub fn keep_secrets(&mut self, space: Id, purpose: &str, secrets: &EpochSecrets) -> Result<()> {
        self.cover_night(space, purpose)?;
        let store = self.vault.as_ref().filter(|vault| vault.space == space).map_or(&self.store, |vault| &vault.store);
        self.ring.put(store, space, purpose, secrets)
    }

    pub fn keep_past(&self, space: Id, past: &[ByteVec]) -> Result<()> {
        Ok(self.store_at(space).set_meta(&past_name(space), &wire::encode(&past.to_vec()))?)
    }

    /// The vault's pair, when a package is sealed to it.
    pub fn vault_kem(&self, key: Id) -> Option<KemKeys> {
        self.vault.as_ref().map(|vault| &vault.kem).filter(|kem| key_name(kem.public()) == key).cloned()
    }

    pub fn vault_view(&self) -> Result<VaultView> {
        let Some(vault) = &self.vault else {
            let stage = if Home::vault(self.folder()).exists() { "closed" } else { "none" };
            return Ok(VaultView { stage: stage.into(), sessions: vec![], templates: vec![], unsent: 0, late: 0 });
        };
        let (confirmed, sealed) = self.store.confirmed(vault.space)?;
        vault.store.sent_up_to(vault.space, confirmed)?;
        let waiting = vault.store.unsent()?.iter().filter(|unsent| !unsent.sealed).count();
        let mut sessions = self.sessions()?;
        let key = |session: &Session| (session.day.clone(), session.slot.clone());
        sessions.sort_by_key(|session| std::cmp::Reverse(key(session)));
        let templates = vault.store.records(DocKind::Template.code())?;
        Ok(VaultView {
            stage: "open".into(),
            sessions,
            templates: templates.iter().map(|(_, record)| Template::read(record)).collect(),
            unsent: u32::try_from(waiting).unwrap_or(u32::MAX).saturating_add(sealed),
            late: u32::try_from(self.cuts_of_reader(vault.space, true)?.len()).unwrap_or(u32::MAX),
        })
    }

    fn sessions(&self) -> Result<Vec<Session>> {
        let vault = self.vault.as_ref().ok_or_else(vault_closed)?;
        let records = vault.store.records(DocKind::Session.code())?;
        Ok(records.iter().map(|(_, record)| Session::read(record)).collect())
    }

    /// Counts of a period (dates, both inside).
    pub fn vault_counts(&self, from: &str, to: &str) -> Result<VaultCounts> {
        let within = |session: &&Session| (from..=to).contains(&session.day.as_str());
        let sessions = self.sessions()?;
        let (mut counts, mut codes) = (VaultCounts::default(), BTreeSet::new());
        for session in sessions.iter().filter(within) {
            counts.missed += u32::from(session.state == "missed");
            if session.state != "held" {
                continue;
            }
            counts.held += 1;
            codes.extend(session.code.as_deref());
            counts.evaluations += u32::from(session.sections.iter().any(|(_, words)| !words.is_empty()));
            counts.told += u32::from(!session.told.is_empty());
            for (list, code) in [(&mut counts.languages, &session.language), (&mut counts.places, &session.place)] {
                let Some(code) = code else { continue };
                match list.iter_mut().find(|(known, _)| known == code) {
                    Some((_, n)) => *n += 1,
                    None => list.push((code.clone(), 1)),
                }
            }
        }
        counts.followed = u32::try_from(codes.len()).unwrap_or(u32::MAX);
        Ok(counts)
    }
}

fn vault_closed() -> Error {
    Error::new(Code::VaultClosed, "the vault is closed; nothing was changed")
}

fn renewed_name(device: Id) -> String {
    format!("renewed/{device}")
}

//! Follow-ups on the phones of one night: extracts out, outcomes back in.

use std::collections::BTreeSet;

use data_encoding::BASE64;
use domain::{
    Command, DocKind, FollowCode, Held, Record,
    kind::{CODE_BLOCK, CodeRow, Contact, FollowUp, Handed, NewBlock, Pool},
};
use sync_proto::{Id, Rights, sha256};
use vault::CodeSeed;
use zeroize::Zeroizing;

use crate::{Result, app::Open, ring::purpose};

/// With fewer unused codes than these, a phone gets more.
const POOL_LOW: usize = 8;
/// A phone holds at most this many follow-ups.
const MOST_LEASED: usize = 10;
/// What an outcome may say.
const OUTCOME_KEYS: [&str; 3] = ["step", "next_step", "risk"];

/// Row, block, its secret, and what begins it.
type NewRow = (domain::Id, u32, CodeSeed, Option<(String, String)>);

/// The code at a place of a row.
pub(crate) fn code_at(seed: &CodeSeed, place: u32) -> FollowCode {
    FollowCode::from_number(seed.derive_number(place))
}

impl Open {
    /// At the antenna: the open follow-ups that are due first get an extract in tonight's space, once.
    pub fn lease_due(&mut self) -> Result<()> {
        let Some(night) = self.ring.space(&purpose::night(self.today())).filter(|_| self.holds_follow_ups()) else {
            return Ok(());
        };
        let extracts = self.store.records(DocKind::Extract.code())?;
        let tonight: Vec<FollowUp> =
            extracts.iter().filter(|(space, _)| *space == night).map(|(_, record)| FollowUp::read(record)).collect();
        let mut due: Vec<FollowUp> = self.follow_ups()?;
        due.retain(|follow_up| {
            let open = follow_up.step.status == "open";
            open && !tonight.iter().any(|extract| extract.of == Some(follow_up.id))
        });
        due.sort_by(|a, b| (&a.step.due, a.id).cmp(&(&b.step.due, b.id)));
        for follow_up in due.into_iter().take(MOST_LEASED.saturating_sub(tonight.len())) {
            self.execute(&Command::LeaseFollowUp { follow_up: follow_up.id, basis: None })?;
        }
        Ok(())
    }

    /// At the antenna: every field device has unused follow-up codes, drawn at random; none is ever handed out twice.
    pub fn hand_out_codes(&mut self) -> Result<()> {
        if !self.rights().has(Rights::ANTENNA) || !self.holds_follow_ups() {
            return Ok(());
        }
        let mut low = Vec::new();
        for device in self.active_field_devices()? {
            let pool = self.store.record(DocKind::Pool.code(), Pool::doc(device.prefix()).id)?;
            let rows = pool.as_ref().map(Pool::read).unwrap_or_default().rows;
            if rows.iter().map(|row| row.unused().count()).sum::<usize>() < POOL_LOW {
                low.push(device);
            }
        }
        if low.is_empty() {
            return Ok(());
        }
        let mut taken: BTreeSet<FollowCode> = BTreeSet::new();
        for (_, record) in self.store.records(DocKind::Handed.code())? {
            // The document of a phone's rows has its name for it in another place.
            let mut device = [0; 8];
            device.copy_from_slice(&record.id.0[..8]);
            for (row, seed) in self.rows_of(device)? {
                taken.extend(row.places().map(|place| code_at(&seed, place)));
            }
        }
        let followed = self.follow_ups()?;
        taken.extend(followed.iter().filter_map(|follow_up| FollowCode::parse(&follow_up.code).ok()));
        for device in low {
            let rows = self.rows_of(device.prefix())?;
            let (row, block, seed, begins) = match rows.into_iter().next() {
                Some((row, seed)) => (row.id, row.blocks, seed, None),
                None => self.new_row(device)?,
            };
            let places = block * CODE_BLOCK..(block + 1) * CODE_BLOCK;
            let skip = places.filter(|place| !taken.insert(code_at(&seed, *place))).collect();
            let device = device.to_string()[..16].to_owned();
            self.execute(&Command::HandOutCodes { device, new: NewBlock { row, block, skip, begins } })?;
        }
        Ok(())
    }

    fn new_row(&mut self, device: Id) -> Result<NewRow> {
        let seed = CodeSeed::make(&mut self.rng);
        let roster = self.roster()?;
        let known = roster.devices.get(&device).ok_or_else(|| crate::Error::not_allowed("no such device"))?;
        let (team, kem_pk) = (roster.team, known.kem_pk.clone());
        let sealed = BASE64.encode(&seed.seal(team, device, &kem_pk, &mut self.rng)?);
        let secret = BASE64.encode(&seed.to_secret_bytes());
        Ok((self.fresh_id(), 0, seed, Some((sealed, secret))))
    }

    /// A phone's rows, those whose secret the antenna has.
    fn rows_of(&self, device: [u8; 8]) -> Result<Vec<(CodeRow, CodeSeed)>> {
        let pool = self.store.record(DocKind::Pool.code(), Pool::doc(device).id)?;
        let handed = self.store.record(DocKind::Handed.code(), Handed::doc(device).id)?;
        let secrets = handed.as_ref().map(Handed::read).unwrap_or_default();
        let opened = |row: CodeRow| {
            let (_, secret) = secrets.iter().find(|(id, _)| *id == row.id)?;
            let secret = Zeroizing::new(BASE64.decode(secret.as_bytes()).ok()?);
            Some((row, CodeSeed::from_secret_bytes(&secret).ok()?))
        };
        Ok(pool.as_ref().map(Pool::read).unwrap_or_default().rows.into_iter().filter_map(opened).collect())
    }

    fn active_field_devices(&self) -> Result<Vec<Id>> {
        let roster = self.roster()?;
        let field = roster.carried().filter(|(_, device)| !device.rights.has(Rights::ANTENNA));
        Ok(field.map(|(id, _)| *id).collect())
    }

    /// At the antenna: a follow-up for each contact in which one was opened under a code that is not followed yet. Its id is
    /// made of the contact's, so that two antenna devices that do this apart from each other make one follow-up.
    pub fn open_from_the_street(&mut self) -> Result<bool> {
        if !self.holds_follow_ups() {
            return Ok(false);
        }
        let mut followed: BTreeSet<String> = self.follow_ups()?.into_iter().map(|follow_up| follow_up.code).collect();
        let mut opened = false;
        for (_, record) in self.store.records("contact")? {
            let contact = Contact::read(&record);
            let (Some(opens), Some(code)) = (contact.opens, contact.code) else { continue };
            if !followed.insert(code.clone()) {
                continue;
            }
            let mut id = [0; 16];
            id.copy_from_slice(&sha256(&[b"follow-up of", &contact.id.0]).0[..16]);
            let (next_step, owner, due) = (opens.step, opens.owner, opens.due);
            self.execute(&Command::OpenFollowUp { id: Some(domain::Id(id)), code, next_step, owner, due, wish: None })?;
            opened = true;
        }
        Ok(opened)
    }

    /// A night that this device made without a network, when another had made the same one, is no space of the team: what was written in
    /// it goes into the one that is. Copies that were leased into it are leased anew.
    pub fn leave_lost_nights(&mut self) -> Result<()> {
        let roster = self.roster()?;
        let known = |space: &Id| roster.spaces.contains_key(space);
        let lost: Vec<(Id, Id)> = (self.ring.spaces())
            .filter(|(space, purpose)| !known(space) && purpose::night_of(purpose).is_some())
            .filter_map(|(space, purpose)| {
                let same = |(other, served): &(Id, &str)| known(other) && *served == purpose;
                Some((space, self.ring.spaces().find(same)?.0))
            })
            .collect();
        for (from, to) in lost {
            self.fold()?;
            let sealed = self.own_changes(from, 1, |_| true)?;
            self.store.move_space(from, to, &sealed, DocKind::Extract.code())?;
            self.ring.remove(from);
        }
        Ok(())
    }

    fn holds_follow_ups(&self) -> bool {
        self.ring.space(purpose::FOLLOW_UPS).is_some()
    }

    pub fn follow_ups(&self) -> Result<Vec<FollowUp>> {
        let records = self.store.records(DocKind::FollowUp.code())?;
        Ok(records.iter().map(|(_, record)| FollowUp::read(record)).collect())
    }

    /// Whether this device does what an antenna device had taken on: when that is gone, the first one that is left does it.
    pub fn does_work_of(&self, device: Id) -> Result<bool> {
        let roster = self.roster()?;
        let first = || roster.carried().find(|(_, device)| device.rights.has(Rights::ANTENNA)).map(|(id, _)| *id);
        let does = if roster.is_active(device) { Some(device) } else { first() };
        Ok(does == Some(self.id()))
    }

    /// At the importer of a night space: what phones decided on an extract goes into the follow-up as if it had been
    /// written when the extract was made, so that what the antenna changed meanwhile shows as a conflict.
    pub fn import_outcomes(&mut self) -> Result<bool> {
        let mut mine = Vec::new();
        for (space, held) in &self.roster()?.spaces {
            if held.importer.map_or(Ok(false), |importer| self.does_work_of(importer))? {
                mine.push(*space);
            }
        }
        let mut imported = false;
        for (space, record) in self.store.records(DocKind::Extract.code())? {
            if mine.contains(&space) {
                imported |= self.import_from(&record)?;
            }
        }
        Ok(imported)
    }

    fn import_from(&mut self, record: &Record) -> Result<bool> {
        let extract = FollowUp::read(record);
        let Some(of) = extract.of else { return Ok(false) };
        let Some(space) = self.ring.space(purpose::FOLLOW_UPS) else { return Ok(false) };
        let basis = basis(record);
        let mut imported = false;
        for key in OUTCOME_KEYS {
            let held = record.fields.get(key);
            for said in held.into_iter().flat_map(Held::all) {
                // What the antenna put there when it leased is no outcome.
                let leased = record.fields.get("of").is_some_and(|of| of.first.by == said.by && of.first.at == said.at);
                if leased {
                    continue;
                }
                let value = format!("{:?}", said.value);
                let at = said.at.to_be_bytes();
                let source = sha256(&[&record.id.0, key.as_bytes(), said.by.as_bytes(), &at, value.as_bytes()]);
                let place = (space, Id(of.0), DocKind::FollowUp.code());
                imported |= self.store.import(place, (key, said), &basis, self.author, &source.0)?;
            }
        }
        Ok(imported)
    }
}

fn basis(record: &Record) -> Vec<[u8; 32]> {
    let parse = |text: &str| {
        let mut hash = [0; 32];
        for (byte, at) in hash.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
        }
        Some(hash)
    };
    record.text("basis").unwrap_or_default().split(',').filter_map(parse).collect()
}

//! The open device.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
};

use domain::{
    Catalogue, Command, Context, DocKind, Edit, FollowCode, Record, Role, Wall, World, decide, kind::Settings,
};
use journal::Actor;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng};
use store::{Author, Store, Tapped};
use sync_proto::{Id, Rights, Roster};
use vault::{Argon, Chip, DatabaseKey, DeviceKeys};
use zeroize::Zeroizing;

use crate::{
    Code, Error, Result,
    bell::Bell,
    home::Home,
    lease, lid,
    night::code_at,
    ring::{Ring, purpose},
    sessions::Vault,
    team::People,
};

/// Milliseconds since 1970.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

pub fn system_clock() -> Clock {
    Arc::new(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}

/// What the app takes from the world around it.
#[derive(Clone)]
pub struct Env {
    pub clock: Clock,
    /// A fixed seed, for the simulation only; without it, randomness is the system's.
    pub seed: Option<[u8; 32]>,
    /// The cost of a passphrase on this device.
    pub argon: Argon,
    /// The device's hardware for keys; without it there are no digits.
    pub chip: Option<Arc<dyn Chip>>,
}

impl Env {
    pub fn system() -> Env {
        Env { clock: system_clock(), seed: None, argon: Argon::DESKTOP, chip: None }
    }
}

/// How far the device is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nothing is set up in the folder.
    Empty,
    Locked,
    /// Open, in no team.
    Alone,
    /// Asked to join; waiting to be let in.
    Joining,
    Ready,
}

/// One device, locked or open.
pub struct App {
    folder: PathBuf,
    env: Env,
    inner: Mutex<Option<Open>>,
    /// A child holds the device: nothing of the log is read or written until the digits are given.
    child: AtomicBool,
    /// An import is to stop after the part that is under way.
    pub(crate) stop_import: AtomicBool,
    /// For the time when the device of somebody on call is locked.
    pub(crate) bell: Mutex<Option<Bell>>,
}

/// Everything that exists only while the device is unlocked.
pub(crate) struct Open {
    pub store: Store,
    /// Of the database: to wrap it anew.
    pub key: DatabaseKey,
    /// Opened by the antenna: a new passphrase may be set without the old one.
    pub woken: bool,
    pub keys: DeviceKeys,
    pub roster: Option<Roster>,
    /// The team's recovery key, read from paper; gone when the device locks.
    pub paper: Option<DeviceKeys>,
    /// The psychologist's, while it is open.
    pub vault: Option<Vault>,
    folder: PathBuf,
    pub ring: Ring,
    pub author: Author,
    pub settings: Settings,
    pub people: People,
    pub rng: ChaCha20Rng,
    pub clock: Clock,
    pub chip: Option<Arc<dyn Chip>>,
    /// The gesture that can still be taken back.
    last_tap: Option<(Tapped, bool)>,
    wrong_pins: u32,
    /// Devices from which something came in this sync.
    pub heard: std::collections::BTreeSet<Id>,
}

const KEYS: &str = "device_keys";
const PRACTICE: &str = "practice";
const CHILD_PIN: &str = "child_pin";
const MOST_WRONG_PINS: u32 = 3;

impl App {
    pub fn new(folder: &Path, env: Env) -> App {
        App {
            folder: folder.to_owned(),
            env,
            inner: Mutex::new(None),
            child: AtomicBool::new(false),
            stop_import: AtomicBool::new(false),
            bell: Mutex::default(),
        }
    }

    /// Sets a device up in an empty folder and leaves it open.
    pub fn create(&self, passphrase: &str) -> Result<()> {
        let mut rng = self.rng()?;
        let (store, key) = Home::new(&self.folder).create(passphrase, self.env.argon, &mut rng)?;
        let keys = DeviceKeys::make(&mut rng)?;
        store.set_meta(KEYS, &keys.to_secret_bytes())?;
        *self.lock_inner() = Some(Open::load(&self.folder, (store, key), rng, &self.env)?);
        Ok(())
    }

    /// By the passphrase, or by the digits where there are any.
    pub fn unlock(&self, secret: &str) -> Result<()> {
        self.open_by(|home| self.open_with(home, secret))
    }

    /// Opens the device by one of its ways in; a device that is open stays as it is.
    pub(crate) fn open_by(&self, way: impl FnOnce(&Home) -> Result<(Store, DatabaseKey)>) -> Result<()> {
        let mut inner = self.lock_inner();
        if inner.is_some() {
            return Ok(());
        }
        let opened = way(&Home::new(&self.folder))?;
        self.hush();
        *inner = Some(Open::load(&self.folder, opened, self.rng()?, &self.env)?);
        Ok(())
    }

    /// Folds and seals what was tapped, closes the database and forgets the keys. What is sealed can leave while it is locked.
    pub fn lock(&self) -> Result<()> {
        let open = self.lock_inner().take();
        self.child.store(false, SeqCst);
        let Some(mut open) = open else { return Ok(()) };
        open.close_vault()?;
        open.lay_out()?;
        open.may_end_alone()?;
        self.set_bell(&open)
    }

    pub fn stage(&self) -> Result<Stage> {
        match &*self.lock_inner() {
            None if !Home::new(&self.folder).exists() => Ok(Stage::Empty),
            None => Ok(Stage::Locked),
            Some(open) => open.stage(),
        }
    }

    /// Six words to write on paper.
    pub fn suggest_passphrase(&self) -> Result<String> {
        Ok(vault::make_passphrase(&mut self.rng()?))
    }

    /// Does one command: durable when it returns. The id is that of the record that was made, if one was.
    pub fn execute(&self, command: &Command) -> Result<domain::Id> {
        self.with(|open| open.execute(command))
    }

    /// Takes the last command back as if it had not been given. `false` when it is in a change already (the contact was
    /// closed, an alert was raised, a sync began): then it can be corrected, which keeps both.
    pub fn undo(&self) -> Result<bool> {
        self.with(Open::undo)
    }

    /// The digits that lead from the cards back to the log; four to eight of them.
    pub fn set_child_pin(&self, pin: &str) -> Result<()> {
        if !(4..=8).contains(&pin.len()) || !pin.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Error::new(Code::WrongPin, "four to eight digits; nothing was changed"));
        }
        self.with(|open| Ok(open.store.set_meta(CHILD_PIN, pin.as_bytes())?))
    }

    /// Gives the device to a child: from here on the log answers nothing. `false` while no digits are set.
    pub fn enter_cards(&self) -> Result<bool> {
        let ready = self.with(|open| Ok(open.store.meta(CHILD_PIN)?.is_some()))?;
        self.child.store(ready, SeqCst);
        Ok(ready)
    }

    /// Back to the log with the right digits. The third wrong try locks the device.
    pub fn leave_cards(&self, pin: &str) -> Result<()> {
        let mut inner = self.lock_inner();
        let open = inner.as_mut().ok_or_else(Error::locked)?;
        let known = open.store.meta(CHILD_PIN)?;
        if !self.child.load(SeqCst) || known.is_some_and(|known| known == pin.as_bytes()) {
            open.wrong_pins = 0;
            self.child.store(false, SeqCst);
            return Ok(());
        }
        open.wrong_pins += 1;
        if open.wrong_pins < MOST_WRONG_PINS {
            return Err(Error::new(Code::WrongPin, "not these digits"));
        }
        drop(inner);
        self.lock()?;
        Err(Error::locked())
    }

    /// Makes every projection again from the documents: what a lead's support does when a screen looks wrong.
    pub fn rebuild(&self) -> Result<()> {
        self.with(|open| Ok(open.store.rebuild(open.author)?))
    }

    /// Where the person is in the app, kept so that a killed app reopens there. A small JSON text, never a record.
    pub fn set_place(&self, place: &str) -> Result<()> {
        self.with(|open| Ok(open.store.set_meta("place", place.as_bytes())?))
    }

    pub fn place(&self) -> Result<Option<String>> {
        self.with(|open| Ok(open.store.meta("place")?.and_then(|place| String::from_utf8(place).ok())))
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn env(&self) -> &Env {
        &self.env
    }

    pub(crate) fn argon(&self) -> Argon {
        self.env.argon
    }

    /// Minutes since 1970, on this device's clock.
    pub(crate) fn minutes(&self) -> u64 {
        u64::try_from((self.env.clock)() / 60_000).unwrap_or_default()
    }

    pub(crate) fn with<T>(&self, job: impl FnOnce(&mut Open) -> Result<T>) -> Result<T> {
        if self.child.load(SeqCst) {
            return Err(Error::locked());
        }
        job(self.lock_inner().as_mut().ok_or_else(Error::locked)?)
    }

    /// As [`App::with`], for what a child may have: it goes on while a card is shown. The job is told whether one is.
    pub(crate) fn with_cards<T>(&self, job: impl FnOnce(&mut Open, bool) -> Result<T>) -> Result<T> {
        let child = self.child.load(SeqCst);
        job(self.lock_inner().as_mut().ok_or_else(Error::locked)?, child)
    }

    fn lock_inner(&self) -> MutexGuard<'_, Option<Open>> {
        // Every write is a transaction: what a panicking thread left is whole.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn rng(&self) -> Result<ChaCha20Rng> {
        let mut seed = Zeroizing::new([0; 32]);
        match self.env.seed {
            Some(fixed) => *seed = fixed,
            None => getrandom::fill(&mut *seed)
                .map_err(|_| Error::new(Code::Internal, "the system gives no randomness; nothing was written"))?,
        }
        Ok(ChaCha20Rng::from_seed(*seed))
    }
}

impl Open {
    fn load(folder: &Path, (store, key): (Store, DatabaseKey), mut rng: ChaCha20Rng, env: &Env) -> Result<Open> {
        let keys = store.meta(KEYS)?.map(Zeroizing::new);
        let keys = keys.ok_or_else(|| Error::new(Code::Damaged, "the device's own keys are not in its database"))?;
        let keys = DeviceKeys::from_secret_bytes(&keys)?;
        let entries = store.roster()?;
        let roster = match entries.is_empty() {
            true => None,
            false => Some(Roster::replay(entries.iter().map(Vec::as_slice))?),
        };
        let author = fresh_author(&keys, &mut rng);
        let gone = lid::put_on(&store, env.chip.as_deref(), (env.clock)().max(lease::latest_clock(&store)?))?;
        if env.chip.is_some() {
            lid::may_wait(folder);
        }
        let ring = Ring::load(&store, keys.id())?;
        let mut open = Open {
            store,
            key,
            woken: false,
            keys,
            roster,
            paper: None,
            vault: None,
            folder: folder.to_owned(),
            ring,
            author,
            settings: Settings::default(),
            people: People::default(),
            rng,
            clock: env.clock.clone(),
            chip: env.chip.clone(),
            last_tap: None,
            wrong_pins: 0,
            heard: std::collections::BTreeSet::new(),
        };
        open.read_settings()?;
        open.read_people()?;
        open.leave_gone(gone)?;
        // A full disk must not stand between a person and the log: the next screen and the next sync try again.
        let _ = open.end_leases();
        Ok(open)
    }

    /// After a document was emptied, this device writes as somebody new: its next change to it follows nothing that it has.
    pub fn renew_author(&mut self) {
        self.author = fresh_author(&self.keys, &mut self.rng);
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn now(&self) -> i64 {
        (self.clock)()
    }

    pub fn id(&self) -> Id {
        self.keys.id()
    }

    pub fn fresh_id(&mut self) -> domain::Id {
        let mut id = [0; 16];
        self.rng.fill_bytes(&mut id);
        domain::Id(id)
    }

    pub fn roster(&self) -> Result<&Roster> {
        self.roster.as_ref().ok_or_else(|| Error::new(Code::NoTeam, "this device is in no team yet"))
    }

    pub fn stage(&self) -> Result<Stage> {
        if self.roster.as_ref().is_some_and(|roster| roster.devices.contains_key(&self.id())) {
            return Ok(Stage::Ready);
        }
        Ok(if self.store.meta(crate::enrol::JOINING)?.is_some() { Stage::Joining } else { Stage::Alone })
    }

    pub fn is_practice(&self) -> Result<bool> {
        Ok(self.store.meta(PRACTICE)?.is_some())
    }

    pub fn set_practice(&self) -> Result<()> {
        Ok(self.store.set_meta(PRACTICE, b"1")?)
    }

    pub fn read_settings(&mut self) -> Result<()> {
        let record = self.store.record(DocKind::Settings.code(), Settings::DOC.id)?;
        self.settings = record.as_ref().map(Settings::read).unwrap_or_default();
        Ok(())
    }

    pub fn fold(&self) -> Result<()> {
        self.store.fold(self.author, self.now())?;
        if let Some(vault) = &self.vault {
            vault.store.fold(self.author, self.now())?;
        }
        Ok(())
    }

    pub fn today(&self) -> domain::ServiceDay {
        self.team_clock().day_and_slot(self.now()).0
    }

    /// This device's role, or a mediator's before the sealed part of the roster can be read.
    pub fn role(&self) -> Role {
        let member = self.roster.as_ref().and_then(|roster| roster.devices.get(&self.id())).map(|device| device.member);
        let role = member.and_then(|member| self.people.get(&member)).and_then(|person| Role::of(&person.role));
        role.unwrap_or(Role::Mediator)
    }

    pub fn execute(&mut self, command: &Command) -> Result<domain::Id> {
        self.roster()?;
        let mut command = command.clone();
        if let Command::LeaseFollowUp { follow_up, basis } = &mut command {
            *basis = Some(self.heads_of(*follow_up)?);
        }
        if let Command::Publish { from, to, tables } = &mut command {
            *tables = Some(self.tables_to_publish(from, to)?);
        }
        if let Command::AddRecording { sound, format, seconds, .. } = &mut command {
            let clean = crate::library::clean(sound)?;
            (*sound, *format, *seconds) = (clean.data, Some(clean.format.to_owned()), Some(clean.seconds));
        }
        let fresh = self.fresh_id();
        let ctx =
            Context { now: self.now(), clock: self.team_clock(), role: self.role(), device: self.id().prefix(), fresh };
        let edits = decide(&command, self, &ctx)?;
        self.tap(edits, ctx.now)?;
        if matches!(command, Command::OpenOuting { .. }) {
            self.take_part(made(&command).unwrap_or(fresh))?;
        }
        if matches!(command, Command::Set { .. }) {
            self.read_settings()?;
        }
        if matches!(command, Command::ReportConcern { .. }) {
            self.note_report(made(&command).unwrap_or(fresh), ctx.now)?;
        }
        let ends = matches!(&command, Command::NoteContact { answers, .. }
            if answers.iter().any(|answer| matches!(answer, domain::Answer::Complete { complete: true })));
        let closes =
            matches!(command, Command::RaiseAlert { .. } | Command::CloseOuting { .. } | Command::ReportConcern { .. });
        if ends || closes {
            self.fold()?;
        }
        if matches!(command, Command::RaiseAlert { .. }) {
            // It may have to leave while the phone sleeps, or after somebody killed the app. What fails here is tried again at the lock.
            let _ = self.lay_out();
        }
        Ok(made(&command).unwrap_or(fresh))
    }

    fn tap(&mut self, edits: Vec<Edit>, now: i64) -> Result<()> {
        let placed = edits.into_iter().map(|edit| Ok((self.space_of(&edit)?, edit))).collect::<Result<Vec<_>>>()?;
        let (own, shared): (Vec<_>, Vec<_>) =
            placed.into_iter().partition(|(_, edit)| edit.doc.kind.wall() == Wall::Vault);
        let vault = self.vault.as_ref().filter(|_| !own.is_empty());
        self.last_tap = match vault {
            Some(vault) => Some((vault.store.tap(&own, self.author, now)?, true)),
            None => None,
        };
        if !shared.is_empty() {
            // What is in two databases is not taken back with one gesture.
            let tapped = self.store.tap(&shared, self.author, now)?;
            self.last_tap = self.last_tap.is_none().then_some((tapped, false));
        }
        Ok(())
    }

    pub fn forget_tap(&mut self) {
        self.last_tap = None;
    }

    fn undo(&mut self) -> Result<bool> {
        match self.last_tap.take() {
            Some((tapped, false)) => Ok(self.store.untap(tapped, self.author)?),
            Some((tapped, true)) => match &self.vault {
                Some(vault) => Ok(vault.store.untap(tapped, self.author)?),
                None => Ok(false),
            },
            None => Ok(false),
        }
    }

    /// A document stays in its space; a new one goes behind the wall of its kind. Without tonight's key, a phone logs to
    /// the inbox: the antenna will find it.
    fn space_of(&self, edit: &Edit) -> Result<Id> {
        if edit.doc.kind.wall() == Wall::Vault {
            let closed = || Error::new(Code::VaultClosed, "the vault is closed; nothing was written");
            return self.vault.as_ref().map(|vault| vault.space).ok_or_else(closed);
        }
        if edit.doc.kind.wall() == Wall::Library && !self.rights().has(Rights::ANTENNA) {
            return Err(Error::not_allowed("only the antenna writes what every phone carries"));
        }
        if let Some(space) = self.store.space_of(Id(edit.doc.id.0))? {
            return Ok(space);
        }
        let found = match edit.doc.kind.wall() {
            Wall::Night => self.ring.space(&purpose::night(self.today())),
            Wall::FollowUps => self.ring.space(purpose::FOLLOW_UPS),
            Wall::Organisation => self.ring.space(purpose::ORGANISATION),
            Wall::Library => self.ring.space(purpose::LIBRARY),
            Wall::Safeguarding => self.safeguarding(),
            Wall::Legal => self.legal(),
            Wall::Inbox | Wall::Vault => None,
        };
        let may_inbox = edit.doc.kind.wall() == Wall::Night;
        let inbox = || self.ring.space(purpose::INBOX).filter(|_| may_inbox);
        found.or_else(inbox).ok_or_else(|| Error::not_allowed("this device holds no key for such a record"))
    }

    fn heads_of(&self, follow_up: domain::Id) -> Result<String> {
        self.fold()?;
        let doc = Id(follow_up.0);
        let space = self.store.space_of(doc)?.unwrap_or_default();
        let heads = self.store.document(doc, space, DocKind::FollowUp.code())?.heads();
        let hex = |head: &[u8; 32]| head.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        Ok(heads.iter().map(hex).collect::<Vec<_>>().join(","))
    }
}

fn fresh_author(keys: &DeviceKeys, rng: &mut ChaCha20Rng) -> Author {
    let mut fresh = [0; 8];
    rng.fill_bytes(&mut fresh);
    Author { actor: Actor { device: keys.id().prefix(), fresh } }
}

/// The id that a command brought for what it makes.
fn made(command: &Command) -> Option<domain::Id> {
    match command {
        Command::OpenOuting { id, .. }
        | Command::NoteContact { id, .. }
        | Command::RaiseAlert { id, .. }
        | Command::OpenFollowUp { id, .. }
        | Command::Refer { id, .. }
        | Command::NoteSession { id, .. }
        | Command::SaveTemplate { id, .. }
        | Command::ReportConcern { id, .. }
        | Command::NoteLegalStep { id, .. }
        | Command::AddRecording { id, .. }
        | Command::PublishProtocol { id, .. }
        | Command::AddService { id, .. } => *id,
        _ => None,
    }
}

impl Open {
    /// Where records of a kind are; nowhere while the vault is closed.
    fn store_of(&self, kind: &str) -> Option<&Store> {
        match DocKind::holding(kind).is_some_and(|holding| holding.wall() == Wall::Vault) {
            true => self.vault.as_ref().map(|vault| &vault.store),
            false => Some(&self.store),
        }
    }
}

impl World for Open {
    fn record(&self, kind: &str, id: domain::Id) -> Option<Record> {
        self.store_of(kind)?.record(kind, id).ok().flatten()
    }

    fn by_code(&self, kind: &str, code: &str) -> Option<Record> {
        self.store.by_code(kind, code).ok().flatten()
    }

    fn all(&self, kind: &str) -> Vec<Record> {
        let records = self.store_of(kind).map(|store| store.records(kind).unwrap_or_default());
        records.unwrap_or_default().into_iter().map(|(_, record)| record).collect()
    }

    fn catalogue(&self) -> &Catalogue {
        &self.settings.catalogue
    }

    fn own_place(&self, code: &FollowCode) -> Option<(domain::Id, u32)> {
        let rows = self.own_rows().ok()?;
        let mut places = rows.iter().flat_map(|(row, seed)| row.unused().map(move |place| (row.id, place, seed)));
        let found = places.find(|(_, place, seed)| code_at(seed, *place) == *code);
        found.map(|(row, place, _)| (row, place))
    }
}

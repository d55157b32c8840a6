//! The cast of the stories: devices with their own homes and clocks, and a real relay on the loopback.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering::SeqCst},
    },
};

use client::{App, Argon, Call, Chip, Command, Env, Error, HttpTransport, Id, Query, Reply, SyncReport, Transport};
use serde_json::{Value, json};
use sync_proto::wire;
use sync_server::{Limits, Relay, SqliteMailbox, Trouble};

use crate::chip::SoftChip;

/// 15 January 2027, 15:00 in Calais.
pub const THREE_PM: i64 = 1_800_021_600_000;
pub const PASSPHRASE: &str = "six mots sur un papier plié";
pub const MINUTE: i64 = 60_000;
pub const DAY: i64 = 24 * 60 * MINUTE;

/// A device in the hands of somebody.
pub struct Device {
    pub app: App,
    pub name: &'static str,
    pub home: PathBuf,
    clock: Arc<AtomicI64>,
}

impl Device {
    /// A new device with its own folder; `seed` makes its randomness repeatable.
    pub fn new(folder: &Path, name: &'static str, seed: Option<u64>) -> Device {
        Device::made(folder, name, seed, Some(chip_of(&folder.join(name))))
    }

    /// A new device without hardware for keys: another program goes on with its folder.
    pub fn bare(folder: &Path, name: &'static str) -> Device {
        Device::made(folder, name, None, None)
    }

    /// As [`Device::bare`], with this machine's own clock: for a relay that is a program.
    pub fn of_today(folder: &Path, name: &'static str) -> Device {
        let device = Device::bare(folder, name);
        device.set_clock((client::system_clock())());
        device
    }

    fn made(folder: &Path, name: &'static str, seed: Option<u64>, chip: Option<Arc<SoftChip>>) -> Device {
        let home = folder.join(name);
        let clock = Arc::new(AtomicI64::new(THREE_PM));
        let device = Device { app: open_app(&home, &clock, seed, chip), name, home, clock };
        device.app.create(PASSPHRASE).expect("an empty folder takes a device");
        device
    }

    /// The device that lies in a folder already.
    pub fn found_at(folder: &Path, name: &'static str) -> Device {
        let home = folder.join(name);
        let clock = Arc::new(AtomicI64::new(THREE_PM));
        let device = Device { app: open_app(&home, &clock, None, Some(chip_of(&home))), name, home, clock };
        device.app.unlock(PASSPHRASE).expect("the same passphrase opens it");
        device
    }

    pub fn now(&self) -> i64 {
        self.clock.load(SeqCst)
    }

    pub fn set_clock(&self, now: i64) {
        self.clock.store(now, SeqCst);
    }

    pub fn wait(&self, time: i64) {
        self.clock.fetch_add(time, SeqCst);
    }

    /// The app ends and starts again on the same folder.
    pub fn restart(&mut self, seed: Option<u64>) {
        self.app = open_app(&self.home, &self.clock, seed, Some(chip_of(&self.home)));
        self.app.unlock(PASSPHRASE).expect("the same passphrase opens it");
    }

    pub fn found(&self, relay: &dyn AsRelay) {
        self.app.found_team(self.name, Some(&relay.url()), None).expect("a new team");
        for zone in ["Z1", "Z2", "Z3"] {
            self.does(json!({ "do": "set", "key": format!("zone/{zone}"), "value": true }));
        }
    }

    /// A command that has to go well.
    pub fn does(&self, command: Value) -> Id {
        self.tries(command).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    pub fn tries(&self, command: Value) -> Result<Id, Error> {
        let command: Command = serde_json::from_value(command).expect("a command");
        self.app.execute(&command)
    }

    pub fn sees(&self, view: &str) -> Value {
        let query: Query = serde_json::from_value(json!({ "show": view })).expect("a view");
        self.app.ask(&query).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    pub fn opens_outing(&self, id: Option<Id>) -> Id {
        self.does(json!({ "do": "open_outing", "id": id, "channel": "living_place", "zones": ["Z1", "Z2", "Z3"] }))
    }

    /// A complete group of boys who say 15–17.
    pub fn meets(&self, outing: Id, count: u32) -> Id {
        let heads = json!({ "about": "heads", "band": "15-17", "gender": "m", "count": count });
        let done = json!({ "about": "complete", "complete": true });
        self.does(json!({ "do": "note_contact", "outing": outing, "answers": [heads, done] }))
    }

    pub fn syncs(&self, relay: &dyn AsRelay) -> SyncReport {
        self.tries_sync(relay).unwrap_or_else(|error| panic!("{} syncs: {error}", self.name))
    }

    pub fn tries_sync(&self, relay: &dyn AsRelay) -> Result<SyncReport, Error> {
        self.app.sync(&*relay.transport(), 0, &|_| {})
    }

    /// Brings a new device into the team: two texts, six words, and everybody up to date.
    pub fn enrols(&self, device: &Device, role: &str, antenna: bool, relay: &dyn AsRelay) {
        self.syncs(relay);
        let text = self.app.invite(&*relay.transport()).expect("an invitation");
        let joining = device.app.join(&text, &*relay.transport()).expect("a letter");
        let admission = self.app.review(&joining.answer, &*relay.transport()).expect("an answer");
        assert_eq!(joining.words, admission.words, "the same six words on both screens");
        self.app.admit_role(&admission.device, role, antenna, device.name).expect("let in");
        self.syncs(relay);
        assert!(device.syncs(relay).joined);
    }

    pub fn people(&self) -> u64 {
        self.sees("counts")["people"].as_u64().unwrap_or_default()
    }
}

static CHIPS: Mutex<BTreeMap<PathBuf, Arc<SoftChip>>> = Mutex::new(BTreeMap::new());

/// The hardware of the device that lies in a folder: the same as long as the test runs, and in no copy of the folder.
pub fn chip_of(home: &Path) -> Arc<SoftChip> {
    let mut chips = CHIPS.lock().unwrap_or_else(PoisonError::into_inner);
    chips.entry(home.to_owned()).or_default().clone()
}

/// The files of a folder, and no folder in it.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
    }
}

/// What no hardware allows: a copy of a folder goes on with the keys of the first.
pub fn copy_chip(from: &Path, to: &Path) {
    let chip = chip_of(from);
    CHIPS.lock().unwrap_or_else(PoisonError::into_inner).insert(to.to_owned(), chip);
}

fn open_app(home: &Path, clock: &Arc<AtomicI64>, seed: Option<u64>, chip: Option<Arc<SoftChip>>) -> App {
    let hands = clock.clone();
    let seed = seed.map(|seed| {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_be_bytes());
        bytes
    });
    let env = Env {
        clock: Arc::new(move || hands.load(SeqCst)),
        seed,
        argon: Argon::LIGHT,
        chip: chip.map(|chip| chip as Arc<dyn Chip>),
    };
    App::new(home, env)
}

/// Syncs each until nobody has news, and says whether they agree on every space that two of them read.
pub fn settle(devices: &[&Device], relay: &dyn AsRelay) {
    for _ in 0..8 {
        let moved: u32 =
            devices.iter().map(|device| device.syncs(relay)).map(|report| report.sent + report.received).sum();
        if moved == 0 {
            break;
        }
    }
}

pub fn agree(devices: &[&Device]) -> bool {
    let mut seen: std::collections::BTreeMap<String, Value> = std::collections::BTreeMap::new();
    devices.iter().all(|device| {
        let hashes = device.sees("hashes");
        let spaces: Vec<_> = hashes.as_object().into_iter().flatten().collect();
        spaces.into_iter().all(|(space, hash)| *seen.entry(space.clone()).or_insert_with(|| hash.clone()) == *hash)
    })
}

/// Whatever a device can reach as its relay.
pub trait AsRelay {
    fn url(&self) -> String;
    fn transport(&self) -> Box<dyn Transport>;
}

impl AsRelay for crate::process::RelayProcess {
    fn url(&self) -> String {
        self.url.clone()
    }

    fn transport(&self) -> Box<dyn Transport> {
        Box::new(HttpTransport::new(&self.url).expect("a client"))
    }
}

/// A real relay on the loopback, in this process.
pub struct LoopbackRelay {
    url: String,
    _running: sync_server::Running,
}

impl LoopbackRelay {
    pub fn start(data: &Path) -> LoopbackRelay {
        LoopbackRelay::start_with(data, Limits { requests: 1_000_000, ..Limits::default() })
    }

    pub fn start_with(data: &Path, limits: Limits) -> LoopbackRelay {
        let relay = Relay::new(Box::new(SqliteMailbox::open(data).expect("a mailbox")), [7; 32], limits, true);
        let server = sync_server::Server::new(relay.expect("a relay"), Arc::new(|| THREE_PM)).expect("a server");
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let running = server.run(listener).expect("served");
        LoopbackRelay { url: format!("http://{}", running.address), _running: running }
    }
}

/// The relay inside an antenna's desktop app, as its window opens it.
pub struct NearRelay {
    pub near: client::Near,
    _running: sync_server::Running,
}

impl NearRelay {
    pub fn open(antenna: &Device, data: &Path) -> NearRelay {
        let team = antenna.app.near_team().expect("the antenna's team");
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let running = sync_server::open_for_one_team(data, &team, listener).expect("a relay of its own");
        let near = antenna.app.near_at(&format!("http://{}", running.address), running.key).expect("a code");
        NearRelay { near, _running: running }
    }
}

impl Device {
    pub fn syncs_near(&self, near: &client::Near) -> Result<SyncReport, Error> {
        self.app.sync_near(near, &HttpTransport::new(&near.address)?, 0, &|_| {})
    }
}

impl AsRelay for LoopbackRelay {
    fn url(&self) -> String {
        self.url.clone()
    }

    fn transport(&self) -> Box<dyn Transport> {
        Box::new(HttpTransport::new(&self.url).expect("a client"))
    }
}

/// The same relay without HTTP: what the simulation bends.
#[derive(Clone)]
pub struct MemoryRelay {
    pub relay: Arc<Relay>,
    clock: Arc<AtomicI64>,
}

impl MemoryRelay {
    pub fn new(data: &Path) -> MemoryRelay {
        MemoryRelay::with_key(data, [7; 32])
    }

    /// A relay that signs with its own key; an older folder keeps the key that it has.
    pub fn with_key(data: &Path, seed: [u8; 32]) -> MemoryRelay {
        let relay = Relay::new(Box::new(SqliteMailbox::open(data).expect("a mailbox")), seed, Limits::default(), true);
        MemoryRelay { relay: Arc::new(relay.expect("a relay")), clock: Arc::new(AtomicI64::new(THREE_PM)) }
    }

    pub fn wait(&self, time: i64) {
        self.clock.fetch_add(time, SeqCst);
    }
}

impl AsRelay for MemoryRelay {
    fn url(&self) -> String {
        "memory".into()
    }

    fn transport(&self) -> Box<dyn Transport> {
        Box::new(self.clone())
    }
}

impl Transport for MemoryRelay {
    fn call(&self, call: &Call) -> Result<Reply, Error> {
        let good = |body: Vec<u8>| Reply { status: 200, body };
        Ok(self.answer(call).map_or_else(
            |trouble| {
                let body = wire::Trouble { code: trouble.code().to_owned(), message: trouble.to_string() };
                Reply { status: trouble.status(), body: wire::encode(&body) }
            },
            good,
        ))
    }
}

fn read<T: for<'b> minicbor::Decode<'b, ()>>(body: &[u8]) -> Result<T, Trouble> {
    wire::decode(body).ok_or(Trouble::Malformed)
}

impl MemoryRelay {
    /// A session's token is the device's id: signatures of sessions have their own tests over HTTP.
    fn answer(&self, call: &Call) -> Result<Vec<u8>, Trouble> {
        let now = self.clock.load(SeqCst);
        let device = call.bearer.as_deref().and_then(sync_proto::Id::parse).unwrap_or_default();
        let path = call.path.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = path.trim_start_matches("/v1/").split('/').collect();
        let team = |at: usize| parts.get(at).and_then(|id| sync_proto::Id::parse(id)).ok_or(Trouble::NoTeam);
        match (call.method, parts.as_slice()) {
            ("GET", ["relay"]) => Ok(wire::encode(&sync_proto::Hash(self.relay.public_key()))),
            ("POST", ["team"]) => Ok(wire::encode(&self.relay.create_team(b"", &read(&call.body)?)?)),
            ("POST", ["session", "challenge"]) => {
                let relay = sync_proto::Hash(self.relay.public_key());
                Ok(wire::encode(&wire::Challenge { nonce: sync_proto::Hash([1; 32]), relay }))
            }
            ("POST", ["session"]) => {
                let ask: wire::SessionAsk = read(&call.body)?;
                match self.relay.may_talk(ask.team, ask.device)? {
                    true => Ok(ask.device.to_string().into_bytes()),
                    false => Err(Trouble::Forbidden("the device is not in the team")),
                }
            }
            ("POST", ["t", _, "sync"]) => {
                Ok(wire::encode(&self.relay.sync(team(1)?, device, &read(&call.body)?, now)?))
            }
            ("GET", ["t", _, "roster"]) => {
                let entries = self.relay.roster_after(team(1)?, 0)?;
                Ok(wire::encode(&entries.into_iter().map(minicbor::bytes::ByteVec::from).collect::<Vec<_>>()))
            }
            ("PUT", ["t", _, "roster"]) => self.relay.put_roster(team(1)?, &read(&call.body)?).map(|()| vec![]),
            ("GET", ["t", _, "packages"]) => Ok(wire::encode(&self.relay.packages(team(1)?, device, now)?)),
            ("PUT", ["t", _, "limit"]) => self.relay.limit(team(1)?, &call.body, now).map(|()| vec![]),
            ("POST", ["t", _, "letter"]) => {
                self.relay.open_letter(team(1)?, device, read(&call.body)?, now).map(|()| vec![])
            }
            ("PUT", ["t", _, "letter", token]) => {
                self.relay.put_letter(team(1)?, token.as_bytes(), &call.body, now).map(|()| vec![])
            }
            ("GET", ["t", _, "letter", token]) => {
                Ok(self.relay.take_letter(team(1)?, token.as_bytes(), now)?.unwrap_or_default())
            }
            _ => Err(Trouble::Malformed),
        }
    }
}

/// A wire with an ear on it: keeps everything that goes through.
pub struct Tap {
    inner: Box<dyn Transport>,
    heard: Mutex<Vec<Vec<u8>>>,
}

impl Tap {
    pub fn new(inner: Box<dyn Transport>) -> Tap {
        Tap { inner, heard: Mutex::default() }
    }

    fn hear(&self, bytes: &[u8]) {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).push(bytes.to_vec());
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).concat()
    }

    /// The headers and ciphertexts of every envelope that was pushed.
    pub fn envelopes(&self) -> Vec<Overheard> {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let requests = heard.iter().filter_map(|bytes| wire::decode::<wire::SyncRequest>(bytes));
        let envelopes = requests.flat_map(|request| request.envelopes);
        let parsed = envelopes.filter_map(|bytes| {
            let envelope = sync_proto::Envelope::parse(&bytes).ok()?;
            Some(Overheard { header: envelope.header, ct: envelope.ct.to_vec(), bytes: bytes.to_vec() })
        });
        parsed.collect()
    }
}

pub struct Overheard {
    pub header: sync_proto::Header,
    pub ct: Vec<u8>,
    pub bytes: Vec<u8>,
}

impl Transport for Tap {
    fn call(&self, call: &Call) -> Result<Reply, Error> {
        self.hear(&call.body);
        let reply = self.inner.call(call)?;
        self.hear(&reply.body);
        Ok(reply)
    }
}

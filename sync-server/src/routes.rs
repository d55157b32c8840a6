//! HTTP around the relay: sessions, limits, long poll, health, metrics. No access log, no addresses.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use hmac::{Hmac, KeyInit, Mac};
use minicbor::bytes::ByteVec;
use sha2::Sha256;
use sync_proto::{
    Hash, Id,
    envelope::verify,
    wire::{self, BellAnswer, BellAsk, Challenge, RosterPut, SessionAsk, SyncRequest},
};
use tokio::sync::Notify;

use crate::{Relay, Trouble, limits::Rate};

/// Milliseconds since 1970.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

pub fn system_clock() -> Clock {
    Arc::new(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}

const SESSION_MS: i64 = 15 * 60 * 1000;
/// A locked device listens through an evening and a night.
const BELL_MS: i64 = 16 * 3600 * 1000;
/// What a token for listening says behind its hour: no other question takes it.
const FOR_THE_BELL: &str = ".bell";
const CHALLENGE_MS: i64 = 60 * 1000;
const LONGEST_WAIT_S: u32 = 25;

struct Shared {
    relay: Relay,
    clock: Clock,
    token_key: [u8; 64],
    challenges: Mutex<HashMap<Hash, i64>>,
    rate: Rate,
    news: Mutex<HashMap<Id, Arc<Notify>>>,
    polls: Mutex<HashMap<Id, Arc<Notify>>>,
    requests: AtomicU64,
    refused: AtomicU64,
}

type App = Arc<Shared>;
type Answer = Result<Response, Refused>;

/// The relay's answers over HTTP.
#[derive(Clone)]
pub struct Server(App);

/// A relay inside another program.
pub struct Running {
    pub address: SocketAddr,
    /// The relay's signing key.
    pub key: [u8; 32],
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Refused(Trouble);

impl<T: Into<Trouble>> From<T> for Refused {
    fn from(trouble: T) -> Self {
        Refused(trouble.into())
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let body = wire::Trouble { code: self.0.code().to_owned(), message: self.0.to_string() };
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, wire::encode(&body)).into_response()
    }
}

impl Server {
    pub fn new(relay: Relay, clock: Clock) -> Result<Server, getrandom::Error> {
        let mut token_key = [0; 64];
        getrandom::fill(&mut token_key)?;
        Ok(Server(Arc::new(Shared {
            relay,
            clock,
            token_key,
            challenges: Mutex::default(),
            rate: Rate::default(),
            news: Mutex::default(),
            polls: Mutex::default(),
            requests: AtomicU64::new(0),
            refused: AtomicU64::new(0),
        })))
    }

    pub fn relay(&self) -> &Relay {
        &self.0.relay
    }

    /// Serves until `stop`; requests in flight are answered first.
    pub async fn serve(
        self,
        listener: tokio::net::TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        axum::serve(listener, self.router()).with_graceful_shutdown(stop).await
    }

    /// Serves on a thread of its own, inside another program, until what this returns is dropped.
    pub fn run(self, listener: std::net::TcpListener) -> std::io::Result<Running> {
        listener.set_nonblocking(true)?;
        let (address, key) = (listener.local_addr()?, self.0.relay.public_key());
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            runtime.block_on(async move {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
                // A question that is waited for does not hold the program up; whoever asked it asks again.
                tokio::select! {
                    _ = self.serve(listener, std::future::pending()) => {}
                    _ = stopped => {}
                }
            });
            runtime.shutdown_background();
        });
        Ok(Running { address, key, stop: Some(stop), thread: Some(thread) })
    }

    pub fn address(listener: &tokio::net::TcpListener) -> std::io::Result<SocketAddr> {
        listener.local_addr()
    }

    pub fn router(&self) -> Router {
        Router::new()
            .route("/v1/relay", get(about))
            .route("/v1/team", post(create_team))
            .route("/v1/session/challenge", post(challenge))
            .route("/v1/session", post(session))
            .route("/v1/t/{team}/sync", post(sync))
            .route("/v1/t/{team}/bell", post(listen))
            .route("/v1/t/{team}/bell/token", post(listening))
            .route("/v1/t/{team}/roster", get(roster).put(put_roster))
            .route("/v1/t/{team}/packages", get(packages))
            .route("/v1/t/{team}/s/{space}/d/{device}/{seq}", put(put_envelope))
            .route("/v1/t/{team}/limit", put(put_limit))
            .route("/v1/t/{team}/letter", post(open_letter))
            .route("/v1/t/{team}/letter/{token}", put(put_letter).get(take_letter))
            .route("/healthz", get(|| async { "ok" }))
            .route("/readyz", get(ready))
            .route("/metrics", get(metrics))
            .layer(DefaultBodyLimit::max(self.0.relay.limits().body_bytes))
            .with_state(self.0.clone())
    }
}

/// Runs blocking work on a thread of its own.
async fn work<T: Send + 'static>(
    app: &App,
    job: impl FnOnce(&Shared) -> Result<T, Trouble> + Send + 'static,
) -> Result<T, Refused> {
    let shared = app.clone();
    app.requests.fetch_add(1, Relaxed);
    let done = tokio::task::spawn_blocking(move || job(&shared)).await;
    let answer = done.unwrap_or(Err(Trouble::Mailbox(crate::MailboxError::Database("a task stopped".into()))));
    answer.map_err(|trouble| {
        app.refused.fetch_add(1, Relaxed);
        Refused(trouble)
    })
}

fn team_of(text: &str) -> Result<Id, Trouble> {
    Id::parse(text).ok_or(Trouble::NoTeam)
}

fn read<T: for<'b> minicbor::Decode<'b, ()>>(body: &[u8]) -> Result<T, Trouble> {
    wire::decode(body).ok_or(Trouble::Malformed)
}

async fn about(State(app): State<App>) -> Vec<u8> {
    wire::encode(&Hash(app.relay.public_key()))
}

async fn create_team(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Answer {
    let invite = headers.get("x-invite").map(|value| value.as_bytes().to_vec()).unwrap_or_default();
    let team = work(&app, move |app| app.relay.create_team(&invite, &read::<RosterPut>(&body)?)).await?;
    Ok((StatusCode::CREATED, wire::encode(&team)).into_response())
}

async fn challenge(State(app): State<App>) -> Answer {
    let mut nonce = [0; 32];
    getrandom::fill(&mut nonce).map_err(|_| Trouble::Forbidden("no randomness"))?;
    let now = (app.clock)();
    let mut open = app.challenges.lock().unwrap_or_else(PoisonError::into_inner);
    open.retain(|_, expires| *expires > now);
    if open.len() > 10_000 {
        return Err(Trouble::TooMany.into());
    }
    open.insert(Hash(nonce), now + CHALLENGE_MS);
    Ok(wire::encode(&Challenge { nonce: Hash(nonce), relay: Hash(app.relay.public_key()) }).into_response())
}

async fn session(State(app): State<App>, body: Bytes) -> Answer {
    let token = work(&app, move |app| {
        let ask: SessionAsk = read(&body)?;
        let now = (app.clock)();
        let expires = app.challenges.lock().unwrap_or_else(PoisonError::into_inner).remove(&ask.nonce);
        if expires.is_none_or(|expires| expires <= now) {
            return Err(Trouble::Forbidden("the challenge is unknown or too old"));
        }
        let roster = app.relay.roster(ask.team)?;
        let device = roster.devices.get(&ask.device).ok_or(Trouble::Forbidden("the device is not in the team"))?;
        let message = wire::auth_message(&app.relay.public_key(), ask.team, ask.device, &ask.nonce.0);
        let signature = ask.signature.as_slice().try_into().map_err(|_| Trouble::Malformed)?;
        verify(&device.sign_pk, &message, signature).map_err(|_| Trouble::Forbidden("the signature is wrong"))?;
        Ok(token(&app.token_key, ask.team, ask.device, now + SESSION_MS, ""))
    })
    .await?;
    Ok(token.into_response())
}

/// `scope`: what it is for; nothing, for a session.
fn token(key: &[u8; 64], team: Id, device: Id, expires: i64, scope: &str) -> String {
    let text = format!("{device}.{expires}{scope}");
    format!("{text}.{}", tag(key, team, &text))
}

fn mac(key: &[u8; 64], team: Id, text: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new(key.into());
    mac.update(&team.0);
    mac.update(text.as_bytes());
    mac
}

fn tag(key: &[u8; 64], team: Id, text: &str) -> String {
    mac(key, team, text).finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The device of a valid session. A device that was removed keeps its session: it may hand over, the relay answers nothing.
fn device_of(app: &Shared, team: Id, headers: &HeaderMap) -> Result<Id, Trouble> {
    device_for(app, team, headers, "")
}

fn device_for(app: &Shared, team: Id, headers: &HeaderMap, scope: &str) -> Result<Id, Trouble> {
    let refused = Trouble::Forbidden("no session; ask for a challenge");
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let Some(text) = bearer.and_then(|value| value.strip_prefix("Bearer ")) else { return Err(refused) };
    let Some((text, given)) = text.rsplit_once('.') else { return Err(refused) };
    let Some((device, expires)) = text.split_once('.') else { return Err(refused) };
    let given: Vec<u8> =
        (0..given.len() / 2).filter_map(|at| u8::from_str_radix(given.get(at * 2..at * 2 + 2)?, 16).ok()).collect();
    let valid = mac(&app.token_key, team, text).verify_slice(&given).is_ok()
        && expires
            .strip_suffix(scope)
            .and_then(|expires| expires.parse().ok())
            .is_some_and(|expires: i64| expires > (app.clock)());
    let device = Id::parse(device).filter(|_| valid).ok_or(refused)?;
    if !app.rate.allows(device, (app.clock)(), app.relay.limits().requests) {
        return Err(Trouble::TooMany);
    }
    Ok(device)
}

fn bell(bells: &Mutex<HashMap<Id, Arc<Notify>>>, id: Id) -> Arc<Notify> {
    bells.lock().unwrap_or_else(PoisonError::into_inner).entry(id).or_default().clone()
}

async fn sync(State(app): State<App>, Path(team): Path<String>, headers: HeaderMap, body: Bytes) -> Answer {
    let team = team_of(&team)?;
    let device = device_of(&app, team, &headers)?;
    let request: SyncRequest = read(&body)?;
    let (wait_s, request) = (request.wait_s.min(LONGEST_WAIT_S), Arc::new(request));
    let news = bell(&app.news, team);
    // A second long poll of a device ends the first.
    let poll = bell(&app.polls, device);
    poll.notify_waiters();
    let mut ring = std::pin::pin!(news.notified());
    ring.as_mut().enable();
    let asked = request.clone();
    let mut answer = work(&app, move |app| app.relay.sync(team, device, &asked, (app.clock)())).await?;
    if !answer.acks.is_empty() {
        news.notify_waiters();
    }
    let quiet =
        answer.acks.is_empty() && answer.page.is_empty() && answer.roster.is_empty() && answer.lacking.is_empty();
    if wait_s > 0 && quiet && answer.roster_wanted.is_none() {
        let another = poll.notified();
        tokio::select! {
            () = ring => {}
            () = another => {}
            () = tokio::time::sleep(Duration::from_secs(wait_s.into())) => {}
        }
        answer = work(&app, move |app| app.relay.sync(team, device, &request, (app.clock)())).await?;
    }
    Ok(wire::encode(&answer).into_response())
}

/// For a device with a session: the word with which it may listen when it is locked.
async fn listening(State(app): State<App>, Path(team): Path<String>, headers: HeaderMap) -> Answer {
    let team = team_of(&team)?;
    let device = device_of(&app, team, &headers)?;
    Ok(token(&app.token_key, team, device, (app.clock)() + BELL_MS, FOR_THE_BELL).into_response())
}

/// Whether anything came, and nothing about it: for a device that is locked.
async fn listen(State(app): State<App>, Path(team): Path<String>, headers: HeaderMap, body: Bytes) -> Answer {
    let team = team_of(&team)?;
    let device = device_for(&app, team, &headers, FOR_THE_BELL)?;
    let ask: Arc<BellAsk> = Arc::new(read(&body)?);
    let bells = bell(&app.news, team);
    let mut ring = std::pin::pin!(bells.notified());
    ring.as_mut().enable();
    let first = ask.clone();
    let mut news = work(&app, move |app| app.relay.has_news(team, device, &first, (app.clock)())).await?;
    if !news && ask.wait_s > 0 {
        let wait = Duration::from_secs(ask.wait_s.min(LONGEST_WAIT_S).into());
        let _ = tokio::time::timeout(wait, ring).await;
        news = work(&app, move |app| app.relay.has_news(team, device, &ask, (app.clock)())).await?;
    }
    Ok(wire::encode(&BellAnswer { news }).into_response())
}

#[derive(serde::Deserialize)]
struct After {
    #[serde(default)]
    after: u32,
}

async fn roster(State(app): State<App>, Path(team): Path<String>, Query(query): Query<After>) -> Answer {
    let team = team_of(&team)?;
    let entries = work(&app, move |app| app.relay.roster_after(team, query.after)).await?;
    let entries: Vec<ByteVec> = entries.into_iter().map(ByteVec::from).collect();
    Ok(wire::encode(&entries).into_response())
}

async fn put_roster(State(app): State<App>, Path(team): Path<String>, body: Bytes) -> Answer {
    let team = team_of(&team)?;
    work(&app, move |app| app.relay.put_roster(team, &read(&body)?)).await?;
    bell(&app.news, team).notify_waiters();
    Ok(StatusCode::CREATED.into_response())
}

async fn packages(State(app): State<App>, Path(team): Path<String>, headers: HeaderMap) -> Answer {
    let team = team_of(&team)?;
    let device = device_of(&app, team, &headers)?;
    Ok(wire::encode(&work(&app, move |app| app.relay.packages(team, device, (app.clock)())).await?).into_response())
}

async fn put_envelope(
    State(app): State<App>,
    Path((team, _space, _device, _seq)): Path<(String, String, String, u64)>,
    body: Bytes,
) -> Answer {
    let team = team_of(&team)?;
    let ack = work(&app, move |app| app.relay.put(team, &body, (app.clock)())).await?;
    bell(&app.news, team).notify_waiters();
    let status = StatusCode::from_u16(Relay::ack_status(&ack)).unwrap_or(StatusCode::FORBIDDEN);
    Ok((status, wire::encode(&ack)).into_response())
}

async fn open_letter(State(app): State<App>, Path(team): Path<String>, headers: HeaderMap, body: Bytes) -> Answer {
    let team = team_of(&team)?;
    let device = device_of(&app, team, &headers)?;
    work(&app, move |app| app.relay.open_letter(team, device, read(&body)?, (app.clock)())).await?;
    Ok(StatusCode::CREATED.into_response())
}

/// Two taps, no PIN: whoever holds a notice signed by a device of the team may bring it.
async fn put_limit(State(app): State<App>, Path(team): Path<String>, body: Bytes) -> Answer {
    let team = team_of(&team)?;
    work(&app, move |app| app.relay.limit(team, &body, (app.clock)())).await?;
    bell(&app.news, team).notify_waiters();
    Ok(StatusCode::CREATED.into_response())
}

async fn put_letter(State(app): State<App>, Path((team, token)): Path<(String, String)>, body: Bytes) -> Answer {
    let team = team_of(&team)?;
    work(&app, move |app| app.relay.put_letter(team, token.as_bytes(), &body, (app.clock)())).await?;
    Ok(StatusCode::CREATED.into_response())
}

async fn take_letter(
    State(app): State<App>,
    Path((team, token)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    let team = team_of(&team)?;
    device_of(&app, team, &headers)?;
    let letter = work(&app, move |app| app.relay.take_letter(team, token.as_bytes(), (app.clock)())).await?;
    Ok(letter.map_or(StatusCode::NO_CONTENT.into_response(), IntoResponse::into_response))
}

async fn ready(State(app): State<App>) -> Answer {
    work(&app, |app| Ok(app.relay.public_key_is_kept()?)).await?;
    Ok("ready".into_response())
}

async fn metrics(State(app): State<App>) -> Answer {
    let (teams, envelopes, bytes) = work(&app, |app| Ok(app.relay.counts()?)).await?;
    let (requests, refused) = (app.requests.load(Relaxed), app.refused.load(Relaxed));
    Ok(format!(
        "# TYPE maraude_teams gauge\nmaraude_teams {teams}\n\
         # TYPE maraude_envelopes gauge\nmaraude_envelopes {envelopes}\n\
         # TYPE maraude_stored_bytes gauge\nmaraude_stored_bytes {bytes}\n\
         # TYPE maraude_requests_total counter\nmaraude_requests_total {requests}\n\
         # TYPE maraude_refused_total counter\nmaraude_refused_total {refused}\n"
    )
    .into_response())
}

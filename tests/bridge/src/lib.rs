#![doc = include_str!("../README.md")]

use std::{
    net::SocketAddr,
    path::Path,
    sync::{Arc, Mutex, PoisonError, mpsc},
};

use axum::{
    Router,
    body::Bytes,
    extract::{Path as UrlPath, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use client::{App, Env};
use serde_json::Value;
use tauri::{
    Listener, WebviewWindow,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};

const DIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/dist");
const CONFIG: &str = include_str!("../../../src-tauri/tauri.conf.json");

/// Stands in for what Tauri injects; everything above it is the product's own code.
const SHIM: &str = r#"
(() => {
  let next = 1
  const callbacks = new Map()
  const listeners = new Map()
  let seen = 0
  window.__TAURI_INTERNALS__ = {
    transformCallback(callback) { const id = next++; callbacks.set(id, callback); return id },
    unregisterCallback(id) { callbacks.delete(id) },
    async invoke(command, args) {
      if (command === 'plugin:event|listen') { listeners.set(args.handler, args.event); return args.handler }
      if (command === 'plugin:event|unlisten') { listeners.delete(args.eventId); return null }
      const answer = await fetch('/__ipc/' + command, {
        method: 'POST', headers: { 'x-bridge': '1' }, body: JSON.stringify(args ?? {}) })
      const body = await answer.json()
      await poll()
      if (answer.ok) return body
      throw body
    },
  }
  async function poll() {
    const answer = await fetch('/__events/' + seen, { headers: { 'x-bridge': '1' } })
    const events = await answer.json()
    seen += events.length
    for (const [name, payload] of events)
      for (const [id, event] of listeners) if (event === name) callbacks.get(id)?.({ event, id, payload })
  }
})()
"#;

type Events = Arc<Mutex<Vec<(String, Value)>>>;

struct Call {
    command: String,
    body: Value,
    answer: mpsc::Sender<Result<Value, Value>>,
}

#[derive(Clone)]
struct Shared {
    calls: mpsc::Sender<Call>,
    events: Events,
    address: SocketAddr,
}

/// The app, served on a free port of the loopback until it is dropped.
pub struct Bridge {
    pub url: String,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    threads: Vec<std::thread::JoinHandle<()>>,
}

impl Bridge {
    pub fn start(home: &Path, env: Env) -> std::io::Result<Bridge> {
        let (calls, waiting) = mpsc::channel::<Call>();
        let events = Events::default();
        let (heard, home) = (events.clone(), home.to_owned());
        let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let shared = Shared { calls, events, address };
        // Tauri's mock runtime and the server's each stay on a thread of their own.
        let core = std::thread::spawn(move || serve_calls(&home, env, &waiting, &heard));
        let server = std::thread::spawn(move || serve_pages(listener, shared, stopped));
        Ok(Bridge { url: format!("http://{address}/"), stop: Some(stop), threads: vec![server, core] })
    }
}

impl Drop for Bridge {
    /// Returns when the device's database is closed.
    fn drop(&mut self) {
        drop(self.stop.take());
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn serve_pages(listener: std::net::TcpListener, shared: Shared, stopped: tokio::sync::oneshot::Receiver<()>) {
    let router = Router::new()
        .route("/__ipc/{command}", post(ipc))
        .route("/__events/{seen}", get(told))
        .route("/", get(index))
        .route("/assets/{file}", get(asset))
        .with_state(shared);
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    runtime.block_on(async move {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        tokio::select! {
            _ = async { axum::serve(listener, router).await } => {}
            _ = stopped => {}
        }
    });
}

fn serve_calls(home: &Path, env: Env, waiting: &mpsc::Receiver<Call>, events: &Events) {
    let core = Arc::new(App::new(home, env));
    let reports = app::Reports(Some(home.with_extension("reports")));
    let near = app::NearDoor::new(Some(std::net::Ipv4Addr::LOCALHOST.into()));
    let built = app::builder(mock_builder(), core.clone(), reports, app::Shell::bare(), near).build(app::context());
    let Ok(tauri) = built else { return };
    let Ok(window) = tauri::WebviewWindowBuilder::new(&tauri, "main", Default::default()).build() else { return };
    for name in ["changed", "progress"] {
        let events = events.clone();
        tauri.listen_any(name, move |event| {
            let payload = serde_json::from_str(event.payload()).unwrap_or_default();
            events.lock().unwrap_or_else(PoisonError::into_inner).push((name.to_owned(), payload));
        });
    }
    // Each call on a thread of its own: one that listens for news does not keep a tap waiting.
    std::thread::scope(|scope| {
        while let Ok(call) = waiting.recv() {
            let window = &window;
            scope.spawn(move || call.answer.send(invoke(window, call.command, call.body)));
        }
    });
    let _ = core.lock();
}

fn invoke(window: &WebviewWindow<MockRuntime>, cmd: String, body: Value) -> Result<Value, Value> {
    let url = "tauri://localhost".parse().map_err(|_| Value::Null)?;
    let request = InvokeRequest {
        cmd,
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url,
        body: InvokeBody::Json(body),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap_or_default())
}

fn refused(shared: &Shared, headers: &HeaderMap) -> Option<Response> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let ours = shared.address.to_string() == host && headers.contains_key("x-bridge");
    (!ours).then(|| StatusCode::FORBIDDEN.into_response())
}

async fn ipc(
    State(shared): State<Shared>,
    UrlPath(command): UrlPath<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if let Some(refused) = refused(&shared, &headers) {
        return refused;
    }
    let body = serde_json::from_slice(&body).unwrap_or_default();
    let (answer, told) = mpsc::channel();
    if shared.calls.send(Call { command, body, answer }).is_err() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let (status, value) = match tokio::task::spawn_blocking(move || told.recv()).await {
        Ok(Ok(Ok(value))) => (StatusCode::OK, value),
        Ok(Ok(Err(error))) => (StatusCode::BAD_REQUEST, error),
        _ => (StatusCode::SERVICE_UNAVAILABLE, Value::Null),
    };
    (status, [(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

async fn told(State(shared): State<Shared>, UrlPath(seen): UrlPath<usize>, headers: HeaderMap) -> Response {
    if let Some(refused) = refused(&shared, &headers) {
        return refused;
    }
    let events = shared.events.lock().unwrap_or_else(PoisonError::into_inner);
    let new: Vec<_> = events.iter().skip(seen).cloned().collect();
    ([(header::CONTENT_TYPE, "application/json")], serde_json::to_string(&new).unwrap_or_default()).into_response()
}

/// The app's own page with the stand-in before its script, under the app's own content security policy.
async fn index() -> Response {
    let Ok(page) = std::fs::read_to_string(Path::new(DIST).join("index.html")) else {
        return (StatusCode::NOT_FOUND, "ui/dist is not built").into_response();
    };
    let page = page.replacen("<script", "<script src=\"./assets/__bridge.js\"></script><script", 1);
    let config: Value = serde_json::from_str(CONFIG).unwrap_or_default();
    let policy = config["app"]["security"]["csp"].as_str().unwrap_or_default().to_owned();
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()), (header::CONTENT_SECURITY_POLICY, policy)], page)
        .into_response()
}

async fn asset(UrlPath(file): UrlPath<String>) -> Response {
    if file == "__bridge.js" {
        return ([(header::CONTENT_TYPE, "text/javascript")], SHIM).into_response();
    }
    let kind = match file.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        _ => "application/octet-stream",
    };
    match std::fs::read(Path::new(DIST).join("assets").join(file.replace(['/', '\\'], ""))) {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

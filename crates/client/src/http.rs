//! The relay over HTTP or HTTPS.

use std::time::Duration;

use crate::{Call, Code, Error, Reply, Transport};

pub struct HttpTransport {
    client: reqwest::blocking::Client,
    base: String,
}

fn network(error: &reqwest::Error) -> Error {
    // The error's text would name the relay's address; its kind is enough.
    let kind = match error {
        error if error.is_timeout() => "the relay did not answer in time",
        error if error.is_connect() => "no connection to the relay",
        _ => "the connection to the relay broke",
    };
    Error::new(Code::Network, format!("{kind}; nothing was lost, it is tried again"))
}

/// Whose certificates are taken for a relay's: the system's, as it keeps them.
#[cfg(not(target_os = "android"))]
fn believing(client: reqwest::blocking::ClientBuilder) -> reqwest::blocking::ClientBuilder {
    client
}

/// Mozilla's list: Android's own verifier answers through Java alone, and would believe what somebody put on the phone.
#[cfg(target_os = "android")]
fn believing(client: reqwest::blocking::ClientBuilder) -> reqwest::blocking::ClientBuilder {
    let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS;
    client.tls_certs_only(roots.iter().filter_map(|der| reqwest::Certificate::from_der(der).ok()))
}

impl HttpTransport {
    /// `base`: `https://relay.example.org` or, on loopback, `http://127.0.0.1:7070`. Must not be made or dropped inside an
    /// async runtime.
    pub fn new(base: &str) -> Result<HttpTransport, Error> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = believing(reqwest::blocking::Client::builder())
            .connect_timeout(Duration::from_secs(10))
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| network(&error))?;
        Ok(HttpTransport { client, base: base.trim_end_matches('/').to_owned() })
    }
}

impl Transport for HttpTransport {
    fn call(&self, call: &Call) -> Result<Reply, Error> {
        let method = reqwest::Method::from_bytes(call.method.as_bytes()).unwrap_or(reqwest::Method::GET);
        let mut request = self
            .client
            .request(method, format!("{}{}", self.base, call.path))
            .timeout(Duration::from_secs(30 + u64::from(call.wait_s)))
            .body(call.body.clone());
        if let Some(bearer) = &call.bearer {
            request = request.bearer_auth(bearer);
        }
        if let Some(invite) = &call.invite {
            request = request.header("x-invite", invite);
        }
        let response = request.send().map_err(|error| network(&error))?;
        let status = response.status().as_u16();
        let body = response.bytes().map_err(|error| network(&error))?.to_vec();
        Ok(Reply { status, body })
    }
}

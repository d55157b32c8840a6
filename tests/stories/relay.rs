//! The relay's own program, over HTTP: invitations, limits, long poll, stopping, TLS.

use std::{
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use client::{Call, Code, HttpTransport, Transport};
use serde_json::json;
use sync_server::Limits;
use tests::{
    cast::{AsRelay, Device, LoopbackRelay},
    process::{RelayProcess, program},
};

use crate::Team;

fn get(transport: &dyn Transport, path: &str) -> (u16, String) {
    let reply = transport.call(&Call { method: "GET", path: path.into(), ..Call::default() }).unwrap();
    (reply.status, String::from_utf8_lossy(&reply.body).into_owned())
}

#[test]
fn a_team_is_made_with_an_invitation_that_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    let relay = RelayProcess::start(&folder.path().join("relay")).unwrap();
    let found = |name: &'static str, invite: Option<&str>| {
        let lead = Device::new(folder.path(), name, None);
        lead.app.found_team(name, Some(&relay.url), invite).unwrap();
        lead.tries_sync(&relay).map_err(|error| error.code)
    };
    assert_eq!(found("uninvited", None), Err(Code::Relay));
    assert!(found("invited", Some(&relay.invite)).is_ok());
    assert_eq!(found("again", Some(&relay.invite)), Err(Code::Relay));
}

#[test]
fn it_says_how_it_is_and_names_no_team() {
    let team = Team::gather();
    let transport = team.relay.transport();
    assert_eq!(get(&*transport, "/healthz"), (200, "ok".into()));
    assert_eq!(get(&*transport, "/readyz"), (200, "ready".into()));
    let (status, metrics) = get(&*transport, "/metrics");
    assert_eq!(status, 200);
    assert!(metrics.contains("maraude_teams 1"), "{metrics}");
    assert!(!metrics.contains('{'), "no label could name a team: {metrics}");
    assert_eq!(get(&*transport, "/v1/t/00112233445566778899aabbccddeeff/roster").0, 404);
    assert_eq!(get(&*transport, "/v1/t/nonsense/packages").0, 404);
}

#[test]
fn too_much_and_too_often_are_refused_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits { body_bytes: 64 * 1024, requests: 30, team_bytes: 24 * 1024, ..Limits::default() };
    let relay = LoopbackRelay::start_with(&folder.path().join("relay"), limits);
    let transport = relay.transport();
    let call = Call { method: "POST", path: "/v1/team".into(), body: vec![0; 70 * 1024], ..Call::default() };
    assert_eq!(transport.call(&call).unwrap().status, 413);

    let lead = Device::new(folder.path(), "lead", None);
    lead.found(&relay);
    lead.syncs(&relay);
    let outing = lead.opens_outing(None);
    let mut refused = None;
    for _ in 0..40 {
        lead.meets(outing, 1);
        if let Err(error) = lead.tries_sync(&relay) {
            refused = Some(error.code);
            break;
        }
    }
    assert_eq!(refused, Some(Code::RelayFull), "the team's quota ends it");
    assert!(!lead.sees("unsent").as_array().unwrap().is_empty(), "what it refused stays unsent and visible");
    let codes: Vec<Code> = (0..40).filter_map(|_| lead.tries_sync(&relay).err()).map(|error| error.code).collect();
    assert!(codes.contains(&Code::Relay), "asking too often is refused: {codes:?}");
    assert!(lead.people() > 0);
}

#[test]
fn a_long_poll_hears_of_news_while_it_waits() {
    let team = Team::gather();
    let outing = team.amal.opens_outing(None);
    team.amal.meets(outing, 3);
    let heard = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| team.bruno.app.sync(&*team.relay.transport(), 20, &|_| {}).unwrap());
        std::thread::sleep(Duration::from_millis(300));
        team.amal.syncs(&team.relay);
        waiting.join().unwrap()
    });
    assert!(heard.received > 0);
    assert_eq!(team.bruno.people(), 3);
}

#[test]
fn it_stops_when_told_to_and_starts_again_with_everything() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("relay");
    let relay = RelayProcess::start(&data).unwrap();
    let lead = Device::new(folder.path(), "lead", None);
    lead.app.found_team("lead", Some(&relay.url), Some(&relay.invite)).unwrap();
    lead.does(json!({ "do": "set", "key": "zone/Z1", "value": true }));
    lead.syncs(&relay);
    let stopped = Command::new("kill").args(["-TERM", &relay.id().to_string()]).status().unwrap();
    assert!(stopped.success());
    let begin = Instant::now();
    while lead.tries_sync(&relay).is_ok() && begin.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(lead.tries_sync(&relay).unwrap_err().code, Code::Network);
    let again = RelayProcess::start(&data).unwrap();
    lead.app.set_relay(&again.url).unwrap();
    assert_eq!(lead.syncs(&again).sent, 0, "it had kept everything");
}

#[test]
fn it_speaks_tls_with_a_certificate_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (cert, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost", "-keyout"])
        .arg(&key)
        .arg("-out")
        .arg(&cert)
        .stderr(Stdio::null())
        .status();
    assert!(made.is_ok_and(|status| status.success()), "openssl makes a certificate");
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut relay = Command::new(program("maraude-relay").unwrap())
        .arg("--data")
        .arg(folder.path().join("relay"))
        .args(["--listen", &format!("127.0.0.1:{port}"), "--tls-cert"])
        .arg(&cert)
        .arg("--tls-key")
        .arg(&key)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let client = |port: u16| {
        let mut client = Command::new("openssl");
        client.args(["s_client", "-connect", &format!("127.0.0.1:{port}"), "-CAfile"]).arg(&cert).arg("-brief");
        client.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output().unwrap()
    };
    let begin = Instant::now();
    let mut said = String::new();
    while begin.elapsed() < Duration::from_secs(20) && !said.contains("Verification: OK") {
        said = String::from_utf8_lossy(&client(port).stderr).into_owned();
        std::thread::sleep(Duration::from_millis(100));
    }
    // A client that does not know the certificate sends nothing.
    let stranger = HttpTransport::new(&format!("https://127.0.0.1:{port}")).unwrap();
    let refused = stranger.call(&Call { method: "GET", path: "/healthz".into(), ..Call::default() });
    relay.kill().unwrap();
    relay.wait().unwrap();
    assert!(said.contains("TLSv1.3") && said.contains("Verification: OK"), "{said}");
    assert_eq!(refused.unwrap_err().code, Code::Network);
}

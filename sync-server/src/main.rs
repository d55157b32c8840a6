//! `maraude-relay`.

use std::{io::Write, process::ExitCode};

use axum_server::tls_rustls::RustlsConfig;
use clap::Parser;
use sync_server::{
    Limits, Relay, Server, SqliteMailbox,
    config::{Action, Config},
    system_clock,
};

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match run(Config::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("maraude-relay: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(config: Config) -> Result<(), Failure> {
    let mut fresh = [0; 32];
    getrandom::fill(&mut fresh)?;
    let limits = Limits {
        body_bytes: config.max_body,
        requests: config.max_requests,
        team_bytes: config.max_team_bytes,
        ..Limits::default()
    };
    let relay = Relay::new(Box::new(SqliteMailbox::open(&config.data)?), fresh, limits, config.open)?;
    let clock = system_clock();
    match config.action {
        Some(Action::Invite) => {
            let mut invite = [0; 16];
            getrandom::fill(&mut invite)?;
            let invite: String = invite.iter().map(|byte| format!("{byte:02x}")).collect();
            relay.add_invite(invite.as_bytes(), clock())?;
            println!("{invite}");
            Ok(())
        }
        Some(Action::Compact) => {
            println!("{}", relay.compact_all(clock())?);
            Ok(())
        }
        None => {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
            runtime.block_on(serve(config, Server::new(relay, clock)?))
        }
    }
}

async fn serve(config: Config, server: Server) -> Result<(), Failure> {
    if let (Some(cert), Some(key)) = (&config.tls_cert, &config.tls_key) {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let tls = RustlsConfig::from_pem_file(cert, key).await?;
        let handle = axum_server::Handle::new();
        let stopper = handle.clone();
        tokio::spawn(async move {
            stop().await;
            stopper.graceful_shutdown(Some(std::time::Duration::from_secs(30)));
        });
        println!("listening on https://{}", config.listen);
        return Ok(axum_server::bind_rustls(config.listen, tls)
            .handle(handle)
            .serve(server.router().into_make_service())
            .await?);
    }
    let listener = tokio::net::TcpListener::bind(config.listen).await?;
    println!("listening on http://{}", Server::address(&listener)?);
    std::io::stdout().flush()?;
    Ok(server.serve(listener, stop()).await?)
}

async fn stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}

//! Runs the app on this machine.

use std::net::TcpListener;

use crate::{Outcome, dist, root, static_server};

/// Builds the app and serves it until it is stopped.
pub(crate) fn serve(words: &[&str]) -> Outcome {
    let port: u16 = match words {
        [] => 8080,
        ["--port", port] => port.parse().map_err(|_| format!("{port} is not a port"))?,
        _ => return Err("usage: cargo xtask serve [--port N]".into()),
    };
    dist::dist()?;
    let listener =
        TcpListener::bind(("127.0.0.1", port)).or_else(|_| TcpListener::bind(("127.0.0.1", 0)))?;
    println!("\nTabletalk is at http://{}/ (stop with Ctrl+C)", listener.local_addr()?);
    static_server::run(&listener, &root().join("dist"));
    Ok(())
}

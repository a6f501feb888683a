//! Runs the app on this machine.

use std::net::TcpListener;

use crate::{Failure, Outcome, dist, root, static_server};

/// Builds the app and serves it until it is stopped.
pub(crate) fn serve(words: &[&str]) -> Outcome {
    // Taken before the build: a port that is in use is said at once, not minutes later.
    let listener = match words {
        [] => TcpListener::bind(("127.0.0.1", 8080))
            .or_else(|_| TcpListener::bind(("127.0.0.1", 0)))?,
        ["--port", port] => asked_for(port)?,
        _ => return Err("usage: cargo xtask serve [--port N]".into()),
    };
    dist::dist()?;
    println!("\nTabletalk is at http://{}/ (stop with Ctrl+C)", listener.local_addr()?);
    static_server::run(&listener, &root().join("dist"));
    Ok(())
}

fn asked_for(port: &str) -> Result<TcpListener, Failure> {
    let number: u16 = port.parse().map_err(|_| format!("{port} is not a port"))?;
    TcpListener::bind(("127.0.0.1", number))
        .map_err(|fault| format!("port {port}: {fault}. Leave --port out to get a free one").into())
}

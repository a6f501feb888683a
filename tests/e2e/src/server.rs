//! The built app, served as any static host would: files or 404.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};

use crate::Fault;

/// Serves `dist/` on a free port and answers the address; until the test ends.
pub fn serve() -> Result<String, Fault> {
    let dist =
        std::env::var_os("TABLETALK_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    if !dist.join("index.html").is_file() {
        return Err(
            format!("{} has no built app: run cargo xtask dist first", dist.display()).into()
        );
    }
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = format!("http://{}/", listener.local_addr()?);
    std::thread::spawn(move || {
        for stream in listener.incoming().filter_map(Result::ok) {
            let dist = dist.clone();
            std::thread::spawn(move || answer(stream, &dist).ok());
        }
    });
    Ok(address)
}

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn answer(mut stream: TcpStream, dist: &Path) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = request.split(' ').nth(1).unwrap_or("/").split('?').next().unwrap_or("/");
    let path = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let (status, body) = match std::fs::read(dist.join(path)) {
        Ok(body) if inside => ("200 OK", body),
        _ => ("404 Not Found", Vec::new()),
    };
    let mime = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}

//! A plain static server: files or 404, nothing clever.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};

/// Serves a folder until the process ends.
pub(crate) fn run(listener: &TcpListener, folder: &Path) {
    for stream in listener.incoming().filter_map(Result::ok) {
        let folder = folder.to_owned();
        // A browser that goes away in the middle of an answer is no fault of the server's.
        std::thread::spawn(move || drop(answer(stream, &folder)));
    }
}

fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let asked = request.split(' ').nth(1).unwrap_or("/");
    let file =
        file_of(folder, asked).and_then(|path| Some((std::fs::read(&path).ok()?, mime(&path))));
    let (status, mime, body) = match file {
        Some((body, mime)) => ("200 OK", mime, body),
        None => ("404 Not Found", "text/plain; charset=utf-8", b"Not here\n".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

/// The file that a path names: inside the folder, or none.
fn file_of(folder: &Path, asked: &str) -> Option<PathBuf> {
    let path = asked.split(['?', '#']).next()?.trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let inside = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
    Some(folder.join(&path)).filter(|file| inside && file.is_file())
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

//! A plain static server: files or 404, nothing clever.

use std::io::{BufRead as _, BufReader, Error, ErrorKind, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use crate::headers;

/// No browser's request is longer, and no reader waits for more.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Browsers open connections ahead of need; one that stays silent gives its thread back.
const PATIENCE: Duration = Duration::from_secs(20);

/// Serves a folder until the process ends.
pub(crate) fn run(listener: &TcpListener, folder: &Path) {
    for stream in listener.incoming().filter_map(Result::ok) {
        let folder = folder.to_owned();
        // A browser that goes away in the middle of an answer is no fault of the server's.
        std::thread::spawn(move || drop(answer(stream, &folder)));
    }
}

const FOUND: &str = "200 OK";

struct Answer {
    status: &'static str,
    mime: &'static str,
    body: Vec<u8>,
}

fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let request = first_line(&stream)?;
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let answer = match method {
        "GET" | "HEAD" => file_answer(folder, target),
        _ => in_words("405 Method Not Allowed", "This server only hands out files\n"),
    };
    let mut head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n",
        answer.status,
        answer.mime,
        answer.body.len()
    );
    // Under no name where nothing is there: that must not be remembered for good.
    let found = Some(target).filter(|_| answer.status == FOUND).unwrap_or_default();
    let name = found.split(['?', '#']).next().unwrap_or_default();
    for (header, value) in headers::of(name.trim_start_matches('/')) {
        head.push_str(&format!("{header}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if method == "HEAD" { Ok(()) } else { stream.write_all(&answer.body) }
}

/// The request's first line; what follows is read too, since closing on unread bytes resets the connection.
fn first_line(stream: &TcpStream) -> std::io::Result<String> {
    let mut lines = BufReader::new(stream.take(LONGEST_REQUEST)).lines();
    let first = lines.next().ok_or(Error::from(ErrorKind::UnexpectedEof))??;
    for line in lines {
        if line?.is_empty() {
            return Ok(first);
        }
    }
    Err(ErrorKind::InvalidData.into())
}

fn file_answer(folder: &Path, target: &str) -> Answer {
    let found = file_of(folder, target).and_then(|path| {
        Some(Answer { status: FOUND, mime: mime(&path), body: std::fs::read(path).ok()? })
    });
    found.unwrap_or_else(|| in_words("404 Not Found", "Not here\n"))
}

fn in_words(status: &'static str, words: &str) -> Answer {
    Answer { status, mime: "text/plain; charset=utf-8", body: words.into() }
}

/// The file that a path names: inside the folder, also where links lead, or none.
fn file_of(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = unescaped(target.split(['?', '#']).next()?)?;
    let path = path.strip_prefix('/')?;
    let path = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let plain = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(&path).canonicalize().ok().filter(|file| file.is_file())?;
    (plain && file.starts_with(folder.canonicalize().ok()?)).then_some(file)
}

/// A path without its `%20`s; none where they spell no text.
fn unescaped(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let (byte, after) = match (first, after) {
            (b'%', [high, low, after @ ..]) => (hex(*high)? << 4 | hex(*low)?, after),
            (b'%', _) => return None,
            (plain, after) => (*plain, after),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::{TcpListener, TcpStream};
    use std::path::PathBuf;

    /// What a server of this package's own folder says to one request.
    fn said(request: &str) -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let mut stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        std::thread::spawn(move || super::run(&listener, &folder));
        stream.write_all(format!("{request} HTTP/1.1\r\nHost: here\r\n\r\n").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_file_is_handed_out_whole_with_what_every_answer_says() {
        let answer = said("GET /src/main.rs?now#here");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        for (name, value) in crate::headers::of("src/main.rs") {
            assert!(answer.contains(&format!("\r\n{name}: {value}\r\n")), "{answer}");
        }
        assert!(answer.ends_with(include_str!("main.rs")));
        assert_eq!(said("GET /src/ma%69n.rs"), answer);
    }

    #[test]
    fn a_head_request_gets_no_body() {
        assert!(said("HEAD /src/main.rs").ends_with("\r\n\r\n"));
    }

    #[test]
    fn nothing_outside_the_folder_is_handed_out() {
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/src/../Cargo.toml",
            "//etc/passwd",
            "/%2fetc/passwd",
            "etc/passwd",
            "/%00",
            "/%zz",
            "/%f",
        ] {
            assert!(said(&format!("GET {path}")).starts_with("HTTP/1.1 404 "), "{path}");
        }
    }

    #[test]
    fn a_path_unknown_is_404_and_not_the_page_nor_kept() {
        let nothing = said("GET /tabletalk-0123456789abcdef.js");
        assert!(nothing.starts_with("HTTP/1.1 404 "), "{nothing}");
        assert!(nothing.contains("\r\nCache-Control: no-cache\r\n"), "{nothing}");
        assert!(said("GET /src").starts_with("HTTP/1.1 404 "));
        assert!(said("POST /src/main.rs").starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn wasm_has_the_type_that_browsers_stream() {
        assert_eq!(super::mime("a/app_bg.wasm".as_ref()), "application/wasm");
        assert_eq!(super::mime("boot.js".as_ref()), "text/javascript; charset=utf-8");
    }
}

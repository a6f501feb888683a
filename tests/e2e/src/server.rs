//! The built app, served as any static host would: files or 404.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::Fault;

/// Serves `dist/` on a free port and answers the address; until the test ends.
pub fn serve() -> Result<String, Fault> {
    let served = Served::start()?;
    Ok(served.address)
}

/// The organiser's page beside the one that tables open.
pub fn organisers(address: &str) -> String {
    format!("{address}organiser.html")
}

/// What a server waits for before it hands out the app.
#[derive(Clone, Debug, Default)]
pub struct Held(Arc<(Mutex<Option<bool>>, Condvar)>);

impl Held {
    /// Hands it out from now on, also to those who wait.
    pub fn let_go(&self) {
        self.say(true);
    }

    /// Holds it back again.
    pub fn hold_back(&self) {
        *self.0.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = None;
    }

    /// Breaks off whoever asks for it, and who waits.
    pub fn break_off(&self) {
        self.say(false);
    }

    fn say(&self, comes: bool) {
        *self.0.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(comes);
        self.0.1.notify_all();
    }

    /// Waits until either was said.
    fn is_let_go(&self) -> bool {
        let said = self.0.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let said = self.0.1.wait_while(said, |said| said.is_none());
        said.is_ok_and(|said| *said == Some(true))
    }
}

/// A server that can really be stopped.
#[derive(Debug)]
pub struct Served {
    /// Where it is.
    pub address: String,
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Served {
    /// Serves `dist/` on a free port.
    pub fn start() -> Result<Self, Fault> {
        Self::folder(&built()?)
    }

    /// Serves `dist/` on the port of one that was stopped.
    pub fn again(port: u16) -> Result<Self, Fault> {
        let folder = built()?;
        Ok(Self::listen(port, move |stream| drop(answer(stream, &folder, &BTreeMap::new())))?)
    }

    /// Serves a folder on a free port.
    pub fn folder(folder: &Path) -> Result<Self, Fault> {
        let folder = folder.to_owned();
        Ok(Self::listen(0, move |stream| drop(answer(stream, &folder, &BTreeMap::new())))?)
    }

    /// Serves a folder on a free port as a host does that packed it beforehand: with brotli for whoever takes that.
    pub fn packed(folder: &Path) -> Result<Self, Fault> {
        let (folder, packed) = (folder.to_owned(), Arc::new(packed(folder)?));
        Ok(Self::listen(0, move |stream| drop(answer(stream, &folder, &packed)))?)
    }

    /// Serves `dist/` until the service worker was asked for; from then on the hotel's page alone.
    pub fn until_the_worker() -> Result<Self, Fault> {
        let (dist, asked) = (built()?, Arc::new(AtomicBool::new(false)));
        Ok(Self::listen(0, move |stream| {
            if asked.load(Ordering::SeqCst) {
                return portal(stream);
            }
            let mut start = [0; 16];
            drop(stream.peek(&mut start));
            asked.fetch_or(start.starts_with(b"GET /sw.js"), Ordering::SeqCst);
            drop(answer(stream, &dist, &BTreeMap::new()));
        })?)
    }

    /// Serves `dist/`, one file of it only after ten seconds.
    pub fn slow_with(file: &'static str) -> Result<Self, Fault> {
        let dist = built()?;
        let start = format!("GET {file}");
        Ok(Self::listen(0, move |stream| {
            let mut asked = [0; 64];
            drop(stream.peek(&mut asked));
            if asked.starts_with(start.as_bytes()) {
                std::thread::sleep(Duration::from_secs(10));
            }
            drop(answer(stream, &dist, &BTreeMap::new()));
        })?)
    }

    /// Serves `dist/`, the app itself only once that is said; until then whoever asks for it waits.
    pub fn without_the_app() -> Result<(Self, Held), Fault> {
        let (dist, held) = (built()?, Held::default());
        let holds = held.clone();
        let served = Self::listen(0, move |stream| {
            let mut asked = [0; 128];
            drop(stream.peek(&mut asked));
            let is_app = asked.windows(5).any(|part| part == b".wasm");
            if !is_app || holds.is_let_go() {
                drop(answer(stream, &dist, &BTreeMap::new()));
            }
        })?;
        Ok((served, held))
    }

    /// Answers every request with a page of its own, as the network of a hotel does.
    pub fn captive_portal(port: u16) -> Result<Self, Fault> {
        Ok(Self::listen(port, portal)?)
    }

    /// Answers every request with this page.
    pub fn page(page: String) -> Result<Self, Fault> {
        Ok(Self::listen(0, move |stream| one_page(stream, &page))?)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        let digits = self.address.trim_end_matches('/').rsplit(':').next().unwrap_or_default();
        digits.parse().unwrap_or_default()
    }

    /// Stops it: nothing listens there any more.
    pub fn stop(self) {
        self.stop.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(("127.0.0.1", self.port())));
        self.thread.join().ok();
    }

    fn listen(
        port: u16,
        answer: impl Fn(TcpStream) + Clone + Send + 'static,
    ) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let address = format!("http://{}/", listener.local_addr()?);
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                if stopped.load(Ordering::SeqCst) {
                    return;
                }
                let answer = answer.clone();
                std::thread::spawn(move || answer(stream));
            }
        });
        Ok(Self { address, stop, thread })
    }
}

fn portal(stream: TcpStream) {
    one_page(stream, "<!doctype html><title>Welcome</title><p>Please log in to the wifi</p>");
}

fn one_page(mut stream: TcpStream, page: &str) {
    let mut request = [0; 4096];
    drop(std::io::Read::read(&mut stream, &mut request));
    let length = page.len();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close";
    drop(write!(stream, "{head}\r\nContent-Length: {length}\r\n\r\n{page}"));
}

/// The built app.
pub fn built() -> Result<PathBuf, Fault> {
    let dist =
        std::env::var_os("TABLETALK_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    if !dist.join("index.html").is_file() {
        return Err(
            format!("{} has no built app: run cargo xtask dist first", dist.display()).into()
        );
    }
    Ok(dist)
}

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Files that are smaller after brotli, by their paths in the folder. No visit asks for the app as one file.
fn packed(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>, Fault> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(inside) = folders.pop() {
        let listed =
            std::fs::read_dir(&inside).map_err(|fault| format!("{}: {fault}", inside.display()))?;
        for entry in listed {
            let path = entry?.path();
            let list = if path.is_dir() { &mut folders } else { &mut files };
            list.push(path);
        }
    }
    let shrinks = |path: &PathBuf| {
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        let text = ["html", "js", "css", "wasm", "svg", "webmanifest"].contains(&kind);
        text && !path.ends_with("tabletalk.html")
    };
    files.retain(shrinks);
    let pack = |path: PathBuf| std::thread::spawn(move || Ok((packed_file(&path)?, path)));
    let at_work: Vec<JoinHandle<std::io::Result<_>>> = files.into_iter().map(pack).collect();
    let mut all = BTreeMap::new();
    for file in at_work {
        let (bytes, path) = file.join().map_err(|_| "brotli fell over")??;
        all.insert(path.strip_prefix(folder)?.to_owned(), bytes);
    }
    Ok(all)
}

fn packed_file(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut small = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut std::fs::read(path)?.as_slice(), &mut small, &settings)?;
    Ok(small)
}

fn answer(
    mut stream: TcpStream,
    folder: &Path,
    packed: &BTreeMap<PathBuf, Vec<u8>>,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut takes_brotli = false;
    while let Some(line) = lines.next().transpose()?.filter(|line| !line.is_empty()) {
        let line = line.to_ascii_lowercase();
        takes_brotli |= line.starts_with("accept-encoding:") && line.contains("br");
    }
    let path = request.split(' ').nth(1).unwrap_or("/").split('?').next().unwrap_or("/");
    let page = if path.ends_with('/') { "index.html" } else { "" };
    let path = format!("{}{page}", path.trim_start_matches('/'));
    let path = path.as_str();
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let small = packed.get(Path::new(path)).filter(|_| takes_brotli);
    let body = small.map_or_else(|| std::fs::read(folder.join(path)), |small| Ok(small.clone()));
    let (status, body) = match body {
        Ok(body) if inside => ("200 OK", body),
        _ => ("404 Not Found", Vec::new()),
    };
    let mime = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    };
    let length = body.len();
    let coding = small.map_or("", |_| "Content-Encoding: br\r\nVary: Accept-Encoding\r\n");
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\n{coding}Connection: close\r\n{}\r\n",
        headers(folder, path)
    )?;
    stream.write_all(&body)
}

/// What the built app's `_headers` says of a file, as the hosts do that read it.
fn headers(dist: &Path, name: &str) -> String {
    let list = std::fs::read_to_string(dist.join("_headers")).unwrap_or_default();
    let (mut headers, mut applies) = (String::new(), false);
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            Some(header) if applies => headers.push_str(&format!("{header}\r\n")),
            Some(_) => {}
            None => applies = line == "/*" || line.trim_start_matches('/') == name,
        }
    }
    headers
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    use super::Served;

    #[test]
    fn what_was_packed_goes_to_who_takes_it() {
        let folder = std::env::temp_dir().join(format!("tabletalk-packed-{}", std::process::id()));
        let text = "letters ".repeat(100);
        std::fs::create_dir_all(folder.join("inside")).unwrap();
        std::fs::write(folder.join("inside/a.js"), &text).unwrap();
        let served = Served::packed(&folder).unwrap();
        let said = |takes: &str| {
            let mut stream = TcpStream::connect(("127.0.0.1", served.port())).unwrap();
            let request = format!("GET /inside/a.js HTTP/1.1\r\n{takes}\r\n");
            stream.write_all(request.as_bytes()).unwrap();
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).unwrap();
            String::from_utf8_lossy(&answer).into_owned()
        };
        let (whole, small) = (said(""), said("Accept-Encoding: gzip, br\r\n"));
        assert!(whole.ends_with(&text) && !whole.contains("Content-Encoding"), "{whole}");
        assert!(small.contains("\r\nContent-Encoding: br\r\n"), "{small}");
        assert!(small.len() < text.len(), "{small}");
        std::fs::remove_dir_all(folder).unwrap();
    }
}

//! A host with several deployments, each in a folder of its own; and builds that can be told apart, to update them with.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::server::{Served, built};
use crate::{Fault, browser::Browser};

/// What the parts of a page say which build they are of: page, scripts, style.
const PARTS: &str = "[document.documentElement.dataset.build, ...(window.__builds ?? []),
    getComputedStyle(document.documentElement).getPropertyValue('--build')].map(Number)";

/// A host, and the folder that it serves, which goes with it.
#[derive(Debug)]
pub struct Host {
    folder: PathBuf,
    served: Option<Served>,
    address: String,
}

impl Host {
    /// Serves nothing yet. Browsers are told this of how long they may keep what it hands out.
    pub fn start(keeping: &str) -> Result<Self, Fault> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("tabletalk-host-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("_headers"), format!("/*\n  Cache-Control: {keeping}\n"))?;
        let served = Served::folder(&folder)?;
        Ok(Self { folder, address: served.address.clone(), served: Some(served) })
    }

    /// Where a deployment is.
    pub fn at(&self, deployment: &str) -> String {
        format!("{}{deployment}/", self.address)
    }

    /// Puts the build of this number in the place of what is deployed there.
    pub fn deploy(&self, deployment: &str, build: u64) -> Result<(), Fault> {
        let folder = self.folder.join(deployment);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        write_build(&built()?, &folder, build)
    }

    /// The same, with the service worker that is there left as it is.
    pub fn deploy_all_but_the_worker(&self, deployment: &str, build: u64) -> Result<(), Fault> {
        let worker = self.folder.join(deployment).join("sw.js");
        let kept = std::fs::read(&worker)?;
        self.deploy(deployment, build)?;
        Ok(std::fs::write(worker, kept)?)
    }

    /// Adds to a file what its hash says nothing of.
    pub fn damage(&self, deployment: &str, file: &str) -> Result<(), Fault> {
        let file = self.folder.join(deployment).join(file);
        let whole = std::fs::read_to_string(&file)?;
        Ok(std::fs::write(file, whole + "<!-- damaged -->")?)
    }

    /// Serves what switches the worker off in its place.
    pub fn switch_off(&self, deployment: &str) -> Result<(), Fault> {
        let folder = self.folder.join(deployment);
        std::fs::copy(folder.join("sw-off.js"), folder.join("sw.js"))?;
        Ok(())
    }

    /// Nothing answers there any more.
    pub fn stop(&mut self) {
        if let Some(served) = self.served.take() {
            served.stop();
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop();
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// Waits until the app's first screen stands, all of it of one build; answers which.
pub async fn one_build(browser: &Browser) -> Result<u64, Fault> {
    browser.id("set-up").await?;
    let parts = browser.driver.execute(format!("return {PARTS}"), Vec::new()).await?;
    let parts: Vec<Option<u64>> = serde_json::from_value(parts.json().clone())?;
    match parts.as_slice() {
        [Some(first), rest @ ..]
            if rest.len() > 2 && rest.iter().all(|part| *part == Some(*first)) =>
        {
            Ok(*first)
        }
        _ => Err(format!("the page is put together from {parts:?}").into()),
    }
}

/// Writes what the service worker keeps, each script and style with the number in it, and under another name where it is named
/// after what is in it; and the worker, with the hashes that these have.
fn write_build(from: &Path, to: &Path, build: u64) -> Result<(), Fault> {
    let worker = std::fs::read_to_string(from.join("sw.js"))?;
    let line = |start: &str| worker.lines().find(|line| line.starts_with(start));
    let version = line("const VERSION = ").ok_or("the worker has no version")?;
    let lists = LISTS.map(|start| line(start).ok_or("the worker has no list"));
    let lists: Vec<&str> = lists.into_iter().collect::<Result<_, _>>()?;
    let old = lists.iter().zip(LISTS).map(|(list, start)| {
        serde_json::from_str(list.trim_start_matches(start).trim_end_matches(';'))
    });
    let old: Vec<BTreeMap<String, String>> = old.collect::<Result<_, _>>()?;
    let all = old.iter().flat_map(BTreeMap::keys);
    let names: BTreeMap<&str, String> =
        all.map(|name| (name.as_str(), renamed(name, build))).collect();
    let mut new_worker = worker.replace(version, &format!("const VERSION = \"{build:016x}\";"));
    for ((list, start), old) in lists.iter().zip(LISTS).zip(&old) {
        let mut files = BTreeMap::new();
        for name in old.keys() {
            let bytes = std::fs::read(from.join(name))?;
            let bytes = if TEXTS.contains(&ending(name)) {
                marked(name, &bytes, &names, build)?
            } else {
                bytes
            };
            let new = names.get(name.as_str()).ok_or("a file without a name")?;
            files.insert(new, format!("sha256-{}", STANDARD.encode(Sha256::digest(&bytes))));
            std::fs::write(to.join(new), bytes)?;
        }
        let files = format!("{start}{};", serde_json::to_string(&files)?);
        new_worker = new_worker.replace(list, &files);
    }
    std::fs::copy(from.join("sw-off.js"), to.join("sw-off.js"))?;
    Ok(std::fs::write(to.join("sw.js"), new_worker)?)
}

/// What the worker's two lists of files begin with.
const LISTS: [&str; 2] = ["const FILES = ", "const DESK = "];

/// What is another from build to build; the icon is not, nor the manifest.
const TEXTS: [&str; 3] = ["html", "js", "css"];

fn ending(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

fn renamed(name: &str, build: u64) -> String {
    let hash = name.split(['-', '.', '_']).nth(1).unwrap_or_default();
    let is_hash = hash.len() > 8 && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
    let another = is_hash && (TEXTS.contains(&ending(name)) || ending(name) == "wasm");
    // Both pages have a script of one stem: what is left of its hash tells them apart.
    let rest = hash.get(hash.len().saturating_sub(8)..).unwrap_or_default();
    if another { name.replace(hash, &format!("{build:08x}{rest}")) } else { name.to_owned() }
}

fn marked(
    name: &str,
    bytes: &[u8],
    names: &BTreeMap<&str, String>,
    build: u64,
) -> Result<Vec<u8>, Fault> {
    let text = std::str::from_utf8(bytes)?;
    let text = match ending(name) {
        "js" => format!("(globalThis.__builds ??= []).push({build});\n{text}"),
        "css" => format!("{text}\n:root {{ --build: {build} }}\n"),
        _ => {
            let page = text.replace("<html ", &format!("<html data-build=\"{build}\" "));
            names.iter().fold(page, |page, (name, new)| page.replace(name, new))
        }
    };
    Ok(text.into_bytes())
}

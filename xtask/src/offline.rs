//! The service worker's list: every file of a first visit with its hash, so that nothing else can be kept in its place.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::{Failure, Outcome, root, size};

/// Writes `sw.js`, and `sw-off.js`, which takes its place where the worker is to go. Both know which caches are theirs.
pub(crate) fn write_worker(dist: &Path) -> Outcome {
    let mut all = Sha256::new();
    let mut listed = |paths: Vec<PathBuf>| -> Result<String, Failure> {
        let mut files = serde_json::Map::new();
        for path in paths {
            let bytes = std::fs::read(&path)?;
            let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
            let hash = Sha256::digest(&bytes);
            all.update(hash);
            files.insert(name, format!("sha256-{}", STANDARD.encode(hash)).into());
        }
        Ok(serde_json::to_string(&files)?)
    };
    let [table, rescue, organiser] = size::kept(dist)?;
    let (files, desk) = (listed([table, rescue].concat())?, listed(organiser)?);
    let asset = |name: &str| std::fs::read_to_string(root().join("assets").join(name));
    let ours = asset("caches.js")?;
    std::fs::write(dist.join("sw-off.js"), format!("{ours}\n{}", asset("sw-off.js")?))?;
    let template = format!("{ours}\n{}", asset("sw.js")?);
    all.update(&template);
    let version = u64::from_be_bytes(std::array::from_fn(|at| all.clone().finalize()[at]));
    let worker = template.replace("\"{version}\"", &format!("\"{version:016x}\""));
    let worker = worker.replace("{files}", &files).replace("{desk}", &desk);
    Ok(std::fs::write(dist.join("sw.js"), worker)?)
}

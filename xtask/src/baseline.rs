//! What the bench compares a room with: a page that parses and hashes files, with the app's own hash.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, cargo, root, run, tools};

/// The page: for the files that are picked, how long parsing all of them takes and hashing each twice, in milliseconds.
const PAGE: &str = r#"<!doctype html>
<title>Parsing and hashing</title>
<input type="file" id="files" multiple>
<script type="module">
import start, { hash } from "./tabletalk_hash.js";
await start();
const field = document.getElementById("files");
field.addEventListener("change", async () => {
  let took = 0;
  for (const file of field.files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const begun = performance.now();
    JSON.parse(text);
    hash(bytes);
    hash(bytes);
    took += performance.now() - begun;
  }
  window.__took = took;
});
window.__ready = true;
</script>
"#;

/// Builds it; answers its folder.
pub(crate) fn built() -> Result<PathBuf, Failure> {
    let folder = root().join("target/baseline");
    std::fs::create_dir_all(&folder)?;
    let path = tools::for_wasm()?;
    let words = ["build", "-p", "tabletalk-hash", "--profile", "web", "--target"];
    run(cargo().args(words).arg("wasm32-unknown-unknown"))?;
    let wasm = root().join("target/wasm32-unknown-unknown/web/tabletalk_hash.wasm");
    join(&wasm, &folder, &path)?;
    std::fs::write(folder.join("index.html"), PAGE)?;
    Ok(folder)
}

fn join(wasm: &Path, folder: &Path, path: &std::ffi::OsStr) -> Result<(), Failure> {
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(folder).arg(wasm);
    run(bindgen.env("PATH", path))
}

//! The app as any static host can serve it, from any folder: trunk builds it, and what trunk can't is added here.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{
    Failure, Outcome, cargo, headers, licences, names, offline, one_file, paths, root, run, styles,
    tools,
};

/// What ships is built with. The names of functions are a quarter of the wasm (`strip` in the profile would also take what
/// wasm-bindgen reads of what the compiler used), and Leptos writes components out once where their types are erased.
pub(crate) const SHIPPED: [&str; 3] = [
    "-Clink-arg=--strip-all",
    "-Clink-arg=--keep-section=target_features",
    "--cfg=erase_components",
];

/// The page that has the organiser's screens too. A table's has none of them.
pub(crate) const ORGANISER: &str = "organiser.html";
const INDEX: &str = "index.html";
/// What the page that tables open is built with.
const TABLES: &str = "--no-default-features";
/// And the organiser's: its profile goes before the one that `Trunk.toml` names.
const DESK: [&str; 3] = ["--release", "--cargo-profile", "desk"];

/// Builds `dist/`: the page that tables open, and the organiser's beside it.
pub(crate) fn dist() -> Outcome {
    println!(
        "Building the app for release, two pages: 3 to 6 minutes the first time on two cores."
    );
    let (dist, beside) = (root().join("dist"), root().join("target/organiser"));
    trunk(&beside, ORGANISER, &DESK)?;
    trunk(&dist, INDEX, &["--release", TABLES])?;
    add(&beside, &dist)?;
    std::fs::write(dist.join("licences.txt"), licences::text()?)?;
    one_file::write(&dist)?;
    offline::write_worker(&dist)?;
    headers::write(&dist)?;
    println!("Built: dist/");
    Ok(())
}

/// The app with debug assertions, for tests that ask it to fall over; answers the folder.
pub(crate) fn asserting() -> Result<PathBuf, Failure> {
    println!("Building the app with debug assertions.");
    let asserting = root().join("target/asserting");
    trunk(&asserting, INDEX, &["--cargo-profile", "dev"])?;
    Ok(asserting)
}

/// Copies what one build made beside another: what both have is the same.
fn add(from: &Path, to: &Path) -> Outcome {
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        if let Some(name) = path.file_name().filter(|_| path.is_file()) {
            std::fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

/// Builds the app into this folder as this page, with the files that the page does not name.
fn trunk(into: &Path, page: &str, words: &[&str]) -> Outcome {
    let path = tools::for_wasm()?;
    // Trunk itself must not reach out; cargo may, for packages.
    run(cargo().args(["fetch", "--locked"]))?;
    let is_table = words.contains(&TABLES);
    styles::join(if is_table { styles::For::Tables } else { styles::For::Everybody })?;
    // Trunk would take what an earlier build left there for a part of this one.
    std::fs::remove_dir_all(root().join("target/wasm-bindgen")).ok();
    let mut trunk = Command::new("trunk");
    trunk.args(["build", "--offline", "--color", "never", "--html-output", page]).args(words);
    trunk.arg("--dist").arg(into);
    paths::remap(&mut trunk, &SHIPPED)?;
    // NO_COLOR=1, which many machines set, is not a value that trunk takes.
    run(trunk.env("PATH", path).env_remove("NO_COLOR"))?;
    if into.join("snippets").exists() {
        return Err(
            "wasm-bindgen's snippets cost a round trip, and the one file can't load them: \
                    use web-sys, or an extern that names what is there"
                .into(),
        );
    }
    paths::check(&std::fs::read(built(into, page, "wasm")?)?)?;
    copy_example(into)?;
    for name in ["rescue.html", "rescue.css", "rescue.js"] {
        std::fs::copy(root().join("assets").join(name), into.join(name))?;
    }
    names::after_contents(into, page)
}

/// What trunk built for a page: its glue (`js`) or its `wasm`, as the start script's tag names them.
pub(crate) fn built(dist: &Path, page: &str, what: &str) -> Result<PathBuf, Failure> {
    let path = dist.join(page);
    let text = std::fs::read_to_string(&path)?;
    let tag = format!("data-{what}=\"");
    let named = text.split_once(&tag).and_then(|(_, rest)| rest.split_once('"'));
    let (name, _) = named.ok_or_else(|| format!("{} names no {what}", path.display()))?;
    Ok(dist.join(name.trim_start_matches("./")))
}

/// The example's files stand beside the page; nobody downloads them who doesn't ask.
fn copy_example(dist: &Path) -> Outcome {
    let (from, to) = (root().join("assets/example"), dist.join("example"));
    std::fs::create_dir_all(&to)?;
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        if let Some(name) =
            path.file_name().filter(|_| path.extension().is_some_and(|kind| kind == "json"))
        {
            std::fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

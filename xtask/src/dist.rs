//! The app as any static host can serve it, from any folder: trunk builds it, and what trunk can't is added here.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{
    Failure, Outcome, cargo, headers, licences, names, offline, one_file, paths, root, run, styles,
    tools,
};

/// What ships is built with. The names of functions are a quarter of the wasm (`strip` in the profile would also take what
/// wasm-bindgen reads of what the compiler used), and Leptos writes components out once where their types are erased.
const SHIPPED: [&str; 3] = [
    "-Clink-arg=--strip-all",
    "-Clink-arg=--keep-section=target_features",
    "--cfg=erase_components",
];

/// Builds `dist/`.
pub(crate) fn dist() -> Outcome {
    println!("Building the app for release: 2 to 4 minutes the first time on two cores.");
    let dist = root().join("dist");
    trunk(&dist, &["--release"], &SHIPPED)?;
    std::fs::write(dist.join("licences.txt"), licences::text()?)?;
    one_file::write(&dist)?;
    offline::write_worker(&dist)?;
    headers::write(&dist)?;
    println!("Built: dist/");
    Ok(())
}

/// The app with debug assertions, for tests that ask it to fall over; answers the folder.
pub(crate) fn checked() -> Result<PathBuf, Failure> {
    println!("Building the app with debug assertions.");
    let checked = root().join("target/checked");
    trunk(&checked, &["--cargo-profile", "checked"], &SHIPPED)?;
    Ok(checked)
}

/// Builds the app into this folder, with the files that the page does not name.
fn trunk(into: &Path, words: &[&str], flags: &[&str]) -> Outcome {
    let path = tools::for_wasm()?;
    // Trunk itself must not reach out; cargo may, for packages.
    run(cargo().args(["fetch", "--locked"]))?;
    styles::join()?;
    // Trunk would take what an earlier build left there for a part of this one.
    std::fs::remove_dir_all(root().join("target/wasm-bindgen")).ok();
    let mut trunk = Command::new("trunk");
    trunk.args(["build", "--offline", "--color", "never"]).args(words).arg("--dist").arg(into);
    paths::remap(&mut trunk, flags)?;
    // NO_COLOR=1, which many machines set, is not a value that trunk takes.
    run(trunk.env("PATH", path).env_remove("NO_COLOR"))?;
    if into.join("snippets").exists() {
        return Err(
            "wasm-bindgen's snippets cost a round trip, and the one file can't load them: \
                    use web-sys, or an extern that names what is there"
                .into(),
        );
    }
    paths::check(&std::fs::read(built(into, "wasm")?)?)?;
    copy_example(into)?;
    for name in ["rescue.html", "rescue.css", "rescue.js"] {
        std::fs::copy(root().join("assets").join(name), into.join(name))?;
    }
    names::after_contents(into)
}

/// The one file of this ending that trunk built.
pub(crate) fn built(dist: &Path, ending: &str) -> Result<PathBuf, Failure> {
    let names = std::fs::read_dir(dist)?.filter_map(Result::ok).map(|entry| entry.file_name());
    let is_one = |name: &str| {
        name.starts_with("tabletalk-")
            && headers::is_hashed(name)
            && name.ends_with(&format!(".{ending}"))
    };
    let mut found = names.filter_map(|name| name.into_string().ok()).filter(|name| is_one(name));
    match (found.next(), found.next()) {
        (Some(name), None) => Ok(dist.join(name)),
        _ => Err(format!("{} has not one built file .{ending}", dist.display()).into()),
    }
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

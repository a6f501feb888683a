//! What a build needs beyond Rust, and how it gets here: only through rustup, cargo and npm.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Failure, Outcome, cargo, root, run};

/// What the app is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The version of trunk that the build was written for; 0.22 needs a newer Rust.
const TRUNK: &str = "0.21.14";

/// The version of geckodriver that the tests were written for.
const GECKODRIVER: &str = "0.36.0";

/// Reads licences, sources and advisories of the packages.
const DENY: &str = "0.20.2";

/// How a program is built that has little to do here: to optimise it takes longer than it ever runs.
const UNOPTIMISED: &[&str] = &["--config", "profile.release.opt-level=0"];

/// Runs the wasm tests; it comes with wasm-bindgen-cli.
pub(crate) const RUNNER: &str = "wasm-bindgen-test-runner";

/// Installs trunk and wasm-bindgen where they are missing, and answers a PATH that has them first.
pub(crate) fn for_wasm() -> Result<OsString, Failure> {
    wasm_target()?;
    let why = "it builds the app; about 5 minutes on two cores";
    // What it would download is there already.
    let how = [UNOPTIMISED, &["--no-default-features"]].concat();
    let trunk = installed("trunk", &["trunk"], TRUNK, &how, why)?;
    let bindgen = installed(
        "wasm-bindgen-cli",
        &["wasm-bindgen", RUNNER],
        &locked_version("wasm-bindgen")?,
        &["--config", "profile.release.opt-level=1"],
        "it joins wasm and JavaScript; about 2 minutes on two cores",
    )?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = [trunk, bindgen].into_iter().flatten().chain(std::env::split_paths(&path));
    Ok(std::env::join_paths(folders)?)
}

/// What the compiler needs for wasm, installed where it is missing. rustup does that by itself, unless it was told not to.
fn wasm_target() -> Outcome {
    let mut rustc = Command::new("rustc");
    let asked = rustc.current_dir(root()).args(["--print", "target-libdir", "--target", WASM]);
    let told = asked.output()?.stdout;
    let folder = String::from_utf8_lossy(&told);
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    run(Command::new("rustup").args(["target", "add", WASM]))
}

/// Firefox's driver, installed where it is missing.
pub(crate) fn geckodriver() -> Result<PathBuf, Failure> {
    let why = "it drives Firefox; about 2 minutes on two cores";
    let folder = installed("geckodriver", &["geckodriver"], GECKODRIVER, UNOPTIMISED, why)?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    folder.map_or_else(|| found(&path, "geckodriver"), |folder| Ok(folder.join("geckodriver")))
}

/// Installs cargo-deny where it is missing, and answers how to start it.
pub(crate) fn deny() -> Result<Command, Failure> {
    let why = "it checks the packages' licences and sources; about 4 minutes on two cores";
    let folder = installed("cargo-deny", &["cargo-deny"], DENY, UNOPTIMISED, why)?;
    Ok(Command::new(folder.unwrap_or_default().join("cargo-deny")))
}

/// Where a program is, in the folders of a PATH.
pub(crate) fn found(path: &OsStr, program: &str) -> Result<PathBuf, Failure> {
    let mut files = std::env::split_paths(path).map(|folder| folder.join(program));
    files.find(|file| file.is_file()).ok_or_else(|| format!("{program} is not on PATH").into())
}

/// The folder to put on PATH, where the right version is not there already.
fn installed(
    package: &str,
    programs: &[&str],
    version: &str,
    how: &[&str],
    why: &str,
) -> Result<Option<PathBuf>, Failure> {
    let has_all =
        |folder: &Path| programs.iter().all(|program| has_version(&folder.join(program), version));
    if has_all(Path::new("")) {
        return Ok(None);
    }
    let home = cache()?.join(format!("{package}-{version}"));
    let folder = home.join("bin");
    if has_all(&folder) {
        return Ok(Some(folder));
    }
    println!("Installing {package} {version} into {}: {why}.", home.display());
    let install = |locked: &[&str]| {
        let mut command = cargo();
        command.args(["install", package, "--version", version, "--root"]).arg(&home).args(how);
        // Their makers' profiles join all crates into one for a program that ships: most of the time would go into that.
        command.env("CARGO_PROFILE_RELEASE_LTO", "off");
        run(command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16").args(locked))
    };
    install(&["--locked"]).or_else(|_| {
        println!("That failed; once more without its lock file, which may name a package that can't be had.");
        install(&[])
    })?;
    Ok(Some(folder))
}

/// The version of axe-core that screens are looked at with.
const AXE: &str = "4.14.1";

/// The version of html-validate that reports are held against.
const HTML_VALIDATE: &str = "10.17.0";

/// axe-core's script.
pub(crate) fn axe(npm: &Path) -> Result<PathBuf, Failure> {
    from_npm(npm, "axe-core", AXE, "node_modules/axe-core/axe.min.js")
}

/// The program html-validate, which node runs.
pub(crate) fn html_validate(npm: &Path) -> Result<PathBuf, Failure> {
    from_npm(npm, "html-validate", HTML_VALIDATE, "node_modules/.bin/html-validate")
}

/// A file of a package, had from npm once.
fn from_npm(npm: &Path, package: &str, version: &str, file: &str) -> Result<PathBuf, Failure> {
    let folder = cache()?.join(format!("{package}-{version}"));
    let file = folder.join(file);
    if !file.exists() {
        std::fs::create_dir_all(&folder)?;
        let mut install = Command::new(npm);
        install.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]);
        run(install.arg("--prefix").arg(&folder).arg(format!("{package}@{version}")))?;
    }
    Ok(file)
}

fn has_version(program: &Path, version: &str) -> bool {
    let asked = Command::new(program).arg("--version").stderr(Stdio::null()).output();
    asked.is_ok_and(|said| {
        String::from_utf8_lossy(&said.stdout).split_whitespace().any(|word| word == version)
    })
}

/// Where tools are kept, so that a fresh clone does not build them again.
pub(crate) fn cache() -> Result<PathBuf, Failure> {
    let from =
        |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = from("TABLETALK_TOOLS")
        .or_else(|| from("XDG_CACHE_HOME").map(|folder| folder.join("tabletalk")))
        .or_else(|| from("HOME").map(|folder| folder.join(".cache/tabletalk")));
    let cache = cache.ok_or("set TABLETALK_TOOLS to a folder for the build's tools")?;
    Ok(std::path::absolute(cache)?)
}

/// The version of a package that Cargo.lock holds.
fn locked_version(package: &str) -> Result<String, Failure> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))?;
    let entry =
        lock.split_once(&format!("name = \"{package}\"\nversion = \"")).map(|(_, rest)| rest);
    let version =
        entry.and_then(|rest| rest.split_once('"')).map(|(version, _)| version.to_owned());
    version.ok_or_else(|| format!("{package} is not in Cargo.lock").into())
}

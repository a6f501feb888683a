//! The licences of everything that is linked into the app.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{Failure, cargo, root};

const RULE: &str = "------------------------------------------------------------------------";

/// What the packages that say MIT, but carry no text, are under; the notice above it is theirs.
const MIT: &str = include_str!("mit.txt");

/// One page of text: each package with its licence, and each licence text once.
pub(crate) fn text() -> Result<String, Failure> {
    let metadata = metadata()?;
    let linked = linked_into_app(&metadata);
    let mut page = String::from("Tabletalk is made with these packages. Thank you.\n\n");
    writeln!(page, "The Rust standard library: MIT OR Apache-2.0")?;
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut without = vec!["Copyright (c) The Rust Project Contributors (std)".to_owned()];
    for package in
        list(&metadata["packages"]).filter(|package| linked.contains(word(&package["id"])))
    {
        let title = format!("{} {}", word(&package["name"]), word(&package["version"]));
        let licence = package["license"].as_str().unwrap_or("see its text below");
        writeln!(page, "{title}: {licence}")?;
        let found = licence_texts(Path::new(word(&package["manifest_path"])))?;
        if found.is_empty() {
            without.push(notice(package, &title));
            if !licence.contains("MIT") {
                return Err(format!("{title} ({licence}) carries no licence text").into());
            }
        }
        for text in found {
            texts.entry(text).or_default().push(title.clone());
        }
    }
    for (text, titles) in texts {
        write!(page, "\n\n{RULE}\nThe licence of {}:\n\n{text}\n", titles.join(", "))?;
    }
    let without = without.join("\n");
    write!(page, "\n\n{RULE}\nThe MIT licence, of:\n\n{without}\n\n{MIT}")?;
    Ok(page)
}

/// The folders that packages of registries stand in.
pub(crate) fn registries() -> Result<BTreeSet<PathBuf>, Failure> {
    let metadata = metadata()?;
    let foreign = list(&metadata["packages"]).filter(|package| package["source"].is_string());
    let folders = foreign.filter_map(|package| {
        Some(Path::new(word(&package["manifest_path"])).parent()?.parent()?.to_owned())
    });
    Ok(folders.collect())
}

fn metadata() -> Result<Value, Failure> {
    let mut command = cargo();
    command.current_dir(root()).args(["metadata", "--format-version", "1", "--locked"]);
    let told = command.args(["--filter-platform", "wasm32-unknown-unknown"]).output()?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stderr).trim().into());
    }
    Ok(serde_json::from_slice(&told.stdout)?)
}

/// The line of copyright of a package that has none in its files.
fn notice(package: &Value, title: &str) -> String {
    let names: Vec<&str> = list(&package["authors"]).map(word).collect();
    let names = if names.is_empty() { "its authors".to_owned() } else { names.join(", ") };
    format!("Copyright (c) {names} ({title}, {})", word(&package["repository"]))
}

/// Ids of the packages that the app's normal dependencies reach, its own left out.
fn linked_into_app(metadata: &Value) -> BTreeSet<&str> {
    let nodes: BTreeMap<&str, &Value> =
        list(&metadata["resolve"]["nodes"]).map(|node| (word(&node["id"]), node)).collect();
    let packages = list(&metadata["packages"]);
    let app = packages
        .filter(|package| package["name"] == "tabletalk")
        .map(|package| word(&package["id"]));
    let mut open: Vec<&str> = app.collect();
    let own: BTreeSet<&str> = open.iter().copied().collect();
    let mut found = own.clone();
    while let Some(id) = open.pop() {
        for dependency in nodes.get(id).into_iter().flat_map(|node| list(&node["deps"])) {
            let normal = list(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null());
            if normal && found.insert(word(&dependency["pkg"])) {
                open.push(word(&dependency["pkg"]));
            }
        }
    }
    found.difference(&own).copied().collect()
}

fn licence_texts(manifest: &Path) -> Result<Vec<String>, Failure> {
    let Some(folder) = manifest.parent() else { return Ok(Vec::new()) };
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        let licence =
            ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|start| name.starts_with(start));
        if licence && path.is_file() {
            texts.push(String::from_utf8_lossy(&std::fs::read(path)?).trim().replace("\r\n", "\n"));
        }
    }
    texts.sort();
    Ok(texts)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

//! What a first visit downloads, after brotli.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::{Failure, Outcome, root};

/// What a first visit is meant to take at most, after brotli.
const AIM: usize = 140 * 1024;
/// Where it stands, rounded up: more than this is a reason to look for what can go.
const MOST: usize = 264 * 1024;

/// Prints each file's bytes, and fails where the sum is over the limit.
pub(crate) fn check() -> Outcome {
    let dist = root().join("dist");
    let mut sum = 0;
    println!("{:>9} {:>9}  first visit", "raw", "brotli");
    for path in first_visit(&dist)? {
        let (raw, small) = measured(&path)?;
        println!("{raw:>9} {small:>9}  {}", path.strip_prefix(&dist)?.display());
        sum += small;
    }
    println!("{:>9} {sum:>9}  in all; at most {MOST}, the aim is {AIM}", "");
    if sum > MOST {
        return Err(format!("a first visit takes {sum} bytes, {} too many", sum - MOST).into());
    }
    Ok(())
}

/// The page, the files that it names, and the scripts that wasm-bindgen sets beside its own, which imports them.
pub(crate) fn first_visit(dist: &Path) -> Result<Vec<PathBuf>, Failure> {
    let page = std::fs::read_to_string(dist.join("index.html"))
        .map_err(|fault| format!("dist/index.html: {fault}. Run cargo xtask dist first"))?;
    let mut files = vec![dist.join("index.html")];
    let named: BTreeSet<&str> = page
        .split('"')
        .map(|word| word.trim_start_matches("./"))
        .filter(|word| !word.is_empty())
        .collect();
    files.extend(named.into_iter().map(|name| dist.join(name)).filter(|path| path.is_file()));
    let mut folders = vec![dist.join("snippets")];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    Ok(files)
}

fn measured(path: &Path) -> std::io::Result<(usize, usize)> {
    let raw = std::fs::read(path)?;
    let mut small = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut raw.as_slice(), &mut small, &settings)?;
    Ok((raw.len(), small.len()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_first_visit_is_what_the_page_names_and_what_its_script_imports() {
        let dist = std::env::temp_dir().join(format!("tabletalk-size-{}", std::process::id()));
        let page = r#"<link href="./a.css"><script src="./boot.js" data-js="a.js"></script>"#;
        std::fs::create_dir_all(dist.join("snippets/part")).unwrap();
        for name in ["a.css", "a.js", "boot.js", "licences.txt", "snippets/part/inline0.js"] {
            std::fs::write(dist.join(name), "").unwrap();
        }
        std::fs::write(dist.join("index.html"), page).unwrap();
        let files = super::first_visit(&dist).unwrap();
        let names: Vec<_> = files.iter().map(|path| path.strip_prefix(&dist).unwrap()).collect();
        let wanted = ["index.html", "a.css", "a.js", "boot.js", "snippets/part/inline0.js"];
        assert_eq!(names, wanted.map(std::path::Path::new));
        std::fs::remove_dir_all(&dist).unwrap();
    }
}

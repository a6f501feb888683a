//! What a first visit downloads, after brotli.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::{Failure, Outcome, root};

/// What a first visit takes at most, after brotli.
const MOST: usize = 140_000;

/// What stands beside the page and is kept for a bad day.
const RESCUE: [&str; 3] = ["rescue.html", "rescue.css", "rescue.js"];

/// Prints each file's bytes, and fails where the sum is over the limit. All that is downloaded without anybody asking
/// counts: the service worker and what it keeps too, each file once.
pub(crate) fn check() -> Outcome {
    let dist = root().join("dist");
    let mut sum = 0;
    println!("{:>9} {:>9}  first visit", "raw", "brotli");
    for path in kept(&dist)?.into_iter().chain([dist.join("sw.js")]) {
        let (raw, small) = measured(&path)?;
        println!("{raw:>9} {small:>9}  {}", path.strip_prefix(&dist)?.display());
        sum += small;
    }
    println!("{:>9} {sum:>9}  in all; at most {MOST}", "");
    if sum > MOST {
        return Err(format!("a first visit takes {sum} bytes, {} too many", sum - MOST).into());
    }
    Ok(())
}

/// What the service worker keeps: the page, the files that it names, and the rescue page.
pub(crate) fn kept(dist: &Path) -> Result<Vec<PathBuf>, Failure> {
    let page = std::fs::read_to_string(dist.join("index.html"))
        .map_err(|fault| format!("dist/index.html: {fault}. Run cargo xtask dist first"))?;
    let mut files = vec![dist.join("index.html")];
    let named: BTreeSet<&str> = page
        .split('"')
        .map(|word| word.trim_start_matches("./"))
        .filter(|word| !word.is_empty())
        .collect();
    files.extend(named.into_iter().map(|name| dist.join(name)).filter(|path| path.is_file()));
    files.extend(RESCUE.map(|name| dist.join(name)));
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
    fn what_is_kept_is_what_the_page_names_and_the_rescue_page() {
        let dist = std::env::temp_dir().join(format!("tabletalk-size-{}", std::process::id()));
        let page = r#"<link href="./a.css"><script src="./boot.js" data-js="a.js"></script>"#;
        std::fs::create_dir_all(&dist).unwrap();
        for name in ["a.css", "a.js", "boot.js", "licences.txt"] {
            std::fs::write(dist.join(name), "").unwrap();
        }
        std::fs::write(dist.join("index.html"), page).unwrap();
        let files = super::kept(&dist).unwrap();
        let names: Vec<_> = files.iter().map(|path| path.strip_prefix(&dist).unwrap()).collect();
        let wanted = ["index.html", "a.css", "a.js", "boot.js"].into_iter().chain(super::RESCUE);
        assert!(names.into_iter().eq(wanted.map(std::path::Path::new)));
        std::fs::remove_dir_all(&dist).unwrap();
    }
}

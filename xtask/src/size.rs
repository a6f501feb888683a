//! What a first visit downloads, after brotli.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::dist::ORGANISER;
use crate::{Failure, Outcome, root};

/// What the page itself loads at most, after brotli.
const MOST: usize = 560_000;

/// Prints the bytes of each file that is downloaded without anybody asking, each once, and fails where the page itself takes
/// more than the limit. What only the service worker fetches comes after the first screen.
pub(crate) fn check() -> Outcome {
    let dist = root().join("dist");
    let [page, mut extras, organiser] = kept(&dist)?;
    extras.push(dist.join("sw.js"));
    let sum = print(&dist, "the page itself", &page)?;
    print(&dist, "the service worker, and what it fetches besides", &extras)?;
    print(&dist, "the organiser's page, for who opens it", &organiser)?;
    if sum > MOST {
        return Err(format!("the page takes {sum} bytes, {} too many", sum - MOST).into());
    }
    println!("the page may take {MOST}");
    Ok(())
}

/// Answers the sum after brotli.
fn print(dist: &Path, what: &str, files: &[PathBuf]) -> Result<usize, Failure> {
    println!("{:>9} {:>9}  {what}", "raw", "brotli");
    let (mut all_raw, mut all_small) = (0, 0);
    for path in files {
        let (raw, small) = measured(path)?;
        println!("{raw:>9} {small:>9}  {}", path.strip_prefix(dist)?.display());
        all_raw += raw;
        all_small += small;
    }
    println!("{all_raw:>9} {all_small:>9}  in all\n");
    Ok(all_small)
}

/// What the service worker keeps: the page, the rescue page for a bad day, and what the organiser's page takes besides,
/// each with the files that it names.
pub(crate) fn kept(dist: &Path) -> Result<[Vec<PathBuf>; 3], Failure> {
    let (table, mut organiser) = (with_files(dist, "index.html")?, with_files(dist, ORGANISER)?);
    organiser.retain(|path| !table.contains(path));
    Ok([table, with_files(dist, "rescue.html")?, organiser])
}

fn with_files(dist: &Path, page: &str) -> Result<Vec<PathBuf>, Failure> {
    let path = dist.join(page);
    let page = std::fs::read_to_string(&path)
        .map_err(|fault| format!("{}: {fault}. Run cargo xtask dist first", path.display()))?;
    let mut files = vec![path];
    let named: BTreeSet<&str> = page
        .split('"')
        .map(|word| word.trim_start_matches("./"))
        .filter(|word| !word.is_empty())
        .collect();
    files.extend(named.into_iter().map(|name| dist.join(name)).filter(|path| path.is_file()));
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
    fn what_is_kept_is_what_the_pages_name_each_once() {
        let dist = std::env::temp_dir().join(format!("tabletalk-size-{}", std::process::id()));
        let page = r#"<link href="./a.css"><script src="./boot.js" data-js="a.js"></script>"#;
        std::fs::create_dir_all(&dist).unwrap();
        for name in ["a.css", "a.js", "b.js", "boot.js", "licences.txt", "rescue.js"] {
            std::fs::write(dist.join(name), "").unwrap();
        }
        std::fs::write(dist.join("index.html"), page).unwrap();
        std::fs::write(dist.join("rescue.html"), r#"<script src="./rescue.js"><a href="./">"#)
            .unwrap();
        std::fs::write(dist.join("organiser.html"), page.replace("a.js", "b.js")).unwrap();
        let files = super::kept(&dist).unwrap().concat();
        let names: Vec<_> = files.iter().map(|path| path.strip_prefix(&dist).unwrap()).collect();
        let wanted = [
            "index.html",
            "a.css",
            "a.js",
            "boot.js",
            "rescue.html",
            "rescue.js",
            "organiser.html",
            "b.js",
        ];
        assert!(names.into_iter().eq(wanted.iter().map(std::path::Path::new)));
        std::fs::remove_dir_all(&dist).unwrap();
    }
}

//! What a first visit downloads, after brotli.

use std::path::Path;

use crate::{Outcome, root};

/// What a first visit is meant to take at most, after brotli.
const AIM: usize = 140 * 1024;
/// Where it stands, rounded up: it may only go down from here, until it is the aim.
const MOST: usize = 308 * 1024;

/// Prints each file's bytes, and fails where the sum is over the limit.
pub(crate) fn check() -> Outcome {
    let dist = root().join("dist");
    let page = std::fs::read_to_string(dist.join("index.html"))
        .map_err(|fault| format!("dist/index.html: {fault}. Run cargo xtask dist first"))?;
    let mut sum = 0;
    println!("{:>9} {:>9}  first visit", "raw", "brotli");
    for entry in std::fs::read_dir(&dist)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "index.html" || page.contains(&name) {
            let (raw, small) = measured(&path)?;
            println!("{raw:>9} {small:>9}  {name}");
            sum += small;
        }
    }
    println!("{:>9} {sum:>9}  in all; at most {MOST}, the aim is {AIM}", "");
    if sum > MOST {
        return Err(format!("a first visit takes {sum} bytes, {} too many", sum - MOST).into());
    }
    Ok(())
}

fn measured(path: &Path) -> std::io::Result<(usize, usize)> {
    let raw = std::fs::read(path)?;
    let mut small = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut raw.as_slice(), &mut small, &settings)?;
    Ok((raw.len(), small.len()))
}

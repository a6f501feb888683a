//! What trunk leaves its name is named after what is in it, as trunk's own files are: whatever keeps files between the host
//! and a page, the page is never given another build's. Two pages have names that people and links know.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::{Failure, Outcome, root};

/// Stands for the page that was built.
const PAGE: &str = "";

/// A file, and who names it; what names another comes after it.
const NAMED: [(&str, &[&str]); 5] = [
    ("icon.svg", &["manifest.webmanifest", PAGE]),
    ("manifest.webmanifest", &[PAGE]),
    ("boot.js", &[PAGE]),
    ("rescue.css", &["rescue.html"]),
    ("rescue.js", &["rescue.html"]),
];

/// Names them in this folder, where `page` was built. The start script is made here: with what follows a panic, and what
/// a link says by itself, before it, in one request.
pub(crate) fn after_contents(dist: &Path, page: &str) -> Outcome {
    let asset = |name: &str| std::fs::read_to_string(root().join("assets").join(name));
    std::fs::write(
        dist.join("boot.js"),
        asset("fall.js")? + &asset("early.js")? + &asset("boot.js")?,
    )?;
    for (name, pages) in NAMED {
        let new = named(name, &std::fs::read(dist.join(name))?);
        std::fs::rename(dist.join(name), dist.join(&new))?;
        for naming in pages {
            let path = dist.join(if *naming == PAGE { page } else { naming });
            let text = replaced(&std::fs::read_to_string(&path)?, name, &new);
            std::fs::write(&path, text.map_err(|fault| format!("{}: {fault}", path.display()))?)?;
        }
    }
    Ok(())
}

fn named(name: &str, bytes: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let digest = Sha256::digest(bytes);
    let hash = u64::from_be_bytes(std::array::from_fn(|at| digest[at]));
    format!("{stem}-{hash:016x}.{ending}")
}

fn replaced(text: &str, name: &str, new: &str) -> Result<String, Failure> {
    if text.contains(name) {
        Ok(text.replace(name, new))
    } else {
        Err(format!("{name} is not named there").into())
    }
}

#[cfg(test)]
mod tests {
    use super::{named, replaced};
    use crate::headers;

    #[test]
    fn another_content_is_another_name() {
        let (first, second) = (named("boot.js", b"1"), named("boot.js", b"2"));
        assert_eq!(first, "boot-6b86b273ff34fce1.js");
        assert_ne!(first, second);
        assert!(headers::is_hashed(&first) && headers::is_hashed(&second));
        assert_eq!(
            replaced("src=\"./boot.js\"", "boot.js", &first).unwrap(),
            format!("src=\"./{first}\"")
        );
        assert!(replaced("src=\"./start.js\"", "boot.js", &first).is_err());
    }

    #[test]
    fn every_such_name_may_be_kept_for_good() {
        for (name, _) in super::NAMED {
            assert!(headers::is_hashed(&named(name, b"")), "{name}");
        }
    }
}

//! Files named after what is in them, so that a browser may keep them for good.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::{Failure, Outcome};

/// What the page names, and what a changed file of that name would break in a browser that kept the old one.
const NAMED: [&str; 3] = ["tabletalk.css", "tabletalk.js", "tabletalk_bg.wasm"];

/// The same as a regular expression, for hosts that know names by one.
pub(crate) const PATTERN: &str = r"tabletalk(_bg)?-[0-9a-f]{16}\.(css|js|wasm)";

/// Renames these files of `dist`, in the page too.
pub(crate) fn set(dist: &Path) -> Outcome {
    let index = dist.join("index.html");
    let mut page = std::fs::read_to_string(&index)?;
    for name in NAMED {
        let new = content_name(name, &std::fs::read(dist.join(name))?)?;
        if !page.contains(name) {
            return Err(format!("the page does not name {name}").into());
        }
        page = page.replace(name, &new);
        std::fs::rename(dist.join(name), dist.join(new))?;
    }
    Ok(std::fs::write(index, page)?)
}

/// Whether a file is named so.
pub(crate) fn is_one(name: &str) -> bool {
    NAMED.iter().filter_map(|plain| plain.rsplit_once('.')).any(|(stem, kind)| {
        let rest = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(kind));
        let hash =
            rest.and_then(|rest| rest.strip_prefix('-')).and_then(|rest| rest.strip_suffix('.'));
        hash.is_some_and(|hash| {
            hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
        })
    })
}

/// `app.js` is `app-0123456789abcdef.js`.
fn content_name(name: &str, bytes: &[u8]) -> Result<String, Failure> {
    let (stem, kind) = name.rsplit_once('.').ok_or("a file without an ending")?;
    let digest = Sha256::digest(bytes);
    let hash = u64::from_be_bytes(std::array::from_fn(|place| digest[place]));
    Ok(format!("{stem}-{hash:016x}.{kind}"))
}

#[cfg(test)]
mod tests {
    use super::{content_name, is_one};

    #[test]
    fn a_name_says_what_is_in_the_file() {
        let name = content_name("app_bg.wasm", b"abc").unwrap();
        assert_eq!(name, "app_bg-ba7816bf8f01cfea.wasm");
        assert_ne!(name, content_name("app_bg.wasm", b"abd").unwrap());
        assert!(content_name("app", b"").is_err());
    }

    #[test]
    fn such_names_are_told_from_others() {
        for plain in super::NAMED {
            assert!(is_one(&content_name(plain, b"abc").unwrap()), "{plain}");
            assert!(!is_one(plain), "{plain}");
        }
        assert!(
            !is_one("tabletalk-0123456789abcde.js") && !is_one("tabletalk-0123456789abcdef.html")
        );
    }
}

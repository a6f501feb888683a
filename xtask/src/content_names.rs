//! Files named after what is in them, so that a browser may keep them for good.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::{Failure, Outcome};

/// What the page names, and what a changed file of that name would break in a browser that kept the old one.
const NAMED: [&str; 3] = ["tabletalk.css", "tabletalk.js", "tabletalk_bg.wasm"];

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

/// `app.js` is `app-0123456789abcdef.js`.
fn content_name(name: &str, bytes: &[u8]) -> Result<String, Failure> {
    let (stem, kind) = name.rsplit_once('.').ok_or("a file without an ending")?;
    let digest = Sha256::digest(bytes);
    let hash = u64::from_be_bytes(std::array::from_fn(|place| digest[place]));
    Ok(format!("{stem}-{hash:016x}.{kind}"))
}

#[cfg(test)]
mod tests {
    use super::content_name;

    #[test]
    fn a_name_says_what_is_in_the_file() {
        let name = content_name("app_bg.wasm", b"abc").unwrap();
        assert_eq!(name, "app_bg-ba7816bf8f01cfea.wasm");
        assert_ne!(name, content_name("app_bg.wasm", b"abd").unwrap());
        assert!(content_name("app", b"").is_err());
    }
}

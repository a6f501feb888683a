//! The app as one file that needs nothing beside it: opened from a disk or a USB stick it makes no request at all.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::dist::ORGANISER;
use crate::{Failure, Outcome, dist, root, styles};

/// Writes `tabletalk.html`, the organiser's screens among it, from what else stands in the folder. The glue exports, which no script can import from a page, and
/// imports nothing.
pub(crate) fn write(dist: &Path) -> Outcome {
    let asset = |name: &str| -> Result<String, Failure> {
        Ok(std::fs::read_to_string(root().join("assets").join(name))?)
    };
    let style = styles::sheet(styles::For::Everybody)?;
    let rescue_style = asset("rescue.css")?;
    let script = format!(
        "{}\n{}\nconst rescue = async () => {{\n{}\n}};\nconst FILES = {};\nconst WASM = \"{}\";\n{}",
        std::fs::read_to_string(dist::built(dist, ORGANISER, "js")?)?,
        asset("fall.js")?,
        asset("rescue.js")?,
        serde_json::to_string(&files(dist)?)?,
        STANDARD.encode(std::fs::read(dist::built(dist, ORGANISER, "wasm")?)?),
        asset("one_file.js")?,
    );
    let icon = STANDARD.encode(asset("icon.svg")?);
    let page = filled(
        &asset("one_file.html")?,
        &BTreeMap::from([
            ("script-hash", hash(&script)),
            ("style-hash", hash(&style)),
            ("rescue-style-hash", hash(&rescue_style)),
            ("icon", format!("data:image/svg+xml;base64,{icon}")),
            ("rescue", main(&asset("rescue.html")?)?.to_owned()),
            ("script", inline(script, "</script")?),
            ("style", inline(style, "</style")?),
            ("rescue-style", inline(rescue_style, "</style")?),
        ]),
    )?;
    Ok(std::fs::write(dist.join("tabletalk.html"), page)?)
}

/// What the app may ask for beside the page, by address.
fn files(dist: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut files = BTreeMap::new();
    let licences = "./licences.txt".to_owned();
    files.insert(licences, std::fs::read_to_string(dist.join("licences.txt"))?);
    for entry in std::fs::read_dir(dist.join("example"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        files.insert(format!("./example/{name}"), std::fs::read_to_string(&path)?);
    }
    Ok(files)
}

/// What the page's policy names a script or a style sheet by.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// A text that can stand in its element: one that would end it, or hide its end, can't.
fn inline(text: String, end: &str) -> Result<String, Failure> {
    let lower = text.to_ascii_lowercase();
    if lower.contains(end) || lower.contains("<!--") {
        return Err(format!("a text that has {end} or <!-- can't stand in the page").into());
    }
    Ok(text)
}

/// What a page shows.
fn main(page: &str) -> Result<&str, Failure> {
    let start = page.find("<main>").ok_or("the rescue page has no <main>")?;
    let end = page.find("</main>").ok_or("the rescue page's <main> does not end")?;
    Ok(&page[start..end + "</main>".len()])
}

/// The template with each `{{name}}` replaced; what comes in is not looked at again.
fn filled(template: &str, parts: &BTreeMap<&str, String>) -> Result<String, Failure> {
    let mut pieces = template.split("{{");
    let mut page = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").ok_or("a name in the template does not end")?;
        let part = parts.get(name).ok_or_else(|| format!("nothing is called {name}"))?;
        page.push_str(part);
        page.push_str(rest);
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{filled, hash, inline, main};

    #[test]
    fn a_template_is_filled_once() {
        let parts = BTreeMap::from([("a", "{{b}}".to_owned()), ("b", "c".to_owned())]);
        assert_eq!(filled("<{{a}} {{b}}>", &parts).unwrap(), "<{{b}} c>");
        assert!(filled("{{c}}", &parts).is_err());
        assert!(filled("{{a", &parts).is_err());
    }

    #[test]
    fn what_would_end_its_element_is_refused() {
        assert!(inline("a < b".into(), "</script").is_ok());
        assert!(inline("'</SCRIPT>'".into(), "</script").is_err());
        assert!(inline("'<!--'".into(), "</script").is_err());
    }

    #[test]
    fn a_hash_is_spelled_as_policies_want_it() {
        // What browsers print for an empty script that they block.
        assert_eq!(hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn the_rescue_page_is_found() {
        assert_eq!(main("<body><main>a</main></body>").unwrap(), "<main>a</main>");
        assert!(main("<body>").is_err());
    }
}

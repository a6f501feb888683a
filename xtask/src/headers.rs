//! What every answer of a static host should say besides the file: one list, written for the common hosts, and sent by
//! our own server. The page's policy stands in the page itself; a page can't say these.

use std::path::Path;

use crate::{Failure, Outcome};

/// What a page of ours never uses, and no script that got into it should. Writing to the clipboard stays.
const DENIED: [&str; 20] = [
    "accelerometer",
    "bluetooth",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
];

/// What files are called that are named after what is in them: one of these, a hash, and how it ends. Trunk leaves out zeros
/// that a hash starts with.
const STEMS: [&str; 5] = ["boot", "icon", "manifest", "rescue", "tabletalk"];
const ENDINGS: [&str; 5] = ["css", "js", "svg", "wasm", "webmanifest"];

/// A file of such a name never changes.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// Asked for anew each time, and answered with "not changed" where it is the same.
const ASK_FIRST: &str = "no-cache";

/// A header's name and what it says.
pub(crate) type Header = (&'static str, String);

/// What the answer to a request for this file says.
pub(crate) fn of(name: &str) -> Vec<Header> {
    let mut headers = always();
    headers.push(("Cache-Control", kept(name).to_owned()));
    headers
}

/// Writes them beside the app: for Netlify and Cloudflare Pages, for Apache, for nginx.
pub(crate) fn write(dist: &Path) -> Outcome {
    std::fs::write(dist.join("_headers"), listed(&names(dist)?))?;
    std::fs::write(dist.join(".htaccess"), apache())?;
    Ok(std::fs::write(dist.join("headers.nginx.conf"), nginx())?)
}

/// What all files have in common.
fn always() -> Vec<Header> {
    let denied = DENIED.map(|feature| format!("{feature}=()")).join(", ");
    vec![
        // The rest of the policy differs between the pages, and stands in them.
        ("Content-Security-Policy", "frame-ancestors 'none'".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", format!("{denied}, clipboard-write=(self)")),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ]
}

/// Whether a file is named after what is in it.
pub(crate) fn is_hashed(name: &str) -> bool {
    let Some((name, ending)) = name.rsplit_once('.') else { return false };
    let Some((stem, hash)) = name.split_once('-') else { return false };
    let hash = hash.strip_suffix("_bg").unwrap_or(hash);
    STEMS.contains(&stem)
        && ENDINGS.contains(&ending)
        && matches!(hash.len(), 1..=16)
        && hash.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

/// The same as a regular expression.
fn hashed() -> String {
    format!(r"({})-[0-9a-f]{{1,16}}(_bg)?\.({})", STEMS.join("|"), ENDINGS.join("|"))
}

fn kept(name: &str) -> &'static str {
    if is_hashed(name) { FOR_GOOD } else { ASK_FIRST }
}

/// The files of the app, by their paths in `dist`.
fn names(dist: &Path) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    let mut folders = vec![dist.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
                names.push(name);
            }
        }
    }
    names.sort();
    Ok(names)
}

/// Where two rules meet, these hosts send both, so each file has its own for how long it is kept.
fn listed(names: &[String]) -> String {
    let mut text = String::from(
        "# For Netlify and Cloudflare Pages. Where the app stands in a folder, put the folder before each path.\n/*\n",
    );
    for (name, value) in always() {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for name in std::iter::once("").chain(names.iter().map(String::as_str)) {
        text.push_str(&format!("/{name}\n  Cache-Control: {}\n", kept(name)));
    }
    text
}

/// A file that is not there, in the middle of an update, must not be remembered as such: `always` is not for all.
fn apache() -> String {
    let mut text = String::from(
        "# For Apache, which needs mod_headers and `AllowOverride FileInfo`.\nAddType application/wasm .wasm\n\
         AddType application/manifest+json .webmanifest\n",
    );
    for (name, value) in always() {
        text.push_str(&format!("Header always set {name} \"{value}\"\n"));
    }
    text.push_str(&format!(
        "Header set Cache-Control \"{ASK_FIRST}\"\n<FilesMatch \"^{}$\">\n  \
         Header set Cache-Control \"{FOR_GOOD}\"\n</FilesMatch>\n",
        hashed()
    ));
    text
}

fn nginx() -> String {
    let mut text = format!(
        "# For nginx: include this file in the app's `server` or `location`.\nset $tabletalk_kept \"{ASK_FIRST}\";\n\
         if ($uri ~ \"/{}$\") {{ set $tabletalk_kept \"{FOR_GOOD}\"; }}\n\
         add_header Cache-Control $tabletalk_kept;\n",
        hashed()
    );
    for (name, value) in always() {
        text.push_str(&format!("add_header {name} \"{value}\" always;\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{FOR_GOOD, always, apache, listed, nginx, of};

    #[test]
    fn only_what_never_changes_is_kept_for_good() {
        for (name, kept) in [
            ("tabletalk-0123456789abcdef.css", FOR_GOOD),
            ("tabletalk-f0123456789abcd.js", FOR_GOOD),
            ("tabletalk-0123456789abcdef_bg.wasm", FOR_GOOD),
            ("boot-0123456789abcdef.js", FOR_GOOD),
            ("manifest-0123456789abcdef.webmanifest", FOR_GOOD),
            ("other-0123456789abcdef.js", "no-cache"),
            ("tabletalk-0123456789abcdef.html", "no-cache"),
            ("tabletalk-0123456789abcdef0.js", "no-cache"),
            ("tabletalk-.js", "no-cache"),
            ("tabletalk-old.js", "no-cache"),
            ("tabletalk.js", "no-cache"),
            ("index.html", "no-cache"),
            ("sw.js", "no-cache"),
            ("tabletalk.html", "no-cache"),
            ("", "no-cache"),
        ] {
            let headers = of(name);
            let found: Vec<&str> = headers
                .iter()
                .filter(|(header, _)| *header == "Cache-Control")
                .map(|(_, value)| value.as_str())
                .collect();
            assert_eq!(found, [kept], "{name}");
        }
    }

    #[test]
    fn every_host_is_told_the_same() {
        let list = listed(&["tabletalk-0123456789abcdef.js".to_owned()]);
        for (name, value) in always() {
            assert!(list.contains(&format!("\n  {name}: {value}\n")), "{list}");
            assert!(apache().contains(&format!("Header always set {name} \"{value}\"\n")));
            assert!(nginx().contains(&format!("add_header {name} \"{value}\" always;\n")));
        }
        assert!(list.contains(&format!("-0123456789abcdef.js\n  Cache-Control: {FOR_GOOD}\n")));
        assert!(apache().contains(&format!("Header set Cache-Control \"{FOR_GOOD}\"\n")));
        assert!(nginx().contains(&format!("set $tabletalk_kept \"{FOR_GOOD}\";")));
    }
}

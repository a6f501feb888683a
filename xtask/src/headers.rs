//! What a static host should say with every file. One list, spelled for the hosts that are common; `dist` leaves all of
//! it, and each host reads its own.

use std::path::Path;

use crate::{Failure, Outcome, content_names};

/// What the page may not do, because it does none of it: a script that came in anyway could not either.
const DENIED: &str = "accelerometer autoplay bluetooth camera clipboard-read display-capture encrypted-media fullscreen \
    geolocation gyroscope hid idle-detection local-fonts magnetometer microphone midi payment picture-in-picture \
    publickey-credentials-get screen-wake-lock serial storage-access sync-xhr usb web-share window-management \
    xr-spatial-tracking";

/// What has its hash in its name never changes.
const KEPT: &str = "public, max-age=31536000, immutable";
/// An old page or service worker would hold on to an old app.
const ASKED_ANEW: &str = "no-cache";

/// The app in one file is there to be taken along: its own policy is another, and it is not opened at this address.
const TAKEN_ALONG: &str = "tabletalk.html";

/// Writes `_headers` (Netlify, Cloudflare Pages), `.htaccess` (Apache) and `nginx.conf` into `dist`.
pub(crate) fn write(dist: &Path) -> Outcome {
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    let list = list(policy(&page)?);
    let named = content_names::named_in(&page);
    std::fs::write(dist.join("_headers"), netlify(&list, &named))?;
    std::fs::write(dist.join(".htaccess"), apache(&list))?;
    Ok(std::fs::write(dist.join("nginx.conf"), nginx(&list))?)
}

/// The policy that a page carries.
fn policy(page: &str) -> Result<&str, Failure> {
    let rest = page.split_once("content=\"default-src").ok_or("the page has no policy")?.1;
    let (end, _) = rest.split_once('"').ok_or("the page's policy does not end")?;
    let start = page.find("default-src").unwrap_or_default();
    Ok(&page[start..start + "default-src".len() + end.len()])
}

/// For every file. The page's own policy is said again with what can't stand in a page: nothing may frame it.
fn list(policy: &str) -> Vec<(&'static str, String)> {
    let denied: Vec<String> = DENIED.split_whitespace().map(|name| format!("{name}=()")).collect();
    let denied = denied.join(", ");
    vec![
        ("Content-Security-Policy", format!("{policy}; frame-ancestors 'none'")),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
        ("Permissions-Policy", format!("clipboard-write=(self), {denied}")),
        ("Referrer-Policy", "no-referrer".into()),
        ("X-Content-Type-Options", "nosniff".into()),
    ]
}

/// Both hosts join what several rules say of one header, so no two rules for a file name the same one. What has no rule
/// here they ask for anew by themselves.
fn netlify(list: &[(&str, String)], named: &[&str]) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in list {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for file in ["", "index.html", "sw.js"] {
        text.push_str(&format!("/{file}\n  Cache-Control: {ASKED_ANEW}\n"));
    }
    for file in named {
        text.push_str(&format!("/{file}\n  Cache-Control: {KEPT}\n"));
    }
    text + &format!("/{TAKEN_ALONG}\n  Content-Disposition: attachment\n")
}

fn apache(list: &[(&str, String)]) -> String {
    let mut text = String::from("AddType application/wasm .wasm\n<IfModule mod_headers.c>\n");
    for (name, value) in list {
        text.push_str(&format!("  Header always set {name} \"{value}\"\n"));
    }
    let pattern = content_names::PATTERN;
    text + &format!(
        "  Header set Cache-Control \"{ASKED_ANEW}\"\n\
         \x20 <FilesMatch \"{pattern}\">\n    Header set Cache-Control \"{KEPT}\"\n  </FilesMatch>\n\
         \x20 <Files \"{TAKEN_ALONG}\">\n    Header set Content-Disposition attachment\n  </Files>\n</IfModule>\n"
    )
}

/// nginx forgets all headers where a block inside adds one: so one block adds all, by variables.
fn nginx(list: &[(&str, String)]) -> String {
    let pattern = content_names::PATTERN;
    let mut text = format!(
        "# Include this in the server or the location of Tabletalk; a location inside that adds headers includes it again.\n\
         set $tabletalk_cache \"{ASKED_ANEW}\";\n\
         if ($uri ~ \"{pattern}\") {{ set $tabletalk_cache \"{KEPT}\"; }}\n\
         set $tabletalk_as \"\";\n\
         if ($uri ~ \"/{TAKEN_ALONG}$\") {{ set $tabletalk_as attachment; }}\n\
         add_header Cache-Control $tabletalk_cache;\n\
         add_header Content-Disposition $tabletalk_as;\n"
    );
    for (name, value) in list {
        text.push_str(&format!("add_header {name} \"{value}\" always;\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{apache, list, netlify, nginx, policy};

    const PAGE: &str = r#"<meta content="default-src 'none'; script-src 'self'" />"#;

    #[test]
    fn the_page_s_own_policy_is_said_again_with_what_can_t_stand_in_it() {
        let list = list(policy(PAGE).unwrap());
        let wanted = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";
        assert_eq!(list[0], ("Content-Security-Policy", wanted.to_owned()));
        assert!(policy("<p>").is_err());
    }

    #[test]
    fn every_host_is_told_the_whole_list() {
        let list = list(policy(PAGE).unwrap());
        for text in [netlify(&list, &["a-0123456789abcdef.js"]), apache(&list), nginx(&list)] {
            for (name, value) in &list {
                assert!(text.contains(name) && text.contains(value.as_str()), "{name}: {text}");
            }
            assert!(text.contains("no-cache") && text.contains("immutable"), "{text}");
        }
        // A quotation mark would end a value too early.
        assert!(list.iter().all(|(_, value)| !value.contains('"')));
    }
}

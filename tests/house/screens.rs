//! What holds for screens: Leptos' own views and signals, sessions from context, a person's text never by itself.

use super::{found, lines};

/// Words between tags belong into `i18n`.
pub(crate) fn no_bare_words(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/ui/") {
        return Vec::new();
    }
    let mut faults = found(path, text, |line| {
        let line = line.trim();
        let tag = line.starts_with('<') && line.contains("</");
        tag && line.split('>').skip(1).any(|part| is_words(part.split('<').next().unwrap_or("")))
    });
    let mut after_tag = false;
    for (number, line) in lines(text) {
        let line = line.trim();
        if after_tag && is_words(line) && !line.contains(['(', ')', '=', ';', ':', '.']) {
            faults.push(format!("{path}:{number}: {line}"));
        }
        after_tag = line.starts_with('<') && line.ends_with('>') && !line.contains("</");
    }
    faults
}

/// Whether this is text as it stands between tags: it begins with a letter, and is no value in braces or quotes.
fn is_words(part: &str) -> bool {
    part.trim().starts_with(char::is_alphabetic)
}

/// Text from elsewhere must not become markup, and the page's policy blocks style attributes.
pub(crate) fn no_markup_from_text(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/ui/") {
        return Vec::new();
    }
    found(path, text, |line| {
        let styles = line.contains("style=") && !line.contains("style=(\"--");
        styles || line.contains("inner_html") || line.contains("set_inner_html")
    })
}

const TAKEN: [&str; 4] = ["use_session()", "use_desk()", "use_group()", "expect_context"];

/// Sessions are taken from context when a component is made: at the top of a function's body, never inside a handler.
pub(crate) fn sessions_from_context(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/ui/") {
        return Vec::new();
    }
    found(path, text, |line| {
        let taken = TAKEN.iter().find_map(|taken| line.find(taken));
        taken.is_some_and(|place| {
            let defines = line.contains("fn use_");
            let top = line.starts_with("    ") && !line.starts_with("        ");
            !defines && (!top || line[..place].contains('|'))
        })
    })
}

/// Waiting belongs to `app` and `platform`: a screen may be left meanwhile.
pub(crate) fn no_waiting(path: &str, text: &str) -> Vec<String> {
    if path.starts_with("src/app/") || path.starts_with("src/platform/") {
        return Vec::new();
    }
    if !path.starts_with("src/") {
        return Vec::new();
    }
    found(path, text, |line| {
        ["spawn_local", "JsFuture", ".await"].iter().any(|word| line.contains(word))
    })
}

/// Screens touch the page in two places: focus, scroll and dialogs, and what a key is.
pub(crate) fn page_in_two_places(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/ui/") || path == "src/ui/dom.rs" || path == "src/ui/keys.rs" {
        return Vec::new();
    }
    found(path, text, |line| {
        ["web_sys::", "js_sys", "wasm_bindgen", "gloo_", "document()", "window()"]
            .iter()
            .any(|word| line.contains(word))
    })
}

/// Elements and signals are Leptos' own.
pub(crate) fn views_are_leptos(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/") {
        return Vec::new();
    }
    let folder = path.starts_with("src/html/") || path.starts_with("src/signal");
    let platform = path.starts_with("src/platform/");
    let mut faults = found(path, text, |line| {
        let makes =
            ["create_element", "createElement", "insert_adjacent", "thread_local!", "Box::leak"];
        let own = [
            "struct Signal<",
            "struct RwSignal<",
            "struct Memo<",
            "struct Callback<",
            "trait Listed",
        ];
        let makes = !platform && makes.iter().any(|word| line.contains(word));
        makes || own.iter().any(|word| line.contains(word))
    });
    if folder {
        faults.push(format!("{path}: elements and signals are Leptos' own"));
    }
    faults
}

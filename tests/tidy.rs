//! The house rules, over the text of the project: directions between modules, one place for words and colours, sizes.
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test that can't go on says so by failing"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::house::{found, screens};
use crate::kept::kept_libraries;

/// What is wrong with a file of this path and text, a line a fault.
type Rule = fn(&str, &str) -> Vec<String>;

const RULES: [(&str, Rule); 17] = [
    ("modules only look down", directions),
    ("only platform/ touches the browser", browser_alone),
    ("the domain knows no clock, chance or target", pure_domain),
    ("files open by saying what they are for", opens_with_purpose),
    ("files stay small", small_files),
    ("screens hold no sentences", no_sentences),
    ("screens hold no bare words between tags", screens::no_bare_words),
    ("screens make no markup of text and no style attribute", screens::no_markup_from_text),
    ("screens take sessions from context when they are made", screens::sessions_from_context),
    ("only app/ and platform/ wait", screens::no_waiting),
    ("screens touch the page in two places", screens::page_in_two_places),
    ("elements and signals are Leptos' own", screens::views_are_leptos),
    ("colours stand in tokens.css", colours_in_tokens),
    ("letters are as large as the reader wants", letters_as_wanted),
    ("the page as a whole asks for nothing in it", root_asks_nothing),
    ("every dependency says why", dependencies_say_why),
    ("a kept library does what it is made for", kept_libraries),
];

/// What a folder may not name: `main → {ui, cli}`, `ui → app → {report, storage} → domain`, `app → platform`,
/// `{ui, cli, report} → i18n → domain`, `cli → report`.
const NEVER: [(&str, &[&str]); 8] = [
    ("src/domain/", &["i18n", "report", "storage", "platform", "app", "ui", "cli"]),
    ("src/i18n/", &["report", "storage", "platform", "app", "ui", "cli"]),
    ("src/report/", &["storage", "platform", "app", "ui", "cli"]),
    ("src/storage/", &["i18n", "report", "platform", "app", "ui", "cli"]),
    ("src/platform/", &["domain", "i18n", "report", "storage", "app", "ui", "cli"]),
    ("src/app/", &["ui", "cli"]),
    ("src/ui/", &["platform", "storage", "cli"]),
    ("src/cli/", &["storage", "platform", "app", "ui"]),
];

fn directions(path: &str, text: &str) -> Vec<String> {
    let never = NEVER.iter().find(|(folder, _)| path.starts_with(folder));
    let never = never.map_or(&[][..], |(_, modules)| modules);
    found(path, text, |line| {
        let names = |module: &&&str| {
            line.split("crate::").skip(1).any(|rest| {
                let named: String =
                    rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
                named == **module
            })
        };
        never.iter().any(|module| names(&module))
    })
}

fn browser_alone(path: &str, text: &str) -> Vec<String> {
    let own = ["src/platform/", "src/ui/"].iter().any(|folder| path.starts_with(folder));
    if !path.starts_with("src/") || own {
        return Vec::new();
    }
    found(path, text, |line| {
        ["web_sys::", "js_sys", "gloo_", "wasm_bindgen"]
            .iter()
            .any(|package| line.contains(package))
    })
}

fn pure_domain(path: &str, text: &str) -> Vec<String> {
    let impure = [
        "SystemTime",
        "Instant::",
        "rand::",
        "cfg(target",
        "std::env",
        "std::fs",
        "println!",
        "leptos",
    ];
    if path.starts_with("src/domain/") {
        found(path, text, |line| impure.iter().any(|word| line.contains(word)))
    } else {
        Vec::new()
    }
}

fn opens_with_purpose(path: &str, text: &str) -> Vec<String> {
    let says = text.starts_with("//! ") || !path.ends_with(".rs");
    if says { Vec::new() } else { vec![format!("{path}: starts without //!")] }
}

fn small_files(path: &str, text: &str) -> Vec<String> {
    let most = match path {
        path if path.starts_with("tests/") => 500,
        path if path.ends_with(".css") => 200,
        _ => 400,
    };
    let count = text.lines().count();
    if count <= most { Vec::new() } else { vec![format!("{path}: {count} lines, at most {most}")] }
}

/// Every class that a style sheet knows.
fn classes() -> &'static BTreeSet<String> {
    static CLASSES: OnceLock<BTreeSet<String>> = OnceLock::new();
    CLASSES.get_or_init(|| {
        let mut files = Vec::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("style"), &mut files);
        let sheets = files.iter().map(|file| std::fs::read_to_string(file).unwrap());
        let class = |part: &str| {
            part.chars()
                .take_while(|letter| letter.is_alphanumeric() || "-_".contains(*letter))
                .collect()
        };
        sheets
            .flat_map(|sheet| sheet.split('.').skip(1).map(class).collect::<Vec<String>>())
            .collect()
    })
}

/// A text in quotes of several words reads like a sentence, unless each word is a class or an id.
fn no_sentences(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/ui/") && !path.starts_with("src/cli/") {
        return Vec::new();
    }
    let names = ["aria-describedby", "described", "reason", "#[command", "#[arg", "write!("];
    found(path, text, |line| {
        let filled =
            line.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        let plain: String = filled.collect();
        let quoted = plain.split('"').skip(1).step_by(2);
        let mut sentences = quoted.filter(|part| {
            let words: Vec<&str> = part
                .split(' ')
                .filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1)
                .collect();
            words.len() > 1
        });
        let styled = |part: &&str| part.split(' ').all(|word| classes().contains(word));
        sentences.any(|part| !styled(&part)) && !names.iter().any(|name| line.contains(name))
    })
}

fn colours_in_tokens(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("style/") || path == "style/tokens.css" {
        return Vec::new();
    }
    let hex = |line: &str| {
        line.split('#').skip(1).any(|rest| {
            let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
            matches!(digits, 3 | 4 | 6 | 8) && !line.trim_end().ends_with(['{', ','])
        })
    };
    found(path, text, |line| {
        line.contains("oklch(") || line.contains("rgb(") || line.contains("hsl(") || hex(line)
    })
}

/// A size in pixels is that of no reader who asked the browser for larger letters, and neither is a screen's: what is a wide
/// one for small letters is a narrow one for large ones.
fn letters_as_wanted(path: &str, text: &str) -> Vec<String> {
    if !path.ends_with(".css") {
        return Vec::new();
    }
    found(path, text, |line| {
        let size = line.trim().strip_prefix("font").and_then(|rest| rest.split(':').nth(1));
        let is_screen = line.trim().starts_with("@media") && line.contains("px");
        is_screen || size.is_some_and(|size| size.contains("px"))
    })
}

/// Where the root's styles hang on what is somewhere in the page, a browser goes over all of it with each note that comes.
fn root_asks_nothing(path: &str, text: &str) -> Vec<String> {
    if !path.ends_with(".css") {
        return Vec::new();
    }
    found(path, text, |line| {
        let who = line.split_once(":has(").map_or("", |(who, _)| who);
        who.split(|sign: char| !sign.is_alphanumeric() && !"-_.#".contains(sign))
            .any(|name| ["html", "body", "root"].contains(&name))
    })
}

fn dependencies_say_why(path: &str, text: &str) -> Vec<String> {
    if !path.ends_with("Cargo.toml") {
        return Vec::new();
    }
    let mut faults = Vec::new();
    let (mut section, mut told) = (false, false);
    for (number, line) in (1..).zip(text.lines()) {
        if line.starts_with('[') {
            (section, told) = (line.contains("dependencies"), false);
        } else if line.starts_with('#') {
            told = true;
        } else if line.is_empty() {
            told = false;
        } else if section && line.contains(" = ") && !line.starts_with([' ', '"', ']']) && !told {
            faults.push(format!("{path}:{number}: {line}"));
        }
    }
    faults
}

fn project() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![
        root.join("Cargo.toml"),
        root.join("xtask/Cargo.toml"),
        root.join("tests/e2e/Cargo.toml"),
    ];
    for folder in ["src", "style", "tests", "xtask"] {
        collect(&root.join(folder), &mut files);
    }
    let named = files.into_iter().map(|file| {
        let path = file.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        (path, std::fs::read_to_string(&file).unwrap())
    });
    named.collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|kind| kind == "rs" || kind == "css") {
            files.push(path);
        }
    }
}

#[test]
fn the_house_is_tidy() {
    let files = project();
    assert!(files.len() > 60, "the rules must see the project");
    let mut faults = Vec::new();
    for (name, rule) in RULES {
        let of_rule = files.iter().flat_map(|(path, text)| rule(path, text));
        faults.extend(of_rule.map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn each_rule_notices_when_it_is_broken() {
    let long = "//! x\n".repeat(600);
    let broken: [(Rule, &str, &str); 29] = [
        (directions, "src/ui/a.rs", "use crate::platform::page;"),
        (directions, "src/platform/a.rs", "use crate::domain::record::Fact;"),
        (directions, "src/domain/a.rs", "use crate::app::Session;"),
        (directions, "src/domain/a.rs", "use crate::i18n::Phrases;"),
        (directions, "src/cli/a.rs", "use crate::storage::journal::Journal;"),
        (directions, "src/report/a.rs", "use crate::storage::keys;"),
        (directions, "src/storage/a.rs", "use crate::platform::durable;"),
        (browser_alone, "src/app/a.rs", "let window = web_sys::window();"),
        (pure_domain, "src/domain/a.rs", "let now = SystemTime::now();"),
        (opens_with_purpose, "src/domain/a.rs", "use std::fmt;"),
        (small_files, "src/domain/a.rs", &long),
        (no_sentences, "src/ui/a.rs", "let said = \"Nothing received yet\";"),
        (screens::no_bare_words, "src/ui/a.rs", "        <p>Nothing received yet</p>"),
        (
            screens::no_bare_words,
            "src/ui/a.rs",
            "        <p class=\"hint\">\n            Nothing yet\n        </p>",
        ),
        (screens::no_markup_from_text, "src/ui/a.rs", "<p inner_html=text></p>"),
        (screens::no_markup_from_text, "src/ui/a.rs", "<p style=\"color:red\"></p>"),
        (screens::sessions_from_context, "src/ui/a.rs", "        let session = use_session();"),
        (
            screens::sessions_from_context,
            "src/ui/a.rs",
            "    let add = move |_| use_session().undo();",
        ),
        (screens::no_waiting, "src/ui/a.rs", "    spawn_local(async move {});"),
        (screens::no_waiting, "src/storage/a.rs", "    let text = read().await;"),
        (screens::page_in_two_places, "src/ui/a.rs", "use leptos::web_sys::Element;"),
        (screens::views_are_leptos, "src/ui/a.rs", "pub struct Signal<T> {"),
        (screens::views_are_leptos, "src/app/a.rs", "thread_local! {"),
        (colours_in_tokens, "style/base.css", "color: #ff0000;"),
        (letters_as_wanted, "style/base.css", "  font: 600 17px/1.3 var(--sans);"),
        (letters_as_wanted, "style/base.css", "  @media (max-width: 900px) {"),
        (colours_in_tokens, "style/base.css", "color: oklch(0.5 0.1 20);"),
        (dependencies_say_why, "Cargo.toml", "[dependencies]\nserde = \"1\"\n"),
        (screens::views_are_leptos, "src/html/a.rs", "//! Elements."),
    ];
    for (rule, path, text) in broken {
        assert_eq!(rule(path, text).len(), 1, "{path}: {text:.60}");
    }
    let fine: [(Rule, &str, &str); 8] = [
        (no_sentences, "src/ui/a.rs", "<button class=\"button button--main\">"),
        (browser_alone, "src/platform/a.rs", "let window = web_sys::window();"),
        (colours_in_tokens, "style/tokens.css", "--ink: oklch(0.5 0.1 20);"),
        (dependencies_say_why, "Cargo.toml", "[dependencies]\n# Why.\nserde = \"1\"\n"),
        (
            screens::no_bare_words,
            "src/ui/a.rs",
            "        <p class=\"hint\">{words.start.empty}</p>",
        ),
        (screens::no_markup_from_text, "src/ui/a.rs", "<div style=(\"--hue\", hue)></div>"),
        (screens::sessions_from_context, "src/ui/a.rs", "    let words = use_session().words();"),
        (screens::page_in_two_places, "src/ui/dom.rs", "use leptos::web_sys::Element;"),
    ];
    for (rule, path, text) in fine {
        assert_eq!(rule(path, text), Vec::<String>::new());
    }
}

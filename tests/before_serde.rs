//! Files and links of the build that read and wrote JSON by hand: they open with the same words, and are written back byte
//! for byte.
//!
//! What is shown of each was recorded once (`TABLETALK_WRITE=1 cargo test --test native before_serde::`, where it is missing); of that,
//! the report was recorded again when it came to tell of every round and to keep the lines of notes.

use std::path::PathBuf;

use crate::common::but_board;
use crate::judge::{judge, shown};
use serde_json::Value;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/before-serde").join(name)
}

fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

/// What was recorded under this name; where nothing is, and it is asked for, what is the case now.
fn recorded(name: &str, now: impl FnOnce() -> Value) -> Value {
    let path = path(name);
    if !path.exists() && std::env::var_os("TABLETALK_WRITE").is_some() {
        let text = serde_json::to_string_pretty(&now()).unwrap();
        std::fs::write(&path, format!("{text}\n")).unwrap();
    }
    serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap()
}

/// Files of ours, written back as they came.
const OURS: [&str; 12] = [
    "hand-in-rich.json",
    "hand-in-hollow.json",
    "hand-in-empty.json",
    "hand-in-later.json",
    "event-whole.json",
    "event-edited.json",
    "event-part.json",
    "event-long.json",
    "hand-in-browser-1.json",
    "hand-in-browser-2.json",
    "hand-in-browser-3.json",
    "event-browser.json",
];

/// Files that another program wrote or changed, each with what becomes of it when it is written here.
const CHANGED: [(&str, &str); 4] = [
    ("hand-in-compact.json", "hand-in-rich.json"),
    ("hand-in-parts-inside.json", "hand-in-parts-inside.written.json"),
    ("event-parts.json", "event-edited.json"),
    ("event-untidy.json", "event-whole.json"),
];

/// What stood on a device: made by the code, and by the rescue page of a device in a browser.
const RESCUED: [&str; 2] = ["rescue.json", "rescue-browser.json"];

#[track_caller]
fn written(name: &str) -> String {
    let judged = judge("file", text(name).as_bytes());
    judged.written.unwrap_or_else(|| panic!("{name} is {}", judged.verdict))
}

#[test]
fn files_of_ours_are_written_back_byte_for_byte() {
    for name in OURS {
        assert!(
            but_board(&written(name)) == but_board(&text(name)),
            "{name} is written as\n{}",
            written(name)
        );
    }
}

#[test]
fn files_that_another_program_changed_are_written_as_ever() {
    for (name, becomes) in CHANGED {
        assert!(
            but_board(&written(name)) == but_board(&text(becomes)),
            "{name} is written as\n{}",
            written(name)
        );
    }
}

#[test]
fn every_file_opens_with_the_same_words() {
    for name in OURS.into_iter().chain(CHANGED.map(|(name, _)| name)).chain(RESCUED) {
        let now = || shown(text(name).as_bytes());
        let then = recorded(&format!("shown/{name}"), now);
        let now = now();
        for (part, said) in then.as_object().unwrap() {
            assert_eq!(now[part], *said, "{name}: {part}");
        }
        assert_eq!(now, then, "{name}");
    }
}

#[test]
fn every_link_opens_with_the_same_event() {
    let links: Value = serde_json::from_str(&text("links.json")).unwrap();
    let links = links.as_array().unwrap();
    let now = || {
        let opened = links.iter().map(|link| {
            let judged = judge("link", link["text"].as_str().unwrap().as_bytes());
            judged.written.unwrap_or(judged.verdict)
        });
        opened.collect::<Value>()
    };
    let then = recorded("shown/links.json", now);
    for ((link, now), then) in
        links.iter().zip(now().as_array().unwrap()).zip(then.as_array().unwrap())
    {
        assert_eq!(now, then, "{}", link["what"]);
    }
    assert_eq!(then.as_array().map(Vec::len), Some(links.len()));
}

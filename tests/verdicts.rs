//! Odd facts, steps, events, links and files: each gets the verdict that it always got, and is written as it always was.
//!
//! A row without a verdict gets today's where that is asked for: `TABLETALK_WRITE=1 cargo test --test native verdicts::`. One that
//! stands there is never replaced.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::common::but_board;
use crate::judge::{Judged, judge};
use serde_json::Value;

const TABLES: [&str; 7] = ["says", "facts", "may_change", "events", "links", "files", "kept"];

fn path(table: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/verdicts");
    folder.join(format!("{table}.json"))
}

fn rows(table: &str) -> Vec<Value> {
    let path = path(table);
    let mut rows: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let open = |row: &Value| row.get("verdict").is_none();
    if std::env::var_os("TABLETALK_WRITE").is_some() && rows.iter().any(open) {
        for row in rows.iter_mut().filter(|row| open(row)) {
            let (input, judged) = (input(row), judged(row));
            row["verdict"] = judged.verdict.into();
            if let Some(written) = judged.written {
                row["written"] = recorded(&input, written).into();
            }
        }
        let text = serde_json::to_string_pretty(&rows).unwrap();
        std::fs::write(&path, format!("{text}\n")).unwrap();
    }
    rows
}

/// What stands in a row for something written: in most rows it is what came in.
fn recorded(input: &[u8], written: String) -> String {
    if written.as_bytes() == input { "as it came".into() } else { written }
}

fn input(row: &Value) -> Vec<u8> {
    match (row["input"].as_str(), row["hex"].as_str()) {
        (Some(text), None) => text.as_bytes().to_vec(),
        (None, Some(hex)) => {
            let digits = hex.as_bytes().chunks(2);
            let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16);
            digits.map(|pair| byte(pair).unwrap()).collect()
        }
        _ => panic!("{}: text or bytes", row["what"]),
    }
}

fn judged(row: &Value) -> Judged {
    judge(row["as"].as_str().unwrap(), &input(row))
}

/// The verdict of a row, with what was written, as it is now and as it always was.
fn now_and_then(row: &Value) -> [(String, Option<String>); 2] {
    let (input, now) = (input(row), judged(row));
    let then = row["verdict"].as_str().unwrap_or_else(|| panic!("{} has no verdict", row["what"]));
    let written = row.get("written").map(|text| text.as_str().unwrap().to_owned());
    let now_written = now.written.map(|written| recorded(&input, written));
    [(now.verdict, now_written), (then.to_owned(), written)]
        .map(|(verdict, written)| (verdict, written.map(|text| but_board(&text))))
}

#[track_caller]
fn stands(table: &str) {
    let mut faults = Vec::new();
    for row in rows(table).iter().filter(|row| row.get("may_change").is_none()) {
        let [now, then] = now_and_then(row);
        if now != then {
            faults.push(format!("{}:\n   now {now:?}\n  then {then:?}", row["what"]));
        }
    }
    assert!(faults.is_empty(), "{} rows of {table}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn what_facts_say_is_understood_as_ever() {
    stands("says");
}

#[test]
fn facts_are_known_kept_or_refused_as_ever() {
    stands("facts");
}

#[test]
fn events_are_taken_or_refused_as_ever() {
    stands("events");
}

#[test]
fn links_are_taken_or_refused_as_ever() {
    stands("links");
}

#[test]
fn files_are_taken_or_refused_as_ever() {
    stands("files");
}

#[test]
fn what_a_device_keeps_is_read_as_ever() {
    stands("kept");
}

#[test]
fn what_another_reader_may_spell_otherwise_is_never_altered_in_silence() {
    stands("may_change");
    // An exponent has many spellings, which are one number.
    let plain = |text: &str| text.replace('E', "e").replace("e+", "e");
    for row in rows("may_change").iter().filter(|row| row.get("may_change").is_some()) {
        let (came, now) = (input(row), judged(row));
        let Some(written) = now.written else { continue };
        let came = String::from_utf8(came).unwrap();
        let then = row["written"].as_str().unwrap_or(&came);
        let kept = if then == "as it came" { &came } else { then };
        assert_eq!(plain(&written), plain(kept), "{}: {}", row["what"], now.verdict);
    }
}

#[test]
fn every_row_is_told_apart_by_what_it_is() {
    let all: Vec<Value> = TABLES.iter().flat_map(|table| rows(table)).collect();
    let names: BTreeSet<&str> = all.iter().map(|row| row["what"].as_str().unwrap()).collect();
    assert_eq!(names.len(), all.len());
    let verdicts: BTreeSet<&str> = all.iter().map(|row| row["verdict"].as_str().unwrap()).collect();
    assert!(all.len() > 110 && verdicts.len() > 60, "{} of {}", verdicts.len(), all.len());
}

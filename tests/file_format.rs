//! Files as they travel: the same record gives the same bytes, nothing that was taken back leaks, nothing foreign gets in.
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test that can't go on says so by failing"
)]

use crate::common;
use crate::common::{Tabled, event};
use tabletalk::domain::command::Command;
use tabletalk::domain::event::EventBook;
use tabletalk::domain::file::{self, FileError, HandIn, Opened};
use tabletalk::domain::json;
use tabletalk::domain::record::{Operation, Record};

fn hand_in(table: &Tabled) -> HandIn {
    HandIn::of(&EventBook::new(event()), &"g2".parse().unwrap(), &table.record).unwrap()
}

#[track_caller]
fn opened(text: &str) -> HandIn {
    match file::open(text.as_bytes()) {
        Ok(Opened::HandIn(hand_in)) => *hand_in,
        other => panic!("not a hand-in: {other:?}"),
    }
}

#[track_caller]
fn refused(bytes: &[u8]) -> FileError {
    match file::open(bytes) {
        Err(fault) => fault,
        Ok(opened) => panic!("was opened: {opened:?}"),
    }
}

#[test]
fn a_hand_in_is_read_and_written_back_byte_for_byte() {
    let text = hand_in(&Tabled::with_a_revealed_round()).write();
    assert_eq!(opened(&text).write(), text);
}

#[test]
fn a_higher_version_is_read_and_passed_on_but_not_written_to() {
    let text = hand_in(&Tabled::with_a_revealed_round()).write();
    let newer = text.replace("\"version\": 1", "\"version\": 2");
    let file = opened(&newer);
    assert!(file.is_newer());
    assert_eq!(file.write(), newer);
    let unreadable = newer.replace("\"asked\"", "\"questions\"");
    assert_eq!(refused(unreadable.as_bytes()), FileError::TooNew(2));
    assert!(!opened(&text).is_newer());
}

#[test]
fn a_reformatted_file_is_the_same_record() {
    let file = hand_in(&Tabled::with_a_revealed_round());
    let value: serde_json::Value = serde_json::from_str(&file.write()).unwrap();
    assert_eq!(opened(&value.to_string()).receipt(), file.receipt());
    let mut turned = value.clone();
    turned["facts"].as_array_mut().unwrap().reverse();
    let turned = opened(&turned.to_string());
    assert_eq!((turned.receipt(), turned.write()), (file.receipt(), file.write()));
    let windows = format!("\u{feff}{}", file.write().replace('\n', "\r\n"));
    assert_eq!(opened(&windows).receipt(), file.receipt());
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(file.write().encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert!(matches!(file::open(&utf16), Ok(Opened::HandIn(_))));
}

#[test]
fn importing_ones_own_file_changes_nothing() {
    let mut table = Tabled::with_a_revealed_round();
    let (before, receipt) = (table.record.clone(), hand_in(&table).receipt());
    for _ in 0..3 {
        let file = opened(&hand_in(&table).write());
        table.record.merge(file.record().facts().cloned());
        assert_eq!(table.record, before);
        assert_eq!(hand_in(&table).receipt(), receipt);
    }
}

#[test]
fn words_that_no_longer_stand_stay_at_home() {
    let mut table = Tabled::default();
    let superseded = table.note("superseded-words");
    table.does(common::reword(&table.board(), superseded, "standing-words"));
    let binned = table.note("binned-words");
    table.does(Command::Bin(vec![binned]));
    table.note("undone-words");
    let undone = table.last.clone();
    table.does(Command::Undo(undone));
    let text = hand_in(&table).write();
    for words in ["superseded-words", "binned-words", "undone-words"] {
        assert!(!text.contains(words), "{words} left the device");
    }
    assert!(text.contains("standing-words"));
    assert_eq!(
        opened(&text).record().len(),
        table.record.len(),
        "every fact goes along, with or without words"
    );
}

#[test]
fn an_open_round_is_left_out() {
    let mut table = Tabled::default();
    table.does(Command::NewTheme("Money".into(), vec![]));
    let before = hand_in(&table).receipt();
    table.does(Command::OpenRound { people: 3, dots: 2, cap: 2 });
    table.casts();
    assert_eq!(hand_in(&table).receipt(), before);
    let round = table.board().open_round().unwrap().id;
    table.does(Command::Reveal(round));
    assert_ne!(hand_in(&table).receipt(), before);
}

#[test]
fn ballots_that_nobody_saw_counted_stay_at_home() {
    let mut cancelled = Tabled::default();
    cancelled.theme("Money");
    cancelled.does(Command::OpenRound { people: 3, dots: 2, cap: 2 });
    let opened = cancelled.last.clone();
    cancelled.casts();
    let mut undone = cancelled.clone();
    let round = cancelled.board().open_round().unwrap().id;
    cancelled.does(Command::CancelRound(round));
    undone.does(Command::Undo(opened));
    for table in [cancelled, undone] {
        let text = hand_in(&table).write();
        assert!(!text.contains("ballot\""), "{text}");
    }
}

#[test]
fn a_file_cannot_replace_the_organisers_event() {
    let text = hand_in(&Tabled::with_a_revealed_round()).write();
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    value["asked"] = serde_json::json!([{ "revision": u32::MAX, "question": "Forged?" }]);
    assert_eq!(refused(value.to_string().as_bytes()), FileError::Part("asked"));
}

#[test]
fn no_ballot_has_a_count_or_a_time() {
    let table = Tabled::with_a_revealed_round();
    let ballots: Vec<_> = table
        .record
        .facts()
        .filter(|fact| matches!(fact.operation(), Some(Operation::Ballot { .. })))
        .collect();
    assert_eq!(ballots.len(), 2);
    for ballot in ballots {
        assert_eq!(ballot.id().timestamp.count, 0);
        assert_eq!(ballot.at(), None);
        assert!(ballot.supersedes().is_empty());
    }
}

#[test]
fn unknown_parts_survive() {
    let mut value: serde_json::Value =
        serde_json::from_str(&hand_in(&Tabled::with_a_revealed_round()).write()).unwrap();
    value["from_the_future"] = serde_json::json!({ "kept": [1, 2] });
    value.sort_all_objects();
    let text = format!("{}\n", serde_json::to_string_pretty(&value).unwrap());
    assert_eq!(opened(&text).write(), text);
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let text = hand_in(&Tabled::with_a_revealed_round()).write();
    let whole = text.trim_end().len();
    for cut in 0..whole {
        let fault = refused(&text.as_bytes()[..cut]);
        assert!(matches!(fault, FileError::CutShort | FileError::Empty), "cut at {cut}: {fault:?}");
    }
    assert_eq!(refused(text.repeat(2).as_bytes()), FileError::SeveralWithin);
}

#[test]
fn a_changed_word_is_noticed() {
    let text = hand_in(&Tabled::with_a_revealed_round()).write();
    assert_eq!(refused(text.replacen("Pay for", "Pay no", 2).as_bytes()), FileError::Damaged);
}

#[test]
fn foreign_files_are_refused_with_their_reason() {
    assert_eq!(refused(b""), FileError::Empty);
    assert_eq!(refused(b"  \n"), FileError::Empty);
    assert_eq!(refused(b"%PDF-1.7 \xff\xfe\x00"), FileError::NotText);
    assert_eq!(refused(b"PK\x03\x04\x00\x00"), FileError::NotText);
    assert_eq!(refused(b"hello"), FileError::NoneWithin);
    assert_eq!(refused(b"[1, 2, 3]"), FileError::NotOurs);
    assert_eq!(refused(br#"{"type": "excalidraw", "version": 2}"#), FileError::NotOurs);
    assert_eq!(refused(br#"{"format": "tabletalk-hand-in", "version": 7}"#), FileError::TooNew(7));
    assert_eq!(
        refused(br#"{"format": "tabletalk-hand-in", "version": 1}"#),
        FileError::Part("event")
    );
    assert_eq!(refused(br#"{"format": "a", "format": "b"}"#), FileError::Twice("format".into()));
    assert_eq!(refused("[".repeat(100_000).as_bytes()), FileError::NotOurs);
}

/// One of ours that lost a quote on its way, or has something between its lines.
#[test]
fn a_broken_file_of_ours_is_no_other_programs() {
    let whole = r#"{"format":"tabletalk-hand-in","version":1,"event":{"id":"e"}}"#;
    for (from, to) in [("\"version\"", "version"), (",\"", "\""), ("{\"", "{\n> \"")] {
        for around in ["FILE", "Here is ours:\nFILE"] {
            let broken = around.replace("FILE", &whole.replacen(from, to, 1));
            assert_eq!(refused(broken.as_bytes()), FileError::Damaged, "{broken}");
        }
    }
}

#[test]
fn a_hollow_record_merged_with_the_full_one_is_the_full_one() {
    let table = Tabled::with_a_revealed_round();
    let file = opened(&hand_in(&table).write());
    let mut one = Record::of(file.record().facts().cloned());
    one.merge(table.record.facts().cloned());
    assert_eq!(one, table.record);
}

#[test]
fn file_names_are_safe() {
    let mut odd = event();
    odd.title = "../../CON: \u{202e}<b>x?*".into();
    let file =
        HandIn::of(&EventBook::new(odd), &"g2".parse().unwrap(), &Record::default()).unwrap();
    let name = file.file_name();
    assert!(
        name.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '.'),
        "{name}"
    );
    assert!(name.len() <= 100 && name.ends_with(".json") && !name.contains(".."), "{name}");
}

/// A rescue file of these keys and values.
fn rescued(entries: &[(String, String)]) -> file::Rescue {
    match file::open(file::write_rescue(entries).as_bytes()) {
        Ok(Opened::Rescue(rescue)) => rescue,
        other => panic!("not a rescue file: {other:?}"),
    }
}

#[test]
fn a_rescue_file_brings_back_what_was_written_and_what_was_collected() {
    let (mut written, collected) = (Tabled::of_tab(1), Tabled::with_a_revealed_round());
    // What is in no hand-in comes back with it: the bin, and earlier words.
    let note = written.note("Only on this device");
    written.does(common::reword(&written.board(), note, "On this device alone"));
    let binned = written.note("Binned");
    written.does(Command::Bin(vec![binned]));
    let facts: Vec<_> =
        written.record.facts().map(tabletalk::domain::record::Fact::to_wire).collect();
    let event_text = json::canonical(&event());
    let collected_text = hand_in(&collected).write();
    let entry = |key: &str, value: String| (format!("tabletalk/1/{key}"), value);
    let rescue = rescued(&[
        entry("bristol/-/event/1.0", event_text),
        entry("bristol/g1/1.a~0", serde_json::json!({ "own": 1, "facts": facts }).to_string()),
        entry("bristol/-/author", "true".into()),
        entry("bristol/-/filed/ab", r#"{"name":"from the hall.json","came":5}"#.into()),
        entry("bristol/-/collected/ab", collected_text.clone()),
        entry("bristol/g1/2.b~0", "{\"own\": tru".into()),
        entry("-/single-keys", "false".into()),
        entry("-/let-go/0123456789ab", r#"["tabletalk/1/bristol/-/draft/g1/1",5]"#.into()),
        entry("-/aside/0123456789ab", r#"["tabletalk/1/bristol/g1/1.a~0","{"]"#.into()),
    ]);
    assert_eq!((rescue.events.as_slice(), rescue.own.len()), ([event()].as_slice(), 1));
    // What was written there is a group's; what the desk had collected is its file again, as it came.
    let [own] = rescue.groups.as_slice() else { panic!("{:?}", rescue.groups) };
    assert_eq!((own.hand_in.group.as_str(), &own.record), ("g1", &written.record));
    let [filed] = rescue.collected.as_slice() else { panic!("{:?}", rescue.collected) };
    assert_eq!((filed.name.as_str(), &filed.text), ("from the hall.json", &collected_text));
    assert_eq!(filed.hand_in.receipt(), hand_in(&collected).receipt());
    // What is cut off, and the damaged bytes that were put aside.
    assert_eq!(rescue.unreadable, 2);
}

/// Earlier builds kept one within JSON, beside its file's name.
#[test]
fn a_hand_in_is_read_as_it_is_kept_now_and_as_it_was_kept_before() {
    let text = hand_in(&Tabled::with_a_revealed_round()).write();
    let wrapped = serde_json::json!({ "name": "x", "text": text }).to_string();
    assert_eq!(file::kept_text(wrapped.clone()), (Some("x".to_owned()), text.clone()));
    assert_eq!(file::kept_text(text.clone()), (None, text.clone()));
    // Parts that this version does not know, in an order that is not ours.
    let odd = text.replacen('{', "{\"name\":\"odd\",\"text\":\"more\",", 1);
    assert_eq!(file::kept_text(odd.clone()), (None, odd.clone()));
    for kept in [wrapped, text, odd] {
        let rescue = rescued(&[("tabletalk/1/bristol/-/collected/ab".to_owned(), kept)]);
        assert_eq!((rescue.collected.len(), rescue.unreadable), (1, 0));
    }
}

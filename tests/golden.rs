//! Files of this version, kept as they were made: whatever comes later reads them and writes them back byte for byte, but for
//! the board, which gets columns.
//!
//! A fixture is written once (`TABLETALK_WRITE=1 cargo test --test native golden::`, where it is missing) and never again.

use std::path::{Path, PathBuf};

use crate::common;
use crate::common::{Tabled, but_board, event, read, reword};
use serde_json::{Value, json};
use tabletalk::domain::board::Board;
use tabletalk::domain::command::{Command, Edit};
use tabletalk::domain::event::EventBook;
use tabletalk::domain::file::{self, HandIn, Opened, write_event};
use tabletalk::domain::import::{Choice, Naming, Sheet, Taking};
use tabletalk::domain::record::{Fact, FactId, LamportTimestamp};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A hand-in that has every kind of fact of its day, words that no longer stand, a fact of a kind to come and parts to come.
fn everything() -> String {
    let mut table = Tabled::with_a_revealed_round();
    let edit = Edit {
        kind: Some("action".parse().unwrap()),
        owner: Some("Grace".into()),
        due: Some("in May".into()),
        ..Edit::default()
    };
    let note = table.note("Publish the list – “all of it”, ¼ per week, 🙂");
    table.does(Command::Edit(note, edit));
    table.does(reword(&table.board(), note, "Publish the list"));
    let gone = table.note("Said twice");
    table.does(Command::Bin(vec![gone]));
    let (a, b) = (table.theme("A"), table.theme("B"));
    table.does(Command::Place(vec![note], Some(a)));
    table.does(Command::Rename(b, "B, renamed".into()));
    table.does(Command::Describe(a, "What it is about".into()));
    table.does(Command::MoveTheme(b, Some(a)));
    table.does(Command::MergeInto(a, b));
    table.does(Command::Split(a));
    table.does(Command::DropTheme(b));
    let last = table.last.clone();
    table.does(Command::Undo(last));
    let later =
        json!({ "says": { "shout": { "note": note.to_string(), "volume": 11 } }, "tone": "kind" });
    let timestamp = LamportTimestamp { count: 900, replica: note.0.timestamp.replica };
    let mut wire = later.clone();
    wire["name"] = FactId::of(timestamp, &later.to_string()).to_string().into();
    table.record.merge([Fact::from_wire(read(&wire).unwrap()).unwrap()]);
    let hand_in = HandIn::of(&EventBook::new(event()), &"g2".parse().unwrap(), &table.record);
    let mut parts: Value = serde_json::from_str(&hand_in.unwrap().write()).unwrap();
    parts["weather"] = json!({ "sunny": true, "degrees": [1, 2, 3] });
    let Ok(Opened::HandIn(file)) = file::open(parts.to_string().as_bytes()) else {
        panic!("not a hand-in")
    };
    file.write()
}

/// A hand-in of notes that a board was brought in as: each has its place there. One of them was worded anew since.
fn brought_in() -> String {
    let mut table = Tabled::default();
    table.note("Written at the table");
    for board in ["Buses run late", "Buses run too late"] {
        let text = format!(
            "number,text,kind,theme\n12,{board},,Getting about\n11,Ask for a shelter,action,\n,\"No, thanks\",,\n"
        );
        let choice = Choice { kind: "kind".into(), theme: "theme".into(), ..Choice::default() };
        let sheet = Sheet::open(text.as_bytes(), "2026-03-12 Ideas.csv").unwrap();
        let taken = Taking::of(&sheet, &choice).unwrap().done(&sheet).unwrap();
        let group = "g2".parse().unwrap();
        let rows = Naming::of(&taken, &event(), &group, sheet.source(None)).all(&taken);
        table.does(Command::BringIn(rows));
    }
    HandIn::of(&EventBook::new(event()), &"g2".parse().unwrap(), &table.record).unwrap().write()
}

fn fixture(name: &str, make: impl FnOnce() -> String) -> String {
    let path: PathBuf = root().join("tests/fixtures").join(name);
    if !path.exists() && std::env::var_os("TABLETALK_WRITE").is_some() {
        std::fs::write(&path, make()).unwrap();
    }
    std::fs::read_to_string(&path).unwrap()
}

fn hand_ins() -> Vec<String> {
    vec![
        fixture("hand-in-1.json", everything),
        fixture("hand-in-1-empty.json", || {
            let book = EventBook::new(event());
            HandIn::of(&book, &"g1".parse().unwrap(), &Tabled::default().record).unwrap().write()
        }),
        fixture("hand-in-1-brought-in.json", brought_in),
    ]
}

#[test]
fn hand_ins_are_read_and_written_back_byte_for_byte() {
    for text in hand_ins() {
        let Ok(Opened::HandIn(file)) = file::open(text.as_bytes()) else { panic!("not a hand-in") };
        assert!(but_board(&file.write()) == but_board(&text));
    }
}

/// Rows have their names for ever: the same table is the same facts, whichever build brings it in.
#[test]
fn what_was_brought_in_keeps_its_names() {
    let kept = fixture("hand-in-1-brought-in.json", brought_in);
    assert!(but_board(&brought_in()) == but_board(&kept));
}

#[test]
fn events_are_read_and_written_back_byte_for_byte() {
    let text = fixture("event-1.json", || write_event(&event()));
    let Ok(Opened::Event(event)) = file::open(text.as_bytes()) else { panic!("not an event") };
    assert!(write_event(&event) == text);
}

#[test]
fn what_this_version_does_not_know_survives_a_union_and_a_new_hand_in() {
    let text = fixture("hand-in-1.json", everything);
    let Ok(Opened::HandIn(file)) = file::open(text.as_bytes()) else { panic!("not a hand-in") };
    let mut table = Tabled::of_tab(7);
    table.record.merge(file.record().facts().cloned());
    table.note("One more");
    let again =
        HandIn::of(&EventBook::new(file.event.clone()), &file.group, &table.record).unwrap();
    let facts: Value = serde_json::from_str(&again.write()).unwrap();
    let kept =
        facts["facts"].as_array().unwrap().iter().find(|fact| fact["says"]["shout"].is_object());
    assert_eq!(kept.unwrap()["says"]["shout"]["volume"], 11);
    assert_eq!(kept.unwrap()["tone"], "kind");
    assert!(Board::of(again.record()).notes().count() > 3);
}

fn schema(name: &str) -> jsonschema::Validator {
    let text = std::fs::read_to_string(root().join("docs").join(name)).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

#[track_caller]
fn valid(schema: &jsonschema::Validator, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let faults: Vec<String> = schema
        .iter_errors(&value)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_schemas_are_those_of_every_fixture_and_of_the_example() {
    let (hand_in, event) = (schema("hand-in.schema.json"), schema("event.schema.json"));
    for text in hand_ins() {
        valid(&hand_in, &text);
    }
    let example = root().join("assets/example");
    for number in 1..=5 {
        let path = example.join(format!("group-{number}.json"));
        valid(&hand_in, &std::fs::read_to_string(path).unwrap());
    }
    valid(&event, &fixture("event-1.json", || write_event(&common::event())));
    valid(&event, &std::fs::read_to_string(example.join("event.json")).unwrap());
}

#[test]
fn the_schema_notices_what_is_wrong() {
    let schema = schema("hand-in.schema.json");
    let text = fixture("hand-in-1.json", everything);
    let broken: [fn(&mut Value); 6] = [
        |file| file["version"] = 2.into(),
        |file| file["receipt"]["sha256"] = "short".into(),
        |file| file["facts"][0]["name"] = "1.2.3".into(),
        |file| file["board"]["notes"][0]["colour"] = "red".into(),
        |file| file["event"]["groups"] = json!([]),
        |file| file["facts"][0]["hollow"] = json!({ "place": "0.000000000000.000000000000" }),
    ];
    for breaks in broken {
        let mut file: Value = serde_json::from_str(&text).unwrap();
        breaks(&mut file);
        assert!(!schema.is_valid(&file));
    }
}

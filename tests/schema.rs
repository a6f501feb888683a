//! The published schemas and the code that reads and writes: what one side names, takes or refuses, so does the other.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::successors;
use std::path::Path;

use crate::common::{Tabled, event, read};
use crate::kinds::every_kind;
use jsonschema::Validator;
use serde_json::{Value, json};
use tabletalk::domain::command::Command;
use tabletalk::domain::event::{Event, EventBook, Kind};
use tabletalk::domain::file::{self, HandIn, Opened, write_event, write_rescue};
use tabletalk::domain::record::{
    Fact, FactId, Field, LamportTimestamp, NoteId, Operation, ReplicaId, RoundId, ThemeId,
};

/// Every field, held together by the compiler in the same way.
fn every_field(of: FactId) -> impl Iterator<Item = Field> {
    let (note, theme, round) = (NoteId(of), ThemeId(of), RoundId(of));
    let next = move |field: &Field| {
        Some(match field {
            Field::Text(_) => Field::Kind(note),
            Field::Kind(_) => Field::Owner(note),
            Field::Owner(_) => Field::Due(note),
            Field::Due(_) => Field::Place(note),
            Field::Place(_) => Field::Order(note),
            Field::Order(_) => Field::Name(theme),
            Field::Name(_) => Field::About(theme),
            Field::About(_) => Field::Rank(theme),
            Field::Rank(_) => Field::Merge(theme),
            Field::Merge(_) => Field::Round(round),
            Field::Round(_) => Field::People(round),
            Field::People(_) => Field::Outcome(round),
            Field::Outcome(_) => Field::Ballots(round),
            Field::Ballots(_) => Field::apart(of, of),
            Field::Apart(..) | Field::Desk(_) => return None,
        })
    };
    successors(Some(Field::Text(note)), next)
}

fn fact(count: u64, supersedes: Vec<FactId>, operation: Operation) -> Fact {
    Fact::write(
        LamportTimestamp { count, replica: ReplicaId::new(9) },
        Some(1_700_000_000_000),
        supersedes,
        operation,
    )
}

fn some_name() -> FactId {
    fact(1, Vec::new(), Operation::Theme { name: "Any".into() }).id()
}

/// A hand-in as the code writes it, in which every part that it ever writes is there.
fn hand_in() -> Value {
    let mut table = Tabled::with_a_revealed_round();
    let note = table.note("Worded twice at the same time").0;
    let aside = table.theme("Aside");
    table.does(Command::Place(vec![NoteId(note)], Some(aside)));
    table.does(Command::OpenRound { people: 3, dots: 1, cap: 1 });
    let round = table.board().open_round().unwrap().id;
    table.does(Command::CorrectPeople(round, 2));
    table.casts();
    table.does(Command::Reveal(round));
    let thing = table.note("What the facts below are about").0;
    let twice = ["One wording", "Another"]
        .map(|text| Operation::Text { note: NoteId(note), text: text.into() });
    let twice = (100..).zip(twice).map(|(count, operation)| fact(count, vec![note], operation));
    let each = (200..)
        .zip(every_kind(thing))
        .map(|(count, operation)| fact(count, vec![thing], operation));
    let redacted =
        (300..).zip(every_kind(thing)).map(|(count, operation)| fact(count, vec![], operation));
    let redacted = redacted.map(|fact| fact.redacted()).filter(Fact::is_redacted);
    table.record.merge(twice.chain(each).chain(redacted).collect::<Vec<_>>());
    let book = EventBook::new(full_event());
    let file = HandIn::of(&book, &"g2".parse().unwrap(), &table.record).unwrap();
    serde_json::from_str(&file.write()).unwrap()
}

/// A rescue file in which every part is there: the rescue page says more than the app itself.
fn rescue_file() -> Value {
    let entries = [("tabletalk/1/-/told".to_owned(), "true".to_owned())];
    let mut file: Value = serde_json::from_str(&write_rescue(&entries)).unwrap();
    file["entries"][0]["store"] = json!("IndexedDB");
    file["panic"] = json!({ "message": "It fell", "file": "src/main.rs", "line": 7 });
    file
}

/// An event in which every part is there: a kind with a name beside those without, one that was taken off, a number of dots.
fn full_event() -> Event {
    let mut event = event();
    event.kinds[1].name = "Obstacle".into();
    event.former_kinds = vec![Kind { id: "moan".parse().unwrap(), name: "Moan".into() }];
    event.voting.dots = Some(3);
    event.checked().unwrap()
}

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The schema of a part of hand-ins, by its place in the schema.
fn part_of_hand_in(place: &str) -> Validator {
    let all = schema("hand-in.schema.json");
    let part = all.pointer(place).unwrap();
    jsonschema::validator_for(&json!({ "$defs": all["$defs"], "allOf": [part] })).unwrap()
}

/// The first value at each place, places as `facts[].says.note.text`.
fn places(value: &Value) -> BTreeMap<String, String> {
    fn walk(value: &Value, place: &str, pointer: &str, found: &mut BTreeMap<String, String>) {
        if !place.is_empty() {
            found.entry(place.to_owned()).or_insert_with(|| pointer.to_owned());
        }
        match value {
            Value::Object(parts) => {
                for (name, part) in parts {
                    walk(part, &join(place, name), &format!("{pointer}/{name}"), found);
                }
            }
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    walk(item, &format!("{place}[]"), &format!("{pointer}/{number}"), found);
                }
            }
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    walk(value, "", "", &mut found);
    found
}

/// The places that a schema names.
fn named(schema: &Value) -> BTreeSet<String> {
    fn walk(all: &Value, part: &Value, place: &str, found: &mut BTreeSet<String>) {
        if !place.is_empty() {
            found.insert(place.to_owned());
        }
        if let Some(to) = part["$ref"].as_str() {
            walk(all, all.pointer(to.trim_start_matches('#')).unwrap(), place, found);
        }
        for either in ["allOf", "anyOf", "oneOf"] {
            for part in part[either].as_array().into_iter().flatten() {
                walk(all, part, place, found);
            }
        }
        for (name, part) in part["properties"].as_object().into_iter().flatten() {
            walk(all, part, &join(place, name), found);
        }
        for name in part["propertyNames"]["enum"].as_array().into_iter().flatten() {
            walk(all, &part["additionalProperties"], &join(place, name.as_str().unwrap()), found);
        }
        let items = part
            .get("items")
            .into_iter()
            .chain(part["prefixItems"].as_array().into_iter().flatten());
        for item in items {
            walk(all, item, &format!("{place}[]"), found);
        }
    }
    let mut found = BTreeSet::new();
    walk(schema, schema, "", &mut found);
    found
}

fn join(place: &str, name: &str) -> String {
    if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") }
}

/// The value without what this pointer points at.
fn without(value: &Value, pointer: &str) -> Value {
    let mut value = value.clone();
    let (of, name) = pointer.rsplit_once('/').unwrap();
    value.pointer_mut(of).unwrap().as_object_mut().unwrap().remove(name).unwrap();
    value
}

/// The value with something else there.
fn with(value: &Value, pointer: &str, other: Value) -> Value {
    let mut value = value.clone();
    *value.pointer_mut(pointer).unwrap() = other;
    value
}

/// Something of another type.
fn of_another_type(value: &Value) -> Value {
    match value {
        Value::String(_) => json!(7),
        Value::Number(_) => json!("7"),
        Value::Array(_) => json!({}),
        Value::Object(_) => json!([]),
        Value::Null | Value::Bool(_) => json!(["neither"]),
    }
}

/// Places whose value a validator still takes when it was changed so.
fn taken(
    validator: &Validator,
    whole: &Value,
    change: impl Fn(&str, &Value) -> Option<Value>,
) -> Vec<String> {
    let changed = places(whole).into_iter().filter_map(|(place, pointer)| {
        Some((place, change(&pointer, whole.pointer(&pointer).unwrap())?))
    });
    changed.filter(|(_, changed)| validator.is_valid(changed)).map(|(place, _)| place).collect()
}

#[track_caller]
fn assert_valid(validator: &Validator, value: &Value) {
    let faults = validator.iter_errors(value);
    let faults: Vec<String> =
        faults.map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the two schemas share is written in both, since each is to be used by itself.
#[test]
fn both_schemas_tell_the_same_of_events() {
    let (hand_in, event) = (schema("hand-in.schema.json"), schema("event.schema.json"));
    for part in ["id", "event"] {
        assert_eq!(hand_in["$defs"][part], event["$defs"][part], "{part}");
    }
}

#[test]
fn a_hand_in_has_the_parts_that_the_schema_names_and_no_others() {
    let (schema, file) = (schema("hand-in.schema.json"), hand_in());
    assert_valid(&jsonschema::validator_for(&schema).unwrap(), &file);
    assert_eq!(places(&file).into_keys().collect::<BTreeSet<_>>(), named(&schema));
}

#[test]
fn a_hand_in_takes_as_much_as_the_schema_says() {
    let all = schema("hand-in.schema.json");
    let most = |place: &str| all.pointer(place).and_then(Value::as_u64);
    let limits = [
        ("/properties/asked/maxItems", file::MOST_ASKED),
        ("/properties/facts/maxItems", file::MOST_FACTS),
    ];
    for (place, limit) in limits {
        assert_eq!(most(place), u64::try_from(limit).ok(), "{place}");
    }
    let operation = part_of_hand_in("/properties/facts/items/properties/says");
    for chars in [file::MOST_THEME, file::MOST_THEME + 1] {
        let (name, theme) = ("é".repeat(chars), ThemeId(some_name()));
        for named in [
            Operation::Theme { name: name.clone() },
            Operation::Rename { theme, name: name.clone() },
        ] {
            let taken = operation.is_valid(&json!(named));
            assert_eq!(taken, chars <= file::MOST_THEME, "{chars} characters");
        }
    }
}

#[test]
fn an_event_has_the_parts_that_the_schema_names_and_no_others() {
    let schema = schema("event.schema.json");
    let file: Value = serde_json::from_str(&write_event(&full_event())).unwrap();
    assert_valid(&jsonschema::validator_for(&schema).unwrap(), &file);
    assert_eq!(places(&file).into_keys().collect::<BTreeSet<_>>(), named(&schema));
}

#[test]
fn a_rescue_file_has_the_parts_that_the_schema_names_and_no_others() {
    let (schema, file) = (schema("rescue.schema.json"), rescue_file());
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert_valid(&validator, &file);
    assert_eq!(places(&file).into_keys().collect::<BTreeSet<_>>(), named(&schema));
    let of_the_app: Value = serde_json::from_str(&write_rescue(&[])).unwrap();
    assert_valid(&validator, &of_the_app);
}

/// Where only the panic is not as it should be, the file opens all the same, without it.
#[test]
fn a_rescue_file_is_refused_by_the_schema_where_the_code_does_not_read_all_of_it() {
    let validator = jsonschema::validator_for(&schema("rescue.schema.json")).unwrap();
    let whole = rescue_file();
    let read = places(&whole).into_iter().filter(|(place, _)| {
        // Of these the code reads other values too, or nothing.
        !["format", "version", "entries[].store"].contains(&place.as_str())
    });
    for (place, pointer) in read {
        let parts_of_list = place.ends_with(']') || place == "panic";
        let missing = (!parts_of_list).then(|| without(&whole, &pointer));
        let changed = others().into_iter().map(|other| with(&whole, &pointer, other));
        for changed in missing.into_iter().chain(changed) {
            let opened = file::open(changed.to_string().as_bytes());
            let opened = matches!(&opened, Ok(Opened::Rescue(rescue)) if rescue.panic.is_some());
            assert_eq!(validator.is_valid(&changed), opened, "{place}: {changed}");
            let of_panic = place.starts_with("panic");
            assert!(!of_panic || file::open(changed.to_string().as_bytes()).is_ok(), "{changed}");
        }
    }
}

#[test]
fn the_schema_takes_each_kind_of_fact_and_knows_it_from_those_to_come() {
    let (operation, of) = (part_of_hand_in("/properties/facts/items/properties/says"), some_name());
    let mut kinds = BTreeSet::new();
    for kind in every_kind(of) {
        let wire = json!(kind);
        assert_valid(&operation, &wire);
        kinds.extend(wire.as_object().unwrap().keys().cloned());
    }
    let all = schema("hand-in.schema.json");
    let either = &all["properties"]["facts"]["items"]["properties"]["says"]["oneOf"];
    let to_come = either.as_array().unwrap().last().unwrap();
    let known = to_come["propertyNames"]["not"]["enum"].as_array().unwrap();
    assert_eq!(
        known.iter().map(|kind| kind.as_str().unwrap().to_owned()).collect::<BTreeSet<_>>(),
        kinds
    );
    assert_valid(&operation, &json!({ "shout": { "volume": 11 } }));
}

#[test]
fn a_fact_without_words_is_of_a_field_that_has_words() {
    let (facts, of) = (part_of_hand_in("/properties/facts/items"), some_name());
    for field in every_field(of) {
        let wire = json!({ "name": of.to_string(), "hollow": field });
        assert_eq!(facts.is_valid(&wire), field.has_words(), "{wire}");
        assert_eq!(Fact::from_wire(read(&wire).unwrap()).is_ok(), field.has_words(), "{wire}");
    }
}

/// What else can stand where something is expected, numbers beyond each width among it.
fn others() -> Vec<Value> {
    let numbers = [7, 0, -1, 300, 70_000, 5_000_000_000_i64].map(|number| json!(number));
    let rest =
        [json!(null), json!(true), json!(1.5), json!("No name, no id"), json!([]), json!({})];
    numbers.into_iter().chain(rest).collect()
}

#[test]
fn what_a_fact_says_is_refused_by_the_schema_where_the_code_does_not_read_it() {
    let operation = part_of_hand_in("/properties/facts/items/properties/says");
    for kind in every_kind(some_name()) {
        let whole = json!({ "says": kind });
        for (place, pointer) in
            places(&whole).into_iter().filter(|(place, _)| place.contains("says."))
        {
            let missing = (!place.ends_with(']')).then(|| without(&whole, &pointer));
            let changed = others().into_iter().map(|other| with(&whole, &pointer, other));
            for changed in missing.into_iter().chain(changed) {
                let changed = &changed["says"];
                assert_eq!(
                    operation.is_valid(changed),
                    read::<Operation>(changed).is_some(),
                    "{changed}"
                );
            }
        }
    }
}

#[test]
fn an_event_is_refused_by_the_schema_where_the_code_does_not_take_it() {
    let all = schema("event.schema.json");
    let events = json!({ "$defs": all["$defs"], "$ref": "#/$defs/event" });
    let events = jsonschema::validator_for(&events).unwrap();
    let whole = json!(full_event());
    for (place, pointer) in places(&whole) {
        let missing = (!place.ends_with(']')).then(|| without(&whole, &pointer));
        let changed = others().into_iter().map(|other| with(&whole, &pointer, other));
        for changed in missing.into_iter().chain(changed) {
            let read = read::<Event>(&changed).is_some_and(|event| event.checked().is_ok());
            assert_eq!(events.is_valid(&changed), read, "{place}: {changed}");
        }
    }
}

#[test]
fn no_part_of_a_hand_in_may_be_missing_but_those_that_are_not_always_written() {
    let validator = jsonschema::validator_for(&schema("hand-in.schema.json")).unwrap();
    let file = hand_in();
    let spare = taken(&validator, &file, |pointer, _| {
        let (of, _) = pointer.rsplit_once('/')?;
        file.pointer(of)?.is_object().then(|| without(&file, pointer))
    });
    // Columns of the board that earlier builds did not write.
    let later = [
        "board.notes[].event_id",
        "board.notes[].order",
        "board.rounds[].event_id",
        "board.rounds[].group_name",
        "board.rounds[].group_number",
        "board.themes[].event_id",
    ];
    let not_always = [
        "event.former_kinds",
        "event.former_kinds[].name",
        "event.kinds[].name",
        "event.voting.dots",
        "facts[].at",
        "facts[].over",
    ];
    assert_eq!(spare, [later.as_slice(), &not_always].concat());
}

#[test]
fn no_part_of_a_hand_in_may_be_of_another_type() {
    let validator = jsonschema::validator_for(&schema("hand-in.schema.json")).unwrap();
    let file = hand_in();
    let taken = taken(&validator, &file, |pointer, value| {
        Some(with(&file, pointer, of_another_type(value)))
    });
    assert_eq!(taken, Vec::<String>::new());
}

/// Rows for other programs have their columns and no more; all else may grow within a version.
#[test]
fn rows_of_the_board_and_single_entries_take_no_further_part() {
    let validator = jsonschema::validator_for(&schema("hand-in.schema.json")).unwrap();
    let file = hand_in();
    let grows = |pointer: &str, value: &Value| {
        let mut value = value.clone();
        value.as_object_mut()?.insert("weather".into(), "sunny".into());
        Some(with(&file, pointer, value))
    };
    let objects =
        places(&file).into_iter().filter(|(_, pointer)| file.pointer(pointer).unwrap().is_object());
    let open = taken(&validator, &file, grows);
    let closed: Vec<String> =
        objects.map(|(place, _)| place).filter(|place| !open.contains(place)).collect();
    let rows = ["board.notes[]", "board.rounds[]", "board.themes[]"];
    assert_eq!(closed, [&rows[..], &["facts[].hollow", "facts[].says"]].concat());
}

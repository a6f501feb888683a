//! Limits of files, as `docs/file-format.md` lists them: what is at one is read, what is beyond is refused with a sentence.

use crate::worst;
use crate::worst::Forge;
use serde_json::{Value, json};
use tabletalk::domain::event::{
    Event, EventBook, Kind, MOST_GROUPS, MOST_KINDS, MOST_QUESTION, link,
};
use tabletalk::domain::file::{
    self, FileError, HandIn, MOST_ASKED, MOST_BYTES, MOST_DESK_BYTES, MOST_FACTS, MOST_THEME,
    Opened, write_event,
};
use tabletalk::domain::record::{
    Fact, LamportTimestamp, MOST_FOLLOWED, Operation, Record, ReplicaId,
};
use tabletalk::domain::text::MOST_NAME;
use tabletalk::domain::vote::MOST_DOTS;
use tabletalk::i18n::Language;

/// A file that is opened, or the sentence that it is refused with.
fn opened(file: &str) -> Result<HandIn, String> {
    let opened = file::open(file.as_bytes()).and_then(Opened::hand_in);
    opened.map(|hand_in| *hand_in).map_err(|fault| said(&fault))
}

fn said(fault: &FileError) -> String {
    (Language::default().words().faults.file)(fault)
}

fn hand_in() -> Value {
    let mut forge = Forge::default();
    forge.note("Note");
    serde_json::from_str(&forge.file()).unwrap()
}

#[test]
fn a_file_has_so_many_bytes() {
    let file = hand_in().to_string();
    let padded = |bytes: usize| format!("{file}{}", " ".repeat(bytes - file.len()));
    assert!(opened(&padded(MOST_BYTES)).is_ok());
    assert_eq!(
        opened(&padded(MOST_BYTES + 1)).unwrap_err(),
        "This file is larger than 192 MB, so Tabletalk did not make it. Pick the .json file that it made."
    );
}

#[test]
fn a_desk_has_so_many_bytes() {
    let begins = "{\"format\":\"tabletalk-desk\"";
    let file = format!("{begins}{}", " ".repeat(MOST_DESK_BYTES + 1 - begins.len()));
    assert_eq!(
        opened(&file).unwrap_err(),
        "This file is larger than 512 MB, so Tabletalk did not make it. Pick the .json file that it made."
    );
}

#[test]
fn lists_and_objects_stand_in_each_other_so_often() {
    let nested = |levels: usize| {
        let mut file = hand_in();
        // The file itself is the first.
        file["weather"] = (1..levels).fold(json!(0), |inner, _| json!([inner]));
        opened(&file.to_string())
    };
    assert!(nested(127).is_ok());
    assert_eq!(
        nested(128).unwrap_err(),
        "This file was changed or damaged since it was made. Ask the group to make its file again."
    );
}

#[test]
fn a_hand_in_has_so_many_facts() {
    let with = |facts: usize| {
        let mut file = hand_in();
        file["facts"] = vec![Value::Null; facts].into();
        opened(&file.to_string()).unwrap_err()
    };
    // They are looked at, and are none.
    assert_eq!(
        with(MOST_FACTS),
        "The part “facts” of this file is missing or wrong. Ask the group to make its file again."
    );
    assert_eq!(
        with(MOST_FACTS + 1),
        "The part “facts” of this file has 500001 entries, and no group’s file has more than 500000. Ask the group to make its file again."
    );
}

#[test]
fn a_hand_in_names_the_questions_of_so_many_revisions() {
    let with = |revisions: usize| {
        let revisions: Vec<u32> = (1..).take(revisions).collect();
        opened(&worst::file_of(1, &revisions, Vec::new()).to_string())
    };
    assert_eq!(with(MOST_ASKED).unwrap().questions().len(), MOST_ASKED);
    assert_eq!(
        with(MOST_ASKED + 1).unwrap_err(),
        "The part “asked” of this file has 1001 entries, and no group’s file has more than 1000. Ask the group to make its file again."
    );
}

/// Nobody's record may lead to a file that nobody opens.
#[test]
fn a_record_of_more_revisions_is_handed_in_with_the_newest() {
    let mut forge = Forge::default();
    for asked in 1..=1_100 {
        forge.write(Vec::new(), Operation::Note { text: "Note".into(), asked });
    }
    let mut event = worst::event(1);
    for (revision, newest) in [(2_000, 102..=1_100), (1_050, 51..=1_049), (500, 1..=499)] {
        event.revision = revision;
        let (book, group) = (EventBook::new(event.clone()), &event.groups[0].id);
        let file = HandIn::of(&book, group, &forge.record()).unwrap();
        let again = opened(&file.write()).unwrap();
        let named: Vec<u32> = again.questions().into_keys().collect();
        // A note may answer a revision that is not known here: no file can name its question.
        assert_eq!(named, newest.chain([revision]).collect::<Vec<_>>());
    }
}

#[test]
fn a_theme_has_a_name_of_so_many_characters() {
    let theme = |chars: usize| {
        let mut forge = Forge::default();
        forge.theme(&"é".repeat(chars));
        opened(&forge.file())
    };
    let renamed = |chars: usize| {
        let mut forge = Forge::default();
        let theme = forge.theme("Money");
        forge.write(Vec::new(), Operation::Rename { theme, name: "é".repeat(chars) });
        opened(&forge.file())
    };
    for named in [&theme as &dyn Fn(usize) -> Result<HandIn, String>, &renamed] {
        assert!(named(MOST_THEME).is_ok());
        assert_eq!(
            named(MOST_THEME + 1).unwrap_err(),
            "A theme in this file has a name of 1001 characters, and no name is longer than 1000. Ask the group to make its file again."
        );
    }
}

/// An event that is as large as one can be in every way.
fn largest_event() -> Event {
    let id = |letter: &str, number: usize| format!("{letter:z<9}{number:07}");
    let mut event = worst::event(1);
    event.title = "t".repeat(MOST_NAME).into();
    event.date = "d".repeat(MOST_NAME).into();
    event.group_count = MOST_GROUPS;
    event.groups = (1..=MOST_GROUPS).flat_map(|number| worst::event(number).groups).collect();
    for group in &mut event.groups {
        group.id = id("g", group.number).parse().unwrap();
        group.name = "n".repeat(MOST_NAME).into();
        group.question = "q".repeat(MOST_QUESTION).into();
    }
    let kind =
        |number| Kind { id: id("k", number).parse().unwrap(), name: "k".repeat(MOST_NAME).into() };
    event.kinds = (0..MOST_KINDS).map(kind).collect();
    event.voting.dots = Some(MOST_DOTS);
    event.voting.cap = MOST_DOTS;
    event
}

#[test]
fn an_event_at_its_limits_travels_as_a_file_and_a_part_of_it_in_a_link() {
    let mut event = largest_event();
    let Ok(Opened::Event(from_file)) = file::open(write_event(&event).as_bytes()) else {
        panic!("refused");
    };
    assert_eq!(from_file, event);
    // No link of so many groups is ever offered; 200 fit.
    event.groups.truncate(200);
    assert!(link::decode(&link::encode(&event)) == Ok(event), "another event");
}

/// What makes an event too large, and the sentence for it.
type Beyond = (fn(&mut Event), &'static str);

#[test]
fn an_event_beyond_a_limit_is_refused() {
    let beyond: [Beyond; 9] = [
        (
            |event| event.title = "x".repeat(MOST_NAME + 1).into(),
            "The title: 201 characters are too many. Keep it to 200.",
        ),
        (
            |event| event.date = "x".repeat(MOST_NAME + 1).into(),
            "The date: 201 characters are too many. Keep it to 200.",
        ),
        (|event| event.group_count += 1, "1001 groups are too many. An event takes up to 1,000."),
        (
            |event| event.groups[6].name = "x".repeat(MOST_NAME + 1).into(),
            "The name of group 7: 201 characters are too many. Keep it to 200.",
        ),
        (
            |event| event.groups[6].question = "x".repeat(MOST_QUESTION + 1).into(),
            "The question of group 7: 401 characters are too many. Keep it to 400.",
        ),
        (
            |event| event.kinds.push(Kind { id: "more".parse().unwrap(), name: "More".into() }),
            "Keep between 1 and 12 different kinds of note.",
        ),
        (
            |event| event.kinds[2].name = "x".repeat(MOST_NAME + 1).into(),
            "The kind of note in line 3: 201 characters are too many. Keep it to 200.",
        ),
        (
            |event| event.voting.dots = Some(MOST_DOTS + 1),
            "Give each person between 1 and 20 dots.",
        ),
        (|event| event.voting.cap += 1, "Allow between 1 and 20 dots on one theme."),
    ];
    for (grows, sentence) in beyond {
        let mut event = largest_event();
        grows(&mut event);
        let fault = file::open(write_event(&event).as_bytes()).unwrap_err();
        assert_eq!(said(&fault), format!("The event in this file can’t be used. {sentence}"));
    }
}

#[test]
fn ids_of_events_and_groups_have_so_many_letters() {
    let with = |part: &str, letters: usize| {
        let mut file = hand_in();
        let id = Value::from("a".repeat(letters));
        if part == "group" {
            file["event"]["groups"][0]["id"] = id.clone();
            file["group"] = id;
        } else {
            file["event"]["id"] = id;
        }
        opened(&file.to_string())
    };
    for part in ["event", "group"] {
        assert!(with(part, 16).is_ok(), "{part}");
        assert_eq!(
            with(part, 17).unwrap_err(),
            "The part “event” of this file is missing or wrong. Ask the group to make its file again."
        );
    }
}

/// Not refused: it is kept, and nobody counts on from it.
#[test]
fn writers_count_on_from_counts_up_to_so_many() {
    let note = |count| {
        let stamp = LamportTimestamp { count, replica: ReplicaId::new(9) };
        Fact::write(stamp, None, Vec::new(), Operation::Note { text: "Note".into(), asked: 1 })
    };
    let next = |counts: &[u64]| Record::of(counts.iter().map(|count| note(*count))).next_count();
    assert_eq!(next(&[]), 1);
    assert_eq!(next(&[7, MOST_FOLLOWED]), MOST_FOLLOWED + 1);
    assert_eq!(next(&[7, MOST_FOLLOWED + 1, u64::MAX]), 8);
}

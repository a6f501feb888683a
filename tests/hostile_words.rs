//! Hostile names and notes, by the rows of the list that the project must survive: file names, control characters, marks
//! that turn the direction, names that look the same, signs made of many letters.
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test that can't go on says so by failing"
)]

use crate::common::{Tabled, event};
use proptest::prelude::*;
use tabletalk::domain::board::{Board, Note};
use tabletalk::domain::collection::Collection;
use tabletalk::domain::command::Command;
use tabletalk::domain::event::{EventBook, look_alike, nearly_same};
use tabletalk::domain::file::{self, HandIn, Opened};
use tabletalk::domain::text::PersonText;
use tabletalk::domain::text::{cut, slug};
use tabletalk::i18n::Language;
use tabletalk::report::{self, Organiser};
use unicode_segmentation::UnicodeSegmentation as _;

fn hand_in_of(table: &Tabled) -> HandIn {
    HandIn::of(&EventBook::new(event()), &"g2".parse().unwrap(), &table.record).unwrap()
}

/// X08: whatever a title is, the names of its files are names on every system, and never empty.
#[test]
fn a_part_of_a_file_name_is_one_on_every_system() {
    let long = "x".repeat(300);
    let titles = [
        ("../../x", "x"),
        ("CON", "con"),
        ("a:b*?", "a-b"),
        ("trailing dot.", "trailing-dot"),
        ("\u{202e}exe.txt", "exe-txt"),
        ("line\nand\ttab", "line-and-tab"),
        ("Grüße, Ünal", "grüße-Ünal"),
        ("...", "tabletalk"),
        ("🎉", "tabletalk"),
        ("\u{0}\u{200b}\u{e0001}", "tabletalk"),
        (&long, &long[..60]),
    ];
    for (title, name) in titles {
        assert_eq!(slug(title, 60), name, "{title:?}");
    }
}

/// X16: U+0000 and every other control character stands as it was typed, in the record and in the file, and ends nothing.
#[test]
fn control_characters_are_kept_and_end_nothing() {
    let all: String = ('\0'..='\u{9f}').filter(|letter| letter.is_control()).collect();
    let typed = format!("before{}after", all.replace(['\r', '\n'], " "));
    let mut table = Tabled::default();
    table.note(&typed);
    let text = hand_in_of(&table).write();
    assert!(!text.contains('\0'), "a file of ours has them escaped");
    let Ok(Opened::HandIn(again)) = file::open(text.as_bytes()) else { panic!("refused") };
    let board = Board::of(again.record());
    assert_eq!(board.notes().map(Note::text).collect::<Vec<_>>(), [&PersonText::from(typed)]);
}

/// X19: what turns the direction inside a note turns it back before what the report writes after it.
#[test]
fn a_note_turns_nothing_but_itself_in_the_report() {
    for turned in
        ["\u{202e}abc", "\u{202a}\u{202e}abc\u{202c}", "\u{2067}\u{202e}abc\u{2069}", "\u{2068}a"]
    {
        let mut table = Tabled::default();
        let note = table.note(turned);
        table.does(Command::Edit(
            note,
            tabletalk::domain::command::Edit {
                kind: Some("action".parse().unwrap()),
                owner: Some("Grace".into()),
                ..Default::default()
            },
        ));
        let mut all = Collection::default();
        all.add(hand_in_of(&table).write().as_bytes());
        let page = report::text_of(|out| {
            report::markdown(Organiser::default().with(&all), Language::default().words(), out)
        });
        let line = page.lines().find(|line| line.contains("Grace")).unwrap();
        let before = line.split("(Grace").next().unwrap();
        assert_eq!(depth(before), 0, "{line:?}");
        assert!(before.contains(turned), "{line:?}");
    }
}

/// How many changes of direction are open at the end of a text: by the rules of Unicode's bidirectional algorithm.
fn depth(text: &str) -> usize {
    let mut open: Vec<bool> = Vec::new();
    for letter in text.chars() {
        match letter {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(false),
            '\u{2066}' | '\u{2067}' | '\u{2068}' => open.push(true),
            '\u{202c}' if open.last() == Some(&false) => drop(open.pop()),
            '\u{2069}' if open.contains(&true) => while open.pop() == Some(false) {},
            _ => {}
        }
    }
    open.len()
}

/// X20: names that people can't tell apart are found, others are left alone.
#[test]
fn names_that_look_the_same_are_found() {
    let same = [
        ("Money", "Money"),
        ("Money", "Моnеу"),
        ("Room 10", "Room IO"),
        ("Team", "T\u{200b}eam"),
        ("Team", "Te\u{ad}am "),
        ("Team", "Team\u{e0041}\u{fe0f}"),
        ("Team", "\u{202d}team"),
        ("Team", "Ｔｅａｍ"),
    ];
    for (one, other) in same {
        let names = ["Others".to_owned(), one.to_owned(), String::new(), other.to_owned()];
        assert_eq!(look_alike(&names), Some((2, 4)), "{one:?} and {other:?}");
    }
    for (one, other) in
        [("", ""), ("Room 1", "Room 2"), ("Деньги", "Money"), ("Team", "Teams"), (" ", "\u{200b}")]
    {
        assert_eq!(look_alike(&[one.to_owned(), other.to_owned()]), None, "{one:?} and {other:?}");
    }
}

/// Before a vote: themes whose names are nearly the same words.
#[test]
fn names_that_are_nearly_the_same_words_are_found_each_with_each() {
    let pairs = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        nearly_same(&names).collect::<Vec<_>>()
    };
    let same = [
        ("Bus service", "Bus services"),
        ("Bus service", "The bus service"),
        ("Park", "Parks"),
        ("Bus", "Buses"),
        ("Pavement", "Pavment"),
        ("Playground", "Playgrpund"),
        ("Das Café", "CAFÉS"),
        ("Money!", "money"),
        ("Money", "Моnеу"),
        ("Room 10", "Room IO"),
    ];
    for (one, other) in same {
        assert_eq!(pairs(&[one, other]), [(0, 1)], "{one:?} and {other:?}");
        assert_eq!(pairs(&[other, one]), [(0, 1)], "{other:?} and {one:?}");
    }
    let differ = [
        ("Question 1", "Question 2"),
        ("Question 1", "Question 12"),
        ("Phase A", "Phase B"),
        ("Phase A", "Phase"),
        ("A", "The"),
        ("Buses", "Trees"),
        ("Bus", "Bins"),
        ("Light", "Night"),
        ("Bus service", "Bus"),
        ("Bus service", "Service bus"),
        ("图书馆开门", "图书馆关门"),
        ("", ""),
        ("…", "!"),
    ];
    for (one, other) in differ {
        assert_eq!(pairs(&[one, other]), [], "{one:?} and {other:?}");
    }
    assert_eq!(pairs(&["Park", "Trees", "Parks", "", "The park", ""]), [(0, 2), (0, 4), (2, 4)]);
}

/// X22: what makes one sign of many letters, and letters that stand between them.
const PARTS: [&str; 24] = [
    "a",
    "é",
    " ",
    "e\u{301}",
    "\u{334}",
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈",
    "\u{200d}",
    "👍🏽",
    "🇬🇧",
    "🇬",
    "❤️",
    "\u{fe0f}",
    "1\u{fe0f}\u{20e3}",
    "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
    "क्षि",
    "நி",
    "각",
    "\u{1100}",
    "漢",
    "か\u{3099}",
    "\u{600}",
    "\r\n",
    "🙂",
];

proptest! {
    /// X22: a text that is shortened ends between two signs.
    #[test]
    fn a_cut_never_tears_a_sign(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..40), most in 0..60_usize) {
        let text = parts.concat();
        let start = cut(&text, most);
        prop_assert!(text.starts_with(start));
        let ends: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        prop_assert!(ends.contains(&start.len()), "{start:?} of {text:?}");
    }
}

#[test]
fn a_cut_is_where_it_was_asked_for_wherever_it_can_be() {
    assert_eq!(cut("short", 60), "short");
    assert_eq!(cut("plain words", 5), "plain");
    assert_eq!(cut("🙂🙂🙂🙂", 2), "🙂🙂");
    assert_eq!(cut("漢字仮名交じり", 3), "漢字仮");
    assert_eq!(cut("family 👩‍👩‍👧‍👦 there", 10), "family ");
    assert_eq!(cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦 there", 2), "👩‍👩‍👧‍👦");
}

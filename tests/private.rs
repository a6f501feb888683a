//! What is found of personal details, measured over notes of our own: `cargo test --test native private:: -- --nocapture`.
//!
//! A line is a note or an owner, with what is personal in it marked as `{name:Priya Shah}`. The even lines are what the
//! rules are tuned on; the odd lines only report. Who wrote the set wrote the rules, and so knew the names in it: the two
//! files `after_…` were written when the rules were done, all lines only report, and what they say is nearer the truth.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a set that is marked wrongly fails; what is measured is printed"
)]

use std::collections::BTreeMap;
use std::ops::Range;

use crate::common::Tabled;
use proptest::prelude::*;
use tabletalk::domain::command::{Command, Edit};
use tabletalk::domain::text::{Private, PrivateKind, private_in, private_in_owner};
use tabletalk::i18n::Language;

const NOTES: &str = include_str!("private/notes.txt");
const OWNERS: &str = include_str!("private/owners.txt");
const AFTER_NOTES: &str = include_str!("private/after_notes.txt");
const AFTER_OWNERS: &str = include_str!("private/after_owners.txt");

type Reads = fn(&str) -> Vec<Private>;

/// A line without its marks, and what was marked in it.
fn unmarked(line: &str) -> (String, Vec<(PrivateKind, Range<usize>)>) {
    let mut text = String::new();
    let mut marked = Vec::new();
    let mut parts = line.split('{');
    text.push_str(parts.next().unwrap());
    for part in parts {
        let (inner, rest) = part.split_once('}').expect("a mark ends");
        let (kind, inner) = inner.split_once(':').expect("a mark has a kind");
        let kind = match kind {
            "name" => PrivateKind::Name,
            "email" => PrivateKind::Email,
            "phone" => PrivateKind::Phone,
            "postcode" => PrivateKind::Postcode,
            other => panic!("no kind: {other}"),
        };
        let start = text.len();
        text.push_str(inner);
        marked.push((kind, start..text.len()));
        text.push_str(rest);
    }
    (text, marked)
}

#[derive(Clone, Copy, Default)]
struct Count {
    hits: usize,
    exact: usize,
    misses: usize,
    alarms: usize,
}

/// Which lines of a set are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Tuning,
    Reporting,
    All,
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Counts by kind over each second line from one on, or over all. A detail is hit where something of its kind overlaps it, and hit exactly where
/// it has the same ends; what overlaps no detail of its kind is a false alarm.
fn measured(set: &str, half: Half, reads: Reads) -> BTreeMap<PrivateKind, Count> {
    let mut counts: BTreeMap<PrivateKind, Count> = BTreeMap::new();
    // What is wrong is told of the half for tuning alone: nobody reads the other one by accident.
    let tells = half == Half::Tuning && std::env::var_os("TABLETALK_TELL").is_some();
    let (skip, step) = match half {
        Half::Tuning => (1, 2),
        Half::Reporting => (0, 2),
        Half::All => (0, 1),
    };
    for line in set.lines().skip(skip).step_by(step) {
        let (text, marked) = unmarked(line);
        let found = reads(&text);
        for (kind, range) in &marked {
            let count = counts.entry(*kind).or_default();
            let mut same = found.iter().filter(|private| private.kind == *kind);
            if same.clone().any(|private| private.range == *range) {
                count.exact += 1;
            }
            if same.any(|private| overlap(&private.range, range)) {
                count.hits += 1;
            } else {
                count.misses += 1;
                if tells {
                    println!("missed {:?} in: {text}", &text[range.clone()]);
                }
            }
        }
        for private in &found {
            let is_marked =
                |(kind, range): &(_, _)| *kind == private.kind && overlap(range, &private.range);
            if !marked.iter().any(is_marked) {
                counts.entry(private.kind).or_default().alarms += 1;
                if tells {
                    println!("{:?} {:?} in: {text}", private.kind, &text[private.range.clone()]);
                }
            }
        }
    }
    counts
}

fn table(title: &str, counts: &BTreeMap<PrivateKind, Count>) {
    println!("{title:28}{:>6}{:>8}{:>8}{:>14}", "hits", "exact", "misses", "false alarms");
    for (kind, count) in counts {
        let Count { hits, exact, misses, alarms } = count;
        println!("  {:26}{hits:>6}{exact:>8}{misses:>8}{alarms:>14}", format!("{kind:?}"));
    }
}

/// What the reporting half must reach, just below what was measured: of a kind the least hits, the most false alarms.
type Floors = [(PrivateKind, usize, usize)];

const NOTE_FLOORS: &Floors = &[
    (PrivateKind::Name, 55, 5),
    (PrivateKind::Email, 6, 0),
    (PrivateKind::Phone, 12, 0),
    (PrivateKind::Postcode, 9, 0),
];
const OWNER_FLOORS: &Floors = &[(PrivateKind::Name, 27, 1)];
const AFTER_NOTE_FLOORS: &Floors = &[
    (PrivateKind::Name, 22, 6),
    (PrivateKind::Email, 3, 0),
    (PrivateKind::Phone, 6, 0),
    (PrivateKind::Postcode, 5, 0),
];
const AFTER_OWNER_FLOORS: &Floors = &[(PrivateKind::Name, 21, 5)];

#[test]
fn what_is_found_is_measured() {
    table("notes, tuning half", &measured(NOTES, Half::Tuning, private_in));
    table("owners, tuning half", &measured(OWNERS, Half::Tuning, private_in_owner));
    let sets: [(&str, &str, Half, Reads, &Floors); 4] = [
        ("notes, reporting half", NOTES, Half::Reporting, private_in, NOTE_FLOORS),
        ("owners, reporting half", OWNERS, Half::Reporting, private_in_owner, OWNER_FLOORS),
        ("notes after the rules", AFTER_NOTES, Half::All, private_in, AFTER_NOTE_FLOORS),
        ("owners after the rules", AFTER_OWNERS, Half::All, private_in_owner, AFTER_OWNER_FLOORS),
    ];
    for (name, set, half, reads, floors) in sets {
        let counts = measured(set, half, reads);
        table(name, &counts);
        for (kind, least, most) in floors {
            let count = counts.get(kind).copied().unwrap_or_default();
            assert!(count.hits >= *least, "{name}: {kind:?} found {} of {least}", count.hits);
            assert!(count.alarms <= *most, "{name}: {kind:?} in vain {} of {most}", count.alarms);
        }
    }
}

/// Half of the notes have nothing to find, or the false alarms would say little.
#[test]
fn the_set_is_large_and_mixed() {
    let lines = NOTES.lines().count();
    let plain = NOTES.lines().filter(|line| !line.contains('{')).count();
    assert!(lines >= 200 && plain * 5 >= lines * 2 && plain * 5 <= lines * 3, "{plain} of {lines}");
}

/// The parts of a text of this kind.
fn found(text: &str, kind: PrivateKind) -> Vec<&str> {
    let found = private_in(text).into_iter().filter(|private| private.kind == kind);
    found.map(|private| &text[private.range]).collect()
}

#[test]
fn addresses_end_where_they_end() {
    let text = "Write to <a.b+c@example.org>, mailto:d@sub.example.com. Or (e_f@example.net)!";
    let emails = ["a.b+c@example.org", "d@sub.example.com", "e_f@example.net"];
    assert_eq!(found(text, PrivateKind::Email), emails);
    for none in ["9/10 @ noon", "@table", "a@b", "a@.org", "@@", "a@b.c", "x@example..org"] {
        assert_eq!(private_in(none), [], "{none}");
    }
}

#[test]
fn phone_numbers_have_many_spellings() {
    for phone in [
        "0117 496 0123",
        "(0117) 496 0123",
        "0117-496-0123",
        "01174960123",
        "0117.496.0123",
        "020 7946 0018",
        "07700 900123",
        "07700 900 123",
        "+44 7700 900123",
        "+44 (0)117 496 0123",
        "(+44) 117 496 0123",
        "0044 117 496 0123",
        "01632 96012",
        "+1 202-555-0143",
        "+353 20 913 1234",
    ] {
        let text = format!("Ring {phone}, or come.");
        assert_eq!(found(&text, PrivateKind::Phone), [phone]);
    }
    for none in [
        "31/03/2026, 2026-06-30, 01 02 2026",
        "£07700900123",
        "0117 496",
        "2026-05-12T09:30:00+01:00",
        "ref 01174960123",
        "0117496012345",
        "10.0117.496.0123",
        "+44 117",
        "07700900123x",
    ] {
        assert_eq!(found(none, PrivateKind::Phone), [""; 0], "{none}");
    }
}

/// As they are written in Austria, Germany and Switzerland, and what looks like one there.
#[test]
fn phone_numbers_may_follow_an_area_code_of_any_length() {
    for phone in [
        "0664 1234567",
        "0664/1234567",
        "0664/123 45 67",
        "0664 / 123 45 67",
        "(0664) 1234567",
        "0664-1234567",
        "06641234567",
        "01 234 56 78",
        "01/234 56 78",
        "(01) 234 5678",
        "01 2345678",
        "079 123 45 67",
        "079.123.45.67",
        "0791234567",
        "044 668 18 00",
        "030 12345678",
        "0152 12345678",
        "033203 123456",
        "0512 507-1234",
        "+43 664 1234567",
        "+43/664/1234567",
        "+43 (0)664/123 45 67",
        "0043 664 1234567",
        "+41 79 123 45 67",
        "0041 79 123 45 67",
        "+49 (0)30 12345678",
    ] {
        let text = format!("Bitte {phone} anrufen.");
        assert_eq!(found(&text, PrivateKind::Phone), [phone]);
    }
    for none in [
        "2019 2020",
        "2019/2020 2021/2022",
        "1 000 000",
        "1 023 456 789",
        "Raum 0123",
        "Raum 0123/0124",
        "0123 0124 0125",
        "04109 Leipzig",
        "04109 04103",
        "1010 Wien, 8010 Graz",
        "01/2025-12/2026",
        "01.12.2026 10.30",
        "05.11.-07.11.2026",
        "31/01/2026 12345",
        "01 02 03 04 05",
        "0,664 1234567",
        "0.123456789",
        "Aktenzeichen 0345 123456",
        "IBAN DE89 3704 0044 0532 0130",
    ] {
        assert_eq!(found(none, PrivateKind::Phone), [""; 0], "{none}");
    }
    // What follows with a slash is another number.
    assert_eq!(found("0664 1234567/68", PrivateKind::Phone), ["0664 1234567"]);
}

#[test]
fn postcodes_have_all_formats() {
    let whole = [
        "B0 1AA", "B99 1AA", "W0A 1AA", "BS0 7ZZ", "BS97 1XY", "EC0A 1BB", "GIR 0AA", "BS07ZZ",
        "bs0 7zz", "Bs0 7zz",
    ];
    for code in whole {
        let text = format!("At {code}, by post");
        assert_eq!(found(&text, PrivateKind::Postcode), [code]);
    }
    for none in [
        "A4 paper",
        "M25",
        "B12",
        "5G",
        "M4 2nd exit",
        "b4 1st floor",
        "bs07zz",
        "BS0 7ZI",
        "QS1 1AA",
    ] {
        assert_eq!(private_in(none), [], "{none}");
    }
}

#[test]
fn a_capital_alone_is_a_name_only_where_owners_stand() {
    for owner in ["Mark", "Hope", "Xochitl"] {
        assert_eq!(private_in(owner), [], "{owner}");
        assert_eq!(private_in_owner(owner).len(), 1, "{owner}");
    }
    for none in ["", "IT team", "Finance", "The council", "Everyone"] {
        assert_eq!(private_in_owner(none), [], "{none}");
    }
}

/// Whether all that is found lies on borders of characters, in order, and apart.
fn is_sound(text: &str) -> bool {
    [private_in(text), private_in_owner(text)].iter().all(|found| {
        let whole = found
            .iter()
            .all(|part| text.get(part.range.clone()).is_some_and(|part| !part.is_empty()));
        whole && found.iter().zip(found.iter().skip(1)).all(|(a, b)| a.range.end <= b.range.start)
    })
}

#[test]
fn the_longest_texts_are_read() {
    let pieces = [
        "@",
        "a@",
        "a@b.",
        "+",
        "+4",
        "0",
        "01 ",
        "(0",
        "07700 900123 ",
        "BS0 7ZZ ",
        "A",
        "A ",
        "A. ",
        "Dr ",
        "Asha ",
        "ask Asha",
        "'",
        "a'",
        "-",
        "é",
        "e\u{301}",
        "İ",
        "ß",
        "漢字",
        "👩‍👩‍👧",
        "\u{0}",
        "\u{202e}",
        "\n",
        " to X Y",
        "Mr and Mrs ",
        "van ",
    ];
    for piece in pieces {
        let text: String = piece.chars().cycle().take(10_000).collect();
        assert!(is_sound(&text), "{piece}");
    }
}

/// Pieces that rules look for, in any order: so their borders meet.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Asha",
        "Mark",
        "Dr",
        "Mr",
        "O'",
        "’s",
        "'S",
        ".",
        ". ",
        " ",
        "\u{a0}",
        "\n",
        ":",
        "(",
        ")",
        "ask ",
        "to ",
        "and ",
        "van ",
        "A",
        "J.",
        "@",
        "example",
        ".org",
        "mailto:",
        "+44",
        "(0)",
        "0117",
        "496",
        "0123",
        "-",
        "07700900123",
        "BS0",
        "7ZZ",
        "GIR",
        "0AA",
        "é",
        "e\u{301}",
        "İ",
        "ǅ",
        "ﬁ",
        "漢",
        "👩‍👩‍👧",
        "١٢٣",
        "\u{301}",
        "\u{0}",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_read(text in any::<String>(), printed in "\\PC{0,300}") {
        prop_assert!(is_sound(&text));
        prop_assert!(is_sound(&printed));
    }

    #[test]
    fn any_part_of_the_set_is_read(start in 0..20_000_usize, length in 0..400_usize) {
        let text: String = NOTES.chars().chain(OWNERS.chars()).skip(start).take(length).collect();
        prop_assert!(is_sound(&text));
    }

    #[test]
    fn any_run_of_what_is_looked_for_is_read(text in pieces()) {
        prop_assert!(is_sound(&text));
    }
}

#[test]
fn what_is_found_in_a_note_says_in_which_field() {
    let mut table = Tabled::default();
    let note = table.note("Ask Priya Shah");
    let edit = Edit {
        kind: Some("action".parse().unwrap()),
        owner: Some("Grace Hopper".to_owned()),
        due: Some("when 07700 900123 answers".to_owned()),
        ..Edit::default()
    };
    table.does(Command::Edit(note, edit));
    let board = table.board();
    let words = &Language::default().words().personal;
    let told = board.note(note).unwrap().personal();
    let told: Vec<String> = told.iter().map(|found| (words.part)(found)).collect();
    assert_eq!(
        told,
        [
            "may be a name: Priya Shah",
            "may be a name in the owner: Grace Hopper",
            "phone in the date: 07700 900123",
        ]
    );
}

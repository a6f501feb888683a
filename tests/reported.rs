//! What people reported of tools like this one, each by its kind.
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

mod common;

use common::Tabled;
use tabletalk::domain::command::Command;
use tabletalk::domain::text;

#[test]
fn lists_as_programs_write_them() {
    let cases: [(&str, &[&str]); 12] = [
        ("•\tMore benches\no\tSunday too\n▪ Lamps", &["More benches", "Sunday too", "Lamps"]),
        (
            "·\u{a0}\u{a0}More benches\n\u{f0b7}\tLonger hours\n\u{f0a7} Lamps",
            &["More benches", "Longer hours", "Lamps"],
        ),
        ("1.\tOne\n2.\tTwo\n3. Three", &["One", "Two", "Three"]),
        ("(1) One\n(2) Two\na) A\nb) B", &["One", "Two", "A", "B"]),
        ("◦ One\n‣ Two\n● Three\n➢Four", &["One", "Two", "Three", "Four"]),
        (
            "- [ ] call the bank\n- [x] book the room\n[X] pay",
            &["call the bank", "book the room", "pay"],
        ),
        ("☐ call\n☑ book\n• ☒ pay", &["call", "book", "pay"]),
        // A list that was cut out of a longer one, and a list within a list.
        ("7. Seven\n8. Eight", &["Seven", "Eight"]),
        ("1. One\n  a) A\n  b) B\n2. Two", &["One", "A", "B", "Two"]),
        // Words.
        ("2024. was good\n100. place", &["2024. was good", "100. place"]),
        (
            "o que falta\n-5 degrees\n*really*\nA. Smith said so\n1.5 million",
            &["o que falta", "-5 degrees", "*really*", "A. Smith said so", "1.5 million"],
        ),
        ("•\n-\n\n  \nLast", &["Last"]),
    ];
    for (pasted, items) in cases {
        assert_eq!(text::lines(pasted), items, "{pasted:?}");
        assert_eq!(
            text::lines(&pasted.replace('\n', "\r\n")),
            items,
            "{pasted:?}, as Windows breaks lines"
        );
    }
}

#[test]
fn what_is_new_comes_last() {
    let names = |table: &Tabled| {
        let board = table.board();
        board.themes().iter().map(|theme| theme.title().as_str().to_owned()).collect::<Vec<_>>()
    };
    let mut table = Tabled::of_tab(1);
    let (alpha, beta, gamma) = (table.theme("Alpha"), table.theme("Beta"), table.theme("Gamma"));
    table.does(Command::MoveTheme(gamma, Some(beta)));
    let delta = table.theme("Delta");
    assert_eq!(names(&table), ["Alpha", "Gamma", "Beta", "Delta"]);
    // Also where it was made on another device, which knew of no move; two that are new stand by their age.
    let mut other = Tabled::of_tab(2);
    other.theme("Epsilon");
    table.record.merge(other.record.facts().cloned());
    assert_eq!(names(&table), ["Alpha", "Gamma", "Beta", "Epsilon", "Delta"]);
    // One that was new can be moved too, and one that was split off again stands where it stood.
    table.does(Command::MoveTheme(delta, Some(alpha)));
    assert_eq!(names(&table), ["Delta", "Alpha", "Gamma", "Beta", "Epsilon"]);
    table.does(Command::MergeInto(gamma, beta));
    table.does(Command::Split(gamma));
    table.theme("Zeta");
    assert_eq!(names(&table), ["Delta", "Alpha", "Gamma", "Beta", "Epsilon", "Zeta"]);
}

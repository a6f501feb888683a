//! The themes of rows: their own, or the group's of that name.

use tabletalk::domain::board::{Board, Theme};
use tabletalk::domain::command::Command;
use tabletalk::domain::import::{Choice, Known, Where};

use super::brought::{Bringing, rows, rows_for};
use crate::common::event;

#[test]
fn rows_join_the_theme_of_the_group_that_is_called_as_theirs() {
    let mut group = Bringing::default();
    group.does(Command::NewTheme("Money".into(), Vec::new()));
    let table = "id,text,theme\n7,First,Money\n8,Other,Time\n";
    group.brings(&rows(table));
    let board = group.board();
    let names = |board: &Board| -> Vec<(String, usize)> {
        let of =
            |theme: &Theme| (theme.title().as_str().to_owned(), board.notes_in(theme.id).count());
        board.themes().into_iter().map(of).collect()
    };
    let mut found = names(&board);
    found.sort();
    assert_eq!(found, [("Money".to_owned(), 1), ("Time".to_owned(), 1)]);
    assert_eq!(group.brings(&rows(table)), 0);
    // Undo leaves the group's own theme, and the same comes again.
    group.brings(&rows("id,text,theme\n7,First,Money\n8,Other,Time\n9,More,Money\n"));
    assert_eq!(names(&group.board()).len(), 2);
    group.undoes();
    assert_eq!(names(&group.board()).len(), 2);
    // Of two that are called so nobody can tell which is meant.
    group.does(Command::NewTheme("Money".into(), Vec::new()));
    group.brings(&rows_for(
        "text,theme\nThird,Money\n",
        "another.csv",
        &Choice { theme: "theme".into(), ..Choice::default() },
        &event(),
    ));
    assert_eq!(names(&group.board()).len(), 4);
}

/// What was taken back comes again as it was, whatever the columns mean by now: no theme is made that nothing is in.
#[test]
fn what_is_put_back_makes_no_theme_that_it_never_had() {
    let text = "text,theme\nA,T\nB,U\n";
    let mut group = Bringing::default();
    let none = Choice { theme: Where::Nowhere, ..Choice::default() };
    group.brings(&rows_for(text, "board.csv", &none, &event()));
    group.undoes();
    let choice = Choice { theme: "theme".into(), ..Choice::default() };
    let rows = rows_for(text, "board.csv", &choice, &event());
    assert!(group.known(&rows).iter().all(|known| matches!(known, Known::TakenBack(_))));
    group.does(Command::BringIn(rows));
    assert_eq!(group.says(), ["A", "B"]);
    assert!(group.board().themes().is_empty(), "{:?}", group.board().themes());
}

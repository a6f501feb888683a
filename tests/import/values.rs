//! Rows and kinds are chosen by what a column says.

use tabletalk::domain::import::{Choice, Column, NotTaken, Sheet, Values};

use super::brought::{naming, taken, words};

/// What a column says, counted so many rows at a time.
fn said(
    sheet: &Sheet,
    choice: &Choice,
    column: usize,
    rows: usize,
) -> Option<Vec<(String, usize)>> {
    let mut values = Values::of(sheet, choice, column)?;
    while values.step(sheet, rows) {}
    values.counted()
}

fn said_of(text: &str, choice: &Choice, column: usize) -> Option<Vec<(String, usize)>> {
    let sheet = Sheet::open(text.as_bytes(), "table.csv").unwrap();
    let all = said(&sheet, choice, column, usize::MAX);
    for rows in 1..4 {
        assert_eq!(said(&sheet, choice, column, rows), all, "{rows} rows at a time");
    }
    all
}

fn counts(counts: &[(&str, usize)]) -> Vec<(String, usize)> {
    counts.iter().map(|(says, count)| ((*says).to_owned(), *count)).collect()
}

const TABLE: &str =
    "text,state,state\nA,open,x\nB,done,y\nC, done ,'=z\nD\n\"E\nE\",open,\nF,done,\n";

#[test]
fn the_values_of_a_column_are_counted_the_commonest_first() {
    let usual = Choice::default();
    assert_eq!(said_of(TABLE, &usual, 1), Some(counts(&[("done", 3), ("open", 2), ("", 1)])));
    // As cells are read: without what guards a formula; and a second column of the same name is one of its own.
    assert_eq!(said_of(TABLE, &usual, 2), Some(counts(&[("", 3), ("x", 1), ("y", 1), ("=z", 1)])));
    assert_eq!(said_of(TABLE, &usual, 3), None, "there is no such column");
    let no_header = Choice { no_header: true, ..Choice::default() };
    assert_eq!(said_of("x,a\ny,b\nz,a\n", &no_header, 1), Some(counts(&[("a", 2), ("b", 1)])));
    let lines = Choice { lines: true, ..Choice::default() };
    assert_eq!(said_of("x,a\ny,b\n", &lines, 0), Some(counts(&[("y,b", 1)])));
}

#[test]
fn a_column_that_says_more_than_anybody_chooses_by_has_no_values() {
    let table = |values: usize| {
        let rows = (0..values * 2).map(|row| format!("Row {row},{}\n", row % values));
        format!("text,value\n{}", rows.collect::<String>())
    };
    let most = said_of(&table(Values::MOST), &Choice::default(), 1).unwrap();
    assert_eq!(most.len(), Values::MOST);
    assert!(most.iter().all(|(_, count)| *count == 2));
    assert_eq!(said_of(&table(Values::MOST + 1), &Choice::default(), 1), None);
    // It is told as soon as it is known, however many rows there are.
    let sheet = Sheet::open(table(10_000).as_bytes(), "table.csv").unwrap();
    let mut values = Values::of(&sheet, &Choice::default(), 1).unwrap();
    assert!(!values.step(&sheet, Values::MOST + 1));
}

#[test]
fn lines_of_polis_without_quotes_have_values_too() {
    let text = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n\
        1,d,0,1,4,3,-1,Spam, and more\n1,d,1,1,4,3,0,New, they say\n1,d,2,1,4,3,0,Good, it is\n";
    assert_eq!(said_of(text, &Choice::default(), 6), Some(counts(&[("0", 2), ("-1", 1)])));
    let board = Sheet::open(br#"{"format":20190412,"title":"A","lists":[]}"#, "a.nbx").unwrap();
    assert!(Values::of(&board, &Choice::default(), 0).is_none(), "a board has no columns");
}

#[test]
fn rows_are_taken_by_what_stands_in_a_column_of_a_place() {
    let without = |says: &[&str]| {
        let without = says.iter().map(|says| (Column::At(1), (*says).to_owned()));
        let choice = Choice { without: without.collect(), ..Choice::default() };
        words(&taken(TABLE.as_bytes(), "table.csv", &choice).unwrap().1)
    };
    assert_eq!(without(&["done"]), ["A", "D", "E\nE"]);
    assert_eq!(without(&["done", ""]), ["A", "E\nE"]);
    let only = Choice { only: vec![(Column::At(2), "=z".into())], ..Choice::default() };
    assert_eq!(words(&taken(TABLE.as_bytes(), "table.csv", &only).unwrap().1), ["C"]);
}

#[test]
fn a_column_of_a_place_is_there_without_a_name_or_with_a_shared_one() {
    let words_at = |place: usize, choice: Choice| {
        let choice = Choice { text: vec![Column::At(place)], ..choice };
        taken(b",note,note\nA,B,C\nD,E,F\n", "table.csv", &choice).map(|(_, taken)| words(&taken))
    };
    assert_eq!(words_at(0, Choice::default()).unwrap(), ["A", "D"]);
    assert_eq!(words_at(2, Choice::default()).unwrap(), ["C", "F"]);
    let no_header = Choice { no_header: true, ..Choice::default() };
    assert_eq!(words_at(1, no_header).unwrap(), ["note", "B", "E"]);
    let heads = vec![String::new(), "note".into(), "note".into()];
    let fault = words_at(3, Choice::default()).unwrap_err();
    assert_eq!(fault, NotTaken::NoColumn(Column::At(3), heads.clone()));
    let fault = words_at(usize::MAX, Choice::default()).unwrap_err();
    assert_eq!(fault, NotTaken::NoColumn(Column::At(usize::MAX), heads));
}

#[test]
fn what_stands_in_the_column_of_the_kind_means_the_kind_that_was_chosen() {
    let table = "text,type\nA,Went well\nB,To improve\nC,idea\nD,Other\nE,\n";
    let kinds = |kinds: &[(&str, &str)]| {
        let kinds = kinds.iter().map(|(says, kind)| ((*says).into(), (*kind).into()));
        let choice =
            Choice { kind: Some("type".into()), kinds: kinds.collect(), ..Choice::default() };
        let (sheet, taken) = taken(table.as_bytes(), "table.csv", &choice).unwrap();
        let named = naming(&sheet, &taken, None);
        let kinds = named.into_iter().map(|row| row.kind.map(|kind| kind.as_str().to_owned()));
        kinds.map(Option::unwrap_or_default).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&[]), ["", "", "idea", "", ""]);
    let chosen = [("Went well", "insight"), ("To improve", "challenge")];
    assert_eq!(kinds(&chosen), ["insight", "challenge", "idea", "", ""]);
    // Also that it is none, and what stands where nothing does.
    assert_eq!(kinds(&[("idea", ""), ("", "quote")]), ["", "", "", "", "quote"]);
}

#[test]
fn what_a_program_means_by_a_kind_can_be_chosen_otherwise() {
    let refacto =
        "Archive,Category,Message,Votes,State\ncurrent,Happy,Sun,2,\ncurrent,Action,Call,0,\n";
    let sheet = Sheet::open(refacto.as_bytes(), "retro.csv").unwrap();
    assert_eq!(sheet.kind_column(), Some(1));
    assert_eq!((sheet.kind_meant("Action"), sheet.kind_meant("Happy")), ("action", ""));
    let kinds = |choice: &Choice| {
        let (_, taken) = taken(refacto.as_bytes(), "retro.csv", choice).unwrap();
        taken.rows.into_iter().map(|row| (row.kind, row.theme)).collect::<Vec<_>>()
    };
    let row = |kind: &str, theme: Option<&str>| (kind.to_owned(), theme.map(str::to_owned));
    assert_eq!(kinds(&Choice::default()), [row("", Some("Happy")), row("action", None)]);
    let chosen = vec![("Happy".into(), "insight".into()), ("Action".into(), String::new())];
    let chosen = Choice { kinds: chosen, ..Choice::default() };
    assert_eq!(kinds(&chosen), [row("insight", Some("Happy")), row("", None)]);
    let table = Sheet::open(b"text,kind\nA,b\n", "table.csv").unwrap();
    assert_eq!((table.kind_column(), table.kind_meant("idea")), (None, "idea"));
}

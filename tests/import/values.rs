//! Rows and kinds are chosen by what a column says.

use tabletalk::domain::import::{Choice, Column, Known, Naming, NotTaken, Sheet, Values, Where};
use tabletalk::i18n::Language;
use tabletalk::i18n::import::Account;

use super::brought::{group, naming, taken, words};
use crate::common::event;

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
    assert_eq!(said_of("text\ny,b\n", &lines, 0), Some(counts(&[("y,b", 1)])));
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
    let heads = ["1", "note", "note"].map(str::to_owned).to_vec();
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
        let choice = Choice { kind: "type".into(), kinds: kinds.collect(), ..Choice::default() };
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
}

#[test]
fn a_table_of_nobody_we_know_tells_its_kinds_and_themes_by_the_names_of_columns() {
    let text = "Text,KIND,Theme\nShade,idea,Outside\nMore shade,,\n";
    let sheet = Sheet::open(text.as_bytes(), "table.csv").unwrap();
    assert_eq!((sheet.kind_column(), sheet.theme_column()), (Some(1), Some(2)));
    assert_eq!(sheet.kind_meant("idea"), "idea");
    let first = |text: &str, choice: &Choice| {
        let (_, taken) = taken(text.as_bytes(), "table.csv", choice).unwrap();
        let row = taken.rows.into_iter().next().unwrap();
        (row.text, row.kind, row.theme)
    };
    let is = |text: &str, kind: &str, theme: Option<&str>| {
        (text.to_owned(), kind.to_owned(), theme.map(str::to_owned))
    };
    assert_eq!(first(text, &Choice::default()), is("Shade", "idea", Some("Outside")));
    // Unless somebody says that they are in no column, or in another.
    let nowhere = Choice { kind: Where::Nowhere, theme: Where::Nowhere, ..Choice::default() };
    assert_eq!(first(text, &nowhere), is("Shade", "", None));
    let other = Choice { theme: "kind".into(), kind: Where::Nowhere, ..Choice::default() };
    assert_eq!(first(text, &other), is("Shade", "", Some("idea")));
    // The words themselves are no theme, and a first row that is a note names nothing.
    let words = Choice { text: vec!["theme".into()], ..Choice::default() };
    assert_eq!(first(text, &words), is("Outside", "idea", None));
    let no_header = Choice { no_header: true, text: vec!["1".into()], ..Choice::default() };
    assert_eq!(first("text,theme\nA,b\n", &no_header), is("text", "", None));
}

#[test]
fn what_a_program_tells_can_be_left_where_it_is() {
    let refacto = "Archive,Category,Message,Votes,State\ncurrent,Happy,Sun,2,\n";
    let choice = Choice { theme: Where::Nowhere, ..Choice::default() };
    let (_, taken) = taken(refacto.as_bytes(), "retro.csv", &choice).unwrap();
    assert_eq!(taken.rows[0].theme, None);
}

#[test]
fn a_column_without_a_name_is_called_by_its_number_wherever_it_stands() {
    let words_in = |table: &str, name: &str| {
        let choice = Choice { text: vec![name.into()], ..Choice::default() };
        taken(table.as_bytes(), "table.csv", &choice).map(|(_, taken)| words(&taken))
    };
    let inside = "who,,what,,state\nA,first,Bus,x,open\nB,second,Tram,y,done\n";
    assert_eq!(words_in(inside, "2").unwrap(), ["first", "second"]);
    assert_eq!(words_in(inside, "4").unwrap(), ["x", "y"]);
    let at_the_end = "who,state,\nA,open,Bus\nB,done,Tram\n";
    assert_eq!(words_in(at_the_end, "3").unwrap(), ["Bus", "Tram"]);
    assert_eq!(words_in(",,\n,Bus,\n,Tram,\n", "2").unwrap(), ["Bus", "Tram"]);
    // A name goes before a number, and what nobody chose is not dropped without a word.
    assert_eq!(words_in("2,text\nA,B\n", "2").unwrap(), ["A"]);
    assert_eq!(words_in(at_the_end, "who").unwrap_err(), NotTaken::MoreCells(vec![1, 2], 2));
    let there = ["who", "2", "what", "4", "state"].map(str::to_owned).to_vec();
    assert_eq!(words_in(inside, "6").unwrap_err(), NotTaken::NoColumn("6".into(), there.clone()));
    assert_eq!(words_in(inside, "0").unwrap_err(), NotTaken::NoColumn("0".into(), there));
    let sheet = Sheet::open(at_the_end.as_bytes(), "table.csv").unwrap();
    assert_eq!((sheet.width(), sheet.columns().len()), (3, 2));
    let values = said_of(at_the_end, &Choice::default(), 2).unwrap();
    assert_eq!(values, counts(&[("Bus", 1), ("Tram", 1)]));
}

#[test]
fn the_column_that_the_words_are_taken_from_is_known_where_there_is_one() {
    let column = |text: &str| Sheet::open(text.as_bytes(), "table.csv").unwrap().text_column();
    assert_eq!(column("id,Text,kind\n1,A,b\n"), Some(1));
    assert_eq!(column("Buses are late\nMore trees\n"), Some(0));
    assert_eq!(column("who,what\nA,B\n"), None);
    assert_eq!(column("text/en,text/de\nA,B\n"), None, "they are one text, and not two");
}

#[test]
fn no_more_names_are_told_than_somebody_reads() {
    let event = event();
    let rows: Vec<String> = (0..1_000).map(|row| format!("Note,kind {row:04}")).collect();
    let choice = Choice { kind: "kind".into(), ..Choice::default() };
    let (sheet, taken) =
        taken(["text,kind", &rows.join("\n")].join("\n").as_bytes(), "table.csv", &choice).unwrap();
    let mut naming = Naming::of(&taken, &event, &group(), sheet.source(None));
    let known = vec![Known::New; naming.all(&taken).len()];
    let account = Account { taken: &taken, known: &known, unknown_kinds: &naming.unknown_kinds };
    let told = (Language::default().words().import.account)(account).join(" ");
    assert!(told.contains("“kind 0023” (1), and 976 more."), "{told}");
}

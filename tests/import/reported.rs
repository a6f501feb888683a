//! What people reported of tables that came in wrong, a test a report.

use tabletalk::domain::file::FileError;
use tabletalk::domain::import::{Choice, NotTaken, Refused, Sheet, Why};
use tabletalk::i18n::Language;

use super::brought::{Bringing, rows, rows_for, taken, words, words_of};
use crate::common::event;

fn with_choice(text: &str, choice: &Choice) -> Vec<String> {
    words(&taken(text.as_bytes(), "table.csv", choice).unwrap().1)
}

#[track_caller]
fn refused(text: &str) -> NotTaken {
    taken(text.as_bytes(), "table.csv", &Choice::default()).unwrap_err()
}

fn told(why: &NotTaken) -> String {
    let words = Language::default().words();
    (words.import.not_taken)(why, &words.faults)
}

/// B1
#[test]
fn separators_are_looked_for_outside_quotes_in_the_whole_first_record() {
    assert_eq!(
        words_of("\"_id\";\"comment\"\n\"61\";\"Early, too early\"\n"),
        ["Early, too early"]
    );
    assert_eq!(
        words_of("\"_id\"\t\"comment\"\n\"61\"\t\"Early, too early\"\n"),
        ["Early, too early"]
    );
    assert_eq!(words_of("\"id,\n;;\tof it\";comment\n61;\"Early; late\"\n"), ["Early; late"]);
    assert_eq!(words_of("sep=|\ncomment|id\nEarly, late|1\n"), ["Early, late"]);
    assert_eq!(words_of("\u{feff}sep=;\r\ncomment;id\r\nEarly, late;1\r\n"), ["Early, late"]);
}

/// B2
#[test]
fn nothing_is_dropped_behind_a_comma() {
    let column = "text\nTrees, not cars\nMore benches\nSay no, politely, but firmly\n";
    let whole = ["Trees, not cars", "More benches", "Say no, politely, but firmly"];
    assert_eq!(words_of(column), whole);
    let two = "text,kind\nMore benches,idea\nTrees, not cars,idea\n\"A, b\",idea\nC, d,idea\n";
    assert_eq!(refused(two), NotTaken::MoreCells(vec![2, 4], 2));
    assert!(told(&refused(two)).contains("Row 2, 4"), "{}", told(&refused(two)));
    // Empty cells at the end are none, whatever wrote them.
    assert_eq!(words_of("text,kind\nMore benches,idea,,\n"), ["More benches"]);
    // Where each line is asked for, it is a note.
    let lines = Choice { lines: true, ..Choice::default() };
    assert_eq!(with_choice("text,kind\nTrees, not cars,idea\n", &lines), ["Trees, not cars,idea"]);
    // Also the first, where nothing tells that it names a column.
    assert_eq!(with_choice("Trees, not cars\nBuses\n", &lines), ["Trees, not cars", "Buses"]);
    assert_eq!(with_choice("Trees\nBuses\n", &lines), ["Trees", "Buses"]);
    assert_eq!(with_choice("text\nBuses\n", &lines), ["Buses"]);
}

/// B3
#[test]
fn what_was_taken_for_the_heads_is_said_and_can_be_a_note() {
    let text = "We need more trees\nBuses are late\n";
    assert!(Sheet::open(text.as_bytes(), "x").unwrap().has_doubtful_heads());
    assert!(!Sheet::open(b"text\nBuses are late\n", "x").unwrap().has_doubtful_heads());
    assert_eq!(words_of(text), ["Buses are late"]);
    let all = Choice { no_header: true, ..Choice::default() };
    assert_eq!(with_choice(text, &all), ["We need more trees", "Buses are late"]);
    // Also where they have commas, not as many each.
    let commas = "Trees, not cars\nBuses\nNo, no, no\n";
    assert_eq!(with_choice(commas, &all), ["Trees, not cars", "Buses", "No, no, no"]);
    // A table without heads has columns by number.
    let second = Choice { text: vec!["2".into()], ..all };
    assert_eq!(with_choice("1,Trees\n2,Buses\n", &second), ["Trees", "Buses"]);
}

/// B4
/// As pandas writes an index.
#[test]
fn a_column_without_a_name_is_no_kind_and_no_theme() {
    for text in [",text,colour\n0,Trees,Green\n", "text,,colour\nTrees,0,Green\n"] {
        let (sheet, taken) = taken(text.as_bytes(), "table.csv", &Choice::default()).unwrap();
        let row = &taken.rows[0];
        assert_eq!(
            (row.text.as_str(), row.kind.as_str(), row.theme.as_deref()),
            ("Trees", "", None)
        );
        assert_eq!(sheet.kind_column(), None, "{text}");
    }
}

#[test]
fn a_file_of_empty_heads_says_what_to_do() {
    for text in [",,,,\n1,2,3,4,5\n", ";;\na;b;c\n", "\"\",\"\"\na,b\n", " , \na,b\n"] {
        assert_eq!(refused(text), NotTaken::NoHeads, "{text}");
    }
    assert!(told(&NotTaken::NoHeads).starts_with("The first row is empty."));
}

/// B5
#[test]
fn a_spreadsheets_unicode_text_is_read() {
    let text = "id\tcomment\r\n1\tعربي، 🙂\r\n2\t\"a \"\"b\"\"\"\r\n";
    let bytes = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
    };
    for bytes in [bytes(u16::to_le_bytes), bytes(u16::to_be_bytes)] {
        let taken = taken(&bytes, "table.txt", &Choice::default()).unwrap().1;
        assert_eq!(words(&taken), ["عربي، 🙂", "a \"b\""]);
    }
}

/// B6
#[test]
fn json_of_anything_else_is_refused_in_one_short_sentence() {
    let large = format!("[{}]", vec!["{\"votes\": 4}"; 500].join(","));
    for text in ["{\n\"votes\": 4\n}", "[]", "  [1,\n2]", "{broken", &large, "[a] first idea\nmore"]
    {
        assert_eq!(refused(text), NotTaken::Refused(Refused::OtherJson), "{text}");
        assert!(told(&refused(text)).len() < 120, "{}", told(&refused(text)));
    }
}

/// B7
#[test]
fn json_that_ends_in_the_middle_is_told_as_that() {
    let whole = include_str!("../fixtures/hand-in-1.json").trim_end();
    assert_eq!(refused(whole), NotTaken::Refused(Refused::Ours));
    for end in [whole.len() - 1, whole.len() / 2, 200] {
        let half = &whole[..whole.floor_char_boundary(end)];
        assert_eq!(refused(half), NotTaken::File(FileError::CutShort), "{end}");
    }
}

#[test]
fn the_same_board_a_day_later_adds_nothing() {
    let head = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n";
    let board = |votes: usize| {
        format!("{head}1,d,0,1,{votes},0,1,\"Trees, please\"\n1,d,1,1,{votes},0,1,\"Benches\"\n")
    };
    let mut group = Bringing::default();
    let mut later = event();
    later.revision = 9;
    let name = |day: usize| format!("2026-03-{day}-1000-4abcde-comments.csv");
    let usual = Choice::default();
    assert!(group.brings(&rows_for(&board(1), &name(12), &usual, &event())) > 0);
    assert_eq!(group.brings(&rows_for(&board(7), &name(13), &usual, &later)), 0);
    assert_eq!(group.says(), ["Trees, please", "Benches"]);
    // Without an id it is its words that tell, and how often they came before.
    let mut group = Bringing::default();
    group.brings(&rows("text\nYes\nNo\nYes\n"));
    assert_eq!(group.brings(&rows("text\nNo\nYes\nYes\n")), 0);
    group.brings(&rows("text\nYes\nNo\nYes\nYes\n"));
    assert_eq!(group.says(), ["Yes", "No", "Yes", "Yes"]);
}

/// B8
#[test]
fn what_its_moderators_put_away_is_left_out_unless_asked_for() {
    let text = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,d,0,1,4,3,-1,Spam\n1,d,1,1,4,3,0,New\n1,d,2,1,4,3,1,Good\n";
    let (_, taken) = taken(text.as_bytes(), "comments.csv", &Choice::default()).unwrap();
    assert_eq!(words(&taken), ["New", "Good"]);
    assert_eq!((taken.left[0].why, taken.left[0].text.as_str()), (Why::Rejected, "Spam"));
    let asked = Choice { put_away: true, ..Choice::default() };
    assert_eq!(with_choice(text, &asked), ["Spam", "New", "Good"]);
    let only = Choice { only: vec![("moderated".into(), "1".into())], ..Choice::default() };
    assert_eq!(with_choice(text, &only), ["Good"]);
    let without = Choice { without: vec![("moderated".into(), "0".into())], ..Choice::default() };
    assert_eq!(with_choice(text, &without), ["Good"]);
}

/// B9
#[test]
fn words_in_several_columns_and_languages_are_all_taken() {
    let text = "title/en,title/pt-BR,body_en,body_ca,x\nHi,,Long,,1\n,Olá,,Llarg,2\n,,,Sol,3\nBoth,Ambos,,,4\n";
    let both = Choice { text: vec!["title".into(), "body".into()], ..Choice::default() };
    assert_eq!(with_choice(text, &both), ["Hi\nLong", "Olá\nLlarg", "Sol", "Both"]);
    let turned = Choice { text: vec!["body".into(), "title".into()], ..Choice::default() };
    assert_eq!(with_choice(text, &turned)[0], "Long\nHi");
    // Columns that only look alike are others.
    let other = Choice { text: vec!["title".into()], ..Choice::default() };
    let fault = taken(b"title/machine_translations/ca,x\na,b\n", "t", &other).unwrap_err();
    assert!(matches!(fault, NotTaken::NoColumn(column, _) if column == "title".into()));
}

/// B10
#[test]
fn an_apostrophe_that_guards_goes() {
    let text = "text,x\n'- a list,1\n'=1+1,2\n'+1,3\n'@home,4\n'quoted',5\n''tis,6\n";
    let words = with_choice(text, &Choice::default());
    assert_eq!(words, ["- a list", "=1+1", "+1", "@home", "'quoted'", "''tis"]);
}

/// B11
#[test]
fn a_theme_that_is_too_long_is_cut_at_a_word_and_said_once() {
    let long = "word ".repeat(60);
    let text = format!("text,theme\nA,{long}\nB,{long}\nC,Short\n");
    let choice = Choice { theme: "theme".into(), ..Choice::default() };
    let (_, taken) = taken(text.as_bytes(), "table.csv", &choice).unwrap();
    let themes: Vec<_> = taken.rows.iter().map(|row| row.theme.clone().unwrap()).collect();
    assert_eq!(themes[0], themes[1]);
    assert!(themes[0].ends_with("word") && themes[0].chars().count() <= 200, "{}", themes[0]);
    assert_eq!(taken.cut_themes.len(), 1);
    // One word of that length is cut as it comes.
    let text = format!("text,theme\nA,{}\n", "é".repeat(300));
    let (_, taken) = super::brought::taken(text.as_bytes(), "table.csv", &choice).unwrap();
    assert!(taken.rows[0].theme.as_ref().unwrap().chars().count() <= 200);
}

#[test]
fn a_note_that_is_too_long_is_left_out_and_named() {
    let text = format!("text\nFine\n{}\n", "x".repeat(10_001));
    let (_, taken) = taken(text.as_bytes(), "table.csv", &Choice::default()).unwrap();
    assert_eq!(words(&taken), ["Fine"]);
    assert_eq!((taken.left[0].place, taken.left[0].why), (2, Why::TooLong(10_001)));
    assert!(taken.left[0].text.len() < 1_000);
}

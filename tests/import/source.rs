//! What rows are of: the same board is the same source, whatever its file is called today.

use tabletalk::domain::import::{Choice, Sheet};

use super::brought::{naming, taken};

fn source(text: &str, name: &str) -> String {
    Sheet::open(text.as_bytes(), name).unwrap().source(None).to_owned()
}

const TABLE: &str = "text\nA\n";
const POLIS: &str = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,d,0,1,1,1,1,A\n";

#[test]
fn dates_copies_folders_and_endings_are_no_part_of_a_name() {
    let same = [
        "x.csv",
        "x (1).csv",
        "x(1).csv",
        "x (12).csv",
        "2026-03-12_x.csv",
        "X-2026-3-12.csv",
        "folder/x.csv",
        "C:\\files\\x.CSV",
        "x-20260312.csv",
        "x 2026-03-12 10.30.00.csv",
        "x_2026-03-12-1000.txt",
    ];
    for name in same {
        assert_eq!(source(TABLE, name), "x", "{name}");
    }
    for (name, kept) in [
        ("Table 2.csv", "table-2"),
        ("Table 3.csv", "table-3"),
        ("room-12.csv", "room-12"),
        ("ParabolRetrospective_north_2026-3-12.csv", "parabolretrospective-north"),
        ("2026-03-12_North.csv", "north"),
        ("2026.csv", "2026"),
        ("(1).csv", "(1)"),
        ("-", "-"),
        (".csv", ""),
        ("Grüße.csv", "grüße"),
    ] {
        assert_eq!(source(TABLE, name), kept, "{name}");
    }
}

#[test]
fn different_boards_differ() {
    let names = ["x.csv", "y.csv", "x-2.csv", "x-y.csv", "2025.csv", "2026.csv"];
    let sources: std::collections::BTreeSet<_> = names.map(|name| source(TABLE, name)).into();
    assert_eq!(sources.len(), names.len());
}

#[test]
fn a_conversation_is_told_by_the_name_of_its_file() {
    let name = |day: &str, conversation: &str| format!("{day}-{conversation}-comments.csv");
    let of = |name: &str| source(POLIS, name);
    assert_eq!(of(&name("2026-03-12-1000", "4abcde")), "4abcde");
    assert_eq!(of(&name("2026-04-01-0930", "4abcde")), "4abcde");
    assert_eq!(of(&(name("2026-04-01-0930", "4abcde").replace(".csv", " (1).csv"))), "4abcde");
    assert_eq!(of(&name("folder/2026-03-12-1000", "2b-c")), "2b-c");
    assert_ne!(of(&name("2026-03-12-1000", "4abcde")), of(&name("2026-03-12-1000", "5fghij")));
    assert_eq!(of("comments.csv"), "comments");
}

#[test]
fn what_the_file_tells_goes_before_what_is_given_and_that_before_its_name() {
    let open = |text: &str| Sheet::open(text.as_bytes(), "x.csv").unwrap();
    assert_eq!(open(TABLE).source(Some(" Given ")), "Given");
    assert_eq!(open(TABLE).source(Some("  ")), "x");
    let board = |id: u32| format!(r#"{{"format":1,"id":{id},"title":"A","lists":[]}}"#);
    assert_eq!(open(&board(7)).source(Some("Given")), "7");
    assert_eq!(open(&board(8)).source(None), "8");
    let retro = r#"{"url":"slug","name":"Title","current":{"items":[]}}"#;
    assert_eq!(open(retro).source(None), "slug");
    let quick = r#"{"board":{"id":"b1"},"messages":[]}"#;
    assert_eq!(open(quick).source(None), "b1");
    let azure = |address: &str| {
        let text = format!("\"Retrospectives Summary for 'Title' ({address})\"\n");
        open(&text).source(None).to_owned()
    };
    assert_eq!(azure("https://x.example/#teamId=t&boardId=b1&phase=Act"), "b1");
    assert_eq!(azure("https://x.example/"), "Title");
    assert_eq!(open("# Retrospected Session\n\n## Title\n").source(None), "Title");
}

#[test]
fn a_retro_of_refacto_is_one_as_board_and_as_table() {
    let board = br#"{"url":"north-2026","name":"North","current":{"items":[
        {"category":"happy","message":"A"},{"category":"sad","message":"B"},{"category":"sad","message":"B"}]}}"#;
    let table = b"Archive,Category,Message,Votes,State\ncurrent,Sad,B,0,\ncurrent,Sad,B,0,\ncurrent,Happy,A,0,\n";
    let named = |bytes: &[u8], name: &str| {
        let (sheet, taken) = taken(bytes, name, &Choice::default()).unwrap();
        let rows = naming(&sheet, &taken, None).into_iter();
        let mut rows: Vec<_> =
            rows.map(|row| (row.timestamp, row.text, row.kind, row.theme)).collect();
        rows.sort();
        rows
    };
    let retro = named(board, "north-2026-export.json");
    for name in
        ["north-2026-export.csv", "north-2026-export (1).csv", "folder/north-2026-export.csv"]
    {
        assert_eq!(named(table, name), retro, "{name}");
    }
    // Whatever is not named as Refacto does it is another.
    for name in ["north-2025-export.csv", "north-2026.csv", "north-export.csv", "-export.csv"] {
        assert_ne!(named(table, name), retro, "{name}");
    }
    // A name that is given goes before that of the file, and other tables have theirs as it is.
    let given = Sheet::open(table, "north-2026-export.csv").unwrap();
    assert_eq!(given.source(Some("Given")), "Given");
    assert_eq!(source(TABLE, "north-2026-export.csv"), "north-export");
}

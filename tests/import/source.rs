//! What rows are of: the same board is the same source, whatever its file is called today.

use tabletalk::domain::import::Sheet;

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

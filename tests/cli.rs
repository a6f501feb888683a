//! The command line, run as a program.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::common;
use crate::years;
use tabletalk::domain::file::write_event;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("tabletalk-cli-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("event.json"), write_event(&common::event())).unwrap();
        std::fs::write(
            path.join("notes.csv"),
            "text,kind,theme\n\"Start, small\",idea,Money\nSay no,,Money\n,,\n",
        )
        .unwrap();
        Self(path)
    }

    fn run(&self, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_tabletalk"))
            .current_dir(&self.0)
            .args(words)
            .output()
            .unwrap()
    }

    fn imports(&self, out: &str) {
        let done = self.run(&[
            "import",
            "--event",
            "event.json",
            "--group",
            "2",
            "notes.csv",
            "--kind",
            "kind",
            "--theme",
            "theme",
            "--out",
            out,
        ]);
        assert!(done.status.success(), "{done:?}");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn importing_twice_adds_nothing() {
    let folder = Folder::new("import");
    folder.imports("a.json");
    folder.imports("b.json");
    let read = |name| std::fs::read_to_string(folder.0.join(name)).unwrap();
    assert_eq!(read("a.json"), read("b.json"));
    let report = said(&folder.run(&["collect", "a.json", "b.json", "a.json"]).stdout);
    assert_eq!(report.matches("\n- ").count(), 2, "{report}");
    assert!(report.contains("### Money"), "{report}");
}

#[test]
fn check_says_a_line_a_file_and_fails_where_one_is_refused() {
    let folder = Folder::new("check");
    folder.imports("good.json");
    let text = std::fs::read_to_string(folder.0.join("good.json")).unwrap();
    std::fs::write(folder.0.join("half.json"), &text[..text.len() / 2]).unwrap();
    std::fs::write(folder.0.join("other.json"), "{\"type\": \"excalidraw\"}").unwrap();
    let good = folder.run(&["check", "good.json", "event.json"]);
    assert!(good.status.success());
    assert_eq!(said(&good.stdout).lines().count(), 2);
    let mixed = folder.run(&["check", "good.json", "half.json", "other.json", "missing.json"]);
    assert_eq!(mixed.status.code(), Some(1));
    assert_eq!(said(&mixed.stdout).lines().count(), 1);
    let errors = said(&mixed.stderr);
    for name in ["half.json: ", "other.json: ", "missing.json: "] {
        assert!(errors.contains(name), "{errors}");
    }
    assert!(!errors.contains("panicked"), "{errors}");
}

#[test]
fn check_says_where_the_app_fell_over_on_one_line() {
    let folder = Folder::new("fell");
    let file = r#"{ "format": "tabletalk-rescue", "version": 1, "entries": [],
        "panic": { "message": "one\ntwo \u001b[2J", "file": "src/ui/mod.rs", "line": 7 } }"#;
    std::fs::write(folder.0.join("fell.json"), file).unwrap();
    let checked = folder.run(&["check", "fell.json"]);
    let line = said(&checked.stdout);
    assert!(checked.status.success(), "{checked:?}");
    assert!(
        line.ends_with("; the app fell over at src/ui/mod.rs:7: “one\\ntwo \\u{1b}[2J”\n"),
        "{line}"
    );
    assert_eq!(line.lines().count(), 1);
}

#[test]
fn a_dash_is_standard_input() {
    let folder = Folder::new("dash");
    folder.imports("good.json");
    let text = std::fs::read(folder.0.join("good.json")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_tabletalk"))
        .args(["check", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&text).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success() && said(&done.stdout).starts_with("-: ok, "), "{done:?}");
}

#[test]
fn json_is_flat() {
    let folder = Folder::new("json");
    folder.imports("good.json");
    let done = folder.run(&["collect", "good.json", "--format", "json", "--out", "all.json"]);
    assert!(done.status.success());
    let all: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.0.join("all.json")).unwrap()).unwrap();
    let note = &all["notes"][0];
    assert_eq!(note["text"], "Start, small");
    assert_eq!(note["theme_name"], "Money");
    assert_eq!(note["kind"], "idea");
}

#[test]
fn wrong_columns_groups_and_events_are_named() {
    let folder = Folder::new("wrong");
    let import = |extra: &[&str]| {
        let words = [&["import", "notes.csv"], extra].concat();
        let done = folder.run(&words);
        assert_eq!(done.status.code(), Some(1), "{done:?}");
        said(&done.stderr)
    };
    assert!(import(&["--event", "event.json", "--group", "9"]).contains("no group 9"));
    assert_eq!(
        import(&["--event", "event.json", "--group", "2", "--text", "words"]),
        "notes.csv: There is no column “words”, only “text”, “kind”, “theme”. Name one of these.\n"
    );
    assert!(
        import(&["--event", "https://x.example/#e=1.AAAA", "--group", "2"])
            .contains("not complete")
    );
    assert!(import(&["--event", "notes.csv", "--group", "2"]).contains("notes.csv: "));
}

/// The words of the notes that come of a table, imported with these options; else what is said on standard error.
fn imported(folder: &Folder, table: &[u8], options: &[&str]) -> Result<Vec<String>, String> {
    std::fs::write(folder.0.join("table.csv"), table).unwrap();
    let words = ["import", "--event", "event.json", "--group", "2", "table.csv"];
    let done = folder.run(&[&words, options].concat());
    if !done.status.success() {
        return Err(said(&done.stderr));
    }
    let file: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let notes = file["board"]["notes"].as_array().unwrap().iter();
    Ok(notes.map(|note| note["text"].as_str().unwrap().to_owned()).collect())
}

#[test]
fn the_column_of_the_words_is_found_where_one_would_look() {
    let folder = Folder::new("found");
    let found: [(&str, &[u8]); 9] = [
        ("the only column", b"What should change?\nHere\n"),
        ("one named text", b"who,text\nGrace,Here\n"),
        ("one named note", b"Note,who\nHere,Grace\n"),
        ("one named comment", b"who,COMMENT,when\nGrace,Here,May\n"),
        ("one named statement", b"id, Statement \n1,Here\n"),
        ("text before comment", b"comment,text\nNot here,Here\n"),
        ("behind a mark of the encoding", b"\xef\xbb\xbftext,who\nHere,Grace\n"),
        ("between semicolons", b"who;text\nGrace;Here\n"),
        ("between tabs", b"who\ttext\nGrace\tHere\n"),
    ];
    for (what, table) in found {
        assert_eq!(imported(&folder, table, &[]), Ok(vec!["Here".into()]), "{what}");
    }
}

#[test]
fn a_column_that_is_named_goes_before_one_that_is_found() {
    let folder = Folder::new("named");
    let table = b"text,Text,body\nusual,capital,named\n";
    for (name, words) in
        [("body", "named"), ("Text", "capital"), ("text", "usual"), ("BODY", "named")]
    {
        assert_eq!(imported(&folder, table, &["--text", name]), Ok(vec![words.into()]), "{name}");
    }
}

#[test]
fn where_no_column_is_the_usual_one_the_columns_are_named() {
    let folder = Folder::new("asked");
    assert_eq!(
        imported(&folder, b"id,body,context\n1,Here,May\n", &[]),
        Err("table.csv: Which column has the words: “id”, “body”, “context”? Name it.\n".into())
    );
    assert_eq!(
        imported(&folder, b"text\nHere\n", &["--kind", "sort"]),
        Err("table.csv: There is no column “sort”, only “text”. Name one of these.\n".into())
    );
}

#[test]
fn a_value_of_the_kinds_column_is_a_kind_that_is_named() {
    let folder = Folder::new("kinds");
    let table = b"text,sort\nA,Went well\nB,x=y\n";
    std::fs::write(folder.0.join("table.csv"), table).unwrap();
    let usual = ["import", "--event", "event.json", "--group", "2", "table.csv", "--kind", "sort"];
    let kinds = |more: &[&str]| {
        let done = folder.run(&[&usual[..], more].concat());
        let hand_in: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        let notes = hand_in["board"]["notes"].as_array().unwrap().iter();
        let kinds = notes.map(|note| note["kind"].as_str().unwrap_or_default().to_owned());
        (kinds.collect::<Vec<_>>(), String::from_utf8(done.stderr).unwrap())
    };
    let (none, told) = kinds(&[]);
    assert!(told.contains("“Went well” (1), “x=y” (1)"), "{told}");
    let (both, told) = kinds(&["--kind-of", "Went well=Idea", "--kind-of", "x=y=quote"]);
    assert_eq!(both, ["idea", "quote"]);
    assert_ne!(none, both);
    assert!(!told.contains("Kinds"), "{told}");
}

#[test]
fn what_is_chosen_and_no_row_says_is_told() {
    let folder = Folder::new("unmet");
    let table = "text,sort,state\nA,Went well,open\nB,Odd,done\n";
    std::fs::write(folder.0.join("table.csv"), table).unwrap();
    std::fs::write(
        folder.0.join("board.nbx"),
        r#"{"format":1,"id":1,"title":"A","lists":[{"title":"B","notes":[{"text":"C"}]}]}"#,
    )
    .unwrap();
    let told = |file: &str, more: &[&str]| {
        let usual = ["import", "--event", "event.json", "--group", "2", file];
        let done = folder.run(&[&usual[..], more].concat());
        assert!(done.status.success(), "{done:?}");
        let told = said(&done.stderr);
        assert_eq!(told.lines().count(), 1, "{told}");
        told.split_once("No row has ").map(|(_, what)| what.trim_end().to_owned())
    };
    let told_of = |more: &[&str]| told("table.csv", &[&["--kind", "sort"], more].concat());
    assert_eq!(told_of(&[]), None);
    let all = ["--kind-of", "Went well=idea", "--kind-of", " Odd =", "--only", "state=open"];
    assert_eq!(told_of(&all), None, "a row that is left out says what it is");
    let some = ["--kind-of", "went well=idea", "--kind-of", "Odd=quote", "--without", "state=Done"];
    assert_eq!(told_of(&some).unwrap(), "the kind “went well”, “Done” in “state”.");
    assert_eq!(told_of(&["--only", "3=nothing"]).unwrap(), "“nothing” in “3”.");
    assert_eq!(told("table.csv", &["--kind-of", "Odd=idea"]).unwrap(), "the kind “Odd”.");
    let board = ["--without", "list=B"];
    assert_eq!(told("board.nbx", &board).unwrap(), "“B” in “list”.", "a board has no columns");
}

/// A folder with the desks of two years, and each year's hand-ins in a folder.
fn two_years(name: &str) -> Folder {
    let folder = Folder::new(name);
    let (first, second) = years::two_years();
    for (name, year) in [("2024", first), ("2025", second)] {
        std::fs::write(folder.0.join(format!("{name}.json")), year.desk().write()).unwrap();
        std::fs::create_dir_all(folder.0.join(name).join("older")).unwrap();
        std::fs::write(folder.0.join(name).join(".DS_Store"), "the system's").unwrap();
        for (number, hand_in) in (1..).zip(year.hand_ins()) {
            let path = folder.0.join(name).join(format!("{number}.json"));
            std::fs::write(path, hand_in.write()).unwrap();
        }
    }
    folder
}

#[test]
fn two_events_are_compared_from_desks_and_from_folders() {
    let folder = two_years("compare");
    let done = folder.run(&["compare", "2024.json", "2025.json"]);
    assert!(done.status.success(), "{done:?}");
    let desks = said(&done.stdout);
    let row =
        "| Cost (earlier: What it costs + Grants) | Stronger | 3 of 4 groups | 5 of 6 groups |";
    assert!(desks.contains(row), "{desks}");
    // Without a desk the groups' own themes stand for shared ones, and names alone match them.
    let done = folder.run(&["compare", "2024", "2025"]);
    assert!(done.status.success(), "{done:?}");
    let folders = said(&done.stdout);
    assert!(folders.contains("nobody brought the groups’ themes together"), "{folders}");
    let row = "| Trust | Weaker | 2 of 4 groups | 2 of 6 groups |";
    assert!(folders.contains(row), "{folders}");
    // What goes into a file is what would be shown, in every format.
    for format in ["html", "md", "json", "csv"] {
        let words = ["compare", "2024.json", "2025", "--format", format];
        let shown = folder.run(&words);
        let kept = folder.run(&[&words[..], &["--out", "out"]].concat());
        assert!(shown.status.success() && kept.status.success(), "{format}: {kept:?}");
        assert_eq!(std::fs::read(folder.0.join("out")).unwrap(), shown.stdout, "{format}");
    }
    let schema = folder.run(&["schema", "comparison"]);
    let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).unwrap();
    let told = folder.run(&["compare", "2024.json", "2025", "--format", "json"]);
    let told = serde_json::from_slice(&told.stdout).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&told));
}

#[test]
fn a_report_says_what_changed_since_an_earlier_event() {
    let folder = two_years("since");
    let collect =
        |words: &[&str]| folder.run(&[&["collect", "--desk", "2025.json"][..], words].concat());
    let row =
        "| Cost (earlier: What it costs + Grants) | Stronger | 3 of 4 groups | 5 of 6 groups |";
    let done = collect(&["--since", "2024.json"]);
    assert!(done.status.success(), "{done:?}");
    assert!(said(&done.stdout).contains(row));
    assert!(!said(&collect(&[]).stdout).contains("What changed from"));
    let done = collect(&["--since", "2024", "--format", "html", "--fragment"]);
    assert!(said(&done.stdout).contains("What changed from"), "{done:?}");
    for (words, says) in [
        (["--since", "2025", "--format", "md"], "2025: this is the same event as these hand-ins"),
        (["--since", "missing", "--format", "md"], "missing: "),
        (["--since", "2024", "--format", "json"], "--since adds a section to html and md"),
    ] {
        let done = collect(&words);
        assert_eq!(done.status.code(), Some(1), "{done:?}");
        assert!(said(&done.stderr).starts_with(says) && done.stdout.is_empty(), "{done:?}");
    }
}

#[test]
fn what_can_not_be_compared_is_refused_in_a_sentence_that_names_it() {
    let folder = two_years("refused");
    std::fs::create_dir_all(folder.0.join("empty")).unwrap();
    std::fs::create_dir_all(folder.0.join("strange")).unwrap();
    std::fs::write(folder.0.join("strange/a.txt"), "hello").unwrap();
    let text = std::fs::read_to_string(folder.0.join("2025.json")).unwrap();
    std::fs::write(folder.0.join("half.json"), &text[..text.len() / 2]).unwrap();
    let refused = |earlier: &str, later: &str, names: &str| {
        let done = folder.run(&["compare", earlier, later, "--out", "out"]);
        assert_eq!(done.status.code(), Some(1), "{done:?}");
        let errors = said(&done.stderr);
        assert!(errors.lines().last().unwrap().starts_with(&format!("{names}: ")), "{errors}");
        assert!(!folder.0.join("out").exists(), "{errors}");
        errors
    };
    for (file, says) in [
        ("event.json", "this is not a desk file"),
        ("2024/1.json", "this is not a desk file"),
        ("notes.csv", ""),
        ("half.json", ""),
        ("missing", "can’t be read"),
        ("empty", "no hand-in in this folder"),
    ] {
        assert_eq!(refused("2025.json", file, file).lines().count(), 1, "{file}");
        assert!(refused(file, "2025.json", file).contains(says), "{file}");
    }
    let errors = refused("strange", "2025.json", "strange");
    assert!(errors.starts_with("strange/a.txt: "), "{errors}");
    for later in ["2024.json", "2024"] {
        let errors = refused("2024.json", later, later);
        assert!(errors.contains("the same event as 2024.json"), "{errors}");
    }
    // Of several files a bad one is named and left out.
    std::fs::write(folder.0.join("2025/bad.json"), "hello").unwrap();
    let stray = std::fs::read(folder.0.join("2024/1.json")).unwrap();
    std::fs::write(folder.0.join("2025/stray.json"), stray).unwrap();
    let done = folder.run(&["compare", "2024", "2025"]);
    assert_eq!(done.status.code(), Some(1));
    let errors = said(&done.stderr);
    assert_eq!(errors.lines().count(), 2, "{errors}");
    assert!(errors.contains("2025/bad.json: ") && errors.contains("2025/stray.json: "), "{errors}");
    assert!(said(&done.stdout).starts_with("# What changed from"));
}

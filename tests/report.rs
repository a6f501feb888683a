//! Reports: the same input gives the same bytes, what people wrote stays text in every format, and what is kept out is in
//! none.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{Tabled, event};
use crate::desks;
use crate::desks::{collected, file, organiser, share, table, theme};
use crate::html::Page;
use serde_json::Value;
use tabletalk::domain::collection::{Collection, SharedTheme};
use tabletalk::domain::command::{Command, DeskCommand, Edit};
use tabletalk::domain::event::EventBook;
use tabletalk::domain::file::HandIn;
use tabletalk::domain::record::{Fact, LamportTimestamp, NoteId, Operation, ThemeId};
use tabletalk::i18n::Language;
use tabletalk::report::tables::{ALL, Table, Tables};
use tabletalk::report::{self, Organiser, Source, text_of};

/// Texts that other programs would read as something else.
const HOSTILE: [&str; 22] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</li></ul><h1>Title</h1>",
    "javascript:alert(1)",
    "[a](https://evil.example)",
    "&lt;b&gt; &amp; &#39;",
    "=1+1",
    "+44 117 496 0000",
    "-2+3",
    "@SUM(A1)",
    "\tTab first",
    "'quoted",
    "2e345",
    "07890",
    "14:40",
    "1/2",
    "TRUE",
    "a,b;c\t\"d\"",
    "One line\nand another",
    "العربية وEnglish",
    "a\u{202e}b\u{200b}c",
    "👩🏽‍💻 – “mañana”",
];

/// Every format, by name.
fn formats(source: Source<'_>) -> BTreeMap<String, String> {
    let words = Language::default().words();
    let tables = Tables::of(source).unwrap();
    let mut all = BTreeMap::from([
        ("html".to_owned(), text_of(|out| report::html(source, words, out))),
        ("fragment".to_owned(), text_of(|out| report::fragment(source, words, 3, out))),
        ("markdown".to_owned(), text_of(|out| report::markdown(source, words, out))),
        ("json".to_owned(), text_of(|out| tables.json(out))),
        (
            "talk to the city".to_owned(),
            text_of(|out| report::talk_to_the_city(source, words, out)),
        ),
        ("polis".to_owned(), text_of(|out| report::polis(source, out))),
    ]);
    for table in ALL {
        all.insert(format!("{}.csv", table.name()), text_of(|out| tables.csv(table, out)));
        all.insert(format!("{}.ndjson", table.name()), text_of(|out| tables.ndjson(table, out)));
    }
    all
}

/// Two groups, a vote each, and an organiser who links, words, and changes a sign.
fn room() -> (Vec<HandIn>, Tabled) {
    let one = table(1, &[("Money", 3), ("Rooms", 1)], &[&[2, 1], &[2, 0]], 3);
    let two = table(2, &[("Funds", 2)], &[&[1], &[0], &[1]], 1);
    let mut desk = organiser(1);
    let parts = [theme(&one, "Money"), theme(&two, "Funds")];
    let money = share(&mut desk, "What it costs", &parts);
    share(&mut desk, "Where to meet", &[theme(&one, "Rooms")]);
    desk.does(Command::Describe(money, "Who pays, and for how long".into()));
    let first = one.board().notes().next().unwrap().id;
    let quote = DeskCommand::ChooseQuote(money, desks::id(1), Some(first));
    desk.does(Command::Desk(quote));
    (vec![file(&one, 1), file(&two, 2)], desk)
}

#[test]
fn the_same_input_gives_the_same_bytes_in_any_order() {
    let (files, desk) = room();
    let organiser = Organiser::of(desk.record.clone());
    let all = collected(&[&files[0], &files[1]]);
    let first = formats(organiser.with(&all));
    for order in [[0, 1, 0], [1, 0, 1], [1, 1, 0]] {
        let all = collected(&order.map(|place| &files[place]));
        for (format, text) in formats(organiser.with(&all)) {
            assert_eq!(text, first[&format], "{format}");
        }
    }
    assert_eq!(
        organiser.with(&all).digest(),
        organiser.with(&collected(&[&files[1], &files[0]])).digest()
    );
    assert_ne!(organiser.with(&all).digest(), organiser.with(&collected(&[&files[0]])).digest());
    assert_ne!(organiser.with(&all).digest(), Organiser::default().with(&all).digest());
}

/// An event all of whose words are hostile, and an organiser who is no better.
fn hostile() -> (Collection, Tabled) {
    let mut set_up = event();
    set_up.title = HOSTILE[0].into();
    set_up.date = HOSTILE[1].into();
    set_up.groups[0].name = HOSTILE[2].into();
    set_up.groups[0].question = HOSTILE[4].into();
    set_up.kinds[1].name = HOSTILE[5].into();
    let set_up = set_up.checked().unwrap();
    let mut one = Tabled::of_tab(1);
    for words in HOSTILE {
        let note = one.note(words);
        one.does(Command::NewTheme(words.into(), vec![note]));
        let theme = ThemeId(one.last[0]);
        one.does(Command::Describe(theme, words.into()));
        let kind = Some("action".parse().unwrap());
        let (owner, due) = (Some(words.to_owned()), Some(words.to_owned()));
        one.does(Command::Edit(note, Edit { text: None, kind, owner, due }));
    }
    desks::vote(&mut one, &[&[1, 2], &[1, 0]], 4);
    let mut desk = organiser(1);
    for (words, own) in HOSTILE.iter().zip(one.board().themes()) {
        let shared = share(&mut desk, words, &[own.id.0]);
        desk.does(Command::Describe(shared, (*words).into()));
    }
    let hand_in = HandIn::of(&EventBook::new(set_up), &desks::id(1), &one.record).unwrap();
    (collected(&[&hand_in]), desk)
}

#[test]
fn html_runs_nothing_leads_nowhere_else_and_gives_every_text_back() {
    let (all, desk) = hostile();
    let organiser = Organiser::of(desk.record.clone());
    let formats = formats(organiser.with(&all));
    let tags = "a bdi body br caption div figcaption figure h1 h2 h3 h4 h5 h6 head html li main nav ol p rect section \
                span svg table tbody td text th thead tr ul";
    let attributes = "aria-label aria-labelledby class dir height href id lang role scope tabindex viewBox width x y";
    for format in ["html", "fragment"] {
        let page = Page::of(&formats[format]);
        let known = |all: &'static str| all.split_whitespace().collect::<BTreeSet<&str>>();
        assert!(page.names().is_subset(&known(tags)), "{:?}", page.names());
        assert!(page.attributes().is_subset(&known(attributes)), "{:?}", page.attributes());
        let ids = page.values("id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "an id stands twice");
        for link in page.values("href") {
            assert!(link.strip_prefix('#').is_some_and(|id| unique.contains(id)), "{link}");
        }
        for words in HOSTILE {
            let count = page.text.matches(words.trim()).count();
            assert!(count >= 3, "{words:?} is in {format} {count} times");
        }
    }
    let fragment = &formats["fragment"];
    assert!(fragment.is_ascii() && fragment.contains("<h3 "), "it begins at the level asked for");
    assert!(!fragment.contains("<h2") && !fragment.contains("style"));
    assert!(formats["html"].contains("default-src 'none'; style-src 'sha256-"));
}

/// A cell as it was before an apostrophe was put there.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

#[test]
fn csv_runs_nothing_and_gives_every_text_back() {
    let (all, desk) = hostile();
    let organiser = Organiser::of(desk.record.clone());
    let tables = Tables::of(organiser.with(&all)).unwrap();
    let json: Value = serde_json::from_str(&text_of(|out| tables.json(out))).unwrap();
    for table in ALL.into_iter().filter(|table| *table != Table::Facts) {
        let text = text_of(|out| tables.csv(table, out));
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let heads = reader.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let expected = json[table.name()].as_array().unwrap();
        assert_eq!(rows.len(), expected.len(), "{}", table.name());
        for (row, expected) in rows.iter().zip(expected) {
            for (name, cell) in heads.iter().zip(row) {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t']),
                    "{name}: {cell:?} would run"
                );
                let same = match &expected[name] {
                    Value::Null => cell.is_empty(),
                    Value::String(text) => unguarded(cell) == text,
                    Value::Array(texts) => texts.is_empty() == cell.is_empty(),
                    other => *cell == *other.to_string(),
                };
                assert!(same, "{name}: {cell:?} is not {}", expected[name]);
            }
        }
    }
    // What a spreadsheet would reckon with is guarded, and a word is not.
    let notes = text_of(|out| tables.csv(Table::Notes, out));
    for guarded in ["'2e345", "'07890", "'14:40", "'1/2", "'TRUE", "''quoted", "'=1+1"] {
        assert!(notes.contains(guarded), "{guarded}");
    }
    assert!(!notes.contains("'One line"));
}

#[test]
fn a_note_that_is_kept_out_is_in_no_format_and_counts_all_the_same() {
    let mut one = table(1, &[("Money", 2)], &[&[1]], 1);
    let note = one.note("Zanzibar said so");
    let kind = Some("action".parse().unwrap());
    let owner = Some("Zanzibar".to_owned());
    one.does(Command::Edit(note, Edit { text: None, kind, owner, due: None }));
    one.does(Command::Place(vec![note], Some(ThemeId(theme(&one, "Money")))));
    let all = collected(&[&file(&one, 1)]);
    let mut desk = organiser(1);
    let money = share(&mut desk, "Money", &[theme(&one, "Money")]);
    desk.does(Command::Desk(DeskCommand::ChooseQuote(money, desks::id(1), Some(note))));
    let shown = formats(Organiser::of(desk.record.clone()).with(&all));
    for format in
        ["html", "markdown", "json", "notes.csv", "quotes.ndjson", "facts.ndjson", "polis"]
    {
        assert!(shown[format].contains("Zanzibar"), "{format}");
    }
    desk.does(Command::Desk(DeskCommand::KeepOut(note, Some("names a person".into()))));
    let hidden = formats(Organiser::of(desk.record.clone()).with(&all));
    for (format, text) in &hidden {
        assert!(!text.contains("Zanzibar"), "{format} has it:\n{text}");
    }
    let page = &hidden["markdown"];
    assert!(page.contains("1 note is kept out of this report"), "{page}");
    assert!(page.contains("- names a person: 1"), "{page}");
    // Its date is not there, and that is not told either.
    let actions =
        |undated: usize| format!("1 action: 0 without anybody to do it, {undated} without a date.");
    assert!(shown["markdown"].contains(&actions(1)) && page.contains(&actions(0)), "{page}");
    let uncounted = "1 of them is kept out of this report, and not counted in that.";
    assert!(page.contains(uncounted) && !shown["markdown"].contains(uncounted), "{page}");
    let counts = |formats: &BTreeMap<String, String>| -> Vec<Value> {
        let json: Value = serde_json::from_str(&formats["json"]).unwrap();
        ["themes", "shared_themes", "strengths", "matrix", "priorities", "groups"]
            .map(|part| json[part].clone())
            .to_vec()
    };
    assert_eq!(counts(&hidden), counts(&shown));
    // Taken back, it is there again.
    desk.does(Command::Desk(DeskCommand::KeepOut(note, None)));
    assert_eq!(formats(Organiser::of(desk.record).with(&all))["html"], shown["html"]);
}

#[test]
fn of_two_organisers_the_one_who_keeps_a_note_out_is_followed() {
    let mut one = Tabled::of_tab(1);
    let note: NoteId = one.note("Said");
    let (mut first, mut second) = (organiser(1), organiser(2));
    first.does(Command::Desk(DeskCommand::KeepOut(note, Some("private".into()))));
    second.does(Command::Desk(DeskCommand::KeepOut(note, Some("private".into()))));
    second.does(Command::Desk(DeskCommand::KeepOut(note, None)));
    for (mut a, b) in [(first.clone(), second.clone()), (second, first)] {
        a.record.extend(b.record.facts().cloned());
        let all = collected(&[&file(&one, 1)]);
        let page = text_of(|out| {
            report::markdown(Organiser::of(a.record).with(&all), Language::default().words(), out)
        });
        assert!(!page.contains("- Said"), "{page}");
    }
}

#[test]
fn the_tables_are_what_their_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../docs/report.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let (files, desk) = room();
    for (all, desk) in [
        (collected(&[&files[0], &files[1]]), desk),
        hostile(),
        (collected(&[&files[0]]), organiser(1)),
    ] {
        let organiser = Organiser::of(desk.record);
        let tables = Tables::of(organiser.with(&all)).unwrap();
        let json: Value = serde_json::from_str(&text_of(|out| tables.json(out))).unwrap();
        let faults: Vec<String> = schema
            .iter_errors(&json)
            .map(|fault| format!("{fault} at {}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:?}");
        // A part that is missing, or of another kind, is seen.
        let mut other = json.clone();
        other["notes"][0]["order"] = "first".into();
        assert!(!schema.is_valid(&other));
        // Each row of the tables of one line an object is one of the others.
        for table in ALL.into_iter().filter(|table| *table != Table::Facts) {
            let lines = text_of(|out| tables.ndjson(table, out));
            let rows: Vec<Value> =
                lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert_eq!(Value::from(rows), json[table.name()]);
        }
    }
}

/// The columns of a matrix are numbers: which group each is stands above it, once any has a name.
#[test]
fn the_matrix_tells_which_group_each_number_is() {
    let (files, desk) = room();
    let told = |names: [&str; 2]| {
        let named = files.iter().zip(names).map(|(file, name)| {
            let mut file = file.clone();
            file.event.groups[0].name = name.into();
            file
        });
        let named: Vec<HandIn> = named.collect();
        let all = collected(&named.iter().collect::<Vec<_>>());
        formats(Organiser::of(desk.record.clone()).with(&all))
    };
    let shown = told(["<b>*Harbour*", ""]);
    let asked = collected(&[&files[0], &files[1]]).groups()[1].0.question.as_str().to_owned();
    let legend = format!(
        "<p><a href=\"#group-1\">1</a>: <bdi>&lt;b&gt;*Harbour*</bdi> · <a href=\"#group-2\">2</a>: <bdi>{asked}</bdi></p>"
    );
    assert!(shown["html"].contains(&legend), "{legend} is not in\n{}", shown["html"]);
    let legend = format!("\n1: &lt;b>\\*Harbour\\* · 2: {asked}\n");
    assert!(shown["markdown"].contains(&legend), "{legend} is not in\n{}", shown["markdown"]);
    // Where none has a name there is no more to tell: the groups and their questions stand first in the report.
    let unnamed = told(["", ""]);
    assert!(!unnamed["markdown"].contains("\n1: "), "{}", unnamed["markdown"]);
}

/// A heading, a table's caption, a paragraph and an item each say something of their own.
#[test]
fn nothing_is_said_twice_in_a_row() {
    let (hand_ins, desk) = room();
    let all = collected(&hand_ins.iter().collect::<Vec<_>>());
    let formats = formats(Organiser::of(desk.record.clone()).with(&all));
    let said = |line: &str| {
        let without_tags =
            line.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
        let text = if line.contains('<') { without_tags.collect() } else { line.to_owned() };
        text.trim_start_matches('#').trim().to_owned()
    };
    for format in ["html", "markdown"] {
        let lines = formats[format].lines().skip_while(|line| line.starts_with("<style"));
        let lines: Vec<String> = lines.map(said).filter(|line| line.len() > 3).collect();
        assert!(lines.len() > 50, "{format}");
        for pair in lines.windows(2) {
            assert_ne!(pair[0], pair[1], "{format}");
        }
    }
}

#[test]
fn tables_to_which_the_first_group_brings_nothing_are_whole() {
    let mut silent = Tabled::of_tab(1);
    silent.note("Nobody voted on this");
    let voted = table(2, &[("Funds", 2)], &[&[1]], 1);
    let all = collected(&[&file(&silent, 1), &file(&voted, 2)]);
    let organiser = Organiser::default();
    let tables = Tables::of(organiser.with(&all)).unwrap();
    let json: Value = serde_json::from_str(&text_of(|out| tables.json(out))).unwrap();
    for (part, rows) in [("groups", 2), ("rounds", 1), ("themes", 1), ("links", 0)] {
        assert_eq!(json[part].as_array().unwrap().len(), rows, "{part}");
    }
}

#[test]
fn the_report_says_what_the_room_said() {
    let (files, desk) = room();
    let all = collected(&[&files[0], &files[1]]);
    let organiser = Organiser::of(desk.record);
    let page =
        text_of(|out| report::markdown(organiser.with(&all), Language::default().words(), out));
    for said in [
        "2 of 2 groups handed in.",
        "6 notes from 2 groups.",
        "### What it costs",
        "Place 1. Raised by 2 groups, in 5 notes. In the median of 2 groups that voted on it, 83% of the voters chose it.",
        "| Group 1 | strong | 2 of 2 (100%) | 80% | Money |",
        "| Group 2 | strong | 2 of 3 (67%) | 100% | Funds |",
        "- “Money 0 of 1” (1.1)",
        "- 2.2 Funds 1 of 2",
        "| What it costs | ● 100% | ● 67% |",
        "| Where to meet | ● 50% | · |",
        "- Where to meet: strong in group 1; not raised in group 2.",
        "| 1 | What it costs | 2 | 83% |",
        "No group wrote an action down.",
    ] {
        assert!(page.contains(said), "{said:?} is not in\n{page}");
    }
    assert!(!page.contains("- What it costs: strong"), "it is not differed over:\n{page}");
}

/// While no other group has handed in, each theme would be raised by that group alone.
#[test]
fn what_one_group_alone_raised_is_told_of_several() {
    let (files, desk) = room();
    let organiser = Organiser::of(desk.record.clone());
    let marked = |files: &[&HandIn]| {
        let themes = desks::said(&collected(files), &desk.record);
        themes.iter().map(SharedTheme::lone).collect::<Vec<_>>()
    };
    assert_eq!(marked(&[&files[0], &files[1]]), [None, Some(1)]);
    assert_eq!(marked(&[&files[0]]), [None, None]);
    let told = |files: &[&HandIn]| {
        let (all, words) = (collected(files), Language::default().words());
        let page = text_of(|out| report::markdown(organiser.with(&all), words, out));
        let (_, from) = page.split_once("\n## Raised by one group alone\n").unwrap();
        from.split("\n## ").next().unwrap_or_default().trim().to_owned()
    };
    assert_eq!(told(&[&files[0], &files[1]]), "- Where to meet (group 1)");
    assert_eq!(told(&[&files[0]]), "This can be told once two groups have handed in.");
}

/// Notes that were brought in stand in the order of their file, which is not that of their ids.
#[test]
fn notes_that_were_brought_in_have_the_numbers_of_their_places() {
    let mut one = Tabled::of_tab(1);
    let notes: Vec<NoteId> =
        ["Third", "First", "Second", "Typed"].map(|words| one.note(words)).to_vec();
    one.does(Command::NewTheme("All".into(), notes.clone()));
    let place = |(note, number): (&NoteId, u32)| {
        let order = Operation::Order { note: *note, number };
        let timestamp = LamportTimestamp { count: 50 + u64::from(number), ..note.0.timestamp };
        Fact::write(timestamp, None, Vec::new(), order)
    };
    one.record.merge(notes.iter().zip([3, 1, 2]).map(place).collect::<Vec<_>>());
    let mut desk = organiser(1);
    share(&mut desk, "All of it", &[theme(&one, "All")]);
    let all = collected(&[&file(&one, 1)]);
    let report = &formats(Organiser::of(desk.record).with(&all))["markdown"];
    let behind: Vec<&str> = ["First", "Second", "Third", "Typed"].to_vec();
    let labels: Vec<String> = (1..=4).map(|number| format!("1.{number} ")).collect();
    let at = |words: &str| report.find(words).unwrap_or_else(|| panic!("{words}: {report}"));
    for (label, words) in labels.iter().zip(&behind) {
        let line = report.lines().find(|line| line.contains(label.as_str()));
        assert!(line.is_some_and(|line| line.contains(words)), "{label} {words}: {line:?}");
    }
    assert!(labels.windows(2).all(|pair| at(&pair[0]) < at(&pair[1])), "in their order: {report}");
    assert!(!report.contains("1.0"), "{report}");
}

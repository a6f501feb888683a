//! Hostile input, by the rows of the list that the project must survive: in files, links, typed and pasted text.
//! Everything is answered within two seconds, nothing is cut, nothing counts twice, and reports stay text.

use crate::common::{Tabled, event};
use crate::soon::soon;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pulldown_cmark::{Event as Part, Options, Parser, Tag};
use serde_json::{Value, json};
use tabletalk::domain::board::Board;
use tabletalk::domain::collection::{Collection, Received};
use tabletalk::domain::command::{Command, Refusal};
use tabletalk::domain::event::link::{self, LinkError};
use tabletalk::domain::event::{Event, EventBook, EventFault};
use tabletalk::domain::file::{self, FileError, HandIn, Opened};
use tabletalk::domain::record::{
    Fact, FactId, LamportTimestamp, Operation, Record, ReplicaId, RoundId, ThemeId,
};
use tabletalk::domain::text::{self, Folded};
use tabletalk::i18n::Language;
use tabletalk::report::{self, Organiser};

/// Text that has broken other programs: markup, code, templates, numbers, paths, scripts of other directions.
const NAUGHTY: &[&str] = &[
    "<script>window.__pwn=1</script>",
    "<img src=x onerror=window.__pwn=1>",
    "\"><svg/onload=window.__pwn=1>",
    "javascript:window.__pwn=1",
    "data:text/html,<script>window.__pwn=1</script>",
    "<details open ontoggle=window.__pwn=1>",
    "{{constructor.constructor('window.__pwn=1')()}}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "</textarea><script>window.__pwn=1</script>",
    "]]> <!-- --> </script>",
    "'; DROP TABLE notes; --",
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd",
    "../../../../etc/passwd",
    "CON",
    "NUL",
    "a:b*?\"<>|",
    "__proto__",
    "constructor",
    "toString",
    "undefined",
    "null",
    "NaN",
    "true",
    "1e400",
    "-0",
    "0x10",
    "1/0",
    "9223372036854775808",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/pixel.png)",
    "# heading",
    "1. list",
    "> quote",
    "```\ncode\n```",
    "| a | b |\n|---|---|",
    "<http://evil.example>",
    "www.evil.example",
    "http://evil.example",
    "a\\\nb",
    "* * *",
    "---",
    "&lt;b&gt; &amp; &#x41;",
    "~~gone~~",
    "`code`",
    "**bold** _it_",
    "[^1]: note",
    "مرحبا بالعالم",
    "שלום",
    "ประเทศไทย",
    "日本語のテキスト",
    "🏳️‍🌈👩‍👩‍👧‍👦🇬🇧",
    "\u{202e}exe.txt",
    "\u{2066}left\u{2069}",
    "a\u{200b}b\u{ad}c",
    "\u{feff}mark",
    "\u{e0001}tag",
    "Z\u{334}\u{335}a\u{336}l\u{337}g\u{338}o",
    "а\u{301} Cyrillic or Latin",
    "İstanbul ß ﬃ",
    "\u{1}\u{2}\u{7f}\u{80}\u{9f}",
    "tab\there",
    "line\u{2028}separator\u{2029}",
];

fn hand_in_of(table: &Tabled) -> HandIn {
    HandIn::of(&EventBook::new(event()), &"g2".parse().unwrap(), &table.record).unwrap()
}

#[track_caller]
fn refused(bytes: &[u8]) -> FileError {
    match soon("opening", || file::open(bytes)) {
        Err(fault) => fault,
        Ok(opened) => panic!("was opened: {opened:?}"),
    }
}

/// X01, X02, X16, X18, X19, X21 to X23: what was typed is what stands, is handed in and comes back.
#[test]
fn whatever_is_typed_stays_as_it_was_typed() {
    let mut table = Tabled::default();
    let zalgo = format!("a{}", "\u{334}".repeat(200));
    let long = "word".repeat(2_400);
    let lines = "line\n".repeat(1_999) + "end";
    let all = NAUGHTY.iter().copied().chain([zalgo.as_str(), long.as_str(), lines.as_str()]);
    let all: Vec<&str> = all.collect();
    for typed in &all {
        table.note(typed);
    }
    let file = hand_in_of(&table);
    let Ok(Opened::HandIn(again)) = soon("opening", || file::open(file.write().as_bytes())) else {
        panic!("refused")
    };
    let board = Board::of(again.record());
    let notes: Vec<&str> = board.notes().map(|note| note.text().as_str()).collect();
    assert_eq!(notes, all.iter().map(|typed| typed.trim()).collect::<Vec<_>>());
}

/// X04, X07: the report's structure is ours, whatever people wrote into every field of it.
#[test]
fn markdown_holds_no_link_picture_or_heading_of_anybodys() {
    let mut table = Tabled::default();
    for typed in NAUGHTY {
        let note = table.note(typed);
        table.does(Command::NewTheme(text::one_line(typed), vec![note]));
    }
    let mut all = Collection::default();
    let mut set_up = event();
    set_up.title = NAUGHTY.join(" ").chars().take(200).collect::<String>().into();
    set_up.groups[1].question = NAUGHTY.concat().chars().take(390).collect::<String>().into();
    set_up.groups[1].name = "# <b>*name*</b> [x](http://evil.example)".into();
    let set_up = set_up.checked().unwrap();
    let file = HandIn::of(&EventBook::new(set_up), &"g2".parse().unwrap(), &table.record).unwrap();
    assert!(matches!(all.add(file.write().as_bytes()), Received::First(_)));
    let page = report::text_of(|out| {
        report::markdown(Organiser::default().with(&all), Language::default().words(), out)
    });
    let (mut headings, mut tables) = (0, 0);
    for part in Parser::new_ext(&page, Options::all()) {
        match part {
            Part::Html(html) | Part::InlineHtml(html) => panic!("HTML: {html}"),
            Part::Start(Tag::Link { dest_url, .. }) => panic!("a link to {dest_url}"),
            Part::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_))
            | Part::Rule
            | Part::Code(_)
            | Part::FootnoteReference(_) => panic!("structure: {part:?}"),
            Part::Start(Tag::Heading { .. }) => headings += 1,
            Part::Start(Tag::Table(_)) => tables += 1,
            _ => {}
        }
    }
    // The event, six sections, the group, and its themes; the groups' questions, and their receipt words.
    assert_eq!((headings, tables), (8 + NAUGHTY.len(), 2));
}

/// X08: file names are safe on every system.
#[test]
fn file_names_have_letters_digits_and_hyphens_alone() {
    for title in NAUGHTY.iter().copied().chain(["...", "x".repeat(200).as_str(), "trailing."]) {
        let mut event = event();
        event.title = title.into();
        let Ok(event) = event.checked() else { continue };
        let file =
            HandIn::of(&EventBook::new(event), &"g2".parse().unwrap(), &Record::default()).unwrap();
        let name = file.file_name();
        assert!(name.chars().count() <= 100, "{name}");
        let stem = name.strip_suffix(".json").unwrap();
        assert!(stem.chars().all(|letter| letter.is_alphanumeric() || letter == '-'), "{name}");
    }
}

/// X09, X10: fragments of any size and shape; bombs are stopped at the limit.
#[test]
fn links_are_refused_at_once() {
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b'['; 64 << 20], 9);
    let with_sum = |deflated: &[u8]| {
        let mut payload = sha(deflated).to_vec();
        payload.extend(deflated);
        format!("#e=1.{}", URL_SAFE_NO_PAD.encode(payload))
    };
    let stored: Vec<u8> = (0..5_000).flat_map(|_| [0, 0, 0, 0xff, 0xff]).collect();
    let fragments = [
        with_sum(&bomb),
        with_sum(&stored),
        with_sum(&[0xff; 64]),
        with_sum(b""),
        format!("#e=1.{}", "A".repeat(2 << 20)),
        format!("#e=1.{}", "A".repeat(10 << 20)),
        "#e=1.%00%ff%zz".into(),
        "#e=1.AA\0AA".into(),
        format!("#e=1.{}", "=".repeat(100)),
        format!("#e=1.{}", "%".repeat(100_000)),
    ];
    for fragment in &fragments {
        let fault = soon("a link", || link::decode(fragment)).unwrap_err();
        assert!(
            matches!(fault, LinkError::Mangled | LinkError::TooBig | LinkError::NotOurs),
            "{fault:?}"
        );
    }
    assert_eq!(link::decode(&fragments[0]), Err(LinkError::TooBig));
}

fn sha(bytes: &[u8]) -> [u8; 4] {
    use sha2::Digest as _;
    let hash = sha2::Sha256::digest(bytes);
    [hash[0], hash[1], hash[2], hash[3]]
}

/// X11: what other programs make, by its first bytes.
#[test]
fn foreign_files_are_refused_by_what_they_are() {
    let files: [&[u8]; 8] = [
        b"PK\x03\x04\x14\x00\x00\x00",
        b"%PDF-1.7\n%\xe2\xe3",
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
        b"<!doctype html><html></html>",
        b"\x7fELF\x02\x01\x01",
        b"MZ\x90\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"Dear all,\n",
    ];
    for bytes in files {
        assert!(matches!(refused(bytes), FileError::NotText | FileError::NoneWithin), "{bytes:?}");
    }
}

/// X12, X13, X15: JSON that is none, or none of ours.
#[test]
fn odd_json_is_refused_and_never_overflows() {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let deep_ours =
        format!(r#"{{"format":"tabletalk-hand-in","version":1,"event":{}}}"#, deep(100_000));
    let wide = format!(
        "{{{}}}",
        (0..200_000).map(|at| format!("\"k{at}\":0")).collect::<Vec<_>>().join(",")
    );
    let long = format!("[{}]", "0,".repeat(1_000_000).trim_end_matches(','));
    let odd = [
        "[1,]",
        "{\"a\":}",
        "{'a':1}",
        "[NaN]",
        "[Infinity]",
        "[1e400]",
        "[-]",
        "[01]",
        "[1.]",
        "nul",
        "\"unclosed",
        "{\"a\":1,}",
        "[\"\\ud800\"]",
        "[\"\\x\"]",
        "",
        " ",
        "[",
        "]",
        "{",
        "}",
        "1",
        "\"text\"",
        "true",
        "[[[",
        "{\"\":{\"\":{",
        "\u{feff}",
    ];
    for text in odd.iter().map(|odd| (*odd).to_owned()).chain([
        deep(127),
        deep(129),
        deep(100_000),
        deep_ours,
        wide,
        long,
    ]) {
        refused(text.as_bytes());
    }
}

/// Makes one thing of a file wrong.
type Breaks = fn(&mut Value);

/// X14, X15, X24, X25: a file of ours in which one thing is not as it must be.
#[test]
fn a_file_of_ours_with_one_thing_wrong_is_refused() {
    let text = hand_in_of(&Tabled::with_a_revealed_round()).write();
    let wrong: [(&str, Breaks); 12] = [
        ("a version that is no number", |file| file["version"] = "1".into()),
        ("a version below one", |file| file["version"] = 0.into()),
        ("a version with a fraction", |file| file["version"] = json!(1.5)),
        ("a negative number of a group", |file| file["event"]["groups"][0]["number"] = json!(-1)),
        ("a number beyond all", |file| {
            file["event"]["revision"] = json!(18_446_744_073_709_551_615_u64);
        }),
        ("an empty id", |file| file["group"] = "".into()),
        ("an id with other letters", |file| file["event"]["id"] = "__proto__".into()),
        ("a path for an id", |file| file["event"]["id"] = "../../x".into()),
        ("an id of a megabyte", |file| file["event"]["id"] = "a".repeat(1 << 20).into()),
        ("a fact whose words were changed", |file| {
            let facts = file["facts"].as_array_mut().unwrap();
            let note = facts.iter_mut().find(|fact| fact["says"]["note"].is_object()).unwrap();
            note["says"]["note"]["text"] = "Something else".into();
        }),
        ("a fact of another kind under the same name", |file| {
            let facts = file["facts"].as_array_mut().unwrap();
            let note = facts.iter_mut().find(|fact| fact["says"]["note"].is_object()).unwrap();
            note["says"] = json!({ "theme": { "name": "A theme" } });
        }),
        ("a fact that is missing", |file| {
            file["facts"].as_array_mut().unwrap().pop();
        }),
    ];
    for (what, breaks) in wrong {
        let mut file: Value = serde_json::from_str(&text).unwrap();
        breaks(&mut file);
        let fault = refused(file.to_string().as_bytes());
        assert!(!matches!(fault, FileError::NotOurs | FileError::NoneWithin), "{what}: {fault:?}");
    }
    let twice = text.replacen("\"group\":", "\"group\": \"g1\", \"group\":", 1);
    assert_eq!(refused(twice.as_bytes()), FileError::Twice("group".into()));
}

/// X16, X17: encodings and characters.
#[test]
fn encodings_are_read_or_refused_never_guessed() {
    let mut table = Tabled::default();
    table.note("£5 “for all”");
    let text = hand_in_of(&table).write();
    let latin: Vec<u8> =
        text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(0x93)).collect();
    assert_eq!(refused(&latin), FileError::NotText);
    let utf32: Vec<u8> = text.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect();
    refused(&utf32);
    let bare_utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&bare_utf16);
    refused(&[b"{\"format\": \"", &[0xc0, 0xaf][..], b"\"}"].concat());
    for (mark, units) in
        [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)]
    {
        let utf16: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(units)).collect();
        assert!(matches!(file::open(&utf16), Ok(Opened::HandIn(_))));
    }
}

/// X28: a table that stuffs its ballots is counted as it is, and said; a file that comes a hundred times counts once.
#[test]
fn stuffed_ballots_are_said_and_count_once() {
    let mut table = Tabled::default();
    let theme = table.theme("A");
    table.does(Command::OpenRound { people: 5, dots: 3, cap: 2 });
    let round = table.board().open_round().unwrap().id;
    let stray = ThemeId(table.note("no theme").0);
    let ballots = (0..2_000u64).map(|at| {
        let dots = match at % 3 {
            0 => vec![(theme, 7)],
            1 => vec![(theme, 1), (stray, 2)],
            _ => vec![(theme, 1)],
        };
        let timestamp = LamportTimestamp { count: 0, replica: ReplicaId::new(at) };
        Fact::write(timestamp, None, Vec::new(), Operation::Ballot { round, dots })
    });
    table.record.merge(ballots.collect::<Vec<_>>());
    table.does(Command::Reveal(round));
    let tally = |board: &Board| board.result().map(|(_, tally)| tally.clone()).unwrap();
    let once = tally(&table.board());
    assert_eq!((once.voters, once.over_limit), (2_000, 667));
    assert!(once.strays > 0);
    let file = hand_in_of(&table).write();
    let mut all = Collection::default();
    for _ in 0..5 {
        all.add(file.as_bytes());
    }
    assert_eq!(tally(all.groups()[0].1.board()), once);
}

/// X29, X30: themes in circles, themes and rounds that are nowhere, ten thousand themes.
#[test]
fn what_points_nowhere_hides_nothing() {
    let mut table = Tabled::default();
    let note = table.note("Still here");
    let nowhere = ThemeId(common_name(77));
    let write = |count, operation| {
        Fact::write(
            LamportTimestamp { count, replica: ReplicaId::new(9) },
            None,
            Vec::new(),
            operation,
        )
    };
    let mut forged = vec![
        write(50, Operation::Place { note, theme: Some(nowhere) }),
        write(51, Operation::Ballot { round: RoundId(common_name(78)), dots: vec![(nowhere, 1)] }),
        write(52, Operation::Merge { theme: nowhere, into: Some(nowhere) }),
    ];
    forged.extend(
        (100..10_100).map(|count| write(count, Operation::Theme { name: format!("T{count}") })),
    );
    soon("ten thousand themes", || {
        table.record.merge(forged);
        let board = table.board();
        assert_eq!(board.unplaced().map(|note| note.id).collect::<Vec<_>>(), [note]);
        assert_eq!(board.themes().len(), 10_000);
    });
}

fn common_name(count: u64) -> FactId {
    let timestamp = LamportTimestamp { count, replica: ReplicaId::new(3) };
    Fact::write(timestamp, None, Vec::new(), Operation::Theme { name: "x".into() }).id()
}

/// X31: event definitions beyond every limit.
#[test]
fn an_event_beyond_its_limits_is_refused_with_all_that_is_wrong() {
    let mut many = event();
    many.groups = (0..10_000)
        .map(|number| {
            let mut group = event().groups[0].clone();
            (group.number, group.id) = (number, format!("x{number}").parse().unwrap());
            group
        })
        .collect();
    many.group_count = many.groups.len();
    assert_eq!(soon("checking", || many.checked()), Err(EventFault::TooManyGroups(10_000)));
    let mut long = event();
    long.groups[0].question = "q".repeat(1 << 20).into();
    assert!(matches!(long.checked(), Err(EventFault::Question(1, _))));
    let mut same = event();
    same.groups[1].id = same.groups[0].id.clone();
    assert_eq!(same.checked(), Err(EventFault::SameGroup(2)));
    let mut wrong = event();
    (wrong.title, wrong.voting.cap) = (String::new().into(), 0);
    wrong.groups[1].question = " ".into();
    assert_eq!(wrong.tidied().1.len(), 3);
}

/// X32: two definitions of one event and revision with different questions: nothing is dropped.
#[test]
fn an_edited_link_changes_no_answer() {
    let mut edited = event();
    edited.groups[1].question = "Another question?".into();
    let mut book = EventBook::new(event());
    assert!(book.add(edited.clone()));
    assert_eq!(book.pages().count(), 2);
    let questions: Vec<&str> =
        book.pages().map(|page: &Event| page.groups[1].question.as_str()).collect();
    assert!(questions.contains(&"Another question?"));
    assert!(questions.contains(&event().groups[1].question.as_str()));
}

/// X43: searching for anything takes no time.
#[test]
fn searching_is_never_slow() {
    let haystack = "a".repeat(10_000);
    let needle = format!("{}$", "((a+)+)".repeat(14_000));
    soon("searching", || {
        let (haystack, needle) = (Folded::of(&haystack), Folded::of(&needle));
        for _ in 0..1_000 {
            assert!(!haystack.has(&needle));
        }
    });
}

/// X21, X35: what is typed or pasted beyond the limit is refused whole, never cut.
#[test]
fn too_long_is_refused_and_never_cut() {
    let mut table = Tabled::default();
    let typed = Command::AddNotes(vec![("🙂".repeat(10_001), None)]);
    assert!(matches!(table.tries(&typed, None), Err(Refusal::Text(_))));
    let pasted: Vec<_> =
        text::lines(&"- a line\n".repeat(5_000)).into_iter().map(|line| (line, None)).collect();
    assert_eq!(pasted.len(), 5_000);
    soon("pasting", || table.does(Command::AddNotes(pasted)));
    assert_eq!(table.board().notes().count(), 5_000);
}

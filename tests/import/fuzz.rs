//! Tables of our own writer, read by our reader, with the `csv` crate as judge; and whatever is no table at all.

use std::time::{Duration, Instant};

use csv::{ReaderBuilder, WriterBuilder};
use proptest::prelude::*;
use tabletalk::domain::event::EventBook;
use tabletalk::domain::file::HandIn;
use tabletalk::domain::import::{Choice, Column, Format, Naming, Sheet, Taking, Where};
use tabletalk::domain::text::note_text;

use super::brought::{Bringing, group, rows_for, taken, words};
use crate::common::event;

fn cell() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a", "Trees", " ", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "عربي", "🙂", "é", "'", "=",
        "-1", "sep=", "|", "0",
    ]);
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

/// How a table is written.
#[derive(Clone, Copy, Debug)]
struct Way {
    separator: u8,
    always_quoted: bool,
    line_end: &'static str,
    start: Start,
}

#[derive(Clone, Copy, Debug)]
enum Start {
    Plain,
    Mark,
    Sep,
    Utf16(bool),
}

fn way() -> impl Strategy<Value = Way> {
    let start = prop_oneof![
        Just(Start::Plain),
        Just(Start::Mark),
        Just(Start::Sep),
        any::<bool>().prop_map(Start::Utf16),
    ];
    let separator = prop::sample::select(vec![b',', b';', b'\t']);
    (separator, any::<bool>(), prop::sample::select(vec!["\n", "\r\n"]), start).prop_map(
        |(separator, always_quoted, line_end, start)| Way {
            separator,
            always_quoted,
            line_end,
            start,
        },
    )
}

fn written(rows: &[Vec<String>], way: Way) -> String {
    let cell = |text: &String| {
        let special = |letter: char| matches!(letter, '"' | '\n' | '\r' | ',' | ';' | '\t');
        if way.always_quoted || text.contains(special) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let separator = char::from(way.separator).to_string();
    let line = |row: &Vec<String>| {
        row.iter().map(cell).collect::<Vec<_>>().join(&separator) + way.line_end
    };
    rows.iter().map(line).collect()
}

fn bytes(text: &str, way: Way) -> Vec<u8> {
    let separator = char::from(way.separator);
    match way.start {
        Start::Plain => text.as_bytes().to_vec(),
        Start::Mark => format!("\u{feff}{text}").into_bytes(),
        Start::Sep => format!("sep={separator}{}{text}", way.line_end).into_bytes(),
        Start::Utf16(little) => {
            let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
            format!("\u{feff}{text}").encode_utf16().flat_map(unit).collect()
        }
    }
}

/// What the judge reads of the second column.
fn judged(text: &str, way: Way) -> Vec<String> {
    let mut reader =
        ReaderBuilder::new().delimiter(way.separator).flexible(true).from_reader(text.as_bytes());
    let records = reader.records().map(Result::unwrap);
    let texts = records.map(|record| record.get(1).unwrap_or_default().to_owned());
    // The guard of spreadsheets is taken off by us alone.
    let unguarded = |text: String| {
        let text = text.trim();
        let guarded =
            text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '-', '\t', '\r']));
        note_text(guarded.unwrap_or(text)).ok()
    };
    texts.filter_map(unguarded).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_row_of_a_table_is_lost_and_none_is_cut(
        cells in prop::collection::vec((cell(), cell()), 0..12), way in way(),
    ) {
        let heads = vec!["who, or; what".to_owned(), "words".to_owned(), "more".to_owned()];
        let rows = cells.into_iter().map(|(text, more)| vec!["x".to_owned(), text, more]);
        let rows: Vec<Vec<String>> = std::iter::once(heads).chain(rows).collect();
        let text = written(&rows, way);
        let choice = Choice { text: vec!["words".into()], ..Choice::default() };
        let (_, taken) = taken(&bytes(&text, way), "table.csv", &choice).unwrap();
        prop_assert_eq!(taken.rows.len() + taken.left.len(), rows.len() - 1);
        let judged = judged(&text, way);
        prop_assert_eq!(words(&taken), judged);
    }

    #[test]
    fn whatever_bytes_come_nothing_falls_over(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        tried(&bytes);
    }

    #[test]
    fn whatever_text_comes_nothing_falls_over(
        start in prop::sample::select(vec![
            "", "text\n", "sep=", "\"", "# Retrospected Session\n#### a\n* ",
            "\"Retrospectives Summary for 'x' (y#boardId=1)\"\nFeedback Items\nh\n\"",
            "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,d,0,1,2,3,1,",
            "\"reflectionGroup\",\"author\",\"votes\",\"type\",\"createdAt\",\"discussionThread\",\"prompt\",\"content\"\n",
        ]),
        pieces in prop::collection::vec(prop_oneof![
            cell(), any::<String>(),
            prop::sample::select(vec!["\",1,d,\"p\"", "\",1,2,u", "Work Items", "* (+1/-2) **x**", "  - **Action**: y", "#### b"]).prop_map(str::to_owned),
        ], 0..12),
    ) {
        tried((start.to_owned() + &pieces.join("\n")).as_bytes());
    }

    #[test]
    fn whatever_json_comes_nothing_falls_over(value in json(), which in 0..6usize) {
        let wrapped = [
            format!("{value}"),
            format!("{{\"format\": 1, \"lists\": [{value}, {{\"title\": {value}, \"notes\": {value}}}]}}"),
            format!("{{\"board\": {{\"id\": {value}}}, \"messages\": [{value}]}}"),
            format!("{{\"current\": {{\"items\": [{value}]}}, \"archives\": {value}}}"),
            format!("{{\"list\": [1, {value}], \"data\": {{\"1\": {value}}}, \"items\": {{}}}}"),
            format!("[{value}, {{\"team\": {{}}, \"items\": []}}]"),
        ];
        tried(wrapped[which].as_bytes());
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let name = prop::sample::select(vec![
        "format",
        "lists",
        "title",
        "notes",
        "text",
        "id",
        "items",
        "category",
        "message",
        "votes",
        "column",
        "content",
        "likes",
        "comments",
        "user",
        "snapshot",
        "item",
        "body",
        "attachment",
    ]);
    let leaf = prop_oneof![
        any::<i64>().prop_map(Into::into),
        any::<bool>().prop_map(Into::into),
        cell().prop_map(Into::into),
        Just(serde_json::Value::Null),
    ];
    leaf.prop_recursive(4, 24, 6, move |inner| {
        let parts = prop::collection::vec((name.clone(), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Into::into),
            parts.prop_map(|parts| {
                parts
                    .into_iter()
                    .map(|(name, part)| (name.to_owned(), part))
                    .collect::<serde_json::Map<_, _>>()
                    .into()
            }),
        ]
    })
}

/// Goes all the way with a file, in each way that can be chosen.
fn tried(bytes: &[u8]) {
    let Ok(sheet) = Sheet::open(bytes, "2026 a (1).csv") else { return };
    let columns = sheet.columns();
    for choice in [
        Choice::default(),
        Choice { put_away: true, ..Choice::default() },
        Choice { no_header: true, text: vec!["1".into()], ..Choice::default() },
        Choice { lines: true, ..Choice::default() },
        Choice {
            text: columns.first().map(|name| name.as_str().into()).into_iter().collect(),
            kind: columns.last().map_or(Where::Nowhere, |name| name.as_str().into()),
            theme: Where::In(Column::At(columns.len().saturating_sub(1))),
            ..Choice::default()
        },
    ] {
        let Ok(mut taking) = Taking::of(&sheet, &choice) else { continue };
        while taking.step(&sheet, 3) {
            assert!(taking.percent(&sheet) <= 100);
        }
        if let Ok(taken) = taking.done(&sheet) {
            Naming::of(&taken, &event(), &group(), sheet.source(None)).all(&taken);
        }
    }
}

/// Numbers that look drawn, and are the same each time.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    /// A statement: of 100, 35 have a comma; of 130, one has a line break; some have quotes.
    fn statement(&mut self) -> String {
        let words = [
            "The", "town", "should", "keep", "its", "buses", "running", "für", "всех", "späti",
            "30%", "=", "no",
        ];
        let mut said: Vec<String> =
            (0..4 + self.below(12)).map(|_| words[self.below(words.len())].to_owned()).collect();
        let middle = said.len() / 2;
        if self.below(100) < 35 {
            said[middle].push(',');
        }
        if self.below(12) == 0 {
            said[1] = format!("\"{}\"", said[1]);
        }
        if self.below(40) == 0 {
            said[0] = format!("\"{}\"", said[0]);
        }
        if self.below(130) == 0 {
            said[middle].push_str("\n\n");
        }
        said.join(" ").replace("\n ", "\n")
    }
}

const POLIS: &str =
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n";

#[test]
fn twenty_conversations_come_in_whole_in_all_three_dialects() {
    for seed in 0..20 {
        let mut drawn = Drawn(seed * 7_919 + 3);
        let statements: Vec<(usize, String)> =
            (0..150 + drawn.below(400)).map(|_| (drawn.below(10), drawn.statement())).collect();
        let standing: Vec<&str> = statements
            .iter()
            .filter(|(moderated, _)| *moderated > 3)
            .map(|(_, text)| text.as_str())
            .collect();
        let always = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let needed = |text: &str| {
            if text.contains([',', '"', '\n']) { always(text) } else { text.to_owned() }
        };
        for dialect in ["2026", "2018", "2024"] {
            let spelled = |text: &str| match dialect {
                "2026" => always(text),
                "2018" => needed(text),
                _ => text.to_owned(),
            };
            let mut file = POLIS.to_owned();
            for (id, (moderated, text)) in statements.iter().enumerate() {
                let moderated = if *moderated > 3 { 1 } else { -1 };
                file += &format!(
                    "17{id:08},Thu Mar 12 2026 (UTC),{id},4,3,2,{moderated},{}\n",
                    spelled(text)
                );
            }
            let (sheet, taken) =
                taken(file.as_bytes(), "comments.csv", &Choice::default()).unwrap();
            assert_eq!(sheet.format, Format::Polis);
            assert_eq!(words(&taken), standing, "{dialect}, {seed}");
            assert_eq!(taken.rows.len() + taken.left.len(), statements.len(), "{dialect}, {seed}");
        }
    }
}

/// Our own tables come back word for word.
#[test]
fn tables_that_we_wrote_come_back_word_for_word() {
    use tabletalk::domain::collection::Collection;
    use tabletalk::domain::command::Command;
    use tabletalk::domain::event::EventBook;
    use tabletalk::domain::file::HandIn;
    use tabletalk::report::Organiser;
    use tabletalk::report::tables::{Table, Tables};
    let hostile = [
        "=1+1",
        "'=1+1",
        "+44 117",
        "-1",
        "@home",
        "'quoted'",
        "''",
        "12 March",
        "14:40",
        "1e5",
        "TRUE",
        "true",
        "＝2",
        "a,b;c\td",
        "\"all of it\"",
        "two\nlines",
        "عربي",
        "🙂👨‍👩‍👧",
        "<b>&amp;</b>",
        "sep=;",
        "'",
        "- a list\n- of two",
        "\u{202e}turned",
        "0012",
        "1/2",
        "50 %",
    ];
    let mut table = crate::common::Tabled::default();
    for words in hostile {
        let note = table.note(words);
        table.does(Command::NewTheme(format!("={words}"), vec![note]));
    }
    let file = HandIn::of(&EventBook::new(event()), &group(), &table.record).unwrap();
    let mut desk = Collection::default();
    desk.add(file.write().as_bytes());
    let organiser = Organiser::default();
    let tables = Tables::of(organiser.with(&desk)).unwrap();
    let mut notes = Vec::new();
    tables.csv(Table::Notes, &mut notes).unwrap();
    let (sheet, taken) = taken(&notes, "notes.csv", &Choice::default()).unwrap();
    assert_eq!(sheet.format, Format::Tabletalk);
    let written: Vec<String> =
        table.board().notes().map(|note| note.text().as_str().to_owned()).collect();
    assert_eq!(words(&taken), written);
    let themes: Vec<_> = taken.rows.iter().map(|row| row.theme.clone().unwrap()).collect();
    let named = written
        .iter()
        .map(|words| format!("={words}").split_whitespace().collect::<Vec<_>>().join(" "));
    assert_eq!(themes, named.collect::<Vec<_>>());
}

fn opened(text: &str) -> Duration {
    let start = Instant::now();
    tried(text.as_bytes());
    start.elapsed()
}

/// Ten times as much takes about ten times as long, whatever it is full of.
#[test]
fn files_that_are_full_of_one_thing_take_no_longer_than_they_are_long() {
    let azure = "\"Retrospectives Summary for 'x' (y)\"\nFeedback Items\nh\n";
    let retro = "# Retrospected Session\n## x\n#### a\n";
    let group = "\"reflectionGroup\",\"author\",\"votes\",\"type\",\"createdAt\",\"discussionThread\",\"prompt\",\"content\"\n";
    let pieces: [(&str, &str); 16] = [
        ("", "\""),
        ("text\n", "\""),
        ("text\n", "\"\","),
        ("a,b\n", "\"\"\"\n"),
        ("text\n", "\"a\"b,"),
        ("text,x\n", "\"a\"\",\"\n"),
        ("", ","),
        ("", "a\n"),
        (azure, "\"\n"),
        (azure, "\"a\",1,d,\"p\"\n"),
        (azure, "\"a\",\"b\n"),
        (POLIS, "a\n"),
        (POLIS, "1,d,1,1,1,1,1,\"\n"),
        (retro, "* a\n"),
        (retro, "b\n"),
        (group, "g,a,1,Reflection,,,,x\n"),
    ];
    for (start, piece) in pieces {
        let of = |bytes: usize| start.to_owned() + &piece.repeat(bytes / piece.len());
        let (small, large) = (of(10_000), of(100_000));
        let small = (0..3).map(|_| opened(&small)).min().unwrap();
        let large = opened(&large);
        // Ten times as long; quadratic would be a hundred.
        let most = small * 30 + Duration::from_millis(200);
        assert!(large < most, "{start:?} {piece:?}: {large:?} after {small:?}");
    }
}

#[test]
fn a_file_over_the_limit_and_too_many_rows_are_refused_in_a_sentence() {
    use tabletalk::domain::import::{MOST_BYTES, MOST_ROWS, NotTaken};
    let text = "text\n".to_owned() + &"ab\n".repeat(MOST_ROWS + 1);
    let fault = taken(text.as_bytes(), "x", &Choice::default()).unwrap_err();
    assert_eq!(fault, NotTaken::TooMany(MOST_ROWS + 1));
    let fault = taken(&vec![b'a'; MOST_BYTES + 1], "x", &Choice::default()).unwrap_err();
    assert_eq!(fault, NotTaken::TooLarge);
    // A hand-in of as many would not open.
    let long = "ab".repeat(400);
    let text = "text\n".to_owned() + &format!("{long}\n").repeat(80_000);
    let fault = taken(text.as_bytes(), "x", &Choice::default()).map(|_| ()).unwrap_err();
    assert_eq!(fault, NotTaken::TooLarge);
}

#[test]
fn what_a_hand_in_of_them_takes_is_known_before() {
    let rows = (1..=200).map(|at| {
        let words = "say \"\"no\"\" to it, ".repeat(at % 7 + 1);
        format!("{at},\"{words}\",action,Theme {}\n", at % 5)
    });
    let text = "id,text,kind,theme\n".to_owned() + &rows.collect::<String>();
    let choice = Choice { kind: "kind".into(), theme: "theme".into(), ..Choice::default() };
    let (_, taken) = taken(text.as_bytes(), "x.csv", &choice).unwrap();
    let mut bringing = Bringing::default();
    bringing.brings(&rows_for(&text, "x.csv", &choice, &event()));
    let file = HandIn::of(&EventBook::new(event()), &group(), &bringing.record).unwrap();
    let written = file.write().len();
    let most = taken.bytes();
    assert!(written <= most && most <= 2 * written, "{written} bytes, {most} at most");
}

/// The judge itself, once: it would notice a row that is lost.
#[test]
fn the_judge_reads_what_it_writes() {
    let mut to = WriterBuilder::new().from_writer(Vec::new());
    to.write_record(["x", "words"]).unwrap();
    to.write_record(["1", "a, \"b\"\nc"]).unwrap();
    let text = String::from_utf8(to.into_inner().unwrap()).unwrap();
    let way = Way { separator: b',', always_quoted: false, line_end: "\n", start: Start::Plain };
    assert_eq!(judged(&text, way), ["a, \"b\"\nc"]);
    assert_eq!(
        words(
            &taken(
                text.as_bytes(),
                "x",
                &Choice { text: vec!["words".into()], ..Choice::default() }
            )
            .unwrap()
            .1
        ),
        ["a, \"b\"\nc"]
    );
}

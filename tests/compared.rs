//! Two years of an event beside each other, as people and programs get them: every figure is what the facts amount to, and
//! what people wrote stays text.

use std::collections::{BTreeMap, BTreeSet};

use crate::desks;
use crate::html::Page;
use crate::years::{Year, compared, two_years};
use serde_json::{Value, json};
use tabletalk::domain::collection::compare::Comparison;
use tabletalk::domain::record::{
    Counterpart, DeskOperation, Fact, FactId, Operation, Record, ThemeId,
};
use tabletalk::i18n::Language;
use tabletalk::report::{self, Organiser, compare, text_of};

/// The comparison in every format.
fn formats(found: &Comparison) -> BTreeMap<&'static str, String> {
    let words = Language::default().words();
    BTreeMap::from([
        ("html", text_of(|out| compare::html(found, words, out))),
        ("md", text_of(|out| compare::markdown(found, words, out))),
        ("json", text_of(|out| compare::json(found, words, out))),
        ("csv", text_of(|out| compare::csv(found, out))),
    ])
}

/// What the facts of a record say, with their ids.
fn says(record: &Record) -> impl Iterator<Item = (FactId, &Operation)> {
    record.facts().filter_map(|fact: &Fact| Some((fact.id(), fact.operation()?)))
}

/// What is counted of some shared themes together, straight from the facts of a year in which nothing was taken back.
#[derive(Debug, PartialEq)]
struct Counted {
    groups: usize,
    wrote: usize,
    strong: usize,
    notes: usize,
    voted: usize,
    voters: usize,
    ballots: usize,
}

fn counted(year: &Year, shared: &[&str]) -> Counted {
    let is_shared = |id: &ThemeId| {
        says(&year.organiser.record).any(|(of, operation)| {
        matches!(operation, Operation::Theme { name } if of == id.0 && shared.contains(&name.trim()))
    })
    };
    let linked: BTreeSet<FactId> = says(&year.organiser.record)
        .filter_map(|(_, operation)| match operation {
            Operation::Desk(DeskOperation::Link { theme, part, linked: true })
                if is_shared(theme) =>
            {
                Some(*part)
            }
            _ => None,
        })
        .collect();
    let mut all =
        Counted { groups: 0, wrote: 0, strong: 0, notes: 0, voted: 0, voters: 0, ballots: 0 };
    for table in &year.tables {
        let (mut themes, mut notes, mut of_it) = (0, 0, 0);
        let mut ballots: Vec<bool> = Vec::new();
        let mut stood = false;
        for (id, operation) in says(&table.record) {
            match operation {
                Operation::Note { .. } => notes += 1,
                Operation::Theme { .. } => themes += usize::from(linked.contains(&id)),
                Operation::Place { theme: Some(theme), .. } => {
                    of_it += usize::from(linked.contains(&theme.0));
                }
                Operation::Round { themes, .. } => {
                    stood = themes.iter().any(|theme| linked.contains(&theme.0));
                }
                Operation::Ballot { dots, .. } => {
                    ballots.push(
                        dots.iter().any(|(theme, dots)| linked.contains(&theme.0) && *dots > 0),
                    );
                }
                _ => {}
            }
        }
        all.wrote += usize::from(notes > 0);
        if themes == 0 {
            continue;
        }
        all.groups += 1;
        all.notes += of_it;
        let voters = ballots.iter().filter(|for_it| **for_it).count();
        if stood {
            all.voted += 1;
            all.voters += voters;
            all.ballots += ballots.len();
            all.strong += usize::from(2 * voters >= ballots.len());
        } else {
            all.strong += usize::from(3 * of_it >= notes);
        }
    }
    all
}

/// The rows that there are to be: direction, who matched, and what is matched at each year.
type Wanted =
    (&'static str, Option<&'static str>, &'static [&'static str], &'static [&'static str]);

const ROWS: [Wanted; 6] = [
    ("new", None, &[], &["Data"]),
    ("new", None, &[], &["Skills"]),
    ("stronger", Some("hand"), &["What it costs", "Grants"], &["Cost"]),
    ("weaker", Some("name"), &["Trust"], &["trust"]),
    ("gone", None, &["Skills"], &[]),
    ("gone", None, &["Where to meet"], &[]),
];

/// What a row says for engines.
fn row(years: [&Year; 2], (direction, matched, earlier, later): Wanted) -> Value {
    let mut row = json!({ "direction": direction, "matched_by": matched });
    for (which, year, names) in [("earlier", years[0], earlier), ("later", years[1], later)] {
        let figures = counted(year, names);
        let votes = (figures.voted > 0).then_some((figures.voters, figures.ballots)).unzip();
        let ids: Vec<String> =
            names.iter().map(|name| desks::theme(&year.organiser, name).to_string()).collect();
        let told = json!({
            "event_id": year.event.id, "theme_ids": ids, "names": names,
            "groups": figures.groups, "groups_that_wrote": figures.wrote,
            "groups_strong": figures.strong, "notes": figures.notes,
            "groups_that_voted": figures.voted, "voters": votes.0, "ballots": votes.1,
        });
        for (name, value) in told.as_object().unwrap() {
            row[format!("{which}_{name}")] = value.clone();
        }
    }
    row
}

/// The same for people: the cells of the row.
fn cells(years: [&Year; 2], (direction, matched, earlier, later): Wanted) -> Vec<String> {
    let figures = [counted(years[0], earlier), counted(years[1], later)];
    let name = match (earlier, later) {
        ([], names) | (names, []) => names.join(" + "),
        (["Trust"], _) => "trust (earlier: Trust)".to_owned(),
        (earlier, later) => format!("{} (earlier: {})", later.join(" + "), earlier.join(" + ")),
    };
    let direction = match direction {
        "new" => "New",
        "stronger" => "Stronger",
        "weaker" => "Weaker",
        _ => "Gone",
    };
    let mut cells = vec![name, direction.to_owned()];
    cells.extend(figures.iter().map(|of| format!("{} of {} groups", of.groups, of.wrote)));
    cells.extend(figures.iter().map(|of| match of.voted {
        // Nobody could vote on what was not raised.
        0 if of.groups == 0 => "–".to_owned(),
        0 => "no vote".to_owned(),
        _ => format!("{} of {}", of.voters, of.ballots),
    }));
    cells.extend(matched.map(|by| if by == "hand" { "the organiser" } else { by }.to_owned()));
    cells
}

/// The size of a year: what is told of it, by its words in the table of differences and its column for engines.
fn size(year: &Year) -> Vec<(&'static str, &'static str, Value)> {
    let (mut wrote, mut notes, mut voted, mut people) = (0, 0, 0, 0);
    let mut dots: BTreeSet<u8> = BTreeSet::new();
    for table in &year.tables {
        let of_table = says(&table.record)
            .filter(|(_, operation)| matches!(operation, Operation::Note { .. }))
            .count();
        wrote += usize::from(of_table > 0);
        notes += of_table;
        for (_, operation) in says(&table.record) {
            if let Operation::Round { people: at_table, dots: each, .. } = operation {
                voted += 1;
                people += usize::from(*at_table);
                dots.insert(*each);
            }
        }
    }
    let themes = says(&year.organiser.record)
        .filter(|(_, operation)| matches!(operation, Operation::Theme { .. }))
        .count();
    vec![
        ("Groups of the event", "group_count", year.event.group_count.into()),
        ("Groups that handed in", "groups", year.tables.len().into()),
        ("Groups that wrote something", "groups_that_wrote", wrote.into()),
        ("Questions asked", "questions", 1.into()),
        ("Notes", "notes", notes.into()),
        ("Themes", "themes", themes.into()),
        ("Groups that voted", "groups_that_voted", voted.into()),
        ("People in these groups", "people", people.into()),
        ("", "dots_least", (*dots.first().unwrap()).into()),
        ("", "dots_most", (*dots.last().unwrap()).into()),
        ("", "most_on_one_least", (*dots.first().unwrap()).into()),
        ("", "most_on_one_most", (*dots.last().unwrap()).into()),
    ]
}

/// The rows of all tables of a page, each the text of its cells.
fn rows_of(page: &str) -> Vec<Vec<String>> {
    let rows = page.split("<tr>").skip(1).map(|row| row.split("</tr>").next().unwrap());
    let cells = |row: &str| {
        let row = row.replace("</th>", "</td>");
        row.split("</td>").filter(|cell| !cell.is_empty()).map(|cell| Page::of(cell).text).collect()
    };
    rows.map(cells).collect()
}

/// The same of Markdown whose texts have nothing to escape.
fn rows_of_markdown(page: &str) -> Vec<Vec<String>> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    rows.map(|row| row.split(" | ").map(str::to_owned).collect()).collect()
}

#[test]
fn every_figure_is_what_the_facts_amount_to() {
    let (first, second) = two_years();
    let years = [&first, &second];
    let formats = formats(&compared(&first, &second));
    let told: Value = serde_json::from_str(&formats["json"]).unwrap();
    let wanted: Vec<Value> = ROWS.map(|wanted| row(years, wanted)).to_vec();
    assert_eq!(told["themes"], Value::from(wanted.clone()));
    // CSV says the same, lists a line each.
    let csv = formats["csv"].strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), wanted.len());
    for (row, wanted) in rows.iter().zip(&wanted) {
        assert_eq!(heads.len(), wanted.as_object().unwrap().len());
        for (name, cell) in heads.iter().zip(row) {
            let text =
                |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let said = match &wanted[name] {
                Value::Null => String::new(),
                Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join("\n"),
                other => text(other),
            };
            // What a spreadsheet would reckon with has an apostrophe before it.
            assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), said, "{name}");
        }
    }
    let sizes = [size(&first), size(&second)];
    for (place, size) in sizes.iter().enumerate() {
        for (_, name, value) in size {
            assert_eq!(&told["events"][place][name], value, "{name}");
        }
    }
    let pages = [rows_of(&formats["html"]), rows_of_markdown(&formats["md"])];
    for page in pages {
        for wanted in ROWS {
            let cells = cells(years, wanted);
            assert!(page.contains(&cells), "{cells:?} is not in {page:#?}");
        }
        for ((what, _, one), (_, _, other)) in
            sizes[0].iter().zip(&sizes[1]).filter(|(one, _)| !one.0.is_empty())
        {
            let cells = vec![(*what).to_owned(), one.to_string(), other.to_string()];
            assert!(page.contains(&cells), "{cells:?} is not in {page:#?}");
        }
        for what in ["Dots a person", "Most dots on one theme"] {
            let cells = vec![what.to_owned(), "2 to 3".into(), "2".into()];
            assert!(page.contains(&cells), "{cells:?} is not in {page:#?}");
        }
        // Two heads of tables with the rows of both.
        assert_eq!(page.iter().filter(|row| row[0] == "Theme").count(), 2);
    }
}

#[test]
fn the_page_says_in_words_what_it_is_and_where_it_says_little() {
    let (first, second) = two_years();
    let formats = formats(&compared(&first, &second));
    for said in [
        "# What changed from “Change, 2024” to “Change, 2025”?",
        "Earlier: Change, 2024, Bristol, 2024\n",
        "Later: Change, 2025, Bristol, 2025\n",
        "6 themes: 2 new, 1 stronger, 0 as strong as before, 1 weaker, 2 gone.",
        "- At the earlier event only 4 groups wrote something. With fewer than 5, one group more or less can turn the result.",
        "- The two events asked different questions, so a change may come from the questions alone.",
        "- 1 theme was matched by its name alone; nobody checked that it means the same.",
        "0 of 2 questions were asked at both events.",
        "Asked at the earlier event alone:\n\n- What has to change?",
        "Asked at the later event alone:\n\n- What changed since?",
    ] {
        assert!(formats["md"].contains(said), "{said:?} is not in\n{}", formats["md"]);
    }
}

#[test]
fn the_report_of_an_event_says_the_same_in_a_section_of_its_own_and_nothing_else_in_it_changes() {
    let (first, second) = two_years();
    let (found, words) = (compared(&first, &second), Language::default().words());
    let (collection, organiser) =
        (second.collection(), Organiser::of(second.organiser.record.clone()));
    let (plain, alone) = (organiser.with(&collection), formats(&found));
    let markdown = |source| text_of(|out| report::markdown(source, words, out));
    let (with, without) = (markdown(plain.beside(&found)), markdown(plain));
    let (before, rest) = with.split_once("## What changed from").unwrap();
    let (section, after) = rest.split_once("\n## ").unwrap();
    assert_eq!(format!("{before}## {after}"), without);
    for line in alone["md"].lines().filter(|line| !line.starts_with('#')) {
        assert!(section.contains(line), "{line:?} is not in\n{section}");
    }
    let pages = [
        text_of(|out| report::html(plain.beside(&found), words, out)),
        text_of(|out| report::fragment(plain.beside(&found), words, 2, out)),
    ];
    for page in pages {
        let told = rows_of(&page);
        for row in rows_of(&alone["html"]) {
            assert!(told.contains(&row), "{row:?} is not in {told:#?}");
        }
        let ids = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        let ids: Vec<&str> = ids.collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
        for to in page.split(" href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(ids.contains(&to), "{to} is nowhere");
        }
    }
}

/// Texts that other programs would read as something else, where a name has no line breaks.
const HOSTILE: [&str; 16] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</td></tr></table><h1>Title</h1>",
    "javascript:alert(1)",
    "[a](https://evil.example)",
    "&lt;b&gt; &amp; &#39;",
    "=1+1",
    "+44 117 496 0000",
    "-2+3",
    "@SUM(A1)",
    "'quoted",
    "a | b | c",
    "14:40",
    "TRUE",
    "a\u{202e}b\u{200b}c",
    "العربية وEnglish",
];

/// A year all of whose words are hostile, and an organiser who is no better.
fn hostile(name: &str, tab: u64, shares: bool) -> Year {
    let themes: Vec<(&str, usize)> = HOSTILE.iter().map(|words| (*words, 1)).collect();
    let table = desks::table(tab, &themes, &[&[1, 1]], 2);
    let mut year = Year::new(name, 2, HOSTILE[usize::from(shares)], vec![table]);
    year.event.title = HOSTILE[0].into();
    year.event.date = HOSTILE[2].into();
    for words in HOSTILE.iter().filter(|_| shares) {
        year.shares(words, &[(1, words)]);
    }
    year
}

#[test]
fn what_people_wrote_stays_text() {
    let mut first = hostile("one", 1, true);
    let second = hostile("two", 2, true);
    let ids = |year: &Year| HOSTILE.map(|words| ThemeId(desks::theme(&year.organiser, words)));
    // One is matched with another, so that the names of both are told.
    first.matches(ids(&first)[0], &second, Some(Counterpart::Theme(ids(&second)[1])));
    first.matches(ids(&first)[2], &second, Some(Counterpart::None));
    for other in [second, hostile("three", 3, false)] {
        let formats = formats(&compared(&first, &other));
        let page = Page::of(&formats["html"]);
        let known = |all: &'static str| all.split_whitespace().collect::<BTreeSet<&str>>();
        let tags = known(
            "a bdi body caption div h1 h2 head html li main nav ol p section table tbody td th thead tr ul",
        );
        let attributes = known("aria-label aria-labelledby class dir href id role scope tabindex");
        assert!(page.names().is_subset(&tags), "{:?}", page.names());
        assert!(page.attributes().is_subset(&attributes), "{:?}", page.attributes());
        assert!(page.values("href").iter().all(|link| link.starts_with('#')));
        let title = formats["html"].split_once("</title>").unwrap().0;
        assert!(
            !title.contains("<script>") && title.contains("default-src 'none'; style-src 'sha256-")
        );
        let told: Value = serde_json::from_str(&formats["json"]).unwrap();
        assert_eq!(told["events"][0]["title"], HOSTILE[0]);
        assert_eq!(told["events"][1]["date"], HOSTILE[2]);
        let csv = formats["csv"].strip_prefix('\u{feff}').unwrap();
        let rows = csv::Reader::from_reader(csv.as_bytes()).into_records();
        let rows: Vec<Vec<String>> =
            rows.map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        let mut cells = rows.iter().flatten();
        assert!(cells.all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t'])), "{csv}");
        let names: Vec<&Value> =
            told["themes"].as_array().unwrap().iter().map(|row| &row["earlier_names"]).collect();
        for words in HOSTILE {
            assert!(page.text.contains(words), "{words:?} is not in the page");
            assert!(
                names.iter().any(|all| all.as_array().unwrap().contains(&words.into())),
                "{words:?}"
            );
            let unguarded = |cell: &String| cell.strip_prefix('\'').unwrap_or(cell) == words;
            assert!(rows.iter().flatten().any(unguarded), "{words:?} is not in CSV");
        }
        let cells = rows_of(&formats["html"]).iter().map(Vec::len).sum::<usize>();
        assert_eq!(cells_of_markdown(&formats["md"]), cells);
    }
}

/// How many cells Markdown has in which nothing is structure: no link, no HTML.
fn cells_of_markdown(page: &str) -> usize {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let mut cells = 0;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => assert_eq!(html.as_ref(), "", "HTML"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::Strong) => {
                assert_eq!("structure", "text");
            }
            Event::Start(Tag::TableCell) => cells += 1,
            _ => {}
        }
    }
    cells
}

#[test]
fn the_tables_are_what_their_schema_says() {
    let schema: Value =
        serde_json::from_str(include_str!("../docs/comparison.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let (first, second) = two_years();
    let silent = Year::new("silent", 2, "What now?", Vec::new());
    let pairs = [
        (&first, &second),
        (&second, &first),
        (&first, &silent),
        (&hostile("one", 1, true), &hostile("two", 2, false)),
    ];
    for (earlier, later) in pairs {
        let told: Value =
            serde_json::from_str(&formats(&compared(earlier, later))["json"]).unwrap();
        let faults: Vec<String> =
            schema.iter_errors(&told).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
        // A part that is missing, or of another kind, is seen.
        for name in told["events"][0].as_object().unwrap().keys() {
            let mut other = told.clone();
            other["events"][0].as_object_mut().unwrap().remove(name);
            assert!(!schema.is_valid(&other), "{name}");
        }
        let mut other = told.clone();
        other["themes"][0]["earlier_groups"] = "many".into();
        assert!(!schema.is_valid(&other));
    }
}

//! The whole journey: from links to collected hand-ins, with what five real tables said.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::tabletalk;
use tabletalk_e2e::pages::{collect, group, rooms, setup};
use tabletalk_e2e::report::Section;
use tabletalk_e2e::room::{CAP, DOTS, THEMES, TYPED, Table, VOTERS, tables};
use tabletalk_e2e::{Fault, server};

#[tokio::test(flavor = "current_thread")]
async fn five_tables_from_links_to_totals() -> Result<(), Fault> {
    let (address, tables) = (server::serve()?, tables()?);
    let to_the_cap =
        |table: &Table| table.ballots.iter().flat_map(BTreeMap::values).any(|dots| *dots == CAP);
    assert!(tables.iter().all(to_the_cap), "the most dots on one theme must be tried");
    let organiser = Browser::start().await?;
    organiser.driver.goto(&address).await?;
    let questions: Vec<String> = tables.iter().map(|table| table.question.clone()).collect();
    let (links, event) = setup::set_up(&organiser, "Change in public services", &questions).await?;

    let folder = std::env::temp_dir().join(format!("tabletalk-journey-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let mut files = Vec::new();
    let mut receipts = Vec::new();
    for (number, (table, link)) in (1..).zip(tables.iter().zip(&links)) {
        let (file, receipt) = play(table, link, number, &event, &folder).await?;
        files.push(file);
        receipts.push(receipt);
    }

    let desk = Browser::start().await?;
    desk.driver.goto(&address).await?;
    collect::collect(&desk, &files).await?;
    for (number, receipt) in (1..).zip(&receipts) {
        let tile = desk.text(&format!("tile-{number}")).await?;
        assert!(
            tile.contains(receipt.as_str()),
            "tile {number} says {tile}, the group's screen said {receipt}"
        );
    }
    let shown = collect::cards(&desk).await?;
    let mut expected: Vec<_> = tables.iter().flat_map(expected_cards).collect();
    expected.sort();
    assert_eq!(shown, expected);
    totals_by_command_line(&files, &tables)?;
    let report = rooms::report(&desk, "markdown", "-report.md").await?;
    report_says(&Section::read(&report), &tables);
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

/// All that one group does; its file, kept in `folder`, and its receipt words.
async fn play(
    table: &Table,
    link: &str,
    number: usize,
    event: &Path,
    folder: &Path,
) -> Result<(PathBuf, String), Fault> {
    let browser = Browser::start().await?;
    group::join(&browser, link).await?;
    let statements: Vec<&str> = table.statements.values().map(String::as_str).collect();
    let (typed, rest) = statements.split_at(TYPED.min(statements.len()));
    group::write(&browser, typed).await?;
    let imported = import(rest, number, event, folder)?;
    group::go_on_with(&browser, &imported).await?;
    group::notes_are(&browser, statements.len()).await?;

    browser.click("step-themes").await?;
    for theme in 0..THEMES {
        group::make_theme(&browser, &name(theme), &table.notes_in(theme)).await?;
    }
    let cap = group::open_round(&browser, VOTERS, DOTS).await?;
    assert_eq!(cap, CAP.to_string());
    for (handed_in, ballot) in (1..).zip(&table.ballots) {
        let dots = ballot.iter().flat_map(|(theme, dots)| std::iter::repeat_n(*theme, *dots));
        let themes: Vec<String> = dots.map(name).collect();
        group::cast(&browser, &themes).await?;
        let said = browser.text("ballots-in").await?;
        assert_eq!(said, format!("Ballots in: {handed_in} of {VOTERS}"));
    }
    browser.driver.refresh().await?;
    browser.id("begin-ballot").await?;
    group::reveal(&browser).await?;
    let (made, receipt) = group::hand_in(&browser).await?;
    let kept = folder.join(format!("group-{number}.json"));
    std::fs::copy(made, &kept)?;
    Ok((kept, receipt))
}

fn import(notes: &[&str], number: usize, event: &Path, folder: &Path) -> Result<PathBuf, Fault> {
    let table = folder.join(format!("notes-{number}.csv"));
    let mut rows = csv::Writer::from_path(&table)?;
    rows.write_record(["text"])?;
    for note in notes {
        rows.write_record([note])?;
    }
    rows.flush()?;
    let out = folder.join(format!("imported-{number}.json"));
    let spelled =
        [&table, &out, &event.to_path_buf()].map(|path| path.to_string_lossy().into_owned());
    let words = [
        "import",
        "--event",
        &spelled[2],
        "--group",
        &number.to_string(),
        &spelled[0],
        "--out",
        &spelled[1],
    ];
    let done = tabletalk(&words)?;
    assert!(done.status.success(), "{done:?}");
    Ok(out)
}

fn name(theme: usize) -> String {
    format!("Theme {}", theme + 1)
}

fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

fn expected_cards(table: &Table) -> Vec<[String; 4]> {
    let card = |theme| {
        let notes = counted(table.notes_in(theme).len(), "note");
        [table.question.clone(), name(theme), votes(table, theme), notes]
    };
    (0..THEMES).map(card).collect()
}

fn votes(table: &Table, theme: usize) -> String {
    let (voters, dots) = (table.voters_of(theme), table.dots_on(theme));
    format!("{}, {}", counted(voters, "voter"), counted(dots, "dot"))
}

/// The report has every group with its question and turnout, every theme with its votes, most voters first, and every
/// note under its theme, once.
fn report_says(page: &Section, tables: &[Table]) {
    let [report] = page.parts.as_slice() else { panic!("one title, not {}", page.parts.len()) };
    assert_eq!(report.title, "Change in public services");
    let notes: usize = tables.iter().map(|table| table.statements.len()).sum();
    let said = ["Bristol, 12 March", "5 of 5 groups handed in."].map(str::to_owned);
    assert_eq!(
        report.says[..3],
        [said.as_slice(), &[format!("{notes} notes from 5 groups.")]].concat()
    );
    let part = |title: &str| {
        let found = report.parts.iter().find(|part| part.title == title);
        found.unwrap_or_else(|| panic!("no part {title}"))
    };
    let (wrote, voted) = (part("What each group wrote"), part("Votes"));
    assert_eq!((wrote.parts.len(), voted.parts.len()), (tables.len(), tables.len()));
    assert_eq!(voted.says, ["Themes are in order of voters, then of dots."]);
    let groups = wrote.parts.iter().zip(&voted.parts).zip(tables);
    for (number, ((group, votes_of), table)) in (1..).zip(groups) {
        let turnout = format!("{VOTERS} ballots from {VOTERS} at the table, {DOTS} dots each.");
        assert_eq!(group.title, format!("Group {number}"));
        assert_eq!(group.says.join("\n"), table.question);
        assert_eq!(votes_of.says[0], turnout);
        let mut themes: Vec<usize> = (0..THEMES).collect();
        themes.sort_by_key(|theme| Reverse((table.voters_of(*theme), table.dots_on(*theme))));
        assert_eq!(group.parts.len(), THEMES);
        for (part, theme) in group.parts.iter().zip(themes) {
            let notes: BTreeSet<&str> = part.notes.iter().map(String::as_str).collect();
            assert_eq!((&part.title, &part.says), (&name(theme), &vec![votes(table, theme)]));
            assert_eq!(notes, table.notes_in(theme));
            assert_eq!(part.notes.len(), notes.len(), "a note stands twice in {}", part.title);
        }
    }
}

/// The same totals by the command line, from the same files.
fn totals_by_command_line(files: &[PathBuf], tables: &[Table]) -> Result<(), Fault> {
    let paths: Vec<String> = files.iter().map(|file| file.to_string_lossy().into_owned()).collect();
    let words: Vec<&str> = ["collect", "--format", "json"]
        .into_iter()
        .chain(paths.iter().map(String::as_str))
        .collect();
    let done = tabletalk(&words)?;
    assert!(done.status.success(), "{done:?}");
    let all: serde_json::Value = serde_json::from_slice(&done.stdout)?;
    let mut found = BTreeMap::new();
    for theme in all["themes"].as_array().into_iter().flatten() {
        let key = (theme["group_number"].as_u64(), theme["theme_name"].as_str().map(str::to_owned));
        found.insert(
            key,
            [&theme["notes"], &theme["voters"], &theme["dots"]].map(serde_json::Value::as_u64),
        );
    }
    let mut expected = BTreeMap::new();
    for (number, table) in (1..).zip(tables) {
        for theme in 0..THEMES {
            let counts =
                [table.notes_in(theme).len(), table.voters_of(theme), table.dots_on(theme)];
            let counts = counts.map(|count| u64::try_from(count).ok());
            expected.insert((Some(number), Some(name(theme))), counts);
        }
    }
    assert_eq!(found, expected);
    Ok(())
}

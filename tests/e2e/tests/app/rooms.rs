//! The rooms of the organiser's desk: what five real tables said becomes themes of the whole room, and every number that
//! comes of them is right; by keyboard alone, for who can't see it, and in two tabs.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Value, json};
use tabletalk_e2e::axe::Axe;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, rooms};
use tabletalk_e2e::room::{CAP, DOTS, THEMES, Table, tables};
use tabletalk_e2e::shared::{Groups, Linked};
use tabletalk_e2e::{Fault, published, server};
use thirtyfour::Key;

/// Notes of a table that are in no theme.
const LOOSE: usize = 4;

/// What a table wrote, with the ids of its themes and of its notes that are in none.
pub(super) struct Wrote {
    pub(super) forged: Forged,
    themes: Vec<String>,
    loose: Vec<String>,
}

/// What a table said, as a group's record. The fifth holds no round; the third a second one, over half of its themes;
/// at the fourth people have five dots, and may give three of them to one theme.
pub(super) fn written(table: &Table, number: u32) -> Wrote {
    let mut forged = Forged::by(number);
    let themes: Vec<String> =
        (1..=THEMES).map(|theme| forged.theme(&format!("Theme {theme}"))).collect();
    let placed = table.statements.len().saturating_sub(LOOSE);
    let mut loose = Vec::new();
    for (at, (id, text)) in table.statements.iter().enumerate() {
        let note = forged.note(text);
        if at < placed {
            forged.place(&note, &themes[id % THEMES]);
        } else {
            loose.push(note);
        }
    }
    let ballots = ballots(table, &themes);
    let all: Vec<&String> = themes.iter().collect();
    match number {
        4 => forged.round((DOTS + 2, CAP + 1), &all, &ballots),
        5 => {}
        _ => forged.round((DOTS, CAP), &all, &ballots),
    }
    if number == 3 {
        let few = |ballot: &Value| {
            let pairs = ballot.as_array().into_iter().flatten();
            pairs.filter(|pair| all[..3].iter().any(|theme| pair[0] == ***theme)).cloned().collect()
        };
        forged.round((DOTS, CAP), &all[..3], &ballots.iter().skip(1).map(few).collect::<Vec<_>>());
    }
    Wrote { forged, themes, loose }
}

fn ballots(table: &Table, themes: &[String]) -> Vec<Value> {
    let ballot = |ballot: &BTreeMap<usize, usize>| -> Value {
        ballot.iter().map(|(theme, dots)| json!([themes[*theme], dots])).collect()
    };
    table.ballots.iter().map(ballot).collect()
}

/// What is linked: the name of each shared theme, and what of whom. One theme of the first group is linked to two, and so
/// are two themes of the second to one; some notes are linked by themselves.
fn plan(all: &[Wrote]) -> Vec<(&'static str, Vec<&str>)> {
    let theme = |group: usize, theme: usize| all[group - 1].themes[theme - 1].as_str();
    let note = |group: usize, note: usize| all[group - 1].loose[note - 1].as_str();
    vec![
        ("What it costs", (1..=5).map(|group| theme(group, 1)).collect()),
        ("Who gets in", vec![theme(1, 2), theme(2, 2)]),
        ("Trust", vec![theme(3, 3), theme(4, 3), theme(5, 3), note(1, 1)]),
        ("Rules", vec![theme(2, 4), theme(2, 5), theme(4, 4)]),
        ("Money again", vec![theme(1, 1), theme(3, 5)]),
        ("Said once", vec![theme(4, 6)]),
        ("Said beside", vec![note(5, 1), note(5, 2), note(2, 1)]),
        ("Of one theme of all", (1..=4).map(|group| theme(group, 6)).collect()),
    ]
}

pub(super) fn file_of(browser: &Browser, name: &str, text: &str) -> Result<PathBuf, Fault> {
    let path = browser.downloads.join(name);
    std::fs::write(&path, text)?;
    Ok(path)
}

/// What the rooms say, in the shape of the expected: also where it is out of sight, and so has no `innerText`.
const CARDS: &str = "const text = (at) => at?.textContent.trim() ?? '';
    return [Boolean(document.getElementById('overlap')),
        [...document.querySelectorAll('#shared .theme--shared')].map((card) => [text(card.querySelector('h3')), text(card.querySelector('.theme__head .hint'))]),
        text(document.getElementById('shared-title'))]";
const MATRIX: &str = "const text = (at) => at?.innerText.trim() ?? '';
    return [document.querySelector('main').innerText.includes('rows overlap'),
        [...document.querySelectorAll('#matrix tbody tr')].map((row) => [
            text(row.querySelector('.matrix__name')), text(row.querySelector('.matrix__lone')),
            [...row.querySelectorAll('.matrix__sign')].map((sign) => [sign.getAttribute('aria-label'), text(sign)]),
            text(row.querySelector('.matrix__count')), text(row.querySelector('td.matrix__median'))])]";
const PRIORITIES: &str = "const text = (at) => {
        const parts = [...at.querySelectorAll('span:not([aria-hidden])')].filter((part) => !part.querySelector('span'));
        return (parts.length ? parts.map((part) => part.textContent).join(' ') : at.textContent).trim();
    };
    return [[...document.querySelectorAll('#priorities tbody')].map((body) => {
        const lines = [...body.querySelectorAll('tr')].map((line) => [...line.cells].slice(-3).map(text));
        return [...[...body.rows[0].cells].slice(0, 4).map(text), lines];
    }), [...document.querySelectorAll('#differences li')].map(text)]";

/// Every number in every room is what was counted from these files.
async fn numbers_are_right(
    browser: &Browser,
    files: &[PathBuf],
    linked: &[Linked],
) -> Result<(), Fault> {
    let expected = Groups::read(files)?.expected(linked);
    rooms::go(browser, "themes").await?;
    let title = format!("Themes of the whole room · {}", linked.len());
    let said = rooms::read_all(browser, CARDS).await?;
    assert_eq!(said, json!([expected["overlap"], expected["cards"], title]));
    rooms::go(browser, "matrix").await?;
    let said = rooms::read_all(browser, MATRIX).await?;
    assert_eq!(said, json!([expected["overlap"], expected["matrix"]]));
    for (column, order) in [("Groups that", "by_groups"), ("Voters who", "by_median")] {
        let press = format!(
            "[...document.querySelectorAll('.matrix__sort')].find((at) => at.innerText.startsWith('{column}')).click()"
        );
        browser.driver.execute(press, Vec::new()).await?;
        let names = "[...document.querySelectorAll('#matrix tbody .matrix__name')].map((name) => name.innerText)";
        let sorted = format!("JSON.stringify({names}) === JSON.stringify({})", expected[order]);
        browser.until(&format!("rows {order}: {}", expected[order]), &sorted).await?;
    }
    rooms::go(browser, "priorities").await?;
    let said = rooms::read_all(browser, PRIORITIES).await?;
    assert_eq!(said, json!([expected["priorities"], expected["differences"]]));
    published::numbers_are(browser, &expected).await?;
    browser.is_quiet().await
}

/// How many parts each shared theme names as linked to it.
async fn parts_are(browser: &Browser, linked: &[Linked]) -> Result<(), Fault> {
    rooms::go(browser, "themes").await?;
    let read = "return [...document.querySelectorAll('#shared .theme--shared')].map((card) => card.querySelectorAll('.parts__row').length)";
    let counts: Vec<usize> = linked.iter().map(|(_, parts)| parts.len()).collect();
    assert_eq!(rooms::read_all(browser, read).await?, json!(counts));
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn every_number_of_five_real_tables_is_what_their_files_say() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let tables = tables()?;
    let event = forge::event("Five tables", &["North", "South", "East", "West", "Harbour"]);
    let mut all: Vec<Wrote> =
        (1..).zip(&tables).map(|(number, table)| written(table, number)).collect();
    let mut files = Vec::new();
    for (group, wrote) in all.iter().enumerate() {
        let text = wrote.forged.hand_in(&event, group);
        files.push(file_of(&browser, &format!("group-{group}.json"), &text)?);
    }
    browser.driver.goto(&address).await?;
    collect::collect(&browser, &files).await?;
    rooms::go(&browser, "themes").await?;
    let mut linked: Vec<Linked> = Vec::new();
    for (name, parts) in plan(&all) {
        // What is linked late goes to a theme that is there already.
        let (last, first) = parts.split_last().ok_or("nothing to link")?;
        let late = first.len() > 3;
        let theme = rooms::link(&browser, if late { first } else { &parts }, name).await?;
        if late {
            rooms::link_to(&browser, &[last], &theme).await?;
        }
        linked.push((name.to_owned(), parts.iter().map(|part| (*part).to_owned()).collect()));
    }
    parts_are(&browser, &linked).await?;
    numbers_are_right(&browser, &files, &linked).await?;

    // More notes and ballots come from the first group, and the first ballots of the fifth.
    for group in [0, 4] {
        let (wrote, table) = (&mut all[group], &tables[group]);
        for text in ["Said late", "And later", "And last of all"] {
            let note = wrote.forged.note(text);
            wrote.forged.place(&note, &wrote.themes[0]);
        }
        wrote.forged.note("Said late, and in no theme");
        let over: Vec<&String> = wrote.themes.iter().take(3).collect();
        let of_these = |ballot: &Value| {
            let pairs = ballot.as_array().into_iter().flatten();
            pairs.filter(|pair| over.iter().any(|theme| pair[0] == ***theme)).cloned().collect()
        };
        let ballots: Vec<Value> =
            ballots(table, &wrote.themes).iter().take(5).map(of_these).collect();
        wrote.forged.round((DOTS, CAP), &over, &ballots);
        let text = wrote.forged.hand_in(&event, group);
        files.push(file_of(&browser, &format!("newer-{group}.json"), &text)?);
    }
    rooms::go(&browser, "files").await?;
    for newer in &files[5..] {
        collect::bring(&browser, newer).await?;
    }
    parts_are(&browser, &linked).await?;
    numbers_are_right(&browser, &files, &linked).await?;
    browser.driver.refresh().await?;
    browser.id("make-report").await?;
    parts_are(&browser, &linked).await?;
    numbers_are_right(&browser, &files, &linked).await
}

/// The hand-ins of the example's groups.
fn examples() -> Result<Vec<PathBuf>, Fault> {
    let file = |group| server::root().join(format!("assets/example/group-{group}.json"));
    Ok((1..=5).map(|group| file(group).canonicalize()).collect::<Result<_, _>>()?)
}

/// The example's hand-ins collected, in the room of themes; the ids of what can be ticked.
async fn example_in_themes(browser: &Browser, address: &str) -> Result<Vec<String>, Fault> {
    browser.driver.goto(address).await?;
    collect::collect(browser, &examples()?).await?;
    rooms::go(browser, "themes").await?;
    rooms::parts(browser).await
}

async fn shared_are(browser: &Browser, count: usize) -> Result<(), Fault> {
    let there = format!("document.querySelectorAll('#shared > li').length === {count}");
    browser.until(&format!("{count} shared themes"), &there).await
}

/// Presses Tab, or Shift and Tab, until what has the focus has these words.
async fn tab_to_words(browser: &Browser, words: &str, back: bool) -> Result<(), Fault> {
    for _ in 0..120 {
        let read = "return document.activeElement.innerText ?? ''";
        if rooms::read_all(browser, read).await?.as_str() == Some(words) {
            return Ok(());
        }
        browser.press(if back { Key::Shift + Key::Tab } else { Key::Tab.into() }).await?;
    }
    Err(format!("no Tab leads to {words}").into())
}

/// Ticks by keyboard what has this id.
async fn tick(browser: &Browser, part: &str) -> Result<(), Fault> {
    let id = format!("tick-{part}");
    browser.tab_to(&id, false).await?;
    browser.press(" ").await?;
    browser.until("a tick", &format!("document.getElementById('{id}').checked")).await?;
    browser.focus_is(&id).await
}

/// Goes to a room by keyboard.
async fn enter(browser: &Browser, room: &str) -> Result<(), Fault> {
    browser.tab_to(&format!("room-{room}"), true).await?;
    browser.press(Key::Enter).await?;
    let here =
        format!("document.getElementById('room-{room}')?.getAttribute('aria-current') === 'page'");
    browser.until(room, &here).await?;
    browser.focus_is("main").await
}

#[tokio::test(flavor = "current_thread")]
async fn from_five_files_to_a_matrix_by_keyboard() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.id("collect").await?;
    browser.tab_to("collect", false).await?;
    browser.press(Key::Enter).await?;
    let files: Vec<_> =
        examples()?.iter().map(|file| file.to_string_lossy().into_owned()).collect();
    browser.id("files").await?.send_keys(files.join("\n")).await?;
    browser.until("tiles", "document.querySelectorAll('.tile__receipt').length === 5").await?;
    browser.focus_is("main").await?;
    browser.tab_to("room-themes", false).await?;
    browser.press(Key::Enter).await?;
    browser.id("groups-title").await?;
    browser.focus_is("main").await?;
    link_by_keyboard(&browser).await?;
    change_by_keyboard(&browser).await?;
    enter(&browser, "matrix").await?;
    let sign = signs_by_keyboard(&browser).await?;
    enter(&browser, "priorities").await?;
    browser.id("priorities").await?;
    enter(&browser, "matrix").await?;
    undone_by_keyboard(&browser, &sign).await?;
    browser.is_quiet().await
}

/// Two shared themes are made, and one more part is linked to the first.
async fn link_by_keyboard(browser: &Browser) -> Result<(), Fault> {
    let parts = rooms::parts(browser).await?;
    for (count, (part, name)) in (1..).zip(parts.chunks(2).zip(["Doors", "Forms"])) {
        for part in part {
            tick(browser, part).await?;
        }
        browser.tab_to("link-name", false).await?;
        browser.press(name).await?;
        browser.press(Key::Enter).await?;
        shared_are(browser, count).await?;
        browser.focus_is("tick-").await?;
    }
    tick(browser, &parts[4]).await?;
    browser.tab_to("link-to", false).await?;
    browser.press(Key::Down).await?;
    browser.until("no name asked for", "!document.getElementById('link-name')").await?;
    browser.focus_is("link-to").await?;
    tab_to_words(browser, "Link", false).await?;
    browser.focus_is("link").await?;
    browser.press(Key::Enter).await?;
    let three = "document.querySelector('#shared .theme--shared').querySelectorAll('.parts__row').length === 3";
    browser.until("three parts of the first", three).await?;
    browser.focus_is("tick-").await
}

/// The first is renamed, the second merged into it, and that is taken back.
async fn change_by_keyboard(browser: &Browser) -> Result<(), Fault> {
    let ids = rooms::themes(browser).await?;
    let (first, second) = (&ids[0], &ids[1]);
    let rename = format!("rename-{first}");
    browser.tab_to(&rename, true).await?;
    browser.press(Key::Enter).await?;
    browser.focus_is(&format!("name-{first}")).await?;
    browser.press(Key::Control + "a").await?;
    browser.press("Many doors").await?;
    browser.press(Key::Enter).await?;
    let named = format!(
        "document.getElementById('shared-{first}').querySelector('h3').innerText === 'Many doors'"
    );
    browser.until("its name", &named).await?;
    browser.focus_is(&rename).await?;
    browser.tab_to(&format!("describe-{second}"), false).await?;
    browser.press(Key::Tab).await?;
    browser.press(Key::Enter).await?;
    browser.tab_to(&format!("merge-{second}"), false).await?;
    browser.press(Key::Enter).await?;
    tab_to_words(browser, "Many doors", false).await?;
    browser.press(Key::Enter).await?;
    shared_are(browser, 1).await?;
    browser.focus_is(&format!("shared-{first}")).await?;
    browser.press(Key::Control + "z").await?;
    shared_are(browser, 2).await?;
    browser.focus_is(&format!("shared-{first}")).await
}

/// How strongly a group raised it is changed, and a quote chosen; the id of the sign that this was done at.
async fn signs_by_keyboard(browser: &Browser) -> Result<String, Fault> {
    browser.tab_to("sign-", false).await?;
    let sign = browser.focus().await?;
    let name = format!("document.getElementById({sign:?}).getAttribute('aria-label')");
    browser.press(Key::Enter).await?;
    browser.until("the dialog", "document.getElementById('sign-dialog').open").await?;
    let at = |name: &str| format!("document.activeElement.name === '{name}'");
    browser.until("the focus on how strongly", &at("strength")).await?;
    // From what votes and notes say down to the last: not raised.
    for _ in 0..3 {
        browser.press(Key::Down).await?;
        browser.until("the focus still there", &at("strength")).await?;
    }
    browser
        .until(
            "it changed",
            &format!("{name}?.includes('Not raised, ') && {name}.endsWith('changed by hand')"),
        )
        .await?;
    browser.press(Key::Tab).await?;
    browser.until("the focus on quotes", &at("quote")).await?;
    browser.press(Key::Down).await?;
    browser.focus_is("quote-").await?;
    browser.until("the quote", "document.querySelectorAll('.matrix__quote').length === 1").await?;
    browser.tab_to("sign-done", false).await?;
    browser.press(Key::Enter).await?;
    browser.until("no dialog", "!document.getElementById('sign-dialog').open").await?;
    browser.focus_is(&sign).await?;
    // Escape leaves the dialog too.
    browser.press(Key::Enter).await?;
    browser.until("the dialog", "document.getElementById('sign-dialog').open").await?;
    browser.press(Key::Escape).await?;
    browser.until("no dialog", "!document.getElementById('sign-dialog').open").await?;
    browser.focus_is(&sign).await?;
    Ok(sign)
}

/// Quote and strength are taken back, and the focus stays on their sign.
async fn undone_by_keyboard(browser: &Browser, sign: &str) -> Result<(), Fault> {
    browser.tab_to(sign, false).await?;
    browser.press(Key::Control + "z").await?;
    browser.until("no quote", "!document.querySelector('.matrix__quote')").await?;
    browser.focus_is(sign).await?;
    for _ in 0..3 {
        browser.press(Key::Control + "z").await?;
        browser.focus_is(sign).await?;
    }
    browser.until("no sign changed by hand", "!document.querySelector('.matrix__hand')").await
}

/// Some links, a sign changed by hand, and a quote.
async fn some_links(browser: &Browser, address: &str) -> Result<String, Fault> {
    let parts = example_in_themes(browser, address).await?;
    let all: Vec<&str> = parts.iter().map(String::as_str).collect();
    let first = rooms::link(browser, &[all[0], all[4], all[8]], "Many doors").await?;
    rooms::link(browser, &[all[0], all[1]], "Forms").await?;
    rooms::link(browser, &[all[2]], "Forms").await?;
    rooms::go(browser, "matrix").await?;
    browser.click(&format!("sign-{first}-1")).await?;
    browser.until("the dialog", "document.querySelector('dialog[open] fieldset')").await?;
    browser.click_first("#sign-dialog input[name=strength]:not(:checked)").await?;
    browser.until("it changed by hand", "document.querySelector('.matrix__hand')").await?;
    browser.click_first("#sign-dialog [id^=quote-]").await?;
    browser.until("the quote", "document.querySelector('.matrix__quote')").await?;
    browser.click("sign-done").await?;
    Ok(first)
}

#[tokio::test(flavor = "current_thread")]
async fn axe_finds_nothing_in_any_room() -> Result<(), Fault> {
    let axe = Axe::named()?;
    let (address, browser) = (server::serve()?, Browser::start().await?);
    some_links(&browser, &address).await?;
    browser.driver.execute("document.body.append(new Image())", Vec::new()).await?;
    assert_ne!(axe.finds(&browser).await?, json!([]), "a picture that says nothing is found");
    browser.driver.execute("document.body.lastChild.remove()", Vec::new()).await?;
    let mut found = Vec::new();
    for (width, scheme) in [(320, "light"), (320, "dark"), (1440, "light"), (1440, "dark")] {
        browser.look(width, scheme).await?;
        for room in ["files", "themes", "matrix", "priorities", "report", "compare"] {
            rooms::go(&browser, room).await?;
            let mut screens = vec![(room, axe.finds(&browser).await?)];
            if room == "themes" {
                browser.click_first(".room__group .tick__box").await?;
                browser.id("link").await?;
                screens.push(("themes, ticked", axe.finds(&browser).await?));
                // What is ticked stays so from room to room.
                browser.click_first(".room__group .tick__box").await?;
                browser.until("no bar", "!document.getElementById('link')").await?;
            } else if room == "matrix" {
                browser.click_first(".matrix__sign").await?;
                browser
                    .until("the dialog", "document.querySelector('dialog[open] fieldset')")
                    .await?;
                screens.push(("the dialog", axe.finds(&browser).await?));
                browser.click("sign-done").await?;
            }
            let some = screens.into_iter().filter(|(_, faults)| *faults != json!([]));
            found.extend(some.map(|(screen, faults)| json!([screen, width, scheme, faults])));
            let wide = "return Math.max(document.documentElement.scrollWidth, innerWidth)";
            let wide = rooms::read_all(&browser, wide).await?;
            if wide != json!(width) {
                found.push(json!([room, width, scheme, "cut off at the side", wide]));
            }
        }
    }
    assert!(found.is_empty(), "{}", serde_json::to_string_pretty(&found)?);
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn links_are_the_same_in_two_tabs_and_after_a_reload() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let parts = example_in_themes(&browser, &address).await?;
    let here = browser.driver.current_url().await?.to_string();
    let first = browser.driver.window().await?;
    let second = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(second.clone()).await?;
    browser.driver.goto(&here).await?;
    browser.id("groups-title").await?;
    shared_are(&browser, 0).await?;
    browser.driver.switch_to_window(first.clone()).await?;
    rooms::link(&browser, &[&parts[0], &parts[4]], "Many doors").await?;
    rooms::link(&browser, &[&parts[1]], "Forms").await?;
    browser.driver.switch_to_window(second.clone()).await?;
    shared_are(&browser, 2).await?;
    browser.driver.refresh().await?;
    shared_are(&browser, 2).await?;
    // What was done in the other tab is not taken back here, but what is done here is.
    let third = rooms::link(&browser, &[&parts[2]], "Of this tab").await?;
    browser.driver.switch_to_window(first.clone()).await?;
    shared_are(&browser, 3).await?;
    browser.driver.switch_to_window(second).await?;
    browser.click("undo").await?;
    shared_are(&browser, 2).await?;
    let gone = format!("!document.getElementById('shared-{third}')");
    browser.until("its own theme gone", &gone).await?;
    browser.click("redo").await?;
    shared_are(&browser, 3).await?;
    rooms::go(&browser, "matrix").await?;
    browser
        .until("three rows", "document.querySelectorAll('#matrix tbody tr').length === 3")
        .await?;
    browser.driver.switch_to_window(first).await?;
    shared_are(&browser, 3).await?;
    let kept = "document.getElementById('desk-kept').innerText.startsWith('Saved on this device')";
    browser.until("that it is saved", kept).await?;
    browser.driver.refresh().await?;
    shared_are(&browser, 3).await?;
    browser.is_quiet().await
}

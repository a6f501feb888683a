//! Suggestions at the desk and in a group: found where somebody asks, decided by keyboard, and never asked again.

use serde_json::{Value, json};
use tabletalk_e2e::axe::Axe;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{collect, group, rooms};
use tabletalk_e2e::room::tables;
use tabletalk_e2e::{Fault, forge, server};
use thirtyfour::Key;

use crate::rooms::{file_of, written};

/// The names of the two themes of the row that has the focus.
const NAMES: &str = "const row = document.activeElement.closest('.likely__row');
    return [...row.querySelectorAll('strong')].map((name) => name.innerText.trim())";
const LOOKED: &str =
    "!['Looking…', undefined].includes(document.getElementById('likely-state')?.innerText)";
const NOTHING: &str =
    "document.getElementById('likely-state')?.innerText === 'Nothing more to suggest.'";

/// Asks for suggestions by keyboard, and waits until they are found.
async fn look(browser: &Browser) -> Result<(), Fault> {
    rooms::go(browser, "themes").await?;
    look_here(browser).await
}

/// The same where that button is on screen.
async fn look_here(browser: &Browser) -> Result<(), Fault> {
    browser.id("look-for-likely").await?;
    browser.tab_to("look-for-likely", false).await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("likely-title").await?;
    browser.until("what was found", LOOKED).await
}

async fn is_done(browser: &Browser) -> Result<bool, Fault> {
    Ok(rooms::read_all(browser, &format!("return {NOTHING}")).await? == json!(true))
}

/// What the saved desk says: how many parts are linked, and which pairs are apart.
async fn saved(browser: &Browser) -> Result<(usize, Vec<Value>), Fault> {
    rooms::go(browser, "files").await?;
    browser.click("save-desk").await?;
    let file = browser.downloaded("-desk.json").await?;
    let desk: Value = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
    std::fs::remove_file(file)?;
    let says = |kind: &str| {
        let facts = desk["facts"].as_array().into_iter().flatten();
        facts.filter_map(|fact| fact["says"].get(kind)).cloned().collect::<Vec<_>>()
    };
    let links = says("desk").iter().filter(|said| said["link"]["linked"] == true).count();
    Ok((links, says("apart")))
}

#[tokio::test(flavor = "current_thread")]
async fn five_real_tables_are_linked_by_what_is_suggested_alone_by_keyboard() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let event = forge::event("Five tables", &["North", "South", "East", "West", "Harbour"]);
    let mut files = Vec::new();
    for (group, table) in tables()?.iter().enumerate() {
        let wrote = written(table, u32::try_from(group)? + 1);
        let text = wrote.forged.hand_in(&event, group);
        files.push(file_of(&browser, &format!("group-{group}.json"), &text)?);
    }
    browser.driver.goto(&address).await?;
    collect::collect(&browser, &files).await?;
    look(&browser).await?;
    // Themes of one name are one, and no others are.
    let (mut yes, mut no) = (0, 0);
    browser.tab_to("accept-", false).await?;
    while !is_done(&browser).await? {
        browser.focus_is("accept-").await?;
        let names = rooms::read_all(&browser, NAMES).await?;
        if names[0] == names[1] {
            yes += 1;
        } else {
            no += 1;
            browser.press(Key::Tab).await?;
        }
        let before = browser.focus().await?;
        browser.press(Key::Enter).await?;
        browser.until("the focus moved on", &format!(
            "(document.activeElement.id || document.activeElement.getAttribute('aria-label')) !== {before:?}"
        )).await?;
    }
    browser.focus_is("likely-title").await?;
    assert!(yes >= 6, "{yes} of six names at five tables");
    let themes = "return [...document.querySelectorAll('#shared h3')].map((name) => name.innerText.trim()).sort()";
    let names: Vec<String> = (1..=6).map(|theme| format!("Theme {theme}")).collect();
    assert_eq!(rooms::read_all(&browser, themes).await?, json!(names));
    let (links, apart) = saved(&browser).await?;
    assert_eq!((links, apart.len()), (30, no));
    // Nor is anything asked after a reload.
    browser.driver.refresh().await?;
    browser.id("save-desk").await?;
    look(&browser).await?;
    browser.until("nothing more", NOTHING).await?;
    // The last decision is one step back, and is asked again then.
    browser.click("undo").await?;
    rooms::go(&browser, "files").await?;
    look(&browser).await?;
    assert!(!is_done(&browser).await?);
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_decided_stays_where_it_was_and_axe_finds_nothing() -> Result<(), Fault> {
    let axe = Axe::named()?;
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let event = forge::event("Two tables", &["North", "South"]);
    let mut files = Vec::new();
    for (group, table) in tables()?.iter().take(2).enumerate() {
        let text = written(table, u32::try_from(group)? + 1).forged.hand_in(&event, group);
        files.push(file_of(&browser, &format!("group-{group}.json"), &text)?);
    }
    browser.driver.goto(&address).await?;
    collect::collect(&browser, &files).await?;
    look(&browser).await?;
    let read = "return [...document.querySelectorAll('#likely > li')].map((row) => Math.round(row.getBoundingClientRect().top + scrollY))";
    let before = rooms::read_all(&browser, read).await?;
    browser.click_first("#likely > li:nth-child(2) .button--quiet").await?;
    browser
        .until(
            "it is said",
            "document.querySelector('#likely > li:nth-child(2)').innerText.includes('Kept apart.')",
        )
        .await?;
    browser.click_first("#likely > li:first-child .button").await?;
    browser
        .until(
            "that too",
            "document.querySelector('#likely > li:first-child').innerText.includes('One theme.')",
        )
        .await?;
    let after = rooms::read_all(&browser, read).await?;
    assert_eq!(
        after.as_array().map(Vec::len),
        before.as_array().map(Vec::len),
        "rows that were decided stay"
    );
    let mut found = Vec::new();
    for (width, scheme) in [(320, "light"), (320, "dark"), (1440, "light"), (1440, "dark")] {
        browser.look(width, scheme).await?;
        let faults = axe.finds(&browser).await?;
        let cut =
            "const page = document.documentElement; return page.scrollWidth > page.clientWidth";
        let cut = rooms::read_all(&browser, cut).await?;
        if faults != json!([]) || cut != json!(false) {
            found.push(json!([width, scheme, faults, cut]));
        }
    }
    assert!(found.is_empty(), "{}", serde_json::to_string_pretty(&found)?);
    browser.is_quiet().await
}

/// A table whose notes about buses are in a theme, all but one.
async fn table_with_a_loose_note(browser: &Browser, address: &str) -> Result<(), Fault> {
    group::at_a_table(browser, address, "Suggestions").await?;
    let late = [
        "The 14 bus is late every morning",
        "Nobody tells us at the stop when the bus is coming",
        "Buses end before our shifts do",
    ];
    group::write(browser, &late).await?;
    let rest = ["Buses were late again today", "Plant trees at the playground"];
    group::write(browser, &rest).await?;
    browser.click("step-themes").await?;
    group::make_theme(browser, "Buses", &late.into()).await?;
    group::make_theme(browser, "Trees", &[rest[1]].into()).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_group_is_asked_where_a_note_belongs_and_by_the_other_page() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    table_with_a_loose_note(&browser, &address).await?;
    browser.click("suggestions").await?;
    browser.until("the other page", "location.pathname.endsWith('organiser.html')").await?;
    browser.click("look-for-likely").await?;
    browser.until("what was found", LOOKED).await?;
    let said = browser.text("likely").await?;
    assert!(said.contains("Buses were late again today") && said.contains("Buses"), "{said}");
    assert!(said.contains("In common: ") && said.contains("Does the note belong"), "{said}");
    browser.click_first("#likely > li:first-child .button").await?;
    let put = "document.querySelector('#likely > li:first-child').innerText.includes('Put into the theme.')";
    browser.until("that it is there", put).await?;
    browser.until("nothing more", NOTHING).await?;
    browser.click("step-themes").await?;
    let none = "document.getElementById('loose').innerText.endsWith('· 0')";
    browser.until("no loose note", none).await?;
    // One step back, and turned down for good.
    browser.click("undo").await?;
    browser.until("a loose note", &none.replace("· 0", "· 1")).await?;
    browser.click("suggestions").await?;
    browser.click("look-for-likely").await?;
    browser.click_first("#likely > li:first-child .button--quiet").await?;
    browser.until("nothing more", NOTHING).await?;
    browser.driver.refresh().await?;
    browser.click("look-for-likely").await?;
    browser.until("nothing more", NOTHING).await?;
    browser.is_quiet().await
}

/// Answers the row that has the focus with the button so many Tabs further: waits until the row says so, and the focus has
/// moved on.
async fn answers(browser: &Browser, tabs: usize, says: &str) -> Result<(), Fault> {
    browser.focus_is("accept-").await?;
    let read = "const rows = [...document.querySelectorAll('#likely > li')];
        return rows.indexOf(document.activeElement.closest('.likely__row')) + 1";
    let row = rooms::read_all(browser, read).await?;
    for _ in 0..tabs {
        browser.press(Key::Tab).await?;
    }
    browser.press(Key::Enter).await?;
    let row = format!("document.querySelector('#likely > li:nth-child({row})')");
    browser.until(says, &format!("{row}.innerText.includes({says:?})")).await?;
    browser.until("the focus moved on", &format!("!{row}.contains(document.activeElement)")).await
}

#[tokio::test(flavor = "current_thread")]
async fn of_two_notes_that_say_the_same_a_group_keeps_both_or_one_by_keyboard() -> Result<(), Fault>
{
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Said twice").await?;
    let trees = ["Plant trees on the north side", "plant trees, on the north side!"];
    let seats = ["More seats at the bus stop", "More seats at the bus stop."];
    let phones = [
        "The surgery phone is engaged from eight until nine",
        "The surgery’s phones are engaged from eight until nine",
    ];
    group::write(&browser, &[trees, seats, phones].concat()).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Shade", &trees.into()).await?;
    browser.tab_to("suggestions", false).await?;
    browser.press(Key::Enter).await?;
    browser.until("the other page", "location.pathname.endsWith('organiser.html')").await?;
    look_here(&browser).await?;
    let said = browser.text("likely").await?;
    for words in trees.iter().chain(&seats).chain(&phones) {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(said.contains("in “Shade”") && said.contains("These may say the same."), "{said}");
    assert!(said.contains("In common: surgery, phone, engaged"), "{said}");
    browser.tab_to("accept-", false).await?;
    assert_eq!(rooms::read_all(&browser, NAMES).await?, json!(trees));
    answers(&browser, 0, "The first stays. The second is in the bin.").await?;
    answers(&browser, 1, "The second stays. The first is in the bin.").await?;
    assert_eq!(rooms::read_all(&browser, NAMES).await?, json!(phones));
    answers(&browser, 2, "Both stay.").await?;
    browser.focus_is("likely-title").await?;
    browser.until("nothing more", NOTHING).await?;
    let notes = |count: usize| {
        format!(
            "document.getElementById('step-capture').innerText.match(/[0-9]+/)?.[0] === '{count}'"
        )
    };
    browser.until("four notes of six", &notes(4)).await?;
    // Two steps back, and two are asked about again.
    browser.tab_to("undo", true).await?;
    for left in ["1 suggestion to decide", "2 suggestions to decide"] {
        browser.press(Key::Enter).await?;
        let again = format!("document.getElementById('likely-state').innerText === {left:?}");
        browser.until(left, &again).await?;
    }
    browser.until("the note is there again", &notes(5)).await?;
    browser.tab_to("accept-", false).await?;
    assert_eq!(rooms::read_all(&browser, NAMES).await?, json!(seats));
    answers(&browser, 2, "Both stay.").await?;
    // Who looks again is asked about what was not answered alone.
    browser.driver.refresh().await?;
    look_here(&browser).await?;
    browser.tab_to("accept-", false).await?;
    assert_eq!(rooms::read_all(&browser, NAMES).await?, json!(phones));
    answers(&browser, 0, "The first stays. The second is in the bin.").await?;
    browser.until("nothing more", NOTHING).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn before_a_vote_it_is_said_that_two_themes_look_alike() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Look-alikes").await?;
    let notes = ["One", "Two", "Three", "Four"];
    group::write(&browser, &notes).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Buses", &[notes[0]].into()).await?;
    group::make_theme(&browser, "Trees", &[notes[1]].into()).await?;
    browser.click("step-vote").await?;
    browser.id("open-round").await?;
    let warned = rooms::read_all(&browser, "return Boolean(document.getElementById('look-alike'))");
    assert_eq!(warned.await?, json!(false));
    browser.click("step-themes").await?;
    group::make_theme(&browser, "buses", &[notes[2]].into()).await?;
    browser.click("step-vote").await?;
    let said = browser.text("look-alike").await?;
    assert!(said.contains("“Buses” and “buses” look alike"), "{said}");
    // Not what the group kept apart; but what is nearly the same words.
    browser.click("step-themes").await?;
    group::make_theme(&browser, "The tree", &[notes[3]].into()).await?;
    browser.click("suggestions").await?;
    browser.click("look-for-likely").await?;
    browser.click_first("#likely > li:first-child .button--quiet").await?;
    let apart =
        "document.querySelector('#likely > li:first-child').innerText.includes('Kept apart.')";
    browser.until("kept apart", apart).await?;
    browser.click("step-vote").await?;
    let said = browser.text("look-alike").await?;
    assert!(said.contains("“Trees” and “The tree” look alike") && !said.contains("uses"), "{said}");
    // It warns, and stands in nobody's way.
    group::open_round(&browser, 2, 2).await?;
    browser.is_quiet().await
}

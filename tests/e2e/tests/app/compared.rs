//! The room that has an event beside another: what it says is what the command line says, and a match is the organiser's
//! own word.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use serde_json::json;
use tabletalk_e2e::axe::Axe;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::tabletalk;
use tabletalk_e2e::pages::{collect, group, rooms};
use tabletalk_e2e::{Fault, server};
use thirtyfour::Key;

/// The example's event again a year later: one group fewer, and no shared theme renamed.
const LATER: &str = "ayearlater";

/// The example's desk, and in the same browser that of the later event.
async fn two_events(browser: &Browser, address: &str) -> Result<(), Fault> {
    browser.driver.goto(address).await?;
    browser.click("example").await?;
    browser
        .until("the matrix", "document.querySelectorAll('#matrix tbody tr').length === 5")
        .await?;
    browser.driver.goto(format!("{}#/collect", server::organisers(address))).await?;
    // What the organiser says of groups comes first: later it would be joined to what stands.
    browser.id("files").await?.send_keys(again(browser, LATER, "desk.json")?).await?;
    browser.until("the desk", &format!("location.hash.includes({LATER:?})")).await?;
    groups_hand_in(browser, LATER).await
}

/// A file of the example, as if it were of this event.
fn again(browser: &Browser, event: &str, name: &str) -> Result<String, Fault> {
    // Not among the downloads, where a saved desk is looked for.
    let folder = browser.downloads.join(event);
    std::fs::create_dir_all(&folder)?;
    let text = std::fs::read_to_string(server::root().join("assets/example").join(name))?;
    let to = folder.join(name);
    std::fs::write(&to, text.replace("\"example\"", &format!("{event:?}")))?;
    Ok(to.to_string_lossy().into_owned())
}

/// Four groups of the example hand in for this event, where its files are taken.
async fn groups_hand_in(browser: &Browser, event: &str) -> Result<(), Fault> {
    let groups = (1..=4).map(|group| again(browser, event, &format!("group-{group}.json")));
    let groups = groups.collect::<Result<Vec<_>, _>>()?;
    browser.id("files").await?.send_keys(groups.join("\n")).await?;
    browser.until("all tiles", "document.querySelectorAll('.tile__receipt').length === 4").await
}

/// Chooses the other event by keyboard, and waits for what is said.
async fn compare(browser: &Browser) -> Result<(), Fault> {
    rooms::go(browser, "compare").await?;
    browser.id("compare-with").await?.focus().await?;
    browser.press(Key::Down).await?;
    browser.id("changed").await?;
    Ok(())
}

/// The rows on screen, by name: what changed, groups and voters of both, and who matched them.
async fn rows(browser: &Browser) -> Result<Vec<Vec<String>>, Fault> {
    let read = "return [...document.querySelectorAll('#compared tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.innerText.trim()))";
    let read = browser.driver.execute(read, Vec::new()).await?;
    let mut rows: Vec<Vec<String>> = serde_json::from_value(read.json().clone())?;
    rows.sort();
    Ok(rows)
}

/// The rows as the command line writes them, from the desks as they are saved.
fn by_command_line(earlier: &Path, later: &Path) -> Result<Vec<Vec<String>>, Fault> {
    let [earlier, later] = [earlier, later].map(|path| path.to_string_lossy().into_owned());
    let done = tabletalk(&["compare", &earlier, &later, "--format", "md"])?;
    assert!(done.status.success(), "{done:?}");
    let page = String::from_utf8(done.stdout)?;
    let themes = page.lines().skip_while(|line| !line.starts_with("| Theme |"));
    let cells = themes.filter(|line| line.starts_with("| ")).map(|line| {
        let cells = line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned());
        // Those without a match have no column that says who matched them.
        let mut cells: Vec<String> = cells.collect();
        cells.resize(7, String::new());
        cells
    });
    let mut rows: Vec<_> = cells.filter(|cells| cells[0] != "Theme" && cells[0] != "---").collect();
    rows.sort();
    Ok(rows)
}

#[tokio::test(flavor = "current_thread")]
async fn the_room_says_what_the_command_line_says_and_a_match_can_be_undone() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_events(&browser, &address).await?;
    let later = rooms::saved_as(&browser, "unmatched").await?;
    browser.driver.goto(format!("{}#/example/files", server::organisers(&address))).await?;
    let earlier = rooms::saved_as(&browser, "earlier").await?;
    browser.driver.goto(format!("{}#/{LATER}/compare", server::organisers(&address))).await?;
    compare(&browser).await?;
    let shown = rows(&browser).await?;
    assert_eq!(shown.len(), 5, "{shown:?}");
    assert_eq!(shown, by_command_line(&earlier, &later)?);
    // The report has it as a section, where it is asked for.
    let alone = rooms::report(&browser, "markdown", "-report.md").await?;
    assert!(!alone.contains("What changed from"));
    browser.click_first("#report-since option:last-child").await?;
    let told = rooms::report(&browser, "markdown", "-report.md").await?;
    for row in &shown {
        assert!(told.contains(&row[..6].join(" | ")), "{row:?} is not in\n{told}");
    }
    compare(&browser).await?;
    // Both say what stronger means, and the rest.
    let how =
        "return [...document.querySelectorAll('#compared-how li')].map((said) => said.innerText)";
    let how = browser.driver.execute(how, Vec::new()).await?;
    let how: Vec<String> = serde_json::from_value(how.json().clone())?;
    assert!(how.len() == 4 && how.iter().all(|said| told.contains(said)), "{how:?} in\n{told}");
    // By keyboard: the first theme is none of those.
    browser.tab_to("match-", false).await?;
    for key in [Key::Down, Key::Enter] {
        browser.press(key).await?;
    }
    let apart = "document.querySelectorAll('#compared tbody tr').length === 6";
    browser.until("one is new, and one is gone", apart).await?;
    // What was chosen goes along in the desk's file, and is one step back.
    let later = rooms::saved_as(&browser, "matched").await?;
    rooms::go(&browser, "compare").await?;
    browser.until("six", apart).await?;
    assert_eq!(rows(&browser).await?, by_command_line(&earlier, &later)?);
    browser.click("undo").await?;
    browser
        .until("five again", "document.querySelectorAll('#compared tbody tr').length === 5")
        .await?;
    browser.is_quiet().await
}

/// So many rows stand in the table.
async fn until_rows(browser: &Browser, count: usize) -> Result<(), Fault> {
    let rows = format!("document.querySelectorAll('#compared tbody tr').length === {count}");
    browser.until(&format!("{count} rows"), &rows).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_choice_shows_what_stands_after_undo_and_redo() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_events(&browser, &address).await?;
    compare(&browser).await?;
    browser.tab_to("match-", false).await?;
    // Past another choice and back: what it comes to is one step.
    for key in [Key::Down, Key::Down, Key::Up, Key::Tab] {
        browser.press(key).await?;
    }
    until_rows(&browser, 6).await?;
    for (button, rows, shown) in [("undo", 5, ""), ("redo", 6, "none"), ("undo", 5, "")] {
        browser.click(button).await?;
        until_rows(&browser, rows).await?;
        let stands = format!("document.querySelector('#matches select').value === {shown:?}");
        browser.until(&format!("what stands after {button}"), &stands).await?;
    }
    // It is taken too where the room, or the page, is left with the focus still there.
    let to_files = format!("location.hash = '/{LATER}/files'");
    for leave in [to_files.as_str(), "location.reload()"] {
        browser.tab_to("match-", false).await?;
        browser.press(Key::Down).await?;
        browser.driver.execute(leave, Vec::new()).await?;
        browser.until("that it was left", "!document.getElementById('compared')").await?;
        compare(&browser).await?;
        until_rows(&browser, 6).await?;
        browser.click("undo").await?;
        until_rows(&browser, 5).await?;
    }
    browser.is_quiet().await
}

/// How many steps the later event's desk keeps.
async fn steps(browser: &Browser) -> Result<usize, Fault> {
    let read = format!(
        "return Object.keys(localStorage).filter((key) => key.includes('/{LATER}/-/')).length"
    );
    Ok(serde_json::from_value(rooms::read_all(browser, &read).await?)?)
}

#[tokio::test(flavor = "current_thread")]
async fn enter_takes_what_was_chosen_by_keys_and_escape_takes_it_back() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_events(&browser, &address).await?;
    compare(&browser).await?;
    let first = "document.querySelector('#matches select')";
    let before = steps(&browser).await?;
    browser.tab_to("match-", false).await?;
    let own = browser.focus().await?;
    for key in [Key::Down, Key::Down, Key::Escape] {
        browser.press(key).await?;
    }
    browser.until("what stood before", &format!("{first}.value === ''")).await?;
    browser.press(Key::Tab).await?;
    until_rows(&browser, 5).await?;
    assert_eq!(steps(&browser).await?, before, "nothing is kept");
    browser.tab_to(&own, true).await?;
    let shut = format!("!{first}.matches(':open')");
    for key in [Key::Down, Key::Enter] {
        browser.press(key).await?;
    }
    until_rows(&browser, 6).await?;
    browser.until("the list stays shut", &shut).await?;
    assert_eq!(steps(&browser).await?, before + 1, "one choice is one step");
    // Escape goes back to what stands now; and it undoes no step.
    for key in [Key::Down, Key::Escape, Key::Escape] {
        browser.press(key).await?;
    }
    browser.until("what stands", &format!("{first}.value === 'none'")).await?;
    browser.focus_is(&own).await?;
    until_rows(&browser, 6).await?;
    assert_eq!(steps(&browser).await?, before + 1);
    // Who opens the list by a key chooses in it: that is taken at once.
    browser.press(" ").await?;
    browser.until("the list open", &format!("!({shut})")).await?;
    // Longer than a key may take.
    tokio::time::sleep(Duration::from_millis(400)).await;
    browser.press(Key::Up + Key::Enter).await?;
    until_rows(&browser, 5).await?;
    browser.focus_is(&own).await?;
    assert_eq!(steps(&browser).await?, before + 2);
    browser.is_quiet().await
}

/// What each choice says, by the theme that it is of.
async fn choices(browser: &Browser) -> Result<BTreeMap<String, String>, Fault> {
    let read = "return Object.fromEntries([...document.querySelectorAll('#matches select')].map((select) =>
        [select.labels[0].textContent.trim(), select.selectedOptions[0].textContent.trim()]))";
    let read = browser.driver.execute(read, Vec::new()).await?;
    Ok(serde_json::from_value(read.json().clone())?)
}

/// Chooses the option of this name for a theme.
async fn choose(browser: &Browser, theme: &str, option: &str) -> Result<(), Fault> {
    let choose = "const [theme, name] = arguments;
        const select = [...document.querySelectorAll('#matches select')].find((select) => select.labels[0].textContent.trim() === theme);
        select.value = [...select.options].find((option) => option.textContent.trim() === name).value;
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.driver.execute(choose, vec![theme.into(), option.into()]).await?;
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn a_choice_that_is_open_says_what_counts_and_who_says_so() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_events(&browser, &address).await?;
    let room = |event: &str| format!("{}#/{event}/compare", server::organisers(&address));
    browser.driver.goto(room(LATER)).await?;
    compare(&browser).await?;
    let by_name = choices(&browser).await?;
    for (theme, says) in &by_name {
        assert_eq!(*says, format!("By its name: {theme}"));
    }
    // The organiser of the earlier event says that its first theme is another one of the later event.
    let [first, .., last] = &by_name.keys().collect::<Vec<_>>()[..] else {
        return Err("too few themes".into());
    };
    browser.driver.goto(room("example")).await?;
    compare(&browser).await?;
    choose(&browser, first, last).await?;
    let chosen = choices(&browser).await?;
    assert_eq!(chosen[*first], **last);
    // Of its own name there is none left.
    assert_eq!(chosen[*last], "No choice yet");
    browser.driver.goto(room(LATER)).await?;
    compare(&browser).await?;
    let there = choices(&browser).await?;
    assert_eq!(there[*last], format!("As the other event’s desk says: {first}"));
    assert_eq!(there[*first], "No choice yet");
    // And what this organiser says comes first.
    choose(&browser, last, "None of them").await?;
    assert_eq!(choices(&browser).await?[*last], "None of them");
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn two_themes_of_one_name_that_are_kept_apart_are_two_rows() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_events(&browser, &address).await?;
    compare(&browser).await?;
    until_rows(&browser, 5).await?;
    browser.click("look-for-likely").await?;
    browser.click_first("#likely > li:first-child .button--quiet").await?;
    until_rows(&browser, 6).await?;
    browser.driver.refresh().await?;
    compare(&browser).await?;
    until_rows(&browser, 6).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn an_event_without_shared_themes_is_compared_and_nothing_says_that_it_is_not()
-> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_events(&browser, &address).await?;
    browser.driver.goto(format!("{}#/collect", server::organisers(&address))).await?;
    groups_hand_in(&browser, "unlinked").await?;
    compare(&browser).await?;
    let page = browser.text("main").await?;
    assert!(!rows(&browser).await?.is_empty(), "{page}");
    assert!(page.contains("To say which theme is which, first link themes"), "{page}");
    assert!(!page.contains("nothing to show"), "{page}");
    browser.is_quiet().await
}

/// Whether what its column is called stands before each thing that is said of a theme.
const HEADS_BEFORE: &str = "const said = [...document.querySelectorAll('#compared td')].filter((cell) => cell.textContent);
    return said.length > 20 && said.every((cell) => getComputedStyle(cell, '::before').content.includes(cell.dataset.head));";

/// Three events of one title and date: wherever one of them is chosen, each says when its newest entry was written.
#[tokio::test(flavor = "current_thread")]
async fn events_that_are_called_the_same_are_told_apart() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_events(&browser, &address).await?;
    let start = server::organisers(&address);
    browser.driver.goto(format!("{start}#/collect")).await?;
    groups_hand_in(&browser, "unlinked").await?;
    browser.driver.goto(format!("{start}#/{LATER}/compare")).await?;
    browser.id("compare-with").await?;
    let offered = "return [...document.querySelectorAll('#compare-with option')].slice(1).map((at) => at.textContent)";
    let offered: Vec<String> = serde_json::from_value(rooms::read_all(&browser, offered).await?)?;
    let [one, other] = &offered[..] else { return Err(format!("{offered:?}").into()) };
    assert!(one != other && offered.iter().all(|at| at.contains(", newest entry ")), "{offered:?}");
    for (screen, rows) in [("/", "#events li"), ("/erase", "#main .card")] {
        browser.driver.goto(format!("{start}#{screen}")).await?;
        let all = format!(
            "[...document.querySelectorAll('{rows} .hint')].filter((at) => at.innerText.startsWith('newest entry ')).length === 3"
        );
        browser.until(screen, &all).await?;
    }
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn axe_finds_nothing_and_nothing_is_cut_off() -> Result<(), Fault> {
    let axe = Axe::named()?;
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_events(&browser, &address).await?;
    let mut found = Vec::new();
    compare(&browser).await?;
    for (width, scheme) in [(320, "light"), (320, "dark"), (1440, "light"), (1440, "dark")] {
        browser.look(width, scheme).await?;
        let faults = axe.finds(&browser).await?;
        let cut =
            "const page = document.documentElement; return page.scrollWidth > page.clientWidth";
        let cut = browser.driver.execute(cut, Vec::new()).await?.json().clone();
        // On a phone a table is as long as it is, and nothing in it scrolls.
        let scrolls = "return [...document.querySelectorAll('.matrix__scroll')].filter((box) => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight).length";
        let scrolls = rooms::read_all(&browser, scrolls).await?;
        let heard = rooms::read_all(&browser, HEADS_BEFORE).await?;
        if faults != json!([]) || cut != json!(false) || scrolls != json!(0) {
            found.push(json!([width, scheme, faults, cut, scrolls]));
        }
        assert_eq!(heard, json!(width == 320), "what a column is called, {width} px wide");
    }
    assert!(found.is_empty(), "{}", serde_json::to_string_pretty(&found)?);
    Ok(())
}

/// Nobody has to say which event came first where the notes say it; both desks say the same.
#[tokio::test(flavor = "current_thread")]
async fn the_event_whose_notes_are_older_came_first() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Of today").await?;
    group::write(&browser, &["Benches"]).await?;
    let (file, _) = group::hand_in(&browser).await?;
    browser.driver.goto(format!("{}#/collect", server::organisers(&address))).await?;
    collect::pick(&browser, &[file]).await?;
    browser.until("a tile", "document.querySelectorAll('.tile__receipt').length === 1").await?;
    let today = browser.driver.current_url().await?;
    // The example is of a day that is still to come.
    compare_after(&browser, &address).await?;
    browser.until("the other first", "document.getElementById('compare-earlier').checked").await?;
    browser.driver.goto(today.as_str()).await?;
    compare(&browser).await?;
    browser.until("this one first", "document.getElementById('compare-later').checked").await?;
    // What is said stands, whatever the notes say.
    browser.click("compare-earlier").await?;
    browser.until("as was said", "document.getElementById('compare-earlier').checked").await?;
    browser.is_quiet().await
}

/// Opens the example's desk beside the other event.
async fn compare_after(browser: &Browser, address: &str) -> Result<(), Fault> {
    browser.driver.goto(address).await?;
    browser.click("example").await?;
    browser.id("matrix").await?;
    compare(browser).await
}

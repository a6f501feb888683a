//! Notes that other programs wrote: looked at, added, taken back, and added again; for a group and at the desk.

use std::path::PathBuf;

use thirtyfour::Key;

use tabletalk_e2e::axe::Axe;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{group, rooms, setup};
use tabletalk_e2e::{Fault, server};

/// A board as Nullboard writes it; the words are ours.
const NULLBOARD: &str = r#"{"format":20190412,"id":1700000000001,"revision":2,"title":"Bus stops","lists":[
    {"title":"Good","notes":[{"text":"The night bus, at last","raw":false,"min":false},{"text":"Shelter\nand a bench","raw":false,"min":false}]},
    {"title":"Bad","notes":[{"text":"Nobody cleans stop 7","raw":false,"min":false},{"text":"","raw":false,"min":false}]}],"history":[2,1]}"#;

/// Statements as Polis writes them.
const POLIS: &str = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n\
    1773309600,Thu Mar 12 2026,0,0,4,3,1,\"Buses should run at night, too\"\n\
    1773309660,Thu Mar 12 2026,1,1,2,4,-1,Cheap watches here\n\
    1773309720,Thu Mar 12 2026,2,2,3,3,0,More benches\n";

/// A file to pick.
pub(super) fn file(browser: &Browser, name: &str, text: &str) -> Result<PathBuf, Fault> {
    let path = browser.downloads.join(name);
    std::fs::write(&path, text)?;
    Ok(path)
}

/// A table that has joined its group, on the screen that brings notes in.
pub(super) async fn at_the_screen() -> Result<Browser, Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    let (links, _) = setup::three_groups(&browser, "Brought in").await?;
    group::join(&browser, &links[0]).await?;
    browser.click("step-hand-in").await?;
    browser.click("bring-in").await?;
    browser.id("import-file").await?;
    Ok(browser)
}

pub(super) async fn pick(browser: &Browser, path: &std::path::Path) -> Result<(), Fault> {
    Ok(browser.id("import-file").await?.send_keys(path.to_string_lossy()).await?)
}

pub(super) async fn account_has(browser: &Browser, words: &str) -> Result<(), Fault> {
    let account = "(document.getElementById('import-account')?.innerText ?? '')";
    browser.until(words, &format!("{account}.includes({words:?})")).await
}

/// Goes on to what has this id, or is of this kind, and presses Enter.
async fn go(browser: &Browser, to: &str) -> Result<(), Fault> {
    browser.tab_to(to, false).await?;
    browser.press(Key::Enter).await
}

/// Brings a file in, takes it back, and brings it in again.
async fn there_and_back(
    browser: &Browser,
    path: &std::path::Path,
    notes: usize,
) -> Result<(), Fault> {
    let here = browser.driver.current_url().await?;
    pick(browser, path).await?;
    account_has(browser, &format!("{notes} new notes.")).await?;
    browser.click("import-add").await?;
    browser.focus_is("import-notes").await?;
    browser.click("import-notes").await?;
    group::notes_are(browser, notes).await?;
    browser.click("undo").await?;
    group::notes_are(browser, 0).await?;
    browser.driver.goto(here.as_str()).await?;
    pick(browser, path).await?;
    account_has(browser, &format!("{notes} brought in before and taken back.")).await?;
    browser.click("import-taken-back").await?;
    browser.click("import-add").await?;
    browser.click("import-notes").await?;
    group::notes_are(browser, notes).await?;
    browser.driver.goto(here.as_str()).await?;
    pick(browser, path).await?;
    account_has(browser, &format!("{notes} here already.")).await?;
    let add = browser.id("import-add").await?;
    assert!(!add.is_enabled().await?, "there is nothing to add");
    browser.click("import-leave").await?;
    browser.focus_is("import-file").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_board_of_nullboard_comes_goes_and_comes_again() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    let path = file(&browser, "Nullboard-1-bus.nbx", NULLBOARD)?;
    pick(&browser, &path).await?;
    account_has(&browser, "Rows left out: 1 without words.").await?;
    browser.click_first("#import-new-rows summary").await?;
    browser.until("the first row", "document.getElementById('import-row-0')").await?;
    browser.click("import-row-0").await?;
    browser
        .until("two to add", "document.getElementById('import-add').innerText === 'Add 2 notes'")
        .await?;
    browser.click("import-leave").await?;
    there_and_back(&browser, &path, 3).await?;
    browser.click("step-themes").await?;
    browser
        .until(
            "both lists",
            "['Good', 'Bad'].every((list) => document.body.innerText.includes(list))",
        )
        .await
}

#[tokio::test(flavor = "current_thread")]
async fn statements_of_polis_come_go_and_come_again() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    let path = file(&browser, "2026-03-12-1000-4abc-comments.csv", POLIS)?;
    there_and_back(&browser, &path, 2).await?;
    // A day later: one statement more, other votes, another order.
    let later = POLIS.replace(",4,3,1,", ",9,3,1,")
        + "1773309999,Thu Mar 12 2026,3,0,0,0,1,A map at each stop\n";
    let path = file(&browser, "2026-03-13-0900-4abc-comments.csv", &later)?;
    pick(&browser, &path).await?;
    account_has(&browser, "1 new note.").await?;
    account_has(&browser, "2 here already.").await?;
    account_has(&browser, "1 rejected by its moderators").await?;
    account_has(&browser, "Not brought in: 18 votes.").await
}

#[tokio::test(flavor = "current_thread")]
async fn a_table_of_a_spreadsheet_asks_for_its_columns() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    let table =
        "Who\tWhat\tWhy\tList\nAsha\tNight buses\tShifts end at two\tGood\nOlena\tBenches\t\tBad\n";
    browser.click_first("details summary").await?;
    browser.paste("import-text", table).await?;
    browser.click("import-text-open").await?;
    browser
        .until(
            "the question",
            "document.getElementById('import-asks').innerText.includes('Which columns')",
        )
        .await?;
    for column in [1, 2] {
        browser.click(&format!("import-words-{column}")).await?;
    }
    browser.driver.execute("const list = document.getElementById('import-theme'); list.value = '3'; list.dispatchEvent(new Event('change', { bubbles: true }));", vec![]).await?;
    browser.click("import-look").await?;
    account_has(&browser, "2 new notes.").await?;
    browser.click("import-add").await?;
    browser.click("import-notes").await?;
    group::notes_are(&browser, 2).await?;
    browser.until("both texts of a row", "document.getElementById('notes')?.innerText.includes('Night buses\\nShifts end at two')").await?;
    let other = "{\"type\": \"excalidraw\", \"elements\": []}";
    browser.driver.back().await?;
    browser.id("import-file").await?;
    let path = file(&browser, "other.json", other)?;
    pick(&browser, &path).await?;
    browser
        .until(
            "that it is another program's",
            "document.getElementById('import-fault').innerText.includes('another program')",
        )
        .await
}

/// By keyboard alone: which columns, which kind each value is, which rows by what stands in them; added, and taken back.
#[tokio::test(flavor = "current_thread")]
async fn columns_kinds_and_rows_are_chosen_by_keyboard() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    browser.tab_to("import-file", false).await?;
    go(&browser, "SUMMARY").await?;
    browser.tab_to("import-text", false).await?;
    let table = "Who;What;Sort;State\nAsha;Night buses;Good;open\nOlena;Shelters;Bad;done\n\
                 Ravi;Benches;Bad;open\nMei;Maps;Odd;\n";
    browser.press(table).await?;
    go(&browser, "import-text-open").await?;
    let asks = "document.getElementById('import-asks').innerText.includes('Which columns')";
    browser.until("the question", asks).await?;
    browser.focus_is("import-is").await?;
    browser.tab_to("import-words-1", false).await?;
    browser.press(" ").await?;
    browser.tab_to("import-kind", false).await?;
    browser.press("Sort").await?;
    let sorts = "document.getElementById('import-kind-of-2')?.labels[0].innerText === 'Odd'";
    browser.until("what stands in the column of the kind", sorts).await?;
    // The commonest stands first.
    for (place, kind) in [(0, "Challenge"), (1, "Insight")] {
        browser.tab_to(&format!("import-kind-of-{place}"), false).await?;
        browser.press(kind).await?;
    }
    browser.tab_to("import-by", false).await?;
    browser.press("State").await?;
    let states = "document.getElementById('import-value-0')?.closest('label').innerText";
    browser.until("how many rows say it", &format!("{states} === 'open 2 rows'")).await?;
    browser.tab_to("import-value-1", false).await?;
    browser.press(" ").await?;
    go(&browser, "import-look").await?;
    account_has(&browser, "3 new notes.").await?;
    account_has(&browser, "1 not asked for").await?;
    account_has(&browser, "“Odd” (1)").await?;
    browser.focus_is("import-look").await?;
    // What was found says no more what is added once something else is chosen.
    browser.tab_to("import-value-1", true).await?;
    browser.press(" ").await?;
    browser.until("nothing to add", "!document.getElementById('import-add')").await?;
    browser.press(" ").await?;
    go(&browser, "import-look").await?;
    account_has(&browser, "3 new notes.").await?;
    browser.tab_to("import-new", false).await?;
    go(&browser, "SUMMARY").await?;
    let kinds = "[...document.querySelectorAll('.import__row')].map((row) => row.innerText.replace(/\\s+/g, ' ').trim()).join('; ')";
    browser
        .until(
            "each with its kind",
            &format!("{kinds} === 'Night buses ✳ Insight; Benches ! Challenge; Maps'"),
        )
        .await?;
    go(&browser, "import-add").await?;
    browser.focus_is("import-notes").await?;
    browser.press(Key::Enter).await?;
    group::notes_are(&browser, 3).await?;
    browser.focus_is("main").await?;
    browser.press(Key::Control + "z").await?;
    group::notes_are(&browser, 0).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn words_that_changed_over_there_are_shown_beside_those_here() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    let here = browser.driver.current_url().await?;
    let table = |first: &str, second: &str| format!("id,text\n7,{first}\n8,{second}\n");
    let path = file(&browser, "stops.csv", &table("Benches", "Maps"))?;
    pick(&browser, &path).await?;
    browser.click("import-add").await?;
    browser.click("import-notes").await?;
    group::notes_are(&browser, 2).await?;
    browser.driver.goto(here.as_str()).await?;
    let path = file(&browser, "stops (1).csv", &table("Benches with backs", "Maps"))?;
    pick(&browser, &path).await?;
    account_has(&browser, "1 note with other words now.").await?;
    browser.click_first("#import-reworded-rows summary").await?;
    browser.until("both words", "document.getElementById('import-reworded-rows').innerText.includes('Benches with backs') && document.getElementById('import-reworded-rows').innerText.includes('So far: Benches')").await?;
    // Another table may have the same ids: nobody's words go without being asked for.
    assert!(!browser.id("import-add").await?.is_enabled().await?, "nothing is ticked");
    browser.click("import-reworded").await?;
    browser.click("import-add").await?;
    browser.click("import-notes").await?;
    browser
        .until(
            "the new words",
            "document.getElementById('notes')?.innerText.includes('Benches with backs')",
        )
        .await?;
    group::notes_are(&browser, 2).await
}

#[tokio::test(flavor = "current_thread")]
async fn at_the_desk_it_is_a_file_of_its_own_that_can_be_taken_back() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    setup::three_groups(&browser, "Brought to the desk").await?;
    browser.click("to-collect").await?;
    browser.id("other-program").await?;
    browser.driver.execute("document.getElementById('other-program').open = true; const list = document.getElementById('import-group'); list.selectedIndex = 1; list.dispatchEvent(new Event('change', { bubbles: true }));", vec![]).await?;
    let path = file(&browser, "bus.nbx", NULLBOARD)?;
    pick(&browser, &path).await?;
    account_has(&browser, "3 new notes.").await?;
    browser.click("import-add").await?;
    browser
        .until("the tile", "document.getElementById('tile-2').innerText.includes('3 notes')")
        .await?;
    browser.driver.refresh().await?;
    browser
        .until("it is kept", "document.getElementById('tile-2')?.innerText.includes('3 notes')")
        .await?;
    browser.click_first("#other-program summary").await?;
    let path = file(&browser, "more.csv", "text\nOne more thing\n")?;
    browser.driver.execute("const list = document.getElementById('import-group'); list.selectedIndex = 1; list.dispatchEvent(new Event('change', { bubbles: true }));", vec![]).await?;
    pick(&browser, &path).await?;
    account_has(&browser, "1 new note.").await?;
    browser.click("import-add").await?;
    browser
        .until("four", "document.getElementById('tile-2').innerText.includes('4 notes')")
        .await?;
    browser.focus_is("import-take-back").await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("import-file").await?;
    browser
        .until("three", "document.getElementById('tile-2').innerText.includes('3 notes')")
        .await?;
    browser.driver.refresh().await?;
    browser
        .until("it is gone", "document.getElementById('tile-2')?.innerText.includes('3 notes')")
        .await?;
    browser.is_quiet().await
}

/// Brings a file in for the second group.
async fn files_for_the_second(browser: &Browser, name: &str, text: &str) -> Result<(), Fault> {
    browser.id("other-program").await?;
    browser.driver.execute("document.getElementById('other-program').open = true; const list = document.getElementById('import-group'); list.selectedIndex = 1; list.dispatchEvent(new Event('change', { bubbles: true }));", vec![]).await?;
    pick(browser, &file(browser, name, text)?).await?;
    browser.click("import-add").await?;
    browser.id("import-take-back").await?;
    Ok(())
}

/// Waits until a tile says this.
async fn tile_says(browser: &Browser, words: &str) -> Result<(), Fault> {
    let tile = "document.getElementById('tile-2')?.innerText ?? ''";
    browser.until(words, &format!("({tile}).includes('{words}')")).await
}

#[tokio::test(flavor = "current_thread")]
async fn at_the_desk_each_file_can_be_taken_back_later() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    setup::three_groups(&browser, "Taken back later").await?;
    browser.click("to-collect").await?;
    files_for_the_second(&browser, "bus.nbx", NULLBOARD).await?;
    tile_says(&browser, "3 notes").await?;
    browser.driver.refresh().await?;
    tile_says(&browser, "3 notes").await?;
    files_for_the_second(&browser, "more.csv", "text\nOne more thing\n").await?;
    tile_says(&browser, "4 notes").await?;
    tile_says(&browser, "Files (2)").await?;
    browser.driver.refresh().await?;
    tile_says(&browser, "Files (2)").await?;
    browser.click_first("#files-2 summary").await?;
    let buttons = "[...document.querySelectorAll('#files-2 button')]";
    let named = |says: &str| format!("{buttons}.find((one) => one.innerText === 'Take {says}')");
    let first = named("“bus.nbx” out (3 notes)");
    browser.until("the first file", &first).await?;
    browser.until("the second file", &named("“more.csv” out (1 note)")).await?;
    let id = browser.driver.execute(format!("return {first}.id"), vec![]).await?;
    let id: String = id.convert()?;
    // It asks, and can be left as it is.
    browser.click(&id).await?;
    browser.focus_is(&format!("{id}-keep")).await?;
    browser.press(Key::Enter).await?;
    browser.focus_is(&id).await?;
    browser.press(Key::Enter).await?;
    browser.focus_is(&format!("{id}-keep")).await?;
    browser.click(&format!("{id}-yes")).await?;
    tile_says(&browser, "1 note").await?;
    tile_says(&browser, "Files (1)").await?;
    browser.focus_is("taken-back").await?;
    assert!(browser.text("taken-back").await?.contains("gone from this desk"));
    browser.driver.refresh().await?;
    tile_says(&browser, "Files (1)").await?;
    gone_from_where_it_was_brought_in(&browser).await?;
    browser.is_quiet().await
}

/// What is taken back from its tile is not offered to be taken back where it was brought in.
async fn gone_from_where_it_was_brought_in(browser: &Browser) -> Result<(), Fault> {
    files_for_the_second(browser, "third.csv", "text\nA third thing\n").await?;
    tile_says(browser, "Files (2)").await?;
    browser.id("import-take-back").await?;
    let press = "const fold = document.getElementById('files-2'); fold.open = true;
        [...fold.querySelectorAll('button')].find((one) => one.innerText.includes('third')).click();";
    browser.driver.execute(press, vec![]).await?;
    browser.click_first("#files-2 [id$=-yes]").await?;
    browser.focus_is("taken-back").await?;
    let none = "!document.getElementById('import-take-back') && !document.getElementById('import-said').innerText";
    browser.until("nothing is offered there", none).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_taken_back_is_said_until_something_else_is_done() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    setup::three_groups(&browser, "Taken back, and on").await?;
    browser.click("to-collect").await?;
    files_for_the_second(&browser, "bus.nbx", NULLBOARD).await?;
    tile_says(&browser, "3 notes").await?;
    rooms::go(&browser, "themes").await?;
    let notes = rooms::parts(&browser).await?;
    rooms::link(&browser, &[&notes[0]], "Buses").await?;
    rooms::go(&browser, "files").await?;
    let gone = "!document.getElementById('taken-back')";
    for (name, then) in [("more.csv", "undo"), ("other.csv", "redo")] {
        taken_back_from_its_tile(&browser, name).await?;
        browser.click(then).await?;
        browser.until(then, gone).await?;
    }
    taken_back_from_its_tile(&browser, "last.csv").await?;
    files_for_the_second(&browser, "more.csv", "text\nOne more thing\n").await?;
    browser.until("a file came in", gone).await?;
    browser.is_quiet().await
}

/// Brings a file to the second group, and takes it back from the group's tile.
async fn taken_back_from_its_tile(browser: &Browser, name: &str) -> Result<(), Fault> {
    files_for_the_second(browser, name, &format!("text\nFrom {name}\n")).await?;
    tile_says(browser, "4 notes").await?;
    let press = format!("const fold = document.getElementById('files-2'); fold.open = true;
        [...fold.querySelectorAll('button')].find((one) => one.innerText.includes('{name}')).click();");
    browser.driver.execute(press, vec![]).await?;
    browser.click_first("#files-2 [id$=-yes]").await?;
    browser.focus_is("taken-back").await?;
    tile_says(browser, "3 notes").await
}

#[tokio::test(flavor = "current_thread")]
async fn a_hundred_thousand_rows_show_how_far_they_are_and_can_be_stopped() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    let row = |row| format!("{row},\"Row {row}, said at the stop\"");
    let rows = (0..100_000).map(row).collect::<Vec<String>>().join("\n");
    let path = file(&browser, "many.csv", &format!("id,text\n{rows}\n"))?;
    let before = browser
        .driver
        .execute("return JSON.stringify(Object.entries(localStorage).sort())", vec![])
        .await?;
    // What is shown while it is under way is gone before a driver asks for it.
    browser.driver.execute("window.__far = []; new MutationObserver(() => { const far = document.getElementById('import-far-said')?.innerText; if (far) window.__far.push(far); const stop = document.getElementById('import-stop'); if (stop && window.__far.length > 3) stop.click(); }).observe(document.body, { subtree: true, childList: true, characterData: true });", vec![]).await?;
    pick(&browser, &path).await?;
    browser
        .until(
            "it was stopped",
            "window.__far.length > 3 && !document.getElementById('import-far')",
        )
        .await?;
    browser.until("nothing is offered", "!document.getElementById('import-add')").await?;
    let after = browser
        .driver
        .execute("return JSON.stringify(Object.entries(localStorage).sort())", vec![])
        .await?;
    assert_eq!(before.json(), after.json(), "stopping leaves no trace");
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn axe_finds_nothing_on_the_screen() -> Result<(), Fault> {
    let (browser, axe) = (at_the_screen().await?, Axe::named()?);
    let path = file(&browser, "comments.csv", POLIS)?;
    for (width, scheme) in [(320, "light"), (1440, "dark")] {
        browser.look(width, scheme).await?;
        pick(&browser, &path).await?;
        account_has(&browser, "2 new notes.").await?;
        browser
            .driver
            .execute(
                "document.querySelectorAll('main details').forEach((fold) => fold.open = true)",
                vec![],
            )
            .await?;
        browser.until("the rows", "document.getElementById('import-row-0')").await?;
        let found = axe.finds(&browser).await?;
        assert!(found.as_array().is_some_and(Vec::is_empty), "{width} {scheme}: {found:#}");
        let wide = browser
            .driver
            .execute("return document.documentElement.scrollWidth > innerWidth", vec![])
            .await?;
        assert_eq!(wide.json(), false, "nothing stands beyond the screen at {width}");
        browser.click("import-leave").await?;
    }
    browser.is_quiet().await
}

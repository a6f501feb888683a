//! What a person says of a file that is brought in: which columns, which rows, and that they let go of it.

use thirtyfour::Key;

use tabletalk_e2e::Fault;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::group;

use super::bring_in::{account_has, at_the_screen, file, pick};

/// What counts how many of this id there are.
fn how_many(id: &str) -> String {
    format!("document.querySelectorAll('#{id}').length")
}

/// Chooses what stands at this place of a list.
async fn choose(browser: &Browser, list: &str, place: usize) -> Result<(), Fault> {
    let script = format!(
        "const list = document.getElementById('{list}'); list.selectedIndex = {place}; \
         list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    );
    browser.driver.execute(script, vec![]).await?;
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn a_file_can_be_let_go_of_wherever_it_is_open() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    let one = format!("{} === 1", how_many("import-leave"));
    let none = format!("{} + {} === 0", how_many("import-leave"), how_many("import-is"));
    browser.until("nothing is open", &none).await?;
    let path = file(&browser, "asks.csv", "Who,What\nAsha,Night buses\nOlena,Benches\n")?;
    // Where it asks for its columns.
    pick(&browser, &path).await?;
    browser.until("the question", "document.getElementById('import-asks')?.innerText").await?;
    browser.until("one way to let go of it", &one).await?;
    // What it is is far below where it was picked.
    browser.focus_is("import-is").await?;
    assert_eq!(browser.text("import-is").await?, "asks.csv: A table");
    browser.click("import-leave").await?;
    browser.focus_is("import-file").await?;
    browser.until("it is gone", &none).await?;
    // Where all of it was found, and where something else was chosen since.
    pick(&browser, &path).await?;
    browser.click("import-words-1").await?;
    browser.click("import-look").await?;
    account_has(&browser, "2 new notes.").await?;
    browser.until("one way to let go of it", &one).await?;
    browser.click("import-words-0").await?;
    browser.until("nothing to add", "!document.getElementById('import-add')").await?;
    browser.until("one way to let go of it", &one).await?;
    browser.tab_to("import-leave", false).await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("import-file").await?;
    browser.until("it is gone", &none).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_ticked_by_hand_stays_so_when_the_file_is_looked_at_again() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    let adds = |count: usize| {
        format!("document.getElementById('import-add')?.innerText === 'Add {count} notes'")
    };
    let path = file(&browser, "ticks.csv", "text,sort\nBuses,Good\nShelters,Bad\nMaps,Bad\n")?;
    pick(&browser, &path).await?;
    browser.until("all", &adds(3)).await?;
    browser.click_first("#import-new-rows summary").await?;
    browser.click("import-row-1").await?;
    browser.until("all but one", &adds(2)).await?;
    choose(&browser, "import-kind", 2).await?;
    browser.click("import-look").await?;
    browser.until("all but the same one", &adds(2)).await?;
    browser.click_first("#import-new-rows summary").await?;
    let ticks = "[...document.querySelectorAll('.import__row input')].map((tick) => +tick.checked).join('')";
    browser.until("the second is not ticked", &format!("{ticks} === '101'")).await?;
    // All at once is by hand too, and one that is ticked again.
    for times in [1, 2] {
        browser.click("import-new").await?;
        browser.until("all or none", &adds(if times == 1 { 3 } else { 0 })).await?;
    }
    browser.click("import-row-2").await?;
    choose(&browser, "import-theme", 2).await?;
    browser.click("import-look").await?;
    let one = "document.getElementById('import-add')?.innerText === 'Add 1 note'";
    browser.until("the one that was ticked", one).await?;
    // The next file begins afresh, also where it is the same.
    pick(&browser, &path).await?;
    browser.until("all of it", &adds(3)).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn columns_of_one_name_are_told_apart_and_each_can_be_chosen() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    let table = "Said,Topic,Said,Topic,\nWho,,Night buses,Travel,\nWho,,Benches,Rest,\n";
    let path = file(&browser, "twice.csv", table)?;
    pick(&browser, &path).await?;
    let names = "[...document.querySelectorAll('#import-theme option')].slice(1).map((one) => one.innerText).join('; ')";
    let apart = "Said (column 1); Topic (column 2); Said (column 3); Topic (column 4); Column 5";
    browser.until("five names", &format!("{names} === '{apart}'")).await?;
    let tick = "document.getElementById('import-words-2').labels[0].innerText";
    browser.until("the same of the words", &format!("{tick} === 'Said (column 3)'")).await?;
    browser.click("import-words-2").await?;
    choose(&browser, "import-theme", 4).await?;
    browser.click("import-look").await?;
    account_has(&browser, "2 new notes.").await?;
    browser.click_first("#import-new-rows summary").await?;
    let rows = "[...document.querySelectorAll('.import__row')].map((row) => row.innerText.replace(/\\s+/g, ' ').trim()).join('; ')";
    browser
        .until("those of the second", &format!("{rows} === 'Night buses Travel; Benches Rest'"))
        .await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_added_changed_and_put_back_is_told_each() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    let here = browser.driver.current_url().await?;
    let said =
        |words: &str| format!("document.getElementById('import-said').innerText === '{words}'");
    let path = file(&browser, "stops.csv", "id,text\n7,Benches\n8,Maps\n")?;
    pick(&browser, &path).await?;
    browser.click("import-add").await?;
    browser.until("two that are new", &said("2 notes added.")).await?;
    let path = file(&browser, "stops (1).csv", "id,text\n9,Lamps\n")?;
    pick(&browser, &path).await?;
    browser.click("import-add").await?;
    browser.until("one that is new", &said("1 note added.")).await?;
    browser.click("import-notes").await?;
    group::notes_are(&browser, 3).await?;
    browser.click("undo").await?;
    group::notes_are(&browser, 2).await?;
    browser.driver.goto(here.as_str()).await?;
    let table = "id,text\n7,Benches with backs\n8,Maps\n9,Lamps\n10,Bins\n";
    let path = file(&browser, "stops (2).csv", table)?;
    pick(&browser, &path).await?;
    account_has(&browser, "1 note with other words now.").await?;
    browser.click("import-reworded").await?;
    browser.click("import-taken-back").await?;
    let add = "document.getElementById('import-add').innerText";
    let all = "Add 1 note · Change 1 note · Put back 1 note";
    browser.until("what it will do", &format!("{add} === '{all}'")).await?;
    browser.click("import-add").await?;
    let all = "1 note added. 1 note with other words now. 1 note put back.";
    browser.until("what it did", &said(all)).await?;
    browser.click("import-notes").await?;
    group::notes_are(&browser, 4).await?;
    browser.is_quiet().await
}

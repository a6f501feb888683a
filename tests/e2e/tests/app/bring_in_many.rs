//! Many rows are added in steps: how far it is is shown, and until the last it can be stopped without a trace.

use thirtyfour::Key;

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::{Fault, server};

use super::bring_in::{account_has, at_the_screen, file, pick};

/// More than are added at once.
const ROWS: usize = 2_500;

/// Keeps what is said of how far adding is. Where it is to be stopped, it is once so much is said.
const WATCH: &str = "const stopAt = arguments[0];
    window.__far = [];
    window.__watch?.disconnect();
    window.__watch = new MutationObserver(() => {
        const far = document.getElementById('import-far-said')?.textContent ?? '';
        if (!far.startsWith('Adding') || window.__far.at(-1) === far) return;
        window.__far.push(far);
        window.__focus = document.activeElement?.id;
        const choices = ['#import-look', '#import-group'].map((one) => document.querySelector(one));
        window.__locked = choices.every((one) => one?.matches(':disabled'));
        if (far === stopAt) document.getElementById('import-stop').click();
    });
    window.__watch.observe(document.body, { subtree: true, childList: true, characterData: true });";

fn table() -> String {
    let row = |row| format!("{row},Row {row} was said at the stop\n");
    ["id,text\n".to_owned()].into_iter().chain((0..ROWS).map(row)).collect()
}

/// It is said that it was stopped, and the same is offered as before.
async fn is_as_before(browser: &Browser, rows: usize) -> Result<(), Fault> {
    browser.focus_is("import-is").await?;
    let said = "document.getElementById('import-said').innerText === 'Stopped. Nothing was added.'";
    browser.until("that it was stopped", said).await?;
    let offered = format!("document.getElementById('import-add').innerText === 'Add {rows} notes'");
    browser.until("the same is offered", &offered).await
}

async fn watch(browser: &Browser, stop_at: &str) -> Result<(), Fault> {
    browser.driver.execute(WATCH, vec![stop_at.into()]).await?;
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn a_group_sees_how_far_adding_is_and_can_stop_it() -> Result<(), Fault> {
    let browser = at_the_screen().await?;
    let path = file(&browser, "many.csv", &table())?;
    watch(&browser, "Adding: 50%").await?;
    pick(&browser, &path).await?;
    account_has(&browser, &format!("{ROWS} new notes.")).await?;
    browser.click("import-add").await?;
    browser
        .until("it was stopped", "window.__far.length && !document.getElementById('import-far')")
        .await?;
    is_as_before(&browser, ROWS).await?;
    watch(&browser, "").await?;
    browser.id("import-add").await?.send_keys(Key::Enter + "").await?;
    let said =
        format!("document.getElementById('import-said').innerText === '{ROWS} notes added.'");
    browser.until("all were added", &said).await?;
    browser.until("how far", "window.__far.join() === 'Adding: 50%'").await?;
    browser.focus_is("import-notes").await?;
    browser.click("undo").await?;
    let none = "document.getElementById('step-capture').innerText.includes('0 notes')
        || !/[0-9]/.test(document.getElementById('step-capture').innerText)";
    browser.until("one step back is all of it", none).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_desk_sees_how_far_adding_is_and_can_stop_it() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(format!("{}#/", server::organisers(&address))).await?;
    browser.click("example").await?;
    browser.click("room-files").await?;
    let tile = "(document.getElementById('tile-1')?.innerText ?? '')";
    browser.until("the tile", tile).await?;
    let before = browser.text("tile-1").await?;
    browser.click_first("#other-program summary").await?;
    let path = file(&browser, "many.csv", &table())?;
    pick(&browser, &path).await?;
    account_has(&browser, &format!("{ROWS} new notes.")).await?;
    // What was unticked by hand stays so.
    browser.click_first("#import-new-rows summary").await?;
    browser.click_first("#import-new-rows .import__row input").await?;
    let partly = "document.getElementById('import-new').indeterminate";
    browser.until("some are ticked", partly).await?;
    for stop_at in ["Adding: 10%", "Adding: 30%", "Adding: 70%"] {
        watch(&browser, stop_at).await?;
        browser.click("import-add").await?;
        let stopped = format!(
            "window.__far.at(-1) === '{stop_at}' && !document.getElementById('import-far')"
        );
        browser.until("it was stopped", &stopped).await?;
        is_as_before(&browser, ROWS - 1).await?;
        browser.until("some are ticked", partly).await?;
        assert_eq!(browser.text("tile-1").await?, before, "stopped at {stop_at}");
    }
    watch(&browser, "").await?;
    browser.click("import-add").await?;
    browser
        .until(
            "the tile has them",
            &format!("{tile} !== {before:?} && /25[0-9][0-9] notes/.test({tile})"),
        )
        .await?;
    let far = "window.__far.join('; ') === 'Adding: 10%; Adding: 30%; Adding: 70%'";
    browser.until("how far", far).await?;
    // Nothing can be chosen anew in the midst of it.
    browser.until("the columns were locked", "window.__locked").await?;
    browser.is_quiet().await
}

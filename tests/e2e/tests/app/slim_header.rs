//! A group's page on a phone: what is kept and what was undone is said in its slim header, and the line for notes stands
//! where it stays.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{collect, group, setup};
use tabletalk_e2e::{Fault, forge, server};

/// Where an element ends, in pixels from the top.
async fn end_of(browser: &Browser, selector: &str) -> Result<f64, Fault> {
    let read =
        format!("return document.querySelector({selector:?}).getBoundingClientRect().bottom");
    let read = browser.driver.execute(read, Vec::new()).await?;
    Ok(read.json().as_f64().ok_or("no number")?)
}

async fn reads(browser: &Browser, id: &str, pattern: &str) -> Result<(), Fault> {
    let at = format!("document.getElementById({id:?})");
    // What is there for a screen reader alone is a pixel wide.
    let seen = format!("{at}.checkVisibility() && {at}.getBoundingClientRect().width > 60");
    browser.until(pattern, &format!("{seen} && {pattern}.test({at}.innerText)")).await
}

async fn is_hidden(browser: &Browser, id: &str) -> Result<(), Fault> {
    let hidden = format!("!document.getElementById({id:?}).checkVisibility()");
    browser.until(&format!("no {id}"), &hidden).await
}

#[tokio::test(flavor = "current_thread")]
async fn the_first_note_does_not_move_the_line() -> Result<(), Fault> {
    for browser in [Browser::phone().await?, Browser::start().await?] {
        let address = server::serve()?;
        group::at_a_table(&browser, &address, "The line").await?;
        let before = end_of(&browser, ".capture__line").await?;
        let screen = browser.driver.execute("return innerHeight", Vec::new()).await?;
        assert!((screen.json().as_f64().ok_or("no height")? - before).abs() < 1.5, "at {before}");
        group::write(&browser, &["One"]).await?;
        let after = end_of(&browser, ".capture__line").await?;
        assert!((before - after).abs() < 0.5, "from {before} to {after}");
        browser.is_quiet().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn it_says_what_is_kept_and_what_was_undone() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::phone().await?);
    group::at_a_table(&browser, &address, "On a phone").await?;
    group::write(&browser, &["One", "Two"]).await?;
    reads(&browser, "kept", "/^Saved on this device, /").await?;
    reads(&browser, "offline", "/^Ready for offline$/").await?;
    let height = end_of(&browser, ".side").await?;
    browser.click("undo").await?;
    reads(&browser, "undo-said", "/^Undone: the note “Two”$/").await?;
    reads(&browser, "kept", "/^Saved on this device, /").await?;
    let after = end_of(&browser, ".side").await?;
    assert!((height - after).abs() < 0.5, "the header ends at {height}, then at {after}");
    browser.click("redo").await?;
    reads(&browser, "undo-said", "/^Redone: the note “Two”$/").await?;
    // It is true until something else was done.
    group::write(&browser, &["Three"]).await?;
    browser
        .until("nothing undone", "document.getElementById('undo-said').textContent === ''")
        .await?;
    reads(&browser, "offline", "/^Ready for offline$/").await?;
    is_hidden(&browser, "file-made").await?;
    browser.click("step-hand-in").await?;
    reads(&browser, "file-made", "/^No file made yet$/").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_group_has_its_name_at_its_table() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::phone().await?);
    let file = browser.downloads.join("table.json");
    let event = forge::event("Names", &["People without a way in to anything at all"]);
    std::fs::write(&file, forge::hand_in(&event, "Benches", &["One"]))?;
    browser.driver.goto(&address).await?;
    collect::collect(&browser, std::slice::from_ref(&file)).await?;
    group::go_on_with(&browser, &file).await?;
    let name = "document.querySelector('.side__name')";
    browser
        .until(
            "its name",
            &format!("{name}.innerText === 'People without a way in to anything at all'"),
        )
        .await?;
    let fits = "document.documentElement.scrollWidth === innerWidth";
    browser.until("a page as wide as the phone", fits).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_word_without_an_end_and_a_long_question_make_the_page_no_larger() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(server::organisers(&address)).await?;
    let long = "How can all of us at this table make sure that ".repeat(6) + "it helps?";
    let questions = [long, "Two?".to_owned(), "Three?".to_owned()];
    let (links, _) = setup::set_up(&browser, "Long", &questions).await?;
    group::join(&browser, links.first().ok_or("no link")?).await?;
    for width in [320, 1440] {
        browser.look(width, "light").await?;
        browser.fill("note-line", &"V".repeat(200)).await?;
        let beyond = "const main = document.querySelector('.table__main'), page = document.documentElement;
            return [main.scrollWidth - main.clientWidth, page.scrollWidth - innerWidth, page.scrollHeight - innerHeight]";
        let beyond = browser.driver.execute(beyond, Vec::new()).await?;
        assert_eq!(*beyond.json(), serde_json::json!([0, 0, 0]), "{width}");
    }
    browser.is_quiet().await
}

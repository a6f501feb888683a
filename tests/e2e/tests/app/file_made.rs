//! What is said of the last file: that something changed since only where the next one would say something else.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};
use thirtyfour::Key;

const SAYS: &str = "document.getElementById('file-made').innerText";

async fn says(browser: &Browser, what: &str) -> Result<(), Fault> {
    browser.until(what, &format!("{SAYS}.endsWith({what:?})")).await
}

/// That the file holds all, and goes on saying so for longer than it takes to find out.
async fn nothing_since(browser: &Browser) -> Result<(), Fault> {
    let is = "/^File made \\d\\d:\\d\\d$/.test(document.getElementById('file-made').innerText)";
    browser.until("that a file was made", is).await?;
    let stays = "const done = arguments[0], began = performance.now();
        const said = document.getElementById('file-made');
        const look = () => {
            if (said.innerText.includes('since')) return done(said.innerText);
            if (performance.now() - began > 1500) return done('');
            setTimeout(look, 50);
        };
        look();";
    let since = browser.driver.execute_async(stays, Vec::new()).await?;
    assert_eq!(since.json().as_str(), Some(""));
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn changes_are_those_that_the_next_file_would_have() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Files").await?;
    group::write(&browser, &["One", "Two"]).await?;
    // What is still being typed goes along in no file.
    browser.id("note-line").await?.send_keys("Not added").await?;
    browser.click("step-hand-in").await?;
    let left = "document.querySelector('main').innerText.includes('not added yet')";
    browser.until("what is being typed", left).await?;
    browser.click("step-capture").await?;
    browser.click("note-line").await?;
    browser.press(Key::Control + "a").await?;
    browser.press(Key::Delete + "").await?;
    browser.click("step-hand-in").await?;
    browser.id("download").await?;
    browser.until("nothing that is being typed", &format!("!{left}")).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Alpha", &["One"].into()).await?;
    group::make_theme(&browser, "Beta", &["Two"].into()).await?;
    let (file, _) = group::hand_in(&browser).await?;
    nothing_since(&browser).await?;
    // A round that is open, and one that was stopped, go into no file.
    group::open_round(&browser, 2, 1).await?;
    nothing_since(&browser).await?;
    browser.click("cancel-round").await?;
    browser.click("end-yes").await?;
    browser.until("no round", "!document.getElementById('ballots-in')").await?;
    nothing_since(&browser).await?;
    // It is the same after the page was opened again.
    browser.driver.refresh().await?;
    nothing_since(&browser).await?;
    // What came from another device and is here already changes nothing either.
    browser.click("step-hand-in").await?;
    browser.click_first("details.card summary").await?;
    browser.id("other-file").await?.send_keys(file.to_string_lossy()).await?;
    browser.until("nothing new", "document.getElementById('other-said').innerText !== ''").await?;
    nothing_since(&browser).await?;
    // A note is a change; without it, what took it back is one.
    browser.click("step-capture").await?;
    group::write(&browser, &["Three"]).await?;
    says(&browser, "with changes since").await?;
    browser.click("undo").await?;
    says(&browser, "with changes since").await?;
    group::hand_in(&browser).await?;
    nothing_since(&browser).await?;
    browser.is_quiet().await
}

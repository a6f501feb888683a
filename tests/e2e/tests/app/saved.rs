//! "Saved" on the screen, where the durable copy takes some writes and not others.

use tabletalk_e2e::browser::{Browser, WARNS};
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};
use thirtyfour::Key;

/// The durable store refuses what says one of these words, until it is told otherwise.
const REFUSES: &str = "window.refused = ['Lamps'];
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
        if (window.refused.some((word) => String(value).includes(word))) throw new DOMException('no', 'QuotaExceededError');
        return put.call(this, value, key);
    };";

async fn kept_says(browser: &Browser, start: &str) -> Result<(), Fault> {
    let says = format!("document.getElementById('kept').innerText.startsWith({start:?})");
    browser.until(start, &says).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_write_that_was_refused_is_named_and_tried_again_until_it_is_in() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Refused").await?;
    group::write(&browser, &["Trees"]).await?;
    kept_says(&browser, "Saved").await?;
    browser.driver.execute(REFUSES, Vec::new()).await?;
    group::write(&browser, &["Lamps"]).await?;
    kept_says(&browser, "1 change kept in this browser").await?;
    // What is written next takes it along, is refused with it, and is named too.
    group::write(&browser, &["Benches"]).await?;
    kept_says(&browser, "2 changes kept in this browser").await?;
    // Nobody does anything: it is tried again by itself.
    browser.driver.execute("window.refused = []", Vec::new()).await?;
    kept_says(&browser, "Saved").await?;
    browser.driver.execute("localStorage.clear()", Vec::new()).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, 3).await?;
    browser.is_quiet().await
}

/// Whatever says that somebody, or the network, is back.
#[tokio::test(flavor = "current_thread")]
async fn coming_back_to_the_page_tries_at_once() -> Result<(), Fault> {
    for (at, event) in [
        ("window", "focus"),
        ("window", "online"),
        ("window", "pageshow"),
        ("document", "visibilitychange"),
    ] {
        comes_back(at, event).await.map_err(|fault| format!("{event}: {fault}"))?;
    }
    Ok(())
}

async fn comes_back(at: &str, event: &str) -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Back").await?;
    // The app's timers stand still: only the way back can be it.
    let frozen = "window.later = window.setTimeout; window.setTimeout = (task, pause) => window.later(task, pause >= 1000 && pause < 3000 ? 1e9 : pause);";
    browser.driver.execute(format!("{REFUSES} {frozen}"), Vec::new()).await?;
    group::write(&browser, &["Lamps"]).await?;
    kept_says(&browser, "1 change kept in this browser").await?;
    browser
        .driver
        .execute(
            format!("window.refused = []; {at}.dispatchEvent(new Event('{event}'))"),
            Vec::new(),
        )
        .await?;
    kept_says(&browser, "Saved").await?;
    browser.is_quiet().await
}

/// Both copies refuse what stands under a key with one of these words in it.
const REFUSES_KEYS: &str = "window.refusedKeys = ['/draft/'];
    const refuses = (key) => window.refusedKeys.some((word) => String(key).includes(word));
    const [set, put] = [Storage.prototype.setItem, IDBObjectStore.prototype.put];
    Storage.prototype.setItem = function (key, value) {
        if (refuses(key)) throw new DOMException('no', 'QuotaExceededError');
        return set.call(this, key, value);
    };
    IDBObjectStore.prototype.put = function (value, key) {
        if (refuses(key)) throw new DOMException('no', 'QuotaExceededError');
        return put.call(this, value, key);
    };";

/// What would be gone with the page is named, whether it was sent or is being typed, and the browser asks before it goes.
#[tokio::test(flavor = "current_thread")]
async fn what_is_kept_nowhere_is_named_and_leaving_asks() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Nowhere").await?;
    let says = |start: &str| {
        format!("document.getElementById('not-kept').innerText.startsWith({start:?})")
    };
    let silent = format!("{} && !{WARNS}", "document.getElementById('not-kept').innerText === ''");
    group::write(&browser, &["Trees"]).await?;
    browser.until("nothing said", &silent).await?;
    browser.driver.execute(REFUSES_KEYS, Vec::new()).await?;
    browser.fill("note-line", "Lamps").await?;
    let typing = says("Not kept: what is being typed");
    browser.until("that it is not kept", &format!("{typing} && {WARNS}")).await?;
    // Sent, it is kept.
    browser.press(Key::Enter).await?;
    group::notes_are(&browser, 2).await?;
    browser.until("nothing said", &silent).await?;
    // The same in the editor of a note, until there is room again.
    browser.click_first(".note__edit").await?;
    let words = group::editor_field(&browser, "words").await?;
    browser.fill(&words, "Lamps at the").await?;
    browser.until("that it is not kept", &format!("{typing} && {WARNS}")).await?;
    browser.driver.execute("window.refusedKeys = []", Vec::new()).await?;
    browser.click(&words).await?;
    browser.press(" bridge").await?;
    browser.until("nothing said", &silent).await?;
    browser.press(Key::Enter).await?;
    // What was sent and is in memory alone.
    browser.driver.execute("window.refusedKeys = ['~']", Vec::new()).await?;
    group::write(&browser, &["Benches"]).await?;
    let one = says("Not kept: 1 change");
    browser.until("that it is not kept", &format!("{one} && {WARNS}")).await?;
    browser.driver.execute("window.refusedKeys = []", Vec::new()).await?;
    browser.until("nothing said", &silent).await?;
    browser.is_quiet().await
}

//! Stores that are blocked, lie, or hold what can't be read: the app starts, says so, and nothing is lost or replaced.

use std::time::Instant;

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::tabletalk;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};

use super::erase::damage;

const NO_LOCAL: &str = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";
const NO_DATABASE: &str =
    "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };";
const DROPPED: &str = "const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) { if (!key.includes('~')) set.call(this, key, value); };";
const TORN: &str = "const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) { set.call(this, key, key.includes('~') ? value.slice(0, value.length / 2) : value); };";
const DATABASE_FULL: &str =
    "IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'QuotaExceededError'); };";
const DATABASE_ABORTS: &str = "const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...entry) { const put_ = put.apply(this, entry); put_.onsuccess = () => this.transaction.abort(); return put_; };";
const DATABASE_DROPS: &str = "IDBObjectStore.prototype.put = function () { return this.count(); };";
const DATABASE_TEARS: &str = "const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) { return put.call(this, key.includes('~') ? value.slice(0, value.length / 2) : value, key); };";

/// What fails, in one store of the two, and what the status then says.
const FAULTS: [(&str, &str); 8] = [
    (NO_LOCAL, "Saved"),
    (DROPPED, "Saved"),
    (TORN, "Saved"),
    (NO_DATABASE, "a crash may lose them"),
    (DATABASE_FULL, "a crash may lose them"),
    (DATABASE_ABORTS, "a crash may lose them"),
    // What the database says it has, nobody can tell from what it has; the other copy is there for that.
    (DATABASE_DROPS, "Saved"),
    (DATABASE_TEARS, "Saved"),
];

async fn with(script: &str) -> Result<Browser, Fault> {
    let browser = Browser::start().await?;
    let source = serde_json::json!({ "source": script });
    browser.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
    Ok(browser)
}

async fn at_a_table(browser: &Browser, address: &str) -> Result<String, Fault> {
    let (links, _) = group::at_a_table(browser, address, "Blocked").await?;
    Ok(links.into_iter().next().ok_or("no link")?)
}

/// The link of a group, made where nothing is blocked.
async fn link(address: &str) -> Result<String, Fault> {
    let organiser = Browser::start().await?;
    at_a_table(&organiser, address).await
}

#[tokio::test(flavor = "current_thread")]
async fn with_both_stores_blocked_it_works_in_memory_says_so_and_hands_everything_out()
-> Result<(), Fault> {
    let address = server::serve()?;
    let link = link(&address).await?;
    let browser = with(&format!("{NO_LOCAL}{NO_DATABASE}")).await?;
    let started = Instant::now();
    browser.driver.goto(&link).await?;
    browser.id("write").await?;
    assert!(started.elapsed().as_secs_f32() < 3.0, "it took {:?}", started.elapsed());
    browser.click("write").await?;
    group::write(&browser, &["Only in memory", "And this"]).await?;
    browser
        .until(
            "that it is not kept",
            "document.getElementById('not-kept').innerText.startsWith('Not kept')",
        )
        .await?;
    let kept = browser.text("kept").await?;
    assert!(!kept.contains("Saved"), "{kept}");
    browser.click("download-everything").await?;
    let file = browser.downloaded("tabletalk-rescue").await?;
    let report = tabletalk(&["collect", &file.to_string_lossy()])?;
    let report = String::from_utf8_lossy(&report.stdout).into_owned();
    assert!(report.contains("- Only in memory") && report.contains("- And this"), "{report}");
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn whatever_fails_in_one_store_the_other_brings_everything_back() -> Result<(), Fault> {
    let address = server::serve()?;
    for (script, said) in FAULTS {
        let browser = with(script).await?;
        let link = at_a_table(&browser, &address).await?;
        group::write(&browser, &["One", "Two"]).await?;
        let honest = format!("document.getElementById('kept').innerText.includes('{said}')");
        browser.until(said, &honest).await?;
        browser.driver.goto("about:blank").await?;
        browser.driver.goto(&link).await?;
        browser
            .until(
                "the way in or the notes",
                "document.getElementById('write') || document.getElementById('note-line')",
            )
            .await?;
        let asked = "document.getElementById('write')?.click()";
        browser.driver.execute(asked, Vec::new()).await?;
        group::notes_are(&browser, 2).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn a_value_that_both_copies_have_damaged_is_said_and_can_be_taken_away() -> Result<(), Fault>
{
    let (address, browser) = (server::serve()?, Browser::start().await?);
    at_a_table(&browser, &address).await?;
    group::write(&browser, &["One", "Two"]).await?;
    group::is_saved(&browser).await?;
    let torn = damage(&browser, "~", "", true).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, 1).await?;
    browser.driver.execute("location.hash = '/'", Vec::new()).await?;
    browser
        .until(
            "that it is said",
            "document.getElementById('damaged')?.innerText.includes('One entry on this device')",
        )
        .await?;
    browser.click("download-damaged").await?;
    let file = browser.downloaded("tabletalk-rescue").await?;
    let saved: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    assert_eq!(saved["entries"][0]["value"], torn);
    browser.is_quiet().await
}

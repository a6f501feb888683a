//! "Saved" means it: what the screen called saved outlives a killed browser and the loss of either copy.

use std::path::Path;
use std::time::Duration;

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::engine::Engine;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};

const ERASE_DURABLE: &str = "const done = arguments[arguments.length - 1];
    const open = indexedDB.open('tabletalk');
    open.onsuccess = () => {
        const erasing = open.result.transaction('entries', 'readwrite');
        erasing.objectStore('entries').clear();
        erasing.oncomplete = () => done(true);
    };";

#[tokio::test(flavor = "current_thread")]
async fn either_copy_heals_the_other() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Saved").await?;
    group::write(&browser, &["One", "Two", "Three"]).await?;
    group::is_saved(&browser).await?;
    browser.driver.execute("localStorage.clear()", Vec::new()).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, 3).await?;
    browser
        .until(
            "that it is said",
            "document.getElementById('kept').innerText.includes('brought back')",
        )
        .await?;
    browser.driver.execute_async(ERASE_DURABLE, Vec::new()).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, 3).await?;
    group::write(&browser, &["Four"]).await?;
    group::is_saved(&browser).await?;
    browser.driver.execute("localStorage.clear()", Vec::new()).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, 4).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_full_store_saves_in_the_other() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Saved").await?;
    let fill = "let size = 1 << 20; let at = 0; while (size > 0) { try { localStorage.setItem('fill' + at++, 'x'.repeat(size)); } catch { size >>= 1; } }";
    browser.driver.execute(fill, Vec::new()).await?;
    group::write(&browser, &["One", "Two", "Three"]).await?;
    group::is_saved(&browser).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, 3).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_durable_store_that_never_answers_is_said_and_holds_nothing_up() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let never = serde_json::json!({ "source": "IDBFactory.prototype.open = () => ({});" });
    browser.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", never).await?;
    group::at_a_table(&browser, &address, "Saved").await?;
    group::write(&browser, &["One"]).await?;
    let honest = "document.getElementById('kept').innerText.includes('a crash may lose it')";
    browser.until("that it is not saved for good", honest).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_called_saved_outlives_a_killed_browser() -> Result<(), Fault> {
    outlives_a_kill(Engine::Chromium).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_called_saved_outlives_a_killed_firefox() -> Result<(), Fault> {
    outlives_a_kill(Engine::Firefox).await
}

async fn outlives_a_kill(engine: Engine) -> Result<(), Fault> {
    if !engine.is_asked_for("what was called saved outlives a killed browser")? {
        return Ok(());
    }
    let address = server::serve()?;
    let mut browser = Browser::of(engine).await?;
    group::at_a_table(&browser, &address, "Saved").await?;
    let here = browser.driver.current_url().await?.to_string();
    let mut written = 0;
    for run in 0..3 {
        group::write(&browser, &[&format!("Run {run}, one"), &format!("Run {run}, two")]).await?;
        written += 2;
        group::is_saved(&browser).await?;
        browser = browser.killed_and_restarted().await?;
        browser.driver.goto(&here).await?;
        browser.id("note-line").await?;
        tokio::time::timeout(Duration::from_secs(30), group::notes_are(&browser, written))
            .await??;
    }
    Ok(())
}

/// Chromium reads past the torn end of its log once; at the start after that it throws the whole store away, unless
/// the app made it begin another log.
#[tokio::test(flavor = "current_thread")]
async fn what_was_called_saved_outlives_a_crash_that_tears_the_log() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Saved").await?;
    let here = browser.driver.current_url().await?.to_string();
    group::write(&browser, &["One", "Two"]).await?;
    group::is_saved(&browser).await?;
    // The last line is torn, so what it said may be gone: nobody's note, but that of a setting.
    let last = "const done = arguments[arguments.length - 1];
        const open = indexedDB.open('tabletalk');
        open.onsuccess = () => {
            const writing = open.result.transaction('entries', 'readwrite', { durability: 'strict' });
            writing.objectStore('entries').put('false', 'tabletalk/1/-/single-keys');
            writing.oncomplete = () => done(true);
        };";
    browser.driver.execute_async(last, Vec::new()).await?;
    let browser = browser.killed_and_restarted_after(tear_the_log).await?;
    browser.driver.goto(&here).await?;
    group::notes_are(&browser, 2).await?;
    group::write(&browser, &["Three"]).await?;
    group::is_saved(&browser).await?;
    let browser = browser.killed_and_restarted_after(without_local_storage).await?;
    browser.driver.goto(&here).await?;
    group::notes_are(&browser, 3).await
}

/// Cuts the end off the log of the durable copy, as a crash in the middle of writing does.
fn tear_the_log(profile: &Path) -> Result<(), Fault> {
    let mut torn = 0;
    for store in std::fs::read_dir(profile.join("Default/IndexedDB"))? {
        for file in std::fs::read_dir(store?.path())? {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == "log") {
                let log = std::fs::OpenOptions::new().write(true).open(&path)?;
                log.set_len(log.metadata()?.len().saturating_sub(20))?;
                torn += 1;
            }
        }
    }
    if torn == 1 { Ok(()) } else { Err(format!("{torn} logs were torn, not 1").into()) }
}

fn without_local_storage(profile: &Path) -> Result<(), Fault> {
    Ok(std::fs::remove_dir_all(profile.join("Default/Local Storage"))?)
}

#[tokio::test(flavor = "current_thread")]
async fn typing_that_was_not_added_outlives_a_reload_and_a_crash() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Saved").await?;
    let here = browser.driver.current_url().await?.to_string();
    browser.id("note-line").await?.send_keys("Half a tho").await?;
    browser.driver.refresh().await?;
    browser
        .until("the typing", "document.getElementById('note-line')?.value === 'Half a tho'")
        .await?;
    browser.id("note-line").await?.send_keys("ught").await?;
    browser
        .until(
            "two seconds later",
            "(window.__since ??= performance.now(), performance.now() - window.__since > 2500)",
        )
        .await?;
    let browser = browser.killed_and_restarted().await?;
    browser.driver.goto(&here).await?;
    browser.id("note-line").await?;
    // A killed browser may have lost the last second of it, and no more.
    browser
        .until(
            "what was left behind",
            "document.querySelector('.offer')?.innerText.includes('Half a tho')",
        )
        .await?;
    browser.click("take-draft").await?;
    browser
        .until(
            "it in the line",
            "document.getElementById('note-line').value.startsWith('Half a tho')",
        )
        .await?;
    browser.focus_is("note-line").await?;
    browser.until("the offer gone", "!document.querySelector('.offer')").await
}

//! Two tabs on one group: each sees the other's notes within a second, a tab that slept loses nothing, drafts are kept a tab.

use std::time::{Duration, Instant};

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::group::{self, two_tabs};
use tabletalk_e2e::{Fault, server};
use thirtyfour::WindowHandle;

async fn to(browser: &Browser, tab: &WindowHandle) -> Result<(), Fault> {
    Ok(browser.driver.switch_to_window(tab.clone()).await?)
}

#[tokio::test(flavor = "current_thread")]
async fn each_sees_the_others_notes_within_a_second() -> Result<(), Fault> {
    let (browser, first, second) = two_tabs(&server::serve()?).await?;
    let mut written = 0;
    for tab in [&second, &first, &second, &first] {
        to(&browser, tab).await?;
        group::write(&browser, &[&format!("Note {written}")]).await?;
        written += 1;
        let other = if tab == &first { &second } else { &first };
        to(&browser, other).await?;
        let started = Instant::now();
        group::notes_are(&browser, written).await?;
        assert!(started.elapsed() < Duration::from_secs(1), "it took {:?}", started.elapsed());
    }
    // Only the tab that the browser started with is watched.
    to(&browser, &first).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_tab_that_slept_erases_nothing() -> Result<(), Fault> {
    let (browser, first, second) = two_tabs(&server::serve()?).await?;
    let state = |state: &str| serde_json::json!({ "state": state });
    browser.driver.cdp().send_raw("Page.setWebLifecycleState", state("frozen")).await?;
    to(&browser, &first).await?;
    group::write(&browser, &["While it slept", "And more"]).await?;
    to(&browser, &second).await?;
    browser.driver.cdp().send_raw("Page.setWebLifecycleState", state("active")).await?;
    group::notes_are(&browser, 2).await?;
    group::write(&browser, &["After it woke"]).await?;
    to(&browser, &first).await?;
    group::notes_are(&browser, 3).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, 3).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_being_typed_is_kept_a_tab() -> Result<(), Fault> {
    let (browser, first, second) = two_tabs(&server::serve()?).await?;
    browser.id("note-line").await?.send_keys("of the second").await?;
    to(&browser, &first).await?;
    browser.id("note-line").await?.send_keys("of the first").await?;
    for (tab, text) in [(&first, "of the first"), (&second, "of the second")] {
        to(&browser, tab).await?;
        browser.driver.refresh().await?;
        let own = format!("document.getElementById('note-line')?.value === '{text}'");
        browser.until("its own typing", &own).await?;
    }
    Ok(())
}

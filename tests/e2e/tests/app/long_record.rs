//! A long record: the line takes notes before the older rows are there, and nothing moves when they come.

use serde_json::json;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::hand_in_of;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};

const NOTES: usize = 400;

/// How far the end of the notes is below what is shown, and the texts of the first, the last but one and the last. The list
/// is scrolled from its end; what is out of sight is not laid out, and has a text all the same.
const SHOWN: &str = "const scroll = document.getElementById('notes-scroll');
    const texts = [...document.querySelectorAll('#notes .note__text')].map((at) => at.textContent);
    return [Math.abs(scroll.scrollTop) < 2 ? 0 : scroll.scrollTop, texts[0], texts.at(-2), texts.at(-1)];";

/// Scrolls up a little as soon as the first of the older rows have come, as an impatient person would, and notes where a
/// row stands then and how many there are.
const LOOK_BACK: &str = "new MutationObserver(() => {
        const scroll = document.getElementById('notes-scroll');
        const rows = [...document.querySelectorAll('#notes .note')];
        if (window.__row || !scroll || scroll.scrollHeight < 3 * scroll.clientHeight || rows.length < 100) return;
        scroll.scrollTop -= 200;
        const top = scroll.getBoundingClientRect().top;
        window.__row = rows.find((row) => row.getBoundingClientRect().top >= top);
        window.__seen = [rows.length, window.__row.getBoundingClientRect().top];
    }).observe(document, { childList: true, subtree: true });";

/// Safari can't say when a page has nothing else to do: the older rows come, and so does what only the other copy has.
#[tokio::test(flavor = "current_thread")]
async fn all_comes_where_a_browser_does_not_say_when_it_is_idle() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let (_, event) = group::at_a_table(&browser, &address, "Long").await?;
    group::go_on_with(&browser, &hand_in_of(NOTES, &event, &browser.downloads)?).await?;
    group::notes_are(&browser, NOTES).await?;
    group::write(&browser, &["Here"]).await?;
    group::is_saved(&browser).await?;
    browser
        .at_start("delete Window.prototype.requestIdleCallback; delete window.requestIdleCallback;")
        .await?;
    let lose = "for (const key of Object.keys(localStorage)) {
            if (localStorage.getItem(key).includes('\"Here\"')) localStorage.removeItem(key);
        }";
    browser.driver.execute(lose, Vec::new()).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, NOTES + 1).await?;
    browser.is_quiet().await
}

/// Notes that would be felt if a new one made the browser go over the styles of all.
const MANY: usize = 3000;

/// A new note is no reason to style the others anew: a selector that asks the whole page for what it holds (`:has()` on its
/// root) would be one.
#[tokio::test(flavor = "current_thread")]
async fn a_note_more_styles_no_other_anew() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let (_, event) = group::at_a_table(&browser, &address, "Long").await?;
    browser.driver.cdp().send_raw("Performance.enable", json!({})).await?;
    let alone = styled(&browser, 0).await?;
    group::go_on_with(&browser, &hand_in_of(MANY, &event, &browser.downloads)?).await?;
    let there = MANY + WRITTEN;
    group::notes_are(&browser, there).await?;
    let among_many = styled(&browser, there).await?;
    let times = among_many / alone;
    assert!(times < 5.0, "styling took {times} times as long with {MANY} notes there");
    browser.is_quiet().await
}

/// Notes of which the one that took the least time counts: the processor has other things to do, too.
const WRITTEN: usize = 6;

/// The seconds that the browser styled elements for, for one note more than these.
async fn styled(browser: &Browser, there: usize) -> Result<f64, Fault> {
    let mut least = f64::MAX;
    for more in 1..=WRITTEN {
        let before = styling(browser).await?;
        browser.id("note-line").await?.send_keys("One more\u{e007}").await?;
        group::notes_are(browser, there + more).await?;
        least = least.min(styling(browser).await? - before);
    }
    Ok(least)
}

/// The seconds that the browser styled elements for, since it was asked to count them.
async fn styling(browser: &Browser) -> Result<f64, Fault> {
    let metrics = browser.driver.cdp().send_raw("Performance.getMetrics", json!({})).await?;
    let metrics = metrics["metrics"].as_array().ok_or("no metrics")?;
    let styling = metrics.iter().find(|metric| metric["name"] == "RecalcStyleDuration");
    styling.and_then(|styling| styling["value"].as_f64()).ok_or_else(|| "no time of styling".into())
}

#[tokio::test(flavor = "current_thread")]
async fn a_long_record_takes_notes_at_once_and_stays_where_it_is() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let (_, event) = group::at_a_table(&browser, &address, "Long").await?;
    group::go_on_with(&browser, &hand_in_of(NOTES, &event, &browser.downloads)?).await?;
    group::notes_are(&browser, NOTES).await?;

    browser.driver.refresh().await?;
    browser.id("note-line").await?.send_keys("Written at once\u{e007}").await?;
    group::notes_are(&browser, NOTES + 1).await?;
    let shown = browser.driver.execute(SHOWN, Vec::new()).await?;
    let words = "of a usual length, that somebody said at the table";
    let expected = json!([
        0,
        format!("Note 0, {words}"),
        format!("Note {}, {words}", NOTES - 1),
        "Written at once"
    ]);
    assert_eq!(*shown.json(), expected);

    let look_back = json!({ "source": LOOK_BACK });
    browser.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", look_back).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, NOTES + 1).await?;
    let moved = "return [window.__seen[0], Math.abs(window.__row.getBoundingClientRect().top - window.__seen[1])]";
    let moved = browser.driver.execute(moved, Vec::new()).await?;
    let (rows, moved): (usize, f64) = serde_json::from_value(moved.json().clone())?;
    assert!(rows < NOTES, "{rows} rows when it was looked back: too late to see any come");
    assert!(moved < 2.0, "the row that was looked at moved by {moved} px");
    browser.is_quiet().await
}

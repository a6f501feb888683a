//! What was left while something is on its way to it: what comes late reaches nobody, and nothing falls over.

use tabletalk_e2e::browser::{Browser, NOTHING_LEFT};
use tabletalk_e2e::{Fault, server};

/// Does something on a screen of the example and leaves it in the same moment; then what comes late has come.
async fn leave(browser: &Browser, what: &str, does: &str, to: &str) -> Result<(), Fault> {
    browser.driver.execute(format!("{does}; location.hash = '{to}';"), Vec::new()).await?;
    // Whatever is on its way settles before a timer and a frame that are asked for after it.
    let late = "const done = arguments[0]; setTimeout(() => requestAnimationFrame(() => setTimeout(done, 300)), 300);";
    browser.driver.execute_async(late, Vec::new()).await?;
    let here = browser.driver.current_url().await?;
    if here.path().ends_with("rescue.html") {
        return Err(format!("{what}: the app fell over").into());
    }
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn what_comes_late_to_a_screen_that_was_left_changes_nothing() -> Result<(), Fault> {
    let (address, browser) = (server::organisers(&server::serve()?), Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.id("example").await?;
    let example = "document.getElementById('example').click()";
    leave(&browser, "the example", example, "#/new").await?;
    let file = "const files = new DataTransfer();
        files.items.add(new File(['x'.repeat(3000000)], 'a.json'));
        const field = document.getElementById('file');
        field.files = files.files;
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.driver.goto(&format!("{address}#/")).await?;
    browser.id("file").await?;
    leave(&browser, "a file", file, "#/new").await?;

    browser.driver.goto(&format!("{address}#/")).await?;
    browser.click_first("#events a").await?;
    browser.click("to-organiser").await?;
    browser.id("link-1").await?;
    let copy = "document.querySelector('.copy button:not([type=submit])').click()";
    leave(&browser, "a copy", copy, "#/").await?;
    browser.click_first("#events a").await?;
    browser.id("to-organiser").await?;
    // Codes are drawn once the browser says that they are in sight.
    let codes = "document.getElementById('to-organiser').click()";
    leave(&browser, "codes", codes, "#/").await?;

    browser.driver.goto(&format!("{address}#/erase")).await?;
    browser.click("erase-all").await?;
    browser
        .until("the last question", "!document.getElementById('erase-all-yes').disabled")
        .await?;
    let erase = "document.getElementById('erase-all-yes').click()";
    leave(&browser, "erasing", erase, "#/").await?;
    browser.until("nothing left", NOTHING_LEFT).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_group_that_is_on_its_way_out_hears_no_second_press() -> Result<(), Fault> {
    let (address, browser) = (server::organisers(&server::serve()?), Browser::start().await?);
    browser.driver.goto(&format!("{address}#/new/0")).await?;
    browser.id("question-5").await?;
    let last =
        "document.querySelector('#question-5').closest('fieldset').innerText.split('\\n')[0]";
    let said = browser.driver.execute(format!("return {last}"), Vec::new()).await?;
    assert_eq!(said.json().as_str(), Some("Group 5"));
    let questions = "[...document.querySelectorAll('input[id^=question-]')].map((at) => at.value)";
    let before = browser.driver.execute(format!("return {questions}"), Vec::new()).await?;
    let before: Vec<String> = serde_json::from_value(before.json().clone())?;
    let twice = "for (const id of ['remove-5', 'remove-5', 'down-5', 'up-5']) window[id] ??= document.getElementById(id);
        for (const id of ['remove-5', 'remove-5', 'down-5', 'up-5']) window[id].click();";
    browser.driver.execute(twice, Vec::new()).await?;
    browser
        .until("four groups", "document.querySelectorAll('input[id^=question-]').length === 4")
        .await?;
    let after = browser.driver.execute(format!("return {questions}"), Vec::new()).await?;
    let after: Vec<String> = serde_json::from_value(after.json().clone())?;
    assert_eq!(after, before[..4]);
    browser.is_quiet().await
}

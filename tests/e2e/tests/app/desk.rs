//! The organiser's desk on a device that knows no event: the first hand-in brings it, whichever way it comes.

use std::path::PathBuf;

use serde_json::json;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::collect;
use tabletalk_e2e::{Fault, forge, server};

/// The hand-in of a group of the example.
fn hand_in(group: usize) -> Result<PathBuf, Fault> {
    Ok(server::root().join(format!("assets/example/group-{group}.json")).canonicalize()?)
}

/// The desk without an event, reached from the first screen of a fresh profile.
async fn bare_desk() -> Result<Browser, Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("collect").await?;
    browser.until("the ways in", "document.getElementById('files')").await?;
    browser.until("no desk yet", "!document.getElementById('tiles')").await?;
    Ok(browser)
}

/// The event's desk is open, says what became of the file, and shows the group, now and after a reload.
async fn desk_has_group_one(browser: &Browser, file: &str) -> Result<(), Fault> {
    let receipt = "document.querySelector('#tile-1 .tile__receipt')";
    browser.until("the tile of group 1", receipt).await?;
    let said = collect::results(browser).await?;
    assert!(said.contains(file) && said.contains("Received: group 1"), "{said}");
    browser
        .until("four waiting", "document.querySelectorAll('.tile--waiting').length === 4")
        .await?;
    browser.focus_is("main").await?;
    browser.driver.refresh().await?;
    browser.until("it after a reload", receipt).await?;
    assert_eq!(collect::results(browser).await?, "", "what came in is said once");
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn the_first_hand_in_that_is_picked_brings_its_event() -> Result<(), Fault> {
    let browser = bare_desk().await?;
    let half = browser.downloads.join("half.json");
    std::fs::write(&half, br#"{"format": "tabletalk-hand-in", "version": 1, "ev"#)?;
    browser.id("files").await?.send_keys(half.to_string_lossy()).await?;
    let refused =
        "document.querySelector('#results .alert')?.innerText.includes('ends in the middle')";
    browser.until("why half a file is none", refused).await?;
    // A field that still held the file would not say that the same is picked again.
    browser.until("an empty field", "document.getElementById('files').value === ''").await?;
    browser.until("no desk of it", "!document.getElementById('tiles')").await?;
    let both = format!("{}\n{}", half.to_string_lossy(), hand_in(1)?.to_string_lossy());
    browser.id("files").await?.send_keys(both).await?;
    browser.until("the half file on the desk too", refused).await?;
    desk_has_group_one(&browser, "group-1.json").await?;
    let event = server::root().join("assets/example/event.json").canonicalize()?;
    browser.id("files").await?.send_keys(event.to_string_lossy()).await?;
    let refused = "document.querySelector('#results .alert')?.innerText.includes('not a hand-in')";
    browser.until("that an event file is no hand-in", refused).await
}

#[tokio::test(flavor = "current_thread")]
async fn the_first_hand_in_that_is_dropped_brings_its_event() -> Result<(), Fault> {
    let browser = bare_desk().await?;
    let place = browser.id("bring").await?.rect().await?;
    let files = json!({ "items": [], "files": [hand_in(1)?], "dragOperationsMask": 1 });
    for kind in ["dragEnter", "dragOver", "drop"] {
        let drag = json!({ "type": kind, "x": place.x, "y": place.y, "data": files });
        browser.driver.cdp().send_raw("Input.dispatchDragEvent", drag).await?;
    }
    desk_has_group_one(&browser, "group-1.json").await
}

#[tokio::test(flavor = "current_thread")]
async fn the_first_hand_in_that_is_pasted_brings_its_event() -> Result<(), Fault> {
    let browser = bare_desk().await?;
    browser.click_first(".drop summary").await?;
    browser.paste("paste", &std::fs::read_to_string(hand_in(1)?)?).await?;
    browser.click("paste-open").await?;
    desk_has_group_one(&browser, "Pasted text").await
}

#[tokio::test(flavor = "current_thread")]
async fn hand_ins_that_were_opened_on_the_first_screen_are_collected_from_there()
-> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    let both = [hand_in(1)?, hand_in(2)?].map(|file| file.to_string_lossy().into_owned());
    browser.id("file").await?.send_keys(both.join("\n")).await?;
    browser.click("collect-it").await?;
    browser.until("both tiles", "document.querySelectorAll('.tile__receipt').length === 2").await?;
    browser.is_quiet().await
}

/// More than localStorage holds: what it has no room for is in the durable copy.
#[tokio::test(flavor = "current_thread")]
async fn a_hundred_hand_ins_at_once_come_in_and_are_there_after_a_reload() -> Result<(), Fault> {
    let browser = bare_desk().await?;
    let names: Vec<String> = (1..=100).map(|number| format!("Table {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let event = forge::event("A hundred tables", &names);
    let notes: Vec<String> =
        (0..100).map(|note| format!("{note} {}", "said at length ".repeat(20))).collect();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    let mut files = Vec::new();
    for group in 0..names.len() {
        let mut of_group = event.clone();
        of_group["groups"] = json!([event["groups"][group]]);
        let file = browser.downloads.join(format!("table-{group}.json"));
        std::fs::write(&file, forge::hand_in(&of_group, "Theme", &notes))?;
        files.push(file.to_string_lossy().into_owned());
    }
    browser.id("files").await?.send_keys(files.join("\n")).await?;
    let all = "document.querySelectorAll('.tile__receipt').length === 100";
    browser.until("all tiles", all).await?;
    let said = collect::results(&browser).await?;
    assert_eq!(said.matches("Received: group").count(), 100, "{said}");
    assert!(!said.contains("room"), "{said}");
    let saved = "document.getElementById('desk-kept').innerText.startsWith('Saved on this device')";
    browser.until("that they are saved", saved).await?;
    browser.driver.refresh().await?;
    browser.until("all tiles after a reload", all).await?;
    browser.is_quiet().await
}

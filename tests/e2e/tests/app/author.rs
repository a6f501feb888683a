//! The event has one author: what a hand-in says of it changes nothing on the organiser's device until they say so.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{collect, group, setup};
use tabletalk_e2e::{Fault, server};

/// Somebody else opens the event's file, changes its title and the first question, writes a note, and hands in.
async fn changed_elsewhere(
    address: &str,
    event: &std::path::Path,
    title: &str,
) -> Result<(Browser, std::path::PathBuf), Fault> {
    let other = Browser::start().await?;
    other.driver.goto(server::organisers(address)).await?;
    other.id("file").await?.send_keys(event.to_string_lossy()).await?;
    other.click("to-organiser").await?;
    other.click("edit-event").await?;
    other.fill("event-title", title).await?;
    other.fill("question-1", "What is theirs?").await?;
    other.click("save").await?;
    other.click("to-groups").await?;
    other.click("join-1").await?;
    other.click("write").await?;
    group::write(&other, &["An answer to theirs"]).await?;
    let (file, _) = group::hand_in(&other).await?;
    Ok((other, file))
}

async fn title_is(browser: &Browser, title: &str) -> Result<(), Fault> {
    let stands = format!("document.querySelector('.desk__head .hint')?.innerText === {title:?}");
    browser.until(title, &stands).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_a_hand_in_says_of_the_event_stands_beside_the_organisers() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let (_, event) = group::at_a_table(&browser, &address, "Mine").await?;
    let (_one, first) = changed_elsewhere(&address, &event, "Theirs").await?;
    let (_two, second) = changed_elsewhere(&address, &event, "Others’").await?;
    browser.driver.execute("location.hash = '/collect'", Vec::new()).await?;
    collect::bring(&browser, &first).await?;
    let asked = "document.querySelectorAll('section[aria-label*=\"another version\"]').length";
    browser.until("one other version", &format!("{asked} === 1")).await?;
    title_is(&browser, "Mine").await?;
    let told = "document.querySelector('section[aria-label*=\"another version\"]').innerText";
    for part in ["“Theirs”", "“What is theirs?”", "revision 2"] {
        browser.until(part, &format!("{told}.includes({part:?})")).await?;
    }
    // The note stands under the question that it answered.
    browser
        .until(
            "the question",
            "document.getElementById('main').innerText.includes('What is theirs?')",
        )
        .await?;
    // Left as it is, it is not asked again, also after a reload and with the same file once more.
    browser.click_first("section[aria-label*='another version'] .button--main").await?;
    browser.until("none", &format!("{asked} === 0")).await?;
    browser.driver.refresh().await?;
    browser.id("files").await?;
    collect::bring(&browser, &first).await?;
    title_is(&browser, "Mine").await?;
    browser.until("none", &format!("{asked} === 0")).await?;
    // Another one is another question; used, it is the next revision.
    collect::bring(&browser, &second).await?;
    browser.until("one other version", &format!("{asked} === 1")).await?;
    browser
        .click_first("section[aria-label*='another version'] .button:not(.button--main)")
        .await?;
    title_is(&browser, "Others’").await?;
    browser.until("none", &format!("{asked} === 0")).await?;
    browser.driver.refresh().await?;
    title_is(&browser, "Others’").await?;
    browser.until("none", &format!("{asked} === 0")).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_device_that_is_not_the_organisers_follows_what_comes() -> Result<(), Fault> {
    let (address, organiser) = (server::serve()?, Browser::start().await?);
    let (links, event) = group::at_a_table(&organiser, &address, "Mine").await?;
    let (changing, file) = changed_elsewhere(&address, &event, "Theirs").await?;
    let browser = Browser::start().await?;
    browser.driver.goto(links.first().ok_or("no link")?).await?;
    browser.id("write").await?;
    browser.driver.execute("location.hash = '/collect'", Vec::new()).await?;
    collect::bring(&browser, &file).await?;
    title_is(&browser, "Theirs").await?;
    // Nor does a link need anybody's word.
    changing
        .driver
        .execute("location.hash = '/' + location.hash.split('/')[1] + '/links'", Vec::new())
        .await?;
    let link = changing.id("link-1").await?.prop("value").await?.unwrap_or_default();
    organiser.driver.goto(&link).await?;
    organiser
        .until("what changed", "document.getElementById('changes')?.innerText.includes('Theirs')")
        .await?;
    browser.is_quiet().await
}

/// A group's device has no say of its own in what the event is: a newer file of it is followed as a newer link is, and an
/// older one takes nothing back. Its notes stay, each under the question that it answered.
#[tokio::test(flavor = "current_thread")]
async fn a_newer_event_file_is_followed_on_a_groups_device() -> Result<(), Fault> {
    let (address, organiser) = (server::serve()?, Browser::start().await?);
    organiser.driver.goto(&address).await?;
    let (links, older) = setup::three_groups(&organiser, "As it was").await?;
    let table = Browser::start().await?;
    group::join(&table, links.first().ok_or("no link")?).await?;
    group::write(&table, &["Answers the first question"]).await?;
    organiser.click("edit-event").await?;
    organiser.fill("event-title", "As it is").await?;
    organiser.fill("question-1", "Another one?").await?;
    organiser.click("save").await?;
    organiser.click("save-event").await?;
    let newer = organiser.downloaded("as-it-is-event.json").await?;
    for file in [newer, older] {
        table.driver.execute("location.hash = '/'", Vec::new()).await?;
        table.id("file").await?.send_keys(file.to_string_lossy()).await?;
        let named = "document.getElementById('event-name')?.innerText === 'As it is'";
        table.until("the event's newer name", named).await?;
        // No other version of it is asked about.
        table
            .until("nothing asked", "!document.querySelector('[aria-label*=\"another version\"]')")
            .await?;
        table.click("join-1").await?;
        let question = "document.querySelector('h1').innerText === 'Another one?'";
        table.until("the newer question", question).await?;
        group::notes_are(&table, 1).await?;
    }
    group::write(&table, &["Answers the second"]).await?;
    let (file, _) = group::hand_in(&table).await?;
    let file: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    assert_eq!(file["event"]["title"], "As it is");
    let notes = file["board"]["notes"].as_array().into_iter().flatten();
    let questions: Vec<_> = notes.filter_map(|note| note["question"].as_str()).collect();
    assert_eq!(questions, ["One?", "Another one?"]);
    table.is_quiet().await
}

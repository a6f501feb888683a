//! Several files at once, whole desks among them: each is asked about, and what is only looked at takes nothing in.

use std::path::PathBuf;

use serde_json::Value;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, rooms};
use tabletalk_e2e::{Fault, server};

/// The example's desk as a file, with this for its event's id.
async fn saved_as_of(browser: &Browser, event: &str) -> Result<PathBuf, Fault> {
    let file = rooms::saved(browser).await?;
    let text = std::fs::read_to_string(&file)?.replace("\"example\"", &format!("{event:?}"));
    let other = file.with_file_name(format!("desk-of-{event}.json"));
    std::fs::rename(&file, &other)?;
    std::fs::write(&other, text)?;
    Ok(other)
}

#[tokio::test(flavor = "current_thread")]
async fn each_of_two_desks_is_asked_about_and_one_of_another_event_is_asked_about_there()
-> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("example").await?;
    browser.id("matrix").await?;
    let own = saved_as_of(&browser, "example").await?;
    let copy = own.with_file_name("copy.json");
    std::fs::copy(&own, &copy)?;
    rooms::go(&browser, "files").await?;
    collect::pick(&browser, &[&own, &copy]).await?;
    for _ in 0..2 {
        browser.click("leave-desk").await?;
    }
    browser.until("no question", "!document.getElementById('join-desk')").await?;
    // Where another event has no desk yet, it is taken over; else it is not kept before somebody says so.
    let event = forge::event("Another", &["North"]);
    let mut table = Forged::by(1);
    table.note("Said");
    let file = own.with_file_name("hand-in.json");
    std::fs::write(&file, table.hand_in(&event, 0))?;
    collect::bring(&browser, &file).await?;
    assert!(collect::results(&browser).await?.contains("It was kept with that event."));
    let example = browser.driver.current_url().await?;
    browser.driver.goto(format!("{}#/forged01/collect", server::organisers(&address))).await?;
    browser.until("its tile", "document.querySelectorAll('.tile__receipt').length === 1").await?;
    let other = rooms::saved(&browser).await?;
    browser.driver.goto(example.as_str()).await?;
    rooms::go(&browser, "files").await?;
    collect::bring(&browser, &other).await?;
    let said = collect::results(&browser).await?;
    assert!(said.contains("It is not joined yet"), "{said}");
    browser.driver.execute("location.hash = '/forged01/collect'", Vec::new()).await?;
    browser.id("join-desk").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn beside_a_desk_that_is_only_looked_at_all_else_comes_in_and_is_told() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let event = forge::event("Looked at", &["North"]);
    let mut table = Forged::by(1);
    table.note("Said first");
    let folder = browser.downloads.join("files");
    std::fs::create_dir_all(&folder)?;
    let (first, newer) = (folder.join("first.json"), folder.join("newer.json"));
    std::fs::write(&first, table.hand_in(&event, 0))?;
    table.note("Said later");
    std::fs::write(&newer, table.hand_in(&event, 0))?;
    browser.driver.goto(&address).await?;
    collect::collect(&browser, &[first]).await?;
    let files = browser.driver.current_url().await?;
    let mut desk: Value = serde_json::from_slice(&std::fs::read(rooms::saved(&browser).await?)?)?;
    desk["version"] = 2.into();
    let (later, broken) = (folder.join("later-desk.json"), folder.join("broken.json"));
    std::fs::write(&later, desk.to_string())?;
    std::fs::write(&broken, "{\"format\":\"tabletalk-hand-in\",")?;
    collect::pick(&browser, &[&broken, &later, &newer]).await?;
    browser.id("only-to-look-at").await?;
    browser.click("leave-visited").await?;
    browser.id("open-link").await?;
    browser.driver.execute(format!("location.href = {:?}", files.as_str()), Vec::new()).await?;
    let notes = "document.getElementById('tile-1')?.innerText.includes('2 notes')";
    browser.until("what came in beside it", notes).await?;
    let said = collect::results(&browser).await?;
    assert!(said.contains("broken.json") && said.contains("newer.json"), "{said}");
    browser.is_quiet().await
}

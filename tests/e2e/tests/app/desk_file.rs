//! The whole desk as one file: a colleague opens it, works on, and what both made is joined.

use serde_json::Value;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, rooms};
use tabletalk_e2e::{Fault, server};
use thirtyfour::Key;

use super::erase;

async fn renames(browser: &Browser, theme: &str, name: &str) -> Result<(), Fault> {
    rooms::go(browser, "themes").await?;
    browser.click(&format!("rename-{theme}")).await?;
    browser.fill(&format!("name-{theme}"), name).await?;
    browser.press(Key::Enter).await?;
    let named = format!("document.getElementById('shared-{theme}').innerText.includes({name:?})");
    browser.until(name, &named).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_colleague_goes_on_from_the_file_and_both_are_joined_as_one_step() -> Result<(), Fault> {
    let address = server::serve()?;
    let (first, second) = (Browser::start().await?, Browser::start().await?);
    first.driver.goto(&address).await?;
    first.click("example").await?;
    first.until("the matrix", "document.querySelectorAll('#matrix tbody tr').length === 5").await?;
    let file = rooms::saved(&first).await?;
    // On a device that knows nothing of the event it is taken over at once.
    second.driver.goto(format!("{address}#/collect")).await?;
    collect::pick(&second, &[&file]).await?;
    second.until("all tiles", "document.querySelectorAll('.tile__receipt').length === 5").await?;
    rooms::go(&second, "matrix").await?;
    second
        .until("the matrix", "document.querySelectorAll('#matrix tbody tr').length === 5")
        .await?;
    rooms::go(&second, "themes").await?;
    let theme = rooms::themes(&second).await?.into_iter().next().ok_or("no theme")?;
    renames(&second, &theme, "Ask only once").await?;
    renames(&first, &theme, "Tell us once").await?;
    let other = rooms::saved(&second).await?;
    rooms::go(&first, "files").await?;
    collect::pick(&first, &[&other]).await?;
    first.id("join-desk").await?;
    let said = first.text("join-desk").await?;
    assert!(said.contains("It brings 1 change."), "{said}");
    for part in ["“Tell us once” here", "“Ask only once” there", "which will stand"] {
        assert!(said.contains(part), "{said}");
    }
    // It may be left; then nothing changes.
    first.click("leave-desk").await?;
    first.until("no question", "!document.getElementById('join-desk')").await?;
    collect::pick(&first, &[&other]).await?;
    first.click("join").await?;
    first.focus_is("joined").await?;
    rooms::go(&first, "themes").await?;
    let both = format!("document.getElementById('shared-{theme}').innerText");
    let joined = format!("{both}.includes('Ask only once') && {both}.includes('Tell us once')");
    first.until("both names", &joined).await?;
    first.click("undo").await?;
    first.until("one name", &format!("!{both}.includes('Ask only once')")).await?;
    first.click("redo").await?;
    first.until("both names again", &joined).await?;
    // Once more, it brings nothing.
    rooms::go(&first, "files").await?;
    collect::pick(&first, &[&other]).await?;
    first.id("join-desk").await?;
    let said = first.text("join-desk").await?;
    assert!(said.contains("nothing in it that is not here"), "{said}");
    first.is_quiet().await?;
    second.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn half_a_desk_is_refused_and_nothing_is_changed() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("example").await?;
    browser.id("matrix").await?;
    let file = rooms::saved(&browser).await?;
    let text = std::fs::read_to_string(&file)?;
    let half = file.with_file_name("half-desk.json");
    std::fs::write(&half, text.chars().take(text.chars().count() / 2).collect::<String>())?;
    let other = Browser::start().await?;
    other.driver.goto(format!("{address}#/collect")).await?;
    collect::bring(&other, &half).await?;
    let said = collect::results(&other).await?;
    assert!(said.contains("ends in the middle"), "{said}");
    let kept = "Object.keys(localStorage).filter((key) => !key.includes('/-/draft/')).length";
    other.until("nothing kept", &format!("{kept} === 0")).await?;
    other.is_quiet().await
}

/// The desk file of a newer version is looked at: nothing of it can be changed, and none of it is kept. One that was
/// changed since is refused, and it is said what to do.
#[tokio::test(flavor = "current_thread")]
async fn the_desk_of_a_newer_version_is_only_looked_at() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("example").await?;
    browser.id("matrix").await?;
    let file = rooms::saved(&browser).await?;
    let mut desk: Value = serde_json::from_slice(&std::fs::read(&file)?)?;
    desk["version"] = 2.into();
    desk["weather"] = "of a later version".into();
    let newer = file.with_file_name("newer-desk.json");
    std::fs::write(&newer, desk.to_string())?;
    let other = Browser::start().await?;
    other.driver.goto(format!("{address}#/collect")).await?;
    collect::pick(&other, &[&newer]).await?;
    let rows = "document.querySelectorAll('#matrix tbody tr').length === 5";
    other.until("the matrix", rows).await?;
    assert!(other.text("only-to-look-at").await?.contains("(version 2)"));
    rooms::go(&other, "themes").await?;
    let theme = rooms::themes(&other).await?.into_iter().next().ok_or("no theme")?;
    other.click(&format!("rename-{theme}")).await?;
    other.fill(&format!("name-{theme}"), "Not to be").await?;
    other.press(Key::Enter).await?;
    other.until("why not", "document.querySelector('#only-to-look-at [role=alert]')").await?;
    rooms::go(&other, "files").await?;
    other.until("all tiles", "document.querySelectorAll('.tile__receipt').length === 5").await?;
    for id in ["files", "save-desk"] {
        other.until(&format!("no {id}"), &format!("!document.getElementById({id:?})")).await?;
    }
    other.click("leave-visited").await?;
    other.id("example").await?;
    let kept = "Object.keys(localStorage).filter((key) => !key.includes('/-/draft/')).length";
    other.until("nothing kept", &format!("{kept} === 0")).await?;
    // One fact less, and its receipt is not so any more.
    desk["version"] = 1.into();
    desk["facts"].as_array_mut().ok_or("no facts")?.pop();
    let damaged = file.with_file_name("damaged-desk.json");
    std::fs::write(&damaged, desk.to_string())?;
    other.driver.goto(format!("{address}#/collect")).await?;
    collect::bring(&other, &damaged).await?;
    let said = collect::results(&other).await?;
    assert!(said.contains("Save the desk once more where it was made."), "{said}");
    other.until("nothing kept", &format!("{kept} === 0")).await?;
    other.is_quiet().await
}

/// A note that is linked by itself is left out with the themes that are linked; and the keys for undo work wherever the
/// focus is, also where it is nowhere.
#[tokio::test(flavor = "current_thread")]
async fn what_is_linked_by_itself_is_left_out_and_undo_needs_no_focus() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("example").await?;
    browser.id("matrix").await?;
    rooms::go(&browser, "themes").await?;
    let alone = "[...document.querySelectorAll('.desk__note .tick__box')]";
    let first = browser.driver.execute(format!("return {alone}[0].id"), Vec::new()).await?;
    let first = first.json().as_str().ok_or("no note by itself")?.to_owned();
    let id = first.trim_start_matches("tick-").to_owned();
    // What is ticked is so after a reload, too.
    rooms::tick(&browser, &[&id]).await?;
    browser.driver.refresh().await?;
    browser.id("link").await?;
    let ticked = format!("document.getElementById({first:?})?.checked");
    browser.until("the tick", &ticked).await?;
    browser.click(&first).await?;
    browser.until("no bar", "!document.getElementById('link')").await?;
    browser.click("only-unlinked").await?;
    let seen = format!("document.getElementById({first:?})?.checkVisibility()");
    browser.until("the note", &seen).await?;
    rooms::link(&browser, &[&id], "By itself").await?;
    browser.until("the note left out", &format!("!({seen})")).await?;
    browser.driver.execute("document.activeElement.blur()", Vec::new()).await?;
    browser.until("no focus", "document.activeElement === document.body").await?;
    browser.press(Key::Control + "z").await?;
    browser.until("the note again", &seen).await?;
    browser.press(Key::Control + "y").await?;
    browser.until("the note left out again", &format!("!({seen})")).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn what_a_desk_had_already_is_not_late_where_its_file_is_opened() -> Result<(), Fault> {
    let (address, first) = (server::serve()?, Browser::start().await?);
    let second = Browser::start().await?;
    let event = forge::event("Three tables", &["One", "Two", "Three"]);
    let folder = first.downloads.join("hand-ins");
    std::fs::create_dir_all(&folder)?;
    let mut files = Vec::new();
    let mut said = Vec::new();
    for (tab, group) in (1..).zip(0..3) {
        let mut forged = Forged::by(tab);
        said.push(forged.theme("What it costs"));
        let file = folder.join(format!("{tab}.json"));
        std::fs::write(&file, forged.hand_in(&event, group))?;
        files.push(file);
    }
    let collect_at = server::organisers(&address);
    first.driver.goto(&collect_at).await?;
    collect::collect(&first, &files[..2]).await?;
    rooms::go(&first, "themes").await?;
    rooms::link(&first, &[&said[0]], "Costs").await?;
    // Of this desk it is: it came after the link.
    rooms::go(&first, "files").await?;
    collect::bring(&first, &files[2]).await?;
    first.until("a late group", "document.getElementById('received').innerText.includes('Late, after you began to link: 3')").await?;
    let file = rooms::saved(&first).await?;
    second.driver.goto(format!("{collect_at}#/collect")).await?;
    collect::pick(&second, &[&file]).await?;
    second.until("all tiles", "document.querySelectorAll('.tile__receipt').length === 3").await?;
    let received = second.text("received").await?;
    assert_eq!(received, "3 of 3 received.");
    first.is_quiet().await?;
    second.is_quiet().await
}

/// A desk is more than what the groups wrote: it is said whether the file of the whole desk has all of it.
#[tokio::test(flavor = "current_thread")]
async fn before_it_is_erased_it_is_said_what_the_file_lacks() -> Result<(), Fault> {
    const DESK: &str = "document.getElementById('main').innerText";
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("example").await?;
    browser.id("matrix").await?;
    let desk = browser.driver.current_url().await?;
    let unsaved = "hand-in files and 5 shared themes, and no desk file was saved";
    erase::it_says(&browser, DESK, unsaved).await?;
    browser.driver.goto(desk.as_str()).await?;
    let file = rooms::saved(&browser).await?;
    erase::it_says(&browser, DESK, "shared themes, all in the desk file that was saved").await?;
    browser.driver.goto(desk.as_str()).await?;
    rooms::go(&browser, "themes").await?;
    let theme = rooms::themes(&browser).await?.into_iter().next().ok_or("no theme")?;
    browser.click(&format!("rename-{theme}")).await?;
    browser.fill(&format!("name-{theme}"), "In other words").await?;
    browser.press(Key::Enter).await?;
    browser.until("renamed", "document.body.textContent.includes('In other words')").await?;
    erase::it_says(&browser, DESK, "with changes that are not in the desk file that was saved")
        .await?;
    // Who goes on from a file has one of what it begins with.
    let other = Browser::start().await?;
    other.driver.goto(format!("{address}#/collect")).await?;
    collect::bring(&other, &file).await?;
    other.until("all tiles", "document.querySelectorAll('.tile__receipt').length === 5").await?;
    erase::it_says(&other, DESK, "shared themes, all in the desk file that was saved").await?;
    browser.is_quiet().await
}

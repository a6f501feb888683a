//! A hand-in that should not be at the desk, as one of a rehearsal, is taken out again; what hung on it comes back with it.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{collect, group, rooms, setup};
use tabletalk_e2e::{Fault, server};

/// Waits until the tile of a group says this.
async fn tile_says(browser: &Browser, group: usize, part: &str) -> Result<(), Fault> {
    let tile = format!("document.getElementById('tile-{group}').innerText");
    browser.until(part, &format!("{tile}.includes({part:?})")).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_hand_in_is_taken_out_and_comes_back_with_its_links() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    let links = setup::three_groups(&browser, "Rehearsed").await?.0;
    // Their files are there as long as they are open.
    let (mut tables, mut files) = (Vec::new(), Vec::new());
    for (at, link) in links.iter().take(2).enumerate() {
        let table = Browser::start().await?;
        group::join(&table, link).await?;
        group::write(&table, &[["Rehearsed", "Not wanted"], ["Stays", "Stays too"]][at]).await?;
        files.push(group::hand_in(&table).await?.0);
        tables.push(table);
    }
    browser.click("to-collect").await?;
    collect::pick(&browser, &files).await?;
    tile_says(&browser, 1, "2 notes").await?;
    tile_says(&browser, 2, "2 notes").await?;
    rooms::go(&browser, "themes").await?;
    let notes = rooms::parts(&browser).await?;
    rooms::link(&browser, &[&notes[0], &notes[2]], "In both").await?;
    rooms::go(&browser, "files").await?;

    tile_says(&browser, 1, "Files (1)").await?;
    browser.click_first("#files-1 summary").await?;
    browser.click_first("#files-1 button").await?;
    let asked = browser.driver.execute("return document.activeElement.id", Vec::new()).await?;
    let asked: String = asked.convert()?;
    assert!(asked.ends_with("-keep"), "keeping it is the way that Enter takes: {asked}");
    browser.click_first("#files-1 [id$=-yes]").await?;
    tile_says(&browser, 1, "Nothing received yet").await?;
    browser.focus_is("taken-back").await?;
    tile_says(&browser, 2, "2 notes").await?;
    browser.driver.refresh().await?;
    tile_says(&browser, 1, "Nothing received yet").await?;
    tile_says(&browser, 2, "2 notes").await?;
    rooms::go(&browser, "matrix").await?;
    let raised = |count: usize| {
        format!(
            "document.querySelectorAll('#matrix tbody .matrix__sign:not([aria-label*=\"not raised\"])').length === {count}"
        )
    };
    browser.until("one group", &raised(1)).await?;

    rooms::go(&browser, "files").await?;
    collect::bring(&browser, &files[0]).await?;
    tile_says(&browser, 1, "2 notes").await?;
    rooms::go(&browser, "matrix").await?;
    browser.until("both groups", &raised(2)).await?;
    browser.is_quiet().await
}

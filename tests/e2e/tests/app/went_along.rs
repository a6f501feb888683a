//! A device that hands in, goes on as another group, and hands in again: the desk has both files and each note once.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{collect, group, setup};
use tabletalk_e2e::{Fault, server};

/// Waits until the tiles of the first two groups say this, whatever else they say.
async fn tiles_say(desk: &Browser, one: &[&str], two: &[&str]) -> Result<(), Fault> {
    for (at, said) in [one, two].into_iter().enumerate() {
        for part in said {
            let tile = format!("document.querySelectorAll('#tiles > li')[{at}].innerText");
            desk.until(part, &format!("{tile}.includes({part:?})")).await?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn notes_that_went_along_after_a_hand_in_count_once() -> Result<(), Fault> {
    let (address, table) = (server::serve()?, Browser::start().await?);
    table.driver.goto(&address).await?;
    let links = setup::three_groups(&table, "Went along").await?.0;
    group::join(&table, &links[0]).await?;
    group::write(&table, &["One", "Two", "Three"]).await?;
    let (before, _) = group::hand_in(&table).await?;
    table.click("change-group").await?;
    table.click("change-2").await?;
    table.until("group two", "document.querySelector('h1').innerText === 'Two?'").await?;
    group::notes_are(&table, 3).await?;
    let (after, _) = group::hand_in(&table).await?;

    let went = "3 notes went along to group 2 and count there.";
    for files in [[&before, &after], [&after, &before]] {
        let desk = Browser::start().await?;
        desk.driver.goto(&address).await?;
        collect::collect(&desk, &files.map(Clone::clone)).await?;
        tiles_say(&desk, &["0 notes ·", went], &["3 notes ·"]).await?;
        // A reload reads them anew.
        desk.driver.refresh().await?;
        tiles_say(&desk, &["0 notes ·", went], &["3 notes ·"]).await?;
        desk.is_quiet().await?;
    }

    // Back in the group that they came from, they count there again.
    table.click("undo").await?;
    table.until("group one", "document.querySelector('h1').innerText === 'One?'").await?;
    let (again, _) = group::hand_in(&table).await?;
    let desk = Browser::start().await?;
    desk.driver.goto(&address).await?;
    collect::collect(&desk, &[after, before]).await?;
    collect::bring(&desk, &again).await?;
    let back = "3 notes went along to group 1 and count there.";
    tiles_say(&desk, &["3 notes ·"], &["0 notes ·", back]).await?;
    desk.is_quiet().await
}

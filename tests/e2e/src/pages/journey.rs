//! The whole journey, small: one browser is organiser, group and desk.

use super::{collect, group, rooms, setup};
use crate::Fault;
use crate::browser::Browser;

/// From an event to the report that the desk downloads; the address is open.
pub async fn journey(browser: &Browser, address: &str) -> Result<(), Fault> {
    let (links, _) = setup::three_groups(browser, "A small room").await?;
    group::join(browser, links.first().ok_or("no link")?).await?;
    group::write(browser, &["Written at a table", "And another"]).await?;
    group::is_saved(browser).await?;
    // As a person reloads: a driver's own reload may go past the service worker.
    browser.driver.execute("window.__before = true; location.reload()", Vec::new()).await?;
    browser.until("the page anew", "!window.__before && document.getElementById('notes')").await?;
    group::notes_are(browser, 2).await?;
    browser.click("step-themes").await?;
    group::make_theme(browser, "Tables", &["And another"].into()).await?;
    group::open_round(browser, 1, 1).await?;
    group::cast(browser, &["Tables".to_owned()]).await?;
    group::reveal(browser).await?;
    let (file, _) = group::hand_in(browser).await?;
    browser.driver.goto(address).await?;
    collect::collect(browser, &[file]).await?;
    let cards = collect::cards(browser).await?;
    if cards.len() != 2 {
        return Err(format!("a theme and what is in none, not {cards:?}").into());
    }
    let report = rooms::report(browser, "markdown", "-report.md").await?;
    if report.contains("Written at a table") { Ok(()) } else { Err(report.into()) }
}

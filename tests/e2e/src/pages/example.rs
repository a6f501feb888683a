//! The example: an event with something on every screen.

use crate::Fault;
use crate::browser::Browser;

/// The example that was opened.
pub struct Example {
    /// The event's id.
    pub event: String,
    /// Its first group's.
    pub group: String,
}

impl Example {
    /// Opens it from the first screen.
    pub async fn open(browser: &Browser, address: &str) -> Result<Self, Fault> {
        browser.driver.goto(address).await?;
        browser.click("example").await?;
        browser.until("the example", "document.getElementById('matrix')").await?;
        to_groups(browser).await?;
        let ids = "return [location.hash.split('/')[1], document.querySelector('.group-link').hash.split('/')[2]]";
        let ids = browser.driver.execute(ids, Vec::new()).await?;
        let id = |at: usize| ids.json()[at].as_str().map(str::to_owned);
        let (event, group) = id(0).zip(id(1)).ok_or("the example has no group")?;
        Ok(Self { event, group })
    }

    /// The fragment of every screen.
    pub fn screens(&self) -> Vec<String> {
        let Self { event, group } = self;
        let of_group = [
            "question",
            "capture",
            "themes",
            "vote",
            "hand-in",
            "change",
            "bring-in",
            "suggestions",
        ];
        ["/".to_owned(), "/new".into(), "/erase".into(), format!("/{event}")]
            .into_iter()
            .chain(
                ["links", "files", "themes", "matrix", "priorities", "report", "compare", "edit"]
                    .map(|room| format!("/{event}/{room}")),
            )
            .chain(of_group.map(|tab| format!("/{event}/{group}/{tab}")))
            .collect()
    }
}

/// Goes from a room of its desk to the page that its groups open.
pub async fn to_groups(browser: &Browser) -> Result<(), Fault> {
    browser.click("room-links").await?;
    browser.click("to-groups").await?;
    browser.until("the groups", "document.querySelector('.group-link')").await
}

/// Opens a screen anew, and waits for it.
pub async fn open_screen(browser: &Browser, address: &str, screen: &str) -> Result<(), Fault> {
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(format!("{address}#{screen}")).await?;
    // A desk reads what came in first; the older notes of a list come once the page is idle.
    let there = "document.getElementById('main')?.innerText.length > 0 && !document.getElementById('reading')
        && (document.querySelector('#notes .notes__block')?.start ?? 1) === 1";
    browser.until("the screen", there).await
}

//! The one file that holds everything, opened from a disk: the whole journey, no request, and true words about its notes.

use std::path::PathBuf;

use tabletalk_e2e::browser::{Browser, NOTHING_LEFT};
use tabletalk_e2e::engine::Engine;
use tabletalk_e2e::pages::example::to_groups;
use tabletalk_e2e::pages::journey;
use tabletalk_e2e::{Fault, schema, server};
use thirtyfour::By;

/// A folder with the file alone, as on a USB stick; it goes with the test.
struct Stick(PathBuf);

impl Stick {
    fn new(name: &str) -> Result<Self, Fault> {
        let folder = std::env::temp_dir().join(format!("tabletalk-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        std::fs::copy(server::built()?.join("tabletalk.html"), folder.join("tabletalk.html"))?;
        Ok(Self(folder))
    }

    fn address(&self) -> String {
        format!("file://{}", self.0.join("tabletalk.html").display())
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_whole_journey_from_a_disk_in_chromium() -> Result<(), Fault> {
    let stick = Stick::new("stick")?;
    journey(&Browser::start().await?, &stick.address(), "every page that is opened from a disk")
        .await
}

#[tokio::test(flavor = "current_thread")]
async fn the_whole_journey_from_a_disk_in_firefox() -> Result<(), Fault> {
    if !Engine::Firefox.is_asked_for("the journey from a disk")? {
        return Ok(());
    }
    let stick = Stick::new("stick-firefox")?;
    let browser = Browser::of(Engine::Firefox).await?;
    journey(&browser, &stick.address(), "If the file is moved or renamed").await?;

    // Another place on the disk is another store, as the words say.
    let elsewhere = Stick::new("stick-elsewhere")?;
    browser.driver.goto(&elsewhere.address()).await?;
    browser.id("set-up").await?;
    let events = browser.driver.find_all(By::Css("#events a")).await?;
    assert!(events.is_empty(), "{} events in another file's store", events.len());
    browser.driver.goto(&stick.address()).await?;
    browser.until("the event still here", "document.querySelector('#events a')").await
}

/// Words and journey, in a browser that says this of where it keeps the notes.
async fn journey(browser: &Browser, address: &str, warning: &str) -> Result<(), Fault> {
    browser.driver.goto(address).await?;
    let said = browser.text("from-disk").await?;
    assert!(said.contains(warning), "{said}");
    assert!(browser.text("offline").await?.contains("never needs a network"));
    journey::journey(browser, address).await?;
    asks_for_nothing(browser).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_stands_beside_the_page_elsewhere_is_in_the_file() -> Result<(), Fault> {
    let (stick, browser) = (Stick::new("beside")?, Browser::start().await?);
    browser.driver.goto(&stick.address()).await?;
    browser.click_first("a[href='./licences.txt']").await?;
    let licences = std::fs::read_to_string(browser.downloaded("licences").await?)?;
    assert!(licences.starts_with("Tabletalk is made with these packages"));
    browser.click("example").await?;
    browser.id("matrix").await?;
    to_groups(&browser).await?;
    browser.id("example-away").await?;
    asks_for_nothing(&browser).await?;

    // A panic says what it is, and ends in a trap of the wasm instance, which the page hears of like this.
    let fall = "sessionStorage.setItem('tabletalk/panic', JSON.stringify({ message: 'out of paper', file: 'src/ui/desk.rs', line: 7 }));
        const error = new WebAssembly.RuntimeError('unreachable'); dispatchEvent(new ErrorEvent('error', { error }))";
    browser.driver.execute(fall, Vec::new()).await?;
    browser
        .until("the rescue page", "document.getElementById('download')?.disabled === false")
        .await?;
    browser.click("download").await?;
    let file = browser.downloaded("tabletalk-rescue").await?;
    schema::check_rescue(&file)?;
    assert!(std::fs::read_to_string(file)?.contains("out of paper"));
    asks_for_nothing(&browser).await?;
    browser.click("back").await?;
    browser.until("the event", "document.querySelector('#events a')").await?;

    browser.click_first("a[href='./rescue.html']").await?;
    browser
        .until("the rescue page", "document.getElementById('download')?.disabled === false")
        .await?;
    browser.click("back").await?;
    browser.click("erase").await?;
    browser.click("erase-all").await?;
    browser.click("erase-all-yes").await?;
    browser.until("nothing left", NOTHING_LEFT).await
}

/// Fails where the page asked for anything beside itself or, where that can be watched, its policy blocked something.
async fn asks_for_nothing(browser: &Browser) -> Result<(), Fault> {
    let asked =
        "return performance.getEntriesByType('resource').map((entry) => entry.name.slice(0, 80))
        .filter((name) => !name.startsWith('data:') && !name.startsWith('blob:'))";
    let asked = browser.driver.execute(asked, Vec::new()).await?;
    assert_eq!(*asked.json(), serde_json::json!([]));
    if browser.engine == Engine::Chromium { browser.is_quiet().await } else { Ok(()) }
}

//! After one visit everything works with the network gone and the browser restarted; a captive portal changes nothing.

use std::time::Duration;

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::engine::Engine;
use tabletalk_e2e::host::Host;
use tabletalk_e2e::pages::journey::journey;
use tabletalk_e2e::pages::{group, setup};
use tabletalk_e2e::server::Served;
use tabletalk_e2e::{Fault, server};

const READY: &str = "document.getElementById('offline')?.innerText === 'Ready for offline'";
const TABLE_READY: &str =
    "document.getElementById('offline')?.innerText.startsWith('Ready for offline at a table')";
const NOT_READY: &str =
    "document.getElementById('offline')?.innerText.startsWith('Not ready for offline')";

#[tokio::test(flavor = "current_thread")]
async fn the_whole_journey_without_a_network() -> Result<(), Fault> {
    without_a_network(Engine::Chromium).await
}

#[tokio::test(flavor = "current_thread")]
async fn the_whole_journey_without_a_network_in_firefox() -> Result<(), Fault> {
    without_a_network(Engine::Firefox).await
}

async fn without_a_network(engine: Engine) -> Result<(), Fault> {
    if !engine.is_asked_for("the journey without a network")? {
        return Ok(());
    }
    let server = Served::start()?;
    let (address, port) = (server.address.clone(), server.port());
    let browser = Browser::of(engine).await?;
    browser.driver.goto(&address).await?;
    // A table needs none of the organiser's page: it is kept once it was opened, and the light says so.
    browser.until("a table's files", TABLE_READY).await?;
    browser.driver.goto(server::organisers(&address)).await?;
    browser.until("ready for offline", READY).await?;
    server.stop();
    let browser = browser.killed_and_restarted().await?;
    browser.driver.goto(&address).await?;
    browser.id("set-up").await?;
    journey(&browser, &address).await?;
    if engine == Engine::Chromium {
        browser.is_quiet().await?;
    }

    let portal = Served::captive_portal(port)?;
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(&address).await?;
    browser.id("set-up").await?;
    browser.until("ready for offline", READY).await?;
    portal.stop();
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(&address).await?;
    browser.id("set-up").await?;
    browser.until("the event still here", "document.querySelector('#events a')").await
}

/// A device that never opened the organiser's page, where two of a group's screens are.
#[tokio::test(flavor = "current_thread")]
async fn what_a_table_has_not_yet_is_said_and_comes_with_the_network() -> Result<(), Fault> {
    const STAYS: &str = "document.getElementById('not-here')?.innerText.includes('not on this device yet') && !location.pathname.includes('organiser')";
    let server = Served::start()?;
    let (address, port) = (server.address.clone(), server.port());
    let organiser = Browser::start().await?;
    organiser.driver.goto(&address).await?;
    let (links, _) = setup::three_groups(&organiser, "Not yet").await?;
    let table = Browser::start().await?;
    group::join(&table, &links[0]).await?;
    group::write(&table, &["Benches", "Trees"]).await?;
    table.click("step-themes").await?;
    group::make_theme(&table, "Seats", &["Benches"].into()).await?;
    let ready = "document.getElementById('offline').innerText === 'Ready for offline'";
    table.until("a table's files", ready).await?;
    server.stop();
    table.click("suggestions").await?;
    table.until("why it is not here", STAYS).await?;
    table.click("back").await?;
    table.until("the theme", "document.querySelector('.theme h3')").await?;
    table.click("step-hand-in").await?;
    table.click("bring-in").await?;
    table.until("why it is not here", STAYS).await?;
    table.click("try-again").await?;
    table.until("why it is not here, once more", STAYS).await?;
    let server = Served::again(port)?;
    table.click("try-again").await?;
    table.until("the organiser's page", "location.pathname.endsWith('/organiser.html')").await?;
    table.until("the screen", "document.querySelector('input[type=file]')").await?;
    table.driver.goto(server::organisers(&address)).await?;
    table.until("ready for offline", READY).await?;
    server.stop();
    table.driver.goto(&links[0]).await?;
    table.click("step-themes").await?;
    table.click("suggestions").await?;
    let there = "location.pathname.endsWith('/organiser.html') && document.getElementById('loose') === null && document.querySelector('main h2')";
    table.until("suggestions, without a network", there).await
}

#[tokio::test(flavor = "current_thread")]
async fn the_worker_is_asked_for_once_the_first_screen_stands() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let watch = "const register = ServiceWorkerContainer.prototype.register;
        ServiceWorkerContainer.prototype.register = function (...given) {
            window.__stood ??= Boolean(document.getElementById('set-up'));
            return register.apply(this, given);
        };";
    let watch = serde_json::json!({ "source": watch });
    browser.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", watch).await?;
    browser.driver.goto(&address).await?;
    browser.until("a table's files", TABLE_READY).await?;
    let stood = browser.driver.execute("return window.__stood", Vec::new()).await?;
    assert_eq!(stood.json().as_bool(), Some(true));
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn a_file_that_is_damaged_is_told_and_a_slow_one_is_waited_for() -> Result<(), Fault> {
    told(Engine::Chromium).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_file_that_is_damaged_is_told_and_a_slow_one_is_waited_for_in_firefox()
-> Result<(), Fault> {
    told(Engine::Firefox).await
}

async fn told(engine: Engine) -> Result<(), Fault> {
    if !engine.is_asked_for("a file that the worker can't take")? {
        return Ok(());
    }
    let browser = Browser::of(engine).await?;
    let host = Host::start("no-cache")?;
    let one = host.at("one");
    host.deploy("one", 1)?;
    host.damage("one", "rescue.html")?;
    // Once more after a reload: the worker is asked for anew.
    for _ in 0..2 {
        browser.driver.goto("about:blank").await?;
        browser.driver.goto(&one).await?;
        browser.until("that it is not ready", NOT_READY).await?;
    }
    host.deploy("one", 1)?;
    browser.driver.refresh().await?;
    browser.until("a table's files", TABLE_READY).await?;

    let slow = Served::slow_with("/rescue.html")?;
    browser.driver.goto(&slow.address).await?;
    browser.id("set-up").await?;
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert!(browser.text("offline").await?.starts_with("Getting ready"));
    browser.until("a table's files", TABLE_READY).await?;
    slow.stop();
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn a_portal_that_comes_while_the_worker_takes_its_files_is_never_kept() -> Result<(), Fault> {
    let server = Served::until_the_worker()?;
    let browser = Browser::start().await?;
    browser.driver.goto(&server.address).await?;
    browser.id("set-up").await?;
    let failed = "window.__worker === 'redundant' || (navigator.serviceWorker.getRegistration().then((worker) => {
        const installing = worker?.installing; if (!worker || (!installing && !worker.active)) window.__worker = 'redundant'; }), false)";
    browser.until("the worker giving up", failed).await?;
    browser.until("that it is not ready", NOT_READY).await?;
    let kept = "const done = arguments[0];
        (async () => {
            const pages = [];
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) pages.push(await (await cache.match(request)).text());
            }
            done(pages.filter((page) => page.includes('log in')).length);
        })()";
    let kept = browser.driver.execute_async(kept, Vec::new()).await?;
    assert_eq!(kept.json().as_u64(), Some(0));
    server.stop();
    Ok(())
}

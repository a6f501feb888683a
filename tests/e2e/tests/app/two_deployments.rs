//! Two deployments in two folders of one origin, each updated in turn: neither touches what the other keeps for opening
//! without a network, and no page is put together from two builds.

use serde_json::{Value, json};
use tabletalk_e2e::Fault;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::engine::Engine;
use tabletalk_e2e::host::{Host, one_build};
use tabletalk_e2e::server::organisers;

/// A table's page is ready without the organiser's.
const READY: &str = "document.getElementById('offline')?.innerText.startsWith('Ready for offline')";
/// Both are.
const BOTH: &str = "document.getElementById('offline')?.innerText === 'Ready for offline'";

/// What a host says that was set up with no thought for updates.
const FOR_A_YEAR: &str = "public, max-age=31536000";

/// Caches as earlier builds named them, by what they hold, and one of another app.
const EARLIER: &str = "const [one, two, done] = arguments;
    const caches_of = { 'tabletalk-00000000000000aa': [one + 'index.html', one + 'boot.js'], 'tabletalk-00000000000000bb': [two + 'index.html'],
        'tabletalk-00000000000000cc': [one + 'index.html', two + 'index.html'], 'tabletalk-00000000000000dd': [],
        'tabletalk-00000000000000ee': [one + 'inner/index.html'], 'tabletalk-of-another-app': [one + 'index.html'] };
    (async () => {
        for (const [name, held] of Object.entries(caches_of)) {
            const cache = await caches.open(name);
            for (const address of held) await cache.put(address, new Response('earlier'));
        }
        done();
    })();";

/// The last sign of each cache's name that `EARLIER` made, and of each other one where it is of.
const CACHES: &str = "const done = arguments[0];
    caches.keys().then((names) => done(names.map((name) => name.split(' ')[1]?.split('/')[3] ?? name.at(-1)).sort().join()));";

const WORKERS: &str = "const done = arguments[0];
    navigator.serviceWorker.getRegistrations().then((all) => done(all.map((worker) => worker.scope.split('/')[3]).sort().join()));";

async fn said(browser: &Browser, script: &str, given: &[Value]) -> Result<Value, Fault> {
    Ok(browser.driver.execute_async(script, given.to_vec()).await?.json().clone())
}

/// Waits until what such a script says is this: what a worker does takes its time.
async fn says(browser: &Browser, script: &str, wanted: &str) -> Result<(), Fault> {
    let script = script.replace("arguments[0]", "(found) => (window.__said = found)");
    browser
        .until(wanted, &format!("((() => {{ {script} }})(), window.__said === {wanted:?})"))
        .await
}

async fn ready(browser: &Browser, address: &str) -> Result<u64, Fault> {
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(address).await?;
    browser.until("ready for offline", READY).await?;
    one_build(browser).await
}

/// Opens what is deployed there, and takes the newer version that was put there meanwhile.
async fn take_newer(browser: &Browser, address: &str, build: u64) -> Result<(), Fault> {
    let before = ready(browser, address).await?;
    assert_ne!(before, build, "the build that was kept is the one that opens");
    browser.click("take-over").await?;
    browser
        .until(
            "the newer version",
            &format!("document.documentElement.dataset.build === '{build}'"),
        )
        .await?;
    browser.until("ready for offline", READY).await?;
    assert_eq!(one_build(browser).await?, build);
    Ok(())
}

async fn two(keeping: &str, browser: &Browser) -> Result<(Host, String, String), Fault> {
    let host = Host::start(keeping)?;
    let (one, two) = (host.at("one"), host.at("two"));
    host.deploy("one", 1)?;
    host.deploy("two", 2)?;
    assert_eq!(ready(browser, &one).await?, 1);
    assert_eq!(ready(browser, &two).await?, 2);
    Ok((host, one, two))
}

#[tokio::test(flavor = "current_thread")]
async fn each_is_updated_and_both_stay_ready() -> Result<(), Fault> {
    updated_in_turn(Engine::Chromium).await
}

#[tokio::test(flavor = "current_thread")]
async fn each_is_updated_and_both_stay_ready_in_firefox() -> Result<(), Fault> {
    updated_in_turn(Engine::Firefox).await
}

async fn updated_in_turn(engine: Engine) -> Result<(), Fault> {
    if !engine.is_asked_for("two deployments")? {
        return Ok(());
    }
    let browser = Browser::of(engine).await?;
    let (mut host, one, two) = two("no-cache", &browser).await?;
    said(&browser, EARLIER, &[json!(one), json!(two)]).await?;
    // One of them is the organiser's too, and stays so with each update.
    let desk = organisers(&one);
    assert_eq!(ready(&browser, &desk).await?, 1);
    browser.until("both pages", BOTH).await?;
    host.deploy("one", 3)?;
    take_newer(&browser, &one, 3).await?;
    browser.until("both pages", BOTH).await?;
    assert_eq!(ready(&browser, &two).await?, 2);
    assert_eq!(said(&browser, CACHES, &[]).await?, "b,c,d,e,one,p,two");
    host.deploy("two", 4)?;
    take_newer(&browser, &two, 4).await?;
    assert_eq!(ready(&browser, &one).await?, 3);
    assert_eq!(said(&browser, CACHES, &[]).await?, "c,d,e,one,p,two");
    host.stop();
    assert_eq!(ready(&browser, &one).await?, 3);
    assert_eq!(ready(&browser, &desk).await?, 3);
    assert_eq!(ready(&browser, &two).await?, 4);
    let table_only = format!("{READY} && !({BOTH})");
    browser.until("a table's page alone", &table_only).await
}

#[tokio::test(flavor = "current_thread")]
async fn all_that_is_erased_is_of_one_of_them() -> Result<(), Fault> {
    let browser = Browser::start().await?;
    let (mut host, one, two) = two("no-cache", &browser).await?;
    said(&browser, EARLIER, &[json!(one), json!(two)]).await?;
    browser.driver.goto(&format!("{one}#/erase")).await?;
    browser.click("erase-all").await?;
    browser.click("erase-all-yes").await?;
    browser
        .until("it said", "document.getElementById('erased').innerText.startsWith('Nothing of')")
        .await?;
    assert_eq!(said(&browser, CACHES, &[]).await?, "b,c,d,e,p,two");
    assert_eq!(said(&browser, WORKERS, &[]).await?, "two");
    host.stop();
    assert_eq!(ready(&browser, &two).await?, 2);
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn what_switches_a_worker_off_leaves_the_other() -> Result<(), Fault> {
    let browser = Browser::start().await?;
    let (mut host, one, two) = two("no-cache", &browser).await?;
    said(&browser, EARLIER, &[json!(one), json!(two)]).await?;
    host.switch_off("one")?;
    browser.driver.goto(&one).await?;
    // The page comes afresh when its worker went, and asks for the worker again: that one goes too.
    says(&browser, CACHES, "b,c,d,e,p,two").await?;
    host.stop();
    assert_eq!(ready(&browser, &two).await?, 2);
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn what_a_browser_may_keep_for_a_year_makes_no_mixed_build() -> Result<(), Fault> {
    kept_for_a_year(Engine::Chromium).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_a_browser_may_keep_for_a_year_makes_no_mixed_build_in_firefox() -> Result<(), Fault> {
    kept_for_a_year(Engine::Firefox).await
}

async fn kept_for_a_year(engine: Engine) -> Result<(), Fault> {
    if !engine.is_asked_for("a host that lets browsers keep everything")? {
        return Ok(());
    }
    let browser = Browser::of(engine).await?;
    let (host, one, two) = two(FOR_A_YEAR, &browser).await?;
    host.deploy("one", 3)?;
    take_newer(&browser, &one, 3).await?;
    host.deploy("two", 4)?;
    take_newer(&browser, &two, 4).await?;
    // And without a worker, where the page alone is asked for anew.
    let forget = "const done = arguments[0];
        (async () => {
            for (const name of await caches.keys()) await caches.delete(name);
            for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
            done();
        })();";
    said(&browser, forget, &[]).await?;
    browser.driver.goto(&one).await?;
    one_build(&browser).await?;
    host.deploy("one", 5)?;
    // The page asked for the worker again, which may be there already.
    said(&browser, forget, &[]).await?;
    browser.driver.refresh().await?;
    browser.until("the newer page", "document.documentElement.dataset.build === '5'").await?;
    assert_eq!(one_build(&browser).await?, 5);
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn a_cache_with_gaps_makes_no_mixed_build() -> Result<(), Fault> {
    with_gaps(Engine::Chromium).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_cache_with_gaps_makes_no_mixed_build_in_firefox() -> Result<(), Fault> {
    with_gaps(Engine::Firefox).await
}

async fn with_gaps(engine: Engine) -> Result<(), Fault> {
    if !engine.is_asked_for("a cache with gaps")? {
        return Ok(());
    }
    let lose = "const [part, done] = arguments;
        (async () => {
            let lost = 0;
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const { url } of await cache.keys()) if (url.includes(part)) lost += await cache.delete(url);
            }
            done(lost);
        })();";
    let browser = Browser::of(engine).await?;
    let mut host = Host::start("no-cache")?;
    let one = host.at("one");
    for part in ["/index.html", "/boot", ".css", ".wasm", "/rescue.html", "/"] {
        host.deploy("one", 1)?;
        // What went missing before is taken again as long as the host has it.
        assert_eq!(ready(&browser, &one).await?, 1, "{part}");
        host.deploy_all_but_the_worker("one", 2)?;
        assert_ne!(said(&browser, lose, &[json!(part)]).await?, 0, "{part}");
        browser.driver.goto("about:blank").await?;
        browser.driver.goto(&one).await?;
        assert_eq!(
            one_build(&browser).await.map_err(|fault| format!("{part}: {fault}"))?,
            2,
            "{part}"
        );
    }
    host.deploy("one", 1)?;
    assert_eq!(ready(&browser, &one).await?, 1);
    assert_ne!(said(&browser, lose, &[json!("/icon")]).await?, 0);
    host.stop();
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(&one).await?;
    assert_eq!(one_build(&browser).await?, 1);
    Ok(())
}

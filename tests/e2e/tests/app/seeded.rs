//! A device as a build left it that read and wrote JSON by hand: a group's notes, themes, rounds and typing, its event, and
//! the desk. Whichever of the two copies is there, every screen says the same words, and the other copy is made whole.
//!
//! `fixtures/seeded.json` holds what stood there, `fixtures/shown.json` what that build's screens said of it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use tabletalk_e2e::browser::{Browser, PATIENCE};
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, forge, server};

/// Where a screen is, and what is read on it: whatever these selectors find.
type Screen = (&'static str, &'static [&'static str]);

const SCREENS: [Screen; 9] = [
    (
        "/5wrfkz8u7z/07fc2/capture",
        &[
            "h1",
            "#notes .note",
            "#note-line",
            ".offer p",
            ".bin__row p",
            "#open-bin",
            "#undo",
            "#redo",
            "#file-made",
        ],
    ),
    ("/5wrfkz8u7z/07fc2/themes", &[".gather__themes .theme", ".gather__loose .tick__label"]),
    ("/5wrfkz8u7z/07fc2/vote", &["#main h2", "#ballots-in", "#begin-ballot"]),
    ("/5wrfkz8u7z/07fc2/hand-in", &["#receipt", "#main li"]),
    ("/5wrfkz8u7z", &["h1", ".group-link"]),
    ("/5wrfkz8u7z/links", &["h1", LINKS]),
    ("/5wrfkz8u7z/collect", &[".tile", "#results"]),
    ("/5wrfkz8u7z/themes", &[".theme", GROUPS]),
    ("/", &["#events li"]),
];

/// Fields of links. A link is the same where it carries the same: how it is packed may change.
const LINKS: &str = "input[id^=link-]";

/// The headings of what groups said. With the tiles' before them, they were recorded as all headings of a screen.
const GROUPS: &str = ".desk__group";

/// The rounds, once the open one is shown too.
const ROUNDS: Screen = ("/5wrfkz8u7z/07fc2/vote, shown", &["#main h2", ".bar"]);

/// What people read there: fields by what is in them, links without where they start, times as some time. Personal details
/// were not looked for then, and what is being typed was not told.
const READ: &str = "((selector) => [...document.querySelectorAll(selector)].filter((at) => !at.closest('#personal, #still-typing')).map((at) => {
    const text = at.matches('input, textarea') ? at.value : at.innerText;
    return text.replace(/^https?:[^#]*#/, '#').replace(/\\b\\d?\\d:\\d\\d\\b/g, 'then').replace(/\\s+/g, ' ').trim();
}))";

/// Fills the stores of the origin with what stood on the device.
const SEED: &str = "const [device, local, durable, done] = arguments;
    (async () => {
        for (const [key, value] of Object.entries(device.session_storage)) sessionStorage.setItem(key, value);
        if (local) for (const [key, value] of Object.entries(device.local_storage)) localStorage.setItem(key, value);
        for (const { name, version, stores } of durable ? device.indexed_db : []) {
            const open = indexedDB.open(name, version);
            open.onupgradeneeded = () => {
                for (const { name, key_path: keyPath, auto_increment: autoIncrement } of stores) {
                    open.result.createObjectStore(name, { keyPath, autoIncrement });
                }
            };
            await new Promise((resolve) => (open.onsuccess = resolve));
            for (const { name, records } of stores) {
                const writing = open.result.transaction(name, 'readwrite');
                for (const [key, value] of records) writing.objectStore(name).put(value, key);
                await new Promise((resolve) => (writing.oncomplete = resolve));
            }
            open.result.close();
        }
        done();
    })();";

/// The entries of both copies, as they stand.
const COPIES: &str = "const done = arguments[0];
    const open = indexedDB.open('tabletalk');
    open.onsuccess = () => {
        const store = open.result.transaction('entries').objectStore('entries');
        const [keys, values] = [store.getAllKeys(), store.getAll()];
        store.transaction.oncomplete = () => {
            open.result.close();
            done([{ ...localStorage }, Object.fromEntries(keys.result.map((key, at) => [key, values.result[at]]))]);
        };
    };";

fn path(name: &str) -> PathBuf {
    server::root().join("tests/e2e/fixtures").join(name)
}

fn fixture(name: &str) -> Result<Value, Fault> {
    Ok(serde_json::from_str(&std::fs::read_to_string(path(name))?)?)
}

/// A browser whose origin holds these copies of the device, before the app was ever started there; and its address.
async fn seeded(local: bool, durable: bool) -> Result<(Browser, String), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&format!("{address}licences.txt")).await?;
    let device = fixture("seeded.json")?;
    browser.driver.execute_async(SEED, vec![device, json!(local), json!(durable)]).await?;
    // That page has every screen.
    Ok((browser, server::organisers(&address)))
}

/// Waits until a screen that is open says the same words.
async fn says_the_same(browser: &Browser, (screen, selectors): Screen) -> Result<(), Fault> {
    let shown = fixture("shown.json")?;
    // Links stood on the event's screen then, and what groups said beside the files.
    let recorded = match screen {
        "/5wrfkz8u7z/links" => "/5wrfkz8u7z",
        "/5wrfkz8u7z/themes" => "/5wrfkz8u7z/collect",
        same => same,
    };
    let tiles = shown[recorded][".tile"].as_array().map_or(0, Vec::len);
    let headings = shown[recorded]["#main h3"].as_array().into_iter().flatten().skip(tiles);
    let groups: Value = headings.cloned().collect();
    // What a tile and the heading of a group say besides, that build did not say.
    let since = "document.adoptedStyleSheets = [new CSSStyleSheet()];
        document.adoptedStyleSheets[0].replaceSync('.tile details, .tile__revision, .desk__who h3 { display: none }')";
    browser.driver.execute(since, Vec::new()).await?;
    for selector in selectors {
        let expected = if *selector == GROUPS { &groups } else { &shown[recorded][*selector] };
        assert!(expected.is_array(), "nothing is recorded of {selector} on {screen}");
        if *selector == LINKS {
            carry_the_same(browser, expected).await?;
            continue;
        }
        // That build counted notes since the file, and missed what came from another device.
        let expected = expected.to_string().replace(", 1 note since", ", with changes since");
        let says = format!("{READ}({selector:?})");
        let same = format!("JSON.stringify({says}) === JSON.stringify({expected})");
        if let Err(fault) = browser.until(&format!("{selector} on {screen}"), &same).await {
            let now = browser.driver.execute(format!("return {says}"), Vec::new()).await?;
            return Err(format!("{fault}\nnow  {}\nthen {expected}", now.json()).into());
        }
    }
    Ok(())
}

async fn carry_the_same(browser: &Browser, expected: &Value) -> Result<(), Fault> {
    let count = expected.as_array().map_or(0, Vec::len);
    let there = format!("document.querySelectorAll({LINKS:?}).length === {count}");
    browser.until("all links", &there).await?;
    let shown = browser.driver.execute(format!("return {READ}({LINKS:?})"), Vec::new()).await?;
    let carried = |links: &Value| -> Option<Vec<String>> {
        links.as_array()?.iter().map(|link| forge::carried(link.as_str()?)).collect()
    };
    let (now, then) = (carried(shown.json()), carried(expected));
    if now.is_some() && now == then {
        Ok(())
    } else {
        Err(format!("links carry {now:?}, not {then:?}").into())
    }
}

/// What both copies must come to hold, byte for byte. Typing that goes on is kept anew.
fn entries(local: bool, durable: bool) -> Result<Map<String, Value>, Fault> {
    let device = fixture("seeded.json")?;
    let mut all = Map::new();
    if durable {
        for record in
            device["indexed_db"][0]["stores"][0]["records"].as_array().into_iter().flatten()
        {
            all.insert(record[0].as_str().unwrap_or_default().to_owned(), record[1].clone());
        }
    }
    if local {
        all.extend(device["local_storage"].as_object().cloned().unwrap_or_default());
    }
    all.retain(|key, _| !key.contains("/-/draft/"));
    Ok(all)
}

async fn both_copies_hold(browser: &Browser, all: &Map<String, Value>) -> Result<(), Fault> {
    let started = Instant::now();
    loop {
        let copies = browser.driver.execute_async(COPIES, Vec::new()).await?.json().clone();
        let lacks = |copy: &Value| {
            all.iter()
                .filter(|(key, value)| copy[*key] != **value)
                .map(|(key, _)| key.clone())
                .collect::<Vec<_>>()
        };
        let mut lacking = (lacks(&copies[0]), lacks(&copies[1]));
        // Hand-ins that are in the durable copy alone stay there.
        lacking.0.retain(|key| !key.contains("/-/collected/"));
        if lacking.0.is_empty() && lacking.1.is_empty() {
            return Ok(());
        }
        if started.elapsed() > PATIENCE {
            return Err(format!("localStorage and IndexedDB lack {lacking:?}").into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// What is offered can be taken: the draft, what was done last, the open round.
async fn the_group_goes_on(browser: &Browser, address: &str) -> Result<(), Fault> {
    browser.driver.goto(&format!("{address}#/5wrfkz8u7z/07fc2/capture")).await?;
    browser.click("take-draft").await?;
    let taken =
        "document.getElementById('note-line').value === 'Half a thought\\nLeft behind – متروك'";
    browser.until("the draft in the line", taken).await?;
    browser.click("redo").await?;
    group::notes_are(browser, 11).await?;
    browser.click("undo").await?;
    group::notes_are(browser, 10).await?;
    browser.click("undo").await?;
    group::notes_are(browser, 9).await?;
    browser.click("step-vote").await?;
    group::reveal(browser).await?;
    says_the_same(browser, ROUNDS).await
}

async fn opens_and_goes_on(local: bool, durable: bool) -> Result<(), Fault> {
    let (browser, address) = seeded(local, durable).await?;
    for screen in SCREENS {
        browser.driver.goto(&format!("{address}#{}", screen.0)).await?;
        says_the_same(&browser, screen).await?;
    }
    if local {
        // Where links start is written to the durable copy with the next change, and there was none.
        browser.driver.goto(&format!("{address}#/5wrfkz8u7z/links")).await?;
        let start = "document.getElementById('link-1')?.value.startsWith('https://tabletalk.example/room/#e=')";
        browser.until("where links start", start).await?;
    }
    both_copies_hold(&browser, &entries(local, durable)?).await?;
    the_group_goes_on(&browser, &address).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_device_with_both_copies_opens_with_the_same_words() -> Result<(), Fault> {
    opens_and_goes_on(true, true).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_device_that_lost_its_durable_copy_opens_with_the_same_words() -> Result<(), Fault> {
    opens_and_goes_on(true, false).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_device_with_its_durable_copy_alone_opens_with_the_same_words() -> Result<(), Fault> {
    opens_and_goes_on(false, true).await
}

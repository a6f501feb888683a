//! A cold visit of a group's link, by somebody who writes: until a real key stands in the note line.

use serde_json::{Value, json};
use tabletalk_e2e::Fault;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::server::Served;

use crate::SLOWER;
use crate::case::{Build, Times, ask};
use crate::lines::Line;
use crate::reload::{FIRST_KEY, LEAVE, type_into};

/// Visits of each.
const VISITS: usize = 5;

/// In bytes a second, and milliseconds.
const NETWORK: (u32, u32) = (400_000 / 8, 400);

/// What a browser holds that said that it writes for the group, as JSON.
const HELD: &str = "return JSON.stringify(Object.entries(localStorage).filter(([key]) => /\\/(scribe|told)(\\/|$)/.test(key)))";
const HOLD: &str =
    "for (const [key, value] of JSON.parse(arguments[0])) localStorage.setItem(key, value)";

/// The line of the app itself.
const NOTE_LINE: &str = "#note-line";
/// Who is visited: another program; and this build by somebody who waits until all of the app is there.
const NULLBOARD: &str = "Nullboard";
const WHOLE: &str = "this, all of it";

/// Where a first visit leads.
#[derive(Clone)]
struct Visited {
    name: &'static str,
    /// A page of the same place that starts nothing.
    beside: String,
    link: String,
    /// What the browser holds beforehand.
    held: String,
    /// The field that takes the key, and what brings it where it is not there.
    field: &'static str,
    opener: &'static str,
}

/// Visits each build in turns, each time with a browser that never was there.
pub(crate) async fn visits(builds: &[Build], nullboard: Option<&Served>) -> Result<Times, Fault> {
    let mut all = Vec::new();
    for build in builds {
        all.push(of_build(build).await?);
    }
    if let Some(first) = all.first() {
        let whole = Visited { name: WHOLE, field: NOTE_LINE, ..first.clone() };
        all.push(whole);
    }
    if let Some(Served { address, .. }) = nullboard {
        all.push(Visited {
            name: NULLBOARD,
            beside: format!("{address}extras/favicon-16.png"),
            link: format!("{address}nullboard.html"),
            held: "[]".to_owned(),
            field: ".wrap .note.editing textarea.edit",
            opener: ".wrap .add-note",
        });
    }
    let mut times = Times::default();
    for turn in 0..VISITS {
        for at in 0..all.len() {
            let visited = &all[(turn + at) % all.len()];
            times.add(visited.name, 0, visit(visited).await?);
        }
    }
    Ok(times)
}

async fn of_build(build: &Build) -> Result<Visited, Fault> {
    let browser = Browser::that_does_not_wait().await?;
    let (links, _) = group::at_a_table(&browser, &build.address, "Bench").await?;
    let held = ask(&browser, HELD, &[]).await?.as_str().unwrap_or_default().to_owned();
    if !held.contains("scribe") {
        return Err(format!("{}: nothing says that this device writes", build.name).into());
    }
    Ok(Visited {
        name: build.name,
        beside: format!("{}licences.txt", build.address),
        link: links.first().ok_or("no link")?.clone(),
        held,
        // A build may take notes before all of the app is there.
        field: "#early-line, #note-line",
        opener: "",
    })
}

/// From the start to a key that stands in the field, in milliseconds.
async fn visit(visited: &Visited) -> Result<f64, Fault> {
    let browser = Browser::that_does_not_wait().await?;
    browser.driver.goto(&visited.beside).await?;
    browser.until("a page beside", &format!("location.href === {:?}", visited.beside)).await?;
    ask(&browser, HOLD, &[&visited.held]).await?;
    browser.at_start(FIRST_KEY).await?;
    browser.driver.cdp().send_raw("Network.enable", json!({})).await?;
    browser.driver.cdp().send_raw("Network.clearBrowserCache", json!({})).await?;
    network(&browser, NETWORK.0.into(), NETWORK.1).await?;
    browser.slow_down(SLOWER).await?;
    ask(&browser, LEAVE, &[]).await?;
    browser.driver.goto(&visited.link).await?;
    let stood = type_into(&browser, visited.field, visited.opener).await?;
    if visited.name != NULLBOARD {
        becomes_a_note(&browser).await?;
    }
    Ok(stood)
}

/// What was typed since the first key is a note after Enter: none of it was lost when the app had all of it.
async fn becomes_a_note(browser: &Browser) -> Result<(), Fault> {
    network(browser, (-1).into(), 0).await?;
    browser.slow_down(1).await?;
    let typed = ask(browser, "return window.__keys", &[]).await?;
    browser.strike("Enter").await?;
    group::notes_are(browser, 1).await?;
    let read = "return document.querySelector('#notes .note__text').textContent.trim().length";
    let there = ask(browser, read, &[]).await?;
    if there == typed {
        Ok(())
    } else {
        Err(format!("{typed} keys stood in the line, the note has {there}").into())
    }
}

async fn network(browser: &Browser, bytes: Value, latency: u32) -> Result<(), Fault> {
    let conditions = json!({
        "offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes,
    });
    browser.driver.cdp().send_raw("Network.emulateNetworkConditions", conditions).await?;
    Ok(())
}

/// What was measured, and what it may be.
pub(crate) fn lines(times: &Times) -> Vec<Line> {
    let of = |name| times.median(name, 0);
    let told = |name, missing: &str| {
        of(name).map_or_else(|| missing.to_owned(), |time| format!("{time:.0} ms"))
    };
    vec![
        Line::ratio("A cold visit: this over before", of("this"), of("before"), 1.4),
        Line::told("A cold visit until all of the app is there", told(WHOLE, "not measured")),
        Line::told(
            "A cold visit of Nullboard",
            told(NULLBOARD, "not measured: NULLBOARD names no folder"),
        ),
    ]
}

//! A reload: until a real key stands in the note line; and which rows come when.

use std::time::Instant;

use serde_json::Value;
use tabletalk_e2e::Fault;
use tabletalk_e2e::browser::Browser;

use crate::SLOWER;
use crate::case::{Case, LONGEST, Times, ask, wait};
use crate::lines::{Line, of_cases};

/// Reloads of each case; and those that are watched, of a processor that is not slowed.
const RELOADS: usize = 15;
const WATCHED: usize = 5;

/// What is typed: no key that the app answers to.
const KEY: &str = "x";

/// When the first key stood in a field, and how many did.
pub(crate) const FIRST_KEY: &str = "window.__keys = 0;
    addEventListener('input', ({ target }) => {
        if (target.value) window.__first_key ??= performance.now();
        window.__keys++;
    }, true);";

/// Takes the keys from a page that is about to be left.
pub(crate) const LEAVE: &str = "window.__old = true;
    addEventListener('keydown', (key) => { key.preventDefault(); key.stopImmediatePropagation(); }, true);";

/// Goes to the field of this selector, by a click on the other where there is none yet; answers when a key stood there.
const REACH: &str = "if (window.__old) return null;
    const [field, opener] = arguments;
    const at = document.querySelector(field);
    if (!at) document.querySelector(opener || null)?.click();
    else if (document.activeElement !== at) at.focus();
    return at?.value ? window.__first_key : null;";

/// Empties the line again: a draft would be brought back.
const EMPTY: &str = "const field = document.getElementById('note-line'), typed = field.value;
    field.value = '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return typed;";

/// Watches the rows come: which were the first, the most at a time, whether the end was in sight in each frame; and tasks.
const WATCH_ROWS: &str = "const rows = () => [...document.querySelectorAll('#notes .note')];
    const watched = window.__watched = { first: null, most: 0, frames: 0, away: 0, longest: 0 };
    const seen = new WeakSet();
    let changed = false;
    const words = (row) => row.querySelector('.note__text')?.textContent;
    const inSight = () => {
        const last = rows().at(-1);
        if (!last) return true;
        const { left, width, bottom } = last.getBoundingClientRect();
        return last.contains(document.elementFromPoint(left + width / 2, bottom - 3));
    };
    Object.assign(window, { __rows: rows, __words: words, __in_sight: inSight });
    new MutationObserver((changes) => {
        changed = true;
        let come = 0;
        const count = (row) => { if (!seen.has(row)) { seen.add(row); come++; } };
        for (const added of changes.flatMap((change) => [...change.addedNodes])) {
            if (added.nodeType !== Node.ELEMENT_NODE) continue;
            if (added.matches('#notes .note')) count(added);
            else added.querySelectorAll('#notes .note').forEach(count);
        }
        if (come && !watched.first) watched.first = rows().map(words);
        else watched.most = Math.max(watched.most, come);
    }).observe(document, { childList: true, subtree: true });
    // After a frame was painted, and only where nothing changed since.
    const frame = () => requestAnimationFrame(() => {
        changed = false;
        const port = new MessageChannel();
        port.port1.onmessage = () => {
            if (!changed && watched.first) {
                watched.frames++;
                watched.away += inSight() ? 0 : 1;
            }
            frame();
        };
        port.port2.postMessage(0);
    });
    frame();
    new PerformanceObserver((list) => {
        for (const task of list.getEntries()) watched.longest = Math.max(watched.longest, task.duration);
    }).observe({ type: 'longtask', buffered: true });";

/// What was watched, once all rows are there and painted.
const WATCHED_ROWS: &str = "const done = arguments[0];
    requestAnimationFrame(() => requestIdleCallback(() => {
        const { first, most, frames, away, longest } = window.__watched;
        const last = window.__rows().slice(-first.length).map(window.__words);
        done([first.length, first.every((text, at) => text === last[at]), most, frames, away, longest, window.__in_sight()]);
    }));";

/// Reloads all cases in turns.
pub(crate) async fn measure(cases: &[Case]) -> Result<Times, Fault> {
    let mut times = Times::default();
    for case in cases {
        case.browser.at_start(FIRST_KEY).await?;
    }
    for turn in 0..RELOADS {
        for at in 0..cases.len() {
            let case = &cases[(turn + at) % cases.len()];
            case.browser.slow_down(SLOWER).await?;
            times.add(case.build, case.notes, reload(case).await?);
        }
    }
    Ok(times)
}

/// Reloads, and types until a key stands in the line: that moment, in milliseconds. Then nothing is slowed any more, and
/// all rows are there.
async fn reload(case: &Case) -> Result<f64, Fault> {
    let browser = &case.browser;
    ask(browser, &format!("{LEAVE} location.reload();"), &[]).await?;
    let stood = type_into(browser, "#note-line", "").await?;
    browser.slow_down(1).await?;
    case.all_there().await?;
    let typed = ask(browser, EMPTY, &[]).await?;
    if typed.as_str().is_some_and(|typed| typed.starts_with(KEY)) {
        Ok(stood)
    } else {
        Err(format!("a key stood in the line and is gone: {typed}").into())
    }
}

/// Presses a key again and again until one stands in the field of this selector; answers when that was, in milliseconds
/// after the page's start. Where the field is not there, a click on `opener` brings it.
pub(crate) async fn type_into(browser: &Browser, field: &str, opener: &str) -> Result<f64, Fault> {
    let started = Instant::now();
    while started.elapsed() < LONGEST {
        // Neither has anybody to answer it where one page has gone and the next has not come; but a window is there.
        match ask(browser, REACH, &[field, opener]).await {
            Ok(Value::Number(stood)) => return stood.as_f64().ok_or_else(|| "no time".into()),
            Ok(_) => {}
            Err(_) => drop(browser.driver.window().await?),
        }
        browser.strike(KEY).await.ok();
    }
    Err(format!("no key came into {field} in {} s", LONGEST.as_secs()).into())
}

/// What was measured, and what it may be.
pub(crate) fn lines(times: &Times) -> Vec<Line> {
    of_cases("A reload", times, 2.0)
}

/// Which rows come when, on a processor that is not slowed.
pub(crate) async fn rows(case: &Case) -> Result<Vec<Line>, Fault> {
    case.browser.at_start(WATCH_ROWS).await?;
    let mut all: Vec<(usize, bool, usize, usize, usize, f64, bool)> = Vec::new();
    for _ in 0..WATCHED {
        reload(case).await?;
        let seen: Value = wait(&case.browser, WATCHED_ROWS).await?;
        all.push(serde_json::from_value(seen)?);
    }
    let longest = all.iter().map(|seen| seen.5).fold(0.0, f64::max);
    let firsts: Vec<usize> = all.iter().map(|seen| seen.0).collect();
    let first = all.iter().all(|seen| seen.0 == 20 && seen.1);
    let most = all.iter().map(|seen| seen.2).max().unwrap_or_default();
    let frames: usize = all.iter().map(|seen| seen.3).sum();
    let away: usize = all.iter().map(|seen| seen.4).sum();
    let at_end = all.iter().all(|seen| seen.6);
    let what = format!("The longest task of {WATCHED} reloads, not slowed");
    Ok(vec![
        Line::at_most(&what, longest, "ms", 100.0),
        Line::must_be("A reload shows the last 20 first", format!("{firsts:?} came first"), first),
        Line::told("Rows that came at a time after those", format!("at most {most}")),
        Line::must_be(
            "The end stays in sight while rows come",
            format!("away in {away} of {frames} frames"),
            away == 0 && at_end,
        ),
    ])
}

//! Lets every handler of every screen fall over, and looks that the rescue page comes up with everything that was there, and
//! with what was said: `cargo xtask fall-test` runs it on a build with assertions, which has a function that falls over.
#![expect(clippy::print_stdout, reason = "it is run for what it prints")]

use std::time::Duration;

use serde_json::{Value, json};
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::tabletalk;
use tabletalk_e2e::pages::example::{Example, open_screen};
use tabletalk_e2e::{Fault, server};

/// What can be pressed or typed into on the screen as it stands.
const CONTROLS: &str = "window.__controls = () => [...document.querySelectorAll('button, input, textarea, select, details > summary, form')]
        .filter((at) => !at.disabled && !at.closest('dialog:not([open])') && at.getClientRects().length > 0);
    window.__named = (at) => [at.tagName, at.id || at.innerText?.slice(0, 30) || at.getAttribute('aria-label') || ''];
    return window.__controls().map(window.__named);";

/// From when it is asked for, whatever an element hears falls over in the app, in place of what its handler would do.
const FALL: &str = "const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (name, heard, ...rest) {
        if (!(this instanceof Element) || typeof heard !== 'function') return listen.call(this, name, heard, ...rest);
        return listen.call(this, name, function (event) {
            if (!window.__asked) return heard.call(this, event);
            // A form that is sent all the same would lead the page somewhere else.
            if (name === 'submit') event.preventDefault();
            window.__heard = true;
            window.__fall();
        }, ...rest);
    };
    window.__changed = 0;
    new MutationObserver(() => window.__changed = performance.now()).observe(document, { subtree: true, childList: true });";

/// Asks for falls, and uses one control as a person would: its name, and whether a handler heard that.
const USE: &str = "const at = window.__controls()[arguments[0]];
    const named = at && window.__named(at);
    window.__asked = true;
    sessionStorage.removeItem('tabletalk/panic');
    if (!at) return [null, false];
    const happens = (name) => at.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
    if (at.tagName === 'FORM') at.requestSubmit();
    else if (at.tagName === 'TEXTAREA' || ['text', 'search', ''].includes(at.getAttribute('type') ?? '') && at.tagName === 'INPUT') {
        at.value += 'x';
        happens('input');
    } else if (at.type === 'file' || at.tagName === 'SELECT') happens('change');
    else at.click();
    return [named, Boolean(window.__heard)];";

/// Keys of both stores.
const KEYS: &str = "const done = arguments[arguments.length - 1];
    const open = indexedDB.open('tabletalk');
    open.onsuccess = () => {
        const all = open.result.transaction('entries').objectStore('entries').getAllKeys();
        all.onsuccess = () => {
            open.result.close();
            done(new Set([...Object.keys(localStorage), ...all.result].filter((key) => key.startsWith('tabletalk/'))).size);
        };
    };";

const ON_RESCUE: &str =
    "location.pathname.endsWith('/rescue.html') && !document.getElementById('download')?.disabled";

/// How often the rescue page is looked for.
const EVERY: Duration = Duration::from_millis(25);
/// How many times, after a control whose handler fell over: 20 seconds.
const PATIENT: u32 = 800;
/// How many times, after one that no handler heard yet: a second.
const BRIEF: u32 = 40;

/// Browsers that share the controls: a fall is mostly waiting.
const BROWSERS: usize = 3;

/// What became of the controls that were used.
#[derive(Default)]
struct Found {
    /// How many fell over.
    fell: usize,
    /// Those that did not: they have no handler.
    without: Vec<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fault> {
    let address = server::serve()?;
    let found = tokio::try_join!(walk(&address, 0), walk(&address, 1), walk(&address, 2))?;
    let found = <[Found; BROWSERS]>::from(found);
    let fell: usize = found.iter().map(|found| found.fell).sum();
    let without = found.into_iter().flat_map(|found| found.without).collect::<Vec<_>>();
    println!(
        "{fell} controls fell over: each led to the rescue page, with everything that was there"
    );
    println!("without a handler: {without:#?}");
    let buttons = without.iter().filter(|control| control.contains("BUTTON")).count();
    if fell < 60 || buttons > 0 {
        return Err(
            "there are buttons that did not fall over, or too few controls were found".into()
        );
    }
    Ok(())
}

/// Lets every control fall over whose turn it is; at the end the first browser opens again what it had.
async fn walk(address: &str, turn: usize) -> Result<Found, Fault> {
    let browser = Browser::start().await?;
    let source = json!({ "source": FALL });
    browser.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
    let example = Example::open(&browser, address).await?;
    let mut found = Found::default();
    for screen in example.screens() {
        let controls = open(&browser, address, &screen).await?;
        println!("{screen}: {} controls", controls.len());
        for (place, control) in controls.iter().enumerate().skip(turn).step_by(BROWSERS) {
            open(&browser, address, &screen).await?;
            if falls(&browser, place, control).await? {
                found.fell += 1;
            } else {
                found.without.push(format!("{screen} {control}"));
            }
        }
    }
    if turn == 0 {
        let notes = format!("/{}/{}/capture", example.event, example.group);
        opens_again(&browser, address, &notes).await?;
    }
    Ok(found)
}

/// Opens a screen anew: what can be used on it, once nothing comes any more.
async fn open(browser: &Browser, address: &str, screen: &str) -> Result<Vec<Value>, Fault> {
    open_screen(browser, address, screen).await?;
    browser.until("all of the screen", "performance.now() - window.__changed > 300").await?;
    let found = browser.driver.execute(CONTROLS, Vec::new()).await?;
    Ok(found.json().as_array().cloned().unwrap_or_default())
}

/// Uses the control of this place with handlers that fall over: whether one did. Then nothing that was kept is missing.
async fn falls(browser: &Browser, place: usize, control: &Value) -> Result<bool, Fault> {
    let before = count(browser).await?;
    let used = browser.driver.execute(USE, vec![place.into()]).await?;
    let [named, heard] = [&used.json()[0], &used.json()[1]];
    if named != control {
        return Err(format!("at {place} there was {control}, and is {named}").into());
    }
    // What a handler heard falls over, however busy the machine is. Some things are heard a moment later, as a toggle is.
    let heard = heard == &Value::Bool(true);
    let tries = if heard { PATIENT } else { BRIEF };
    for _ in 0..tries {
        let here = browser.driver.execute(format!("return Boolean({ON_RESCUE})"), Vec::new()).await;
        if here.is_ok_and(|here| here.json() == &Value::Bool(true)) {
            let after = count(browser).await?;
            if after < before {
                return Err(format!("{before} entries before, {after} after").into());
            }
            let said =
                word(browser, "return sessionStorage.getItem('tabletalk/panic') ?? ''").await?;
            is_what_was_asked_for(&serde_json::from_str(&said)?)?;
            return Ok(true);
        }
        tokio::time::sleep(EVERY).await;
    }
    if heard {
        return Err(format!("{control} fell over, and the rescue page did not come").into());
    }
    Ok(false)
}

/// Fails where a panic does not say what it is and where in the project's own sources.
fn is_what_was_asked_for(panic: &Value) -> Result<(), Fault> {
    let of_ours = panic["file"].as_str().is_some_and(|file| file.starts_with("src/"));
    let placed = panic["line"].as_u64().is_some_and(|line| line > 0);
    if panic["message"] == "a test asked for it" && of_ours && placed {
        Ok(())
    } else {
        Err(format!("the panic that is kept says {panic}").into())
    }
}

/// What a fall says, on the console and in the rescue file; the command line says it again.
async fn speaks(browser: &Browser, file: &str) -> Result<(), Fault> {
    let saved: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let panic = &saved["panic"];
    is_what_was_asked_for(panic)?;
    let place = format!("{}:{}", panic["file"].as_str().unwrap_or_default(), panic["line"]);
    let console = browser.driver.get_log("browser").await?;
    let says = |line: &str| line.contains(&place) && line.contains("a test asked for it");
    if !console.iter().any(|entry| says(&entry.message)) {
        let lines: Vec<&String> = console.iter().map(|entry| &entry.message).collect();
        return Err(format!("the console does not name {place}: {lines:#?}").into());
    }
    let checked = tabletalk(&["check", file])?;
    let checked = String::from_utf8_lossy(&checked.stdout).into_owned();
    println!("console, rescue file and command line say that it fell over at {place}");
    if says(&checked) { Ok(()) } else { Err(format!("check says {checked}").into()) }
}

/// What the rescue page downloads after a fall opens again, complete, and says why it fell.
async fn opens_again(browser: &Browser, address: &str, screen: &str) -> Result<(), Fault> {
    let controls = open(browser, address, screen).await?;
    let notes = "return document.querySelectorAll('#notes .note').length";
    let notes = browser.driver.execute(notes, Vec::new()).await?.json().as_u64().unwrap_or(0);
    if !falls(browser, 0, controls.first().ok_or("no control")?).await? {
        return Err("the first control did not fall over".into());
    }
    browser.click("download").await?;
    let file = browser.downloaded("tabletalk-rescue").await?.to_string_lossy().into_owned();
    speaks(browser, &file).await?;
    let all = tabletalk(&["collect", "--format", "json", &file])?;
    let all: Value = serde_json::from_slice(&all.stdout)?;
    let of_first = all["notes"].as_array().into_iter().flatten();
    let found = of_first.filter(|note| note["group_number"] == 1).count() as u64;
    println!("the rescue file has {found} notes of the {notes} of group 1");
    if found == notes && notes > 0 { Ok(()) } else { Err("the rescue file is not complete".into()) }
}

async fn count(browser: &Browser) -> Result<u64, Fault> {
    let keys = browser.driver.execute_async(KEYS, Vec::new()).await?;
    keys.json().as_u64().ok_or_else(|| "the stores can't be read".into())
}

async fn word(browser: &Browser, script: &str) -> Result<String, Fault> {
    let said = browser.driver.execute(script, Vec::new()).await?;
    Ok(said.json().as_str().ok_or("nothing was said")?.to_owned())
}

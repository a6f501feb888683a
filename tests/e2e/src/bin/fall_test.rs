//! Lets every handler of every screen fall over, and then what follows it on screen, and looks that the rescue page comes
//! up with everything that was there: `cargo xtask fall-test` runs it on a build with assertions, in which both fall over
//! when they are asked to.
#![expect(clippy::print_stdout, reason = "it is run for what it prints")]

use serde_json::Value;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::tabletalk;
use tabletalk_e2e::{Fault, server};

/// What can be pressed or typed into on the screen as it stands.
const CONTROLS: &str = "window.__controls = () => [...document.querySelectorAll('button, input, textarea, details > summary, form')]
        .filter((at) => !at.disabled && !at.closest('dialog:not([open])') && at.getClientRects().length > 0);
    return window.__controls().map((at) => [at.tagName, at.id || at.innerText?.slice(0, 30) || at.getAttribute('aria-label') || '']);";

/// What is asked to fall over: what hears of an event, or what follows a signal.
const HEARS: &str = "hears";
const FOLLOWS: &str = "follows";

/// What takes away everything before anything follows: there is no screen left to fall over.
const TAKES_AWAY: &str = "example-away";

/// Asks for falls of one sort, and uses one control as a person would.
const USE: &str = "const at = window.__controls()[arguments[0]];
    window.__fall = arguments[1];
    if (!at) return;
    const happens = (name) => at.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
    if (at.tagName === 'FORM') at.requestSubmit();
    else if (at.tagName === 'TEXTAREA' || ['text', 'search', ''].includes(at.getAttribute('type') ?? '') && at.tagName === 'INPUT') {
        at.value += 'x';
        happens('input');
    } else if (at.type === 'file') happens('change');
    else at.click();";

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

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fault> {
    let address = server::serve()?;
    let browser = Browser::start().await?;
    browser.driver.goto(&address).await?;
    browser.click("example").await?;
    browser.until("the example", "document.querySelector('.group-link')").await?;
    let event = word(&browser, "return location.hash.split('/')[1]").await?;
    let group =
        word(&browser, "return document.querySelector('.group-link').hash.split('/')[2]").await?;
    let of_group = ["question", "capture", "themes", "vote", "hand-in", "change"];
    let screens = ["/".to_owned(), "/new".into(), "/erase".into(), format!("/{event}")]
        .into_iter()
        .chain([format!("/{event}/collect"), format!("/{event}/edit")])
        .chain(of_group.map(|step| format!("/{event}/{group}/{step}")))
        .collect::<Vec<_>>();
    let (mut fell, mut without) = (0, Vec::new());
    for screen in &screens {
        let controls = open(&browser, &address, screen).await?;
        println!("{screen}: {} controls", controls.len());
        for (place, control) in controls.iter().enumerate() {
            open(&browser, &address, screen).await?;
            if falls(&browser, place, HEARS).await? {
                fell += 1;
            } else {
                without.push(format!("{screen} {control}"));
            }
        }
    }
    opens_again(&browser, &address, &screen_of(&event, &group)).await?;
    // Last, since what was pressed is done then.
    let mut followed = 0;
    for screen in &screens {
        let controls = open(&browser, &address, screen).await?;
        for (place, control) in controls.iter().enumerate() {
            if control.to_string().contains(TAKES_AWAY) {
                continue;
            }
            open(&browser, &address, screen).await?;
            followed += u32::from(falls(&browser, place, FOLLOWS).await?);
        }
    }
    println!(
        "{fell} controls fell over, and what follows {followed} of them: each led to the rescue page, with everything that was there"
    );
    println!("without a handler: {without:#?}");
    let buttons = without.iter().filter(|control| control.contains("BUTTON")).count();
    if fell < 60 || followed < 60 || buttons > 0 {
        return Err(
            "there are buttons that did not fall over, or too few controls were found".into()
        );
    }
    Ok(())
}

fn screen_of(event: &str, group: &str) -> String {
    format!("/{event}/{group}/capture")
}

/// Opens a screen anew: what can be used on it.
async fn open(browser: &Browser, address: &str, screen: &str) -> Result<Vec<Value>, Fault> {
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(format!("{address}#{screen}")).await?;
    browser.until("the screen", "document.getElementById('main')?.innerText.length > 0").await?;
    let found = browser.driver.execute(CONTROLS, Vec::new()).await?;
    Ok(found.json().as_array().cloned().unwrap_or_default())
}

/// Uses the control of this place with handlers that fall over: whether one did. Then nothing that was kept is missing.
async fn falls(browser: &Browser, place: usize, sort: &str) -> Result<bool, Fault> {
    let before = count(browser).await?;
    browser.driver.execute(USE, vec![place.into(), sort.into()]).await?;
    for _ in 0..40 {
        let here = browser.driver.execute(format!("return Boolean({ON_RESCUE})"), Vec::new()).await;
        if here.is_ok_and(|here| here.json() == &Value::Bool(true)) {
            let after = count(browser).await?;
            return if after < before {
                Err(format!("{before} entries before, {after} after").into())
            } else {
                Ok(true)
            };
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    Ok(false)
}

/// What the rescue page downloads after a fall opens again, complete.
async fn opens_again(browser: &Browser, address: &str, screen: &str) -> Result<(), Fault> {
    open(browser, address, screen).await?;
    let notes = "return document.querySelectorAll('#notes .note').length";
    let notes = browser.driver.execute(notes, Vec::new()).await?.json().as_u64().unwrap_or(0);
    if !falls(browser, 0, HEARS).await? {
        return Err("the first control did not fall over".into());
    }
    browser.click("download").await?;
    let file = browser.downloaded("tabletalk-rescue").await?;
    let all = tabletalk(&["collect", "--format", "json", &file.to_string_lossy()])?;
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

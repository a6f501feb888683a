//! A group's link on poor wifi: what it shows before the app is there, and what becomes of what is written then.

use serde_json::{Value, json};
use tabletalk_e2e::Fault;
use tabletalk_e2e::axe::Axe;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{group, setup};
use tabletalk_e2e::server::{self, Held, Served};
use thirtyfour::Key;

const QUESTIONS: [&str; 3] = ["ما الذي ينقص الحي؟", "Where do people wait?", "Who pays?"];
const EARLY: &str = "document.getElementById('early-line')?.checkVisibility()";
const GONE: &str = "!document.getElementById('early') && !document.getElementById('starting')";
/// What is said of the group and in which hue, and where the line is: of the one page and of the other.
const SAID: &str = "const side = document.querySelector('.side');
    const text = (of) => side.querySelector(of)?.textContent.trim();
    return [side.parentElement.style.getPropertyValue('--hue'), text('.mark'), text('.side__number'),
        text('.side__event > bdi'), text('h1')];";
const PLACE: &str = "const { left, top, width, height } = document.getElementById(arguments[0]).getBoundingClientRect();
    return [left, top, width, height].map(Math.round);";
/// What is kept of what is being typed, and what of it is offered.
const DRAFTS: &str =
    "return [Object.keys(localStorage).filter((key) => key.includes('/draft/')).length,
        document.querySelectorAll('.offer').length]";

/// A browser that never was there, on the page that this link opens, while the app is held back.
struct Early {
    browser: Browser,
    link: String,
    held: Held,
}

async fn asked(browser: &Browser, script: &str, of: &[&str]) -> Result<Value, Fault> {
    let of: Vec<Value> = of.iter().map(|text| json!(text)).collect();
    Ok(browser.driver.execute(script, of).await?.json().clone())
}

/// The fragments of the links of each group, and of the whole event.
async fn fragments() -> Result<Vec<String>, Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(server::organisers(&address)).await?;
    let (mut links, _) = setup::set_up(&browser, "Early", &QUESTIONS.map(str::to_owned)).await?;
    links.push(browser.id("link-event").await?.prop("value").await?.unwrap_or_default());
    Ok(links.iter().filter_map(|link| Some(link.split_once('#')?.1.to_owned())).collect())
}

async fn opened(fragment: &str, browser: Browser) -> Result<Early, Fault> {
    let (served, held) = Served::without_the_app()?;
    let link = format!("{}#{fragment}", served.address);
    browser.driver.goto(&link).await?;
    Ok(Early { browser, link, held })
}

impl Early {
    async fn of_group(number: usize) -> Result<Self, Fault> {
        Self::of_group_in(number, Browser::start().await?).await
    }

    async fn of_group_in(number: usize, browser: Browser) -> Result<Self, Fault> {
        let fragments = fragments().await?;
        let early = opened(fragments.get(number - 1).ok_or("no such group")?, browser).await?;
        early.browser.until("a line before the app", EARLY).await?;
        Ok(early)
    }

    async fn write(&self, keys: impl Into<thirtyfour::TypingData>) -> Result<(), Fault> {
        Ok(self.browser.id("early-line").await?.send_keys(keys).await?)
    }

    /// Lets the app come, and waits until it has.
    async fn comes(&self) -> Result<(), Fault> {
        self.held.let_go();
        self.browser.until("the app", GONE).await
    }

    /// Opens a link of the same place as one whose browser has nothing of the app, which is held back again.
    async fn again(&self, fragment: &str) -> Result<(), Fault> {
        self.held.hold_back();
        let cdp = self.browser.driver.cdp();
        cdp.send_raw("Network.enable", json!({})).await?;
        cdp.send_raw("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
        cdp.send_raw("Network.clearBrowserCache", json!({})).await?;
        let link = format!("{}#{fragment}", self.link.split('#').next().unwrap_or_default());
        self.browser.driver.goto("about:blank").await?;
        self.browser.driver.goto(link).await?;
        self.browser.until("a line before the app", EARLY).await
    }

    async fn line_is(&self, text: &str) -> Result<(), Fault> {
        let is = format!("document.getElementById('note-line')?.value === {text:?}");
        self.browser.until(&format!("{text:?} in the line"), &is).await
    }

    async fn place(&self, id: &str) -> Result<Value, Fault> {
        asked(&self.browser, PLACE, &[id]).await
    }
}

#[tokio::test(flavor = "current_thread")]
async fn who_writes_before_the_app_is_there_goes_on_in_it() -> Result<(), Fault> {
    let early = Early::of_group(1).await?;
    let browser = &early.browser;
    let (said, place) = (asked(browser, SAID, &[]).await?, early.place("early-line").await?);
    assert_eq!(said, json!(["25", "1", "Group 1 of 3", "Early", QUESTIONS[0]]));
    browser.click("early-line").await?;
    browser.press("Benches" + Key::Enter + "? Who pays" + Key::Enter + "Tre").await?;
    early.comes().await?;
    browser.focus_is("note-line").await?;
    browser.press("es").await?;
    group::notes_are(browser, 2).await?;
    let notes = "return [...document.querySelectorAll('#notes .note')].map((note) =>
        [note.querySelector('.kind').textContent.replace(/[^a-z]/gi, ''), note.querySelector('.note__text').textContent.trim()]);";
    let notes = asked(browser, notes, &[]).await?;
    assert_eq!(notes, json!([["Insight", "Benches"], ["Question", "Who pays"]]));
    let typed = "document.getElementById('note-line').value === 'Trees'";
    browser.until("the words go on", typed).await?;
    assert_eq!(said, asked(browser, SAID, &[]).await?);
    assert_eq!(place, early.place("note-line").await?, "the line moved");
    assert_eq!(
        asked(browser, DRAFTS, &[]).await?,
        json!([1, 0]),
        "what was taken over is offered again"
    );
    browser.click("undo").await?;
    group::notes_are(browser, 0).await?;
    browser.driver.refresh().await?;
    browser.until("what was typed", typed).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn who_writes_nothing_yet_is_asked_by_the_app() -> Result<(), Fault> {
    let early = Early::of_group(2).await?;
    early.held.let_go();
    early.browser.until("the question", "document.getElementById('write')").await?;
    early.browser.until("the app", GONE).await?;
    assert_eq!(
        asked(&early.browser, "return Object.keys(sessionStorage)", &[])
            .await?
            .as_array()
            .map(Vec::len),
        Some(2)
    );
    assert_eq!(asked(&early.browser, DRAFTS, &[]).await?, json!([0, 0]));
    early.browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn who_is_about_to_write_writes() -> Result<(), Fault> {
    let early = Early::of_group(2).await?;
    early.browser.click("early-line").await?;
    early.comes().await?;
    early.browser.focus_is("note-line").await?;
    early.browser.press("Benches" + Key::Enter).await?;
    group::notes_are(&early.browser, 1).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_written_before_an_app_that_never_came_is_there_again() -> Result<(), Fault> {
    let early = Early::of_group(1).await?;
    let browser = &early.browser;
    early.write("Benches" + Key::Enter + "Tre").await?;
    early.held.break_off();
    browser
        .until("what to do", "document.querySelector('#early-said a[href$=\"rescue.html\"]')")
        .await?;
    browser.driver.refresh().await?;
    browser
        .until("the same words", "document.getElementById('early-line')?.value === 'Benches\\nTre'")
        .await?;
    // In another tab it is offered above the note line.
    browser.driver.execute("sessionStorage.clear()", Vec::new()).await?;
    early.held.let_go();
    browser.driver.refresh().await?;
    browser.click("write").await?;
    browser.click("take-draft").await?;
    browser
        .until("the words", "document.getElementById('note-line').value === 'Benches\\nTre'")
        .await?;
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn nothing_but_a_whole_link_of_one_group_shows_anything_before_the_app() -> Result<(), Fault>
{
    let fragments = fragments().await?;
    let (group, event) = (&fragments[0], &fragments[3]);
    let cut = &group[..group.len() - 9];
    for fragment in [event, cut, "/", "e=1.", "e=2.AAAA", "/abc/def/capture"] {
        let Early { browser, link, held } = opened(fragment, Browser::start().await?).await?;
        // A second after the start it would be there.
        browser.until("two seconds", "performance.now() > 2000").await?;
        assert_eq!(
            asked(&browser, &format!("return Boolean({EARLY})"), &[]).await?,
            false,
            "{link}"
        );
        held.let_go();
        browser.until("the app", GONE).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn a_thumb_writes_with_the_button_before_the_app_is_there() -> Result<(), Fault> {
    let early = Early::of_group_in(1, Browser::phone().await?).await?;
    let browser = &early.browser;
    let place = early.place("early-line").await?;
    browser.click("early-add").await?;
    early.write("Benches").await?;
    browser.click("early-add").await?;
    browser.focus_is("early-line").await?;
    browser.press("Tre").await?;
    early.comes().await?;
    browser.focus_is("note-line").await?;
    group::notes_are(browser, 1).await?;
    let typed = "document.getElementById('note-line').value === 'Tre'";
    browser.until("the words go on", typed).await?;
    assert_eq!(place, early.place("note-line").await?, "the line moved");
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn everybody_can_use_what_is_there_before_the_app() -> Result<(), Fault> {
    let (early, axe) = (Early::of_group(1).await?, Axe::named()?);
    for scheme in ["light", "dark"] {
        for width in [320, 1440] {
            early.browser.look(width, scheme).await?;
            assert_eq!(axe.finds(&early.browser).await?, json!([]), "{width} {scheme}");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn no_key_is_lost_while_the_app_comes() -> Result<(), Fault> {
    let browser = Browser::start().await?;
    let watch =
        "addEventListener('focusin', ({ target }) => (window.__went ??= []).push(target.id), true)";
    browser.at_start(watch).await?;
    let early = Early::of_group_in(2, browser).await?;
    let browser = &early.browser;
    browser.slow_down(4).await?;
    browser.click("early-line").await?;
    let (mut typed, mut left) = (String::new(), 40);
    for letter in ('a'..='z').cycle() {
        browser.strike(&letter.to_string()).await?;
        typed.push(letter);
        if typed.len() == 20 {
            early.held.let_go();
        }
        let came = left < 40 || asked(browser, &format!("return {GONE}"), &[]).await? == true;
        left -= usize::from(came);
        if left == 0 {
            break;
        }
    }
    early.line_is(&typed).await?;
    // Not for a moment did any of them go elsewhere.
    let went = asked(browser, "return window.__went", &[]).await?;
    assert_eq!(went, json!(["early-line", "note-line"]));
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn the_caret_stays_where_it_was() -> Result<(), Fault> {
    let early = Early::of_group(2).await?;
    early.write("One" + Key::Enter + "Some benches" + Key::Left + Key::Left).await?;
    early.browser.press(Key::Shift + Key::Left + Key::Left).await?;
    early.comes().await?;
    early.browser.press("X").await?;
    early.line_is("Some benXes").await
}

#[tokio::test(flavor = "current_thread")]
async fn a_word_that_is_put_together_is_waited_for() -> Result<(), Fault> {
    let early = Early::of_group(2).await?;
    let browser = &early.browser;
    early.write("One" + Key::Enter).await?;
    let cdp = browser.driver.cdp();
    let compose = |text: &str| json!({ "text": text, "selectionStart": 3, "selectionEnd": 3 });
    cdp.send_raw("Input.imeSetComposition", compose("にほん")).await?;
    early.held.let_go();
    browser.until("the app beside it", "document.getElementById('note-line')").await?;
    cdp.send_raw("Input.imeSetComposition", compose("にほんご")).await?;
    assert_eq!(asked(browser, &format!("return Boolean({EARLY})"), &[]).await?, true);
    cdp.send_raw("Input.insertText", json!({ "text": "日本語" })).await?;
    browser.until("the app", GONE).await?;
    group::notes_are(browser, 1).await?;
    browser.focus_is("note-line").await?;
    early.line_is("日本語").await
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_written_goes_on_after_what_stood_there_and_on_a_newer_link() -> Result<(), Fault> {
    let (links, newer) = {
        let (address, browser) = (server::serve()?, Browser::start().await?);
        browser.driver.goto(server::organisers(&address)).await?;
        let links = setup::three_groups(&browser, "Newer").await?.0;
        browser.click("edit-event").await?;
        browser.fill("question-1", "Another one?").await?;
        browser.click("save").await?;
        (links, browser.id("link-1").await?.prop("value").await?.unwrap_or_default())
    };
    let fragment = |link: &str| link.split('#').nth(1).unwrap_or_default().to_owned();
    let early = opened(&fragment(&links[0]), Browser::start().await?).await?;
    let browser = &early.browser;
    browser.until("a line before the app", EARLY).await?;
    early.write("One" + Key::Enter + "A draft").await?;
    early.comes().await?;
    early.line_is("A draft").await?;
    // Who only goes there adds nothing.
    early.again(&fragment(&links[0])).await?;
    browser.click("early-line").await?;
    early.comes().await?;
    browser.focus_is("note-line").await?;
    early.line_is("A draft").await?;
    early.again(&fragment(&newer)).await?;
    early.write("Two" + Key::Enter + "and more").await?;
    early.comes().await?;
    group::notes_are(browser, 2).await?;
    early.line_is("A draft\nand more").await?;
    let asks = "document.querySelector('h1').innerText === 'Another one?'";
    browser.until("the newer question", asks).await?;
    // Who does not write is told what changed.
    early.again(&fragment(&links[0])).await?;
    early.comes().await?;
    assert!(browser.text("changes").await?.contains("older"));
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn words_on_a_link_that_can_t_be_opened_are_said_and_come_back() -> Result<(), Fault> {
    let fragments = fragments().await?;
    let (_, payload) = fragments[1].split_once("1.").ok_or("no payload")?;
    // The checksum is another, and what it is of can be read.
    let other = if payload.starts_with('A') { "B" } else { "A" };
    let early = opened(&format!("e=1.{other}{}", &payload[1..]), Browser::start().await?).await?;
    let browser = &early.browser;
    browser.until("a line before the app", EARLY).await?;
    early.write("Benches").await?;
    early.comes().await?;
    assert_eq!(browser.text("link-written").await?, "Benches");
    early.again(&fragments[1]).await?;
    early.comes().await?;
    early.line_is("Benches").await
}

#[tokio::test(flavor = "current_thread")]
async fn another_link_in_the_same_tab_is_followed() -> Result<(), Fault> {
    let fragments = fragments().await?;
    let early = opened(&fragments[0], Browser::start().await?).await?;
    let browser = &early.browser;
    browser.until("a line before the app", EARLY).await?;
    early.write("For group one").await?;
    asked(browser, "location.hash = arguments[0]", &[&fragments[1]]).await?;
    let group = "document.getElementById('early-group').innerText.startsWith('Group 2')";
    browser.until("the other group", &format!("{EARLY} && {group}")).await?;
    early.write("For group two").await?;
    asked(browser, "location.hash = arguments[0]", &["/"]).await?;
    browser.until("no line", &format!("!{EARLY}")).await?;
    early.comes().await?;
    for (fragment, words) in [(&fragments[0], "For group one"), (&fragments[1], "For group two")] {
        asked(browser, "location.hash = arguments[0]", &[fragment]).await?;
        browser.click("write").await?;
        browser.click("take-draft").await?;
        early.line_is(words).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn nobody_else_is_offered_what_is_being_written() -> Result<(), Fault> {
    let early = Early::of_group(2).await?;
    let browser = &early.browser;
    early.write("Mine").await?;
    let waiting = browser.driver.window().await?;
    // The app in one file has nothing to wait for, and keeps what it keeps beside.
    let one_file = early.link.replace("/#", "/tabletalk.html#");
    let other = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(other).await?;
    browser.driver.goto(one_file).await?;
    browser.click("write").await?;
    group::write(browser, &["Yours"]).await?;
    assert_eq!(asked(browser, DRAFTS, &[]).await?, json!([1, 0]));
    browser.driver.switch_to_window(waiting).await?;
    early.comes().await?;
    group::notes_are(browser, 1).await?;
    early.line_is("Mine").await
}

#[tokio::test(flavor = "current_thread")]
async fn a_browser_that_keeps_nothing_says_so() -> Result<(), Fault> {
    let fragments = fragments().await?;
    let browser = Browser::start().await?;
    browser.at_start("Storage.prototype.setItem = () => { throw new Error('full'); };").await?;
    let early = opened(&fragments[1], browser).await?;
    early.browser.until("a line before the app", EARLY).await?;
    early.write("Benches").await?;
    assert!(early.browser.text("starting").await?.contains("keeps nothing"));
    early.comes().await?;
    early.line_is("Benches").await
}

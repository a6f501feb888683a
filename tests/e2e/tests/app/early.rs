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
    early.held.let_go();
    browser.until("the app", GONE).await?;
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
    early.held.let_go();
    early.browser.until("the app", GONE).await?;
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
    early.held.let_go();
    browser.until("the app", GONE).await?;
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

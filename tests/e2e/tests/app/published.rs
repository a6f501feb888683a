//! What is published: the page of a report as people and printers get it, notes that are kept out, and personal details that
//! are shown before.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tabletalk_e2e::axe::Axe;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::tabletalk;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, group, rooms};
use tabletalk_e2e::{Fault, printed, server};
use thirtyfour::Key;

use super::typing;

/// The example's desk with its hand-ins, collected by the command line; answers what it wrote.
fn collected(out: &Path, words: &[&str]) -> Result<(), Fault> {
    let example = server::root().join("assets/example");
    let path = |name: &str| example.join(name).to_string_lossy().into_owned();
    let files =
        ["group-1.json", "group-2.json", "group-3.json", "group-4.json", "group-5.json"].map(path);
    let (desk, out) = (path("desk.json"), out.to_string_lossy().into_owned());
    let first = ["collect", "--desk", &desk].into_iter().chain(files.iter().map(String::as_str));
    let all: Vec<&str> = first.chain(words.iter().copied()).chain(["--out", &out]).collect();
    let done = tabletalk(&all)?;
    assert!(done.status.success(), "{done:?}");
    Ok(())
}

/// Words that are broken inside, and what is wider than the window but does not stand in a box that scrolls by itself.
const TORN: &str = "const torn = [];
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        for (const { 0: word, index } of text.data.matchAll(/[^\\s-]+/g)) {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) torn.push(word);
        }
    }
    const wide = [...document.querySelectorAll('main *')].filter((at) => {
        const box = at.closest('.wide');
        return (!box || box === at) && at.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5;
    });
    return [torn, wide.map((at) => at.outerHTML.slice(0, 120))]";

#[tokio::test(flavor = "current_thread")]
async fn the_page_of_a_report_is_for_everybody_and_prints_whole() -> Result<(), Fault> {
    let (axe, browser) = (Axe::named()?, Browser::start().await?);
    let (page, tables) = (browser.downloads.join("report.html"), browser.downloads.join("tables"));
    collected(&page, &["--format", "html"])?;
    collected(&tables, &["--format", "ndjson"])?;
    browser.driver.goto(format!("file://{}", page.to_string_lossy())).await?;
    for (width, scheme) in [(320, "light"), (320, "dark"), (1440, "light"), (1440, "dark")] {
        browser.look(width, scheme).await?;
        assert_eq!(axe.finds(&browser).await?, json!([]), "{width} {scheme}");
        let wide = browser
            .driver
            .execute(
                "return Math.max(document.documentElement.scrollWidth, innerWidth)",
                Vec::new(),
            )
            .await?;
        assert_eq!(wide.json(), &json!(width), "cut off at the side");
        assert_eq!(rooms::read_all(&browser, TORN).await?, json!([[], []]), "{width} {scheme}");
    }
    let sheets = printed::sheets(&printed::on_a4(&browser).await?)?;
    let text: String = sheets.iter().map(|sheet| sheet.text.as_str()).collect();
    let mut notes = 0;
    for line in std::fs::read_to_string(tables.join("notes.ndjson"))?.lines() {
        let note: Value = serde_json::from_str(line)?;
        let said = note["text"].as_str().unwrap_or_default();
        assert!(text.contains(&printed::unspaced(said)), "{said:?} is not on paper");
        notes += 1;
    }
    assert!(notes > 100, "{notes} notes");
    Ok(())
}

/// A hand-in with personal details in some of its notes, as a file.
fn personal(browser: &Browser, event: &Value) -> Result<(PathBuf, Forged), Fault> {
    let mut table = Forged::by(1);
    for text in [
        "Ask Priya Shah about the form",
        "The queue is too long",
        "Write to front.desk@example.org",
    ] {
        table.note(text);
    }
    let path = browser.downloads.join("personal.json");
    std::fs::write(&path, table.hand_in(event, 0))?;
    Ok((path, table))
}

/// The reason why a note is kept out is no less said where the page is left with the field.
async fn a_reload_leaves_the_field(browser: &Browser) -> Result<(), Fault> {
    browser.click_first("#kept-out input").await?;
    browser.press(Key::Control + "a").await?;
    browser.press("asked us twice").await?;
    browser.driver.refresh().await?;
    typing::value_is(browser, "#kept-out input", "asked us twice").await?;
    typing::nothing_is_kept(browser).await?;
    let twice = rooms::report(browser, "markdown", "-report.md").await?;
    assert!(twice.contains("- asked us twice: 1"), "{twice}");
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn personal_details_are_shown_and_a_note_is_kept_out() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let event = forge::event("Before publishing", &["North", "South"]);
    let (file, mut table) = personal(&browser, &event)?;
    browser.driver.goto(&address).await?;
    collect::collect(&browser, &[file]).await?;
    rooms::go(&browser, "report").await?;
    assert_eq!(browser.text("personal").await?, "2 notes have what may be a personal detail.");
    let listed = browser.text("personal-notes").await?;
    assert!(listed.contains("may be a name: Priya Shah"), "{listed}");
    assert!(listed.contains("e-mail: front.desk@example.org"), "{listed}");
    let all = rooms::report(&browser, "markdown", "-report.md").await?;
    assert!(all.contains("Priya Shah"), "{all}");
    // By keyboard: the button says which note, and stays where it was.
    browser
        .driver
        .execute("document.querySelector('#personal-notes button').focus()", Vec::new())
        .await?;
    browser.press("\u{e007}").await?;
    browser
        .until("it is kept out", "document.querySelectorAll('#kept-out > li').length === 1")
        .await?;
    let named = browser
        .driver
        .execute("return document.activeElement.getAttribute('aria-label')", Vec::new())
        .await?;
    assert_eq!(named.json(), "Let into the report again: Ask Priya Shah about the form");
    assert!(browser.text("report-made").await?.ends_with("Download it again."));
    let worded = "const field = document.querySelector('#kept-out input');
        const was = field.value;
        field.value = 'asked us to';
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return was";
    assert_eq!(browser.driver.execute(worded, Vec::new()).await?.json(), "names a person");
    let without = rooms::report(&browser, "markdown", "-report.md").await?;
    assert!(!without.contains("Priya") && without.contains("- asked us to: 1"), "{without}");
    a_reload_leaves_the_field(&browser).await?;
    let tables: Value =
        serde_json::from_str(&rooms::report(&browser, "json", "-report.json").await?)?;
    assert_eq!(
        (tables["notes"].as_array().map(Vec::len), &tables["groups"][0]["notes"]),
        (Some(3), &json!(3))
    );
    // What came since is lacking, also after a reload; what is undone is said by the desk.
    table.note("Said later");
    let newer = browser.downloads.join("newer.json");
    std::fs::write(&newer, table.hand_in(&event, 0))?;
    rooms::go(&browser, "files").await?;
    collect::bring(&browser, &newer).await?;
    browser.driver.refresh().await?;
    rooms::go(&browser, "report").await?;
    browser.until("what is lacking", "document.getElementById('report-made')?.innerText.includes('lacks what came or changed since')").await?;
    let lacking = browser.text("reports-lacking").await?;
    assert!(lacking.contains("Markdown") && !lacking.contains("JSON"), "{lacking}");
    browser.click_first("#kept-out button").await?;
    browser.until("it is in again", "!document.getElementById('kept-out')").await?;
    let again = rooms::report(&browser, "markdown", "-report.md").await?;
    assert!(again.contains("Priya Shah") && again.contains("Said later"), "{again}");
    browser.is_quiet().await
}

/// Undo by mouse is leaving the field: what it holds counts first, and is what is taken back.
#[tokio::test(flavor = "current_thread")]
async fn a_reason_that_is_being_typed_is_what_undo_takes_back() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let event = forge::event("Before publishing", &["North", "South"]);
    let (file, _) = personal(&browser, &event)?;
    browser.driver.goto(&address).await?;
    collect::collect(&browser, &[file]).await?;
    rooms::go(&browser, "report").await?;
    browser.click_first("#personal-notes button").await?;
    browser.until("kept out", "document.querySelector('#kept-out input')").await?;
    browser.click_first("#kept-out input").await?;
    browser.press(" and more").await?;
    browser.click("undo").await?;
    typing::value_is(&browser, "#kept-out input", "names a person").await?;
    browser.click("undo").await?;
    browser.until("it is in again", "!document.getElementById('kept-out')").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_group_sees_personal_details_before_it_makes_its_file() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let event = forge::event("At a table", &["North"]);
    group::join(&browser, &format!("{address}#{}", forge::link(&event))).await?;
    group::write(&browser, &["The queue is too long"]).await?;
    browser.click("step-hand-in").await?;
    browser.id("download").await?;
    browser.until("nothing to look at", "!document.getElementById('personal')").await?;
    browser.click("step-capture").await?;
    group::write(&browser, &["Ring 07700 900123 before you come"]).await?;
    browser.click("step-hand-in").await?;
    let said = browser.text("personal").await?;
    assert!(said.starts_with("1 note has what may be a personal detail."), "{said}");
    browser.click_first("#personal summary").await?;
    assert!(browser.text("personal").await?.contains("phone: 07700 900123"));
    let (file, _) = group::hand_in(&browser).await?;
    let file: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    assert_eq!(file["board"]["notes"].as_array().map(Vec::len), Some(2));
    browser.is_quiet().await
}

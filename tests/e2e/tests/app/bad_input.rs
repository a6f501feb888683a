//! Bad input through the app: one sentence that says what to do, nothing changed, no script run.

use std::time::{Duration, Instant};

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{collect, group, rooms, setup};
use tabletalk_e2e::{Fault, forge, server};
use thirtyfour::Key;

#[tokio::test(flavor = "current_thread")]
async fn broken_links_say_what_to_do() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let long = "A".repeat(200_000);
    for fragment in
        ["e=1.AAAA", "e=1.", "e=9.AAAA", "e=", long.as_str(), "e=1.%00%00", &format!("e=1.{long}")]
    {
        browser.driver.goto(&address).await?;
        let field = browser.id("link").await?;
        let set = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', { bubbles: true }))";
        let link = serde_json::Value::String(format!("{address}#{fragment}"));
        browser.driver.execute(set, vec![field.to_json()?, link]).await?;
        // Read in the page: how long the driver takes to click says nothing of the link.
        let open = "const start = performance.now(); arguments[0].form.requestSubmit(); return performance.now() - start";
        let took = browser.driver.execute(open, vec![field.to_json()?]).await?.convert::<f64>()?;
        browser
            .until("a sentence", "document.getElementById('link-fault').innerText.length > 20")
            .await?;
        assert!(took < 2_000.0, "{fragment:.40} took {took} ms");
        browser.until("no event", "!document.querySelector('#events a')").await?;
    }
    browser.driver.goto(format!("{address}#e=1.AAAA")).await?;
    browser.driver.refresh().await?;
    let said = "document.getElementById('link-fault').innerText.includes('not complete')";
    browser.until("that the link is not complete", said).await?;
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn foreign_files_say_what_to_do() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let files: [(&str, &[u8], &str); 5] = [
        ("other.json", br#"{"type": "excalidraw"}"#, "Another program"),
        (
            "half.json",
            br#"{"format": "tabletalk-hand-in", "version": 1, "ev"#,
            "ends in the middle",
        ),
        ("newer.json", br#"{"format": "tabletalk-hand-in", "version": 9}"#, "newer Tabletalk"),
        ("twice.json", br#"{"format": "a", "format": "b"}"#, "twice"),
        ("picture.json", &[0xff, 0xd8, 0xff, 0x00], "not a Tabletalk file"),
    ];
    for (name, bytes, said) in files {
        browser.driver.goto(&address).await?;
        browser.driver.refresh().await?;
        let path = browser.downloads.join(name);
        std::fs::write(&path, bytes)?;
        browser.id("file").await?.send_keys(path.to_string_lossy()).await?;
        let shown = format!("document.getElementById('file-fault').innerText.includes({said:?})");
        browser.until(said, &shown).await?;
        browser.until("no event", "!document.querySelector('#events a')").await?;
    }
    Ok(())
}

const MARKUP: &str = "<img src=x onerror=\"window.__pwn=1\"><script>window.__pwn=1</script>";

#[tokio::test(flavor = "current_thread")]
async fn markup_in_every_field_stays_text() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    set_up_with_markup(&browser).await?;
    let link = browser.id("link-1").await?.prop("value").await?.unwrap_or_default();
    stays_text(&browser, "the event's links").await?;
    browser.click("to-groups").await?;
    browser.id("join-1").await?;
    stays_text(&browser, "the event's page").await?;
    group::join(&browser, &link).await?;
    group::write(&browser, &[&format!("> {MARKUP}")]).await?;
    browser.click_first(".note__edit").await?;
    browser.fill(&group::editor_field(&browser, "owner").await?, MARKUP).await?;
    browser.fill(&group::editor_field(&browser, "due").await?, MARKUP).await?;
    browser.press(Key::Enter).await?;
    browser
        .until("owner and date", "document.querySelector('.note__who')?.innerText.includes('<img')")
        .await?;
    stays_text(&browser, "capture").await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, MARKUP, &[MARKUP].into()).await?;
    stays_text(&browser, "themes").await?;
    group::open_round(&browser, 1, 1).await?;
    browser.click("begin-ballot").await?;
    stays_text(&browser, "the ballot").await?;
    browser.click("cast").await?;
    group::reveal(&browser).await?;
    stays_text(&browser, "results").await?;
    let (file, _) = group::hand_in(&browser).await?;
    stays_text(&browser, "the file").await?;
    let desk = Browser::start().await?;
    desk.driver.goto(&address).await?;
    collect::collect(&desk, &[file]).await?;
    for room in ["files", "themes"] {
        rooms::go(&desk, room).await?;
        stays_text(&desk, room).await?;
    }
    let parts = rooms::parts(&desk).await?;
    rooms::link(&desk, &[&parts[0]], MARKUP).await?;
    for room in ["themes", "matrix", "priorities", "files"] {
        rooms::go(&desk, room).await?;
        stays_text(&desk, room).await?;
    }
    let report = rooms::report(&desk, "markdown", "-report.md").await?;
    stays_text(&desk, "report").await?;
    assert!(report.contains("&lt;img src"), "the report says {report}");
    assert!(!report.contains("<img"), "the report has markup: {report}");
    Ok(())
}

async fn set_up_with_markup(browser: &Browser) -> Result<(), Fault> {
    browser.click("set-up").await?;
    for field in [
        "event-title",
        "event-date",
        "kind-1",
        "kind-4",
        "question-1",
        "name-1",
        "question-2",
        "name-2",
        "question-3",
    ] {
        browser.fill(field, MARKUP).await?;
    }
    browser.click("save").await?;
    browser.id("link-1").await?;
    Ok(())
}

/// The markup is on the page as text, nothing was made of it, and nothing ran or was blocked.
async fn stays_text(browser: &Browser, screen: &str) -> Result<(), Fault> {
    browser
        .until(
            &format!("markup as text on {screen}"),
            "document.body.innerText.includes('<img src=x')",
        )
        .await?;
    browser.until("no element from it", "!document.querySelector('img, main script')").await?;
    browser.is_quiet().await
}

/// Opens a link that is broken: how long it takes to say so.
async fn broken(browser: &Browser, link: &str) -> Result<Duration, Fault> {
    browser.driver.goto("about:blank").await?;
    let start = Instant::now();
    browser.driver.goto(link).await?;
    assert!(browser.text("link-fault").await?.len() > 20);
    Ok(start.elapsed())
}

#[tokio::test(flavor = "current_thread")]
async fn bad_input_changes_nothing_that_is_there() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    let (links, _) = setup::three_groups(&browser, "Whole").await?;
    let link = links.first().ok_or("no link")?;
    group::join(&browser, link).await?;
    group::write(&browser, &["Must stay"]).await?;
    // A draft that was sent is marked until the durable copy has let go of it too.
    let settled = "Object.keys(localStorage).every((key) => !key.includes('/let-go/'))";
    browser.until("what was sent is let go of", settled).await?;
    let kept = "return JSON.stringify(Object.entries(localStorage).sort())";
    let before = browser.driver.execute(kept, Vec::new()).await?.json().clone();
    let bomb = format!("{address}#{}", forge::fragment(&vec![b'['; 256 << 20]));
    // A link that is cut short shows how long this machine takes for a page.
    let plain = broken(&browser, &format!("{address}#e=1.AAAA")).await?;
    for bad in
        [bomb.as_str(), &format!("{address}#e=1.{}", "A".repeat(100_000)), &link[..link.len() - 7]]
    {
        let took = broken(&browser, bad).await?;
        assert!(took < plain * 5, "took {took:?}, one that is cut short {plain:?}");
    }
    browser.driver.goto(&address).await?;
    let name = "<img src=x onerror=window.__pwn=1>.json";
    let path = browser.downloads.join(name);
    std::fs::write(&path, vec![b'['; 4 << 20])?;
    let other = browser.downloads.join("half.json");
    std::fs::write(&other, br#"{"format": "tabletalk-hand-in", "version": 1, "ev"#)?;
    let both = format!("{}\n{}", path.to_string_lossy(), other.to_string_lossy());
    browser.id("file").await?.send_keys(both).await?;
    browser.until("both are named", "['<img src=x', 'half.json'].every((name) => document.getElementById('file-fault').innerText.includes(name))").await?;
    browser.is_quiet().await?;
    let after = browser.driver.execute(kept, Vec::new()).await?.json().clone();
    assert_eq!(before, after);
    Ok(())
}

//! Bad input through the app: one sentence that says what to do, nothing changed, no script run.

use std::time::{Duration, Instant};

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{group, setup};
use tabletalk_e2e::{Fault, server};

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
        let start = Instant::now();
        browser.click("open-link").await?;
        browser
            .until("a sentence", "document.getElementById('link-fault').innerText.length > 20")
            .await?;
        assert!(
            start.elapsed() < Duration::from_secs(2),
            "{fragment:.40} took {:?}",
            start.elapsed()
        );
        browser.until("no event", "!document.querySelector('#events a')").await?;
    }
    browser.driver.goto(format!("{address}#e=1.AAAA")).await?;
    browser.driver.refresh().await?;
    assert!(browser.text("link-fault").await?.contains("not complete"));
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

#[tokio::test(flavor = "current_thread")]
async fn markup_in_every_field_stays_text() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    let markup = "<img src=x onerror=\"window.__pwn=1\"><script>window.__pwn=1</script>";
    let question = |number| format!("{markup} {number}");
    let (links, _) =
        setup::set_up(&browser, markup, &[question(1), question(2), question(3)]).await?;
    group::join(&browser, links.first().ok_or("no link")?).await?;
    group::write(&browser, &[markup]).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, markup, &[markup].into()).await?;
    group::open_round(&browser, 1, 1, 1).await?;
    browser.click("begin-ballot").await?;
    browser.click("cast").await?;
    group::reveal(&browser).await?;
    browser
        .until(
            "markup as text",
            "document.querySelector('.bar__name').innerText.includes('<img src=x')",
        )
        .await?;
    browser.until("no element from it", "!document.querySelector('img, main script')").await?;
    browser.until("no script run", "window.__pwn === undefined").await?;
    Ok(())
}

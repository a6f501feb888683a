//! Hostile names, notes, files and links in the app, by the rows of the list that the project must survive: nothing is cut
//! off, nothing unseen turns the letters around it, nothing hangs, and what an organiser wrote is said to be theirs.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{collect, group, rooms};
use tabletalk_e2e::{Fault, forge, server};

/// The forged hand-in as a file to pick.
fn file_of(browser: &Browser, hand_in: &str) -> Result<PathBuf, Fault> {
    let path = browser.downloads.join("hostile.json");
    std::fs::write(&path, hand_in)?;
    Ok(path)
}

/// Goes to a fragment of the event's, and waits for its screen.
async fn show(browser: &Browser, path: &str, there: &str) -> Result<(), Fault> {
    browser.driver.execute(format!("location.hash = '/forged01{path}'"), Vec::new()).await?;
    browser
        .until(&format!("{there} on {path}"), &format!("document.querySelector({there:?})"))
        .await
}

/// Every screen that shows what groups wrote, each with something that is on it alone.
const SCREENS: [(&str, &str); 11] = [
    ("", "#join-1"),
    ("/links", "#link-1"),
    ("/g1/question", "#main"),
    ("/g1/capture", "#note-line"),
    ("/g1/themes", ".theme .tick"),
    ("/g1/vote", "#open-round"),
    ("/g1/hand-in", "#receipt"),
    ("/files", "#tile-1 .tile__receipt"),
    ("/themes", "#shared .parts__row"),
    ("/matrix", "#matrix .matrix__sign"),
    ("/priorities", "#priorities .matrix__name"),
];

/// Makes a shared theme of the one theme that came in, under its own name.
async fn link_the_theme(browser: &Browser) -> Result<(), Fault> {
    rooms::go(browser, "themes").await?;
    let parts = rooms::parts(browser).await?;
    rooms::tick(browser, &[&parts[0]]).await?;
    browser.click("link").await?;
    browser.until("what is linked", "document.querySelector('#shared .parts__row')").await
}

/// X21: marks that pile up, a word of 50,000 letters and 10,000 line breaks, on a phone of 320 pixels.
#[tokio::test(flavor = "current_thread")]
async fn no_words_make_a_screen_wider_than_a_phone() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::phone().await?);
    let zalgo = format!("Z{}a{}", "\u{334}\u{489}".repeat(100), "\u{35b}".repeat(200));
    let (word, breaks) = ("word".repeat(12_500), format!("top{}end", "\n".repeat(10_000)));
    let long = "W".repeat(200);
    let mut event = forge::event(&long, &[&long, &"Z\u{334}".repeat(80)]);
    event["groups"][0]["question"] = "Q".repeat(400).into();
    let theme = "Ẃ\u{334}".repeat(60);
    let file = file_of(&browser, &forge::hand_in(&event, &theme, &[&zalgo, &word, &breaks]))?;
    browser.driver.goto(&address).await?;
    collect::collect(&browser, std::slice::from_ref(&file)).await?;
    link_the_theme(&browser).await?;
    group::go_on_with(&browser, &file).await?;
    group::notes_are(&browser, 3).await?;
    for (path, there) in SCREENS {
        show(&browser, path, there).await?;
        let wide = browser
            .driver
            .execute("return document.documentElement.scrollWidth", Vec::new())
            .await?;
        assert_eq!(wide.json().as_u64(), Some(320), "{path} is cut off at the side");
    }
    browser.is_quiet().await
}

/// X21: marks that pile up paint over no other note: what is beyond a line or so of theirs is not shown.
#[tokio::test(flavor = "current_thread")]
async fn marks_that_pile_up_stay_in_their_own_note() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let zalgo = format!("Z{}", "\u{334}\u{35b}\u{31d}".repeat(70));
    let notes = ["Above", &zalgo, "Below"];
    let file = file_of(&browser, &forge::hand_in(&forge::event("Marks", &[""]), "A", &notes))?;
    browser.driver.goto(&address).await?;
    collect::collect(&browser, std::slice::from_ref(&file)).await?;
    group::go_on_with(&browser, &file).await?;
    let clips = "[...document.querySelectorAll('main li [dir=auto]')].every((note) => getComputedStyle(note).overflow === 'clip')";
    for (path, there) in [
        ("/g1/capture", ".note__text"),
        ("/g1/themes", ".tick [dir=auto]"),
        ("/themes", ".desk__note"),
    ] {
        show(&browser, path, there).await?;
        browser.until(&format!("notes that clip on {path}"), clips).await?;
    }
    Ok(())
}

/// Every text node and name on the page that has what nobody sees in it.
pub(super) const UNSEEN: &str = "const turns = /[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/, control = /[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f]/;
    const found = [document.title, ...[...document.querySelectorAll('[aria-label]')].map((at) => at.ariaLabel)]
        .filter((text) => turns.test(text) || control.test(text));
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const at = walk.currentNode;
        const words = at.parentElement.matches('[dir=auto]') && !at.parentElement.closest('h1, h2, h3, h4');
        if (control.test(at.data) || (turns.test(at.data) && !words)) found.push(at.data);
    }
    return found";

/// X16, X19: control characters are signs, and what turns the direction is one in every name.
#[tokio::test(flavor = "current_thread")]
async fn what_nobody_sees_is_a_sign() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let event = forge::event("\u{202e}elttiT", &["\u{2067}puorG", "Two"]);
    let note = "nul\0 bell\u{7} del\u{7f} next\u{85} \u{202e}turned";
    let file = file_of(&browser, &forge::hand_in(&event, "\u{202d}Theme\u{200f}", &[note]))?;
    browser.driver.goto(&address).await?;
    collect::collect(&browser, std::slice::from_ref(&file)).await?;
    link_the_theme(&browser).await?;
    group::go_on_with(&browser, &file).await?;
    group::notes_are(&browser, 1).await?;
    let shown = browser
        .driver
        .execute("return document.querySelector('.note__text').textContent", Vec::new())
        .await?;
    assert_eq!(shown.json(), "nul␀ bell␇ del␡ next\u{fffd} \u{202e}turned");
    for (path, there) in SCREENS {
        show(&browser, path, there).await?;
        let unseen = browser.driver.execute(UNSEEN, Vec::new()).await?;
        assert_eq!(*unseen.json(), serde_json::json!([]), "on {path}");
        if path != "/g1/hand-in" {
            browser
                .until(&format!("a sign on {path}"), "document.body.innerText.includes('⇄')")
                .await?;
        }
    }
    browser.is_quiet().await
}

/// X20: names that look the same are said while an event is set up, refused by nobody, and stand with numbers and colours.
#[tokio::test(flavor = "current_thread")]
async fn groups_that_look_the_same_are_told_apart() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("set-up").await?;
    browser.fill("event-title", "Alike").await?;
    for number in 1..=3 {
        browser.fill(&format!("question-{number}"), "What?").await?;
    }
    browser.fill("name-1", "Money").await?;
    browser.fill("name-3", "Mone").await?;
    assert_eq!(browser.text("look-alike").await?, "");
    // A Cyrillic one.
    browser.id("name-3").await?.send_keys("у").await?;
    let said =
        "document.getElementById('look-alike').innerText.includes('groups 1 and 3 look the same')";
    browser.until("that they look the same", said).await?;
    browser.click("save").await?;
    browser.click("to-groups").await?;
    browser.id("join-3").await?;
    let read = "return [1, 3].map((number) => {
        const mark = document.getElementById('join-' + number).querySelector('.mark');
        return [mark.innerText, getComputedStyle(mark).backgroundColor + getComputedStyle(mark).color];
    })";
    let marks = browser.driver.execute(read, Vec::new()).await?;
    let marks: [[String; 2]; 2] = serde_json::from_value(marks.json().clone())?;
    assert_eq!([&marks[0][0], &marks[1][0]], ["1", "3"]);
    assert_ne!(marks[0][1], marks[1][1]);
    Ok(())
}

/// X33: a file whose name is markup, has line breaks and 4,000 letters: no disk has it, but a drop may.
#[tokio::test(flavor = "current_thread")]
async fn a_hostile_file_name_is_text_and_short() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("collect").await?;
    browser.id("bring").await?;
    let drop = "const data = new DataTransfer();
        data.items.add(new File(['{}'], '<img src=x onerror=window.__pwn=1>\\n\\u202e' + 'n'.repeat(4000)));
        document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }))";
    browser.driver.execute(drop, Vec::new()).await?;
    browser.until("its line", "document.querySelector('#results .file-name')").await?;
    let name = browser
        .driver
        .execute("return document.querySelector('#results .file-name').textContent", Vec::new())
        .await?;
    let name = name.json().as_str().unwrap_or_default().to_owned();
    assert!(name.starts_with("<img src=x onerror=window.__pwn=1>\n⇄nnn"), "{name}");
    assert!(name.chars().count() <= 120, "{name}");
    assert!(
        collect::results(&browser).await?.contains("Another program"),
        "its fault is said beside it"
    );
    browser.is_quiet().await
}

/// X43: 100,000 letters in the field that finds notes, of the kind that makes patterns slow.
#[tokio::test(flavor = "current_thread")]
async fn finding_never_hangs() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let haystack = "a".repeat(10_000);
    let file = file_of(
        &browser,
        &forge::hand_in(&forge::event("Find", &[""]), "A", &[haystack.as_str(); 40]),
    )?;
    browser.driver.goto(&address).await?;
    group::go_on_with(&browser, &file).await?;
    group::notes_are(&browser, 40).await?;
    let start = Instant::now();
    browser.paste("find", &format!("{}$", "((a+)+)".repeat(14_300))).await?;
    browser
        .until("that nothing is found", "document.body.innerText.includes('No notes match.')")
        .await?;
    assert!(start.elapsed() < Duration::from_secs(2), "took {:?}", start.elapsed());
    Ok(())
}

/// X46: a link of this app with somebody's own text in it says whose text that is, on each screen it leads to.
#[tokio::test(flavor = "current_thread")]
async fn what_an_organiser_wrote_is_never_ours() -> Result<(), Fault> {
    const THEIRS: &str = "document.querySelector('main').innerText.includes('Written by the organiser of this link')";
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let mut event = forge::event("Your account is locked, call 0900 12345", &["", ""]);
    browser.driver.goto(format!("{address}#{}", forge::link(&event))).await?;
    browser.id("join-1").await?;
    browser.until("whose it is, on the event's page", THEIRS).await?;
    browser.click("join-1").await?;
    browser.id("write").await?;
    browser.until("whose it is, on the way in", THEIRS).await?;
    event["revision"] = 2.into();
    event["groups"][0]["question"] = "Call 0900 12345 now".into();
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(format!("{address}#{}", forge::link(&event))).await?;
    browser.id("changes").await?;
    browser.until("whose it is, where a link changes it", THEIRS).await
}

/// X31: an event that is broken starts nothing, whichever way it comes.
#[tokio::test(flavor = "current_thread")]
async fn a_broken_event_starts_nothing() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let mut event = forge::event("Broken", &["", ""]);
    event["groups"][1]["id"] = "g1".into();
    let said = "Group 2 is listed twice";
    browser.driver.goto(format!("{address}#{}", forge::link(&event))).await?;
    assert!(browser.text("link-fault").await?.contains(said));
    browser.driver.goto(&address).await?;
    let path = browser.downloads.join("broken.json");
    std::fs::write(&path, forge::event_file(&event))?;
    browser.id("file").await?.send_keys(path.to_string_lossy()).await?;
    browser
        .until(said, &format!("document.getElementById('file-fault').innerText.includes({said:?})"))
        .await?;
    browser.until("no event", "!document.querySelector('#events a')").await?;
    let kept = browser
        .driver
        .execute(
            "return Object.keys(localStorage).filter((key) => key.includes('forged01'))",
            Vec::new(),
        )
        .await?;
    assert_eq!(*kept.json(), serde_json::json!([]));
    Ok(())
}

//! Deciding about suggestions: one press decides one, nothing moves under the finger, and what is said follows the record.

use std::time::Duration;

use serde_json::{Value, json};
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::Forged;
use tabletalk_e2e::pages::{collect, group, rooms};
use tabletalk_e2e::{Fault, forge, server};
use thirtyfour::Key;

use crate::rooms::file_of;

/// A note of words that no other letter's has, so long that its card fills half of a phone.
fn long(letter: char) -> String {
    let word = |other: char| format!("{letter}{other}{letter}{other}{letter}{other}");
    ('a'..='p').map(word).collect::<Vec<_>>().join(" ")
}

/// Waits until this is said of how much is left.
async fn left(browser: &Browser, count: usize) -> Result<(), Fault> {
    let said = match count {
        0 => "Nothing more to suggest.".to_owned(),
        1 => "1 suggestion to decide".to_owned(),
        _ => format!("{count} suggestions to decide"),
    };
    let left = format!("document.getElementById('likely-state')?.innerText === {said:?}");
    browser.until(&said, &left).await
}

/// A table with so many notes that each stand there twice, and a theme; looked through for what belongs together.
async fn said_twice(browser: &Browser, address: &str, pairs: usize) -> Result<(), Fault> {
    group::at_a_table(browser, address, "Said twice").await?;
    let twice = |letter| [long(letter), format!("{}.", long(letter))];
    let lines: Vec<String> = ('a'..='z').take(pairs).flat_map(twice).collect();
    group::paste_lines(browser, &lines.join("\n")).await?;
    browser.click("as-notes").await?;
    group::notes_are(browser, 2 * pairs).await?;
    group::write(browser, &["Plant trees"]).await?;
    browser.click("step-themes").await?;
    group::make_theme(browser, "Trees", &["Plant trees"].into()).await?;
    look(browser).await
}

/// Looks for what belongs together, from the themes.
async fn look(browser: &Browser) -> Result<(), Fault> {
    browser.click("suggestions").await?;
    browser.click("look-for-likely").await?;
    browser
        .until(
            "what was found",
            "document.getElementById('likely-state')?.innerText.match(/^[0-9N]/)",
        )
        .await
}

/// What a card says of what was decided, from the first on.
async fn said(browser: &Browser) -> Result<Value, Fault> {
    let read = "return [...document.querySelectorAll('#likely > li')]
        .map((card) => card.querySelector('.likely__answer > p') ?? card.querySelector('.likely__question > p'))
        .map((said) => said.innerText.replace(/[\\u2066-\\u2069]/g, ''))";
    rooms::read_all(browser, read).await
}

#[tokio::test(flavor = "current_thread")]
async fn who_holds_enter_decides_one_and_sees_the_next_card_from_its_first_line()
-> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    said_twice(&browser, &address, 12).await?;
    browser.look(320, "light").await?;
    browser.tab_to("accept-", false).await?;
    left(&browser, 12).await?;
    browser.hold("Enter", 12).await?;
    browser.focus_is("accept-1").await?;
    left(&browser, 11).await?;
    for row in 2..5 {
        browser.press(Key::Enter).await?;
        left(&browser, 12 - row).await?;
        browser.focus_is(&format!("accept-{row}")).await?;
        let top = "document.activeElement.closest('li').getBoundingClientRect().top";
        browser.until("its first line", &format!("{top} >= 0 && {top} < innerHeight - 40")).await?;
    }
    // The focus goes to the first card that was not there before, also where no more are left.
    browser.tab_to("more-likely", false).await?;
    browser.press(Key::Enter).await?;
    let is_there =
        "document.activeElement === document.querySelector('#likely > li:nth-child(11)')";
    browser.until("the eleventh card", is_there).await?;
    let cards = "return [document.querySelectorAll('#likely > li').length, !document.getElementById('more-likely')]";
    assert_eq!(rooms::read_all(&browser, cards).await?, json!([12, true]));
    left(&browser, 8).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn nothing_moves_under_the_finger() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::phone().await?);
    said_twice(&browser, &address, 4).await?;
    let stand = "return [scrollY, ...[...document.querySelectorAll('#likely > li')]
        .flatMap((card) => [card.getBoundingClientRect().top, card.getBoundingClientRect().height])].map(Math.round)";
    for (row, buttons) in [(0, "button:first-child"), (1, "button:last-child")] {
        let button = format!("#likely > li:nth-child({}) {buttons}", row + 1);
        let centre =
            format!("document.querySelector({button:?}).scrollIntoView({{ block: 'center' }})");
        browser.driver.execute(&centre, Vec::new()).await?;
        let before = rooms::read_all(&browser, stand).await?;
        let button = browser.driver.find(thirtyfour::By::Css(&button)).await?;
        browser.driver.action_chain().move_to_element_center(&button).click().perform().await?;
        browser.focus_is(&format!("accept-{}", row + 1)).await?;
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_millis(120)).await;
            browser.driver.action_chain().click().perform().await?;
        }
        assert_eq!(rooms::read_all(&browser, stand).await?, before, "it stays where it is");
        left(&browser, 3 - row).await?;
    }
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn of_notes_with_the_same_words_the_rest_are_asked_about_still() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Four times").await?;
    let seats = "More seats at the bus stop";
    group::write(&browser, &[seats, seats, seats, seats, "Plant trees"]).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Trees", &["Plant trees"].into()).await?;
    // However many notes there are, the way to what is suggested stands above them, and pushes none of them down.
    let above =
        "return [innerWidth, document.getElementById('suggestions').getBoundingClientRect().bottom
            <= document.querySelector('.gather__loose .tick').getBoundingClientRect().top,
        document.getElementById('suggestions').getBoundingClientRect().top
            < document.getElementById('loose').getBoundingClientRect().bottom]";
    for width in [320, 1440] {
        browser.look(width, "light").await?;
        assert_eq!(rooms::read_all(&browser, above).await?, json!([width, true, true]));
    }
    look(&browser).await?;
    let asked = "These may say the same. One of them can go into the bin.";
    assert_eq!(said(&browser).await?, json!([asked, asked, asked]));
    browser.click_first("#likely > li:first-child button:nth-child(2)").await?;
    left(&browser, 2).await?;
    let second = "The second stays. The first is in the bin.";
    assert_eq!(said(&browser).await?, json!([second, asked, asked]));
    browser.click_first("#likely > li:nth-child(2) button:first-child").await?;
    left(&browser, 1).await?;
    browser.click_first("#likely > li:nth-child(3) button:last-child").await?;
    left(&browser, 0).await?;
    let first = "The first stays. The second is in the bin.";
    assert_eq!(said(&browser).await?, json!([second, first, "Both stay."]));
    browser.is_quiet().await
}

/// What the buttons are called that can be pressed.
const BUTTONS: &str = "return [...document.querySelectorAll('#likely button')]
    .filter((button) => button.checkVisibility({ visibilityProperty: true }))
    .map((button) => button.getAttribute('aria-label').replace(/[\\u2066-\\u2069]/g, ''))";

/// The desk with the files of three tables that have the same in a theme of one name.
async fn three_tables(browser: &Browser, address: &str) -> Result<(), Fault> {
    let event = forge::event("Three tables", &["North", "South", "East"]);
    let mut files = Vec::new();
    for at in 0..3_usize {
        let mut forged = Forged::by(u32::try_from(at)? + 1);
        let theme = forged.theme("Buses");
        for text in ["The 14 bus is late every morning", "Nobody tells us when the bus comes"] {
            let note = forged.note(text);
            forged.place(&note, &theme);
        }
        let text = forged.hand_in(&event, at);
        files.push(file_of(browser, &format!("group-{at}.json"), &text)?);
    }
    browser.driver.goto(address).await?;
    collect::collect(browser, &files).await
}

#[tokio::test(flavor = "current_thread")]
async fn at_the_desk_cards_say_what_was_decided_and_buttons_whose_themes_they_are()
-> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    three_tables(&browser, &address).await?;
    rooms::go(&browser, "themes").await?;
    browser.click("look-for-likely").await?;
    left(&browser, 3).await?;
    let both = |says: &str, one: usize, other: usize| {
        format!("{says}: “Group {one}: Buses” and “Group {other}: Buses”")
    };
    let (yes, no) = ("Yes, one theme", "No, keep apart");
    let named = rooms::read_all(&browser, BUTTONS).await?;
    let pairs = [(1, 2), (1, 3), (2, 3)];
    let wanted: Vec<String> = pairs
        .iter()
        .flat_map(|(one, other)| [both(yes, *one, *other), both(no, *one, *other)])
        .collect();
    assert_eq!(named, json!(wanted));
    let press =
        |row: usize, button: &str| format!("#likely > li:nth-child({row}) .button:{button}-child");
    let (one, asks) = ("Are they one theme?", "Do both belong to “Buses”?");
    // Accepted, taken back, turned down.
    browser.click_first(&press(1, "first")).await?;
    left(&browser, 1).await?;
    let elsewhere = "The same is asked in another suggestion.";
    assert_eq!(said(&browser).await?, json!(["One theme.", asks, elsewhere]));
    let named = rooms::read_all(&browser, BUTTONS).await?;
    let in_shared = |says| format!("{} in “Buses”", both(says, 1, 3));
    assert_eq!(named, json!([in_shared(yes), in_shared(no)]));
    browser.click_first(&press(2, "last")).await?;
    left(&browser, 0).await?;
    assert_eq!(said(&browser).await?, json!(["One theme.", "Kept apart.", "Kept apart."]));
    for open in [1, 3] {
        browser.click("undo").await?;
        left(&browser, open).await?;
    }
    assert_eq!(said(&browser).await?, json!([one, one, one]));
    browser.click_first(&press(1, "last")).await?;
    left(&browser, 2).await?;
    assert_eq!(said(&browser).await?, json!(["Kept apart.", one, one]));
    // What was turned down comes about in no roundabout way.
    browser.click_first(&press(2, "first")).await?;
    left(&browser, 0).await?;
    assert_eq!(said(&browser).await?, json!(["Kept apart.", "One theme.", "Kept apart."]));
    browser.is_quiet().await
}

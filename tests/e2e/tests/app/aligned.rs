//! What belongs to one line or one edge stands there, whatever the width and the script.

use serde_json::{Value, json};
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::example::Example;
use tabletalk_e2e::pages::rooms;
use tabletalk_e2e::{Fault, server};

/// How far the words of the first room are from the edge of the heading; and what is seen beyond the window's sides, but for
/// what scrolls.
const EDGES: &str = "const words = document.createRange();
    words.selectNodeContents(document.getElementById('room-links'));
    const left = (of) => of.getBoundingClientRect().left;
    const beyond = [...document.querySelectorAll('main *')].filter((at) => {
        const { left, right, width } = at.getBoundingClientRect();
        return width > 1 && (left < 0 || right > innerWidth) && at.checkVisibility() && !at.closest('.matrix__scroll');
    });
    return [Math.round(left(words) - left(document.querySelector('h1'))), beyond.map((at) => at.outerHTML.slice(0, 120)),
        Math.max(0, document.documentElement.scrollWidth - innerWidth)]";

#[tokio::test(flavor = "current_thread")]
async fn the_ways_to_the_rooms_begin_where_the_page_does() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    Example::open(&browser, &address).await?;
    browser.driver.goto(format!("{}#/example/files", server::organisers(&address))).await?;
    for width in [320, 768, 1440] {
        browser.look(width, "light").await?;
        for room in ["files", "themes", "matrix", "priorities", "report", "compare"] {
            rooms::go(&browser, room).await?;
            let said = rooms::read_all(&browser, EDGES).await?;
            // The words have a border of 1 px before them.
            assert_eq!(said, json!([1, [], 0]), "{room}, {width} px wide");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn a_groups_number_stands_beside_its_name_in_any_script() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("set-up").await?;
    browser.fill("event-title", "Two scripts").await?;
    let names = [
        "مجموعة الشباب والشابات من الأحياء الشرقية في المدينة القديمة",
        "مجموعة",
        "Young people of the eastern quarters of the old town",
    ];
    for (number, name) in (1..).zip(names) {
        browser.fill(&format!("name-{number}"), name).await?;
        browser.fill(&format!("question-{number}"), name).await?;
    }
    browser.click("save").await?;
    browser.id("link-3").await?;
    // From which side each card is read, by where the number is; how far it is from the words of the name; how far these and
    // those of the question are from that edge of the card.
    let cards = "return [...document.querySelectorAll('#group-links > li')].map((card) => {
        const [mark, name] = card.querySelector('h3').children;
        const words = (of) => {
            const range = document.createRange();
            range.selectNodeContents(of);
            return range.getBoundingClientRect();
        };
        const box = (of) => of.getBoundingClientRect();
        const from_right = box(mark).left > words(name).left;
        const [number, said, asked, head] = [box(mark), words(name), words(card.querySelector(':scope > bdi')), box(card.querySelector('h3'))];
        const apart = from_right ? number.left - said.right : said.left - number.right;
        const edges = from_right ? [head.right - number.right, head.right - asked.right] : [number.left - head.left, asked.left - head.left];
        return [from_right, ...[apart, ...edges].map(Math.round)];
    })";
    for width in [320, 1440] {
        browser.look(width, "light").await?;
        let said = rooms::read_all(&browser, cards).await?;
        let expected = [true, true, false].map(|from_right| json!([from_right, 10, 0, 0]));
        assert_eq!(said, json!(expected), "{width} px wide");
    }
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_chosen_in_a_dialog_stands_in_one_line() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("example").await?;
    rooms::go(&browser, "matrix").await?;
    browser.click_first(".matrix__sign").await?;
    browser.until("the notes", "document.querySelector('#sign-dialog [id^=quote-]')").await?;
    let lefts = "return [...new Set([...document.querySelectorAll('#sign-dialog input')].map((at) => Math.round(at.getBoundingClientRect().left)))]";
    let lefts: Value = rooms::read_all(&browser, lefts).await?;
    assert_eq!(lefts.as_array().map(Vec::len), Some(1), "{lefts}");
    browser.is_quiet().await
}

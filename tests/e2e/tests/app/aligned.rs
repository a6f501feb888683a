//! What belongs to one edge stands there, whatever the width.

use serde_json::json;
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

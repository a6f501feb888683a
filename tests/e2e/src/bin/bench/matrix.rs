//! The rooms of a large desk, 200 shared themes by 100 groups: each opened, and the matrix scrolled to its end both ways.

use std::path::Path;

use tabletalk_e2e::Fault;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::server::organisers;

use crate::case::{Build, ask, wait};
use crate::lines::Line;
use crate::room::{DEAF, ELEMENTS, LONGEST, LONGEST_TASK, number};

/// Milliseconds that a task may take while it is scrolled.
const SCROLLS: f64 = 50.0;

/// The rooms, each with what says that all of it is there. The matrix is the last, since leaving one takes a task too.
const ROOMS: [(&str, &str); 3] = [
    ("themes", "document.querySelectorAll('#shared .parts').length === 200"),
    (
        "priorities",
        "(() => {
            const bodies = [...document.querySelectorAll('#priorities tbody')];
            return bodies.length === 200 && bodies.every(({ rows }) => rows.length === rows[0].cells[0].rowSpan);
        })()",
    ),
    ("matrix", "document.querySelectorAll('.matrix__sign').length === 20000"),
];

const LOOK_OUT: &str = "window.__long = [];
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.__long.push(duration);
    }).observe({ type: 'longtask' });";
const LAID_OUT: &str = "return [...document.querySelectorAll('*')]
    .filter((element) => element.checkVisibility({ contentVisibilityAuto: true })).length;";
/// A tenth of what is in sight a frame, down and then aside.
const SCROLL: &str = "const done = arguments[0];
    const table = document.getElementById('matrix').parentElement;
    table.scrollIntoView({ block: 'center' });
    const aside = () => table.scrollLeft + table.clientWidth < table.scrollWidth - 1;
    const down = () => table.scrollTop + table.clientHeight < table.scrollHeight - 1;
    const frame = () => {
        if (down()) table.scrollBy(0, table.clientHeight / 10);
        else if (aside()) table.scrollBy(table.clientWidth / 10, 0);
        else return setTimeout(() => done([table.scrollTop, table.scrollLeft]), 100);
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);";

/// Opens the file of a desk whose matrix is this large.
pub(crate) async fn measure(build: &Build, desk: &Path) -> Result<Vec<Line>, Fault> {
    let browser = Browser::start().await?;
    browser.driver.set_script_timeout(LONGEST).await?;
    browser.driver.goto(format!("{}#/collect", organisers(&build.address))).await?;
    browser.id("files").await?.send_keys(desk.to_string_lossy()).await?;
    let all = "document.querySelectorAll('.tile__receipt').length === 100";
    browser.until("all of the desk", all).await?;
    ask(&browser, LOOK_OUT, &[]).await?;
    let mut lines = Vec::new();
    for (room, all) in ROOMS {
        ask(&browser, LONGEST_TASK, &[]).await?;
        browser.click(&format!("room-{room}")).await?;
        browser.until("all of the room", all).await?;
        let longest = number(&ask(&browser, LONGEST_TASK, &[]).await?)?;
        let laid_out = number(&ask(&browser, LAID_OUT, &[]).await?)?;
        let what =
            format!("of 200 shared themes by 100 groups, while {room} opens: the longest task");
        lines.push(Line::at_most(&what, longest, "ms", DEAF));
        let what = format!("elements of {room} that are laid out");
        lines.push(Line::at_most(&what, laid_out, "elements", ELEMENTS));
    }
    ask(&browser, LONGEST_TASK, &[]).await?;
    let scrolled = wait(&browser, SCROLL).await?;
    if number(&scrolled[0])? < 1_000.0 || number(&scrolled[1])? < 1_000.0 {
        return Err(format!("it was not scrolled: {scrolled}").into());
    }
    let scrolling = number(&ask(&browser, LONGEST_TASK, &[]).await?)?;
    lines.push(Line::at_most(
        "the longest task while the matrix is scrolled",
        scrolling,
        "ms",
        SCROLLS,
    ));
    for line in &lines {
        println!("{line}");
    }
    Ok(lines)
}

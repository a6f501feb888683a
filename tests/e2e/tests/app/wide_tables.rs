//! Tables that are larger than the screen: in the matrix of a large room it stays in sight which sign is whose, and the
//! priorities fit on a phone.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Value, json};
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, rooms};
use tabletalk_e2e::{Fault, server};

const GROUPS: usize = 20;

/// A desk with many groups, so many of whose themes are each time one shared theme.
async fn large_room(browser: &Browser, address: &str, each: usize) -> Result<(), Fault> {
    let names: Vec<String> =
        (1..=GROUPS).map(|number| format!("The table with number {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let event = forge::event("A large room", &names);
    let folder = browser.downloads.join("hand-ins");
    std::fs::create_dir_all(&folder)?;
    let (mut files, mut themes): (Vec<PathBuf>, Vec<String>) = (Vec::new(), Vec::new());
    for (number, group) in (1_u32..).zip(0..GROUPS) {
        let mut forged = Forged::by(number);
        let theme = forged.theme(&format!("What table {number} said"));
        let note = forged.note("Something was said, and somebody wrote it down");
        forged.place(&note, &theme);
        forged.round((3, 2), &[&theme], &[json!([[theme, 2]]), json!([])]);
        let file = folder.join(format!("{number}.json"));
        std::fs::write(&file, forged.hand_in(&event, group))?;
        files.push(file);
        themes.push(theme);
    }
    browser.driver.goto(server::organisers(address)).await?;
    collect::collect(browser, &files).await?;
    rooms::go(browser, "themes").await?;
    for (shared, parts) in (1..).zip(themes.chunks(each)) {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        rooms::link(browser, &parts, &format!("Shared theme {shared} of the whole room")).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn in_a_large_matrix_it_stays_in_sight_which_sign_is_whose() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    large_room(&browser, &address, 1).await?;
    // What can be seen of the last theme's name and of the last group's number, once the sign of both is in sight; and how far
    // it is from where they cross.
    let at_the_last = "const all = (selector) => [...document.querySelectorAll(selector)];
        const table = all('#matrix')[0].parentElement;
        table.scrollIntoView({ block: 'center' });
        const sign = all('#matrix tbody tr:last-child .matrix__sign').at(-1);
        sign.scrollIntoView({ block: 'nearest', inline: 'end' });
        const [name, head] = [all('#matrix tbody .matrix__name').at(-1), all('#matrix thead .mark').at(-1)];
        const box = (element) => element.getBoundingClientRect();
        const seen = (element) => {
            const { x, y, width, height } = box(element);
            return element.contains(document.elementFromPoint(x + Math.min(width, 40) / 2, y + height / 2));
        };
        const off = box(sign.closest('td')).x - box(head.closest('th')).x;
        return { name: seen(name), head: seen(head), sign: seen(sign), off: Math.round(off),
            scrolled: [table.scrollLeft > 100, table.scrollTop > 100] }";
    for width in [320, 768, 1440] {
        browser.look(width, "light").await?;
        rooms::go(&browser, "matrix").await?;
        let rows = format!(
            "document.querySelectorAll('#matrix .matrix__sign').length === {}",
            GROUPS * GROUPS
        );
        browser.until("all signs", &rows).await?;
        assert_eq!(
            rooms::read_all(&browser, at_the_last).await?,
            json!({ "name": true, "head": true, "sign": true, "off": 0, "scrolled": [true, true] }),
            "{width} px wide"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn above_the_matrix_it_stands_which_group_each_number_is() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    large_room(&browser, &address, GROUPS).await?;
    let legend = "const fold = document.getElementById('legend');
        const was_open = fold.open;
        fold.open = true;
        const names = [...fold.querySelectorAll('li')].map((name) => name.innerText.replace(/\\s+/, ' '));
        const off = [...fold.querySelectorAll('li')].filter((name) => name.getBoundingClientRect().right > innerWidth);
        fold.open = false;
        return [was_open, names, off.length, Math.max(0, document.documentElement.scrollWidth - innerWidth)]";
    let names: Vec<String> =
        (1..=GROUPS).map(|number| format!("{number} The table with number {number}")).collect();
    for width in [320, 1440] {
        browser.look(width, "light").await?;
        rooms::go(&browser, "matrix").await?;
        let told = rooms::read_all(&browser, legend).await?;
        // So many would push the table out of sight.
        assert_eq!(told, json!([false, names, 0, 0]), "{width} px wide");
    }
    Ok(())
}

/// Groups without a name are told by their questions, in the matrix and among the themes; one that is named has its number there.
#[tokio::test(flavor = "current_thread")]
async fn every_group_is_told_by_its_name_or_else_by_its_question() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let event = forge::event("Some have names", &["Harbour", "", "Hill"]);
    let (mut files, mut themes) = (Vec::new(), Vec::new());
    for (number, group) in (1_u32..).zip(0..3) {
        let mut forged = Forged::by(number);
        themes.push(forged.theme("Money"));
        let file = browser.downloads.join(format!("{number}.json"));
        std::fs::write(&file, forged.hand_in(&event, group))?;
        files.push(file);
    }
    browser.driver.goto(server::organisers(&address)).await?;
    collect::collect(&browser, &files).await?;
    rooms::go(&browser, "themes").await?;
    let themes: Vec<&str> = themes.iter().map(String::as_str).collect();
    rooms::link(&browser, &themes, "Money").await?;
    let heads = "return [...document.querySelectorAll('.off-paper .desk__group')].map((head) =>
        [head.querySelector('.mark').innerText, ...[...head.querySelectorAll('h3, p')].map((at) => at.innerText.replace(/\\s+/g, ' '))])";
    assert_eq!(
        rooms::read_all(&browser, heads).await?,
        json!([
            ["1", "Group 1 Harbour", "Question 1?"],
            ["2", "Group 2", "Question 2?"],
            ["3", "Group 3 Hill", "Question 3?"]
        ])
    );
    rooms::go(&browser, "matrix").await?;
    browser.id("legend").await?;
    let legend = "return [...document.querySelectorAll('#legend li')].map((at) => at.innerText.replace(/\\s+/g, ' '))";
    let legend = rooms::read_all(&browser, legend).await?;
    assert_eq!(legend, json!(["1 Harbour", "2 Question 2?", "3 Hill"]));
    browser.is_quiet().await
}

const LOOK_THROUGH: &str =
    "const [done, bodies] = [arguments[0], [...document.querySelectorAll('#priorities tbody')]];
    const next = () => {
        const body = bodies.shift();
        body?.scrollIntoView();
        requestAnimationFrame(() => setTimeout(body ? next : done));
    };
    next();";

#[tokio::test(flavor = "current_thread")]
async fn priorities_fit_on_a_phone_and_stay_a_table() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    large_room(&browser, &address, 1).await?;
    let mut heard: Vec<BTreeMap<String, usize>> = Vec::new();
    for width in [1440, 900, 320] {
        browser.look(width, "light").await?;
        rooms::go(&browser, "priorities").await?;
        let rows = format!("document.querySelectorAll('#priorities tbody').length === {GROUPS}");
        browser.until("all themes", &rows).await?;
        let beside = "const table = document.getElementById('priorities').parentElement;
            return table.scrollWidth - table.clientWidth";
        assert_eq!(rooms::read_all(&browser, beside).await?, json!(0), "{width} px wide");
        heard.push(roles(&browser).await?);
        // Also once each theme was in sight.
        browser.driver.execute_async(LOOK_THROUGH, Vec::new()).await?;
        heard.push(roles(&browser).await?);
    }
    assert_eq!(heard[0].get("columnheader"), Some(&7));
    assert_eq!(heard[0].get("rowheader"), Some(&GROUPS));
    assert!(heard.iter().all(|roles| *roles == heard[0]), "{heard:?}");
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn beside_the_share_of_the_last_group_it_stays_in_sight_which_theme_it_is()
-> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    large_room(&browser, &address, GROUPS).await?;
    let at_the_last =
        "const share = document.querySelector('#priorities tbody tr:last-child .hint');
        share.scrollIntoView({ block: 'end' });
        const seen = (element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
        };
        const name = document.querySelector('#priorities .matrix__name bdi');
        return [seen(name), seen(share), share.closest('tr').rowIndex]";
    for width in [320, 900, 1440] {
        browser.look(width, "light").await?;
        rooms::go(&browser, "priorities").await?;
        let seen = rooms::read_all(&browser, at_the_last).await?;
        assert_eq!(seen, json!([true, true, GROUPS]), "{width} px wide");
    }
    Ok(())
}

/// Of a long room little is laid out at a time; the browser finds all of it, and all of it is on paper.
#[tokio::test(flavor = "current_thread")]
async fn what_is_out_of_sight_is_not_laid_out_but_found_and_printed() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    large_room(&browser, &address, 1).await?;
    let last = format!("Shared theme {GROUPS} of the whole room");
    for (room, each) in [
        ("themes", "#shared > li > article > header"),
        ("priorities", "#priorities tbody > tr > th"),
    ] {
        browser.look(320, "light").await?;
        rooms::go(&browser, room).await?;
        let laid_out = format!(
            "return [...document.querySelectorAll('{each}')].map((at) => at.checkVisibility({{ contentVisibilityAuto: true }}))"
        );
        let on_screen = rooms::read_all(&browser, &laid_out).await?;
        assert_eq!(on_screen[0], json!(true), "{room}");
        assert_eq!(on_screen[GROUPS - 1], json!(false), "{room}");
        let find = format!("getSelection().collapse(document.body, 0); return find({last:?})");
        assert_eq!(rooms::read_all(&browser, &find).await?, json!(true), "{room}");
        let shown = format!(
            "[...document.querySelectorAll('{each}')].find((at) => at.textContent.includes({last:?})).checkVisibility({{ contentVisibilityAuto: true }})"
        );
        browser.until("what was found in sight", &shown).await?;
        assert!(printed(&browser, &last).await?, "{room}");
    }
    Ok(())
}

/// Whether this stands on paper, and is laid out there.
async fn printed(browser: &Browser, words: &str) -> Result<bool, Fault> {
    let cdp = browser.driver.cdp();
    cdp.send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let read = format!(
        "dispatchEvent(new Event('beforeprint'));
        const found = [...document.querySelectorAll('#shared h3 bdi, .paper .matrix__name bdi')]
            .some((at) => at.textContent === {words:?} && at.checkVisibility({{ contentVisibilityAuto: true }}));
        dispatchEvent(new Event('afterprint'));
        return found;"
    );
    let found = rooms::read_all(browser, &read).await?;
    cdp.send_raw("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    Ok(found == json!(true))
}

/// How many of each part of a table there are for who hears the page.
async fn roles(browser: &Browser) -> Result<BTreeMap<String, usize>, Fault> {
    let tree = browser.driver.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().ok_or("no tree")?;
    let mut found = BTreeMap::new();
    let is_told = |node: &&Value| node["ignored"] != json!(true);
    for role in nodes.iter().filter(is_told).filter_map(|node| node["role"]["value"].as_str()) {
        if ["table", "row", "cell", "columnheader", "rowheader"].contains(&role) {
            *found.entry(role.to_owned()).or_default() += 1;
        }
    }
    Ok(found)
}

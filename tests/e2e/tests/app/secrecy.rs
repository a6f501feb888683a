//! A ballot is one person's, in one tab's memory, until it is handed in; what is kept of it then orders nothing.

use std::collections::BTreeSet;

use serde_json::json;
use tabletalk_e2e::browser::{Browser, WARNS};
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};
use thirtyfour::Key;

const NO_BALLOT: &str =
    "!document.getElementById('cast') && document.getElementById('begin-ballot')";

/// A table with a round open over two themes, on the screen of votes.
async fn voting(people: usize) -> Result<Browser, Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Secret").await?;
    group::write(&browser, &["One", "Two", "Three"]).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Alpha", &["One"].into()).await?;
    group::make_theme(&browser, "Beta", &["Two"].into()).await?;
    group::open_round(&browser, people, 3).await?;
    Ok(browser)
}

/// Begins a ballot and gives Alpha a dot.
async fn one_dot(browser: &Browser) -> Result<(), Fault> {
    browser.click("begin-ballot").await?;
    browser.click_first("button[aria-label='Give a dot to Alpha']").await?;
    dots_left(browser, 2).await
}

async fn dots_left(browser: &Browser, left: usize) -> Result<(), Fault> {
    let said = format!("document.getElementById('dots-left')?.innerText.startsWith('{left} ')");
    browser.until(&format!("{left} dots left"), &said).await
}

/// A18: no key does anything else while a ballot is open.
#[tokio::test(flavor = "current_thread")]
async fn shortcuts_that_go_off_in_the_midst_of_something() -> Result<(), Fault> {
    let browser = voting(2).await?;
    // Outside of a ballot they do what they do.
    browser.driver.execute("document.getElementById('main').focus()", Vec::new()).await?;
    browser.press("2").await?;
    browser.id("loose").await?;
    browser.click("step-vote").await?;
    one_dot(&browser).await?;
    for key in ["1", "2", "4", "n", "?"] {
        browser.press(key).await?;
    }
    browser.press(Key::Control + "z").await?;
    browser.press(Key::Control + "y").await?;
    // Nor where nothing has the focus but the page as a whole.
    browser.driver.execute("document.activeElement.blur()", Vec::new()).await?;
    assert_eq!(browser.focus().await?, "BODY");
    for key in ["1", "2", "n", "?"] {
        browser.press(key).await?;
    }
    browser.press(Key::Control + "z").await?;
    browser.click("undo").await?;
    dots_left(&browser, 2).await?;
    let here = "location.hash.endsWith('/vote') && !document.querySelector('dialog[open]')";
    browser.until("the ballot alone", here).await?;
    // Handed in, they work again; the round was not taken back behind it.
    browser.click("cast").await?;
    browser
        .until("one ballot", "document.getElementById('ballots-in').innerText.includes('1 of 2')")
        .await?;
    browser.press("2").await?;
    browser.id("loose").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn leaving_a_ballot_asks_and_the_next_person_starts_blank() -> Result<(), Fault> {
    let browser = voting(2).await?;
    one_dot(&browser).await?;
    let asked = "document.getElementById('leave-ballot')?.open";
    let ways = [
        "history.back()",
        "document.getElementById('step-themes').click()",
        "location.hash = '#/'",
    ];
    for way in ways {
        browser.driver.execute(way, Vec::new()).await?;
        browser.until(&format!("a question after {way}"), asked).await?;
        browser.click("stay").await?;
        browser.until("the question gone", &format!("!({asked})")).await?;
        browser.until("the address of the vote", "location.hash.endsWith('/vote')").await?;
        dots_left(&browser, 2).await?;
    }
    // Escape stays as well.
    browser.click("step-themes").await?;
    browser.until("a question", asked).await?;
    browser.press(Key::Escape).await?;
    dots_left(&browser, 2).await?;
    browser.click("step-themes").await?;
    browser.until("a question", asked).await?;
    browser.click("leave").await?;
    browser.id("loose").await?;
    browser.click("step-vote").await?;
    browser.until("no ballot", NO_BALLOT).await?;
    browser
        .until("none in", "document.getElementById('ballots-in').innerText.includes('0 of 2')")
        .await?;
    browser.click("begin-ballot").await?;
    dots_left(&browser, 3).await?;
    // Who threw it away on purpose is not asked again.
    browser.click("discard").await?;
    browser.click("step-themes").await?;
    browser.id("loose").await?;
    browser.is_quiet().await
}

/// What one person gave stands on nobody else's ballot, and their thanks are gone once that is begun.
#[tokio::test(flavor = "current_thread")]
async fn after_a_ballot_was_handed_in_the_next_person_starts_blank() -> Result<(), Fault> {
    let browser = voting(3).await?;
    for number in 1..=2 {
        one_dot(&browser).await?;
        browser.click("cast").await?;
        let said = format!(
            "document.getElementById('ballots-in').innerText.includes('{number} of 3') && document.body.innerText.includes('Your ballot is in')"
        );
        browser.until("that it is in", &said).await?;
        browser.click("begin-ballot").await?;
        dots_left(&browser, 3).await?;
        let given = "[...document.querySelectorAll('.ballot__said')].map((said) => said.innerText).join() === '0 dots,0 dots'";
        browser.until("a dot on no theme", given).await?;
        let said = browser.text("main").await?;
        let told = ["●", "Your ballot is in"].map(|part| said.contains(part));
        assert_eq!(told, [false; 2], "{said}");
        // There is nothing of the other's to take back either.
        browser.click_first("button[aria-label='Take a dot back from Alpha']").await?;
        dots_left(&browser, 3).await?;
        browser.click("discard").await?;
        let said = "document.getElementById('main').innerText.includes('thrown away')";
        browser.until("that it is thrown away", said).await?;
    }
    // Two people gave Alpha a dot each, and what was thrown away gave none.
    group::reveal(&browser).await?;
    let bars = "return [...document.querySelectorAll('.bar')].map((bar) => [bar.querySelector('.bar__name').innerText, bar.querySelector('.bar__said').innerText])";
    let bars = browser.driver.execute(bars, Vec::new()).await?;
    let told = json!([["Alpha", "2 voters, 2 dots"], ["Beta", "0 voters, 0 dots"]]);
    assert_eq!(*bars.json(), told);
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_reload_warns_and_loses_the_ballot() -> Result<(), Fault> {
    let browser = voting(2).await?;
    browser.until("no warning before a ballot", &format!("!{WARNS}")).await?;
    one_dot(&browser).await?;
    browser.until("a warning", WARNS).await?;
    let before = kept(&browser).await?;
    browser.driver.refresh().await.or_else(|fault| {
        // The driver may say that it answered the question by itself.
        if fault.to_string().contains("alert") { Ok(()) } else { Err(fault) }
    })?;
    browser.until("no ballot", NO_BALLOT).await?;
    browser.until("no warning", &format!("!{WARNS}")).await?;
    browser.click("begin-ballot").await?;
    dots_left(&browser, 3).await?;
    assert_eq!(kept(&browser).await?, before, "nothing of a ballot in hand is kept");
    Ok(())
}

/// A second tab ends the round while a ballot is in hand in the first: it is said that the ballot did not count, until the
/// next one is begun.
#[tokio::test(flavor = "current_thread")]
async fn a_round_that_ends_in_another_tab_tells_who_was_voting() -> Result<(), Fault> {
    let browser = voting(2).await?;
    let here = browser.driver.window().await?;
    let address = browser.driver.current_url().await?;
    let other = browser.driver.new_tab().await?;
    for end in ["reveal", "cancel-round"] {
        browser.driver.switch_to_window(here.clone()).await?;
        one_dot(&browser).await?;
        let lost = "document.getElementById('ballot-lost').innerText.includes('not counted')";
        browser.until("nothing said of it", &format!("!({lost})")).await?;
        browser.click("undo").await?;
        let later = "document.getElementById('undo-said').textContent.includes('ballot is open')";
        browser.until("that undo waits", later).await?;
        browser.driver.switch_to_window(other.clone()).await?;
        browser.driver.goto(address.as_str()).await?;
        browser.click(end).await?;
        browser.click("end-yes").await?;
        browser.until("the end", "!document.getElementById('end-yes')").await?;
        browser.driver.switch_to_window(here.clone()).await?;
        browser.until("that it was not counted", lost).await?;
        browser.focus_is("ballot-lost").await?;
        browser.until("no ballot open", &format!("!{later}")).await?;
        let shown = "document.getElementById('another-round')?.click()";
        browser.driver.execute(shown, Vec::new()).await?;
        group::open_round(&browser, 2, 3).await?;
        browser.until("no word of it in the next round", &format!("!({lost})")).await?;
    }
    browser.is_quiet().await
}

/// Every entry of both stores.
async fn kept(browser: &Browser) -> Result<BTreeSet<String>, Fault> {
    let read = "const done = arguments[0];
        const local = Object.entries(localStorage).map(([key, value]) => key + ' ' + value);
        const opening = indexedDB.open('tabletalk');
        opening.onsuccess = () => {
            const store = opening.result.transaction('entries').objectStore('entries');
            const [keys, values] = [store.getAllKeys(), store.getAll()];
            values.onsuccess = () => {
                opening.result.close();
                done([...local, ...keys.result.map((key, place) => key + ' ' + values.result[place])]);
            };
        };";
    let found = browser.driver.execute_async(read, Vec::new()).await?;
    Ok(serde_json::from_value(found.json().clone())?)
}

#[tokio::test(flavor = "current_thread")]
async fn nothing_that_is_kept_orders_ballots_or_ties_one_to_a_moment() -> Result<(), Fault> {
    let browser = voting(4).await?;
    for theme in ["Beta", "Alpha", "Beta", "Alpha"] {
        let before = kept(&browser).await?;
        group::cast(&browser, &[theme.to_owned()]).await?;
        let both =
            "document.querySelector('.side__foot').innerText.includes('Saved on this device')";
        browser.until("saved", both).await?;
        let after = kept(&browser).await?;
        // A key, one value in two stores, and nothing else that changed.
        let news: Vec<&String> = after.difference(&before).collect();
        assert_eq!(news.len(), 1, "{news:?}");
        assert!(before.is_subset(&after));
        let entry = news.first().ok_or("no entry")?;
        assert!(entry.contains("\"own\":null") && entry.contains("{\"ballot\":"), "{entry}");
        assert!(!entry.contains("\"at\":"), "{entry}");
        // The page says that it is in, and nothing of what was in it.
        let said = browser.text("main").await?;
        assert!(!said.contains("Alpha") && !said.contains("Beta") && !said.contains('●'), "{said}");
        let tree = browser.driver.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
        let tree = tree.to_string();
        assert!(tree.contains("begin-ballot") || tree.contains("Start my ballot"), "{tree}");
        let told = ["Alpha", "Beta", "a dot to", "●"].map(|part| tree.contains(part));
        assert_eq!(told, [false; 4], "{tree}");
    }
    rescued_by_name(&browser, 4).await
}

/// The rescue file has all entries by name, so many ballots among them, each without its place in the record.
async fn rescued_by_name(browser: &Browser, ballots: usize) -> Result<(), Fault> {
    let here = browser.driver.current_url().await?;
    browser.driver.goto(here.join("rescue.html")?.as_str()).await?;
    browser.until("a file to make", "!document.getElementById('download').disabled").await?;
    browser.click("download").await?;
    let file = std::fs::read_to_string(browser.downloaded("tabletalk-rescue").await?)?;
    let file: serde_json::Value = serde_json::from_str(&file)?;
    let entries = file["entries"].as_array().ok_or("no entries")?;
    let keys: Vec<&str> = entries.iter().filter_map(|entry| entry["key"].as_str()).collect();
    assert!(keys.is_sorted(), "{keys:?}");
    let texts = entries.iter().filter_map(|entry| entry["value"].as_str());
    // Each is in both copies.
    let found: BTreeSet<&str> = texts.filter(|text| text.contains("{\"ballot\":")).collect();
    assert_eq!(found.len(), ballots, "{found:?}");
    for text in found {
        assert!(text.contains("\"own\":null") && !text.contains("\"at\":"), "{text}");
    }
    Ok(())
}

/// After the totals were shown they are all that can be seen: the ballots are as they were, in the order of their names.
#[tokio::test(flavor = "current_thread")]
async fn after_the_totals_were_shown_nothing_orders_ballots_either() -> Result<(), Fault> {
    let browser = voting(4).await?;
    for theme in ["Beta", "Alpha", "Beta", "Beta"] {
        group::cast(&browser, &[theme.to_owned()]).await?;
    }
    group::is_saved(&browser).await?;
    let is_ballot = |entry: &&String| entry.contains("{\"ballot\":");
    let before: BTreeSet<String> =
        kept(&browser).await?.iter().filter(is_ballot).cloned().collect();
    group::reveal(&browser).await?;
    group::is_saved(&browser).await?;
    let after: BTreeSet<String> = kept(&browser).await?.iter().filter(is_ballot).cloned().collect();
    assert_eq!((after.len(), &after), (4, &before));
    // In the file they are facts without a time, in the order of their names, which chance made.
    let (file, _) = group::hand_in(&browser).await?;
    let file: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let facts = file["facts"].as_array().ok_or("no facts")?;
    let ballots: Vec<&serde_json::Value> =
        facts.iter().filter(|fact| fact["says"]["ballot"].is_object()).collect();
    assert_eq!(ballots.len(), 4);
    let names: Vec<&str> = ballots.iter().filter_map(|fact| fact["name"].as_str()).collect();
    assert!(names.is_sorted(), "{names:?}");
    let counts: BTreeSet<&str> = names.iter().filter_map(|name| name.split('.').next()).collect();
    assert_eq!((counts.len(), names.len()), (1, 4), "{names:?}");
    assert!(ballots.iter().all(|fact| fact["at"].is_null()), "{ballots:?}");
    // The page and its tree name none of them, on any screen.
    for step in ["step-capture", "step-themes", "step-hand-in", "step-vote"] {
        browser.click(step).await?;
        let page = browser.driver.source().await?;
        let tree = browser.driver.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
        let tree = tree.to_string();
        for name in names.iter().flat_map(|name| name.split('.').skip(1)) {
            assert!(!page.contains(name) && !tree.contains(name), "{step}: {name}");
        }
    }
    rescued_by_name(&browser, 4).await
}

#[tokio::test(flavor = "current_thread")]
async fn how_many_people_there_are_is_corrected_while_the_round_is_open() -> Result<(), Fault> {
    let browser = voting(3).await?;
    group::cast(&browser, &["Alpha".to_owned()]).await?;
    group::cast(&browser, &["Alpha".to_owned()]).await?;
    browser.click("correct-people").await?;
    browser.focus_is("people-now").await?;
    browser.press("x").await?;
    browser.press(Key::Enter).await?;
    browser
        .until("why not", "document.querySelector('form .alert').innerText.includes('1 and 500')")
        .await?;
    browser.fill("people-now", "1").await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("correct-people").await?;
    browser
        .until("two of one", "document.getElementById('ballots-in').innerText.includes('2 of 1')")
        .await?;
    browser
        .until(
            "the mark",
            "document.getElementById('people-corrected').innerText.includes('opened for 3')",
        )
        .await?;
    let over = "document.getElementById('all-voted').innerText.includes('already 1 ballot more')";
    browser.until("one too many", over).await?;
    browser.click("correct-people").await?;
    browser.fill("people-now", "2").await?;
    browser.press(Key::Enter).await?;
    let all = "document.getElementById('all-voted').innerText.startsWith('Another ballot')";
    browser.until("all voted", all).await?;
    group::reveal(&browser).await?;
    browser
        .until("the mark", "document.getElementById('main').innerText.includes('opened for 3')")
        .await?;
    browser.until("no way to correct", "!document.getElementById('correct-people')").await?;
    browser.is_quiet().await
}

//! Every way into a group: a newer revision, another group, one that is not listed, the file of another device, the example.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{collect, group, setup};
use tabletalk_e2e::{Fault, server};

async fn an_event(browser: &Browser, address: &str) -> Result<Vec<String>, Fault> {
    browser.driver.goto(address).await?;
    Ok(setup::three_groups(browser, "Ways in").await?.0)
}

#[tokio::test(flavor = "current_thread")]
async fn a_newer_revision_is_shown_and_no_note_loses_its_question() -> Result<(), Fault> {
    let (address, organiser) = (server::serve()?, Browser::start().await?);
    let links = an_event(&organiser, &address).await?;
    let table = Browser::start().await?;
    group::join(&table, &links[0]).await?;
    group::write(&table, &["Answers the first question"]).await?;
    organiser.click("edit-event").await?;
    organiser.fill("question-1", "Another one?").await?;
    organiser.click("save").await?;
    let link = organiser.id("link-1").await?.prop("value").await?.unwrap_or_default();
    assert_ne!(link, links[0]);
    table.driver.goto("about:blank").await?;
    table.driver.goto(&link).await?;
    let changes = table.text("changes").await?;
    assert!(changes.contains("Another one?") && changes.contains("One?"), "{changes}");
    table.click("go-on").await?;
    group::notes_are(&table, 1).await?;
    table
        .until("the new question", "document.querySelector('h1').innerText === 'Another one?'")
        .await?;
    group::write(&table, &["Answers the second"]).await?;
    let (file, _) = group::hand_in(&table).await?;
    let file: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let questions: Vec<&str> = file["board"]["notes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|note| note["question"].as_str())
        .collect();
    assert_eq!(questions, ["One?", "Another one?"]);
    table.driver.goto("about:blank").await?;
    table.driver.goto(&links[0]).await?;
    assert!(table.text("changes").await?.contains("older"));
    let title = "document.querySelector('h1').innerText.includes('is here already')";
    table.until("that nothing changed", title).await?;
    table.is_quiet().await
}

/// Three notes of group one, whose device goes on as group two; the groups' links.
async fn changed_group(browser: &Browser) -> Result<Vec<String>, Fault> {
    let links = an_event(browser, &server::serve()?).await?;
    group::join(browser, &links[0]).await?;
    group::write(browser, &["One", "Two", "Three"]).await?;
    browser.click("step-hand-in").await?;
    browser.click("change-group").await?;
    browser.click("change-2").await?;
    browser.until("group two", "document.querySelector('h1').innerText === 'Two?'").await?;
    Ok(links)
}

#[tokio::test(flavor = "current_thread")]
async fn changing_group_takes_the_notes_along_as_one_step() -> Result<(), Fault> {
    let browser = Browser::start().await?;
    let links = changed_group(&browser).await?;
    group::notes_are(&browser, 3).await?;
    // One goes back to the group that the notes went back to, and is not asked again who writes.
    browser.click("undo").await?;
    browser.until("group one", "document.querySelector('h1').innerText === 'One?'").await?;
    group::notes_are(&browser, 3).await?;
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(&links[0]).await?;
    group::notes_are(&browser, 3).await?;
    browser.click("redo").await?;
    browser.until("group two", "document.querySelector('h1').innerText === 'Two?'").await?;
    group::notes_are(&browser, 3).await?;
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(&links[0]).await?;
    browser.click("write").await?;
    group::notes_are(&browser, 0).await?;
    let bin = "document.getElementById('open-bin')";
    browser.until("the bin", &format!("{bin}.innerText.includes('3')")).await?;
    // One undo there, also after a reload, and they are back here.
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(&links[1]).await?;
    group::notes_are(&browser, 3).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, 3).await?;
    browser.click("undo").await?;
    browser.until("group one", "document.querySelector('h1').innerText === 'One?'").await?;
    group::notes_are(&browser, 3).await?;
    browser.until("an empty bin", &format!("{bin}.hidden")).await
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_written_since_holds_both_sides_of_a_change_of_group() -> Result<(), Fault> {
    let browser = Browser::start().await?;
    let links = changed_group(&browser).await?;
    group::write(&browser, &["Later"]).await?;
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(&links[0]).await?;
    browser.click("write").await?;
    group::notes_are(&browser, 0).await?;
    browser.click("undo").await?;
    let said = "document.getElementById('undo-said')";
    let seen = format!("{said}.innerText.includes('in group 2 since') && {said}.offsetWidth > 100");
    browser.until("why not, for all to see", &seen).await?;
    group::notes_are(&browser, 0).await?;
    browser.driver.goto("about:blank").await?;
    browser.driver.goto(&links[1]).await?;
    group::notes_are(&browser, 4).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_group_that_is_not_listed_comes_up_on_the_desk() -> Result<(), Fault> {
    let (address, organiser) = (server::serve()?, Browser::start().await?);
    an_event(&organiser, &address).await?;
    let link = organiser.id("link-event").await?.prop("value").await?.unwrap_or_default();
    let table = Browser::start().await?;
    table.driver.goto(&link).await?;
    table.id("join-1").await?;
    table.click_first("#unlisted summary").await?;
    table.fill("new-question", "What nobody asked?").await?;
    table.click("make-group").await?;
    table.click("write").await?;
    group::write(&table, &["Said all the same"]).await?;
    let (file, _) = group::hand_in(&table).await?;
    organiser.click("to-collect").await?;
    organiser.id("files").await?.send_keys(file.to_string_lossy()).await?;
    organiser.until("the group", "[...document.querySelectorAll('.tile')].some((tile) => tile.innerText.includes('What nobody asked?') && tile.innerText.includes('not in your list'))").await
}

#[tokio::test(flavor = "current_thread")]
async fn the_file_of_another_device_comes_in_once() -> Result<(), Fault> {
    let (address, one) = (server::serve()?, Browser::start().await?);
    let links = an_event(&one, &address).await?;
    let two = Browser::start().await?;
    group::join(&two, &links[0]).await?;
    group::write(&two, &["From the second device", "And this"]).await?;
    let (file, _) = group::hand_in(&two).await?;
    group::join(&one, &links[0]).await?;
    group::write(&one, &["From the first"]).await?;
    one.click("step-hand-in").await?;
    one.click_first("details.card summary").await?;
    one.id("other-file").await?.send_keys(file.to_string_lossy()).await?;
    one.until(
        "what came in",
        "document.getElementById('other-said').innerText === 'Added: 2 notes'",
    )
    .await?;
    one.paste("other-text", &std::fs::read_to_string(&file)?).await?;
    one.click("other-take").await?;
    one.until(
        "that it was here",
        "document.getElementById('other-said').innerText.includes('here already')",
    )
    .await?;
    one.click("step-capture").await?;
    group::notes_are(&one, 3).await?;
    one.click("undo").await?;
    group::notes_are(&one, 1).await
}

#[tokio::test(flavor = "current_thread")]
async fn lines_of_another_device_become_notes_once_the_person_says_so() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let links = an_event(&browser, &address).await?;
    group::join(&browser, &links[0]).await?;
    group::write(&browser, &["From here"]).await?;
    browser.click("step-hand-in").await?;
    browser.click_first("details.card summary").await?;
    browser.paste("other-text", "- First line\n\n1. Second line\n").await?;
    browser.click("other-take").await?;
    browser.focus_is("other-notes").await?;
    assert_eq!(browser.text("other-notes").await?, "Add 2 notes");
    browser.click("other-not").await?;
    browser.until("no offer", "!document.getElementById('other-notes')").await?;
    browser.focus_is("other-text").await?;
    browser.click("other-take").await?;
    browser.focus_is("other-notes").await?;
    browser.fill("other-text", "- First line\n\n1. Second line\n{ third }").await?;
    browser.until("no offer of other text", "!document.getElementById('other-notes')").await?;
    browser.click("other-take").await?;
    browser.click("other-notes").await?;
    let said = "document.getElementById('other-said').innerText === 'Added: 3 notes'";
    browser.until("what came in", said).await?;
    browser.focus_is("other-text").await?;
    browser.click("step-capture").await?;
    group::notes_are(&browser, 4).await?;
    let read = "return [...document.querySelectorAll('.note__text')].map((note) => note.innerText)";
    let notes = browser.driver.execute(read, Vec::new()).await?;
    let written = ["From here", "First line", "Second line", "{ third }"];
    assert_eq!(*notes.json(), serde_json::json!(written));
    browser.click("undo").await?;
    group::notes_are(&browser, 1).await
}

#[tokio::test(flavor = "current_thread")]
async fn pasted_text_that_can_be_no_notes_says_why_and_adds_nothing() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let links = an_event(&browser, &address).await?;
    group::join(&browser, &links[0]).await?;
    browser.click("step-hand-in").await?;
    browser.click_first("details.card summary").await?;
    let fault = |part: &str| {
        format!(
            "document.getElementById('other-fault').innerText.includes({part:?}) && !document.getElementById('other-notes')"
        )
    };
    browser.paste("other-text", r#"{"format": "tabletalk-hand-in", "ver"#).await?;
    browser.click("other-take").await?;
    browser.until("that it is cut", &fault("ends in the middle")).await?;
    // What was refused stays where it was pasted.
    browser.fill("other-text", "").await?;
    browser.paste("other-text", "{\"type\": \"excalidraw\"}").await?;
    browser.click("other-take").await?;
    browser.until("that it is another program's", &fault("Another program")).await?;
    browser.fill("other-text", "").await?;
    browser.paste("other-text", &format!("Short\n{}", "x".repeat(10_001))).await?;
    browser.click("other-take").await?;
    browser.click("other-notes").await?;
    browser.until("that a line is too long", &fault("10001 characters")).await?;
    browser.click("step-capture").await?;
    group::notes_are(&browser, 0).await
}

#[tokio::test(flavor = "current_thread")]
async fn the_example_comes_and_goes_in_one_click() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("example").await?;
    browser
        .until("the finished matrix", "document.querySelectorAll('#matrix tbody tr').length === 5")
        .await?;
    browser.click("room-files").await?;
    browser.until("five tiles", "document.querySelectorAll('.tile__receipt').length === 5").await?;
    assert!(collect::cards(&browser).await?.len() >= 15);
    browser.click("room-links").await?;
    browser.click("to-groups").await?;
    browser.click("example-away").await?;
    browser.id("set-up").await?;
    browser.until("no event", "!document.querySelector('#events a')").await?;
    browser.is_quiet().await
}

/// With every character escaped that is neither a letter nor a digit, as what wraps an address in another one does.
fn escaped(text: &str) -> String {
    let letter = |letter: char| match letter {
        letter if letter.is_ascii_alphanumeric() || "-_.".contains(letter) => letter.to_string(),
        letter => format!("%{:02X}", u32::from(letter)),
    };
    text.chars().map(letter).collect()
}

/// An address as Outlook's Safe Links has it.
fn made_safe(address: &str) -> String {
    let address = escaped(address);
    format!(
        "https://eur03.safelinks.protection.outlook.com/?url={address}&data=05%7C02%7Cann%40a.example%7C1&sdata=q1%2Bw%3D&reserved=0"
    )
}

/// A9: Safe Links escape what was escaped already, and a mail that goes on is wrapped again.
#[tokio::test(flavor = "current_thread")]
async fn links_that_went_through_mail_and_chat() -> Result<(), Fault> {
    let (address, organiser) = (server::serve()?, Browser::start().await?);
    let links = an_event(&organiser, &address).await?;
    let link = links.get(1).ok_or("no link")?;
    let (page, fragment) = link.split_once("#e=").ok_or("no fragment")?;
    let as_reported = made_safe(&format!("{page}%23e%3D{fragment}"));
    assert!(as_reported.contains("%2523e%253D1."), "as it was reported: {as_reported}");
    let mangled = [
        made_safe(link),
        as_reported.clone(),
        made_safe(&as_reported),
        format!("Dear all,\nhere it is: <{as_reported}>.\nAnn"),
    ];
    for text in mangled {
        let table = Browser::start().await?;
        table.driver.goto(&address).await?;
        table.id("link").await?;
        table.driver.execute("document.getElementById('link').focus()", Vec::new()).await?;
        table.insert(&text).await?;
        table.press(thirtyfour::Key::Enter + "").await?;
        if let Err(fault) = table.id("write").await {
            return Err(format!("{text}: {fault}").into());
        }
        table.until("its question", "document.querySelector('h1').innerText === 'Two?'").await?;
        table.is_quiet().await?;
    }
    Ok(())
}

/// What there is to vote on comes and goes with what is undone and done again.
#[tokio::test(flavor = "current_thread")]
async fn the_screen_of_votes_follows_an_undo_of_all_its_rounds() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let links = an_event(&browser, &address).await?;
    group::join(&browser, &links[0]).await?;
    group::write(&browser, &["One"]).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Alpha", &["One"].into()).await?;
    group::open_round(&browser, 1, 1).await?;
    group::cast(&browser, &["Alpha".to_owned()]).await?;
    group::reveal(&browser).await?;
    let (file, _) = group::hand_in(&browser).await?;
    // Rounds come with the file of another device, and go with it.
    let other = Browser::start().await?;
    group::join(&other, &links[0]).await?;
    other.click("step-hand-in").await?;
    other.click_first("details.card summary").await?;
    other.id("other-file").await?.send_keys(file.to_string_lossy()).await?;
    other.until("what came", "document.getElementById('other-said').innerText !== ''").await?;
    other.click("step-vote").await?;
    other.id("newest-round").await?;
    other.id("another-round").await?;
    other.click("undo").await?;
    let nothing =
        "!document.getElementById('another-round') && document.querySelector('main .empty')";
    other.until("nothing to vote on", nothing).await?;
    other.click("redo").await?;
    other.id("newest-round").await?;
    other.id("another-round").await?;
    other.is_quiet().await
}

//! What people reported of tools like this one, on the screens; each by its kind, as in `tests/reported.rs`.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::hand_in_of;
use tabletalk_e2e::engine::Engine;
use tabletalk_e2e::pages::example::{Example, open_screen};
use tabletalk_e2e::pages::{collect, group, rooms, setup};
use tabletalk_e2e::{Fault, forge, printed, server};
use thirtyfour::Key;

/// All that was typed into a field, deleted, and taken back by the field's own undo: what stands there then.
pub(super) async fn taken_back(browser: &Browser, id: &str, text: &str) -> Result<String, Fault> {
    let field = browser.id(id).await?;
    browser.click(id).await?;
    browser.press(text).await?;
    browser.press(Key::Control + "a").await?;
    browser.press(Key::Delete).await?;
    browser
        .until("an empty field", &format!("document.getElementById('{id}').value === ''"))
        .await?;
    browser.press(Key::Control + "z").await?;
    Ok(field.prop("value").await?.unwrap_or_default())
}

/// A1: in a field that has something to take back, the key for it takes back nothing else.
#[tokio::test(flavor = "current_thread")]
async fn keys_that_mean_two_things() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Undo").await?;
    group::write(&browser, &["The first note", "The last note"]).await?;
    assert_eq!(taken_back(&browser, "note-line", "A long thought").await?, "A long thought");
    // Once more than there are steps to take back: the words come back by their own key, and no note goes.
    for _ in 0..3 {
        browser.press(Key::Control + "z").await?;
    }
    browser.until("an empty line", "document.getElementById('note-line').value === ''").await?;
    browser.press(Key::Control + "y").await?;
    let back = "document.getElementById('note-line').value === 'A long thought'";
    browser.until("the words back", back).await?;
    group::notes_are(&browser, 2).await?;
    browser.fill("note-line", "A long thought").await?;
    assert_eq!(taken_back(&browser, "find", "note").await?, "note");
    browser.click_first(".note__edit").await?;
    let editor = group::editor_field(&browser, "words").await?;
    let words = taken_back(&browser, &editor, ", at length").await?;
    assert!(words.contains("The first note"), "{words}");
    group::notes_are(&browser, 2).await?;
    // Where a thought became a note, there is nothing left in the line: the note is what is taken back.
    browser.press(Key::Escape).await?;
    browser.fill("find", "").await?;
    browser.click("note-line").await?;
    browser.press(Key::Enter).await?;
    group::notes_are(&browser, 3).await?;
    browser.press(Key::Control + "z").await?;
    group::notes_are(&browser, 2).await?;
    browser.is_quiet().await
}

/// A12: what was just written is in sight, whatever is looked for.
#[tokio::test(flavor = "current_thread")]
async fn what_was_just_done_is_out_of_sight() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "In sight").await?;
    group::write(&browser, &["More buses", "Bus lanes"]).await?;
    let looks_for = "document.getElementById('find').value";
    // A note that fits leaves what is looked for as it is.
    browser.fill("find", "bus").await?;
    group::write(&browser, &["A bus at night"]).await?;
    browser.until("the words still looked for", &format!("{looks_for} === 'bus'")).await?;
    group::write(&browser, &["More benches"]).await?;
    browser.until("nothing looked for", &format!("{looks_for} === ''")).await?;
    group::notes_are(&browser, 4).await?;
    // The same with a kind's chip pressed, for many pasted lines.
    browser.click_first(".tools__kinds .chip:not([hidden])").await?;
    browser.fill("find", "bus").await?;
    group::paste_lines(&browser, "Lamps\nTrees").await?;
    browser.click("as-notes").await?;
    group::notes_are(&browser, 6).await?;
    // And for a note that is worded anew.
    browser.fill("find", "lanes").await?;
    browser.until("one row", "document.querySelectorAll('#notes .note').length === 1").await?;
    browser.click_first(".note__edit").await?;
    browser.fill(&group::editor_field(&browser, "words").await?, "Trams").await?;
    browser.press(Key::Enter).await?;
    group::notes_are(&browser, 6).await?;
    browser.is_quiet().await
}

/// A13: words are found in any case and however their marks were typed.
#[tokio::test(flavor = "current_thread")]
async fn words_are_found_as_people_look_for_them() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Found").await?;
    let notes =
        ["Ärzte auf dem Land", "École du soir", "cafe\u{301} at noon", "Đường sắt", "More buses"];
    group::write(&browser, &notes).await?;
    let looked_for = ["ärzte", "école", "CAFÉ", "đường", "BUSES"];
    for (note, words) in notes.iter().zip(looked_for) {
        browser.fill("find", words).await?;
        let shown = format!(
            "[...document.querySelectorAll('#notes .note__text')].map((note) => note.textContent).join() === '{note}'.normalize()"
        );
        browser.until(words, &shown.replace(".textContent", ".textContent.normalize()")).await?;
    }
    // Where a note is worded anew, it is found by what it says now.
    browser.fill("find", "ärzte").await?;
    browser.click_first(".note__edit").await?;
    browser.fill(&group::editor_field(&browser, "words").await?, "Ärztinnen und ÄRZTE").await?;
    browser.press(Key::Enter).await?;
    let shown = "document.querySelector('#notes .note__text')?.textContent";
    browser.until("its new words", &format!("{shown} === 'Ärztinnen und ÄRZTE'")).await?;
    browser.fill("find", "auf dem land").await?;
    browser.until("no note", "!document.querySelector('#notes .note')").await?;
    browser.is_quiet().await
}

/// A16: text that is refused stays where it was pasted; a hand-in with words around it is taken.
#[tokio::test(flavor = "current_thread")]
async fn refusals_that_throw_the_input_away() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Pasted").await?;
    group::write(&browser, &["One note"]).await?;
    let (file, _) = group::hand_in(&browser).await?;
    let hand_in = std::fs::read_to_string(file)?;
    browser.driver.goto(format!("{address}#/collect")).await?;
    browser.click_first("details > summary").await?;
    let send = "const field = document.getElementById('paste');
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        document.getElementById('paste-open').click();";
    browser.driver.execute(send, vec!["just words".into()]).await?;
    browser.until("a refusal", "document.querySelector('#results .alert')").await?;
    browser.until("the words", "document.getElementById('paste').value === 'just words'").await?;
    let fenced = format!("Here is {{ours}}:\n```\n{hand_in}\n```\nAnn {{group 1}} :-}}");
    browser.driver.execute(send, vec![fenced.into()]).await?;
    browser.until("the group's tile", "document.querySelector('#tile-1 .tile__receipt')").await?;
    assert!(!collect::results(&browser).await?.contains("not a Tabletalk file"));
    browser.is_quiet().await
}

/// A8: what is folded on screen is on paper.
#[tokio::test(flavor = "current_thread")]
async fn what_is_folded_on_screen_and_missing_in_print() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    let (_, event) = setup::three_groups(&browser, "On paper").await?;
    let file = hand_in_of(30, &event, &browser.downloads)?;
    browser.driver.goto(format!("{address}#/collect")).await?;
    collect::bring(&browser, &file).await?;
    rooms::go(&browser, "themes").await?;
    let seen = "[...document.querySelectorAll('.desk__note')].filter((note) => note.checkVisibility()).length";
    browser.until("the first notes", &format!("{seen} === 5")).await?;
    let paper = serde_json::json!({ "media": "print" });
    browser.driver.cdp().send_raw("Emulation.setEmulatedMedia", paper).await?;
    browser.driver.execute("dispatchEvent(new Event('beforeprint'))", Vec::new()).await?;
    browser.until("all notes", &format!("{seen} === 30")).await?;
    let unfolds =
        "[...document.querySelectorAll('.theme summary')].some((at) => at.checkVisibility())";
    browser.until("nothing to press", &format!("!({unfolds})")).await?;
    browser.is_quiet().await
}

/// What the page's fields say are the links, the whole event's first where there is one.
async fn links(browser: &Browser) -> Result<Vec<String>, Fault> {
    let read = "return [...document.querySelectorAll('[id^=link-]')].map((field) => field.value)";
    let links = browser.driver.execute(read, Vec::new()).await?;
    Ok(serde_json::from_value(links.json().clone())?)
}

/// A19: the event's page on paper is a card for each group, whole on its sheet: number, name, question, code and link.
#[tokio::test(flavor = "current_thread")]
async fn codes_and_links_that_are_missing_in_print() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let names = ["North", "South", "East", "West", "Harbour"];
    let event = forge::event("On the wall", &names);
    let page = server::organisers(&address);
    browser.driver.goto(format!("{page}#{}", forge::link(&event))).await?;
    browser.click("to-organiser").await?;
    let said =
        ["https://tabletalk.example/day/", &format!("https://a.example/{}", "x".repeat(3000))];
    for (address, has_codes) in said.into_iter().zip([true, false]) {
        let open = "document.getElementById('change-address')?.click()";
        browser.driver.execute(open, Vec::new()).await?;
        browser.id("address").await?;
        let set = "const field = document.getElementById('address');
            field.value = arguments[0];
            field.dispatchEvent(new Event('input', { bubbles: true }));
            document.getElementById('set-address').click()";
        browser.id("link-5").await?;
        browser.driver.execute(set, vec![address.into()]).await?;
        let follows = format!("document.getElementById('link-5').value.startsWith('{address}#e=')");
        browser.until("the address in the links", &follows).await?;
        let links = links(&browser).await?;
        let sheets = printed::sheets(&printed::on_a4(&browser).await?)?;
        let codes: Vec<&String> = sheets.iter().flat_map(|sheet| &sheet.codes).collect();
        if has_codes {
            assert_eq!(links.len(), 6, "the event's and each group's");
            assert_eq!(codes, links.iter().collect::<Vec<_>>());
            assert!(sheets[0].codes.len() >= 3, "several on a sheet: {}", sheets[0].codes.len());
        } else {
            assert_eq!((links.len(), codes.len()), (5, 0));
        }
        for (number, name) in (1..).zip(names) {
            let link = links.iter().rev().nth(5 - number).ok_or("no link")?;
            let sheet = sheets.iter().find(|sheet| sheet.text.contains(link)).ok_or(name)?;
            assert_eq!(sheet.codes.contains(link), has_codes, "code and link on one sheet");
            for part in [&format!("Group {number}{name}"), &format!("Question {number}?")] {
                assert!(sheet.text.contains(&printed::unspaced(part)), "{part} in {}", sheet.text);
            }
        }
        let text: String = sheets.into_iter().map(|sheet| sheet.text).collect();
        let words = ["too long for a QR code", "Copy", "Choose your group", "Address people"];
        let stands = words.map(|part| text.contains(&printed::unspaced(part)));
        assert_eq!(stands, [!has_codes, false, false, false], "{text}");
        browser
            .until("no card of paper on screen", "!document.querySelector('.paper > *')")
            .await?;
    }
    browser.is_quiet().await
}

/// The same of a hundred groups, and in Firefox, which prints what stands as soon as it was asked.
#[tokio::test(flavor = "current_thread")]
async fn many_codes_that_are_missing_in_print() -> Result<(), Fault> {
    let names: Vec<String> = (1..=110).map(|number| format!("Table {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let fragment = forge::link(&forge::event("A large event", &names));
    let address = server::serve()?;
    for engine in [Engine::Chromium, Engine::Firefox] {
        if !engine.is_asked_for("codes in print")? {
            continue;
        }
        let browser = Browser::of(engine).await?;
        browser.driver.goto(format!("{}#{fragment}", server::organisers(&address))).await?;
        browser.click("to-organiser").await?;
        browser.id("link-110").await?;
        // Those alone that are in sight are drawn on screen.
        let drawn = "document.querySelectorAll('.qr').length";
        browser.until("a few codes", &format!("{drawn} > 0 && {drawn} < 20")).await?;
        let watch = "addEventListener('beforeprint', () => window.__cards = [...document.querySelectorAll('.paper__card')]
            .map((card) => [card.querySelectorAll('.qr__code').length, card.querySelector('.paper__link').textContent]))";
        browser.driver.execute(watch, Vec::new()).await?;
        let pdf = printed::on_a4(&browser).await?;
        let cards = browser.driver.execute("return window.__cards", Vec::new()).await?;
        let cards: Vec<(usize, String)> = serde_json::from_value(cards.json().clone())?;
        let links = links(&browser).await?;
        assert_eq!(links.len(), 110);
        assert!(cards.into_iter().eq(links.clone().into_iter().map(|link| (1, link))), "{engine}");
        if engine == Engine::Chromium {
            let sheets = printed::sheets(&pdf)?;
            let codes: Vec<&String> = sheets.iter().flat_map(|sheet| &sheet.codes).collect();
            assert_eq!(codes, links.iter().collect::<Vec<_>>());
            for sheet in &sheets {
                assert!(sheet.codes.iter().all(|link| sheet.text.contains(link)), "{}", sheet.text);
            }
        }
    }
    Ok(())
}

/// What scrolls, or has no room, on a screen as narrow as paper: a group's question and its event; and notes that fill
/// more than a sheet.
#[tokio::test(flavor = "current_thread")]
async fn what_scrolls_on_screen_and_is_cut_in_print() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    let question = "What has to change at all? ".repeat(14) + "And last of all?";
    let questions = [question.as_str(), "Two?", "Three?"].map(str::to_owned);
    let (links, _) = setup::set_up(&browser, "The event's own title", &questions).await?;
    group::join(&browser, links.first().ok_or("no link")?).await?;
    let long = "A point that was made at length. ".repeat(250) + "The end of it.";
    browser.paste("note-line", &long).await?;
    browser.press(Key::Enter).await?;
    group::notes_are(&browser, 1).await?;
    for tab in ["capture", "themes", "vote", "hand-in"] {
        browser.click(&format!("step-{tab}")).await?;
        browser.until(tab, &format!("document.querySelector('#step-{tab}[aria-current]')")).await?;
        let sheets = printed::sheets(&printed::on_a4(&browser).await?)?;
        let text: String = sheets.into_iter().map(|sheet| sheet.text).collect();
        let notes = if matches!(tab, "capture" | "themes") { long.as_str() } else { "" };
        for part in [question.as_str(), "The event's own title", notes] {
            assert!(text.contains(&printed::unspaced(part)), "{tab}: {part} in {text}");
        }
    }
    browser.is_quiet().await
}

/// A table with one theme, and an open round on it for so many people.
async fn a_round_for(title: &str, people: usize) -> Result<Browser, Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, title).await?;
    group::write(&browser, &["One note"]).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Alpha", &["One note"].into()).await?;
    group::open_round(&browser, people, 2).await?;
    Ok(browser)
}

/// A14: once all have voted, the screen says so before another ballot is begun; the round says it too.
#[tokio::test(flavor = "current_thread")]
async fn counts_that_can_not_be() -> Result<(), Fault> {
    let browser = a_round_for("Votes", 1).await?;
    let said = "document.getElementById('all-voted').innerText.length";
    browser.until("nothing said yet", &format!("{said} === 0")).await?;
    let alpha = ["Alpha".to_owned()];
    group::cast(&browser, &alpha).await?;
    browser.until("that all have voted", &format!("{said} > 0")).await?;
    group::cast(&browser, &alpha).await?;
    group::reveal(&browser).await?;
    let marked = "document.getElementById('main').innerText.includes('more ballots than people')";
    browser.until("a round that is marked", marked).await?;
    browser
        .until(
            "an order that is named",
            "document.getElementById('main').innerText.includes('By voters')",
        )
        .await?;
    browser.is_quiet().await
}

/// Totals are shown only after a question, which says where they would show what one person voted; then nothing takes
/// them back.
#[tokio::test(flavor = "current_thread")]
async fn totals_that_were_shown_are_final() -> Result<(), Fault> {
    let browser = a_round_for("Final", 3).await?;
    let asks = |part: &str| {
        format!("document.querySelector('.booth__end [role=group]')?.innerText.includes({part:?})")
    };
    for part in ["Nobody has voted", "what one person voted", "No more ballots"] {
        browser.click("reveal").await?;
        browser.until("a question", &asks(part)).await?;
        browser.focus_is("end-no").await?;
        browser.click("end-no").await?;
        browser.focus_is("reveal").await?;
        group::cast(&browser, &["Alpha".to_owned()]).await?;
    }
    group::reveal(&browser).await?;
    let undo = "document.getElementById('undo').getAttribute('aria-disabled') === 'true'";
    browser.until("an undo that is not offered", undo).await?;
    browser.press(Key::Control + "z").await?;
    browser.until("the totals, still", "document.querySelector('.bars')").await?;
    browser.is_quiet().await
}

/// A21: whoever says a button's words to the computer reaches it: its name has its label's words.
#[tokio::test(flavor = "current_thread")]
async fn names_without_their_labels_words() -> Result<(), Fault> {
    // That page has every screen.
    let (address, browser) = (server::organisers(&server::serve()?), Browser::start().await?);
    let example = Example::open(&browser, &address).await?;
    let mut looked_at = 0;
    for screen in example.screens() {
        open_screen(&browser, &address, &screen).await?;
        let named = "const plain = (text) => text.toLowerCase().replace(/\\s+/g, ' ').trim();
            const named = [...document.querySelectorAll('button[aria-label], a[aria-label], summary[aria-label]')].filter((at) => /\\p{L}/u.test(at.innerText));
            const wrong = named.filter((at) => !plain(at.getAttribute('aria-label')).includes(plain(at.innerText)));
            return [named.length, wrong.map((at) => at.outerHTML.slice(0, 200))]";
        let said = browser.driver.execute(named, Vec::new()).await?;
        assert_eq!(said.json()[1], serde_json::json!([]), "{screen}");
        looked_at += said.json()[0].as_u64().unwrap_or(0);
    }
    assert!(looked_at > 20, "{looked_at} names were looked at");
    browser.is_quiet().await
}

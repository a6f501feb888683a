//! The whole journey by touch on a phone of 320 by 640: nothing is too small to hit, nothing is cut off at the side,
//! and the keyboard on screen comes only where somebody wants to type.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, group, rooms, setup};
use tabletalk_e2e::{Fault, server};
use thirtyfour::Key;

/// What every screen must be: no wider than the phone, and with targets that a finger hits.
async fn fits(browser: &Browser, screen: &str) -> Result<(), Fault> {
    let read = "const wide = document.documentElement.scrollWidth;
        const targets = [...document.querySelectorAll('button, a.button, a.step, summary, input, textarea, .file__button')];
        const seen = targets.filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.closest('.skip') && target.type !== 'checkbox' && target.type !== 'file');
        const small = seen.filter((target) => target.getBoundingClientRect().height < 43.5 && !target.classList.contains('chip--small') && !target.classList.contains('skip'));
        const off = seen.filter((target) => target.getBoundingClientRect().right > innerWidth + 1 && !target.closest('.chips'));
        return [wide, small.map((target) => target.outerHTML.slice(0, 120)), off.map((target) => target.outerHTML.slice(0, 120))]";
    let said = browser.driver.execute(read, Vec::new()).await?;
    let fits = serde_json::json!([320, [], []]);
    if *said.json() == fits { Ok(()) } else { Err(format!("{screen}: {}", said.json()).into()) }
}

#[tokio::test(flavor = "current_thread")]
async fn the_whole_journey_by_touch() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::phone().await?);
    browser.driver.goto(&address).await?;
    browser.id("set-up").await?;
    fits(&browser, "start").await?;
    let questions: Vec<String> = (1..=3)
        .map(|number| format!("What has to change in part {number} of all that we do?"))
        .collect();
    let (links, _) = setup::set_up(&browser, "By touch", &questions).await?;
    fits(&browser, "event").await?;
    browser.driver.goto(links.first().ok_or("no link")?).await?;
    browser.id("write").await?;
    fits(&browser, "join").await?;
    browser.click("write").await?;
    browser.id("note-line").await?;
    browser.focus_is("main").await?;
    capture(&browser).await?;
    gather(&browser).await?;
    vote(&browser).await?;
    let (file, words) = group::hand_in(&browser).await?;
    browser.focus_is("download").await?;
    fits(&browser, "file").await?;
    assert!(file.to_string_lossy().contains(&words.replace(' ', "-")));
    browser.is_quiet().await
}

async fn capture(browser: &Browser) -> Result<(), Fault> {
    fits(browser, "capture, empty").await?;
    // The focus stays where it was: the keyboard on screen neither comes nor goes.
    browser.driver.execute("document.activeElement.blur()", Vec::new()).await?;
    browser.click_first(".line .chip:nth-of-type(2)").await?;
    let pressed = "document.activeElement === document.body
        && document.querySelector('.line .chip:nth-of-type(2)[aria-pressed=true]')";
    browser.until("the kind chosen, and no field with the focus", pressed).await?;
    group::write(browser, &["One", "Two that is rather longer than the screen is wide", "Three"])
        .await?;
    browser.focus_is("note-line").await?;
    browser.id("note-line").await?.send_keys("Four").await?;
    browser.click("add-note").await?;
    group::notes_are(browser, 4).await?;
    browser.focus_is("note-line").await?;
    fits(browser, "capture").await?;
    browser.click("undo").await?;
    group::notes_are(browser, 3).await?;
    browser.focus_is("note-line").await?;
    browser.click_first(".note__edit").await?;
    browser.focus_is("words-").await?;
    fits(browser, "editor").await?;
    browser.click_first(".button--danger").await?;
    group::notes_are(browser, 2).await?;
    browser.click("open-bin").await?;
    browser.until("the bin", "document.getElementById('bin').open").await?;
    browser.click_first(".bin__row button").await?;
    group::notes_are(browser, 3).await?;
    browser.focus_is("bin-title").await?;
    browser.click_first("#bin > button").await?;
    browser.until("the bin closed", "!document.getElementById('bin').open").await
}

async fn gather(browser: &Browser) -> Result<(), Fault> {
    browser.click("step-themes").await?;
    browser.until("notes", "document.querySelectorAll('.tick').length === 3").await?;
    browser.focus_is("main").await?;
    group::make_theme(browser, "Money", &["One", "Three"].into()).await?;
    browser.focus_is("tick-").await?;
    fits(browser, "themes").await?;
    // What "More" shows comes below it: it stays under the finger.
    let place = "const at = document.querySelector('.theme__opener').getBoundingClientRect(); return [at.left, at.top]";
    browser.click_first(".theme__opener").await?;
    let before = browser.driver.execute(place, Vec::new()).await?;
    browser.until("more", "document.querySelector('[id^=drop-]').checkVisibility()").await?;
    fits(browser, "themes, more").await?;
    browser.click_first(".theme__opener").await?;
    browser.until("no more", "!document.querySelector('[id^=drop-]').checkVisibility()").await?;
    let after = browser.driver.execute(place, Vec::new()).await?;
    assert_eq!(before.json(), after.json());
    Ok(())
}

async fn vote(browser: &Browser) -> Result<(), Fault> {
    group::open_round(browser, 1, 2).await?;
    browser.focus_is("begin-ballot").await?;
    fits(browser, "next person").await?;
    group::cast(browser, &["Money".to_owned()]).await?;
    browser.focus_is("begin-ballot").await?;
    group::reveal(browser).await?;
    browser.focus_is("newest-round").await?;
    fits(browser, "results").await
}

/// The bar of what is ticked stands at the end of the screen, whatever is scrolled, and nothing that has the focus is
/// behind it.
async fn bar_hides_nothing(browser: &Browser) -> Result<(), Fault> {
    let bar = "document.querySelector('.bar-of-actions').getBoundingClientRect()";
    browser.until("the bar in sight", &format!("{bar}.top > 200 && {bar}.bottom <= 640")).await?;
    let hidden = format!(
        "const at = document.activeElement, box = at.getBoundingClientRect(), bar = {bar};
            const behind = box.bottom > bar.top && box.top < bar.bottom;
            return behind && at !== document.body && !at.closest('.bar-of-actions') ? at.outerHTML.slice(0, 120) : ''"
    );
    for stop in 1..60 {
        browser.driver.action_chain().key_down(Key::Tab).key_up(Key::Tab).perform().await?;
        let found = browser.driver.execute(hidden.as_str(), Vec::new()).await?;
        if found.json() != "" {
            return Err(format!("stop {stop} is behind the bar: {}", found.json()).into());
        }
    }
    browser.until("the bar in sight still", &format!("{bar}.bottom <= 640")).await
}

#[tokio::test(flavor = "current_thread")]
async fn the_bar_of_what_is_ticked_stays_in_sight_and_hides_no_focus() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::phone().await?);
    let notes: Vec<String> = (1..=16).map(|number| format!("Note {number}")).collect();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    let file = browser.downloads.join("table.json");
    std::fs::write(&file, forge::hand_in(&forge::event("A bar", &["One"]), "Benches", &notes))?;
    browser.driver.goto(&address).await?;
    collect::collect(&browser, std::slice::from_ref(&file)).await?;
    group::go_on_with(&browser, &file).await?;
    browser.click("step-themes").await?;
    browser.click_first(".tick .tick__label").await?;
    bar_hides_nothing(&browser).await?;
    // The same bar, at the organiser's.
    browser.driver.execute("location.hash = '/'", Vec::new()).await?;
    collect::collect(&browser, &[file]).await?;
    rooms::go(&browser, "themes").await?;
    let parts = rooms::parts(&browser).await?;
    rooms::tick(&browser, &[parts.first().ok_or("no part")?]).await?;
    bar_hides_nothing(&browser).await?;
    browser.is_quiet().await
}

/// Wherever the answer comes up, a double tap on what asks does not give it; nor does one on "Start" hand in a ballot.
#[tokio::test(flavor = "current_thread")]
async fn a_double_tap_ends_nothing() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::phone().await?);
    group::at_a_table(&browser, &address, "Twice").await?;
    group::write(&browser, &["One", "Two"]).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Money", &["One"].into()).await?;
    group::make_theme(&browser, "Trees", &["Two"].into()).await?;
    // The second press comes as soon as what the first one brings is there.
    let twice = "const [first, second, done] = arguments;
        document.querySelector(first).click();
        const look = () => {
            const at = document.querySelector(second);
            if (!at) return requestAnimationFrame(look);
            at.click();
            requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelector(second) !== null)));
        };
        look();";
    browser.click_first(".theme__opener").await?;
    let merge = vec!["[id^=merge-]".into(), ".theme .place".into()];
    let there = browser.driver.execute_async(twice, merge).await?;
    assert_eq!(there.json(), true, "after two presses on Merge");
    group::open_round(&browser, 1, 1).await?;
    for (first, second, left) in [
        ("#begin-ballot", "#cast", "#discard"),
        ("#reveal", "#end-yes", "#end-no"),
        ("#cancel-round", "#end-yes", "#end-no"),
    ] {
        let there = browser.driver.execute_async(twice, vec![first.into(), second.into()]).await?;
        assert_eq!(there.json(), true, "after two presses on {first}");
        browser.click_first(left).await?;
    }
    let says = "document.getElementById('cast').innerText";
    browser.click("begin-ballot").await?;
    browser.until("an empty ballot", &format!("{says} === 'Hand in an empty ballot'")).await?;
    browser.click_first("button[aria-label='Give a dot to Money']").await?;
    browser.until("a ballot", &format!("{says} === 'Hand in my ballot'")).await?;
    browser.click("cast").await?;
    // All have voted: what comes next is what stands out.
    let next = "document.querySelector('main h2').innerText === 'Everyone has voted'
        && document.getElementById('reveal').classList.contains('button--main')
        && !document.getElementById('begin-ballot').classList.contains('button--main')";
    browser.until("that all have voted", next).await?;
    // Nor is it said without a reason that there is nothing to undo.
    browser.click("undo").await?;
    let why = "document.getElementById('undo-said').innerText.includes('votes')";
    browser.until("why nothing is undone", why).await?;
    group::reveal(&browser).await?;
    browser.is_quiet().await
}

/// Who gathers hundreds of notes goes on where they were.
#[tokio::test(flavor = "current_thread")]
async fn the_notes_stay_where_they_are_when_some_of_them_go() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::phone().await?);
    let mut forged = Forged::by(7);
    forged.theme("Seats");
    for number in 1..=60 {
        forged.note(&format!("Note {number}"));
    }
    let file = browser.downloads.join("table.json");
    std::fs::write(&file, forged.hand_in(&forge::event("Many", &["One"]), 0))?;
    browser.driver.goto(&address).await?;
    collect::collect(&browser, std::slice::from_ref(&file)).await?;
    group::go_on_with(&browser, &file).await?;
    browser.click("step-themes").await?;
    browser.until("all notes", "document.querySelectorAll('.tick').length === 60").await?;
    for (number, way) in [(40, "put-into"), (42, "bin-ticked"), (45, "new-theme")] {
        let find = format!(
            "const at = [...document.querySelectorAll('.tick__label')].find((at) => at.innerText.trim() === 'Note {number}');
            at.scrollIntoView({{ block: 'center' }});
            at.click();
            return scrollY"
        );
        let before = browser.driver.execute(find.as_str(), Vec::new()).await?;
        browser
            .driver
            .execute(format!("document.getElementById('{way}').click()"), Vec::new())
            .await?;
        match way {
            "put-into" => browser.click_first(".place").await?,
            "new-theme" => {
                browser.focus_is("new-theme-name").await?;
                browser.press("Trees").await?;
                browser.press(Key::Enter).await?;
            }
            _ => {}
        }
        browser.until("no bar", "!document.querySelector('.bar-of-actions')").await?;
        // The note that comes next has the focus.
        let next = format!(
            "document.activeElement.closest('.tick__label')?.innerText.trim() === 'Note {}'",
            number + 1
        );
        browser.until("the next note", &next).await?;
        let after = browser.driver.execute("return scrollY", Vec::new()).await?;
        let moved = before.json().as_f64().zip(after.json().as_f64());
        let moved = moved.map_or(f64::MAX, |(before, after)| (before - after).abs());
        assert!(moved < 320.0, "after {way} the page went {moved} px");
    }
    browser.is_quiet().await
}

/// Shows the page as wide and high as this: what the keyboard on screen leaves of it, or a phone that lies on its side.
async fn low(browser: &Browser, width: u32, height: u32) -> Result<(), Fault> {
    let size = serde_json::json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
    browser.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
    Ok(())
}

/// The notes, and the one that is being edited, are in sight however low the screen is.
#[tokio::test(flavor = "current_thread")]
async fn notes_are_in_sight_over_the_keyboard_on_screen() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::phone().await?);
    group::at_a_table(&browser, &address, "Low").await?;
    group::write(&browser, &["One", "Two", "Three", "Four", "Five", "Six"]).await?;
    let high =
        |least: u32| format!("document.querySelector('.capture__scroll').clientHeight >= {least}");
    low(&browser, 640, 320).await?;
    browser.until("notes on its side", &high(64)).await?;
    low(&browser, 320, 370).await?;
    browser.until("notes over the keyboard", &high(100)).await?;
    browser.click_first(".note__edit").await?;
    browser.until("room to edit", &high(240)).await?;
    let seen = "(() => { const box = document.activeElement.getBoundingClientRect();
        return document.activeElement.closest('.note__editor') && box.top >= 0 && box.bottom <= innerHeight })()";
    browser.until("the field in sight", seen).await?;
    fits(&browser, "editing over the keyboard").await?;
    low(&browser, 320, 640).await?;
    browser
        .until("the line again", "document.getElementById('note-line').checkVisibility()")
        .await?;
    browser.is_quiet().await
}

/// What says how many dots are left, and what hands the ballot in, stay in sight and cover nothing that has the focus.
#[tokio::test(flavor = "current_thread")]
async fn nothing_on_a_ballot_is_covered_when_it_has_the_focus() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::phone().await?);
    group::at_a_table(&browser, &address, "Many themes").await?;
    let names = ["One", "Two", "Three", "Four", "Five", "Six"];
    group::write(&browser, &names).await?;
    browser.click("step-themes").await?;
    for name in names {
        group::make_theme(&browser, &format!("Theme {name}"), &[name].into()).await?;
    }
    group::open_round(&browser, 1, 1).await?;
    browser.click("begin-ballot").await?;
    // A low screen has no bar at its end.
    for (width, height) in [(320, 640), (640, 320), (1440, 700)] {
        low(&browser, width, height).await?;
        let covered = covered(&browser, ".ballot__theme .button--round").await?;
        assert_eq!(covered, 0, "covered at {width} by {height}");
    }
    browser.is_quiet().await
}

/// The bar of what is ticked covers nothing that has the focus, also while it asks where the notes belong.
#[tokio::test(flavor = "current_thread")]
async fn nothing_beside_the_bar_of_ticked_notes_is_covered_when_it_has_the_focus()
-> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::phone().await?);
    group::at_a_table(&browser, &address, "Many notes").await?;
    let notes: Vec<String> = (0..24).map(|number| format!("Note {number}")).collect();
    group::paste_lines(&browser, &notes.join("\n")).await?;
    browser.click("as-notes").await?;
    group::notes_are(&browser, notes.len()).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Theme", &["Note 0"].into()).await?;
    browser.click_first(".gather__loose .tick__label").await?;
    let boxes = ".gather__loose .tick__box";
    for asks in [false, true] {
        if asks {
            browser.click("put-into").await?;
        }
        for (width, height) in [(320, 640), (1440, 700)] {
            low(&browser, width, height).await?;
            let covered = covered(&browser, boxes).await?;
            assert_eq!(covered, 0, "covered at {width} by {height}, where it asks: {asks}");
        }
    }
    browser.is_quiet().await
}

/// How many of these are covered by something once they have the focus, down the page and up again.
async fn covered(browser: &Browser, controls: &str) -> Result<u64, Fault> {
    let covered = "const controls = [...document.querySelectorAll(arguments[0])];
        const seen = (control) => {
            control.focus();
            const { left, top, right, bottom } = control.getBoundingClientRect();
            const at = [[left + right, top + top + 2], [left + right, bottom + bottom - 2]];
            return at.every(([x, y]) => control.contains(document.elementFromPoint(x / 2, y / 2)));
        };
        if (!controls.length) return null;
        document.activeElement.blur();
        return controls.concat(controls.toReversed()).filter((control) => !seen(control)).length";
    let covered = browser.driver.execute(covered, vec![controls.into()]).await?;
    covered.json().as_u64().ok_or_else(|| format!("there is no {controls}").into())
}

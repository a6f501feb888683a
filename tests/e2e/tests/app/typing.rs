//! What is typed is never lost: on the way to another screen and back, over a reload, in tabs that share a name, and from a
//! tab that is gone. A2, A3, A10 and A11 of what people reported.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{group, setup};
use tabletalk_e2e::{Fault, server};
use thirtyfour::{Key, WindowHandle};

/// What a page on plain http lacks.
pub(super) const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined, configurable: true });";

pub(super) async fn value_is(browser: &Browser, selector: &str, text: &str) -> Result<(), Fault> {
    let is = format!("document.querySelector({selector:?})?.value === {text:?}");
    browser.until(&format!("{text:?} in {selector}"), &is).await
}

pub(super) async fn to(browser: &Browser, tab: &WindowHandle) -> Result<(), Fault> {
    Ok(browser.driver.switch_to_window(tab.clone()).await?)
}

/// No draft is kept any more: what was typed went where it belongs.
pub(super) async fn nothing_is_kept(browser: &Browser) -> Result<(), Fault> {
    let none = "Object.keys(localStorage).every((key) => !key.includes('/draft/'))";
    browser.until("no draft", none).await
}

/// Goes to another screen and back, and reloads: what stands in these fields must outlive both.
pub(super) async fn outlives(
    browser: &Browser,
    other: &str,
    fields: &[(&str, &str)],
) -> Result<(), Fault> {
    let here = browser.driver.current_url().await?;
    for (selector, text) in fields {
        value_is(browser, selector, text).await?;
    }
    for way in ["by its address", "back", "reload"] {
        let go = match way {
            "reload" => "location.reload()".to_owned(),
            _ => format!("location.hash = {other:?}"),
        };
        browser.driver.execute(go, Vec::new()).await?;
        if way != "reload" {
            let (first, _) = fields.first().ok_or("no field")?;
            let gone = format!("!document.querySelector({first:?})");
            browser.until("another screen", &gone).await?;
            let home = if way == "back" {
                "history.back()".to_owned()
            } else {
                format!("location.hash = {:?}", here.fragment().unwrap_or_default())
            };
            browser.driver.execute(home, Vec::new()).await?;
        }
        for (selector, text) in fields {
            value_is(browser, selector, text).await.map_err(|fault| format!("{way}: {fault}"))?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn typing_that_is_kept_nowhere_in_the_editor_of_a_note() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Editor").await?;
    group::write(&browser, &["More benches", "More trees"]).await?;
    browser.click_first(".note__edit").await?;
    let words = group::editor_field(&browser, "words").await?;
    // An action has two fields more.
    browser.click_first(".note__editor .chip:nth-child(4)").await?;
    browser.fill(&words, "More benches, and shade for them").await?;
    let owner = group::editor_field(&browser, "owner").await?;
    browser.fill(&owner, "Ada").await?;
    let standing = [
        (".note__editor textarea", "More benches, and shade for them"),
        (".note__editor [id^=owner-]", "Ada"),
    ];
    outlives(&browser, "#/erase", &standing).await?;
    // What is looked for does not take it away either, and is not counted.
    browser.fill("find", "trees").await?;
    browser
        .until("one found", "document.getElementById('found').innerText.startsWith('1 ')")
        .await?;
    value_is(&browser, standing[0].0, standing[0].1).await?;
    browser.fill("find", "").await?;
    // Saved, it is the note's, and no draft is left.
    browser.click_first(".note__editor button[type=submit]").await?;
    let said = "document.querySelector('#notes .note__text').innerText.includes('and shade')";
    browser.until("the new words", said).await?;
    browser
        .until("who does it", "document.querySelector('.note__who').innerText.includes('Ada')")
        .await?;
    nothing_is_kept(&browser).await?;
    // Cancelled, it is the note's old words, also after a reload.
    browser.click_first(".note__edit").await?;
    browser.fill(&words, "Never mind").await?;
    browser.press(Key::Escape).await?;
    nothing_is_kept(&browser).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, 2).await?;
    browser.until("no editor", "!document.querySelector('.note__editor')").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn typing_that_is_kept_nowhere_in_the_forms_of_themes() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Themes").await?;
    group::write(&browser, &["Benches", "Trees", "Lamps"]).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Seats", &["Benches"].into()).await?;
    browser.click_first("[id^=rename-]").await?;
    let name = ".name-form [id^=name-]";
    browser.until("a form", &format!("document.querySelector({name:?})")).await?;
    browser.press("Seats for all").await?;
    outlives(&browser, "#/erase", &[(name, "Seats for all")]).await?;
    browser.click_first(".name-form button[type=submit]").await?;
    let named = "document.querySelector('.theme h3').innerText === 'Seats for all'";
    browser.until("the other name", named).await?;
    nothing_is_kept(&browser).await?;
    // A theme that is being made, with the notes that it is to be made of.
    browser.click_first(".gather__loose .tick__label").await?;
    browser.click("new-theme").await?;
    browser.id("new-theme-name").await?;
    browser.press("Green").await?;
    outlives(&browser, "#/erase", &[("#new-theme-name", "Green")]).await?;
    browser.id("new-theme-name").await?.send_keys(Key::Enter).await?;
    let made =
        "[...document.querySelectorAll('.theme h3')].some((title) => title.innerText === 'Green')";
    browser.until("the theme", made).await?;
    nothing_is_kept(&browser).await?;
    browser.is_quiet().await
}

/// Dictation and quick hands type and send within one task of the page.
#[tokio::test(flavor = "current_thread")]
async fn what_is_sent_in_the_moment_in_which_it_was_typed_is_no_draft() -> Result<(), Fault> {
    const SEND: &str = "const field = document.querySelector(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.form.requestSubmit();";
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let sends = async |field: &str, text: &str| {
        browser.until(field, &format!("document.querySelector({field:?})")).await?;
        browser.driver.execute(SEND, vec![field.into(), text.into()]).await?;
        browser.until(text, &format!("document.body.innerText.includes({text:?})")).await?;
        browser.driver.refresh().await?;
        browser.until(text, &format!("document.body.innerText.includes({text:?})")).await?;
        nothing_is_kept(&browser).await
    };
    group::at_a_table(&browser, &address, "At once").await?;
    sends("#note-line", "Benches").await?;
    browser.click_first(".note__edit").await?;
    sends(".note__editor textarea", "More benches").await?;
    browser.click("step-themes").await?;
    browser.click_first(".gather__loose .tick__label").await?;
    browser.click("new-theme").await?;
    sends("#new-theme-name", "Seats").await?;
    browser.click_first("[id^=rename-]").await?;
    sends(".name-form [id^=name-]", "Seats for all").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn typing_that_is_kept_nowhere_in_the_form_of_an_event() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("set-up").await?;
    browser.fill("event-title", "A day in June").await?;
    browser.click("add-group").await?;
    browser.id("question-4").await?;
    browser.fill("question-1", "What do we miss?").await?;
    browser.fill("question-4", "What do we keep?").await?;
    let standing = [
        ("#event-title", "A day in June"),
        ("#question-1", "What do we miss?"),
        ("#question-4", "What do we keep?"),
    ];
    outlives(&browser, "#/", &standing).await?;
    // Another set of questions is another form.
    browser.driver.goto(format!("{address}#/new/0")).await?;
    browser
        .until("another", "document.getElementById('event-title').value !== 'A day in June'")
        .await?;
    browser.driver.goto(format!("{address}#/new")).await?;
    value_is(&browser, "#event-title", "A day in June").await?;
    // It can be thrown away,
    browser.click("begin-again").await?;
    value_is(&browser, "#event-title", "").await?;
    nothing_is_kept(&browser).await?;
    // and once it is saved nothing of it is left over; an event that is being changed is kept as well.
    let questions = ["One?", "Two?", "Three?"].map(str::to_owned);
    browser.driver.goto(format!("{address}#/")).await?;
    setup::set_up(&browser, "A day in July", &questions).await?;
    nothing_is_kept(&browser).await?;
    browser.click("edit-event").await?;
    browser.fill("question-2", "Two and a half?").await?;
    outlives(&browser, "#/", &[("#question-2", "Two and a half?")]).await?;
    browser.click("save").await?;
    browser.id("link-1").await?;
    nothing_is_kept(&browser).await?;
    browser.is_quiet().await
}

/// The name above leads away from a form too: the first screen, and the form as it was left.
#[tokio::test(flavor = "current_thread")]
async fn typing_that_is_kept_nowhere_once_the_name_above_is_clicked() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("set-up").await?;
    browser.fill("event-title", "A day in June").await?;
    browser.fill("question-1", "What do we miss?").await?;
    browser.fill("question-3", "What do we keep?").await?;
    browser.click_first(".top__home").await?;
    browser.click("set-up").await?;
    value_is(&browser, "#event-title", "A day in June").await?;
    value_is(&browser, "#question-1", "What do we miss?").await?;
    value_is(&browser, "#question-3", "What do we keep?").await?;
    // It is said that this is what was left, and it can be thrown away.
    browser.id("restored").await?;
    browser.click("begin-again").await?;
    nothing_is_kept(&browser).await?;
    // An event that is being changed is left the same way.
    let questions = ["One?", "Two?", "Three?"].map(str::to_owned);
    browser.click_first(".top__home").await?;
    setup::set_up(&browser, "A day in July", &questions).await?;
    browser.click("edit-event").await?;
    let form = browser.driver.current_url().await?;
    browser.fill("question-2", "Two and a half?").await?;
    browser.click_first(".top__home").await?;
    browser.id("set-up").await?;
    browser.driver.goto(form.as_str()).await?;
    value_is(&browser, "#question-2", "Two and a half?").await?;
    value_is(&browser, "#event-title", "A day in July").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn typing_that_is_kept_nowhere_in_what_is_pasted_or_asked_once() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Pasted").await?;
    group::paste_lines(&browser, "Lamps\nTrees").await?;
    browser.driver.refresh().await?;
    browser.click("as-notes").await?;
    group::notes_are(&browser, 2).await?;
    nothing_is_kept(&browser).await?;

    browser.driver.goto(format!("{address}#/")).await?;
    browser.fill("link", "half a lin").await?;
    outlives(&browser, "#/erase", &[("#link", "half a lin")]).await?;
    browser.fill("link", "").await?;
    browser.press(" ").await?;
    nothing_is_kept(&browser).await?;

    browser.click_first("#events a").await?;
    browser.click_first("#unlisted summary").await?;
    browser.fill("new-question", "What about us?").await?;
    outlives(&browser, "#/", &[("#new-question", "What about us?")]).await?;
    browser.click("make-group").await?;
    browser.id("write").await?;
    nothing_is_kept(&browser).await?;
    browser.is_quiet().await
}

/// A10: a tab that was duplicated has its original's name, and must not have its draft.
#[tokio::test(flavor = "current_thread")]
async fn tabs_that_share_a_name() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Shared").await?;
    let original = browser.driver.window().await?;
    browser.id("note-line").await?.send_keys("of the original").await?;
    // As a browser duplicates a tab: what sessionStorage holds is copied.
    browser.driver.execute("window.open(location.href)", Vec::new()).await?;
    let all = browser.driver.windows().await?;
    let copy = all.into_iter().find(|tab| *tab != original).ok_or("no second tab")?;
    to(&browser, &copy).await?;
    value_is(&browser, "#note-line", "").await?;
    browser.until("no offer", "!document.querySelector('.offer')").await?;
    browser.id("note-line").await?.send_keys("of the copy").await?;
    for (tab, text) in [(&original, "of the original"), (&copy, "of the copy")] {
        to(&browser, tab).await?;
        browser.driver.refresh().await?;
        value_is(&browser, "#note-line", text).await?;
    }
    // One of them is closed: only then is its text offered, and once.
    to(&browser, &original).await?;
    browser.driver.close_window().await?;
    to(&browser, &copy).await?;
    browser.driver.refresh().await?;
    browser.click("take-draft").await?;
    value_is(&browser, "#note-line", "of the copy\nof the original").await?;
    browser.driver.refresh().await?;
    value_is(&browser, "#note-line", "of the copy\nof the original").await?;
    browser.until("no offer", "!document.querySelector('.offer')").await
}

/// Whether the app of this tab has looked who is open: it asked before this does, and answers come in order.
async fn has_looked(browser: &Browser) -> Result<(), Fault> {
    let look = "const done = arguments[0];
        const late = () => requestAnimationFrame(() => setTimeout(done));
        navigator.locks ? navigator.locks.query().then(late) : setTimeout(late, 1500);";
    browser.driver.execute_async(look, Vec::new()).await?;
    Ok(())
}

/// A11: a tab that is open is not gone, however long nobody types in it.
async fn is_not_gone(locks: bool, by_link: bool) -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    if !locks {
        browser.at_start(NO_LOCKS).await?;
    }
    let (links, _) = group::at_a_table(&browser, &address, "Open").await?;
    // What its link opens asks who is there as the screen after it does, at nearly the same time: each is answered.
    let here = match links.first().filter(|_| by_link) {
        Some(link) => link.clone(),
        None => browser.driver.current_url().await?.to_string(),
    };
    let first = browser.driver.window().await?;
    browser.id("note-line").await?.send_keys("of the first").await?;
    // As if that was long ago.
    let long_ago = "for (const key of Object.keys(localStorage)) if (key.includes('/draft/'))
        localStorage[key] = JSON.stringify([JSON.parse(localStorage[key])[0], 1000]);";
    browser.driver.execute(long_ago, Vec::new()).await?;
    let second = browser.driver.new_tab().await?;
    to(&browser, &second).await?;
    if !locks {
        browser.at_start(NO_LOCKS).await?;
    }
    browser.driver.goto(&here).await?;
    browser.id("note-line").await?;
    has_looked(&browser).await?;
    browser.until("no offer", "!document.querySelector('.offer')").await?;
    // It is told apart from itself after a reload, too.
    to(&browser, &first).await?;
    browser.driver.refresh().await?;
    value_is(&browser, "#note-line", "of the first").await?;
    browser.driver.close_window().await?;
    to(&browser, &second).await?;
    browser.driver.refresh().await?;
    browser.click("take-draft").await?;
    value_is(&browser, "#note-line", "of the first").await
}

#[tokio::test(flavor = "current_thread")]
async fn a_tab_that_is_open_is_not_gone() -> Result<(), Fault> {
    is_not_gone(true, false).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_tab_that_is_open_is_not_gone_where_there_are_no_locks() -> Result<(), Fault> {
    is_not_gone(false, false).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_tab_that_is_open_is_not_gone_to_who_comes_by_its_link() -> Result<(), Fault> {
    is_not_gone(false, true).await
}

/// What two tabs offer of a third that is gone is carried on with in one of them, and then stands in no other.
#[tokio::test(flavor = "current_thread")]
async fn what_another_tab_carried_on_with_is_not_offered_any_more() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Once").await?;
    let here = browser.driver.current_url().await?.to_string();
    let first = browser.driver.window().await?;
    browser.id("note-line").await?.send_keys("of the first").await?;
    let (second, third) = (browser.driver.new_tab().await?, browser.driver.new_tab().await?);
    to(&browser, &first).await?;
    browser.driver.close_window().await?;
    for tab in [&second, &third] {
        to(&browser, tab).await?;
        browser.driver.goto(&here).await?;
        browser.id("take-draft").await?;
    }
    browser.click("take-draft").await?;
    value_is(&browser, "#note-line", "of the first").await?;
    to(&browser, &second).await?;
    browser.until("no offer", "!document.querySelector('.offer')").await
}

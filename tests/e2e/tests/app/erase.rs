//! What is asked to be erased is gone from both copies, and from other tabs too; what was not asked for stays.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, group, rooms, setup};
use tabletalk_e2e::{Fault, server};

use super::rooms::file_of;

/// Keys of steps in both stores, then names of databases, caches and workers.
const LEFT: &str = "const done = arguments[0];
    (async () => {
        const names = (await indexedDB.databases()).map((database) => database.name);
        const keys = Object.keys(localStorage);
        if (names.includes('tabletalk')) {
            const open = indexedDB.open('tabletalk');
            const base = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
            if (base.objectStoreNames.contains('entries')) {
                const all = base.transaction('entries').objectStore('entries').getAllKeys();
                keys.push(...(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)))));
            }
            base.close();
        }
        const workers = (await navigator.serviceWorker.getRegistrations()).length;
        done({ keys, names, caches: await caches.keys(), workers, tab: Object.keys(sessionStorage) });
    })();";

async fn left(browser: &Browser) -> Result<serde_json::Value, Fault> {
    Ok(browser.driver.execute_async(LEFT, Vec::new()).await?.json().clone())
}

fn steps(left: &serde_json::Value, part: &str) -> usize {
    let keys = left["keys"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
    keys.filter(|key| key.contains(part)).count()
}

/// Two groups of an event with two notes each, written on this device; the links.
async fn two_groups(browser: &Browser, address: &str) -> Result<Vec<String>, Fault> {
    browser.driver.goto(address).await?;
    let (links, _) = setup::three_groups(browser, "Erased").await?;
    for link in links.iter().take(2) {
        group::join(browser, link).await?;
        group::write(browser, &["One", "Two"]).await?;
        group::is_saved(browser).await?;
    }
    Ok(links)
}

async fn open_erase(browser: &Browser) -> Result<(), Fault> {
    browser.driver.execute("location.hash = '/erase'", Vec::new()).await?;
    browser.until("the screen", "document.querySelector('.eraser button')").await
}

/// Presses the button whose id starts like this, then the one that means it.
async fn erase(browser: &Browser, id: &str) -> Result<(), Fault> {
    browser.click(id).await?;
    browser.focus_is(&format!("{id}-no")).await?;
    browser.tab_to(&format!("{id}-yes"), false).await?;
    browser.press(thirtyfour::Key::Enter + "").await
}

/// A double click, and Enter pressed twice, are no answer to a question that nobody has read.
#[tokio::test(flavor = "current_thread")]
async fn who_presses_twice_keeps_it() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_groups(&browser, &address).await?;
    open_erase(&browser).await?;
    let notes = "Object.keys(localStorage).filter((key) => key.includes('~')).length >= 4";
    for id in ["erase-all", "[id^=erase-]:not(#erase-all)"] {
        let selector = if id.starts_with('[') { id.to_owned() } else { format!("#{id}") };
        let button = browser.driver.find(thirtyfour::By::Css(selector.as_str())).await?;
        let id = button.id().await?.unwrap_or_default();
        button.scroll_into_view().await?;
        browser.driver.action_chain().double_click_element(&button).perform().await?;
        browser.until("nothing is gone", notes).await?;
        // The second click found the first button where it was.
        browser.until("no question", &format!("!document.getElementById('{id}-no')")).await?;
        browser.driver.execute(format!("document.getElementById({id:?}).focus()"), vec![]).await?;
        for _ in 0..2 {
            browser.press(thirtyfour::Key::Enter + "").await?;
            browser.focus_is(&format!("{id}-no")).await?;
            browser.press(thirtyfour::Key::Enter + "").await?;
            browser.until("no question", &format!("!document.getElementById('{id}-no')")).await?;
            browser.focus_is(&id).await?;
        }
        browser.press(thirtyfour::Key::Enter + "").await?;
        browser.focus_is(&format!("{id}-no")).await?;
        browser.press(thirtyfour::Key::Escape + "").await?;
        browser.focus_is(&id).await?;
        browser.until("nothing is gone", notes).await?;
    }
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_group_goes_alone_and_the_other_stays() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let links = two_groups(&browser, &address).await?;
    let group_id = "return location.hash.split('/')[2]";
    let second = browser.driver.execute(group_id, Vec::new()).await?.json().clone();
    let second = second.as_str().ok_or("no group in the address")?.to_owned();
    open_erase(&browser).await?;
    let said = browser.text("main").await?;
    assert!(said.contains("Group 2: 2 notes, and no file was made"), "{said}");
    let button = format!("document.querySelector('[id^=erase-][id$=\"-{second}\"]').id");
    let id = browser.driver.execute(format!("return {button}"), Vec::new()).await?;
    erase(&browser, id.json().as_str().ok_or("no button")?).await?;
    browser.until("it said", "document.getElementById('erased').innerText === 'Erased'").await?;
    let found = left(&browser).await?;
    assert_eq!(steps(&found, &format!("/{second}")), 0, "{found}");
    assert!(steps(&found, "~") >= 4, "the other group's steps stay in both copies: {found}");
    browser.driver.goto(links.first().ok_or("no link")?).await?;
    group::notes_are(&browser, 2).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn it_is_said_what_is_in_no_file() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_groups(&browser, &address).await?;
    let says = async |what: &str| {
        open_erase(&browser).await?;
        let said = format!("document.getElementById('main').innerText.includes({what:?})");
        browser.until(what, &said).await
    };
    let back = "history.back()";
    group::hand_in(&browser).await?;
    says("Group 2: 2 notes, all in the file that was made").await?;
    says("Group 1: 2 notes, and no file was made").await?;
    // A change that adds no note is not in the file either.
    browser.driver.execute(back, Vec::new()).await?;
    browser.click("step-capture").await?;
    browser.click_first(".note__edit").await?;
    browser.fill(&group::editor_field(&browser, "words").await?, "In other words").await?;
    browser.press(thirtyfour::Key::Enter).await?;
    browser.until("no editor", "!document.querySelector('.note__editor')").await?;
    says("Group 2: 2 notes, with changes that are not in the file that was made").await?;
    // What an earlier build noted of a file says nothing of what was in it.
    let earlier = "for (const key of Object.keys(localStorage)) if (key.includes('/made/'))
        localStorage[key] = JSON.stringify([1700000000000, JSON.parse(localStorage[key]).count]);";
    browser.driver.execute(earlier, Vec::new()).await?;
    browser.driver.execute(back, Vec::new()).await?;
    browser.id("note-line").await?;
    says("Group 2: 2 notes. A file was made").await?;
    // The bin, and what is being typed.
    browser.driver.execute(back, Vec::new()).await?;
    browser.click_first(".note__edit").await?;
    browser.click_first(".note__editor .button--danger").await?;
    group::notes_are(&browser, 1).await?;
    browser.id("note-line").await?.send_keys("Half a thought").await?;
    says("In no file: 1 note in the bin, 1 thing being typed.").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn another_tab_stops_and_writes_nothing_back() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_groups(&browser, &address).await?;
    let here = browser.driver.current_url().await?.to_string();
    let first = browser.driver.window().await?;
    let second = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(second.clone()).await?;
    browser.driver.goto(&here).await?;
    group::notes_are(&browser, 2).await?;
    browser.id("note-line").await?.send_keys("Typed in the other tab").await?;
    browser.driver.switch_to_window(first).await?;
    open_erase(&browser).await?;
    let event = "return document.querySelector('.eraser button[aria-label*=“]').id";
    let id = browser.driver.execute(event, Vec::new()).await?.json().clone();
    erase(&browser, id.as_str().ok_or("no button")?).await?;
    browser.until("it said", "document.getElementById('erased').innerText === 'Erased'").await?;
    browser.driver.switch_to_window(second).await?;
    browser.until("the first screen", "document.getElementById('set-up')").await?;
    browser.focus_is("was-erased").await?;
    assert!(browser.text("was-erased").await?.contains("erased from this device in another tab"));
    browser.until("no event", "!document.querySelector('#events a')").await?;
    let found = left(&browser).await?;
    assert_eq!(
        steps(&found, "~") + steps(&found, "/-/event/") + steps(&found, "/draft/"),
        0,
        "{found}"
    );
    assert_eq!(steps(&found, "erasing"), 0, "{found}");
    Ok(())
}

/// A tab of another event goes on where it is, with what is being typed; and of the erased one it knows nothing more.
#[tokio::test(flavor = "current_thread")]
async fn a_tab_of_another_event_goes_on() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    let (links, _) = setup::three_groups(&browser, "To be erased").await?;
    let gone = links.first().ok_or("no link")?;
    group::at_a_table(&browser, &address, "Goes on").await?;
    browser.id("note-line").await?.send_keys("Half a thought").await?;
    let hears =
        "window.heard = []; addEventListener('storage', (e) => heard.push([e.key, e.newValue]))";
    browser.driver.execute(hears, Vec::new()).await?;
    let first = browser.driver.window().await?;
    let second = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(second).await?;
    browser.driver.goto(format!("{address}#/erase")).await?;
    let button = "document.querySelector('.eraser button[aria-label*=“To]')";
    browser.until("the button", button).await?;
    let id = browser.driver.execute(format!("return {button}.id"), Vec::new()).await?;
    erase(&browser, id.json().as_str().ok_or("no button")?).await?;
    browser.until("it said", "document.getElementById('erased').innerText === 'Erased'").await?;
    browser.driver.switch_to_window(first).await?;
    let ended = "window.heard.some(([key, value]) => key.includes('/-/erasing/') && !value)";
    browser.until("it heard of it", ended).await?;
    browser.press(", whole").await?;
    let typed = "document.getElementById('note-line')?.value === 'Half a thought, whole'";
    browser.until("what is being typed", typed).await?;
    browser.driver.execute("location.hash = '/'", Vec::new()).await?;
    let one = "document.querySelectorAll('#events a').length === 1";
    browser.until("one event", one).await?;
    // What comes of it from now on is new, and is kept.
    group::join(&browser, gone).await?;
    group::notes_are(&browser, 0).await?;
    group::write(&browser, &["Anew"]).await?;
    group::is_saved(&browser).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn all_means_all() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_groups(&browser, &address).await?;
    browser
        .until(
            "ready for offline",
            "document.getElementById('offline').innerText.startsWith('Ready')",
        )
        .await?;
    browser.driver.execute("localStorage.setItem('of-another-app', 'stays'); for (const key of ['panic', 'early']) sessionStorage.setItem(`tabletalk/${key}`, '{}')", Vec::new()).await?;
    open_erase(&browser).await?;
    erase(&browser, "erase-all").await?;
    browser
        .until(
            "it said",
            "document.getElementById('erased').innerText.startsWith('Nothing of Tabletalk')",
        )
        .await?;
    let found = left(&browser).await?;
    let nothing = serde_json::json!({ "keys": ["of-another-app"], "names": [], "caches": [], "workers": 0, "tab": [] });
    assert_eq!(found, nothing);
    browser.driver.goto(&address).await?;
    let first = "document.getElementById('set-up') && !document.getElementById('events')";
    browser.until("a first start", first).await?;
    browser.is_quiet().await
}

/// The hint beside the button of all, and the line and hint of a group.
const BESIDE: &str = "[...document.querySelectorAll('section')].find((card) => card.querySelector('#erase-all')).innerText";

/// The hints beside the event's button.
const OF_EVENT: &str = "[...document.querySelector('section:has(> h2)').querySelectorAll(':scope > .hint')].map((hint) => hint.innerText).join(' ')";

fn of_group(number: usize) -> String {
    format!(
        "[...document.querySelectorAll('.erase__group')].find((row) => row.innerText.startsWith('Group {number}:')).querySelector('.hint').innerText"
    )
}

/// Opens the screen, and waits until this place of it says this.
pub(super) async fn it_says(browser: &Browser, place: &str, what: &str) -> Result<(), Fault> {
    open_erase(browser).await?;
    browser.until(what, &format!("({place}).includes({what:?})")).await
}

/// A file has the rounds whose totals were shown: one that is open, or was stopped, is in none.
#[tokio::test(flavor = "current_thread")]
async fn rounds_that_are_in_no_file_are_named() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_groups(&browser, &address).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Alpha", &["One"].into()).await?;
    group::open_round(&browser, 2, 2).await?;
    group::cast(&browser, &["Alpha".to_owned()]).await?;
    let here = browser.driver.current_url().await?;
    it_says(&browser, &of_group(2), "In no file: 1 open round.").await?;
    browser.driver.goto(here.as_str()).await?;
    browser.click("cancel-round").await?;
    browser.click("end-yes").await?;
    browser.id("another-round").await?;
    it_says(&browser, &of_group(2), "In no file: 1 cancelled round.").await?;
    browser.driver.goto(here.as_str()).await?;
    browser.click("another-round").await?;
    group::open_round(&browser, 2, 2).await?;
    // A file changes nothing about that: it has neither.
    let (file, _) = group::hand_in(&browser).await?;
    let file: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    assert_eq!(file["board"]["rounds"], serde_json::json!([]));
    it_says(&browser, &of_group(2), "In no file: 1 open round, 1 cancelled round.").await?;
    // Shown, it is in the file that is made then.
    browser.driver.goto(here.as_str()).await?;
    group::cast(&browser, &["Alpha".to_owned()]).await?;
    group::reveal(&browser).await?;
    it_says(&browser, &of_group(2), "In no file: 1 cancelled round.").await?;
    browser.is_quiet().await
}

/// Cuts the value of the first key that has both these parts, and says this: in both copies, or in the one that is read first.
const DAMAGE: &str = "const [part, says, both, done] = arguments;
    const is_it = (key) => key.includes(part) && localStorage.getItem(key).includes(says);
    const key = Object.keys(localStorage).filter(is_it).sort()[0];
    const torn = localStorage.getItem(key).slice(0, 40);
    localStorage.setItem(key, torn);
    if (!both) return done(torn);
    const open = indexedDB.open('tabletalk');
    open.onsuccess = () => {
        const writing = open.result.transaction('entries', 'readwrite');
        writing.objectStore('entries').put(torn, key);
        writing.oncomplete = () => { open.result.close(); done(torn); };
    };";

/// Does so; answers what is left of the value.
pub(super) async fn damage(
    browser: &Browser,
    part: &str,
    says: &str,
    both: bool,
) -> Result<String, Fault> {
    let words = vec![part.into(), says.into(), both.into()];
    let torn = browser.driver.execute_async(DAMAGE, words).await?.json().clone();
    let torn = torn.as_str().ok_or("there is nothing to damage")?;
    assert_eq!(torn.chars().count(), 40, "{torn}");
    Ok(torn.to_owned())
}

/// Two groups written, the second of which has its first note damaged in both copies and its second in one, which the
/// other has mended since.
async fn one_damaged_and_one_mended(browser: &Browser, address: &str) -> Result<(), Fault> {
    two_groups(browser, address).await?;
    let group = browser.driver.execute("return location.hash.split('/')[2]", Vec::new()).await?;
    let group = format!("/{}/", group.json().as_str().ok_or("no group")?);
    damage(browser, &group, "\"One\"", true).await?;
    damage(browser, &group, "\"Two\"", false).await?;
    browser.driver.refresh().await?;
    group::notes_are(browser, 1).await?;
    let note = "document.querySelector('.note__text')?.innerText === 'Two'";
    browser.until("the note that is mended", note).await
}

/// What both copies have damaged is named at its group; what one of them could mend leaves its bytes aside, and these are
/// named where all goes.
#[tokio::test(flavor = "current_thread")]
async fn what_can_not_be_read_is_named() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    one_damaged_and_one_mended(&browser, &address).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, 1).await?;
    it_says(&browser, &of_group(2), "In no file: 1 entry that can’t be read.").await?;
    it_says(&browser, BESIDE, "In no file: 1 entry that can’t be read.").await?;
    browser.is_quiet().await
}

/// What is being typed goes with the group, with the event or with all, and is named there.
#[tokio::test(flavor = "current_thread")]
async fn what_is_being_typed_is_named_where_it_would_go() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_groups(&browser, &address).await?;
    browser.id("note-line").await?.send_keys("Half a thought").await?;
    browser.driver.execute("location.hash = '/'", Vec::new()).await?;
    browser.fill("link", "half a lin").await?;
    browser.click_first("#events a").await?;
    browser.click_first("#unlisted summary").await?;
    browser.fill("new-question", "What about us?").await?;
    let one = "In no file: 1 thing being typed.";
    for place in [of_group(2).as_str(), OF_EVENT, BESIDE] {
        it_says(&browser, place, one).await?;
    }
    let others = "document.querySelectorAll('.erase__group').length === 2 && document.body.innerText.match(/being typed/g).length === 3";
    browser.until("nothing of the other group", others).await?;
    browser.is_quiet().await
}

/// On the page that mended it, what stands again is not counted with what can't be read.
#[tokio::test(flavor = "current_thread")]
async fn what_was_mended_is_not_called_unreadable() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    one_damaged_and_one_mended(&browser, &address).await?;
    it_says(&browser, &of_group(2), "In no file: 1 entry that can’t be read.").await?;
    browser.is_quiet().await
}

/// On the same page, the bytes that were put aside are named at once.
#[tokio::test(flavor = "current_thread")]
async fn bytes_are_named_from_the_moment_they_are_put_aside() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    one_damaged_and_one_mended(&browser, &address).await?;
    it_says(&browser, BESIDE, "In no file: 1 entry that can’t be read.").await?;
    browser.is_quiet().await
}

/// A tick is nothing that is typed: whoever types one name types one thing.
#[tokio::test(flavor = "current_thread")]
async fn what_is_ticked_is_not_called_typing() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_groups(&browser, &address).await?;
    browser.click("step-themes").await?;
    browser.click_first(".gather__loose .tick__label").await?;
    browser.click("new-theme").await?;
    browser.id("new-theme-name").await?;
    browser.press("Green").await?;
    it_says(&browser, &of_group(2), "In no file: 1 thing being typed.").await?;
    browser.is_quiet().await
}

/// The same on the desk, where nothing is typed at all.
#[tokio::test(flavor = "current_thread")]
async fn what_is_ticked_on_the_desk_is_not_called_typing() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let theme = a_desk(&browser, &address).await?;
    rooms::tick(&browser, &[&theme]).await?;
    open_erase(&browser).await?;
    let said = rooms::read_all(&browser, &format!("return {OF_EVENT}")).await?;
    let said = said.as_str().ok_or("no hint")?;
    assert!(!said.contains("being typed"), "{said}");
    browser.is_quiet().await
}

/// What was made of the hand-ins is lost as well, where it can't be read: it is named with the event.
#[tokio::test(flavor = "current_thread")]
async fn what_can_not_be_read_of_a_desk_is_named() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let theme = a_desk(&browser, &address).await?;
    rooms::link(&browser, &[&theme], "Rest").await?;
    let saved = "document.getElementById('desk-kept').innerText.startsWith('Saved')";
    browser.until("saved", saved).await?;
    damage(&browser, "/-/desk/", "Rest", true).await?;
    browser.driver.refresh().await?;
    browser.until("the room", "document.querySelector('.room__group')").await?;
    browser.until("nothing shared", "!document.querySelector('#shared > li')").await?;
    it_says(&browser, OF_EVENT, "In no file: 1 entry that can’t be read.").await?;
    browser.is_quiet().await
}

/// What can't be read is not nothing: without its event nobody can say what the groups wrote, but it is here.
#[tokio::test(flavor = "current_thread")]
async fn an_event_that_can_not_be_read_is_not_called_nothing() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_groups(&browser, &address).await?;
    // The organiser's own, and the part of it that each link brought.
    for _ in 0..3 {
        damage(&browser, "/-/event/", "\"title\"", true).await?;
    }
    browser.driver.goto(format!("{address}#/")).await?;
    browser.driver.refresh().await?;
    let known = "document.getElementById('damaged')?.innerText.startsWith('3 entries')";
    browser.until("what the first screen says", known).await?;
    it_says(&browser, BESIDE, "3 entries that can’t be read").await?;
    let said = browser.text("main").await?;
    assert!(!said.contains("Nothing is kept on this device"), "{said}");
    browser.is_quiet().await
}

/// Where it can't be read what a file had, nobody can say that none was made.
#[tokio::test(flavor = "current_thread")]
async fn a_file_of_which_nothing_can_be_read_was_made_all_the_same() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    two_groups(&browser, &address).await?;
    group::hand_in(&browser).await?;
    group::is_saved(&browser).await?;
    damage(&browser, "/-/made/", "\"receipt\"", true).await?;
    browser.driver.refresh().await?;
    browser.id("receipt").await?;
    open_erase(&browser).await?;
    let said = browser.text("main").await?;
    assert!(said.contains("Group 2: 2 notes. A file was made; whether it has all"), "{said}");
    browser.is_quiet().await
}

/// The room of themes of a desk with one theme of a group, whose id it answers.
async fn a_desk(browser: &Browser, address: &str) -> Result<String, Fault> {
    let mut forged = Forged::by(1);
    let theme = forged.theme("Seats");
    let text = forged.hand_in(&forge::event("On the desk", &["North"]), 0);
    browser.driver.goto(address).await?;
    collect::collect(browser, &[file_of(browser, "group.json", &text)?]).await?;
    rooms::go(browser, "themes").await?;
    Ok(theme)
}

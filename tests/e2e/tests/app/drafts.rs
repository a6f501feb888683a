//! A2, A3 and A16 once more: what is typed or pasted into the other fields of a group's screens and of the organiser's desk
//! outlives the way to another screen and back, and a reload.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, group, rooms, setup};
use tabletalk_e2e::{Fault, server};
use thirtyfour::Key;

use super::rooms::file_of;
use super::typing::{nothing_is_kept, outlives, value_is};

/// A field that is folded away is in sight while it holds something.
async fn is_in_sight(browser: &Browser, id: &str) -> Result<(), Fault> {
    let seen = format!("document.getElementById({id:?}).checkVisibility()");
    browser.until(&format!("{id} in sight"), &seen).await
}

#[tokio::test(flavor = "current_thread")]
async fn typing_that_is_kept_nowhere_of_what_a_theme_is_about() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "About").await?;
    group::write(&browser, &["Benches", "Trees"]).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Seats", &["Benches"].into()).await?;
    browser.click_first(".theme__opener").await?;
    browser.click_first("[id^=describe-]").await?;
    let about = ".name-form [id^=about-]";
    browser.until("a form", &format!("document.querySelector({about:?})")).await?;
    browser.press("Where to rest").await?;
    outlives(&browser, "#/erase", &[(about, "Where to rest")]).await?;
    browser.click_first(".name-form button[type=submit]").await?;
    let said = "document.querySelector('.theme__about')?.innerText === 'Where to rest'";
    browser.until("what it is about", said).await?;
    nothing_is_kept(&browser).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn typing_that_is_kept_nowhere_of_when_something_is_due() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Due").await?;
    group::write(&browser, &["Call the bank"]).await?;
    browser.click_first(".note__edit").await?;
    browser.click_first(".note__editor .chip:nth-child(4)").await?;
    browser.fill(&group::editor_field(&browser, "due").await?, "by the end of May").await?;
    let due = ".note__editor [id^=due-]";
    outlives(&browser, "#/erase", &[(due, "by the end of May")]).await?;
    browser.click_first(".note__editor button[type=submit]").await?;
    let said = "document.querySelector('.note__who')?.innerText.includes('by the end of May')";
    browser.until("by when", said).await?;
    nothing_is_kept(&browser).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn pasting_that_is_kept_nowhere_on_the_screens_of_a_group() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Pasted").await?;
    browser.click("step-hand-in").await?;
    browser.click_first("details.card summary").await?;
    browser.paste("other-text", "From a phone\nAnd more").await?;
    outlives(&browser, "#/erase", &[("#other-text", "From a phone\nAnd more")]).await?;
    is_in_sight(&browser, "other-text").await?;
    browser.click("other-take").await?;
    browser.click("other-notes").await?;
    nothing_is_kept(&browser).await?;
    let there = "location.hash = location.hash.replace(/[^/]*$/, 'bring-in')";
    browser.driver.execute(there, Vec::new()).await?;
    browser.click_first(".drop details > summary").await?;
    browser.paste("import-text", "Trees\nLamps").await?;
    outlives(&browser, "#/erase", &[("#import-text", "Trees\nLamps")]).await?;
    is_in_sight(&browser, "import-text").await?;
    browser.is_quiet().await
}

/// A desk with the themes Seats and Green of one group; their ids.
async fn desk(browser: &Browser, address: &str) -> Result<[String; 2], Fault> {
    let mut forged = Forged::by(1);
    let themes = ["Seats", "Green"].map(|name| forged.theme(name));
    let text = forged.hand_in(&forge::event("On the desk", &["North"]), 0);
    let file = file_of(browser, "group.json", &text)?;
    browser.driver.goto(address).await?;
    collect::collect(browser, &[file]).await?;
    Ok(themes)
}

#[tokio::test(flavor = "current_thread")]
async fn typing_that_is_kept_nowhere_in_the_forms_of_shared_themes() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let [seats, green] = desk(&browser, &address).await?;
    rooms::go(&browser, "themes").await?;
    // What is ticked is there again too: the name was to be that of a theme of it.
    rooms::tick(&browser, &[&seats]).await?;
    browser.fill("link-name", "Rest").await?;
    outlives(&browser, "#/erase", &[("#link-name", "Rest")]).await?;
    browser.click("link").await?;
    let named =
        |name: &str| format!("document.querySelector('#shared h3')?.innerText === {name:?}");
    browser.until("the shared theme", &named("Rest")).await?;
    nothing_is_kept(&browser).await?;
    browser.click_first("#shared [id^=rename-]").await?;
    let name = "#shared .name-form [id^=name-]";
    browser.until("a form", &format!("document.querySelector({name:?})")).await?;
    browser.press("Rest for all").await?;
    outlives(&browser, "#/erase", &[(name, "Rest for all")]).await?;
    browser.click_first("#shared .name-form button[type=submit]").await?;
    browser.until("the other name", &named("Rest for all")).await?;
    nothing_is_kept(&browser).await?;
    browser.click_first("#shared [id^=describe-]").await?;
    let about = "#shared .name-form [id^=about-]";
    browser.until("a form", &format!("document.querySelector({about:?})")).await?;
    browser.press("Where to sit").await?;
    outlives(&browser, "#/erase", &[(about, "Where to sit")]).await?;
    // Cancelled, nothing of it is left.
    browser.click(&about_id(&browser, about).await?).await?;
    browser.press(Key::Escape).await?;
    nothing_is_kept(&browser).await?;
    rooms::tick(&browser, &[&green]).await?;
    value_is(&browser, "#link-name", "").await?;
    browser.is_quiet().await
}

async fn about_id(browser: &Browser, selector: &str) -> Result<String, Fault> {
    let read = format!("return document.querySelector({selector:?}).id");
    Ok(rooms::read_all(browser, &read).await?.as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "current_thread")]
async fn pasting_that_is_kept_nowhere_on_the_desk() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    desk(&browser, &address).await?;
    browser.click_first(".drop details > summary").await?;
    browser.paste("paste", "{\"half\": \"a hand-in\"").await?;
    outlives(&browser, "#/erase", &[("#paste", "{\"half\": \"a hand-in\"")]).await?;
    is_in_sight(&browser, "paste").await?;
    browser.click_first("#other-program > summary").await?;
    browser.click_first("#other-program .drop details > summary").await?;
    browser.paste("import-text", "Trees\nLamps").await?;
    outlives(&browser, "#/erase", &[("#import-text", "Trees\nLamps")]).await?;
    is_in_sight(&browser, "import-text").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn typing_that_is_kept_nowhere_of_the_address_of_links() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    setup::three_groups(&browser, "Addressed").await?;
    let open = "document.getElementById('change-address')?.click()";
    browser.driver.execute(open, Vec::new()).await?;
    browser.click("address").await?;
    browser.press(Key::Control + "a").await?;
    browser.press("https://tables.example/talk/").await?;
    outlives(&browser, "#/erase", &[("#address", "https://tables.example/talk/")]).await?;
    browser.click("set-address").await?;
    let said = "document.getElementById('address-said').innerText.includes('tables.example')";
    browser.until("the address", said).await?;
    nothing_is_kept(&browser).await?;
    browser.is_quiet().await
}

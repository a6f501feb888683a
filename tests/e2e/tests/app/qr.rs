//! QR codes as the page draws them, read back by a reader that is none of ours.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::codes::Picture;
use tabletalk_e2e::pages::{group, setup};
use tabletalk_e2e::{Fault, server};

/// Reads the code in the first element of this selector, which is drawn once it is in sight.
async fn read_code(browser: &Browser, within: &str) -> Result<String, Fault> {
    let show = format!("document.querySelector({within:?}).scrollIntoView()");
    browser.driver.execute(show, Vec::new()).await?;
    let drawn = format!("{within} .qr__code path");
    browser.until("the code", &format!("document.querySelector({drawn:?})")).await?;
    let read = format!(
        "const path = document.querySelector({drawn:?});
        return [path.parentElement.getAttribute('viewBox'), path.getAttribute('d')]"
    );
    let found = browser.driver.execute(read, Vec::new()).await?;
    let (view_box, path): (String, String) = serde_json::from_value(found.json().clone())?;
    Picture::of(&view_box, &path)?.read()
}

/// The link that the field of this id shows.
async fn link_in(browser: &Browser, field: &str) -> Result<String, Fault> {
    Ok(browser.id(field).await?.prop("value").await?.unwrap_or_default())
}

/// Takes another address for all links.
async fn start_links_with(browser: &Browser, address: &str) -> Result<(), Fault> {
    let open = "document.getElementById('change-address')?.click()";
    browser.driver.execute(open, Vec::new()).await?;
    browser.id("address").await?.clear().await?;
    browser.paste("address", address).await?;
    browser.click("set-address").await?;
    let follows = format!("document.getElementById('link-1').value.startsWith('{address}#e=')");
    browser.until("the address in the link", &follows).await?;
    assert_eq!(browser.text("address-said").await?, format!("All links start with {address}"));
    browser.focus_is("change-address").await
}

#[tokio::test(flavor = "current_thread")]
async fn the_codes_of_an_event_carry_the_links_beside_them() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    setup::three_groups(&browser, "Scanned").await?;
    for field in ["link-event", "link-1", "link-3"] {
        let within = format!(".card:has(> .field #{field})");
        assert_eq!(read_code(&browser, &within).await?, link_in(&browser, field).await?);
    }
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_code_follows_the_address_until_no_code_holds_it() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    setup::three_groups(&browser, "Scanned").await?;
    let within = ".card:has(> .field #link-1)";
    read_code(&browser, within).await?;
    start_links_with(&browser, &format!("https://tabletalk.example/{}", "x".repeat(700))).await?;
    assert_eq!(read_code(&browser, within).await?, link_in(&browser, "link-1").await?);
    start_links_with(&browser, &format!("https://tabletalk.example/{}", "x".repeat(3000))).await?;
    let instead = format!(
        "!document.querySelector({within:?}).querySelector('.qr') && document.querySelector({within:?}).innerText.includes('too long for a QR code')"
    );
    browser.until("a sentence instead of a code", &instead).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn the_code_of_a_group_carries_its_link() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let (links, _) = group::at_a_table(&browser, &address, "Scanned").await?;
    browser.click("share").await?;
    let shown = link_in(&browser, "share-link").await?;
    assert_eq!(Some(&shown), links.first());
    assert_eq!(read_code(&browser, "#share-dialog").await?, shown);
    browser.is_quiet().await
}

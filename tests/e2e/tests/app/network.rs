//! What goes over the network: to the own address alone, under the headers that the build gives to hosts.

use std::collections::BTreeSet;

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::journey::journey;
use tabletalk_e2e::{Fault, server};

#[tokio::test(flavor = "current_thread")]
async fn the_journey_under_the_hosts_headers_asks_its_own_address_alone() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::with_network_log().await?);
    browser.driver.goto(&address).await?;
    said(&browser).await?;
    browser
        .until(
            "ready for offline",
            "document.getElementById('offline')?.innerText.startsWith('Ready for offline')",
        )
        .await?;
    journey(&browser, &address).await?;
    browser.is_quiet().await?;
    browser.driver.goto(&format!("{address}rescue.html")).await?;
    browser.until("the rescue page", "!document.getElementById('download').disabled").await?;
    browser.is_quiet().await?;
    let asked = asked(&browser).await?;
    // That the log works at all: the page and what it names are in it.
    assert!(asked.iter().any(|to| to.contains(".wasm")), "{asked:?}");
    let beyond: Vec<_> = asked
        .iter()
        .filter(|to| {
            !to.starts_with(&address) && !to.starts_with("data:") && !to.starts_with("blob:")
        })
        .collect();
    assert!(beyond.is_empty(), "{beyond:?}");
    Ok(())
}

/// Fails where the page did not come with the headers, or they do not hold.
async fn said(browser: &Browser) -> Result<(), Fault> {
    let read = "const done = arguments[0];
        fetch('./').then((answer) => done([...answer.headers].map(([name]) => name)))";
    let names: BTreeSet<String> = serde_json::from_value(
        browser.driver.execute_async(read, Vec::new()).await?.json().clone(),
    )?;
    for name in [
        "cache-control",
        "content-security-policy",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "permissions-policy",
        "referrer-policy",
        "x-content-type-options",
    ] {
        assert!(names.contains(name), "{name} is not in {names:?}");
    }
    let camera = "return document.featurePolicy?.allowsFeature('camera') ?? false";
    assert_eq!(browser.driver.execute(camera, Vec::new()).await?.json(), &serde_json::json!(false));
    Ok(())
}

/// Every address that pages asked something of since the browser was started; its own first page is none of ours.
async fn asked(browser: &Browser) -> Result<BTreeSet<String>, Fault> {
    let mut asked = BTreeSet::new();
    for entry in browser.driver.get_log("performance").await? {
        let entry: serde_json::Value = serde_json::from_str(&entry.message)?;
        let (event, request) = (&entry["message"], &entry["message"]["params"]);
        let page = request["documentURL"].as_str().unwrap_or_default();
        let own = page.starts_with("chrome:") || page.starts_with("chrome-untrusted:");
        if event["method"] == "Network.requestWillBeSent" && !own {
            asked.extend(request["request"]["url"].as_str().map(str::to_owned));
        }
    }
    Ok(asked)
}

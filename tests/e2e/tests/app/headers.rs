//! What the host says besides the files: the journeys of all other tests run under it; here is what it is.

use serde_json::{Value, json};
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::setup;
use tabletalk_e2e::server::Served;
use tabletalk_e2e::{Fault, server};

/// What the answer says for the files that `arguments[0]` names.
const SAID: &str = "const [wanted, done] = arguments;
    const names = [...document.querySelectorAll(wanted)].map((at) => at.href ?? at.src);
    const said = async (name) => Object.fromEntries((await fetch(name)).headers);
    Promise.all(names.map(said)).then(done);";

async fn said(browser: &Browser, selector: &str) -> Result<Vec<Value>, Fault> {
    let said = browser.driver.execute_async(SAID, vec![selector.into()]).await?;
    Ok(serde_json::from_value(said.json().clone())?)
}

#[tokio::test(flavor = "current_thread")]
async fn each_file_is_kept_as_long_as_it_may_be() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.id("set-up").await?;
    let named = said(&browser, "link[href*='tabletalk-']").await?;
    assert_eq!(named.len(), 3, "the style, the glue and the wasm");
    for file in named {
        assert_eq!(file["cache-control"], "public, max-age=31536000, immutable");
        assert_eq!(file["cross-origin-resource-policy"], "same-origin");
        assert_eq!(file["x-content-type-options"], "nosniff");
    }
    let beside = said(&browser, "script[data-wasm], link[rel=icon], link[rel=manifest]").await?;
    assert_eq!(beside.len(), 3);
    for file in beside {
        assert_eq!(file["cache-control"], "public, max-age=31536000, immutable");
    }
    let page = "const done = arguments[0];
        fetch('./rescue.html').then((answer) => done(answer.headers.get('cache-control')))";
    let page = browser.driver.execute_async(page, Vec::new()).await?;
    assert_eq!(*page.json(), json!("no-cache"));
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn the_wasm_comes_once_and_is_compiled_while_it_arrives() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let watch = "const compile = WebAssembly.instantiateStreaming;
        WebAssembly.instantiateStreaming = (...given) => compile(...given).then((made) => (window.__streamed = true, made));";
    let watch = json!({ "source": watch });
    browser.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", watch).await?;
    browser.driver.goto(&address).await?;
    browser.id("set-up").await?;
    let came = "return [window.__streamed, performance.getEntriesByType('resource').filter((file) => file.name.endsWith('.wasm')).length]";
    let came = browser.driver.execute(came, Vec::new()).await?;
    assert_eq!(*came.json(), json!([true, 1]));
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn the_page_may_copy_and_nothing_else() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    setup::three_groups(&browser, "Headers").await?;
    let allowed = "const policy = document.featurePolicy;
        return ['clipboard-write', 'clipboard-read', 'camera', 'microphone', 'geolocation', 'usb'].filter((name) => policy.allowsFeature(name));";
    let allowed = browser.driver.execute(allowed, Vec::new()).await?;
    assert_eq!(*allowed.json(), json!(["clipboard-write"]));
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn no_other_page_may_show_the_app_in_a_frame() -> Result<(), Fault> {
    let app = server::serve()?;
    let other = Served::page(format!("<!doctype html><iframe src=\"{app}\"></iframe>"))?;
    let browser = Browser::start().await?;
    browser.driver.goto(&other.address).await?;
    let frame = browser.driver.find(thirtyfour::By::Tag("iframe")).await?;
    frame.enter_frame().await?;
    let shown = "return [location.protocol, document.querySelector('script[data-wasm]')]";
    let shown = browser.driver.execute(shown, Vec::new()).await?;
    assert_eq!(*shown.json(), json!(["chrome-error:", null]));
    Ok(())
}

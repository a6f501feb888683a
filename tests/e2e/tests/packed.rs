//! The app travels packed: what a browser makes of it is, byte for byte, the module that the build packed.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::engine::Engine;
use tabletalk_e2e::{Fault, server};

/// Unpacks what the page names, sees to it that nothing else is taken for it, and answers how many bytes came over, how
/// many there are then, and where they first differ from the module that the one file holds as it is; -1 where they don't.
const COMPARE: &str = r#"
    const done = arguments[0];
    (async () => {
        const named = document.querySelector("script[data-wasm]").dataset;
        const { unpack } = await import(new URL(named.js, document.baseURI));
        const packed = new Uint8Array(await (await fetch(named.wasm)).arrayBuffer());
        const module = unpack(packed);
        const text = (await (await fetch("tabletalk.html")).text()).match(/AGFzb[A-Za-z0-9+\/=]{1000,}/)[0];
        const wanted = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const length = Math.max(module.length, wanted.length);
        let place = 0;
        while (place < length && module[place] === wanted[place]) place++;
        for (const other of ["", "<html>", "<!doctype html>".repeat(1000), wanted]) {
            const refused = () => unpack(typeof other === "string" ? new TextEncoder().encode(other) : other);
            try { refused(); throw "taken for the app"; } catch (fault) { if (!(fault instanceof Error)) throw fault; }
        }
        done([packed.length, module.length, place === length ? -1 : place]);
    })().catch((fault) => done(String(fault)));
"#;

#[tokio::test(flavor = "current_thread")]
async fn chromium_unpacks_what_was_packed() -> Result<(), Fault> {
    compare(&Browser::start().await?).await
}

#[tokio::test(flavor = "current_thread")]
async fn firefox_unpacks_what_was_packed() -> Result<(), Fault> {
    if !Engine::Firefox.is_asked_for("unpacking")? {
        return Ok(());
    }
    compare(&Browser::of(Engine::Firefox).await?).await
}

async fn compare(browser: &Browser) -> Result<(), Fault> {
    browser.driver.goto(&server::serve()?).await?;
    browser.id("set-up").await?;
    let answer = browser.driver.execute_async(COMPARE, Vec::new()).await?.json().clone();
    let [packed, module, differs]: [i64; 3] = serde_json::from_value(answer.clone())
        .map_err(|_| format!("the browser could not compare: {answer}"))?;
    assert_eq!(differs, -1, "the first difference, of {module} bytes");
    assert!(packed != module && module > 100_000, "{packed} bytes packed, {module} unpacked");
    Ok(())
}

//! Kills the browser at random moments while somebody writes, opens the same profile again, and counts what was lost:
//! of notes that the screen called saved none may be. `cargo xtask kill-test --runs N` runs it on the built app.
#![expect(clippy::print_stdout, reason = "it is run for what it prints")]

use std::time::Duration;

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{group, setup};
use tabletalk_e2e::{Fault, server};

/// Notes that stand, whether the screen calls them saved, and what is in the line.
const STATE: &str = "return [document.querySelectorAll('#notes > li').length,
    document.getElementById('kept').innerText.startsWith('Saved')]";
/// All notes, once the line is there and the durable copy was read: it answers within three seconds or not at all.
const READ: &str = "const done = arguments[0];
    const start = performance.now();
    let last = -1;
    const look = () => {
        const count = document.querySelectorAll('#notes > li').length;
        if (count > 0 && count === last && performance.now() - start > 800) return done(count);
        if (performance.now() - start > 5000) return done(count);
        last = count;
        setTimeout(look, 200);
    };
    look();";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fault> {
    let runs: u64 = std::env::args().nth(1).unwrap_or_else(|| "20".into()).parse()?;
    let seed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs();
    println!("{runs} runs, seed {seed}");
    let address = server::serve()?;
    let mut browser = Browser::start().await?;
    browser.driver.goto(&address).await?;
    let questions = ["One?".to_owned(), "Two?".to_owned(), "Three?".to_owned()];
    let (links, _) = setup::set_up(&browser, "Killed", &questions).await?;
    group::join(&browser, links.first().ok_or("no link")?).await?;
    browser
        .until("saved", "!document.getElementById('kept').innerText.startsWith('Saving')")
        .await?;
    let here = browser.driver.current_url().await?.to_string();
    let (mut draw, mut acknowledged_in_all, mut lost, mut here_before) = (seed, 0, 0, 0);
    for run in 0..runs {
        let line = browser.id("note-line").await?;
        let mut acknowledged = here_before;
        for note in 0..=random(&mut draw, 4) {
            line.send_keys(format!("Run {run}, note {note}\u{e007}")).await?;
            // Sometimes within a few milliseconds of the key, sometimes after "Saved".
            tokio::time::sleep(Duration::from_millis(random(&mut draw, 60))).await;
            let (count, saved) = state(&browser).await?;
            if saved {
                acknowledged = count;
            }
        }
        browser = browser.killed_and_restarted().await?;
        browser.driver.goto(&here).await?;
        browser.id("note-line").await?;
        let found =
            browser.driver.execute_async(READ, Vec::new()).await?.json().as_u64().unwrap_or(0);
        acknowledged_in_all += acknowledged.saturating_sub(here_before);
        lost += acknowledged.saturating_sub(found);
        here_before = found;
    }
    println!(
        "{acknowledged_in_all} notes were called saved before the browser was killed; {lost} of them were lost"
    );
    if lost == 0 { Ok(()) } else { Err("notes that were called saved were lost".into()) }
}

async fn state(browser: &Browser) -> Result<(u64, bool), Fault> {
    let state = browser.driver.execute(STATE, Vec::new()).await?;
    Ok(serde_json::from_value(state.json().clone())?)
}

/// A number below this one; a draw of a linear congruential generator (Knuth's MMIX constants).
fn random(draw: &mut u64, below: u64) -> u64 {
    *draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*draw >> 33) % below
}

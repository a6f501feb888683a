//! Two tabs of one group add, edit, bin, gather and merge at random; at the end both show the same, and all of it is
//! there: `cargo xtask soak --seconds N` runs it on the built app.
#![expect(clippy::print_stdout, reason = "it is run for what it prints")]

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};

/// One act of a person, drawn by `arguments[0]`: on the screen of notes, or on that of themes.
const ACT: &str = "const draw = arguments[0], text = arguments[1], done = arguments[arguments.length - 1];
    const settled = () => new Promise((after) => setTimeout(after, 0));
    const type = (field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); };
    const any = (selector) => { const all = [...document.querySelectorAll(selector)]; return all[draw % all.length]; };
    (async () => {
        const line = document.getElementById('note-line');
        if (line && draw % 4 < 2) {
            type(line, text);
            line.form.requestSubmit();
            await settled();
            return done('added');
        }
        if (line) {
            any('.note__edit')?.click();
            await settled();
            const field = document.querySelector('.note__editor textarea');
            if (!field) return done('nothing');
            if (draw % 8 < 6) { type(field, field.value + ' ' + text); field.form.requestSubmit(); await settled(); return done('edited'); }
            field.form.querySelector('.button--danger').click();
            await settled();
            return done('binned');
        }
        if (draw % 3 === 0 && document.querySelectorAll('.theme').length > 2) {
            const theme = any('.theme');
            theme.querySelector('[id^=merge-]').click();
            await settled();
            theme.querySelector('.place')?.click();
            await settled();
            return done('merged');
        }
        any('.gather__loose .tick input')?.click();
        await settled();
        const make = document.getElementById('new-theme');
        if (!make) return done('nothing');
        make.click();
        await settled();
        const name = document.getElementById('new-theme-name');
        type(name, text);
        name.form.requestSubmit();
        await settled();
        done('gathered');
    })();";

/// Puts away the editors that an act opened and another left.
const CLOSE: &str = "const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    for (const editor of document.querySelectorAll('.note__editor')) editor.dispatchEvent(escape);";

/// All that a tab shows of the board: notes in their order, themes with theirs.
const BOARD: &str =
    "return [[...document.querySelectorAll('#notes .note__text')].map((at) => at.textContent),
    [...document.querySelectorAll('.theme')].map((at) => at.innerText)];";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fault> {
    let seconds: u64 = std::env::args().nth(1).unwrap_or_else(|| "60".into()).parse()?;
    let seed = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    println!("{seconds} s, seed {seed}");
    let (browser, first, second) = group::two_tabs(&server::serve()?).await?;
    let tabs = [first, second];
    let (mut draw, mut acts, mut added) = (seed, 0u64, 0usize);
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(seconds) {
        let drawn = next(&mut draw);
        browser.driver.switch_to_window(tabs[usize::from(drawn.is_multiple_of(2))].clone()).await?;
        if drawn.is_multiple_of(11) {
            let step = if drawn.is_multiple_of(3) { "capture" } else { "themes" };
            let go = format!("location.hash = location.hash.replace(/[a-z]+$/, '{step}')");
            browser.driver.execute(go, Vec::new()).await?;
        }
        let words = vec![(drawn / 16 % 100_000).into(), format!("word {acts}").into()];
        let did = browser.driver.execute_async(ACT, words).await?.json().clone();
        added += usize::from(did == "added");
        acts += 1;
    }
    println!("{acts} acts, {added} of them new notes");
    both_show_the_same(&browser, &tabs, added).await
}

async fn both_show_the_same(
    browser: &Browser,
    tabs: &[thirtyfour::WindowHandle; 2],
    added: usize,
) -> Result<(), Fault> {
    for step in ["capture", "themes"] {
        let mut boards = Vec::new();
        for (tab, anew) in [(&tabs[0], false), (&tabs[1], false), (&tabs[0], true)] {
            browser.driver.switch_to_window(tab.clone()).await?;
            let go = format!("location.hash = location.hash.replace(/[a-z]+$/, '{step}')");
            browser.driver.execute(go, Vec::new()).await?;
            if anew {
                browser.driver.refresh().await?;
            }
            let there = "document.querySelector('#notes .note, .theme')";
            browser.until("the board", there).await?;
            browser.driver.execute(CLOSE, Vec::new()).await?;
            boards.push(settled(browser).await?);
        }
        if boards.iter().any(|board| *board != boards[0]) {
            return Err(format!("{step}: the tabs differ, or a reload does: {boards:#?}").into());
        }
        println!("{step}: both tabs and a reload show the same");
        // All that was typed was sent.
        let drafts = "return Object.keys(localStorage).filter((key) => key.includes('/draft/'))";
        let drafts = browser.driver.execute(drafts, Vec::new()).await?.json().clone();
        if drafts != Value::Array(Vec::new()) {
            return Err(format!("{step}: still kept as drafts: {drafts}").into());
        }
        if step == "capture" {
            let all = "return document.querySelectorAll('#notes .note, .bin__row').length";
            let all = browser.driver.execute(all, Vec::new()).await?.json().as_u64();
            if all != Some(added as u64) {
                return Err(format!("{added} notes were added; {all:?} stand or are binned").into());
            }
        }
    }
    Ok(())
}

/// The board, once it stays as it is.
async fn settled(browser: &Browser) -> Result<Value, Fault> {
    let mut last = Value::Null;
    loop {
        let board = browser.driver.execute(BOARD, Vec::new()).await?.json().clone();
        if board == last {
            return Ok(board);
        }
        last = board;
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}

/// A draw of a linear congruential generator (Knuth's MMIX constants).
fn next(draw: &mut u64) -> u64 {
    *draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *draw >> 20
}

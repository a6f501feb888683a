//! How long a note takes from key to paint, and a reload, with 0, 1,000 and 5,000 notes there, on a processor slowed
//! four times: `cargo xtask bench` runs it on the built app.
#![expect(clippy::print_stdout, reason = "it is run for what it prints")]

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::hand_in_of;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};

const SLOWER: u32 = 4;

/// Adds notes one by one; answers the median of the times from key to painted, in milliseconds.
const ADD: &str = "const done = arguments[arguments.length - 1];
    const field = document.getElementById('note-line');
    const painted = () => new Promise((after) => requestAnimationFrame(() => { const port = new MessageChannel(); port.port1.onmessage = after; port.port2.postMessage(0); }));
    (async () => {
        const times = [];
        for (let turn = 0; turn < 21; turn += 1) {
            field.focus();
            field.value = 'A note of a usual length, number ' + turn;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            await painted();
            const start = performance.now();
            field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
            await painted();
            times.push(performance.now() - start);
        }
        times.sort((a, b) => a - b);
        done(times[10]);
    })();";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fault> {
    let address = server::serve()?;
    let mut lines = Vec::new();
    for notes in [0, 1_000, 5_000] {
        lines.push((notes, measure(&address, notes).await?));
    }
    let (_, (add, reload)) = lines[0];
    println!("processor slowed {SLOWER} times; medians");
    for (notes, (adding, reloading)) in lines {
        println!(
            "{notes:>6} notes: a note from key to painted {adding:>6.1} ms, ratio {:.1}; a reload {reloading:>7.1} ms, ratio {:.1}",
            adding / add,
            reloading / reload,
        );
    }
    println!("aims at 1,000 notes: 1.5 for a note, 2 for a reload");
    Ok(())
}

async fn measure(address: &str, notes: usize) -> Result<(f64, f64), Fault> {
    let browser = Browser::start().await?;
    let (_, event) = group::at_a_table(&browser, address, "Bench").await?;
    if notes > 0 {
        group::go_on_with(&browser, &hand_in_of(notes, &event, &browser.downloads)?).await?;
        group::notes_are(&browser, notes).await?;
    }
    browser.slow_down(SLOWER).await?;
    let adding = browser.driver.execute_async(ADD, Vec::new()).await?.json().as_f64();
    let mut reloads = Vec::new();
    for _ in 0..5 {
        browser.driver.refresh().await?;
        group::notes_are(&browser, notes + 21).await?;
        let read = "return window.__line_there";
        reloads.extend(browser.driver.execute(read, Vec::new()).await?.json().as_f64());
    }
    reloads.sort_by(f64::total_cmp);
    let reload = reloads.get(reloads.len() / 2).copied();
    Ok((adding.ok_or("nothing was measured")?, reload.ok_or("no reload was measured")?))
}

//! Adding a note: from the moment when Enter is pressed to the frame in which the note is painted.

use tabletalk_e2e::Fault;

use crate::SLOWER;
use crate::case::{Case, Times, ask, wait};
use crate::lines::{Line, of_cases};

/// Times that each case has its turn, and notes that it adds then: whatever drifts meanwhile is felt by all alike.
const TURNS: usize = 7;
const NOTES: usize = 3;

/// Waits until nothing is left to do, as between the notes of a person.
const IDLE: &str = "const done = arguments[0];
    requestAnimationFrame(() => requestIdleCallback(() => done()));";

/// Looks out for Enter, then for the note of this text, then for the end of the frame that shows it.
const LOOK_OUT: &str = "const text = arguments[0];
    window.__took = new Promise((resolve) => {
        let start;
        addEventListener('keydown', (key) => (start = key.timeStamp), { capture: true, once: true });
        const holds = (node) => node.textContent.includes(text);
        const there = ({ type, target, addedNodes }) => type === 'characterData' ? holds(target) : [...addedNodes].some(holds);
        const watch = new MutationObserver((changes) => {
            if (!changes.some(there)) return;
            watch.disconnect();
            requestAnimationFrame(() => {
                const port = new MessageChannel();
                port.port1.onmessage = () => resolve(performance.now() - start);
                port.port2.postMessage(0);
            });
        });
        watch.observe(document.body, { childList: true, characterData: true, subtree: true });
    });";

const TOOK: &str = "const done = arguments[0]; window.__took.then(done);";

/// Lets each case add notes in its turns; the first is for warming up.
pub(crate) async fn measure(cases: &mut [Case]) -> Result<Times, Fault> {
    let mut times = Times::default();
    for turn in 0..=TURNS {
        for at in 0..cases.len() {
            let case = &mut cases[(turn + at) % cases.len()];
            // A page that is slowed keeps a processor busy also where it has nothing to do: only one at a time.
            case.browser.slow_down(SLOWER).await?;
            for _ in 0..NOTES {
                let took = add(case).await?;
                if turn > 0 {
                    times.add(case.build, case.notes, took);
                }
            }
            case.browser.slow_down(1).await?;
        }
    }
    Ok(times)
}

/// Writes a note with real keys; answers how long it took, in milliseconds.
async fn add(case: &mut Case) -> Result<f64, Fault> {
    let browser = &case.browser;
    let note = format!("A note of a usual length, number {}, written at the table", case.added);
    ask(browser, "document.getElementById('note-line').focus()", &[]).await?;
    let insert = serde_json::json!({ "text": note });
    browser.driver.cdp().send_raw("Input.insertText", insert).await?;
    wait(browser, IDLE).await?;
    ask(browser, LOOK_OUT, &[&note]).await?;
    browser.strike("Enter").await?;
    let took = wait(browser, TOOK).await?;
    case.added += 1;
    wait(browser, IDLE).await?;
    took.as_f64().ok_or_else(|| format!("a note took {took}").into())
}

/// What was measured, and what it may be.
pub(crate) fn lines(times: &Times) -> Vec<Line> {
    of_cases("A note", times, 1.25)
}

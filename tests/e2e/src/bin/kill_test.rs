//! Kills the browser while somebody writes, opens the same profile again, and counts what was lost: of notes that the
//! screen called saved none may be, of typing at most a second. `cargo xtask kill-test --runs N` runs it on the built
//! app, in each browser.
#![expect(clippy::print_stdout, reason = "it is run for what it prints")]

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::engine::Engine;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};
use thirtyfour::WebElement;

/// Notes that stand, and whether the screen calls them saved.
const STATE: &str = "return [document.querySelectorAll('#notes .note').length,
    document.getElementById('kept').innerText.startsWith('Saved')]";

/// Waits for "Saved" to appear: how many notes stand then.
const SAVED: &str = "const done = arguments[arguments.length - 1];
    const kept = document.getElementById('kept');
    const look = () => kept.innerText.startsWith('Saved') && (watch.disconnect(), done(document.querySelectorAll('#notes .note').length));
    const watch = new MutationObserver(look);
    watch.observe(kept, { childList: true, characterData: true, subtree: true });
    look();";

/// How many notes there are, and all texts that start like `arguments[0]`: notes, what is in the line, and what is
/// offered as left behind. It looks until nothing changes any more, for such a text five seconds: the durable copy
/// answers within three or not at all.
const READ: &str = "const [start, done] = arguments, began = performance.now();
    const texts = () => [document.getElementById('note-line').value,
        ...[...document.querySelectorAll('#notes .note__text, .offer p')].map((at) => at.textContent)];
    let last = '', since = began;
    const look = () => {
        const now = performance.now(), found = texts().filter((text) => text.startsWith(start));
        const all = [document.querySelectorAll('#notes .note').length, found];
        const said = JSON.stringify(all);
        if (said !== last) [last, since] = [said, now];
        const there = all[0] > 0 && (start === '' || found.length > 0);
        if ((there && now - since > 800) || now - began > 5000) return done(all);
        setTimeout(look, 50);
    };
    look();";

/// Throws away what was left behind, so that the next run starts with an empty line.
const CLEAR: &str =
    "for (const button of document.querySelectorAll('.offer .button--quiet')) button.click();
    const line = document.getElementById('note-line');
    line.value = '';
    line.dispatchEvent(new Event('input', { bubbles: true }));";

/// Adds three notes in one go, and goes on doing so in each task until the browser is killed, so that three writes and more
/// are on their way whenever that is. Answers as soon as the screen says that they are; no where it never does.
const THREE: &str = "const [run, done] = arguments;
    const line = document.getElementById('note-line'), kept = document.getElementById('kept');
    let times = 0, answered = false;
    const go = () => {
        const said = kept.innerText.startsWith('Saving');
        times += 1;
        if (!answered && (said || times > 500)) {
            answered = true;
            done(said);
        }
        for (const note of ['a', 'b', 'c']) {
            line.value = `Run ${run}, in flight ${times}${note}`;
            line.dispatchEvent(new Event('input', { bubbles: true }));
            line.form.requestSubmit();
        }
        setTimeout(go);
    };
    go();";

const LOSS_ALLOWED: Duration = Duration::from_secs(1);
const SOON: Duration = Duration::from_millis(50);

/// When the browser is killed: five of six runs while writes are on their way, the others in turns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Env {
    Random,
    AfterKey,
    AfterSaved,
    /// Three writes and more are on their way.
    InFlight,
}

/// What is being typed, and when each letter of it was.
#[derive(Default)]
struct Typing {
    text: String,
    sent: Vec<Instant>,
}

/// What one run did before the browser was killed.
struct Written {
    acknowledged: u64,
    typing: Typing,
    /// The key or the word "Saved" that the kill was to follow.
    before: Instant,
    /// Whether the screen said that writes were on their way, as more and more were.
    in_flight: bool,
}

#[derive(Default)]
struct Sums {
    acknowledged: u64,
    notes_lost: u64,
    soon_after_key: u64,
    soon_after_saved: u64,
    in_flight: u64,
    letters: usize,
    letters_lost: usize,
    typing_lost: Duration,
    worst: Duration,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fault> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let runs: u64 = words.first().ok_or("how many runs?")?.parse()?;
    let engine = match words.get(1).map(String::as_str) {
        None | Some("chromium") => Engine::Chromium,
        Some("firefox") => Engine::Firefox,
        Some(other) => return Err(format!("{other} is no browser of this test").into()),
    };
    let seed = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    println!("{engine}: {runs} runs, seed {seed}");
    let (address, mut browser) = (server::serve()?, Browser::of(engine).await?);
    let here = at_a_table(&browser, &address).await?;
    let (mut draw, mut sums, mut here_before) = (seed, Sums::default(), 0);
    for run in 0..runs {
        let moment = match run % 18 {
            0 => Env::Random,
            6 => Env::AfterKey,
            12 => Env::AfterSaved,
            _ => Env::InFlight,
        };
        let written = write(&browser, run, moment, here_before, &mut draw).await?;
        let killed = Instant::now();
        browser = browser.killed_and_restarted().await?;
        let (found, texts) = read(&browser, &here, &written.typing).await?;
        sums.acknowledged += written.acknowledged.saturating_sub(here_before);
        let notes_lost = written.acknowledged.saturating_sub(found);
        sums.notes_lost += notes_lost;
        let soon = u64::from(killed - written.before <= SOON);
        sums.soon_after_key += if moment == Env::AfterKey { soon } else { 0 };
        sums.soon_after_saved += if moment == Env::AfterSaved { soon } else { 0 };
        sums.in_flight += u64::from(written.in_flight);
        if moment == Env::InFlight && !written.in_flight {
            return Err(format!("run {run} met no writes on their way").into());
        }
        let lost = sums.typing(&written.typing, &texts, killed);
        if notes_lost > 0 || lost > LOSS_ALLOWED {
            println!(
                "run {run}: {notes_lost} notes and {:.2} s lost: typed {:?}, found {texts:?}",
                lost.as_secs_f64(),
                written.typing.text
            );
        }
        here_before = found;
        // A long one says in between how it goes.
        if (run + 1) % 50 == 0 && run + 1 < runs {
            sums.print(engine, run + 1);
        }
    }
    sums.print(engine, runs);
    if sums.notes_lost > 0 {
        return Err("notes that were called saved were lost".into());
    }
    if sums.worst > LOSS_ALLOWED {
        return Err("more than a second of typing was lost".into());
    }
    Ok(())
}

async fn at_a_table(browser: &Browser, address: &str) -> Result<String, Fault> {
    group::at_a_table(browser, address, "Killed").await?;
    let settled = "!document.getElementById('kept').innerText.startsWith('Saving')";
    browser.until("saved", settled).await?;
    Ok(browser.driver.current_url().await?.to_string())
}

/// Adds notes and types, until it is the moment to be killed.
async fn write(
    browser: &Browser,
    run: u64,
    moment: Env,
    here_before: u64,
    draw: &mut u64,
) -> Result<Written, Fault> {
    let line = browser.id("note-line").await?;
    let (mut acknowledged, mut typing) = (here_before, Typing::default());
    for note in 0..=random(draw, 3) {
        line.send_keys(format!("Run {run}, note {note}\u{e007}")).await?;
        tokio::time::sleep(Duration::from_millis(random(draw, 60))).await;
        let state = browser.driver.execute(STATE, Vec::new()).await?;
        if let (count, true) = serde_json::from_value(state.json().clone())? {
            acknowledged = count;
        }
    }
    let mut before = Instant::now();
    if moment == Env::InFlight {
        let said = browser.driver.execute_async(THREE, vec![run.into()]).await?;
        let in_flight = said.json().as_bool().ok_or("nothing is said of what is kept")?;
        return Ok(Written { acknowledged, typing, before, in_flight });
    }
    if moment == Env::AfterSaved {
        let count = browser.driver.execute_async(SAVED, Vec::new()).await?;
        acknowledged = count.json().as_u64().ok_or("notes can't be counted")?;
        before = Instant::now();
        tokio::time::sleep(Duration::from_millis(random(draw, 50))).await;
        return Ok(Written { acknowledged, typing, before, in_flight: false });
    }
    typing.types(&line, &format!("r{run}:")).await?;
    for _ in 0..5 + random(draw, 30) {
        tokio::time::sleep(Duration::from_millis(random(draw, 120))).await;
        let letter = char::from(b'a' + u8::try_from(random(draw, 26))?);
        before = Instant::now();
        typing.types(&line, &letter.to_string()).await?;
    }
    // In one of four the last key makes a note of it, which nobody has called saved.
    if random(draw, 4) == 0 {
        before = Instant::now();
        line.send_keys("\u{e007}").await?;
    }
    let pause = random(draw, if moment == Env::AfterKey { 50 } else { 1_500 });
    tokio::time::sleep_until((before + Duration::from_millis(pause)).into()).await;
    Ok(Written { acknowledged, typing, before, in_flight: false })
}

/// What is there in the browser that was started again.
async fn read(browser: &Browser, here: &str, typing: &Typing) -> Result<(u64, Vec<String>), Fault> {
    browser.driver.goto(here).await?;
    browser.id("note-line").await?;
    let start: Value = typing.text.split_inclusive(':').next().unwrap_or_default().into();
    let found = browser.driver.execute_async(READ, vec![start]).await?.json().clone();
    browser.driver.execute(CLEAR, Vec::new()).await?;
    browser.until("an empty line", "!document.querySelector('.offer')").await?;
    Ok(serde_json::from_value(found)?)
}

impl Typing {
    async fn types(&mut self, line: &WebElement, text: &str) -> Result<(), Fault> {
        self.sent.extend(text.chars().map(|_| Instant::now()));
        self.text.push_str(text);
        Ok(line.send_keys(text).await?)
    }

    /// How many of its letters are there.
    fn kept(&self, texts: &[String]) -> usize {
        let same = |text: &String| {
            text.chars().zip(self.text.chars()).take_while(|(there, typed)| there == typed).count()
        };
        texts.iter().map(same).max().unwrap_or(0)
    }
}

impl Sums {
    /// Counts what is missing of the typing; answers how long before the end the first missing letter was typed.
    fn typing(&mut self, typing: &Typing, texts: &[String], killed: Instant) -> Duration {
        let kept = typing.kept(texts);
        let lost = typing.sent.get(kept).map_or(Duration::ZERO, |sent| killed - *sent);
        self.letters += typing.sent.len();
        self.letters_lost += typing.sent.len() - kept;
        self.typing_lost += lost;
        self.worst = self.worst.max(lost);
        lost
    }

    fn print(&self, engine: Engine, runs: u64) {
        println!(
            "{engine} was killed {runs} times, {} of them within 50 ms of a key, {} within 50 ms of \"Saved\", {} with three \
             writes or more on their way",
            self.soon_after_key, self.soon_after_saved, self.in_flight
        );
        println!(
            "{} notes were called saved before; {} of them were lost",
            self.acknowledged, self.notes_lost
        );
        println!(
            "{} letters were typed after them; {} were lost: {:.2} s of typing in all, at most {:.2} s in one run",
            self.letters,
            self.letters_lost,
            self.typing_lost.as_secs_f64(),
            self.worst.as_secs_f64()
        );
    }
}

/// A number below this one; a draw of a linear congruential generator (Knuth's MMIX constants).
fn random(draw: &mut u64, below: u64) -> u64 {
    *draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*draw >> 33) % below
}

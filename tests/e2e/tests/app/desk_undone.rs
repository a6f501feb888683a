//! F47 for the organiser's desk: 200 commands by the controls of its rooms, over what five real tables said, each taken back
//! again. After every step the room in which it was made says what it said before, and now and then all of them are asked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{collect, rooms};
use tabletalk_e2e::room::{are_real, tables};
use tabletalk_e2e::seen::Desk;
use tabletalk_e2e::{Fault, forge, server};
use thirtyfour::Key;

use super::rooms::{file_of, written};

/// Commands that are taken back: so many at least, and more until each kind was carried out, since what is suggested, and
/// which themes have one name, is chance.
const COMMANDS: usize = 200;
const MOST: usize = 2 * COMMANDS;
/// Commands before them: what they leave is never taken back.
const BEFORE: usize = 25;
/// After so many all rooms are asked.
const ASKED: usize = 50;
/// What is drawn from, where `TABLETALK_SEED` says nothing else.
const SEED: u64 = 20_261_130;

/// What can be done in each room, by the names that [`DO`] has for it. In the room of files a desk is joined, which takes
/// a file.
const KINDS: [(&str, &[&str]); 5] = [
    (
        "themes",
        &[
            "share",
            "share found",
            "link",
            "drag",
            "unlink",
            "rename",
            "describe",
            "merge",
            "merge one name",
            "split",
            "order",
            "drop",
            "accept",
            "refuse",
        ],
    ),
    ("matrix", &["strength", "as votes say", "quote", "no quote"]),
    ("report", &["keep out", "keep out found", "reword", "let in"]),
    // What is suggested there is little, and a match by hand takes of it.
    ("compare", &["refuse there", "accept there", "match"]),
    ("files", &["join"]),
];

/// Does one thing by the controls of the open room, as far as it can be done; says how many steps the desk has then been
/// through beyond those before, and what else it changed.
const DO: &str = "
    const [kind, seed, done] = arguments;
    let state = seed;
    const below = (most) => {
        state = (Math.imul(state, 69069) + 1) >>> 0;
        return (state >>> 8) % most;
    };
    const all = (selector, of = document) => [...of.querySelectorAll(selector)];
    const one = (list) => list.length ? list[below(list.length)] : undefined;
    const later = (wait = 0) => new Promise((resolve) => setTimeout(resolve, wait));
    const comes = async (find) => {
        for (const end = Date.now() + 10_000; Date.now() < end; await later(4)) if (find()) return find();
        throw new Error('waited in vain for ' + find);
    };
    const at = (id) => comes(() => document.getElementById(id));
    const type = (field, text, kind = 'input') => {
        field.value = text;
        field.dispatchEvent(new Event(kind, { bubbles: true }));
    };
    const choose = (field, option) => type(field, option.value, 'change');
    // Two of them are themes of the other event.
    const words = () => one(['Say it once', 'Somebody beside them', 'What it costs', 'Trust \\u{1f9d1}\\u200d\\u{1f33e}', 'متروك', '<b>=1+1</b>'])
        + (below(3) ? '' : ' ' + below(1000));
    const boxes = () => all('.room__group [id^=tick-]');
    const tick = (from) => {
        const ticked = new Set(Array.from({ length: 1 + below(3) }, () => one(from)));
        ticked.forEach((box) => box?.click());
        return at('link');
    };
    const shared = () => all('#shared > li > article');
    const ask = async (button, field, text) => {
        const id = button?.closest('article').id.slice('shared-'.length);
        button?.click();
        if (button) {
            const name = await at(field + '-' + id);
            type(name, text);
            name.form.requestSubmit();
        }
    };
    const sign = async (from, pick) => {
        const sign = one(from);
        sign?.click();
        if (sign) {
            await comes(() => document.querySelector('#sign-dialog[open] fieldset'));
            one(all('#sign-dialog input').filter((radio) => !radio.checked && pick(radio)))?.click();
            document.getElementById('sign-done').click();
            await comes(() => !document.querySelector('#sign-dialog[open], #sign-dialog fieldset'));
        }
    };
    const likely = async (selector) => {
        document.getElementById('look-for-likely')?.click();
        await comes(() => document.querySelector('#likely[aria-busy=false]'));
        one(all(selector))?.click();
    };
    const find = async (field, text, found) => {
        type(await at(field), text);
        return comes(found);
    };
    const kinds = {
        'share': async () => {
            await tick(boxes());
            type(await at('link-name'), words());
            document.getElementById('link').click();
        },
        'share found': async () => {
            await find('find-notes', one(['e', 'a', 'o']), () => document.querySelector('#hits > li'));
            await tick(all('#hits [id^=tick-]'));
            document.getElementById('link').click();
            type(await at('find-notes'), '');
        },
        'link': async () => {
            await tick(boxes());
            const into = one(all('#link-to option').slice(1));
            if (into) choose(document.getElementById('link-to'), into);
            if (into) document.getElementById('link').click();
        },
        'drag': async () => {
            const [from, to, dataTransfer] = [one(all('.room__group [draggable]')), one(shared()), new DataTransfer()];
            const drags = (at, kind) => at?.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
            drags(to && from, 'dragstart');
            drags(from && to, 'dragover');
            drags(from && to, 'drop');
        },
        'unlink': async () => one(all('.parts__row button'))?.click(),
        'rename': () => ask(one(all('#shared [id^=rename-]')), 'name', words()),
        'describe': () => ask(one(all('#shared [id^=describe-]')), 'about', words()),
        'merge': async () => {
            const button = shared().length > 1 && one(all('#shared [id^=merge-]'));
            if (button) button.click();
            const places = () => all('#shared .places button:enabled');
            if (button) one(await comes(() => places().length && places())).click();
        },
        'merge one name': async () => one(all('#same-names button'))?.click(),
        'split': async () => one(all('#shared article > p.hint button'))?.click(),
        'order': async () => one(all('#shared [id^=earlier-], #shared [id^=later-]'))?.click(),
        'drop': async () => one(all('#shared [id^=drop-]'))?.click(),
        'accept': () => likely('.likely__row [id^=accept-]'),
        'refuse': () => likely('.likely__row .button--quiet'),
        'accept there': () => likely('.likely__row [id^=accept-]'),
        'refuse there': () => likely('.likely__row .button--quiet'),
        'strength': () => sign(all('.matrix__sign'), (radio) => radio.name === 'strength' && radio !== all('#sign-dialog input')[0]),
        'as votes say': () => sign(all('.matrix__hand').map((hand) => hand.closest('button')), (radio) => radio === all('#sign-dialog input')[0]),
        // What the report keeps out can be chosen, and is not shown.
        'quote': () => sign(all('.matrix__sign'), (radio) => radio.id.startsWith('quote-') && !radio.closest('li').querySelector('.hint')),
        'no quote': () => {
            const quote = one(all('.matrix__quote'));
            const group = Number(quote?.querySelector('.hint').textContent.match(/[0-9]+/));
            const signs = quote ? all('.matrix__sign', quote.closest('tr')) : [];
            return sign(signs.slice(group - 1, group), (radio) => radio.name === 'quote' && !radio.id);
        },
        'keep out': async () => one(all('#personal-notes > li:not(.desk__note--out) button'))?.click(),
        'keep out found': async () => {
            const hits = () => all('#found-to-keep-out + ul > li');
            await find('find-to-keep-out', one(['e', 'a', 'o']), () => hits().length);
            one(hits().filter((hit) => !hit.matches('.desk__note--out')))?.querySelector('button').click();
            type(await at('find-to-keep-out'), '');
        },
        'reword': async () => {
            const field = one(all('#kept-out input'));
            if (field) type(field, words(), 'change');
        },
        'let in': async () => one(all('#kept-out > li button'))?.click(),
        'match': async () => {
            const field = one(all('#matches select'));
            if (field) choose(field, one([...field.options].filter((option) => !option.selected)));
        },
    };
    const steps = () => Object.keys(localStorage).filter((key) => key.includes('/forged01/-/desk/')).length;
    const before = steps();
    (async () => {
        await kinds[kind]();
        await later();
        // What was refused leaves its ticks.
        document.querySelector('.bar-of-actions .button--quiet')?.click();
    })().then(() => done(steps() - before), (fault) => done(String(fault)));";

/// What a room need not show: what came with a desk stands in other rooms, and what is not to be asked again is asked in none.
const ELSEWHERE: [&str; 2] = ["join", "refuse there"];

/// One command that was carried out, and what its room said before and after.
struct Step {
    room: &'static str,
    kind: &'static str,
    before: Value,
    after: Value,
}

/// On the way through the rooms.
struct Walk<'a> {
    desk: Desk<'a>,
    state: u64,
    /// Desks of the event that are still to be joined.
    others: Vec<PathBuf>,
    /// How often each kind was carried out.
    times: BTreeMap<&'static str, usize>,
    /// How often it was tried: a room where something is in vain again and again keeps none of the others waiting.
    tries: BTreeMap<&'static str, usize>,
    /// What could not be done since something was.
    futile: BTreeSet<&'static str>,
    room: usize,
    /// How many of the rooms it goes through.
    rooms: usize,
    /// The room that is open, and what it says.
    shown: Option<(&'static str, Value)>,
}

impl Walk<'_> {
    /// A number below this. A seed is all that a run hangs on: each state is worked out of the one before.
    fn below(&mut self, most: usize) -> Result<usize, Fault> {
        let next = self.state.wrapping_mul(6_364_136_223_846_793_005);
        self.state = next.wrapping_add(1_442_695_040_888_963_407);
        Ok(usize::try_from(self.state >> 33)? % most)
    }

    /// Carries out a command: of this room mostly, and what came least often every second time.
    async fn goes_on(&mut self) -> Result<Step, Fault> {
        for _ in 0..200 {
            let Some((room, kind)) = self.drawn()? else { continue };
            *self.tries.entry(kind).or_default() += 1;
            let before = match &self.shown {
                Some((shown, said)) if *shown == room => said.clone(),
                _ => {
                    self.desk.enter(room).await?;
                    self.desk.says(room).await?
                }
            };
            self.shown = Some((room, before.clone()));
            let steps = if kind == "join" { self.joins().await? } else { self.does(kind).await? };
            if steps == json!(1) {
                let after = self.desk.says(room).await?;
                self.shown = Some((room, after.clone()));
                *self.times.entry(kind).or_default() += 1;
                self.futile.clear();
                let seen = ELSEWHERE.contains(&kind) || shows_more(&before, &after);
                holds(seen, format!("nothing to be seen of {kind} in {after}"))?;
                return Ok(Step { room, kind, before, after });
            }
            holds(steps == json!(0), format!("{kind} was {steps} steps"))?;
            self.futile.insert(kind);
        }
        Err("there is nothing more to do".into())
    }

    /// What was not carried out yet and can be.
    fn never_done(&self) -> Vec<&'static str> {
        // Ours have nothing that looks like a personal detail, and few themes that are alike.
        let can_be = |kind: &&str| are_real() || !["keep out", "accept there"].contains(kind);
        let kinds = KINDS.iter().flat_map(|(_, kinds)| *kinds).copied().filter(can_be);
        kinds.filter(|kind| !self.times.contains_key(kind)).collect()
    }

    /// What is to be tried next, and where; nothing where that was in vain.
    fn drawn(&mut self) -> Result<Option<(&'static str, &'static str)>, Fault> {
        if self.below(9)? == 0 {
            // Most is done where themes are linked; and every second time what was done least often.
            let most = [0, 0, 0, 0, 0, 1, 1, 2, 3, 4][self.below(10)?] % self.rooms;
            let least = (0..self.rooms).min_by_key(|room| {
                let can = |kind: &&&str| **kind != "join" || !self.others.is_empty();
                let tries = |kind: &&str| self.tries.get(kind).copied().unwrap_or_default();
                KINDS[*room].1.iter().filter(can).map(tries).min().unwrap_or(usize::MAX)
            });
            self.room = if self.below(2)? == 0 { most } else { least.unwrap_or(most) };
        }
        let (room, kinds) = KINDS[self.room];
        let left = kinds.iter().copied().filter(|kind| !self.futile.contains(kind));
        let left: Vec<_> = left.filter(|kind| *kind != "join" || !self.others.is_empty()).collect();
        let rarest = left.iter().min_by_key(|kind| self.times.get(**kind)).copied();
        let (turn, any) = (self.below(2)?, self.below(left.len().max(1))?);
        let never = rarest.filter(|kind| !self.times.contains_key(kind));
        let any = left.get(any).copied().filter(|_| turn == 0);
        let kind = never.or(any).or(rarest);
        if kind.is_none() {
            self.room = 0;
        }
        Ok(kind.map(|kind| (room, kind)))
    }

    async fn does(&mut self, kind: &str) -> Result<Value, Fault> {
        let seed = self.below(1 << 31)?;
        let done = self.desk.browser.driver.execute_async(DO, vec![kind.into(), seed.into()]);
        Ok(done.await?.json().clone())
    }

    /// Joins another desk of the event to this one.
    async fn joins(&mut self) -> Result<Value, Fault> {
        let browser = self.desk.browser;
        let other = self.others.pop().ok_or("no desk to join")?;
        browser.id("files").await?.send_keys(other.to_string_lossy()).await?;
        browser.click("join").await?;
        browser.until("it joined", "!document.getElementById('join-desk')").await?;
        Ok(json!(1))
    }
}

fn holds(is: bool, otherwise: String) -> Result<(), Fault> {
    if is { Ok(()) } else { Err(otherwise.into()) }
}

/// Whether more than what undo is called differs.
fn shows_more(before: &Value, after: &Value) -> bool {
    let said = |room: &Value| room.as_array().map(|said| said[1..].to_vec());
    said(before) != said(after)
}

/// The hand-ins of five real tables.
fn hand_ins(browser: &Browser) -> Result<Vec<PathBuf>, Fault> {
    let event = forge::event("Five tables", &["North", "South", "East", "West", "Harbour"]);
    let mut files = Vec::new();
    for (group, table) in tables()?.iter().enumerate() {
        let wrote = written(table, u32::try_from(group)? + 1);
        let text = wrote.forged.hand_in(&event, group);
        files.push(file_of(browser, &format!("group-{group}.json"), &text)?);
    }
    Ok(files)
}

/// Two desks that somebody else made of the same hand-ins, the first of which has more: this is where they are.
async fn desks_of_another(browser: &Browser, address: &str) -> Result<Vec<PathBuf>, Fault> {
    browser.driver.goto(address).await?;
    collect::collect(browser, &hand_ins(browser)?).await?;
    let mut desks = Vec::new();
    for (at, name) in ["What it costs", "Made elsewhere"].into_iter().enumerate() {
        rooms::go(browser, "themes").await?;
        let parts = rooms::parts(browser).await?;
        rooms::link(browser, &[&parts[at], &parts[at + 7]], name).await?;
        desks.insert(0, rooms::saved_as(browser, &format!("other-{at}")).await?);
    }
    Ok(desks)
}

/// Every step is taken back, and its room says what it said before; now and then all rooms are asked.
async fn taken_back(
    desk: Desk<'_>,
    steps: &[Step],
    all: &BTreeMap<usize, Value>,
) -> Result<(), Fault> {
    let mut shown = None;
    for (at, step) in steps.iter().enumerate().rev() {
        let told = |fault| format!("command {at}, {}, taken back: {fault}", step.kind);
        if shown != Some((step.room, &step.after)) {
            desk.enter(step.room).await?;
            desk.comes_to_say(step.room, &step.after).await.map_err(told)?;
        }
        if at % 10 == 0 {
            desk.browser
                .driver
                .execute("document.getElementById('main').focus()", Vec::new())
                .await?;
            desk.browser.press(Key::Control + "z").await?;
        } else {
            presses(desk, "undo").await?;
        }
        desk.comes_to_say(step.room, &step.before).await.map_err(told)?;
        shown = Some((step.room, &step.before));
        if let Some(expected) = all.get(&at) {
            desk.says_all(expected).await.map_err(told)?;
            shown = None;
        }
    }
    Ok(())
}

/// The same the other way round.
async fn made_again(
    desk: Desk<'_>,
    steps: &[Step],
    all: &BTreeMap<usize, Value>,
) -> Result<(), Fault> {
    let mut shown = "";
    for (at, step) in (1..).zip(steps) {
        if shown != step.room {
            desk.enter(step.room).await?;
        }
        let told = |fault| format!("command {at}, {}, made again: {fault}", step.kind);
        presses(desk, "redo").await?;
        desk.comes_to_say(step.room, &step.after).await.map_err(told)?;
        shown = step.room;
        if let Some(expected) = all.get(&at) {
            desk.says_all(expected).await.map_err(told)?;
            shown = "";
        }
    }
    let none = "document.getElementById('redo').getAttribute('aria-disabled') === 'true'";
    desk.browser.until("nothing to redo", none).await
}

async fn presses(desk: Desk<'_>, id: &str) -> Result<(), Fault> {
    let press = format!("document.getElementById('{id}').click()");
    desk.browser.driver.execute(press, Vec::new()).await?;
    Ok(())
}

/// The saved desk says in another browser what it says here.
async fn the_file_says_the_same(address: &str, file: &Path, expected: &Value) -> Result<(), Fault> {
    let browser = Browser::start().await?;
    browser.driver.goto(address).await?;
    browser.click("collect").await?;
    browser.id("files").await?.send_keys(file.to_string_lossy()).await?;
    browser.id("room-matrix").await?;
    let desk = Desk { browser: &browser, groups: 5, beside: "" };
    for room in ["themes", "matrix", "priorities", "report"] {
        desk.enter(room).await?;
        let mut said = expected[room].clone();
        // What is taken back next is another thing there: the whole desk came in one step.
        said[0] = desk.says(room).await?[0].clone();
        desk.comes_to_say(room, &said).await.map_err(|fault| format!("of the file, {fault}"))?;
    }
    Ok(())
}

async fn commands_are_undone(seed: u64) -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let elsewhere = Browser::start().await?;
    let others = desks_of_another(&elsewhere, &address).await?;
    browser.driver.goto(&address).await?;
    browser.click("example").await?;
    browser.until("the other event", "document.getElementById('matrix')").await?;
    browser.driver.goto(&address).await?;
    collect::collect(&browser, &hand_ins(&browser)?).await?;
    let desk = Desk { browser: &browser, groups: 5, beside: "example" };
    let (times, tries, futile) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
    // Before, no other desk is joined and none compared.
    let (room, rooms, shown) = (0, 3, None);
    let mut walk =
        Walk { desk, state: seed, others: Vec::new(), times, tries, futile, room, rooms, shown };
    for _ in 0..BEFORE {
        walk.goes_on().await?;
    }
    walk.times.clear();
    walk.tries.clear();
    (walk.others, walk.rooms) = (others, KINDS.len());
    walk.shown = None;
    let (mut steps, mut all) = (Vec::new(), BTreeMap::from([(0, desk.all().await?)]));
    while steps.len() < COMMANDS || (steps.len() < MOST && !walk.never_done().is_empty()) {
        steps.push(walk.goes_on().await?);
        if steps.len() % ASKED == 0 {
            all.insert(steps.len(), desk.all().await?);
            walk.shown = None;
        }
    }
    all.insert(steps.len(), desk.all().await?);
    let never = walk.never_done();
    holds(never.is_empty(), format!("never done: {never:?}; {:?}", walk.times))?;
    let states: BTreeSet<String> = steps.iter().map(|step| step.after.to_string()).collect();
    holds(states.len() > steps.len() * 3 / 4, format!("{} states are few", states.len()))?;
    let parted = all.values().map(Value::to_string).collect::<BTreeSet<_>>().len();
    holds(parted == all.len(), "two times all rooms said the same".to_owned())?;

    taken_back(desk, &steps, &all).await?;
    let first = rooms::saved_as(&browser, "first").await?;
    the_file_says_the_same(&address, &first, &all[&0]).await?;
    made_again(desk, &steps, &all).await?;
    browser.driver.refresh().await?;
    browser.id("undo").await?;
    desk.says_all(&all[&steps.len()]).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn two_hundred_commands_at_the_desk_are_taken_back_one_by_one() -> Result<(), Fault> {
    let named = std::env::var("TABLETALK_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = named.unwrap_or(SEED);
    Ok(commands_are_undone(seed).await.map_err(|fault| format!("seed {seed}: {fault}"))?)
}

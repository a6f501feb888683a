//! What an organiser sees of a desk, room by room: words, links, strengths, quotes, numbers, and what undo would take back.
//! What is only on its way (a form, a search, a tick) is no part of it.

use std::time::Instant;

use serde_json::{Map, Value, json};

use crate::Fault;
use crate::browser::{Browser, PATIENCE};

/// The rooms in which a desk says something.
const ROOMS: [&str; 6] = ["files", "themes", "matrix", "priorities", "report", "compare"];

/// What undo takes back next is said in every room.
const UNDO: &str = "undo";

/// What the open room says, and whether all of it is made; makes what comes with its place into sight.
const READ: &str = "
    const [room, groups, isAll] = arguments;
    const said = (at) => at?.textContent.replace(/\\s+/g, ' ').trim() ?? '';
    const all = (selector, read = said, of = document) => [...of.querySelectorAll(selector)].map(read);
    const name = (at) => at.getAttribute('aria-label');
    const links = (box) => all(':scope > .part__links', name, box.closest('.desk__note, article'));
    const chosen = (select) => [select.id, said(select.selectedOptions[0])];
    // How many suggestions are open; at another event only of what stood there when somebody looked.
    const left = () => said(document.getElementById('likely-state'));
    const looked = () => {
        document.getElementById('look-for-likely')?.click();
        return Boolean(document.querySelector('#likely[aria-busy=false]'));
    };
    const unmade = [...document.querySelectorAll('.room__said')].find((at) => !at.firstElementChild);
    const rooms = {
        files: () => [all('#received'), all('#tiles > li', (tile) => all(':scope > :not(details)', said, tile))],
        themes: () => [left(), all('#shared-title, #overlap, #same-names li'),
            all('#shared > li > article', (card) => [card.id, name(card),
                all(':scope > header > *, :scope > .hint, :scope > .theme__about, .parts__row', said, card)]),
            all('.room__group', (group) => [said(group.querySelector('.desk__group')),
                all('[id^=tick-]', (box) => [box.id, links(box)], group),
                all('.theme--linked h4', said, group)])],
        matrix: () => [all('main .empty, main .hint:not(#desk-kept, #matrix-order, .desk__head *)'),
            all('#matrix tbody tr', (row) => [all('th, .matrix__count, .matrix__median', said, row),
                all('.matrix__sign', (sign) => [sign.id, name(sign)], row)])],
        priorities: () => [all('main .empty, #differences li'), all('#priorities tbody tr', (row) => all('th, td', said, row))],
        report: () => [all('main h2, #personal'),
            all('#kept-out > li', (note) => [said(note), note.querySelector('.field input').value]),
            all('#personal-notes > li', (note) => [said(note), note.className])],
        compare: () => [isAll && left(), all('#changed, #little li'), all('#matches select', chosen),
            all('#compared tbody tr', (row) => all('th, td', said, row)), all('#events tr', said)],
    };
    const made = {
        files: () => document.querySelector('#tiles .tile__receipt'),
        themes: () => looked() && document.querySelectorAll('.room__said').length === groups && !unmade
            && all('.room__group details > :nth-child(2)').length === all('.room__group details').length
            && all('#shared .parts').length === all('#shared > li').length,
        matrix: () => document.querySelector('#matrix tbody tr, main .empty') && all('#matrix tbody tr', (row) => row.querySelector('.matrix__sign')).every(Boolean),
        priorities: () => document.querySelector('#priorities tbody, main .empty')
            && all('#priorities tbody', ({ rows }) => rows.length === rows[0].cells[0].rowSpan).every(Boolean),
        report: () => document.querySelector('#personal-notes[aria-busy=false]') && all('#personal-notes > li').length === (parseInt(said(document.getElementById('personal'))) || 0),
        compare: () => document.querySelector('#changed, main .empty') && (!document.getElementById('likely-title') || looked()),
    };
    if (!made[room]()) {
        unmade?.scrollIntoView();
        return null;
    }
    return [document.getElementById('undo')?.title ?? '', ...rooms[room]()];";

/// Chooses this event to be compared with, where the room of comparing asks for one.
const COMPARE: &str = "
    const field = document.getElementById('compare-with');
    if (field && field.value !== arguments[0]) {
        field.value = arguments[0];
        field.dispatchEvent(new Event('change', { bubbles: true }));
    }";

/// A desk that is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// Where it is open.
    pub browser: &'a Browser,
    /// How many groups handed in.
    pub groups: usize,
    /// The event that it is compared with; none where this is empty.
    pub beside: &'a str,
}

impl Desk<'_> {
    /// Goes to a room, unless it is open; and in that of comparing to the other event.
    pub async fn enter(&self, room: &str) -> Result<(), Fault> {
        let click = "const at = document.getElementById('room-' + arguments[0]);
            const isHere = at.getAttribute('aria-current') === 'page';
            if (!isHere) at.click();
            return isHere";
        let here = self.browser.driver.execute(click, vec![room.into()]).await?;
        if *here.json() == json!(true) {
            return Ok(());
        }
        let here = format!(
            "document.getElementById('room-{room}')?.getAttribute('aria-current') === 'page'"
        );
        self.browser.until(room, &here).await?;
        if room == "compare" {
            self.browser.driver.execute(COMPARE, vec![self.beside.into()]).await?;
        }
        Ok(())
    }

    /// What the room says that is open, as soon as all of it is made and stays the same.
    pub async fn says(&self, room: &str) -> Result<Value, Fault> {
        self.read(room, false).await
    }

    async fn read(&self, room: &str, is_all: bool) -> Result<Value, Fault> {
        let (started, mut before) = (Instant::now(), Value::Null);
        loop {
            let now = self.look(room, is_all).await?;
            if !now.is_null() && now == before {
                return Ok(now);
            }
            if started.elapsed() > PATIENCE {
                return Err(format!("the room of {room} does not come to rest: {now}").into());
            }
            before = now;
        }
    }

    async fn look(&self, room: &str, is_all: bool) -> Result<Value, Fault> {
        let given = vec![room.into(), self.groups.into(), is_all.into()];
        Ok(self.browser.driver.execute(READ, given).await?.json().clone())
    }

    /// Waits until the open room says this; where it does not, says in what it differs.
    pub async fn comes_to_say(&self, room: &str, expected: &Value) -> Result<(), Fault> {
        self.comes_to(room, expected, false).await
    }

    async fn comes_to(&self, room: &str, expected: &Value, is_all: bool) -> Result<(), Fault> {
        let started = Instant::now();
        loop {
            let now = self.look(room, is_all).await?;
            if now == *expected {
                return Ok(());
            }
            if started.elapsed() > PATIENCE {
                return Err(format!("{room}: {}", difference(&now, expected)).into());
            }
        }
    }

    /// What all rooms say.
    pub async fn all(&self) -> Result<Value, Fault> {
        let mut all = Map::new();
        for room in ROOMS {
            self.enter(room).await?;
            let mut said = self.read(room, true).await?;
            all.insert(UNDO.to_owned(), said[0].take());
            all.insert(room.to_owned(), said);
        }
        Ok(Value::Object(all))
    }

    /// Every room says what it said when this was read.
    pub async fn says_all(&self, expected: &Value) -> Result<(), Fault> {
        for room in ROOMS {
            self.enter(room).await?;
            let mut said = expected[room].clone();
            said[0] = expected[UNDO].clone();
            self.comes_to(room, &said, true).await?;
        }
        Ok(())
    }
}

/// Where two values first differ.
fn difference(now: &Value, expected: &Value) -> Value {
    match (now, expected) {
        (Value::Array(now), Value::Array(expected)) if now.len() == expected.len() => {
            let differs = now.iter().zip(expected).find(|(now, expected)| now != expected);
            differs.map_or(Value::Null, |(now, expected)| difference(now, expected))
        }
        _ => json!({ "says": now, "not": expected }),
    }
}
